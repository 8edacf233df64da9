import { placeName } from "#shared/checks/place-name"
import { type Checked, checkReport } from "#shared/checks/run"
import type { CheckSettings, Finding } from "#shared/checks/types"
import { applyChanges } from "#shared/merge/apply"
import type { Comparison } from "#shared/merge/types"
import { splitMessage } from "../../panels/findings/entries"
import { acceptedIn } from "./merge"
import type { Verdicts } from "./sheet"

/** What the check would say once a change is accepted. */
export interface Effect {
  finding: Finding
  /** First sentence of its message. */
  title: string
  /** 亮点二 */
  place: string
}
export interface Effects {
  /** What it says now and would say no longer. */
  gone: readonly Effect[]
  /** What it would say besides. */
  come: readonly Effect[]
}

/**
 * Checks the report as it would be with one more change accepted, by the one checker, and tells the difference.
 *
 * @param now the check of the report as it is
 */
export function effectsOf(
  comparison: Comparison,
  verdicts: Verdicts,
  id: string,
  now: Checked,
  settings: CheckSettings,
): Effects {
  const { doc } = applyChanges(comparison, [...acceptedIn(verdicts), id])
  const then = checkReport(doc, { year: null }, settings)
  const before = now.findings.map((finding) => effect(finding, now))
  const after = then.findings.map((finding) => effect(finding, then))
  const [gone, come] = without(before, after, ({ finding: { rule, message, item } }) =>
    JSON.stringify([rule, message, item]),
  )
  // The same matter in other words: a count in its message, or the item that was read anew.
  const [goneBy, comeBy] = without(gone, come, ({ finding: { rule }, place }) =>
    JSON.stringify([rule, place]),
  )
  return { gone: goneBy, come: comeBy }
}

function effect(finding: Finding, { facts }: Checked): Effect {
  const { title } = splitMessage(finding.message)
  return { finding, title, place: placeName(finding.span, facts.outline) }
}

/** Two lists without what both have, one for one. */
function without(
  a: readonly Effect[],
  b: readonly Effect[],
  keyOf: (effect: Effect) => string,
): [Effect[], Effect[]] {
  const left = new Map<string, number>()
  for (const one of b) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1)
  const onlyA = a.filter((one) => {
    const n = left.get(keyOf(one)) ?? 0
    if (n > 0) left.set(keyOf(one), n - 1)
    return n === 0
  })
  const known = new Map<string, number>()
  for (const one of a) known.set(keyOf(one), (known.get(keyOf(one)) ?? 0) + 1)
  const onlyB = b.filter((one) => {
    const n = known.get(keyOf(one)) ?? 0
    if (n > 0) known.set(keyOf(one), n - 1)
    return n === 0
  })
  return [onlyA, onlyB]
}

/** What is to be heeded before a change is accepted: what must be changed or looked at afterwards. */
export const isGrave = ({ finding }: Effect): boolean => finding.severity !== "hint"
