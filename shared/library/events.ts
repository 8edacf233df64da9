import { z } from "zod"
import json from "#resources/terms/events.json" with { type: "json" }

const Word = z.string().min(2)
const Year = z.number().int().min(1800).max(2999)
/** `2021`, `2021-02` or `2021-02-20`: as far as it is known. */
const When = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/)

/** Where a fact was seen, and how sure it is: only what is `high` may make an error. */
const Sourced = {
  source: z.string().min(3),
  basis: z.enum(["page", "repo", "document-named", "knowledge", "inferred"]),
  confidence: z.enum(["high", "medium", "low"]),
}

/** A congress of the Party (党的二十大). */
const Congress = z.object({ number: z.number().int(), start: When, end: When, ...Sourced })
/** A plenum of a Central Committee (二十届三中全会) or a session of a National People's Congress. */
const Meeting = z.object({
  term: z.number().int(),
  number: z.number().int(),
  start: When,
  end: When,
  ...Sourced,
})
/**
 * A five-year plan or another stretch of years with a first and a last one. Of a `goal` only the last is sure: it had
 * no first year that everybody counts from.
 */
const Period = z.object({
  name: Word,
  forms: z.array(Word).min(1),
  kind: z.enum(["plan", "law", "transition", "action", "goal"]),
  from: Year,
  to: Year,
  ...Sourced,
})
/** What is remembered every so many years. 周年数 = year − `year`. */
const Anniversary = z.object({ event: Word, year: Year, forms: z.array(Word).min(1), ...Sourced })
/** A day kept each year and counted: `first` is the year of the first one. */
const CountedDay = z.object({ name: Word, first: Year, forms: z.array(Word).min(1), ...Sourced })
/** 换届: the calendar years that its rounds fell in. Nothing is said of years before `since` or after `known`. */
const Election = z.object({
  name: Word,
  forms: z.array(Word).min(1),
  since: Year,
  rounds: z.array(z.object({ from: Year, to: Year })),
  known: Year,
  ...Sourced,
})
/**
 * A study programme of the whole Party, or another task with a beginning and an end. `routine`: it went on afterwards
 * as everyday work, so that its name in a later year may be right.
 */
const Campaign = z.object({
  name: Word,
  forms: z.array(Word).min(1),
  start: When,
  end: When,
  routine: z.boolean(),
  ...Sourced,
})
/** A name, a phrase, a document or an event that nobody knew before its date. */
const First = z.object({
  name: Word,
  forms: z.array(Word).min(1),
  date: When,
  /** The meeting that it was first heard at. */
  at: z.string().nullable(),
  kind: z.enum(["thought", "term", "document", "event"]),
  ...Sourced,
})

export const Events = z.object({
  note: z.string(),
  congresses: z.array(Congress),
  plenums: z.array(Meeting),
  npcSessions: z.array(Meeting),
  periods: z.array(Period),
  anniversaries: z.array(Anniversary),
  days: z.array(CountedDay),
  elections: z.array(Election),
  campaigns: z.array(Campaign),
  firsts: z.array(First),
})
export type Events = z.infer<typeof Events>
export type Congress = z.infer<typeof Congress>
export type Meeting = z.infer<typeof Meeting>
export type Period = z.infer<typeof Period>
export type Anniversary = z.infer<typeof Anniversary>
export type CountedDay = z.infer<typeof CountedDay>
export type Election = z.infer<typeof Election>
export type Campaign = z.infer<typeof Campaign>
export type First = z.infer<typeof First>

/** What happened when, as far as reports of this kind speak of it. */
export const events: Events = Events.parse(json)

/** The calendar year of a date that is known at least to the year. */
export function yearOf(when: string): number {
  return Number(when.slice(0, 4))
}
