import type { Node } from "prosemirror-model"
import { readOutline } from "#shared/model/outline"
import { readSurroundings } from "#shared/problems/context"
import { evidenceNames, readEvidence } from "#shared/problems/evidence"
import { linkTable } from "#shared/problems/link-table"
import { isPast } from "#shared/problems/past"
import { scoreRow } from "#shared/problems/score"
import { readStated } from "#shared/problems/stated"
import { goldReports } from "../shared/problems/gold"
import { markedDoc } from "./known-structure"
import { markedReports } from "./marked"

/**
 * Fits the weights of `shared/problems/evidence.ts` to the marked reports that are not kept aside and to the reports of
 * `test/fixtures/problems`, and says how many verdicts on measures are right in reports that were left out of a fit.
 */
interface Pair {
  evidence: Float64Array
  /** 1 answers, 0 does not, null is fair either way. */
  answers: 0 | 1 | null
}

interface Problem {
  /** What the text itself states or says is answer enough. */
  settled: boolean
  answered: boolean
  /** Right either way. */
  open: boolean
  pairs: Pair[]
}

interface Fitted {
  corpus: string
  /** Texts by several authors and written for several purposes: each corpus counts by how alike it is to real ones. */
  weight: number
  problems: Problem[]
}

interface Gold {
  ids: readonly string[]
  maybe: readonly string[]
  own: boolean
}

function fitted(
  corpus: string,
  weight: number,
  doc: Node,
  goldOf: (key: string) => Gold | undefined,
): Fitted {
  const outline = readOutline(doc)
  const problems = outline.items.filter((item) => item.role === "problem")
  const targets = outline.items.filter((item) => item.role === "cause" || item.role === "measure")
  const nodes = targets.map((target) => target.node)
  const stated = readStated(outline)
  const rows = problems.map((problem) => (isPast(problem) ? null : scoreRow(problem.node, nodes)))
  const around = readSurroundings(problems, targets, rows, stated)
  const table = linkTable(outline)
  const out: Problem[] = []
  for (const [p, problem] of problems.entries()) {
    const gold = goldOf(problem.key)
    const row = rows[p]
    if (!gold || !row) continue
    const said = stated.pairs.get(problem)
    const answer = table.answers.find((it) => it.problem === problem)!
    const pairs = targets.flatMap((target, t): Pair[] => {
      if (target.role !== "measure" || !around.free[t] || said?.has(target)) return []
      const evidence = readEvidence(row, p, t, around, new Float64Array(evidenceNames.length))
      return [
        { evidence, answers: gold.ids.includes(target.key) ? 1 : gold.maybe.includes(target.key) ? null : 0 },
      ]
    })
    const settled =
      answer.ownMeasure !== null || targets.some((target) => target.role === "measure" && said?.has(target))
    const answered = gold.own || gold.ids.length > 0
    out.push({ settled, answered, open: !answered && gold.maybe.length > 0, pairs })
  }
  return { corpus, weight, problems: out }
}

export function fittedReports(): Fitted[] {
  const marked = markedReports()
    .filter(({ name }) => !/^(?:kept|new|late|eve)-/.test(name))
    .map((report) =>
      fitted(report.name.slice(0, 1), 1, markedDoc(report), (key) => report.answers.get(key)?.measures),
    )
  const linked = goldReports("tuned on").map(({ name, doc, problems }) => {
    const bySecondAuthor = name.startsWith("blind-")
    return fitted(bySecondAuthor ? "second" : "first", bySecondAuthor ? 0.7 : 0.4, doc, (key) => {
      const side = problems.find((it) => it.key === key)?.measures
      return side && { ids: side.links, maybe: side.optional, own: side.own }
    })
  })
  return [...marked, ...linked]
}

/** An answer that is missed is as bad as this many false ones: a false “missing” costs most. */
const missed = 1.5
const decay = 0.001
const steps = 400

/** Logistic regression with Adam; the last weight is the bias. */
export function fitWeights(reports: readonly Fitted[]): Float64Array {
  const size = evidenceNames.length
  const data = reports.flatMap(({ weight, problems }) =>
    problems.flatMap(({ pairs }) =>
      pairs.flatMap(({ evidence, answers }) =>
        answers === null ? [] : [{ evidence, answers, weight: answers ? weight * missed : weight }],
      ),
    ),
  )
  const all = data.reduce((sum, it) => sum + it.weight, 0)
  const w = new Float64Array(size + 1)
  const mean = new Float64Array(size + 1)
  const square = new Float64Array(size + 1)
  for (let step = 1; step <= steps; step++) {
    const slope = new Float64Array(size + 1)
    for (const { evidence, answers, weight } of data) {
      const error = (chance(w, evidence) - answers) * weight
      for (let i = 0; i < size; i++) slope[i]! += error * evidence[i]!
      slope[size]! += error
    }
    for (let i = 0; i <= size; i++) {
      const g = slope[i]! / all + (i < size ? decay * w[i]! : 0)
      mean[i] = 0.9 * mean[i]! + 0.1 * g
      square[i] = 0.999 * square[i]! + 0.001 * g * g
      w[i]! -= (0.15 * (mean[i]! / (1 - 0.9 ** step))) / (Math.sqrt(square[i]! / (1 - 0.999 ** step)) + 1e-8)
    }
  }
  return w
}

function chance(w: Float64Array, evidence: Float64Array): number {
  let odds = w[evidence.length]!
  for (let i = 0; i < evidence.length; i++) odds += w[i]! * evidence[i]!
  return 1 / (1 + Math.exp(-odds))
}

function rightVerdicts(
  w: Float64Array,
  cut: number,
  { problems }: Fitted,
): { right: number; falseMissing: number } {
  let right = 0
  let falseMissing = 0
  for (const { settled, answered, open, pairs } of problems) {
    const found = pairs.filter(({ evidence }) => chance(w, evidence) >= cut)
    const has = settled || found.length > 0
    if (open ? !has || found.some(({ answers }) => answers === null) : has === answered) right++
    else if (!has) falseMissing++
  }
  return { right, falseMissing }
}

export function printFit(): void {
  const reports = fittedReports()
  const show = (name: string, train: (left: Fitted) => boolean, left: readonly Fitted[]) => {
    for (const cut of [0.4, 0.5]) {
      let [right, falseMissing, all] = [0, 0, 0]
      for (const report of left) {
        const w = fitWeights(reports.filter((it) => it !== report && train(it)))
        const found = rightVerdicts(w, cut, report)
        right += found.right
        falseMissing += found.falseMissing
        all += report.problems.length
      }
      console.log(
        `${name.padEnd(28)} cut ${cut}: ${(right / all).toFixed(3)} of ${all}, falsely missing ${falseMissing}`,
      )
    }
  }
  const of = (...names: string[]) => reports.filter(({ corpus }) => names.includes(corpus))
  for (const name of new Set(reports.map(({ corpus }) => corpus)))
    show(`${name}, each left out`, () => true, of(name))
  for (const name of new Set(reports.map(({ corpus }) => corpus)))
    show(`${name} by all others`, ({ corpus }) => corpus !== name, of(name))
  const w = fitWeights(reports)
  console.log([...evidenceNames, "bias"].map((name, i) => `${name}: ${w[i]!.toFixed(2)}`).join("\n"))
}
