import type { Surroundings } from "./context"
import { type FitRole, isLate } from "./fit"
import type { Scores } from "./score"

/**
 * What speaks for and against an item's answering a problem when the whole report is seen. How well it fits by what it
 * says is one of these; most of the rest compares that with how the other items fit, in steps of the logarithm of odds.
 */
export const evidenceNames = [
  /** How well the pair fits by itself (`fit.ts`). */
  "fit",
  /** How much better the item fits another problem. */
  "fitsBetter",
  /** How much worse it fits every other problem. */
  "fitsOnly",
  /** How much better another item fits the problem. */
  "answeredBetter",
  /** How much worse every other item does. */
  "answeredOnly",
  /** They are left to each other when the best pairs of the report are taken out one after another. */
  "partners",
  /** How far apart they stand in their lists, as a share of these. */
  "apart",
  /**
   * Its place is that of the problem, in lists of the same length or such as go through them one by one, and it does
   * not come to it late: writers put one about something else in the place of an answer, too.
   */
  "inPlace",
  /** A cause between others whose place and words show whose they are (`context.ts`). */
  "inStep",
  /** How well the other problems are answered: where all is said in plain words, so would this be. */
  "others",
  /** The fit of the pair, where the others are answered plainly: there it tells more. */
  "fitAmongOthers",
] as const

export type EvidenceName = (typeof evidenceNames)[number]

/**
 * Logarithms of odds, fitted to invented reports by many authors (`npm run accuracy -- --fit`, which also says how well
 * they do on the reports of authors left out). Rounded, since the second digit is chance; the bias counts a missed answer
 * for somewhat more than a false one.
 */
export const weights: Readonly<Record<FitRole, Readonly<Record<EvidenceName | "bias", number>>>> = {
  cause: {
    fit: 0.2,
    fitsBetter: -0.85,
    fitsOnly: 0.55,
    answeredBetter: -0.4,
    answeredOnly: 0.3,
    partners: 1.2,
    apart: -1.3,
    inPlace: 0.55,
    inStep: 1.25,
    others: 0.05,
    fitAmongOthers: 0.25,
    bias: 0.55,
  },
  measure: {
    fit: 0.4,
    fitsBetter: -0.25,
    fitsOnly: 0.45,
    answeredBetter: -0.6,
    answeredOnly: -0.05,
    partners: 0.7,
    apart: 0,
    inPlace: 0.35,
    inStep: 0,
    others: -0.4,
    fitAmongOthers: 0.3,
    bias: 0.8,
  },
}

/** From here on items have something in common: below, no place and no lack of others makes a link of them. */
const worthALook = { named: 0.45, scene: 0.05 }

/** Is there anything at all that the item shares with the problem? */
export function isNear(row: Scores, t: number): boolean {
  return row.named[t]! >= worthALook.named || row.scene[t]! >= worthALook.scene
}

/** More than this is as good as sure. */
const mostAhead = 4
const mostFit = 6

/** Where the others fit less than this nothing is to be learnt from them. */
const leastOthers = -2
const mostOthers = 5

const ahead = (a: number, b: number) => Math.min(mostAhead, Math.max(0, a - b))

/** Writes the evidence for a pair into `out`, in the order of `evidenceNames`. */
export function readEvidence(
  row: Scores,
  p: number,
  t: number,
  around: Surroundings,
  out: Float64Array,
): Float64Array {
  const fit = Math.min(mostFit, Math.max(-mostFit, row.fit[t]!))
  const elsewhere = around.otherProblem(t, p) ?? fit
  const another = around.otherTarget(p, t) ?? fit
  const others = Math.min(mostOthers, Math.max(0, around.othersFit(p, t) - leastOthers))
  let i = 0
  out[i++] = fit
  out[i++] = ahead(elsewhere, fit)
  out[i++] = ahead(fit, elsewhere)
  out[i++] = ahead(another, fit)
  out[i++] = ahead(fit, another)
  out[i++] = around.partners[t] === p ? 1 : 0
  out[i++] = apart(around, p, t)
  out[i++] = !isLate(row, t) && isInPlace(around, p, t) ? 1 : 0
  out[i++] = around.inStep[t] === around.problems[p] ? 1 : 0
  out[i++] = others
  out[i++] = (fit * others) / 3
  return out
}

/** Items below others have no place among those of the first level: they stand anywhere. */
const anywhere = 0.5

function apart({ place, count, problems, targets }: Surroundings, p: number, t: number): number {
  const target = targets[t]!
  const at = place.get(problems[p]!)
  const its = place.get(target)
  if (at === undefined || its === undefined) return anywhere
  return Math.abs((at + 0.5) / count.problem! - (its + 0.5) / count[target.role]!)
}

function isInPlace({ place, count, stated, problems, targets }: Surroundings, p: number, t: number): boolean {
  const target = targets[t]!
  const at = place.get(problems[p]!)
  return (
    at !== undefined &&
    at === place.get(target) &&
    (count.problem === count[target.role] || stated.inStep.has(target))
  )
}

const scratch = new Float64Array(evidenceNames.length)

/** How likely an item answers a problem by what both and the rest of the report say, 0–1; 0.5 decides. */
export function likelihood(row: Scores, p: number, t: number, around: Surroundings): number {
  const evidence = readEvidence(row, p, t, around, scratch)
  const weight = weights[around.targets[t]!.role as FitRole]
  let odds = weight.bias
  for (const [i, name] of evidenceNames.entries()) odds += weight[name] * evidence[i]!
  return 1 / (1 + Math.exp(-odds))
}
