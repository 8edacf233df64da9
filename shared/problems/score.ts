import type { Node } from "prosemirror-model"
import { bitOf, featuresOf, type ItemFeatures } from "./features"
import { explains, isGeneral, remedies, topicCount } from "./words"

/** How one cause or measure fits one problem, each 0–1. */
export interface PairScore {
  /** By what the target deals with. */
  strength: number
  /** The same if every mere mention counted. */
  named: number
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
export function scorePair(problem: Node, target: Node): PairScore {
  const need = featuresOf(problem)
  const given = featuresOf(target)
  const cause = target.attrs.role === "cause"
  const relation = cause ? explains : remedies
  const elsewhere =
    cause && given.scope.length > 0 && !given.scope.some((topic) => need.scope.includes(topic))
  const specific = need.scope.length > 0

  let topicStrength = 0
  let topicNamed = 0
  for (const wanted of need.topics) {
    const row = wanted.topic * topicCount
    for (const offered of given.topics) {
      let related = relation[row + offered.topic]!
      if (related === 0) continue
      if (elsewhere && isGeneral[offered.topic]) {
        if (offered.topic !== wanted.topic) related *= outOfScope.related
        else if (specific) related *= outOfScope.same
      }
      const weight = (cause ? wanted.named : wanted.addressed) * related
      if (weight * offered.addressed > topicStrength) topicStrength = weight * offered.addressed
      if (weight * offered.named > topicNamed) topicNamed = weight * offered.named
    }
  }
  const wording = sharedWording(need, given)
  return {
    strength: either(topicStrength, wordingStrength(wording.addressed)),
    named: either(topicNamed, wordingStrength(wording.named)),
  }
}

const outOfScope = { related: 0.4, same: 0.6 }
/** Many small words shared between two bodies are still background. */
const mostFromBody = 0.9

function sharedWording(need: ItemFeatures, given: ItemFeatures): { addressed: number; named: number } {
  let addressed = 0
  let named = 0
  let bodyAddressed = 0
  let bodyNamed = 0
  const { keys, uses } = need.bigrams
  const { bits, of } = given.bigrams
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    if (bits[bitOf(key)] === 0) continue
    const offered = of.get(key)
    if (!offered) continue
    const wanted = uses[i]!
    if (wanted.addressed >= 1) {
      addressed += offered.addressed
      named += offered.named
    } else {
      bodyAddressed += wanted.addressed * offered.addressed
      bodyNamed += wanted.addressed * offered.named
    }
  }
  return {
    addressed: addressed + Math.min(mostFromBody, bodyAddressed),
    named: named + Math.min(mostFromBody, bodyNamed),
  }
}

/** One word of the problem's lead taken up in the lead of a measure just suffices (0.52); two are plain (0.74). */
function wordingStrength(shared: number): number {
  return shared === 0 ? 0 : 0.9 * (1 - 0.42 ** shared)
}

/** Two independent reasons to believe the same. */
function either(a: number, b: number): number {
  return 1 - (1 - a) * (1 - b)
}

interface Row {
  targets: readonly Node[]
  scores: readonly PairScore[]
}

const rows = new WeakMap<Node, Row>()

/**
 * Scores of one problem against all targets. A row is kept by the problem's node; targets that are the same
 * nodes as last time, counted from the front and from the back, keep their scores. So an edit of one item
 * costs its pairs only, and a problem that was not touched costs comparisons of references.
 */
export function scoreRow(problem: Node, targets: readonly Node[]): readonly PairScore[] {
  const last = rows.get(problem)
  if (last && last.targets === targets) return last.scores
  const scores = new Array<PairScore>(targets.length)
  let front = 0
  let back = 0
  if (last) {
    const most = Math.min(last.targets.length, targets.length)
    while (front < most && last.targets[front] === targets[front]) {
      scores[front] = last.scores[front]!
      front++
    }
    while (
      back < most - front &&
      last.targets[last.targets.length - 1 - back] === targets[targets.length - 1 - back]
    ) {
      scores[targets.length - 1 - back] = last.scores[last.scores.length - 1 - back]!
      back++
    }
  }
  for (let i = front; i < targets.length - back; i++) scores[i] = scorePair(problem, targets[i]!)
  rows.set(problem, { targets, scores })
  return scores
}
