import { describe, expect, it } from "vitest"
import { readOutline } from "#shared/model/outline"
import { blockRange, ownText, rangeOf, type TextMap } from "#shared/model/text-map"
import { leadIn, list, opening, report, runOnItem, section } from "../../builders"

/** One block of eight characters, put together from two lines of the text. */
const broken: TextMap = {
  text: "一是 抓学习，\n　提素质。",
  places: [
    {
      ordinal: [0, 2],
      segments: [
        { from: 0, start: 3, length: 4 },
        { from: 4, start: 9, length: 4 },
      ],
      at: 3,
    },
  ],
}
const quote = (map: TextMap, from: number, to: number, where: "text" | "ordinal" = "text") =>
  map.text.slice(...rangeOf(map, { block: 0, in: where, from, to }))

describe("rangeOf", () => {
  it("finds a span inside one stretch", () => {
    expect(quote(broken, 0, 3)).toBe("抓学习")
    expect(quote(broken, 4, 7)).toBe("提素质")
  })

  it("ends in the stretch of the last character, begins in that of the first", () => {
    expect(rangeOf(broken, { block: 0, in: "text", from: 3, to: 4 })).toEqual([6, 7])
    expect(rangeOf(broken, { block: 0, in: "text", from: 4, to: 5 })).toEqual([9, 10])
    expect(quote(broken, 0, 4)).toBe("抓学习，")
  })

  it("covers the break between two stretches", () => {
    expect(quote(broken, 2, 6)).toBe("习，\n　提素")
  })

  it("keeps an empty span empty", () => {
    expect(rangeOf(broken, { block: 0, in: "text", from: 4, to: 4 })).toEqual([9, 9])
    expect(rangeOf(broken, { block: 0, in: "text", from: 8, to: 8 })).toEqual([13, 13])
  })

  it("finds the ordinal", () => {
    expect(quote(broken, 0, 2, "ordinal")).toBe("一是")
    expect(quote(broken, 1, 2, "ordinal")).toBe("是")
  })

  it("puts what a block does not have where the block would be", () => {
    const empty: TextMap = { text: "甲", places: [{ ordinal: null, segments: [], at: 1 }] }
    expect(rangeOf(empty, { block: 0, in: "text", from: 0, to: 0 })).toEqual([1, 1])
    expect(rangeOf(empty, { block: 0, in: "ordinal", from: 0, to: 0 })).toEqual([1, 1])
    expect(blockRange(empty, 0)).toEqual([1, 1])
  })

  it("throws for a block that is not there", () => {
    expect(() => rangeOf(broken, { block: 1, in: "text", from: 0, to: 0 })).toThrow(RangeError)
    expect(() => blockRange(broken, 1)).toThrow(RangeError)
  })
})

describe("blockRange", () => {
  it("covers ordinal and text", () => {
    expect(blockRange(broken, 0)).toEqual([0, 13])
  })
})

describe("ownText", () => {
  const doc = report(
    {},
    opening("现将情况报告如下："),
    section(
      "problem",
      "二、",
      "存在问题",
      list("problem", "shi", "学得不深。", runOnItem("problem", "二是", "下村不多。")),
      leadIn("cause", "主要原因是："),
      list("cause", "shi", runOnItem("cause", "一是", "抓得不紧。")),
    ),
  )
  const outline = readOutline(doc)
  const map = ownText(outline)

  it("writes a line a paragraph, run-on blocks on the line before", () => {
    expect(map.text).toBe(
      "现将情况报告如下：\n二、存在问题\n一是学得不深。二是下村不多。\n主要原因是：一是抓得不紧。",
    )
  })

  it("knows where every block stands", () => {
    for (const block of outline.blocks) {
      const words = block.node.textContent
      expect(map.text.slice(...blockRange(map, block.index))).toBe(block.ordinal + words)
      const whole = { block: block.index, in: "text" as const, from: 0, to: words.length }
      expect(map.text.slice(...rangeOf(map, whole))).toBe(words)
    }
  })
})
