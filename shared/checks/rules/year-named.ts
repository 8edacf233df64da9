import { perBlock } from "../facts"
import { timeline } from "../time"
import { hitsOfKind } from "../time-words"
import { type BlockFacts, rule } from "../types"

/** 去年（2022年）: the year is named twice, and the two must be one. */
export const yearNamed = rule({
  id: "year-named",
  kind: "stale",
  severity: "warning",
  scope: "report",
  title: "今年去年与年份不符",
  basis: "“今年”“去年”“明年”按写稿的时间算；括注的年份没有跟着改，多半是沿用旧稿",
  check(facts, { year }, flag) {
    if (year === null) return
    const { places, signed } = timeline(facts)
    // Written in January, 今年 may be the new year; without a date nobody knows.
    const bases = signed?.year === year ? [year] : [year, year + 1]
    for (const { block, tense } of places("relative")) {
      for (const { from, to, offset, said } of claims(facts.blocks[block]!)) {
        if (bases.some((base) => base + offset === said)) continue
        // Whatever a plan names as the next year is told by another rule.
        if (offset > 0 && tense === "plan" && said <= year) continue
        const right = year + offset
        flag(
          { block, in: "text", from, to },
          {
            message: `述职的是${year}年，“${facts.blocks[block]!.text.slice(from, to)}”里的两个年份对不上，按${year}年算应是${right}年，可能是沿用旧稿时漏改。核对后改成一致。`,
          },
        )
      }
    }
  },
  examples: {
    flags: [
      { year: 2024, text: within("比⟦去年（2022年）⟧多办12件。") },
      { year: 2024, text: within("⟦今年（2023年度）⟧办班12期。⟦2021年（前年）⟧动工的桥通车。") },
    ],
    passes: [
      { year: 2024, text: within("比去年（2023年）多办12件。") },
      { year: 2024, text: `${within("去年（2024年）办班12期。")}\n芦湾村党支部书记　林远\n2025年1月8日` },
    ],
    guards: [{ year: 2024, text: within("去年（含2022年结转）完成36件，今年（2022年立项）的桥通车。") }],
  },
})

function within(text: string): string {
  return `一、主要工作\n一是抓服务。${text}\n二、存在问题\n一是学用结合不够紧。\n三、下一步打算\n一是办好夜校。送课到组。`
}

interface Claim {
  from: number
  to: number
  /** 今年 0, 去年 −1. */
  offset: number
  /** The year in brackets, or in front of them. */
  said: number
}

const behind = /^度?[（(](20\d\d)年度?[）)]/
const before = /(20\d\d)年度?[（(]$/

const claims = perBlock((block: BlockFacts): readonly Claim[] => {
  const { text } = block
  // The year belongs to the block's own: without one there is nothing to compare.
  if (block.years.length === 0) return none
  const out: Claim[] = []
  for (const { entry, from, to } of hitsOfKind(block, "relative")) {
    const named = behind.exec(text.slice(to, to + 10))
    if (named) {
      out.push({ from, to: to + named[0].length, offset: entry.offset, said: Number(named[1]) })
      continue
    }
    const close = /^度?[）)]/.exec(text.slice(to, to + 2))
    const led = close && before.exec(text.slice(Math.max(0, from - 8), from))
    if (led)
      out.push({
        from: from - led[0].length,
        to: to + close[0].length,
        offset: entry.offset,
        said: Number(led[1]),
      })
  }
  return out
})
const none: readonly Claim[] = []
