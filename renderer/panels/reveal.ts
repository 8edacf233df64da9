import { undo } from "prosemirror-history"
import { TextSelection, type Transaction } from "prosemirror-state"
import { deskUi } from "../app/desk-ui"
import type { Session } from "../app/session"
import { type App, changeSettings, dropToast, say } from "../app/store"
import { roomNow } from "./use-session"

/** Puts the caret at a place of the text and goes there: only because the writer asked for it. */
export function goToText(session: Session, pos: number): void {
  const { tr, doc } = session.editor
  const at = Math.min(Math.max(0, pos), doc.content.size)
  session.dispatch(tr.setSelection(TextSelection.near(doc.resolve(at))).scrollIntoView())
  session.view?.focus()
}

/** Selects a stretch of the text, ready to be typed over, and goes there: the writer asked for it. */
export function selectText(session: Session, from: number, to: number): void {
  const { tr, doc } = session.editor
  session.dispatch(
    tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))).scrollIntoView(),
  )
  deskUi.setState({ drawer: null })
  session.view?.focus()
}

/** Back to the caret as it was, wherever the paper was scrolled to meanwhile. */
export function backToText(session: Session): void {
  deskUi.setState({ drawer: null })
  session.view?.focus()
  session.dispatch(session.editor.tr.scrollIntoView())
}

/** The text takes the focus when what had it goes with the next drawing, so that no key is pressed for nothing. */
export function keepFocus(session: Session): void {
  const check = () => {
    if (document.activeElement === document.body) session.view?.focus()
  }
  // A message goes right after the event, what panels show when they are told.
  setTimeout(check)
  const stop = session.store.subscribe(({ editor }) => {
    if (editor !== session.editor) return
    stop()
    setTimeout(check)
  })
}

/** Opens the panel on the right, as a drawer where the window is narrow. */
export function openPanel(app: App): void {
  if (roomNow() === "narrow") deskUi.setState({ drawer: "panel" })
  else if (!app.store.getState().settings.panelOpen) changeSettings(app, { panelOpen: true })
}

/**
 * Makes a change and says so, if it is one, with 撤销 for as long as that would undo this change and no later one.
 */
export function actAndSay(app: App, session: Session, tr: Transaction, text: string): void {
  if (!tr.docChanged) return
  session.dispatch(tr)
  const { doc } = session.editor
  say(app, text, {
    label: "撤销",
    run: () => {
      if (session.editor.doc === doc) undo(session.editor, session.dispatch)
      keepFocus(session)
    },
  })
  const key = app.store.getState().toasts.at(-1)!.key
  const stop = session.store.subscribe(() => {
    if (session.editor.doc === doc) return
    stop()
    dropToast(app, key)
  })
  // What was pressed may have gone with what it did.
  keepFocus(session)
}
