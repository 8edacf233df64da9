import { describe, expect, it } from "vitest"
import { findQuantities } from "#shared/text/quantities"
import { markedFiles, markedReports, patterns, readMarked } from "./marked"

describe("marked reports", () => {
  it.each(markedFiles())("%s is marked rightly", (file) => {
    const report = markedReports().find(({ name }) => `${name}.report` === file)!
    expect(report.items.length).toBeGreaterThan(3)
    expect(report.patterns.length).toBeGreaterThan(0)
    // A span that the reader of quantities would call a name is more often a slip of the marks than of the reader.
    for (const { quantities } of report.items)
      for (const [start, end] of quantities)
        expect(report.text.slice(start, end)).toMatch(/[\d零〇一二两兩三四五六七八九十百千万亿半数几全]/)
  })

  it("show every way of writing at least twice", () => {
    const all = markedReports().flatMap((report) => report.patterns)
    const rare = patterns.filter((pattern) => all.filter((it) => it === pattern).length < 2)
    expect(rare).toEqual([])
  })
})

const marked = `patterns: clean
year: 2024
p1: causes c1; measures none
----
⟦t⟧述职报告⟦/t⟧
⟦H highlight⟧一、亮点⟦/H⟧
⟦h1⟧一是¦抓学习。培训‹12次›。⟦/h1⟧
⟦H problem+cause⟧二、问题⟦/H⟧
⟦p1⟧一是¦走访少。⟦c1⟧主要是¦时间紧。⟦/c1⟧⟦/p1⟧
`

describe("readMarked", () => {
  it("takes the marks out and keeps their places", () => {
    const report = readMarked("a", marked)
    expect(report.text).toBe(
      "述职报告\n一、亮点\n一是抓学习。培训12次。\n二、问题\n一是走访少。主要是时间紧。",
    )
    expect(
      report.items.map(({ id, level, ordinal, start, end }) => [
        id,
        level,
        ordinal,
        report.text.slice(start, end),
      ]),
    ).toEqual([
      ["h1", 1, "一是", "一是抓学习。培训12次。"],
      ["p1", 1, "一是", "一是走访少。主要是时间紧。"],
      ["c1", 2, "主要是", "主要是时间紧。"],
    ])
    const [start, end] = report.items[0]!.quantities[0]!
    expect(report.text.slice(start, end)).toBe("12次")
    expect(findQuantities(report.text).map((it) => it.text)).toEqual(["12次"])
    expect(report.answers.get("p1")).toEqual({
      causes: { ids: ["c1"], maybe: [], own: false },
      measures: { ids: [], maybe: [], own: false },
    })
  })

  it.each([
    ["words outside", "⟦t⟧甲⟦/t⟧乙"],
    ["a wrong number", "⟦h2⟧甲⟦/h2⟧"],
    ["an open mark", "⟦h1⟧甲"],
    ["crossed marks", "⟦h1⟧⟦h2⟧甲⟦/h1⟧⟦/h2⟧"],
    ["an open quantity", "⟦h1⟧‹12次⟦/h1⟧"],
    ["a problem without an answer", "⟦p1⟧甲⟦/p1⟧"],
  ])("complains of %s", (_, text) => {
    expect(() => readMarked("a", `patterns: clean\nyear: none\n----\n${text}\n`)).toThrow()
  })
})
