import { type BesideTables, readBeside } from "../library/beside"
import { forEachCommonWord, isCommonWord, lookingOrSoundingLike } from "../library/words"
import { endsName, isName, isQuoted, straddles } from "./neighbours"
import type { BlockFacts } from "./types"
import { CharacterBits } from "./watch"

/** Two characters that are no word, and the word that goes with what stands next to them. UTF-16 units of the block's text. */
export interface BesideSlip {
  from: number
  to: number
  word: string
}

interface Tables extends BesideTables {
  /** A bit for each common word, and for each two characters that may be a slip of one; by their hash. */
  words: Uint8Array
  suspects: Uint8Array
  /** A bit for each two words that go together, by the hash of their numbers: hardly any do. */
  pairs: Uint8Array
}

const width = 19
const suspectsWidth = 22

function hash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3b) + second) & ((1 << suspectsWidth) - 1)
}

function pairHash(first: number, second: number): number {
  return (Math.imul(first, 0x2c1b) ^ Math.imul(second, 0x9e3b)) & ((1 << width) - 1)
}

function mark(bits: Uint8Array, at: number): void {
  bits[(at >> 3) & (bits.length - 1)]! |= 1 << (at & 7)
}

function has(bits: Uint8Array, at: number): boolean {
  return (bits[(at >> 3) & (bits.length - 1)]! & (1 << (at & 7))) !== 0
}

let known: Tables | null = null

/**
 * Every word that has a neighbour, with one of its characters replaced by one that sounds or looks like it (欠心 for 欠薪):
 * far too many to be written down, and most of them stand where two words meet, so only a neighbour decides.
 */
function tables(): Tables {
  if (known) return known
  const read = readBeside()
  const words = new Uint8Array(1 << (width - 3))
  const suspects = new Uint8Array(1 << (suspectsWidth - 3))
  const pairs = new Uint8Array(1 << (width - 3))
  forEachCommonWord((first, second) => mark(words, hash(first, second)))
  read.forEachWord((first, second) => {
    mark(words, hash(first, second))
    for (const other of lookingOrSoundingLike(first)) mark(suspects, hash(other, second))
    for (const other of lookingOrSoundingLike(second)) mark(suspects, hash(first, other))
  })
  read.forEachPair((first, second) => mark(pairs, pairHash(first, second)))
  known = { ...read, words, suspects, pairs }
  return known
}

function bitsOf(characters: string): CharacterBits {
  const bits = new CharacterBits()
  for (let i = 0; i < characters.length; i++) bits.add(characters.charCodeAt(i))
  return bits
}
/** What stands by itself between any words: where one of these is the odd character two words meet as a rule. */
const loose =
  "的了着过和与及或在是就不也都又还将把被为以于对向从到等之其所能会要可有一二三四个各这那我你他她它们上下里中内外前后年月日"
/** What makes a longer word of the one before it: 组织力, not 力亮. */
const suffixes = "力性度率化员者型级制式感队部区站所量额费金"
/** What may stand between a word and the one that it goes with. */
const between = "的了和地、与"
const betweenBits = bitsOf(between)

/** Every such slip of a block, from left to right; none overlaps another. */
export function besideSlips({ text }: BlockFacts): readonly BesideSlip[] {
  const { words, suspects } = tables()
  let found: BesideSlip[] | null = null
  let end = 0
  let first = text.charCodeAt(0)
  // The last four pairs of characters, the latest in the lowest bit: is each of them a word?
  let isWord = 0
  for (let next = 0; next <= text.length; next++) {
    const second = text.charCodeAt(next + 1)
    const bit = hash(first, second)
    first = second
    isWord = (isWord << 1) | ((words[(bit >> 3) & (words.length - 1)]! >> (bit & 7)) & 1)
    // The two at `at` are none, and a word stands on a side of them.
    if ((isWord & 4) !== 0 || (isWord & 2) > (isWord & 1) << 1 || (isWord & 24) === 8) continue
    const at = next - 2
    // No word beside it, nothing to go by: (isWord & 17) is whether one stands right before or right behind.
    if (at < end || ((isWord & 17) === 0 && !isLinked(text, at))) continue
    if (!has(suspects, hash(text.charCodeAt(at), text.charCodeAt(at + 1)))) continue
    const word = meant(text, at)
    if (word === null) continue
    if (isCommonWord(text.charAt(at), text.charAt(at + 1)) || straddles(text, at, at + 2)) continue
    if (endsName(text, at) || isName(text, at, at + 2) || isQuoted(text, at, at + 2)) continue
    found ??= []
    found.push({ from: at, to: at + 2, word })
    end = at + 2
  }
  return found ?? none
}

const none: readonly BesideSlip[] = []

/** Is there but a particle between the two characters and what stands next to them? */
function isLinked(text: string, at: number): boolean {
  return betweenBits.mayHave(text.charCodeAt(at - 1)) || betweenBits.mayHave(text.charCodeAt(at + 2))
}

/** The word that sounds or looks like the two characters, one of them the same, and goes with a neighbour. */
function meant(text: string, at: number): string | null {
  const { numberOf, goes, words, pairs } = tables()
  const numberAt = (from: number) =>
    from < 0 ? 0 : numberOf(text.charCodeAt(from), text.charCodeAt(from + 1))
  let before = numberAt(at - 2)
  let behind = numberAt(at + 2)
  if (before === 0 && at > 0 && between.includes(text.charAt(at - 1))) before = numberAt(at - 3)
  if (behind === 0 && between.includes(text.charAt(at + 2))) behind = numberAt(at + 3)
  if (before === 0 && behind === 0) return null
  if (numberAt(at - 2) !== 0 && suffixes.includes(text.charAt(at))) return null
  const fits = (first: number, second: number) => {
    if (!has(words, hash(first, second))) return false
    const number = numberOf(first, second)
    if (number === 0) return false
    if (before !== 0 && has(pairs, pairHash(before, number)) && goes(before, number)) return true
    return behind !== 0 && has(pairs, pairHash(number, behind)) && goes(number, behind)
  }
  const first = text.charCodeAt(at)
  const second = text.charCodeAt(at + 1)
  if (!loose.includes(text.charAt(at + 1)))
    for (const other of lookingOrSoundingLike(second))
      if (fits(first, other)) return String.fromCharCode(first, other)
  if (!loose.includes(text.charAt(at)))
    for (const other of lookingOrSoundingLike(first))
      if (fits(other, second)) return String.fromCharCode(other, second)
  return null
}
