import { perBlock } from "../facts"
import { timeline } from "../time"
import { isInTitle, sentenceAt } from "../time-words"
import { type BlockFacts, rule } from "../types"

/** 《…三年行动计划（2018—2020年）》 says itself how long it holds: nobody carries it out years later. */
export const periodOver = rule({
  id: "period-over",
  kind: "stale",
  severity: "warning",
  scope: "report",
  title: "落实的规划已到期",
  basis: "规划、行动方案的名称里写明起止年份的，过了止年就不再作为当年的任务；沿用旧稿时最易留下",
  check(facts, { year }, flag) {
    if (year === null) return
    for (const { block, tense } of timeline(facts).places("year")) {
      if (tense === "either") continue
      for (const { from, to, last, years } of claims(facts.blocks[block]!)) {
        // In the year after it is wound up, and the report on that year may tell so.
        if (last >= year - (tense === "plan" ? 0 : 1) || years.some((it) => it <= last)) continue
        flag(
          { block, in: "text", from, to },
          {
            message: `这份文件到${last}年为止，${tense === "plan" ? `打算讲的是${year + 1}年` : `述职的是${year}年`}，早已到期，可能是沿用旧稿。核对后换成现行的文件，或写明是回顾。`,
          },
        )
      }
    }
  },
  examples: {
    flags: [
      { year: 2024, text: within("落实《学前教育三年行动计划⟦（2020—2022年）⟧》，新增学位360个。") },
      { year: 2025, text: within("落实《⟦2018—2022年⟧全县干部培训规划》，轮训干部360人次。") },
      { year: 2025, text: within("按照《水利提升行动方案⟦（2019—2021年）⟧》，修渠12公里。") },
    ],
    passes: [
      { year: 2024, text: within("落实《学前教育三年行动计划（2023—2025年）》，新增学位360个。") },
      { year: 2024, text: within("落实《国土空间规划（2021—2035年）》，划定边界12个。") },
    ],
    guards: [
      {
        year: 2024,
        text: within("落实《2021—2035年村庄布局规划》，按照《2023—2027年全县干部培训规划》办班8期。"),
      },
      { year: 2024, text: within("对照《人才规划（2018—2022年）》开展评估，总结经验6条。") },
      { year: 2024, text: within("巩固《水利三年行动方案（2019—2021年）》成果，管护水渠12条。") },
      { year: 2024, text: within("2021年落实《水利三年行动方案（2019—2021年）》修的渠，今年清淤12公里。") },
    ],
  },
})

function within(text: string): string {
  return `一、主要工作\n一是抓项目。${text}\n二、存在问题\n一是谋划不够深。\n三、下一步打算\n一是办好夜校。送课到组。`
}

interface Claim {
  /** The bracket with the years. */
  from: number
  to: number
  last: number
  /** Years that the sentence names besides. */
  years: readonly number[]
}

const carriedOut = /(?:落实|实施|推进|执行|贯彻|按照|依据|根据|启动|编制|制定|印发|出台)[^，。；《》]{0,16}$/
const looksBack =
  /评估|总结|回顾|巩固|成果|收官|验收|期间|遗留|结转|曾|时(?:任|期)|审计|档案|经验|到期|期满|评价/
const firstYear = /^《(?:20\d\d年?[^\d《》]{1,2})?$/
const plan = /(?:计划|方案|规划|行动|纲要|要点)$/

const claims = perBlock((block: BlockFacts): readonly Claim[] => {
  const { text, years } = block
  const out: Claim[] = []
  for (const { year, range, from, to } of years) {
    if (range === null || range[1] !== year || range[0] >= year) continue
    const title = titleOf(text, from, to)
    if (!title) continue
    const sentence = sentenceAt(text, from)
    if (!carriedOut.test(text.slice(sentence.from, title.open))) continue
    const around = text.slice(sentence.from, title.open) + text.slice(title.close, sentence.to)
    if (looksBack.test(around)) continue
    const named = years.filter((it) => it.from >= sentence.from && it.to <= sentence.to && it.range === null)
    out.push({ from: title.from, to: title.to, last: year, years: named.map((it) => it.year) })
  }
  return out.length === 0 ? none : out
})

interface Title {
  open: number
  close: number
  /** What names the years. */
  from: number
  to: number
}

/** The title of a plan with its years at the end (《…计划（2018—2020年）》) or in front (《2018—2022年…规划》). */
function titleOf(text: string, from: number, to: number): Title | null {
  const open = text.lastIndexOf("《", from)
  if (open < 0) return null
  if (firstYear.test(text.slice(open, from))) {
    const close = text.indexOf("》", to)
    if (close < 0 || close - to > 40 || !plan.test(text.slice(to, close))) return null
    return { open, close, from: open + 1, to }
  }
  const sentence = sentenceAt(text, from)
  if (!/[）)]/.test(text.charAt(to)) || !isInTitle(text, sentence.from, from)) return null
  const bracket = Math.max(text.lastIndexOf("（", from), text.lastIndexOf("(", from))
  if (bracket < open || from - bracket > 9 || !plan.test(text.slice(open, bracket))) return null
  return { open, close: to, from: bracket, to: to + 1 }
}
const none: readonly Claim[] = []
