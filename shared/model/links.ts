import { z } from "zod"

/**
 * How a link came about: `stated` by the text itself (针对…问题, 问题一…措施一), `inferred` from wording,
 * domain and order, or `confirmed` by the writer.
 */
export type LinkBasis = "stated" | "inferred" | "confirmed"

/** One problem answered by one cause or measure. Ids are the items' stable ids. */
export interface Link {
  problem: string
  target: string
  role: "cause" | "measure"
  basis: LinkBasis
  /** 0–1. Stated and confirmed links have 1. */
  strength: number
}

/**
 * What the writer decided about one pair. Derived links are never stored: they follow the text. A
 * decision outlives every edit of the text, because ids do.
 */
export const LinkDecision = z.object({
  problem: z.string(),
  target: z.string(),
  verdict: z.enum(["confirmed", "refused"]),
})
export type LinkDecision = z.infer<typeof LinkDecision>
