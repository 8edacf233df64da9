import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react"
import type { ReportEntry, ReportId } from "#shared/api/contract"
import { openReport } from "../../app/actions"
import { keysOf } from "../../app/command-keys"
import { runCommand } from "../../app/commands"
import { showDialog, useApp, useAppState } from "../../app/store"
import { useQuery } from "../../panels/library/use-query"
import { Icon } from "../../ui/Icon"
import { focusCurrentRow, focusRow } from "../../ui/RowButton"
import { SearchField } from "../../ui/SearchField"
import { type SortColumn, SortHeads } from "../../ui/SortHeads"
import { NothingFound } from "../../ui/TablePage"
import { CarryDialog } from "./CarryDialog"
import { ReportRow, type RowActs } from "./ReportRow"
import { deleteReport, duplicateReport, renameReport } from "./report-acts"
import { rowAfter, type SortKey, type SortOrder, searchReports, sortReports } from "./report-list"

/** 全部报告: all that is not in the bin, found by words, sorted by a column, worked on by keys. */
export function ReportsPage() {
  const app = useApp()
  const reports = useAppState((state) => state.reports)
  const { query, field } = useQuery()
  const [order, setOrder] = useState<SortOrder>({ by: "savedAt", descending: true })
  const table = useRef<HTMLTableElement>(null)
  const present = useMemo(() => reports?.filter(({ deletedAt }) => deletedAt === null) ?? [], [reports])
  const shown = useMemo(() => sortReports(searchReports(present, query), order), [present, query, order])
  return (
    <section className="sp-page" aria-labelledby="reports-title">
      <div className="sp-head">
        <h1 id="reports-title">全部报告</h1>
        {present.length > 0 && (
          <SearchField
            className="sp-search"
            label="找报告"
            placeholder="题目、单位、年份"
            field={field}
            onDown={() => focusCurrentRow(table.current)}
          />
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
    <NothingFound>题目、名字、单位、年份、文件名里都没有这几个字。换个说法，或删去几个字。</NothingFound>
  ) : (
    <div className="empty">
      <b>还没有报告</b>
      把去年的报告拖进窗口，或新建一份空白的。写过的都列在这里，边写边存。
    </div>
  )
}

const columns: readonly SortColumn<SortKey>[] = [
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
        <SortHeads
          columns={columns}
          order={order}
          onSort={(by) =>
            onSort({ by, descending: order.by === by ? !order.descending : startsDescending.has(by) })
          }
        />
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
  const toRow = (id: ReportId | undefined) => focusRow(body.current, id)

  useEffect(() => {
    if (wanted.current === null || !entries.some(({ id }) => id === wanted.current)) return
    toRow(wanted.current)
    wanted.current = null
  })

  const acts: RowActs = {
    open: (entry) => void openReport(app, entry.id),
    rename: (entry) => setRenaming(entry.id),
    renamed: (entry, name, byKey) => {
      setRenaming(null)
      // Who clicked elsewhere wants to be there.
      if (byKey) wanted.current = entry.id
      if (name === null) return
      void renameReport(app, entry, name).then(() => {
        if (byKey) toRow(entry.id)
      })
    },
    duplicate: (entry) => {
      void duplicateReport(app, entry).then((copy) => {
        if (copy) toRow(copy.id)
      })
    },
    carry: (entry) => showDialog(app, (close) => <CarryDialog entry={entry} onClose={close} />),
    remove: (entry) => {
      const i = entries.indexOf(entry)
      const next = entries[i + 1] ?? entries[i - 1]
      void deleteReport(app, entry).then(() => toRow(next?.id))
    },
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const entry = entries[at]
    if (!entry || renaming !== null || event.nativeEvent.isComposing) return
    const next =
      event.ctrlKey || event.altKey || event.shiftKey ? null : rowAfter(event.key, at, entries.length)
    if (next !== null) toRow(entries[next]?.id)
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
        <ReportRow
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
