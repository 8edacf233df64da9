import type { Part } from "../../model/part-limits"
import { noPartLimits, partNames } from "../../model/part-limits"
import { figure, lengthBasis, lengthOf, partOf } from "../length"
import { wholeBlock } from "../places"
import { rule } from "../types"

const parts = Object.keys(partNames) as Part[]

const report = `一、履职工作特色和亮点
一是守住主业，责任逐级压实。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够。
三、下一步工作思路和措施
一是坚持学用结合，把课堂搬到田间地头去办。`

export const lengthPart = rule({
  id: "length-part",
  kind: "length",
  severity: "warning",
  scope: "report",
  title: "某一部分的字数不合要求",
  basis: lengthBasis,
  check(facts, { settings }, flag) {
    const { partLimits } = settings
    if (parts.every((part) => partLimits[part].min === null && partLimits[part].max === null)) return
    const counts = lengthOf(facts)
    if (!counts) return
    for (const part of parts) {
      const { min, max } = partLimits[part]
      const { characters, block } = partOf(facts, counts, part)
      // A part that is not there is skeleton-part-missing's.
      if (characters === 0 || block === null) continue
      const place = wholeBlock(facts, block)
      const name = `${partNames[part]}部分共 ${figure(characters)} 字`
      if (max !== null && characters > max)
        flag(place, {
          item: null,
          subject: part,
          message: `${name}，要求不超过 ${figure(max)} 字，超出 ${figure(characters - max)} 字。合并同类内容，删去铺垫话。`,
        })
      else if (min !== null && characters < min)
        flag(place, {
          item: null,
          subject: part,
          message: `${name}，要求不少于 ${figure(min)} 字，还差 ${figure(min - characters)} 字。把事情说具体，补上数据和事例。`,
        })
    }
  },
  examples: {
    flags: [
      {
        text: report.replace("履职工作特色和亮点", "⟦$&⟧"),
        settings: { partLimits: { ...noPartLimits, highlight: { min: null, max: 20 } } },
      },
      {
        text: report.replace("存在问题及原因", "⟦$&⟧"),
        settings: { partLimits: { ...noPartLimits, problem: { min: 200, max: null } } },
      },
    ],
    passes: [
      report,
      {
        text: report,
        settings: {
          partLimits: {
            highlight: { min: 20, max: 60 },
            problem: { min: 20, max: 60 },
            measure: { min: 20, max: 60 },
          },
        },
      },
    ],
    guards: [
      // Causes in a part of their own count with the problems.
      {
        text: report
          .replace(
            "主要原因是思想上重视不够。\n三",
            "\n三、原因分析\n一是思想上重视不够，抓学习的办法不多。\n四",
          )
          .replace("二、存在问题及原因", "二、存在的问题"),
        settings: { partLimits: { ...noPartLimits, problem: { min: 40, max: null } } },
      },
      // No part on measures at all: the missing part is said once.
      {
        text: report.replace(/\n三[\s\S]*$/, ""),
        settings: { partLimits: { ...noPartLimits, measure: { min: 200, max: null } } },
      },
    ],
  },
})
