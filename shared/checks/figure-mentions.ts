import { figuresOf, fitOf, isExact, isShare, ratio } from "./arithmetic"
import { unbracketed } from "./arithmetic-parts"
import { perBlock } from "./facts"
import { gate } from "./gate"
import type { BlockFacts } from "./types"

/** A figure with what it counts, as far as it may be told again elsewhere in the report. */
export interface Mention {
  from: number
  to: number
  text: string
  value: number
  /** 名 and 位 are 人. */
  unit: string
  /** Unit and noun, in every length that another mention may share: 个 家庭医生团队. */
  keys: readonly string[]
  /** Unit and digits, the same for numbers with two digits changed over; "" for short numbers. */
  digits: string
  /** The noun stands before the number, else behind it. */
  before: string
  after: string
  /** It tells of all that there is: 全镇13个村, 7个党支部全部达标. */
  all: boolean
  /** Of all where: 全镇, "" where the words do not say. */
  scope: string
  /** Unit and noun of what is not all, where the noun plainly ends: 个 党小组 of 4个党小组的作用; else "". */
  whole: string
  /** A number for each of `keys`, and for `whole`: see `traceOf`. */
  traces: readonly number[]
  wholeTrace: number
  /** Something is done to some of them, whose number is none of all that there are. */
  some: boolean
  /** It tells how many there are by how they came to be: 组建家庭医生团队6个. */
  founded: boolean
  /** Verb and noun of 转移的3680名群众 and 改造的19座危桥中, where it is all that this was done to; else null. */
  done: { verb: string; noun: string } | null
  /** What else tells that another mention is of the same: 全年受理投诉, 35岁以下教师, with the unit; else "". */
  phrase: string
  /** The year that its clause names, or null. */
  year: number | null
}

/** Two places of one paragraph that cannot both be right. */
export interface Clash {
  from: number
  to: number
  message: string
}

const stateBefore =
  /比|较|去年|上年|同期|[由从](?:[^，。；]{0,8}的)?$|原|前年|往年|此前|过去|上半年|下半年|季度|\d月(?!底)|每|各|另|其余|剩余|余下|新(?:增|登记|设立|注册|开办|发展|建|办|引进|培育|吸纳|签|成立|组建|当选|入)|再|人均|户均|平均|第|又|还|尚|仍|未|仅|只有|不足|年初|期初/
const ofState = gate("比较去上同由从原前往此过下季月每各另其剩余新再人户平第又还尚仍未仅只不初")
const planned = /将|力争|争取|确保|计划|目标|底前|不少于|力求|拟|明年|年内要|提高到|增加到|达到|突破/
const ofPlan = gate("将力争确计目底不拟明年提增达突")
const allBefore =
  /(?:全[镇乡县村市区街园院校局馆所站]|全社区|全街道|全公司|全系统|下[辖设]|所辖|辖区?|所属|现有|共有|总数|编[为成]|划分[为成]?|设有|逐一[\u4e00-\u9fff]{0,2})[\u4e00-\u9fff]{0,6}$/
const ofAllBefore = gate("全下所辖现共总逐编划设")
const scopeWord = /全(?:[镇乡县村市区街园院校局馆所站]|社区|街道|公司|系统)/
/** Where a noun ends that is followed by Chinese characters. */
const nounStop = gate("的里中均都全有已仍还被由平进开完召参按为是达覆共等和及与")
/** Nothing but when and where before 7个党支部全部达标: 东片6个村全部 are not all that there are. */
const bareBefore =
  /^(?:\d{4}年|\d{1,2}月|年?底|[内前]|目前|现在|今年|当年|明年|截至|其|所有|公司|学校|医院|街道|社区|单位|我[们镇乡村县局校院站馆所]|本[镇乡村县局校院站馆所]|在|使|让|对|把|的)*$/
/** 全镇累计有3个村获此称号 tells of some. */
const someOfAll = /累计|有过|仅|只|已有|中有|还有|另有/
const allBehind = /^[\u4e00-\u9fff]{1,8}?(?:全部|均|都(?!市)|[中里][有仍已]|逐一)/
/** 两个村都要进步: those that were named, not all that there are. */
const few = /^[两三]个/
/** 36名党员里， */
const amongBehind = /^[\u4e00-\u9fff]{2,8}[中里]$/
const ofAllBehind = gate("全均都中里逐")
/** What is done to some of them: 走访, 抽查, 帮扶. Their number is none of all that there are. */
const someBefore =
  /检查|抽[查检样]|走访|慰问|帮[扶助带]|扶持|评选|表彰|整治|整顿|约谈|处罚|改造|督[导查促]|调研|培训|推荐|选树|吊销|注销|安排|选派|抽调|组织|选拔|派出|招[募聘录]|录用|遴选|吸收|聘[用请]|动员|联系|邀请|推动|指导|支持|引导/
const ofSome = gate("检抽走慰帮扶评表整约处改督调培推选吊注安组派招录遴吸聘动联邀指支引")
const founding =
  /(?:组建|建立|建成|成立|设立?|配备|配齐|登记|共有?|现有|总数|达到?)[\u4e00-\u9fff]{0,8}$|[校院局镇村县乡站所司]有[\u4e00-\u9fff]{2,8}$/
const ofFounding = gate("建立成设配登共有总达")
/** Where the noun behind a figure ends, and what is said of it begins. */
const nounEnd = /(?:中[有仍已只]|[中里]$|全部|均|都(?!市)|逐一|有|已|被|由|为).*$/
const ofNounEnd = gate("中里全均都逐有已被由为")
/** 个村 counts villages, 个村民小组 and 个村干部 something else. */
const village = /^(?:行政)?村(?![民小干医级支两“”内外里庄屯委容务史企办])/

/** What may be said again of the figures of a block. */
export const mentionsOf = perBlock((block: BlockFacts): readonly Mention[] => {
  const { text, quantities, years } = block
  const found: Mention[] = []
  let head = 0
  let sentence = 0
  let at = 0
  let end = 0
  let unitAtEnd: string | null = null
  let among = false
  for (const quantity of quantities) {
    for (; at < quantity.from; at++) {
      const c = text.charCodeAt(at)
      // 其中: what follows in the sentence are parts.
      if (c === 0x5176 && text.charCodeAt(at + 1) === 0x4e2d) among = true
      if (c !== 0x0a && (c < 0x3002 || (c > 0x3002 && c < 0xff01))) continue
      const mark = text.charAt(at)
      if ("，：；。！？\n".includes(mark)) head = at + 1
      if ("；。！？\n".includes(mark)) {
        sentence = at + 1
        among = false
      }
    }
    const { from, to, value, approx, unit } = quantity
    const last = end
    const unitBefore = unitAtEnd
    end = to
    unitAtEnd = unit
    if (value === null || approx || unit === null || value < 2 || isNoCount(unit)) continue
    // 4个党支部中有3个, 286个旱厕改完271个: a part of what the same clause tells first.
    if (among || (last > head && unitBefore === unit)) continue
    const near = Math.max(head, from - 16)
    if (ofState.within(text, near, from) && stateBefore.test(text.slice(near, from))) continue
    // 24个村（社区）: what stands in brackets is counted with it.
    const written = unit === "个" ? nounOf(quantity.text) : ""
    const noun = unbracketed(written)
    const behind = hanFrom(noun === "" ? text : noun + text.slice(to, to + 11), noun === "" ? to : 0)
    const start = Math.max(head, last, from - 14)
    const front = text.slice(start, from)
    const next = text.charAt(to - noun.length + behind.length)
    const nameEnd = to - noun.length + behind.length
    const beside =
      written !== noun ? written.slice(noun.length) : next === "（" ? besideIn(text, nameEnd, behind) : ""
    const name = written !== noun ? noun : behind
    // 排名末位的2个支部全部进位: all of those few, and not all that there are.
    const all =
      (ofAllBefore.within(text, start, from) && allBefore.test(front) && !someOfAll.test(front)) ||
      (ofAllBehind.within(behind, 0, 10) &&
        (allBehind.test(behind) || (next === "，" && amongBehind.test(behind))) &&
        !few.test(quantity.text) &&
        isBare(front)) ||
      isStock(text, sentence, head, from, to)
    const before40 = Math.max(sentence, from - 40)
    const lack = lackOf(unit, text, to)
    if (
      !all &&
      lack === "" &&
      ofPlan.within(text, before40, to + 8) &&
      planned.test(text.slice(before40, to + 8))
    )
      continue
    const after = (ofNounEnd.within(behind, 0, behind.length) ? behind.replace(nounEnd, "") : behind).slice(
      0,
      8,
    )
    const before = nounBefore(front)
    const keys: string[] = []
    const counted = unit === "名" || unit === "位" ? "人" : unit
    const some = !all && ofSome.within(text, start, from) && someBefore.test(front)
    // 17个村（社区）: what is named in brackets is counted with it.
    if (beside !== "" && all) keys.push(`${counted} ${name}${beside}`)
    for (let length = all ? 2 : 4; length <= 6 && !some && beside === "" && lack === ""; length++) {
      if (after.length >= length) keys.push(`${counted} ${after.slice(0, length)}`)
      if (before.length >= length) keys.push(`${counted} ${before.slice(-length)}`)
    }
    if (all && beside === "" && village.test(after)) keys.push(`${counted} 村`)
    const digits = String(value)
    const slip = value > 99 && /^\d{3,}$/.test(digits) && !/^\d0+$/.test(digits)
    const year = years.length === 0 ? undefined : years.find((it) => it.from >= head && it.from < from)
    const whole =
      all || lack !== ""
        ? ""
        : beside === ""
          ? wholeNoun(counted, behind, next)
          : `${counted} ${name}${beside}`
    found.push({
      from,
      to,
      text: quantity.text,
      value,
      unit: counted,
      keys,
      traces: keys.map(traceOf),
      digits: slip && lack === "" ? `${counted} ${sorted(digits)}` : "",
      before,
      after,
      all,
      scope: all ? (scopeWord.exec(front)?.[0] ?? "") : "",
      whole,
      wholeTrace: whole === "" ? 0 : traceOf(whole),
      some: some || (!all && ofSome.within(text, start, from) && someBefore.test(front)),
      founded: !all && ofFounding.within(text, start, from) && founding.test(front),
      done: doneTo(front, behind, after, next),
      phrase: lack === "" ? phraseOf(text, counted, from, front, after) : lack,
      year: year?.year ?? null,
    })
  }
  return found.length === 0 ? nothing : found
})

const nothing: readonly Mention[] = []

/** Is nothing told before the figure but when and where? 排名末位的2个支部 are told apart from others. */
function isBare(front: string): boolean {
  return !front.endsWith("的") && (front === "" || bareBefore.test(front) || allBefore.test(front))
}

/** （社区） right behind 17个村; "" where the bracket says something else. */
function besideIn(text: string, at: number, noun: string): string {
  if (noun.length === 0 || noun.length > 4) return ""
  return /^（[\u4e00-\u9fff、]{1,6}）/.exec(text.slice(at, at + 8))?.[0] ?? ""
}

const ofStock = gate("员工师生户部格")
const stock =
  /^(?:党员|(?:教?职|员)工|教师|专任教师|在校生|学生|脱贫户|监测户|低保户|党支部|党小组|网格)(?:总数|有|为|共)?$/
const stockLead = /辖|现有|共有|下设|设有|[咱我本全][村镇乡县校]\d/

/** 辖7个村民小组，386户1420人，党员46名，: one of what a place or a body is made of, told in a row. */
function isStock(text: string, sentence: number, head: number, from: number, to: number): boolean {
  if (from - head > 7 || head <= sentence || !ofStock.within(text, head, from)) return false
  return (
    /^[，；。、]?$/.test(text.charAt(to)) &&
    stock.test(text.slice(head, from)) &&
    stockLead.test(text.slice(sentence, head))
  )
}

const lacking = /^[\u4e00-\u9fff]{0,8}?(?:没有|尚未|未)([\u4e00-\u9fff]{4,12})/
const ofLacking = gate("没未")

/** 23座没有落实专人管护 and 13座没有专人管护的山塘: what they lack, by the last of it; else "". */
function lackOf(unit: string, text: string, to: number): string {
  if (!ofLacking.within(text, to, to + 3)) return ""
  const match = lacking.exec(text.slice(to, to + 20))
  const what = (match?.[1] ?? "").replace(/的.*$/, "")
  return what.length < 4 ? "" : `${unit} 没有${what.slice(-4)}`
}

/** 转移的3680名群众，大多…, 改造的19座危桥中: what was done, and to what. */
function doneTo(front: string, behind: string, after: string, next: string): Mention["done"] {
  if (!front.endsWith("的")) return null
  const verb = front.slice(-3, -1)
  const among = /^[\u4e00-\u9fff]{2,6}[中里]/.test(behind)
  const noun = among ? behind.replace(/[中里].*$/, "") : after
  if (!/^[\u4e00-\u9fff]{2}$/.test(verb) || noun.length < 2 || noun.length > 6) return null
  return among || (next === "，" && noun === behind) ? { verb, noun } : null
}

/** How many numbers there are for keys. */
export const traces = 0x1000

/** A number for a key by its last characters and its length; others may have the same. */
export function traceOf(key: string): number {
  const { length } = key
  return (key.charCodeAt(length - 1) * 31 + key.charCodeAt(length - 2) * 7 + length) & (traces - 1)
}

/**
 * 党小组 of 党小组的作用, with its unit; "" where nobody can say where the noun ends, or others are counted with it: 38名党员和志愿者.
 *
 * @param next what stands behind `behind`
 */
function wholeNoun(unit: string, behind: string, next: string): string {
  let end = 0
  while (end < behind.length && !nounStop.within(behind, end, end + 1)) end++
  const stop = end < behind.length ? behind.charAt(end) : next
  if (end > 6 || (stop !== "" && "和及与、等".includes(stop))) return ""
  const noun = behind.slice(0, end)
  return noun.length > 1 || noun === "村" ? `${unit} ${noun}` : ""
}

/** 全年 and 岁 */
const ofYear = gate("年岁")
const inYear = /(?:全年|年内|本年度)(?:共|累计|共计|已)?([\u4e00-\u9fff]{4,10}?)(?:了|共|达到?|为)*$/
const ofAge = /(\d{2}岁以[上下])的?([\u4e00-\u9fff]{0,4}?)(?:有|共|为)?$/

/** 全年受理投诉, 35岁以下教师: words that count one thing only, with the unit. */
function phraseOf(text: string, unit: string, from: number, front: string, after: string): string {
  if (unit === "人" && ofYear.within(text, from - 10, from)) {
    const match = ofAge.exec(text.slice(Math.max(0, from - 14), from))
    const noun = match && (match[2] === "" ? after.slice(0, 2) : match[2]!.slice(0, 2))
    if (match && noun!.length === 2) return `${unit} ${match[1]}${noun}`
  }
  if (!ofYear.within(front, 0, front.length)) return ""
  const match = inYear.exec(front)
  return match ? `${unit} 全年${match[1]}` : ""
}

/** 家庭医生团队 of 12个家庭医生团队, "" of 12个. */
function nounOf(written: string): string {
  const tail = written.replace(/^[约近逾]?[\d.,，]+[百千万亿]*/, "")
  return tail.length > 1 && tail.startsWith("个") ? tail.slice(1) : ""
}

/** The Chinese characters from an offset on, ten at the most; 的 before them is left out. */
function hanFrom(text: string, at: number): string {
  const from = text.charCodeAt(at) === 0x7684 ? at + 1 : at
  let to = from
  while (to < from + 10 && text.charCodeAt(to) >= 0x4e00 && text.charCodeAt(to) <= 0x9fff) to++
  return text.slice(from, to)
}

/** The digits of a number, the lowest first. */
function sorted(digits: string): string {
  if (digits.length > 9) return [...digits].sort().join("")
  let out = ""
  for (let digit = 0x30; digit < 0x3a; digit++)
    for (let i = 0; i < digits.length; i++) if (digits.charCodeAt(i) === digit) out += digits[i]!
  return out
}

/** Shares, times and ages are told of many things. */
function isNoCount(unit: string): boolean {
  return (
    "%‰成倍番年月天岁".includes(unit.charAt(0) || " ") || (unit.length > 1 && /百分点|小时|分钟/.test(unit))
  )
}

const linking =
  /(?:了|的|为|达到?|共|有|约|仅|是|数|总计|合计|下辖|所辖|辖区?|所属|现|全[镇乡县村市区街园院校局馆所站])+$/

/** What each of these words ends in. */
const ofLinking = gate("了的为达到共有约仅是数计辖区属现镇乡县村市街园院校局馆所站")

/** The noun right before a figure: the last Chinese characters, what links them to it left out. */
function nounBefore(front: string): string {
  const noun = ofLinking.within(front, front.length - 1, front.length) ? front.replace(linking, "") : front
  let start = noun.length
  while (start > 0 && noun.length - start < 8) {
    const c = noun.charCodeAt(start - 1)
    if (c < 0x4e00 || c > 0x9fff) break
    start--
  }
  return noun.slice(start)
}

/** What a longer noun goes on with that makes it something else: 村民小组长 is no 村民小组. */
const furtherNoun = "长员户站点会厅室部队"

/**
 * How many characters of a noun two mentions share. A short one that only ends alike counts where all else before it
 * agrees, too: 困难群众 and 服务群众 are not the same.
 */
export function sharedNoun(a: Mention, b: Mention): number {
  let behind = 0
  while (behind < a.after.length && a.after[behind] === b.after[behind]) behind++
  const [shorter, longer] = a.after.length < b.after.length ? [a.after, b.after] : [b.after, a.after]
  if (behind > 0 && behind === shorter.length && furtherNoun.includes(longer.charAt(behind) || " ")) return 0
  const shared = sharedLength(a, b)
  if (shared > 3 || shared < 2 || shared === behind) return shared
  if (a.after !== "" && b.before.endsWith(a.after)) return shared
  if (b.after !== "" && a.before.endsWith(b.after)) return shared
  if (a.before.length === shared || b.before.length === shared) return shared
  const rest = b.before.slice(0, -shared)
  for (let i = 0; i + 2 <= a.before.length - shared; i++)
    if (rest.includes(a.before.slice(i, i + 2))) return shared
  return 0
}

function sharedLength(a: Mention, b: Mention): number {
  let length = 0
  while (length < a.after.length && a.after[length] === b.after[length]) length++
  let back = 0
  while (
    back < a.before.length &&
    back < b.before.length &&
    a.before.at(-1 - back) === b.before.at(-1 - back)
  )
    back++
  let cross = 0
  for (let n = 2; n <= 8; n++) {
    if (n <= a.after.length && b.before.endsWith(a.after.slice(0, n))) cross = n
    if (n <= b.after.length && a.before.endsWith(b.after.slice(0, n))) cross = n
  }
  return Math.max(length, back, cross)
}

const failing =
  /^[^，。；]{0,2}[，、][^，。；、]{0,8}?(?:失败|不成功|不合格|未[\u4e00-\u9fff]|没有[\u4e00-\u9fff]|尚未|剩余|其余|不达标)[^，。；、]{0,8}$/
const success = /([\u4e00-\u9fff]{2,6})率(?:达到?|为|是)?$/

/** 调解164件，成功率98.2%，失败的13件: rate and rest do not go together. */
export const clashesOf = perBlock((block: BlockFacts): readonly Clash[] => {
  const { text } = block
  if (!text.includes("率")) return noClash
  const figures = figuresOf(block)
  const found: Clash[] = []
  for (let i = 1; i + 1 < figures.length; i++) {
    const whole = figures[i - 1]!
    const rate = figures[i]!
    const rest = figures[i + 1]!
    if (rate.share === null || !isExact(rate) || !isExact(whole) || !isExact(rest) || isShare(whole)) continue
    if (whole.unit !== rest.unit || whole.part !== rate.part || rest.part !== rate.part) continue
    if (rest.value >= whole.value || rate.clause - whole.clause !== 1) continue
    if (!success.test(text.slice(rate.head, rate.from)) || !failing.test(text.slice(rate.to, rest.from)))
      continue
    // A part that was done stands where the whole is looked for.
    if (/办结|完成|化解(?!矛盾)|成功|整改|达标|合格|签约/.test(text.slice(whole.head, whole.from))) continue
    const done = { ...whole, value: whole.value - rest.value }
    if (fitOf(rate, ...ratio(done, whole)) === "fits") continue
    if (Math.abs(done.value / whole.value - rate.share) > 0.3) continue
    found.push({
      from: rest.head,
      to: rest.to,
      message: `与前面对不上：${whole.text}里有${rest.text}，比率是${Number(((done.value / whole.value) * 100).toFixed(1))}%，前面写的是${rate.text}。核对后改正一处。`,
    })
  }
  return found.length === 0 ? noClash : found
})

const noClash: readonly Clash[] = []

/** An indicator that a report states once for all: where it stands at the end of the year. */
export interface Indicator {
  from: number
  to: number
  text: string
  value: number
  key: string
}

const income =
  /(脱贫户|监测户|低收入户|社员|搬迁户|村民|农民|牧民|渔民|居民|群众)?(人均(?:可支配|纯)?收入)[^，。；]{0,26}$/

/** 人均收入 as it stands now, whatever it came from. */
export const indicatorsOf = perBlock((block: BlockFacts): readonly Indicator[] => {
  const { text, quantities } = block
  if (!text.includes("人均")) return noIndicator
  const found: Indicator[] = []
  for (const { from, to, value, unit, approx, text: written } of quantities) {
    if (unit !== "元" || approx || value === null) continue
    const head =
      Math.max(text.lastIndexOf("，", from), text.lastIndexOf("。", from), text.lastIndexOf("；", from)) + 1
    const front = text.slice(head, from)
    const match = income.exec(front)
    if (
      !match ||
      /增收|增加[^到至]*$|比|较|高于|低于|超过/.test(front) ||
      planned.test(front.replace(/提高到|增加到|达到/g, ""))
    )
      continue
    if (/^(?:脱贫户|监测户|低收入户|社员|搬迁户)/.test(match[1] ?? "")) continue
    // 由2万元增加到…: the first of two states.
    if (/[由从][^到至]*$/.test(front) || /^(?:增加|提高|增长|上升)/.test(text.slice(to, to + 2))) continue
    found.push({ from, to, text: written, value, key: "人均收入" })
  }
  return found.length === 0 ? noIndicator : found
})

const noIndicator: readonly Indicator[] = []
