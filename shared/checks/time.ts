import { kept } from "../model/kept"
import type { Item, Section } from "../model/outline"
import type { Role } from "../model/roles"
import { noTimeWords, type TimeWord, timeWords, type YearsSaid } from "./time-words"
import type { ReportFacts } from "./types"

/**
 * Which year a part speaks of. `review`: work done, so the year reported on. `plan`: the year after.
 * `either`: problems with what will be done about them, and what closes a report.
 */
export type Tense = "review" | "plan" | "either"

/** A block that names a year or something that had its year. */
export interface TimePlace {
  block: number
  tense: Tense
  /** Follows the plan without a role of its own: 各位领导，2025年我将…. */
  closing: boolean
}

/** Words that one rule looks at, by what they say. */
const groups: Partial<Record<TimeWord["is"], PlaceKind>> = {
  day: "anniversary",
  birthday: "anniversary",
  congress: "meeting",
  term: "meeting",
  npc: "meeting",
}
export type PlaceKind = TimeWord["is"] | "meeting" | "year"

/** A day that somebody signed, as far as it is written. */
export interface Signed {
  year: number
  month: number | null
  day: number | null
}

export interface Timeline {
  /** The blocks that hold a word of a kind, or a year: each rule looks at its own, however long the report is. */
  places(kind: PlaceKind): readonly TimePlace[]
  signed: Signed | null
  /** Of a half or a quarter of a year: then the rest of that year is still to come. */
  midTerm: boolean
}

/** One pass over a report for all rules about time. */
export const timeline = kept((facts: ReportFacts): Timeline => {
  const byKind = new Map<PlaceKind, TimePlace[]>()
  const add = (kind: PlaceKind, place: TimePlace) => {
    const before = byKind.get(kind)
    if (before) {
      if (before.at(-1) !== place) before.push(place)
    } else byKind.set(kind, [place])
  }
  let begun = false
  let confessed = false
  const { blocks } = facts.outline
  let planned = blocks.length - 1
  while (planned >= 0 && roleOf(blocks[planned]!.item, blocks[planned]!.section) !== "measure") planned--
  for (const { index, type, item, section } of blocks) {
    if (type === "aside" || type === "signature" || type === "byline") continue
    const role = roleOf(item, section)
    if (role === "measure") begun = true
    else if (role === "problem" || role === "cause") confessed = true
    const own = facts.blocks[index]!
    const words = timeWords(own)
    if (words === noTimeWords) continue
    const closing = begun && role === "other"
    const place = {
      block: index,
      tense: tenseOf(role, section, begun || index > planned, confessed),
      closing,
    }
    for (const kind of words.kinds) add(groups[kind] ?? kind, place)
    if (own.years.length > 0) add("year", place)
  }
  return {
    places: (kind) => byKind.get(kind) ?? nowhere,
    signed: signedOn(facts),
    midTerm: isMidTerm(facts),
  }
})

const nowhere: readonly TimePlace[] = []

function roleOf(item: Item | null, section: Section | null): Role {
  return item?.role ?? section?.role ?? "other"
}

function tenseOf(role: Role, section: Section | null, late: boolean, confessed: boolean): Tense {
  if (role === "measure") return "plan"
  // Work done that stands behind the problems, with no plan to follow, closes the report: 三、廉洁自律情况…今年，我将….
  if (role === "highlight") return late && confessed ? "either" : "review"
  // 廉洁自律情况 before the plan looks back; what follows the plan, or stands where there is none, looks both ways.
  if (role === "other") return late || section === null ? "either" : "review"
  return "either"
}

function signedOn({ properties: { date } }: ReportFacts): Signed | null {
  if (!date) return null
  const [year, month, day] = date.split("-").map(Number)
  return { year: year!, month: month ?? null, day: day ?? null }
}

function isMidTerm(facts: ReportFacts): boolean {
  return facts.outline.blocks.some(
    ({ type, index }) =>
      (type === "title" || type === "opening") &&
      /上半年|半年|[一二三1-3]季度|年中|中期|阶段性/.test(facts.blocks[index]!.text),
  )
}

/**
 * The last day that the report can tell of, ISO: the day it was signed, and where none is written (or one that
 * cannot be right) the end of the February after. Reports are written in December and January.
 */
export function horizon({ signed, midTerm }: Timeline, year: number): string {
  // Signed at the beginning of the year that it tells of: the year was left in, and another rule says so.
  const early = signed?.year === year && signed.month !== null && signed.month <= 3 && !midTerm
  if (signed && !early && signed.year >= year && signed.year <= year + 1 && signed.month !== null) {
    const month = String(signed.month).padStart(2, "0")
    return signed.day === null
      ? `${signed.year}-${month}-31`
      : `${signed.year}-${month}-${String(signed.day).padStart(2, "0")}`
  }
  return `${year + 1}-02-28`
}

/** Is `when`, as far as it is known, later than `day`? A month is not later than a day in it. */
export function isAfter(when: string, day: string): boolean {
  return when > day.slice(0, when.length)
}

/**
 * The years that a sentence may be about; only `sure` when it says so itself. Without a year reported on, only what it
 * says itself is known: then null.
 */
export function meantYears(
  { of, years, offsets }: YearsSaid,
  tense: Tense,
  year: number | null,
  { signed }: Timeline,
): { sure: boolean; years: readonly number[] } | null {
  // Signed in January, 今年 may be the new year already.
  const bases = year === null ? [] : signed?.year === year + 1 ? [year, year + 1] : [year]
  if (of && "year" in of) return { sure: true, years: [of.year] }
  if (year === null) return null
  if (of) return { sure: true, years: bases.map((base) => base + of.offset) }
  return {
    sure: false,
    years: [
      ...(tense === "review" ? [year] : [year, year + 1]),
      ...years,
      ...offsets.flatMap((offset) => bases.map((base) => base + offset)),
    ],
  }
}
