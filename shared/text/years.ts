/** A year that a text names. */
export interface YearMention {
  from: number
  to: number
  year: number
}

export function findYears(_text: string): YearMention[] {
  return []
}
