import { numeralValue } from "./numerals"

/** A year that a text names. */
export interface YearMention {
  from: number
  to: number
  year: number
}

const mention =
  /(?<![\d〔[(（])((?:19|20)\d{2})(?:年|(?=[—–\-~～至]+(?:19|20)\d{2}))|([一二][〇零○一二三四五六七八九]{3})年/g

/** Years named with 年, and the first year of a range. */
export function findYears(text: string): YearMention[] {
  return Array.from(text.matchAll(mention), (m) => ({
    from: m.index,
    to: m.index + m[0].length,
    year: m[1] ? Number(m[1]) : (numeralValue(m[2]!.replaceAll("○", "〇")) ?? 0),
  }))
}
