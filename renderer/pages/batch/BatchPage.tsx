import { type RefObject, useEffect, useMemo, useRef, useState } from "react"
import { flushSync } from "react-dom"
import { useStore } from "zustand"
import { isFailure } from "#shared/batch/row"
import { useApp, useAppState } from "../../app/store"
import { Icon } from "../../ui/Icon"
import { TitleBar } from "../../ui/TitleBar"
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
import {
  carriedMean,
  countBy,
  type Filter,
  figureShare,
  filters,
  type SortOrder,
  searchRows,
  sortRows,
  tableRows,
} from "./rows"
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
  const { name, files, results, due, last, reviews, checking } = useStore(batch.store)
  const scale = useAppState(({ settings }) => settings.review)
  const [filter, setFilter] = useState<Filter>("all")
  const [query, setQuery] = useState("")
  const [order, setOrder] = useState<SortOrder | null>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const [drawer, setDrawer] = useState(false)
  const frame = useRef<HTMLElement>(null)
  const rows = useMemo(() => tableRows(results.values(), reviews, scale), [results, reviews, scale])
  const counts = useMemo(() => countBy(rows), [rows])
  const sorted = useMemo(() => sortRows(rows, order), [rows, order])
  const shown = useMemo(() => searchRows(sorted, filter, query), [sorted, filter, query])
  const at = shown.find(({ result }) => result.file === current) ?? shown[0] ?? null
  useRegionKeys(frame, setDrawer)
  return (
    <div className="app is-batch">
      <TitleBar title="批量审阅" note={name} />
      <section className="toolbar" aria-label="工具栏">
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
        <span className="rule-v" />
        <fieldset className="seg bt-filters" aria-label="只看">
          {filters.map((one) => (
            <button key={one} type="button" aria-pressed={one === filter} onClick={() => setFilter(one)}>
              {filterNames[one]}
              {counts[one] > 0 && ` ${counts[one]}`}
            </button>
          ))}
        </fieldset>
        <span className="grow" />
        <div className="field bt-search">
          <Icon name="search" />
          <input
            type="search"
            aria-label="找单位或姓名"
            placeholder="找单位或姓名"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "ArrowDown" || event.nativeEvent.isComposing) return
              event.preventDefault()
              focusTable(frame.current)
            }}
          />
        </div>
        <button
          type="button"
          className="btn bt-why"
          aria-expanded={drawer}
          disabled={!at}
          onClick={() => setDrawer(!drawer)}
        >
          为什么
        </button>
        <Stale batch={batch} />
        <button type="button" className="btn" onClick={() => showScale(app)}>
          审阅尺度
        </button>
        <ExportButtons batch={batch} results={sorted.map(({ result }) => result)} />
      </section>
      <main className={drawer ? "bt is-drawer" : "bt"} ref={frame}>
        <div className="bt-left" data-region="table">
          <Progress batch={batch} />
          <div className="bt-scroll">
            <Table
              rows={shown}
              at={at}
              order={order}
              hasLast={last !== null}
              onSort={setOrder}
              onMatch={(file) => chooseLast(app, batch, file)}
              onCurrent={setCurrent}
              onOpen={(file) => void openOriginal(app, batch, file)}
            />
            {shown.length === 0 && rows.length > 0 && (
              <div className="empty">
                <b>没有找到</b>
                {query.trim()
                  ? "单位、姓名、文件名里都没有这几个字。换个说法，或删去几个字。"
                  : "这一类里现在没有报告。"}
              </div>
            )}
          </div>
          <p className="vh" role="status">
            {query.trim() !== "" && `找到 ${shown.length} 份`}
          </p>
        </div>
        <Panel
          batch={batch}
          row={at}
          onMatch={(file) => chooseLast(app, batch, file)}
          onOpen={(file) => void openOriginal(app, batch, file)}
        />
      </main>
      <footer className="statusbar">
        <span>
          {`${files.length} 份，查完`}
          <b>{rows.filter(({ result }) => !isFailure(result)).length}</b>
          {counts.failed > 0 && `，${counts.failed} 份打不开`}
          {checking === null && due.size > 0 && `，${due.size} 份没有查`}
        </span>
        {last && <Carried rows={rows} matched={last.matches.size} of={files.length} />}
        <Figures rows={rows} />
        <span className="grow" />
        <span className="bt-keys">
          <kbd>↑</kbd>
          <kbd>↓</kbd>换一份
        </span>
        <span className="bt-keys">
          <kbd>Enter</kbd>打开原文
        </span>
        <span>
          <Icon name="lock" size={12} />
          仅在本机
        </span>
      </footer>
    </div>
  )
}

const filterNames: Readonly<Record<Filter, string>> = { all: "全部", ...verdictNames, failed: "打不开" }

function Carried(props: { rows: Parameters<typeof carriedMean>[0]; matched: number; of: number }) {
  const { rows, matched, of } = props
  const mean = carriedMean(rows)
  return (
    <span>
      {mean === null ? "与上年相同：还没有比出来" : "平均与上年相同"}
      {mean !== null && <b>{`${Math.round(mean * 100)}%`}</b>}
      {matched < of && `，${of - matched} 份没有对上`}
    </span>
  )
}

function Figures({ rows }: { rows: Parameters<typeof figureShare>[0] }) {
  const share = figureShare(rows)
  return (
    share !== null && (
      <span>
        亮点有数<b>{`${Math.round(share * 100)}%`}</b>
      </span>
    )
  )
}

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

const focusTable = (frame: HTMLElement | null) =>
  frame?.querySelector<HTMLElement>("tbody [data-file][tabindex='0']")?.focus()

/**
 * F6 between table and panel, Esc from the panel back to the row, arrows into the table while nothing has the focus. In
 * a narrow window the panel is a drawer, open while it is worked in.
 */
function useRegionKeys(frame: RefObject<HTMLElement | null>, setDrawer: (open: boolean) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return
      if (event.altKey || event.ctrlKey) return
      const focused = document.activeElement
      const isIn = (region: string) => focused?.closest(`[data-region=${region}]`) != null
      const toTable = () => {
        setDrawer(false)
        focusTable(frame.current)
      }
      if (event.key === "F6" && isIn("table")) {
        flushSync(() => setDrawer(true))
        frame.current?.querySelector<HTMLElement>("[data-region=panel] button")?.focus()
      } else if (event.key === "F6") toTable()
      else if (event.key === "Escape" && isIn("panel")) toTable()
      else if (focused === document.body && /^Arrow(Up|Down)$/.test(event.key)) focusTable(frame.current)
      else return
      event.preventDefault()
    }
    document.addEventListener("keydown", onKeyDown)
    return () => document.removeEventListener("keydown", onKeyDown)
  }, [frame, setDrawer])
}
