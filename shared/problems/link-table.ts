import type { Link, LinkDecision } from "../model/links"
import type { Item, Outline } from "../model/outline"
import { attrsOf } from "../model/schema"
import type { Span } from "../model/text-map"
import { isMention, isPassing, readSurroundings, strengthInContext, threshold } from "./context"
import { isNear } from "./evidence"
import { sharedWords } from "./features"
import { isPast } from "./past"
import { scoreRow } from "./score"
import { readStated } from "./stated"
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

/** From here on an item below the threshold is worth naming as a weak answer. */
const nearThreshold = 0.36
/** An item that is no answer never seems to be one. */
const mostOfWeak = threshold - 0.01
/**
 * No report has 600 problems and 600 answers; what has is no report. Then only what the text states is read, and
 * nothing is said to be missing.
 */
const mostPairs = 400_000
/** More near misses than this help nobody to decide. */
const mostNamed = 6

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
  const inferring = problems.length * targets.length <= mostPairs
  const stated = readStated(outline, inferring)
  const decided = decisionsOf(outline)
  const rows = problems.map((problem) =>
    isPast(problem) || !inferring ? null : scoreRow(problem.node, nodes),
  )
  // What stands around a pair is asked for where there are scores only, and takes as long as they do.
  const around = rows.some((row) => row !== null) ? readSurroundings(problems, targets, rows, stated) : null

  const columns = targets.map((_, i) => i)
  let columnOf: Map<Item, number> | null = null
  let byId: Map<string, number> | null = null
  /** The targets that something is known about without looking at all of them. */
  const columnsOf = (said?: ReadonlySet<Item>, decisions?: ReadonlyMap<string, unknown>): number[] => {
    columnOf ??= new Map(targets.map((target, i) => [target, i]))
    byId ??= new Map(targets.map((target, i) => [target.id, i]))
    const found: (number | undefined)[] = []
    for (const target of said ?? []) found.push(columnOf.get(target))
    for (const id of decisions?.keys() ?? []) found.push(byId.get(id))
    return [...new Set(found.filter((i) => i !== undefined))].sort((a, b) => a - b)
  }

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
    const row = rows[p]!
    for (const i of row ? columns : columnsOf(said, decisions)) {
      const target = targets[i]!
      const near =
        row !== null && around !== null && around.free[i]! && (isNear(row, i) || around.inStep[i] === problem)
      // Most pairs have nothing in common.
      if (!near && !said && !decisions) continue
      const role = target.role as AnswerRole
      const verdict = decisions?.get(target.id)
      let link: Link | null = null
      if (verdict === "refused") continue
      if (verdict === "confirmed") link = linkOf(problem, target, "confirmed", 1)
      else if (said?.has(target)) link = linkOf(problem, target, "stated", 1)
      else if (near) {
        const strength = round(strengthInContext(row, p, i, around))
        // What speaks against a measure beside it does not take it out of the neighbourhood of its words.
        const nearness =
          role === "measure" ? Math.min(mostOfWeak, Math.max(strength, round(row.strength[i]!))) : strength
        if (strength >= threshold) link = linkOf(problem, target, "inferred", strength)
        else if (isMention(row.strength[i]!, row.named[i]!) || (role === "measure" && isPassing(row, i)))
          answer.mentions.push({ target, role, strength, words: [] })
        else if (nearness >= nearThreshold) answer.weak.push({ target, role, strength: nearness })
      }
      if (link) {
        links.push(link)
        linked.add(target.id)
        ;(role === "cause" ? answer.causes : answer.measures).push(link)
      }
    }
    for (const list of [answer.causes, answer.measures, answer.mentions, answer.weak])
      if (list.length > 1) list.sort((a, b) => b.strength - a.strength)
    if (answer.mentions.length > mostNamed) answer.mentions.splice(mostNamed)
    if (answer.weak.length > mostNamed) answer.weak.splice(mostNamed)
    for (const mention of answer.mentions) mention.words = sharedWords(problem.node, mention.target.node)
    answers.push(answer)
    answered.set(problem, answer)
  }
  if (inferring)
    for (const role of ["cause", "measure"] as const) onePartnerEach(answers, targets, role, links)
  if (inferring) for (const answer of answers) answer.missing = missingOf(answer, answered)

  return {
    answers,
    links,
    unlinked: targets.filter((target) => !isPast(target) && !isLinked(target, linked)),
    hasCauses: targets.some((target) => target.role === "cause"),
    hasMeasures: targets.some((target) => target.role === "measure"),
  }
}

/**
 * As many causes (or measures) as problems, and each problem has a partner of its own: what else fits one of them by
 * its words, and less well than the partner does, is the partner of another. Only inferred links give way.
 */
function onePartnerEach(answers: ProblemAnswer[], targets: Item[], role: AnswerRole, links: Link[]): void {
  const listOf = (answer: ProblemAnswer) => (role === "cause" ? answer.causes : answer.measures)
  const own = targets.filter((target) => target.role === role && !isPast(target))
  const asked = answers.filter(({ problem }) => !isPast(problem))
  if (asked.length < 2 || own.length !== asked.length) return
  const all = asked.flatMap(listOf)
  all.sort((a, b) => b.strength - a.strength)
  const partnerOf = new Map<string, string>()
  const taken = new Set<string>()
  for (const { problem, target } of all) {
    if (partnerOf.has(problem) || taken.has(target)) continue
    partnerOf.set(problem, target)
    taken.add(target)
  }
  if (partnerOf.size < asked.length) return
  const extra = new Set(
    all.filter((link) => link.basis === "inferred" && partnerOf.get(link.problem) !== link.target),
  )
  for (const answer of asked) {
    const list = listOf(answer)
    const partners = list.filter((link) => !extra.has(link))
    list.splice(0, list.length, ...partners)
  }
  links.splice(0, links.length, ...links.filter((link) => !extra.has(link)))
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
      if (isGroup(above) ? isStated(whole, role) : has(whole, role)) return false
      if (!above.children.some((part) => partHas(part, role, all))) return false
    }
    return true
  })
}

/** 监管执法方面 over several problems: it says nothing itself, and what seems to fit it need not answer each of them. */
function isGroup({ blocks, children }: Item): boolean {
  if (children.filter((part) => part.role === "problem").length < 2) return false
  const text = blocks[0]?.node.textContent ?? ""
  return text.length <= longestSubheading && !/[。；，]/.test(text)
}

function isStated({ causes, measures }: ProblemAnswer, role: AnswerRole): boolean {
  return (role === "cause" ? causes : measures).some(({ basis }) => basis !== "inferred")
}

const longestSubheading = 16

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
