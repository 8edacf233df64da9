import { z } from "zod"
import json from "#resources/terms/confusions.json" with { type: "json" }

const Text = z.string().min(1)

/** A wrong wording and the right one. */
const Confusion = z
  .object({
    /** As it stands in the text; in a pattern `…` is what may stand between. */
    wrong: Text,
    right: Text,
    /**
     * pair: `right` stands for `wrong`, letter for letter. pattern: two words that do not go together. either: both are
     * right, recorded so that nobody takes one for wrong; never a finding.
     */
    type: z.enum(["pair", "pattern", "either"]),
    level: z.enum(["error", "warning", "hint", "either"]),
    /** When it is right after all, in words. */
    guard: Text.optional(),
    /** Longer stretches in which the letters are right. */
    notWithin: z.array(Text).default([]),
    /** Words that, anywhere in the paragraph, make it right. */
    unless: z.array(Text).default([]),
    confidence: z.enum(["high", "medium", "unverified"]),
    /** A key of the file's `sources`. */
    source: Text,
  })
  .refine(({ wrong, notWithin }) => notWithin.every((text) => text.includes(wrong) && text !== wrong))
  .refine(({ type, level }) => (type === "either") === (level === "either"))
  .refine(({ level, confidence }) => level !== "error" || confidence === "high")
  .refine(({ type, wrong }) => (type === "pattern") === /^[^…]+…[^…]+$/.test(wrong))
export type Confusion = z.infer<typeof Confusion>

/**
 * Real words where they cannot stand, picked among those of the same sound: under `wrong>right` what stands right before
 * or behind, with `~` for the word. Each of these is a pair of its own.
 */
const Misplaced = z.object({
  level: z.enum(["warning", "hint"]),
  confidence: z.enum(["high", "medium", "unverified"]),
  source: Text,
  words: z.record(
    z.string().regex(/^[^>]+>[^>]+$/),
    z.string().regex(/^(?:\S+~\S*|~\S+)(?: (?:\S+~\S*|~\S+))*$/),
  ),
})

export const Confusions = z
  .object({ sources: z.record(Text, Text), misplaced: Misplaced, entries: z.array(Confusion) })
  .refine(({ sources, misplaced, entries }) =>
    [misplaced, ...entries].every(({ source }) => source in sources),
  )

function* pairsOf({ words, ...told }: z.infer<typeof Misplaced>): Generator<Confusion> {
  for (const [word, contexts] of Object.entries(words)) {
    const [wrong, right] = word.split(">") as [string, string]
    for (const context of contexts.split(" "))
      yield {
        ...told,
        wrong: context.replace("~", wrong),
        right: context.replace("~", right),
        type: "pair",
        notWithin: [],
        unless: [],
      }
  }
}

const { misplaced, entries } = Confusions.parse(json)

/** The built-in table of confusions (易错字词). */
export const confusions: readonly Confusion[] = [...entries, ...pairsOf(misplaced)]
