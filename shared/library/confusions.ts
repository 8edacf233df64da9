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

export const Confusions = z
  .object({ sources: z.record(Text, Text), entries: z.array(Confusion) })
  .refine(({ sources, entries }) => entries.every(({ source }) => source in sources))

/** The built-in table of confusions (易错字词). */
export const confusions: readonly Confusion[] = Confusions.parse(json).entries
