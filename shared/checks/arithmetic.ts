import { perBlock } from "./facts"
import { isDigit } from "./marks"
import type { BlockFacts, LocalFix } from "./types"

/**
 * A quantity as arithmetic sees it. Offsets are UTF-16 code units in the block's text; `value` and `step` are in the
 * unit without 万 and 亿.
 */
export interface Figure {
  from: number
  to: number
  /** As written, its unit included. */
  text: string
  /** Null when the words give none (数十家) or when it is a range. */
  value: number | null
  /** 近, 约, 余, 以上 …: never the whole or a part of a sum that must come out. */
  approx: boolean
  /** What is counted by: 名, 人 and 位 are one, "" without a unit. */
  unit: string
  /** What the last digit written stands for: 1000 in 1.2万. */
  step: number
  /** What one of the number written stands for: 10000 in 1.2万. */
  scale: number
  /** The share of one that it says, for %, ‰, 成 and 三分之一; otherwise null. */
  share: number | null
  /** Running numbers in the block, of what ends in any mark but 、; in ；or 。; in 。. */
  clause: number
  part: number
  sentence: number
  /** Where its clause begins. */
  head: number
}

/** A figure that can be reckoned with. */
export type Exact = Figure & { value: number }

export function isExact(figure: Figure): figure is Exact {
  return figure.value !== null && !figure.approx
}

/** One name for what is counted alike. */
function nameOf(unit: string): string {
  if (unit === "名" || unit === "位") return "人"
  // 64台（套）
  if (unit.endsWith("）")) return nameOf(unit.slice(0, unit.indexOf("（")))
  return unit === "百分点" ? "个百分点" : unit
}

/** Ten thousand and its like are what they are; six digits of everything else. */
function tidyScale(scale: number): number {
  return Number.isInteger(scale) && scale < 1e6 ? scale : Number(scale.toPrecision(6))
}

/** The figures of a block, in the order of the text; none where there is only one. */
export const figuresOf = perBlock((block): readonly Figure[] =>
  block.quantities.length < 2 ? nothing : readFigures(block),
)

/** The figures of a block, in the order of the text. To be asked through `perBlock`. */
export function readFigures({ text, quantities }: BlockFacts): Figure[] {
  const figures: Figure[] = []
  let clause = 0
  let part = 0
  let sentence = 0
  let head = 0
  let at = 0
  for (const quantity of quantities) {
    for (; at < quantity.from; at++) {
      const code = text.charCodeAt(at)
      if (code > 0x3b && code !== 0x3002 && code < 0xff01) continue
      const depth = endOf(text, at)
      if (depth === 0) continue
      clause++
      head = at + 1
      if (depth > 1) part++
      if (depth > 2) sentence++
    }
    const { from, to, value, approx, unit } = quantity
    const { number, decimals } = readWritten(quantity.text)
    const scale = value && number && value !== number ? tidyScale(value / number) : 1
    figures.push({
      from,
      to,
      text: quantity.text,
      value,
      approx: approx || isTail(text, from),
      unit: unit === null ? "" : nameOf(unit),
      step: decimals === 0 ? scale : scale * 10 ** -decimals,
      scale,
      share: shareOf(quantity.text, value, unit),
      clause,
      part,
      sentence,
      head,
    })
  }
  return figures
}

const nothing: readonly Figure[] = []

/** Is it but the end of a number that is written as no number is: 26万 of 1百26万, 416 of 2，416? */
function isTail(text: string, from: number): boolean {
  if (from < 2 || !isDigit(text, from)) return false
  const sign = text.charCodeAt(from - 1)
  if (sign === 0xff0c) return isDigit(text, from - 2) && isDigit(text, from + 2) && !isDigit(text, from + 3)
  // 百 千 万 亿 十
  return sign === 0x767e || sign === 0x5343 || sign === 0x4e07 || sign === 0x4ebf || sign === 0x5341
}

/** What a group of three digits may be set off with: 1,260, 1，260, 1 260. */
const groupSigns = ",， \u00a0\u2002\u2009\u202f"
const grouping = /[,，\s]/g

/** The digits that a quantity begins with, 约, 近 or 逾 before them passed over; 0 when it begins with none. */
function readWritten(text: string): { number: number; decimals: number } {
  let from = 0
  if (!isDigit(text, 0)) {
    if (!"约近逾".includes(text.charAt(0)) || !isDigit(text, 1)) return noDigits
    from = 1
  }
  let to = from + 1
  let grouped = false
  for (; to < text.length; to++) {
    if (isDigit(text, to)) continue
    if (!isDigit(text, to + 1) || !groupSigns.includes(text.charAt(to))) break
    grouped = true
  }
  let decimals = 0
  if (text.charAt(to) === "." && isDigit(text, to + 1)) {
    const point = to++
    while (isDigit(text, to)) to++
    decimals = to - point - 1
  }
  const digits = text.slice(from, to)
  return { number: Number(grouped ? digits.replace(grouping, "") : digits), decimals }
}

const noDigits = { number: 0, decimals: 0 }

/** 0 within a clause, 1 at the end of one, 2 at ；, 3 at the end of a sentence. */
function endOf(text: string, at: number): number {
  switch (text.charAt(at)) {
    case "，":
    case "：":
    case "\n":
      return 1
    case ",":
      return /\d/.test(text.charAt(at + 1)) ? 0 : 1
    case "；":
    case ";":
      return 2
    case "。":
    case "！":
    case "？":
      return 3
    default:
      return 0
  }
}

function shareOf(text: string, value: number | null, unit: string | null): number | null {
  if (value === null) return null
  if (unit === "%") return value / 100
  if (unit === "‰") return value / 1000
  if (unit === "成") return value / 10
  return unit === null && /分之|一半/.test(text) ? value : null
}

/** Is it written as a share of something: 54.3%, 六成, 四分之一? */
export function isShare({ share, unit }: Figure): boolean {
  return share !== null || unit === "%" || unit === "‰" || unit === "成"
}

/** How well a written share fits one that was reckoned. */
export type Fit = "fits" | "rounded" | "wrong"

/**
 * Rounding and cutting off are both fair, by the digits written. `rounded`: it does not fit the figures as they are
 * written, but may fit those that they were rounded from.
 */
export function fitOf(written: Exact, low: number, reckoned: number, high: number): Fit {
  const share = written.share ?? written.value
  if (within(written, share, reckoned)) return "fits"
  const { below, above } = leeway(written, share)
  return share >= low - above && share <= high + below ? "rounded" : "wrong"
}

function within(written: Exact, share: number, reckoned: number): boolean {
  const { below, above } = leeway(written, share)
  return reckoned - share >= -below && reckoned - share <= above
}

/** How far what was reckoned may lie below and above what is written. */
function leeway(written: Exact, share: number): { below: number; above: number } {
  // 四成五 says more than 四成.
  if (written.unit === "成")
    return written.text.endsWith("五") ? { below: 0.03, above: 0.05 } : { below: 0.051, above: 0.1 }
  if (written.share !== null && written.unit === "") return { below: share * 0.1, above: share * 0.1 }
  const step = written.share === null ? written.step : (written.step * share) / (written.value || 1)
  return { below: step * 0.5001, above: step * 1.0001 }
}

/** Half of what its last digit stands for where it was rounded: 1.2万, 3.4%; a bare count is what it is. */
export function slack({ step, scale }: Figure): number {
  return step === 1 && scale === 1 ? 0 : step / 2
}

/** What part of the whole is, with the bounds that the rounding of both allows. */
export function ratio(part: Exact, whole: Exact): [low: number, reckoned: number, high: number] {
  return [
    (part.value - slack(part)) / (whole.value + slack(whole)),
    part.value / whole.value,
    (part.value + slack(part)) / Math.max(whole.value - slack(whole), Number.MIN_VALUE),
  ]
}

/** Twelve digits are more than any report states. */
export function tidy(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12))
}

/** The number of a figure, in the scale of another: 1.2 for 12000 beside 3.4万. */
export function scaled(value: number, { scale }: Figure): string {
  return String(tidy(value / scale))
}

/** The same figure with another value, as it would be written; null when it is not written in digits. */
export function rewritten(figure: Figure, value: number): string | null {
  const { text, scale, step } = figure
  const digits = /^\d{1,3}(?:[,，\s]\d{3})+(?!\d)|^\d+(?:\.\d+)?/.exec(text)
  if (!digits) return null
  const decimals = Math.max(0, Math.round(Math.log10(scale / step)))
  const number = tidy(value / scale)
  const shown = figure.share === null ? String(number) : number.toFixed(decimals)
  return shown.length > 12 ? null : shown + text.slice(digits[0].length)
}

/** The fix that writes another value in the place of a figure; never applied unasked: which figure is wrong nobody knows. */
export function rewrite(figure: Figure, value: number): LocalFix[] {
  const insert = rewritten(figure, value)
  if (insert === null || insert === figure.text) return []
  return [{ title: `改为“${insert}”`, edits: [{ from: figure.from, to: figure.to, insert }], safe: false }]
}

/** A share as a reader would say it beside one that is written, to one decimal at least. */
export function sayShare(reckoned: number, like: Figure): string {
  const [times, sign] = like.unit === "‰" ? [1000, "‰"] : [100, "%"]
  return `${Number((reckoned * times).toFixed(Math.max(1, decimalsOf(like))))}${sign}`
}

function decimalsOf({ text }: Figure): number {
  return /\.(\d+)/.exec(text)?.[1]?.length ?? 0
}
