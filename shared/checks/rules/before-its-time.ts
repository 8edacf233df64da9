import type { First } from "../../library/events"
import { yearOf } from "../../library/events"
import { horizon, isAfter, meantYears, timeline } from "../time"
import { hitsOfKind, yearsSaid } from "../time-words"
import { rule } from "../types"

/** A name, a phrase or a document that the year reported on did not know. */
export const beforeItsTime = rule({
  id: "before-its-time",
  kind: "stale",
  severity: "warning",
  scope: "report",
  title: "提法早于提出之年",
  basis: "思想名称、重要提法和党内法规、法律的首次提出、公布日期，见会议公报和公开发布的文本",
  check(facts, { year }, flag) {
    if (year === null) return
    const time = timeline(facts)
    const day = horizon(time, year)
    for (const { block, tense } of time.places("first")) {
      const own = facts.blocks[block]!
      for (const { entry, from, to } of hitsOfKind(own, "first")) {
        const { first } = entry
        if (!isAfter(first.date, day)) continue
        const meant = meantYears(yearsSaid(own, from, to), tense, year, time)!
        if (meant.years.some((it) => it >= yearOf(first.date))) continue
        const [y, m] = first.date.split("-")
        const when = m ? `${y}年${Number(m)}月` : `${y}年`
        flag(
          { block, in: "text", from, to },
          {
            severity: first.kind === "thought" && first.confidence === "high" ? "error" : "warning",
            message: `${titled(first)}${when}才${first.kind === "document" ? "公布" : "提出"}${first.at ? `（${first.at}）` : ""}，${year}年的报告写不到它，可能是从后来的材料抄来的。核对后换成当时的提法。`,
          },
        )
      }
    }
  },
  examples: {
    flags: [
      { year: 2022, text: within("深入学习⟦习近平文化思想⟧，研讨4次。") },
      { year: 2023, text: within("逐条学习⟦《中华人民共和国农村集体经济组织法⟧》，宣讲3场。") },
    ],
    passes: [
      { year: 2024, text: within("深入学习习近平文化思想，研讨4次。") },
      { year: 2022, text: within("深刻领悟“两个确立”的决定性意义，研讨4次。") },
    ],
    guards: [
      { year: 2021, text: within("11月，学习党的十九届六中全会精神，领悟“两个确立”的决定性意义，研讨4次。") },
      {
        year: 2023,
        text: `一、主要工作\n一是抓学习。办班12期。\n二、存在问题\n一是学用结合不够紧。\n三、下一步打算\n一是迎接2024年《中华人民共和国农村集体经济组织法》出台。提前备课。`,
      },
    ],
  },
})

function within(text: string): string {
  return `一、主要工作\n一是抓学习。${text}\n二、存在问题\n一是学用结合不够紧。\n三、下一步打算\n一是办好夜校。送课到组。`
}

function titled({ name, kind }: First): string {
  return kind === "term" ? `“${name}”` : name
}
