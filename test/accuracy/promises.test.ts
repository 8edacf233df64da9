import { expect, test } from "vitest"
import { goldPairs } from "./pairs-corpus"
import { scorePromises } from "./promises"

/** What is reached, a little lower: see `npm run accuracy -- --pairs`. */
test.each([
  ["worked on", (name: string) => !name.startsWith("kept-"), 0.92],
  ["kept aside", (name: string) => name.startsWith("kept-"), 0.9],
] as const)("last year's promises in invented pairs, %s", (_, only, floor) => {
  const { verdicts, mistakes } = scorePromises(goldPairs(only))
  const share = verdicts.right / (verdicts.right + verdicts.wrong)
  expect(verdicts.right).toBeGreaterThan(40)
  expect(share, `${mistakes.length} wrong`).toBeGreaterThanOrEqual(floor)
})
