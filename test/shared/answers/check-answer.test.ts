import { describe, expect, test } from "vitest"
import { checkAnswer } from "#shared/answers/check-answer"
import { defaultSettings, kinds } from "#shared/checks/types"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"

const text = `根据安排，现就本人2024年抓党建工作情况述职如下：

一、履职工作特色和亮点
一是守住主业,责任压实。召开例会**次。
二是建强队伍。培训骨干60人。
二、存在问题及原因
一是党员教育培训效果不明显。主要原因是课程设置照搬往年。
三、下一步工作思路和措施
一是办好党员教育培训。按需设课。
三是织密矛盾纠纷排查网。每周走访。
`
const answer = checkAnswer(readStructure(plainSource(text)), "a.txt")

describe("the answer of check", () => {
  test("has the fields of the contract", () => {
    expect(Object.keys(answer)).toEqual(["file", "text", "year", "characters", "issues", "links"])
    expect(answer).toMatchObject({
      file: "a.txt",
      text,
      year: 2024,
      characters: text.replace(/\s/g, "").length,
    })
    for (const issue of answer.issues) {
      expect(Object.keys(issue)).toEqual([
        "rule",
        "kind",
        "severity",
        "message",
        "quote",
        "start",
        "end",
        "item",
        "basis",
        "fixes",
      ])
      expect(kinds).toContain(issue.kind)
      expect(text.slice(issue.start, issue.end)).toBe(issue.quote)
    }
  })

  test("tells findings and fixes in offsets of the text, items by their running id", () => {
    const found = answer.issues.map(({ rule, quote, item }) => [rule, quote, item])
    expect(found).toEqual([
      ["highlight-quantity", "守住主业,责任压实。", "h1"],
      ["halfwidth-punctuation", ",", "h1"],
      ["placeholder", "**", "h1"],
      ["ordinal-sequence", "三是", "m2"],
      ["answer-unlinked", "织密矛盾纠纷排查网。", "m2"],
    ])
    let fixed = text
    for (const issue of [...answer.issues].reverse())
      for (const { start, end, insert } of issue.fixes.flatMap((fix) => fix.edits))
        fixed = fixed.slice(0, start) + insert + fixed.slice(end)
    expect(fixed).toBe(text.replace("主业,", "主业，").replace("三是织", "二是织"))
  })

  test("takes the caller's year over the text's", () => {
    const other = checkAnswer(readStructure(plainSource(text)), "a.txt", 2025)
    expect(other.year).toBe(2025)
    expect(other.issues.map((it) => it.rule)).toContain("report-year")
  })

  test("leaves out rules that are switched off", () => {
    const settings = { ...defaultSettings, off: ["placeholder"] }
    const { issues } = checkAnswer(readStructure(plainSource(text)), "a.txt", null, settings)
    expect(issues.map((it) => it.rule)).not.toContain("placeholder")
  })
})
