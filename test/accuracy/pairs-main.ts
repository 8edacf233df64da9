import { rates } from "./checking-corpus"
import { type GoldPair, goldPairs, pairQuestions, scorePairs, setOf } from "./pairs-corpus"
import { scorePromises } from "./promises"

/**
 * `npm run accuracy -- --pairs [--wrong [NAME…]]`: what is found of last year's in this year's report, by pair; those
 * kept aside as sums only, and how last year's promises stand. `--wrong` also lists the mistakes, those of pairs that
 * were kept aside only when they are named.
 */
const args = process.argv.slice(2)
const at = args.indexOf("--wrong")
const wrong = at < 0 ? null : args.slice(at + 1).filter((arg) => !arg.startsWith("--"))

const names: Record<(typeof pairQuestions)[number], string> = {
  figures: "unchanged figures",
  warned: "figures warned of",
  sentences: "unchanged sentences",
  foreign: "names of others",
}

function print(label: string, pairs: readonly GoldPair[]): void {
  const { counts, mistakes } = scorePairs(pairs)
  console.log(`\n${label}`)
  for (const question of pairQuestions) {
    const { right, extra, lost } = counts[question]
    const { recall, precision } = rates(counts[question])
    console.log(
      `  ${names[question].padEnd(22)}${[right, extra, lost].map((n) => String(n).padStart(5)).join("")}   recall ${recall.toFixed(3)}   precision ${precision.toFixed(3)}`,
    )
  }
  const { verdicts, answers, mistakes: unanswered } = scorePromises(pairs)
  const told = rates(answers)
  console.log(
    `  promises, verdicts    ${[verdicts.right, verdicts.wrong].map((n) => String(n).padStart(5)).join("")}        right ${(verdicts.right / Math.max(1, verdicts.right + verdicts.wrong)).toFixed(3)}`,
  )
  console.log(
    `  promises, answers     ${[answers.right, answers.extra, answers.lost].map((n) => String(n).padStart(5)).join("")}   recall ${told.recall.toFixed(3)}   precision ${told.precision.toFixed(3)}`,
  )
  const [only] = pairs
  if (pairs.length !== 1 || !only || wrong === null) return
  const listed =
    wrong.length > 0 ? wrong.some((name) => only.name.startsWith(name)) : setOf(only.name) === "open"
  if (listed) for (const line of [...mistakes.map((it) => it.line), ...unanswered]) console.log(`    ${line}`)
}

const all = goldPairs()
const open = all.filter(({ set }) => set === "open")
const aside = [
  ["kept aside, never looked into", all.filter(({ set }) => set === "unseen")],
  ["kept aside, then looked into", all.filter(({ set }) => set === "seen")],
  ["written last, then looked into", all.filter(({ set }) => set === "fresh")],
] as const
console.log("                          right extra lost")
for (const pair of open) print(pair.name, [pair])
print(`worked on: ${open.length} pairs`, open)
for (const [label, pairs] of aside) if (pairs.length > 0) print(`${label}: ${pairs.length} pairs`, pairs)
if (wrong)
  for (const pair of aside.flatMap(([, pairs]) => pairs))
    if (wrong.some((name) => pair.name.startsWith(name))) print(pair.name, [pair])
