import { plannedYears } from "../checks/plan-sentences"
import type { Tense } from "../checks/time"
import { hitsOfKind } from "../checks/time-words"
import type { BlockFacts } from "../checks/types"
import type { YearMention } from "../text/years"
import type { MoveRule, Verdict } from "./move-on"

/** From which year a block is taken on, by how many, and which year it speaks of. */
export interface When {
  fromYear: number
  by: number
  tense: Tense
}

const stops = "。！？；!?;\n"
const month =
  "(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月(?:(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[日号]|份|底|末|初|[上中下]旬)?"

/** Between two years of one stretch of time: 2023年12月至2024年11月. */
const stretch = new RegExp(`^度?(?:${month})?(?:至|到|[—–~～-]{1,2})$`)
/** Between two years that are named side by side: 2023年、2024年连续两年. */
const sideBySide = /^度?(?:、|和|及|与|以及|或)$/

/** 2023—2024学年, from either of its years on. */
const schoolYear = /^\d{4}(?:年?度?\s?(?:[-—–~～]{1,2}|至|到)\s?\d{4})?\s?学年/

/** A document, a building, an institution is what the year belongs to: 2021年印发的意见, 2016年撤并后闲置的小学. */
const ofThing = new RegExp(
  `^度?(?:${month})?(?:新|始|初|就|正式|已|才)?(?:由[^，。；]{1,12})?(?:印发|出台|编制|制定|修订|修正|颁布|发布|施行|下发|签订|建成|建起?来?|盖|修建|新建|成立|组建|落成|撤并|撤销|合并|列入|公布|评定|入选|命名|购置|购进|投用|投入使用|栽种?|引进)[^，。；]{0,12}的`,
)
const revised = /^度?(?:修订|修正|试行|第?[一二三四五\d]*版|版)/
const namedPaper = /^度?(?:中央|省委|市委)?(?:[一1]号文件|政府工作报告|全国两会|中央[^，。；]{1,6}工作会议)/
/** Somebody came to an office, a village, a post. */
const office = new RegExp(
  `^(?:${month})?(?:起|开始|以来)?，?(?:我|被|经)?(?:任(?![务期何性意用免])|到[^，。；]{1,14}(?:工作|任职)|[^，。；]{0,10}?(?:担任|起任|到任|当选|上任|就任|调任|转任|调到|调入|任命|挂职|驻村|入职|参加工作|入党))`,
)
const since = new RegExp(
  `^(?:${month})?(?:(?:正式|全面)?(?:启动|开展|实施|推行|铺开|开工|开通|投用|运行|成立|挂牌))?(?:起|以来|以后|之后)`,
)
/** Held every few years: the plan for one year is none for the next. */
const election = /^(?:底|末|初|[上下]半年)?[^，。；]{0,14}(?:换届|选举)/
const wholeYearSince = /^(?:度?|一月|1月份?)以来/
const given = /(?:授予|荣获|获得|获评|喜获|获|被评为|评为|表彰|命名)[^，。；]{0,16}$/
const honour = /^度?[^，。；]{0,20}(?:先进|优秀|标兵|模范|称号|示范|文明|荣誉|奖|红旗|十佳|嘉奖)/
const goingBy = /(?:按照|根据|依据|落实|贯彻|执行|遵照)[^，。；]{0,10}$/
const paper = /^度?[^，。；]{0,20}(?:意见|方案|通知|文件|规划|纲要|条例|办法|细则|统一部署)/
const reviewed = /述职|考核|评议|评价|民主生活会|组织生活会|点评/
const found = /问题|意见|反馈|整改|不足|建议|点评|指出|查摆|检视|通报|承诺|短板|事项/

/** Set against a year: what it is compared with (由2022年的31%提高到34%) is a fact of that year and stays. */
const measured = /(?:(?<!对)比|较|相较于?|相比于?)$/
const set = /(?:与|同|和|跟)$/
/** 比2023年的480万元增加: the figure is of that year, and would be wrong of another. */
const valued = /^度?(?:全年|底|末|年底|年末)?的?[约近]?[\d一二三四五六七八九十百千]/
const setAgainst = /^度?(?:全年|底|末|年底|年末)?(?:同期)?(?:水平)?(?:相比|持平|比)/
const spelledOut = /(?:去年|上年|上一年度?|上年度)[（(，,]$/

/** What becomes of each year of a block. */
export function yearVerdicts(block: BlockFacts, when: When): Verdict[] {
  const { years, text } = block
  const out: Verdict[] = []
  for (let i = 0; i < years.length; i++) {
    const mention = years[i]!
    const next = years[i + 1]
    const between = next ? text.slice(mention.to, next.from) : ""
    if (next && next.year !== mention.year && mention.range === null && stretch.test(between)) {
      out.push(...stretchVerdicts(block, mention, next, when))
      i++
      continue
    }
    let last = i
    while (last + 1 < years.length && isBeside(text, years[last]!, years[last + 1]!)) last++
    if (last > i) {
      for (const one of years.slice(i, last + 1)) out.push(stay(one, "几个年份并列，改哪一个要您定"))
      i = last
      continue
    }
    out.push(verdict(block, mention, when))
  }
  return out
}

function isBeside(text: string, one: YearMention, next: YearMention): boolean {
  return next.year !== one.year && next.range === null && sideBySide.test(text.slice(one.to, next.from))
}

/** 2023年12月至2024年11月: goes on as a whole where the report says which time it is about. */
function stretchVerdicts({ type }: BlockFacts, first: YearMention, last: YearMention, when: When): Verdict[] {
  const near = [first, last].every(({ year }) => Math.abs(year - when.fromYear) <= 1)
  const reports = type === "title" || type === "byline" || type === "opening"
  return [first, last].map((mention) =>
    near && reports
      ? moved(mention, when, "year-reported", "述职的起止时间，随述职年度走")
      : stay(mention, "一段起止时间，跨了年度，要您定"),
  )
}

function verdict(block: BlockFacts, mention: YearMention, when: When): Verdict {
  const { text, type } = block
  const around = sentenceOf(text, mention)
  const before = text.slice(around.from, mention.from)
  const after = text.slice(mention.to, around.to)
  const off = mention.year - when.fromYear
  const frame = type === "title" || type === "byline" || type === "signature"

  if (before.lastIndexOf("《") > before.lastIndexOf("》"))
    return stay(mention, "书名号里的年份是名称的一部分")
  if (mention.range) return rangeVerdict(mention, mention.range, after, frame, when)
  if (frame && (off === 0 || off === 1))
    return moved(mention, when, "year-reported", type === "signature" ? "落款日期的年份" : "述职年度")
  if (off === -1 && spelledOut.test(before))
    return moved(mention, when, "year-before", "去年是哪一年，随述职年度走")
  if (off === 0) {
    const own = ownYear(block, mention, before, after)
    return own ? stay(mention, own) : moved(mention, when, "year-reported", "述职年度")
  }
  if (off === 1) {
    // Problems look ahead, too: 存在…不足，2025年上半年举办….
    const planned = when.tense !== "review" || plannedYears(block).some(({ from }) => from === mention.from)
    if (!planned) return stay(mention, "总结里写到下一年，是不是计划年度要您定")
    const own = election.test(after) ? "换届几年一次，有它自己的年份" : paperYear(before, after)
    return own ? stay(mention, own) : moved(mention, when, "year-planned", "计划年度是述职年度的下一年")
  }
  if (off === -1) {
    const clause = /^[^，。；：]*/.exec(after)![0]
    const isYearly = reviewed.test(clause) || /^度[^，。；：]*(?:反馈|指出|通报|查摆)/.test(after)
    if (isYearly && found.test(after))
      return moved(mention, when, "year-before", "上一年度评议的反馈，随述职年度走")
    if (!valued.test(after) && (measured.test(before) || (set.test(before) && setAgainst.test(after))))
      return moved(mention, when, "year-before", "与上一年相比，随述职年度走")
    return stay(mention, "那一年的事，不随述职年度走")
  }
  return stay(mention, "那一年的事，不随述职年度走")
}

function rangeVerdict(
  mention: YearMention,
  [first, last]: readonly [number, number],
  after: string,
  frame: boolean,
  when: When,
): Verdict {
  const near = last === first + 1 && (last === when.fromYear || first === when.fromYear)
  if (near && schoolYear.test(mention.written + after))
    return moved(mention, when, "school-year", "学年随述职年度走")
  if (frame && near) return moved(mention, when, "year-reported", "述职年度")
  return stay(mention, "一段起止年份，有它自己的期限")
}

/** Why the year belongs to something that is named by it, or null. */
function paperYear(before: string, after: string): string | null {
  if (revised.test(after) || namedPaper.test(after)) return "文件、会议自己的年份"
  if (ofThing.test(after)) return "说的是那一年的文件、建筑或机构"
  if (given.test(before) && honour.test(after)) return "荣誉自己的年份"
  return goingBy.test(before) && paper.test(after) ? "文件、部署自己的年份" : null
}

/** Why the year of a sentence is not the one reported on though it is the same, or null. */
function ownYear(block: BlockFacts, mention: YearMention, before: string, after: string): string | null {
  const reports = block.type === "opening" && reviewed.test(after)
  if (reports) return null
  const named = paperYear(before, after)
  if (named) return named
  if (office.test(after) && /(?:^|[，我于自从在：:、人])$/.test(before)) {
    // 2024年，我担任…: the comma sets the year over the whole sentence.
    if (!/^[，,]/.test(after)) return "任职的时间不随述职年度走"
  }
  if (since.test(after) && !(wholeYearSince.test(after) && !/[自从]$/.test(before)))
    return "从那时算起，不随述职年度走"
  if (/[自从]$/.test(before)) return "从那时算起，不随述职年度走"
  for (const hit of hitsOfKind(block, "campaign")) {
    const gap = hit.from - mention.to
    if (gap >= 0 && gap <= 8 && !/[，。；、]/.test(block.text.slice(mention.to, hit.from)))
      return "专项活动自己的年份"
    // 主题教育2023年9月启动: the same, told the other way round.
    if (hit.to <= mention.from && /^[”’》]?(?:于|在|自|从)?$/.test(block.text.slice(hit.to, mention.from)))
      return "专项活动自己的年份"
  }
  return null
}

function sentenceOf(text: string, { from, to }: YearMention): { from: number; to: number } {
  let start = from
  while (start > 0 && !stops.includes(text[start - 1]!)) start--
  let end = to
  while (end < text.length && !stops.includes(text[end]!)) end++
  return { from: start, to: end }
}

function stay({ from, to }: YearMention, why: string): Verdict {
  return { from, to, becomes: null, why }
}

function moved(mention: YearMention, { by }: When, rule: MoveRule, why: string): Verdict {
  const { from, to } = mention
  return { from, to, becomes: { text: writeYear(mention.written, mention.year + by), rule }, why }
}

const hanDigits = "〇一二三四五六七八九"

/** Another year, written as this one is: 2024年, ２０２４年, 二〇二四年, 24年. */
export function writeYear(written: string, year: number): string {
  const isDigit = (c: string) => /[0-9０-９〇零○◯ＯO一二三四五六七八九]/.test(c)
  const places = [...written].filter(isDigit).length
  const digits = String(year).slice(-places)
  const zero = /[〇零○◯Ｏ]/.exec(written)?.[0] ?? "〇"
  let n = 0
  return written.replace(/[0-9０-９〇零○◯ＯO一二三四五六七八九]/g, (c) => {
    const digit = Number(digits[n++])
    if (/[0-9]/.test(c)) return String(digit)
    if (/[０-９]/.test(c)) return String.fromCharCode(0xff10 + digit)
    return digit === 0 ? zero : hanDigits[digit]!
  })
}
