import { describe, expect, it } from "vitest"
import { parseAnswer } from "#shared/answers/parse-answer"
import { writeDocx } from "#shared/docx/export/write"
import { readStructure } from "#shared/reading/read"
import { readFile } from "#shared/reading/read-file"
import { plainSource } from "#shared/source/source-text"
import { sketch } from "./sketch"

const text = `述职报告
各位领导：
现就本人2024年履职情况述职如下：
一、履职工作特色和亮点
一是抓学习，办夜校。培训村干部86人次。
二是抓支部。发展党员5名。
二、存在问题及原因
一是走访不勤。全年只到组23次。
主要原因是：一是事务缠身。二是计划不周。
三、下一步工作思路和措施
一是每月走访4次。

李明
2024年12月30日`

const ends = [
  ["soft break", "\v"],
  ["page break", "\f"],
  ["next line", "\u0085"],
  ["line separator", "\u2028"],
  ["paragraph separator", "\u2029"],
] as const

describe("line ends other than \\n in plain text", () => {
  it.each(ends)("%s: read like \\n, text unchanged", (_, end) => {
    const other = text.replaceAll("\n", end)
    const imported = readStructure(plainSource(other))
    expect(imported.map.text).toBe(other)
    const wanted = readStructure(plainSource(text))
    expect(sketch(imported)).toBe(sketch(wanted))
    expect(imported.map.places).toEqual(wanted.map.places)
  })

  it.each(ends)("%s: an export reads like its source", async (_, end) => {
    const source = readStructure(plainSource(text.replaceAll("\n", end)))
    const exported = readFile("a.docx", await writeDocx(source.doc))
    if (!exported.ok) throw new Error("unreadable")
    expect(sketch(exported.value)).toBe(sketch(source))
    const words = (imported: typeof source) =>
      parseAnswer(imported, "a", []).sections.map(({ role, heading, intro, items }) => ({
        role,
        heading,
        intro,
        items: items.map((item) => [item.role, item.ordinal, item.text]),
      }))
    expect(words(exported.value)).toEqual(words(source))
  })

  it("begins a paragraph one past each, and knows the soft ones", () => {
    const { paragraphs } = plainSource("一\n二\v三\f四\u0085五\u2028六\u2029七\v")
    expect(paragraphs.map(({ start, end, continues }) => [start, end, continues ?? false])).toEqual([
      [0, 1, false],
      [2, 3, false],
      [4, 5, true],
      [6, 7, false],
      [8, 9, false],
      [10, 11, true],
      [12, 13, false],
      [14, 14, true],
    ])
  })
})
