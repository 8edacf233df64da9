import { similarity } from "./align"
import type { Indexed } from "./pieces"

/** So alike are a paragraph that was cut out and one that was pasted in with tracking on. */
const carriedLikeness = 0.75

interface Stretch {
  own: readonly number[]
  stretch: readonly Indexed[]
}

/** Which stretch that went is the one that came elsewhere, both tracked. */
export function carriedStretches(all: readonly Stretch[]): {
  goneTo: Map<number, number>
  come: Set<number>
} {
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
