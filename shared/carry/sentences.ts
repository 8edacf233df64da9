import { perBlock } from "../checks/facts"
import type { BlockFacts, ReportFacts } from "../checks/types"
import { kept, keptBeside } from "../model/kept"
import type { BlockName } from "../model/schema"
import { editsBetween } from "../text/diff"
import { toHalfWidth } from "../text/half-width"
import { sentences } from "../text/sentences"
import { isSpace } from "../text/space"
import { gramsOf, isWord, weightOf } from "./grams"
import type { LastYear, Place } from "./types"

/** Blocks that are told in sentences. Titles, headings, signatures are of one form in every year. */
export const told: ReadonlySet<BlockName> = new Set<BlockName>(["opening", "intro", "leadIn", "para"])

/** A sentence of a block, and what is compared of it. */
export interface Sentence {
  from: number
  to: number
  text: string
  /** The same for two sentences that differ in nothing but punctuation, particles or years. */
  folded: string
  grams: readonly number[]
}

const none: readonly Sentence[] = []

/** The sentences of a block, without those that have hardly a word. */
export const sentencesOf = perBlock((block: BlockFacts): readonly Sentence[] => {
  if (!told.has(block.type)) return none
  const { text } = block
  if (isHeading(text)) return none
  const out: Sentence[] = []
  for (const { from, to } of sentences(text)) {
    const own = text.slice(from, to)
    const folded = folding(own)
    if (folded.length >= 4) out.push({ from, to, text: own, folded, grams: gramsOf(folded) })
  }
  return out.length === 0 ? none : out
})

/** A short line without a mark at its end, or within: a heading, whatever the structure holds it to be. */
function isHeading(text: string): boolean {
  return text.length <= 30 && !/[。！？；：，!?;:,]\s*$/.test(text)
}

const years =
  /(?:(?:19|20)\d\d|[一二]〇[〇一二三四五六七八九]{2})年度?|(?:今|本|去|上|明|来|前)年(?!度?来)度?|第[\d一二三四五六七八九十百]+届(?!中央)|[\d一二三四五六七八九十百]+周年/g
const particles = /[的了地得]/g

/** A sentence as it is compared: without what may differ between two years though nobody wrote it anew. */
export function folding(text: string): string {
  const plain = toHalfWidth(text).replace(years, "年").replace(particles, "")
  let out = ""
  for (let i = 0; i < plain.length; i++) {
    const code = plain.charCodeAt(i)
    if (isWord(code) || code === 0x25 || code === 0x2030 || isPoint(plain, i)) out += plain[i]
  }
  return out
}

/** The point of a decimal fraction: 1.2万亩 is not 12万亩. */
function isPoint(text: string, at: number): boolean {
  return text[at] === "." && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** A sentence of last year's report where it stands. */
export interface OldSentence extends Place {
  /** Place in `OldSentences.all`. */
  index: number
  text: string
  /** What all its pairs of characters weigh together. */
  weight: number
}

/** Last year's sentences, ready to be looked up. */
export interface OldSentences {
  all: readonly OldSentence[]
  byFolding: ReadonlyMap<string, readonly number[]>
  /** Sentences that have a pair of characters. */
  byGram: ReadonlyMap<number, readonly number[]>
}

export const oldSentencesOf = kept(({ blocks }: ReportFacts): OldSentences => {
  const all: OldSentence[] = []
  const byFolding = new Map<string, number[]>()
  const byGram = new Map<number, number[]>()
  const grams: (readonly number[])[] = []
  for (const [block, facts] of blocks.entries())
    for (const sentence of sentencesOf(facts)) {
      const { from, to, text, folded } = sentence
      const index = all.length
      all.push({ block, from, to, index, text, weight: 0 })
      grams.push(sentence.grams)
      const alike = byFolding.get(folded)
      if (alike) alike.push(index)
      else byFolding.set(folded, [index])
      for (const gram of sentence.grams) {
        const known = byGram.get(gram)
        if (!known) byGram.set(gram, [index])
        else if (known.at(-1) !== index) known.push(index)
      }
    }
  for (const sentence of all)
    for (const gram of grams[sentence.index]!) sentence.weight += weightOf(byGram.get(gram)!.length)
  return { all, byFolding, byGram }
})

/** Where a sentence of this year's comes from, as far as its own block tells. */
export interface SentenceMatch {
  from: number
  to: number
  text: string
  /** Old sentences that are the same; the first where nothing else decides. Empty for a changed one. */
  same: readonly number[]
  /** The old sentence that it was made from by changing some of it, or null. */
  changed: { old: number; stretches: readonly (readonly [number, number])[] } | null
}

/**
 * The sentences of a block that come from last year's report. Remembered for the block and that report: whatever
 * changes elsewhere, it is not asked again.
 */
export const matchesOf = keptBeside((block: BlockFacts, last: LastYear) =>
  readMatches(block, oldSentencesOf(last.facts)),
)

function readMatches(block: BlockFacts, old: OldSentences): readonly SentenceMatch[] {
  const out: SentenceMatch[] = []
  for (const sentence of sentencesOf(block)) {
    const { from, to, text, folded } = sentence
    const same = old.byFolding.get(folded)
    if (same) {
      out.push({ from, to, text, same, changed: null })
      continue
    }
    const origin = likest(sentence, old)
    if (origin === null) continue
    const stretches = stoodSo(old.all[origin]!.text, text, from)
    if (stretches.length > 0) out.push({ from, to, text, same: [], changed: { old: origin, stretches } })
  }
  return out
}

/** Least share of what the shorter of two sentences weighs that both have. */
const alikeEnough = 0.4

function likest(sentence: Sentence, { all, byGram }: OldSentences): number | null {
  const shared = new Float64Array(all.length)
  let own = 0
  const seen = new Set<number>()
  for (const gram of sentence.grams) {
    const where = byGram.get(gram)
    const weight = weightOf(where?.length ?? 1)
    own += weight
    if (!where || seen.has(gram)) continue
    seen.add(gram)
    for (const index of where) shared[index]! += weight
  }
  let best: number | null = null
  let most = alikeEnough
  for (let index = 0; index < shared.length; index++) {
    const weight = shared[index]!
    if (weight === 0) continue
    // A long sentence that took in a short one, and one of which a part was left, are both made from it.
    const share = weight / Math.min(own, all[index]!.weight) + weight / Math.max(own, all[index]!.weight)
    if (share / 2 > most) {
      best = index
      most = share / 2
    }
  }
  return best
}

/** Fewer characters than this in a row may be the same in any two reports. */
const leastStretch = 6

/** The stretches of a sentence that stood so in the old one, as offsets into the block, blanks at the ends left out. */
function stoodSo(old: string, text: string, at: number): (readonly [number, number])[] {
  const out: (readonly [number, number])[] = []
  const add = (from: number, to: number) => {
    let words = 0
    for (let i = from; i < to; i++) if (isWord(text.charCodeAt(i))) words++
    if (words < leastStretch) return
    let a = from
    let b = to
    while (a < b && !isWord(text.charCodeAt(a)) && isLoose(text, a)) a++
    while (b > a && isLoose(text, b - 1)) b--
    out.push([at + a, at + b])
  }
  let now = 0
  let then = 0
  for (const { from, to, insert } of editsBetween(old, text)) {
    add(now, now + from - then)
    now += from - then + insert.length
    then = to
  }
  add(now, text.length)
  return out
}

/** A comma or a blank that a stretch need not begin or end with. */
function isLoose(text: string, at: number): boolean {
  return isSpace(text.charCodeAt(at)) || "，、；：".includes(text.charAt(at))
}
