import { perBlock } from "./facts"
import type { BlockFacts } from "./types"

/** A watched form where it stands in a block; `from` and `to` are UTF-16 offsets into the block's text. */
export interface WatchHit<T> {
  entry: T
  from: number
  to: number
}

export interface Watched<T> {
  /** At least two characters: single ones are a rule's own business. */
  form: string
  entry: T
}

/**
 * Some characters, by two bits each: whether a character is one of them is mostly told by these, and what is not told
 * (another with the same bits) is looked at again by whoever asks.
 */
export class CharacterBits {
  private low = 0
  private high = 0

  add(character: number): void {
    this.low |= 1 << (character & 31)
    this.high |= 1 << ((character >> 5) & 31)
  }

  addAll(): void {
    this.low = this.high = -1
  }

  /** May it be one of them? NaN, beyond the end of a text, is taken for some character. */
  mayHave(character: number): boolean {
    return ((this.low >>> (character & 31)) & (this.high >>> ((character >> 5) & 31)) & 1) !== 0
  }
}

/** Two characters of a longer form, and what may stand behind and before them where all but a slip of it does. */
export interface Beside {
  behind: CharacterBits
  before: CharacterBits
}

/** May one of the two characters on either side of the two at `from` be of what an anchor stands for? */
export function isBeside({ behind, before }: Beside, text: string, from: number): boolean {
  return (
    behind.mayHave(text.charCodeAt(from + 2)) ||
    behind.mayHave(text.charCodeAt(from + 3)) ||
    before.mayHave(text.charCodeAt(from - 1)) ||
    before.mayHave(text.charCodeAt(from - 2))
  )
}

/** One of the words that begin with the same two characters: its form, the list that it belongs to, and its entry. */
interface Known {
  form: string
  fits: ((entry: unknown, text: string, from: number) => boolean) | null
  list: number
  entry: unknown
}

/** What begins with one pair of characters, the longest first; pairs of the same hash are a chain. */
interface Pair {
  first: number
  second: number
  known: Known[]
  /**
   * The third character of each of them, 0 when it has two. Most words are told from the text by this alone, and numbers
   * side by side are read several times as fast as words that lie all over the memory.
   */
  thirds: number[]
  next: Pair | null
}

/**
 * Every list of words that some rule watches for, in one index: a block is walked once for all of them, however many
 * rules and words there are. Pairs stand by a hash that lets few others through.
 */
const pairs: (Pair | null)[] = new Array(0x10000).fill(null)
/** A bit for each pair, by more of its hash: fewer get through, and these bits stay in the cache. */
const begins = new Uint8Array(0x10000)
let lists = 0

function hash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3b) + second) & 0x7ffff
}

function pairOf(first: number, second: number): Pair | null {
  let pair = pairs[hash(first, second) & 0xffff] ?? null
  while (pair && (pair.first !== first || pair.second !== second)) pair = pair.next
  return pair
}

/**
 * Declares words to watch for and answers who finds them: all hits in a block, from left to right, the longest first at
 * each place; they may overlap. To be called once, where a rule is defined, not while blocks are checked.
 *
 * @param fits leaves out hits by what stands around them, before there is an object for each
 */
export function watch<T>(
  words: Iterable<Watched<T>>,
  fits: ((entry: T, text: string, from: number) => boolean) | null = null,
): (block: BlockFacts) => readonly WatchHit<T>[] {
  const list = lists++
  for (const { form, entry } of words) {
    if (form.length < 2) throw new Error(`too short to watch for: ${form}`)
    const first = form.charCodeAt(0)
    const second = form.charCodeAt(1)
    const known = { form, list, entry, fits: fits as Known["fits"] }
    const pair = pairOf(first, second)
    if (pair) {
      pair.known.push(known)
      pair.known.sort((a, b) => b.form.length - a.form.length)
      pair.thirds = pair.known.map(thirdOf)
      continue
    }
    const bit = hash(first, second)
    begins[bit >> 3]! |= 1 << (bit & 7)
    const at = bit & 0xffff
    pairs[at] = { first, second, known: [known], thirds: [thirdOf(known)], next: pairs[at] ?? null }
  }
  return (block) => (hitsOf(block)[list] ?? none) as readonly WatchHit<T>[]
}

function thirdOf({ form }: Known): number {
  return form.charCodeAt(2) || 0
}

const none: readonly never[] = []

/** The hits of a block by the number of their list. */
const hitsOf = perBlock(({ text }): readonly (WatchHit<unknown>[] | undefined)[] => {
  let hits: (WatchHit<unknown>[] | undefined)[] | null = null
  let first = text.charCodeAt(0)
  for (let at = 0; at + 1 < text.length; at++) {
    const second = text.charCodeAt(at + 1)
    const bit = hash(first, second)
    if ((begins[bit >> 3]! & (1 << (bit & 7))) === 0) {
      first = second
      continue
    }
    const pair = pairOf(first, second)
    first = second
    if (!pair) continue
    const after = text.charCodeAt(at + 2)
    const { known, thirds } = pair
    for (let i = 0; i < thirds.length; i++) {
      const third = thirds[i]!
      if (third !== 0 && third !== after) continue
      const { form, list, entry, fits } = known[i]!
      const { length } = form
      if (length > 3 && !text.startsWith(form, at)) continue
      if (fits && !fits(entry, text, at)) continue
      hits ??= new Array(lists)
      const hit = { entry, from: at, to: at + length }
      const before = hits[list]
      if (before) before.push(hit)
      else hits[list] = [hit]
    }
  }
  return hits ?? none
})
