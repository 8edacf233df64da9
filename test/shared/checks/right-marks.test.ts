import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { checkText, lines } from "./support"

/** The year that a sentence tells of unless it says another one. */
const usual = 2024

const sentences = readFileSync(
  new URL("../../fixtures/checking/slips/right-marks.txt", import.meta.url),
  "utf8",
)
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [, year, text] = /^(?:(\d{4}) \| )?(.+)$/.exec(line)!
    return [year ? Number(year) : usual, text!] as const
  })

/** What is said above a hint of a report in which the sentence stands among the work done. */
function said(year: number, sentence: string): string[] {
  const text = [
    "芦湾镇党委书记述职报告",
    `现将${year}年度履职情况报告如下：`,
    "一、主要工作",
    `一是守住主业。全年召开例会18次。${sentence}`,
    "二、存在的问题及原因",
    "一是学用结合不够紧。主要原因是思想上重视不够。",
    "三、下一步打算",
    "一是坚持学用结合。每季度组织党员到田间地头上课1次。",
  ].join("\n")
  return lines(checkText(text, year)).filter((it) => !it.startsWith("hint"))
}

describe("what looks wrong and is right", () => {
  test("there are many of them", () => {
    expect(sentences.length).toBeGreaterThanOrEqual(150)
  })

  test.each(sentences)("%i %s", (year, sentence) => {
    expect(said(year, sentence)).toEqual([])
  })
})
