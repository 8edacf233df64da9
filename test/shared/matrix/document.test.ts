import { strFromU8, unzipSync } from "fflate"
import type { Node } from "prosemirror-model"
import { expect, it } from "vitest"
import { reportFacts } from "#shared/checks/facts"
import { writeTable } from "#shared/docx/export/table"
import { matrixDocument } from "#shared/matrix/table"
import { report } from "../../builders"
import { canValidate, errorsOf } from "../../office"
import { matrixReport } from "../../renderer/panels/matrix/report"
import { paragraphTexts } from "../docx/export/package"

const writeMatrixTable = (doc: Node) => writeTable(matrixDocument(reportFacts(doc)))
const textsOf = async (doc: Node) =>
  paragraphTexts(strFromU8(unzipSync(await writeMatrixTable(doc))["word/document.xml"]!))

it("prints a row a problem under title, note and head", async () => {
  const texts = await textsOf(matrixReport)
  expect(texts[0]).toBe("2026年度问题、原因、措施对照表")
  expect(texts.slice(2, 7)).toEqual(["序号", "存在问题", "原因", "措施", "1"])
  expect(texts).toContain("主要原因是学习计划由镇里统一下发，没有让支部带着自己的问题学。")
  expect(texts.filter((text) => text === "（没有写原因）")).toHaveLength(1)
})

it("is a head alone for a report without problems, and the same bytes for the same report", async () => {
  expect((await textsOf(report({}))).slice(0, 5)).toEqual([
    "问题、原因、措施对照表",
    "序号",
    "存在问题",
    "原因",
    "措施",
  ])
  expect(await writeMatrixTable(matrixReport)).toEqual(await writeMatrixTable(matrixReport))
})

it.skipIf(!canValidate)("has nothing that the Open XML SDK finds wrong", async () => {
  expect(errorsOf(await writeMatrixTable(matrixReport))).toEqual([])
})
