import { describe, expect, it } from "vitest"
import { type CheckingScore, goldReports, type KindScore, rates, readMarks, scoreChecking } from "./checking-corpus"

// The floors lie a little below what is reached: they catch a change for the worse, not a change of opinion
// about one line.

function table(name: string, count: number, { kinds, total, wrongErrors, mistakes }: CheckingScore): string {
  const row = (what: string, score: KindScore) => {
    const { precision, recall } = rates(score)
    const counts = `${score.right} right, ${score.extra} extra, ${score.lost} lost`
    return `  ${what.padEnd(16)} precision ${precision.toFixed(3)} recall ${recall.toFixed(3)}  (${counts})`
  }
  return [
    `${name}: ${count} reports, ${wrongErrors} wrong at level error`,
    ...[...kinds].sort().map(([kind, score]) => row(kind, score)),
    row("all", total),
    ...(process.env.SHOW_HELD || !name.startsWith("kept") ? mistakes.map((line) => `    ${line}`) : []),
  ].join("\n")
}

describe("findings of the invented reports", () => {
  it.each([
    ["tuned on", false],
    ["kept aside", true],
  ] as const)("%s", (name, held) => {
    const reports = goldReports().filter((report) => report.held === held)
    expect(reports.length).toBeGreaterThanOrEqual(4)
    const result = scoreChecking(reports)
    console.log(table(name, reports.length, result))
  })
  it("reads marks", () => { expect(readMarks("a⟦ordinal:二是⟧b⟦?stale:⟧").gold).toHaveLength(2) })
})
