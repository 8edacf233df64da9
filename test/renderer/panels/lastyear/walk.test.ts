import { describe, expect, test } from "vitest"
import type { Matter } from "../../../../renderer/editor/carried"
import {
  besideMatter,
  changedMatter,
  leading,
  nextOpen,
  partsOf,
  tallyOf,
} from "../../../../renderer/panels/lastyear/walk"

/** Matters by a word: `a` open, `A` dealt with; s is a sentence. */
const of = (states: string): Matter[] =>
  [...states].map((name, block) => ({
    key: name.toLowerCase(),
    kind: name.toLowerCase() === "s" ? "sentence" : "figure",
    block,
    from: 0,
    to: 2,
    text: "3名",
    last: { block, from: 0, to: 2, text: "3名" },
    state: name === name.toLowerCase() ? "open" : "confirmed",
  }))

describe("the walk", () => {
  test.each([
    ["abc", "a", "Abc", "b"],
    ["abC", "b", "aBC", "a"],
    // What was dealt with settled another one, too.
    ["abcd", "a", "ABcd", "c"],
    // The matter is gone from the text.
    ["abc", "b", "ac", "c"],
    ["a", "a", "A", undefined],
    // Nothing was done to it: it goes on all the same.
    ["ab", "a", "ab", "b"],
  ])("goes on from %s at %s to what is open in %s: %s", (before, key, now, next) => {
    expect(nextOpen(of(before), key, of(now))?.key).toBe(next)
  })

  test("steps over all of them, and stops at the ends", () => {
    const all = of("aBc")
    expect(besideMatter(all, "a", 1)?.key).toBe("b")
    expect(besideMatter(all, "c", 1)).toBeNull()
    expect(besideMatter(all, "a", -1)).toBeNull()
  })

  test("finds what an undo has brought back", () => {
    expect(changedMatter(of("aBc"), of("abc"))?.key).toBe("b")
    expect(changedMatter(of("abc"), of("abc"))).toBeNull()
  })

  test("counts by kind", () => {
    expect(tallyOf(of("abSs"))).toEqual({ figures: 2, sentences: 1, open: 3, done: 1, total: 4 })
  })
})

test.each([
  ["38名", "38", "名"],
  ["96.6%", "96.6", "%"],
  ["1,460餐", "1,460", "餐"],
  ["三十八名", "三十八名", ""],
])("%s is %s and %s", (figure, number, rest) => {
  expect(partsOf(figure)).toEqual({ number, rest })
})

test.each([
  ["组建队伍11支，慰问困难党员38名。", "慰问困难党员"],
  ["38名党员参加。", ""],
  ["一年来各支部坚持每月上门走访慰问生活困难党员38名。", "每月上门走访慰问生活困难党员"],
])("in front of the figure in %s", (text, words) => {
  expect(leading(text, text.indexOf("38"))).toBe(words)
})
