/** Closing marks and stops: no line begins with one (GB/T 15834—2011 5.1). */
export const closingMarks = "，。、；：？！”’」』）》〉】〕］…—～·%％,.;:?!)]}"

/** Opening marks: no line ends with one. */
export const openingMarks = "“‘「『（《〈【〔［([{"

/**
 * Width of a text in characters of its size: a Chinese character, and whatever is set in the Chinese font
 * (“ ” — …), takes 1; a Latin letter or figure about a half. Good to a tenth of a character for names,
 * dates and titles, which is all it is for.
 */
export function widthOf(text: string): number {
  let width = 0
  for (const c of text) width += widthOfCharacter(c)
  return width
}

function widthOfCharacter(c: string): number {
  if (c >= "A" && c <= "Z") return 0.7
  if (c < "\u0250" && c !== "·" && c !== "×") return 0.5
  return 1
}

/** Characters that are not white space: the length that people count. */
export function lengthOf(text: string): number {
  let n = 0
  for (const c of text) if (c.trim() !== "") n++
  return n
}

// What XML 1.0 (2.2 Char) leaves out below U+10000; a carriage return would come back as a line end.
const forbidden = /(?![\t\n\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/gu
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * A text as an XML 1.0 part may hold it. Control characters are dropped; half a surrogate pair, which has no
 * UTF-8, becomes U+FFFD.
 */
export function xmlText(text: string): string {
  return text.replace(forbidden, "").replace(loneSurrogate, "\ufffd")
}
