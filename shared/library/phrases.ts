import { z } from "zod"
import conduct from "#resources/phrases/conduct.json" with { type: "json" }
import development from "#resources/phrases/development.json" with { type: "json" }
import documents from "#resources/phrases/documents.json" with { type: "json" }
import governance from "#resources/phrases/governance.json" with { type: "json" }
import ideology from "#resources/phrases/ideology.json" with { type: "json" }
import organization from "#resources/phrases/organization.json" with { type: "json" }
import political from "#resources/phrases/political.json" with { type: "json" }
import rural from "#resources/phrases/rural.json" with { type: "json" }

/** As exact as it is known: a year, a month, or a day. */
const When = z.string().regex(/^\d{4}(-\d{2}){0,2}$/)

const Text = z.string().min(1)

/**
 * 规范表述: a set phrase and how it is written.
 *
 * These are the phrases that are offered for writing. `resources/terms/set-phrases.json` is a different list for a
 * different end: everything with a numeral that is no figure, in every spelling, outdated ones included, without
 * quotation marks. Neither can be made from the other; a test holds them together.
 */
const Phrase = z.object({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  /** As it stands in a sentence, its quotation marks or 书名号 included. */
  form: Text,
  /** With tones, a syllable a character; shown, not searched. */
  pinyin: Text,
  /** `either`: both are seen in official texts; the form shows the one that is offered. */
  quotes: z.enum(["yes", "no", "either"]),
  /** What it sums up, in the order that must be kept. */
  members: z.array(Text).min(2).optional(),
  /**
   * The verbs that go with it, the usual one first; `…` is where the phrase stands when words follow it too
   * (统筹推进…总体布局). None when the phrase brings its verb.
   */
  verbs: z.array(z.string().regex(/^[^…]+(…[^…]+)?$/)).default([]),
  /** When and where it was first said; absent when that is not known for certain. */
  since: z.object({ date: When, occasion: Text.optional() }).optional(),
  /** The last month that it describes something current in. */
  until: When.optional(),
  /** The form of the phrase that took its place. */
  instead: Text.optional(),
  /** How it is written and what it must not be confused with. */
  writing: Text.optional(),
  /** Wrong forms that are seen. */
  wrong: z.array(Text).default([]),
  source: z.object({ document: Text, date: When.optional() }),
  confidence: z.enum(["high", "medium", "unverified"]),
})

const PhraseFile = z.object({ category: Text, phrases: z.array(Phrase) })

export interface Phrase extends z.infer<typeof Phrase> {
  /** 政治建设, 组织建设 … */
  category: string
}

/** Every entry of the files, unverified ones too: for tests. */
export const allPhrases: readonly Phrase[] = [
  political,
  ideology,
  organization,
  conduct,
  governance,
  rural,
  development,
  documents,
].flatMap((json) => {
  const { category, phrases } = PhraseFile.parse(json)
  return phrases.map((phrase) => ({ ...phrase, category }))
})

/** The phrases that are offered, by category. Unverified ones never are. */
export const phrases: readonly Phrase[] = allPhrases.filter(({ confidence }) => confidence !== "unverified")

/** In the order of the library. */
export const phraseCategories: readonly string[] = [...new Set(phrases.map(({ category }) => category))]

/** The phrase alone, without the marks around it or inside: 四个意识. */
export function bareForm({ form }: Pick<Phrase, "form">): string {
  return form.replace(/[“”《》]/g, "")
}

export type Currency =
  | { at: "current" }
  /** Said first after the year of the report. */
  | { at: "later"; since: string }
  | { at: "past"; until: string; instead: string | null }

/** Whether the phrase describes something current in the year reported on. */
export function currencyIn({ since, until, instead }: Phrase, year: number): Currency {
  if (since && Number(since.date.slice(0, 4)) > year) return { at: "later", since: since.date }
  if (until && Number(until.slice(0, 4)) < year) return { at: "past", until, instead: instead ?? null }
  return { at: "current" }
}

/** 2016-01-29 → 2016 年 1 月 29 日, as exact as it is given. */
export function writeWhen(date: string): string {
  const [year, month, day] = date.split("-").map(Number)
  return `${year} 年${month ? ` ${month} 月` : ""}${day ? ` ${day} 日` : ""}`
}
