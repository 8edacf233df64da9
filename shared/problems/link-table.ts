import type { Link } from "../model/links"
import type { Item, Outline } from "../model/outline"

/** How well one problem is answered. */
export interface ProblemAnswer {
  problem: Item
  /** Causes and measures that answer it, strongest first. */
  causes: Link[]
  measures: Link[]
  /** Items that only mention it in passing, strongest first: worth naming in a message, no answer. */
  mentions: { target: Item; role: "cause" | "measure"; strength: number }[]
}

/** All links of a report: the writer's decisions over what the text states over what is inferred. */
export interface LinkTable {
  answers: ProblemAnswer[]
  links: Link[]
  /** Cause and measure items that answer no problem. */
  unlinked: Item[]
  /** Are there items of that role at all? */
  hasCauses: boolean
  hasMeasures: boolean
}

export function linkTable(_outline: Outline): LinkTable {
  return { answers: [], links: [], unlinked: [], hasCauses: false, hasMeasures: false }
}
