import { perBlock } from "./facts"
import type { BlockFacts } from "./types"

/**
 * Where the marks of a block stand, by what they are for: rules on punctuation and figures read these lists instead of
 * walking the text themselves. All numbers are UTF-16 offsets into the block's text, ascending.
 */
export interface Marks {
  /** ，。；：、！？ */
  points: readonly number[]
  /** Those of them that begin the block or have another mark at their side: the others cannot be out of place. */
  crowded: readonly number[]
  /** , . ; : ! ? */
  halfPoints: readonly number[]
  /** “ ” ‘ ’ 「 」 『 』 〝 〞 〟 */
  quotes: readonly number[]
  /** " ' < > */
  straight: readonly number[]
  /** （ ） ( ) 【 】 〔 〕 ［ ］ [ ] 《 》 〈 〉 */
  brackets: readonly number[]
  /** Lines and waves: - – — － ─ ~ ～ … */
  dashes: readonly number[]
  /** … · • and their like. */
  dots: readonly number[]
  /** White space of every width. */
  spaces: readonly number[]
  /** Characters that take no room, or that no font has. */
  invisible: readonly number[]
  /** The first digit of each run of digits. */
  figures: readonly number[]
  /** 约 近 逾 超 几 and others that make a figure a rough one. */
  rough: readonly number[]
  /** Stretches of Chinese that are typed twice in a row. */
  repeats: readonly Repeat[]
}

/** `length` characters from `from` that the next `length` repeat, 5 at the most: 工作工作 has 2. */
export interface Repeat {
  from: number
  length: number
}

enum Of {
  Nothing,
  Point,
  HalfPoint,
  Quote,
  Straight,
  Bracket,
  Dash,
  Dot,
  Space,
  Invisible,
  Rough,
  Digit,
}

const classes = new Uint8Array(0x10000)
function classify(characters: string, of: Of): void {
  for (let i = 0; i < characters.length; i++) classes[characters.charCodeAt(i)] = of
}
function classifyRange(first: number, last: number, of: Of): void {
  for (let code = first; code <= last; code++) classes[code] = of
}
classify("，。；：、！？", Of.Point)
classify(",.;:!?", Of.HalfPoint)
classify("“”‘’「」『』〝〞〟", Of.Quote)
classify("\"'<>", Of.Straight)
classify("（）()【】〔〕［］[]《》〈〉", Of.Bracket)
classify("-‐‑‒–—―－─━~～∼〜", Of.Dash)
classify("…·•‧・⋯", Of.Dot)
classify(" \t\u00a0\u1680\u202f\u205f\u3000", Of.Space)
classifyRange(0x2000, 0x200a, Of.Space)
classifyRange(0x200b, 0x200f, Of.Invisible)
classifyRange(0x202a, 0x202e, Of.Invisible)
classifyRange(0x2060, 0x206f, Of.Invisible)
classify("\u00ad\u034f\u061c\u180e\ufeff\ufffc\ufffd", Of.Invisible)
classifyRange(0xe000, 0xf8ff, Of.Invisible)
classifyRange(0x0000, 0x0008, Of.Invisible)
classifyRange(0x000e, 0x001f, Of.Invisible)
classifyRange(0x007f, 0x009f, Of.Invisible)
classify("约近逾超几余", Of.Rough)
classify("0123456789", Of.Digit)

const none: readonly number[] = []

let lastBlock: BlockFacts | null = null
let lastMarks: Marks | null = null

/**
 * The one walk over a block's characters that all of these rules share. They ask about the same block one after the
 * other, so the last answer is at hand.
 */
export function marksOf(block: BlockFacts): Marks {
  if (block !== lastBlock || !lastMarks) {
    lastMarks = readMarks(block)
    lastBlock = block
  }
  return lastMarks
}

const readMarks = perBlock(({ text }: BlockFacts): Marks => {
  const lists: (number[] | undefined)[] = []
  const repeats: Repeat[] = []
  const crowded: number[] = []
  // How many characters in a row equal the one that stands 1, 2 … 5 places before them, and those five: written out,
  // because a loop here costs four times as much, and every character of every report comes by.
  let [same1, same2, same3, same4, same5] = [0, 0, 0, 0, 0]
  let [c1, c2, c3, c4, c5] = [0, 0, 0, 0, 0]
  let last: Of = Of.Nothing
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const of = classes[code] as Of
    if (of !== Of.Nothing) {
      if (of !== Of.Digit || last !== Of.Digit) {
        const list = lists[of]
        if (list) list.push(i)
        else lists[of] = [i]
      }
      if (last === Of.Point && of < Of.Space && crowded[crowded.length - 1] !== i - 1) crowded.push(i - 1)
      if (of === Of.Point && (i === 0 || (last !== Of.Nothing && last < Of.Space))) crowded.push(i)
    }
    last = of
    if (code < 0x3400 || code > 0x9fff) {
      same1 = same2 = same3 = same4 = same5 = c1 = c2 = c3 = c4 = c5 = 0
      continue
    }
    if (code !== c1) same1 = 0
    else if (++same1 === 1) repeats.push({ from: i - 1, length: 1 })
    if (code !== c2) same2 = 0
    else if (++same2 === 2) repeats.push({ from: i - 3, length: 2 })
    if (code !== c3) same3 = 0
    else if (++same3 === 3) repeats.push({ from: i - 5, length: 3 })
    if (code !== c4) same4 = 0
    else if (++same4 === 4) repeats.push({ from: i - 7, length: 4 })
    if (code !== c5) same5 = 0
    else if (++same5 === 5) repeats.push({ from: i - 9, length: 5 })
    c5 = c4
    c4 = c3
    c3 = c2
    c2 = c1
    c1 = code
  }
  const list = (of: Of) => lists[of] ?? none
  return {
    points: list(Of.Point),
    crowded,
    halfPoints: list(Of.HalfPoint),
    quotes: list(Of.Quote),
    straight: list(Of.Straight),
    brackets: list(Of.Bracket),
    dashes: list(Of.Dash),
    dots: list(Of.Dot),
    spaces: list(Of.Space),
    invisible: list(Of.Invisible),
    figures: list(Of.Digit),
    rough: list(Of.Rough),
    repeats,
  }
})

const address = /[A-Za-z][A-Za-z0-9+.-]*:\/\/[\x21-\x7e]+|www\.[\x21-\x7e]+|[A-Za-z0-9._-]+@[A-Za-z0-9.-]+/g

/** Addresses of the web and of mail: no mark in them is one of the text. */
export const addressesOf = perBlock(({ text }: BlockFacts): readonly (readonly [number, number])[] => {
  if (!/[@/]|www/.test(text)) return nowhere
  return [...text.matchAll(address)].map((match) => [match.index, match.index + match[0].length] as const)
})
const nowhere: readonly never[] = []

/** Does an offset lie in an address, or in what is still to be filled in? Neither is Chinese text. */
export function isForeign(block: BlockFacts, at: number): boolean {
  const addresses = addressesOf(block)
  if (addresses.length > 0 && addresses.some(([from, to]) => at >= from && at < to)) return true
  // Whoever lines a form with asterisks has thousands of them: the last one that begins before is found by halves.
  const { placeholders } = block
  let [low, high] = [0, placeholders.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (placeholders[middle]!.from <= at) low = middle + 1
    else high = middle
  }
  return low > 0 && at < placeholders[low - 1]!.to
}

/** Chinese characters, the numerals among them. */
export function isHan(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007
}

/** A digit of ASCII. */
export function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0x30 && code <= 0x39
}

/** Offset behind the run of characters from `at` that `set` holds. */
export function runEnd(text: string, at: number, set: string): number {
  let i = at
  while (i < text.length && set.includes(text.charAt(i))) i++
  return i
}
