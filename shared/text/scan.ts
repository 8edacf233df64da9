import { findPlaceholders, type Placeholder } from "./placeholders"
import { findQuantities, type Quantity } from "./quantities"
import { findYears, type YearMention } from "./years"

/** What one pass over a block's text finds; the raw material of every rule. */
export interface TextFacts {
  quantities: readonly Quantity[]
  years: readonly YearMention[]
  placeholders: readonly Placeholder[]
}

/** Reads the facts of one text. Pure; callers cache it by node. */
export function scanText(text: string): TextFacts {
  return {
    quantities: findQuantities(text),
    years: findYears(text),
    placeholders: findPlaceholders(text),
  }
}
