import { describe, expect, test } from "vitest"
import { rates } from "./checking-corpus"
import { goldPairs, type PairQuestion, readMarked, scorePairs, setOf } from "./pairs-corpus"

/** What is reached, a little lower: see `npm run accuracy -- --pairs`. */
const floors: Record<PairQuestion, { recall: number; precision: number }> = {
  figures: { recall: 0.97, precision: 0.97 },
  warned: { recall: 0.97, precision: 0.97 },
  sentences: { recall: 0.97, precision: 0.97 },
  foreign: { recall: 0.97, precision: 0.97 },
}

/** Of pairs that were looked into only when their first figures were known. */
const seenFloors: Partial<typeof floors> = {
  figures: { recall: 0.96, precision: 0.97 },
  warned: { recall: 0.96, precision: 0.91 },
  foreign: { recall: 0.97, precision: 0.97 },
  sentences: { recall: 0.97, precision: 0.97 },
}

/** Of those that were written last, and looked into when their first figures were known. */
const freshFloors: Partial<typeof floors> = {
  figures: { recall: 0.97, precision: 0.97 },
  warned: { recall: 0.97, precision: 0.97 },
  foreign: { recall: 0.97, precision: 0.97 },
  sentences: { recall: 0.97, precision: 0.97 },
}

/** Of those that nobody who works on the program has looked into. */
const unseenFloors: Partial<typeof floors> = {
  figures: { recall: 0.97, precision: 0.97 },
  warned: { recall: 0.88, precision: 0.88 },
  sentences: { recall: 0.97, precision: 0.97 },
}

describe("what is last year's, in invented pairs", () => {
  test.each([
    ["worked on", floors, "open"],
    ["kept aside, then looked into", seenFloors, "seen"],
    ["written last, then looked into", freshFloors, "fresh"],
    ["never looked into", unseenFloors, "unseen"],
  ] as const)("%s", (_, asked, set) => {
    const pairs = goldPairs((name) => setOf(name) === set)
    expect(pairs.length).toBeGreaterThanOrEqual(5)
    const { counts } = scorePairs(pairs)
    for (const [question, floor] of Object.entries(asked)) {
      const { recall, precision } = rates(counts[question as PairQuestion])
      expect(recall, `recall of ${question}`).toBeGreaterThanOrEqual(floor.recall)
      expect(precision, `precision of ${question}`).toBeGreaterThanOrEqual(floor.precision)
    }
  })

  test("the marks are read as README.md tells them", () => {
    const { year, text, marks } = readMarked(
      "# 年度：2025；单位：青桥镇\n⟦move:2024年→2025年⟧，⟦sentence:培训⟦same:38名⟧，⟦keep:9个⟧村。⟧⟦stay:2016年⟧",
    )
    expect(year).toBe(2025)
    expect(text).toBe("2024年，培训38名，9个村。2016年")
    expect(marks.map(({ mark, start, end }) => [mark, text.slice(start, end)])).toEqual([
      ["same", "38名"],
      ["keep", "9个"],
      ["sentence", "培训38名，9个村。"],
    ])
    expect(() => readMarked("⟦same:38名")).toThrow("left open")
  })
})
