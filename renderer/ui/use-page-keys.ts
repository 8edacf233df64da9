import { useEffect, useRef } from "react"

/**
 * Keys of a whole page, wherever the focus is: those that nothing took before, without Ctrl, Alt and Meta, while no
 * dialog is open and no word is being composed.
 *
 * @param take answers whether it took the key
 */
export function usePageKeys(take: (event: KeyboardEvent) => boolean): void {
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return
      if (event.altKey || event.ctrlKey || event.metaKey) return
      if (latest.current(event)) event.preventDefault()
    }
    document.addEventListener("keydown", onKeyDown)
    return () => document.removeEventListener("keydown", onKeyDown)
  }, [])
}

/** ↑ or ↓ while nothing on the page has the focus: a table takes it. */
export const isLostArrow = ({ key }: KeyboardEvent): boolean =>
  document.activeElement === document.body && (key === "ArrowUp" || key === "ArrowDown")
