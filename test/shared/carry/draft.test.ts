import { readdirSync, readFileSync } from "node:fs"
import { Fragment, type Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import { describe, expect, it } from "vitest"
import { carryOver } from "#shared/carry/draft"
import { lastYearOf } from "#shared/carry/last-year"
import { applyMoves, findMoves } from "#shared/carry/standing-moves"
import { readOutline } from "#shared/model/outline"
import { readReport, writeReport } from "#shared/model/report"
import { schema } from "#shared/model/schema"
import { ownText } from "#shared/model/text-map"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { item, list, opening, report, section, signature, title } from "../../builders"

const textOf = (doc: Node) => ownText(readOutline(doc)).text
const into = { name: "去年.docx", year: 2025 }

const last = report(
  {
    year: 2024,
    name: "方远",
    unit: "石岭镇党委",
    date: "2024-12-30",
    attrs: {
      promiseDecisions: [{ promise: "a", answer: "b", verdict: "confirmed", note: "" }],
      todos: [{ id: "t", author: null, date: null, text: "补数", quote: "", done: false }],
      edition: { name: "定稿", locked: true },
      ignored: ["some-finding"],
    },
  },
  title("石岭镇党委书记述职报告"),
  opening("现将本人2024年履职情况报告如下："),
  section("highlight", "一、", "履职工作特色和亮点", list("highlight", "shi", "抓学习。2024年办班3期。")),
  section("problem", "二、", "存在问题及原因", list("problem", "shi", "学得不深。")),
  section("measure", "三、", "2025年工作打算", list("measure", "shi", "办好夜校。")),
  signature("name", "方远"),
  signature("date", "2024年12月30日"),
)

describe("a draft from last year's report", () => {
  const { doc, moves } = carryOver(last, into)

  it("has its text with the years moved on, and nothing else changed", () => {
    expect(textOf(doc)).toBe(textOf(last).replaceAll("2025年", "2026年").replaceAll("2024年", "2025年"))
    expect(moves).toHaveLength(4)
  })

  it("keeps the ids of sections and items", () => {
    const ids = (of: Node) => [...readOutline(of).sections, ...readOutline(of).items].map(({ id }) => id)
    expect(ids(doc)).toEqual(ids(last))
  })

  it("is on the year, with person and unit proposed and the day that its text bears", () => {
    expect(doc.attrs.properties).toMatchObject({
      year: 2025,
      name: "方远",
      unit: "石岭镇党委",
      date: "2025-12-30",
      proposed: ["name", "unit", "date"],
    })
  })

  it("holds last year's report whole", () => {
    const known = lastYearOf(doc)
    expect(known?.source).toMatchObject({ name: "去年.docx", year: 2024 })
    expect(known?.doc.content.eq(last.content)).toBe(true)
    expect(known?.facts.properties.year).toBe(2024)
  })

  it("takes over nothing that was decided about last year's text", () => {
    expect(doc.attrs).toMatchObject({
      promiseDecisions: [],
      todos: [],
      copyDecisions: [],
      edition: null,
      ignored: [],
    })
  })

  it("can be stored and read again", () => {
    const read = readReport(JSON.parse(JSON.stringify(writeReport(doc))))
    expect(read.ok && read.doc.eq(doc)).toBe(true)
  })

  it("can be carried over again, without the report of two years ago", () => {
    const again = carryOver(doc, { name: "今年.shuzhi", year: 2026 }).doc
    expect(again.attrs.sources).toHaveLength(1)
    expect(JSON.stringify(again.attrs.sources)).not.toContain("去年.docx")
    expect(textOf(again)).toContain("2026年办班3期")
  })
})

describe("nothing is dropped of the invented reports of last year", () => {
  const folder = new URL("../../fixtures/pairs/", import.meta.url)
  const files = readdirSync(folder).filter((file) => file.endsWith(".last.txt"))
  it.each(files)("%s", (file) => {
    const marked = readFileSync(new URL(file, folder), "utf8").replace(/^#.*\n/gm, "")
    const plain = marked.replace(/⟦[a-z]+:([^→⟧]*)(?:→[^⟧]*)?⟧/g, "$1")
    const old = readStructure(plainSource(plain)).doc
    const year = old.attrs.properties.year
    const { doc, moves } = carryOver(old, { name: file, year: year + 1 })
    doc.check()
    const moved = applyMoves(new Transform(old), moves).doc
    const left = new Map<string, number>()
    for (const { node } of readOutline(doc).blocks)
      left.set(node.textContent, (left.get(node.textContent) ?? 0) + 1)
    for (const { node } of readOutline(moved).blocks) {
      const n = left.get(node.textContent) ?? 0
      expect(n).toBeGreaterThan(0)
      left.set(node.textContent, n - 1)
    }
    const ids = [...readOutline(doc).items, ...readOutline(doc).sections].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(findMoves(doc, moves)).toHaveLength(moves.length)
  })
})

it("keeps where a figure comes from, and drops that it was confirmed", () => {
  const figure = (attrs: object) =>
    schema.marks.figure.create({ confirmed: "", by: "", note: "", tie: "", ...attrs })
  const words = [
    schema.text("办班"),
    schema.text("3期", [figure({ confirmed: "3期", by: "方远", note: "台账", tie: "t1" })]),
    schema.text("，走访"),
    schema.text("56户", [figure({ confirmed: "56户" }), schema.marks.origin.create({ text: "x", by: "" })]),
    schema.text("。"),
  ]
  const marked = item("highlight", "一是", "").copy(Fragment.from(schema.node("para", null, words)))
  const old = report(
    { year: 2024 },
    section("highlight", "一、", "主要工作", list("highlight", "shi", marked)),
  )
  const { doc } = carryOver(old, into)
  const marks: object[] = []
  doc.descendants((node) => {
    for (const mark of node.marks) marks.push({ text: node.text, ...mark.attrs })
  })
  expect(marks).toEqual([{ text: "3期", confirmed: "", by: "", note: "台账", tie: "t1" }])
})

it("asks for the old report's year where nobody says it", () => {
  expect(() => carryOver(report({}, title("述职报告")), into)).toThrow(RangeError)
  expect(carryOver(report({}, title("述职报告")), { ...into, from: 2024 }).doc.attrs.sources[0].year).toBe(
    2024,
  )
  expect(() => carryOver(report({ year: 2025 }), into)).toThrow(RangeError)
})
