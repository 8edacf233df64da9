import { writeFileSync } from "node:fs"
import { tenorWordsIn } from "#shared/reading/tenor-words"
import { type MarkedReport, markedReports } from "./marked"

/**
 * Prints how well the words of `shared/reading/tenor-words.ts` tell the roles of items whose authors they were not
 * counted from, and with `--write` counts them anew: `runBundled("test/accuracy/fit-tenor.ts", ["--write"])`.
 * Reports kept aside for good (`eve-`) and those of the last look (`late-`) are left out of the count.
 */
const roles = ["highlight", "problem", "cause", "measure"] as const
const leftOut = /^(?:late|eve)-/
/** Words that fewer reports use say more of a trade than of a role. */
const fewestReports = 6
const kept = 500

interface Told {
  role: number
  report: string
  words: ReadonlySet<string>
}

function itemsOf(report: MarkedReport): Told[] {
  return report.items.flatMap((item): Told[] => {
    const role = roles.indexOf(item.role as (typeof roles)[number])
    const inner = report.items.filter(({ parent }) => parent === item.id).map(({ start }) => start)
    const text = report.text.slice(item.start + item.ordinal.length, Math.min(item.end, ...inner))
    return role < 0 || text.length < 12
      ? []
      : [{ role, report: report.name, words: tenorWordsIn(text, () => true) }]
  })
}

type Weights = Map<string, number[]>

function count(items: readonly Told[]): Weights {
  const total = roles.map((_, k) => items.filter(({ role }) => role === k).length)
  const counts = new Map<string, { hits: number[]; reports: Set<string> }>()
  for (const { role, report, words } of items)
    for (const word of words) {
      const entry = counts.get(word) ?? { hits: roles.map(() => 0), reports: new Set<string>() }
      entry.hits[role]!++
      entry.reports.add(report)
      counts.set(word, entry)
    }
  const scored: { word: string; weights: number[]; gain: number }[] = []
  for (const [word, { hits, reports }] of counts) {
    if (reports.size < fewestReports) continue
    const rates = hits.map((n, k) => (n + 0.7) / (total[k]! + 6))
    const mean = rates.reduce((sum, rate) => sum + Math.log(rate), 0) / roles.length
    const weights = rates.map((rate) => Math.max(-2, Math.min(2, Math.log(rate) - mean)))
    if (weights.every((w) => Math.abs(w) < 0.6)) continue
    scored.push({ word, weights, gain: rates.reduce((sum, r, k) => sum + r * Math.abs(weights[k]!), 0) })
  }
  scored.sort((a, b) => b.gain - a.gain || (a.word < b.word ? -1 : 1))
  return new Map(scored.slice(0, kept).map(({ word, weights }) => [word, weights]))
}

function right(weights: Weights, { role, words }: Told): boolean {
  const sum = roles.map(() => 0)
  for (const word of words) for (const [k, w] of (weights.get(word) ?? []).entries()) sum[k]! += w
  return sum.indexOf(Math.max(...sum)) === role
}

const all = markedReports()
  .filter(({ name }) => !leftOut.test(name))
  .flatMap(itemsOf)
const authorOf = (name: string) => name.split("-")[0]
const authors = [...new Set(all.map(({ report }) => authorOf(report)))]
let hits = 0
for (const author of authors) {
  const weights = count(all.filter(({ report }) => authorOf(report) !== author))
  hits += all.filter((item) => authorOf(item.report) === author && right(weights, item)).length
}
console.log(`items of authors left out: ${(hits / all.length).toFixed(3)} of ${all.length} told rightly`)

if (process.argv.includes("--write")) {
  const lines = [...count(all)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, weights]) => `${word} ${weights.map((w) => Math.round(w * 10)).join(" ")}`)
  writeFileSync("shared/reading/tenor-weights.ts", tableOf(lines))
}

function tableOf(lines: readonly string[]): string {
  const rows: string[] = []
  for (const line of lines) {
    const last = rows.at(-1)
    if (last !== undefined && last.length + line.length < 96) rows[rows.length - 1] = `${last};${line}`
    else rows.push(line)
  }
  return [
    "/**",
    " * How much more often than on average an item of each role has a word, in tenths of a natural logarithm, at most 20:",
    " * highlight, problem, cause, measure. 0 stands for any figure. Counted by `test/accuracy/fit-tenor.ts` over marked reports",
    " * of eight authors; words that fewer than six reports use are left out.",
    " */",
    "export const tenorWeights = `",
    rows.join(";\n"),
    "`",
    "",
  ].join("\n")
}
