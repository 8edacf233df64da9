import { z } from "zod"
import json from "#resources/terms/expressions.json" with { type: "json" }
import homophonesJson from "#resources/terms/homophones.json" with { type: "json" }
import { isCommonWord, soundingLike } from "./words"

const Han = z.string().regex(/^[\u3400-\u9fff]{3,}$/)
const Sourced = { source: z.string().min(1), confidence: z.enum(["high", "medium", "unverified"]) }

export const Expressions = z.object({
  groups: z.array(
    z.object({
      /** idiom: every character is fixed. collocation: common words side by side, that other words may follow as well. */
      kind: z.enum(["idiom", "collocation"]),
      ...Sourced,
      /** A line holds one or, with spaces between, many. */
      terms: z
        .array(z.string())
        .transform((lines) => lines.flatMap((line) => line.split(" ")))
        .pipe(z.array(Han)),
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

/** Words of two characters, and behind each those that sound the same but share no character with it. */
export const Homophones = z.object({
  ...Sourced,
  words: z.record(z.string().length(2), z.array(z.string().length(2)).min(1)),
  /** An expression with such a word in it that may be meant. */
  notWrong: z.array(Han),
})

/**
 * Expressions of two words with one of them replaced by a word of the same sound (认真旅行 for 认真履行): what an input
 * method offers instead, and no dictionary tells from a right one. And those of three characters with the middle one
 * replaced by another of its sound (满一度 for 满意度).
 */
export function soundAlikes(): { wrong: string; right: string }[] {
  const { words, notWrong } = Homophones.parse(homophonesJson)
  const right = new Set([...notWrong, ...rightForms])
  const found = new Map<string, string>()
  for (const { form } of expressions) {
    if (form.length !== 4) continue
    const [head, tail] = [form.slice(0, 2), form.slice(2)]
    for (const other of words[head] ?? []) found.set(other + tail, form)
    for (const other of words[tail] ?? []) found.set(head + other, form)
  }
  // Of three characters the middle one leaves no two side by side, so what it may turn into is written out.
  for (const { form } of expressions) {
    if (form.length !== 3) continue
    const [first, middle, last] = form as unknown as [string, string, string]
    for (const other of soundingLike(middle))
      if (!isCommonWord(first, other)) found.set(first + other + last, form)
  }
  return [...found].filter(([wrong]) => !right.has(wrong)).map(([wrong, form]) => ({ wrong, right: form }))
}
