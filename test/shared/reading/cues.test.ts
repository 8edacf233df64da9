import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { plain } from "#shared/reading/cues"

describe("plain wording", () => {
  it.each([
    ["三、存在的问题：", "三存在的问题"],
    ["  述 职\u3000报\u00a0告 ", "述职报告"],
    ["“两学一做”（2025）", "两学一做2025"],
    ["≥95%＋￥", "95"],
    ["无", "无"],
    ["。！？", ""],
    ["", ""],
    ["😀亮点𠮷", "亮点𠮷"],
  ])("%j → %j", (text, words) => {
    expect(plain(text)).toBe(words)
  })

  it("leaves out white space, punctuation and symbols of any script, and nothing else", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        expect(plain(text)).toBe(text.replace(/[\s\p{P}\p{S}]/gu, ""))
      }),
      { numRuns: 3000 },
    )
  })
})
