import { z } from "zod"
import besideJson from "#resources/terms/beside.json" with { type: "json" }
import { besideKey, readWordSlips } from "./slips"

/** More words of two characters one behind the other; only for telling what two characters that are no word stand for. */
export const Beside = z.object({
  source: z.string().min(1),
  confidence: z.enum(["high", "medium", "unverified"]),
  pairs: z.record(z.string().length(2), z.string().regex(/^(?:[\u3400-\u9fff]{2})+$/)),
})

export interface BesideTables {
  /** The number of a word of two characters by its code units, 0 for one that no pair has. */
  numberOf(first: number, second: number): number
  /** Calls with the code units of every word that some pair has. */
  forEachWord(of: (first: number, second: number) => void): void
  /** Calls with the numbers of every two words that stand side by side as a rule. */
  forEachPair(of: (first: number, second: number) => void): void
  /** Do two words, by their numbers, stand side by side as a rule? */
  goes(first: number, second: number): boolean
}

/** Which words stand side by side: what tells slips of real words, and more. */
export function readBeside(): BesideTables {
  const { numbers, grades } = readWordSlips()
  const pairs = new Set<number>(grades.keys())
  for (const [first, line] of Object.entries(Beside.parse(besideJson).pairs)) {
    const number = numbers.add(first)
    for (let i = 0; i < line.length; i += 2) pairs.add(besideKey(number, numbers.add(line.slice(i, i + 2))))
  }
  const paired = new Uint8Array(numbers.count + 1)
  for (const key of pairs) paired[firstOf(key)] = paired[secondOf(key)] = 1
  return {
    numberOf: (first, second) => numbers.of(first, second),
    forEachWord: (of) =>
      numbers.forEach((first, second, number) => {
        if (paired[number] === 1) of(first, second)
      }),
    forEachPair: (of) => {
      for (const key of pairs) of(firstOf(key), secondOf(key))
    },
    goes: (first, second) => pairs.has(besideKey(first, second)),
  }
}

function firstOf(key: number): number {
  return key >>> 14
}

function secondOf(key: number): number {
  return key & 0x3fff
}
