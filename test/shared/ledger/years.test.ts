import { describe, expect, it } from "vitest"
import { withLastYear } from "#shared/carry/last-year"
import { checkReport } from "#shared/checks/run"
import { ledgerRows } from "#shared/ledger/rows"
import { figureOverYears, sameUnit } from "#shared/ledger/years"
import { attrsOf } from "#shared/model/schema"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"

const read = (year: number, income: string) =>
  readStructure(
    plainSource(`柏溪镇${year}年述职报告
现将${year}年履职情况述职如下：
一、履职工作特色和亮点
一是集体增收。全镇村集体经济收入${income}，最低的半岭村${year - 2000}万元。建成驿站6处。`),
  ).doc

/** The report of 2026 held against those of other years, as its file has them. */
function report(incomes: readonly (readonly [year: number, income: string])[]) {
  let doc = read(2026, "486万元")
  const sources = incomes.map(([year, income]) => {
    const held = withLastYear(doc, { name: `${year}.docx`, year, report: read(year, income) })
    return attrsOf.report(held).sources[0]!
  })
  doc = doc.type.create({ ...doc.attrs, sources }, doc.content)
  const checked = checkReport(doc, { year: null })
  const rows = ledgerRows(checked)
  return { checked, rows, income: rows.find(({ text }) => text === "486万元")! }
}

describe("a figure over the years", () => {
  it.each([
    [[], [[2026, 486]]],
    [
      [[2025, "424万元"]],
      [
        [2025, 424],
        [2026, 486],
      ],
    ],
    [
      [
        [2025, "424万元"],
        [2023, "317万元"],
        [2024, "371万元"],
      ],
      [
        [2023, 317],
        [2024, 371],
        [2025, 424],
        [2026, 486],
      ],
    ],
    [
      [
        [2025, "424万元"],
        [2024, "0.0371亿元"],
      ],
      [
        [2024, 371],
        [2025, 424],
        [2026, 486],
      ],
    ],
    [
      [
        [2025, "不少"],
        [2024, "371万元"],
      ],
      [[2026, 486]],
    ],
  ] as const)("%j", (incomes, wanted) => {
    const { checked, income } = report(incomes)
    expect(figureOverYears(income, checked.facts).map(({ year, number }) => [year, number])).toEqual(wanted)
  })
})

describe("the figures with the same unit", () => {
  it("are those that have last year's value", () => {
    const { rows, income } = report([[2025, "424万元"]])
    expect(sameUnit(rows, income).map(({ text }) => text)).toEqual(["486万元", "26万元"])
    expect(sameUnit(rows, rows.find(({ text }) => text === "6处")!)).toEqual([])
  })

  it("are none where no old report is known", () => {
    const { rows, income } = report([])
    expect(sameUnit(rows, income)).toEqual([])
  })
})
