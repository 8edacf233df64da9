import { hash } from "../model/ids"
import type { Outline } from "../model/outline"
import type { Span } from "../model/text-map"
import { readOrdinal } from "../text/ordinals"
import { bodyOf } from "./align"
import { belongsTo, sameCredit } from "./moves"
import { addSpan, spanAt } from "./own-lines"
import type { Change, ChangeType, Credit, OwnLine, Piece } from "./types"
import type { OpenUnit } from "./units"

/** What only we have stands where the copy goes on. */
export function settlePlaces(order: readonly OpenUnit[], end: number): void {
  let next = end
  for (let i = order.length - 1; i >= 0; i--) {
    const { pieces, theirs } = order[i]!
    if (theirs === null && pieces.every(({ ours, credit }) => ours && credit?.by === "untracked"))
      for (const piece of pieces) piece.at = next
    next = pieces[0]!.at
  }
}

/** Pieces that one change is about. */
interface Draft {
  pieces: Piece[]
  units: OpenUnit[]
  moves: boolean
}

export function changesOf(order: readonly OpenUnit[], lines: readonly OwnLine[], outline: Outline): Change[] {
  const drafts: Draft[] = []
  const moves = new Map<string, Draft>()
  let above: { unit: OpenUnit; draft: Draft } | null = null
  for (const unit of order) {
    if (unit.move !== null) {
      let move = moves.get(unit.move)
      if (!move) {
        move = { pieces: [], units: [], moves: true }
        moves.set(unit.move, move)
        drafts.push(move)
      }
      move.units.push(unit)
    }
    const oneSided = unit.lines.length === 0 || unit.theirs === null
    if (unit.theirs === null) creditNumbers(unit, lines)
    const runs = oneSided ? byCredit(unit.pieces) : runsOf(unit.pieces)
    const only = oneSided && runs.length === 1 ? runs[0]! : null
    if (only && above && goesOn(unit, above.unit, above.draft.units[0]!, lines, outline)) {
      above.draft.pieces.push(...only)
      above.draft.units.push(unit)
      above.unit = unit
      continue
    }
    const own = runs.map((pieces) => ({ pieces, units: [unit], moves: false }))
    drafts.push(...own)
    above = only ? { unit, draft: own[0]! } : null
  }
  const used = new Map<string, number>()
  let behind: Span | null = null
  let next = 0
  const changes: Change[] = []
  for (const draft of drafts) {
    // Where a new paragraph goes in: behind the last block of ours above it.
    for (; order[next] !== undefined && order[next] !== draft.units[0]; next++)
      behind = lastSpan(order[next]!, lines) ?? behind
    changes.push(changeOf(draft, behind, lines, outline, used))
  }
  return changes
}

/** Whoever took a paragraph out took its number out, which may have been counted anew since. */
function creditNumbers({ pieces }: OpenUnit, lines: readonly OwnLine[]): void {
  const tracked = pieces.find(({ credit }) => credit?.by === "tracked")?.credit
  if (!tracked) return
  for (const piece of pieces) {
    const span = piece.ours && spanAt(lines[piece.ours.line]!, piece.ours.at)
    if (span?.in === "ordinal" && piece.credit?.by === "untracked") piece.credit = tracked
  }
}

/** Stretches of pieces that somebody changed, each of one person. */
function runsOf(pieces: readonly Piece[]): Piece[][] {
  const runs: Piece[][] = []
  let last: Piece | null = null
  for (const piece of pieces) {
    if (piece.credit) {
      if (last?.credit && sameCredit(last.credit, piece.credit)) runs.at(-1)!.push(piece)
      else runs.push([piece])
    }
    last = piece
  }
  return runs
}

/** All that one person did to a paragraph that only one side has is one change. */
function byCredit(pieces: readonly Piece[]): Piece[][] {
  const runs: Piece[][] = []
  for (const piece of pieces) {
    const run = runs.find((each) => sameCredit(each[0]!.credit, piece.credit))
    if (run) run.push(piece)
    else runs.push([piece])
  }
  return runs
}

/** Is a paragraph that came or went one more of the item above, which came or went with it? */
function goesOn(
  unit: OpenUnit,
  above: OpenUnit,
  head: OpenUnit,
  lines: readonly OwnLine[],
  outline: Outline,
): boolean {
  if (!sameCredit(unit.pieces[0]!.credit, above.pieces[0]!.credit)) return false
  if (unit.lines.length > 0) {
    if (above.lines.at(-1) !== unit.lines[0]! - 1) return false
    const first = outline.blocks[lines[head.lines[0]!]!.blocks[0]]!
    return first.item?.blocks[0] === first && belongsTo(unit, head, lines, outline)
  }
  if (above.lines.length > 0 || above.theirs !== unit.theirs! - 1) return false
  const text = (of: OpenUnit) =>
    of.pieces
      .slice(1, 24)
      .map((piece) => piece.text)
      .join("")
  return readOrdinal(text(head)) !== null && readOrdinal(text(unit)) === null
}

/**
 * What a change is known by, besides its place in the copy, when the report is compared anew. Other decisions may have
 * changed what is moved, and the numbers of whole paragraphs.
 */
function identityOf(type: ChangeType, from: string, to: string, whole: boolean): string {
  if (type === "move") return type
  const told = (text: string) => (whole ? text.split("\n").map(bodyOf).join("\n") : text)
  return `${type}\n${told(from)}\n${told(to)}`
}

function lastSpan(unit: OpenUnit, lines: readonly OwnLine[]): Span | null {
  const line = lines[unit.lines.at(-1) ?? -1]
  const span = line?.parts.at(-1)?.span
  return span ? { ...span, from: span.to } : null
}

function changeOf(
  { pieces: changed, units, moves }: Draft,
  behind: Span | null,
  lines: readonly OwnLine[],
  { blocks }: Outline,
  used: Map<string, number>,
): Change {
  const pieces = moves ? units.flatMap((unit) => unit.pieces) : changed
  const whole = moves || units.every((unit) => unit.lines.length === 0 || unit.theirs === null)
  const spans: Span[] = []
  let from = ""
  let to = ""
  for (const { text, ours, theirs } of pieces) {
    if (ours) {
      from += text
      addSpan(spans, spanAt(lines[ours.line]!, ours.at))
    }
    if (theirs && !moves) to += text
  }
  // A paragraph is told by its words; its line end says that it is one.
  if (whole) {
    from = from.replace(/^\n/, "")
    to = to.replace(/^\n/, "")
  }
  if (moves) to = from
  if (spans.length === 0) {
    const point = whole ? behind : pointAt(units[0]!, pieces[0]!, lines)
    if (point ?? behind) spans.push((point ?? behind)!)
  }
  const type: ChangeType = moves ? "move" : from === "" ? "insert" : to === "" ? "delete" : "replace"
  const credit: Credit = moves
    ? (units[0]!.carried ?? { by: "untracked", author: null, date: null })
    : { ...changed[0]!.credit!, date: changed.find((piece) => piece.credit?.date)?.credit?.date ?? null }
  const place = pieces.find((piece) => piece.theirs)?.at ?? pieces[0]!.at
  const name = `${place}-${hash(identityOf(type, from, to, whole))}`
  const times = used.get(name) ?? 0
  used.set(name, times + 1)
  const id = times === 0 ? name : `${name}-${times}`
  if (moves) for (const unit of units) unit.move = id
  else for (const piece of changed) piece.change = id
  const block = blocks[spans[0]?.block ?? -1]
  return {
    id,
    type,
    item: block?.item?.id ?? null,
    spans,
    from,
    to,
    whole,
    behind: moves ? (behind?.block ?? -1) : null,
    by: credit.by,
    author: credit.author,
    date: credit.date,
  }
}

/** The point of ours at which a change inside a paragraph puts something in. */
function pointAt(unit: OpenUnit, first: Piece, lines: readonly OwnLine[]): Span | null {
  let before: Span | null = null
  for (const piece of unit.pieces) {
    if (piece === first && before) return { ...before, from: before.to }
    const span = piece.ours ? spanAt(lines[piece.ours.line]!, piece.ours.at) : null
    if (!span) continue
    // In front of all that is ours.
    if (!before && unit.pieces.indexOf(first) < unit.pieces.indexOf(piece)) return { ...span, to: span.from }
    before = span
  }
  return before && { ...before, from: before.to }
}
