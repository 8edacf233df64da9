import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { applyEdits, editsBetween } from "#shared/text/diff"

describe("the edits between two texts", () => {
  it.each([
    ["办结398件，办结率96.6%", "办结389件，办结率96.6%", [{ from: 2, to: 5, insert: "389" }]],
    ["收入31.5万元", "收入31.8万元", [{ from: 2, to: 6, insert: "31.8" }]],
    ["选派一批年轻同志", "选派11名年轻同志", [{ from: 2, to: 4, insert: "11名" }]],
    ["抓学习，抓队伍。", "抓学习、抓队伍。", [{ from: 3, to: 4, insert: "、" }]],
    ["走上前台。", "走上前台，其中中级职称5名。", [{ from: 4, to: 4, insert: "，其中中级职称5名" }]],
    ["𠮷村5户", "𠮶村5户", [{ from: 0, to: 2, insert: "𠮶" }]],
    ["", "全文", [{ from: 0, to: 0, insert: "全文" }]],
    ["一样", "一样", []],
  ])("%s → %s", (before, after, edits) => expect(editsBetween(before, after)).toEqual(edits))

  it("lead from any text to any other, in order, without overlap", () => {
    const text = fc.string({ unit: fc.constantFrom(..."村镇党员1234.，。一二三ab𠮷\ud800"), maxLength: 60 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edits = editsBetween(before, after)
        expect(applyEdits(before, edits)).toBe(after)
        for (let i = 1; i < edits.length; i++) expect(edits[i]!.from).toBeGreaterThan(edits[i - 1]!.to)
      }),
      { numRuns: 2000 },
    )
  })
})
