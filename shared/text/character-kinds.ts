import { isSpace } from "./space"

/**
 * What those who read structure ask of one character after another, as bits in one table: to look a code unit up there
 * is far cheaper than to look for its character in a string, and most characters of a text are of none of these kinds.
 */
export const kind = {
  /** “‘（《【「『( */
  opens: 1,
  /** ”’」』）)》〉】］] */
  closes: 2,
  /** 。！？ */
  ends: 4,
  /** ； */
  pauses: 8,
  /** ，, */
  parts: 16,
  /** As wide as a Chinese character. */
  wide: 32,
  /** The full stop of other scripts. */
  dot: 64,
  /** It may begin an ordinal in running text: 一 第 首 （ ① 1 */
  counts: 128,
  /** It may be the second character of one: 是 in 一是, 一 in （一）; white space, too. */
  countsOn: 256,
} as const

/** The kinds of each UTF-16 code unit. */
export const kindsOf: Readonly<Uint16Array> = tableOfKinds()

function tableOfKinds(): Uint16Array {
  const table = new Uint16Array(0x10000)
  const mark = (characters: string, bit: number) => {
    for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)]! |= bit
  }
  const range = (first: number, last: number, bit: number) => {
    for (let code = first; code <= last; code++) table[code]! |= bit
  }
  mark("“‘（《【「『(", kind.opens)
  mark("”’」』）)》〉】］]", kind.closes)
  mark("。！？", kind.ends)
  mark("；", kind.pauses)
  mark("，,", kind.parts)
  mark(".", kind.dot)
  mark("一二三四五六七八九十其第头首再最（(〔0123456789", kind.counts)
  range(0x2460, 0x2473, kind.counts)
  mark("一二三四五六七八九十0123456789是要、先次后)）.．", kind.countsOn)
  for (let code = 0; code < table.length; code++) if (isSpace(code)) table[code]! |= kind.countsOn
  range(0x2e80, 0xffdc, kind.wide)
  mark("“”‘’—…", kind.wide)
  return table
}
