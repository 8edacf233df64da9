import type { Kind, Severity } from "#shared/checks/types"
import {
  type CheckingScore,
  type GoldReport,
  goldLines,
  goldReports,
  type KindScore,
  rates,
  scoreChecking,
} from "./checking-corpus"

/**
 * `npm run accuracy -- --checking [--wrong [NAME…]] [--kind KIND…]`: what the checker finds in marked reports, by kind
 * and by level, those kept aside apart. `--wrong` also lists the mistakes, of kept reports only when they are named.
 */

/** Asked of each kind: the share of marks that are found. */
const recallAsked: Partial<Record<Kind, number>> = {
  no_quantity: 0.9,
  missing_cause: 0.9,
  missing_measure: 0.9,
  ordinal: 0.9,
  stale: 0.9,
  placeholder: 0.9,
  halfwidth: 0.9,
  punctuation: 0.9,
  doubled: 0.9,
  arithmetic: 0.9,
  set_phrase: 0.8,
  outdated: 0.8,
  number_format: 0.8,
  wording: 0.6,
}
const precisionAsked: Partial<Record<Severity, number>> = { error: 0.97, warning: 0.9 }

const isHeld = (name: string) => /^(?:kept|fresh)-/.test(name)

const share = (part: number, whole: number) => (whole === 0 ? "–" : (part / whole).toFixed(3)).padStart(8)

function printTable(label: string, reports: readonly GoldReport[]): CheckingScore {
  const score = scoreChecking(reports)
  console.log(`\n${label}: ${reports.length} reports`)
  console.log("                    right extra  lost   recall   asked")
  const row = (name: string, { right, extra, lost }: KindScore, recall: string, asked: number | undefined) =>
    console.log(
      `  ${name.padEnd(17)}${[right, extra, lost].map((n) => String(n).padStart(6)).join("")} ${recall}${(asked?.toFixed(2) ?? "").padStart(8)}`,
    )
  for (const [kind, counts] of [...score.kinds].sort(([a], [b]) => (a < b ? -1 : 1)))
    row(kind, counts, share(counts.right, counts.right + counts.lost), recallAsked[kind])
  for (const level of ["error", "warning", "hint"] as const) {
    const counts = score.levels[level]
    row(`${level}: precision`, counts, rates(counts).precision.toFixed(3).padStart(8), precisionAsked[level])
  }
  return score
}

function printClean(label: string, reports: readonly GoldReport[]): void {
  const scores = reports.map((report) => scoreChecking([report]))
  const characters = reports.reduce((sum, { text }) => sum + text.replace(/\s/g, "").length, 0)
  const loud = scores.reduce((sum, { levels }) => sum + levels.error.extra + levels.warning.extra, 0)
  const silent = scores.filter(({ levels }) => levels.error.extra === 0).length
  console.log(
    `  clean ones of ${label}: ${reports.length}, ${((loud / characters) * 1000).toFixed(2)} findings above hint per 1,000 characters (asked ≤ 0.20), no error in ${silent} of them`,
  )
}

export function printChecking(args: readonly string[]): void {
  const after = (flag: string) => {
    const at = args.indexOf(flag)
    if (at < 0) return null
    const rest = args.slice(at + 1)
    const end = rest.findIndex((arg) => arg.startsWith("--"))
    return end < 0 ? rest : rest.slice(0, end)
  }
  const wrong = after("--wrong")
  const only = after("--kind")
  const all = goldReports("checking-reports")
  // All but the second were kept aside until their first figures were known (README.md there tells them), and then looked into.
  const sets: readonly (readonly [string, (report: GoldReport) => boolean])[] = [
    ["never looked into", ({ name }) => name.startsWith("frost-")],
    ["nor these, written last", ({ name }) => name.startsWith("rime-")],
    ["kept aside, the last that were looked into", ({ name }) => name.startsWith("snow-")],
    ["kept aside while others were worked on, then looked into", ({ name }) => name.startsWith("late-")],
    ["by a fourth author, worked on", ({ name }) => name.startsWith("more-")],
    ["kept aside until the last, then looked into", ({ name }) => name.startsWith("fresh-")],
    ["kept aside, then looked into", ({ name }) => name.startsWith("kept-")],
    ["kept aside first, then looked into", ({ name }) => name.startsWith("seen-")],
    ["worked on", ({ held, name }) => !held && !/^(?:seen|more|snow|frost|rime)-/.test(name)],
  ]
  for (const [label, belongs] of sets) {
    const reports = all.filter(belongs)
    const { mistakes } = printTable(label, reports)
    printClean(
      label,
      reports.filter(({ clean }) => clean),
    )
    if (!wrong) continue
    for (const { report, kind, line } of mistakes)
      if (
        (wrong.length > 0 ? wrong.some((name) => report.startsWith(name)) : !isHeld(report)) &&
        (!only || only.includes(kind))
      )
        console.log(line)
  }
  printLines(wrong ?? [])
}

/** Single items with one defect of a kind, or with none though they look it. */
const lineSets: readonly (readonly [name: string, kind: Kind, label: string])[] = [
  ["snow-arithmetic", "arithmetic", "worked on"],
  ["hail-arithmetic", "arithmetic", "worked on after it"],
  ["frost-arithmetic", "arithmetic", "never looked into"],
  ["snow-set-phrase", "set_phrase", "worked on"],
  ["frost-set-phrase", "set_phrase", "never looked into"],
]

function printLines(wrong: readonly string[]): void {
  console.log("\nitems with one defect each, or none though they look it")
  for (const [name, kind, label] of lineSets) {
    const lines = goldLines(name)
    const { total, levels, mistakes } = scoreChecking(lines, new Set([kind]))
    const loud = levels.error.extra + levels.warning.extra
    console.log(
      `  ${name.padEnd(18)}${String(total.right).padStart(5)} of ${total.right + total.lost} found, ${loud} wrongly above hint in ${lines.length}, ${label}`,
    )
    if (wrong.some((prefix) => name.startsWith(prefix))) for (const { line } of mistakes) console.log(line)
  }
}

printChecking(process.argv.slice(2))
