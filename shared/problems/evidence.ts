import type { Item } from "../model/outline"
import type { Surroundings } from "./context"
import type { Scores } from "./score"

/**
 * What speaks for and against a measure's answering a problem, each from 0 to 1 (clauses to 3). A decoy (培训调解员 under a
 * problem of training Party members) scores by topic like an answer: what tells them apart is how much of the measure is
 * about it, where that stands, and whether something else fits either of them better.
 */
export const evidenceNames = [
  /** Topics and wording (`score.ts`). */
  "strength",
  /** Topics of its lead alone. */
  "led",
  /** Clauses that deal with it. */
  "clauses",
  /** Only one does, and it is neither one of the first two nor one of only three. */
  "late",
  /** Words that both share and the genre does not. */
  "words",
  /** How much better the measure fits another problem. */
  "fitsBetter",
  /** How much better it fits another problem that no other measure fits better. */
  "needed",
  /** Nothing else needs the measure. */
  "spare",
  /** Nothing else answers the problem. */
  "open",
  /**
   * Its place is that of the problem, in lists of the same length or such as go through them one by one, and it does
   * not come to it late: writers put one about something else in the place of an answer, too.
   */
  "inPlace",
  /** How many of the other measures deal with what it is strong by. */
  "common",
  /** It begins with something that has nothing to do with it. */
  "elsewhere",
] as const

export type EvidenceName = (typeof evidenceNames)[number]

/**
 * Logarithms of odds, fitted to invented reports by several authors (`npm run accuracy -- --fit`, which also says how
 * well they do on reports left out). Rounded, since the second digit is chance; the bias counts a missed answer for
 * somewhat more than a false one.
 */
export const weights: Readonly<Record<EvidenceName | "bias", number>> = {
  strength: 3,
  led: 1,
  clauses: 0.65,
  late: -0.25,
  words: 2.4,
  fitsBetter: -2.4,
  needed: -0.6,
  spare: 1,
  open: 0.45,
  inPlace: 1.5,
  common: -1,
  elsewhere: -0.9,
  bias: -4.85,
}

/** Below this nothing else fits. */
const fits = 0.4
const mostClauses = 3

/** Writes the evidence for a pair into `out`, in the order of `evidenceNames`. */
export function readEvidence(
  row: Scores,
  p: number,
  t: number,
  around: Surroundings,
  out: Float64Array,
): Float64Array {
  const strength = row.strength[t]!
  const other = around.otherProblem(t, p)
  const clauses = row.clauses[t]!
  const isLate = clauses === 1 && row.first[t]! >= 2 && row.length[t]! > 3
  let i = 0
  out[i++] = strength
  out[i++] = row.led[t]!
  out[i++] = Math.min(mostClauses, clauses)
  out[i++] = isLate ? 1 : 0
  out[i++] = 1 - 0.5 ** row.words[t]!
  out[i++] = Math.max(0, other - strength)
  out[i++] = Math.max(0, around.neededBy(t, p) - strength)
  out[i++] = other < fits ? 1 : 0
  out[i++] = around.otherTarget(p, t) < fits ? 1 : 0
  out[i++] = !isLate && isInPlace(around, around.problems[p]!, around.targets[t]!) ? 1 : 0
  out[i++] = around.common(row.topic[t]!)
  out[i++] = row.elsewhere[t]!
  return out
}

function isInPlace({ place, count, stated }: Surroundings, problem: Item, target: Item): boolean {
  const at = place.get(problem)
  return (
    at !== undefined &&
    at === place.get(target) &&
    (count.problem === count[target.role] || stated.inStep.has(target))
  )
}

const scratch = new Float64Array(evidenceNames.length)

/** How likely a measure answers a problem by what both and the rest of the report say, 0–1; 0.5 decides. */
export function likelihood(row: Scores, p: number, t: number, around: Surroundings): number {
  const evidence = readEvidence(row, p, t, around, scratch)
  let odds = weights.bias
  for (const [i, name] of evidenceNames.entries()) odds += weights[name] * evidence[i]!
  return 1 / (1 + Math.exp(-odds))
}
