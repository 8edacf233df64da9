import { type KeyboardEvent, memo, useRef } from "react"
import { type BatchRow, isFailure } from "#shared/batch/row"
import { useApp } from "../../app/store"
import { Dot } from "../../ui/Dot"
import { focusRow, RowButton } from "../../ui/RowButton"
import { type SortColumn, SortHeads } from "../../ui/SortHeads"
import { rowAfter } from "../start/report-list"
import { copyWords } from "./acts"
import { nextOrder, type SortKey, type SortOrder, type TableRow, unitOf } from "./rows"
import { carriedPercent, isOverCarried, type Verdict, verdictDots, verdictNames } from "./verdict"

const columns: readonly SortColumn<SortKey>[] = [
  { by: "unit", label: "单位", className: "bt-unit" },
  { by: "name", label: "述职人", className: "bt-name" },
  { by: "characters", label: "字数", className: "bt-chars r" },
  { by: "problemShare", label: "问题占比", className: "bt-share r" },
  { by: "highlights", label: "亮点有数", className: "bt-pips" },
  { by: "answered", label: "因措齐全", className: "bt-pips" },
  { by: "carried", label: "与上年相同", className: "bt-carried" },
  { by: "errors", label: "必须改", className: "bt-count r" },
  { by: "warnings", label: "建议看", className: "bt-count bt-warn r" },
  { by: "verdict", label: "结论", className: "bt-verdict" },
]

/** One line a report. Arrows go from line to line, Enter opens the original, the heads sort. */
export function Table(props: {
  rows: readonly TableRow[]
  at: TableRow | null
  order: SortOrder | null
  /** Last year's folder was chosen: a report without an old one can be given one. */
  hasLast: boolean
  onMatch(file: string): void
  onSort(order: SortOrder | null): void
  onCurrent(file: string): void
  onOpen(file: string): void
}) {
  const { rows, at, order, hasLast, onMatch, onSort, onCurrent, onOpen } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (!at || event.ctrlKey || event.altKey || event.shiftKey || event.nativeEvent.isComposing) return
    const onRow = (event.target as HTMLElement).matches("[data-row]")
    const next = rowAfter(event.key, rows.indexOf(at), rows.length)
    if (next !== null) focusRow(body.current, rows[next]!.result.file)
    else if (event.key === "Enter" && onRow) onOpen(at.result.file)
    else return
    event.preventDefault()
  }
  return (
    <table className="tp-table bt-table">
      <thead>
        <tr>
          <SortHeads columns={columns} order={order} onSort={(by) => onSort(nextOrder(order, by))} />
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={onKeyDown}>
        {rows.map((row) => (
          <Line
            key={row.result.file}
            result={row.result}
            verdict={row.verdict}
            isCurrent={row === at}
            onMatch={hasLast ? onMatch : null}
            onCurrent={onCurrent}
            onOpen={onOpen}
          />
        ))}
      </tbody>
    </table>
  )
}

interface LineProps extends TableRow {
  isCurrent: boolean
  onMatch: ((file: string) => void) | null
  onCurrent(file: string): void
  onOpen(file: string): void
}

/** Of a thousand lines only those that changed are drawn again; the functions do the same whichever they are. */
const Line = memo(
  ({ result, verdict, isCurrent, onMatch, onCurrent, onOpen }: LineProps) => {
    const { file } = result
    return (
      <tr
        className={isCurrent ? "is-cur" : undefined}
        onFocus={() => onCurrent(file)}
        onClick={(event) => {
          const { target, currentTarget } = event
          if (!(target as HTMLElement).closest("button")) focusRow(currentTarget.parentElement, file)
        }}
        onDoubleClick={() => onOpen(file)}
      >
        <td className="bt-unit">
          <RowButton row={file} title={file} isCurrent={isCurrent}>
            {unitOf(result)}
          </RowButton>
        </td>
        {isFailure(result) ? (
          <Failed failure={result.failure} name={unitOf(result)} isCurrent={isCurrent} />
        ) : (
          <Cells row={result} verdict={verdict!} isCurrent={isCurrent} onMatch={onMatch} />
        )}
      </tr>
    )
  },
  (a, b) =>
    a.result === b.result &&
    a.verdict === b.verdict &&
    a.isCurrent === b.isCurrent &&
    (a.onMatch === null) === (b.onMatch === null),
)

function Cells(props: {
  row: BatchRow
  verdict: Verdict
  isCurrent: boolean
  onMatch: ((file: string) => void) | null
}) {
  const { row, verdict, isCurrent, onMatch } = props
  const { name, characters, problemShare, levels } = row
  return (
    <>
      <td className="bt-name cut">{name ?? <span className="dim">—</span>}</td>
      <td className="bt-chars r">{characters.toLocaleString("en-US")}</td>
      <td className="bt-share r">{`${Math.round(problemShare * 100)}%`}</td>
      <td className="bt-pips">
        <Pips part={row.highlightsWithFigures} whole={row.highlights} />
      </td>
      <td className="bt-pips">
        <Pips part={row.problemsAnswered} whole={row.problems} />
      </td>
      <td className="bt-carried">
        {row.carriedRatio === null ? (
          <NoLast row={row} isCurrent={isCurrent} onMatch={onMatch} />
        ) : (
          <CarriedBar row={row} ratio={row.carriedRatio} />
        )}
      </td>
      <td className="bt-count r">
        {levels.error > 0 ? <b className="seal">{levels.error}</b> : <span className="dim">0</span>}
      </td>
      <td className="bt-count bt-warn r">
        {levels.warning > 0 ? levels.warning : <span className="dim">0</span>}
      </td>
      <td className="bt-verdict">
        <VerdictPill verdict={verdict} errors={levels.error} />
      </td>
    </>
  )
}

/** 沿用率; over the reviewer's limit it is bold and has the colour of what is last year's. */
function CarriedBar({ row, ratio }: { row: BatchRow; ratio: number }) {
  const isOver = isOverCarried(row)
  return (
    <>
      <span className="cb" aria-hidden="true">
        <i className={isOver ? "hi" : undefined} style={{ width: `${Math.min(100, ratio * 100)}%` }} />
      </span>
      {isOver ? <b>{carriedPercent(row)}</b> : carriedPercent(row)}
      {isOver && <span className="vh">，超过尺度</span>}
    </>
  )
}

/** It is held against no old report; while there are any, one can be chosen here. */
function NoLast(props: { row: BatchRow; isCurrent: boolean; onMatch: ((file: string) => void) | null }) {
  const { row, isCurrent, onMatch } = props
  return (
    <>
      <span className="dim">—</span>
      {onMatch && (
        <button
          type="button"
          className="lnk bt-choose"
          tabIndex={isCurrent ? 0 : -1}
          aria-label={`选一份上年的：${unitOf(row)}`}
          onClick={() => onMatch(row.file)}
        >
          选一份
        </button>
      )}
    </>
  )
}

/** More than so many squares do not fit; then a bar of their length stands for them. */
const mostPips = 7

/** `4/5` and a square for each. */
function Pips({ part, whole }: { part: number; whole: number }) {
  if (whole === 0) return <span className="dim">—</span>
  return (
    <>
      <span className="fr">
        {part}
        <i>/</i>
        {whole}
      </span>
      {whole > mostPips ? (
        <span className="pips is-bar" aria-hidden="true">
          <i style={{ width: `${(part / whole) * 100}%` }} />
        </span>
      ) : (
        <span className="pips" aria-hidden="true">
          {Array.from({ length: whole }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: squares are all alike
            <i key={at} className={at < part ? "on" : undefined} />
          ))}
        </span>
      )}
    </>
  )
}

const pillClasses: Readonly<Record<Verdict, string>> = {
  back: "pill err",
  revise: "pill",
  ask: "pill",
  open: "pill mid",
  passed: "pill ok",
}

export function VerdictPill({ verdict, errors }: { verdict: Verdict; errors: number }) {
  return (
    <span className={pillClasses[verdict]}>
      <Dot state={verdictDots[verdict]} label="" />
      {verdict === "open" && errors === 0 ? "无必须改，待您定" : verdictNames[verdict]}
    </span>
  )
}

function Failed({ failure, name, isCurrent }: { failure: string; name: string; isCurrent: boolean }) {
  const app = useApp()
  return (
    <>
      <td className="bt-name dim">—</td>
      <td colSpan={columns.length - 2} className="bt-bad">
        <span className="row">
          <Dot state="warn" label="" />
          <span className="cut" title={failure}>
            {`打不开：${failure}`}
          </span>
          <button
            type="button"
            className="lnk"
            tabIndex={isCurrent ? 0 : -1}
            aria-label={`复制这句话：${name}`}
            onClick={() => copyWords(app, `${name}：${failure}`, "这句话")}
          >
            复制这句话
          </button>
        </span>
      </td>
    </>
  )
}
