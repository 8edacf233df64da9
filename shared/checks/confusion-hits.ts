import { type Confusion, confusions } from "../library/confusions"
import { straddles } from "./neighbours"
import type { BlockFacts } from "./types"
import { type WatchHit, watch } from "./watch"

const pairs = watch(
  confusions.filter(({ type }) => type === "pair").map((entry) => ({ form: entry.wrong, entry })),
)

/** Shorter ones are halves of other words too often; from four characters on they stand by themselves. */
const standsAlone = 4

/** The wrong words of a block that the table of confusions has, from left to right; none overlaps another. */
export function confusionHits(block: BlockFacts): readonly WatchHit<Confusion>[] {
  const { text } = block
  let found: WatchHit<Confusion>[] | null = null
  for (const hit of pairs(block)) {
    const { entry, from, to } = hit
    if (found && found.at(-1)!.to > from) continue
    if (entry.wrong.length < standsAlone && straddles(text, from, to)) continue
    if (entry.notWithin.some((longer) => stands(text, longer, from - longer.indexOf(entry.wrong)))) continue
    if (entry.unless.some((word) => text.includes(word))) continue
    found ??= []
    found.push(hit)
  }
  return found ?? none
}

const none: readonly never[] = []

function stands(text: string, word: string, at: number): boolean {
  return at >= 0 && text.startsWith(word, at)
}
