import type { Node } from "prosemirror-model"
import type { Link, LinkDecision } from "../model/links"
import type { Item, Outline } from "../model/outline"
import { attrsOf } from "../model/schema"
import type { Span } from "../model/text-map"
import { featuresOf, sharedWords } from "./features"
import { scoreRow } from "./score"
import { readStated, type Stated } from "./stated"
import { ownAnswers, spanIn } from "./within"

export type AnswerRole = Link["role"]

/** How well one problem is answered. */
export interface ProblemAnswer {
  problem: Item
  /** Causes and measures that answer it, strongest first. */
  causes: Link[]
  measures: Link[]
  /** The stretch of the problem's own text that explains it (主要原因是…, 由于…), or null. */
  ownCause: Span | null
  /** The stretch of the problem's own text that says what will be done (措施：…, 下一步将…), or null. */
  ownMeasure: Span | null
  /**
   * The verdict: what a reader would find lacking. Own causes and measures, answers of the parts of a
   * problem and of the problem it is part of are already taken into account.
   */
  missing: readonly AnswerRole[]
  /** Items that only mention it in passing, strongest first: worth naming in a message, no answer. */
  mentions: Mention[]
  /** Items that come near an answer without being one (弱回应), strongest first. */
  weak: Candidate[]
}

/** An item below the threshold. */
export interface Candidate {
  target: Item
  role: AnswerRole
  strength: number
}

export interface Mention extends Candidate {
  /** The words of the target that name what the problem is about, as written: 技术培训, 冬训. */
  words: string[]
}

/** All links of a report: the writer's decisions over what the text states over what is inferred. */
export interface LinkTable {
  answers: ProblemAnswer[]
  links: Link[]
  /** Cause and measure items that answer no problem. */
  unlinked: Item[]
  /** Are there items of that role at all? */
  hasCauses: boolean
  hasMeasures: boolean
}

/** From here on an item counts as an answer. */
export const threshold = 0.5
/** From here on an item below the threshold is worth naming as a weak answer. */
const nearThreshold = 0.36
/** More near misses than this help nobody to decide. */
const mostNamed = 6
/**
 * What order adds: the same place in lists of the same length, and more where the list goes through the problems
 * one by one, as the text says (逐条) or as its other items show. Only to a pair that has something else for it,
 * so that order alone links nothing.
 */
const order = { samePlace: 0.12, inStep: 0.25, onlyWith: 0.3, onlyWithInStep: 0.2 }
/** 存在这些问题的主要原因是： over a single cause without a scope of its own ties it to all of them. */
const onlyCause = 0.22
/** What names the problem it is for hardly answers another. */
const aimedElsewhere = 0.6

/**
 * Links problems with their causes and measures. What the writer decided comes first (confirmed: always,
 * refused: never), then what the text states (`stated.ts`), then what can be inferred from topics,
 * wording and order (`score.ts`).
 *
 * Pure; pair scores are kept by node, so calling it again after an edit costs the pairs of that item.
 */
export function linkTable(outline: Outline): LinkTable {
  const problems = outline.items.filter((item) => item.role === "problem")
  const targets = outline.items.filter((item) => item.role === "cause" || item.role === "measure")
  const nodes = targets.map((target) => target.node)
  const stated = readStated(outline)
  const decided = decisionsOf(outline)
  const places = placesOf(problems, targets, nodes)

  const answers: ProblemAnswer[] = []
  const answered = new Map<Item, ProblemAnswer>()
  const links: Link[] = []
  const linked = new Set<string>()

  for (const problem of problems) {
    const own = ownAnswers(problem.node)
    const answer: ProblemAnswer = {
      problem,
      causes: [],
      measures: [],
      ownCause: spanIn(problem, own.cause),
      ownMeasure: spanIn(problem, own.measure),
      missing: [],
      mentions: [],
      weak: [],
    }
    const said = stated.pairs.get(problem)
    const decisions = decided.get(problem.id)
    const at = places.place.get(problem) ?? -1
    const past = isPast(problem)
    const row = past ? null : scoreRow(problem.node, nodes)
    for (const [i, target] of targets.entries()) {
      const verdict = decisions?.get(target.id)
      if (verdict === "refused") continue
      const role = target.role as AnswerRole
      let link: Link | null = null
      if (verdict === "confirmed") link = linkOf(problem, target, "confirmed", 1)
      else if (said?.has(target)) link = linkOf(problem, target, "stated", 1)
      else if (row && !stated.bound.has(target) && !isPast(target)) {
        const pair = row[i]!
        // Most pairs have nothing in common, and order alone links nothing.
        if (pair.named < order.onlyWithInStep) continue
        const strength = inContext(pair.strength, at, target, places, stated)
        if (strength >= threshold) link = linkOf(problem, target, "inferred", round(strength))
        else if (pair.named >= threshold)
          answer.mentions.push({ target, role, strength: round(strength), words: [] })
        else if (strength >= nearThreshold) answer.weak.push({ target, role, strength: round(strength) })
      }
      if (link) {
        links.push(link)
        linked.add(target.id)
        ;(role === "cause" ? answer.causes : answer.measures).push(link)
      }
    }
    for (const list of [answer.causes, answer.measures, answer.mentions, answer.weak])
      list.sort((a, b) => b.strength - a.strength)
    answer.mentions.splice(mostNamed)
    answer.weak.splice(mostNamed)
    for (const mention of answer.mentions) mention.words = sharedWords(problem.node, mention.target.node)
    answers.push(answer)
    answered.set(problem, answer)
  }
  for (const answer of answers) answer.missing = missingOf(answer, answered)

  return {
    answers,
    links,
    unlinked: targets.filter((target) => !isPast(target) && !isLinked(target, linked)),
    hasCauses: targets.some((target) => target.role === "cause"),
    hasMeasures: targets.some((target) => target.role === "measure"),
  }
}

/** Problems told among the achievements (上年反馈问题整改) are behind the writer: nothing is lacking for them. */
function isPast(item: Item): boolean {
  return item.section.role === "highlight"
}

function linkOf(problem: Item, target: Item, basis: Link["basis"], strength: number): Link {
  return { problem: problem.id, target: target.id, role: target.role as AnswerRole, basis, strength }
}

/** Two places: more would promise what a heuristic cannot keep, and differ between engines. */
function round(strength: number): number {
  return Math.round(strength * 100) / 100
}

/** The writer's decisions by problem and target; of two on one pair the later holds. */
function decisionsOf(outline: Outline): Map<string, Map<string, LinkDecision["verdict"]>> {
  const out = new Map<string, Map<string, LinkDecision["verdict"]>>()
  for (const { problem, target, verdict } of attrsOf.report(outline.doc).linkDecisions) {
    const known = out.get(problem)
    if (known) known.set(target, verdict)
    else out.set(problem, new Map([[target, verdict]]))
  }
  return out
}

interface Places {
  /** Place of each item of the first level among those of its role. */
  place: Map<Item, number>
  count: Record<string, number>
  /** The causes go through the problems one by one. */
  causesInStep: boolean
}

function placesOf(problems: readonly Item[], targets: readonly Item[], nodes: readonly Node[]): Places {
  const place = new Map<Item, number>()
  const count: Record<string, number> = {}
  for (const item of [...problems, ...targets]) {
    if (isPast(item) || item.parent?.role === item.role) continue
    const n = count[item.role] ?? 0
    place.set(item, n)
    count[item.role] = n + 1
  }
  return { place, count, causesInStep: inStep(problems, targets, nodes, place, count) }
}

/**
 * Do as many causes as problems follow each other in the same order? At least half of them, and two, must fit
 * the problem in their own place by what they say, and none may fit another better while missing its own.
 */
function inStep(
  problems: readonly Item[],
  targets: readonly Item[],
  nodes: readonly Node[],
  place: ReadonlyMap<Item, number>,
  count: Readonly<Record<string, number>>,
): boolean {
  if (!count.problem || count.problem < 2 || count.cause !== count.problem) return false
  const counted = problems.filter((problem) => place.has(problem))
  const rows = counted.map((problem) => scoreRow(problem.node, nodes))
  let fit = 0
  for (const [i, target] of targets.entries()) {
    const at = target.role === "cause" ? place.get(target) : undefined
    if (at === undefined) continue
    if (rows[at]![i]!.strength >= threshold) fit++
    else if (rows.some((row) => row[i]!.strength >= threshold)) return false
  }
  return fit >= 2 && fit * 2 >= counted.length
}

/** The strength of a pair where it stands. `at` is the place of the problem, -1 when it is part of another. */
function inContext(base: number, at: number, target: Item, places: Places, stated: Stated): number {
  let strength = stated.aimed.has(target) ? base * aimedElsewhere : base
  if (at === places.place.get(target) && places.count.problem === places.count[target.role]) {
    const step = stated.inStep.has(target) || (target.role === "cause" && places.causesInStep)
    if (step && strength >= order.onlyWithInStep) strength += order.inStep
    else if (strength >= order.onlyWith) strength += order.samePlace
  }
  if (
    strength >= order.onlyWith &&
    target.role === "cause" &&
    places.count.cause === 1 &&
    featuresOf(target.node).scope.length === 0
  )
    strength += onlyCause
  return Math.min(1, strength)
}

/**
 * The verdict. A part of a problem is answered by what answers the whole, and a whole by what answers its
 * parts; where nothing answers any of them, only the whole is said to lack it, not each part again.
 */
function missingOf(answer: ProblemAnswer, all: ReadonlyMap<Item, ProblemAnswer>): AnswerRole[] {
  if (isPast(answer.problem)) return []
  return (["cause", "measure"] as const).filter((role) => {
    if (has(answer, role) || answer.problem.children.some((part) => partHas(part, role, all))) return false
    for (let above = answer.problem.parent; above; above = above.parent) {
      if (above.role !== "problem") continue
      const whole = all.get(above)
      if (!whole) continue
      if (has(whole, role) || !above.children.some((part) => partHas(part, role, all))) return false
    }
    return true
  })
}

function partHas(part: Item, role: AnswerRole, all: ReadonlyMap<Item, ProblemAnswer>): boolean {
  const answer = all.get(part)
  return (
    (answer !== undefined && part.role === "problem" && has(answer, role)) ||
    part.children.some((child) => partHas(child, role, all))
  )
}

function has(answer: ProblemAnswer, role: AnswerRole): boolean {
  return role === "cause"
    ? answer.causes.length > 0 || answer.ownCause !== null
    : answer.measures.length > 0 || answer.ownMeasure !== null
}

/** A part of a linked item, and an item with a linked part, are linked with it. */
function isLinked(item: Item, linked: ReadonlySet<string>): boolean {
  for (let it: Item | null = item; it && it.role === item.role; it = it.parent)
    if (linked.has(it.id)) return true
  const below = (it: Item): boolean =>
    it.children.some((child) => child.role === item.role && (linked.has(child.id) || below(child)))
  return below(item)
}
