import { z } from "zod"
import { Limits, noLimits } from "../model/properties"

/** What a reviewer makes of the findings of one kind. */
export const scaleLevels = ["error", "warning", "hint", "off"] as const
export type ScaleLevel = (typeof scaleLevels)[number]

/**
 * 审阅尺度: what a reviewing department holds the reports of a folder to, where that differs from the settings. It is
 * laid over the settings (`scale.ts`), which the rules go by as ever.
 */
export const ReviewScale = z.object({
  /** By kind of finding; a kind that is not in it goes by the settings. Kinds of a newer program are kept. */
  kinds: z.record(z.string(), z.enum(scaleLevels)).default({}),
  /** Null where the limits of the settings hold. They go before what a report's author set for himself. */
  limits: Limits.default({ ...noLimits, carriedShareMax: 0.3 }),
  /** So many places that must be changed, and a report is proposed to go back. */
  backFrom: z.number().int().min(1).max(99).default(3),
})
export type ReviewScale = z.infer<typeof ReviewScale>

export const standardScale: ReviewScale = ReviewScale.parse({})
