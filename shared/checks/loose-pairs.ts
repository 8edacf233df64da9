import { type Family, type PairFinding, pairsOf } from "./pairs"
import type { ReportFacts } from "./types"

/** So many blocks on, a quotation that was left open may still be closed. */
const reach = 4

interface Placed {
  block: number
  finding: PairFinding
}

/**
 * What is wrong with the pairs of some families. A quotation or a remark that one paragraph opens and one of the next
 * closes is in order; no block can tell that by itself.
 */
export function acrossBlocks(facts: ReportFacts, ...families: Family[]): Placed[] {
  const out: Placed[] = []
  const open: Placed[] = []
  for (let block = 0; block < facts.blocks.length; block++) {
    const { type } = facts.blocks[block]!
    if (type === "aside") continue
    const { findings } = pairsOf(facts.blocks[block]!)
    for (const finding of findings) {
      if (!families.includes(finding.family)) continue
      const placed = { block, finding }
      if (finding.trouble === "close") {
        let k = open.length - 1
        while (k >= 0 && open[k]!.finding.family !== finding.family) k--
        const mate = open[k]
        if (mate && block > mate.block && block - mate.block <= reach) {
          open.splice(k, 1)
          out.splice(out.indexOf(mate), 1)
          continue
        }
      }
      if (finding.trouble === "open") open.push(placed)
      out.push(placed)
    }
  }
  return out
}
