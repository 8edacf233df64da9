import { toSimplified } from "./traditional"

const marks = /[.．,;:!?]/g
const full: Readonly<Record<string, string>> = {
  ".": "。",
  "．": "。",
  ",": "，",
  ";": "；",
  ":": "：",
  "!": "！",
  "?": "？",
}
const hanOrClosing = /[\p{Script=Han}”’」』）)》〉】］"%％‰]/u
const han = /[\p{Script=Han}“‘「『（《【]/u
const numeral = "一二三四五六七八九十"

/**
 * The text as structure is read from it: half-width punctuation and traditional characters are written as
 * the cues have them. Same length, same offsets; never shown to anybody.
 */
export function foldForReading(text: string): string {
  const folded = foldPunctuation(text)
  // 於 and 幾 stand in names, too: only a text that says 報告, 問題, 黨 is a traditional one.
  return /[問題報職黨總結]/.test(folded) ? toSimplified(folded) : folded
}

/**
 * The text with half-width punctuation that does the work of Chinese punctuation written full-width, for
 * reading only: same length, same offsets. Decimals, dates, addresses and the stop of an ordinal (1. 一.)
 * stay as they are.
 */
function foldPunctuation(text: string): string {
  let out = ""
  let done = 0
  marks.lastIndex = 0
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    const at = match.index
    const c = match[0]
    if (!folds(text, at, c)) continue
    out += text.slice(done, at) + full[c]
    done = at + 1
  }
  return done === 0 ? text : out + text.slice(done)
}

function folds(text: string, at: number, c: string): boolean {
  const before = text.charAt(at - 1)
  if (c !== "." && c !== "．")
    return hanOrClosing.test(before) || (/[A-Za-z\d]/.test(before) && han.test(text.charAt(at + 1)))
  if (!hanOrClosing.test(before)) return false
  // 一. and (一). number what follows; 第三. and 统一. end a sentence.
  let i = at - 1
  if (/[）)]/.test(before)) i--
  if (!numeral.includes(text.charAt(i)) && !(i < at - 1 && /\d/.test(text.charAt(i)))) return true
  while (i >= 0 && (numeral.includes(text.charAt(i)) || /[\d（(]/.test(text.charAt(i)))) i--
  return i >= 0 && !/[\s。！？；.;:：]/.test(text.charAt(i))
}
