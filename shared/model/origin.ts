import { z } from "zod"

/** An old report that text of this one comes from. */
export const Source = z.object({
  /** Referred to by `origin` and `figure` marks. */
  id: z.string(),
  /** File name as the user knows it, without a folder. */
  name: z.string(),
  /** Year reported on, when known. */
  year: z.number().int().nullable(),
})
export type Source = z.infer<typeof Source>

/** Attributes of the marks `origin` (a sentence) and `figure` (a quantity). */
export interface OriginAttrs {
  /** Id of a `Source` of the report. */
  source: string
  /** Stable id of the item of the old report, or null outside items. */
  item: string | null
  /** The text as it stood in the old report. */
  text: string
  /** A person has looked at it and said that it holds this year too. */
  confirmed: boolean
}
