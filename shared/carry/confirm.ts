import type { Transform } from "prosemirror-transform"
import { type FigureAttrs, plainFigure } from "../model/origin"
import { readOutline } from "../model/outline"
import { schema } from "../model/schema"
import { figureAttrs } from "./marks"
import type { Place } from "./types"

/**
 * What the writer says of figures and sentences that are last year's. Each adds its steps to a transform and gives it
 * back: one act of the writer is one transaction, however many places it is about.
 *
 * @throws RangeError when the report has no such block
 */

/** The figure holds this year too, as it stands now. What else is known of it stays. */
export function confirmFigure<T extends Transform>(tr: T, place: Place, by: string): T {
  return setFigure(tr, place, { confirmed: textAt(tr, place), by })
}

/** Takes the writer's word about the figure back. */
export function unconfirmFigure<T extends Transform>(tr: T, place: Place): T {
  return setFigure(tr, place, { confirmed: "", by: "" })
}

/** Where the number comes from; "" takes the note away. */
export function setFigureNote<T extends Transform>(tr: T, place: Place, note: string): T {
  return setFigure(tr, place, { note })
}

/** One figure stands in all these places; `tie` "" says that it does not. */
export function tieFigures<T extends Transform>(tr: T, places: readonly Place[], tie: string): T {
  for (const place of places) setFigure(tr, place, { tie })
  return tr
}

/** The sentence holds this year too, as it stands now. */
export function confirmSentence<T extends Transform>(tr: T, place: Place, by: string): T {
  const [from, to] = rangeIn(tr, place)
  if (from < to) tr.addMark(from, to, schema.marks.origin!.create({ text: textAt(tr, place), by }))
  return tr
}

/** Takes the writer's word about the sentence back. */
export function unconfirmSentence<T extends Transform>(tr: T, place: Place): T {
  const [from, to] = rangeIn(tr, place)
  tr.removeMark(from, to, schema.marks.origin)
  return tr
}

/**
 * Writes another text in the place of a figure. Its note, its ties, the comments on it and the sentence that it stands
 * in stay marked; a confirmation says what it was about, and is void by itself.
 */
export function replaceFigure<T extends Transform>(tr: T, place: Place, text: string): T {
  const [from, to] = rangeIn(tr, place)
  if (text === "") tr.delete(from, to)
  else if (from < to) {
    const { marks } = tr.doc.nodeAt(from)!
    tr.replaceWith(from, to, schema.text(text, marks))
  }
  return tr
}

function setFigure<T extends Transform>(tr: T, place: Place, change: Partial<FigureAttrs>): T {
  const [from, to] = rangeIn(tr, place)
  if (from >= to) return tr
  const { node } = blockOf(tr, place)
  const attrs = { ...plainFigure, ...figureAttrs(node, place.from, place.to), ...change }
  const type = schema.marks.figure!
  // A mark that says nothing would only split the text.
  const plain = Object.values(attrs).every((value) => value === "")
  if (plain) tr.removeMark(from, to, type)
  else tr.addMark(from, to, type.create(attrs))
  return tr
}

function blockOf(tr: Transform, { block }: Place) {
  const found = readOutline(tr.doc).blocks[block]
  if (!found) throw new RangeError(`no block ${block}`)
  return found
}

/** Positions in the document; what lies behind the end of the block is left out. */
function rangeIn(tr: Transform, place: Place): [from: number, to: number] {
  const { pos, node } = blockOf(tr, place)
  const end = node.content.size
  return [pos + 1 + Math.min(place.from, end), pos + 1 + Math.min(place.to, end)]
}

function textAt(tr: Transform, place: Place): string {
  return blockOf(tr, place).node.textContent.slice(place.from, place.to)
}
