import { type PointerEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from "react"
import { pathOf } from "./lines"

/** A pointer that moved less than this, in pixels, has pressed and not dragged. */
const slack = 5

interface Drag {
  from: string
  /** In pixels from the corner of the place. */
  start: { x: number; y: number }
  at: { x: number; y: number }
  over: string | null
}

interface Pressed {
  key: string
  id: number
  x: number
  y: number
}

/**
 * Dragging from one card to another draws a line between them. Nothing is dragged before the pointer has moved a
 * little; Esc, and letting go anywhere else, leave everything as it is.
 */
export function useConnector(options: {
  place: RefObject<HTMLElement | null>
  enabled: boolean
  mayJoin(from: string, to: string): boolean
  onJoin(from: string, to: string): void
}) {
  const { place, enabled, mayJoin, onJoin } = options
  const [drag, setDrag] = useState<Drag | null>(null)
  const pressed = useRef<Pressed | null>(null)
  const isDragging = drag !== null

  useEffect(() => {
    if (!isDragging) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return
      event.preventDefault()
      event.stopPropagation()
      pressed.current = null
      setDrag(null)
    }
    window.addEventListener("keydown", onKeyDown, true)
    return () => window.removeEventListener("keydown", onKeyDown, true)
  }, [isDragging])

  const pointOf = (event: PointerEvent) => {
    const { left, top } = place.current!.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
  const under = (event: PointerEvent): string | null => {
    const element = document.elementFromPoint(event.clientX, event.clientY)
    const card = element?.closest<HTMLElement>("[data-card]")
    return card && place.current!.contains(card) ? card.dataset.card! : null
  }
  const end = () => {
    pressed.current = null
    setDrag(null)
  }

  return {
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const target = event.target as Element
        const card = target.closest<HTMLElement>("[data-card]")
        if (!enabled || event.button !== 0 || !card || target.closest("button, textarea")) return
        pressed.current = { key: card.dataset.card!, id: event.pointerId, x: event.clientX, y: event.clientY }
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const from = pressed.current
        if (!from || from.id !== event.pointerId) return
        if (!drag) {
          // Let go outside, where nobody heard it.
          if (event.buttons === 0) {
            pressed.current = null
            return
          }
          if (Math.hypot(event.clientX - from.x, event.clientY - from.y) < slack) return
          event.currentTarget.setPointerCapture(event.pointerId)
        }
        const over = under(event)
        setDrag({
          from: from.key,
          start: drag?.start ?? pointOf(event),
          at: pointOf(event),
          over: over !== null && mayJoin(from.key, over) ? over : null,
        })
      },
      onPointerUp() {
        if (drag?.over) onJoin(drag.from, drag.over)
        end()
      },
      onPointerCancel: end,
    },
    /** How a card looks while a line is drawn. */
    stateOf(key: string): "may" | "here" | null {
      if (!drag) return null
      if (key === drag.over) return "here"
      return key !== drag.from && mayJoin(drag.from, key) ? "may" : null
    },
    /** The line that is being drawn. */
    line: (drag && (
      <svg className="mx-lk is-drag" aria-hidden="true">
        <path d={pathOf({ x1: drag.start.x, y1: drag.start.y, x2: drag.at.x, y2: drag.at.y })} />
        <circle cx={drag.at.x} cy={drag.at.y} r={3} />
      </svg>
    )) as ReactNode,
  }
}
