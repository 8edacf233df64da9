import { readFileSync } from "node:fs"
import { withLastYear } from "#shared/carry/last-year"
import { leadText, promisesOf } from "#shared/carry/promises"
import { reportFacts } from "#shared/checks/facts"
import { type KindScore, noScore } from "./checking-corpus"
import type { GoldPair } from "./pairs-corpus"

/** One of last year's promises, and what of this year's answers it, each by its first sentence. */
interface GoldPromise {
  last: string
  kind: "measure" | "problem"
  answered: string[]
}

export interface PromiseScore {
  /** Promises that are rightly said to be answered or not. */
  verdicts: { right: number; wrong: number }
  /** Which items answer them. */
  answers: KindScore
  mistakes: string[]
}

/** Holds what the program tells of last year's promises against `NAME.promises.json`. */
export function scorePromises(pairs: readonly GoldPair[]): PromiseScore {
  const score: PromiseScore = { verdicts: { right: 0, wrong: 0 }, answers: noScore(), mistakes: [] }
  for (const { name, last, lastYear, own } of pairs) {
    const gold = JSON.parse(
      readFileSync(`test/fixtures/pairs/${name}.promises.json`, "utf8"),
    ) as GoldPromise[]
    const facts = reportFacts(withLastYear(own.doc, { name, year: lastYear, report: last.doc }))
    const leads = new Map(facts.outline.items.map((item) => [item.id, leadText(item)]))
    const told = new Map(
      promisesOf(facts).map(({ kind, text, answeredBy }) => [
        `${kind} ${text}`,
        answeredBy.map((id) => leads.get(id)!),
      ]),
    )
    for (const promise of gold) {
      const ours = told.get(`${promise.kind} ${promise.last}`)
      const isRight = ours !== undefined && ours.length > 0 === promise.answered.length > 0
      score.verdicts[isRight ? "right" : "wrong"]++
      for (const lead of ours ?? []) score.answers[promise.answered.includes(lead) ? "right" : "extra"]++
      for (const lead of promise.answered) if (!ours?.includes(lead)) score.answers.lost++
      if (!isRight)
        score.mistakes.push(
          `${name}: ${promise.kind} ${promise.last} answered by ${promise.answered.join("") || "nothing"}, found ${ours?.join("") || (ours ? "nothing" : "no such promise")}`,
        )
    }
  }
  return score
}
