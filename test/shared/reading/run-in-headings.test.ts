import { describe, expect, it } from "vitest"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { sketch } from "./sketch"

/** What a third heading and the text on its line are read as. */
function third(line: string): string[] {
  const text = `松岭镇2024年度述职报告\n一、履职情况\n一是抓学习。培训12次。\n二、存在问题\n一是学得不深。\n${line}\n李明\n2024年12月30日`
  return sketch(readStructure(plainSource(text)))
    .split("\n")
    .slice(5, -2)
    .map((row) => row.trim())
}

describe("a heading that runs into its text", () => {
  it.each([
    ["三、下一步打算：2025年，办好夜校。", "下一步打算：", "2025年，办好夜校。"],
    ["三、下一步打算: 2025年，办好夜校。", "下一步打算:", "2025年，办好夜校。"],
    ["三、下一步打算 ：2025年，办好夜校。", "下一步打算 ：", "2025年，办好夜校。"],
    ["三、下一步打算　　2025年，办好夜校。", "下一步打算", "2025年，办好夜校。"],
    ["三、下一步打算  2025年，办好夜校。", "下一步打算", "2025年，办好夜校。"],
    ["三、下一步打算 2025年，办好夜校。", "下一步打算", "2025年，办好夜校。"],
    ["三、下一步打算\t2025年，办好夜校。", "下一步打算", "2025年，办好夜校。"],
    ["三、下 步 打 算　　2025年，办好夜校。", "下 步 打 算", "2025年，办好夜校。"],
    ["三、下一步 工作打算 2025年，办好夜校。", "下一步 工作打算", "2025年，办好夜校。"],
    ["三、2025年工作打算：办好夜校。", "2025年工作打算：", "办好夜校。"],
  ])("%j", (line, heading, words) => {
    expect(third(line)).toEqual([`§ measure 三、|${heading}`, `m+ |${words}`])
  })

  it("in the middle of a paragraph", () => {
    const text = "现述职如下：\n一、履职情况 一年来，培训12次。二、存在问题　　学得不深，走访不勤。"
    expect(sketch(readStructure(plainSource(text))).split("\n")).toEqual([
      "opening 现述职如下：",
      "§ highlight 一、|履职情况",
      "  h+ |一年来，培训12次。",
      "§ problem 二、|存在问题",
      "  p+ |学得不深，走访不勤。",
    ])
  })

  it("over a list on its line", () => {
    expect(third("三、工作打算：一是办夜校，二是修水渠")).toEqual([
      "§ measure 三、|工作打算：",
      "m+ 一是|办夜校，",
      "m+ 二是|修水渠",
    ])
  })
})

describe("a heading with a colon or a blank of its own", () => {
  it.each([
    "三、坚持党建引领：点亮红色灯塔",
    "三、下一步打算：建强堡垒，带富乡亲",
    "三、下一步 工作打算",
    "三、下 一 步 打 算",
    "三、聚焦主责履职　提升为民服务，成效明显。",
    "三、下一步打算：",
    "三、下一步打算　　",
  ])("%j", (line) => {
    const rows = third(line)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatch(/^§ /)
  })
})
