import type { Bytes } from "./bytes"

const nameAt = 39
const mostFonts = 4096

/** Names of the fonts in the order of their numbers ([MS-DOC] 2.9.286, SttbfFfn). */
export function fontNames(table: Bytes): string[] {
  const names: string[] = []
  let at = 4
  for (let i = 0; i < Math.min(table.u16(0), mostFonts) && at < table.length; i++) {
    const size = table.u8(at)
    names.push(table.words(at + 1 + nameAt, (size - nameAt) >> 1))
    at += 1 + size
  }
  return names
}
