import type { ReportFacts } from "../checks/types"
import { kept } from "../model/kept"
import { editsBetween } from "../text/diff"
import { carriedOf } from "./carried"
import { type Move, moveOn } from "./move-on"
import type { CarriedSentence, LastYear, Place } from "./types"

/** A year or count of last year's that should have gone on with the year, and did not. */
export interface LeftYear extends Place {
  /** As it still stands. */
  text: string
  move: Move
}

const movesOf = kept((last: LastYear) => {
  const known = new Map<number, readonly Move[]>()
  return (year: number): readonly Move[] => {
    const from = last.source.year ?? last.facts.properties.year
    if (from === null || year <= from) return []
    let moves = known.get(year)
    if (!moves) {
      moves = moveOn(last.facts, from, year).moves
      known.set(year, moves)
    }
    return moves
  }
})

/**
 * Years and counts that stand in a sentence of last year's as they did there, although they go on with the year for
 * certain: 对照2023年度述职评议指出的问题 in the report on 2025 that was 2023 in the report on 2024.
 *
 * @param year reported on
 */
export function leftYears(facts: ReportFacts, year: number): LeftYear[] {
  const carried = carriedOf(facts)
  if (!carried) return []
  const moves = movesOf(carried.last)(year)
  const out: LeftYear[] = []
  for (const sentence of moves.length === 0 ? [] : carried.sentences) {
    const { block, from, last } = sentence
    for (const move of moves) {
      const { place } = move
      if (place.block !== last.block || place.from < last.from || place.to > last.to) continue
      const at = placeNow(facts, sentence, place.from - last.from, place.to - last.from)
      if (at !== null)
        out.push({ block, from: from + at, to: from + at + move.from.length, text: move.from, move })
    }
  }
  return out
}

/** Where a stretch of the old sentence stands in this one, untouched; null where it was changed. */
function placeNow(
  { blocks }: ReportFacts,
  { block, from, to, last }: CarriedSentence,
  start: number,
  end: number,
): number | null {
  let shift = 0
  for (const edit of editsBetween(last.text, blocks[block]!.text.slice(from, to))) {
    if (edit.from >= end) break
    if (edit.to > start) return null
    shift += edit.insert.length - (edit.to - edit.from)
  }
  return start + shift
}
