import { Plugin } from "prosemirror-state"
import { freeEscapes } from "../ui/escape"

/** The last of all plugins: an Esc that comes to it meant nothing to the text, and may stop what goes on elsewhere. */
export function escapePlugin(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (event.key === "Escape" && !view.composing) freeEscapes.add(event)
        return false
      },
    },
  })
}
