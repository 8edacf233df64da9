import { noLimits } from "../../model/properties"
import { figure, lengthBasis, lengthOf, limitsOf } from "../length"
import { endOfText } from "../places"
import { rule } from "../types"

/** 108 characters. */
const report = `一、履职工作特色和亮点
一是守住主业，责任逐级压实。召开支部书记例会18次，解决难题27件。
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够。
三、下一步工作思路和措施
一是坚持学用结合，把课堂搬到田间地头。`

export const lengthTotal = rule({
  id: "length-total",
  kind: "length",
  severity: "warning",
  scope: "report",
  title: "字数不合要求",
  basis: lengthBasis,
  check(facts, { settings }, flag) {
    const { charactersMin: min, charactersMax: max } = limitsOf(facts, settings.limits)
    if (min === null && max === null) return
    const counts = lengthOf(facts)
    const place = endOfText(facts)
    if (!counts || !place) return
    const { total } = counts
    if (max !== null && total > max)
      flag(place, {
        item: null,
        subject: "long",
        message: `全文 ${figure(total)} 字，要求不超过 ${figure(max)} 字，超出 ${figure(total - max)} 字。从最长的部分删起，先删没有数据的铺垫话。`,
      })
    else if (min !== null && total < min)
      flag(place, {
        item: null,
        subject: "short",
        message: `全文 ${figure(total)} 字，要求不少于 ${figure(min)} 字，还差 ${figure(min - total)} 字。补充做法、数据和事例，不要拿套话凑数。`,
      })
  },
  examples: {
    flags: [
      { text: `${report}⟦⟧`, settings: { limits: { ...noLimits, charactersMax: 107 } } },
      { text: `${report}⟦⟧`, settings: { limits: { ...noLimits, charactersMin: 109 } } },
    ],
    passes: [
      report,
      { text: report, settings: { limits: { ...noLimits, charactersMin: 100, charactersMax: 120 } } },
    ],
    guards: [
      // Exactly as many as are allowed, and as are asked for.
      { text: report, settings: { limits: { ...noLimits, charactersMin: 108, charactersMax: 108 } } },
      // White space is no character.
      {
        text: report.replaceAll("，", "， 　"),
        settings: { limits: { ...noLimits, charactersMax: 108 } },
      },
      // Nothing is written yet.
      { text: "一、履职工作特色和亮点", settings: { limits: { ...noLimits, charactersMin: 2000 } } },
    ],
  },
})
