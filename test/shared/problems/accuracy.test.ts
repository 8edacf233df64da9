import { describe, expect, it } from "vitest"
import { readOutline } from "#shared/model/outline"
import { type GoldReport, goldReports, judge, type Outcome, rates, summed } from "./gold"

// What a careful reader says of invented reports, against the program. The floors are below what is reached,
// so that they catch a change for the worse, not a change of opinion about one line.

function measure(reports: readonly GoldReport[]): Outcome {
  return summed(
    reports.map((gold) => {
      const keys = new Map(readOutline(gold.doc).items.map((item) => [item.id, item.key]))
      return judge(gold, gold.doc, (id) => keys.get(id)!)
    }),
  )
}

function table(name: string, count: number, outcome: Outcome): string {
  const show = ({ precision, recall }: { precision: number; recall: number }) =>
    `precision ${precision.toFixed(3)} recall ${recall.toFixed(3)}`
  const wrong = outcome.missing.extra + outcome.missing.lost
  return [
    `${name}: ${count} reports, ${outcome.verdicts} verdicts`,
    `  links    ${show(rates(outcome.links))}`,
    `  missing  ${show(rates(outcome.missing))}`,
    `  verdicts ${(1 - wrong / outcome.verdicts).toFixed(3)}`,
    ...outcome.errors.map((error) => `    ${error}`),
  ].join("\n")
}

describe("links of the invented reports", () => {
  it.each([
    ["tuned on", "tuned on", { links: [0.86, 0.97], missing: [0.96, 0.92], verdicts: 0.96 }],
    ["kept aside", "held", { links: [0.78, 0.9], missing: [0.82, 0.85], verdicts: 0.9 }],
    ["half of them in other words", "mini", { links: [0.35, 0.44], missing: [0.3, 0.42], verdicts: 0.6 }],
    ["as those, never looked into", "late", { links: [0.3, 0.4], missing: [0.3, 0.4], verdicts: 0.55 }],
  ] as const)("%s", (name, set, floor) => {
    const reports = goldReports(set)
    expect(reports.length).toBeGreaterThanOrEqual(6)
    const outcome = measure(reports)
    console.log(table(name, reports.length, set === "late" ? { ...outcome, errors: [] } : outcome))
    expect(outcome.errors.filter((error) => error.endsWith("no such problem"))).toEqual([])
    expect(rates(outcome.links).precision).toBeGreaterThanOrEqual(floor.links[0])
    expect(rates(outcome.links).recall).toBeGreaterThanOrEqual(floor.links[1])
    expect(rates(outcome.missing).precision).toBeGreaterThanOrEqual(floor.missing[0])
    expect(rates(outcome.missing).recall).toBeGreaterThanOrEqual(floor.missing[1])
    const wrong = outcome.missing.extra + outcome.missing.lost
    expect(1 - wrong / outcome.verdicts).toBeGreaterThanOrEqual(floor.verdicts)
  })
})
