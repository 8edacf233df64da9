import type { Role } from "../model/roles"
import type { BlockName } from "../model/schema"
import type { OrdinalStyle } from "../text/ordinals"
import type { RoleCue } from "./cues"

/** A range [start, end) of the text that is read: the source, with broken lines joined (`wrapped.ts`). */
export type Range = readonly [start: number, end: number]

/** A block of the report to be, still as ranges of the text. */
export interface TreeBlock {
  type: BlockName
  ordinal: Range | null
  /** White space at its ends is trimmed; may be empty behind an ordinal. */
  text: Range
  runOn: boolean
  role?: Role
  /** Of a lead-in: plain enough to turn the role inside a part on work done. */
  sure?: boolean
  reason?: string
  kind?: "name" | "date"
}

export interface TreeItem {
  kind: "item"
  role: Role
  style: OrdinalStyle
  n: number | null
  /** Known from the column of the table that it stands in. */
  told?: Role
  /** It only names this role of what stands below it, in words of its own that come again in other parts. */
  names?: Role
  first: TreeBlock
  /** Further paragraphs, lead-ins, asides and lists in order. */
  rest: (TreeBlock | TreeList)[]
}

export interface TreeList {
  kind: "list"
  role: Role
  items: TreeItem[]
}

export interface TreeSection {
  kind: "section"
  role: Role
  part: string | null
  heading: TreeBlock | null
  /** What the heading says, once somebody has asked (`section-cue.ts`). */
  cue?: RoleCue | null
  /** What the words that opened it say it is about, where it has no heading. */
  told?: Role
  body: (TreeBlock | TreeList)[]
}

/** The report as ranges of the source: what stage 2 decided and stage 3 writes. */
export interface Tree {
  skeleton: string | null
  children: (TreeBlock | TreeSection)[]
}

export function isList(node: TreeBlock | TreeList): node is TreeList {
  return "kind" in node && node.kind === "list"
}

export function isSection(node: TreeBlock | TreeSection): node is TreeSection {
  return "kind" in node && node.kind === "section"
}

/** The lists directly below a section or an item, with the lead-in in front of each. */
export function listsOf(
  children: readonly (TreeBlock | TreeList)[],
): { list: TreeList; leadIn: TreeBlock | null }[] {
  const out: { list: TreeList; leadIn: TreeBlock | null }[] = []
  let leadIn: TreeBlock | null = null
  for (const child of children) {
    if (isList(child)) {
      out.push({ list: child, leadIn })
      leadIn = null
    } else if (child.type === "leadIn") leadIn = child
  }
  return out
}
