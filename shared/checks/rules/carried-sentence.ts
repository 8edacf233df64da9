import { carriedOf } from "../../carry/carried"
import { rule } from "../types"

const last = `述职报告
现将2024年履职情况述职如下：
一、履职工作特色和亮点
一是抓培训。把课堂搬到田间地头，党员边学边干。
二是抓治理。2024年春季，逐户上门征求意见，院坝里的烦心事当天就有人管。`

export const carriedSentence = rule({
  id: "carried-sentence",
  kind: "carried",
  severity: "hint",
  scope: "report",
  title: "整句还是去年的",
  basis: "述职评议的通常要求：写当年的事，不得跨年照抄",
  check(facts, _context, flag) {
    for (const sentence of carriedOf(facts)?.sentences ?? []) {
      if (!sentence.unchanged || sentence.confirmed || sentence.lawful) continue
      const { block, from, to } = sentence
      flag(
        { block, in: "text", from, to },
        { message: "整句还是去年的。今年仍是这样就确认，不然改写成今年的情况。" },
      )
    }
  },
  examples: {
    flags: [
      {
        last,
        text: `述职报告
现将2025年履职情况述职如下：
一、履职工作特色和亮点
一是抓培训。⟦把课堂搬到田间地头，党员边学边干。⟧`,
      },
      {
        // Moved to another item; its year moved on, a comma and a particle changed.
        last,
        text: `述职报告
现将2025年履职情况述职如下：
一、履职工作特色和亮点
一是抓服务。⟦2025年春季逐户上门征求了意见，院坝里的烦心事，当天就有人管。⟧`,
      },
    ],
    passes: [
      {
        last,
        text: `述职报告
现将2025年履职情况述职如下：
一、履职工作特色和亮点
一是抓培训。请果农站在树下讲剪枝，当场动手。`,
      },
      "一、履职工作特色和亮点\n一是抓培训。把课堂搬到田间地头，党员边学边干。",
    ],
    guards: [
      // Half of the words are old, the sentence is not.
      {
        last,
        text: `述职报告
现将2025年履职情况述职如下：
一、履职工作特色和亮点
一是抓培训。把课堂搬到田间地头，请来农技员讲了四回剪枝。`,
      },
      // Rightly the same in every year.
      {
        last: "述职报告\n一、履职工作特色和亮点\n一是抓学习。坚持以习近平新时代中国特色社会主义思想为指导。",
        text: "述职报告\n一、履职工作特色和亮点\n一是抓学习。坚持以习近平新时代中国特色社会主义思想为指导。",
      },
    ],
  },
})
