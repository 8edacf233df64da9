import { z } from "zod"
import outdatedJson from "#resources/terms/outdated.json" with { type: "json" }

const Text = z.string().min(1)
const Texts = z.array(Text).min(1)

/** Terms that reports use no longer from some year on. */
export const Outdated = z.object({
  source: Text,
  terms: z.array(
    z
      .object({
        /** What is looked for, and what can stand there instead without another change (null: nothing can). */
        forms: z.record(Text.min(2), Text.nullable()),
        /** Year or month from which it describes nothing current. */
        from: z.string().regex(/^\d{4}(-\d{2})?$/),
        /** What is said now. */
        instead: z.array(Text),
        level: z.enum(["warning", "hint"]),
        /** Longer words that it is part of and right in. */
        within: Texts.optional(),
        notBefore: Texts.default([]),
        notAfter: Texts.default([]),
        /** Only where one of these stands close by. */
        near: Texts.optional(),
        /** Not where one of these stands close by. */
        nearNot: Texts.optional(),
        /** Words behind it in the sentence that tell of something done and over. */
        told: Texts.optional(),
        /** Verbs before it and nouns behind it that make it a task of the year; without one it is but a hint. */
        task: Texts.optional(),
        taskBehind: Texts.optional(),
        /** Where it is right still, for the explanation. */
        stillRight: Texts.optional(),
        source: Text,
        confidence: z.enum(["high", "medium"]),
      })
      .strict(),
  ),
})

export type OutdatedTerm = z.infer<typeof Outdated>["terms"][number]

export const outdatedTerms: readonly OutdatedTerm[] = Outdated.parse(outdatedJson).terms
