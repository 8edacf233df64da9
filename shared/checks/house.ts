import { z } from "zod"
import { fail, ok, type Result } from "../api/result"
import { kept } from "../model/kept"
import { buildTermIndex, type TermIndex } from "../text/term-index"
import type { BlockFacts } from "./types"

/**
 * 本单位规定: what a unit asks of its reports beyond what holds for all, without a line of code: a list as JSON that is
 * edited in the program and carried on a USB stick.
 */

const Word = z.string().trim().min(2).max(60)
const Why = z.string().trim().max(200).nullable().default(null)
const Level = z.enum(["error", "warning", "hint"]).default("warning")

/** A word that is not to be written, with the one to write instead, if there is one. */
const HouseWord = z.object({
  word: Word,
  instead: z.string().trim().max(60).nullable().default(null),
  why: Why,
  level: Level,
})
/** Whoever writes the word must write these, too. */
const HouseMention = z.object({ word: Word, also: z.array(Word).min(1).max(20), why: Why, level: Level })
/** How often a word may and must stand in a report. */
const HouseCount = z
  .object({
    word: Word,
    min: z.number().int().min(1).nullable().default(null),
    max: z.number().int().min(0).nullable().default(null),
    why: Why,
    level: Level,
  })
  .refine(({ min, max }) => min !== null || max !== null)
  .refine(({ min, max }) => min === null || max === null || min <= max)

const Lists = z.object({
  words: z.array(HouseWord).max(2000).default([]),
  mentions: z.array(HouseMention).max(500).default([]),
  counts: z.array(HouseCount).max(500).default([]),
  /** Words that are right here, whatever a rule about wording says: names of places, of systems, of people. */
  accepted: z.array(Word).max(2000).default([]),
})

export const HouseRules = Lists.extend({
  format: z.literal("shuzhi-house"),
  version: z.number().int().positive(),
  /** Whose rules they are, for the list. */
  name: z.string().trim().max(60),
})
export type HouseRules = z.infer<typeof HouseRules>

/** Version of the shape above that this program writes and reads. */
export const houseVersion = 1

export const noHouseRules: HouseRules = {
  format: "shuzhi-house",
  version: houseVersion,
  name: "",
  words: [],
  mentions: [],
  counts: [],
  accepted: [],
}

/** Rules with only these lists; the rest is as in {@link noHouseRules}. */
export function houseWith(lists: z.input<typeof Lists>): HouseRules {
  return { ...noHouseRules, ...Lists.parse(lists) }
}

/** Reads the content of a file of house rules; nothing of an invalid one is taken over. */
export function readHouseRules(content: string): Result<HouseRules, "not-house-rules" | "newer" | "invalid"> {
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch {
    return fail(
      "not-house-rules",
      "这份文件不是单位规定，内容不是 JSON。向提供的人要一份述职台导出的单位规定。",
    )
  }
  const head = z.object({ format: z.literal("shuzhi-house"), version: z.number() }).safeParse(json)
  if (!head.success)
    return fail("not-house-rules", "这份文件不是述职台的单位规定。向提供的人要一份述职台导出的单位规定。")
  if (head.data.version > houseVersion)
    return fail("newer", "这份单位规定是新版述职台做的，这个版本读不了。先升级程序，再导入。")
  const house = HouseRules.safeParse(json)
  if (house.success) return ok(house.data)
  const where = house.error.issues[0]?.path.map(placeName).join(" › ") ?? ""
  return fail("invalid", `单位规定里“${where}”这一处写得不对，整份没有采用。改好这一处，或重新导出一份。`)
}

const fieldNames: Readonly<Record<string, string>> = {
  name: "单位",
  words: "词表",
  mentions: "配套提法",
  counts: "次数",
  accepted: "本单位认可的词",
  word: "词",
  instead: "改用",
  also: "须提到",
  why: "缘由",
  level: "级别",
  min: "最少",
  max: "最多",
  version: "版本",
}

function placeName(key: PropertyKey): string {
  return typeof key === "number" ? `第${key + 1}条` : (fieldNames[String(key)] ?? String(key))
}

/** The file that goes on a USB stick; `readHouseRules` reads it. */
export function writeHouseRules(house: HouseRules): string {
  return `${JSON.stringify(house, null, 2)}\n`
}

/** A word of the rules where it stands in a block; offsets are UTF-16. */
export interface HouseHit {
  form: string
  from: number
  to: number
}

/** Finds the words of house rules in a block, the longest at each place of those that overlap. */
export type HouseReader = (block: BlockFacts) => readonly HouseHit[]

/**
 * The reader of one set of rules; every block is read once for it. All words are looked for together, so that a longer
 * one (党员大会) keeps the shorter (党员) from being found in it.
 */
export const houseReader = kept((house: HouseRules): HouseReader => {
  const forms = new Set<string>()
  for (const { word } of [...house.words, ...house.counts]) forms.add(word)
  for (const { word, also } of house.mentions) for (const form of [word, ...also]) forms.add(form)
  return readerOf([...forms])
})

/** Where a block has words that are right here. */
export const acceptedReader = kept((house: HouseRules): HouseReader => readerOf(house.accepted))

const none: readonly HouseHit[] = []

function readerOf(forms: readonly string[]): HouseReader {
  if (forms.length === 0) return () => none
  const index: TermIndex<{ form: string }> = buildTermIndex(forms.map((form) => ({ form })))
  return kept((block: BlockFacts) => allIn(index, block.text))
}

/** Every word that begins anywhere, but for those inside a longer one. */
function allIn(index: TermIndex<{ form: string }>, text: string): readonly HouseHit[] {
  const hits: HouseHit[] = []
  let covered = 0
  for (let at = 0; at + 1 < text.length; at++) {
    const bucket = index.starts[text.charCodeAt(at)] ? index.byFirst.get(text.charCodeAt(at)) : undefined
    const found = bucket?.bySecond.get(text.charCodeAt(at + 1))?.find(({ form }) => text.startsWith(form, at))
    if (!found || at + found.form.length <= covered) continue
    covered = at + found.form.length
    hits.push({ form: found.form, from: at, to: covered })
  }
  return hits.length === 0 ? none : hits
}
