import type { Node } from "prosemirror-model"
import type { Transform } from "prosemirror-transform"
import { kept } from "../model/kept"
import { type Block, readOutline } from "../model/outline"
import { attrsOf, type BlockName, schema } from "../model/schema"
import { lastYearOf } from "./last-year"
import { type Move, type MovedOn, moveOn } from "./move-on"
import type { LastYear } from "./types"

/** A move where its result stands now, as positions in the document. */
export interface StandingMove {
  move: Move
  from: number
  to: number
}

/** Makes the moves in the report that they were asked of; marks on the words stay. */
export function applyMoves<T extends Transform>(tr: T, moves: readonly Move[]): T {
  const { blocks } = readOutline(tr.doc)
  const byPlace = [...moves].sort((a, b) => b.place.block - a.place.block || b.place.from - a.place.from)
  // From the end on, so that the places in front stay true.
  for (const { place, to } of byPlace) {
    const start = blocks[place.block]!.pos + 1
    replace(tr, start + place.from, start + place.to, to)
  }
  return tr
}

/** Takes one move back. False, and nothing is changed, when its result does not stand there any more. */
export function undoMove(tr: Transform, { move, from, to }: StandingMove): boolean {
  if (to > tr.doc.content.size || tr.doc.textBetween(from, to) !== move.to) return false
  replace(tr, from, to, move.from)
  return true
}

function replace(tr: Transform, from: number, to: number, text: string): void {
  const marks = tr.doc.nodeAt(from)?.marks ?? []
  tr.replaceWith(from, to, schema.text(text, marks))
}

/**
 * The moves whose results still stand in a draft, in the order of the text. Each is looked for in its own item (or
 * heading, or title) by the words around it, so that it is found wherever the item was moved to; what the writer
 * changed or took back is not among them.
 */
export function findMoves(doc: Node, moves: readonly Move[]): StandingMove[] {
  if (moves.length === 0) return []
  const homes = new Map<string, Block[]>()
  for (const block of readOutline(doc).blocks) {
    const key = homeOf(block.type, block.section?.id ?? null, block.item?.id ?? null)
    const home = homes.get(key)
    if (home) home.push(block)
    else homes.set(key, [block])
  }
  const found: StandingMove[] = []
  for (const move of moves) {
    const { type, section, item } = move.trace
    const place = placeOf(homes.get(homeOf(type, section, item)) ?? [], move, found)
    if (place) found.push(place)
  }
  return found.sort((a, b) => a.from - b.from)
}

/** Where a move is looked for: in its item wherever that stands now, else in blocks of its kind in its section. */
function homeOf(type: BlockName, section: string | null, item: string | null): string {
  return item === null ? `${type} ${section ?? ""}` : `item ${item}`
}

function placeOf(blocks: readonly Block[], move: Move, taken: readonly StandingMove[]): StandingMove | null {
  const { before, after } = move.trace
  // Both sides first; then one of them, as the other may have been rewritten.
  for (const [head, tail] of [
    [before, after],
    ["", after],
    [before, ""],
  ] as const) {
    if (head === "" && tail === "" && (before !== "" || after !== "")) continue
    for (const { pos, node } of blocks) {
      const text = node.textContent
      const words = head + move.to + tail
      for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
        const from = pos + 1 + at + head.length
        const to = from + move.to.length
        if (!taken.some((it) => it.from < to && from < it.to)) return { move, from, to }
      }
    }
  }
  return null
}

const movesBetween = kept((_: LastYear) => new Map<number, MovedOn>())

/** What moved on, and what did not, from last year's report to this one's year. Null where either is not known. */
export function movedOnTo(doc: Node): MovedOn | null {
  const last = lastYearOf(doc)
  const { year } = attrsOf.report(doc).properties
  const from = last?.source.year ?? last?.facts.properties.year ?? null
  if (!last || year === null || from === null || year <= from) return null
  const known = movesBetween(last)
  let moved = known.get(year)
  if (!moved) {
    moved = moveOn(last.facts, from, year)
    known.set(year, moved)
  }
  return moved
}

/** The moves that stand in a draft, read anew from the two texts: nothing of them is stored. */
export const standingMoves = kept((doc: Node): readonly StandingMove[] =>
  findMoves(doc, movedOnTo(doc)?.moves ?? []),
)
