import { perBlock } from "../checks/facts"
import type { BlockFacts, ReportFacts } from "../checks/types"
import { kept } from "../model/kept"
import type { Role } from "../model/roles"
import { weightOf } from "./grams"
import { lawfulFigures } from "./lawful"
import { figureAttrs } from "./marks"
import { type Measured, measuredOf } from "./measured"
import { oldSentencesOf, sentencesOf } from "./sentences"
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
  byUnit: ReadonlyMap<string, readonly number[]>
  weigh: (gram: number) => number
}

export const oldFiguresOf = kept((facts: ReportFacts): OldFigures => {
  const { all: sentences, byGram } = oldSentencesOf(facts)
  const weigh = (gram: number) => weightOf(byGram.get(gram)?.length ?? 1)
  const all: OldFigure[] = []
  const byUnit = new Map<string, number[]>()
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
      const alike = byUnit.get(measured.unit)
      if (alike) alike.push(index)
      else byUnit.set(measured.unit, [index])
    }
    firstOfBlock += sentencesOf(blockFacts).length
  }
  if (firstOfBlock !== sentences.length) throw new RangeError("sentences were read twice in two ways")
  return { all, byUnit, weigh }
})

function weightOfAll({ before, behind }: Measured, weigh: (gram: number) => number): number {
  let sum = 0
  for (const side of [before, behind]) for (const [gram, near] of side) sum += near * weigh(gram)
  return sum
}

/** An old quantity that one of this year's may come from, as far as the texts around the two tell. */
interface Candidate {
  old: number
  score: number
}

const candidates = new WeakMap<LastYear, WeakMap<BlockFacts, readonly (readonly Candidate[])[]>>()

function candidatesOf(block: BlockFacts, last: LastYear): readonly (readonly Candidate[])[] {
  let cache = candidates.get(last)
  if (!cache) {
    cache = new WeakMap()
    candidates.set(last, cache)
  }
  let found = cache.get(block)
  if (!found) {
    const old = oldFiguresOf(last.facts)
    found = measuredOf(block).map((figure) => compare(figure, old))
    cache.set(block, found)
  }
  return found
}

/** 培训党员38名 and 38名党员参加培训: what stood before the figure stands behind it. */
const reworded = 0.75

function compare(figure: Measured, { all, byUnit, weigh }: OldFigures): readonly Candidate[] {
  const weight = weightOfAll(figure, weigh)
  const out: Candidate[] = []
  for (const index of byUnit.get(figure.unit) ?? []) {
    const old = all[index]!
    let near = 0
    let cross = 0
    let around = 0
    const share = (
      side: ReadonlyMap<number, number>,
      own: ReadonlyMap<number, number>,
      other: ReadonlyMap<number, number>,
    ) => {
      for (const [gram, nearness] of side) {
        const there = own.get(gram)
        const beyond = there === undefined ? other.get(gram) : undefined
        if (there !== undefined) near += Math.min(nearness, there) * weigh(gram)
        else if (beyond !== undefined) near += reworded * Math.min(nearness, beyond) * weigh(gram)
        else if (old.around.has(gram)) cross += weigh(gram)
      }
    }
    share(figure.before, old.before, old.behind)
    share(figure.behind, old.behind, old.before)
    for (const gram of figure.around)
      if (old.before.has(gram) || old.behind.has(gram)) cross += weigh(gram)
      else if (old.around.has(gram)) around += weigh(gram)
    const lesser = Math.min(weight, old.weight)
    const score =
      near / (lesser + 0.6) + Math.min(0.3, (0.5 * cross) / (lesser + 1)) + Math.min(0.25, 0.04 * around)
    if (score > 0.05 || isSame(figure, old)) out.push({ old: index, score })
  }
  return out
}

function isSame({ quantity: a }: Measured, { quantity: b }: Measured): boolean {
  return a.value !== null && b.value !== null ? a.value === b.value && a.unit === b.unit : a.text === b.text
}

/** How little it can be chance that two reports have the same number, by its digits other than zeros at its end. */
function rarity(value: number | null): number {
  if (value === null) return 0
  const digits = String(value).replace(".", "").replace(/^0+/, "").replace(/0+$/, "").length
  return [0, 0, 0.18, 0.4, 0.5][Math.min(4, digits)]!
}

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
  const bySentence = new Map<string, CarriedSentence>()
  for (const it of sentences) bySentence.set(`${it.block} ${it.from}`, it)
  for (const [block, blockFacts] of facts.blocks.entries()) {
    const figures = measuredOf(blockFacts)
    if (figures.length === 0) continue
    const { item, section } = facts.outline.blocks[block]!
    const role = item?.role ?? section?.role ?? null
    const origin = item ? items.get(item.id) : undefined
    const own = sentencesOf(blockFacts)
    for (const [place, list] of candidatesOf(blockFacts, last).entries()) {
      const figure = figures[place]!
      const within = own[figure.sentence]
      const from = within && bySentence.get(`${block} ${within.from}`)
      for (const candidate of list) {
        const other = old.all[candidate.old]!
        let score = candidate.score
        const paired =
          from !== undefined &&
          from.last.block === other.block &&
          from.last.from <= other.quantity.from &&
          other.quantity.to <= from.last.to
        if ((role === "measure") !== (other.role === "measure") && !from?.unchanged) continue
        if (paired) score += from.unchanged ? 1 : 0.25
        if (origin !== undefined && origin === other.item) score += 0.12
        if (role !== other.role) score -= 0.1
        if (isSame(figure, other)) {
          score += rarity(figure.quantity.value)
          // 由70分钟缩短到61分钟 goes on from 由95分钟缩短到70分钟.
          if (isStart(blockFacts, place) && !isStart(last.facts.blocks[other.block]!, other.place))
            score += 0.5
        }
        if (score >= enough) pairs.push({ block, place, old: candidate.old, score })
      }
    }
  }
  pairs.sort((a, b) => b.score - a.score || a.block - b.block || a.place - b.place || a.old - b.old)
  const taken = new Set<number>()
  const done = new Set<string>()
  const standing = standingIn(facts)
  const out: CarriedFigure[] = []
  for (const { block, place, old: index } of pairs) {
    const key = `${block} ${place}`
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
  standing: ReadonlySet<string>,
): CarriedFigure {
  const blockFacts = facts.blocks[block]!
  const figure = measuredOf(blockFacts)[place]!
  const { from, to, text } = figure.quantity
  const before = old.quantity
  const then = lawfulFigures(last.facts.blocks[old.block]!)[old.place]!
  const now = lawfulFigures(blockFacts)[place]!
  return {
    block,
    from,
    to,
    text,
    last: { block: old.block, from: before.from, to: before.to, text: before.text },
    unchanged: isSame(figure, old),
    confirmed: figureAttrs(blockFacts.node, from, to)?.confirmed === text,
    lawful:
      now.rule ||
      then.stands ||
      standing.has(standingKey(figure)) ||
      // 由70分钟再缩短到61分钟: 70 is what last year ended with. Where both began with it, it is only copied.
      (now.start && !then.start),
  }
}

function isStart(block: BlockFacts, place: number): boolean {
  return lawfulFigures(block)[place]!.start
}

/** What the report says that there is: 218户 told of once stands wherever it is said again. */
function standingIn({ blocks }: ReportFacts): ReadonlySet<string> {
  const out = new Set<string>()
  for (const block of blocks) for (const key of standingInBlock(block)) out.add(key)
  return out
}

const standingInBlock = perBlock((block: BlockFacts): readonly string[] => {
  const lawful = lawfulFigures(block)
  return measuredOf(block)
    .filter(({ quantity }, place) => lawful[place]!.stands && (quantity.value ?? 0) >= 10)
    .map(standingKey)
})

const standingKey = ({ quantity, unit }: Measured) => `${quantity.value} ${unit}`
