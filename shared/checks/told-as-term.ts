import { runFaults } from "./set-phrase-faults"
import { nearTerms } from "./set-phrase-near"
import { wrongHits } from "./set-phrases"
import type { BlockFacts } from "./types"

/**
 * Does a rule on set terms speak of a place in the stretch [from, to) of a block? It knows the source of the term, so the
 * rules on wording leave the place to it: nobody is told twice.
 */
export function isToldAsTerm(block: BlockFacts, from: number, to: number): boolean {
  const overlaps = (hit: { from: number; to: number }) => hit.from < to && from < hit.to
  // A gap or an order is told of the whole list, in which a word may be wrong besides.
  const misnamed = runFaults(block).some((it) => it.what === "wrong" && overlaps(it))
  return misnamed || wrongHits(block).some(overlaps) || nearTerms(block).some(overlaps)
}
