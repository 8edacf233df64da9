import type { Scores } from "./score"

/**
 * What a pair says by itself, whatever stands around it, each from 0 to 1 (clauses to 3). A decoy (培训调解员 under a problem
 * of training Party members) scores by topic like an answer: what tells them apart is how much of the item is about it
 * and where that stands.
 */
export const fitNames = [
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
  /** How alike their scenes are (`scenes.ts`), and its root: a little of it already tells. */
  "scene",
  "sceneRoot",
  /** It begins with something that has nothing to do with the problem. */
  "elsewhere",
] as const

export type FitName = (typeof fitNames)[number]
export type FitRole = "cause" | "measure"

/** Logarithms of odds, fitted as those of `evidence.ts` are. */
export const fitWeights: Readonly<Record<FitRole, Readonly<Record<FitName | "bias", number>>>> = {
  cause: {
    strength: 1.5,
    led: 0.3,
    clauses: 0.45,
    late: 0.15,
    words: 0.8,
    scene: 2.45,
    sceneRoot: 3.55,
    elsewhere: -0.3,
    bias: -4.15,
  },
  measure: {
    strength: 1.1,
    led: 0.5,
    clauses: 0.6,
    late: -0.15,
    words: 1.65,
    scene: 2.2,
    sceneRoot: 2.2,
    elsewhere: -0.7,
    bias: -4.6,
  },
}

const mostClauses = 3

/** The only clause that deals with the problem comes when the item has said something else. */
export function isLate({ clauses, first, length }: Scores, t: number): boolean {
  return clauses[t] === 1 && first[t]! >= 2 && length[t]! > 3
}

/** Writes what a pair says by itself into `out`, in the order of `fitNames`. */
export function readFit(row: Scores, t: number, out: Float64Array): Float64Array {
  let i = 0
  out[i++] = row.strength[t]!
  out[i++] = row.led[t]!
  out[i++] = Math.min(mostClauses, row.clauses[t]!)
  out[i++] = isLate(row, t) ? 1 : 0
  out[i++] = 1 - 0.5 ** row.words[t]!
  out[i++] = row.scene[t]!
  out[i++] = Math.sqrt(row.scene[t]!)
  out[i++] = row.elsewhere[t]!
  return out
}

const scratch = new Float64Array(fitNames.length)

/** How well a cause or measure fits a problem by what both say: the logarithm of the odds. */
export function fitOf(row: Scores, t: number, role: FitRole): number {
  const evidence = readFit(row, t, scratch)
  const weights = fitWeights[role]
  let odds = weights.bias
  for (const [i, name] of fitNames.entries()) odds += weights[name] * evidence[i]!
  return odds
}
