import { describe, expect, test } from "vitest"
import { carryOver } from "#shared/carry/draft"
import { promisesOf } from "#shared/carry/promises"
import { rectificationBlank, rectificationTitle, withRectification } from "#shared/carry/rectification"
import { reportFacts } from "#shared/checks/facts"
import { idsFor } from "#shared/model/ids"
import { readOutline } from "#shared/model/outline"
import { list, report, section } from "../../builders"

const last = report(
  { year: 2025 },
  section("highlight", "一、", "特色和亮点", list("highlight", "shi", "抓学习。集中学习24次。")),
  section(
    "problem",
    "二、",
    "存在问题",
    list(
      "problem",
      "shi",
      "村会计业务不熟练。有的村记账拖到年底，退回凭证45张。",
      "渡口驿站夜里无人值守。群众晚上办事跑空。",
    ),
  ),
  section("measure", "三、", "下一步措施", list("measure", "shi", "办一期村会计实务班。逐村过一遍账。")),
)

/** This year's report, held against `last`, with these highlights. */
function held(...highlights: string[]) {
  const { sources } = carryOver(last, { name: "去年.docx", year: 2026 }).doc.attrs
  return report(
    { year: 2026, attrs: { sources } },
    section("highlight", "一、", "特色和亮点", list("highlight", "shi", ...highlights)),
    section("problem", "二、", "存在问题", list("problem", "shi", "党员教育方式单一。线上课只开了3次。")),
    section("measure", "三、", "下一步措施", list("measure", "shi", "丰富教育方式。每月开一次线上课。")),
  )
}

const made = (...highlights: string[]) => {
  const facts = reportFacts(held(...highlights))
  return { facts, result: withRectification(facts, idsFor("test"))! }
}

const partOf = (doc: ReturnType<typeof held>) =>
  readOutline(doc).sections.find(({ heading }) => heading?.node.textContent === rectificationTitle)!

describe("上年问题整改情况", () => {
  test("has an item for each problem and then each measure, numbered, with blanks where nothing answers", () => {
    const { result } = made("兴修水利。修复机井33眼，灌溉380亩。")
    const { items } = partOf(result.doc)
    expect(items.map(({ ordinal, blocks }) => ordinal + blocks[0]!.node.textContent)).toEqual([
      `一是针对去年查摆的“村会计业务不熟练”问题，${rectificationBlank}。`,
      `二是针对去年查摆的“渡口驿站夜里无人值守”问题，${rectificationBlank}。`,
      `三是针对去年提出的“办一期村会计实务班”，${rectificationBlank}。`,
    ])
    expect(result.decisions.map(({ answer }) => answer)).toEqual(items.map(({ id }) => id))
  })

  test("tells the answering highlight's own words", () => {
    const { facts, result } = made(
      "建强财务队伍。针对去年提出的村会计业务不熟练，举办村会计实务班2期，逐村过账9个村，记账退回凭证降到3张。",
    )
    expect(promisesOf(facts)[0]!.answeredBy).toHaveLength(1)
    const { items } = partOf(result.doc)
    const text = items[0]!.blocks[0]!.node.textContent
    expect(text).toMatch(/^针对去年查摆的“村会计业务不熟练”问题，/)
    expect(text).toContain("举办村会计实务班2期")
    // What is answered already stays with its highlight.
    expect(result.decisions.map(({ promise }) => promise)).not.toContain(promisesOf(facts)[0]!.promise)
  })

  test("comes behind the highlights and counts the parts behind it on", () => {
    const { facts, result } = made("兴修水利。修复机井33眼。")
    const { sections } = readOutline(result.doc)
    expect(sections.map(({ heading }) => heading!.ordinal + heading!.node.textContent)).toEqual([
      "一、特色和亮点",
      `二、${rectificationTitle}`,
      "三、存在问题",
      "四、下一步措施",
    ])
    result.doc.check()
    // Nothing else is changed.
    const others = sections.filter(({ id }) => id !== result.section).map(({ node }) => node.textContent)
    expect(others).toEqual(facts.outline.sections.map(({ node }) => node.textContent))
    expect(result.doc.attrs).toEqual(facts.outline.doc.attrs)
  })

  test("is made once, and not without last year's report", () => {
    const { result } = made("兴修水利。修复机井33眼。")
    expect(withRectification(reportFacts(result.doc), idsFor("again"))).toBeNull()
    expect(withRectification(reportFacts(last), idsFor("none"))).toBeNull()
  })

  test("leaves out what needs no answer", () => {
    const doc = held("兴修水利。修复机井33眼。")
    const promise = promisesOf(reportFacts(doc))[0]!.promise
    const decided = doc.type.create(
      { ...doc.attrs, promiseDecisions: [{ promise, answer: null, verdict: "excused", note: "划转" }] },
      doc.content,
    )
    const result = withRectification(reportFacts(decided), idsFor("test"))!
    expect(partOf(result.doc).items).toHaveLength(2)
  })
})
