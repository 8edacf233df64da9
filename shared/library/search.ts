import { readingsOf } from "../text/pinyin"

/**
 * Search as people type who type pinyin: by characters (四个意识), by initials (sgys), by whole syllables
 * (sigeyishi), or by any mixture of the three (四个ys). One rule covers them: a query is a row of pieces, each of
 * which is a character, its initial, or its syllable, and the last syllable may be unfinished.
 */

/** Something that can be found. */
export interface Searchable<T> {
  entry: T
  /** What is looked through first, and shown: matches in it come before matches elsewhere. */
  name: string
  /** Texts that are looked through as well: members, the text of a snippet. */
  more?: readonly string[]
}

export interface Index<T> {
  readonly items: readonly IndexedItem<T>[]
}

interface IndexedItem<T> {
  searchable: Searchable<T>
  /** The name, then the texts of `more`. */
  fields: readonly Field[]
}

/** A text without what nobody types: quotation marks, punctuation, blanks. */
interface Field {
  characters: readonly string[]
  readings: readonly (readonly string[])[]
  /** What a query that is found here may begin with: the character itself, or the initial of a reading. */
  heads: readonly string[]
  /** Where each character stands in the text as shown. */
  at: readonly number[]
}

/** Where a query was found: [from, to) in UTF-16 code units of the text. */
export interface Match {
  /** 0 is the name, 1 the first of `more` … */
  field: number
  from: number
  to: number
}

export interface Hit<T> {
  entry: T
  match: Match
}

const letterOrDigit = /[\p{L}\p{N}]/u
/** A longer query than any name; what is typed beyond it is not read. */
const longestQuery = 40

function readField(text: string): Field {
  const characters: string[] = []
  const readings: (readonly string[])[] = []
  const heads: string[] = []
  const at: number[] = []
  let offset = 0
  for (const character of text) {
    if (letterOrDigit.test(character)) {
      characters.push(character.toLowerCase())
      const read = readingsOf(character)
      readings.push(read)
      heads.push(character.toLowerCase() + read.map((reading) => reading[0]).join(""))
      at.push(offset)
    }
    offset += character.length
  }
  return { characters, readings, heads, at }
}

/** Reads what is searched once: looking a query up is then one pass over some thousand characters. */
export function indexOf<T>(searchables: readonly Searchable<T>[]): Index<T> {
  return {
    items: searchables.map((searchable) => ({
      searchable,
      fields: [searchable.name, ...(searchable.more ?? [])].map(readField),
    })),
  }
}

/** The query as it is compared: lower case, without blanks and what input methods put between syllables. */
export function readQuery(query: string): string[] {
  const typed = query
    .toLowerCase()
    .replaceAll("ü", "v")
    .replace(/([ln])ue/g, "$1ve")
  return [...typed].filter((character) => letterOrDigit.test(character)).slice(0, longestQuery)
}

/** Where the pieces of the query end that begin at `start` of the field; -1 when they do not fit. */
function matchAt({ characters, readings }: Field, query: readonly string[], start: number): number {
  const fits = (at: number, typed: number): number => {
    if (typed === query.length) return at
    if (at === characters.length) return -1
    if (characters[at] === query[typed]) {
      const end = fits(at + 1, typed + 1)
      if (end >= 0) return end
    }
    for (const reading of readings[at]!)
      for (const length of pieces(reading, query, typed)) {
        const end = fits(at + 1, typed + length)
        if (end >= 0) return end
      }
    return -1
  }
  return fits(start, 0)
}

/** How much of the query one character may take by its reading, the longest first. */
function pieces(reading: string, query: readonly string[], typed: number): number[] {
  let common = 0
  while (common < reading.length && query[typed + common] === reading[common]) common++
  if (common === 0) return []
  const lengths = [1]
  if (common >= 2 && /^[zcs]h/.test(reading)) lengths.unshift(2)
  // The whole syllable, or as much of it as has been typed so far.
  const whole = common === reading.length || typed + common === query.length
  return whole && common > lengths[0]! ? [common, ...lengths] : lengths
}

interface Ranked<T> extends Hit<T> {
  rank: number
  length: number
  order: number
}

/** Lower is better: the whole name, its beginning, its inside, something else; characters before pinyin. */
function rankOf(field: number, start: number, whole: boolean, letters: boolean): number {
  if (field > 0) return 5
  if (whole) return 0
  return (start === 0 ? 1 : 3) + (letters ? 1 : 0)
}

function find<T>(item: IndexedItem<T>, query: readonly string[], order: number): Ranked<T> | null {
  const letters = query.some((character) => /[a-z]/.test(character))
  // One letter begins some character of nearly every text: alone it only finds the names that begin with it.
  const starts = letters && query.length === 1 ? 1 : Number.POSITIVE_INFINITY
  for (const [index, field] of item.fields.slice(0, starts).entries()) {
    const { characters, heads, at } = field
    for (let start = 0; start < Math.min(characters.length, starts); start++) {
      if (!heads[start]!.includes(query[0]!)) continue
      const end = matchAt(field, query, start)
      if (end < 0) continue
      const match = { field: index, from: at[start]!, to: at[end - 1]! + characters[end - 1]!.length }
      return {
        entry: item.searchable.entry,
        match,
        rank: rankOf(index, start, start === 0 && end === characters.length, letters),
        length: item.fields[0]!.characters.length,
        order,
      }
    }
  }
  return null
}

/**
 * What a query finds: exact names first, then names that begin with it, by characters before by pinyin, then names
 * that contain it, then what contains it elsewhere; the shorter name first, else in the order of the index. An
 * empty query finds everything, in that order.
 */
export function search<T>(index: Index<T>, query: string): Hit<T>[] {
  const typed = readQuery(query)
  if (typed.length === 0)
    return index.items.map(({ searchable }) => ({
      entry: searchable.entry,
      match: { field: 0, from: 0, to: 0 },
    }))
  return index.items
    .flatMap((item, order) => find(item, typed, order) ?? [])
    .sort((a, b) => a.rank - b.rank || a.length - b.length || a.order - b.order)
    .map(({ entry, match }) => ({ entry, match }))
}
