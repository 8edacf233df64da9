import { type Figure, rangeSign } from "./figure"
import { measureAt, strangeUnitEnd } from "./measures"
import { skipSpace } from "./names"

const number = /\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d{1,3}(?:[ {3}]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/y
// A full-width comma also stands between two numbers; as a separator it must have a sum of money or the like behind it.
const wideGrouped = /\d{1,3}(?:，\d{3})+(?=\s?(?:[余多]?[万亿]?(?:元|亩|吨|人次|千瓦时|平方米)))/y
const ratioSign = /[∶:：/\s比]/
const ratio = /\d+(?:\.\d+)?(?:(?:\s?[∶:：]\s?|比)\d+(?:\.\d+)?)+/y
const fraction = /\d{1,3}\/\d{1,3}(?![\d/])/y
const scales: readonly (readonly [string, number])[] = [
  ["万亿", 1e12],
  ["千万", 1e7],
  ["百万", 1e6],
  ["十万", 1e5],
  ["亿", 1e8],
  ["万", 1e4],
  ["千", 1e3],
  ["百", 1e2],
]

const scaleFirst = /[万亿千百十]/

interface Amount extends Figure {
  /** Does it end with a unit, and not with a bare number, 万 or %? */
  whole: boolean
}

/** The figure whose first digit stands at `at` of a text in half-width form: number, approximator, 万 or 亿, unit. */
export function arabicFigure(text: string, at: number): Figure {
  let end = at + 1
  while (isDigit(text, end) || text[end] === ".") end++
  // What stands behind the digits tells at once that most numbers are no ratio and no fraction.
  if (ratioSign.test(text.charAt(end))) {
    const special = ratioAt(text, at) ?? fractionAt(text, at)
    if (special) return special
  }
  const first = amountAt(text, at)
  rangeSign.lastIndex = first.to
  const sign = rangeSign.exec(text)
  if (!sign || !isDigit(text, rangeSign.lastIndex)) return first
  const word = /[至到]/.test(sign[0])
  // 由3个到8个 tells of a change: two figures.
  if (word && (first.whole || /[由从]$/.test(text.slice(Math.max(0, at - 1), at)) || leadsFrom(text, at)))
    return first
  const second = amountAt(text, rangeSign.lastIndex)
  if (first.unit !== null && second.unit !== first.unit) return first
  return { from: at, to: second.to, value: null, unit: second.unit, approx: true }
}

/** 由78%提高到…, 从…: the first of two states. */
function leadsFrom(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 6), at)
  return /[由从][^，。；、]*$/.test(before)
}

function isDigit(text: string, at: number): boolean {
  const c = text.charCodeAt(at)
  return c >= 0x30 && c <= 0x39
}

function ratioAt(text: string, at: number): Figure | null {
  ratio.lastIndex = at
  return ratio.test(text) ? { from: at, to: ratio.lastIndex, value: null, unit: null, approx: false } : null
}

function fractionAt(text: string, at: number): Figure | null {
  fraction.lastIndex = at
  const match = fraction.exec(text)
  if (!match) return null
  const [above, below] = match[0].split("/").map(Number) as [number, number]
  const value = below === 0 ? null : above / below
  return { from: at, to: fraction.lastIndex, value, unit: null, approx: false }
}

function amountAt(text: string, at: number): Amount {
  const pattern =
    text.slice(at + 1, at + 4).includes("，") && matches(wideGrouped, text, at) ? wideGrouped : number
  pattern.lastIndex = at
  const match = pattern.exec(text)!
  let to = pattern.lastIndex
  const written = Number(match[0])
  let value = Number.isNaN(written) ? Number(match[0].replace(/[,，\s]/g, "")) : written
  let approx = false
  let p = to
  for (let step = 0; step < 5; step++) {
    const s = skipSpace(text, p)
    const measure = measureAt(text, s)
    if (measure) {
      if ((step > 0 && p > to) || text.startsWith("个多", s)) approx = true
      const percent = measure.unit === "%" || measure.unit === "‰"
      return { from: at, to: measure.to, value, unit: measure.unit, approx, whole: !percent }
    }
    const c = text.charAt(s)
    if (c === "余" || c === "多" || c === "来" || c === "几") {
      if (p > to) break
      p = s + 1
      // 多, 来 and 几 need what follows; 20余 stands by itself.
      if (c === "余") {
        to = p
        approx = true
      }
      continue
    }
    const scale = scaleFirst.test(c) ? scales.find(([word]) => text.startsWith(word, s)) : undefined
    if (!scale) break
    if (p > to) approx = true
    value *= scale[1]
    p = to = s + scale[0].length
  }
  const strange = strangeUnitEnd(text, p)
  if (strange > p)
    return {
      from: at,
      to: strange,
      value: tidy(value),
      unit: text.slice(p, strange),
      approx: approx || /[余多来几]/.test(text.charAt(p - 1)),
      whole: true,
    }
  return { from: at, to, value: tidy(value), unit: null, approx, whole: false }
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}

/** 4.35万 is 43500, not 43499.999…: twelve digits are more than any report states. */
function tidy(value: number): number {
  if (Number.isInteger(value)) return value
  return Number(value.toPrecision(12))
}
