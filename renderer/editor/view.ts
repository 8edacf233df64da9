import { Plugin, Selection } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import type { Session } from "../app/session"
import { findingsOf, recheck } from "./findings"
import { inputPlugin } from "./input"
import { pastingPlugin, type Tell } from "./pasting"
import { signsPlugin } from "./signs"

/**
 * Puts the paper of a report on the page: `.paper` with the text and its margin signs. The caller destroys the view,
 * which takes both away again. A report that another window holds can be read and copied from.
 *
 * @param place the sheet; it brings the measure's width and the room at its left for the signs
 * @param tell says what could not be pasted
 */
export function mountEditor(place: HTMLElement, session: Session, tell: Tell = () => {}): EditorView {
  const paper = document.createElement("div")
  paper.className = "paper"
  place.append(paper)
  const view = new PaperView(paper, {
    state: session.editor,
    dispatchTransaction: session.dispatch,
    editable: () => !session.store.getState().readOnly,
    // A caret that was out of sight comes back with a line of text beyond it.
    scrollMargin: 48,
    handleScrollToSelection: isInSight,
    attributes: {
      class: "txt",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": "正文",
      // A report that cannot be changed is still scrolled by keys.
      tabindex: "0",
      spellcheck: "false",
      autocorrect: "off",
      autocapitalize: "off",
      translate: "no",
    },
    plugins: [pastingPlugin(tell), inputPlugin(tell), signsPlugin(), margins(place)],
  })
  view.onDestroy = leaving(view, session, paper)
  session.view = view
  // A desk that was left in the middle of a word.
  if (findingsOf(view.state).behind) view.dispatch(recheck(view.state.tr))
  return view
}

/**
 * A caret in sight stays where it is, and that is told by two boxes. ProseMirror would ask every box around it, which
 * at each key makes a browser look at the layout a hundred times.
 */
function isInSight(view: EditorView): boolean {
  const window = view.dom.closest(".canvas")?.getBoundingClientRect()
  if (!window) return false
  const { top, bottom, left, right } = view.coordsAtPos(view.state.selection.head)
  return top >= window.top && bottom <= window.bottom && left >= window.left && right <= window.right
}

/** Takes the focus also when nothing can be changed: what is only read is scrolled by keys all the same. */
class PaperView extends EditorView {
  onDestroy = () => {}

  override destroy(): void {
    super.destroy()
    this.onDestroy()
  }

  override focus(): void {
    if (this.editable) super.focus()
    else this.dom.focus({ preventScroll: true })
  }
}

/** A press beside the text puts the caret into the line that it is beside, as on every sheet; the focus stays. */
function margins(place: HTMLElement): Plugin {
  return new Plugin({
    view: (view) => {
      const paper = view.dom.parentElement
      const onMouseDown = (event: MouseEvent) => {
        if (event.button !== 0 || (event.target !== place && event.target !== paper)) return
        event.preventDefault()
        const { left, right, top, bottom } = view.dom.getBoundingClientRect()
        const within = (value: number, low: number, high: number) =>
          Math.min(Math.max(value, low + 1), high - 1)
        const at = view.posAtCoords({
          left: within(event.clientX, left, right),
          top: within(event.clientY, top, bottom),
        })
        const { tr, doc } = view.state
        if (at) view.dispatch(tr.setSelection(Selection.near(doc.resolve(at.pos))))
        view.focus()
      }
      place.addEventListener("mousedown", onMouseDown)
      return { destroy: () => place.removeEventListener("mousedown", onMouseDown) }
    },
  })
}

/**
 * Tells the view when the report may no longer be changed; answers what is to be done when the view goes. No plugin does
 * it: the views of plugins go with every document that takes the place of another (`Session.replace`).
 */
function leaving(view: EditorView, session: Session, paper: HTMLElement): () => void {
  const stop = session.store.subscribe((now, before) => {
    if (now.readOnly !== before.readOnly) view.setProps({})
  })
  return () => {
    stop()
    if (session.view === view) session.view = null
    paper.remove()
  }
}
