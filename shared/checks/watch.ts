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

/** One of the words: its form, the list that it belongs to, and its entry. */
interface Known {
  form: string
  fits: ((entry: unknown, text: string, from: number) => boolean) | null
  list: number
  entry: unknown
}

/**
 * Every list of words that some rule watches for, in one index: a block is walked once for all of them, however many
 * rules and words there are. Words that begin with the same two characters stand side by side, the longest first. All that
 * is looked at on the way lies in arrays of numbers: objects all over the memory would take several times as long.
 */
interface Index {
  /** A bit for each beginning, by a hash that lets few others through: these bits stay in the processor's cache. */
  begins: Uint8Array
  /** The two characters of each beginning, at a place that their hash tells, or behind it where that is taken. */
  codes: Uint32Array
  /** Where its words start in the two lists below, and behind the last of them. */
  starts: Int32Array
  ends: Int32Array
  /** The third character of each word, 0 when it has two: most are told from the text by this alone. */
  thirds: Uint16Array
  words: readonly Known[]
}

const declared: Known[] = []
/** Made when the first block is read, and again if a list came later. */
let index: Index | null = null
let lists = 0

function hash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3b) + second) & 0x7ffff
}

function codeOf(first: number, second: number): number {
  return ((first << 16) | second) >>> 0
}

function makeIndex(): Index {
  const byCode = new Map<number, Known[]>()
  for (const known of declared) {
    const code = codeOf(known.form.charCodeAt(0), known.form.charCodeAt(1))
    const others = byCode.get(code)
    if (others) others.push(known)
    else byCode.set(code, [known])
  }
  let size = 1
  while (size < 2 * byCode.size) size *= 2
  const begins = new Uint8Array(0x10000)
  const codes = new Uint32Array(size)
  const starts = new Int32Array(size)
  const ends = new Int32Array(size)
  const words: Known[] = []
  for (const [code, known] of byCode) {
    const bit = hash(code >>> 16, code & 0xffff)
    begins[bit >> 3]! |= 1 << (bit & 7)
    let at = bit & (size - 1)
    while (ends[at] !== 0) at = (at + 1) & (size - 1)
    codes[at] = code
    starts[at] = words.length
    words.push(...known.sort((a, b) => b.form.length - a.form.length))
    ends[at] = words.length
  }
  const thirds = Uint16Array.from(words, ({ form }) => form.charCodeAt(2) || 0)
  return { begins, codes, starts, ends, thirds, words }
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
    declared.push({ form, list, entry, fits: fits as Known["fits"] })
  }
  index = null
  return (block) => (hitsOf(block)[list] ?? none) as readonly WatchHit<T>[]
}

const none: readonly never[] = []

/** The hits of a block by the number of their list. */
const hitsOf = perBlock(({ text }): readonly (WatchHit<unknown>[] | undefined)[] => {
  index ??= makeIndex()
  const { begins, codes, starts, ends, thirds, words } = index
  const mask = codes.length - 1
  let hits: (WatchHit<unknown>[] | undefined)[] | null = null
  let first = text.charCodeAt(0)
  for (let at = 0; at + 1 < text.length; at++) {
    const second = text.charCodeAt(at + 1)
    const bit = hash(first, second)
    const code = codeOf(first, second)
    first = second
    if ((begins[bit >> 3]! & (1 << (bit & 7))) === 0) continue
    let place = bit & mask
    while (ends[place] !== 0 && codes[place] !== code) place = (place + 1) & mask
    const end = ends[place]!
    const after = text.charCodeAt(at + 2)
    for (let i = starts[place]!; i < end; i++) {
      const third = thirds[i]!
      if (third !== 0 && third !== after) continue
      const { form, list, entry, fits } = words[i]!
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
