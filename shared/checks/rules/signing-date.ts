import { type DateMention, findDates } from "../../text/dates"
import { perBlock } from "../facts"
import { timeline } from "../time"
import { type BlockFacts, rule } from "../types"

/** A report on a year is signed at its end or soon after. */
export const signingDate = rule({
  id: "signing-date",
  kind: "stale",
  severity: "error",
  scope: "report",
  title: "落款日期对不上年度",
  basis:
    "述职在年底或次年年初；落款日期早于述职年度年底的，多半是沿用旧稿时漏改（成文日期见 GB/T 9704—2012 7.3.5）",
  check(facts, { year }, flag) {
    for (const { index, type } of facts.outline.blocks) {
      if (type !== "signature") continue
      for (const date of datesIn(facts.blocks[index]!).dates) {
        const report = (severity: "error" | "warning", message: string) =>
          flag({ block: index, in: "text", from: date.from, to: date.to }, { severity, message })
        const { month, day } = date
        if (month !== null && day !== null && day > lengthOf(date.year, month)) {
          report("error", `落款写的是${month}月${day}日，${date.year}年没有这一天。核对后改成实际日期。`)
          continue
        }
        if (year === null || month === null) continue
        if (date.year < year)
          report(
            "error",
            `落款是${date.year}年，述职的是${year}年，还没到就写好了，说明有一处年份是旧的。核对后改成实际日期。`,
          )
        else if (date.year === year && month <= 3 && !timeline(facts).midTerm)
          report(
            month <= 2 ? "error" : "warning",
            `落款是${date.year}年${month}月，述职的是${year}年全年，时间对不上。年初落款的，年份多半漏改，核对后改为${year + 1}年。`,
          )
        else if (date.year > year + 1)
          report(
            "warning",
            `落款是${date.year}年，述职的是${year}年，隔了一年多。核对落款日期和述职年度，把旧的一处改过来。`,
          )
      }
    }
  },
  examples: {
    flags: [
      { year: 2024, text: signed("⟦2023年12月28日⟧") },
      { year: 2024, text: signed("⟦2024年1月5日⟧") },
      { year: 2024, text: signed("⟦2024年11月31日⟧") },
    ],
    passes: [
      { year: 2024, text: signed("2024年12月28日") },
      { year: 2024, text: signed("2025年1月5日") },
    ],
    guards: [
      { year: 2024, text: signed("2024年10月8日") },
      { year: 2024, text: signed("2024年2月29日", "现将2024年第一季度工作情况报告如下：") },
    ],
  },
})

function signed(date: string, opening = "现将履职情况报告如下："): string {
  return `${opening}\n一、主要工作\n一是抓学习。办班12期。\n二、存在问题\n一是学用结合不够紧。\n三、下一步打算\n一是办好夜校。送课到组。\n芦湾村党支部书记　林远\n${date}`
}

const datesIn = perBlock(({ text }: BlockFacts): { dates: readonly DateMention[] } => ({
  dates: findDates(text),
}))

function lengthOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
