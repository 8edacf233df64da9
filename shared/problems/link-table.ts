import type { Link, LinkDecision } from "../model/links"
import type { Item, Outline } from "../model/outline"
import { attrsOf } from "../model/schema"
import type { Span } from "../model/text-map"
import { featuresOf, sharedWords } from "./features"
import { beginsElsewhere, type Scores, scoreRow } from "./score"
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
/** What deals with something names it too; much less dealing than naming is a mention. */
const mentionBelow = 0.7
/** More near misses than this help nobody to decide. */
const mostNamed = 6
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
  const rows = problems.map((problem) => scoreRow(problem.node, nodes))
  const places = placesOf(problems, targets, rows, stated)

  const inStep = targets.map((target) => places.inStep.get(target))
  /** What may answer any problem: not what the text binds to one, nor what is told of the past. */
  const free = targets.map((target) => !stated.bound.has(target) && !isPast(target))

  const answers: ProblemAnswer[] = []
  const answered = new Map<Item, ProblemAnswer>()
  const links: Link[] = []
  const linked = new Set<string>()

  for (const [p, problem] of problems.entries()) {
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
    const row = isPast(problem) ? null : rows[p]!
    for (const [i, target] of targets.entries()) {
      const named = row && free[i] ? row.named[i]! : 0
      const near = named >= order.onlyWith || inStep[i] === problem
      // Most pairs have nothing in common.
      if (!near && !said && !decisions) continue
      const role = target.role as AnswerRole
      const verdict = decisions?.get(target.id)
      let link: Link | null = null
      if (verdict === "refused") continue
      if (verdict === "confirmed") link = linkOf(problem, target, "confirmed", 1)
      else if (said?.has(target)) link = linkOf(problem, target, "stated", 1)
      else if (row && free[i] && near) {
        const alone = places.matches[p]!.has(i) ? onlyMatch.bonus : 0
        const strength = round(
          Math.min(1, inContext(row.strength[i]!, named, problem, target, i, places, stated) + alone),
        )
        if (strength >= threshold) link = linkOf(problem, target, "inferred", strength)
        else if (isMention(row.strength[i]!, named))
          answer.mentions.push({ target, role, strength, words: [] })
        else if (strength >= nearThreshold) answer.weak.push({ target, role, strength })
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
  /** Causes that belong to a problem by their place between others that do by what they say. */
  inStep: Map<Item, Item>
  /** For each problem, the targets (columns) that fit it and nothing else, and nothing else of their role it. */
  matches: ReadonlySet<number>[]
  /** For each target, how well it fits the problem that it fits best. */
  bestOfTarget: Float64Array
}

function placesOf(
  problems: readonly Item[],
  targets: readonly Item[],
  rows: readonly Scores[],
  stated: Stated,
): Places {
  const place = new Map<Item, number>()
  const count: Record<string, number> = {}
  for (const item of [...problems, ...targets]) {
    if (isPast(item) || item.parent?.role === item.role) continue
    const n = count[item.role] ?? 0
    place.set(item, n)
    count[item.role] = n + 1
  }
  return {
    place,
    count,
    inStep: causesInStep(problems, targets, rows, place, stated),
    ...onlyMatches(targets, rows),
  }
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

function onlyMatches(
  targets: readonly Item[],
  rows: readonly Scores[],
): Pick<Places, "matches" | "bestOfTarget"> {
  const isCause = targets.map((target) => target.role === "cause")
  const ofTarget = bests(targets.length)
  const ofProblem = { cause: bests(rows.length), measure: bests(rows.length) }
  for (const [p, { strength }] of rows.entries()) {
    for (let t = 0; t < targets.length; t++) {
      const value = strength[t]!
      if (value === 0) continue
      see(ofTarget, t, p, value)
      see(isCause[t] ? ofProblem.cause : ofProblem.measure, p, t, value)
    }
  }
  const matches = rows.map(({ named }, p) => {
    const out = new Set<number>()
    for (const { at, most, next } of [ofProblem.cause, ofProblem.measure]) {
      const t = at[p]!
      const value = most[p]!
      if (t < 0 || ofTarget.at[t] !== p || value < onlyMatch.from) continue
      if (value - next[p]! < onlyMatch.margin || value - ofTarget.next[t]! < onlyMatch.margin) continue
      // A mere mention stays one, however alone.
      if (!isMention(value, named[t]!)) out.add(t)
    }
    return out
  })
  return { matches, bestOfTarget: ofTarget.most }
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
  rows: readonly Scores[],
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
      const strength = rows[row]!.strength[column]!
      if (strength > most) {
        most = strength
        best = i
      }
    }
    return best
  })
  const clear = fits.filter((at) => at >= 0)
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
        if (!beginsElsewhere(problem.node, target.node)) out.set(target, problem)
      }
    }
    gap = 0
    after = at + 1
  }
  return out
}

function isMention(strength: number, named: number): boolean {
  return named >= threshold && strength < threshold && strength < named * mentionBelow
}

/** The strength of a pair where it stands; `column` is the place of the target among all. */
function inContext(
  base: number,
  named: number,
  problem: Item,
  target: Item,
  column: number,
  places: Places,
  stated: Stated,
): number {
  let strength = stated.aimed.has(target) ? base * aimedElsewhere : base
  const better = places.bestOfTarget[column]! - base
  if (better > looseTie.below) strength *= looseTie.factor
  const at = places.place.get(problem)
  if (places.inStep.get(target) === problem) strength = Math.max(threshold, strength + order.inStep)
  else if (
    strength >= order.onlyWith &&
    at !== undefined &&
    at === places.place.get(target) &&
    places.count.problem === places.count[target.role] &&
    // Its place says nothing of an item that belongs to another problem, nor of a mere mention.
    better <= order.elsewhere &&
    !isMention(base, named)
  )
    strength += stated.inStep.has(target) ? order.inStep : order.samePlace
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
