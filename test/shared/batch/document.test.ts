import { strFromU8, unzipSync } from "fflate"
import { describe, expect, it } from "vitest"
import { opinionTable, summaryTable, unitOf } from "#shared/batch/document"
import type { BatchResult } from "#shared/batch/row"
import { batchWorkbook } from "#shared/batch/workbook"
import { writeTable } from "#shared/docx/export/table"
import { readDocx } from "#shared/docx/import/read-docx"
import { writeWorkbook } from "#shared/xlsx/write"
import { canValidate, errorsOf } from "../../office"
import { row } from "../../renderer/pages/batch/support"

const results: BatchResult[] = [
  row("一片/苇渡.docx", { unit: "苇渡镇党委", name: "周砚秋", carriedRatio: 0.466, characters: 3126 }),
  row("杏川.docx", { problems: 0, problemsAnswered: 0 }),
  { file: "南桐.docx", failure: "它设了密码。" },
]
const reviewed = new Map([
  ["一片/苇渡.docx", { verdict: "改后再看", opinion: "请对照修改后重报：\n1. 补数据。" }],
  ["杏川.docx", { verdict: "已通过", opinion: "" }],
])
const scale = [
  { name: "建议退回", value: "必须改的达到 3 处" },
  { name: "与上年相同", value: "不超过 30%" },
]

it("calls a report by its unit, else by its file", () =>
  expect(results.map(unitOf)).toEqual(["苇渡镇党委", "杏川", "南桐"]))

describe("the summary to be printed", () => {
  const table = summaryTable("各乡镇", results, reviewed, scale)

  it("has a row for each file, with a dash for what is not known", () => {
    for (const cells of table.rows) expect(cells).toHaveLength(table.columns.length)
    expect(table.rows.map((cells) => cells.join("|"))).toEqual([
      "1|苇渡镇党委|周砚秋|3,126|20%|4/4|3/3|47%|0|0|改后再看|请对照修改后重报：\n1. 补数据。",
      "2|杏川|—|3,000|20%|4/4|—|—|0|0|已通过|",
      "3|南桐|||||||||打不开|它设了密码。",
    ])
  })

  it("says above what the review went by, and is a document that Word takes", async () => {
    const bytes = await writeTable(table)
    if (canValidate) expect(errorsOf(bytes)).toEqual([])
    const xml = strFromU8(unzipSync(bytes)["word/document.xml"]!)
    expect(xml).toContain("审阅尺度　建议退回：必须改的达到 3 处；与上年相同：不超过 30%。")
    expect(readDocx(bytes).ok).toBe(true)
  })
})

describe("opinions to be sent", () => {
  it("leave out who is told nothing, and are called after the one unit that is told", () => {
    const { title, rows } = opinionTable("各乡镇", results, reviewed)
    expect(title).toBe("苇渡镇党委述职报告退回意见")
    expect(rows).toEqual([["苇渡镇党委", "周砚秋", "改后再看", "请对照修改后重报：\n1. 补数据。"]])
  })

  it("of several are called after their folder, with no word said twice", () => {
    const two = new Map(reviewed).set("杏川.docx", { verdict: "请人看", opinion: "写明原因。" })
    expect(opinionTable("各乡镇述职报告", results, two).title).toBe("各乡镇述职报告退回意见")
    expect(opinionTable("各乡镇", results, two).rows).toHaveLength(2)
    expect(opinionTable("各乡镇", results, new Map()).rows).toEqual([])
  })
})

describe("the workbook", () => {
  const strings = async (lines?: typeof scale) =>
    strFromU8(unzipSync(await writeWorkbook(batchWorkbook(results, reviewed, lines)))["xl/workbook.xml"]!)

  it("has a sheet of what the review went by", async () => {
    expect(await strings(scale)).toContain("审阅尺度")
    expect(await strings()).not.toContain("审阅尺度")
    const parts = unzipSync(await writeWorkbook(batchWorkbook(results, reviewed, scale)))
    const words = strFromU8(parts["xl/sharedStrings.xml"]!)
    for (const word of ["与上年相同", "不超过 30%", "沿用率"]) expect(words).toContain(word)
    expect(strFromU8(parts["xl/worksheets/sheet1.xml"]!)).toContain("<v>0.466</v>")
  })
})
