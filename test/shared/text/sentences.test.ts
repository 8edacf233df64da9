import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { leadOf, sentences } from "#shared/text/sentences"

const split = (text: string, atSemicolon = false) =>
  sentences(text, atSemicolon).map(({ from, to }) => text.slice(from, to))

describe("sentences", () => {
  it.each([
    ["甲。乙。", ["甲。", "乙。"]],
    ["甲！乙？丙", ["甲！", "乙？", "丙"]],
    ["他说“甲。乙”然后走了。丙。", ["他说“甲。乙”然后走了。", "丙。"]],
    ["他说“甲。”乙。", ["他说“甲。”", "乙。"]],
    ["开展“大走访活动。成效明显。", ["开展“大走访活动。", "成效明显。"]],
    ["甲（见附件。乙）丙。丁。", ["甲（见附件。乙）丙。", "丁。"]],
    ["　甲。　乙。 ", ["甲。", "乙。"]],
    ["", []],
    [" 　", []],
  ])("of %j", (text, expected) => {
    expect(split(text)).toEqual(expected)
  })

  it("ends at a semicolon when told to", () => {
    expect(split("甲；乙。丙；", true)).toEqual(["甲；", "乙。", "丙；"])
    expect(split("甲；乙。")).toEqual(["甲；乙。"])
  })

  it("covers every visible character once, in order", () => {
    const text = fc.string({ unit: fc.constantFrom(..."甲乙。！？；，“”（） 　") })
    fc.assert(
      fc.property(text, fc.boolean(), (words, atSemicolon) => {
        let at = 0
        for (const { from, to } of sentences(words, atSemicolon)) {
          expect(words.slice(at, from).trim()).toBe("")
          expect(to).toBeGreaterThan(from)
          at = to
        }
        expect(words.slice(at).trim()).toBe("")
      }),
    )
  })
})

describe("leadOf", () => {
  it.each([
    ["抓学习，提素质。培训6次。", "抓学习，提素质。"],
    ["抓学习", "抓学习"],
    ["", ""],
  ])("of %j", (text, lead) => {
    const { from, to } = leadOf(text)
    expect(text.slice(from, to)).toBe(lead)
  })

  it("is the first of the sentences", () => {
    const text = fc.string({ unit: fc.constantFrom(..."甲乙。！？；“”（） ") })
    fc.assert(
      fc.property(text, (words) => {
        expect(leadOf(words)).toEqual(sentences(words)[0] ?? { from: 0, to: words.length })
      }),
    )
  })
})
