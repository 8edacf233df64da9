import { type Allowed, measures } from "../library/terms"
import { buildTermIndex, longestAt } from "./term-index"

/** A measure word or unit where it stands. */
export interface MeasureHit {
  unit: string
  to: number
  /** May it follow a Chinese numeral, and 一? */
  han: Allowed
  one: "both" | "after" | "never"
}

const index = buildTermIndex(
  measures.groups.flatMap(({ han, one, units }) => units.map((form) => ({ form, han, one }))),
)
const letters = new Set(measures.letters)
const areas = buildTermIndex(measures.areas.map((form) => ({ form })))
const notBefore = measures.notBefore
const openBracket = /[(（]/
const closeBracket = /[)）]/
const letterUnit = /[A-Za-zμµ°][A-Za-z]*[²³23]?(?![A-Za-z0-9])/y
const rate = /\/(?=[^\s\d])/y
/** Many units are written in one code point: ㎡ stands for m². */
const squared: Readonly<Record<string, string>> = {
  "㎡": "平方米",
  "m²": "平方米",
  m2: "平方米",
  "㎥": "立方米",
  "㎞": "km",
  "㎏": "kg",
  "℃": "℃",
}

/**
 * The unit at a place of a text in half-width form, longest first: 个百分点 before 个, 人（次） as 人次,
 * 9个镇 with its noun when the clause ends there, 元/亩 with what it is counted by.
 */
export function measureAt(text: string, at: number): MeasureHit | null {
  const plain = plainMeasureAt(text, at)
  if (!plain) return null
  let { to } = plain
  let { unit } = plain
  if (openBracket.test(text.charAt(to))) {
    // 件（次）, 家（间）: a measure word alone in the brackets is part of the unit, a place （社区） is not.
    const inner = longestAt(
      index,
      text,
      to + 1,
      (entry, end) => closeBracket.test(text.charAt(end)) && entry.han !== "never",
    )
    if (inner) {
      to += inner.form.length + 2
      unit += inner.form
    }
  }
  if (unit === "个") {
    const area = longestAt(areas, text, to, (_, end) => endsClause(text, end))
    if (area) to += area.form.length
  }
  rate.lastIndex = to
  if (rate.test(text)) {
    const per = plainMeasureAt(text, to + 1)
    if (per) {
      to = per.to
      unit += `/${per.unit}`
    }
  }
  // Field by field: a spread takes four times as long, and every figure comes through here.
  return to === plain.to ? plain : { unit, to, han: plain.han, one: plain.one }
}

function plainMeasureAt(text: string, at: number): MeasureHit | null {
  const entry = longestAt(index, text, at, (candidate, to) => {
    const others = notBefore[candidate.form]
    return !others?.some((word) => text.startsWith(word, to))
  })
  if (entry) {
    return {
      unit: squared[entry.form] ?? entry.form,
      to: at + entry.form.length,
      han: entry.han,
      one: entry.one,
    }
  }
  const code = text.charCodeAt(at)
  if (!(code < 0x7b || code === 0xb0 || code === 0xb5 || code === 0x3bc)) return null
  letterUnit.lastIndex = at
  const match = letterUnit.exec(text)
  if (!match || !letters.has(match[0].toLowerCase())) return null
  // 5G, 4K and the like are names; the gramme is written g.
  if (/^[A-Z]$/.test(match[0]) && !/[VWALMT]/.test(match[0])) return null
  return { unit: squared[match[0]] ?? match[0], to: at + match[0].length, han: "never", one: "never" }
}

/** Does no noun follow? What is counted stood before the number then, or is left out. A quotation is a noun: 一批“土专家”. */
export function endsClause(text: string, at: number): boolean {
  if (at >= text.length) return true
  const c = text.charCodeAt(at)
  if (c === 0x201c || c === 0x2018 || c === 0x300a) return false
  return !(c >= 0x4e00 && c <= 0x9fff) || "以左和及与的并或、".includes(text.charAt(at))
}
