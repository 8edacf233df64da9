import { itemPlace } from "#shared/checks/place-name"
import type { ReportFacts } from "#shared/checks/types"
import { itemWords } from "#shared/matrix/words"
import type { AnswerRole } from "#shared/problems/link-table"
import { answerOf, candidatesOf } from "../../pages/desk/dialogs/candidates"

/** One end that a line from a cell may go to. */
export interface Target {
  problem: string
  /** Item id of the cause or measure. */
  answer: string
  label: string
  /** How the two stand to each other, in a word; an empty text for no tie. */
  basis: string
  /** A line is there already that needs nobody's word: choosing it takes it away. */
  linked: boolean
}

/** More characters of a head do not fit a line of the list. */
const longest = 20

const linkedWords: ReadonlySet<string> = new Set(["已确认", "文中写明"])

/** What may answer a problem, what has to do with it first. */
export function answersFor(facts: ReportFacts, problem: string, role: AnswerRole | null): Target[] {
  const answer = answerOf(facts.links, problem)
  if (!answer) return []
  return candidatesOf(facts, answer)
    .filter((it) => role === null || it.role === role)
    .map(({ id, place, text, basis }) => ({
      problem,
      answer: id,
      label: `${place}　${shortened(text)}`,
      basis,
      linked: linkedWords.has(basis),
    }))
}

/** The problems that a cause or measure may answer, in the order of the text. */
export function problemsFor(facts: ReportFacts, answer: string): Target[] {
  return facts.links.answers.map((it) => {
    const { problem, causes, measures } = it
    const tie = [...causes, ...measures].find(({ target }) => target === answer)
    const { label, head } = itemWords(problem.node)
    return {
      problem: problem.id,
      answer,
      label: `${itemPlace(problem, facts.outline)}　${shortened(label + head)}`,
      basis: tie ? basisWords[tie.basis] : "",
      linked: tie !== undefined && tie.basis !== "inferred",
    }
  })
}

/** How a line came about, in a word. */
export const basisWords = { stated: "文中写明", inferred: "推断", confirmed: "已确认" } as const

const shortened = (text: string): string => {
  const whole = text.replace(/[。；，！？.;,]+$/, "")
  return whole.length > longest ? `${whole.slice(0, longest)}…` : whole
}
