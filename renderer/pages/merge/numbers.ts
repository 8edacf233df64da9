import { numbersAnew } from "#shared/merge/apply"
import { spanAt } from "#shared/merge/own-lines"
import type { Comparison, Piece, Unit } from "#shared/merge/types"
import { acceptedIn, type Verdict } from "./merge"

/** Of a piece that is part of a number which is counted anew: the first is shown as the new number, the others not. */
export type Numbers = ReadonlyMap<Piece, { text: string; block: number }>

/**
 * The numbers that the report has since a move was accepted, where the pieces say others. One that has a change of its
 * own which waits is shown with that.
 */
export function numbersIn(comparison: Comparison, verdicts: ReadonlyMap<string, Verdict>): Numbers {
  const numbers = new Map<Piece, { text: string; block: number }>()
  const counted = numbersAnew(comparison, acceptedIn(verdicts))
  if (counted.size === 0) return numbers
  const waits = ({ change }: Piece) => change !== null && !verdicts.has(change)
  for (const unit of comparison.layout.units)
    for (const { block, pieces } of numbersOf(unit, comparison)) {
      const text = counted.get(block)
      if (text === undefined || pieces.some(waits)) continue
      for (const [i, piece] of pieces.entries()) numbers.set(piece, { text: i === 0 ? text : "", block })
    }
  return numbers
}

/** The numbers in a unit: what stands in front of the text of a block, of ours and of theirs. */
function numbersOf({ pieces }: Unit, { layout }: Comparison): { block: number; pieces: Piece[] }[] {
  const found: { block: number; pieces: Piece[] }[] = []
  let open: Piece[] | null = null
  let block: number | null = null
  for (const piece of pieces) {
    const span = piece.ours && spanAt(layout.lines[piece.ours.line]!, piece.ours.at)
    if (piece.text === "\n") {
      open = []
      block = null
    } else if (span?.in === "ordinal") {
      if (block !== span.block) {
        open = block === null && open ? open : []
        block = span.block
        found.push({ block, pieces: open })
      }
      open!.push(piece)
    } else if (piece.ours) {
      open = null
      block = null
    } else open?.push(piece)
  }
  return found
}
