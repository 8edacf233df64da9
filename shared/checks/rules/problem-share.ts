import { sharesOf } from "../../model/counts"
import { noLimits } from "../../model/properties"
import { figure, lengthBasis, lengthOf, limitsOf, partOf } from "../length"
import { wholeBlock } from "../places"
import { rule } from "../types"

/** 问题和原因 are a third of it. */
const report = `一、履职工作特色和亮点
一是守住主业，责任逐级压实。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够。
三、下一步工作思路和措施
一是坚持学用结合，把课堂搬到田间地头。`

export const problemShare = rule({
  id: "problem-share",
  kind: "length",
  severity: "warning",
  scope: "report",
  title: "问题部分的比重不够",
  basis: lengthBasis,
  check(facts, { settings }, flag) {
    const least = limitsOf(facts, settings.limits).problemShareMin
    const counts = least === null ? null : lengthOf(facts)
    if (least === null || !counts) return
    const { problem: share } = sharesOf(counts)
    const { block } = partOf(facts, counts, "problem")
    // A report without the part lacks more than a share; that is said once.
    if (share === 0 || share >= least || block === null) return
    flag(wholeBlock(facts, block), {
      item: null,
      subject: "problem",
      message: `问题和原因占全文的 ${percent(share, Math.floor)}%，要求不少于 ${percent(least, Math.round)}%，约差 ${figure(lacking(share, least, counts.total))} 字。把问题的表现和原因说透，或压缩亮点部分。`,
    })
  },
  examples: {
    flags: [
      {
        text: report.replace("存在问题及原因", "⟦$&⟧"),
        settings: { limits: { ...noLimits, problemShareMin: 0.5 } },
      },
      {
        text: report
          .replace("存在问题及原因", "⟦$&⟧")
          .replace("召开例会18次", "$&，解决难题27件，走访群众300户"),
        settings: { limits: { ...noLimits, problemShareMin: 0.33 } },
      },
    ],
    passes: [report, { text: report, settings: { limits: { ...noLimits, problemShareMin: 0.3 } } }],
    guards: [
      // Causes in a part of their own count, too.
      {
        text: report
          .replace(
            "主要原因是思想上重视不够。\n三",
            "\n三、原因分析\n一是思想上重视不够，抓学习的办法不多。\n四",
          )
          .replace("二、存在问题及原因", "二、存在的问题"),
        settings: { limits: { ...noLimits, problemShareMin: 0.33 } },
      },
      // No part on problems: skeleton-part-missing says it.
      {
        text: report.replace(/\n二[\s\S]*?\n三/, "\n二"),
        settings: { limits: { ...noLimits, problemShareMin: 0.33 } },
      },
    ],
  },
})

/** A share that falls short by a hair must not be told as the one that is asked for. */
function percent(share: number, round: (n: number) => number): number {
  return round(Math.round(share * 10_000) / 100)
}

/** Characters of the part that would bring it to its share, when nothing else is cut. */
function lacking(share: number, least: number, total: number): number {
  return least >= 1 ? total : Math.ceil(((least - share) * total) / (1 - least))
}
