import { z } from "zod"
import measuresJson from "#resources/terms/measures.json" with { type: "json" }
import phrasesJson from "#resources/terms/set-phrases.json" with { type: "json" }
import slogansJson from "#resources/terms/slogans.json" with { type: "json" }

const Word = z.string().min(1)

/** Set phrases, grouped by where they come from. A list is one phrase with its spellings, the usual one first. */
export const SetPhrases = z.object({
  groups: z.array(
    z.object({
      kind: z.enum(["political", "party-building", "policy", "idiom", "name"]),
      source: Word,
      terms: z.array(z.union([Word, z.array(Word).min(2)])),
    }),
  ),
})

/** May a measure word follow a Chinese numeral: always, only with no noun behind it, only from ten on, never? */
const Allowed = z.enum(["both", "after", "tens", "never"])
export type Allowed = z.infer<typeof Allowed>

/** Measure words and what decides whether a numeral before one is a figure. */
export const Measures = z.object({
  source: Word,
  han: Word,
  one: Word,
  groups: z.array(z.object({ han: Allowed, one: z.enum(["both", "after", "never"]), units: z.array(Word) })),
  /** Units in Latin letters, lower case. */
  letters: z.array(Word),
  /** Continuations that make the measure word the beginning of another word: 3人 but not 人民. */
  notBefore: z.record(Word, z.array(Word)),
  /** Words before a length of time that make it a figure: 历时三个月. */
  gates: z.array(Word),
  gatedUnits: z.array(Word),
  /** Words behind a length of time that make it a figure: 半年内. */
  openEnds: z.array(Word),
  /** Areas that 个 counts, which are read as part of the unit at the end of a clause: 9个镇、112个行政村. */
  areas: z.array(Word),
})
export type Measures = z.infer<typeof Measures>

/** Words behind 四个, 三项 … that show a slogan and no count. */
export const Slogans = z.object({ source: Word, heads: z.record(Word, z.array(Word)) })

/** A set phrase in one of its spellings. */
export interface SetPhrase {
  /** The usual spelling. */
  id: string
  form: string
  kind: z.infer<typeof SetPhrases>["groups"][number]["kind"]
  source: string
}

/** The built-in set phrases that bear a numeral. */
export const setPhrases: readonly SetPhrase[] = SetPhrases.parse(phrasesJson).groups.flatMap(
  ({ kind, source, terms }) =>
    terms.flatMap((term) => {
      const forms = typeof term === "string" ? [term] : term
      return forms.map((form) => ({ id: forms[0]!, form, kind, source }))
    }),
)

export const measures: Measures = Measures.parse(measuresJson)

export const sloganHeads: Readonly<Record<string, readonly string[]>> = Slogans.parse(slogansJson).heads
