import { describe, expect, it } from "vitest"
import table from "#resources/terms/traditional.json" with { type: "json" }
import { findTraditional, toSimplified } from "#shared/text/traditional"

const { from, to, phrases, inContext } = table

describe("the table of traditional characters", () => {
  it("says where it comes from and under which licence", () => {
    expect(table.source).toMatch(/OpenCC/)
    expect(table.licence).toBe("Apache-2.0")
  })

  it("has one simplified character for each, each once, and none that maps on", () => {
    expect(from.length).toBe(to.length)
    expect([...from].length).toBe(from.length)
    expect(new Set(from).size).toBe(from.length)
    const characters = new Set(from)
    expect([...to].filter((c) => characters.has(c))).toEqual([])
  })

  it("takes no character of a simplified text for a traditional one", () => {
    // Every character of GB/T 2312, by its rows 16 to 87.
    const decoder = new TextDecoder("gb2312")
    const standard = new Set<string>()
    for (let row = 0xb0; row <= 0xf7; row++)
      for (let cell = 0xa1; cell <= 0xfe; cell++) {
        const character = decoder.decode(new Uint8Array([row, cell]))
        if (character.length === 1 && character !== "\ufffd") standard.add(character)
      }
    expect(standard.size).toBeGreaterThan(6700)
    expect(findTraditional([...standard].join(""))).toEqual([])
    expect(findTraditional([...to].join(""))).toEqual([])
    // Of these a text that is traditional as a whole is rid all the same.
    expect([...from].filter((c) => standard.has(c)).length).toBeLessThan(20)
  })

  it("changes no length in its phrases, which differ from their characters", () => {
    const single = new Map([...from].map((c, i) => [c, to.charAt(i)]))
    for (const pair of phrases) {
      const [before, after, ...more] = pair.split(" ")
      expect(more).toEqual([])
      expect(after!.length).toBe(before!.length)
      expect([...before!].map((c) => single.get(c) ?? c).join("")).not.toBe(after)
    }
  })

  it("keeps what is read in context out of the table", () => {
    const contextual = inContext.map(({ character }) => character)
    expect(new Set(contextual).size).toBe(contextual.length)
    expect(contextual.filter((c) => from.includes(c))).toEqual([])
  })

  describe.each(inContext)("$character", ({ character, to: simple, words, not, otherwise }) => {
    it.each(words)("%s is simplified", (word) => {
      expect(word).toContain(character)
      expect(toSimplified(word)).toContain(simple)
      expect(toSimplified(word)).not.toContain(character)
    })

    it("stays, or is another one, elsewhere", () => {
      for (const word of not) {
        expect(word).toContain(character)
        expect(toSimplified(word)).toContain(otherwise ?? character)
      }
      expect(toSimplified(character)).toBe(otherwise ?? character)
    })
  })
})
