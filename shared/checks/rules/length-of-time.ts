import { numeralValue } from "../../text/numerals"
import { type BlockFacts, type LocalReport, rule } from "../types"

/** 7月10日开班、7月24日结业，历时15天; 4月到10月，历时7个月: a time told by its ends must be as long as it is said to be. */
export const lengthOfTime = rule({
  id: "length-of-time",
  kind: "arithmetic",
  severity: "warning",
  scope: "block",
  title: "起止日期与时长对不上",
  basis: "公文数据应准确：时长由起止日期得出，头尾算一天或两天都可以",
  check(block, context, flag) {
    const { text } = block
    if (!/\d[月年]/.test(text) || !/[\d一二两三四五六七八九十半][天日月年周]/.test(text)) return
    for (const match of text.matchAll(dayOfMonth)) {
      const report = noSuchDay(match as unknown as Day, context.year)
      if (report) flag(match.index, match.index + match[0].length, report)
    }
    const points = pointsIn(block, context.year)
    for (let i = 1; i < points.length; i++) {
      const found = judgePair(text, points[i - 1]!, points[i]!, points[i + 1])
      if (found) flag(found.from, found.to, { message: found.message })
    }
  },
  examples: {
    flags: [
      { text: "一、主要工作\n一是抓培训。骨干培训班⟦6月3日开班、6月17日结业，历时10天⟧。", year: 2024 },
      { text: "一、主要工作\n一是抓整治。⟦3月至9月开展为期五个月⟧的专项整治。", year: 2024 },
      { text: "一、主要工作\n一是抓工程。原定⟦10月31日完工，实际10月16日完工，提前20天⟧。", year: 2024 },
      { text: "一、主要工作\n一是抓任职。本人⟦2019年3月到任，至2024年3月任现职已满六年⟧。", year: 2024 },
    ],
    passes: [
      { text: "一、主要工作\n一是抓培训。骨干培训班6月3日开班、6月17日结业，历时15天。", year: 2024 },
      { text: "一、主要工作\n一是抓整治。3月至9月开展为期七个月的专项整治。", year: 2024 },
    ],
    guards: [
      // Working days, and days left out.
      { text: "一、主要工作\n一是抓培训。6月3日至6月17日举办培训班，除周末外共培训11天。", year: 2024 },
      // The time of something else.
      { text: "一、主要工作\n一是抓工程。4月8日开工、9月20日完工，比合同工期提前12天。", year: 2024 },
      { text: "一、主要工作\n一是抓任职。2019年3月到任，到2024年底已近六年。", year: 2024 },
    ],
  },
})

/** A day that the text names, as the days that it may be: the month alone may be any of them. */
interface Point {
  from: number
  to: number
  first: number
  last: number
  /** What is named: a day, a month, or a year. */
  by: "day" | "month" | "year"
}

const point =
  /(?:(\d{4})年|(次年|翌年))?(?<![\d.])(\d{1,2})月(?:(\d{1,2})[日号]|([上中下]旬|初|中旬|底|末)(?!余))?|(?<!\d)((?:19|20)\d{2})年(?:(初|底|末|年底|年末))?(?!\d|度|[一二三四]季度|[上下]半年|级|版)/g

const dayLength = 86400000
/** Where the parts of a month begin and end; 0 is its last day. */
const parts: Readonly<Record<string, [number, number]>> = {
  初: [1, 10],
  上旬: [1, 10],
  中旬: [11, 20],
  下旬: [21, 0],
  底: [25, 0],
  末: [25, 0],
}

function dayOf(year: number, month: number, day: number): number {
  return Date.UTC(year, day === 0 ? month : month - 1, day) / dayLength
}

/** The days, months and years that a block names, each a year on from the one before where it must be. */
function pointsIn({ text }: BlockFacts, reported: number | null): Point[] {
  const found: Point[] = []
  let year = reported ?? 2023
  for (const match of text.matchAll(point)) {
    const [all, ownYear, nextYear, monthText, dayText, part, yearAlone, yearPart] = match
    const from = match.index
    const to = from + all.length
    if (yearAlone !== undefined) {
      year = Number(yearAlone)
      const early = yearPart === "初"
      const late = yearPart !== undefined && !early
      found.push({
        from,
        to,
        first: dayOf(year, late ? 12 : 1, 1),
        last: early ? dayOf(year, 1, 0) : dayOf(year, 12, 0),
        by: late || early ? "month" : "year",
      })
      continue
    }
    const month = Number(monthText)
    const day = Number(dayText ?? 0)
    if (month < 1 || month > 12 || day > 31) continue
    if (ownYear !== undefined) year = Number(ownYear)
    else if (nextYear !== undefined) year++
    // 上年10月1日至当年3月31日
    else year = yearSaid(text.slice(Math.max(0, from - 2), from), reported) ?? year
    const span = part === undefined ? undefined : parts[part]
    if (dayText !== undefined) {
      const at = dayOf(year, month, day)
      found.push({ from, to, first: at, last: at, by: "day" })
    } else
      found.push({
        from,
        to,
        first: dayOf(year, month, span?.[0] ?? 1),
        last: dayOf(year, month, span?.[1] ?? 0),
        by: "month",
      })
  }
  return found
}

/** The year that 上年 or 当年 before a month means. */
function yearSaid(word: string, reported: number | null): number | null {
  if (/[上去]年/.test(word)) return (reported ?? 2023) - 1
  return /[今当本]年/.test(word) ? (reported ?? 2023) : null
}

const dayOfMonth = /(?:(\d{4})年)?(?<![\d.])(1[0-2]|0?[1-9])月(3\d|29)[日号]/g
type Day = [all: string, year: string | undefined, month: string, day: string]

/** 11月31日, 2023年2月29日: no calendar has them. */
function noSuchDay([all, ownYear, month, day]: Day, reported: number | null): LocalReport | null {
  const year = ownYear === undefined ? reported : Number(ownYear)
  const most = new Date(Date.UTC(year ?? 2024, Number(month), 0)).getUTCDate()
  // A day without its year may be of the year before or after.
  if (Number(day) <= most || (Number(month) === 2 && Number(day) === 29 && ownYear === undefined)) return null
  return { message: `没有${all}这一天，${Number(month)}月只有${most}天。核对日期。` }
}

const amount = "(\\d{1,4}|[一二两三四五六七八九十百]{1,4})"
const lasting = new RegExp(
  `(?:历时|为期|历经|连续|持续|前后|工期|用时|耗时|正好|刚好|整整|长达|时长|任期|任职|任现职|担任|运行|坚守|工作|已满|满|共|集中)[^，。；：、\\d]{0,8}?(?<![第近约])${amount}(?:(天|日|个星期|周|个月|年)(半)?|个(半)月)(?![余多度前后内级底初]|左右|[^，。；]{0,2}[余多])`,
)
/** 连续奋战三个月，从2月1日坚守到4月30日: said before the ends. */
const saidBefore = new RegExp(`${lasting.source}[，（(]?(?:从|自)?$`)
const shifted = new RegExp(
  `(?<!比[^，。；]{0,12})(提前|提早|早|推迟|延后|延迟|滞后|拖后|晚|拖延|超期|逾期)了?(?:整整)?(?<![近约])${amount}(?:(天|日|个月))(?![余多]|左右)`,
)
const notAll =
  /工作日|停工|扣除|除|不含|节假日|双休|周末|每[周天日月]|间断|分.{0,3}[批期段次]|先后|工期|近|约|顺延|中断|逢|隔/
const joined = /^[^，。；、]{0,2}(?:[至到]|[-—－~～]{1,2})/

interface Told {
  from: number
  to: number
  message: string
}

/** What is wrong with the time between two points and what is said of it, right behind the second. */
function judgePair(text: string, one: Point, other: Point, next: Point | undefined): Told | null {
  const between = text.slice(one.to, other.from)
  if (between.length > 24 || /[。；]/.test(between)) return null
  const behind = /^[^。；]{0,30}/.exec(
    text.slice(other.to, Math.min(other.to + 30, next?.from ?? text.length)),
  )![0]
  const moved = shifted.exec(behind)
  if (moved && /[，、]/.test(between)) return judgeShift(text, one, other, moved, between)
  const match = lasting.exec(behind)
  const before = match ? null : saidBefore.exec(text.slice(Math.max(0, one.from - 20), one.from))
  if (before && /[到至]$|^[^，。；、]{0,2}(?:[至到]|[-—－~～])/.test(between) && !notAll.test(before[0]))
    return judgeLength(text, one, other, before, other.to)
  // 3月启动，5月完成，历时…: told in the next clause but one, it is of something else.
  if (!match || notAll.test(between + behind.slice(0, match.index + match[0].length))) return null
  if ((behind.slice(0, match.index).match(/[，；]/g) ?? []).length > 1) return null
  if (!joined.test(between) && !isEnding(behind, between)) return null
  const end = other.to + match.index + match[0].length
  return judgeLength(text, one, other, match, end)
}

/** 7月10日开班、7月24日结业: the first begins what the second ends. */
function isEnding(behind: string, between: string): boolean {
  const begins = /开|启|始|起|到任|任|进驻|入|动工|成立|换届|选举|组建/.test(between)
  const ends = /^[^，。；]{0,8}(?:结|完|竣|止|毕|收官|闭幕|撤|交付|投用)/.test(behind)
  return begins && (ends || /[到至]$/.test(between))
}

function judgeLength(
  text: string,
  one: Point,
  other: Point,
  match: RegExpExecArray,
  to: number,
): Told | null {
  const [, word, unit, half, halfMonth] = match
  const n = countOf(word!) + (half !== undefined || halfMonth !== undefined ? 0.5 : 0)
  // From March to September are six months or seven, never five.
  const least = other.first - (one.by === "month" && one.last - one.first > 20 ? one.first : one.last)
  const most = other.last - one.first + 1
  if (n <= 0 || most <= 0) return null
  const isYear = one.by === "year" || other.by === "year"
  if (unit === "天" || unit === "日") {
    if (one.by !== "day" || other.by !== "day" || (n >= least && n <= most)) return null
    return tell(
      text,
      one,
      other,
      to,
      `${least === most - 1 ? `${least}天（头尾都算${most}天）` : `${most}天`}`,
      match,
    )
  }
  const days = unit === "年" ? 365.25 : unit === "周" || unit === "个星期" ? 7 : 30.44
  if (isYear && unit !== "年") return null
  // 已满五年 of five years and eight months.
  const over = /满|有/.test(match[0]) && half === undefined ? 1 : 0
  const slack = unit === "年" ? 0.2 : 0.4
  if (n >= least / days - slack - over && n <= most / days + slack) return null
  const long = Number((((least + most) / 2 / days) * 1).toFixed(1))
  return tell(text, one, other, to, `约${long}${unit ?? "个月"}`, match)
}

function tell(
  text: string,
  one: Point,
  other: Point,
  to: number,
  long: string,
  match: RegExpExecArray,
): Told {
  return {
    from: one.from,
    to,
    message: `从${text.slice(one.from, one.to)}到${text.slice(other.from, other.to)}是${long}，写的是“${match[0]}”。核对起止日期和时长。`,
  }
}

const planned = /(?:原定|计划|原计划|预定|合同约定|约定|要求|原|拟|规定|时限|期限|目标)[^，。；、]{0,8}$/

/** 原定9月30日完工，实际9月15日竣工，提前15天 */
function judgeShift(
  text: string,
  one: Point,
  other: Point,
  match: RegExpExecArray,
  between: string,
): Told | null {
  const [, word, numeral, unit] = match as unknown as [string, string, string, string]
  if (!planned.test(text.slice(Math.max(0, one.from - 14), one.from)) && !/实际|提前/.test(between))
    return null
  if (/比|较/.test(between)) return null
  if (unit === "个月") return judgeMonths(text, one, other, match)
  if (one.by !== "day" || other.by !== "day") return null
  const off = other.first - one.first
  const n = countOf(numeral)
  const earlier = /提|^早/.test(word)
  const to = other.to + match.index + match[0].length
  if (off !== 0 && off < 0 === earlier && n >= Math.abs(off) - 1 && n <= Math.abs(off) + 1) return null
  const message = `${text.slice(one.from, one.to)}与${text.slice(other.from, other.to)}相差${Math.abs(off)}天（${off < 0 ? "提前" : "推迟"}），写的是“${match[0]}”。核对日期和天数。`
  return { from: one.from, to, message }
}

/** 原计划6月底建成，实际5月20日建成，提前两个月 */
function judgeMonths(text: string, one: Point, other: Point, match: RegExpExecArray): Told | null {
  const [, word, numeral] = match as unknown as [string, string, string]
  if (one.by === "year" || other.by === "year") return null
  const isEarlier = /提|^早/.test(word)
  const ends = [other.first - one.last, other.last - one.first].map(
    (days) => (isEarlier ? -days : days) / 30.44,
  )
  const n = countOf(numeral)
  if (n >= Math.min(...ends) - 0.4 && n <= Math.max(...ends) + 0.4) return null
  return {
    from: one.from,
    to: other.to + match.index + match[0].length,
    message: `${text.slice(one.from, one.to)}与${text.slice(other.from, other.to)}相差约${Math.abs(Number(((ends[0]! + ends[1]!) / 2).toFixed(1)))}个月，写的是“${match[0]}”。核对日期和月数。`,
  }
}

function countOf(word: string): number {
  return /^\d/.test(word) ? Number(word) : (numeralValue(word) ?? 0)
}
