import { createRequire } from "node:module"
import type { Node } from "prosemirror-model"
import { reportFacts } from "#shared/checks/facts"
import { check } from "#shared/checks/run"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { typeInTheMiddle } from "../../electron/cli/bench"
import { longReport } from "./long-report"

/**
 * The check with every rule beside two linters of Chinese text, on the same text in one run. They look at marks and
 * spaces only; ours checks a report that has been parsed, with its links and quantities, as `parse` prints it; the second line takes
 * reading these in.
 */
const rounds = 41
const warmUp = 15
const context = { year: 2025 }

interface Checker {
  name: string
  /** Checks a text that nobody has checked before; the time of `prepare` does not count. */
  prepare(text: string): () => unknown
}

/**
 * They are no packages of the project: one of them cannot be locked for every system. Whoever wants the comparison
 * fetches them; else ours stands alone.
 */
const others = "npm install --no-save autocorrect-node@2.14.0 zhlint@0.8.2"
const load = createRequire(import.meta.url)

function linters(): Checker[] {
  try {
    const { lintFor } = load("autocorrect-node") as { lintFor(text: string, type: string): unknown }
    const { run } = load("zhlint") as { run(text: string, options: unknown): unknown }
    return [
      { name: "autocorrect-node", prepare: (text) => () => lintFor(text, "text") },
      { name: "zhlint", prepare: (text) => () => run(text, { rules: { preset: "default" } }) },
    ]
  } catch {
    console.log(`\nnothing to hold the check beside; fetch it once with: ${others}`)
    return []
  }
}

function checkers(): Checker[] {
  const doc = (text: string): Node => readStructure(plainSource(text)).doc
  return [
    {
      name: "述职台, all rules",
      prepare: (text) => {
        const whole = doc(text)
        reportFacts(whole)
        return () => check(whole, context)
      },
    },
    {
      name: "  and links and quantities",
      prepare: (text) => {
        const whole = doc(text)
        return () => check(whole, context)
      },
    },
    {
      name: "述职台, after a keystroke",
      prepare: (text) => {
        const whole = doc(text)
        check(whole, context)
        const typed = typeInTheMiddle(whole)
        return () => check(typed, context)
      },
    },
    ...linters(),
  ]
}

export function benchCheckers(): void {
  const all = checkers()
  for (const characters of [5_000, 100_000]) {
    const text = longReport(characters)
    const times = new Map(all.map(({ name }) => [name, [] as number[]]))
    for (let i = 0; i < rounds + warmUp; i++)
      for (const { name, prepare } of all) {
        // Ten times slower than the rest, it would take minutes.
        if (name === "zhlint" && characters > 10_000 && i % 10 !== 0) continue
        const run = prepare(`${text}\n第${i}号附注。`)
        const start = performance.now()
        run()
        times.get(name)!.push(performance.now() - start)
      }
    console.log(`\nchecking ${text.length} characters, ms (median)`)
    const medians = new Map(
      [...times].map(([name, list]) => [name, median(list.slice(list.length > rounds ? warmUp : 1))]),
    )
    const floor = medians.get("autocorrect-node")
    for (const [name, ms] of medians)
      console.log(
        `${name.padEnd(28)}${ms.toFixed(2).padStart(9)}${floor ? `   ${(ms / floor).toFixed(2)} × autocorrect-node` : ""}`,
      )
  }
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1]!
}
