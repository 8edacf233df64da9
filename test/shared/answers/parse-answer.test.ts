import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { answerInPieces, linkAnswers, parseAnswer } from "#shared/answers/parse-answer"
import type { Link } from "#shared/model/links"
import { readOutline } from "#shared/model/outline"
import { readReport, writeReport } from "#shared/model/report"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { complaint } from "./coverage"

const read = (text: string) => readStructure(plainSource(text))
const answer = (text: string) => parseAnswer(read(text), "a.txt", [])

const sample = `松岭镇党委书记述职报告
（2025年12月）
各位领导：
现将2025年履职情况报告如下：
一、工作亮点
一年来，工作有新进展。
一是抓学习。培训6次，参加120人次。主要有：一是集中学，办班3期；二是上门学，送学45人。
二是抓服务。
办事36件。

- 1 -

回访30户。
二、存在问题及原因
一是学得不深。二是下村不多。
存在这些问题的主要原因是：一是抓得不紧。
三、下一步打算
一是多下村。

李明
2025年12月30日
`

describe("parseAnswer", () => {
  const parsed = answer(sample)
  const at = (start: number | null, end: number | null) => sample.slice(start!, end!)

  it("says what the report is", () => {
    expect(parsed).toMatchObject({
      file: "a.txt",
      format: "txt",
      text: sample,
      year: 2025,
      title: "松岭镇党委书记述职报告",
      opening: "各位领导：\n现将2025年履职情况报告如下：",
      signature: { name: "李明", date: "2025-12-30" },
      links: [],
      notices: [],
    })
    expect(at(...parsed.titleRange!)).toBe("松岭镇党委书记述职报告\n（2025年12月）")
    expect(at(...parsed.openingRange!)).toBe(parsed.opening)
    expect(at(...parsed.signatureRange!)).toBe("李明\n2025年12月30日")
  })

  it("makes sections and items when they are asked for, one after the other, and the same ones", () => {
    const imported = read(sample)
    const { sections, ...rest } = answerInPieces(imported, readOutline(imported.doc), "a.txt", [])
    const { sections: whole, ...same } = parsed
    expect(rest).toEqual(same)
    let i = 0
    for (const { items, ...section } of sections) {
      const { items: expected, ...facts } = whole[i++]!
      expect(section).toEqual(facts)
      expect(Array.isArray(items)).toBe(false)
      expect(Array.from(items, ({ id }) => id)).toEqual(expected.map(({ id }) => id))
    }
    expect(i).toBe(whole.length)
    expect(parsed.sections[0]!.items[0]!.children.map(({ ordinal }) => ordinal)).toEqual(["一是", "二是"])
  })

  it("gives the year of the call precedence", () => {
    expect(parseAnswer(read(sample), "a.txt", [], 2024).year).toBe(2024)
    expect(answer("甲。").year).toBeNull()
  })

  it("gives sections, headings and introductions", () => {
    expect(parsed.sections.map((s) => [s.role, s.heading, s.intro])).toEqual([
      ["highlight", "一、工作亮点", "一年来，工作有新进展。"],
      ["problem+cause", "二、存在问题及原因", null],
      ["measure", "三、下一步打算", null],
    ])
    for (const s of parsed.sections) expect(at(s.headingStart, s.headingEnd)).toBe(s.heading)
    const [first, second] = parsed.sections
    expect(at(first!.introStart, first!.introEnd)).toBe(first!.intro)
    expect(at(first!.start, first!.end)).toMatch(/^一、工作亮点\n.*回访30户。$/s)
    expect(second!.introStart).toBeNull()
    expect(parsed.leadIns.map((l) => [l.role, at(l.start, l.end)])).toEqual([
      ["cause", "存在这些问题的主要原因是："],
    ])
    expect(parsed.setAside.map((a) => [at(a.start, a.end), a.reason])).toEqual([["- 1 -", "页码，不是正文"]])
  })

  it("gives items with their children", () => {
    const [first, second] = parsed.sections[0]!.items
    expect(first).toMatchObject({ id: "h1", role: "highlight", ordinal: "一是", level: 1, lead: "抓学习。" })
    expect(at(first!.start, first!.end)).toBe(`一是${first!.text}`)
    expect(at(first!.bodyStart, first!.end)).toBe(first!.text)
    expect(first!.children.map((c) => [c.id, c.level, at(c.start, c.end)])).toEqual([
      ["h2", 2, "一是集中学，办班3期；"],
      ["h3", 2, "二是上门学，送学45人。"],
    ])
    expect(second).toMatchObject({ id: "h4", text: "抓服务。\n办事36件。\n回访30户。", children: [] })
    expect(at(second!.start, second!.end)).toContain("- 1 -")
    expect(parsed.sections[1]!.items.map((i) => i.id)).toEqual(["p1", "p2", "c1"])
  })

  it("gives an item the quantities of its own words", () => {
    const [first] = parsed.sections[0]!.items
    expect(first!.quantities.map((q) => q.text)).toEqual(["6次", "120人次"])
    expect(first!.children[0]!.quantities.map((q) => q.text)).toEqual(["3期"])
    for (const q of first!.quantities) expect(at(q.start, q.end)).toBe(q.text)
    expect(first!.quantities[0]).toMatchObject({ value: 6, unit: "次", approx: false })
  })

  it("takes the first line with words for the lead of an item that begins with none", () => {
    const [item] = answer("一、工作亮点\n1、\n抓学习。培训6次。\n2、抓服务。").sections[0]!.items
    expect(item).toMatchObject({ ordinal: "1、", lead: "抓学习。" })
  })

  it("lets the items of a subheading speak for the section", () => {
    const text =
      "二、存在问题及原因\n（一）存在问题\n1.甲不足。\n（二）原因分析\n1.乙不到位。\n三、打算\n1.丙。"
    expect(answer(text).sections.map((s) => s.role)).toEqual(["problem+cause", "measure"])
  })
})

describe("linkAnswers", () => {
  const { doc } = read("二、存在问题\n一是甲。二是乙。\n主要原因：一是丙。二是丁。\n三、打算\n一是戊。")
  const outline = readOutline(doc)
  const id = (key: string) => outline.items.find((item) => item.key === key)!.id
  const link = (problem: string, target: string, basis: Link["basis"], strength: number): Link => ({
    problem: id(problem),
    target: id(target),
    role: target.startsWith("c") ? "cause" : "measure",
    basis,
    strength,
  })

  it("prints one entry a problem, in the order of the report", () => {
    const links = [
      link("p2", "c2", "inferred", 0.6),
      link("p1", "c1", "stated", 1),
      link("p1", "m1", "confirmed", 1),
      link("p2", "m1", "stated", 1),
    ]
    expect(linkAnswers(links, outline)).toEqual([
      { problem: "p1", causes: ["c1"], measures: ["m1"], basis: "stated", strength: 1 },
      { problem: "p2", causes: ["c2"], measures: ["m1"], basis: "inferred", strength: 0.6 },
    ])
  })

  it("leaves out what points to no item", () => {
    expect(linkAnswers([{ ...link("p1", "c1", "stated", 1), target: "gone" }], outline)).toEqual([])
  })
})

/** Whatever stands in reports and around them, in any order. */
const bits = [
  ..."一、 二、 三、 四、 （一） （二） (1) （2） 1. 2、 10. 一是 二是 三是 一要 第一， 首先， 其次， 最后， ① ② ⑴".split(
    " ",
  ),
  ..."存在问题 存在问题及原因 主要原因是： 究其原因， 原因在于 下一步 今后， 原因： 措施： 问题一： 履职情况 工作亮点".split(
    " ",
  ),
  ..."存在这些问题的主要原因是： 针对上述问题， 第一部分 以上是我的述职，请予评议。 述职报告 各位领导： 述职如下：".split(
    " ",
  ),
  ...'。 ； ： ， “ ” （ ） " —— • - ** 张三 青石镇党委 述职人：李明 2022年 2025年12月30日 培训12次 工作做得好'.split(
    " ",
  ),
  ..."第3页 https://a.example/b 由用户上传 # ##".split(" "),
  "- 3 -",
  "\n",
  "\n",
  "\n",
  "\n\n",
  "\r\n",
  "　　",
  " ",
  "\u00a0",
  "\t",
  "\v",
  "\f",
  "\u0085",
  "\u2028",
  "\u2029",
  "\u200b",
  "\ufeff",
  "\ud800",
  "𠮷",
]
const mixture = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...bits) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
    ),
    { maxLength: 80 },
  )
  .map((parts) => parts.join(""))

describe("for any text", () => {
  it.each([
    ["mixtures of what reports hold", mixture, 3000],
    ["random characters", fc.string({ unit: "binary", maxLength: 300 }), 1000],
  ] as const)("%s", (_, texts, numRuns) => {
    fc.assert(
      fc.property(texts, fc.constantFrom("txt" as const, "md" as const), (text, format) => {
        const imported = readStructure(plainSource(text, format))
        imported.doc.check()
        const parsed = parseAnswer(imported, "a", [])
        expect(parsed.text).toBe(text)
        expect(complaint(parsed)).toBeNull()
        const again = readReport(JSON.parse(JSON.stringify(writeReport(imported.doc))))
        expect(again.ok && again.doc.eq(imported.doc)).toBe(true)
        expect(parseAnswer(readStructure(plainSource(text, format)), "a", [])).toEqual(parsed)
      }),
      { numRuns },
    )
  })

  it("numbers and anchors of a .docx change nothing about that", () => {
    const paragraph = fc.record({
      words: fc.array(fc.constantFrom(...bits.filter((bit) => !bit.includes("\n"))), { maxLength: 8 }),
      number: fc.constantFrom("", "", "一、", "1.\t", "（一）", "•\t", "1.1 ", " "),
      style: fc.constantFrom(null, null, null, "title" as const, 1, 2, 3),
      inTable: fc.boolean(),
      anchor: fc.constantFrom(null, "a1", "a2", "9"),
    })
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 20 }), (parts) => {
        let text = ""
        const paragraphs = parts.map(({ words, number, style, inTable, anchor }, i) => {
          if (i > 0) text += "\n"
          const start = text.length
          text += number + words.join("")
          const anchors = anchor === null ? [] : [{ id: anchor, at: start }]
          return { start, end: text.length, style, inTable, numberEnd: start + number.length, anchors }
        })
        const imported = readStructure({ format: "docx", text, paragraphs, notices: [] })
        imported.doc.check()
        expect(complaint(parseAnswer(imported, "a", []))).toBeNull()
        const { items, sections } = readOutline(imported.doc)
        const ids = [...items, ...sections].map((x) => x.id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
      { numRuns: 2000 },
    )
  })

  const seed = fileURLToPath(new URL("../../../../shared/seed-report.txt", import.meta.url))
  const here = existsSync(seed)
  if (!here) console.log("skipped: the seed report is not here")
  it.skipIf(!here)("the seed report", () => {
    expect(complaint(answer(readFileSync(seed, "utf8")))).toBeNull()
  })
})
