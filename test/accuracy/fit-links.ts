import type { Node } from "prosemirror-model"
import { kept } from "#shared/model/kept"
import { type Item, readOutline } from "#shared/model/outline"
import { readSurroundings } from "#shared/problems/context"
import { evidenceNames, isNear, readEvidence } from "#shared/problems/evidence"
import { type FitRole, fitNames, readFit } from "#shared/problems/fit"
import { linkTable } from "#shared/problems/link-table"
import { isPast } from "#shared/problems/past"
import { type Scores, scoreRow } from "#shared/problems/score"
import { readStated, type Stated } from "#shared/problems/stated"
import { type GoldSide, goldReports } from "../shared/problems/gold"
import { markedDoc } from "./known-structure"
import { markedReports } from "./marked"

/**
 * Fits the weights of `shared/problems/fit.ts` and `evidence.ts` to all reports that are open, and says how many verdicts
 * are right in those of each author by weights that were fitted without any of theirs.
 */
interface Gold {
  ids: readonly string[]
  maybe: readonly string[]
  own: boolean
}

interface Report {
  author: string
  problems: readonly Item[]
  targets: readonly Item[]
  rows: readonly (Scores | null)[]
  stated: Stated
  /** By the number of the problem. */
  gold: readonly (Record<FitRole, Gold> | null)[]
  /** What the text itself states or says is answer enough. */
  settled: readonly Record<FitRole, boolean>[]
}

function open(
  author: string,
  doc: Node,
  goldOf: (key: string) => Record<"causes" | "measures", Gold> | undefined,
): Report {
  const outline = readOutline(doc)
  const problems = outline.items.filter((item) => item.role === "problem")
  const targets = outline.items.filter((item) => item.role === "cause" || item.role === "measure")
  const nodes = targets.map((target) => target.node)
  const stated = readStated(outline)
  const { answers } = linkTable(outline)
  return {
    author,
    problems,
    targets,
    stated,
    rows: problems.map((problem) => (isPast(problem) ? null : scoreRow(problem.node, nodes))),
    gold: problems.map(({ key }) => {
      const gold = goldOf(key)
      return gold ? { cause: gold.causes, measure: gold.measures } : null
    }),
    settled: problems.map((problem) => {
      const answer = answers.find((it) => it.problem === problem)!
      const said = [...(stated.pairs.get(problem) ?? [])]
      return {
        cause: answer.ownCause !== null || said.some(({ role }) => role === "cause"),
        measure: answer.ownMeasure !== null || said.some(({ role }) => role === "measure"),
      }
    }),
  }
}

/**
 * What a report counts for. `a` to `f`, `new` and `kept` are ordinary ones; `late` and `eve` say half in other words, `dusk`
 * were written last; the others are no whole reports. `d-` is by the author of the program, as most problems are.
 */
const counts: Readonly<Record<string, number>> = {
  ...{ a: 1, b: 1, c: 1, e: 1, f: 1.2, new: 1.2, kept: 1.2, late: 1, eve: 1, dusk: 1.2, dusk2: 1.2 },
  ...{ own: 0.6, blind: 0.4, mini: 0.25 },
}

function openReports(): Report[] {
  const authorOf = (name: string) => name.replace(/-.*/, "").replace(/^d$/, "own")
  const marked = markedReports()
    .filter(({ name }) => authorOf(name) in counts)
    .map((report) => open(authorOf(report.name), markedDoc(report), (key) => report.answers.get(key)))
  const side = ({ links, optional, own }: GoldSide): Gold => ({ ids: links, maybe: optional, own })
  const linked = [...goldReports("tuned on"), ...goldReports("mini")].map(({ name, doc, problems }) =>
    open(/^(?:blind|mini)/.exec(name)?.[0] ?? "own", doc, (key) => {
      const gold = problems.find((it) => it.key === key)
      return gold && { causes: side(gold.causes), measures: side(gold.measures) }
    }),
  )
  return [...marked, ...linked]
}

interface Pair {
  evidence: Float64Array
  /** 1 answers, 0 does not, null is fair either way. */
  answers: 0 | 1 | null
  isNear: boolean
}

interface Asked {
  weight: number
  settled: boolean
  answered: boolean
  /** Right either way. */
  open: boolean
  pairs: Pair[]
}

/** Every problem of a report that somebody judged, with the pairs that nothing but evidence decides. */
function askedOf(
  { author, problems, targets, stated, rows, gold, settled }: Report,
  role: FitRole,
  free: (t: number) => boolean,
  read: (row: Scores, p: number, t: number) => Float64Array,
): Asked[] {
  return problems.flatMap((problem, p): Asked[] => {
    const row = rows[p]
    const right = gold[p]?.[role]
    if (!row || !right) return []
    const said = stated.pairs.get(problem)
    const pairs = targets.flatMap((target, t): Pair[] => {
      if (target.role !== role || !free(t) || said?.has(target)) return []
      const { key } = target
      return [
        {
          evidence: read(row, p, t),
          answers: right.ids.includes(key) ? 1 : right.maybe.includes(key) ? null : 0,
          isNear: isNear(row, t),
        },
      ]
    })
    const answered = right.own || right.ids.length > 0
    return [
      {
        weight: counts[author]!,
        settled: settled[p]![role],
        answered,
        open: !answered && right.maybe.length > 0,
        pairs,
      },
    ]
  })
}

const freeOf =
  ({ targets, stated }: Report) =>
  (t: number) =>
    !stated.bound.has(targets[t]!) && !isPast(targets[t]!)

/** Weights of one role; the last is the bias. */
interface Weights {
  fit: Float64Array
  evidence: Float64Array
}

function ownEvidence(reports: readonly Report[], role: FitRole): Asked[] {
  return reports.flatMap((report) =>
    askedOf(report, role, freeOf(report), (row, _, t) => readFit(row, t, new Float64Array(fitNames.length))),
  )
}

/** The same reports with the fits that other weights give. */
function allEvidence(reports: readonly Report[], role: FitRole, fit: Float64Array): Asked[] {
  const own = new Float64Array(fitNames.length)
  return reports.flatMap((report) => {
    const { problems, targets, stated } = report
    const rows = report.rows.map(
      (row) => row && { ...row, fit: row.fit.map((_, t) => odds(fit, readFit(row, t, own))) },
    )
    const around = readSurroundings(problems, targets, rows, stated)
    return askedOf({ ...report, rows }, role, freeOf(report), (row, p, t) =>
      readEvidence(row, p, t, around, new Float64Array(evidenceNames.length)),
    )
  })
}

function fitRole(reports: readonly Report[], role: FitRole): Weights {
  const fit = descend(fitNames.length, 0.002, (w, slope) => pairSlope(ownEvidenceOf[role](reports), w, slope))
  const asked = allEvidence(reports, role, fit)
  const evidence = descend(
    evidenceNames.length,
    0.002,
    (w, slope) => verdictSlope(asked, w, slope) + pairSlope(asked, w, slope, pairShare),
  )
  evidence[evidenceNames.length]! += falseMissing
  return { fit, evidence }
}

const ownEvidenceOf = {
  cause: kept((reports: readonly Report[]) => ownEvidence(reports, "cause")),
  measure: kept((reports: readonly Report[]) => ownEvidence(reports, "measure")),
}

/** A false “missing” costs more than a missed one: this much is added to the odds of every answer. */
const falseMissing = 0.2
/** The verdict is what counts; that the right pair leads to it counts this much beside it. */
const pairShare = 0.15

const chance = (odds: number) => 1 / (1 + Math.exp(-odds))

function odds(w: Float64Array, evidence: Float64Array): number {
  let sum = w[evidence.length]!
  for (let i = 0; i < evidence.length; i++) sum += w[i]! * evidence[i]!
  return sum
}

function addSlope(slope: Float64Array, evidence: Float64Array, error: number): void {
  for (let i = 0; i < evidence.length; i++) slope[i]! += error * evidence[i]!
  slope[evidence.length]! += error
}

/** Adds the slope of the logistic loss of pairs; answers the weight of all. */
function pairSlope(asked: readonly Asked[], w: Float64Array, slope: Float64Array, share = 1): number {
  let all = 0
  for (const { weight, pairs } of asked)
    for (const { evidence, answers } of pairs) {
      if (answers === null) continue
      all += weight * share
      addSlope(slope, evidence, (chance(odds(w, evidence)) - answers) * weight * share)
    }
  return all
}

/** Sharper than this and only the best pair of a problem would learn. */
const sharpness = 2

/** The same for verdicts: a problem is answered as far as the best of its pairs is an answer. */
function verdictSlope(asked: readonly Asked[], w: Float64Array, slope: Float64Array): number {
  let all = 0
  for (const { weight, settled, answered, open, pairs } of asked) {
    const decided = pairs.filter(({ answers }) => answers !== null)
    // Answered by itself, in words that nothing here reads.
    const byItself = answered && !decided.some(({ answers }) => answers === 1)
    if (settled || open || byItself || decided.length === 0) continue
    const odds_ = decided.map(({ evidence }) => odds(w, evidence))
    const most = Math.max(...odds_)
    const shares = odds_.map((it) => Math.exp(sharpness * (it - most)))
    const sum = shares.reduce((a, b) => a + b, 0)
    const error = (chance(most + Math.log(sum) / sharpness) - (answered ? 1 : 0)) * weight
    for (const [i, { evidence }] of decided.entries()) addSlope(slope, evidence, (error * shares[i]!) / sum)
    all += weight
  }
  return all
}

const steps = 300

/** Adam, with a little decay of all weights but the bias. */
function descend(
  size: number,
  decay: number,
  addTo: (w: Float64Array, slope: Float64Array) => number,
): Float64Array {
  const w = new Float64Array(size + 1)
  const mean = new Float64Array(size + 1)
  const square = new Float64Array(size + 1)
  for (let step = 1; step <= steps; step++) {
    const slope = new Float64Array(size + 1)
    const all = addTo(w, slope)
    for (let i = 0; i <= size; i++) {
      const g = slope[i]! / all + (i < size ? decay * w[i]! : 0)
      mean[i] = 0.9 * mean[i]! + 0.1 * g
      square[i] = 0.999 * square[i]! + 0.001 * g * g
      const rate = step < steps * 0.7 ? 0.12 : 0.03
      w[i]! -= (rate * (mean[i]! / (1 - 0.9 ** step))) / (Math.sqrt(square[i]! / (1 - 0.999 ** step)) + 1e-8)
    }
  }
  return w
}

interface Tally {
  right: number
  falselyMissing: number
  notSeen: number
  all: number
}

function tally(asked: readonly Asked[], w: Float64Array): Tally {
  const out = { right: 0, falselyMissing: 0, notSeen: 0, all: asked.length }
  for (const { settled, answered, open, pairs } of asked) {
    const found = pairs.filter(({ evidence, isNear }) => isNear && odds(w, evidence) >= 0)
    const has = settled || found.length > 0
    if (open ? !has || found.some(({ answers }) => answers === null) : has === answered) out.right++
    else if (has) out.notSeen++
    else out.falselyMissing++
  }
  return out
}

export function printFit(): void {
  const reports = openReports()
  for (const role of ["cause", "measure"] as const) {
    const all: number[] = []
    for (const author of Object.keys(counts)) {
      const others = reports.filter((report) => report.author !== author)
      const left = reports.filter((report) => report.author === author)
      const w = fitRole(others, role)
      const found = tally(allEvidence(left, role, w.fit), w.evidence)
      const share = found.right / found.all
      all.push(share)
      console.log(
        `${role} ${author.padEnd(8)} left out: ${share.toFixed(3)} of ${found.all}, falsely missing ${found.falselyMissing}, not seen ${found.notSeen}`,
      )
    }
    console.log(`${role} mean: ${(all.reduce((a, b) => a + b, 0) / all.length).toFixed(3)}`)
    const w = fitRole(reports, role)
    const told = (names: readonly string[], weights: Float64Array) =>
      [...names, "bias"].map((name, i) => `${name}: ${weights[i]!.toFixed(2)}`).join(", ")
    console.log(`${role} by itself: ${told(fitNames, w.fit)}`)
    console.log(`${role} in its place: ${told(evidenceNames, w.evidence)}`)
  }
}
