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

/** What begins with the same two characters: form, the list that it belongs to, and its entry. */
interface Known {
  form: string
  list: number
  entry: unknown
}

/**
 * Every list of words that some rule watches for, in one index: a block is walked once for all of them, however many
 * rules and words there are.
 */
const byPair = new Map<number, Known[]>()

/** A bit for each pair of characters that some form begins with, by a hash that lets few others through. */
const begins = new Uint8Array(0x10000)
let lists = 0

function hash(first: number, second: number): number {
  return (first * 0x9e5 + second) & 0xffff
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
    begins[hash(first, second)] = 1
    const key = first * 0x10000 + second
    const known = byPair.get(key)
    if (!known) byPair.set(key, [{ form, list, entry }])
    else {
      known.push({ form, list, entry })
      known.sort((a, b) => b.form.length - a.form.length)
    }
  }
  return (block) => (hitsOf(block).get(list) ?? none) as readonly WatchHit<T>[]
}

const none: readonly never[] = []
const nothing: ReadonlyMap<number, WatchHit<unknown>[]> = new Map()

const hitsOf = perBlock(({ text }): ReadonlyMap<number, WatchHit<unknown>[]> => {
  let hits: Map<number, WatchHit<unknown>[]> | null = null
  let first = text.charCodeAt(0)
  for (let at = 0; at + 1 < text.length; at++) {
    const second = text.charCodeAt(at + 1)
    const known = begins[hash(first, second)] === 1 ? byPair.get(first * 0x10000 + second) : undefined
    first = second
    if (!known) continue
    for (const { form, list, entry } of known) {
      if (form.length > 2 && !text.startsWith(form, at)) continue
      hits ??= new Map()
      const hit = { entry, from: at, to: at + form.length }
      const before = hits.get(list)
      if (before) before.push(hit)
      else hits.set(list, [hit])
    }
  }
  return hits ?? nothing
})
