import fc from "fast-check"
import { expect, it } from "vitest"
import { findPlaceholders } from "#shared/text/placeholders"
import { findQuantities } from "#shared/text/quantities"
import { scanText } from "#shared/text/scan"
import { findYears } from "#shared/text/years"
import { fragments } from "./fragments"

it("finds terms, figures, years and placeholders in one pass", () => {
  const text = "2023年落实“三会一课”48次，储备干部**名，坚持双随机一公开"
  const facts = scanText(text)
  expect(facts.terms.map((t) => [t.id, text.slice(t.from, t.to)])).toEqual([
    ["三会一课", "三会一课"],
    ["双随机、一公开", "双随机一公开"],
  ])
  expect(facts.quantities.map((q) => q.text)).toEqual(["48次"])
  expect(facts.years.map((y) => y.year)).toEqual([2023])
  expect(facts.placeholders).toHaveLength(1)
})

it("says the same as each reader by itself, for any text", () => {
  fc.assert(
    fc.property(fragments, (text) => {
      const facts = scanText(text)
      expect(facts.quantities).toEqual(findQuantities(text))
      expect(facts.years).toEqual(findYears(text))
      expect(facts.placeholders).toEqual(findPlaceholders(text))
    }),
    { numRuns: 500 },
  )
})
