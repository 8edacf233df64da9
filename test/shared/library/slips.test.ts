import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readWordSlips, WordNumbers } from "#shared/library/slips"

const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code))
const word = fc.tuple(han, han).map((pair) => pair.join(""))

describe("numbers of words", () => {
  it("are one for each word, the same again when it is asked for, and 0 for all others", () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 200 }), fc.array(word), (words, others) => {
        const numbers = new WordNumbers(200)
        expect(words.map((it) => numbers.add(it))).toEqual(words.map((_, i) => i + 1))
        expect(words.map((it) => numbers.add(it))).toEqual(words.map((_, i) => i + 1))
        for (const it of others)
          expect(numbers.of(it.charCodeAt(0), it.charCodeAt(1))).toBe(words.indexOf(it) + 1)
        const told: string[] = []
        numbers.forEach((first, second, number) => {
          told[number - 1] = String.fromCharCode(first, second)
        })
        expect(told).toEqual(words)
      }),
    )
  })

  it("stay below what a key of two of them has room for", () => {
    expect(readWordSlips().numbers.count).toBeLessThan(0x4000)
  })
})
