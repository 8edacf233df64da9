import { measures, sloganHeads } from "../library/terms"
import { type Figure, rangeSign, softened } from "./figure"
import { endsClause, type MeasureHit, measureAt } from "./measures"
import { numeralCharacters, numeralValue } from "./numerals"
import { buildTermIndex, longestAt } from "./term-index"

const run = new RegExp(`[${numeralCharacters}]+`, "y")
const digit = "[一二两三四五六七八九]"
const wellFormed = new RegExp(
  `^(?:${digit}?千)?(?:[零〇]?${digit}?百)?(?:[零〇]?${digit}?十)?(?:[零〇]?${digit})?(?:[万亿]+(?:[零〇]?${digit}?千)?(?:[零〇]?${digit}?百)?(?:[零〇]?${digit}?十)?(?:[零〇]?${digit})?)*$`,
)
/** 两三(次), 七八(户), 二三十(人), 十五六(天): nobody counted. */
const guess =
  /^(?:[一二两三四五六七八九十百]*(?:一两|两三|二三|三四|三五|四五|五六|六七|七八|八九)[十百千万]*)$/
const han = /[\u4e00-\u9fff]/
const fraction = new RegExp(`(百|千|万|[${numeralCharacters}]+)分之([${numeralCharacters}半]+)`, "y")
const gate = new RegExp(`(?:${measures.gates.join("|")})[了达]?$`)
const openEnd = new RegExp(`^(?:${measures.openEnds.join("|")})`)
const gated = new Set(measures.gatedUnits)
const heads = new Map(
  Object.entries(sloganHeads).map(([unit, words]) => [unit, buildTermIndex(words.map((form) => ({ form })))]),
)
const rise =
  /(?:增长|增加|提升|提高|上升|下降|减少|降低|缩减|压缩|压减|占|占比|完成|超过?|近|达到?|约|不足|不到|仅)了?$/

/**
 * The figure whose Chinese numeral begins at `at`, or null: a measure word must follow, and neither the
 * numeral nor what stands around it may show a name, a slogan or a turn of speech. `end` is where the
 * numeral ends, figure or not.
 */
export function hanFigure(text: string, at: number): { figure: Figure | null; end: number } {
  run.lastIndex = at
  const word = run.exec(text)![0]
  const end = at + word.length
  return { figure: fractionAt(text, at) ?? halfOf(text, at, word) ?? counted(text, at, word), end }
}

function fractionAt(text: string, at: number): Figure | null {
  fraction.lastIndex = at
  const match = fraction.exec(text)
  if (!match) return null
  const below = numeralValue(match[1]!)
  const above = match[2] === "半" ? 0.5 : numeralValue(match[2]!)
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

/** 一半 counts where something is compared; elsewhere it is a turn of speech. */
function halfOf(text: string, at: number, word: string): Figure | null {
  if (word !== "一" || text[at + 1] !== "半") return null
  const before = text.slice(Math.max(0, at - 4), at)
  if (!rise.test(before) && !openEnd.test(text.slice(at + 2, at + 4))) return null
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
      : percentLike(text, at, p, word, numeral)
  }
  if (!isNumeral(numeral)) return null
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
  const led = from < at || /[超过达破]$/.test(before)
  if (bare && !approx && !led && !text.startsWith("以上", measure.to)) return null

  if (!allowed(text, from, numeral, value, approx, measure)) return null
  if (gated.has(measure.unit) && !durationMeant(text, from, measure, numeral)) return null
  const slogans = heads.get(measure.unit)
  if (slogans && numeral.length === 1 && !approx && longestAt(slogans, text, measure.to)) return null
  if (numeral.length === 1 && inSloganRow(text, from)) return null
  return { from, to: measure.to, value: value === null ? null : value, unit: measure.unit, approx }
}

const sloganRow =
  /一[个条支项张套本][\u4e00-\u9fff]{1,8}、(?:[两二三四五六七八九][个条支项张套本大][\u4e00-\u9fff]{1,8}、)*$/

/** 一个中心、两条主线、三支队伍: a row that begins with 一个 sets out a scheme and counts nothing. */
function inSloganRow(text: string, from: number): boolean {
  return text[from - 1] === "、" && sloganRow.test(text.slice(Math.max(0, from - 50), from))
}

function isNumeral(word: string): boolean {
  if (guess.test(word)) return true
  return wellFormed.test(word) && numeralValue(word) !== null
}

/** 翻一番, 翻了两番. */
function doubled(text: string, at: number, p: number, word: string): Figure | null {
  const before = text.slice(Math.max(0, at - 2), at)
  if (!/翻了?$/.test(before)) return null
  return {
    from: before.endsWith("翻") ? at - 1 : at,
    to: p + 1,
    value: numeralValue(word),
    unit: "番",
    approx: false,
  }
}

/** 三成 after a word of growth or share, or before 以上: 成 begins too many other words. */
function percentLike(text: string, at: number, p: number, word: string, numeral: string): Figure | null {
  if (text[p] !== "成" || !/^[一二两三四五六七八九]$/.test(word)) return null
  const before = text.slice(Math.max(0, at - 4), at)
  const after = text.slice(p + 1, p + 3)
  if (!rise.test(before) && !/^(?:以上|左右|多|半)/.test(after)) return null
  const from = softened(text, at) ? at - 1 : at
  return { from, to: p + 1, value: numeralValue(numeral), unit: "成", approx: from < at }
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
      return many || behind
    case "tens":
      return many
    case "never":
      return false
  }
}

const notOne = /[每这那某另同任第统唯单逐万专整各哪首头再又上下有无是为作不没非惟归划齐均如前后当连]$/
const incident = /^(?:案|事故|事件|纠纷|矛盾|信访|违纪|问题)/
const found = /(?:查处|立案|化解|调解|调处|处理|处置|案件|事故|事件|纠纷|侦破|破获)$/

/** 一个 is never evidence; 一名, 一座 are; 一人, 一项 only where no noun follows, so 一人一策 and 一项任务 are not. */
function oneAllowed(text: string, from: number, measure: MeasureHit, behind: boolean): boolean {
  const before = text.slice(Math.max(0, from - 3), from)
  if (gated.has(measure.unit)) return true
  if (measure.one === "never" || notOne.test(before)) return false
  if (measure.unit === "起")
    return found.test(before) || incident.test(text.slice(measure.to, measure.to + 2))
  if (measure.unit === "次") return !/^[次性]/.test(text.slice(measure.to))
  return measure.one === "both" || behind
}

/** A length of time is a figure after 历时, 连续 and the like, or before 内; otherwise it says when. */
function durationMeant(text: string, from: number, measure: MeasureHit, numeral: string): boolean {
  const before = text.slice(Math.max(0, from - 5), from)
  if (gate.test(before)) return true
  if (measure.unit === "天" || measure.unit.endsWith("小时") || measure.unit === "分钟")
    return numeral !== "一"
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
