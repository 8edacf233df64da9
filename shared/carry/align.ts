import type { BlockFacts, ReportFacts } from "../checks/types"
import { kept, keptBeside } from "../model/kept"
import { weightOf } from "./grams"
import { sentencesOf } from "./sentences"
import type { LastYear } from "./types"

/** The items of last year's report by the pairs of characters that they have. */
interface OldItems {
  /** Ids in the order of the text. */
  ids: readonly string[]
  places: ReadonlyMap<string, number>
  roles: readonly string[]
  /** Items that have a pair of characters, by their place in `ids`. */
  byGram: ReadonlyMap<number, readonly number[]>
  /** The same for the first sentence alone. */
  byLead: ReadonlyMap<number, readonly number[]>
  weights: readonly number[]
}

const oldItemsOf = kept(({ outline, blocks }: ReportFacts): OldItems => {
  const byGram = new Map<number, number[]>()
  const byLead = new Map<number, number[]>()
  const add = (to: Map<number, number[]>, grams: readonly number[], index: number) => {
    for (const gram of grams) {
      const known = to.get(gram)
      if (!known) to.set(gram, [index])
      else if (known.at(-1) !== index) known.push(index)
    }
  }
  for (const [index, item] of outline.items.entries())
    for (const [n, block] of item.blocks.entries())
      for (const [s, sentence] of sentencesOf(blocks[block.index]!).entries()) {
        add(byGram, sentence.grams, index)
        if (n === 0 && s === 0) add(byLead, sentence.grams, index)
      }
  const weights = outline.items.map(() => 0)
  for (const where of byGram.values())
    for (const index of where) weights[index] = weights[index]! + weightOf(where.length) ** 2
  return {
    ids: outline.items.map((item) => item.id),
    places: new Map(outline.items.map((item, index) => [item.id, index])),
    roles: outline.items.map((item) => item.role),
    byGram,
    byLead,
    weights,
  }
})

/** What a block shares with each of last year's items, and what it weighs itself. */
interface Likeness {
  shared: Float64Array
  own: number
}

const likenessOf = keptBeside((block: BlockFacts, last: LastYear): Likeness => {
  const { ids, byGram, byLead } = oldItemsOf(last.facts)
  const shared = new Float64Array(ids.length)
  let own = 0
  const seen = new Set<number>()
  for (const [s, sentence] of sentencesOf(block).entries())
    for (const gram of sentence.grams) {
      if (seen.has(gram)) continue
      seen.add(gram)
      const where = byGram.get(gram)
      // Squared: a word that every item has says nothing of which of them this one comes from.
      const weight = weightOf(where?.length ?? 1) ** 2
      own += weight
      if (!where) continue
      const leads = s === 0 ? byLead.get(gram) : undefined
      for (const index of where) shared[index]! += weight * (leads?.includes(index) ? 3 : 1)
    }
  return { shared, own }
})

/** Least share of an item that must be that of an old one. */
const alikeEnough = 0.14

/**
 * Which of last year's items each item of this year comes from: the one with its id where the draft was made from
 * last year's, else the one whose words it shares, of the same role. Several may come from one.
 */
export function alignItems({ outline, blocks }: ReportFacts, last: LastYear): Map<string, string> {
  const old = oldItemsOf(last.facts)
  const out = new Map<string, string>()
  if (old.ids.length === 0) return out
  for (const item of outline.items) {
    if (old.places.has(item.id)) {
      out.set(item.id, item.id)
      continue
    }
    const origin = originOf(
      item.blocks.map(({ index }) => blocks[index]!),
      item.role,
      last,
    )
    if (origin !== null) out.set(item.id, origin)
  }
  return out
}

/** What was answered for an item that begins with a block. */
interface Answer {
  blocks: readonly BlockFacts[]
  role: string
  origin: string | null
}

const answers = new WeakMap<LastYear, WeakMap<BlockFacts, Answer>>()

/** The old item that one of these blocks and of this role comes from, or null; asked anew only when a block changed. */
function originOf(own: readonly BlockFacts[], role: string, last: LastYear): string | null {
  const first = own[0]
  if (!first) return null
  let cache = answers.get(last)
  if (!cache) {
    cache = new WeakMap()
    answers.set(last, cache)
  }
  const known = cache.get(first)
  if (known && known.role === role && isSame(known.blocks, own)) return known.origin
  const origin = findOrigin(own, role, last)
  cache.set(first, { blocks: own, role, origin })
  return origin
}

function isSame(a: readonly BlockFacts[], b: readonly BlockFacts[]): boolean {
  return a.length === b.length && a.every((block, i) => block === b[i])
}

function findOrigin(blocks: readonly BlockFacts[], role: string, last: LastYear): string | null {
  const old = oldItemsOf(last.facts)
  const shared = new Float64Array(old.ids.length)
  let own = 0
  for (const block of blocks) {
    const likeness = likenessOf(block, last)
    own += likeness.own
    for (let place = 0; place < shared.length; place++) shared[place]! += likeness.shared[place]!
  }
  let best = -1
  let most = alikeEnough
  for (let place = 0; place < shared.length; place++) {
    const weight = shared[place]!
    if (weight === 0 || old.roles[place] !== role) continue
    const share = weight / Math.max(1, Math.min(own, old.weights[place]!))
    if (share > most) {
      best = place
      most = share
    }
  }
  return best < 0 ? null : old.ids[best]!
}
