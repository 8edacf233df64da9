import type { Item } from "../model/outline"
import { likelihood } from "./evidence"
import { featuresOf } from "./features"
import { isPast } from "./past"
import { beginsElsewhere, type Scores } from "./score"
import type { Stated } from "./stated"
import { topicCount } from "./words"

/** From here on an item deals with a topic. */
const dealtWith = 0.5
/** Of fewer measures none is common. */
const fewMeasures = 3
/** From here on an item counts as an answer. */
export const threshold = 0.5
/** What deals with something names it too; much less dealing than naming is a mention. */
const mentionBelow = 0.7
/**
 * What order adds: the same place in lists of the same length, and more where the list goes through the problems
 * one by one, as the text says (逐条) or as its other items show (`causesInStep`). The same place alone links
 * nothing: the pair must have something else for it.
 */
const order = { samePlace: 0.12, inStep: 0.25, onlyWith: 0.3, elsewhere: 0.15 }
/**
 * What it adds that neither of a pair has anything nearly as good elsewhere. Texts on rare subjects share little
 * even where they belong together; that they share nothing with the rest then tells.
 */
const onlyMatch = { bonus: 0.14, from: 0.34, margin: 0.12 }
/** 存在这些问题的主要原因是： over a single cause without a scope of its own ties it to all of them. */
const onlyCause = 0.22
/** What plainly belongs to another problem is here by a loose tie only. */
const looseTie = { below: 0.35, factor: 0.85 }
/** Below this a score says too little to place an item by its words. */
const leftBelow = 0.5
/** From here on a cause elsewhere surely explains the problem, whatever its place takes from it. */
const explained = 0.65
/** Nor is it needed where both have something that fits them better by this much. */
const bothBetter = { margin: 0.05, factor: 0.5, plain: 0.95 }
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
  /** For each problem, the targets (columns) that fit it and nothing else, and nothing else of their role it. */
  matches: readonly ReadonlySet<number>[]
  /** For each target, how well it fits the problem that it fits best. */
  bestOfTarget: Float64Array
  /** For each problem, the score of the cause and of the measure that fits it best. */
  bestOfProblem: { cause: Float64Array; measure: Float64Array }
  /** The share of the other measures that deal with a topic: in a report of a bank most deal with credit. */
  common: (topic: number) => number
  /** How well a target fits the best of the other problems. */
  otherProblem: (target: number, than: number) => number
  /** How well the best of the other targets of a target's role fits a problem. */
  otherTarget: (problem: number, than: number) => number
  /** How well a target fits the best of the other problems that nothing of its role fits better. */
  neededBy: (target: number, than: number) => number
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
  const matched = onlyMatches(targets, rows, free)
  const left = leftInPlace(problems, targets, rows, matched, free, place, count)
  return {
    problems,
    targets,
    stated,
    free,
    inStep: targets.map((target) => steps.get(target) ?? left.get(target)),
    place,
    count,
    common: commonTopics(targets),
    ...matched,
  }
}

function commonTopics(targets: readonly Item[]): (topic: number) => number {
  const measures = targets.filter((target) => target.role === "measure" && !isPast(target))
  const dealing = new Uint16Array(topicCount)
  for (const { node } of measures)
    for (const { topic, addressed } of featuresOf(node).topics) if (addressed >= dealtWith) dealing[topic]!++
  return (topic) =>
    topic < 0 || measures.length < fewMeasures ? 0 : Math.max(0, dealing[topic]! - 1) / (measures.length - 1)
}

/** The two best of each line of scores: where the best stands, and what it and the next are worth. */
interface Bests {
  at: Int32Array
  most: Float64Array
  next: Float64Array
}

function bests(lines: number): Bests {
  return { at: new Int32Array(lines).fill(-1), most: new Float64Array(lines), next: new Float64Array(lines) }
}

function see({ at, most, next }: Bests, line: number, place: number, strength: number): void {
  if (strength > most[line]!) {
    next[line] = most[line]!
    most[line] = strength
    at[line] = place
  } else if (strength > next[line]!) next[line] = strength
}

function bestBut({ at, most, next }: Bests, line: number, place: number): number {
  return at[line] === place ? next[line]! : most[line]!
}

function onlyMatches(
  targets: readonly Item[],
  rows: readonly (Scores | null)[],
  free: readonly boolean[],
): Pick<
  Surroundings,
  "matches" | "bestOfTarget" | "bestOfProblem" | "otherProblem" | "otherTarget" | "neededBy"
> {
  const isCause = targets.map((target) => target.role === "cause")
  const ofTarget = bests(targets.length)
  const ofProblem = { cause: bests(rows.length), measure: bests(rows.length) }
  for (const [p, row] of rows.entries()) {
    if (!row) continue
    for (let t = 0; t < targets.length; t++) {
      const value = row.strength[t]!
      if (value === 0 || !free[t]) continue
      see(ofTarget, t, p, value)
      see(isCause[t] ? ofProblem.cause : ofProblem.measure, p, t, value)
    }
  }
  const needed = bests(targets.length)
  for (let p = 0; p < rows.length; p++)
    for (const { at, most } of [ofProblem.cause, ofProblem.measure])
      if (at[p]! >= 0) see(needed, at[p]!, p, most[p]!)
  const matches = rows.map((row, p) => {
    const out = new Set<number>()
    if (!row) return out
    for (const { at, most, next } of [ofProblem.cause, ofProblem.measure]) {
      const t = at[p]!
      const value = most[p]!
      if (t < 0 || ofTarget.at[t] !== p || value < onlyMatch.from) continue
      if (value - next[p]! < onlyMatch.margin || value - ofTarget.next[t]! < onlyMatch.margin) continue
      // A mere mention stays one, however alone.
      if (!isMention(value, row.named[t]!)) out.add(t)
    }
    return out
  })
  const bestOfProblem = { cause: ofProblem.cause.most, measure: ofProblem.measure.most }
  return {
    matches,
    bestOfTarget: ofTarget.most,
    bestOfProblem,
    otherProblem: (target, than) => bestBut(ofTarget, target, than),
    otherTarget: (problem, than) =>
      bestBut(isCause[than] ? ofProblem.cause : ofProblem.measure, problem, than),
    neededBy: (target, than) => bestBut(needed, target, than),
  }
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
  { bestOfTarget, bestOfProblem }: Pick<Surroundings, "bestOfTarget" | "bestOfProblem">,
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
    bestOfTarget[column]! >= leftBelow &&
    problems.some(
      (_, other) =>
        other !== row &&
        !settled.has(other) &&
        (rows[other]?.strength[column] ?? 0) >= Math.max(leftBelow, bestOfTarget[column]! - 0.1),
    )
  // Those that explain it loosely too: a tie elsewhere takes from them (`looseTie`).
  const open = causes.filter(({ row, column }) => rows[row]!.strength[column]! < explained)
  const outOfPlace = open.filter((cause) => !settled.has(cause.row) && needed(cause)).length
  if (settled.size === 0 || outOfPlace > settled.size) return out
  if (count.cause !== count.problem && outOfPlace > 0) return out
  for (const cause of open) {
    if (!free[cause.column] || bestOfProblem.cause[cause.row]! >= explained || needed(cause)) continue
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

/** The strength of a pair where it stands. `p` and `t` count problems and targets. */
export function strengthInContext(row: Scores, p: number, t: number, around: Surroundings): number {
  return around.targets[t]!.role === "cause"
    ? causeInContext(row, p, t, around)
    : measureInContext(row, p, t, around)
}

function measureInContext(row: Scores, p: number, t: number, around: Surroundings): number {
  const strength = likelihood(row, p, t, around)
  return around.stated.aimed.has(around.targets[t]!) ? strength * aimedElsewhere : strength
}

function causeInContext(row: Scores, p: number, t: number, around: Surroundings): number {
  const { stated, place, count } = around
  const problem = around.problems[p]!
  const target = around.targets[t]!
  const base = row.strength[t]!
  const better = around.bestOfTarget[t]! - base
  let strength = stated.aimed.has(target) ? base * aimedElsewhere : base
  if (better > looseTie.below) strength *= looseTie.factor
  const answerBetter = around.bestOfProblem.cause[p]! - base
  if (better >= bothBetter.margin && answerBetter >= bothBetter.margin && base < bothBetter.plain)
    strength *= bothBetter.factor
  const at = place.get(problem)
  if (around.inStep[t] === problem) strength = Math.max(threshold, strength + order.inStep)
  else if (
    strength >= order.onlyWith &&
    at !== undefined &&
    at === place.get(target) &&
    count.problem === count.cause &&
    // Its place says nothing of an item that belongs to another problem, nor of a mere mention.
    better <= order.elsewhere &&
    !isMention(base, row.named[t]!)
  )
    strength += stated.inStep.has(target) ? order.inStep : order.samePlace
  if (strength >= order.onlyWith && count.cause === 1 && featuresOf(target.node).scope.length === 0)
    strength += onlyCause
  if (around.matches[p]!.has(t)) strength += onlyMatch.bonus
  return Math.min(1, strength)
}
