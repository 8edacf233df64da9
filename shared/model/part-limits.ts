import { z } from "zod"

/** Least and most characters of a part, white space not counted; null where nobody asks. */
const Bounds = z.object({
  min: z.number().int().positive().nullable().default(null),
  max: z.number().int().positive().nullable().default(null),
})
export type Bounds = z.infer<typeof Bounds>

const anything = { min: null, max: null }

/**
 * How long the parts of a report may be, as an organiser's notice asks. A cause belongs to its problem, wherever it
 * stands.
 */
export const PartLimits = z.object({
  highlight: Bounds.default(anything),
  problem: Bounds.default(anything),
  measure: Bounds.default(anything),
})
export type PartLimits = z.infer<typeof PartLimits>
export type Part = keyof PartLimits

export const noPartLimits: PartLimits = { highlight: anything, problem: anything, measure: anything }

/** What the parts are called, in the order in which they stand. */
export const partNames: Readonly<Record<Part, string>> = {
  highlight: "亮点",
  problem: "问题和原因",
  measure: "措施",
}
