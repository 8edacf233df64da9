import { expect, it } from "vitest"
import { matchLastNames } from "#shared/batch/last-names"

const matched = (names: string[], last: string[]) => Object.fromEntries(matchLastNames(names, last))

it.each([
  [
    "the year aside",
    ["苇渡镇2025年述职报告.docx"],
    ["苇渡镇2024年述职报告.doc"],
    ["苇渡镇2024年述职报告.doc"],
  ],
  [
    "whatever such files are called",
    ["苇渡镇党委书记述职报告（定稿）.docx"],
    ["2024苇渡镇抓党建述职.txt"],
    ["2024苇渡镇抓党建述职.txt"],
  ],
  ["a part of the name", ["苇渡.docx"], ["苇渡镇.docx", "杏川.docx"], ["苇渡镇.docx"]],
  [
    "in the folder of that name",
    ["城关片区2025/支部.docx"],
    ["城关片区2024/支部.docx", "河西片区2024/支部.docx"],
    [undefined],
  ],
  ["not another unit", ["苇渡镇.docx"], ["杏川镇.docx"], [undefined]],
  ["not one of two that fit as well", ["苇渡.docx"], ["苇渡镇.docx", "苇渡村.docx"], [undefined]],
  ["nothing but the year", ["2025年述职报告.docx"], ["2024年述职报告.docx"], [undefined]],
])("%s", (_, names, last, expected) =>
  expect(names.map((name) => matched(names, last)[name])).toEqual(expected),
)

it("gives no old report to two", () => {
  const found = matchLastNames(["苇渡镇.docx", "苇渡镇机关.docx"], ["苇渡镇2024.docx"])
  expect([...found]).toEqual([["苇渡镇.docx", "苇渡镇2024.docx"]])
})
