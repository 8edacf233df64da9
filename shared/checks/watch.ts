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

/** One of the words that begin with the same two characters: its form, the list that it belongs to, and its entry. */
interface Known {
  form: string
  /** Its third character, 0 when it has two: most forms are told from the text by this alone. */
  third: number
  list: number
  entry: unknown
}

/** What begins with one pair of characters, the longest first; pairs of the same hash are a chain. */
interface Pair {
  first: number
  second: number
  known: Known[]
  next: Pair | null
}

/**
 * Every list of words that some rule watches for, in one index: a block is walked once for all of them, however many
 * rules and words there are. Pairs stand by a hash that lets few others through.
 */
const pairs: (Pair | null)[] = new Array(0x10000).fill(null)
const begins = new Uint8Array(0x10000)
let lists = 0

function hash(first: number, second: number): number {
  return (first * 0x9e5 + second) & 0xffff
}

function pairOf(first: number, second: number): Pair | null {
  let pair = pairs[hash(first, second)] ?? null
  while (pair && (pair.first !== first || pair.second !== second)) pair = pair.next
  return pair
}

/**
 * Declares words to watch for and answers who finds them: all hits in a block, from left to right, the longest first at
 * each place; they may overlap. To be called once, where a rule is defined, not while blocks are checked.
 */
export function watch<T>(words: Iterable<Watched<T>>): (block: BlockFacts) => readonly WatchHit<T>[] {
  const list = lists++
  for (const { form, entry } of words) {
    if (form.length < 2) throw new Error(`too short to watch for: ${form}`)
    const first = form.charCodeAt(0)
    const second = form.charCodeAt(1)
    const known = { form, third: form.charCodeAt(2) || 0, list, entry }
    const pair = pairOf(first, second)
    if (pair) {
      pair.known.push(known)
      pair.known.sort((a, b) => b.form.length - a.form.length)
      continue
    }
    const at = hash(first, second)
    begins[at] = 1
    pairs[at] = { first, second, known: [known], next: pairs[at] ?? null }
  }
  return (block) => (hitsOf(block)[list] ?? none) as readonly WatchHit<T>[]
}

const none: readonly never[] = []

/** The hits of a block by the number of their list. */
const hitsOf = perBlock(({ text }): readonly (WatchHit<unknown>[] | undefined)[] => {
  let hits: (WatchHit<unknown>[] | undefined)[] | null = null
  let first = text.charCodeAt(0)
  for (let at = 0; at + 1 < text.length; at++) {
    const second = text.charCodeAt(at + 1)
    const pair = begins[hash(first, second)] === 1 ? pairOf(first, second) : null
    first = second
    if (!pair) continue
    const after = text.charCodeAt(at + 2)
    const { known } = pair
    for (let i = 0; i < known.length; i++) {
      const { form, third, list, entry } = known[i]!
      const { length } = form
      if (length > 2 && (third !== after || (length > 3 && !text.startsWith(form, at)))) continue
      hits ??= new Array(lists)
      const hit = { entry, from: at, to: at + length }
      const before = hits[list]
      if (before) before.push(hit)
      else hits[list] = [hit]
    }
  }
  return hits ?? none
})
