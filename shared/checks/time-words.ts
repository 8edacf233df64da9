import {
  type Anniversary,
  type Campaign,
  type CountedDay,
  type Election,
  events,
  type First,
  type Period,
} from "../library/events"
import type { YearMention } from "../text/years"
import { perBlock } from "./facts"
import type { BlockFacts } from "./types"
import { type Watched, type WatchHit, watch } from "./watch"

/** What a word says about time. */
export type TimeWord =
  /** One form may belong to several events: 长征 set out in 1934 and was won in 1936. */
  | { is: "anniversary"; events: Anniversary[] }
  | { is: "day"; day: CountedDay }
  /** 岁生日: of whom, stands before it. */
  | { is: "birthday" }
  | { is: "congress"; number: number }
  /** 二十届, of the Central Committee. */
  | { is: "term"; term: number }
  | { is: "npc"; term: number }
  | { is: "period"; period: Period }
  | { is: "campaign"; campaign: Campaign }
  | { is: "election"; election: Election }
  | { is: "first"; first: First }
  /** 今年 0, 去年 −1, 明年 1: as the writer counts it. */
  | { is: "relative"; offset: number }

export type TimeHit<K extends TimeWord["is"] = TimeWord["is"]> = WatchHit<Extract<TimeWord, { is: K }>>

const hanNumbers: Readonly<Record<number, string>> = {
  12: "十二",
  13: "十三",
  14: "十四",
  16: "十六",
  17: "十七",
  18: "十八",
  19: "十九",
  20: "二十",
  21: "二十一",
}

const relatives: Readonly<Record<string, number>> = {
  今年: 0,
  本年度: 0,
  去年: -1,
  上年: -1,
  上一年: -1,
  前年: -2,
  明年: 1,
  来年: 1,
  下一年: 1,
  下年: 1,
  新的一年: 1,
  新一年: 1,
}

function* watched(): Iterable<Watched<TimeWord>> {
  const remembered = new Map<string, Anniversary[]>()
  for (const event of events.anniversaries)
    for (const form of event.forms) remembered.set(form, [...(remembered.get(form) ?? []), event])
  for (const [form, some] of remembered) yield { form, entry: { is: "anniversary", events: some } }
  for (const day of events.days) for (const form of day.forms) yield { form, entry: { is: "day", day } }
  for (const form of ["岁生日", "岁华诞"]) yield { form, entry: { is: "birthday" } }
  for (const number of [16, 17, 18, 19, 20, 21]) {
    const han = hanNumbers[number]!
    yield { form: `${han}大`, entry: { is: "congress", number } }
    yield { form: `第${han}次全国代表大会`, entry: { is: "congress", number } }
    yield { form: `${han}届`, entry: { is: "term", term: number } }
  }
  for (const term of [12, 13, 14]) yield { form: `${hanNumbers[term]}届全国人大`, entry: { is: "npc", term } }
  for (const period of events.periods)
    for (const form of period.forms) yield { form, entry: { is: "period", period } }
  for (const campaign of events.campaigns)
    for (const form of campaign.forms) yield { form, entry: { is: "campaign", campaign } }
  for (const election of events.elections)
    for (const form of election.forms) yield { form, entry: { is: "election", election } }
  for (const first of events.firsts)
    for (const form of first.forms) yield { form, entry: { is: "first", first } }
  for (const [form, offset] of Object.entries(relatives)) yield { form, entry: { is: "relative", offset } }
}

const hitsIn = watch(watched())

/** Words about time in a block, the longest where two overlap. */
export interface TimeWords {
  hits: readonly TimeHit[]
  kinds: ReadonlySet<TimeWord["is"]>
}

/** Of a block that names neither such a word nor a year. */
export const noTimeWords: TimeWords = { hits: [], kinds: new Set() }

export const timeWords = perBlock((block): TimeWords => {
  const hits: TimeHit[] = []
  const ends: Partial<Record<TimeWord["is"], number>> = {}
  for (const hit of hitsIn(block)) {
    // The longest comes first at each place: 村“两委”换届 holds no second one.
    if (hit.to <= (ends[hit.entry.is] ?? 0)) continue
    ends[hit.entry.is] = hit.to
    hits.push(hit)
  }
  if (hits.length === 0 && block.years.length === 0) return noTimeWords
  return { hits, kinds: new Set(hits.map((hit) => hit.entry.is)) }
})

/** The hits of one kind, in the order of the text. */
export function hitsOfKind<K extends TimeWord["is"]>(block: BlockFacts, kind: K): readonly TimeHit<K>[] {
  const words = timeWords(block)
  if (!words.kinds.has(kind)) return []
  return words.hits.filter((hit): hit is TimeHit<K> => hit.entry.is === kind)
}

const stops: ReadonlySet<string> = new Set("。！？；\n")

/** The sentence around a place, its closing mark not included: what an other sentence says holds there. */
export function sentenceAt(text: string, at: number): { from: number; to: number } {
  let from = at
  while (from > 0 && !stops.has(text.charAt(from - 1))) from--
  let to = at
  while (to < text.length && !stops.has(text.charAt(to))) to++
  return { from, to }
}

/** The years that the sentence around a mention names, and what it says its own year is. */
export interface YearsSaid {
  /** What the sentence is plainly said of: 2025年是…, 明年是…. Wins over everything else. */
  of: { year: number } | { offset: number } | null
  years: readonly number[]
  offsets: readonly number[]
}

/** Names the sentence no year, neither by its number nor as 今年 or 明年? */
export function saysNoYear({ of, years, offsets }: YearsSaid): boolean {
  return of === null && years.length === 0 && offsets.length === 0
}

const isOf = /^度?[，,]?[^，。；：、“”\d]{0,8}(?:是|系|为|迎来|适逢|恰逢|正值|时值|欣逢|作为)/

/** What the sentence around [from, to) of a block says about years. */
export function yearsSaid(block: BlockFacts, from: number, to: number): YearsSaid {
  const { text } = block
  const sentence = sentenceAt(text, from)
  const years: YearMention[] = block.years.filter(
    (it) =>
      it.from >= sentence.from &&
      it.to <= sentence.to &&
      (it.to <= from || it.from >= to) &&
      !isInTitle(text, sentence.from, it.from),
  )
  const relative = hitsOfKind(block, "relative").filter(
    (it) => it.from >= sentence.from && it.to <= sentence.to,
  )
  // The nearest one in front: 2020年是…收官之年，2021年是…开局之年.
  let nearest = -1
  let of: YearsSaid["of"] = null
  for (const it of years)
    if (it.to <= from && it.from > nearest) {
      nearest = it.from
      of = it.range === null && isOf.test(text.slice(it.to, from)) ? { year: it.year } : null
    }
  for (const it of relative)
    if (it.to <= from && it.from > nearest) {
      nearest = it.from
      of = isOf.test(text.slice(it.to, from)) ? { offset: it.entry.offset } : null
    }
  return { of, years: years.map((it) => it.year), offsets: relative.map((it) => it.entry.offset) }
}

/** Inside 《…》 a year is part of a name. */
export function isInTitle(text: string, start: number, at: number): boolean {
  const before = text.slice(start, at)
  return before.lastIndexOf("《") > before.lastIndexOf("》")
}
