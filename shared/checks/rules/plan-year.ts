import { type PlannedYear, plannedYears } from "../plan-sentences"
import { timeline } from "../time"
import { type ReportFacts, rule } from "../types"

/**
 * A report on one year plans the next. What heads a plan and names the year reported on, or one before it,
 * was left in from last year's file.
 */
export const planYear = rule({
  id: "plan-year",
  kind: "stale",
  severity: "error",
  scope: "report",
  title: "打算写的不是下一年",
  basis: "述职讲当年，打算讲下一年；纪检机关通报的“跨时抄”，指把往年的材料照抄进今年",
  check(facts, { year }, flag) {
    if (year === null || isMidTerm(facts, year)) return
    const right = year + 1
    const planned: { block: number; found: PlannedYear }[] = []
    for (const { block, tense, closing } of timeline(facts).places("year")) {
      if (tense !== "plan" && !closing) continue
      for (const found of plannedYears(facts.blocks[block]!))
        if (!closing || found.how !== "mild") planned.push({ block, found })
    }
    const namesRight = planned.some(({ found }) => found.year === right)
    for (const { block, found } of planned) {
      if (found.year > year && !(found.year === right + 1 && found.how === "heads" && !namesRight)) continue
      // An older year at the head of a sentence without 将 or 要 tells a story more often than it plans.
      if (found.year < year && found.how === "mild") continue
      flag(
        { block, in: "text", from: found.from, to: found.to + 1 },
        {
          severity: found.year === year && found.how === "heads" ? "error" : "warning",
          message: `打算写的是${found.year}年。述职的是${year}年，打算应写${right}年，${found.year > right ? "可能写错了年份" : "可能是沿用时漏改"}。核对后改为“${right}年”。`,
          fixes: [
            {
              title: `改为“${right}年”`,
              edits: [{ span: { block, in: "text", from: found.from, to: found.to }, insert: String(right) }],
              safe: false,
            },
          ],
        },
      )
    }
  },
  examples: {
    flags: [
      {
        year: 2024,
        text: `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够。
三、下一步工作思路和措施
⟦2024年⟧，镇党委将以支部联建为抓手，推动学用结合再上台阶。
一是坚持学用结合。把课堂搬到田间地头。`,
      },
      {
        year: 2024,
        text: `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够。
三、下一步工作思路和措施
一是坚持学用结合。力争⟦2024年⟧底前建成实训点4处。`,
      },
      {
        year: 2024,
        text: `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够。
三、下一步工作思路和措施
为做好⟦2024年⟧工作，重点抓好以下两项。
一是坚持学用结合。
二是办好夜校。`,
      },
      {
        year: 2024,
        text: `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够。
三、下一步工作思路和措施
⟦2023年⟧，我将带头讲党课，把课堂搬到田间地头。
一是坚持学用结合。`,
      },
    ],
    passes: [
      {
        year: 2024,
        text: `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够。
三、下一步工作思路和措施
2025年，镇党委将以支部联建为抓手，推动学用结合再上台阶。
一是坚持学用结合。把课堂搬到田间地头。`,
      },
      {
        year: 2024,
        text: `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够。
三、下一步工作思路和措施
新的一年，镇党委将以支部联建为抓手。
一是坚持学用结合。到2026年建成实训点4处。`,
      },
    ],
    guards: [
      {
        year: 2024,
        text: `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够。
三、下一步工作思路和措施
一是坚持学用结合。针对2024年度述职评议反馈的问题逐项销号，巩固2024年整改成果。`,
      },
      {
        year: 2024,
        text: `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够。
三、下一步工作思路和措施
一是坚持学用结合。与2024年相比，培训场次增加一倍；落实2021—2025年干部教育规划。`,
      },
      {
        year: 2024,
        text: `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够。
三、下一步工作思路和措施
一是坚持学用结合。2024年以来建成的4处实训点，2025年全部开放；2023年被评为示范点的芦湾夜校扩到三个班。`,
      },
      {
        year: 2024,
        text: `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够。
三、下一步工作思路和措施
一是坚持学用结合。截至2024年底结余的经费转入下年，按照《2024年村干部培训计划》收尾。`,
      },
    ],
  },
})

/** A report in the middle of the year rightly plans the rest of it. */
function isMidTerm(facts: ReportFacts, year: number): boolean {
  const { date } = facts.properties
  const month = date?.startsWith(`${year}-`) ? Number(date.slice(5, 7)) : null
  // Signed in its first months, a report on a whole year has last year's date: that is told elsewhere.
  if (month !== null && month >= 4 && month <= 10) return true
  return facts.outline.blocks.some(
    ({ type, index }) =>
      (type === "title" || type === "opening") &&
      /上半年|半年|[一二三1-3]季度|年中|中期|阶段性/.test(facts.blocks[index]!.text),
  )
}
