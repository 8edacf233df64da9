import { events, type Period } from "../../library/events"
import { perBlock } from "../facts"
import { meantYears, type Tense, type Timeline, timeline } from "../time"
import { hitsOfKind, saysNoYear, type TimeHit, type YearsSaid, yearsSaid } from "../time-words"
import { type BlockFacts, type Report, rule } from "../types"

/** 开局之年, 收官之年, 中期评估 and what is carried out: each belongs to one year of its plan. */
export const fiveYearPlan = rule({
  id: "five-year-plan",
  kind: "stale",
  severity: "error",
  scope: "report",
  title: "规划时期与年份不符",
  basis:
    "“十三五”2016—2020年，“十四五”2021—2025年，“十五五”2026—2030年：第一年开局，第三年中期评估，第五年收官",
  check(facts, { year }, flag) {
    const time = timeline(facts)
    for (const { block, tense } of time.places("period")) {
      for (const claim of claims(facts.blocks[block]!)) {
        const report = judge(claim, tense, year, time, block)
        if (report) flag({ block, in: "text", from: claim.from, to: claim.to }, report)
      }
    }
  },
  examples: {
    flags: [
      { year: 2023, text: within("2023年是⟦“十三五”规划中期评估⟧之年，梳理项目34个。") },
      { year: 2025, text: within("推进项目12个。", "2026年是⟦“十四五”开局之年⟧，我将抓好以下工作。") },
      { year: 2021, text: within("推进项目12个。", "明年是⟦“十四五”开局之年⟧，我将抓好以下工作。") },
      { year: 2024, text: within("推进项目12个。", "为实现⟦“十三五”规划圆满收官⟧贡献力量。") },
      { year: 2024, text: within("认真落实⟦“十三五”⟧规划，新建泵站3座。") },
      { year: 2023, text: within("2023年是⟦“十三五”规划承上启下的一年⟧，新建泵站3座。") },
      { year: 2024, text: within("2024年是实现⟦“十三五”规划目标的关键一年⟧，推进⟦“七五”普法⟧讲座12场。") },
      { year: 2025, text: within("推进项目12个。", "⟦“十四五”规划将于2026年全面实施⟧，我将抓好两件事。") },
      { year: 2024, text: within("⟦国企改革三年行动今年圆满收官⟧，销号任务47项。") },
    ],
    passes: [
      {
        year: 2025,
        text: within(
          "2025年是“十四五”收官之年，完成项目12个。",
          "2026年是“十五五”开局之年，要开好局、起好步。",
        ),
      },
      { year: 2023, text: within("2023年是“十四五”规划实施的第三年，中期评估42项指标有39项达到进度。") },
    ],
    guards: [
      {
        year: 2022,
        text: within("国企改革三年行动今年圆满收官，销号任务47项；安全生产专项整治三年行动年底前收官。"),
      },
      { year: 2023, text: within("“十三五”期间建成的6处驿站全部开放；落实“十三五”规划遗留项目2个的整改。") },
      {
        year: 2024,
        text: within("开展“八五”普法宣传12场。", "为“十四五”圆满收官打好基础，谋划“十五五”规划项目8个。"),
      },
      { year: 2025, text: within("2025年是“十四五”收官、“十五五”谋篇布局的关键之年，新建泵站3座。") },
      { year: 2024, text: within("围绕“十五五”规划目标任务提前谋划，推进“八五”普法讲座12场。") },
      {
        year: 2025,
        text: within("编制“十五五”规划，梳理项目26个。", "以“十五五”规划开局为契机，抓好三件事。"),
      },
      {
        year: 2020,
        text: within("推进项目12个。", "2020年是“十三五”规划收官之年，2021年是“十四五”规划开局之年。"),
      },
      // The year was left in, and is told: the plan is right.
      { year: 2021, text: within("推进项目12个。", "2021年是爬坡过坎之年，也是“十四五”规划的第二年。") },
    ],
  },
})

function within(done: string, plan = "新的一年继续努力。"): string {
  return `一、主要工作\n一是抓项目。${done}\n二、存在问题\n一是谋划不够深。\n三、下一步打算\n${plan}\n一是办好夜校。送课到组。`
}

/**
 * `first`, `last`, `middle`, `between` (承上启下), `within` (关键一年), `nth`: what the year is called.
 * `opens`, `closes`: what is striven for; `current`: it is carried out; `aims`: work is bent on it, or on getting there.
 */
type How =
  | "first"
  | "last"
  | "middle"
  | "between"
  | "within"
  | "nth"
  | "opens"
  | "closes"
  | "drafts"
  | "current"
  | "aims"

interface Claim {
  from: number
  to: number
  /** The two or three characters that name the plan (十四五), to be exchanged. */
  word: { from: number; to: number } | null
  period: Period
  how: How
  nth: number
  /** 冲刺…收官: its end is still to come. */
  striven: boolean
  /** 之年: the year itself is called so. */
  called: boolean
  said: YearsSaid
  text: string
  /** The year that it is said to begin in: “十四五”规划将于2026年全面实施. */
  begins: number | null
}

const within10 = "[^，。；：、！？“”《》\\d]{0,10}?"
const firstYear = new RegExp(
  `^[”"]?${within10}(?:开局(?:起步)?之年|开局起步年|开局年|起步之年|开篇之年|开启之年|第一年|首年)`,
)
const lastYear = new RegExp(
  `^[”"]?${within10}(?:收官之年|收官年|收官冲刺之年|收尾之年|最后一年|决胜之年|冲刺之年)|^[”"]?(?:规划|计划|行动|工作|任务){0,2}(?:于|在|将于|将在)?(?:今|本)年底?(?:圆满|全面|顺利|胜利|如期|正式){0,2}(?:收官|收尾)`,
)
const nthYear = new RegExp(`^[”"]?${within10}第([二三四五])(?:个年头|年)`)
const middleYear = new RegExp(`^[”"]?${within10}中期(?:评估|之年)`)
/** 承上启下: neither the first year nor the last. */
const betweenYear = new RegExp(
  `^[”"]?${within10}(?:承上启下|承前启后)的?(?:[^，。；：、“”\\d]{0,6}?(?:之年|一年|年份)|$|(?=[，。；]))`,
)
/** 关键之年, 重要一年: any year of the plan. */
const withinYear = new RegExp(
  `^[”"]?${within10}(?:关键|重要|攻坚|深化|突破|爬坡过坎|提质增效|加速|全面实施)的?(?:之年|一年|年份|年)`,
)
/** What comes next is made ready: 谋划“十五五”的关键之年. */
const readying =
  /(?:谋划|筹划|布局|衔接|编制|迈向|对接|开启|迎接|起草|酝酿|准备|奠基|奠定|基础|承接|转向|到|向)[^，。；]{0,6}$/
/** “十四五”“十五五”承上启下之年: between two plans. */
const another = /[”"](?:和|与|、|向|到)?$/
const otherwise = /编制|谋划|谋篇|布局|前期|蓝图|衔接|评估|开局|开门红|起步|收官|[后末]的/
const closes = /^[”"]?(?:规划|计划|发展|目标|任务|各项){0,3}(?:圆满|胜利|顺利|完美|高质量|精彩)?收官/
const opens = /^[”"]?(?:规划|计划|发展|实现|的){0,3}(?:良好|精彩)?(?:开局(?:关键)?(?:第一步)?|开好局)/
const plan =
  /^[”"]?(?:时期)?(?:[^，。；：、！？“”《》]{0,10}?(?:规划|计划)|(?:的?各项|的?主要|的?重点|的?发展|的?建设|的?既定|确定的)*(?:目标|任务))/
/** 完成…年度任务: of this year, not of the plan as a whole. */
const yearly = /完成[^，。；：、“”]{0,4}$/
const working = /(?:落实|开展|深化|抓好|抓实|实施|推进|按照|对标|贯彻|执行|推动|依据|根据)[^，。；：、]{0,6}$/
/** 紧扣“十四五”目标任务: said of a plan that holds, and of one that is being drawn up. */
const aiming = /(?:紧扣|围绕|聚焦|锚定|瞄准|紧盯|对准)[^，。；、]{0,6}$/
const drafting = /(?:编制|谋划|起草|研究制定|制定|启动)[^，。；：、]{0,8}$/
/** 规划编制要求, 规划前期研究: it is drawn up now, whatever is done about that. */
const drafted = /^[”"]?[^，。；：、“”]{0,8}?规划(?:纲要)?的?(?:编制|编写|起草|前期|思路|建议稿|谋划)/
/** The verb makes a year of history of it: 开局之年立下的目标, 从收官之年的36座. */
const bygone =
  /^(?:以来|开始|的\d|(?:就|便|即)?(?:立|定|建|签|启动|开工|投|提出|制定|制订|出台|确定|作出|许|种|栽|创办|成立|引进|谋划|动工|实施|取得|达到|提出)[^，。；的]{0,4}的)/
const namedNow = /(?:是|为|系|作为|迎来|进入|值|逢|处在|处于)[^，。；]{0,6}$/
const startingPoint = /[从由自比较]$/
const striving = /(?:冲刺|迎接|确保(?!了)|力争|迈向|奋战|决战|全力(?:推动|保障|打好)?|助力)[^，。；、]{0,6}$/
/** Looks back: 期间, 完成情况, 遗留项目. */
const looksBack =
  /^[”"]?[^，。；：]{0,10}?(?:期间|时期|以来|期末|末|完成情况|实施情况|总结|评估|验收|收官|遗留|结转|建成|已|成果|成就|成绩|中后期)/

/** 规划将于2026年全面实施: its first year, by number. */
const beginning =
  /^[”"]?(?:规划)?(?:纲要)?将?(?:于|从|自)(20\d\d)年(?:起|开始|全面|正式)*(?:实施|施行|开局|开启|启动实施)/

const claims = perBlock((block: BlockFacts): readonly Claim[] => {
  const out: Claim[] = []
  for (const hit of hitsOfKind(block, "period")) {
    const claim = claimAt(block, hit)
    if (claim) out.push(claim)
  }
  return out
})

function claimAt(block: BlockFacts, { entry: { period }, from, to }: TimeHit<"period">): Claim | null {
  const { text } = block
  const after = text.slice(to, to + 28)
  const isPlan = period.kind === "plan"
  if (isPlan && /[一二三四五六七八九十\d]/.test(text.slice(Math.max(0, from - 1), from))) return null
  const start = from > 0 && /[“"]/.test(text.charAt(from - 1)) ? from - 1 : from
  const before = text.slice(Math.max(0, start - 16), start)
  const starts = isPlan ? beginning.exec(after) : null
  const found = starts
    ? { how: "first" as const, length: starts[0].length, nth: 0 }
    : readHow(before, after, period)
  if (!found) return null
  const { how, length, nth } = found
  const behind = text.slice(to + length, to + length + 16)
  if (startingPoint.test(before) || (bygone.test(behind) && !namedNow.test(before))) return null
  return {
    from: start,
    to: to + length,
    word: isPlan ? { from, to } : null,
    period,
    how,
    nth,
    striven: how === "closes" && striving.test(before),
    called: callsYear.has(how) || /^之年/.test(text.slice(to + length)),
    said: yearsSaid(block, start, to + length),
    text: text.slice(start, to + length),
    begins: starts ? Number(starts[1]) : null,
  }
}

const callsYear: ReadonlySet<How> = new Set<How>(["first", "last", "nth", "between", "within"])

function readHow(
  before: string,
  after: string,
  { kind, name }: Period,
): { how: How; length: number; nth: number } | null {
  for (const [how, pattern] of [
    ["first", firstYear],
    ["last", lastYear],
    ["nth", nthYear],
    ["middle", middleYear],
  ] as const) {
    const match = pattern.exec(after)
    // 还剩最后一年 counts what is left.
    if (match && (how === "last" || kind !== "goal") && !/[剩离差]/.test(match[0]))
      return { how, length: match[0].length, nth: match[1] ? "一二三四五".indexOf(match[1]) + 1 : 0 }
  }
  if (kind === "plan")
    for (const [how, pattern] of [
      ["between", betweenYear],
      ["within", withinYear],
    ] as const) {
      const match = pattern.exec(after)
      if (match && !readying.test(before) && !another.test(before) && !otherwise.test(match[0]))
        return { how, length: match[0].length, nth: 0 }
    }
  const closing = closes.exec(after)
  if (closing && kind !== "goal") return { how: "closes", length: closing[0].length, nth: 0 }
  if (kind === "action")
    return (working.test(before) || (yearly.test(before) && /^[”"]?(?:年度|当年|本年)/.test(after))) &&
      !looksBack.test(after) &&
      !/常态|接续|巩固/.test(before)
      ? { how: "current", length: 0, nth: 0 }
      : null
  if (kind === "law")
    return name.endsWith("普法") && working.test(before) && !looksBack.test(after)
      ? { how: "current", length: 0, nth: 0 }
      : null
  if (kind !== "plan") return null
  if (drafted.test(after)) return { how: "drafts", length: /^[”"]/.test(after) ? 1 : 0, nth: 0 }
  const opening = opens.exec(after)
  if (opening) return { how: "opens", length: opening[0].length, nth: 0 }
  if (looksBack.test(after) || !plan.test(after)) return null
  const quote = /^[”"]/.test(after) ? 1 : 0
  if (drafting.test(before)) return { how: "drafts", length: quote, nth: 0 }
  if (working.test(before)) return { how: "current", length: quote, nth: 0 }
  return aiming.test(before) ? { how: "aims", length: quote, nth: 0 } : null
}

function judge(
  claim: Claim,
  tense: Tense,
  year: number | null,
  time: Timeline,
  block: number,
): Report | null {
  const { period, how, said } = claim
  const meant =
    claim.begins === null ? meantYears(said, tense, year, time) : { sure: true, years: [claim.begins] }
  if (!meant) return null
  const right = rightYears(claim, tense)
  // A plan that begins 2025年是 and says of the year what 2026 is, in a report on 2025: the year was left in, and is told.
  const of = said.of && "year" in said.of ? said.of.year : null
  if (
    tense === "plan" &&
    claim.called &&
    of !== null &&
    of === year &&
    right[0] === of + 1 &&
    right[1] === of + 1
  )
    return null
  // What a plan calls the year, or sets out to do, it says of the next one unless it names another.
  const next =
    tense === "plan" && year !== null && !meant.sure && !time.midTerm && saysNoYear(said) && isOfNext(claim)
  const years = next ? [year + 1] : meant.years
  if (years.some((it) => it >= right[0] && it <= right[1])) return null
  // Who looks ahead may name the year after next.
  if (!meant.sure && year === null) return null
  const nearest = meant.sure ? meant.years[0]! : tense === "plan" ? year! + 1 : year!
  // 2025年是…, of a year long gone: history is checked too, but what is vague about it is not.
  if (
    !claim.called &&
    how !== "middle" &&
    how !== "drafts" &&
    said.years.some((it) => it >= period.from && it <= period.to)
  )
    return null
  const within = nearest >= period.from && nearest <= period.to
  const sure =
    (claim.called && period.kind !== "transition" && !(how === "between" && within)) ||
    (how === "middle" && meant.sure)
  const other =
    claim.word && claim.called
      ? events.periods.find((it) => it.kind === "plan" && fits(it, claim, nearest, tense))
      : null
  return {
    severity:
      sure && (meant.sure || tense === "review") && period.confidence === "high" ? "error" : "warning",
    message: `${period.name}是${period.from}—${period.to}年，${nearest}年${why(how, period, nearest)}，可能是沿用旧稿时漏改。核对后${other ? `改为${other.name}，或改年份` : "改成当年的规划"}。`,
    fixes:
      other && claim.word
        ? [
            {
              title: `改为${other.name}`,
              edits: [{ span: { block, in: "text", ...claim.word }, insert: other.forms[0]! }],
              safe: false,
            },
          ]
        : [],
  }
}

/** First and last year that the words may be said of. */
function rightYears(
  { how, period, nth, called, text, striven }: Claim,
  tense: Tense,
): readonly [number, number] {
  const { from, to } = period
  switch (how) {
    case "first":
      return [from, from]
    case "last":
      return [to, to]
    case "nth":
      return [from + nth - 1, from + nth - 1]
    case "between":
      return [from + 1, to - 1]
    case "within":
      // Who calls the year before so means that the plan is made in it.
      return [from - 1, to]
    case "aims":
      return [from - 3, to + 1]
    case "middle":
      // The assessment itself may take until the next year; the third year is called after it.
      return called || text.endsWith("之年") ? [from + 2, from + 2] : [from + 2, from + 3]
    case "closes":
      // The year after tells of it, but does not plan it.
      return [from, tense === "review" && !striven ? to + 1 : to]
    case "opens":
      return [from - 1, from]
    case "drafts":
      // Whoever is late has it ready in its first year.
      return [from - 3, from + 1]
    case "current":
      return [from - 1, period.kind === "action" ? to : to + 1]
  }
}

function isOfNext({ called, how, period }: Claim): boolean {
  return called || (how === "current" && period.kind === "action")
}

function fits(period: Period, claim: Claim, year: number, tense: Tense): boolean {
  const [first, last] = rightYears({ ...claim, period }, tense)
  return year >= first && year <= last
}

function why(how: How, { from, to }: Period, year: number): string {
  switch (how) {
    case "first":
    case "opens":
      return `不是它的开局之年（${from}年）`
    case "last":
      return `不是它的收官之年（${to}年）`
    case "nth":
      return "不是它的这一年"
    case "between":
      return `不在它的中间（${from + 1}—${to - 1}年）`
    case "within":
      return "不在它里面"
    case "middle":
      return `不是它的中期（${from + 2}年）`
    case "closes":
    case "current":
    case "aims":
      return year > to ? "它已经结束" : "它还没有开始"
    case "drafts":
      return year > from ? "它早已在实施，不会还在编制" : "离它开始还早"
  }
}
