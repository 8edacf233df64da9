import { likeness, likenessAtMost, type Profile, profileOf, sharedPairs } from "../text/likeness"
import { readOrdinal } from "../text/ordinals"

/** A line of one of two texts that are held against each other. */
export interface AlignLine {
  text: string
  /** Ids of items that begin in it. */
  items: readonly string[]
}

/** Lines that belong together, by index: one and one, one and several that it was split into, or several joined. */
export interface Pair {
  a: number[]
  b: number[]
}

/** Below this two lines have no more in common than any two of the genre. */
const leastLikeness = 0.35
/** A line that was moved is known only by its text. */
const movedLikeness = 0.6
/** Even where its id survives, a line must be a little like itself. */
const idLikeness = 0.12
/** So much of a line must stand in another for it to be a part of that. */
const partLikeness = 0.6
/** More comparisons than this are made only for lines at about the same place. */
const mostCompared = 60_000

/**
 * Pairs the lines of two texts: by the ids of items, by equal text, by likeness in order, by likeness anywhere, and
 * what then stands alone between the same neighbours. Pairs need not be in order: a line may have been moved.
 */
export function alignLines(a: readonly AlignLine[], b: readonly AlignLine[]): Pair[] {
  const own = a.map(({ text }) => lineProfile(text))
  const theirs = b.map(({ text }) => lineProfile(text))
  const like = (i: number, j: number) => lineLikeness(own[i]!, theirs[j]!)
  const partner = new Int32Array(a.length).fill(-1)
  const other = new Int32Array(b.length).fill(-1)
  const pair = (i: number, j: number) => {
    partner[i] = j
    other[j] = i
  }

  pairEqual(a, b, partner, other, pair)
  pairIds(a, b, partner, other, like, pair)
  const gaps = () => gapsOf(partner, other)
  for (const gap of gaps()) pairInOrder(gap, like, pair)
  pairAnywhere(partner, other, like, pair)
  for (const [a0, a1, b0, b1] of gaps())
    if (a1 - a0 === 1 && b1 - b0 === 1 && isSamePlace(a[a0]!, b[b0]!, like(a0, b0))) pair(a0, b0)

  const pairs: Pair[] = []
  for (let i = 0; i < a.length; i++) if (partner[i]! >= 0) pairs.push({ a: [i], b: [partner[i]!] })
  takeInParts(pairs, own, theirs, partner, other)
  return pairs
}

/** The text without its number, which changes with the place. */
export function bodyOf(text: string): string {
  const ordinal = readOrdinal(text)
  return ordinal ? text.slice(ordinal.text.length).trimStart() : text
}

/**
 * The body of a line, to be held against others. Its first and its last character count with what is beside them, so
 * that a single one has a pair, too.
 */
const lineProfile = (text: string): Profile => profileOf(`\0${bodyOf(text)}\0`)

/** How much two lines have in common, 0–1. What is much longer cannot be like another: then no more than that. */
function lineLikeness(a: Profile, b: Profile): number {
  const most = likenessAtMost(a, b)
  return most < idLikeness ? most : likeness(a, b)
}

type PairUp = (i: number, j: number) => void

/** Lines that stand once in each text, and those beside them that are equal, too. */
function pairEqual(
  a: readonly AlignLine[],
  b: readonly AlignLine[],
  partner: Int32Array,
  other: Int32Array,
  pair: PairUp,
): void {
  for (const key of [(line: AlignLine) => line.text, (line: AlignLine) => bodyOf(line.text)]) {
    const places = new Map<string, { i: number; j: number }>()
    const twice = -2
    for (const [i, line] of a.entries()) {
      if (partner[i]! >= 0) continue
      const text = key(line)
      const place = places.get(text)
      if (place) place.i = twice
      else places.set(text, { i, j: -1 })
    }
    for (const [j, line] of b.entries()) {
      if (other[j]! >= 0) continue
      const place = places.get(key(line))
      if (place) place.j = place.j === -1 ? j : twice
    }
    // A word or two may stand alone by chance.
    for (const [text, { i, j }] of places) if (i >= 0 && j >= 0 && text.length > 1) pair(i, j)
  }
  const alike = (i: number, j: number) =>
    i >= 0 &&
    j >= 0 &&
    i < a.length &&
    j < b.length &&
    partner[i]! < 0 &&
    other[j]! < 0 &&
    a[i]!.text === b[j]!.text
  for (let i = 0; i < a.length; i++)
    if (partner[i]! >= 0 && alike(i + 1, partner[i]! + 1)) pair(i + 1, partner[i]! + 1)
  for (let i = a.length - 1; i >= 0; i--)
    if (partner[i]! >= 0 && alike(i - 1, partner[i]! - 1)) pair(i - 1, partner[i]! - 1)
}

/** Lines in which the same item begins. A bookmark may have slipped onto a neighbour: the text must bear it out. */
function pairIds(
  a: readonly AlignLine[],
  b: readonly AlignLine[],
  partner: Int32Array,
  other: Int32Array,
  like: (i: number, j: number) => number,
  pair: PairUp,
): void {
  const lineOf = new Map<string, number>()
  for (const [i, { items }] of a.entries()) for (const id of items) lineOf.set(id, i)
  for (const [j, { items }] of b.entries()) {
    if (other[j]! >= 0) continue
    let best = -1
    let bestLike = idLikeness
    for (const id of items) {
      const i = lineOf.get(id)
      if (i === undefined || partner[i]! >= 0) continue
      const value = like(i, j)
      if (value < bestLike) continue
      bestLike = value
      best = i
    }
    if (best >= 0) pair(best, j)
  }
}

type Gap = readonly [a0: number, a1: number, b0: number, b1: number]

/** Stretches without partners, between lines that are paired in order. */
function gapsOf(partner: Int32Array, other: Int32Array): Gap[] {
  const gaps: Gap[] = []
  const ordered = longestOrder(partner)
  let i = 0
  let j = 0
  const push = (a1: number, b1: number) => {
    // What was moved away or here is no part of the gap, but parts it neither.
    if (a1 > i || b1 > j) {
      const own = trimGap(partner, i, a1)
      const theirs = trimGap(other, j, b1)
      if (own && theirs) gaps.push([...own, ...theirs])
    }
  }
  for (const at of ordered) {
    push(at, partner[at]!)
    i = at + 1
    j = partner[at]! + 1
  }
  push(partner.length, other.length)
  return gaps
}

/** The one stretch of lines without partners in [from, to), or null when there is none or more than one. */
function trimGap(partner: Int32Array, from: number, to: number): [number, number] | null {
  let a = from
  let b = to
  while (a < b && partner[a]! >= 0) a++
  while (b > a && partner[b - 1]! >= 0) b--
  if (a === b) return null
  return [a, b]
}

/** The longest run of lines whose partners ascend, as indexes. */
function longestOrder(partner: Int32Array): number[] {
  const tails: number[] = []
  const before = new Int32Array(partner.length).fill(-1)
  for (let i = 0; i < partner.length; i++) {
    const value = partner[i]!
    if (value < 0) continue
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (partner[tails[middle]!]! < value) low = middle + 1
      else high = middle
    }
    before[i] = low > 0 ? tails[low - 1]! : -1
    tails[low] = i
  }
  const order: number[] = []
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i]!) order.push(i)
  return order.reverse()
}

/** The pairs of a gap that have most in common and are in order. */
function pairInOrder([a0, a1, b0, b1]: Gap, like: (i: number, j: number) => number, pair: PairUp): void {
  const rows = a1 - a0
  const columns = b1 - b0
  const band = rows * columns <= mostCompared ? columns : Math.ceil(mostCompared / rows)
  const best: Float64Array[] = [new Float64Array(columns + 1)]
  const weights: Float64Array[] = []
  for (let i = 0; i < rows; i++) {
    const above = best[i]!
    const here = new Float64Array(columns + 1)
    const weight = new Float64Array(columns)
    const middle = Math.round((i * columns) / rows)
    for (let j = 0; j < columns; j++) {
      const value = Math.abs(j - middle) <= band ? like(a0 + i, b0 + j) : 0
      weight[j] = value >= leastLikeness ? value : 0
      const joined = weight[j]! > 0 ? above[j]! + weight[j]! : 0
      here[j + 1] = Math.max(joined, above[j + 1]!, here[j]!)
    }
    weights.push(weight)
    best.push(here)
  }
  let i = rows
  let j = columns
  while (i > 0 && j > 0) {
    const value = best[i]![j]!
    if (value === best[i - 1]![j]) i--
    else if (value === best[i]![j - 1]) j--
    else {
      pair(a0 + i - 1, b0 + j - 1)
      i--
      j--
    }
  }
}

/** Lines that were carried elsewhere: the most alike first. */
function pairAnywhere(
  partner: Int32Array,
  other: Int32Array,
  like: (i: number, j: number) => number,
  pair: PairUp,
): void {
  const alone = (partners: Int32Array) => [...partners.keys()].filter((i) => partners[i]! < 0)
  const a = alone(partner)
  const b = alone(other)
  if (a.length * b.length > mostCompared) return
  const found: { i: number; j: number; value: number }[] = []
  for (const i of a)
    for (const j of b) {
      const value = like(i, j)
      if (value >= movedLikeness) found.push({ i, j, value })
    }
  found.sort((x, y) => y.value - x.value || x.i - y.i || x.j - y.j)
  for (const { i, j } of found) if (partner[i]! < 0 && other[j]! < 0) pair(i, j)
}

/** Two lines alone between the same neighbours: is one what became of the other? */
function isSamePlace(a: AlignLine, b: AlignLine, value: number): boolean {
  if (value >= 0.15) return true
  const [own, theirs] = [readOrdinal(a.text), readOrdinal(b.text)]
  return own !== null && theirs !== null && own.style === theirs.style
}

/** A line whose words stand in the partner of the line beside it was split off it, or joined to it. */
function takeInParts(
  pairs: Pair[],
  a: readonly Profile[],
  b: readonly Profile[],
  partner: Int32Array,
  other: Int32Array,
): void {
  const ofA = new Map(pairs.map((each) => [each.a[0]!, each]))
  const ofB = new Map(pairs.map((each) => [each.b[0]!, each]))
  const taken = (part: Profile, whole: Profile, beside: Profile) =>
    part.length > 2 &&
    sharedPairs(part, whole) / part.length >= partLikeness &&
    sharedPairs(part, beside) / part.length < partLikeness
  const extend = (
    of: Map<number, Pair>,
    side: "a" | "b",
    profiles: readonly Profile[],
    wholes: readonly Profile[],
    partners: Int32Array,
  ) => {
    const far = side === "a" ? "b" : "a"
    for (const step of [-1, 1])
      for (let k = 0; k < profiles.length; k++) {
        const i = step < 0 ? profiles.length - 1 - k : k
        if (partners[i]! >= 0) continue
        const near = of.get(i - step)
        // Several on both sides are two that were put together anew; each is told as it is.
        if (near?.[far].length !== 1) continue
        if (!taken(profiles[i]!, wholes[near[far][0]!]!, profiles[i - step]!)) continue
        if (step > 0) near[side].push(i)
        else near[side].unshift(i)
        partners[i] = near[far][0]!
        of.set(i, near)
      }
  }
  extend(ofB, "b", b, a, other)
  extend(ofA, "a", a, b, partner)
}

/** How alike two texts are, 0–1, numbers in front left aside. */
export function similarity(a: string, b: string): number {
  return lineLikeness(lineProfile(a), lineProfile(b))
}
