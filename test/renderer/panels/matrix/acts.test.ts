import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { reportFacts } from "#shared/checks/facts"
import { defaultSettings } from "#shared/checks/types"
import { matrixOf } from "#shared/matrix/matrix"
import { newEditorState } from "../../../../renderer/editor/state"
import { begin, rewrite } from "../../../../renderer/panels/matrix/acts"
import { columnsOf, walk } from "../../../../renderer/panels/matrix/walk"
import { list, report, section } from "../../../builders"
import { matrixReport } from "./report"

const matrix = matrixOf(reportFacts(matrixReport))
const state = newEditorState(matrixReport, defaultSettings)

describe("writing a card anew", () => {
  const [{ cause }] = matrix.rows as [(typeof matrix.rows)[number]]
  const { place } = cause.cards[0]!
  const old = "主要原因是学习计划由镇里统一下发，没有让支部带着自己的问题学。"

  it("puts exactly the new words in place of the old ones, whatever they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."主要原因是学习没有，。新𠮷") }), (text) => {
        const { doc } = rewrite(state, place, old, text)!
        expect(doc.textContent).toBe(matrixReport.textContent.replace(old, () => text))
      }),
    )
  })

  it("changes nothing where other words stand by now", () => {
    expect(rewrite(state, place, "主要原因是别的。", "新")).toBeNull()
    expect(rewrite(state, { ...place, item: "gone" }, old, "新")).toBeNull()
    expect(rewrite(state, place, old, old)!.docChanged).toBe(false)
  })
})

describe("beginning a measure", () => {
  const problem = section(
    "problem",
    "一、",
    "存在问题",
    list("problem", "shi", "收入偏低。三个村不足10万元。"),
  )
  const begun = (...more: Parameters<typeof report>[1][]) => {
    const doc = report({}, problem, ...more)
    const facts = reportFacts(doc)
    const tr = begin(newEditorState(doc, defaultSettings), facts, facts.outline.items[0]!, "measure")!
    return tr.doc.textBetween(0, tr.doc.content.size, "\n").split("\n").filter(Boolean)
  }

  it("stands in the problem's own words where the report has no part for measures", () => {
    expect(begun()).toEqual(["存在问题", "收入偏低。三个村不足10万元。下一步将{这里写措施}。"])
  })

  it("is the first item of a part without any", () => {
    expect(begun(section("measure", "二、", "下一步措施")).at(-1)).toBe("针对收入偏低的问题，{这里写措施}。")
  })

  it("names a problem with a long head by its number", () => {
    const doc = report(
      {},
      section("problem", "一、", "存在问题", list("problem", "shi", `${"集体经济底子薄".repeat(4)}。`)),
      section("measure", "二、", "措施", list("measure", "shi", "办好培训。每月一次。")),
    )
    const facts = reportFacts(doc)
    const tr = begin(newEditorState(doc, defaultSettings), facts, facts.outline.items[0]!, "measure")!
    expect(tr.doc.textContent).toContain("针对第一个问题，{这里写措施}。")
  })
})

it("every cell can be walked to from every other, and no arrow leads out", () => {
  const columns = columnsOf(matrix)
  const all = columns.flat().map(({ key }) => key)
  const seen = new Set([all[0]!])
  for (const key of seen)
    for (const arrow of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]) {
      const next = walk(columns, key, arrow)
      if (next) seen.add(next)
    }
  expect([...seen].sort()).toEqual([...all].sort())
})
