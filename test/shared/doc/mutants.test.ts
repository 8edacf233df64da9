import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { readFile } from "#shared/reading/read-file"
import { processorTime } from "../../processor-time"

/**
 * Valid .doc files with bytes changed: what comes of it is a report or a message, soon, and nothing else.
 * `SHUZHI_MUTANTS=10000` makes as many of them.
 */
const folder = new URL("../../fixtures/files/", import.meta.url)
const seeds = readdirSync(folder)
  .filter((name) => name.endsWith(".doc"))
  .sort()
  .map((name) => new Uint8Array(readFileSync(new URL(name, folder))))
const mutants = Number(process.env.SHUZHI_MUTANTS ?? 2000)

/** mulberry32: the same mutants every time. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const values = [0, 1, 0xff, 0x7f, 0x80, 0xfe, 0x13, 0x14, 0x15, 0x07, 0x0d]
const words = [0, 1, 0xffffffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0x3fffffff, 0x40000000, 0x0000ffff]

/** Places that decide most: the header, the FIB, the tables, anywhere. */
function mutate(seed: Uint8Array, next: (below: number) => number): Uint8Array {
  const kind = next(8)
  if (kind === 0) return seed.slice(0, next(seed.length))
  const bytes = seed.slice()
  const view = new DataView(bytes.buffer)
  if (kind === 1) {
    // One stretch of the file over another: sectors that two chains share, tables in text.
    const size = 1 + next(1024)
    bytes.copyWithin(next(seed.length), next(seed.length), next(seed.length) + size)
    return bytes
  }
  for (let n = 1 + next(kind === 2 ? 64 : 6); n > 0; n--) {
    const within = kind === 3 ? 512 : kind === 4 ? 2048 : bytes.length
    const at = next(within - 4)
    if (kind >= 6) view.setUint32(at & ~1, next(3) === 0 ? next(200) : words[next(words.length)]!, true)
    else bytes[at] = next(2) === 0 ? next(256) : values[next(values.length)]!
  }
  return bytes
}

describe("mutants of .doc files", () => {
  it("there are seeds", () => expect(seeds.length).toBeGreaterThan(8))

  it(`${mutants} of them are read or refused, each within five seconds of the processor`, () => {
    const next = random(20260101)
    const reasons = new Map<string, number>()
    let slowest = 0
    let most = 0
    for (let i = 0; i < mutants; i++) {
      const bytes = mutate(seeds[i % seeds.length]!, next)
      const { result, ms } = processorTime(() => readFile("a.doc", bytes))
      slowest = Math.max(slowest, ms)
      if (i % 50 === 0) most = Math.max(most, process.memoryUsage().rss)
      const reason = result.ok ? "read" : result.failure.reason
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
      if (!result.ok) expect(result.failure.message).toMatch(/请/)
    }
    if (process.env.SHUZHI_MUTANTS)
      console.log(Object.fromEntries(reasons), `slowest ${slowest.toFixed(0)} ms, ${most >> 20} MB`)
    // A reader that falls over its own feet says so by this reason.
    expect(reasons.get("unexpected") ?? 0).toBe(0)
    expect(slowest).toBeLessThan(5000)
    // Both sides have to be tried: what is still read, and what no longer is.
    expect(reasons.get("read")).toBeGreaterThan(mutants / 10)
    expect(reasons.size).toBeGreaterThan(4)
  }, 600_000)
})
