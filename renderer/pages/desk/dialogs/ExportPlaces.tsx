import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import type { Entry } from "../../../panels/findings/entries"
import { arrowTarget, controlsIn } from "../../../ui/roving"
import type { ExportRow } from "./export-rows"

/** A line shows this many places; the others come when they are asked for. */
const shown = 12

/** The places of a line of the export dialog: one stop for Tab, arrows inside, and a click goes to each. */
export function ExportPlaces({ row, onGo }: { row: ExportRow; onGo(entry: Entry): void }) {
  const { places, text } = row
  const [open, setOpen] = useState(false)
  const [stop, setStop] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const controls = () => controlsIn(list.current!, "button")
  useEffect(() => {
    // The button that had the focus is gone; on with what came in its place.
    if (open) controlsIn(list.current!, "button")[shown]?.focus()
  }, [open])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = arrowTarget(event.key, controls(), event.currentTarget, "row")
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  const control = (index: number) => ({
    type: "button" as const,
    className: "lnk",
    tabIndex: index === stop ? 0 : -1,
    onFocus: () => setStop(index),
    onKeyDown,
  })
  const visible = open ? places : places.slice(0, shown)
  return (
    <ul ref={list} className="cl-places" aria-label={text}>
      {visible.map(({ label, entry }, i) => (
        <li key={entry.key}>
          <button
            {...control(i)}
            aria-label={`${label}，${entry.title}`}
            title={entry.title}
            onClick={() => onGo(entry)}
          >
            {label}
          </button>
        </li>
      ))}
      {visible.length < places.length && (
        <li>
          <button
            {...control(shown)}
            aria-label={`另有 ${places.length - shown} 处，${text}`}
            onClick={() => setOpen(true)}
          >
            另有 {places.length - shown} 处
          </button>
        </li>
      )}
    </ul>
  )
}
