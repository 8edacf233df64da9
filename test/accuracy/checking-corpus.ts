import { readdirSync, readFileSync } from "node:fs"
import { checkReport } from "#shared/checks/run"
import { type Kind, kinds, type Severity } from "#shared/checks/types"
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
  /** Kept aside: nothing is tuned on it. */
  held: boolean
  /** Without a defect. */
  clean: boolean
  /** The year reported on, where the corpus says it. */
  year: number | null
  text: string
  gold: GoldFinding[]
}

/** What the first corpus was marked with: there were no other rules. */
export const firstKinds: ReadonlySet<Kind> = new Set<Kind>([
  "no_quantity",
  "missing_cause",
  "missing_measure",
  "structure",
  "ordinal",
  "placeholder",
  "halfwidth",
  "stale",
])

/** The marked reports of a folder of `test/fixtures`, seen from the root; its README.md tells the notation. */
export function goldReports(folder: "checking" | "checking-reports"): GoldReport[] {
  const place = `test/fixtures/${folder}/`
  return readdirSync(place)
    .filter((file) => file.endsWith(".txt"))
    .sort()
    .map((file) => {
      const name = file.replace(/\.txt$/, "")
      const source = readFileSync(place + file, "utf8")
      const year = source.match(/^# year: (\d{4})$/m)
      return {
        name,
        held: /^(?:held|kept|fresh|late)-/.test(name),
        clean: /(?:^|-)clean(?:-|$)/.test(name),
        year: year ? Number(year[1]) : null,
        ...readMarks(source.replace(/^(?:#.*\n)+/, "")),
      }
    })
}

/** The cases of a file in `test/fixtures/checking-lines`, each as the one highlight of a report; its README.md tells more. */
export function goldLines(name: string): GoldReport[] {
  const lines = readFileSync(`test/fixtures/checking-lines/${name}.tsv`, "utf8").split("\n")
  return lines.flatMap((line, i) => {
    if (line === "") return []
    const [year, marked] = line.split("\t") as [string, string]
    const read = readMarks(`一、主要工作\n一是${marked}`)
    return [
      { name: `${name}:${i + 1}`, held: false, clean: read.gold.length === 0, year: Number(year), ...read },
    ]
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
  levels: Record<Severity, KindScore>
  total: KindScore
  /** One for each mistake, in the order of the reports. */
  mistakes: Mistake[]
}

export interface Mistake {
  report: string
  kind: Kind
  /** Null for a finding that is missing. */
  severity: Severity | null
  line: string
}

export function noScore(): KindScore {
  return { right: 0, extra: 0, lost: 0 }
}

/**
 * Holds the findings of every rule against the marks: the same kind, on places that share a character or touch.
 *
 * @param only the kinds that the corpus was marked with; all of them unless given
 */
export function scoreChecking(reports: readonly GoldReport[], only?: ReadonlySet<Kind>): CheckingScore {
  const result: CheckingScore = {
    kinds: new Map(),
    levels: { error: noScore(), warning: noScore(), hint: noScore() },
    total: noScore(),
    mistakes: [],
  }
  for (const report of reports) scoreReport(report, result, only)
  return result
}

function scoreReport(
  { name, text, gold, year }: GoldReport,
  result: CheckingScore,
  only: ReadonlySet<Kind> | undefined,
): void {
  const count = (kind: Kind, what: keyof KindScore) => {
    const score = result.kinds.get(kind) ?? noScore()
    score[what]++
    result.kinds.set(kind, score)
    result.total[what]++
  }
  const { doc, map } = readStructure(plainSource(text))
  const met = new Set<GoldFinding>()
  for (const { kind, severity, rule, message, span } of checkReport(doc, { year }).findings) {
    if (only && !only.has(kind)) continue
    const [start, end] = rangeOf(map, span)
    const mates = gold.filter((it) => meets(kind, it, text) && it.start <= end && start <= it.end)
    for (const mate of mates) met.add(mate)
    if (mates.length === 0) {
      count(kind, "extra")
      result.levels[severity].extra++
      const line = `${name}: extra ${severity} ${kind} ${rule} “${text.slice(start, end)}” ${message}`
      result.mistakes.push({ report: name, kind, severity, line })
    } else if (mates.some((it) => !it.optional)) {
      count(kind, "right")
      result.levels[severity].right++
    }
  }
  for (const it of gold) {
    if (it.optional || met.has(it) || (only && !only.has(it.kind))) continue
    count(it.kind, "lost")
    const around = `${text.slice(Math.max(0, it.start - 8), it.start)}⟦${text.slice(it.start, it.end)}⟧${text.slice(it.end, it.end + 8)}`
    const line = `${name}: lost ${it.kind} ${around.replaceAll("\n", "⏎")}`
    result.mistakes.push({ report: name, kind: it.kind, severity: null, line })
  }
}

const unseen = /[\u00a0\u00ad\u200b-\u200f\u2060\ufeff]/
const unseenKinds: ReadonlySet<Kind> = new Set<Kind>(["halfwidth", "punctuation"])

/** A character that nobody sees is no mark and has no width: either kind says it. */
function meets(kind: Kind, gold: GoldFinding, text: string): boolean {
  if (kind === gold.kind) return true
  if (!unseenKinds.has(kind) || !unseenKinds.has(gold.kind)) return false
  return unseen.test(text.slice(gold.start, gold.end))
}

export function rates({ right, extra, lost }: KindScore): { precision: number; recall: number } {
  return {
    precision: right + extra === 0 ? 1 : right / (right + extra),
    recall: right + lost === 0 ? 1 : right / (right + lost),
  }
}
