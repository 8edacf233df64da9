import { heaviestChain } from "../text/chain"
import { likeness, likenessAtMost, type Profile, profileOf } from "../text/likeness"
import type { Block, Outline } from "./outline"
import { attrsOf } from "./schema"

/** A block of one version and what became of it in another. Indices count in `Outline.blocks` of each. */
export interface BlockPair {
  before: number
  after: number
  /** Stands in another order among the pairs; the fewest characters that explain the new order have moved. */
  moved: boolean
}

export interface Pairing {
  /** In the order of the version after. No block is in two pairs. */
  pairs: readonly BlockPair[]
  /** Blocks without a counterpart, in order. */
  removed: readonly number[]
  added: readonly number[]
}

/** Texts less alike than this are not one text changed. Two sentences of one field share a tenth to a fifth. */
const alike = 0.4
/** Texts this much alike are one text in another place. */
const editedOnTheWay = 0.7
/** Blocks that there is one of by nature (title, date) are one even when every word is new. */
const oneOfAKind = new Set(["title", "byline", "addressee", "signature"])
/** Shorter texts stand in a report twice by chance. */
const tellingCharacters = 8
/** Most comparisons of a stretch without a fixed point; a longer one is compared near its diagonal only. */
const mostComparisons = 40_000
const band = 60
/** A table with more cells is taken in halves: no report comes near, and no file may fill the memory. */
const mostCells = 4_000_000

/**
 * Pairs the blocks of two versions of a report: by the id of their item or section, then by the same words where
 * these stand once in each, then by likeness, keeping the order between what is paired already; last, what is very
 * much alike in another place.
 */
export function pairBlocks(before: Outline, after: Outline): Pairing {
  const partner = new Map<number, number>()
  const taken = new Set<number>()
  const pair = (a: number, b: number) => {
    partner.set(a, b)
    taken.add(b)
  }
  const free = (blocks: readonly Block[], of: { has(index: number): boolean }) =>
    blocks.filter((block) => !of.has(block.index))

  const named = ownBlocks(after)
  for (const [id, block] of ownBlocks(before)) {
    const other = named.get(id)
    if (other) pair(block.index, other.index)
  }
  const same = onceEach(free(after.blocks, taken))
  for (const [text, block] of onceEach(free(before.blocks, partner))) {
    const other = same.get(text)
    if (other) pair(block.index, other.index)
  }

  const profiles = new Map<Block, Profile>()
  const profile = (block: Block) => {
    let known = profiles.get(block)
    if (!known) {
      known = profileOf(block.node.textContent)
      profiles.set(block, known)
    }
    return known
  }
  const kept = inOrder(before, partner).filter((each) => !each.moved)
  let from: BlockPair = { before: -1, after: -1, moved: false }
  const end: BlockPair = { before: before.blocks.length, after: after.blocks.length, moved: false }
  for (const to of [...kept, end]) {
    const mine = free(before.blocks.slice(from.before + 1, to.before), partner)
    const theirs = free(after.blocks.slice(from.after + 1, to.after), taken)
    for (const [a, b] of alikeInOrder(mine, theirs, profile)) pair(a.index, b.index)
    from = to
  }
  for (const [a, b] of alikeAnywhere(free(before.blocks, partner), free(after.blocks, taken), profile))
    pair(a.index, b.index)
  return {
    pairs: inOrder(before, partner).sort((a, b) => a.after - b.after),
    removed: free(before.blocks, partner).map((block) => block.index),
    added: free(after.blocks, taken).map((block) => block.index),
  }
}

/** The block that an id stands for: an item's first paragraph, a section's heading. */
function ownBlocks(outline: Outline): Map<string, Block> {
  const blocks = new Map<string, Block>()
  const add = (id: string, block: Block) => {
    // An id that stands twice was copied along: the first one is it.
    if (id !== "" && !blocks.has(id)) blocks.set(id, block)
  }
  for (const item of outline.items) add(`item ${item.id}`, item.blocks[0]!)
  for (const { node, heading } of outline.sections)
    if (heading) add(`section ${attrsOf.section(node).id}`, heading)
  return blocks
}

/** Blocks by their text, where it is long enough to tell and stands only once. */
function onceEach(blocks: readonly Block[]): Map<string, Block> {
  const found = new Map<string, Block | null>()
  for (const block of blocks) {
    const text = block.node.textContent
    if (text.length >= tellingCharacters) found.set(text, found.has(text) ? null : block)
  }
  return new Map([...found].filter((entry): entry is [string, Block] => entry[1] !== null))
}

/** The pairs in the order of the version before, with what has moved. */
function inOrder(before: Outline, partner: ReadonlyMap<number, number>): BlockPair[] {
  const pairs = [...partner].sort(([a], [b]) => a - b)
  const stays = heaviestChain(pairs, (at) => before.blocks[pairs[at]![0]]!.node.content.size + 1)
  return pairs.map(([a, b], i) => ({ before: a, after: b, moved: !stays[i] }))
}

/** The pairs of two stretches that are most alike together, in order in both (dynamic programming). */
function alikeInOrder(
  mine: readonly Block[],
  theirs: readonly Block[],
  profile: (block: Block) => Profile,
): [Block, Block][] {
  const n = mine.length
  const m = theirs.length
  if (n === 0 || m === 0) return []
  if (n * m > mostCells) {
    const [i, j] = [n >> 1, m >> 1]
    return [
      ...alikeInOrder(mine.slice(0, i), theirs.slice(0, j), profile),
      ...alikeInOrder(mine.slice(i), theirs.slice(j), profile),
    ]
  }
  const reach = n * m <= mostComparisons ? n + m : band
  const near = (i: number, j: number) => Math.abs(j * n - i * m) <= reach * Math.max(n, m)
  const width = m + 1
  const best = new Float32Array((n + 1) * width)
  /** 1 pairs the two, 2 leaves the one before alone, 3 the one after. */
  const step = new Uint8Array((n + 1) * width)
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--) {
      const here = i * width + j
      const down = best[here + width]!
      const right = best[here + 1]!
      let most = Math.max(down, right)
      let how = down >= right ? 2 : 3
      if (near(i, j)) {
        const paired = worth(mine[i]!, theirs[j]!, profile)
        if (paired > 0 && paired + best[here + width + 1]! >= most) {
          most = paired + best[here + width + 1]!
          how = 1
        }
      }
      best[here] = most
      step[here] = how
    }
  const pairs: [Block, Block][] = []
  for (let i = 0, j = 0; i < n && j < m; ) {
    const how = step[i * width + j]
    if (how === 1) pairs.push([mine[i]!, theirs[j]!])
    if (how !== 3) i++
    if (how !== 2) j++
  }
  return pairs
}

/** Long enough and so alike that one was moved and then edited; the most alike first. */
function alikeAnywhere(
  mine: readonly Block[],
  theirs: readonly Block[],
  profile: (block: Block) => Profile,
): [Block, Block][] {
  if (mine.length * theirs.length > mostComparisons) return []
  const telling = (block: Block) => block.node.content.size >= tellingCharacters
  const found: { a: Block; b: Block; degree: number }[] = []
  for (const a of mine.filter(telling))
    for (const b of theirs.filter(telling))
      if (likenessAtMost(profile(a), profile(b)) >= editedOnTheWay) {
        const degree = likeness(profile(a), profile(b))
        if (degree >= editedOnTheWay) found.push({ a, b, degree })
      }
  const used = new Set<Block>()
  const pairs: [Block, Block][] = []
  for (const { a, b } of found.sort((x, y) => y.degree - x.degree)) {
    if (used.has(a) || used.has(b)) continue
    used.add(a).add(b)
    pairs.push([a, b])
  }
  return pairs
}

/** What it is worth to pair two blocks: how alike they are, 0 when they are not one. */
function worth(a: Block, b: Block, profile: (block: Block) => Profile): number {
  const one = profile(a)
  const other = profile(b)
  const floor =
    oneOfAKind.has(a.type) && a.type === b.type && a.node.attrs.kind === b.node.attrs.kind ? alike : 0
  if (floor === 0 && likenessAtMost(one, other) < alike) return 0
  const found = Math.max(floor, likeness(one, other))
  return found < alike ? 0 : found
}
