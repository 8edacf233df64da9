import { measures, sloganHeads } from "../library/terms"
import { type Figure, rangeSign, softened } from "./figure"
import { endsClause, type MeasureHit, measureAt } from "./measures"
import { numeralCharacters, numeralValue } from "./numerals"
import { buildTermIndex, longestAt } from "./term-index"

const run = new RegExp(`[${numeralCharacters}]+`, "y")
const digits = "一二两三四五六七八九"
const digit = `[${digits}]`
const wellFormed = new RegExp(
  `^(?:${digit}?千)?(?:[零〇]?${digit}?百)?(?:[零〇]?${digit}?十)?(?:[零〇]?${digit})?(?:[万亿]+(?:[零〇]?${digit}?千)?(?:[零〇]?${digit}?百)?(?:[零〇]?${digit}?十)?(?:[零〇]?${digit})?)*$`,
)
/** 两三(次), 七八(户), 二三十(人), 十五六(天): nobody counted. */
const guess =
  /^(?:[一二两三四五六七八九十百]*(?:一两|两三|二三|三四|三五|四五|五六|六七|七八|八九)[十百千万]*)$/
const han = /[\u4e00-\u9fff]/
const fraction = new RegExp(
  `(百|千|万|[${numeralCharacters}]+)分之([${numeralCharacters}半]+)(?:点([零〇一二三四五六七八九]{1,3}))?`,
  "y",
)
const decimal = new RegExp(`([${numeralCharacters}]+)点([零〇一二三四五六七八九]{1,3})(万亿|[万亿])?`, "y")
const gate = new RegExp(
  `(?:${measures.gates.join("|")}|[期任服]满|限期|压缩[至到]|压减[至到]|驻村|轮岗|试行|历经|(?<![使采启租通])用)[了达]?$`,
)
const openEnd = new RegExp(`^(?:${measures.openEnds.join("|")})`)
const gated = new Set(measures.gatedUnits)
const heads = new Map(
  Object.entries(sloganHeads).map(([unit, words]) => [unit, buildTermIndex(words.map((form) => ({ form })))]),
)
const rise =
  /(?:增长|增加|增产|增收|提升|提高|上升|上涨|上浮|扩大|下降|下跌|下滑|下浮|下调|减少|减轻|减产|降低|缩减|缩短|压缩|压减|压降|回落|回升|节约|节省|节水|多收|少收|占|占比|占到|完成|超过?|近|达到?|约|不足|不到|仅|只有|将近|[降涨跌减增])了?$/
/** Words behind which a share can only be a share, whatever follows it: 有七成农户, 占总数的六成. */
const shareBefore = /(?:[有达到近约超的过余由从至逾了]|另有|其余)$/
/** 六成时间耗在表格上, 八成群众叫得出名字 */
const sharedNoun =
  /^(?:的?(?:时间|精力|群众|党员|农户|村民|居民|职工|员工|学生|教师|老师|家长|干部|收入|利润|产值|产量|面积|土地|耕地|资金|经费|项目|问题|案件|工单|诉求|投诉|用户|住户|客户|商户|企业|村子|家庭|老人|病人|患者|游客|旅客|订单|业务|人员|劳力|劳动力|活动|会议)|人(?!立|才)|(?:留给|用于|用在|用到|来自|出自|花在|投向|投入|流向|归于?|集中在|分布在|没有?|靠|以上))/
const shareAfter = /^(?:[，。；、！？）,;.\s]|$|[以之][上下内]|左右|[多半余]|的(?!把握|可能))/

/**
 * The figure whose Chinese numeral begins at `at`, or null: a measure word must follow, and neither the
 * numeral nor what stands around it may show a name, a slogan or a turn of speech. `end` is where the
 * numeral ends, figure or not.
 */
export function hanFigure(text: string, at: number): { figure: Figure | null; end: number } {
  run.lastIndex = at
  const word = run.exec(text)![0]
  const end = at + word.length
  const next = text[end]
  const special =
    next === "分" ? fractionAt(text, at) : next === "点" ? decimalAt(text, at) : halfOf(text, at, word)
  return { figure: special ?? counted(text, at, word), end }
}

function fractionAt(text: string, at: number): Figure | null {
  fraction.lastIndex = at
  const match = fraction.exec(text)
  if (!match) return null
  const below = numeralValue(match[1]!)
  const whole = match[2] === "半" ? 0.5 : numeralValue(match[2]!)
  const decimals = match[3] === undefined ? 0 : Number(`0.${decimalDigits(match[3])}`)
  const above = whole === null ? null : whole + decimals
  const scale = { 百: "%", 千: "‰" }[match[1]!] ?? null
  const value = above === null || !below ? null : scale ? above : above / below
  return {
    from: softened(text, at) ? at - 1 : at,
    to: fraction.lastIndex,
    value,
    unit: scale,
    approx: softened(text, at),
  }
}

/** 三点五公里, 一点二亿元; 八点三人 of a time of the day is none. */
function decimalAt(text: string, at: number): Figure | null {
  decimal.lastIndex = at
  const match = decimal.exec(text)
  if (!match || /[午早晚晨夜天]$/.test(text.charAt(at - 1))) return null
  const measure = measureAt(text, decimal.lastIndex)
  const whole = numeralValue(match[1]!)
  if (!measure || measure.han === "never" || whole === null) return null
  const scale = { 万: 1e4, 亿: 1e8, 万亿: 1e12 }[match[3] ?? ""] ?? 1
  const value = Number(((whole + Number(`0.${decimalDigits(match[2]!)}`)) * scale).toPrecision(12))
  return { from: at, to: measure.to, value, unit: measure.unit, approx: false }
}

function decimalDigits(word: string): string {
  return [...word].map((c) => numeralValue(c)).join("")
}

/** 一半 counts where something is compared; elsewhere it is a turn of speech. */
function halfOf(text: string, at: number, word: string): Figure | null {
  if (word !== "一" || text[at + 1] !== "半") return null
  const before = text.slice(Math.max(0, at - 4), at)
  const open = openEnd.test(text.slice(at + 2, at + 4))
  if (!open && !rise.test(before) && !/(?<!成功)(?:的|[占有剩掉于])$/.test(before)) return null
  return { from: at, to: at + 2, value: 0.5, unit: null, approx: false }
}

function counted(text: string, at: number, word: string): Figure | null {
  const before = text.charAt(at - 1)
  let from = at
  let p = at + word.length
  let approx = false
  let numeral = word
  const next = text.charAt(p)
  if ((next === "余" || next === "多" || next === "来" || next === "几") && /[十百千万亿]$/.test(word)) {
    approx = true
    p++
    const myriad = /^[万亿]+/.exec(text.slice(p, p + 2))
    if (myriad) {
      numeral += myriad[0]
      p += myriad[0].length
    }
  }
  // 三至五名: the numeral before the sign has no measure word of its own.
  let range = false
  rangeSign.lastIndex = p
  if (!approx && rangeSign.test(text)) {
    run.lastIndex = rangeSign.lastIndex
    const second = run.exec(text)
    if (second && isNumeral(second[0])) {
      range = true
      p = run.lastIndex
    }
  }
  const measure = measureAt(text, p)
  // 千余党员, 十万余游客: 余 says that somebody counted; nothing else stands in for a measure word.
  if (!measure && next === "余" && isNumeral(numeral) && han.test(text.charAt(p)))
    return { from: at, to: p, value: numeralValue(numeral), unit: null, approx }
  if (!measure || measure.han === "never") {
    return measure === null && text[p] === "番"
      ? doubled(text, at, p, word)
      : tenthsAt(text, at, p, range ? "" : word)
  }
  if (!isNumeral(numeral)) return null
  if (text.startsWith("个多", p)) approx = true
  let value = guess.test(word) || range ? null : numeralValue(numeral)
  if (guess.test(word) || range) approx = true

  // 数十, 几百, 上千, 近万: the word before makes an amount of a bare 十, 百, 千, 万.
  const bare = /^[百千万亿]+$/.test(numeral)
  if (/^[十百千万亿]/.test(word)) {
    if (
      (before === "数" && !/[人户次总件指参分岁个基系份]/.test(text.charAt(at - 2))) ||
      before === "几" ||
      (before === "成" && bare)
    ) {
      from = at - 1
      value = null
      approx = true
    } else if (before === "上" && bare && !/[以线网会之马]/.test(text.charAt(at - 2))) {
      from = at - 1
      approx = true
    }
  }
  if (from === at && softened(text, at)) {
    from = at - 1
    approx = true
  }
  if (bare && !approx && from === at && !text.startsWith("以上", measure.to))
    if (!/(?:[超过达破]|不足|不到|低于)$/.test(text.slice(Math.max(0, at - 2), at))) return null

  if (!allowed(text, from, numeral, value, approx, measure)) return null
  if (gated.has(measure.unit) && !durationMeant(text, from, measure, numeral)) return null
  const slogans = heads.get(measure.unit)
  if (slogans && numeral.length === 1 && !approx && longestAt(slogans, text, measure.to)) return null
  if (numeral.length === 1 && (inSloganRow(text, from) || inPairedName(text, from))) return null
  // 雪亮工程三期, 引水项目二期
  if (measure.unit === "期" && !approx && /[程目区园”]/.test(text.charAt(from - 1))) return null
  // 十亿元项目, 百万元以上村 name a class.
  if (measure.unit === "元" && /^[十百千]?[万亿]$/.test(numeral)) {
    const behind = text.slice(measure.to, measure.to + 8)
    if (grade.test(behind.replace(/^以[上下]的?/, ""))) return null
  }
  if (numeral.length === 1 && !approx && (inPair(text, measure) || headsScheme(text, from, measure)))
    return null
  // 有三件：… announces a list.
  if ((before === "有" || before === "是") && /[：:]/.test(text.charAt(measure.to))) return null
  // 排名后两位 is a rank.
  if (measure.unit === "位" && (before === "后" || before === "末")) return null
  // 三组, 十一组 are places of a village; 十余组 are counted.
  if (measure.unit === "组" && !approx) return null
  // 十里坪, 八里庄
  if (measure.unit === "里" && !approx && !endsClause(text, measure.to) && text[measure.to] !== "路")
    return null
  const half = halfBehind(text, measure, approx)
  return {
    from,
    to: measure.to + (half?.length ?? 0),
    value: value === null ? null : value + (half ? 0.5 : 0),
    unit: half?.unit ?? measure.unit,
    approx,
  }
}

const halfUnit = /半(个?小时|月|天|年)/y

/** What 半 behind a measure word adds: 一年半, 三亩半, 两个半小时. */
function halfBehind(
  text: string,
  measure: MeasureHit,
  approx: boolean,
): { length: number; unit: string } | null {
  if (text[measure.to] !== "半" || approx) return null
  halfUnit.lastIndex = measure.to
  const match = measure.unit === "个" ? halfUnit.exec(text) : null
  if (match) return { length: match[0].length, unit: match[1] === "月" ? "个月" : match[1]! }
  return endsClause(text, measure.to + 1) ? { length: 1, unit: measure.unit } : null
}

const sloganRow =
  /一[个条支项张套本][\u4e00-\u9fff]{1,8}、(?:[两二三四五六七八九][个条支项张套本大][\u4e00-\u9fff]{1,8}、)*$/

/** 一个中心、两条主线、三支队伍: a row that begins with 一个 sets out a scheme and counts nothing. */
function inSloganRow(text: string, from: number): boolean {
  return text[from - 1] === "、" && sloganRow.test(text.slice(Math.max(0, from - 50), from))
}

const scheme = /(?:聚焦|紧盯|紧扣|围绕|坚持|突出|做到|做好|树牢|把握|实现|抓好|抓实|落实)(?:好|了)?$/

/** 聚焦三个“强化”, 抓实两项“基本功”: what is announced, not counted. */
function headsScheme(text: string, from: number, measure: MeasureHit): boolean {
  return (
    /^[个项条支件]$/.test(measure.unit) &&
    /["“‘]/.test(text.charAt(measure.to)) &&
    scheme.test(text.slice(Math.max(0, from - 3), from))
  )
}

const grade = /^(?:级|项目|产业|企业|园区|工程|集群|大县|强县|镇|村)/
const pairs = new RegExp(`^[所站院室园庭厅][${digits}][\\u4e00-\\u9fff]`)

/** 三所一庭, 两站一中心: a name of pairs by its first half. */
function inPair(text: string, measure: MeasureHit): boolean {
  const next = text[measure.to]
  if (next === undefined || !digits.includes(next)) return false
  if (!pairs.test(text.slice(measure.to - 1, measure.to + 2))) return false
  return (measureAt(text, measure.to + 1)?.han ?? "never") === "never"
}

/** 五办一所, 两站三中心: a name of pairs. 三年两次 and 一村两名 say how much for what. */
function inPairedName(text: string, from: number): boolean {
  return (
    from >= 2 &&
    numeralCharacters.includes(text.charAt(from - 2)) &&
    han.test(text.charAt(from - 1)) &&
    !numeralCharacters.includes(text.charAt(from - 3) || "，") &&
    !/[年月周天日季时人名个户村组次场届期批车班校家镇乡岗余多元亩万省市县区件项条处]/.test(
      text.charAt(from - 1),
    )
  )
}

function isNumeral(word: string): boolean {
  if (guess.test(word)) return true
  return wellFormed.test(word) && numeralValue(word) !== null
}

/** 翻一番, 翻了两番. */
function doubled(text: string, at: number, p: number, word: string): Figure | null {
  const before = text.slice(Math.max(0, at - 3), at)
  if (!/翻了?近?$/.test(before)) return null
  return {
    from: /[翻近]$/.test(before) ? at - 1 : at,
    to: p + 1,
    value: numeralValue(word),
    unit: "番",
    approx: before.endsWith("近"),
  }
}

/**
 * 三成, 一成半, 两成多, 三至四成, 六七成: after a word of growth or share, or where the clause ends. 成 begins too many
 * other words (三成立, 一成不变) to count before any noun.
 */
function tenthsAt(text: string, at: number, p: number, word: string): Figure | null {
  if (text[p] !== "成" || ![...word].every((c) => digits.includes(c)) || word.length > 2) return null
  if (word.length === 2 && !guess.test(word)) return null
  const before = text.slice(Math.max(0, at - 4), at)
  const soft = softened(text, at)
  const after = text.slice(p + 1, p + 4)
  if (/^(?:不变|[立为员果效绩功本长就熟型都交品分])/.test(after)) return null
  const known = soft || rise.test(before) || shareBefore.test(before) || shareAfter.test(after)
  if (!known && !sharedNoun.test(text.slice(p + 1, p + 5))) return null
  const from = soft ? at - 1 : at
  let to = p + 1
  let value = word.length === 1 ? numeralValue(word) : null
  let approx = soft || value === null
  const more = text.charAt(to)
  if (digits.includes(more) && more !== "" && more !== "两" && shareAfter.test(text.slice(to + 1, to + 4))) {
    to++
    if (value !== null) value += (numeralValue(more) ?? 0) / 10
  } else if (more === "半" && shareAfter.test(text.slice(to + 1, to + 4))) {
    to++
    if (value !== null) value += 0.5
  } else if (more === "多" || more === "余") {
    to++
    approx = true
  }
  return { from, to, value, unit: "成", approx }
}

function allowed(
  text: string,
  from: number,
  numeral: string,
  value: number | null,
  approx: boolean,
  measure: MeasureHit,
): boolean {
  const behind = endsClause(text, measure.to)
  if (numeral === "一") return oneAllowed(text, from, measure, behind)
  // 二 counts with few measure words; 二次, 二期, 二类 are second ones.
  if (numeral === "二" && !/^(?:名|人|户|件|亩|万|元|个百分点|人次)/.test(measure.unit)) return false
  const many = approx || value === null || value >= 10
  switch (measure.han) {
    case "both":
      return true
    case "after":
      return many || behind || acted.test(text.slice(Math.max(0, from - 4), from))
    case "tens":
      return many
    case "never":
      return false
  }
}

const notOne =
  /[每这那某另同任第统唯单逐万专整各哪首头再又上下有无是为作不没非惟归划齐均如前后当连接挨赛胜比]$/
/** 集中到一处, 各管一段, 跑一遍: one place, stretch or pass of whatever it may be. */
const notOneAs: Readonly<Record<string, RegExp>> = {
  处: /[到在于往至向使聚放搬]$/,
  段: /./,
  遍: /./,
  组: /./,
  次: /(?:[跑办进填收看想]|最多|只|一年|一月|(?:没|未|不曾)[^，。；、]{0,5})$/,
}
/** 每月开展一次主题党日: how often says how much, whatever is done once. */
const often = /(?:每|至少)[^，。；、]{0,8}$/
/** 引进一名博士 tells a result, 由一名青年党员主讲 does not. */
const gained =
  /(?:引进|新增|增设|配备|配齐|选派|派出|发展|聘请|选聘|招聘|招录|录用|培养|培育|提拔|选拔|转化|建成|新建|建起|修建|打造|创建|改造|修复|架设|安装|[栽建修买添]|处分|处理|查处|开除|劝退|慰问|资助|吸纳|安置|挽救|抓获|救出|出版|发表|刊发)了?$/
/** 打了三口井, 开办两期夜校: done, so counted, whatever noun follows. */
const acted =
  /(?:了|举办|开办|开设|开展|新打|打成|购置|新购|收到|收获|赠送|编印|印发|制作|新增|新建|增设|架设|安装|拍摄|排演|配备)$/
/** 一名党员一面旗帜, 一名党员就是一盏灯, 一座城、一群人 */
const oneOfRow = /^[\u4e00-\u9fff]{1,5}?(?:就?是|、)?一[名面座盏个颗棵把团群件条支滴份]/
const incident = /^(?:案|事故|事件|纠纷|矛盾|信访|违纪|问题)/
const found = /(?:查处|立案|化解|调解|调处|处理|处置|案件|事故|事件|纠纷|侦破|破获)$/

/** 一个 is never evidence; 一名, 一座 are; 一人, 一项 only where no noun follows, so 一人一策 and 一项任务 are not. */
function oneAllowed(text: string, from: number, measure: MeasureHit, behind: boolean): boolean {
  const before = text.slice(Math.max(0, from - 3), from)
  if (gated.has(measure.unit)) return true
  if (measure.one === "never" || notOne.test(before)) return false
  if (saidAgain(text, from, measure)) return false
  if (measure.unit === "起")
    return found.test(before) || incident.test(text.slice(measure.to, measure.to + 2))
  if (notOneAs[measure.unit]?.test(text.slice(Math.max(0, from - 8), from))) return false
  if (/\d/.test(text.charAt(measure.to)) || oneOfRow.test(text.slice(measure.to, measure.to + 8)))
    return false
  if (measure.unit === "次")
    return (
      (behind || often.test(text.slice(Math.max(0, from - 12), from))) &&
      !/^[次性又]/.test(text.slice(measure.to))
    )
  if (measure.one === "both" && !behind)
    return (
      gained.test(text.slice(Math.max(0, from - 4), from)) ||
      often.test(text.slice(Math.max(0, from - 12), from))
    )
  return measure.one === "both" || behind || (text[measure.to] === "半" && measure.one === "after")
}

/** 演一场补一场, 查实一起、通报一起、处理一起: one of each, however many there may be. */
function saidAgain(text: string, from: number, { to }: MeasureHit): boolean {
  const word = text.slice(from, to)
  const near = text.slice(Math.max(0, from - 16), to + 16)
  const first = near.indexOf(word)
  const last = near.lastIndexOf(word)
  if (first === last) return false
  // 获奖一次，被约谈一次 counts both; said three times on end, or with nothing between, it counts neither.
  if (near.indexOf(word, first + 1) !== last)
    return /[起处户家件]$/.test(word) && !/[。；！？]/.test(near.slice(first, last))
  return verbOnly.test(near.slice(first + word.length, last))
}

const verbOnly = /^[\u4e00-\u9fff]{1,4}$/

const spanEnd = /^(?:半?(?:[，。；、！？）,;]|\s|$)|半?[以之]?[内上])/

/** A length of time is a figure after 历时, 连续 and the like, or before 内; otherwise it says when. */
function durationMeant(text: string, from: number, measure: MeasureHit, numeral: string): boolean {
  const before = text.slice(Math.max(0, from - 5), from)
  if (gate.test(before)) return true
  // 一个月内被通报两回: 一个 counts nothing.
  if (numeral === "一" && measure.unit.startsWith("个")) return false
  // 三天一督查, 两个月一调度
  if (text[measure.to] === "一") return false
  if (measure.unit === "天" || measure.unit.endsWith("小时") || measure.unit === "分钟")
    return numeral !== "一"
  // 跟班两周，: what took so long stands before it. 近两周 and 三个月， of a new sentence say when.
  if (/^[周月]$|个月$/.test(measure.unit) && numeral !== "一")
    if (
      /[\u4e00-\u9fff](?<![近前后这那上下头未来隔每过去去最第新任整])$/.test(before) &&
      spanEnd.test(text.slice(measure.to, measure.to + 2))
    )
      return true
  return /^(?:以?内|之内)/.test(text.slice(measure.to, measure.to + 2)) && !/[近这前未来]$/.test(before)
}

const half = /半(个?小时|个月|年|天)/y

/** 半年, 半个月 as a length of time, on the same terms as 三个月. */
export function halfFigure(text: string, at: number): Figure | null {
  half.lastIndex = at
  const match = half.exec(text)
  if (!match) return null
  const before = text.slice(Math.max(0, at - 5), at)
  const to = half.lastIndex
  if (/[上下每前后大小近多这那]$/.test(before)) return null
  if (!gate.test(before) && !openEnd.test(text.slice(to, to + 2))) return null
  return { from: at, to, value: 0.5, unit: match[1]!, approx: false }
}
