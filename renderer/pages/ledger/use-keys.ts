import type { KeyboardEvent as ReactKeyboardEvent } from "react"
import { useApp } from "../../app/store"
import type { Drawer } from "../../ui/use-drawer"
import { isLostArrow, usePageKeys } from "../../ui/use-page-keys"
import { leaveLedger } from "./open"
import type { LedgerActs } from "./use-acts"
import type { Shown } from "./use-shown"

/** Keys that work wherever the focus is: F8 and F2, F6 between table and panel, Esc, and arrows into the table. */
export function useKeys(props: { shown: Shown; acts: LedgerActs; drawer: Drawer; toRow(): void }): void {
  const { shown, acts, drawer, toRow } = props
  const app = useApp()
  usePageKeys((event) => {
    const isTyping = document.activeElement instanceof HTMLInputElement
    if (event.key === "F8") acts.step(event.shiftKey ? -1 : 1)
    else if (event.key === "F2") {
      if (!isTyping) acts.change()
    } else if (event.key === "F6") {
      if (drawer.isIn("panel")) {
        drawer.set(false)
        toRow()
      } else drawer.enter()
    } else if (event.key === "Escape") {
      // The top layer first: what is asked, the drawer, the words that are looked for; then back to the text.
      if (acts.tied) acts.endTie()
      else if (acts.asking) acts.leaveOthers()
      else if (drawer.isOpen) {
        drawer.set(false)
        toRow()
      } else if (isTyping && shown.field.value !== "") {
        shown.clearQuery()
        toRow()
      } else leaveLedger(app)
    } else if (isLostArrow(event)) toRow()
    else return false
    return true
  })
}

/**
 * Keys on a row beyond those that walk the table: Enter, 空格, and digits, which begin a new number. Answers whether
 * it took the key.
 */
export function rowKey(event: ReactKeyboardEvent, acts: LedgerActs, writable: boolean): boolean {
  const { key, ctrlKey, altKey, metaKey, shiftKey } = event
  if (ctrlKey || altKey || metaKey || shiftKey) return false
  if (key === "Enter") {
    if (acts.tied) acts.tie()
    else acts.open()
  } else if (key === " ") acts.confirm()
  else if (/^\d$/.test(key) && writable) acts.change(key)
  else return false
  return true
}
