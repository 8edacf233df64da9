/**
 * The heaviest chain of pairs in which both sides ascend: what keeps its order between two series, so that as
 * little as can be counts as moved. Time n log n.
 *
 * @param pairs ascending in the first number, without a number twice on either side
 * @param weightOf above 0
 * @returns for each pair whether it is in the chain; of chains of one weight always the same one
 */
export function heaviestChain(
  pairs: readonly (readonly [number, number])[],
  weightOf: (at: number) => number,
): boolean[] {
  const ends = pairs.map(([, second]) => second).sort((a, b) => a - b)
  const rank = new Map(ends.map((end, i) => [end, i + 1]))
  // A Fenwick tree over the second numbers: the heaviest chain that ends at or before each.
  const best = new Int32Array(pairs.length + 1).fill(-1)
  const weights = new Float64Array(pairs.length)
  const before = new Int32Array(pairs.length)
  const heavier = (a: number, b: number) => (a < 0 || (b >= 0 && weights[b]! > weights[a]!) ? b : a)
  let last = -1
  for (const [at, [, second]] of pairs.entries()) {
    const place = rank.get(second)!
    let previous = -1
    for (let i = place - 1; i > 0; i -= i & -i) previous = heavier(previous, best[i]!)
    before[at] = previous
    weights[at] = weightOf(at) + (previous < 0 ? 0 : weights[previous]!)
    for (let i = place; i <= pairs.length; i += i & -i) best[i] = heavier(best[i]!, at)
    last = heavier(last, at)
  }
  const chosen = pairs.map(() => false)
  for (let at = last; at >= 0; at = before[at]!) chosen[at] = true
  return chosen
}
