import { toHalfWidth } from "./half-width"
import { findPlaceholders, type Placeholder } from "./placeholders"
import { type Quantity, readQuantities, setPhraseIndex } from "./quantities"
import { findTerms, type TermHit } from "./term-index"
import { readYears, type YearMention } from "./years"

/** What one pass over a block's text finds; the raw material of every rule. */
export interface TextFacts {
  quantities: readonly Quantity[]
  years: readonly YearMention[]
  placeholders: readonly Placeholder[]
  /** Set phrases, the longest at each place. */
  terms: readonly TermHit[]
}

/** Reads the facts of one text. Pure; callers cache it by node. */
export function scanText(text: string): TextFacts {
  const plain = toHalfWidth(text)
  const terms = findTerms(setPhraseIndex, plain)
  const placeholders = findPlaceholders(text)
  return {
    quantities: readQuantities(text, plain, terms, placeholders),
    years: readYears(text, plain),
    placeholders,
    terms,
  }
}
