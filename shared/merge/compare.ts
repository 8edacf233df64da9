import type { Node } from "prosemirror-model"
import { hash } from "../model/ids"
import { kept } from "../model/kept"
import { type Outline, readOutline } from "../model/outline"
import type { Span } from "../model/text-map"
import { readOrdinal } from "../text/ordinals"
import { alignLines, similarity } from "./align"
import { arranged, heaviestOrder } from "./arrange"
import { type Chunk, chunksOf, type OldLine, oldLines } from "./chunks"
import { ownLines, spanAt } from "./own-lines"
import { type Indexed, movedStretch, piecesOf } from "./pieces"
import type {
  Change,
  ChangeType,
  Comparison,
  CopyComment,
  Credit,
  EditedCopy,
  OwnLine,
  Piece,
  RawComment,
  UnionCharacter,
  Unit,
} from "./types"

/**
 * Compares a report with the copy that came back: every difference is in the list, once. Accepting all gives the
 * text of the copy, accepting none leaves the report as it is.
 *
 * Paragraphs are paired by the ids of items, then by text (`align.ts`); inside a pair the tracked changes are told as
 * they were made, and what is different besides was changed without tracking (`pieces.ts`).
 */
export function compareCopy(ours: Node, copy: EditedCopy): Comparison {
  const outline = readOutline(ours)
  const printed = ownLines(outline, hasOneTitle(outline, copy))
  const { union, comments } = isAllAccepted(printed, copy) ? acceptedView(copy) : copy
  const compared = comparisonWith(outline, printed, { ...copy, union, comments })
  return { ours, copy, ...compared }
}

/** Does ours say what the copy says with all its changes accepted? Then nothing is left to be asked. */
function isAllAccepted(lines: readonly OwnLine[], { union }: EditedCopy): boolean {
  let text = ""
  for (const c of union) if (c.after) text += c.text
  return text === lines.map((line) => `\n${line.text}`).join("")
}

/** The copy as if nothing had been tracked. */
function acceptedView({ union, comments }: EditedCopy): Pick<EditedCopy, "union" | "comments"> {
  const places: number[] = []
  const kept: UnionCharacter[] = []
  for (const c of union) {
    places.push(kept.length)
    if (c.after) kept.push({ ...c, before: true, credit: null })
  }
  places.push(kept.length)
  return {
    union: kept,
    comments: comments.map((comment) => ({
      ...comment,
      from: places[comment.from]!,
      to: places[comment.to]!,
    })),
  }
}

function comparisonWith(
  outline: Outline,
  lines: readonly OwnLine[],
  copy: EditedCopy,
): Pick<Comparison, "changes" | "comments" | "layout"> {
  const chunks = chunksOf(copy.union)
  const old = oldLines(copy.union, chunks)
  const metAt: ({ line: number; at: number } | undefined)[] = []
  const units = movesIn(unitsOf(lines, chunks, old, copy, metAt), lines, outline)
  const order = arranged(units.map(placed), () => true).map(({ unit }) => unit)
  settlePlaces(order, copy.accepted.text.length)
  const changes = changesOf(order, lines, outline)
  const comments = copy.comments.map((comment) => placeComment(comment, metAt, lines, outline, copy))
  return { changes, comments, layout: { lines, units } }
}

/** A unit that is being made. */
interface OpenUnit extends Unit {
  pieces: Piece[]
  lines: number[]
  theirs: number | null
  move: string | null
  /** It went at one place and came at another, both tracked, by this person. */
  carried: Credit | null
}

const placed = (unit: OpenUnit) => ({
  unit,
  own: unit.lines[0] ?? null,
  theirs: unit.theirs,
  fixed: unit.lines.length > 0 && unit.theirs !== null && unit.move === null,
})

/** A copy that we printed has the title as one line; one of another file may have it as the file does. */
function hasOneTitle({ blocks }: Outline, { union }: EditedCopy): boolean {
  const titles = blocks.filter(({ type }) => type === "title").map(({ node }) => node.textContent.trim())
  if (titles.length < 2) return true
  const length = titles.reduce((sum, title) => sum + title.length, 0)
  return !(["before", "after"] as const).some((side) => {
    // A title stands at the top; twice its length leaves room for what was put in above it.
    let top = ""
    for (let i = 0; i < union.length && top.length < 2 * length + 200; i++)
      if (union[i]![side]) top += union[i]!.text
    const lines = new Set(top.split("\n"))
    return titles.some((title) => lines.has(title))
  })
}

/** Pairs lines with chunks, and takes together what pairs tie together. */
function unitsOf(
  lines: readonly OwnLine[],
  chunks: readonly Chunk[],
  old: readonly OldLine[],
  { union }: EditedCopy,
  metAt: ({ line: number; at: number } | undefined)[],
): OpenUnit[] {
  const accepted = alreadyAccepted(lines, chunks, old, union)
  const settled = new Set(accepted.values())
  const restA = [...lines.keys()].filter((line) => !accepted.has(line))
  const restB = [...old.keys()].filter((i) => !settled.has(old[i]!.chunk))
  const pairs = alignLines(
    restA.map((line) => lines[line]!),
    restB.map((i) => old[i]!),
  ).map(({ a, b }) => ({ a: a.map((i) => restA[i]!), b: b.map((i) => restB[i]!) }))
  // Chunks from `first` to one past `last` are one unit; a pair may span several.
  const lastOf = chunks.map((_, i) => i)
  for (const { b } of pairs) {
    const first = old[b[0]!]!.chunk
    lastOf[first] = Math.max(lastOf[first]!, old[b.at(-1)!]!.chunk)
  }
  const groupOf = new Int32Array(chunks.length)
  const groups: { from: number; to: number; lines: number[] }[] = []
  for (let from = 0; from < chunks.length; ) {
    let last = lastOf[from]!
    for (let k = from; k <= last; k++) last = Math.max(last, lastOf[k]!)
    groupOf.fill(groups.length, from, last + 1)
    groups.push({ from, to: last + 1, lines: [] })
    from = last + 1
  }
  for (const { a, b } of pairs) groups[groupOf[old[b[0]!]!.chunk]!]!.lines.push(...a)

  for (const [line, chunk] of accepted) groups[groupOf[chunk]!]!.lines.push(line)
  const paired = new Set([...pairs.flatMap(({ a }) => a), ...accepted.keys()])
  pairAccepted(groups, chunks, lines, paired, union)

  const taken = new Set<number>()
  const all = indexedOf(union)
  const indexed = ({ from, to }: { from: number; to: number }) =>
    all.slice(chunks[from]!.from, chunks[to - 1]!.to)
  const met = (index: number, place: { line: number; at: number }) => {
    metAt[index] = place
  }
  const stretches = groups.map((group) => {
    const own = longestRun(group.lines, lines)
    for (const line of own) taken.add(line)
    return { own, stretch: indexed(group), theirs: group.from }
  })
  const carried = carriedStretches(stretches)
  const units: OpenUnit[] = []
  for (const [i, { own, stretch, theirs }] of stretches.entries()) {
    const to = carried.goneTo.get(i)
    if (carried.come.has(i)) continue
    const come = to === undefined ? null : stretches[to]!
    const credit = come ? (stretch[0]?.credit ?? null) : null
    const whole = come ? movedStretch(stretch, come.stretch, credit) : stretch
    const pieces = piecesOf(lines, own, whole, met)
    units.push({
      pieces,
      lines: own,
      theirs: pieces.some((piece) => piece.theirs) ? (come?.theirs ?? theirs) : null,
      move: null,
      carried: credit,
    })
  }
  for (const line of lines.keys())
    if (!taken.has(line))
      units.push({
        pieces: piecesOf(lines, [line], [], met),
        lines: [line],
        theirs: null,
        move: null,
        carried: null,
      })
  // What somebody put in without tracking and took out again with it is nothing.
  return units.filter(({ pieces }) => pieces.length > 0)
}

/**
 * Lines of ours that are to the letter what tracked changes made of some paragraphs, and of which ours has nothing as
 * it was before: these were accepted already. Line → chunk.
 */
function alreadyAccepted(
  lines: readonly OwnLine[],
  chunks: readonly Chunk[],
  old: readonly OldLine[],
  union: EditedCopy["union"],
): Map<number, number> {
  const places = new Map<string, number[]>()
  for (const [i, { text }] of lines.entries()) places.set(text, [...(places.get(text) ?? []), i])
  const found = new Map<number, number>()
  const known = new Set(old.map(({ text }) => text))
  const runOf = (texts: readonly string[]) =>
    (places.get(texts[0]!) ?? []).find((i) =>
      texts.every((text, k) => lines[i + k]?.text === text && !found.has(i + k)),
    )
  for (const [chunk, { from, to }] of chunks.entries()) {
    let before = ""
    let after = ""
    for (let k = from; k < to; k++) {
      if (union[k]!.before) before += union[k]!.text
      if (union[k]!.after) after += union[k]!.text
    }
    if (before === after || after === "") continue
    if (before !== "" && runOf(before.slice(1).split("\n")) !== undefined) continue
    const texts = after.slice(1).split("\n")
    // What stood elsewhere before was carried, and is paired with the place that it was carried from.
    if (before === "" && known.has(texts[0]!)) continue
    const run = runOf(texts)
    if (run !== undefined) for (const k of texts.keys()) found.set(run + k, chunk)
  }
  return found
}

/** So alike are a line of ours and one that the copy tracks as new, where ours has it already. */
const acceptedLikeness = 0.75

/** What ours has that the text before the tracked changes has not: a paragraph of the text after them? */
function pairAccepted(
  groups: readonly { from: number; to: number; lines: number[] }[],
  chunks: readonly Chunk[],
  lines: readonly OwnLine[],
  paired: ReadonlySet<number>,
  union: EditedCopy["union"],
): void {
  const left = [...lines.keys()].filter((line) => !paired.has(line))
  if (left.length === 0) return
  const news: { group: { lines: number[] }; text: string }[] = []
  for (const group of groups) {
    if (group.lines.length > 0) continue
    let text = ""
    for (let i = chunks[group.from]!.from; i < chunks[group.to - 1]!.to; i++)
      if (union[i]!.after) text += union[i]!.text
    for (const line of text.split("\n")) if (line !== "") news.push({ group, text: line })
  }
  const used = new Set<number>()
  const taken = new Set<number>()
  const pair = (line: number, k: number) => {
    news[k]!.group.lines.push(line)
    used.add(k)
    taken.add(line)
  }
  for (const line of left) {
    const k = news.findIndex(({ text }, i) => !used.has(i) && text === lines[line]!.text)
    if (k >= 0) pair(line, k)
  }
  for (const line of left) {
    if (taken.has(line)) continue
    let best = -1
    let bestLike = acceptedLikeness
    for (const [k, { text }] of news.entries()) {
      const like = used.has(k) ? 0 : similarity(text, lines[line]!.text)
      if (like < bestLike) continue
      best = k
      bestLike = like
    }
    if (best >= 0) pair(line, best)
  }
}

/** A report is compared with the same copy after every change. */
const indexedOf = kept((union: EditedCopy["union"]): readonly Indexed[] =>
  union.map((c, index) => ({ ...c, index })),
)

/** Of several lines those that stand together, the most of the text. */
function longestRun(numbers: readonly number[], lines: readonly OwnLine[]): number[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  let best: number[] = []
  let bestLength = -1
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1
    while (to < sorted.length && sorted[to] === sorted[to - 1]! + 1) to++
    const run = sorted.slice(from, to)
    const length = run.reduce((sum, line) => sum + lines[line]!.text.length, 0)
    if (length > bestLength) {
      best = run
      bestLength = length
    }
    from = to
  }
  return best
}

/** So alike are a paragraph that was cut out and one that was pasted in with tracking on. */
const carriedLikeness = 0.75

interface Stretch {
  own: readonly number[]
  stretch: readonly Indexed[]
}

/** Which stretch that went is the one that came elsewhere, both tracked. */
function carriedStretches(all: readonly Stretch[]): { goneTo: Map<number, number>; come: Set<number> } {
  const goneTo = new Map<number, number>()
  const come = new Set<number>()
  const textOf = (stretch: readonly Indexed[]) => stretch.map((c) => c.text).join("")
  const came = new Map<number, string>()
  for (const [i, { own, stretch }] of all.entries())
    if (own.length === 0 && stretch.every((c) => c.after && !c.before && c.credit?.by === "tracked"))
      came.set(i, textOf(stretch))
  if (came.size === 0) return { goneTo, come }
  for (const [i, { own, stretch }] of all.entries()) {
    if (own.length === 0 || !stretch.every((c) => c.before && !c.after)) continue
    const text = textOf(stretch)
    let best = -1
    let bestLike = carriedLikeness
    for (const [k, other] of came) {
      if (come.has(k) || text.length < 5) continue
      const like = text === other ? 1 : similarity(text, other)
      if (like < bestLike || like === bestLike) continue
      best = k
      bestLike = like
    }
    if (best < 0) continue
    goneTo.set(i, best)
    come.add(best)
  }
  return { goneTo, come }
}

/** Says which units were moved: all that are not in the heaviest run that is in order in both texts. */
function movesIn(units: OpenUnit[], lines: readonly OwnLine[], outline: Outline): OpenUnit[] {
  const both = units.filter((unit) => unit.lines.length > 0 && unit.theirs !== null)
  both.sort((a, b) => a.lines[0]! - b.lines[0]!)
  const weight = (unit: OpenUnit) => {
    const length = unit.lines.reduce((sum, line) => sum + lines[line]!.text.length, 0)
    return unit.carried ? length / 1e4 : length
  }
  const stays = heaviestOrder(
    both.map((unit) => unit.theirs!),
    both.map(weight),
  )
  let above: { unit: OpenUnit; index: number } | null = null
  const byTheirs = [...both].sort((a, b) => a.theirs! - b.theirs!)
  const placeOf = new Map(byTheirs.map((unit, i) => [unit, i]))
  for (const [index, unit] of both.entries()) {
    if (stays.has(index)) continue
    const together =
      above !== null &&
      above.index === index - 1 &&
      placeOf.get(above.unit)! === placeOf.get(unit)! - 1 &&
      sameCredit(above.unit.carried, unit.carried) &&
      belongsTo(unit, above.unit, lines, outline)
    unit.move = together ? above!.unit.move : `m${index}`
    above = { unit, index }
  }
  return units
}

function sameCredit(a: Credit | null, b: Credit | null): boolean {
  return a === b || (a !== null && b !== null && a.by === b.by && a.author === b.author)
}

/** Is a unit below the item or heading that the other begins with, or beside it in the same item? */
function belongsTo(unit: OpenUnit, head: OpenUnit, lines: readonly OwnLine[], { blocks }: Outline): boolean {
  const own = blocks[lines[unit.lines[0]!]!.blocks[0]]!
  const above = blocks[lines[head.lines[0]!]!.blocks[0]]!
  if (above.type === "heading") return own.section === above.section
  for (let item = own.item; item; item = item.parent)
    if (item === above.item) return own.item !== item || item.blocks[0] !== own
  return false
}

/** What only we have stands where the copy goes on. */
function settlePlaces(order: readonly OpenUnit[], end: number): void {
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

function changesOf(order: readonly OpenUnit[], lines: readonly OwnLine[], outline: Outline): Change[] {
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
  const name = `${place}-${hash(`${type}\n${from}\n${to}`)}`
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

function addSpan(spans: Span[], span: Span | null): void {
  if (!span) return
  const last = spans.at(-1)
  if (last && last.block === span.block && last.in === span.in && last.to === span.from) last.to = span.to
  else spans.push({ ...span })
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

function placeComment(
  raw: RawComment,
  metAt: readonly ({ line: number; at: number } | undefined)[],
  lines: readonly OwnLine[],
  { blocks }: Outline,
  { union }: EditedCopy,
): CopyComment {
  const { id, author, date, text, quote, from, to } = raw
  const spans: Span[] = []
  for (let k = from; k < to; k++) {
    const met = metAt[k]
    if (met) addSpan(spans, spanAt(lines[met.line]!, met.at))
  }
  let block = spans[0]?.block ?? null
  const nearest = (k: number) => {
    const met = metAt[k]
    if (met) block = lines[met.line]!.blocks[0]
    return met !== undefined
  }
  for (let k = from; block === null && k >= 0; k--) if (nearest(k)) break
  for (let k = from; block === null && k < union.length; k++) if (nearest(k)) break
  const item = block === null ? null : (blocks[block]?.item?.id ?? null)
  return { id, author, date, text, quote, item, spans, block }
}
