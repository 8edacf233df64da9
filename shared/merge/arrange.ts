/** What stands at a place of ours, or at one of the copy. */
export interface Placed {
  /** Order among what is ours; null for what only the copy has. */
  own: number | null
  /** Order in the copy; null for what only we have. */
  theirs: number | null
  /** Stands at both places: all others are ordered by it. */
  fixed: boolean
}

/**
 * The order of things when each that can choose stands where it is told: behind the nearest fixed one before it, first
 * what stands where we have it, then what stands where the copy has it.
 *
 * @param atTheirs for what is not fixed and has both places
 */
export function arranged<T extends Placed>(all: readonly T[], atTheirs: (one: T) => boolean): T[] {
  const fixed = all.filter((one) => one.fixed).sort((a, b) => a.own! - b.own!)
  const rank = (order: (one: T) => number, value: number) => {
    let low = 0
    let high = fixed.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (order(fixed[middle]!) < value) low = middle + 1
      else high = middle
    }
    return low
  }
  const keyed = all.map((one) => {
    if (one.fixed) return { one, rank: rank((f) => f.own!, one.own!) + 1, side: 0, order: 0 }
    const theirs = one.theirs !== null && (one.own === null || atTheirs(one))
    return theirs
      ? { one, rank: rank((f) => f.theirs!, one.theirs!), side: 2, order: one.theirs! }
      : { one, rank: rank((f) => f.own!, one.own!), side: 1, order: one.own! }
  })
  keyed.sort((a, b) => a.rank - b.rank || a.side - b.side || a.order - b.order)
  return keyed.map(({ one }) => one)
}
