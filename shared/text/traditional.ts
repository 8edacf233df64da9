import { z } from "zod"
import traditionalJson from "#resources/terms/traditional.json" with { type: "json" }

const Word = z.string().min(1)

/**
 * How traditional characters are written in simplified script. Every entry is one UTF-16 unit for one, so that no
 * offset moves. `from` and `to` are read in step; `phrases` ("魏徵 魏徵") say what the characters in them become
 * where that is something else than by themselves.
 */
const Table = z.object({
  source: Word,
  licence: Word,
  confidence: z.enum(["high", "medium", "unverified"]),
  /** Characters that mean two words: they change in these words only. */
  inContext: z.array(
    z.object({
      character: z.string().length(1),
      to: z.string().length(1),
      why: Word,
      words: z.array(Word),
      /** Words in which they stay, whatever else they are part of. */
      not: z.array(Word),
      /** What they become outside of all of these words; else they stay. */
      otherwise: z.string().length(1).optional(),
    }),
  ),
  from: Word,
  to: Word,
  phrases: z.array(Word),
})
export type TraditionalTable = z.infer<typeof Table>

/** A word and what each of its characters becomes. */
interface Phrase {
  from: string
  to: string
}

interface Tables {
  characters: ReadonlyMap<string, string>
  /** By their first character, the longest first. */
  phrases: ReadonlyMap<string, readonly Phrase[]>
  inContext: ReadonlyMap<string, TraditionalTable["inContext"][number]>
  /** Any character that may change, for a search that passes the others by. */
  any: RegExp
  /** Any that simplified texts do not have. */
  sure: RegExp
}

let tables: Tables | null = null

function theTables(): Tables {
  if (tables) return tables
  const { from, to, phrases, inContext } = Table.parse(traditionalJson)
  const characters = new Map([...from].map((character, i) => [character, to.charAt(i)]))
  const byFirst = new Map<string, Phrase[]>()
  for (const pair of phrases) {
    const [before = "", after = ""] = pair.split(" ")
    const same = byFirst.get(before.charAt(0))
    if (same) same.push({ from: before, to: after })
    else byFirst.set(before.charAt(0), [{ from: before, to: after }])
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.from.length - a.from.length)
  const contextual = inContext.map(({ character }) => character)
  const sure = [...characters.keys()].filter((character) => !inBoth.has(character))
  tables = {
    characters,
    phrases: byFirst,
    inContext: new Map(inContext.map((entry) => [entry.character, entry])),
    any: oneOf([...characters.keys(), ...byFirst.keys(), ...contextual]),
    sure: oneOf(sure),
  }
  return tables
}

const oneOf = (characters: readonly string[]) => new RegExp(`[${characters.join("")}]`, "g")

/**
 * Characters that simplified texts have as well, in names and in words of their own (于 beside 樊於期): they are
 * converted with a text that is traditional, and are no sign that it is one. They are those of the table that
 * GB/T 2312—1980 has too.
 */
const inBoth: ReadonlySet<string> = new Set("吒夥後徵拚捱摺於榘菸薹袷醣麴麽")

/** A traditional character in a text, and the simplified one in its place. */
export interface Simplification {
  /** UTF-16 units from the beginning of the text. */
  at: number
  to: string
}

/**
 * What to write instead of which characters of a text. One character for one: the text stays as long as it is. What
 * stands for two words (乾 著 覆) is changed where the word is known, and left alone elsewhere; 后 里 面 of a
 * simplified text mean what they say and are never touched.
 */
export function simplifications(text: string): Simplification[] {
  const { characters, phrases, inContext, any } = theTables()
  const out: Simplification[] = []
  const change = (at: number, to: string) => {
    if (text.charAt(at) !== to) out.push({ at, to })
  }
  any.lastIndex = 0
  for (let match = any.exec(text); match; match = any.exec(text)) {
    const at = match.index
    const c = match[0]
    const phrase = phrases.get(c)?.find(({ from }) => text.startsWith(from, at))
    if (phrase) {
      for (let i = 0; i < phrase.to.length; i++) change(at + i, phrase.to.charAt(i))
      any.lastIndex = at + phrase.from.length
      continue
    }
    const entry = inContext.get(c)
    const to = entry ? readInContext(text, at, entry) : characters.get(c)
    if (to !== undefined) change(at, to)
  }
  return out
}

function readInContext(
  text: string,
  at: number,
  { words, not, to, otherwise }: TraditionalTable["inContext"][number],
): string | undefined {
  if (not.some((word) => standsIn(text, at, word))) return otherwise
  return words.some((word) => standsIn(text, at, word)) ? to : otherwise
}

/** Is the character at a place part of the word there? */
function standsIn(text: string, at: number, word: string): boolean {
  const c = text.charAt(at)
  for (let i = word.indexOf(c); i >= 0; i = word.indexOf(c, i + 1))
    if (at >= i && text.startsWith(word, at - i)) return true
  return false
}

/** The text in simplified script, as long as it is. */
export function toSimplified(text: string): string {
  const changes = simplifications(text)
  if (changes.length === 0) return text
  let out = ""
  let done = 0
  for (const { at, to } of changes) {
    out += text.slice(done, at) + to
    done = at + 1
  }
  return out + text.slice(done)
}

/** The characters that are traditional beyond doubt, each as often as it stands in the text. */
export function findTraditional(text: string): string[] {
  return text.match(theTables().sure) ?? []
}

/** One or two may be somebody's name; from so many different ones on the text itself is traditional. */
const fewest = 3

/** Is the text, or a passage of it, written in traditional characters? */
export function isTraditional(text: string): boolean {
  const { sure } = theTables()
  const met = new Set<string>()
  sure.lastIndex = 0
  for (let match = sure.exec(text); match; match = sure.exec(text)) {
    met.add(match[0])
    if (met.size >= fewest) return true
  }
  return false
}
