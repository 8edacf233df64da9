import { carriedOf } from "../../carry/carried"
import { rule } from "../types"

const last = `述职报告
现将2024年履职情况述职如下：
一、履职工作特色和亮点
一是抓培训。举办冬训班6期，培训党员38名，每季度至少考核1次。
二是抓联系。走访困难党员24人次，全镇所辖9个村全部走到。`

export const carriedFigure = rule({
  id: "carried-figure",
  kind: "carried",
  severity: "warning",
  scope: "report",
  title: "数与去年一样",
  basis: "述职评议的通常要求：数据用当年的实数，不得跨年照抄",
  check(facts, _context, flag) {
    for (const figure of carriedOf(facts)?.figures ?? []) {
      if (!figure.unchanged || figure.confirmed || figure.lawful) continue
      const { block, from, to, text } = figure
      flag(
        { block, in: "text", from, to },
        {
          message: `这个数与去年一样。去年“${figure.last.text}”，今年也是“${text}”吗？核对后确认，或改成今年的数。`,
        },
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
一是抓培训。举办冬训班7期，培训党员⟦38名⟧。`,
      },
      {
        // Said in other words, in another item.
        last,
        text: `述职报告
现将2025年履职情况述职如下：
一、履职工作特色和亮点
一是抓学习。举办冬训班8期，⟦38名⟧党员参加培训。
二是抓治理。调解纠纷21件，⟦24人次⟧困难党员得到走访。`,
      },
    ],
    passes: [
      {
        last,
        text: `述职报告
现将2025年履职情况述职如下：
一、履职工作特色和亮点
一是抓培训。举办冬训班7期，培训党员41名。
二是抓联系。走访困难党员26人次。`,
      },
      "一、履职工作特色和亮点\n一是抓培训。举办冬训班6期，培训党员38名。",
    ],
    guards: [
      // A rule, and what there is in every year.
      {
        last,
        text: `述职报告
现将2025年履职情况述职如下：
一、履职工作特色和亮点
一是抓培训。举办冬训班7期，每季度至少考核1次。
二是抓联系。全镇所辖9个村全部走到。`,
      },
      // The same number of something else.
      {
        last,
        text: `述职报告
现将2025年履职情况述职如下：
一、履职工作特色和亮点
一是抓项目。引进苗木38吨，为6户低收入家庭修房。`,
      },
      // Last year's, quoted as what this year began with.
      {
        last,
        text: `述职报告
现将2025年履职情况述职如下：
一、履职工作特色和亮点
一是抓培训。培训党员由38名增加到52名。`,
      },
    ],
  },
})
