import { strFromU8, unzipSync } from "fflate"
import { describe, expect, it } from "vitest"
import { type TableDocument, writeTable } from "#shared/docx/export/table"
import { readDocx } from "#shared/docx/import/read-docx"
import { canValidate, errorsOf, office, opens } from "../../../office"
import { paragraphTexts, styleXml } from "./package"

const matrix = (rows: number, landscape = false): TableDocument => ({
  title: "2031年度述职报告问题—原因—措施对照表",
  note: "云岭镇  2032年1月5日",
  columns: [
    { name: "序号", width: 0.08, align: "center" },
    { name: "存在问题", width: 0.3 },
    { name: "原因", width: 0.3 },
    { name: "整改措施", width: 0.32, align: "left" },
  ],
  rows: Array.from({ length: rows }, (_, i) => [
    String(i + 1),
    `第${i + 1}件：走村入户次数偏少，对{偏远}组的情况掌握不够。`,
    "主观上重机关、轻一线。",
    "每月到组不少于2次；\n建立联系卡并逐户更新。",
  ]),
  landscape,
})

const documentOf = async (table: TableDocument) =>
  strFromU8(unzipSync(await writeTable(table))["word/document.xml"]!)

describe("a printed table", () => {
  it("has the words given, in order, a paragraph a line", async () => {
    expect(paragraphTexts(await documentOf(matrix(1)))).toEqual([
      "2031年度述职报告问题—原因—措施对照表",
      "云岭镇  2032年1月5日",
      ...["序号", "存在问题", "原因", "整改措施"],
      ...["1", "第1件：走村入户次数偏少，对{偏远}组的情况掌握不够。", "主观上重机关、轻一线。"],
      ...["每月到组不少于2次；", "建立联系卡并逐户更新。"],
      "",
    ])
  })

  it("repeats its head, keeps rows whole, fills the width to the twip", async () => {
    const xml = await documentOf(matrix(3))
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(4)
    const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map((m) => Number(m[1]))
    expect(widths).toHaveLength(4)
    expect(widths.reduce((a, b) => a + b)).toBe(11906 - 1588 - 1474)
  })

  it("lies on its side when asked, margins turned with the paper", async () => {
    const xml = await documentOf(matrix(1, true))
    expect(xml).toMatch(/<w:pgSz (?=[^>]*w:orient="landscape")[^>]*w:w="16838" w:h="11906"/)
    expect(xml).toMatch(/<w:pgMar w:top="1588" w:right="2098" w:bottom="1474" w:left="1984"/)
  })

  it("no type larger than 四号, fonts of the standard", async () => {
    const styles = strFromU8(unzipSync(await writeTable(matrix(1)))["word/styles.xml"]!)
    expect(styleXml(styles, "TableText")).toContain('w:eastAsia="仿宋_GB2312"')
    expect(styleXml(styles, "TableHead")).toContain('w:eastAsia="黑体"')
    for (const id of ["TableText", "TableNote", "TableEnd"])
      expect(Number(/<w:sz w:val="(\d+)"/.exec(styleXml(styles, id))?.[1] ?? 24)).toBeLessThanOrEqual(28)
  })

  it("missing cells are empty, no rows are only a head; the same table gives the same bytes", async () => {
    const short = { ...matrix(0), rows: [["1"]] }
    expect((await documentOf(short)).match(/<w:tc>/g)).toHaveLength(8)
    expect((await documentOf(matrix(0))).match(/<w:tr>/g)).toHaveLength(1)
    expect(await writeTable(matrix(2))).toEqual(await writeTable(matrix(2)))
  })

  it("is read back", async () => {
    const read = readDocx(await writeTable(matrix(2)))
    expect(read.ok && read.value.text).toContain("第2件：走村入户次数偏少，对{偏远}组的情况掌握不够。")
  })

  it.skipIf(!canValidate).each([
    ["portrait", matrix(40)],
    ["landscape", matrix(3, true)],
    ["nothing", { ...matrix(0), title: "", note: undefined }],
  ])("the Open XML SDK finds nothing: %s", async (_, table) => {
    expect(errorsOf(await writeTable(table))).toEqual([])
  })

  it.skipIf(!office)(
    "the head stands on every page in LibreOffice",
    async () => {
      const pages = opens(await writeTable(matrix(40)), "pdf")
        .split("\f")
        .filter((page) => page.trim() !== "")
      expect(pages.length).toBeGreaterThan(2)
      for (const page of pages) expect(page).toContain("存在问题")
    },
    120_000,
  )
})
