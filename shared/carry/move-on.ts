import { timeline } from "../checks/time"
import type { ReportFacts } from "../checks/types"
import type { BlockName } from "../model/schema"
import { countVerdicts } from "./move-counts"
import { yearVerdicts } from "./move-years"
import type { Place } from "./types"

/** What made a move certain. */
export type MoveRule =
  /** 述职年度: title, opening, narration, the date it was signed. */
  | "year-reported"
  /** The year after it, that the plan is for. */
  | "year-planned"
  /** The year before it: what was found in its review, what a figure is compared with. */
  | "year-before"
  /** 2023—2024学年 */
  | "school-year"
  | "edition"
  | "anniversary"
  | "counted-day"

/** A year or a count that goes on with the year reported on. */
export interface Move {
  /** Where it stands in the report that was asked about. */
  place: Place
  /** As it stands there. */
  from: string
  to: string
  /** One clause, for people. */
  why: string
  rule: MoveRule
  /** How it is found again in a report that was made of it (`standing-moves.ts`). */
  trace: Trace
}

/** What stands around a move once all moves of its block are made. */
export interface Trace {
  type: BlockName
  /** Ids of section and item, or null outside. */
  section: string | null
  item: string | null
  /** Up to eight characters on either side. */
  before: string
  after: string
}

/** A year or a count that is left as it is, for a reason, so that a person can judge it. */
export interface Stay {
  place: Place
  text: string
  why: string
}

export interface MovedOn {
  /** In the order of the text, never overlapping. */
  moves: readonly Move[]
  stays: readonly Stay[]
}

/** What is said of one year or count: `to` is null where it stays. */
export interface Verdict {
  from: number
  to: number
  becomes: { text: string; rule: MoveRule } | null
  why: string
}

const context = 8

/**
 * Which years and counts of a report on `fromYear` go on when it becomes one on `toYear`: only what is certain by the
 * words around it; all else is among the `stays`. 今年, 明年 and 去年 are right again as they stand.
 *
 * @throws RangeError when `toYear` is not after `fromYear`
 */
export function moveOn(facts: ReportFacts, fromYear: number, toYear: number): MovedOn {
  if (toYear <= fromYear) throw new RangeError(`${toYear} is not after ${fromYear}`)
  const time = timeline(facts)
  const tenses = new Map(
    (["year", "anniversary"] as const).flatMap((kind) =>
      time.places(kind).map((place) => [place.block, place.tense]),
    ),
  )
  const moves: Move[] = []
  const stays: Stay[] = []
  for (const { index, type, item, section } of facts.outline.blocks) {
    if (type === "aside") continue
    const block = facts.blocks[index]!
    const tense = tenses.get(index) ?? "review"
    const when = { fromYear, by: toYear - fromYear, tense }
    const verdicts = [...yearVerdicts(block, when), ...countVerdicts(block, when)]
    verdicts.sort((a, b) => a.from - b.from)
    const text = movedText(block.text, verdicts)
    let grown = 0
    for (const { from, to, becomes, why } of verdicts) {
      const place = { block: index, from, to }
      const old = block.text.slice(from, to)
      if (!becomes) {
        stays.push({ place, text: old, why })
        continue
      }
      const at = from + grown
      const end = at + becomes.text.length
      grown += becomes.text.length - old.length
      moves.push({
        place,
        from: old,
        to: becomes.text,
        why,
        rule: becomes.rule,
        trace: {
          type,
          section: section?.id ?? null,
          item: item?.id ?? null,
          before: text.slice(Math.max(0, at - context), at),
          after: text.slice(end, end + context),
        },
      })
    }
  }
  return { moves, stays }
}

function movedText(text: string, verdicts: readonly Verdict[]): string {
  let out = ""
  let done = 0
  for (const { from, to, becomes } of verdicts) {
    if (!becomes) continue
    out += text.slice(done, from) + becomes.text
    done = to
  }
  return out + text.slice(done)
}

/**
 * The year that a report is on, where its properties do not say so: the one before `toYear`, if no other is named as
 * often. Null when the text does not bear that out.
 */
export function likelyYear(facts: ReportFacts, toYear: number): number | null {
  const times = new Map<number, number>()
  for (const block of facts.blocks)
    for (const { year, range } of block.years) if (range === null) times.set(year, (times.get(year) ?? 0) + 1)
  const own = times.get(toYear - 1) ?? 0
  for (const [year, n] of times) if (year !== toYear - 1 && n >= own) return null
  return own > 0 ? toYear - 1 : null
}
