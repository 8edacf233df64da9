import type { Role } from "../model/roles"
import {
  continueCost,
  countsOn,
  type HeadingRun,
  headingCost,
  impossible,
  itemCost,
  namesRole,
  nestCost,
  type OpenList,
  openCost,
  restartCost,
  roleNamed,
  textCost,
} from "./costs"
import type { Candidate, Mark } from "./marks"

/** What a candidate turned out to be. */
export type Decision =
  | { readonly as: "text" }
  | { readonly as: "heading" }
  /** An item of the list open at `depth` (1 = list of the section), or of a new one there. */
  | { readonly as: "item"; readonly depth: number; readonly opens: boolean }

/** One partial reading of the text. */
interface Reading {
  cost: number
  head: HeadingRun | null
  /** Line of the heading that was read last, if nothing stands on it but the heading; else `none`. */
  bareHeading: number
  top: OpenList | null
  /** No heading so far, and items at the top that 一、二、 counted. */
  ran: boolean
  /** Place of the reading that it goes on with, in the round before, and what it made of the candidate. */
  back: number
  took: number
  /** Readings of equal `sig` go on alike, so only the cheapest of them is kept. */
  sig: number
}

/** Partial readings that are kept, and how much dearer than the cheapest one they may be. */
const width = 6
const margin = 5
const deepest = 6
/** No line; not the line before the first one either. */
const none = -2

/** Decisions as small numbers: an item at a depth is 2 + 2 × depth, and one more where it opens a list. */
const text = 0
const heading = 1

/** By their numbers: all candidates that are taken alike share one. */
const decisionsByNumber: readonly Decision[] = Array.from({ length: 2 + 2 * (deepest + 1) }, (_, took) => {
  if (took === text) return { as: "text" }
  if (took === heading) return { as: "heading" }
  return { as: "item", depth: (took - 2) >> 1, opens: (took & 1) === 1 }
})

/**
 * Chooses the reading of all candidates together that costs least (`costs.ts`): an ordinal that follows its
 * predecessor costs nothing, a gap, a restart without a reason, or an ordinal taken for mere text costs
 * something. So 一、 is known as a heading or an item by the run it belongs to, not by itself.
 *
 * A beam of the cheapest partial readings is kept, so time grows with the number of candidates only. `tell` is
 * called now and then with the share that is decided.
 */
export function choose(
  candidates: readonly Candidate[],
  tell: (share: number) => void = () => {},
): Decision[] {
  let readings: Reading[] = [
    { cost: 0, head: null, bareHeading: none, top: null, ran: false, back: 0, took: text, sig: 0 },
  ]
  // Where each kept reading came from, as numbers: chains of objects would all stay alive to the end.
  const trail = new Int16Array(candidates.length * width)
  for (const [i, candidate] of candidates.entries()) {
    if (i % 1024 === 0) tell(i / candidates.length)
    const round = new Round()
    const key = candidate.mark ? digest(candidate.mark.key) : 1
    for (let k = 0; k < readings.length; k++) extend(round, readings[k]!, k, candidate, key)
    readings = round.best()
    for (let k = 0; k < readings.length; k++)
      trail[i * width + k] = readings[k]!.took * width + readings[k]!.back
  }
  let at = 0
  for (let k = 0; k < readings.length; k++) if (readings[k]!.cost < readings[at]!.cost) at = k
  const decisions = new Array<Decision>(candidates.length)
  for (let i = candidates.length - 1; i >= 0; i--) {
    const step = trail[i * width + at]!
    decisions[i] = decisionsByNumber[Math.floor(step / width)]!
    at = step % width
  }
  return decisions
}

/** The readings up to one candidate. */
class Round {
  private readonly made: Reading[] = []
  private cheapest = Number.POSITIVE_INFINITY

  /** Is a reading of this cost still worth making? */
  takes(cost: number): boolean {
    return cost <= this.cheapest + margin
  }

  add(reading: Reading): void {
    const { made } = this
    if (reading.cost < this.cheapest) this.cheapest = reading.cost
    for (let i = 0; i < made.length; i++) {
      if (made[i]!.sig !== reading.sig) continue
      if (reading.cost < made[i]!.cost) made[i] = reading
      return
    }
    made.push(reading)
  }

  best(): Reading[] {
    const kept = this.made.filter((reading) => this.takes(reading.cost))
    return kept.length <= width ? kept : kept.sort((a, b) => a.cost - b.cost).slice(0, width)
  }
}

function extend(round: Round, reading: Reading, back: number, candidate: Candidate, key: number): void {
  const { mark, line } = candidate
  const { head, top, cost } = reading
  const asHeading = cost + headingCost(head, reading, line, candidate)
  if (round.takes(asHeading) && asHeading < cost + impossible) {
    const last = mark?.n ?? 0
    const named = namesRole(candidate)
    const sig = mix(mix(mix(0x811c9dc5, key), last), (mark ? 3 : 2) + (named ? 4 : 0))
    round.add({
      cost: asHeading,
      head: { key: mark?.key ?? "", last, numbered: mark !== null, named, sig },
      bareHeading: candidate.heading?.form === "alone" ? line : none,
      top: null,
      ran: false,
      back,
      took: heading,
      sig,
    })
  }
  if (mark) {
    const base = cost + itemCost(head, candidate)
    const names = roleNamed(candidate)
    const offer = (up: OpenList | null, depth: number, more: number, went: OpenList | null) => {
      if (more < impossible && round.takes(base + more))
        round.add(withItem(reading, back, mark, names, line, key, base + more, up, depth, went))
    }
    for (let list = top; list; list = list.up)
      if (countsOn(list, mark)) offer(list.up, list.depth, continueCost(list, mark, line), list)
    const opening = openCost(head, mark, reading.ran)
    if (opening < impossible) {
      if (!top) offer(null, 1, opening, null)
      else if (top.depth < deepest) offer(top, top.depth + 1, opening + nestCost(top, mark, line), null)
      for (let list = top; list; list = list.up)
        offer(list.up, list.depth, opening + restartCost(list, mark, reading.ran), null)
    }
  }
  const asText = cost + textCost(candidate)
  if (round.takes(asText))
    round.add({
      cost: asText,
      head,
      bareHeading: reading.bareHeading,
      top,
      ran: reading.ran,
      back,
      took: text,
      sig: reading.sig,
    })
}

/** The reading in which the mark begins an item, of the list `went` on with or of a new one. */
function withItem(
  reading: Reading,
  back: number,
  mark: Mark,
  names: Role | null,
  line: number,
  key: number,
  cost: number,
  up: OpenList | null,
  depth: number,
  went: OpenList | null,
): Reading {
  const last = mark.n ?? 0
  const hadLeadIn = went !== null && (went.hadLeadIn || went.holdsLeadIn)
  const parent = !went && up && mark.leadIn && !up.holdsLeadIn ? { ...up, holdsLeadIn: true } : up
  const ran =
    reading.head === null &&
    (reading.ran || (depth === 1 && mark.first && mark.style === "han" && last >= 2 && went !== null))
  const flags =
    (ran ? 8 : 0) +
    (mark.first ? 1 : 0) +
    (hadLeadIn ? 2 : 0) +
    (parent?.holdsLeadIn ? 4 : 0) +
    (names ? 16 : 0)
  const sig = mix(mix(mix(parent?.sig ?? reading.head?.sig ?? 0, key), last), flags)
  const top = {
    up: parent,
    depth,
    key: mark.key,
    last,
    first: mark.first,
    line,
    hadLeadIn,
    holdsLeadIn: false,
    names,
    sig,
  }
  return {
    cost,
    head: reading.head,
    bareHeading: none,
    top,
    ran,
    back,
    took: 2 + 2 * depth + (went === null ? 1 : 0),
    sig,
  }
}

function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193) + 0x9e37
}

function digest(key: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) hash = mix(hash, key.charCodeAt(i))
  return hash
}
