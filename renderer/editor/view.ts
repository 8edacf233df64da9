import { Plugin } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import type { Session } from "../app/session"
import { findingsOf, recheck } from "./findings"
import { inputPlugin, type Tell } from "./input"
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
  const view = new EditorView(paper, {
    state: session.editor,
    dispatchTransaction: session.dispatch,
    editable: () => !session.store.getState().readOnly,
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
    plugins: [inputPlugin(tell), signsPlugin(), leaving(session, paper)],
  })
  session.view = view
  // A desk that was left in the middle of a word.
  if (findingsOf(view.state).behind) view.dispatch(recheck(view.state.tr))
  return view
}

/** Tells the session when the view goes, and the view when the report may no longer be changed. */
function leaving(session: Session, paper: HTMLElement): Plugin {
  return new Plugin({
    view: (view) => {
      const stop = session.store.subscribe((now, before) => {
        if (now.readOnly !== before.readOnly) view.setProps({})
      })
      return {
        destroy() {
          stop()
          if (session.view === view) session.view = null
          paper.remove()
        },
      }
    },
  })
}
