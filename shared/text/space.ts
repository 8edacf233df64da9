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
  for (const run of text.matchAll(/\S+/g)) count += run[0].length
  return count
}
