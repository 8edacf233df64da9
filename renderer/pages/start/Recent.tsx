import { type KeyboardEvent, useMemo, useRef, useState, useSyncExternalStore } from "react"
import type { ReportEntry } from "#shared/api/contract"
import { defaultReportYear } from "#shared/model/properties"
import { goTo, openReport } from "../../app/actions"
import { useApp, useAppState } from "../../app/store"
import { Dot } from "../../ui/Dot"
import { Icon } from "../../ui/Icon"
import { nameOf, recentGroups, rowAfter, stateOf, type YearGroup } from "./report-list"
import { when } from "./when"

/** 最近: what was written last, by 述职年度, as many as the window has room for. */
export function Recent() {
  const app = useApp()
  const reports = useAppState((state) => state.reports)
  const room = useRoom()
  const groups = useMemo(
    () => recentGroups(reports ?? [], room, { row: rowHeight, year: yearHeight }),
    [reports, room],
  )
  return (
    <section className="recent" aria-labelledby="recent-title">
      <div className="row">
        <h2 id="recent-title" className="b">
          最近
        </h2>
        <span className="grow" />
        {groups.length > 0 && (
          <button type="button" className="btn btn-q" onClick={() => void goTo(app, "reports")}>
            全部报告
          </button>
        )}
      </div>
      {groups.length > 0 && <RecentList groups={groups} />}
      {reports !== null && groups.length === 0 && <NoReports />}
    </section>
  )
}

function NoReports() {
  return (
    <div className="empty">
      <b>还没有报告</b>
      把去年的报告拖到左边，或新建一份空白的。写过的都列在这里，边写边存。
    </div>
  )
}

const rowHeight = 60
const yearHeight = 34
/** Title bar, status bar, the head of the column and the space below it. */
const otherHeight = 36 + 28 + 52 + 36 + 24

/** How many px the list may be high. */
function useRoom(): number {
  const height = useSyncExternalStore(
    (changed) => {
      window.addEventListener("resize", changed)
      return () => window.removeEventListener("resize", changed)
    },
    () => window.innerHeight,
  )
  return Math.max(height - otherHeight, 3 * rowHeight)
}

function RecentList({ groups }: { groups: readonly YearGroup[] }) {
  const ids = groups.flatMap(({ entries }) => entries.map(({ id }) => id))
  const [current, setCurrent] = useState(ids[0])
  const list = useRef<HTMLElement>(null)
  const at = Math.max(ids.indexOf(current ?? ""), 0)
  const onKeyDown = (event: KeyboardEvent) => {
    const next = rowAfter(event.key, at, ids.length)
    if (next === null || event.ctrlKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    setCurrent(ids[next])
    list.current?.querySelectorAll<HTMLElement>(".rc")[next]?.focus()
  }
  const thisYear = currentYear()
  return (
    <section className="rc-list" ref={list} onKeyDown={onKeyDown} aria-label="最近的报告">
      {groups.map(({ year, entries }, i) => (
        <div key={year ?? "none"}>
          {(i > 0 || year !== thisYear) && (
            <h3 className="yr">{year === null ? "未定年度" : `${year} 年度`}</h3>
          )}
          <ul>
            {entries.map((entry) => (
              <li key={entry.id}>
                <RecentRow
                  entry={entry}
                  top={entry.id === ids[0]}
                  tabbable={entry.id === ids[at]}
                  onFocus={() => setCurrent(entry.id)}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function currentYear(): number {
  const now = new Date()
  return defaultReportYear(now.getFullYear(), now.getMonth() + 1)
}

function RecentRow(props: { entry: ReportEntry; top: boolean; tabbable: boolean; onFocus(): void }) {
  const { entry, top, tabbable, onFocus } = props
  const app = useApp()
  const state = stateOf(entry)
  const time = when(entry.savedAt, new Date())
  const words = [state.words, ...(entry.file ? [entry.file] : []), ...(top ? [time] : [])]
  return (
    <button
      type="button"
      className={top ? "rc top" : "rc"}
      tabIndex={tabbable ? 0 : -1}
      onFocus={onFocus}
      onClick={() => void openReport(app, entry.id)}
    >
      <span className="grow">
        <span className="rt cut">{nameOf(entry)}</span>
        <span className="rs">
          {state.dot ? <Dot state={state.dot} label="" /> : <Icon name="pen" size={12} />}
          <span className="cut">{words.join("，")}</span>
        </span>
      </span>
      {top ? <span className="btn">继续写</span> : <span className="meta">{time}</span>}
    </button>
  )
}
