import { type MisspeltWord, readMisspellings } from "../library/words"
import { besideSlips } from "./beside-slips"
import { endsName, isName, isQuoted, standsFree, straddles, wordsMeet } from "./neighbours"
import type { BlockFacts } from "./types"

/** Two characters that are no word and sound or look like one. Offsets are UTF-16 units of the block's text. */
export interface Misspelling {
  from: number
  to: number
  /** What it may stand for, the likeliest first. */
  words: readonly string[]
}

/**
 * The table is thirty times all other words that rules watch for, so it has a walk of its own: a bit for each pair, by a
 * hash into 2²², lets one pair in a hundred through to the table itself. Half a megabyte is in no cache, so a bit of the
 * same hash in 2¹⁹ is asked first.
 */
const bits = 22
const fewBits = 19
let known: { coarse: Uint8Array; pairs: Uint8Array; table: Map<string, MisspeltWord> } | null = null

function hash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3b) + second) & ((1 << bits) - 1)
}

function tables() {
  if (known) return known
  const table = readMisspellings()
  const pairs = new Uint8Array(1 << (bits - 3))
  const coarse = new Uint8Array(1 << (fewBits - 3))
  for (const wrong of table.keys()) {
    const at = hash(wrong.charCodeAt(0), wrong.charCodeAt(1))
    pairs[at >> 3]! |= 1 << (at & 7)
    coarse[(at >> 3) & (coarse.length - 1)]! |= 1 << (at & 7)
  }
  known = { coarse, pairs, table }
  return known
}

/**
 * Every misspelling of a block, from left to right: those of the table that no neighbour explains, and what goes with a
 * neighbour as soon as it is taken for a word. None overlaps another.
 */
export function misspellings(block: BlockFacts): readonly Misspelling[] {
  const listed = listedMisspellings(block)
  const told = besideSlips(block)
  if (told.length === 0) return listed
  const more = told
    .filter(({ from, to }) => !listed.some((other) => other.from < to && from < other.to))
    .map(({ from, to, word }) => ({ from, to, words: [word] }))
  return [...listed, ...more].sort((a, b) => a.from - b.from)
}

function listedMisspellings({ text }: BlockFacts): readonly Misspelling[] {
  const { coarse, pairs, table } = tables()
  let found: Misspelling[] | null = null
  let first = text.charCodeAt(0)
  for (let at = 0; at + 1 < text.length; at++) {
    const second = text.charCodeAt(at + 1)
    const bit = hash(first, second)
    first = second
    const mask = 1 << (bit & 7)
    if ((coarse[(bit >> 3) & 0xffff]! & mask) === 0 || (pairs[bit >> 3]! & mask) === 0) continue
    const entry = table.get(text.slice(at, at + 2))
    if (!entry || straddles(text, at, at + 2) || !standsFree(text, at, at + 2, entry.alone)) continue
    if (wordsMeet(text, at) || endsName(text, at) || isName(text, at, at + 2)) continue
    if (isQuoted(text, at, at + 2)) continue
    found ??= []
    if (!found.some(({ to }) => to > at)) found.push({ from: at, to: at + 2, words: entry.words })
  }
  return found ?? none
}

const none: readonly Misspelling[] = []
