import { type Heard, type HeardWords, readDropped, readHeard, readSwapped } from "../library/slips"
import { isCommonWord } from "../library/words"
import { endsName, isName, isQuoted, straddles } from "./neighbours"
import type { BlockFacts } from "./types"

/** A word that what stands beside it gives away. Offsets are UTF-16 units of the block's text. */
export interface WordSlip {
  from: number
  to: number
  right: string
  how: "sounded" | "swapped" | "missing"
}

interface Tables extends HeardWords {
  swapped: ReadonlyMap<string, string>
  dropped: ReturnType<typeof readDropped>
  /** A bit for each pair of characters that a table begins with, by a hash. */
  begins: Uint8Array
}

const bits = 19

function hash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3b) + second) & ((1 << bits) - 1)
}

let known: Tables | null = null

/** Read when the first block is checked: the tables are large, and a window opens without them. */
function tables(): Tables {
  if (known) return known
  const heard = readHeard()
  const swapped = readSwapped()
  const dropped = readDropped()
  const begins = new Uint8Array(1 << (bits - 3))
  for (const table of [heard.meant, swapped, dropped])
    for (const word of table.keys()) {
      const at = hash(word.charCodeAt(0), word.charCodeAt(1))
      begins[at >> 3]! |= 1 << (at & 7)
    }
  known = { ...heard, swapped, dropped, begins }
  return known
}

const han = /[\u4e00-\u9fff]/
/** What stands alone between words. */
const particles = "的了和与在以我把被将为对从等也都就"

/** Every such slip of a block, from left to right; none overlaps another. */
export function wordSlips({ text }: BlockFacts): readonly WordSlip[] {
  const { begins, meant, swapped, dropped } = tables()
  let found: WordSlip[] | null = null
  let end = 0
  let first = text.charCodeAt(0)
  for (let at = 0; at + 1 < text.length; at++) {
    const second = text.charCodeAt(at + 1)
    const bit = hash(first, second)
    first = second
    if ((begins[bit >> 3]! & (1 << (bit & 7))) === 0 || at < end) continue
    const pair = text.slice(at, at + 2)
    const heard = meant.get(pair)
    const slip =
      (heard && soundedAt(text, at, heard)) ??
      swappedAt(text, at, swapped.get(pair)) ??
      droppedAt(text, at, dropped)
    if (!slip || isQuoted(text, slip.from, slip.to) || isName(text, slip.from, slip.to)) continue
    found ??= []
    found.push(slip)
    end = slip.to
  }
  return found ?? none
}

const none: readonly WordSlip[] = []

/** Does what stands behind, or before, go with a word of the same sound and not with this one: 历史基于? */
function soundedAt(text: string, at: number, { words }: Heard): WordSlip | null {
  const { grades, notWrong } = tables()
  const word = text.slice(at, at + 2)
  for (const side of [2, -2]) {
    const beside = text.slice(at + side, at + side + 2)
    if (at + side < 0 || beside.length < 2) continue
    const both = side > 0 ? word + beside : beside + word
    for (const { word: right, grade } of words) {
      const told = grades.get(side > 0 ? right + beside : beside + right)
      if (told === undefined || told < grade || grades.has(both) || notWrong.has(both)) continue
      const from = Math.min(at, at + side)
      if (straddles(text, from, from + 4) || !(isWhole(text, from, -1) || isWhole(text, from + 4, 1)))
        continue
      return { from: at, to: at + 2, right, how: "sounded" }
    }
  }
  return null
}

/** 设建 for 建设. */
function swappedAt(text: string, at: number, right: string | undefined): WordSlip | null {
  if (right === undefined || straddles(text, at, at + 2) || endsName(text, at)) return null
  if (!isFree(text, at, -1) || !isFree(text, at + 2, 1)) return null
  return { from: at, to: at + 2, right, how: "swapped" }
}

/** 综演练 for 综合演练: the one that is left over belongs to no word on its other side. */
function droppedAt(text: string, at: number, dropped: Tables["dropped"]): WordSlip | null {
  const slip = dropped.get(text.slice(at, at + 3))
  if (!slip) return null
  const { whole, missed } = slip
  const to = at + 3
  const before = text.charAt(at - 1)
  const after = text.charAt(to)
  if (missed < 2) {
    if (missed === 0 && (before === whole.charAt(0) || (han.test(before) && !particles.includes(before))))
      return null
    if (isCommonWord(before, text.charAt(at)) || !isWhole(text, at, -1)) return null
    // 综|演练习: the other word is of what follows.
    if (isCommonWord(text.charAt(to - 1), after)) return null
  } else {
    if (missed === 3 && han.test(after)) return null
    if (isCommonWord(text.charAt(to - 1), after) || !isWhole(text, to, 1)) return null
    if (isCommonWord(before, text.charAt(at))) return null
  }
  return { from: at, to, right: whole, how: "missing" }
}

/** Is what ends, or begins, at an offset a word, a mark, or an end of the paragraph? */
function isWhole(text: string, at: number, step: 1 | -1): boolean {
  const next = step > 0 ? at : at - 1
  if (!han.test(text.charAt(next))) return true
  return step > 0
    ? isCommonWord(text.charAt(at), text.charAt(at + 1))
    : isCommonWord(text.charAt(at - 2), text.charAt(at - 1))
}

/** The same, or a particle. */
function isFree(text: string, at: number, step: 1 | -1): boolean {
  const next = text.charAt(step > 0 ? at : at - 1)
  return (next !== "" && particles.includes(next)) || isWhole(text, at, step)
}
