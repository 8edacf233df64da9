import { type KeyboardEvent, useRef, useState } from "react"
import { leadText } from "#shared/carry/promises"
import { itemPlace } from "#shared/checks/place-name"
import type { ReportFacts } from "#shared/checks/types"
import { Dialog } from "../../ui/Dialog"
import { arrowTarget, controlsIn } from "../../ui/roving"

/** Chooses one of this year's highlights, by arrows and Enter; `withNew` also offers to begin a new one. */
export function HighlightDialog(props: {
  title: string
  /** What is to be answered. */
  about: string
  facts: ReportFacts
  withNew: boolean
  onPick(id: string | null): void
  onClose(): void
}) {
  const { title, about, facts, withNew, onPick, onClose } = props
  const list = useRef<HTMLUListElement>(null)
  const [current, setCurrent] = useState(0)
  const highlights = facts.outline.items.filter(({ role }) => role === "highlight")
  const rows: { id: string | null; place: string; text: string }[] = [
    ...highlights.map((item) => ({
      id: item.id,
      place: itemPlace(item, facts.outline),
      text: leadText(item).replace(/[。；]$/, "") || "未写",
    })),
    ...(withNew && highlights.length > 0
      ? [{ id: null, place: "新的一条", text: "放在亮点最后，单独成条" }]
      : []),
  ]
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const controls = controlsIn(list.current!, "button")
    const target = arrowTarget(event.key, controls, document.activeElement, "column")
    if (!target) return
    event.preventDefault()
    setCurrent(controls.indexOf(target))
    target.focus()
  }
  return (
    <Dialog title={title} onClose={onClose} width={520} className="ly-pick">
      <p className="dlg-text">{about}。选今年的哪一条亮点来回应。</p>
      {rows.length === 0 ? (
        <p className="dlg-text">今年的稿里还没有亮点。先在“特色和亮点”里加一条。</p>
      ) : (
        <ul ref={list} onKeyDown={onKeyDown}>
          {rows.map(({ id, place, text }, i) => (
            <li key={id ?? "new"}>
              <button
                type="button"
                data-safe={i === 0 ? "" : undefined}
                tabIndex={i === current ? 0 : -1}
                onFocus={() => setCurrent(i)}
                onClick={() => onPick(id)}
              >
                <span className="meta">{place}</span>
                <span className="cut">{text}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
