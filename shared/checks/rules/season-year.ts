import type { YearMention } from "../../text/years"
import { perBlock } from "../facts"
import { timeline } from "../time"
import { sentenceAt } from "../time-words"
import { type BlockFacts, rule } from "../types"

/** 2021—2022学年, 2022年春季学期, 2023—2024年采暖季: what reaches over a winter has years of its own. */
export const seasonYear = rule({
  id: "season-year",
  kind: "stale",
  severity: "warning",
  scope: "report",
  title: "学年采暖季年份不符",
  basis: "学年、采暖季跨两个公历年，总结讲的应是述职年度里的那一个；起止日期在它的两个年份之内",
  check(facts, { year }, flag) {
    const time = timeline(facts)
    for (const { block, tense } of time.places("year")) {
      for (const { from, to, what, begins, last, current } of claims(facts.blocks[block]!)) {
        const { text } = facts.blocks[block]!
        const written = text.slice(from, to)
        if (begins) {
          flag(
            { block, in: "text", from, to },
            {
              message: `${begins}的起止日期应在这两个年份里，这里写的是“${written}”，可能是沿用旧稿时漏改。核对后改正。`,
            },
          )
          continue
        }
        if (year === null) continue
        // A plan that sets out to do something in the school year that this year saw the end of.
        const over = tense === "plan" && what === "school" && last <= year && !current.includes(year + 1)
        const before =
          tense === "review" && !current.includes(year) && last < year - (what === "autumn" ? 1 : 0)
        if (!over && !before) continue
        flag(
          { block, in: "text", from, to },
          {
            message: `这里讲的是“${written}”，${over ? `打算讲的是${year + 1}年` : `述职的是${year}年`}，可能是沿用旧稿时漏改。核对后改成${over ? "打算" : "述职年度"}里的${what === "school" ? "学年" : what === "heating" ? "季" : "学期"}。`,
          },
        )
      }
    }
  },
  examples: {
    flags: [
      { year: 2024, text: within("⟦2021—2022学年⟧，学校开展家访360次。⟦2022年春季学期⟧，听课126节。") },
      { year: 2024, text: within("办班12期。", "⟦2023—2024学年⟧，学校开展家访360次。") },
      { year: 2024, text: within("⟦2022—2023年采暖季⟧，供热126万平方米。") },
      { year: 2023, text: within("2023—2024年采暖季自⟦2022年11月1日⟧开栓，供热126万平方米。") },
    ],
    passes: [
      { year: 2024, text: within("2023—2024学年，学校开展家访360次。2024年春季学期，听课126节。") },
      { year: 2023, text: within("2023—2024年采暖季自2023年11月1日开栓，供热126万平方米。") },
    ],
    guards: [
      {
        year: 2024,
        text: within("与2021—2022学年相比，近视率下降2个百分点。2022—2023学年毕业生126名全部升学。"),
      },
      { year: 2024, text: within("2023年秋季学期，学校开展家访360次；2022年春季学期以来，听课126节。") },
    ],
  },
})

function within(text: string, plan = "送课到组。"): string {
  return `一、主要工作\n一是抓教学。${text}\n二、存在问题\n一是学用结合不够紧。\n三、下一步打算\n一是办好夜校。${plan}`
}

interface Claim {
  from: number
  to: number
  what: "school" | "heating" | "spring" | "autumn"
  /** The stretch of years that a date stands beside and does not lie in, as it is written. */
  begins: string | null
  /** The last year that it reaches into. */
  last: number
  /** Years named in other places of the paragraph. */
  current: readonly number[]
}

const season = /^(?:年度?)?(?:采暖[季期]|供[暖热][季期]|学年度?|榨季|种植季|冬春|年度)/
const opens = /^[^，。；]{0,6}?(?:自|从|于)$/
const school = /^学年度?(?:第[一二]学期|上学期|下学期)?(?=，|学校|全校|我校|我园|全园|[开举召完]|组织)/
const heating = /^(?:年度?)?(?:采暖[季期]|供[暖热][季期]|榨季)(?=，)/
const term = /^(?:度)?([春秋])季(?:学期|开学)(?=，|学校|全校|我校|我园|全园|[开举召完]|组织)/

const claims = perBlock((block: BlockFacts): readonly Claim[] => {
  const { text, years } = block
  if (years.length === 0) return none
  const out: Claim[] = []
  for (let k = 0; k < years.length; k++) {
    const mention = years[k]!
    if (mention.form !== "arabic") continue
    const end = mention.to
    // 2023—2024年采暖季 and 2021—2022学年: the second of the two years.
    if (mention.range && mention.range[1] === mention.year && mention.range[0] === mention.year - 1) {
      const bare = text.charAt(end - 1) === "年" && text.charAt(end) !== "年" ? end - 1 : end
      const after = text.slice(bare, bare + 24)
      const seasonal = season.exec(after)
      const start = k > 0 && years[k - 1]!.range?.[0] === mention.range[0] ? years[k - 1]!.from : mention.from
      if (seasonal) {
        const date = years[k + 1]
        const from = bare + seasonal[0].length
        if (date && date.range === null && date.from - from < 9 && opens.test(text.slice(from, date.from)))
          if (!mention.range.includes(date.year)) {
            const day = /^(?:\d{1,2}月(?:\d{1,2}日)?)?/.exec(text.slice(date.to, date.to + 6))![0]
            const to = date.to + day.length
            out.push({ ...nothing, from: date.from, to, begins: text.slice(start, from) })
          }
      }
      const around = text.slice(bare, bare + 16)
      const heated = heating.exec(around)
      const whole = heated ?? school.exec(around)
      if (whole && headsClause(text, start))
        out.push({
          from: start,
          to: bare + whole[0].length,
          what: heated ? "heating" : "school",
          begins: null,
          last: mention.year,
          current: others(years, start, mention.to),
        })
      continue
    }
    if (mention.range || text.charAt(end - 1) !== "年") continue
    const half = term.exec(text.slice(end, end + 10))
    if (half && headsClause(text, mention.from))
      out.push({
        from: mention.from,
        to: end + half[0].length,
        what: half[1] === "春" ? "spring" : "autumn",
        begins: null,
        last: mention.year,
        current: others(years, mention.from, mention.to),
      })
  }
  return out.length === 0 ? none : out
})
const none: readonly Claim[] = []
const nothing = { what: "school", last: 0, current: [] } as const

/** Does nothing stand before it in its sentence? Behind 比 or 与 it is what this year is measured by. */
function headsClause(text: string, at: number): boolean {
  return text.slice(sentenceAt(text, at).from, at).trim() === ""
}

function others(years: readonly YearMention[], from: number, to: number): readonly number[] {
  return years.filter((it) => it.to <= from || it.from >= to).map((it) => it.year)
}
