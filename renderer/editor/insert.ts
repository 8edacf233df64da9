import { type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import type { Role } from "#shared/model/roles"
import { findPlaceholders } from "#shared/text/placeholders"
import { deleteSelected } from "./deletion"
import { type Draft, isBlank, isLead, itemOf, roleOf } from "./draft"
import { Edit, type Place } from "./edit"
import { emptyItem } from "./items"
import { putText } from "./text"

/** Puts words at the caret, in place of what is selected; the caret stands behind them, or on their first blank. */
export function insertPhrase(state: EditorState, text: string): Transaction {
  const edit = new Edit(state)
  const place = deleteSelected(edit)
  if (!place || text === "") return state.tr
  putText(place, text)
  return finish(edit, place, text)
}

/**
 * Puts a ready paragraph where its kind belongs: into the empty item that the caret is in, behind the item of that
 * role that the caret is in, else into the first empty item of the role or behind its last one. Where the report
 * has no such item it goes to the caret.
 */
export function insertSnippet(state: EditorState, text: string, role: Role): Transaction {
  const edit = new Edit(state)
  const target = targetOf(edit, role)
  if (!target || text === "") return insertPhrase(state, text)
  const place = { block: target, offset: 0 }
  putText(place, text)
  return finish(edit, place, text)
}

function targetOf(edit: Edit, role: Role): Draft | null {
  const at = edit.from?.block ?? null
  const here = at && itemOf(at)
  if (at && here && at.length === 0 && edit.to?.block === at && (isLead(at) || roleOf(here) === role))
    return at
  if (here && roleOf(here) === role) return itemBehind(edit, here)
  const leads = edit.root
    .blocks()
    .filter(
      (block) => isLead(block) && roleOf(itemOf(block)!) === role && itemOf(itemOf(block)!.parent!) === null,
    )
  const empty = leads.find((block) => isBlank(itemOf(block)!))
  if (empty) return empty
  const last = leads.at(-1)
  return last ? itemBehind(edit, itemOf(last)!) : null
}

function itemBehind(edit: Edit, item: Draft): Draft {
  return emptyItem(edit, item.parent!).putAfter(item).children[0]!
}

function finish(edit: Edit, { block, offset }: Place, text: string): Transaction {
  const blank = findPlaceholders(text)[0]
  edit.caret = { block, offset: offset + (blank ? blank.from : text.length) }
  const tr = edit.finish()!
  if (blank) {
    const { from } = tr.selection
    tr.setSelection(TextSelection.create(tr.doc, from, from + blank.to - blank.from))
  }
  return tr.scrollIntoView()
}
