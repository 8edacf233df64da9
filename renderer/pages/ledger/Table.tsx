import { type KeyboardEvent, memo, useLayoutEffect, useRef } from "react"
import { parsedFigure, percent, written } from "#shared/ledger/change"
import { clashText, type LedgerRow, statusText } from "#shared/ledger/rows"
import { Dot } from "../../ui/Dot"
import { Icon } from "../../ui/Icon"
import { focusRow, RowButton } from "../../ui/RowButton"
import { rowAfter } from "../start/report-list"
import { dotOf, lineOf } from "./list"

/** A figure while it is typed over in its cell. */
export interface Editing {
  key: string
  text: string
  /** Where the caret begins; -1: all is there to be typed over. */
  caret: number
}

/** What a line of the table can be asked for; all by the key of the row. */
export interface LineActs {
  onCurrent(key: string): void
  onOpen(key: string): void
  onCommit(key: string, typed: string): void
  onCancel(): void
}

/**
 * One line a figure, in the order of the text. Arrows go from line to line.
 *
 * @param lastYear what the column of last year's is called; null: no old report is known, and there is no such column
 * @param onKey other keys on a line; answers whether it took the key
 */
export function Table(props: {
  rows: readonly LedgerRow[]
  names: ReadonlyMap<string, string>
  at: LedgerRow | null
  year: string
  lastYear: string | null
  editing: Editing | null
  acts: LineActs
  onKey(event: KeyboardEvent): boolean
}) {
  const { rows, names, at, year, lastYear, editing, acts, onKey } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !(event.target as HTMLElement).matches("[data-row]")) return
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey
    const next = isPlain && at ? rowAfter(event.key, rows.indexOf(at), rows.length) : null
    if (next !== null) focusRow(body.current, rows[next]!.key)
    else if (!onKey(event)) return
    event.preventDefault()
  }
  return (
    <table className={lastYear === null ? "tp-table lg-table is-plain" : "tp-table lg-table"}>
      <thead>
        <tr>
          <th className="lg-where">出处</th>
          <th className="lg-what">指标</th>
          <th className="lg-now r">{year}</th>
          <th className="lg-unit">
            <span className="vh">单位</span>
          </th>
          {lastYear !== null && (
            <>
              <th className="lg-then r">{lastYear}</th>
              <th className="lg-change">比上年</th>
              <th className="lg-size">幅度</th>
            </>
          )}
          <th className="lg-state">状态</th>
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={onKeyDown}>
        {rows.map((row, i) => (
          <Line
            key={row.key}
            row={row}
            name={names.get(row.key)!}
            begins={rows[i - 1]?.where !== row.where}
            isCurrent={row === at}
            compared={lastYear !== null}
            editing={editing?.key === row.key ? editing : null}
            acts={acts}
          />
        ))}
      </tbody>
    </table>
  )
}

interface LineProps {
  row: LedgerRow
  name: string
  /** It is the first of its place. */
  begins: boolean
  isCurrent: boolean
  compared: boolean
  editing: Editing | null
  acts: LineActs
}

/** Of a thousand lines only those that changed are drawn again; the acts do the same whichever they are. */
const Line = memo(
  ({ row, name, begins, isCurrent, compared, editing, acts }: LineProps) => {
    const { key, where } = row
    return (
      <tr
        className={isCurrent ? "is-cur" : undefined}
        onFocus={() => acts.onCurrent(key)}
        onClick={({ target, currentTarget }) => {
          if (!(target as HTMLElement).closest("button, input")) focusRow(currentTarget, key)
        }}
        onDoubleClick={({ target }) => {
          if (!(target as HTMLElement).closest("input")) acts.onOpen(key)
        }}
      >
        <td className="lg-where dim">{begins ? where : <span className="vh">{where}</span>}</td>
        <td className="lg-what">
          <RowButton row={key} title={name} isCurrent={isCurrent}>
            {name}
          </RowButton>
        </td>
        <td className="lg-now r">
          {editing ? <Field editing={editing} name={name} acts={acts} /> : <Now row={row} />}
        </td>
        <td className="lg-unit">{row.shown.unit}</td>
        {compared && <Compared row={row} />}
        <td className="lg-state">
          <State row={row} />
        </td>
      </tr>
    )
  },
  (a, b) =>
    a.row.key === b.row.key &&
    lineOf(a.row) === lineOf(b.row) &&
    a.name === b.name &&
    a.begins === b.begins &&
    a.isCurrent === b.isCurrent &&
    a.compared === b.compared &&
    a.editing === b.editing,
)

function Now({ row }: { row: LedgerRow }) {
  if (row.status === "blank") return <span className="lg-blank">待填</span>
  const { before, number } = parsedFigure(row.text)
  return (
    <b>
      {before}
      {number || row.shown.number}
    </b>
  )
}

function Compared({ row }: { row: LedgerRow }) {
  const { last, shown, change } = row
  return (
    <>
      <td className="lg-then r dim">
        {last ? (last.shown.unit === shown.unit ? last.shown.number : last.text) : "—"}
      </td>
      <td className="lg-change">
        <Change row={row} />
      </td>
      <td className="lg-size">
        <span className="lg-bar" aria-hidden="true">
          {change && change.difference !== 0 && (
            <i
              className={change.difference < 0 ? "is-less" : undefined}
              style={{ width: `${barOf(change.ratio)}px` }}
            />
          )}
        </span>
      </td>
    </>
  )
}

/** Half as much again fills the column; what is more is not longer. In px. */
const fullBar = 72
const barOf = (ratio: number | null) => Math.max(2, Math.min(fullBar, Math.abs(ratio ?? 0) * 2 * fullBar))

/** ↑ 62 14.6% */
export function Change({ row: { change, last, status } }: { row: LedgerRow }) {
  if (!change) {
    if (status === "blank") return null
    if (last) return <span className="dim">—</span>
    return (
      <span className="dim">
        <Icon name="plus" size={12} /> 新增
      </span>
    )
  }
  const { difference, ratio, points } = change
  if (difference === 0)
    return (
      <span className="dim">
        <Icon name="flat" size={12} /> 持平
      </span>
    )
  return (
    <>
      <span className="lg-diff">
        <Icon name={difference > 0 ? "rise" : "fall"} size={12} />
        <span className="vh">{difference > 0 ? "增" : "减"}</span>
        {written(Math.abs(difference))}
      </span>
      <span className="dim">{points ? "百分点" : ratio !== null && percent(Math.abs(ratio))}</span>
    </>
  )
}

function State({ row }: { row: LedgerRow }) {
  const dot = dotOf(row)
  const [clash] = row.clashes
  const words = clash === undefined ? statusText(row) : clashText(clash)
  return (
    <span className={`pill ${dot === "ok" || dot === "carry" ? dot : "mid"}`} title={clash}>
      {dot && <Dot state={dot} label="" />}
      <span className="cut">{words}</span>
    </span>
  )
}

/** Enter puts in what was typed, so does leaving the cell; Esc leaves the figure as it was. */
function Field({ editing, name, acts }: { editing: Editing; name: string; acts: LineActs }) {
  const { key, text, caret } = editing
  const field = useRef<HTMLInputElement>(null)
  const done = useRef(false)
  useLayoutEffect(() => {
    field.current!.focus()
    if (caret < 0) field.current!.select()
    else field.current!.setSelectionRange(caret, caret)
  }, [caret])
  const commit = (typed: string) => {
    if (done.current) return
    done.current = true
    acts.onCommit(key, typed)
  }
  return (
    <input
      ref={field}
      className="field lg-field r"
      aria-label={`改数：${name}`}
      defaultValue={text}
      maxLength={30}
      onBlur={(event) => commit(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.shiftKey || event.altKey || event.ctrlKey) return
        if (event.key === "Enter") commit(event.currentTarget.value)
        else if (event.key === "Escape") {
          done.current = true
          acts.onCancel()
        } else return
        event.preventDefault()
        event.stopPropagation()
        event.nativeEvent.stopImmediatePropagation()
      }}
    />
  )
}
