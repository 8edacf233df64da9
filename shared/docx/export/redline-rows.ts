import type { Outline } from "../../model/outline"
import { pairBlocks } from "../../model/pair-blocks"
import { heaviestChain } from "../../text/chain"
import { editsBetween } from "../../text/diff"
import { likeness, profileOf } from "../../text/likeness"
import type { Layout } from "./layout"
import { type PrintedParagraph, printedParagraphs } from "./paper"
import type { PaperParagraph, PaperRun } from "./paragraph"
import { countedRuns, countedText, sliceRuns } from "./runs"

/** What was done to a stretch of text or to the mark that ends a paragraph. */
export type Change = "ins" | "del" | "moveFrom" | "moveTo"

/** A stretch of a paragraph, changed in one way or, with null, not at all. */
export interface Piece {
  change: Change | null
  runs: PaperRun[]
}

/** A paragraph of a redline copy. */
export interface Row {
  pieces: Piece[]
  /** What was done to the paragraph as a whole. */
  change: Change | null
  /** What was done to the mark at its end: not always the same, see `settleMarks`. */
  mark: Change | null
  /** The look of the paragraph that ends here once all is accepted; before that, when all is rejected. */
  look: PaperParagraph
  was: PaperParagraph
  /** Number of the move that the paragraph is part of, the same where it was and where it is. */
  move: number | null
}

/** Paragraphs less alike are shown as one replaced by the other: a net of scraps says less. */
const editable = 0.3
/** A paragraph with the same id but fewer words in common was not moved but written anew. */
const certainlyMoved = 0.5
const movedCharacters = 6

/**
 * The paragraphs of two versions of a report as one series with what was done to each. Without what was inserted it
 * is the version before, without what was deleted the one after, to the letter and to the paragraph.
 */
export function redlineRows(before: Outline, after: Outline, layout: Layout): Row[] {
  const old = printedParagraphs(before, layout)
  const now = printedParagraphs(after, layout)
  const pairs = paragraphPairs(old, now, before, after)
  if (pairs.length === 0 && old.length > 0 && now.length > 0) {
    // The last mark of a file belongs to both versions: some paragraph has to be in both.
    pairs.push([old.length - 1, now.length - 1])
  }
  const stays = heaviestChain(pairs, (i) => textOf(now[pairs[i]![1]]!).length + 1)
  const kept = pairs.filter((_, i) => stays[i])
  const moves = movesOf(
    pairs.filter((_, i) => !stays[i]),
    kept.at(-1),
    old,
    now,
  )

  const rows: Row[] = []
  let i = 0
  let j = 0
  const gap = (oldEnd: number, nowEnd: number) => {
    for (; i < oldEnd; i++) rows.push(leftRow(old[i]!, moves.from.get(i)))
    for (; j < nowEnd; j++) rows.push(comeRow(now[j]!, moves.to.get(j)))
  }
  for (const [a, b] of kept) {
    gap(a, b)
    rows.push(keptRow(old[a]!.paragraph, now[b]!.paragraph))
    i++
    j++
  }
  gap(old.length, now.length)
  settleMarks(rows)
  return rows
}

const textOf = ({ paragraph }: PrintedParagraph) => countedText(countedRuns(paragraph))

/** Paragraphs with the most text in paired blocks, ascending in the first; each at most once. */
function paragraphPairs(
  old: readonly PrintedParagraph[],
  now: readonly PrintedParagraph[],
  before: Outline,
  after: Outline,
): [number, number][] {
  const paragraphOf = (printed: readonly PrintedParagraph[]) =>
    new Map(printed.flatMap(({ blocks }, i) => blocks.map((block) => [block.index, i] as const)))
  const inOld = paragraphOf(old)
  const inNow = paragraphOf(now)
  const found = new Map<string, { a: number; b: number; weight: number }>()
  for (const pair of pairBlocks(before, after).pairs) {
    const a = inOld.get(pair.before)
    const b = inNow.get(pair.after)
    if (a === undefined || b === undefined) continue
    const size = (outline: Outline, index: number) => outline.blocks[index]!.node.content.size
    const weight = 1 + Math.min(size(before, pair.before), size(after, pair.after))
    const known = found.get(`${a} ${b}`)
    if (known) known.weight += weight
    else found.set(`${a} ${b}`, { a, b, weight })
  }
  const usedOld = new Set<number>()
  const usedNow = new Set<number>()
  const pairs: [number, number][] = []
  // Equal weights keep the order of the text: sorting is stable.
  for (const { a, b } of [...found.values()].sort((x, y) => y.weight - x.weight)) {
    if (usedOld.has(a) || usedNow.has(b)) continue
    usedOld.add(a)
    usedNow.add(b)
    pairs.push([a, b])
  }
  return pairs.sort(([a], [b]) => a - b)
}

interface Moved {
  move: number
  /** The paragraph at the other end. */
  other: PaperParagraph
}

/** What has certainly moved; neighbours that moved together are one move. */
function movesOf(
  pairs: readonly [number, number][],
  lastKept: readonly [number, number] | undefined,
  old: readonly PrintedParagraph[],
  now: readonly PrintedParagraph[],
): { from: Map<number, Moved>; to: Map<number, Moved> } {
  const from = new Map<number, Moved>()
  const to = new Map<number, Moved>()
  let move = 0
  let last: readonly [number, number] = [-2, -2]
  for (const pair of pairs) {
    const [a, b] = pair
    const [text, other] = [textOf(old[a]!), textOf(now[b]!)]
    // At the end of a file a paragraph cannot take its mark along.
    const movable = lastKept !== undefined && a < lastKept[0] && b < lastKept[1]
    if (!movable || Math.min(text.length, other.length) < movedCharacters) continue
    if (likeness(profileOf(text), profileOf(other)) < certainlyMoved) continue
    if (a !== last[0] + 1 || b !== last[1] + 1) move++
    from.set(a, { move, other: now[b]!.paragraph })
    to.set(b, { move, other: old[a]!.paragraph })
    last = pair
  }
  return { from, to }
}

function keptRow(old: PaperParagraph, now: PaperParagraph): Row {
  const oldRuns = countedRuns(old)
  const nowRuns = countedRuns(now)
  const pieces: Piece[] = []
  for (const { same, before, after } of stretchesOf(countedText(oldRuns), countedText(nowRuns))) {
    if (!same) add(pieces, "del", withoutBookmarks(sliceRuns(oldRuns, ...before)))
    add(pieces, same ? null : "ins", sliceRuns(nowRuns, ...after))
  }
  return { pieces, change: null, mark: null, look: now, was: old, move: null }
}

/** A paragraph that stands here no more. */
function leftRow({ paragraph }: PrintedParagraph, moved: Moved | undefined): Row {
  const runs = countedRuns(paragraph)
  const pieces: Piece[] = []
  if (moved)
    for (const { same, before } of stretchesOf(countedText(runs), countedText(countedRuns(moved.other))))
      add(pieces, same ? "moveFrom" : "del", sliceRuns(runs, ...before))
  else add(pieces, "del", runs)
  return wholeRow(pieces, moved ? "moveFrom" : "del", paragraph, moved)
}

/** A paragraph that stands here since. */
function comeRow({ paragraph }: PrintedParagraph, moved: Moved | undefined): Row {
  const runs = countedRuns(paragraph)
  const pieces: Piece[] = []
  if (moved)
    for (const { same, after } of stretchesOf(countedText(countedRuns(moved.other)), countedText(runs)))
      add(pieces, same ? "moveTo" : "ins", sliceRuns(runs, ...after))
  else add(pieces, "ins", runs)
  return wholeRow(pieces, moved ? "moveTo" : "ins", paragraph, moved)
}

function wholeRow(pieces: Piece[], change: Change, look: PaperParagraph, moved: Moved | undefined): Row {
  return { pieces, change, mark: change, look, was: look, move: moved?.move ?? null }
}

function add(pieces: Piece[], change: Change | null, runs: PaperRun[]): void {
  if (runs.length > 0) pieces.push({ change, runs })
}

/** The paragraph is the item's still: its bookmark stands with the text after, and names stand once in a file. */
function withoutBookmarks(runs: readonly PaperRun[]): PaperRun[] {
  return runs.map(({ bookmarks: _, ...run }) => run)
}

interface Stretch {
  same: boolean
  before: readonly [from: number, to: number]
  after: readonly [from: number, to: number]
}

/** Two texts in step: what both have, and what stands in one in place of what stands in the other. */
function stretchesOf(before: string, after: string): Stretch[] {
  const edits =
    likeness(profileOf(before), profileOf(after)) < editable
      ? [{ from: 0, to: before.length, insert: after }]
      : editsBetween(before, after)
  const stretches: Stretch[] = []
  let i = 0
  let j = 0
  const same = (length: number) => {
    if (length > 0) stretches.push({ same: true, before: [i, i + length], after: [j, j + length] })
    i += length
    j += length
  }
  for (const { from, to, insert } of edits) {
    same(from - i)
    stretches.push({ same: false, before: [i, to], after: [j, j + insert.length] })
    i = to
    j += insert.length
  }
  same(before.length - i)
  return stretches
}

/**
 * Sets the marks that end the paragraphs. The last mark of a file cannot be taken away, so that what was added or
 * left out behind the last paragraph of both versions has the mark before it instead, as when it is typed there.
 * Then every mark gets the look of the text that it comes to end, and that it came to end before.
 */
function settleMarks(rows: readonly Row[]): void {
  const last = rows.map(({ change }) => change).lastIndexOf(null)
  for (const [i, row] of rows.entries())
    if (i >= last) row.mark = i + 1 < rows.length ? rows[i + 1]!.change : null
  let look: PaperParagraph | null = null
  let was: PaperParagraph | null = null
  for (const row of rows) {
    const gone = row.change === "del" || row.change === "moveFrom"
    const fresh = row.change === "ins" || row.change === "moveTo"
    if (!gone) look = row.look
    if (!fresh) was = row.was
    const [own, former] = [look ?? row.look, was ?? row.was]
    const markGone = row.mark === "del" || row.mark === "moveFrom"
    const markFresh = row.mark === "ins" || row.mark === "moveTo"
    row.look = markGone ? former : own
    row.was = markFresh ? own : former
    if (!markGone) look = null
    if (!markFresh) was = null
  }
}
