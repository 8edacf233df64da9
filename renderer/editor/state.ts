import { history } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import type { CheckSettings } from "#shared/checks/types"
import { carriedPlugin } from "./carried"
import { compositionPlugin } from "./composition"
import { edgesPlugin } from "./edges"
import { escapePlugin } from "./escape"
import { findingsPlugin } from "./findings"
import { guardPlugin } from "./guard"
import { keysPlugin } from "./keys"
import { paperPlugin } from "./paper"
import { todosPlugin } from "./todos"

/** The state of the editor on a report: every plugin, in the order of their say. */
export function newEditorState(doc: Node, settings: CheckSettings): EditorState {
  return EditorState.create({
    doc,
    plugins: [
      keysPlugin(),
      compositionPlugin(),
      findingsPlugin(settings),
      paperPlugin(),
      carriedPlugin(),
      todosPlugin(),
      edgesPlugin(),
      history({ newGroupDelay: 500 }),
      guardPlugin(),
      escapePlugin(),
    ],
  })
}
