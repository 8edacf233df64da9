import { type Congress, events, type Meeting, yearOf } from "../../library/events"
import { perBlock } from "../facts"
import { horizon, isAfter, meantYears, type Tense, type Timeline, timeline } from "../time"
import { hitsOfKind, sentenceAt, type YearsSaid, yearsSaid } from "../time-words"
import { type BlockFacts, type Report, rule } from "../types"

/** Congresses, plenums and sessions: which was when is on record. */
export const congress = rule({
  id: "congress",
  kind: "stale",
  severity: "error",
  scope: "report",
  title: "会议届次与年份不符",
  basis: "党的全国代表大会、中央全会、全国人大会议的召开日期见新华社公报；沿用旧稿时最易留下上一届的会议",
  check(facts, { year }, flag) {
    if (year === null) return
    const time = timeline(facts)
    for (const { block, tense } of time.places("meeting")) {
      for (const mention of mentions(facts.blocks[block]!)) {
        const report = judge(mention, tense, year, time)
        if (!report) continue
        const severity = mention.sure ? report.severity : "warning"
        const from = Math.min(mention.from, report.on?.from ?? mention.from)
        const to = Math.max(mention.to, report.on?.to ?? mention.to)
        flag({ block, in: "text", from, to }, { message: report.message, severity })
      }
    }
  },
  examples: {
    flags: [
      { year: 2022, text: within("学习贯彻⟦党的二十届三中全会⟧精神，举办培训4期。") },
      { year: 2023, text: within("以⟦喜迎党的二十大⟧为主题，举办文艺汇演4场。") },
      {
        year: 2024,
        text: within(
          "学习⟦党的二十届二中全会⟧通过的《中共中央关于进一步全面深化改革、推进中国式现代化的决定》4次。",
        ),
      },
      { year: 2024, text: within("⟦党的二十届三中全会于10月20日至23日⟧召开，组织学习4次。") },
      { year: 2022, text: within("10月，⟦党的十九大⟧胜利召开，组织376名党员收看。") },
      { year: 2024, text: within("深入学习贯彻⟦党的十九大⟧精神，宣讲22场。") },
      { year: 2021, text: within("贯彻⟦党的十九届五中全会⟧刚刚通过的决议，宣讲22场。") },
      { year: 2022, text: within("以⟦党的二十一大⟧精神为指引，宣讲22场。") },
      {
        year: 2022,
        text: `一、主要工作\n一是抓学习。办班12期。\n二、下一步打算\n2023年，全面贯彻⟦党的十九大⟧精神，抓好三件事。\n一是办好夜校。送课到组。`,
      },
      {
        year: 2023,
        text: `一、主要工作\n一是抓学习。办班12期。\n二、下一步打算\n以优异成绩⟦迎接党的二十大⟧胜利召开。\n一是办好夜校。送课到组。`,
      },
    ],
    passes: [
      {
        year: 2022,
        text: within("此前以喜迎党的二十大为主题，举办文艺汇演4场；学习党的二十大精神，宣讲9场。"),
      },
      { year: 2024, text: within("深入学习贯彻党的二十届三中全会精神，研讨4次。") },
    ],
    guards: [
      { year: 2024, text: within("党的十八大以来，累计投入300万元；贯彻党的十九大、二十大精神，宣讲8场。") },
      { year: 2022, text: within("学习贯彻党的十九大和十九届历次全会精神，研讨4次。") },
      // The year beneath it was left in: the meeting is right.
      {
        year: 2024,
        text: `${within("学习贯彻党的二十届三中全会精神，研讨4次。")}\n芦湾村党支部书记　林远\n2024年1月5日`,
      },
      { year: 2024, text: within("2017年党的十九大召开时建成的展馆，接待1200人次。推进二十大项目建设3个。") },
      {
        year: 2021,
        text: `一、主要工作\n一是抓学习。办班12期。\n二、下一步打算\n明年，以优异成绩迎接党的二十大胜利召开。\n一是办好夜校。送课到组。`,
      },
    ],
  },
})

function within(text: string): string {
  return `一、主要工作\n一是抓学习。${text}\n二、存在问题\n一是学用结合不够紧。\n三、下一步打算\n一是办好夜校。送课到组。`
}

interface Mention {
  from: number
  to: number
  name: string
  /** Null: there has not been one of that number as far as is known. */
  start: string | null
  end: string | null
  /** Its days are on record, not only announced. */
  sure: boolean
  /** The congress that made its guiding words old: the next one. */
  next: Congress | null
  /** `ahead`: it is looked forward to. `held`: it takes place, or just has. `spirit`: it is what is studied. `year`, `yearAfter`: the year is called after it. */
  how: "ahead" | "held" | "spirit" | "named" | "year" | "yearAfter"
  /** The month that the sentence gives for it. */
  month: number | null
  said: YearsSaid
  /** A congress that is spoken of in the same sentence, higher in number: then this one is but listed. */
  listed: boolean
  /** A session is held every March: the next one makes it old. */
  yearly: boolean
  /** The days that it is said to have been held on, as far as they are written. */
  on: { month: number; first: number | null; last: number | null; from: number; to: number } | null
  /** The plenum that passed the document which is said to be of this one. */
  passed: Meeting | null
  /** 刚刚通过的, 刚刚闭幕的: of this year or the last days of the one before. */
  justNow: boolean
}

const congresses = new Map(events.congresses.map((it) => [it.number, it]))
const plenums = new Map(events.plenums.map((it) => [`${it.term}.${it.number}`, it]))
const sessions = new Map(events.npcSessions.map((it) => [`${it.term}.${it.number}`, it]))
const last = Math.max(...congresses.keys())

const plenumBehind = /([一二三四五六七])中全会/y
const sessionBehind = /(?:常委会)?第?([一二三四五])次会议/y
const aheadBefore = /(?:迎接|喜迎|笑迎|即将(?:召开|到来|开幕)的?|向)(?:中国共产党|党的)?$/
const aheadBehind =
  /^(?:的)?(?:胜利|顺利|隆重)?(?:召开)?(?:献礼|在即|(?:即将|将要?)(?:召开|开幕)|召开在即|做准备)/
const gift = /^(?:的)?(?:胜利|顺利|隆重)?(?:召开)?献礼/
const heldBehind = /^(?:胜利|顺利|隆重|成功)?(?:召开|闭幕|开幕|举行)(?!以来|至今|精神|前)/
const afterwards =
  /^(?:胜利|顺利|隆重|成功)?(?:召开|闭幕|开幕|举行)(?:之后|以后|之际|期间|后|当天|时|，|。|；|之年)/
/** What was done so that it might be held in peace. */
const guarded =
  /^(?:胜利|顺利)?(?:召开)?(?:期间)?的?(?:安保|维稳|信访保障|安全保障|服务保障|营造|创造|保驾护航)/
const studied = /(?:学习|贯彻|宣传|宣讲|传达|落实|领会|学懂|学深|研学|围绕|把握)[^，。；：]{0,28}$/
const spiritBehind = /^(?:(?:和|及|以及|、)[^，。；：]{0,14})?(?:会议|公报)?(?:精神|报告|公报|决议|决定)/
const monthBefore =
  /(?:^|[^\d])(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份|底|中旬|下旬|上旬|\d{1,2}日)?，?[^，。；]{0,6}$/
const hanMonths = "一二三四五六七八九十"

const mentions = perBlock((block: BlockFacts): readonly Mention[] => {
  const out: Mention[] = []
  const { text } = block
  for (const hit of hitsOfKind(block, "congress")) {
    // 推进二十大工程, 全省三十二大…: a number of things.
    if (
      /[二三四五六七八九第]$/.test(text.slice(Math.max(0, hit.from - 1), hit.from)) &&
      !text.startsWith("第", hit.from)
    )
      continue
    const { number } = hit.entry
    const named = /(?:党的|中国共产党|中共)$/.test(text.slice(Math.max(0, hit.from - 5), hit.from))
    if (
      !named &&
      !/^(?:精神|报告|以来|代表|召开|胜利|和|、|擘画|提出|作出|强调|之后|闭幕|开幕|献礼)/.test(
        text.slice(hit.to),
      )
    )
      continue
    const found = congresses.get(number)
    if (!found && number < last) continue
    out.push(mention(block, hit.from, hit.to, `党的${nameOf(number)}大`, found ?? null, number))
  }
  for (const hit of hitsOfKind(block, "term")) {
    plenumBehind.lastIndex = hit.to
    const match = plenumBehind.exec(text)
    if (match) {
      const number = hanMonths.indexOf(match[1]!) + 1
      const { term } = hit.entry
      const found = plenums.get(`${term}.${number}`)
      // What is not on record yet may have been held since: nothing is said about it.
      if (!found) continue
      const name = `党的${nameOf(term)}届${match[1]}中全会`
      out.push(mention(block, hit.from, plenumBehind.lastIndex, name, found, term))
    } else if (
      /^(?:中央)?历次全会|^中央委员会|^(?:[一二三四五六七]中、)+/.test(text.slice(hit.to, hit.to + 20))
    ) {
      const { term } = hit.entry
      const found = congresses.get(term)
      const to = hit.to + /^[^，。；]*?全会|/.exec(text.slice(hit.to, hit.to + 24))![0].length
      if (found && to > hit.to)
        out.push({ ...mention(block, hit.from, to, text.slice(hit.from, to), found, term), month: null })
    }
  }
  for (const hit of hitsOfKind(block, "npc")) {
    sessionBehind.lastIndex = hit.to
    const match = sessionBehind.exec(text)
    if (!match || match[0].startsWith("常委会")) continue
    const found = sessions.get(`${hit.entry.term}.${hanMonths.indexOf(match[1]!) + 1}`)
    if (!found) continue
    const to = sessionBehind.lastIndex
    out.push({
      ...mention(block, hit.from, to, text.slice(hit.from, to), found, last),
      next: null,
      yearly: true,
    })
  }
  return out
})

function mention(
  block: BlockFacts,
  begin: number,
  end: number,
  name: string,
  found: Congress | Meeting | null,
  term: number,
): Mention {
  const { text } = block
  const sentence = sentenceAt(text, begin)
  let from = begin
  for (const prefix of ["中国共产党", "党的", "中共"])
    if (text.startsWith(prefix, begin - prefix.length)) from = begin - prefix.length
  const before = text.slice(sentence.from, from)
  const after = text.slice(end, sentence.to)
  const open = aheadBefore.exec(before)
  const isAhead = (open !== null && (open[0] !== "向" || gift.test(after))) || aheadBehind.test(after)
  const how = /^(?:胜利|顺利|隆重)?召开之年/.test(after)
    ? "year"
    : /^精神的?(?:开局|第一)(?:之)?年/.test(after)
      ? "yearAfter"
      : isAhead
        ? "ahead"
        : guarded.test(after) ||
            afterwards.test(after) ||
            (heldBehind.test(after) && monthBefore.test(before))
          ? "held"
          : (studied.test(before) || !found) && spiritBehind.test(after)
            ? "spirit"
            : "named"
  const month = how === "held" ? monthBefore.exec(before)?.[1] : undefined
  return {
    from: open && how === "ahead" ? from - open[0].length : from,
    to: end,
    name,
    start: found?.start ?? null,
    end: found?.end ?? null,
    sure: found?.confidence !== "medium",
    next: congresses.get(term + 1) ?? null,
    how,
    month: month === undefined ? null : monthOf(month),
    said: yearsSaid(block, begin, end),
    listed: isListed(block, sentence, term),
    yearly: false,
    on: heldOn(before, after, from, end),
    passed: passedBy(after, found),
    justNow: /^(?:刚刚|新近)(?:胜利|审议)?(?:召开|闭幕|通过|作出)/.test(after),
  }
}

/** What each plenum is remembered for: the words that only the name of its document has. */
const documents: readonly (readonly [words: string, term: number, number: number])[] = [
  ["推进国家治理体系和治理能力现代化", 19, 4],
  ["第十四个五年规划", 19, 5],
  ["百年奋斗重大成就", 19, 6],
  ["进一步全面深化改革", 20, 3],
  ["第十五个五年规划", 20, 4],
]
const passing = /^(?:会议)?(?:审议)?(?:并)?(?:通过|作出)的?《([^《》]{4,60})》/

/** 二十届二中全会通过的《…进一步全面深化改革…的决定》: the plenum that did, when it is another one. */
function passedBy(after: string, found: Congress | Meeting | null): Meeting | null {
  const title = passing.exec(after)?.[1]
  if (!title || !found || !("term" in found)) return null
  const known = documents.find(([words]) => title.includes(words))
  if (!known || (known[1] === found.term && known[2] === found.number)) return null
  return plenums.get(`${known[1]}.${known[2]}`) ?? null
}

const datedBehind =
  /^(已?于)((\d{1,2})月(?:(\d{1,2})日?(?:[至到—－～-](\d{1,2}))?日)?)(?:在(?:北京|京))?(?:胜利|顺利|隆重|成功)?(?:召开|举行)/
const datedBefore = /(^|[^\d])((\d{1,2})月(?:(\d{1,2})日?(?:[至到—－～-](\d{1,2}))?日)?)，?$/
const opened = /^(?:胜利|顺利|隆重|成功)?(?:召开|举行)(?=[，。；]|$)/

/** 党的…全会于10月20日至23日召开, 10月，党的…全会召开: not 召开后, which tells of another day. */
function heldOn(before: string, after: string, start: number, end: number): Mention["on"] {
  const behind = datedBehind.exec(after)
  const match = behind ?? (opened.test(after) ? datedBefore.exec(before) : null)
  if (!match) return null
  const [, lead, written, month, first, last] = match
  const from = (behind ? end : start - before.length + match.index) + lead!.length
  return {
    month: Number(month),
    first: first ? Number(first) : null,
    last: last ? Number(last) : null,
    from,
    to: from + written!.length,
  }
}

function monthOf(written: string): number {
  return /\d/.test(written) ? Number(written) : [...written].reduce((n, c) => n + hanMonths.indexOf(c) + 1, 0)
}

function isListed(block: BlockFacts, { from, to }: { from: number; to: number }, term: number): boolean {
  const inside = (it: { from: number; to: number }) => it.from >= from && it.to <= to
  return (
    hitsOfKind(block, "congress").some((it) => inside(it) && it.entry.number > term) ||
    hitsOfKind(block, "term").some((it) => inside(it) && it.entry.term > term)
  )
}

function nameOf(number: number): string {
  return `${["", "十", "二十"][Math.floor(number / 10)]}${["", ..."一二三四五六七八九"][number % 10]}`
}

/** `on`: the days that are wrong, shown along with the name. */
type Verdict = Report & Partial<Pick<Mention, "on">>

function judge(mention: Mention, tense: Tense, year: number, time: Timeline): Verdict | null {
  const { start, end, how, name, said, passed } = mention
  if (passed)
    return {
      message: `这份文件是${sayDay(passed.start)}党的${nameOf(passed.term)}届${hanMonths[passed.number - 1]}中全会通过的，不是${name}。核对后改正会议。`,
    }
  const day = horizon(time, year)
  if (start === null || end === null) {
    // Not held yet as far as anybody knows: it can only be looked forward to.
    if (how !== "spirit" && how !== "held") return null
    return { message: `${name}尚未召开，${year}年的报告不会有它的内容。核对是哪一届。` }
  }
  const held = yearOf(start)
  const meant = meantYears(said, tense, year, time)!
  if (how === "year" || how === "yearAfter") {
    const right = how === "year" ? held : held + 1
    if (meant.years.includes(right)) return null
    return {
      severity: meant.sure || tense === "review" ? "error" : "warning",
      message: `${name}是${sayDay(start)}召开的，${how === "year" ? "召开之年" : "贯彻其精神的开局之年"}是${right}年，与这里讲的年份不符，可能是沿用旧稿时漏改。核对后改成当年的说法。`,
    }
  }
  // 2022年迎接党的二十大…, 2017年党的十九大…: told as the history that it is.
  if (said.years.includes(held) && held !== year + 1) return null
  if (isAfter(start, day)) {
    if (how === "ahead" || (how === "named" && (tense !== "review" || held === year + 1))) return null
    return {
      message: `${name}是${sayDay(start)}召开的，${year}年的报告写不到这次会议，可能把届次写错了。核对后改成当时的会议。`,
    }
  }
  const wrongDay = held === year && mention.on !== null ? daysOf(mention.on, start, end) : null
  if (wrongDay)
    return { on: mention.on, message: `${name}是${wrongDay}召开的，这里的日期对不上。核对后改正。` }
  if (mention.justNow && held < year)
    return {
      message: `${name}是${sayDay(start)}召开的，${year}年的报告不说“刚刚”，可能把届次写错了。核对是哪一次会议。`,
    }
  if (how === "ahead") {
    const over =
      tense === "plan"
        ? !isAfter(end, day) && meant.years.every((it) => it > held || it === year)
        : year > held
    if (!over || (tense === "plan" && meant.sure && meant.years.includes(held))) return null
    return {
      message: `${name}已在${sayDay(start)}召开，不必再迎接，可能是沿用旧稿时漏改。核对后换成当年的说法。`,
    }
  }
  if (how === "held" && tense !== "plan" && year > held) {
    if (mention.month !== null)
      return { message: `${name}是${sayDay(start)}召开的，这里写成了${year}年的事。核对是哪一次会议。` }
    return {
      severity: "warning",
      message: `${name}是${sayDay(start)}召开的，写成${year}年的新事，可能是沿用旧稿时漏改。核对后换成当年的会议，或写明年份。`,
    }
  }
  if (how === "spirit" && mention.yearly && tense === "review" && held < year)
    return {
      severity: "warning",
      message: `${name}是${sayDay(start)}召开的，${year}年仍作为学习贯彻的内容，可能是沿用旧稿时漏改。核对后换成当年的会议。`,
    }
  if (how === "spirit" && !mention.listed && mention.next && isSuperseded(mention.next, tense, year, day)) {
    return {
      severity: "warning",
      message: `${year}年仍把${name}作为学习贯彻的内容；${sayDay(mention.next.start)}已召开${`党的${nameOf(mention.next.number)}大`}，可能是沿用旧稿时漏改。核对后换成当年的会议精神。`,
    }
  }
  return null
}

/** Of the work done, the years after the next one; of what is planned, from the day on that the next one was over. */
function isSuperseded(next: Congress, tense: Tense, year: number, day: string): boolean {
  const held = yearOf(next.start)
  return held < year || (tense === "plan" && held === year && !isAfter(next.end, day))
}

/** The days of a meeting, when what is said of them is not so; a month that it reached into is right. */
function daysOf(on: NonNullable<Mention["on"]>, start: string, end: string): string | null {
  const [, month, first] = start.split("-").map(Number)
  const [, lastMonth, last] = end.split("-").map(Number)
  if (first === undefined || last === undefined) return null
  const right =
    (on.month === month || on.month === lastMonth) &&
    (on.first === null || (on.first === first && on.month === month)) &&
    (on.last === null || on.last === last)
  if (right) return null
  const until =
    first === last && month === lastMonth ? "" : `至${lastMonth === month ? "" : `${lastMonth}月`}${last}日`
  return `${start.slice(0, 4)}年${month}月${first}日${until}`
}

function sayDay(when: string): string {
  const [year, month] = when.split("-")
  return month ? `${year}年${Number(month)}月` : `${year}年`
}
