/** White space as `\s` has it: U+3000, NBSP and the byte order mark among it. */
export function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  )
}

/** The stretch [from, to) of a text without the white space at its ends; empty at `from` or behind it when there is nothing else. */
export function trimmed(text: string, from: number, to: number): [from: number, to: number] {
  let a = from
  let b = Math.max(from, to)
  while (a < b && isSpace(text.charCodeAt(a))) a++
  while (b > a && isSpace(text.charCodeAt(b - 1))) b--
  return [a, b]
}

/** How long a text is as people count: without white space, in UTF-16 code units. */
export function countCharacters(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    // Nearly every character is one of these.
    if ((code > 0x3000 && code !== 0xfeff) || !isSpace(code)) count++
  }
  return count
}

/** Is a colon the last of a text, white space aside: does it announce something? */
export function endsInColon(text: string): boolean {
  let i = text.length - 1
  while (i >= 0 && isSpace(text.charCodeAt(i))) i--
  return text[i] === "：" || text[i] === ":"
}
