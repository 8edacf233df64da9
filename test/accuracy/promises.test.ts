import { expect, test } from "vitest"
import { goldPairs, setOf } from "./pairs-corpus"
import { scorePromises } from "./promises"

/** What is reached, a little lower: see `npm run accuracy -- --pairs`. */
test.each([
  ["worked on", "open", 0.92],
  ["kept aside, then looked into", "seen", 0.9],
  ["written last, then looked into", "fresh", 0.92],
  ["never looked into", "unseen", 0.9],
] as const)("last year's promises in invented pairs, %s", (_, set, floor) => {
  const { verdicts, mistakes } = scorePromises(goldPairs((name) => setOf(name) === set))
  const share = verdicts.right / (verdicts.right + verdicts.wrong)
  expect(verdicts.right).toBeGreaterThan(40)
  expect(share, `${mistakes.length} wrong`).toBeGreaterThanOrEqual(floor)
})
