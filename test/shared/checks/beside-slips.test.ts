import { describe, expect, it } from "vitest"
import { besideSlips } from "#shared/checks/beside-slips"
import { reportFacts } from "#shared/checks/facts"
import { opening, report } from "../../builders"

/** What is taken for a slip in a sentence, and for what. */
const slips = (text: string) => {
  const { blocks } = reportFacts(report({}, opening(text)))
  return blocks.flatMap((block) =>
    besideSlips(block).map(({ from, to, word }) => `${block.text.slice(from, to)} ${word}`),
  )
}

describe("two characters that are no word, beside one that tells which was meant", () => {
  it.each([
    ["为农民工追回欠心3160万元。", "欠心 欠薪"],
    ["办理司法救肋案件88件。", "救肋 救助"],
    ["受到群众广泛好平。", "好平 好评"],
  ])("%s", (text, slip) => {
    expect(slips(text)).toEqual([slip])
  })
})

describe("where words meet, and what the trade has made a word, is none", () => {
  it.each([
    "支部的组织力亮得更实，凝聚力全面提升。",
    "开展净村行动12次，聘请护绿员30名。",
    "为农民工追回欠薪3160万元，办理司法救助案件88件，受到群众广泛好评。",
    "号召学习何格同志，评出“欠心”服务队3支。",
  ])("%s", (text) => {
    expect(slips(text)).toEqual([])
  })
})
