import type { EditorState as State } from "prosemirror-state"
import { EditorState } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import { schema } from "#shared/model/schema"

// The floor of the benchmark of the editor: the same report in ProseMirror without a single plugin of ours, nothing
// but schema and view. `report` stands in the page that the benchmark writes.
const doc = schema.nodeFromJSON((window as unknown as { report: unknown }).report)
const state: State = EditorState.create({ doc })
new EditorView(document.getElementById("root")!, { state })
