import { type KeyboardEvent, useRef, useState } from "react"
import type { ReportEntry } from "#shared/api/contract"
import { attrsOf } from "#shared/model/schema"
import type { Session } from "../../app/session"
import { useAppState } from "../../app/store"
import { Dialog } from "../../ui/Dialog"
import { Icon } from "../../ui/Icon"
import { arrowTarget, controlsIn } from "../../ui/roving"

/** The reports that may be last year's, the year before the open one's first, then the younger ones. */
export function candidates(
  reports: readonly ReportEntry[],
  own: string,
  year: number | null,
): readonly ReportEntry[] {
  const others = reports.filter(({ id, deletedAt, summary }) => {
    const isLater = year !== null && summary.year !== null && summary.year >= year
    return id !== own && deletedAt === null && !isLater
  })
  const rank = ({ summary }: ReportEntry) => (year !== null && summary.year === year - 1 ? 1 : 0)
  return others.sort(
    (a, b) =>
      rank(b) - rank(a) ||
      (b.summary.year ?? 0) - (a.summary.year ?? 0) ||
      b.savedAt.localeCompare(a.savedAt),
  )
}

/** Chooses last year's report, out of the library or from a file. */
export function LastYearDialog(props: {
  session: Session
  onStored(entry: ReportEntry): void
  onFile(): void
  onClose(): void
}) {
  const { session, onStored, onFile, onClose } = props
  const reports = useAppState((state) => state.reports)
  const { year } = attrsOf.report(session.editor.doc).properties
  const rows = candidates(reports ?? [], session.id, year)
  const list = useRef<HTMLUListElement>(null)
  const [current, setCurrent] = useState(0)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const controls = controlsIn(list.current!, "button")
    const target = arrowTarget(event.key, controls, document.activeElement, "column")
    if (!target) return
    event.preventDefault()
    setCurrent(controls.indexOf(target))
    target.focus()
  }
  return (
    <Dialog
      title="对照去年的报告"
      onClose={onClose}
      width={560}
      className="ly-pick"
      footer={
        <>
          <button type="button" className="btn" data-safe="" onClick={onFile}>
            <Icon name="folder" />
            选去年的文件…
          </button>
          <span className="grow" />
          <button type="button" className="btn" onClick={onClose}>
            取消
          </button>
        </>
      }
    >
      <p className="dlg-text">
        对照着写，只标出还是去年的，不改一个字。去年的报告会存进这份稿，换一台电脑也在。
      </p>
      {rows.length > 0 && (
        <ul ref={list} onKeyDown={onKeyDown}>
          {rows.map((entry, i) => (
            <li key={entry.id}>
              <button
                type="button"
                tabIndex={i === current ? 0 : -1}
                onFocus={() => setCurrent(i)}
                onClick={() => onStored(entry)}
              >
                <span className="meta">
                  {entry.summary.year === null ? "未定年度" : `${entry.summary.year} 年`}
                </span>
                <span className="cut">{entry.name ?? (entry.summary.title || "未命名报告")}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
