import { type ItemAnswer, type ParseAnswer, parseAnswer } from "#shared/answers/parse-answer"
import { checkReport } from "#shared/checks/run"
import type { Imported } from "#shared/reading/imported"
import { complaint } from "../shared/answers/coverage"
import { answersOfKnownStructure } from "./known-structure"
import type { MarkedAnswer, MarkedItem, MarkedReport, Span } from "./marked"

/** Right, found, wanted; they add up. A verdict counts as found and wanted once. */
export interface Count {
  right: number
  found: number
  wanted: number
}

export const measures = [
  "starts",
  "ends",
  "roles",
  "levels",
  "headings",
  "hasQuantity",
  "quantities",
  "verdicts",
  "knownVerdicts",
  "links",
] as const

export type Measure = (typeof measures)[number]

export interface Score {
  counts: Record<Measure, Count>
  /** What is wrong with the coverage of the text, null when every visible character has its one place. */
  lost: string | null
  /** What differs, a line each. */
  wrong: string[]
  /** The verdicts that differ where the structure is as marked. */
  wrongOfKnown: string[]
}

export function noCounts(): Record<Measure, Count> {
  const zero = () => ({ right: 0, found: 0, wanted: 0 })
  return Object.fromEntries(measures.map((measure) => [measure, zero()])) as Record<Measure, Count>
}

export function addCounts(sum: Record<Measure, Count>, more: Record<Measure, Count>): void {
  for (const measure of measures)
    for (const key of ["right", "found", "wanted"] as const) sum[measure][key] += more[measure][key]
}

/** F1; for verdicts, where every one is found and wanted, the share that is right. */
export function f1({ right, found, wanted }: Count): number {
  return found + wanted === 0 ? 1 : (2 * right) / (found + wanted)
}

/** Compares what the program reads in the marked text with the marks. */
export function scoreReading(marked: MarkedReport, imported: Imported): Score {
  const { facts } = checkReport(imported.doc, { year: null })
  const answer = parseAnswer(imported, marked.name, [])
  const scorer = new Scorer(marked, answer)
  scorer.items()
  scorer.spans(
    "headings",
    answer.sections.flatMap(headingSpan),
    marked.headings.filter(({ start, end }) => end > start).map(spanOf),
  )
  scorer.quantities()
  const keys = new Map(facts.outline.items.map((item) => [item.id, item.key]))
  const targets = (links: readonly { target: string }[]) => links.map(({ target }) => keys.get(target) ?? "?")
  scorer.links(
    facts.links.answers.map(({ problem, causes, measures, missing }) => ({
      problem: problem.key,
      causes: { ids: targets(causes), missing: missing.includes("cause") },
      measures: { ids: targets(measures), missing: missing.includes("measure") },
    })),
  )
  const wrongOfKnown = scorer.knownLinks(answersOfKnownStructure(marked))
  return { counts: scorer.counts, wrong: scorer.wrong, wrongOfKnown, lost: complaint(answer) }
}

const spanOf = ({ start, end }: { start: number; end: number }): Span => [start, end]
const headingSpan = ({ headingStart, headingEnd }: ParseAnswer["sections"][number]): Span[] =>
  headingStart === null || headingEnd === null ? [] : [[headingStart, headingEnd]]

/** Items found to answer a problem, and whether the report says that it lacks an answer. */
export interface FoundAnswer {
  ids: string[]
  missing: boolean
}

class Scorer {
  readonly counts = noCounts()
  readonly wrong: string[] = []
  private readonly found: ItemAnswer[]
  private readonly foundAt: Map<number, ItemAnswer>

  constructor(
    private readonly marked: MarkedReport,
    answer: ParseAnswer,
  ) {
    const all = (items: readonly ItemAnswer[]): ItemAnswer[] =>
      items.flatMap((item) => [item, ...all(item.children)])
    this.found = answer.sections.flatMap((section) => all(section.items))
    this.foundAt = new Map(this.found.map((item) => [item.start, item]))
  }

  items(): void {
    const { items } = this.marked
    this.spans("ends", this.found.map(spanOf), items.map(spanOf), false)
    this.count("starts", this.found.length, items.length)
    for (const item of items) {
      const match = this.foundAt.get(item.start)
      if (!match) {
        this.say("item not found", item)
        continue
      }
      this.counts.starts.right++
      if (match.end !== item.end) this.say(`ends ${match.end - item.end > 0 ? "late" : "early"}`, item)
      this.verdict("roles", match.role === item.role, `read as ${match.role}`, item)
      this.verdict("levels", match.level === item.level, `read at level ${match.level}`, item)
    }
    const wanted = new Set(items.map(({ start }) => start))
    for (const item of this.found) if (!wanted.has(item.start)) this.say("no such item", item)
  }

  quantities(): void {
    const { items } = this.marked
    const inside = (item: MarkedItem): boolean =>
      item.quantities.length > 0 || items.some((it) => it.parent === item.id && inside(it))
    const insideFound = (item: ItemAnswer): boolean =>
      item.quantities.length > 0 || item.children.some(insideFound)
    for (const item of items) {
      if (item.role !== "highlight") continue
      const match = this.foundAt.get(item.start)
      const has = match?.role === "highlight" && insideFound(match)
      this.verdict("hasQuantity", match !== undefined && has === inside(item), `has a quantity: ${has}`, item)
    }
    this.spans(
      "quantities",
      this.found.flatMap((item) => item.quantities.map(spanOf)),
      items.flatMap((item) => item.quantities),
    )
  }

  links(answers: readonly ({ problem: string } & Record<"causes" | "measures", FoundAnswer>)[]): void {
    const markedId = new Map<string, string>()
    for (const item of this.marked.items) {
      const match = this.foundAt.get(item.start)
      if (match) markedId.set(match.id, item.id)
    }
    const byProblem = new Map(answers.map((answer) => [markedId.get(answer.problem), answer]))
    for (const [problem, wanted] of this.marked.answers) {
      const item = this.marked.items.find(({ id }) => id === problem)!
      const answer = byProblem.get(problem)
      for (const role of ["causes", "measures"] as const) {
        const found = answer && {
          missing: answer[role].missing,
          ids: answer[role].ids.map((id) => markedId.get(id) ?? "?"),
        }
        const said = found
          ? `${role} ${found.ids.join(" ") || (found.missing ? "none" : "own")}`
          : "not read as a problem"
        this.verdict("verdicts", found !== undefined && isRight(wanted[role], found), said, item)
        if (found && !found.missing && wanted[role].ids.length > 0)
          this.verdict(
            "links",
            wanted[role].ids.some((id) => found.ids.includes(id)),
            `${said}, not ${wanted[role].ids.join(" ")}`,
            item,
          )
      }
    }
  }

  /** Verdicts where the structure is as marked: what is left to blame is the linking. */
  knownLinks(
    answers: readonly ({ problem: string } & Record<"causes" | "measures", FoundAnswer>)[],
  ): string[] {
    const before = this.wrong.length
    const byProblem = new Map(answers.map((answer) => [answer.problem, answer]))
    for (const [problem, wanted] of this.marked.answers) {
      const item = this.marked.items.find(({ id }) => id === problem)!
      for (const role of ["causes", "measures"] as const) {
        const found = byProblem.get(problem)?.[role]
        if (!found) throw new Error(`${this.marked.name}: the marked structure has no ${problem}`)
        const { ids, maybe, own } = wanted[role]
        const gold = [...ids, ...maybe.map((id) => `(${id})`), ...(own ? ["own"] : [])].join(" ") || "none"
        const said = `${role} ${found.ids.join(" ") || (found.missing ? "none" : "own")}, marked ${gold}`
        this.verdict("knownVerdicts", isRight(wanted[role], found), said, item)
      }
    }
    return this.wrong.splice(before)
  }

  spans(measure: Measure, found: readonly Span[], wanted: readonly Span[], isSaid = true): void {
    this.count(measure, found.length, wanted.length)
    const left = new Set(wanted.map(String))
    for (const span of found) {
      if (left.delete(String(span))) this.counts[measure].right++
      else if (isSaid) this.sayAt(`no such ${measure}`, span)
    }
    if (isSaid)
      for (const span of left)
        this.sayAt(`missed ${measure}`, span.split(",").map(Number) as [number, number])
  }

  private count(measure: Measure, found: number, wanted: number): void {
    this.counts[measure].found += found
    this.counts[measure].wanted += wanted
  }

  private verdict(measure: Measure, isRight: boolean, said: string, item: MarkedItem): void {
    this.count(measure, 1, 1)
    if (isRight) this.counts[measure].right++
    else this.say(said, item)
  }

  private say(what: string, { id, start, end }: { id: string; start: number; end: number }): void {
    this.sayAt(`${id} ${what}`, [start, end])
  }

  private sayAt(what: string, [start, end]: Span): void {
    const words = this.marked.text.slice(start, Math.min(end, start + 24)).replace(/\n/g, "⏎")
    this.wrong.push(`${this.marked.name} @${start}: ${what}: ${words}`)
  }
}

/** Whether the report says of the problem what a reader would: answered or not. Fair either way is right either way. */
function isRight(wanted: MarkedAnswer, found: FoundAnswer): boolean {
  const isAnswered = wanted.own || wanted.ids.length > 0
  if (!isAnswered && wanted.maybe.length > 0)
    return found.missing || found.ids.some((id) => wanted.maybe.includes(id))
  return isAnswered !== found.missing
}
