import type { EditorState, Transaction } from "prosemirror-state"
import {
  confirmFigure,
  replaceFigure,
  setFigureNote,
  tieFigures,
  unconfirmFigure,
} from "#shared/carry/confirm"
import { type LedgerRow, ledgerRows, tiedTo } from "#shared/ledger/rows"
import { typedFigure } from "#shared/ledger/typed"
import { attrsOf } from "#shared/model/schema"
import { undoable } from "../../editor/edit"
import { findingsOf } from "../../editor/findings"
import { newId } from "../../editor/ids"

/**
 * What the ledger does to the report: each answers one transaction, which is one undo step. What it is given may be
 * of a frame ago: `liveRow` first.
 */

/** Every figure of the report as it is now; none while the check is behind the text. */
export function liveRows(state: EditorState): readonly LedgerRow[] {
  const { behind, checked } = findingsOf(state)
  return behind ? [] : ledgerRows(checked)
}

/** The row as the text has it now, or null. */
export function liveRow(state: EditorState, key: string): LedgerRow | null {
  return liveRows(state).find((row) => row.key === key) ?? null
}

/** The row of a figure that has another name now: it stands where it stood. */
export function rowAt(state: EditorState, { block, from }: LedgerRow): LedgerRow | null {
  return liveRows(state).find((row) => row.block === block && row.from === from) ?? null
}

/** The figure that the caret is at, or the first behind it in its paragraph; null where there is none. */
export function rowAtCaret(state: EditorState): LedgerRow | null {
  const { facts } = findingsOf(state).checked
  const { $from } = state.selection
  if (!$from.parent.isTextblock) return null
  const block = facts.outline.blocks.findIndex(({ pos }) => pos === $from.before())
  return liveRows(state).find((row) => row.block === block && row.to >= $from.parentOffset) ?? null
}

/** 确认这个数: the writer's word that it is right as it stands. Nobody can say that of a blank. */
export function confirmRow(state: EditorState, row: LedgerRow): Transaction {
  if (row.status === "blank") return state.tr
  return undoable(confirmFigure(state.tr, row, attrsOf.report(state.doc).properties.name ?? ""))
}

/** 撤回确认: it waits for the writer's word again; source note and tie stay. */
export function unconfirmRow(state: EditorState, row: LedgerRow): Transaction {
  return undoable(unconfirmFigure(state.tr, row))
}

/** 改数. The transaction has no steps when nothing else was typed than what stands there. */
export function changeRow(state: EditorState, row: LedgerRow, typed: string): Transaction {
  const text = typedFigure(row.text, typed)
  if (text === "" || text === row.text) return state.tr
  return undoable(replaceFigure(state.tr, row, text))
}

/**
 * 一并改为: writes the number of a row into the others that are the same figure. One that is written in another unit
 * takes all of the figure over.
 */
export function changeTied(state: EditorState, row: LedgerRow): Transaction {
  const { tr } = state
  // From the end on, so that the places in front stay true.
  for (const other of [...tiedTo(liveRows(state), row)].reverse()) {
    const text =
      other.shown.unit === row.shown.unit ? typedFigure(other.text, row.shown.number || row.text) : row.text
    if (text !== other.text) replaceFigure(tr, other, text)
  }
  return undoable(tr)
}

/** 数据来源: where the number comes from; "" takes the note away. */
export function noteRow(state: EditorState, row: LedgerRow, note: string): Transaction {
  const words = note.trim()
  return words === row.attrs.note ? state.tr : undoable(setFigureNote(state.tr, row, words))
}

/** 连成同一个数: what is tied to either of the two is one figure from now on. */
export function tieRows(state: EditorState, a: LedgerRow, b: LedgerRow): Transaction {
  if (a.key === b.key || (a.attrs.tie !== "" && a.attrs.tie === b.attrs.tie)) return state.tr
  const rows = liveRows(state)
  const all = [a, b, ...tiedTo(rows, a), ...tiedTo(rows, b)]
  return undoable(tieFigures(state.tr, all, a.attrs.tie || b.attrs.tie || newId()))
}

/** 解开: the row is a figure of its own again; one that is left alone then is so, too. */
export function untieRow(state: EditorState, row: LedgerRow): Transaction {
  const others = tiedTo(liveRows(state), row)
  return undoable(tieFigures(state.tr, others.length === 1 ? [row, ...others] : [row], ""))
}
