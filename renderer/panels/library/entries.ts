import { bareForm, type Phrase, phraseCategories, phrases } from "#shared/library/phrases"
import { type Hit, indexOf, readQuery, type Searchable, search } from "#shared/library/search"
import { type Snippet, snippets, unitNames } from "#shared/library/snippets"
import { type Role, roleNames } from "#shared/model/roles"

/** What the library holds, as the panels list it. */
export type Entry = { type: "phrase"; phrase: Phrase } | { type: "snippet"; snippet: Snippet }

export interface Found<T = Entry> {
  entry: T
  /** The text that the match lies in, when that is not the name. */
  elsewhere: string | null
  /** Where the query was found in the name, or in `elsewhere`. */
  from: number
  to: number
}

export interface Group {
  label: string
  found: readonly Found[]
}

export const nameOf = (entry: Entry): string =>
  entry.type === "phrase" ? entry.phrase.form : entry.snippet.title

export const keyOf = (entry: Entry): string =>
  entry.type === "phrase" ? `phrase ${entry.phrase.id}` : `snippet ${entry.snippet.id}`

/** What is looked through besides the name. Wrong forms too: who types one is shown the right one. */
function moreOf(entry: Entry): string[] {
  if (entry.type === "phrase") return [...(entry.phrase.members ?? []), ...entry.phrase.wrong]
  const { text, units = [] } = entry.snippet
  return [text, ...units.map((unit) => unitNames[unit])]
}

const searchable = (entry: Entry): Searchable<Entry> => ({ entry, name: nameOf(entry), more: moreOf(entry) })

const phraseIndex = indexOf(
  phrases.map((phrase): Searchable<Entry> => searchable({ type: "phrase", phrase })),
)
const snippetIndex = indexOf(
  snippets.map((snippet): Searchable<Entry> => searchable({ type: "snippet", snippet })),
)

export const counts = { phrases: phrases.length, snippets: snippets.length }

/** With its texts, as the lists show a match. */
export function shown<T>(hit: Hit<T>, texts: readonly string[]): Found<T> {
  const { entry, match } = hit
  return {
    entry,
    elsewhere: match.field === 0 ? null : texts[match.field - 1]!,
    from: match.from,
    to: match.to,
  }
}

const found = (index: typeof phraseIndex, query: string): Found[] =>
  search(index, query).map((hit) => shown(hit, moreOf(hit.entry)))

/** A part of the library: a category of phrases or the snippets for a role; null is all of it. */
export type Shelf = { category: string } | { role: Role } | null

const snippetRoles = [...new Set(snippets.map(({ role }) => role))]

/** The shelves with their names, phrases and snippets apart, for a choice. */
export const shelves: readonly { label: string; shelves: readonly { label: string; shelf: Shelf }[] }[] = [
  {
    label: "规范表述",
    shelves: phraseCategories.map((category) => ({ label: category, shelf: { category } })),
  },
  {
    label: "片段",
    shelves: snippetRoles.map((role) => ({ label: `${roleNames[role]}片段`, shelf: { role } })),
  },
]

function onShelf(entry: Entry, shelf: Shelf): boolean {
  if (!shelf) return true
  if ("category" in shelf) return entry.type === "phrase" && entry.phrase.category === shelf.category
  return entry.type === "snippet" && entry.snippet.role === shelf.role
}

/**
 * What is listed for a query: phrases, then snippets. Snippets for the item that the caret is in come before the
 * others, and before everything as long as nothing is typed.
 */
export function groupsFor(query: string, shelf: Shelf, role: Role | null): Group[] {
  const ofPhrases = found(phraseIndex, query).filter(({ entry }) => onShelf(entry, shelf))
  const ofSnippets = found(snippetIndex, query).filter(({ entry }) => onShelf(entry, shelf))
  const fits = ({ entry }: Found) => entry.type === "snippet" && entry.snippet.role === role
  const here = ofSnippets.filter(fits)
  const others = ofSnippets.filter((it) => !fits(it))
  const groups =
    role && here.length > 0 && readQuery(query).length === 0
      ? [
          { label: `${roleNames[role]}片段`, found: here },
          { label: "规范表述", found: ofPhrases },
          { label: "其他片段", found: others },
        ]
      : [
          { label: "规范表述", found: ofPhrases },
          { label: "片段", found: [...here, ...others] },
        ]
  return groups.filter((group) => group.found.length > 0)
}

/** Syllables of the phrase, one for each of its characters: shown under it. */
export function syllablesOf(phrase: Phrase): string[] {
  return phrase.pinyin.split(" ")
}

/** Which characters of the bare form a match covers, for marking their syllables. */
export function markedSyllables(phrase: Phrase, from: number, to: number): [from: number, to: number] {
  const count = (text: string) =>
    [...bareForm({ form: text })].filter((it) => /\p{Script=Han}/u.test(it)).length
  const start = count(phrase.form.slice(0, from))
  return [start, start + count(phrase.form.slice(from, to))]
}
