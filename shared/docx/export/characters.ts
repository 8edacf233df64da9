/** Closing marks and stops: no line begins with one (GB/T 15834—2011 5.1). */
export const closingMarks = "，。、；：？！”’」』）》〉】〕］…—～·%％,.;:?!)]}"

/** Opening marks: no line ends with one. */
export const openingMarks = "“‘「『（《〈【〔［([{"

/**
 * Width of a text in characters of its size, letters and figures in Times New Roman. A Chinese character, and
 * whatever is set in the Chinese font (“ ” — …), takes 1. Between Chinese and letters or figures stands the
 * quarter of a character that Word, WPS and LibreOffice put there unasked.
 */
export function widthOf(text: string): number {
  let width = 0
  let before = ""
  for (const c of text) {
    width += widthOfCharacter(c) + (isSpacedApart(before, c) ? autoSpace : 0)
    before = c
  }
  return width
}

/** Between Chinese and letters or figures, in characters; a quarter by custom, measured a little less. */
export const autoSpace = 0.22

const spaced = /[\p{L}\p{N}%]/u

export function isSpacedApart(before: string, after: string): boolean {
  if (before === "" || isLatin(before) === isLatin(after)) return false
  return spaced.test(before) && spaced.test(after)
}

/** A letter, figure or mark that is set in the Latin font. */
export function isLatin(c: string): boolean {
  return c >= "!" && c <= "~"
}

export function widthOfCharacter(c: string): number {
  if (c > "~") return 1
  if (c >= "0" && c <= "9") return 0.5
  if (" ,.;:".includes(c)) return 0.25
  if (c >= "A" && c <= "Z") return 0.68
  if (c === "%") return 0.83
  return "fijlt'!|()[]-/".includes(c) ? 0.31 : 0.5
}

/** Characters that are not white space: the length that people count. */
export function lengthOf(text: string): number {
  let n = 0
  for (const c of text) if (c.trim() !== "") n++
  return n
}

// What XML 1.0 (2.2 Char) leaves out below U+10000; a carriage return would come back as a line end.
const forbidden = /(?![\t\n\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/gu
const suspicious = /[\p{Cc}\p{Cs}\ufffe\uffff]/u
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * A text as an XML 1.0 part may hold it. Control characters are dropped; half a surrogate pair, which has no
 * UTF-8, becomes U+FFFD.
 */
export function xmlText(text: string): string {
  if (!suspicious.test(text)) return text
  return text.replace(forbidden, "").replace(loneSurrogate, "\ufffd")
}
