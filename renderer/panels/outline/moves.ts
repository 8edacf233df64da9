import { type Command, type EditorState, Selection, TextSelection, type Transaction } from "prosemirror-state"
import type { Item, List } from "#shared/model/outline"
import type { LinkTable } from "#shared/problems/link-table"
import { moveItem } from "../../editor/acts"
import type { OutlineRow } from "./rows"

/** Where an item that is being dragged would go. */
export type Drop = { before: string } | { after: string } | { into: string }

/**
 * What dropping an item on a row means: over the upper half before it, over the lower behind it, on a part at its
 * end. Null where it may not go: into itself, or among what has no items.
 *
 * @param half which half of the row the pointer is over
 */
export function dropOn(dragged: Item, row: OutlineRow, half: "upper" | "lower"): Drop | null {
  const { item, section } = row
  if (!item) return section ? { into: section.id } : null
  for (let it: Item | null = item; it; it = it.parent) if (it.id === dragged.id) return null
  return half === "upper" ? { before: item.id } : { after: item.id }
}

/** One place up or down among its siblings; null at the ends. */
export function besideOf(item: Item, by: 1 | -1): Drop | null {
  const { items }: List = item.list
  const sibling = items[items.indexOf(item) + by]
  if (!sibling) return null
  return by === -1 ? { before: sibling.id } : { after: sibling.id }
}

/** Moves an item and leaves the caret where it is. Null when the item may not go there. */
export function moved(state: EditorState, item: Item, to: Drop): Transaction | null {
  const tr = moveItem(state, item.id, to)
  return tr.docChanged ? tr : null
}

/**
 * What a command of the text would do with the caret in an item. The caret itself stays in its own sentence, unless
 * that was in the item.
 */
export function doneTo(state: EditorState, item: Item, command: Command): Transaction | null {
  const inside = Selection.near(state.doc.resolve(item.blocks[0]!.pos + 1), 1)
  const there = state.apply(state.tr.setSelection(inside))
  let done: Transaction | null = null
  command(there, (tr) => {
    done = tr
  })
  const tr = done as Transaction | null
  if (!tr) return null
  const { from, to, anchor, head } = state.selection
  const end = item.pos + item.node.nodeSize
  if (to <= item.pos || from >= end) {
    const at = (pos: number) => tr.doc.resolve(tr.mapping.map(pos))
    tr.setSelection(TextSelection.between(at(anchor), at(head)))
  }
  return tr
}

/** How many links of a problem, cause or measure, and of the items in it, break when it is taken out. */
export function linksOf(
  item: Item,
  { links }: LinkTable,
): { causes: number; measures: number; problems: number } {
  const ids = new Set<string>()
  const collect = (it: Item) => {
    ids.add(it.id)
    for (const child of it.children) collect(child)
  }
  collect(item)
  const broken = links.filter(({ problem, target }) => ids.has(problem) !== ids.has(target))
  const targets = broken.filter(({ problem }) => ids.has(problem))
  return {
    causes: new Set(targets.filter(({ role }) => role === "cause").map(({ target }) => target)).size,
    measures: new Set(targets.filter(({ role }) => role === "measure").map(({ target }) => target)).size,
    problems: new Set(broken.filter(({ target }) => ids.has(target)).map(({ problem }) => problem)).size,
  }
}
