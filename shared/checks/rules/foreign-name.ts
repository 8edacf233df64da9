import { lastYearOf } from "../../carry/last-year"
import { foreignNames, ownerOf } from "../../carry/names"
import { rule } from "../types"

export const foreignName = rule({
  id: "foreign-name",
  kind: "carried",
  severity: "warning",
  scope: "report",
  title: "别人的名字没有改",
  basis: "述职评议的通常要求：述职材料不得抄袭、套用他人材料",
  check(facts, _context, flag) {
    const last = lastYearOf(facts.outline.doc)
    if (!last) return
    const { properties } = facts
    const own = ownerOf(facts)
    for (const { block, from, to, text, kind } of foreignNames(facts, last)) {
      // Only where the writer said whose report it is can nothing else be meant.
      const certain = kind === "unit" && properties.unit !== null && !properties.proposed.includes("unit")
      const name = (kind === "unit" ? own.units.at(-1) : own.person) ?? "另一个人"
      flag(
        { block, in: "text", from, to },
        {
          severity: certain ? "error" : "warning",
          message: `旧稿里的名字可能漏改：这里写的是“${text}”，这份报告是“${name}”的。核对后改掉，确实要提的就保留。`,
        },
      )
    }
  },
  examples: {
    flags: [
      {
        last: "柳河镇党委书记 周启明\n述职报告\n一、履职工作特色和亮点\n一是抓治理。柳河镇全年调解纠纷97件。",
        text: "青桥镇党委书记 何远山\n述职报告\n一、履职工作特色和亮点\n一是抓治理。⟦柳河镇⟧全年调解纠纷64件，⟦周启明⟧同志带头走访。",
      },
      {
        // The old file spoke of a neighbour; now the neighbour does our work.
        last: "沙浦海关党支部书记述职报告\n一、主要工作\n一是守国门。借鉴青屿海关经验，分段办理查验。",
        text: "沙浦海关党支部书记述职报告\n一、主要工作\n一是守国门。全年没有违纪，⟦青屿海关⟧关员零投诉。",
      },
    ],
    passes: [
      {
        last: "柳河镇党委书记 周启明\n述职报告\n一、履职工作特色和亮点\n一是抓治理。柳河镇全年调解纠纷97件。",
        text: "柳河镇党委书记 周启明\n述职报告\n一、履职工作特色和亮点\n一是抓治理。柳河镇全年调解纠纷64件。",
      },
      "青桥镇党委书记 何远山\n述职报告\n一、履职工作特色和亮点\n一是抓治理。柳河镇全年调解纠纷64件。",
    ],
    guards: [
      // A predecessor and a neighbour, spoken of as such.
      {
        last: "柳河镇党委书记 周启明\n述职报告\n一、履职工作特色和亮点\n一是抓治理。柳河镇全年调解纠纷97件。",
        text: "青桥镇党委书记 何远山\n述职报告\n一、履职工作特色和亮点\n一是抓治理。到柳河镇学习积分办法，接替周启明同志联系两个村。",
      },
    ],
  },
})
