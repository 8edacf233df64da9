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
    for (const { block, from, to, text, kind, old } of foreignNames(facts, last)) {
      // Only the old file's own unit, and only where the writer said whose report it is, can mean nothing else.
      const certain =
        old && kind === "unit" && properties.unit !== null && !properties.proposed.includes("unit")
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
      {
        // Out of somebody else's text: another village stands where the report would name its own.
        last: "柳河村党支部书记述职报告\n一、主要工作\n一是立规矩。红事白事简办。",
        text: "柳河村党支部书记述职报告\n一、主要工作\n一是立规矩。红事白事简办。今后⟦青石岭村⟧还要管好理事会。",
      },
      {
        // Another unit acts where the own one would; then its short name, and 我 of another level.
        last: "柳河县供电公司党委书记述职报告\n一、主要工作\n一是保供电。抢修线路。",
        text: "柳河县供电公司党委书记述职报告\n一、主要工作\n一是保供电。⟦青桥县供电公司⟧党委建立了护线队，⟦青桥⟧的队员守了一夜，⟦我区⟧各所都参加。",
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
      // Partners, visitors, and those who signed with us.
      {
        last: "柳河镇党委书记 周启明\n述职报告\n一、履职工作特色和亮点\n一是抓治理。全年调解纠纷97件。",
        text: "柳河镇党委书记 周启明\n述职报告\n一、履职工作特色和亮点\n一是抓治理。与青桥镇签订界河巡查协议，青桥镇前来考察3次。辖9个村，清廉村居建设走在前列。",
      },
      // A predecessor and a neighbour, spoken of as such.
      {
        last: "柳河镇党委书记 周启明\n述职报告\n一、履职工作特色和亮点\n一是抓治理。柳河镇全年调解纠纷97件。",
        text: "青桥镇党委书记 何远山\n述职报告\n一、履职工作特色和亮点\n一是抓治理。到柳河镇学习积分办法，接替周启明同志联系两个村。",
      },
    ],
  },
})
