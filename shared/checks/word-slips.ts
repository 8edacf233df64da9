import {
  besideKey,
  type Dropped,
  type Heard,
  readDropped,
  readWordSlips,
  type WordSlipTables,
} from "../library/slips"
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

interface Tables extends WordSlipTables {
  dropped: ReadonlyMap<string, Dropped>
  /** A bit for each two characters that may be a slip, and for each three that are left of four; by their hashes. */
  pairs: Uint8Array
  triples: Uint8Array
  /** The same for two words that stand side by side: hardly any do, and the table of them is in no cache. */
  beside: Uint8Array
}

const bits = 19
const mask = (1 << bits) - 1

function pairHash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3b) + second) & mask
}

function tripleHash(pair: number, third: number): number {
  return (Math.imul(pair, 0x2f) + third) & mask
}

function besideHash(key: number): number {
  return (Math.imul(key, 0x2c1b3c6d) >>> 11) & mask
}

function has(bitsOf: Uint8Array, at: number): boolean {
  return (bitsOf[at >> 3]! & (1 << (at & 7))) !== 0
}

let known: Tables | null = null

/** Read when the first block is checked: the tables are large, and a window opens without them. */
function tables(): Tables {
  if (known) return known
  const words = readWordSlips()
  const dropped = readDropped()
  const pairs = new Uint8Array(1 << (bits - 3))
  const triples = new Uint8Array(1 << (bits - 3))
  const mark = (bitsOf: Uint8Array, at: number) => {
    bitsOf[at >> 3]! |= 1 << (at & 7)
  }
  words.numbers.forEach((first, second, number) => {
    if (words.meant[number] || words.swapped[number]) mark(pairs, pairHash(first, second))
  })
  for (const left of dropped.keys())
    mark(triples, tripleHash(pairHash(left.charCodeAt(0), left.charCodeAt(1)), left.charCodeAt(2)))
  const beside = new Uint8Array(1 << (bits - 3))
  for (const key of [...words.grades.keys(), ...words.notWrong]) mark(beside, besideHash(key))
  known = { ...words, dropped, pairs, triples, beside }
  return known
}

const han = /[\u4e00-\u9fff]/
/** What stands alone between words. */
const particles = "的了和与在以我把被将为对从等也都就"

/** Every such slip of a block, from left to right; none overlaps another. */
export function wordSlips({ text }: BlockFacts): readonly WordSlip[] {
  const { pairs, triples, numbers, meant, swapped, dropped } = tables()
  let found: WordSlip[] | null = null
  let end = 0
  let first = text.charCodeAt(0)
  for (let at = 0; at + 1 < text.length; at++) {
    const second = text.charCodeAt(at + 1)
    const pair = pairHash(first, second)
    const triple = tripleHash(pair, text.charCodeAt(at + 2))
    const mayBePair = has(pairs, pair)
    const mayBeTriple = has(triples, triple)
    const code = first
    first = second
    if (!(mayBePair || mayBeTriple) || at < end) continue
    let slip: WordSlip | null = null
    if (mayBePair) {
      const number = numbers.of(code, second)
      const heard = meant[number]
      slip = (heard ? soundedAt(text, at, number, heard) : null) ?? swappedAt(text, at, swapped[number])
    }
    if (!slip && mayBeTriple) slip = droppedAt(text, at, dropped)
    if (!slip || isQuoted(text, slip.from, slip.to) || isName(text, slip.from, slip.to)) continue
    found ??= []
    found.push(slip)
    end = slip.to
  }
  return found ?? none
}

const none: readonly WordSlip[] = []

/**
 * Does what stands behind, or before, go with a word of the same sound and not with this one: 历史基于? A word that goes
 * with one of its neighbours is right, whatever the other would like: 坚持|整治形式主义.
 */
function soundedAt(text: string, at: number, word: number, { words }: Heard): WordSlip | null {
  const { numbers, grades, notWrong, beside: known } = tables()
  const before = at < 2 ? 0 : numbers.of(text.charCodeAt(at - 2), text.charCodeAt(at - 1))
  const behind = numbers.of(text.charCodeAt(at + 2), text.charCodeAt(at + 3))
  const goes = (key: number) => has(known, besideHash(key)) && grades.has(key)
  let slip: WordSlip | null = null
  for (const side of [2, -2]) {
    const beside = side > 0 ? behind : before
    if (beside === 0) continue
    const both = side > 0 ? besideKey(word, beside) : besideKey(beside, word)
    if (goes(both) || (has(known, besideHash(both)) && notWrong.has(both))) return null
    for (let i = 0; i < words.length && !slip; i++) {
      const { word: right, number, grade } = words[i]!
      const key = side > 0 ? besideKey(number, beside) : besideKey(beside, number)
      if (!goes(key) || grades.get(key)! < grade) continue
      const from = Math.min(at, at + side)
      if (straddles(text, from, from + 4) || !(isWhole(text, from, -1) || isWhole(text, from + 4, 1)))
        continue
      slip = { from: at, to: at + 2, right, how: "sounded" }
    }
  }
  return slip
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
