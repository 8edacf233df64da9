import { spokenMinutes as minutesOf } from "../../model/counts"
import { noLimits } from "../../model/properties"
import { figure, lengthBasis, lengthOf, limitsOf } from "../length"
import { endOfText } from "../places"
import { rule } from "../types"

const report = `一、履职工作特色和亮点
${["守住主业", "建强队伍", "服务群众"]
  .map(
    (lead, i) =>
      `${"一二三"[i]}是${lead}，责任逐级压实。召开支部书记例会18次，解决难题27件，走访党员群众312户，收集意见建议96条，办结94条。`,
  )
  .join("\n")}
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够。
三、下一步工作思路和措施
一是坚持学用结合，把课堂搬到田间地头。`

export const spokenMinutes = rule({
  id: "spoken-minutes",
  kind: "length",
  severity: "warning",
  scope: "report",
  title: "宣读时间超过要求",
  basis: lengthBasis,
  check(facts, { settings }, flag) {
    const most = limitsOf(facts, settings.limits).minutesMax
    const counts = most === null ? null : lengthOf(facts)
    const place = endOfText(facts)
    if (most === null || !counts || !place) return
    const pace = settings.charactersPerMinute
    const minutes = minutesOf(counts.total, pace)
    if (minutes <= most) return
    flag(place, {
      item: null,
      subject: "minutes",
      message: `按每分钟 ${pace} 字，宣读约 ${minutes} 分钟，要求不超过 ${most} 分钟，大约要减 ${figure(counts.total - most * pace)} 字。宣读稿可以只留每条的首句和最要紧的数据。`,
    })
  },
  examples: {
    flags: [
      {
        text: `${report}⟦⟧`,
        settings: { limits: { ...noLimits, minutesMax: 1 }, charactersPerMinute: 150 },
      },
      {
        text: `${report}⟦⟧`,
        settings: { limits: { ...noLimits, minutesMax: 2 }, charactersPerMinute: 100 },
      },
    ],
    passes: [report, { text: report, settings: { limits: { ...noLimits, minutesMax: 10 } } }],
    guards: [
      // A quick reader is through in time.
      {
        text: report,
        settings: { limits: { ...noLimits, minutesMax: 1 }, charactersPerMinute: 400 },
      },
    ],
  },
})
