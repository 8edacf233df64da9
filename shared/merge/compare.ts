import type { Node } from "prosemirror-model"
import { type Outline, readOutline } from "../model/outline"
import type { Span } from "../model/text-map"
import { acceptedView, isAllAccepted } from "./already"
import { arranged } from "./arrange"
import { changesOf, settlePlaces } from "./changes"
import { chunksOf, oldLines } from "./chunks"
import { movesIn } from "./moves"
import { addSpan, ownLines, spanAt } from "./own-lines"
import type { Comparison, CopyComment, EditedCopy, OwnLine, RawComment } from "./types"
import { type OpenUnit, unitsOf } from "./units"

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
