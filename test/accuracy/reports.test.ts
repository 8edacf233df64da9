import { describe, expect, it } from "vitest"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { markedReports } from "./marked"
import { addCounts, f1, type Measure, noCounts, scoreReading } from "./score"

/** A little below what `npm run accuracy` prints: a fall names the reports that it comes from. */
const least: Record<string, Partial<Record<Measure, number>>> = {
  "kept aside": {
    starts: 0.99,
    ends: 0.985,
    roles: 0.985,
    levels: 0.99,
    headings: 0.98,
    hasQuantity: 0.985,
    quantities: 0.98,
    verdicts: 0.91,
    links: 0.97,
  },
  "written after the code": {
    starts: 0.985,
    ends: 0.98,
    roles: 0.99,
    headings: 0.98,
    hasQuantity: 0.99,
    quantities: 0.98,
    verdicts: 0.88,
  },
  "the last that were opened": {
    starts: 0.99,
    ends: 0.97,
    roles: 0.99,
    headings: 0.99,
    hasQuantity: 0.99,
    quantities: 0.985,
    verdicts: 0.82,
  },
  "opened after them": {
    starts: 0.99,
    ends: 0.98,
    roles: 0.975,
    headings: 0.99,
    hasQuantity: 0.99,
    quantities: 0.98,
    verdicts: 0.81,
  },
  "every way of writing": {
    starts: 0.95,
    ends: 0.94,
    roles: 0.99,
    headings: 0.9,
    hasQuantity: 0.96,
    quantities: 0.98,
    verdicts: 0.88,
  },
  "never looked into": {
    starts: 0.975,
    ends: 0.96,
    roles: 0.985,
    headings: 0.98,
    hasQuantity: 0.98,
    quantities: 0.975,
    verdicts: 0.93,
  },
  "the others": {
    starts: 0.985,
    ends: 0.98,
    roles: 0.97,
    levels: 0.99,
    headings: 0.975,
    hasQuantity: 0.975,
    quantities: 0.985,
    verdicts: 0.875,
    links: 0.95,
  },
}

const results = markedReports().map((report) => ({
  report,
  score: scoreReading(report, readStructure(plainSource(report.text))),
}))

/** Who wrote it tells when, and how much is known of it: see README.md of the reports. */
const sets: readonly (readonly [RegExp, string])[] = [
  [/^kept-/, "kept aside"],
  [/^(?:f|new)-/, "written after the code"],
  [/^late-/, "the last that were opened"],
  [/^(?:eve|dusk2?|noon|snow|hail)-/, "opened after them"],
  [/^gale-/, "every way of writing"],
  [/^(?:frost|rime)-/, "never looked into"],
]
const setOf = (name: string) => sets.find(([pattern]) => pattern.test(name))?.[1] ?? "the others"

describe("marked reports are read as a careful reader reads them", () => {
  it.each(Object.keys(least))("%s", (which) => {
    const some = results.filter(({ report }) => setOf(report.name) === which)
    const sum = noCounts()
    for (const { score } of some) addCounts(sum, score.counts)
    const fallen = Object.entries(least[which]!).filter(
      ([measure, figure]) => f1(sum[measure as Measure]) < figure,
    )
    const told = which === "never looked into" ? [] : some.flatMap(({ score }) => score.wrong)
    expect(fallen, told.join("\n")).toEqual([])
  })

  it.each(results)("$report.name keeps every character in one place", ({ score }) => {
    expect(score.lost).toBeNull()
  })
})
