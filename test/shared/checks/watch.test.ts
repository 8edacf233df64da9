import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { blockFacts } from "#shared/checks/facts"
import { CharacterBits, isBeside, watch } from "#shared/checks/watch"
import { schema } from "#shared/model/schema"

const block = (text: string) => blockFacts(schema.nodes.para!.create(null, text ? schema.text(text) : null))

describe("words that rules watch for", () => {
  const fruits = watch(["苹果", "苹果树", "果树", "树林"].map((form) => ({ form, entry: form.length })))
  const woods = watch([{ form: "树林", entry: "woods" }])

  it("are found from left to right, the longest first, overlapping, each by its own list", () => {
    expect(fruits(block("种苹果树林两片"))).toEqual([
      { entry: 3, from: 1, to: 4 },
      { entry: 2, from: 1, to: 3 },
      { entry: 2, from: 2, to: 4 },
      { entry: 2, from: 3, to: 5 },
    ])
    expect(woods(block("种苹果树林两片"))).toEqual([{ entry: "woods", from: 3, to: 5 }])
  })

  it("are not found where they are not, at the edges least of all", () => {
    for (const text of ["", "树", "苹", "苹 果", "林树苹", "果"])
      expect(fruits(block(text)), text).toEqual([])
    expect(fruits(block("苹果"))).toHaveLength(1)
  })

  it("may ask for what stands beside them", () => {
    const some = (characters: string) => {
      const bits = new CharacterBits()
      for (const character of characters) bits.add(character.charCodeAt(0))
      return bits
    }
    const any = new CharacterBits()
    any.addAll()
    const behind = { behind: some("园"), before: some("") }
    const before = { behind: some(""), before: some("种") }
    const found = watch(
      [
        { form: "桃树", entry: behind },
        { form: "梨树", entry: before },
        { form: "枣树", entry: { behind: any, before: some("") } },
      ],
      isBeside,
    )
    expect(found(block("桃树园，桃树在园，桃树都在园"))).toEqual([
      { entry: behind, from: 0, to: 2 },
      { entry: behind, from: 4, to: 6 },
    ])
    expect(found(block("种梨树，种了梨树，种下了梨树")).map(({ from }) => from)).toEqual([1, 6])
    expect(found(block("枣树"))).toHaveLength(1)
  })

  it("may have any of the characters that were put in, and few others", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0x4e00, max: 0x9fff }), { maxLength: 8 }), (codes) => {
        const bits = new CharacterBits()
        for (const code of codes) bits.add(code)
        expect(codes.every((code) => bits.mayHave(code))).toBe(true)
        let others = 0
        for (let code = 0x4e00; code < 0x9fff; code++) if (bits.mayHave(code)) others++
        expect(others).toBeLessThan(0x5200 / 8)
      }),
      { numRuns: 50 },
    )
  })

  it("have two characters or more", () => {
    expect(() => watch([{ form: "树", entry: 1 }])).toThrow("too short")
  })

  it("agree with a plain search in any text", () => {
    const forms = ["甲乙", "乙丙", "甲乙丙", "丙丙丙", "乙甲"]
    const found = watch(forms.map((form) => ({ form, entry: form })))
    for (let n = 0; n < 3 ** 7; n++) {
      const text = [...n.toString(3).padStart(7, "0")].map((digit) => "甲乙丙"[Number(digit)]).join("")
      const plain = [...text].flatMap((_, from) =>
        forms
          .filter((form) => text.startsWith(form, from))
          .sort((a, b) => b.length - a.length)
          .map((entry) => ({ entry, from, to: from + entry.length })),
      )
      expect(found(block(text)), text).toEqual(plain)
    }
  })
})
