import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react"
import type { ReportEntry, ReportId } from "#shared/api/contract"
import { openReport } from "../../app/actions"
import { keysOf } from "../../app/command-keys"
import { runCommand } from "../../app/commands"
import { showDialog, useApp, useAppState } from "../../app/store"
import { Dot } from "../../ui/Dot"
import { Icon, type IconName } from "../../ui/Icon"
import { CarryDialog } from "./CarryDialog"
import { deleteReport, duplicateReport, renameReport } from "./report-acts"
import {
  nameOf,
  rowAfter,
  type SortKey,
  type SortOrder,
  searchReports,
  sortReports,
  stateOf,
} from "./report-list"
import { when } from "./when"

/** 全部报告: all that is not in the bin, found by words, sorted by a column, worked on by keys. */
export function ReportsPage() {
  const app = useApp()
  const reports = useAppState((state) => state.reports)
  const [query, setQuery] = useState("")
  const [order, setOrder] = useState<SortOrder>({ by: "savedAt", descending: true })
  const table = useRef<HTMLTableElement>(null)
  const present = useMemo(() => reports?.filter(({ deletedAt }) => deletedAt === null) ?? [], [reports])
  const shown = useMemo(() => sortReports(searchReports(present, query), order), [present, query, order])
  return (
    <section className="sp-page" aria-labelledby="reports-title">
      <div className="sp-head">
        <h1 id="reports-title">全部报告</h1>
        {present.length > 0 && (
          <div className="field sp-search">
            <Icon name="search" />
            <input
              type="search"
              aria-label="找报告"
              placeholder="题目、单位、年份"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== "ArrowDown" || event.nativeEvent.isComposing) return
                event.preventDefault()
                table.current?.querySelector<HTMLElement>("tbody [tabindex='0']")?.focus()
              }}
            />
          </div>
        )}
        <span className="meta" role="status">
          {query.trim() !== "" && `找到 ${shown.length} 份`}
        </span>
        <span className="grow" />
        <button type="button" className="btn" onClick={() => runCommand(app, "new")}>
          <Icon name="docplus" />
          新建报告 <kbd>{keysOf("new")}</kbd>
        </button>
      </div>
      {shown.length > 0 && (
        <>
          <div className="sp-scroll">
            <table ref={table} className="sp-table is-all">
              <Head order={order} onSort={setOrder} />
              <Rows entries={shown} />
            </table>
          </div>
          <p className="sp-keys meta">
            <kbd>Enter</kbd> 打开　<kbd>F2</kbd> 改名　<kbd>Ctrl+D</kbd> 复制一份　<kbd>Ctrl+Enter</kbd>{" "}
            以它写今年的　<kbd>Delete</kbd> 放进回收站
          </p>
        </>
      )}
      {reports !== null && shown.length === 0 && <Nothing searched={present.length > 0} />}
    </section>
  )
}

function Nothing({ searched }: { searched: boolean }) {
  return searched ? (
    <div className="empty">
      <b>没有找到</b>
      题目、名字、单位、年份、文件名里都没有这几个字。换个说法，或删去几个字。
    </div>
  ) : (
    <div className="empty">
      <b>还没有报告</b>
      把去年的报告拖进窗口，或新建一份空白的。写过的都列在这里，边写边存。
    </div>
  )
}

const columns: readonly { by: SortKey; label: string; className?: string }[] = [
  { by: "name", label: "报告" },
  { by: "year", label: "述职年度" },
  { by: "unit", label: "单位" },
  { by: "characters", label: "字数", className: "r" },
  { by: "savedAt", label: "修改时间" },
]

/** Times and counts are first looked for at their greatest, names at their beginning. */
const startsDescending: ReadonlySet<SortKey> = new Set(["year", "characters", "savedAt"])

function Head({ order, onSort }: { order: SortOrder; onSort(order: SortOrder): void }) {
  return (
    <thead>
      <tr>
        {columns.map(({ by, label, className }) => {
          const on = order.by === by
          return (
            <th
              key={by}
              className={className}
              aria-sort={on ? (order.descending ? "descending" : "ascending") : undefined}
            >
              <button
                type="button"
                className="sp-sort"
                onClick={() => onSort({ by, descending: on ? !order.descending : startsDescending.has(by) })}
              >
                {label}
                {on && <Icon name={order.descending ? "down" : "up"} size={12} />}
              </button>
            </th>
          )
        })}
        <th>存在哪里</th>
        <th>
          <span className="vh">可做的事</span>
        </th>
      </tr>
    </thead>
  )
}

function Rows({ entries }: { entries: readonly ReportEntry[] }) {
  const app = useApp()
  const body = useRef<HTMLTableSectionElement>(null)
  const [current, setCurrent] = useState<ReportId | null>(null)
  const [renaming, setRenaming] = useState<ReportId | null>(null)
  /** The report whose row is to take the focus once it is drawn. */
  const wanted = useRef<ReportId | null>(null)
  const at = Math.max(
    entries.findIndex(({ id }) => id === current),
    0,
  )
  const focusRow = (id: ReportId | undefined) =>
    body.current?.querySelector<HTMLElement>(`[data-report="${id}"]`)?.focus()

  useEffect(() => {
    if (wanted.current === null || !entries.some(({ id }) => id === wanted.current)) return
    focusRow(wanted.current)
    wanted.current = null
  })

  const acts = {
    open: (entry: ReportEntry) => void openReport(app, entry.id),
    rename: (entry: ReportEntry) => setRenaming(entry.id),
    renamed: (entry: ReportEntry, name: string | null, byKey: boolean) => {
      setRenaming(null)
      // Who clicked elsewhere wants to be there.
      if (byKey) wanted.current = entry.id
      if (name === null) return
      void renameReport(app, entry, name).then(() => {
        if (byKey) focusRow(entry.id)
      })
    },
    duplicate: (entry: ReportEntry) => {
      void duplicateReport(app, entry).then((copy) => {
        if (copy) focusRow(copy.id)
      })
    },
    carry: (entry: ReportEntry) => showDialog(app, (close) => <CarryDialog entry={entry} onClose={close} />),
    remove: (entry: ReportEntry) => {
      const i = entries.indexOf(entry)
      const next = entries[i + 1] ?? entries[i - 1]
      void deleteReport(app, entry).then(() => focusRow(next?.id))
    },
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const entry = entries[at]
    if (!entry || renaming !== null || event.nativeEvent.isComposing) return
    const next =
      event.ctrlKey || event.altKey || event.shiftKey ? null : rowAfter(event.key, at, entries.length)
    if (next !== null) focusRow(entries[next]?.id)
    else if (event.key === "Enter" && event.ctrlKey) acts.carry(entry)
    else if (event.key === "F2") acts.rename(entry)
    else if (event.key === "Delete") acts.remove(entry)
    else if (event.key.toLowerCase() === "d" && (event.ctrlKey || event.metaKey)) acts.duplicate(entry)
    else return
    event.preventDefault()
  }

  return (
    <tbody ref={body} onKeyDown={onKeyDown}>
      {entries.map((entry, i) => (
        <Row
          key={entry.id}
          entry={entry}
          isCurrent={i === at}
          renaming={entry.id === renaming}
          acts={acts}
          onFocus={() => setCurrent(entry.id)}
        />
      ))}
    </tbody>
  )
}

interface RowActs {
  open(entry: ReportEntry): void
  rename(entry: ReportEntry): void
  renamed(entry: ReportEntry, name: string | null, byKey: boolean): void
  duplicate(entry: ReportEntry): void
  carry(entry: ReportEntry): void
  remove(entry: ReportEntry): void
}

function Row(props: {
  entry: ReportEntry
  isCurrent: boolean
  renaming: boolean
  acts: RowActs
  onFocus(): void
}) {
  const { entry, isCurrent, renaming, acts, onFocus } = props
  const { info } = useApp()
  const { summary, file } = entry
  const state = stateOf(entry)
  const name = nameOf(entry)
  const act = (icon: IconName, label: string, keys: string, run: () => void) => (
    <button
      type="button"
      className="btn btn-q btn-i"
      title={`${label} ${keys}`}
      aria-label={`${label}：${name}`}
      tabIndex={isCurrent ? 0 : -1}
      onClick={run}
    >
      <Icon name={icon} />
    </button>
  )
  return (
    <tr className={isCurrent ? "is-cur" : undefined} onFocus={onFocus}>
      <td className="sp-name">
        {renaming ? (
          <Rename entry={entry} onDone={(value, byKey) => acts.renamed(entry, value, byKey)} />
        ) : (
          <button
            type="button"
            className="sp-open"
            data-report={entry.id}
            tabIndex={isCurrent ? 0 : -1}
            onClick={() => acts.open(entry)}
          >
            <span className="cut">{name}</span>
            <span className="rs">
              {state.dot ? <Dot state={state.dot} label="" /> : <Icon name="pen" size={12} />}
              <span className="cut">{state.words}</span>
            </span>
          </button>
        )}
      </td>
      <td>{summary.year ?? "未定"}</td>
      <td className="sp-unit cut">{summary.unit ?? ""}</td>
      <td className="r">{summary.characters.toLocaleString("zh-CN")}</td>
      <td>{when(entry.savedAt, new Date())}</td>
      <td className="sp-file cut">{file ?? (info.shell === "portable" ? "仅在浏览器中" : "资料夹")}</td>
      <td className="sp-acts">
        {act("docplus", "以它写今年的", "Ctrl+Enter", () => acts.carry(entry))}
        {act("pen", "改名", "F2", () => acts.rename(entry))}
        {act("docs", "复制一份", "Ctrl+D", () => acts.duplicate(entry))}
        {act("trash", "放进回收站", "Delete", () => acts.remove(entry))}
      </td>
    </tr>
  )
}

function Rename(props: { entry: ReportEntry; onDone(name: string | null, byKey: boolean): void }) {
  const { entry, onDone } = props
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  /** Enter and Esc take the field away, and a field that goes away is left: it counts once. */
  const over = useRef(false)
  const finish = (name: string | null, byKey: boolean) => {
    if (over.current) return
    over.current = true
    onDone(name, byKey)
  }
  return (
    <input
      ref={field}
      className="field sp-rename"
      aria-label="报告的名字"
      placeholder={entry.summary.title}
      maxLength={200}
      defaultValue={nameOf(entry)}
      onBlur={(event) => finish(event.target.value, false)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === "Enter") finish(event.currentTarget.value, true)
        else if (event.key === "Escape") finish(null, true)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}
