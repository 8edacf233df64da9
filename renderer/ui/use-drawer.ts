import { type RefObject, useRef, useState } from "react"
import { flushSync } from "react-dom"

/** The panel beside a table. In a narrow window it is a drawer over it, open while it is worked in. */
export interface Drawer {
  /** The element that table and panel are in. */
  frame: RefObject<HTMLElement | null>
  isOpen: boolean
  set(open: boolean): void
  /** The focus is in the table, or in the panel. */
  isIn(region: "table" | "panel"): boolean
  /** Opens it and gives its first button the focus. */
  enter(): void
}

export function useDrawer(): Drawer {
  const frame = useRef<HTMLElement>(null)
  const [isOpen, set] = useState(false)
  return {
    frame,
    isOpen,
    set,
    isIn: (region) => document.activeElement?.closest(`[data-region=${region}]`) != null,
    enter() {
      // A drawer that is away takes no focus.
      flushSync(() => set(true))
      frame.current?.querySelector<HTMLElement>("[data-region=panel] button")?.focus()
    },
  }
}
