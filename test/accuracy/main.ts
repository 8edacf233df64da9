import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { type Doubtful, doubtsAgainst } from "./doubtful"
import { printFit } from "./fit-links"
import { type MarkedReport, markedReports, patterns } from "./marked"
import { addCounts, f1, type Measure, measures, noCounts, scoreReading } from "./score"

/**
 * `npm run accuracy [-- --wrong [NAME…]]`: how well marked reports are read, in all and for each way of writing. With
 * `--wrong` also what is read otherwise than marked, but for the sets apart unless they are named. 结构已知 is
 * 因果判断 on the structure that the marks give; `--gold-structure` lists what differs there. `--fit` fits the weights
 * of measures to the reports not kept aside, and says how they do on reports left out of the fit.
 */
const names: Record<Measure, string> = {
  starts: "条的起点 F1",
  ends: "起止都对 F1",
  roles: "角色",
  levels: "层级",
  headings: "标题 F1",
  hasQuantity: "亮点有数",
  quantities: "数量 F1",
  verdicts: "因果判断",
  knownVerdicts: "结构已知",
  links: "所连即所答",
}

const targets: Partial<Record<Measure, number>> = {
  starts: 0.97,
  ends: 0.93,
  roles: 0.97,
  hasQuantity: 0.98,
  quantities: 0.96,
  verdicts: 0.9,
  knownVerdicts: 0.9,
}

/** Apart from what the program was worked on with: those kept aside, and those by others who wrote after the code. */
const apart = {
  "never looked into": "frost-",
  "nor these, written last": "rime-",
  "opened last: every way of writing": "gale-",
  "opened last: ordinary": "hail-",
  "opened before them": "snow-",
  "opened before those": "noon-",
  "by two before them, worked on": "dusk",
  "by one before, worked on": "eve-",
  "worked on before that": "late-",
  "kept aside": "kept-",
  "written after the code, worked on": "f-",
  "written after it, seen once": "new-",
}
const setOf = ({ name }: MarkedReport) =>
  Object.entries(apart).find(([, prefix]) => name.startsWith(prefix))?.[0] ?? "the others"
const labels = [...Object.keys(apart), "the others"]
const results = markedReports().map((report) => {
  const imported = readStructure(plainSource(report.text))
  return { report, score: scoreReading(report, imported), doubtful: doubtsAgainst(report, imported) }
})

function row(label: string, some: typeof results): string {
  const sum = noCounts()
  for (const { score } of some) addCounts(sum, score.counts)
  const cells = measures.map((measure) => f1(sum[measure]).toFixed(3).padStart(12))
  return `${label.padEnd(32)}${String(some.length).padStart(4)}${cells.join("")}`
}

const wide = (text: string, width: number) =>
  " ".repeat(Math.max(0, width - [...text].reduce((n, c) => n + (c > "\u2e7f" ? 2 : 1), 0))) + text
console.log(`${" ".repeat(32)}份数${measures.map((measure) => wide(names[measure], 12)).join("")}`)
const inSet = (label: string) => results.filter(({ report }) => setOf(report) === label)
for (const label of labels) console.log(row(label, inSet(label)))
console.log(
  `${"target".padEnd(36)}${measures.map((measure) => (targets[measure]?.toFixed(3) ?? "").padStart(12)).join("")}`,
)
console.log()
for (const pattern of patterns) {
  const some = results.filter(({ report }) => report.patterns.includes(pattern))
  if (some.length > 0) console.log(row(pattern, some))
}
/** How many of the wrong items somebody is asked about, and how much is asked where nothing is wrong. */
function doubtRow(label: string, some: typeof results): string {
  const sum = (key: keyof Doubtful, of = some) => of.reduce((n, { doubtful }) => n + doubtful[key], 0)
  const right = some.filter(({ doubtful }) => doubtful.wrong === 0)
  return `${label}: ${sum("asked")} of ${sum("wrong")} wrong items asked about; ${(sum("doubts", right) / Math.max(1, right.length)).toFixed(2)} doubts in each of ${right.length} reports without one`
}
console.log()
for (const label of labels) console.log(doubtRow(`doubts, ${label}`, inSet(label)))

const lost = results.flatMap(({ report, score }) =>
  score.lost === null ? [] : `${report.name}: ${score.lost}`,
)
console.log(`\ncharacters lost or placed twice: ${lost.length === 0 ? "none" : `\n${lost.join("\n")}`}`)

const args = process.argv.slice(2)
if (args.includes("--wrong")) {
  const named = args.filter((arg) => !arg.startsWith("--"))
  const isShown = (report: MarkedReport) =>
    named.length > 0 ? named.some((name) => report.name.startsWith(name)) : setOf(report) === "the others"
  for (const { report, score } of results)
    if (isShown(report))
      for (const line of args.includes("--gold-structure") ? score.wrongOfKnown : score.wrong)
        console.log(line)
}
if (args.includes("--fit")) printFit()
process.exitCode = lost.length === 0 ? 0 : 1
