import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { heaviestChain } from "#shared/text/chain"

const shuffled = fc
  .uniqueArray(fc.nat(30), { maxLength: 8 })
  .chain((seconds) =>
    fc.tuple(fc.constant(seconds), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 8, maxLength: 8 })),
  )

describe("heaviestChain", () => {
  it("keeps the most weight that can keep its order", () => {
    fc.assert(
      fc.property(shuffled, ([seconds, weights]) => {
        const pairs = seconds.map((second, i): [number, number] => [i, second])
        const weigh = (of: readonly number[]) => of.reduce((sum, i) => sum + weights[i]!, 0)
        const chosen = heaviestChain(pairs, (i) => weights[i]!)
        const chain = pairs.flatMap((_, i) => (chosen[i] ? [i] : []))
        for (const [n, i] of chain.entries())
          if (n > 0) expect(seconds[i]).toBeGreaterThan(seconds[chain[n - 1]!]!)
        let most = 0
        for (let set = 0; set < 2 ** pairs.length; set++) {
          const some = pairs.flatMap((_, i) => (set & (1 << i) ? [i] : []))
          if (some.every((i, n) => n === 0 || seconds[i]! > seconds[some[n - 1]!]!))
            most = Math.max(most, weigh(some))
        }
        expect(weigh(chain)).toBe(most)
      }),
      { numRuns: 200 },
    )
  })

  it("of nothing is nothing", () => {
    expect(heaviestChain([], () => 1)).toEqual([])
  })
})
