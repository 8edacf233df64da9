import { type ReactNode, useId, useMemo, useState } from "react"
import { carriedOf } from "#shared/carry/carried"
import type { ReportFacts } from "#shared/checks/types"
import { parsedFigure, percent, written } from "#shared/ledger/change"
import { growthChecks } from "#shared/ledger/growth"
import { type LedgerRow, ownStatusText, tiedTo } from "#shared/ledger/rows"
import { tieCandidates, verify } from "#shared/ledger/verify"
import { figureOverYears, sameUnit } from "#shared/ledger/years"
import { Dot } from "../../ui/Dot"
import { Icon } from "../../ui/Icon"
import { SidePanel } from "../../ui/TablePage"
import { PairChart, YearChart } from "./Chart"
import { ownDotOf } from "./list"

/** What the panel can be asked for, all of the row that it shows. */
export interface PanelActs {
  open(): void
  change(): void
  /** Takes the word back where it was given. */
  confirm(): void
  note(words: string): void
  beginTie(): void
  tie(other: LedgerRow): void
  untie(row: LedgerRow): void
  show(row: LedgerRow): void
}

/** Beside the table: all that is known of the current figure. */
export function Panel(props: {
  row: LedgerRow | null
  rows: readonly LedgerRow[]
  names: ReadonlyMap<string, string>
  facts: ReportFacts
  lastYear: number | null
  writable: boolean
  acts: PanelActs
}) {
  const { row, names, acts, writable } = props
  if (!row)
    return (
      <SidePanel label="这个数">
        <b>还没有选哪个数</b>
        点左边的一行，看它从哪里来、与去年差多少。
      </SidePanel>
    )
  return (
    <SidePanel
      label="这个数"
      heading={names.get(row.key)!}
      beside={<span className="meta">{row.where}</span>}
    >
      <div className="scroll">
        <Value {...props} row={row} />
        <Verification {...props} row={row} />
        <Origin {...props} row={row} />
        <Note key={`${row.key} ${row.attrs.note}`} {...props} row={row} />
        <Ties {...props} row={row} />
        <SameUnit {...props} row={row} />
        {!writable && <p className="sec meta">这份报告现在只能看，不能改数，也不能确认。</p>}
      </div>
      <div className="lg-foot">
        <button type="button" className="btn" onClick={() => acts.open()}>
          <Icon name="arrow" />
          到正文里看 <kbd>Enter</kbd>
        </button>
        {writable && (
          <button type="button" className="btn" onClick={() => acts.change()}>
            改数 <kbd>F2</kbd>
          </button>
        )}
      </div>
    </SidePanel>
  )
}

type SectionProps = Parameters<typeof Panel>[0] & { row: LedgerRow }

function Value({ row, names, facts, writable, acts }: SectionProps) {
  const years = useMemo(() => figureOverYears(row, facts), [row, facts])
  const { before, number } = parsedFigure(row.text)
  const source = carriedOf(facts)?.last.source
  const [first] = years
  const dot = ownDotOf(row)
  return (
    <div className="sec">
      <div className="lg-kpi">
        {row.status === "blank" ? (
          <span className="lg-blank">待填</span>
        ) : (
          <b>
            {before}
            {number || row.shown.number}
          </b>
        )}
        <span>{row.shown.unit}</span>
        <Grown row={row} />
      </div>
      <YearChart name={names.get(row.key)!} unit={row.shown.unit} years={years} />
      {years.length > 1 && source && (
        <p className="meta">
          {years.length > 2
            ? `${first!.year ?? "前几"}—${years.at(-2)!.year ?? "去"} 年取自您历年的报告`
            : `去年的数取自“${source.name}”`}
        </p>
      )}
      <div className="row lg-word">
        <span className={`pill ${dot === "ok" || dot === "carry" ? dot : "mid"}`}>
          {dot && <Dot state={dot} label="" />}
          {ownStatusText(row)}
        </span>
        <span className="grow" />
        {writable && row.status !== "blank" && (
          <ConfirmButton confirmed={row.status === "confirmed"} acts={acts} />
        )}
      </div>
    </div>
  )
}

function SameUnit({ row, rows, names }: SectionProps) {
  const pairs = useMemo(() => sameUnit(rows, row), [rows, row])
  if (pairs.length === 0) return null
  return (
    <div className="sec">
      <h3 className="b">同是“{row.shown.unit}”的数，去年和今年</h3>
      <PairChart rows={pairs} names={names} at={row} />
    </div>
  )
}

function ConfirmButton({ confirmed, acts }: { confirmed: boolean; acts: PanelActs }) {
  return confirmed ? (
    <button type="button" className="btn btn-q" onClick={acts.confirm}>
      撤回确认 <kbd>空格</kbd>
    </button>
  ) : (
    <button type="button" className="btn btn-ok" onClick={acts.confirm}>
      <Icon name="check" />
      确认这个数 <kbd>空格</kbd>
    </button>
  )
}

function Grown({ row: { change, status } }: { row: LedgerRow }) {
  if (!change || change.difference === 0) return null
  const { difference, ratio, points } = change
  return (
    <span className={status === "confirmed" ? "lg-grown ok" : "lg-grown"}>
      <Icon name={difference > 0 ? "rise" : "fall"} />
      <span className="vh">{difference > 0 ? "增" : "减"}</span>
      <b>
        {ratio !== null
          ? percent(Math.abs(ratio))
          : `${written(Math.abs(difference))}${points ? " 个百分点" : ""}`}
      </b>
    </span>
  )
}

function Verification({ row, rows, facts, lastYear }: SectionProps) {
  const said = useMemo(() => verify(row, rows, facts, lastYear), [row, rows, facts, lastYear])
  return (
    <div className="sec">
      <h3 className="b">核对</h3>
      {said.length === 0 ? (
        <p className="meta">没有可核对的：这句里没有写增减，别处也没有写这个数。</p>
      ) : (
        <ul className="ck">
          {said.map(({ state, text }) => (
            <li key={text}>
              <Dot state={state} />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** 原句, with the figure and what is told of its growth underlined. */
function Origin({ row, facts, lastYear }: SectionProps) {
  const { text } = facts.blocks[row.block]!
  const marked = [row, ...growthChecks(row, facts, lastYear)].sort((a, b) => a.from - b.from)
  const pieces: ReactNode[] = []
  let at = row.sentence.from
  for (const { from, to } of marked) {
    pieces.push(text.slice(at, from), <b key={from}>{text.slice(from, to)}</b>)
    at = to
  }
  pieces.push(text.slice(at, row.sentence.to))
  return (
    <div className="sec">
      <h3 className="b">原句</h3>
      <p className="lg-src">{pieces}</p>
    </div>
  )
}

function Note({ row, rows, writable, acts }: SectionProps) {
  const id = useId()
  const [words, setWords] = useState(row.attrs.note)
  const known = [...new Set(rows.map(({ attrs }) => attrs.note).filter(Boolean))]
  if (!writable)
    return row.attrs.note === "" ? null : (
      <div className="sec">
        <h3 className="b">数据来源</h3>
        <p>{row.attrs.note}</p>
      </div>
    )
  // A blank holds no mark: what is known of it would be lost with the first key.
  if (row.status === "blank") return null
  return (
    <div className="sec">
      <h3 className="b">
        <label htmlFor={id}>数据来源</label>
      </h3>
      <input
        id={id}
        className="field lg-note"
        value={words}
        list={`${id}-known`}
        maxLength={200}
        placeholder="谁报的、哪张表，如：农经站 12 月报表"
        autoComplete="off"
        onChange={(event) => setWords(event.target.value)}
        onBlur={() => acts.note(words)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === "Enter") acts.note(words)
          else if (event.key === "Escape" && words !== row.attrs.note) setWords(row.attrs.note)
          else return
          event.preventDefault()
          event.nativeEvent.stopImmediatePropagation()
        }}
      />
      <datalist id={`${id}-known`}>
        {known.map((note) => (
          <option key={note} value={note} />
        ))}
      </datalist>
    </div>
  )
}

/** 同一个数: the other places of the figure, and those that look like it. */
function Ties({ row, rows, names, writable, acts }: SectionProps) {
  const tied = tiedTo(rows, row)
  const likely = writable ? tieCandidates(rows, row) : []
  if (row.status === "blank" || (!writable && tied.length === 0)) return null
  const place = (other: LedgerRow) => `${other.where}：${names.get(other.key)} ${other.text}`
  return (
    <div className="sec">
      <h3 className="b">同一个数写在几处</h3>
      {tied.length + likely.length === 0 ? (
        <p className="meta">别处也写了这个数，就连起来；以后改一处，会问另一处。</p>
      ) : (
        <ul className="lg-ties">
          {tied.map((other) => (
            <li key={other.key} className="row">
              <Icon name="link" size={12} />
              <button
                type="button"
                className="lnk grow cut"
                title={place(other)}
                onClick={() => acts.show(other)}
              >
                {place(other)}
              </button>
            </li>
          ))}
          {likely.map((other) => (
            <li key={other.key} className="row">
              <button
                type="button"
                className="lnk grow cut"
                title={place(other)}
                onClick={() => acts.show(other)}
              >
                {place(other)}
              </button>
              <button
                type="button"
                className="btn btn-q"
                aria-label={`连上：${place(other)}`}
                onClick={() => acts.tie(other)}
              >
                连上
              </button>
            </li>
          ))}
        </ul>
      )}
      {writable && (
        <div className="row">
          <button type="button" className="btn" onClick={acts.beginTie}>
            <Icon name="link" />
            连成同一个数
          </button>
          {tied.length > 0 && (
            <button type="button" className="btn btn-q" onClick={() => acts.untie(row)}>
              <Icon name="unlink" />
              解开
            </button>
          )}
        </div>
      )}
    </div>
  )
}
