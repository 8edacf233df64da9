import { wholeBlock } from "../places"
import { rule } from "../types"

export const skeletonPartOrder = rule({
  id: "skeleton-part-order",
  kind: "structure",
  severity: "warning",
  scope: "report",
  title: "部分的先后不对",
  basis: "提纲：各部分有固定的先后",
  check(facts, _context, flag) {
    const { skeleton: fit } = facts
    if (!fit) return
    // Only where a part begins matters: problems that were answered last year may well stand among the highlights.
    const begins = fit.skeleton.parts.flatMap((part) => {
      const section = fit.sections.get(part.key)?.[0]
      return section?.heading ? [{ part, heading: section.heading }] : []
    })
    for (const [i, { part, heading }] of begins.entries()) {
      const later = begins.slice(i + 1).find((it) => it.heading.index < heading.index)
      if (!later) continue
      flag(wholeBlock(facts, later.heading.index), {
        message: `“${later.part.heading}”写在了“${part.heading}”前面。提纲的次序是先“${part.heading}”、后“${later.part.heading}”。把这一部分移到后面。`,
      })
    }
  },
  examples: {
    flags: [
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、⟦下一步工作思路和措施⟧
一是坚持学用结合。
三、存在问题及原因
一是学用结合不够紧。`,
      `一、⟦存在的问题⟧
一是学用结合不够紧。
二、主要工作及成效
一是守住主业。召开例会18次。
三、下一步打算
一是坚持学用结合。`,
    ],
    passes: [
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。
三、下一步工作思路和措施
一是坚持学用结合。`,
      `一、主要工作
办班12期。
二、存在问题
学用结合不够紧。
三、努力方向
坚持学用结合。`,
    ],
    guards: [
      // Last year's problems, answered, stand first by right.
      `一、上年反馈问题整改情况
针对反馈的3个问题，逐项销号。
二、履职工作特色和亮点
一是守住主业。召开例会18次。
三、存在问题及原因
一是学用结合不够紧。
四、下一步工作思路和措施
一是坚持学用结合。`,
    ],
  },
})
