import { describe, expect, it } from "vitest"
import { attrsOf } from "#shared/model/schema"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"

const properties = (text: string) => attrsOf.report(readStructure(plainSource(text)).doc).properties
const body = "一、工作亮点\n一是抓学习。2019年起每年培训6次。\n二、存在问题\n一是学得不深。"

describe("the year reported on", () => {
  it.each<[string, string, number | null]>([
    ["the title", `松岭镇2024年度述职报告\n${body}`, 2024],
    ["the end of a span in the title", `2021—2025年任期述职报告\n${body}`, 2025],
    ["the opening", `现就本人2023年履职情况述职如下：\n${body}`, 2023],
    [
      "the opening, not the year somebody began",
      `我自2019年任村支书，现将2024年度工作汇报如下：\n${body}`,
      2024,
    ],
    ["the opening, not a date in it", `我于2021年3月到任，现将2022年的工作汇报如下。\n${body}`, 2022],
    [
      "an opening that begins with the year",
      `2025年，在局党委领导下，工作取得进展，现报告如下。\n${body}`,
      2025,
    ],
    [
      "opening and date, where they agree against the title",
      `松岭镇2023年度述职报告\n现将2024年度工作汇报如下：\n${body}\n李明\n2024年12月28日`,
      2024,
    ],
    [
      "the title, where only the opening differs",
      `松岭镇2024年度述职报告\n现将2023年度工作汇报如下：\n${body}`,
      2024,
    ],
    ["the heading of the work done", `一、2024年工作开展情况\n一是甲。\n二、2025年工作计划\n一是乙。`, 2024],
    ["Chinese figures", `二〇二四年述职报告\n${body}`, 2024],
    ["a date of December", `${body}\n李明\n2024年12月28日`, 2024],
    ["a date of January: the year before", `${body}\n李明\n2025年1月8日`, 2024],
    ["a date below the title", `述职报告\n（2026年2月）\n${body}`, 2025],
    ["nothing that says it", body, null],
    ["two years, neither of them plainly", `2019年和2020年，我在松岭镇工作，情况报告如下。\n${body}`, null],
  ])("from %s", (_, text, year) => {
    expect(properties(text).year).toBe(year)
    expect(properties(text).proposed.includes("year")).toBe(year !== null)
  })
})

describe("person, post, unit, date", () => {
  it.each([
    [`述职报告\n松岭镇党委书记 李明\n${body}`, { unit: "松岭镇", post: "党委书记", name: "李明" }],
    [`述职报告\n松岭镇中心小学 校长 王 芳\n${body}`, { unit: "松岭镇中心小学", post: "校长", name: "王芳" }],
    [`述职报告\n述职人：欧阳小川\n${body}`, { unit: null, post: null, name: "欧阳小川" }],
    [
      `${body}\n\n中共松岭镇委员会\n2025年12月30日`,
      { unit: "中共松岭镇委员会", name: null, date: "2025-12-30" },
    ],
    [`${body}\n述职人：李明\n二〇二五年十二月`, { name: "李明", date: "2025-12" }],
    [`${body}\n李明 2025.12.30`, { name: "李明", date: "2025-12-30" }],
    [body, { unit: null, post: null, name: null, date: null, proposed: [] }],
  ])("of %j", (text, expected) => {
    expect(properties(text)).toMatchObject(expected)
  })
})
