import type { Item } from "../model/outline"
import { attrsOf } from "../model/schema"
import { sharedWords } from "../problems/features"
import type { AnswerRole, ProblemAnswer } from "../problems/link-table"
import { leadOf } from "../text/sentences"
import { perBlock } from "./facts"
import { nameOf, numberOf, shorten } from "./naming"
import { hasOwnPlan } from "./own-plan"
import { leadSpan } from "./places"
import type { ReportFacts, ReportRule } from "./types"

const words = {
  cause: { noun: "原因", write: "写一句，或连到已有的原因", start: "在问题后面写一句“主要原因是……”" },
  measure: { noun: "措施", write: "写一条，或连到已有的措施", start: "在下一步工作里写一条怎么改" },
} as const

/** Of fewer problems most may well lack an answer. */
const fewProblems = 4

/**
 * What cause-missing and measure-missing have in common: both read the verdict of the link table. Whether
 * there is an answer is decided there; here it is put into words and given its level.
 *
 * Only what the writer decided, or the plain absence of anything that could answer, is certain. What was
 * inferred from wording may be wrong, so it is a warning (CONTRACT, severity); where most problems of several seem to
 * lack what the report does have, it is rather the report that is built in a way not understood, and a hint is enough.
 */
export function checkAnswers(role: AnswerRole): ReportRule["check"] {
  return (facts, { year }, flag) => {
    const lacking = facts.links.answers.filter((answer) => answer.missing.includes(role))
    const answers = lacking.filter(({ problem }) => role === "cause" || !hasOwnPlan(problem, facts, year))
    if (answers.length > 0) {
      // Asked once: with thousands of problems each would look through all of them.
      const hopeful = answers.length < lacking.length || hasCandidates(facts, role)
      const certain = hopeful ? decidedProblems(facts, role) : () => true
      const all = facts.links.answers.length
      const usual = hopeful && all >= fewProblems && answers.length * 2 > all ? "hint" : "warning"
      const flagged = new Set(answers.map((it) => it.problem))
      for (const answer of answers) {
        const { problem } = answer
        // A problem in parts of which none is answered is said once, of the whole.
        if (problem.parent && flagged.has(problem.parent)) continue
        if (isEmpty(answer)) continue
        flag(leadSpan(problem), {
          item: problem,
          severity: certain(problem.id) ? "error" : role === "cause" && isNear(answer) ? "hint" : usual,
          message: messageFor(answer, role, facts, hopeful),
        })
      }
    }
    if (role === "measure") checkWeak(facts, flag)
  }
}

/** Causes seldom share a word with what they explain: what comes so near one may well be it. */
const nearCause = 0.44

function isNear({ weak }: ProblemAnswer): boolean {
  return weak.some(({ role, strength }) => role === "cause" && strength >= nearCause)
}

/** Below this what a measure has to do with the problem may be chance. */
const firm = 0.62
/** From here on it is about the problem, whatever its lead says. */
const plain = 0.8

/**
 * Problems that a measure answers by a thread only: it is about something near, or its lead is about something else
 * and the problem comes up further down. Such a finding is wrong as often as right, so it is a hint. A measure that has
 * the number of the problem is taken as meant for it.
 */
function checkWeak({ links, outline }: ReportFacts, flag: Parameters<ReportRule["check"]>[2]): void {
  let items: Map<string, Item> | null = null
  for (const { problem, measures, ownMeasure, missing } of links.answers) {
    const [best] = measures
    if (!best || best.strength >= plain || ownMeasure !== null || missing.includes("measure")) continue
    if (measures.some(({ basis }) => basis !== "inferred")) continue
    items ??= new Map(outline.items.map((item) => [item.id, item]))
    const targets = measures.flatMap(({ target }) => items?.get(target) ?? [])
    const [target] = targets
    if (!target) continue
    const number = numberOf(problem, outline)
    if (targets.some((it) => numberOf(it, outline) === number)) continue
    if (best.strength >= firm && targets.some((it) => isLedBy(problem, it))) continue
    flag(leadSpan(problem), {
      item: problem,
      severity: "hint",
      message: `${nameOf(problem, outline)}的措施可能没有答到点上。沾边的只有${nameOf(target, outline)}“${saidBy(target)}”。对得上的，写明针对这个问题，或在“问题对照”里连上；对不上的，另写一条。`,
    })
  }
}

/** Does the lead of a measure take up a word of what the problem is about? */
function isLedBy(problem: Item, measure: Item): boolean {
  const text = measure.blocks[0]?.node.textContent ?? ""
  const { from, to } = leadOf(text)
  const lead = text.slice(from, to)
  return sharedWords(problem.node, measure.node).some((word) => lead.includes(word))
}

/** A problem that is not written yet is the business of skeleton-part-empty. */
function isEmpty(answer: ProblemAnswer): boolean {
  return answer.problem.blocks.every((block) => block.node.textContent.trim() === "")
}

/** Tells of a problem's id whether the writer has decided what answers it. */
function decidedProblems(facts: ReportFacts, role: AnswerRole): (problem: string) => boolean {
  const { linkDecisions } = attrsOf.report(facts.outline.doc)
  if (linkDecisions.length === 0) return () => false
  const targets = new Set(facts.outline.items.flatMap((item) => (item.role === role ? item.id : [])))
  const decided = new Set(linkDecisions.flatMap((it) => (targets.has(it.target) ? it.problem : [])))
  return (problem) => decided.has(problem)
}

/** Is there anything in the report that may be an answer, whether it was read as one or not? */
function hasCandidates({ links, outline, blocks }: ReportFacts, role: AnswerRole): boolean {
  if (role === "cause" ? links.hasCauses : links.hasMeasures) return true
  if (links.answers.some((answer) => (role === "cause" ? answer.ownCause : answer.ownMeasure) !== null))
    return true
  return outline.blocks.some(
    ({ type, section }, index) =>
      type !== "heading" &&
      type !== "aside" &&
      section !== null &&
      section.role !== "highlight" &&
      tracesOf(blocks[index]!)[role],
  )
}

/** Words that tell of a reason, or of something still to be done. */
const traces = {
  cause: /原因|由于|因为|根源|究其|在于|导致|造成|所致/,
  measure: /措施|下一步|下步|今后|明年|来年|打算|计划|整改|力争|确保|年底|月底|牵头|负责/,
}

const tracesOf = perBlock(({ text }) => ({
  cause: traces.cause.test(text),
  measure: traces.measure.test(text),
}))

function messageFor(answer: ProblemAnswer, role: AnswerRole, facts: ReportFacts, hopeful: boolean): string {
  const { noun, write, start } = words[role]
  const name = nameOf(answer.problem, facts.outline)
  if (!hopeful) return `${name}没有写${noun}，全文也没有一处写${noun}。${start}。`
  const weak = answer.weak.find((it) => it.role === role)
  if (weak) {
    return `${name}的${noun}可能没有答到点上。最接近的是${nameOf(weak.target, facts.outline)}“${saidBy(weak.target)}”，没有直接说到它。${write}。`
  }
  const mention = answer.mentions.find((it) => it.role === role && it.words.length > 0)
  if (mention)
    return `${name}没有写${noun}。${nameOf(mention.target, facts.outline)}提到${mention.words
      .slice(0, 3)
      .map((word) => `“${word}”`)
      .join("")}，只是带过，没有回答这个问题。${write}。`
  return `${name}没有写${noun}。${write}。`
}

/** The lead of an item, short enough for a message. */
function saidBy({ blocks }: Item): string {
  const text = blocks[0]?.node.textContent ?? ""
  const lead = leadOf(text)
  return shorten(text.slice(lead.from, lead.to).replace(/[。！？；]$/, ""))
}
