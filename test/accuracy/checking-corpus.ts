import { readdirSync, readFileSync } from "node:fs"
import { checkReport } from "#shared/checks/run"
import { type Kind, kinds } from "#shared/checks/types"
import { rangeOf } from "#shared/model/text-map"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"

/** A stretch of a report that is wrong, or may be held to be. */
export interface GoldFinding {
  kind: Kind
  start: number
  end: number
  /** Either answer is fair. */
  optional: boolean
}

export interface GoldReport {
  name: string
  held: boolean
  text: string
  gold: GoldFinding[]
}

const folder = new URL("../fixtures/checking/", import.meta.url)

/** The marked reports of `test/fixtures/checking`; README.md there tells the notation. */
export function goldReports(): GoldReport[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .sort()
    .map((file) => {
      const name = file.replace(/\.txt$/, "")
      const source = readFileSync(new URL(file, folder), "utf8").replace(/^(?:#.*\n)+/, "")
      return { name, held: name.startsWith("held-"), ...readMarks(source) }
    })
}

export function readMarks(source: string): Pick<GoldReport, "text" | "gold"> {
  const gold: GoldFinding[] = []
  const open: Omit<GoldFinding, "end">[] = []
  let text = ""
  let from = 0
  for (const match of source.matchAll(/⟦(\??)([a-z_]+):|⟧/g)) {
    text += source.slice(from, match.index)
    from = match.index + match[0].length
    if (match[0] === "⟧") {
      const mark = open.pop()
      if (!mark) throw new Error(`⟧ without ⟦: ${text.slice(-20)}`)
      gold.push({ ...mark, end: text.length })
    } else {
      const kind = kinds.find((it) => it === match[2])
      if (!kind) throw new Error(`no kind of finding: ${match[2]}`)
      open.push({ kind, start: text.length, optional: match[1] === "?" })
    }
  }
  text += source.slice(from)
  if (open.length > 0 || /[⟦⟧]/.test(text)) throw new Error(`a mark is left open: ${text.slice(0, 20)}`)
  return { text, gold }
}

export interface KindScore {
  right: number
  extra: number
  lost: number
}

export interface CheckingScore {
  kinds: Map<Kind, KindScore>
  total: KindScore
  /** Findings at level error that are none: the dearest mistake. */
  wrongErrors: number
  /** One readable line for each mistake. */
  mistakes: string[]
}

/** Holds the findings of every rule against the marks: the same kind, on places that share a character or touch. */
export function scoreChecking(reports: readonly GoldReport[]): CheckingScore {
  const result: CheckingScore = {
    kinds: new Map(),
    total: { right: 0, extra: 0, lost: 0 },
    wrongErrors: 0,
    mistakes: [],
  }
  for (const report of reports) scoreReport(report, result)
  return result
}

function scoreReport({ name, text, gold }: GoldReport, result: CheckingScore): void {
  const count = (kind: Kind, what: keyof KindScore) => {
    const score = result.kinds.get(kind) ?? { right: 0, extra: 0, lost: 0 }
    score[what]++
    result.kinds.set(kind, score)
    result.total[what]++
  }
  const { doc, map } = readStructure(plainSource(text))
  const met = new Set<GoldFinding>()
  for (const { kind, severity, rule, message, span } of checkReport(doc, { year: null }).findings) {
    const [start, end] = rangeOf(map, span)
    const mates = gold.filter((it) => it.kind === kind && it.start <= end && start <= it.end)
    for (const mate of mates) met.add(mate)
    if (mates.length === 0) {
      count(kind, "extra")
      if (severity === "error") result.wrongErrors++
      result.mistakes.push(`${name}: extra ${severity} ${rule} “${text.slice(start, end)}” ${message}`)
    } else if (mates.some((it) => !it.optional)) count(kind, "right")
  }
  for (const it of gold) {
    if (it.optional || met.has(it)) continue
    count(it.kind, "lost")
    result.mistakes.push(`${name}: lost ${it.kind} “${text.slice(it.start, it.end + 6)}”`)
  }
}

export function rates({ right, extra, lost }: KindScore): { precision: number; recall: number } {
  return {
    precision: right + extra === 0 ? 1 : right / (right + extra),
    recall: right + lost === 0 ? 1 : right / (right + lost),
  }
}
