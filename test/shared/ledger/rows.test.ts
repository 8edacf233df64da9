import { strFromU8, unzipSync } from "fflate"
import { describe, expect, it } from "vitest"
import { withLastYear } from "#shared/carry/last-year"
import { checkReport } from "#shared/checks/run"
import { writeTable } from "#shared/docx/export/table"
import { ledgerRows, passes, statusText } from "#shared/ledger/rows"
import { changeText, ledgerTable, ledgerWorkbook } from "#shared/ledger/tables"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { writeWorkbook } from "#shared/xlsx/write"

const read = (text: string) => readStructure(plainSource(text)).doc

const old = `苇渡镇2025年述职报告
现将2025年履职情况述职如下：
一、履职工作特色和亮点
一是服务群众。建成渡口驿站4处，受理群众诉求356件，慰问困难党员38名。
二是集体增收。9个村集体经济收入424万元。`

const now = `苇渡镇2026年述职报告
现将2026年履职情况述职如下：
一、履职工作特色和亮点
一是服务群众。建成渡口驿站6处，受理群众诉求4120件，慰问困难党员38名。发展党员**名。
二是集体增收。9个村集体经济收入486万元，流转土地380亩。新建机井12眼、维修机井19眼，共33眼。
二、下一步工作思路和措施
一是办好驿站。新增服务点3处。`

function checkedOf(report = now, last: string | null = old) {
  const doc = read(report)
  const against =
    last === null ? doc : withLastYear(doc, { name: "去年.docx", year: null, report: read(last) })
  return checkReport(against, { year: null })
}

const rows = (report?: string, last?: string | null) => ledgerRows(checkedOf(report, last))

const told = (report?: string, last?: string | null) =>
  rows(report, last).map((row) =>
    [row.where, row.measures, row.text, row.last?.text ?? "—", changeText(row), row.status].join(" | "),
  )

describe("the ledger of figures", () => {
  it("has every figure with what it measures, last year's, and how it stands", () =>
    expect(told().filter((row) => !/眼/.test(row))).toEqual([
      "亮点一 | 建成渡口驿站 | 6处 | 4处 | 增2（50%） | changed",
      "亮点一 | 受理群众诉求 | 4120件 | 356件 | 增3764（1057.3%） | changed",
      "亮点一 | 慰问困难党员 | 38名 | 38名 | 持平 | open",
      "亮点一 | 发展党员 | ** | — |  | blank",
      "亮点二 | 村集体经济收入 | 9个 | 9个 | 持平 | lawful",
      "亮点二 | 村集体经济收入 | 486万元 | 424万元 | 增62（14.6%） | changed",
      "亮点二 | 流转土地 | 380亩 | — | 新增 | new",
      "措施一 | 服务点 | 3处 | — | 新增 | new",
    ]))

  it("shows what nobody believes, and what the check says against it", () => {
    const clashing = rows().filter((row) => passes(row, "clash"))
    expect(clashing.map(({ text }) => text)).toContain("4120件")
    expect(clashing.some(({ clashes }) => clashes.some((said) => said.includes("31")))).toBe(true)
    expect(clashing.map(statusText)).toContain("与去年差十倍以上，核对位数")
  })

  it.each([
    ["open", ["38名"]],
    ["blank", ["**"]],
    ["target", ["3处"]],
  ] as const)("filters: %s", (filter, texts) =>
    expect(
      rows()
        .filter((row) => passes(row, filter))
        .map(({ text }) => text),
    ).toEqual(texts),
  )

  it("says nothing of last year where no old report is known", () =>
    expect(new Set(rows(now, null).map(({ status }) => status))).toEqual(new Set(["plain", "blank"])))

  it("names each row once", () => {
    const keys = rows().map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe("the ledger as a file", () => {
  it("is a workbook with numbers that can be summed up", async () => {
    const parts = unzipSync(await writeWorkbook(ledgerWorkbook(checkedOf())))
    const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"]!)
    expect(sheet).toMatch(/<v>486<\/v>/)
    expect(sheet).toMatch(/<v>424<\/v>/)
    const strings = strFromU8(parts["xl/sharedStrings.xml"]!)
    for (const word of ["2026年", "2025年", "村集体经济收入", "与去年相同，待确认", "发展党员**名。"])
      expect(strings).toContain(word)
  })

  it("is a document that can be printed", async () => {
    const xml = strFromU8(unzipSync(await writeTable(ledgerTable(checkedOf())))["word/document.xml"]!)
    for (const word of ["数字台账", "慰问困难党员", "38名", "增62（14.6%）"]) expect(xml).toContain(word)
  })
})
