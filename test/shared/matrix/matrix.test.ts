import { readdirSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { reportFacts } from "#shared/checks/facts"
import { checkReport } from "#shared/checks/run"
import { blanks, matrixOf } from "#shared/matrix/matrix"
import { matrixNote, matrixTable, matrixTitle } from "#shared/matrix/table"
import { itemWords } from "#shared/matrix/words"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { item, list, report, section } from "../../builders"
import { matrixReport } from "../../renderer/panels/matrix/report"

const factsOf = reportFacts
const matrix = matrixOf(factsOf(matrixReport))

describe("the matrix of a report", () => {
  it("has a row a problem, with what answers it and what is lacking", () => {
    const rows = matrix.rows.map(({ problem, cause, measure }) => [
      problem.head,
      cause.gap ? "缺" : cause.cards.map(({ label, head }) => `${label}|${head}`).join(),
      measure.gap ? "缺" : measure.cards.map(({ head }) => head).join(),
    ])
    expect(rows).toEqual([
      ["学用结合不够紧", "主要原因|学习计划由镇里统一下发", "每月一题，学用结合"],
      ["集体收入高低不匀", "缺", "强弱联村，壮大集体收入"],
      ["年轻后备力量偏少", "原因在于|村干部待遇和出路的办法不多", "缺"],
      ["制度执行前紧后松", "主要是|督查多靠看材料", expect.any(String)],
    ])
    expect(matrix.loose.measure.map(({ head }) => head)).toContain("办好驿站，延伸服务")
  })

  it("says of a card what it amounts to: figures, place, by when and by whom", () => {
    const [first, second] = matrix.rows
    expect([first!.problem.meta, first!.cause.cards[0]!.meta]).toEqual(["79 字，2 个数", "与问题同段"])
    expect([first!.measure.cards[0]!.meta, second!.measure.cards[0]!.meta]).toEqual(["每月", "年底前"])
  })

  it("a card that answers several problems stands once, ties lead to it from each", () => {
    const shared = item("measure", "一是", "培训和集体收入一起抓。每月办班，合用冷库。")
    const doc = report(
      {
        attrs: {
          linkDecisions: ["一是", "二是"].map((_, i) => ({
            problem: problems[i]!.attrs.id as string,
            target: shared.attrs.id as string,
            verdict: "confirmed" as const,
          })),
        },
      },
      section("problem", "一、", "存在问题", list("problem", "shi", ...problems)),
      section("measure", "二、", "措施", list("measure", "shi", shared)),
    )
    const found = matrixOf(factsOf(doc))
    expect(found.rows.map(({ measure }) => measure.cards.length)).toEqual([1, 0])
    expect(found.ties.filter(({ role }) => role === "measure")).toHaveLength(2)
    expect(found.rows.map(({ measure }) => measure.gap)).toEqual([null, null])
    // In print each row is whole.
    expect(matrixTable(factsOf(doc)).rows.map((row) => row[3].includes("合用冷库"))).toEqual([true, true])
  })

  it("a sentence that is only begun is still a gap, and the blank says where", () => {
    const doc = report(
      {},
      section(
        "problem",
        "一、",
        "存在问题",
        list("problem", "shi", `收入不匀。三个村偏低。主要原因是${blanks.cause}。`),
      ),
    )
    const { cause } = matrixOf(factsOf(doc)).rows[0]!
    expect(cause.cards).toEqual([])
    expect(cause.gap!.begun).toMatchObject({ paragraph: 0, from: 16, to: 16 + blanks.cause.length })
  })

  it.each([
    ["无原因的", "学习不够。"],
    ["未写", ""],
  ])("a problem without a word of its own lacks what the check says: %s", (_, text) => {
    const doc = report({}, section("problem", "一、", "存在问题", list("problem", "shi", text)))
    expect(matrixOf(factsOf(doc)).gaps.length).toBe(gapsFound(doc).length)
  })

  it("lacks exactly what the check finds, in every invented report", () => {
    const folder = "test/fixtures/problems"
    const names = readdirSync(folder).filter((it) => it.endsWith(".txt") && !/^(?:held|kept|new)-/.test(it))
    expect(names.length).toBeGreaterThan(10)
    for (const name of names) {
      const text = readFileSync(`${folder}/${name}`, "utf8").replace(/^==.*$/gm, "")
      const { doc } = readStructure(plainSource(text))
      const found = matrixOf(factsOf(doc)).gaps.map(({ role, problem }) => `${role} ${problem.id}`)
      expect([name, ...found.sort()]).toEqual([name, ...gapsFound(doc).sort()])
    }
  })

  it("places every problem, cause and measure at most once, whatever the report", () => {
    const line = fc.constantFrom(
      "学习不够。",
      "培训少，主要原因是经费没有到位。",
      "每月办班，由组织办负责。",
      "",
      "收入低。",
    )
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 6 }),
        fc.array(line, { maxLength: 6 }),
        (problems, measures) => {
          const doc = report(
            {},
            ...(problems.length > 0
              ? [section("problem", "一、", "问题", list("problem", "shi", ...problems))]
              : []),
            ...(measures.length > 0
              ? [section("measure", "二、", "措施", list("measure", "shi", ...measures))]
              : []),
          )
          const { rows, loose, ties } = matrixOf(factsOf(doc))
          const cards = [
            ...rows.flatMap(({ problem, cause, measure }) => [problem, ...cause.cards, ...measure.cards]),
            ...loose.cause,
            ...loose.measure,
          ].map(({ key }) => key)
          expect(new Set(cards).size).toBe(cards.length)
          expect(rows).toHaveLength(problems.length)
          for (const tie of ties) expect(cards).toContain(tie.card)
        },
      ),
    )
  })
})

const problems = [item("problem", "一是", "培训不够。"), item("problem", "二是", "集体收入低。")]

/** What the check says is missing, as `role problem`. */
function gapsFound(doc: Parameters<typeof checkReport>[0]): string[] {
  return checkReport(doc, { year: null }).findings.flatMap(({ rule, item: id, message }) => {
    const role = rule === "cause-missing" ? "cause" : rule === "measure-missing" ? "measure" : null
    // A measure that answers by a thread only is doubtful, but there is one.
    return role && id && !message.includes("沾边的只有") ? [`${role} ${id}`] : []
  })
}

describe("the words of an item", () => {
  it.each([
    ["每月一题，带题下村。支部出题。", "每月一题，带题下村", "支部出题"],
    ["压紧抓党建的责任，把精力收回到主业上。每月现场办公。", "压紧抓党建的责任", "把精力收回到主业上"],
    ["学习不够", "学习不够", ""],
    ["", "", ""],
  ])("%s", (text, head, note) => {
    expect(itemWords(item("problem", "一是", text))).toMatchObject({ label: "一是", head, note })
  })

  it.each([
    ["由镇党委办公室牵头，6月底前建成2处。", "6月底前，镇党委办公室"],
    ["每季度走访一遍，组织委员负责。", "每季度，组织委员"],
    ["进一步加强学习。", ""],
  ])("when and who: %s", (text, due) => {
    expect(itemWords(item("measure", "", text)).due).toBe(due)
  })
})

describe("the printed table", () => {
  const table = matrixTable(factsOf(matrixReport))

  it("gives every problem its texts whole, what stands in another column taken out of the first", () => {
    expect(table.rows[0]!.slice(0, 3)).toEqual([
      "1",
      "一是学用结合不够紧。有的支部把学习等同于读文件，全年9个村交来的调研报告只有4篇，用到工作里的不多。",
      "主要原因是学习计划由镇里统一下发，没有让支部带着自己的问题学。",
    ])
    expect(table.rows[1]!.slice(2, 3)).toEqual(["（没有写原因）"])
    expect(table.rows[1]![3]).toContain("（推断）")
    expect(table.rows.at(-1)).toEqual(["—", "（没有对应的问题）", "", expect.stringContaining("办好驿站")])
  })

  it("is named by its year, and says who and what is lacking", () => {
    expect(matrixTitle(factsOf(matrixReport))).toBe("2026年度问题、原因、措施对照表")
    expect(matrixNote(factsOf(matrixReport))).toMatch(
      /^苇渡镇　　缺口：第二个问题没有写原因，第三个问题没有写措施/,
    )
  })
})
