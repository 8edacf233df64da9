import { z } from "zod"
import termBaseJson from "#resources/terms/term-base.json" with { type: "json" }
import { allPhrases, type Phrase } from "./phrases"

const Text = z.string().min(1)
const Texts = z.array(Text).min(1)
const Level = z.enum(["error", "warning", "hint"])

/** A form that is seen and is wrong, and what stands there rightly. */
const Wrong = z.object({
  form: Text.min(2),
  right: Text,
  level: Level,
  /** Only between quotation marks of its own: without them the words may say what they say. */
  quoted: z.boolean().default(false),
  /** Only where one of these stands in the same paragraph, close by. */
  near: Texts.optional(),
  notBefore: Texts.default([]),
  notAfter: Texts.default([]),
  /** Wrong in reports on this year and later ones. */
  from: z.number().int().optional(),
})

/** What the checker looks for besides the right form. */
const Checks = z.object({
  /** How bad it is that the quotation marks are missing; absent where they often are. */
  unquoted: z
    .object({
      level: Level,
      /** What is looked for, when the quoted words alone mean other things too (村两委). */
      forms: Texts.optional(),
      notBefore: Texts.default([]),
      notAfter: Texts.default([]),
    })
    .optional(),
  /** Members that are spelled out one after the other. */
  enumerated: z
    .object({
      /** As they stand in the enumeration; the members themselves unless given. */
      parts: z.array(Text.min(2)).min(3).optional(),
      order: Level.optional(),
      /** All but one are named. */
      missing: Level.optional(),
      /** Everyday words: they are this enumeration only when all (or all but one, at `missing`) stand together. */
      whole: z.boolean().default(false),
    })
    .optional(),
  /** Verbs that belong to another term, and the one that belongs here. */
  verbsWrong: z.record(Text, Text).default({}),
  wrong: z.array(Wrong).default([]),
  /** Variants that are right too. */
  notWrong: z.array(Text).default([]),
})

const When = z.string().regex(/^\d{4}(-\d{2}){0,2}$/)

/** A term that is not offered for writing, or not in this form. */
const Own = Checks.extend({
  /** As it stands in a sentence, with its quotation marks. */
  form: Text,
  quotes: z.enum(["yes", "no", "either"]),
  /** In the order that must be kept. */
  members: z.array(Text).min(2).optional(),
  verbs: z.array(Text).default([]),
  since: When.optional(),
  /** The last month (or year) that it describes something current in. */
  until: When.optional(),
  /** What took its place. */
  instead: Text.optional(),
  meaning: Text,
  source: Text,
  confidence: z.enum(["high", "medium", "unverified"]),
})

/** One of the phrases that are offered: what is said there is not said again. */
const Linked = Checks.extend({ phrase: Text })

export const TermBase = z.object({ source: Text, terms: z.array(z.union([Linked.strict(), Own.strict()])) })

export type WrongForm = z.infer<typeof Wrong>

export interface Term extends z.infer<typeof Own> {
  /** The phrase that it is, or null. */
  phrase: string | null
  /** The words between its quotation marks, or the whole form without any: 四个意识. */
  name: string
}

const byId = new Map(allPhrases.map((phrase) => [phrase.id, phrase]))

/** Every set term that the checker knows: 固定提法, with what is known to go wrong with it. */
export const termBase: readonly Term[] = TermBase.parse(termBaseJson).terms.map((entry) => {
  if (!("phrase" in entry)) return { ...entry, phrase: null, name: nameOf(entry.form) }
  const phrase = byId.get(entry.phrase)
  if (!phrase) throw new Error(`no such phrase: ${entry.phrase}`)
  const { form, quotes, members, verbs, since, until, instead, confidence } = phrase
  return {
    ...entry,
    form,
    quotes,
    members,
    verbs,
    since: since?.date,
    until,
    instead,
    confidence,
    meaning: phrase.writing ?? form,
    source: sourceOf(phrase),
    name: nameOf(form),
  }
})

function nameOf(form: string): string {
  return form.match(/“([^”]+)”/)?.[1] ?? form.replace(/[《》]/g, "")
}

function sourceOf({ source }: Phrase): string {
  return source.date ? `${source.document} ${source.date}` : source.document
}
