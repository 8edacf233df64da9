import type { SourceParagraph } from "../source/source-text"

/** A paragraph that holds something, without the white space around it. */
export interface Line {
  /** Range in the source text; never empty, begins and ends with a visible character. */
  start: number
  end: number
  text: string
  paragraph: SourceParagraph
  /** It goes on with the line above: a page counter stood between the two in the midst of one line. */
  goesOn?: true
}

/**
 * A line, or a mark of a line, that is no part of the report: page counters, web noise. It is kept and
 * shown, never printed.
 */
export interface Aside {
  start: number
  end: number
  /** Chinese, for the list of what was set aside. */
  reason: string
}

/** The lines of a source in order, and what was set aside of it, in order. */
export interface Lines {
  lines: Line[]
  asides: Aside[]
}
