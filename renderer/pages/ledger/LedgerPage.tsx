import { useLayoutEffect, useMemo, useRef } from "react"
import { ledgerRows } from "#shared/ledger/rows"
import { ledgerHead } from "#shared/ledger/tables"
import type { Session } from "../../app/session"
import { useApp } from "../../app/store"
import { findingsOf } from "../../editor/findings"
import { summaryOf } from "../../editor/summary"
import { showLastYear } from "../../panels/lastyear/attach"
import { useEditor, useSession } from "../../panels/use-session"
import { focusRow } from "../../ui/RowButton"
import { NothingFound, TablePage } from "../../ui/TablePage"
import { useDrawer } from "../../ui/use-drawer"
import { AskBar, TieBar } from "./Bars"
import { countBy, namesOf } from "./list"
import { Panel } from "./Panel"
import { Status } from "./Status"
import { type LineActs, Table } from "./Table"
import { Tools } from "./Tools"
import { useActs } from "./use-acts"
import { rowKey, useKeys } from "./use-keys"
import { useShown } from "./use-shown"

/** 数字台账: every figure of the report in one table, and all that is known of the current one. */
export function LedgerPage({ session }: { session: Session }) {
  const editor = useEditor(session)
  const writable = !useSession(session, (state) => state.readOnly)
  const { checked } = findingsOf(editor)
  const rows = ledgerRows(checked)
  const head = ledgerHead(checked)
  const names = namesOf(checked)
  const counts = useMemo(() => countBy(rows), [rows])
  const hasLast =
    rows.some(({ status }) => status !== "plain" && status !== "blank") || head.lastYear !== null
  const lastYear = hasLast ? yearName(head.lastYear, "去年") : null

  const drawer = useDrawer()
  const shown = useShown(session, rows)
  const { at } = shown
  const toRow = (key: string | undefined = at?.key) => focusRow(drawer.frame.current, key)
  const acts = useActs({ session, rows, shown, writable, drawer, toRow })
  useKeys({ shown, acts, drawer, toRow })

  // The page begins at the figure that the caret was at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the page comes
  useLayoutEffect(() => {
    toRow()
    document.activeElement?.closest("tr")?.scrollIntoView({ block: "center" })
  }, [])
  // What had the focus may have gone with what it did.
  useLayoutEffect(() => {
    if (document.activeElement === document.body && !document.querySelector("dialog[open]")) toRow()
  })

  const latest = useRef({ shown, acts })
  latest.current = { shown, acts }
  const lineActs = useMemo<LineActs>(
    () => ({
      onCurrent: (key) => latest.current.shown.enter(key),
      onOpen: (key) => latest.current.acts.open(key),
      onCommit: (key, typed) => latest.current.acts.commit(key, typed),
      onCancel: () => latest.current.acts.cancel(),
    }),
    [],
  )

  const title = useSession(session, (state) => state.name) || summaryOf(editor).title || "未命名报告"
  return (
    <TablePage
      className="is-ledger"
      title={title}
      note="数字台账"
      drawer={drawer}
      tools={<Tools {...{ session, shown, counts, lastYear, writable, drawer, toRow }} />}
      above={
        <>
          {acts.tied && (
            <TieBar
              row={acts.tied}
              name={names.get(acts.tied.key)!}
              at={at}
              onTie={() => acts.tie()}
              onEnd={acts.endTie}
            />
          )}
          {acts.asking && <AskBar {...acts.asking} onAll={acts.changeOthers} onOnly={acts.leaveOthers} />}
          {!hasLast && rows.length > 0 && <NoLastYear session={session} writable={writable} />}
        </>
      }
      table={
        <>
          <Table
            rows={shown.rows}
            names={names}
            at={at}
            year={yearName(head.year, "今年")}
            lastYear={lastYear}
            editing={acts.editing}
            acts={lineActs}
            onKey={(event) => rowKey(event, acts, writable)}
          />
          {shown.rows.length === 0 && <Nothing any={rows.length > 0} query={shown.query} />}
        </>
      }
      found={shown.query.trim() === "" ? "" : `找到 ${shown.rows.length} 个数`}
      panel={
        <Panel
          row={at}
          rows={rows}
          names={names}
          facts={checked.facts}
          lastYear={head.lastYear}
          writable={writable}
          acts={acts}
        />
      }
      status={<Status rows={rows} counts={counts} writable={writable} />}
    />
  )
}

const yearName = (year: number | null, unknown: string) => (year === null ? unknown : `${year} 年`)

function NoLastYear({ session, writable }: { session: Session; writable: boolean }) {
  const app = useApp()
  return (
    <p className="lg-none">
      还没有去年的报告，去年的数和增减看不到。
      {writable && (
        <button type="button" className="lnk" onClick={() => showLastYear(app, session)}>
          对照去年的报告…
        </button>
      )}
    </p>
  )
}

function Nothing({ any, query }: { any: boolean; query: string }) {
  if (!any)
    return (
      <div className="empty">
        <b>这份稿里还没有数</b>
        写上做了几件事、办成多少、比去年增减多少，数就列在这里。
      </div>
    )
  return (
    <NothingFound>
      {query.trim() ? "指标、数和出处里都没有这几个字。换个说法，或删去几个字。" : "这一类里现在没有数。"}
    </NothingFound>
  )
}
