import { type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { type Insertion, placePhrase, placeSnippet } from "#shared/library/insertion"
import { isRole, type Role, roleNames } from "#shared/model/roles"
import { attrsOf } from "#shared/model/schema"
import type { Session } from "../../app/session"
import { insertPhrase, insertSnippet } from "../../editor/insert"
import type { Entry } from "./entries"

/** The text of the block around the selection: what stands before it and what behind. */
interface Around {
  before: string
  after: string
}

function around({ selection }: EditorState): Around {
  const { $from, $to } = selection
  if (!$from.parent.isTextblock) return { before: "", after: "" }
  const before = $from.parent.textContent.slice(0, $from.parentOffset)
  const after = $to.parent.isTextblock ? $to.parent.textContent.slice($to.parentOffset) : ""
  return { before, after }
}

/** The role of the item that the caret is in, else of its section; null outside of both. */
export function roleAt({ selection }: EditorState): Role | null {
  const { $from } = selection
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth)
    const name = node.type.name
    if (name !== "item" && name !== "section") continue
    const { role } = attrsOf[name](node)
    if (isRole(role) && role !== "other") return role
  }
  return null
}

/** An entry on its way into the text: what is selected to give way, and then what the editor does. */
interface Placing {
  from: number
  to: number
  insertion: Insertion
  place(state: EditorState): Transaction
  /** The snippet becomes, or fills, an item: its ordinal. null: it goes to the caret. */
  ordinal: string | null
}

function atCaret(state: EditorState, insertion: Insertion): Placing {
  const { from, to } = state.selection
  const { deleteBefore, deleteAfter, insert } = insertion
  return {
    from: from - deleteBefore,
    to: to + deleteAfter,
    insertion,
    place: (now) => insertPhrase(now, insert),
    ordinal: null,
  }
}

function placingOf(state: EditorState, entry: Entry, nameOnly: boolean): Placing {
  const { before, after } = around(state)
  if (entry.type === "phrase") return atCaret(state, placePhrase(before, after, entry.phrase, nameOnly))
  // The editor knows where a paragraph of this role belongs: mostly that is a block of its own.
  const { text, role } = entry.snippet
  const insertion = placeSnippet("", "", text)
  const place = (now: EditorState) => insertSnippet(now, insertion.insert, role)
  const { $from } = place(state).selection
  if ($from.parent.textContent !== insertion.insert) return atCaret(state, placeSnippet(before, after, text))
  const ordinal = $from.node(-1).type.name === "item" ? attrsOf.item($from.node(-1)).ordinal : ""
  const { from, to } = state.selection
  return { from, to, insertion, place, ordinal }
}

/** How the sentence at the caret reads with the entry in it. */
export interface Preview {
  before: string
  insert: string
  after: string
  note: string | null
}

/** As much of a sentence as shows where the entry comes to stand. */
const shownBefore = 8
const shownAfter = 5

export function previewOf(state: EditorState, entry: Entry, nameOnly = false): Preview {
  const { insertion, ordinal } = placingOf(state, entry, nameOnly)
  const { deleteBefore, deleteAfter, insert, note } = insertion
  if (ordinal !== null && entry.type === "snippet") {
    const where = `放进${roleNames[entry.snippet.role]}，单独成一条`
    return { before: ordinal, insert, after: "", note: note ? `${where}；${note}` : where }
  }
  const text = around(state)
  const before = text.before.slice(0, text.before.length - deleteBefore)
  const after = text.after.slice(deleteAfter)
  const start = Math.max(before.length - shownBefore, before.lastIndexOf("。", before.length - 2) + 1)
  return {
    before: (start > 0 && before[start - 1] !== "。" ? "……" : "") + before.slice(start),
    insert,
    after: after.length > shownAfter ? `${after.slice(0, shownAfter)}……` : after,
    note,
  }
}

/**
 * Puts an entry into the text and gives the focus back to it. Answers what was seen to unasked, or null. The
 * editor decides where it stands; the caret goes to the first blank.
 */
export function placeEntry(session: Session, entry: Entry, nameOnly = false): string | null {
  const { selection, tr } = session.editor
  const { from, to, place, insertion } = placingOf(session.editor, entry, nameOnly)
  // What gives way is selected first: a selection is no change, so the whole is one undo step.
  if (from !== selection.from || to !== selection.to)
    session.dispatch(tr.setSelection(TextSelection.create(tr.doc, from, to)))
  session.dispatch(place(session.editor))
  session.view?.focus()
  return insertion.note
}
