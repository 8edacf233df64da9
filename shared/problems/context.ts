import type { Item } from "../model/outline"
import { isNear, likelihood } from "./evidence"
import { isPast } from "./past"
import { beginsElsewhere, type Scores } from "./score"
import type { Stated } from "./stated"

/** From here on an item counts as an answer. */
export const threshold = 0.5
/** What deals with something names it too; much less dealing than naming is a mention. */
const mentionBelow = 0.7
/** Below this a score says too little to place an item by its words. */
const leftBelow = 0.5
/** From here on a cause elsewhere surely explains the problem, whatever its place takes from it. */
const explained = 0.65
/** From here on the lead of an item names the topic of a problem by a word of its own. */
const toTheLetter = 0.95
/** Below the threshold. */
const mostOfMention = 0.45
/** What names the problem it is for hardly answers another. */
const aimedElsewhere = 0.6

/** What the other items of the report say of a pair, whatever its own score. */
export interface Surroundings {
  problems: readonly Item[]
  targets: readonly Item[]
  stated: Stated
  /** For each target: may it answer any problem? Not what the text binds to one, nor what is told of the past. */
  free: readonly boolean[]
  /** For each target: the problem that it belongs to by its place between others that do by what they say. */
  inStep: readonly (Item | undefined)[]
  /** Place of each item of the first level among those of its role. */
  place: ReadonlyMap<Item, number>
  count: Readonly<Record<string, number>>
  /** For each target: the problem (row) left to it when the best pairs are taken out one after another, or -1. */
  partners: Int32Array
  /** How well a target fits the best of the other problems; null when there are none. */
  otherProblem: (target: number, than: number) => number | null
  /** How well the best of the other targets of a target's role fits a problem; null when there are none. */
  otherTarget: (problem: number, than: number) => number | null
  /** How well the other problems are answered, on the average, by what fits each best of a target's role. */
  othersFit: (problem: number, target: number) => number
}

/** @param rows scores of each problem, null for those of the past */
export function readSurroundings(
  problems: readonly Item[],
  targets: readonly Item[],
  rows: readonly (Scores | null)[],
  stated: Stated,
): Surroundings {
  const place = new Map<Item, number>()
  const count: Record<string, number> = {}
  for (const item of [...problems, ...targets]) {
    if (isPast(item) || item.parent?.role === item.role) continue
    const n = count[item.role] ?? 0
    place.set(item, n)
    count[item.role] = n + 1
  }
  const free = targets.map((target) => !stated.bound.has(target) && !isPast(target))
  const steps = causesInStep(problems, targets, rows, place, stated)
  const left = leftInPlace(problems, targets, rows, bestScores(targets, rows, free), free, place, count)
  const inStep = targets.map((target) => steps.get(target) ?? left.get(target))
  return {
    problems,
    targets,
    stated,
    free,
    inStep,
    place,
    count,
    ...compareFits(targets, rows, free, (p, t) => isNear(rows[p]!, t) || inStep[t] === problems[p]),
  }
}

/** Scores of each problem and target at their best. */
interface BestScores {
  ofTarget: Float64Array
  /** By causes only. */
  ofProblem: Float64Array
}

function bestScores(
  targets: readonly Item[],
  rows: readonly (Scores | null)[],
  free: readonly boolean[],
): BestScores {
  const ofTarget = new Float64Array(targets.length)
  const ofProblem = new Float64Array(rows.length)
  for (const [p, row] of rows.entries()) {
    if (!row) continue
    for (const [t, target] of targets.entries()) {
      const value = row.strength[t]!
      if (target.role !== "cause" || !free[t]) continue
      if (value > ofTarget[t]!) ofTarget[t] = value
      if (value > ofProblem[p]!) ofProblem[p] = value
    }
  }
  return { ofTarget, ofProblem }
}

/** The two best of each line: where the best stands, and what it and the next are worth. */
interface Bests {
  at: Int32Array
  most: Float64Array
  next: Float64Array
}

function bests(lines: number): Bests {
  return {
    at: new Int32Array(lines).fill(-1),
    most: new Float64Array(lines).fill(Number.NEGATIVE_INFINITY),
    next: new Float64Array(lines).fill(Number.NEGATIVE_INFINITY),
  }
}

function see({ at, most, next }: Bests, line: number, place: number, value: number): void {
  if (value > most[line]!) {
    next[line] = most[line]!
    most[line] = value
    at[line] = place
  } else if (value > next[line]!) next[line] = value
}

function bestBut({ at, most, next }: Bests, line: number, place: number): number | null {
  const best = at[line] === place ? next[line]! : most[line]!
  return best === Number.NEGATIVE_INFINITY ? null : best
}

function compareFits(
  targets: readonly Item[],
  rows: readonly (Scores | null)[],
  free: readonly boolean[],
  mayLink: (p: number, t: number) => boolean,
): Pick<Surroundings, "partners" | "otherProblem" | "otherTarget" | "othersFit"> {
  const isCause = targets.map((target) => target.role === "cause")
  const ofTarget = bests(targets.length)
  const ofProblem = { cause: bests(rows.length), measure: bests(rows.length) }
  for (const [p, row] of rows.entries()) {
    if (!row) continue
    for (let t = 0; t < targets.length; t++) {
      if (!free[t]) continue
      const value = row.fit[t]!
      see(ofTarget, t, p, value)
      see(isCause[t] ? ofProblem.cause : ofProblem.measure, p, t, value)
    }
  }
  const asked = rows.filter((row) => row !== null).length
  const sumOf = ({ most }: Bests) =>
    most.reduce((sum, value) => (value === Number.NEGATIVE_INFINITY ? sum : sum + value), 0)
  const sums = { cause: sumOf(ofProblem.cause), measure: sumOf(ofProblem.measure) }
  const role = (t: number) => (isCause[t] ? "cause" : "measure")
  return {
    partners: partnersOf(isCause, rows, free, mayLink),
    otherProblem: (target, than) => bestBut(ofTarget, target, than),
    otherTarget: (problem, than) => bestBut(ofProblem[role(than)], problem, than),
    othersFit: (problem, target) => {
      const best = ofProblem[role(target)].most[problem]!
      return asked < 2 ? best : (sums[role(target)] - best) / (asked - 1)
    },
  }
}

/** No problem asks for more than its best few: whatever is left to it behind these is no answer. */
const mostAsked = 6

/** The best pair of all, then the best of what is left, and so on; causes and measures each by themselves. */
function partnersOf(
  isCause: readonly boolean[],
  rows: readonly (Scores | null)[],
  free: readonly boolean[],
  mayLink: (p: number, t: number) => boolean,
): Int32Array {
  const partners = new Int32Array(isCause.length).fill(-1)
  for (const cause of [true, false]) {
    const pairs: { p: number; t: number; fit: number }[] = []
    for (const [p, row] of rows.entries()) {
      if (!row) continue
      const few: { p: number; t: number; fit: number }[] = []
      for (let t = 0; t < isCause.length; t++) {
        if (isCause[t] !== cause || !free[t]) continue
        const fit = row.fit[t]!
        if (few.length === mostAsked && fit <= few[mostAsked - 1]!.fit) continue
        if (!mayLink(p, t)) continue
        let i = few.length
        while (i > 0 && few[i - 1]!.fit < fit) i--
        few.splice(i, 0, { p, t, fit })
        if (few.length > mostAsked) few.pop()
      }
      pairs.push(...few)
    }
    pairs.sort((a, b) => b.fit - a.fit)
    const served = new Set<number>()
    for (const { p, t } of pairs) {
      if (served.has(p) || partners[t] !== -1) continue
      served.add(p)
      partners[t] = p
    }
  }
  return partners
}

/**
 * Writers mostly go through the problems one by one when they come to the causes. Where the wording shows that
 * (the causes whose problem is clear, at least a third of them, follow each other in the order of the problems),
 * the causes between two clear ones belong to the problems between, if there are as many of the one as of the
 * other. A single cause out of order, or two for one problem, and nothing is concluded. A cause about a topic
 * of its own stays where that is.
 *
 * Only for causes: they seldom share a word with what they explain. What a measure is for it says itself.
 */
function causesInStep(
  problems: readonly Item[],
  targets: readonly Item[],
  rows: readonly (Scores | null)[],
  place: ReadonlyMap<Item, number>,
  stated: Stated,
): Map<Item, Item> {
  const out = new Map<Item, Item>()
  const counted = problems.flatMap((problem, row) => (place.has(problem) ? { problem, row } : []))
  const causes = targets.flatMap((target, column) =>
    target.role === "cause" && place.has(target) && !stated.bound.has(target) ? { target, column } : [],
  )
  if (causes.length < 2 || causes.length > counted.length) return out

  // The problem that each cause fits best, or -1.
  const fits = causes.map(({ target, column }) => {
    if (stated.aimed.has(target))
      return counted.findIndex(({ problem }) => stated.pairs.get(problem)?.has(target))
    let best = -1
    let most = threshold - 0.005
    for (const [i, { row }] of counted.entries()) {
      const strength = rows[row]?.strength[column] ?? 0
      if (strength > most) {
        most = strength
        best = i
      }
    }
    return best
  })
  const clear = fits.filter((at) => at >= 0)
  const mostClear = clear.length * 2 >= causes.length
  if (clear.length * 3 < causes.length || clear.some((at, i) => i > 0 && at <= clear[i - 1]!)) return out

  let gap = 0 // causes since the last clear one
  let after = 0 // the first problem behind the last clear one
  for (let i = 0; i <= causes.length; i++) {
    const at = i < causes.length ? fits[i]! : counted.length
    if (at < 0) {
      gap++
      continue
    }
    if (gap > 0 && gap === at - after) {
      for (let k = 0; k < gap; k++) {
        const { target } = causes[i - gap + k]!
        const { problem } = counted[after + k]!
        if (mostClear || !beginsElsewhere(problem.node, target.node)) out.set(target, problem)
      }
    }
    gap = 0
    after = at + 1
  }
  return out
}

/**
 * Where the causes that say whose they are stand in the order of the problems, one that says nothing, or only what
 * has another cause of its own already, stands for the problem at its place, if nothing else surely explains that.
 * No lexicon knows every trade; where it is silent the place is the better witness, and a false “missing” costs
 * more than a missed one. A cause that a problem elsewhere needs shows that the order is another.
 *
 * Not for measures: writers do put one about something else (文化长廊) in the place of an answer.
 */
function leftInPlace(
  problems: readonly Item[],
  targets: readonly Item[],
  rows: readonly (Scores | null)[],
  best: BestScores,
  free: readonly boolean[],
  place: ReadonlyMap<Item, number>,
  count: Readonly<Record<string, number>>,
): Map<Item, Item> {
  const out = new Map<Item, Item>()
  const rowAt = new Map<number, number>()
  for (const [row, problem] of problems.entries()) {
    const at = place.get(problem)
    if (at !== undefined && rows[row]) rowAt.set(at, row)
  }
  /** Places whose cause explains the problem there by what it says. */
  const settled = new Set<number>()
  const causes: { target: Item; column: number; at: number; row: number }[] = []
  for (const [column, target] of targets.entries()) {
    const at = place.get(target)
    const row = at === undefined ? undefined : rowAt.get(at)
    if (target.role !== "cause" || at === undefined || row === undefined) continue
    causes.push({ target, column, at, row })
    if (rows[row]!.strength[column]! >= leftBelow) settled.add(row)
  }
  const needed = ({ column, row }: (typeof causes)[number]) =>
    best.ofTarget[column]! >= leftBelow &&
    problems.some(
      (_, other) =>
        other !== row &&
        !settled.has(other) &&
        (rows[other]?.strength[column] ?? 0) >= Math.max(leftBelow, best.ofTarget[column]! - 0.1),
    )
  // Those that explain it loosely too: a tie elsewhere takes from them.
  const open = causes.filter(({ row, column }) => rows[row]!.strength[column]! < explained)
  const outOfPlace = open.filter((cause) => !settled.has(cause.row) && needed(cause)).length
  if (settled.size === 0 || outOfPlace > settled.size) return out
  if (count.cause !== count.problem && outOfPlace > 0) return out
  for (const cause of open) {
    if (!free[cause.column] || best.ofProblem[cause.row]! >= explained || needed(cause)) continue
    out.set(cause.target, problems[cause.row]!)
  }
  return out
}

/** Names it, and does not deal with it. */
export function isMention(strength: number, named: number): boolean {
  return named >= threshold && strength < threshold && strength < named * mentionBelow
}

/** Dealt with in passing only: by a clause far from the lead, in a measure about something else. */
export function isPassing(row: Scores, t: number): boolean {
  return row.named[t]! >= threshold && row.led[t]! < threshold && row.clauses[t]! <= 1
}

/**
 * The lead of the measure deals with what the problem is about, and no other measure fits that better: an answer to the
 * letter, though no scene knows of it.
 */
function isNamedInLead(row: Scores, p: number, t: number, around: Surroundings): boolean {
  return row.led[t]! >= toTheLetter && (around.otherTarget(p, t) ?? row.fit[t]!) <= row.fit[t]!
}

/** The strength of a pair where it stands. `p` and `t` count problems and targets. */
export function strengthInContext(row: Scores, p: number, t: number, around: Surroundings): number {
  const target = around.targets[t]!
  const strength = likelihood(row, p, t, around)
  if (around.stated.aimed.has(target)) return strength * aimedElsewhere
  if (target.role === "measure" && isNamedInLead(row, p, t, around)) return Math.max(strength, threshold)
  // However well it stands and whatever it is used to go with: what only mentions the problem does nothing about it.
  return target.role === "measure" && isMention(row.strength[t]!, row.named[t]!)
    ? Math.min(strength, mostOfMention)
    : strength
}
