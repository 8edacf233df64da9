import { readdirSync, readFileSync } from "node:fs"
import { carriedOf } from "#shared/carry/carried"
import { withLastYear } from "#shared/carry/last-year"
import { checkReport } from "#shared/checks/run"
import { rangeOf, type Span } from "#shared/model/text-map"
import type { Imported } from "#shared/reading/imported"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { type KindScore, noScore } from "./checking-corpus"

/** What a stretch of this year's report is: see test/fixtures/pairs/README.md. */
export type PairMark = "same" | "keep" | "sentence" | "foreign"

export interface MarkedPlace {
  mark: PairMark
  start: number
  end: number
}

/** What a pair was to the code: worked on from the start; kept aside until its first figures were known, or so later. */
export type PairSet = "open" | "seen" | "fresh" | "unseen"

/** Last year's report and this year's, with what a careful reader knows of them. */
export interface GoldPair {
  name: string
  set: PairSet
  last: Imported
  lastYear: number | null
  /** This year's, as it was handed in. */
  own: Imported
  year: number | null
  marks: readonly MarkedPlace[]
}

const folder = "test/fixtures/pairs/"

/** The pairs of `test/fixtures/pairs`, seen from the root. */
export function goldPairs(only: (name: string) => boolean = () => true): GoldPair[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".this.txt"))
    .map((file) => file.replace(/\.this\.txt$/, ""))
    .filter(only)
    .sort()
    .map((name) => {
      const last = readMarked(readFileSync(`${folder}${name}.last.txt`, "utf8"))
      const own = readMarked(readFileSync(`${folder}${name}.this.txt`, "utf8"))
      return {
        name,
        set: setOf(name),
        last: readStructure(plainSource(last.text)),
        lastYear: last.year,
        own: readStructure(plainSource(own.text)),
        year: own.year,
        marks: own.marks,
      }
    })
}

export function setOf(name: string): PairSet {
  if (name.startsWith("late-")) return "unseen"
  return name.startsWith("fresh-") ? "fresh" : name.startsWith("kept-") ? "seen" : "open"
}

/** The year of a marked file, its text without marks, and the marks other than those for moving on. */
export function readMarked(source: string): { year: number | null; text: string; marks: MarkedPlace[] } {
  const head = /^(?:#.*\n)*/.exec(source)![0]
  const year = /(?:年度：|# )(\d{4})/.exec(head)
  const marks: MarkedPlace[] = []
  const open: { mark: string; start: number }[] = []
  let text = ""
  let from = head.length
  for (const match of source.slice(head.length).matchAll(/⟦(same|keep|sentence|foreign|move|stay):|⟧/g)) {
    const at = head.length + match.index
    text += source.slice(from, at)
    from = at + match[0].length
    if (match[1]) {
      open.push({ mark: match[1], start: text.length })
      continue
    }
    const ended = open.pop()
    if (!ended) throw new Error(`⟧ without ⟦: ${text.slice(-20)}`)
    const { mark, start } = ended
    // ⟦move:2024年→2025年⟧: the first half stands in the file.
    if (mark === "move") text = text.slice(0, start) + text.slice(start).split("→")[0]!
    else if (mark !== "stay") marks.push({ mark: mark as PairMark, start, end: text.length })
  }
  text += source.slice(from)
  if (open.length > 0 || /[⟦⟧]/.test(text)) throw new Error(`a mark is left open: ${text.slice(0, 20)}`)
  return { year: year ? Number(year[1]) : null, text, marks }
}

/** What is counted of a pair. */
export const pairQuestions = ["figures", "warned", "sentences", "foreign"] as const
export type PairQuestion = (typeof pairQuestions)[number]

export interface PairScore {
  counts: Record<PairQuestion, KindScore>
  /** One line for each mistake, in the order of the pairs. */
  mistakes: { pair: string; line: string }[]
}

export function noPairScore(): PairScore {
  return {
    counts: { figures: noScore(), warned: noScore(), sentences: noScore(), foreign: noScore() },
    mistakes: [],
  }
}

/**
 * Holds what the program tells of the pairs against the marks: figures that have not changed (rightly unchanged ones
 * count neither way), figures that are warned of (there they are wrong), sentences that have not changed, and names of
 * others.
 */
export function scorePairs(pairs: readonly GoldPair[]): PairScore {
  const score = noPairScore()
  for (const pair of pairs) scorePair(pair, score)
  return score
}

interface Found {
  start: number
  end: number
}

function scorePair({ name, last, lastYear, own, year, marks }: GoldPair, score: PairScore): void {
  const doc = withLastYear(own.doc, { name: `${name}.last.txt`, year: lastYear, report: last.doc })
  const { facts, findings } = checkReport(doc, { year })
  const carried = carriedOf(facts)
  if (!carried) throw new Error(`${name}: last year's report is not known`)
  const at = (span: Omit<Span, "in">): Found => {
    const [start, end] = rangeOf(own.map, { ...span, in: "text" })
    return { start, end }
  }
  const of = (rule: string) => findings.filter((it) => it.rule === rule).map((it) => at(it.span))
  const { text } = own.map
  const judge = (
    question: PairQuestion,
    found: readonly Found[],
    gold: PairMark,
    neutral: PairMark | null,
  ) => {
    const counts = score.counts[question]
    const covered = new Map<MarkedPlace, number>()
    // A sentence that the structure takes apart (…，原因是…) is found in pieces that lie inside it.
    const meets = (mark: Found, it: Found) =>
      sharedLength(mark, it) * 2 > (gold === "sentence" ? it.end - it.start : 0)
    const isMet = (mark: MarkedPlace) =>
      (covered.get(mark) ?? 0) * 2 > (gold === "sentence" ? mark.end - mark.start : 0)
    const note = (what: string, { start, end }: Found) =>
      score.mistakes.push({
        pair: name,
        line: `${name}: ${what} ${question} ${`${text.slice(Math.max(0, start - 14), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 10)}`.replaceAll("\n", "⏎")}`,
      })
    for (const it of found) {
      const mates = marks.filter((mark) => mark.mark === gold && meets(mark, it))
      for (const mate of mates) covered.set(mate, (covered.get(mate) ?? 0) + sharedLength(mate, it))
      if (mates.length > 0) counts.right++
      else if (!neutral || !marks.some((mark) => mark.mark === neutral && sharedLength(mark, it) > 0)) {
        counts.extra++
        note("extra", it)
      }
    }
    for (const mark of marks)
      if (mark.mark === gold && !isMet(mark)) {
        counts.lost++
        note("lost", mark)
      }
  }
  judge("figures", carried.figures.filter((it) => it.unchanged).map(at), "same", "keep")
  judge("warned", of("carried-figure"), "same", null)
  judge("sentences", carried.sentences.filter((it) => it.unchanged).map(at), "sentence", null)
  judge("foreign", of("foreign-name"), "foreign", null)
}

/** How many characters two places share; nothing or less when they are apart. */
function sharedLength(a: Found, b: Found): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start)
}
