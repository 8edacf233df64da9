import { carriedOf } from "../carry/carried"
import type { ReportFacts } from "../checks/types"
import { kept } from "../model/kept"
import type { Item } from "../model/outline"
import type { Card } from "./matrix"

/** Sentences that stood so last year, that nobody has confirmed and that are not rightly the same, by block. */
const openByBlock = kept((facts: ReportFacts): ReadonlyMap<number, readonly number[]> => {
  const found = new Map<number, number[]>()
  for (const { block, from, unchanged, confirmed, lawful } of carriedOf(facts)?.sentences ?? []) {
    if (!unchanged || confirmed || lawful) continue
    const known = found.get(block)
    if (known) known.push(from)
    else found.set(block, [from])
  }
  return found
})

/** How many sentences of a card are last year's and wait to be confirmed; 0 where no last year's report is known. */
export function carriedIn(facts: ReportFacts, { item, own, place }: Card): number {
  const open = openByBlock(facts)
  if (open.size === 0) return 0
  if (own) {
    const places = open.get(item.blocks[place.paragraph]!.index) ?? []
    return places.filter((from) => from >= place.from && from < place.to).length
  }
  const count = (it: Item): number =>
    it.blocks.reduce((sum, { index }) => sum + (open.get(index)?.length ?? 0), 0) +
    it.children.reduce((sum, child) => sum + (child.role === it.role ? count(child) : 0), 0)
  return count(item)
}
