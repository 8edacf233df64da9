import { attrsOf } from "../model/schema"
import type { AnswerRole, ProblemAnswer } from "../problems/link-table"
import { leadOf } from "../text/sentences"
import { nameOf, shorten } from "./naming"
import { leadSpan } from "./places"
import type { ReportFacts, ReportRule } from "./types"

const words = {
  cause: { noun: "原因", write: "写一句，或连到已有的原因", start: "在问题后面写一句“主要原因是……”" },
  measure: { noun: "措施", write: "写一条，或连到已有的措施", start: "在下一步工作里写一条怎么改" },
} as const

/**
 * What cause-missing and measure-missing have in common: both read the verdict of the link table. Whether
 * there is an answer is decided there; here it is put into words and given its level.
 *
 * Only what the writer decided, or the plain absence of anything that could answer, is certain. What was
 * inferred from wording may be wrong, so it is a warning (CONTRACT, severity).
 */
export function checkAnswers(role: AnswerRole): ReportRule["check"] {
  return (facts, _context, flag) => {
    const { answers } = facts.links
    // Asked once: with thousands of problems each would look through all of them.
    const hopeful = hasCandidates(facts, role)
    const certain = hopeful ? decidedProblems(facts, role) : () => true
    const flagged = new Set(answers.filter((answer) => answer.missing.includes(role)).map((it) => it.problem))
    for (const answer of answers) {
      const { problem } = answer
      if (!flagged.has(problem)) continue
      // A problem in parts of which none is answered is said once, of the whole.
      if (problem.parent && flagged.has(problem.parent)) continue
      if (isEmpty(answer)) continue
      flag(leadSpan(problem), {
        item: problem,
        severity: certain(problem.id) ? "error" : "warning",
        message: messageFor(answer, role, facts, hopeful),
      })
    }
  }
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

function hasCandidates({ links }: ReportFacts, role: AnswerRole): boolean {
  if (role === "cause" ? links.hasCauses : links.hasMeasures) return true
  return links.answers.some((answer) => (role === "cause" ? answer.ownCause : answer.ownMeasure) !== null)
}

function messageFor(answer: ProblemAnswer, role: AnswerRole, facts: ReportFacts, hopeful: boolean): string {
  const { noun, write, start } = words[role]
  const name = nameOf(answer.problem, facts.outline)
  if (!hopeful) return `${name}没有写${noun}，全文也没有一处写${noun}。${start}。`
  const weak = answer.weak.find((it) => it.role === role)
  if (weak) {
    const text = weak.target.blocks[0]?.node.textContent ?? ""
    const lead = leadOf(text)
    const said = text.slice(lead.from, lead.to).replace(/[。！？；]$/, "")
    return `${name}的${noun}可能没有答到点上。最接近的是${nameOf(weak.target, facts.outline)}“${shorten(said)}”，没有直接说到它。${write}。`
  }
  const mention = answer.mentions.find((it) => it.role === role && it.words.length > 0)
  if (mention)
    return `${name}没有写${noun}。${nameOf(mention.target, facts.outline)}提到${mention.words
      .slice(0, 3)
      .map((word) => `“${word}”`)
      .join("")}，只是带过，没有回答这个问题。${write}。`
  return `${name}没有写${noun}。${write}。`
}
