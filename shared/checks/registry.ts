import { causeMissing } from "./rules/cause-missing"
import { halfwidthPunctuation } from "./rules/halfwidth-punctuation"
import { highlightQuantity } from "./rules/highlight-quantity"
import { measureMissing } from "./rules/measure-missing"
import { ordinalHalfwidth } from "./rules/ordinal-halfwidth"
import { ordinalSequence } from "./rules/ordinal-sequence"
import { placeholder } from "./rules/placeholder"
import { planYear } from "./rules/plan-year"
import { reportYear } from "./rules/report-year"
import { skeletonPartEmpty } from "./rules/skeleton-part-empty"
import { skeletonPartMissing } from "./rules/skeleton-part-missing"
import { skeletonPartOrder } from "./rules/skeleton-part-order"
import type { Rule } from "./types"

/** Every rule there is. A rule that is not listed here does not exist; `completeness.test.ts` looks for strays. */
export const registry: readonly Rule[] = [
  highlightQuantity,
  causeMissing,
  measureMissing,
  skeletonPartMissing,
  skeletonPartEmpty,
  skeletonPartOrder,
  ordinalSequence,
  ordinalHalfwidth,
  placeholder,
  halfwidthPunctuation,
  planYear,
  reportYear,
]

export function ruleById(id: string): Rule | null {
  return registry.find((rule) => rule.id === id) ?? null
}
