import { z } from "zod"
import json from "#resources/terms/expressions.json" with { type: "json" }

const Han = z.string().regex(/^[\u3400-\u9fff]{3,}$/)
const Sourced = { source: z.string().min(1), confidence: z.enum(["high", "medium", "unverified"]) }

export const Expressions = z.object({
  groups: z.array(
    z.object({
      /** idiom: every character is fixed. collocation: common words side by side, that other words may follow as well. */
      kind: z.enum(["idiom", "collocation"]),
      ...Sourced,
      terms: z.array(Han),
    }),
  ),
  /** What is one character away from an expression and right all the same. */
  notWrong: z.object({ ...Sourced, forms: z.array(Han) }),
})

export interface Expression {
  form: string
  kind: "idiom" | "collocation"
}

const parsed = Expressions.parse(json)

/** The fixed expressions of this genre (四字格与惯用搭配). */
export const expressions: readonly Expression[] = parsed.groups.flatMap(({ kind, terms }) =>
  terms.map((form) => ({ form, kind })),
)

/** Expressions, and what is one character away from one and right. */
export const rightForms: ReadonlySet<string> = new Set([
  ...expressions.map(({ form }) => form),
  ...parsed.notWrong.forms,
])
