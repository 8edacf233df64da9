import { toHalfWidth } from "./half-width"

/** A year that a text names. Offsets are UTF-16 code units; 年 belongs to it when it follows. */
export interface YearMention {
  from: number
  to: number
  year: number
  /** As it stands there: 2022年, 二〇二二年, 22年, 2021 (in 2021—2025年). */
  written: string
  form: "arabic" | "han" | "short"
  /** First and last year of the range that it opens or closes (2021—2025年), or null. */
  range: readonly [number, number] | null
}

const zero = "〇零○◯ＯO0"
const pattern = new RegExp(
  `(?:(?<![\\dA-Za-z])(?<!\\d[.,])|(?<=(?:^|\\n)\\d{1,2}\\.)(?=20\\d\\d年))((?:1[89]|20)\\d\\d)(?!\\d)|([一二][九八${zero}][${zero}一二三四五六七八九]{2})(?=\\s?年)|(?<!\\d)['’‘]?(\\d{2})年(?=度|底|初|末|春|夏|秋|冬|[上下]半年|全年|\\d{1,2}月)`,
  "y",
)
/** 1 for every code unit that a year may begin with: the pattern is tried nowhere else. */
const starts = new Uint8Array(0x10000)
for (const c of "0123456789一二'’‘") starts[c.charCodeAt(0)] = 1
const yearBehind = /\s?年/y
const rangeAhead = /年?度?\s?(?:[-—–~～]{1,2}|至|到)\s?((?:1[89]|20)\d\d)(?!\d)(\s?(?:学?年|财年))?/y
const rangeBefore = /((?:1[89]|20)\d\d)年?度?\s?(?:[-—–~～]{1,2}|至|到)\s?$/
const listAhead = /[、,，和及与]\s?(?=(?:(?:1[89]|20)\d\d[、,，和及与]\s?){0,8}(?:1[89]|20)\d\d\s?年)/y
const dateAhead = /([./-])\d{1,2}(?:\1\d{1,2})?(?!\d|[%‰万亿元亩人名])/y
const bareAhead = /\s?(?:全年|上半年|下半年)/y
const paperAhead = /[〕\]］)）】]\s?(?:第?\s?[\dxX*]*\s?号)/y

/**
 * The years of a text: 2022年, both ends of 2021—2025年 and of 2020年至2023年, the year of a date (2023.05.12),
 * 二〇二二年, and 22年底 where two digits can only be a year. The year in the number of a paper
 * (〔2023〕12号) or of a standard (GB/T 9704—2012) is part of a name and left out.
 */
export function findYears(text: string): YearMention[] {
  return readYears(text, toHalfWidth(text))
}

/** The same for a text whose half-width form is at hand. */
export function readYears(text: string, plain: string): YearMention[] {
  const out: YearMention[] = []
  for (let i = 0; i < plain.length; i++) {
    if (starts[plain.charCodeAt(i)] === 0) continue
    pattern.lastIndex = i
    const match = pattern.exec(plain)
    if (!match) continue
    const from = i
    const end = from + match[0].length
    i = end - 1
    if (match[1] !== undefined) {
      const year = Number(match[1])
      const found = arabicYear(plain, from, end, year)
      if (found)
        out.push({
          from,
          to: found.to,
          year,
          written: text.slice(from, found.to),
          form: "arabic",
          range: found.range,
        })
    } else if (match[2] !== undefined) {
      const to = endOf(yearBehind, plain, end) ?? end
      const year = Number([...match[2]].map(hanDigit).join(""))
      if (year >= 1800 && year < 2100)
        out.push({ from, to, year, written: text.slice(from, to), form: "han", range: null })
    } else {
      const short = Number(match[3])
      if (short < 10) continue
      const year = short >= 60 ? 1900 + short : 2000 + short
      out.push({ from, to: end, year, written: text.slice(from, end), form: "short", range: null })
    }
  }
  return out
}

function arabicYear(
  text: string,
  from: number,
  end: number,
  year: number,
): { to: number; range: readonly [number, number] | null } | null {
  const to = endOf(yearBehind, text, end)
  rangeAhead.lastIndex = end
  const ahead = rangeAhead.exec(text)
  const before = rangeBefore.exec(text.slice(Math.max(0, from - 10), from))
  const range: readonly [number, number] | null = ahead
    ? [year, Number(ahead[1])]
    : before
      ? [Number(before[1]), year]
      : null
  if (to !== null) return { to, range }
  if (endOf(paperAhead, text, end) !== null) return null
  if (ahead && (ahead[2] !== undefined || endOf(yearlessEnd, text, rangeAhead.lastIndex) !== null))
    return { to: end, range }
  if (before && endOf(yearlessEnd, text, end) !== null) return { to: end, range }
  if (endOf(listAhead, text, end) !== null) return { to: end, range: null }
  // 9704—2012 is a standard, 010-2023… a telephone number.
  if (/\d\s?[-—–]{1,2}\s?$/.test(text.slice(Math.max(0, from - 5), from))) return null
  if (endOf(dateAhead, text, end) !== null) return { to: end, range: null }
  return endOf(bareAhead, text, end) === null ? null : { to: end, range: null }
}

/** Behind a range without 年 nothing may stand that makes amounts of it: 2000—2050元. */
const yearlessEnd = /(?!\s?[\d.余多万亿元亩人名户件份斤吨米次个%‰])/y

function endOf(sticky: RegExp, text: string, at: number): number | null {
  sticky.lastIndex = at
  return sticky.test(text) ? sticky.lastIndex : null
}

function hanDigit(c: string): number {
  const value = "零一二三四五六七八九".indexOf(c)
  return value < 0 ? 0 : value
}
