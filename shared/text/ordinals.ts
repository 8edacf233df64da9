import { numeral } from "./numerals"

/**
 * How the items of one list are numbered. GB/T 9704—2012 7.3.3 orders four levels 一、（一）1.（1）;
 * reports also count 一是, 第一，, 首先， and ①.
 */
export const ordinalStyles = [
  "han", // 一、
  "hanParen", // （一） 〔一〕 (一)
  "arabic", // 1. 1、 1．
  "arabicParen", // （1） (1) 1）
  "circled", // ①
  "shi", // 一是 一要
  "di", // 第一， 第一、 第一
  "firstly", // 首先， 其次， 再次， 最后， 首先是
  "label", // 问题一： 原因在于： 措施1：
  "none",
] as const
export type OrdinalStyle = (typeof ordinalStyles)[number]

/** An ordinal as it was read. */
export interface Ordinal {
  /** As written, its punctuation included, white space around it not. */
  text: string
  style: OrdinalStyle
  /** null when the words give none (原因在于：). */
  n: number | null
}

const han = "[一二三四五六七八九十]{1,3}"
// 1.2025年… and 3.5月… : a full stop, then a date; 1.5 is a decimal.
const dot = "[.．](?:(?=(?:19|20)\\d{2}年|\\d{1,2}月)|(?!\\s?\\d))"
const shapes = {
  hanParen: new RegExp(`^[（(〔\\[【]\\s?(${han})\\s?[）)〕\\]】]、?`),
  shi: new RegExp(`^(${han})(?:是|要)(?!否|不是)[：:，,]?`),
  han: new RegExp(`^(${han})\\s?(?:[、，,]|[.．](?!\\d))`),
  di: new RegExp(`^第(${han})(?:[，,、：:]|(?=是))`),
  arabicParen: /^(?:[（(]\s?(\d{1,2})\s?[）)]、?|(\d{1,2})[）)])/,
  arabic: new RegExp(`^(\\d{1,2})(?:、|${dot})`),
  circled: /^([①-⑳⑴-⒇⒈-⒛㈠-㈩])/,
} as const

/** ① ⑴ ⒈ up to twenty, ㈠ up to ten: one character each. */
const series: readonly (readonly [first: number, count: number])[] = [
  [0x2460, 20],
  [0x2474, 20],
  [0x2488, 20],
  [0x3220, 10],
]

const firstly: readonly string[] = ["首先", "其次", "再次", "最后"]

/**
 * Reads the ordinal at the start of a text, which must not begin with white space.
 * Only shapes that can number an item are read; whether it does is for the reader to decide.
 */
export function readOrdinal(text: string): Ordinal | null {
  const styles = stylesByFirst.get(text.charAt(0))
  if (!styles) return null
  for (const style of styles) {
    const match = shapes[style].exec(text)
    if (!match) continue
    const n = ordinalNumber((match[1] ?? match[2])!)
    if (n === null || n < 1) continue
    return { text: match[0], style, n }
  }
  if (styles.length === 0) return readFirstly(text)
  return null
}

/** The shapes that may begin with a character, none for 首先 and its kin: most texts are done with this look. */
const stylesByFirst = new Map<string, readonly (keyof typeof shapes)[]>()
for (const first of "一二三四五六七八九十") stylesByFirst.set(first, ["shi", "han"])
for (const first of "（(〔[【") stylesByFirst.set(first, ["hanParen", "arabicParen"])
for (const first of "0123456789") stylesByFirst.set(first, ["arabicParen", "arabic"])
stylesByFirst.set("第", ["di"])
for (const first of circledOrdinals()) stylesByFirst.set(first, ["circled"])
/** 首先、其次、再者 and 首先、其次、再次、再者 */
const thirdly = "再者"
for (const word of firstly) stylesByFirst.set(word.charAt(0), [])

function readFirstly(text: string): Ordinal | null {
  for (let i = 0; i < firstly.length; i++) {
    const word = firstly[i]!
    if (text.startsWith(word) && /[，,、是]/.test(text.charAt(word.length)))
      return { text: text.slice(0, word.length + 1), style: "firstly", n: i + 1 }
  }
  if (text.startsWith(thirdly) && /[，,]/.test(text.charAt(thirdly.length)))
    return { text: text.slice(0, thirdly.length + 1), style: "firstly", n: 3 }
  return null
}

function ordinalNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const first = firstOfSeries(text)
  if (first !== null) return text.charCodeAt(0) - first + 1
  // 一一 or 十一十 are no ordinals, whatever their digits add up to.
  return numerals.get(text) ?? null
}

/** 一 to 九十九, the only way that each is written. */
const numerals: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 99 }, (_, i) => [numeral(i + 1), i + 1] as const),
)

function firstOfSeries(text: string): number | null {
  const code = text.charCodeAt(0)
  // Digits and Chinese numerals are asked for, too, far more often.
  if (!(code >= 0x2460 && code < 0x3300)) return null
  return series.find(([first, count]) => code >= first && code < first + count)?.[0] ?? null
}

function circledOrdinals(): string[] {
  return series.flatMap(([first, count]) =>
    Array.from({ length: count }, (_, i) => String.fromCharCode(first + i)),
  )
}

/**
 * Writes the `n`-th ordinal of a style, in the form that the standards ask for.
 * `like` is another ordinal of the list; what it shows of the writer's habit is kept
 * (一要 for 一是, `1、` for `1.`, half-width brackets stay half-width).
 */
export function writeOrdinal(style: OrdinalStyle, n: number, like = ""): string {
  switch (style) {
    case "han":
      return `${numeral(n)}${/[.．]$/.test(like) ? like.at(-1) : "、"}`
    case "hanParen": {
      const open = /^[（(〔[【]/.test(like) ? like.charAt(0) : "（"
      const close = { "（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】" }[open] ?? "）"
      return `${open}${numeral(n)}${close}`
    }
    case "arabic":
      return `${n}${/[、．]$/.test(like) ? like.at(-1) : "."}`
    case "arabicParen":
      if (/^\d+[）)]$/.test(like)) return `${n}${like.at(-1)}`
      return like.startsWith("(") ? `(${n})` : `（${n}）`
    case "circled":
      return circledOrdinal(n, firstOfSeries(like) ?? 0x2460)
    case "shi":
      return `${numeral(n)}${/[是要][：:，,]?$/.exec(like)?.[0] ?? "是"}`
    case "di":
      return `第${numeral(n)}${/[，,、：:]$/.test(like) ? like.at(-1) : "，"}`
    case "firstly":
      return `${firstly[Math.min(n, firstly.length) - 1]}${/[，,、是]$/.test(like) ? like.at(-1) : "，"}`
    case "label":
    case "none":
      return like
  }
}

function circledOrdinal(n: number, first: number): string {
  const count = series.find((s) => s[0] === first)?.[1] ?? 20
  return n <= count ? String.fromCharCode(first + n - 1) : `（${n}）`
}
