import { rates } from "./checking-corpus"
import { type GoldPair, goldPairs, pairQuestions, scorePairs } from "./pairs-corpus"

/**
 * `npm run accuracy -- --pairs [--wrong [NAME…]]`: what is found of last year's in this year's report, by pair; those
 * kept aside as sums only. `--wrong` also lists the mistakes, of kept pairs only when they are named.
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
  const listed = (pair: string) =>
    wrong !== null &&
    (wrong.length > 0 ? wrong.some((name) => pair.startsWith(name)) : !pair.startsWith("kept-"))
  if (pairs.length === 1) for (const { pair, line } of mistakes) if (listed(pair)) console.log(`    ${line}`)
}

const all = goldPairs()
const open = all.filter(({ held }) => !held)
console.log("                          right extra lost")
for (const pair of open) print(pair.name, [pair])
print(`worked on: ${open.length} pairs`, open)
const held = all.filter((pair) => pair.held)
print(`kept aside: ${held.length} pairs`, held)
if (wrong)
  for (const pair of held) if (wrong.some((name) => pair.name.startsWith(name))) print(pair.name, [pair])
