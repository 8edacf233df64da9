import { type FocusEvent, type RefObject, useLayoutEffect, useRef, useState } from "react"
import { controlsIn } from "../../ui/roving"

export type CellFocus = ReturnType<typeof useCellFocus>

/** Key of the cell that an element lies in. */
export const keyOf = (target: EventTarget) =>
  (target as Element).closest<HTMLElement>("[data-card]")?.dataset.card

/**
 * Which cell has the focus, which one Tab stops at, and giving a cell the focus, also one that is only drawn next.
 *
 * @param place the element that the cells are in
 */
export function useCellFocus(place: RefObject<HTMLElement | null>) {
  const [focused, setFocused] = useState<string | null>(null)
  const [stop, setStop] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)

  const elementOf = (key: string) =>
    controlsIn(place.current!, "[data-card]").find((it) => it.dataset.card === key) ?? null
  const focus = (key: string) => {
    const element = elementOf(key)
    setStop(key)
    element?.focus({ preventScroll: true })
    element?.scrollIntoView({ block: "nearest" })
  }
  const takeWanted = () => {
    const key = wanted.current
    if (key === null || !elementOf(key)) return
    wanted.current = null
    focus(key)
  }
  useLayoutEffect(takeWanted)

  return {
    focused,
    stop,
    elementOf,
    focus,
    /** Once the cell is drawn. */
    focusNext(key: string | null) {
      wanted.current = key
    },
    /** In the next frame too: the panel may be a drawer that is still away. */
    focusSoon(key: string) {
      wanted.current = key
      requestAnimationFrame(() => {
        if (place.current && wanted.current === key) takeWanted()
      })
    },
    handlers: {
      onFocus(event: FocusEvent<HTMLElement>) {
        const key = keyOf(event.target)
        if (!key) return
        setFocused(key)
        setStop(key)
      },
      onBlur(event: FocusEvent<HTMLElement>) {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocused(null)
      },
    },
  }
}
