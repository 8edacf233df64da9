import { numeralValue } from "../text/numerals"

const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }
const piece = /(\d+(?:\.\d+)?|[一二两三四五六七八九])?([十百千万亿]*)/y

/**
 * The value of a number written half in digits and half in characters (4万5千, 三百20, 3亿4千万), or null when it is
 * not plainly one. Each part must be smaller than the one before it.
 */
export function mixedValue(text: string): number | null {
  if (!/\d/.test(text)) return numeralValue(text)
  let total = 0
  let least = Number.POSITIVE_INFINITY
  let at = 0
  while (at < text.length) {
    if (text[at] === "零") {
      at++
      continue
    }
    piece.lastIndex = at
    const match = piece.exec(text)
    if (!match || match[0] === "") return null
    const [whole, digits, units] = match
    let scale = 1
    for (const c of units!) scale *= scales[c]!
    const value =
      (digits === undefined ? 1 : /\d/.test(digits) ? Number(digits) : numeralValue(digits)!) * scale
    if (value >= least) return null
    total += value
    least = scale
    at += whole!.length
  }
  return Number(total.toPrecision(12))
}

/** A number as GB/T 15835 has it: 45000 is 4.5万, 3.4e8 is 3.4亿, 320 is 320. */
export function plainFigure(value: number): string {
  for (const [name, scale] of [
    ["亿", 1e8],
    ["万", 1e4],
  ] as const)
    if (value >= scale) {
      const short = String(Number((value / scale).toPrecision(12)))
      // 45678.9万 is no easier to read than the digits.
      if ((short.split(".")[1]?.length ?? 0) <= 4) return short + name
    }
  return String(value)
}
