const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const myriads: ReadonlySet<string> = new Set("万亿")

/** Every character that a Chinese numeral can be written with. */
export const numeralCharacters = "零〇一二两三四五六七八九十百千万亿"

/**
 * The value of a Chinese numeral (`二百三十`, `一万二千`, `二〇二二`, `两`), or null when the characters are
 * none. A numeral without a unit is read digit by digit (二〇二二 = 2022). 半 and 几 are no numerals here.
 */
export function numeralValue(text: string): number | null {
  if (text === "") return null
  const byDigits = digitsOnly(text)
  if (byDigits !== undefined) return byDigits
  let total = 0 // 亿 and 万 that are complete
  let section = 0 // below 10,000
  let digit: number | null = null
  for (const c of text) {
    if (c in digits) {
      digit = digits[c]!
    } else if (c in units) {
      section += (digit ?? (section === 0 || c === "十" ? 1 : 0)) * units[c]!
      digit = null
    } else if (myriads.has(c)) {
      const below = section + (digit ?? 0)
      // 五万亿 multiplies what was read so far, 三亿五千万 adds to it.
      if (c === "亿") total = (below === 0 && total === 0 ? 1 : total + below) * 1e8
      else total += (below === 0 ? 1 : below) * 1e4
      section = 0
      digit = null
    } else return null
  }
  return total + section + (digit ?? 0)
}

/** The value of a numeral without units, null when it is none; undefined where there is a unit. */
function digitsOnly(text: string): number | null | undefined {
  let value: number | null = 0
  for (const c of text) {
    if (c in units || myriads.has(c)) return undefined
    const digit = digits[c]
    value = digit === undefined || value === null ? null : value * 10 + digit
  }
  return value
}

/**
 * Writes 1–99 as a list ordinal does: 一, 十, 十一, 二十, 二十一.
 *
 * @throws RangeError outside 1–99: no list of a report is longer
 */
export function numeral(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 99) throw new RangeError(`no list ordinal ${n}`)
  const names = "零一二三四五六七八九"
  const tens = Math.floor(n / 10)
  const ones = n % 10
  return (tens > 1 ? names[tens] : "") + (tens > 0 ? "十" : "") + (ones > 0 ? names[ones] : "")
}
