import { perBlock } from "../checks/facts"
import type { BlockFacts, ReportFacts } from "../checks/types"
import { kept, keptBeside } from "../model/kept"
import type { Role } from "../model/roles"
import { weightOf } from "./grams"
import { lawfulFigures } from "./lawful"
import { figureAttrs } from "./marks"
import { type Measured, measuredOf } from "./measured"
import { type OldSentences, oldSentencesOf, sentencesOf } from "./sentences"
import type { CarriedFigure, CarriedSentence, LastYear } from "./types"

/** A quantity of last year's report where it stands. */
interface OldFigure extends Measured {
  block: number
  /** Its place among the quantities of its block. */
  place: number
  /** Place of its sentence among the old ones, or -1. */
  old: number
  /** What it weighs by what stands near it. */
  weight: number
  role: Role | null
  item: string | null
}

interface OldFigures {
  all: readonly OldFigure[]
  /** Those whose units belong together, by `family`. */
  byFamily: ReadonlyMap<string, readonly number[]>
  /** For each pair of characters near a figure: which figure, on which side (0 before, 1 behind), how near; flat. */
  near: ReadonlyMap<number, readonly number[]>
  weigh: (gram: number) => number
}

export const oldFiguresOf = kept((facts: ReportFacts): OldFigures => {
  const { all: sentences, byGram } = oldSentencesOf(facts)
  const weigh = (gram: number) => weightOf(byGram.get(gram)?.length ?? 1)
  const all: OldFigure[] = []
  const byFamily = new Map<string, number[]>()
  const near = new Map<number, number[]>()
  let firstOfBlock = 0
  for (const [block, blockFacts] of facts.blocks.entries()) {
    const { item, section } = facts.outline.blocks[block]!
    for (const [place, measured] of measuredOf(blockFacts).entries()) {
      const index = all.length
      all.push({
        ...measured,
        block,
        place,
        old: measured.sentence < 0 ? -1 : firstOfBlock + measured.sentence,
        weight: weightOfAll(measured, weigh),
        role: item?.role ?? section?.role ?? null,
        item: item?.id ?? null,
      })
      addTo(byFamily, measured.family, index)
      for (const [side, grams] of [measured.before, measured.behind].entries())
        for (const [gram, nearness] of grams) {
          const known = near.get(gram)
          if (known) known.push(index, side, nearness)
          else near.set(gram, [index, side, nearness])
        }
    }
    firstOfBlock += sentencesOf(blockFacts).length
  }
  if (firstOfBlock !== sentences.length) throw new RangeError("sentences were read twice in two ways")
  return { all, byFamily, near, weigh }
})

function addTo<Key, Value>(to: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = to.get(key)
  if (known) known.push(value)
  else to.set(key, [value])
}

function weightOfAll({ before, behind }: Measured, weigh: (gram: number) => number): number {
  let sum = 0
  for (const side of [before, behind]) for (const [gram, near] of side) sum += near * weigh(gram)
  return sum
}

/** An old quantity that one of this year's may come from, as far as the texts around the two tell. */
interface Candidate {
  old: number
  score: number
  /** What the same number adds where both stand by the same words. */
  rare: number
  /** What stands right by the two is alike enough for the number to tell anything. */
  near: boolean
}

interface Compared extends Pick<Candidate, "old" | "score"> {
  /** How much of the score is what stands right by the two. */
  near: number
  same: boolean
}

/** For each quantity of a block, the likest first. */
const candidatesOf = keptBeside((block: BlockFacts, { facts }: LastYear) => readCandidates(block, facts))

/** What a sentence shares with last year's: with each old sentence, and with what stands near each old figure. */
interface SharedBySentence {
  sentences: Float64Array
  figures: Float64Array
}

function readCandidates(block: BlockFacts, last: ReportFacts): readonly (readonly Candidate[])[] {
  const figures = measuredOf(block)
  if (figures.length === 0) return []
  const old = oldFiguresOf(last)
  const sentences = oldSentencesOf(last)
  const own = sentencesOf(block)
  const shared = new Map<number, SharedBySentence>()
  return figures.map((figure, place) => {
    let within = shared.get(figure.sentence)
    if (!within) {
      within = sharedBy(own[figure.sentence]?.grams ?? [], old, sentences)
      shared.set(figure.sentence, within)
    }
    const found = compare(figure, within, old, sentences).map((it): Candidate => {
      const { block: oldBlock, place: oldPlace } = old.all[it.old]!
      // 由70分钟缩短到61分钟 goes on from 由95分钟缩短到70分钟.
      const goesOn = it.same && isStart(block, place) && !isStart(last.blocks[oldBlock]!, oldPlace)
      return {
        old: it.old,
        score: it.score + (goesOn ? 0.5 : 0),
        rare: it.same ? rarity(figure.quantity.value) : 0,
        near: it.near >= leastNear,
      }
    })
    return found.sort((a, b) => b.score + b.rare - a.score - a.rare)
  })
}

function sharedBy(
  grams: readonly number[],
  old: OldFigures,
  { all, byGram }: OldSentences,
): SharedBySentence {
  const sentences = new Float64Array(all.length)
  const figures = new Float64Array(old.all.length)
  for (const gram of new Set(grams)) {
    const where = byGram.get(gram)
    const weight = weightOf(where?.length ?? 1)
    if (where) for (const index of where) sentences[index]! += weight
    const near = old.near.get(gram)
    if (near) for (let i = 0; i < near.length; i += 3) figures[near[i]!]! += weight
  }
  return { sentences, figures }
}

/** 培训党员38名 and 38名党员参加培训: what stood before the figure stands behind it. */
const reworded = 0.75
/** 难题63个 and 难题63件: another measure word, where the number is the same. */
const otherUnit = 0.12

function compare(
  figure: Measured,
  within: SharedBySentence,
  { all, byFamily, near: nearby, weigh }: OldFigures,
  { all: sentences, byGram }: OldSentences,
): readonly Compared[] {
  const weight = weightOfAll(figure, weigh)
  const near = new Float64Array(all.length)
  /** What near this figure is near the old one too, by weight alone. */
  const both = new Float64Array(all.length)
  const inSentence = new Float64Array(sentences.length)
  for (const [side, grams] of [figure.before, figure.behind].entries())
    for (const [gram, nearness] of grams) {
      const weight = weigh(gram)
      const there = nearby.get(gram)
      if (there)
        for (let i = 0; i < there.length; i += 3) {
          const old = there[i]!
          near[old]! += (there[i + 1] === side ? 1 : reworded) * Math.min(nearness, there[i + 2]!) * weight
          both[old]! += weight
        }
      const where = byGram.get(gram)
      if (where) for (const index of where) inSentence[index]! += weight
    }
  const out: Compared[] = []
  for (const index of byFamily.get(figure.family) ?? []) {
    const old = all[index]!
    const same = isSame(figure, old)
    if (!same && figure.unit !== old.unit) continue
    const met = both[index]!
    const mine = old.old < 0 ? met : inSentence[old.old]!
    const theirs = within.figures[index]!
    const cross = Math.max(0, mine - met) + Math.max(0, theirs - met)
    const around = old.old < 0 ? 0 : Math.max(0, within.sentences[old.old]! - mine - theirs + met)
    const lesser = Math.min(weight, old.weight)
    const close = near[index]! / (lesser + 0.6)
    const score =
      close +
      Math.min(0.3, (0.5 * cross) / (lesser + 1)) +
      Math.min(0.25, 0.04 * around) -
      (figure.unit === old.unit ? 0 : otherUnit)
    if (score > 0.05 || same) out.push({ old: index, score, near: close, same })
  }
  if (out.length <= mostCandidates) return out
  return out.sort((a, b) => b.score + likelier(b) - a.score - likelier(a)).slice(0, mostCandidates)
}

/** No more are asked for one figure: else every change would hold a table of a thousand like ones against itself. */
const mostCandidates = 24
const likelier = ({ same }: Compared) => (same ? 0.5 : 0)

function isSame(a: Measured, b: Measured): boolean {
  const [one, other] = [a.quantity, b.quantity]
  return one.value !== null && other.value !== null
    ? one.value === other.value && a.family === b.family
    : one.text === other.text
}

/** How little it can be chance that two reports have the same number, by its digits other than zeros at its end. */
function rarity(value: number | null): number {
  if (value === null) return 0
  const digits = String(value).replace(".", "").replace(/^0+/, "").replace(/0+$/, "").length
  return [0, 0, 0.18, 0.4, 0.5][Math.min(4, digits)]!
}

/** Least likeness of what stands right by two figures for their number to tell anything. */
const leastNear = 0.22
/** What it adds that the item of the one comes from that of the other. */
const sameItem = 0.12
/** Least likeness of what two figures count. */
const enough = 0.42

/**
 * This year's quantities with last year's that count the same thing. Each old one answers one of this year's, the
 * likest pair first; what is promised is held against what was promised only.
 */
export function pairFigures(
  facts: ReportFacts,
  last: LastYear,
  items: ReadonlyMap<string, string>,
  sentences: readonly CarriedSentence[],
): CarriedFigure[] {
  const old = oldFiguresOf(last.facts)
  const pairs: { block: number; place: number; old: number; score: number }[] = []
  const byBlock = new Map<number, CarriedSentence[]>()
  for (const it of sentences) addTo(byBlock, it.block, it)
  for (let block = 0; block < facts.blocks.length; block++) {
    const blockFacts = facts.blocks[block]!
    const figures = measuredOf(blockFacts)
    if (figures.length === 0) continue
    const { item, section } = facts.outline.blocks[block]!
    const role = item?.role ?? section?.role ?? null
    const origin = item ? items.get(item.id) : undefined
    const own = sentencesOf(blockFacts)
    const carried = byBlock.get(block)
    const lists = candidatesOf(blockFacts, last)
    for (let place = 0; place < lists.length; place++) {
      const list = lists[place]!
      if (list.length === 0) continue
      const within = own[figures[place]!.sentence]
      const from = within && carried?.find((it) => it.from === within.from)
      for (const candidate of list) {
        // Those behind it are no liker, and no sentence makes up for it.
        if (from === undefined && candidate.score + candidate.rare + sameItem < enough) break
        const other = old.all[candidate.old]!
        let score = candidate.score
        const paired =
          from !== undefined &&
          from.last.block === other.block &&
          from.last.from <= other.quantity.from &&
          other.quantity.to <= from.last.to
        if (!paired && score + candidate.rare + sameItem < enough) continue
        if ((role === "measure") !== (other.role === "measure") && !from?.unchanged) continue
        if (paired) score += from.unchanged ? 1 : 0.25
        if (origin !== undefined && origin === other.item) score += sameItem
        if (role !== other.role) score -= 0.1
        // The same number of something else is chance, however rare the number.
        if (paired || candidate.near) score += candidate.rare
        if (score >= enough) pairs.push({ block, place, old: candidate.old, score })
      }
    }
  }
  pairs.sort((a, b) => b.score - a.score || a.block - b.block || a.place - b.place || a.old - b.old)
  const taken = new Set<number>()
  const done = new Set<number>()
  const standing = standingIn(facts)
  const out: CarriedFigure[] = []
  for (const { block, place, old: index } of pairs) {
    const key = block * 0x10000 + place
    if (taken.has(index) || done.has(key)) continue
    taken.add(index)
    done.add(key)
    out.push(carriedFigure(facts, block, place, old.all[index]!, last, standing))
  }
  return out.sort((a, b) => a.block - b.block || a.from - b.from)
}

function carriedFigure(
  facts: ReportFacts,
  block: number,
  place: number,
  old: OldFigure,
  last: LastYear,
  standing: Standing,
): CarriedFigure {
  const blockFacts = facts.blocks[block]!
  const figure = measuredOf(blockFacts)[place]!
  const { from, to, text } = figure.quantity
  const before = old.quantity
  const unchanged = isSame(figure, old)
  return {
    block,
    from,
    to,
    text,
    last: { block: old.block, from: before.from, to: before.to, text: before.text },
    unchanged,
    confirmed: figureAttrs(blockFacts.node, from, to)?.confirmed === text,
    lawful: unchanged && isLawful(),
  }

  function isLawful(): boolean {
    const then = lawfulFigures(last.facts.blocks[old.block]!)[old.place]!
    const now = lawfulFigures(blockFacts)[place]!
    const year = facts.properties.year ?? (last.source.year === null ? null : last.source.year + 1)
    return (
      now.rule ||
      then.stands ||
      (standing.get(figure.quantity.value ?? -1) ?? []).some((it) => isOf(figure, it)) ||
      // 由70分钟再缩短到61分钟: 70 is what last year ended with. Where both began with it, it is only copied.
      (now.start && !then.start) ||
      (now.back && !then.back) ||
      (old.role === "measure" && article.test(text)) ||
      // An earlier year's, or the goal of several years.
      (now.year !== null && year !== null && (now.year < year - 1 || now.year > year + 1))
    )
  }
}

/** 修一座饮水站: in a plan, no figure that somebody could have carried over by mistake. */
const article = /^一[座处个支条本张套家间批项]$/

function isStart(block: BlockFacts, place: number): boolean {
  return lawfulFigures(block)[place]!.start
}

/** What the report says that there is, by value: 218户 told of once stands wherever it is said again. */
type Standing = ReadonlyMap<number, readonly Measured[]>

function standingIn({ blocks }: ReportFacts): Standing {
  const out = new Map<number, Measured[]>()
  for (const block of blocks) for (const it of standingInBlock(block)) addTo(out, it.quantity.value ?? -1, it)
  return out
}

const standingInBlock = perBlock((block: BlockFacts): readonly Measured[] => {
  const lawful = lawfulFigures(block)
  return measuredOf(block).filter(
    ({ quantity }, place) => lawful[place]!.stands && (quantity.value ?? 0) >= 5,
  )
})

/** Is the same thing counted, or one for each of it: 划分网格43个，选聘网格员43名? */
function isOf(figure: Measured, there: Measured): boolean {
  if (figure.quantity === there.quantity) return true
  for (const side of [figure.before, figure.behind])
    for (const [gram, nearness] of side)
      if (nearness === 1 && (there.before.get(gram) === 1 || there.behind.get(gram) === 1)) return true
  return false
}
