import type { Node } from "prosemirror-model"
import { kept } from "../model/kept"
import { bitOf, featuresOf, type ItemFeatures } from "./features"
import { fitOf } from "./fit"
import { sceneLikeness } from "./scenes"
import { explains, generalReason, isGeneral, remedies, topicCount } from "./words"

/** How the causes and measures of a report fit one problem, each 0–1, in the order of the targets. */
export interface Scores {
  /** By what the target deals with. */
  strength: Float64Array
  /** The same if every mere mention counted. */
  named: Float64Array
  /** How alike the scenes of both are (`scenes.ts`). */
  scene: Float64Array
  /** By what its lead deals with: topics only. */
  led: Float64Array
  /** How many pairs of characters that are no phrases of the genre both have; one in passing counts less. */
  words: Float64Array
  /** How many clauses of the target deal with what the problem is about. */
  clauses: Uint8Array
  /** The place of the first of them, from 0; 255 when there is none. */
  first: Uint8Array
  /** How many clauses it has, 255 at most. */
  length: Uint8Array
  /** 1 when the target begins with a topic of its own that has nothing to do with the problem. */
  elsewhere: Uint8Array
  /** How well they fit by all of this together (`fit.ts`): the logarithm of the odds. */
  fit: Float64Array
}

/**
 * Scores a pair by two kinds of evidence, either of which may suffice:
 *
 * - **topic**: the target deals with a topic that the problem is about, or with one that the lexicon relates to
 *   it (`explainedBy` for causes, `remediedBy` for measures);
 * - **wording**: they share words that are no phrases of the genre. There is no corpus behind it (weights
 *   from the other items of the report would make every score depend on every item); a list of plain words
 *   stands in for rarity.
 *
 * An item with a scope of its own (对发展年轻党员的紧迫性认识不足, 增强党员致富本领) deals with that scope; what it
 * says of attitude, ability or mechanisms counts little for problems about something else.
 */
function score(problem: Node, wants: Wants, target: Node, out: Scores, at: number): void {
  const given = featuresOf(target)
  const isCause = target.attrs.role === "cause"
  const wanted = isCause ? wants.causes : wants.measures
  const elsewhere = isElsewhere(wants, given)

  let strength = 0
  let named = 0
  let led = 0
  let words = 0
  let where = 0
  for (const { topic, addressed, named: mentioned, led: inLead, where: clauses } of given.topics) {
    let same = wanted.same[topic]!
    let related = wanted.related[topic]!
    if (elsewhere && isGeneral[topic]) {
      related *= outOfScope.related
      if (wants.specific) same *= outOfScope.same
    }
    const want = same > related ? same : related
    if (want * addressed > strength) strength = want * addressed
    if (want * mentioned > named) named = want * mentioned
    if (want * inLead > led) led = want * inLead
    if (want >= asked) where |= clauses
  }

  const { keys, uses } = wants.bigrams
  const { bits, of } = given.bigrams
  const dealt = { sum: 0, fromBody: 0, weighted: 0 }
  let sum = 0
  let fromBody = 0
  let addressedSum = 0
  let last = -1
  let namedSum = 0
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    if (bits[bitOf(key)] === 0) continue
    const offered = of.get(key)
    if (!offered) continue
    const weight = isCause ? uses[i]!.named : uses[i]!.addressed
    if (weight === 0) continue
    const dealtHere = offered.led >= dealtWith ? 1 : offered.addressed >= dealtWith ? offered.addressed : 0
    words += i > 0 && i - 1 === last ? dealtHere * goesOn : dealtHere
    last = i
    where |= offered.where
    const body = weight < 1 ? weight : 0
    sum += weight - body
    fromBody += body
    namedSum += weight * offered.named
    // Mentions beside it take nothing from what is dealt with.
    if (offered.addressed >= dealtWith) {
      dealt.sum += weight - body
      dealt.fromBody += body
      dealt.weighted += weight * offered.addressed
    }
    addressedSum += weight * offered.addressed
  }
  if (sum + fromBody > 0) {
    const all = wordingStrength(sum, fromBody, addressedSum)
    const best = dealt.weighted > 0 ? wordingStrength(dealt.sum, dealt.fromBody, dealt.weighted) : 0
    strength = either(strength, Math.max(all, best))
    named = either(named, wordingStrength(sum, fromBody, namedSum))
  }
  out.strength[at] = strength
  out.named[at] = named
  out.scene[at] = sceneLikeness(problem, target)
  out.led[at] = led
  out.words[at] = words
  out.clauses[at] = bitsIn(where)
  out.first[at] = where === 0 ? 255 : 31 - Math.clz32(where & -where)
  out.length[at] = Math.min(255, given.clauses)
  out.elsewhere[at] = given.head.length > 0 && !given.head.some((topic) => wanted.known[topic] === 1) ? 1 : 0
  out.fit[at] = fitOf(out, at, isCause ? "cause" : "measure")
}

function bitsIn(mask: number): number {
  let n = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) n++
  return n
}

/** A clause is about what the problem asks for at least this much. */
const asked = 0.4

/** Does the target begin with a topic of its own that is none of the problem's? */
export function beginsElsewhere(problem: Node, target: Node): boolean {
  const { scope } = wantsOf(problem)
  const { head } = featuresOf(target)
  return head.length > 0 && !head.some((topic) => scope[topic] === 1)
}

function isElsewhere(wants: Wants, given: ItemFeatures): boolean {
  return given.scope.length > 0 && !given.scope.some((topic) => wants.scope[topic] === 1)
}

/** What of a general topic is left when the item's scope is elsewhere. */
const outOfScope = { related: 0.4, same: 0.6 }
/** Many small words shared between two bodies are still background. */
const mostFromBody = 1.5

const dealtWith = 0.5
/** 谈心谈话 is one word, though three pairs of characters: those behind the first one count this much. */
const goesOn = 0.4

/**
 * One word of the problem's lead taken up in the lead of a measure just suffices (0.52); two are plain (0.74).
 * However long the shared word, it counts as much as the places where the target says it (`weighted` is the sum
 * of weights, each times its place).
 */
function wordingStrength(lead: number, fromBody: number, weighted: number): number {
  return (0.9 * (1 - 0.42 ** (lead + Math.min(mostFromBody, fromBody))) * weighted) / (lead + fromBody)
}

/** Two independent reasons to believe the same. */
function either(a: number, b: number): number {
  return 1 - (1 - a) * (1 - b)
}

/** What a problem asks of each topic that a target may deal with: the relations of its own topics, summed up. */
interface Wants {
  causes: Wanted
  measures: Wanted
  /** 1 for each topic that the problem is about, and for those that the lexicon relates to it. */
  scope: Uint8Array
  /** Is it about any that is not general? */
  specific: boolean
  bigrams: ItemFeatures["bigrams"]
}

interface Wanted {
  same: Float64Array
  related: Float64Array
  /** 1 for each topic that has anything to do with it. */
  known: Uint8Array
}

const namedAsSubject = 0.4
/** From here on a topic related to that of a problem is no other subject. */
const near = 0.4

const wantsOf = kept((problem: Node): Wants => {
  const { topics, bigrams, scope } = featuresOf(problem)
  const flags = new Uint8Array(topicCount)
  for (const topic of scope) {
    for (let other = 0; other < topicCount; other++) {
      const at = topic * topicCount + other
      if (other === topic || (!isGeneral[other] && Math.max(explains[at]!, remedies[at]!) >= near))
        flags[other] = 1
    }
  }
  const sum = (relation: Float64Array, weight: "addressed" | "named") => {
    const same = new Float64Array(topicCount)
    const related = new Float64Array(topicCount)
    for (const wanted of topics) {
      for (let topic = 0; topic < topicCount; topic++) {
        const into = topic === wanted.topic ? same : related
        const value = wanted[weight] * relation[wanted.topic * topicCount + topic]!
        if (value > into[topic]!) into[topic] = value
      }
    }
    // A problem on a subject that the lexicon does not know has general reasons like any other.
    if (topics.every((wanted) => wanted[weight] < namedAsSubject))
      for (let topic = 0; topic < topicCount; topic++)
        if (isGeneral[topic] && relation === explains)
          related[topic] = Math.max(related[topic]!, generalReason)
    const known = new Uint8Array(topicCount)
    for (let topic = 0; topic < topicCount; topic++) if (same[topic]! + related[topic]! > 0) known[topic] = 1
    return { same, related, known }
  }
  return {
    causes: sum(explains, "named"),
    measures: sum(remedies, "addressed"),
    scope: flags,
    specific: scope.some((topic) => !isGeneral[topic]),
    bigrams,
  }
})

function emptyScores(count: number): Scores {
  return {
    strength: new Float64Array(count),
    named: new Float64Array(count),
    scene: new Float64Array(count),
    led: new Float64Array(count),
    words: new Float64Array(count),
    clauses: new Uint8Array(count),
    first: new Uint8Array(count),
    length: new Uint8Array(count),
    elsewhere: new Uint8Array(count),
    fit: new Float64Array(count),
  }
}

interface Row {
  targets: readonly Node[]
  scores: Scores
}

const rows = new WeakMap<Node, Row>()

/**
 * Scores of one problem against all targets. A row is kept by the problem's node; targets that are the same
 * nodes as last time, counted from the front and from the back, keep their scores. So an edit of one item
 * costs its pairs only, and a problem that was not touched costs comparisons of references.
 */
export function scoreRow(problem: Node, targets: readonly Node[]): Scores {
  const last = rows.get(problem)
  if (last && last.targets === targets) return last.scores
  const scores = emptyScores(targets.length)
  let front = 0
  let back = 0
  if (last) {
    const before = last.targets
    const most = Math.min(before.length, targets.length)
    while (front < most && before[front] === targets[front]) front++
    while (back < most - front && before[before.length - 1 - back] === targets[targets.length - 1 - back])
      back++
    for (const key of Object.keys(scores) as (keyof Scores)[]) {
      scores[key].set(last.scores[key].subarray(0, front))
      scores[key].set(last.scores[key].subarray(before.length - back), targets.length - back)
    }
  }
  const wants = wantsOf(problem)
  for (let i = front; i < targets.length - back; i++) score(problem, wants, targets[i]!, scores, i)
  rows.set(problem, { targets, scores })
  return scores
}
