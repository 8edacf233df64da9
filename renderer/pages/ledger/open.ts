import { flushSync } from "react-dom"
import type { LedgerRow } from "#shared/ledger/rows"
import { sessionOf } from "../../app/actions"
import type { Session } from "../../app/session"
import type { App } from "../../app/store"
import { findingsOf, recheck } from "../../editor/findings"
import { selectText } from "../../panels/reveal"
import { liveRow } from "./acts"

/** What scrolls beside the paper: a box that is not drawn forgets how far it was. */
const scrollers = ".canvas, .scroll, .tab-panel, .ol"

const scrolled = new WeakMap<Session, readonly (readonly [box: Element, top: number])[]>()

/** Shows 数字台账 in the place of the paper. */
export function showLedger(app: App, session: Session): void {
  const { page } = app.store.getState()
  if (page.name !== "desk" || page.ledger || session.view?.composing) return
  const boxes = [...document.querySelectorAll(scrollers)]
  scrolled.set(
    session,
    boxes.map((box) => [box, box.scrollTop] as const),
  )
  // What was typed last is in it.
  if (findingsOf(session.editor).behind) session.dispatch(recheck(session.editor.tr))
  app.store.setState({ page: { ...page, ledger: true } })
}

/** Back to the text, as it was: the caret, and how far the paper was scrolled. Nothing where no ledger is shown. */
export function leaveLedger(app: App): void {
  const session = sessionOf(app)
  const { page } = app.store.getState()
  if (!session || page.name !== "desk" || !page.ledger) return
  // What is being typed in a field goes in when the field is left, and a field that goes away is not left.
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur()
  flushSync(() => app.store.setState({ page: { ...page, ledger: false } }))
  for (const [box, top] of scrolled.get(session) ?? []) box.scrollTop = top
  session.view?.focus()
}

/** 到正文里看: goes to a figure in the text, and selects it. */
export function goToFigure(app: App, session: Session, row: LedgerRow): void {
  const live = liveRow(session.editor, row.key)
  leaveLedger(app)
  if (!live) return
  const start = findingsOf(session.editor).checked.facts.outline.blocks[live.block]!.pos + 1
  selectText(session, start + live.from, start + live.to)
}
