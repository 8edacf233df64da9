import { numeralValue } from "./numerals"

/** A calendar date as far as a text names it; `day` or `month` is null when it does not. */
export interface DateMention {
  from: number
  to: number
  year: number
  month: number | null
  day: number | null
}

const digit = "[〇○OＯ零一二三四五六七八九\\d]"
const small = "(?:[一二三四五六七八九十]{1,3}|\\d{1,2})"
const pattern = new RegExp(
  `(${digit}{4})\\s*年(?:\\s*(${small})\\s*月)?(?:\\s*(${small})\\s*[日号])?|(?<![\\d.])((?:19|20)\\d{2})([-./])(\\d{1,2})(?:\\5(\\d{1,2}))?(?![\\d.])`,
  "g",
)

/** Dates and years of a text, 2025年12月30日, 二〇二五年十二月三十日, 2025.12.30. */
export function findDates(text: string): DateMention[] {
  const out: DateMention[] = []
  for (const m of text.matchAll(pattern)) {
    const year = value(m[1] ?? m[4]!)
    const month = value(m[2] ?? m[6])
    const day = value(m[3] ?? m[7])
    if (year === null || year < 1900 || year > 2999) continue
    if (month !== null && (month < 1 || month > 12)) continue
    if (day !== null && (day < 1 || day > 31)) continue
    out.push({ from: m.index, to: m.index + m[0].length, year, month, day: month === null ? null : day })
  }
  return out
}

function value(text: string | undefined): number | null {
  if (text === undefined) return null
  return /^\d+$/.test(text) ? Number(text) : numeralValue(text.replace(/[○OＯ]/g, "〇"))
}

/** `2025`, `2025-12` or `2025-12-30`. */
export function isoDate({ year, month, day }: DateMention): string {
  const two = (n: number | null) => (n === null ? "" : `-${String(n).padStart(2, "0")}`)
  return `${year}${two(month)}${two(day)}`
}
