import { type KeyboardEvent, useMemo, useRef, useState } from "react"
import type { ReportEntry } from "#shared/api/contract"
import { useApp, useAppState } from "../../app/store"
import { purgeReport, restoreReport } from "./report-acts"
import { nameOf, rowAfter } from "./report-list"
import { when } from "./when"

/** 回收站: what was deleted, to be put back or deleted for good. */
export function BinPage() {
  const reports = useAppState((state) => state.reports)
  const entries = useMemo(
    () =>
      (reports ?? [])
        .filter(({ deletedAt }) => deletedAt !== null)
        .sort((a, b) => (a.deletedAt! < b.deletedAt! ? 1 : -1)),
    [reports],
  )
  return (
    <section className="sp-page" aria-labelledby="bin-title">
      <div className="sp-head">
        <h1 id="bin-title">回收站</h1>
        <span className="meta">删掉的报告放在这里，不会自己消失</span>
      </div>
      {entries.length > 0 && (
        <div className="sp-scroll">
          <table className="sp-table">
            <thead>
              <tr>
                <th>报告</th>
                <th>述职年度</th>
                <th className="r">字数</th>
                <th>删除时间</th>
                <th>
                  <span className="vh">可做的事</span>
                </th>
              </tr>
            </thead>
            <Rows entries={entries} />
          </table>
        </div>
      )}
      {reports !== null && entries.length === 0 && (
        <div className="empty">
          <b>回收站是空的</b>
          在“全部报告”里删掉的报告先放到这里，随时可以放回去。
        </div>
      )}
    </section>
  )
}

function Rows({ entries }: { entries: readonly ReportEntry[] }) {
  const app = useApp()
  const body = useRef<HTMLTableSectionElement>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const at = Math.max(
    entries.findIndex(({ id }) => id === current),
    0,
  )
  const focusRow = (i: number) => body.current?.querySelectorAll<HTMLElement>("[data-restore]")[i]?.focus()
  /** The row that follows moves up; the focus stays at its height. */
  const leave = (act: Promise<void>) => {
    const before = entries.length
    void act.then(() => {
      const after = body.current?.querySelectorAll("[data-restore]").length ?? 0
      if (after < before) focusRow(Math.min(at, after - 1))
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const entry = entries[at]
    const next = rowAfter(event.key, at, entries.length)
    if (next !== null) focusRow(next)
    else if (event.key === "Delete" && entry) leave(purgeReport(app, entry))
    else return
    event.preventDefault()
  }
  return (
    <tbody ref={body} onKeyDown={onKeyDown}>
      {entries.map((entry, i) => {
        const name = nameOf(entry)
        const tabIndex = i === at ? 0 : -1
        return (
          <tr key={entry.id} className={i === at ? "is-cur" : undefined} onFocus={() => setCurrent(entry.id)}>
            <td className="sp-name cut">{name}</td>
            <td>{entry.summary.year ?? "未定"}</td>
            <td className="r">{entry.summary.characters.toLocaleString("zh-CN")}</td>
            <td>{when(entry.deletedAt!, new Date())}</td>
            <td className="sp-acts is-words">
              <button
                type="button"
                className="btn"
                data-restore=""
                aria-label={`放回：${name}`}
                tabIndex={tabIndex}
                onClick={() => leave(restoreReport(app, entry))}
              >
                放回
              </button>
              <button
                type="button"
                className="btn"
                aria-label={`彻底删除：${name}`}
                tabIndex={tabIndex}
                onClick={() => leave(purgeReport(app, entry))}
              >
                彻底删除
              </button>
            </td>
          </tr>
        )
      })}
    </tbody>
  )
}
