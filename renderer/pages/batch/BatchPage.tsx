import { useMemo, useState } from "react"
import { useStore } from "zustand"
import { useApp, useAppState } from "../../app/store"
import { useQuery } from "../../panels/library/use-query"
import { Filters } from "../../ui/Filters"
import { Icon } from "../../ui/Icon"
import { focusCurrentRow } from "../../ui/RowButton"
import { SearchField } from "../../ui/SearchField"
import { DrawerButton, NothingFound, TablePage } from "../../ui/TablePage"
import { type Drawer, useDrawer } from "../../ui/use-drawer"
import { isLostArrow, usePageKeys } from "../../ui/use-page-keys"
import { useDrag } from "../start/drag"
import {
  chooseFolder,
  chooseLast,
  chooseLastFolder,
  openOriginal,
  recheck,
  reviewSettings,
  showScale,
} from "./acts"
import { type Batch, batchPlace } from "./batch"
import { Empty } from "./Empty"
import { ExportButtons } from "./ExportButtons"
import { Panel } from "./Panel"
import { Progress } from "./Progress"
import { countBy, type Filter, filters, type SortOrder, searchRows, sortRows, tableRows } from "./rows"
import { Status } from "./Status"
import { Table } from "./Table"
import { verdictNames } from "./verdict"

/** 批量审阅: all reports of a folder in one table, why each stands where it does, and the table as a file. */
export function BatchPage() {
  const app = useApp()
  const batch = useStore(batchPlace(app), (state) => state.batch)
  const drag = useDrag()
  return (
    <>
      {batch ? <Review key={keyOf(batch)} batch={batch} /> : <Empty drag={drag} />}
      {batch && drag.at === "over" && (
        <div className="bt-veil">
          <b>松开，查这个文件夹</b>
        </div>
      )}
    </>
  )
}

const keys = new WeakMap<Batch, number>()
let lastKey = 0

/** A new batch begins with all of its rows and no words that were looked for. */
function keyOf(batch: Batch): number {
  const known = keys.get(batch)
  if (known !== undefined) return known
  keys.set(batch, ++lastKey)
  return lastKey
}

function Review({ batch }: { batch: Batch }) {
  const app = useApp()
  const { name, results, last, reviews } = useStore(batch.store)
  const scale = useAppState(({ settings }) => settings.review)
  const [filter, setFilter] = useState<Filter>("all")
  const { query, field } = useQuery()
  const [order, setOrder] = useState<SortOrder | null>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const drawer = useDrawer()
  const rows = useMemo(() => tableRows(results.values(), reviews, scale), [results, reviews, scale])
  const counts = useMemo(() => countBy(rows), [rows])
  const sorted = useMemo(() => sortRows(rows, order), [rows, order])
  const shown = useMemo(() => searchRows(sorted, filter, query), [sorted, filter, query])
  const at = shown.find(({ result }) => result.file === current) ?? shown[0] ?? null
  const toTable = () => focusCurrentRow(drawer.frame.current)
  useRegionKeys(drawer, toTable)
  const onMatch = (file: string) => chooseLast(app, batch, file)
  const onOpen = (file: string) => void openOriginal(app, batch, file)
  return (
    <TablePage
      className="is-batch"
      title="批量审阅"
      note={name}
      drawer={drawer}
      tools={
        <>
          <Folders batch={batch} />
          <span className="rule-v" />
          <Filters filters={filters} names={filterNames} counts={counts} at={filter} onChoose={setFilter} />
          <span className="grow" />
          <SearchField label="找单位或姓名" placeholder="找单位或姓名" field={field} onDown={toTable} />
          <DrawerButton drawer={drawer} disabled={!at}>
            为什么
          </DrawerButton>
          <Stale batch={batch} />
          <button type="button" className="btn" onClick={() => showScale(app)}>
            审阅尺度
          </button>
          <ExportButtons batch={batch} results={sorted.map(({ result }) => result)} />
        </>
      }
      above={<Progress batch={batch} />}
      table={
        <>
          <Table
            rows={shown}
            at={at}
            order={order}
            hasLast={last !== null}
            onSort={setOrder}
            onMatch={onMatch}
            onCurrent={setCurrent}
            onOpen={onOpen}
          />
          {shown.length === 0 && rows.length > 0 && (
            <NothingFound>
              {query.trim()
                ? "单位、姓名、文件名里都没有这几个字。换个说法，或删去几个字。"
                : "这一类里现在没有报告。"}
            </NothingFound>
          )}
        </>
      }
      found={query.trim() === "" ? "" : `找到 ${shown.length} 份`}
      panel={<Panel batch={batch} row={at} onMatch={onMatch} onOpen={onOpen} />}
      status={<Status batch={batch} rows={rows} />}
    />
  )
}

/** Which folder is reviewed, and which is last year's. */
function Folders({ batch }: { batch: Batch }) {
  const app = useApp()
  const last = useStore(batch.store, (state) => state.last)
  return (
    <>
      <button type="button" className="btn" onClick={() => void chooseFolder(app)}>
        <Icon name="folder" />
        换文件夹
      </button>
      <button
        type="button"
        className="btn"
        title={last ? `上年：${last.name}` : undefined}
        onClick={() => void chooseLastFolder(app, batch)}
      >
        <Icon name="back" />
        {last ? "换上年的" : "选上年的"}
      </button>
    </>
  )
}

const filterNames: Readonly<Record<Filter, string>> = { all: "全部", ...verdictNames, failed: "打不开" }

/** The settings were changed since the rows were made. */
function Stale({ batch }: { batch: Batch }) {
  const app = useApp()
  const settings = useAppState((state) => state.settings)
  const checkedWith = useStore(batch.store, (state) => state.settings)
  const now = useMemo(() => reviewSettings(settings), [settings])
  if (JSON.stringify(now) === JSON.stringify(checkedWith)) return null
  return (
    <button type="button" className="btn" onClick={() => recheck(app)}>
      按新设置重查
    </button>
  )
}

/** F6 between table and panel, Esc from the panel back to the row, arrows into the table while nothing has the focus. */
function useRegionKeys(drawer: Drawer, toTable: () => void): void {
  const leave = () => {
    drawer.set(false)
    toTable()
  }
  usePageKeys((event) => {
    if (event.key === "F6" && drawer.isIn("table")) drawer.enter()
    else if (event.key === "F6") leave()
    else if (event.key === "Escape" && drawer.isIn("panel")) leave()
    else if (isLostArrow(event)) toTable()
    else return false
    return true
  })
}
