import { Plugin } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { deleteSelected } from "./deletion"
import { Edit, inText } from "./edit"
import { findingsOf, recheck } from "./findings"

/** ProseMirror takes composed text over within 20 ms after the end of the composition. */
const takeover = 50

/**
 * While a word is being composed (拼音) nothing may touch the text: the browser would break the composition off. What
 * has to be done for the word is done before its first letter and after its last.
 */
export function compositionPlugin(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        compositionstart(view) {
          const selection = inText(view.state.selection)
          if (selection && !selection.$from.sameParent(selection.$to)) clearFirst(view)
          // The words that say what to write make room.
          view.dom.parentElement?.classList.add("is-composing")
          return false
        },
        compositionend(view) {
          setTimeout(() => settle(view), takeover)
          return false
        },
      },
    },
  })
}

/** The browser would join whatever the selection spans; the skeleton is ours to keep. */
function clearFirst(view: EditorView): void {
  const edit = new Edit(view.state)
  if (!deleteSelected(edit)) return
  const tr = edit.finish()
  if (tr) view.dispatch(tr)
}

function settle(view: EditorView): void {
  if (view.isDestroyed || view.composing) return
  view.dom.parentElement?.classList.remove("is-composing")
  if (findingsOf(view.state).behind) view.dispatch(recheck(view.state.tr))
}
