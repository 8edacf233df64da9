import { isHistoryTransaction } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import { Plugin } from "prosemirror-state"
import { structureKey } from "./edit"

/**
 * The last line before the skeleton: whatever the browser or an input method made of the text, a change that would
 * lose a part or its heading, and that no command asked for, does not happen.
 */
export function guardPlugin(): Plugin {
  return new Plugin({
    filterTransaction(tr, state) {
      if (!tr.docChanged || tr.getMeta(structureKey) || isHistoryTransaction(tr)) return true
      const before = skeletonOf(state.doc)
      const after = skeletonOf(tr.doc)
      return before.length === after.length && before.every((part, i) => part === after[i])
    },
  })
}

function skeletonOf(doc: Node): string[] {
  const parts: string[] = []
  for (const node of doc.content.content)
    if (node.type.name === "section")
      parts.push(`${node.attrs.id} ${node.firstChild?.type.name === "heading"}`)
  return parts
}
