import type { Node } from "prosemirror-model"
import { countCharacters } from "../text/space"
import { kept } from "./kept"
import type { Block, Outline } from "./outline"
import { isRole, type Role } from "./roles"

/** How long a report and its parts are, in characters without white space. What was set aside counts nowhere. */
export interface ReportCounts {
  total: number
  /** Everything before the first section: title, bylines, addressee, opening. */
  front: number
  /** One count a section, in the order of `Outline.sections`. */
  sections: number[]
  signature: number
  /** By what the text is for; front and signature are in none. */
  byRole: Record<Role, number>
}

/** Counts a report; a keystroke costs its own block. */
export const countReport = kept((outline: Outline): ReportCounts => {
  const counts: ReportCounts = {
    total: 0,
    front: 0,
    sections: outline.sections.map(() => 0),
    signature: 0,
    byRole: { highlight: 0, problem: 0, cause: 0, measure: 0, other: 0 },
  }
  // Blocks come in the order of the sections that they are in.
  let place = 0
  for (const block of outline.blocks) {
    if (block.type === "aside") continue
    const characters = countCharacters(block.ordinal) + ownCharacters(block.node)
    counts.total += characters
    if (block.section) {
      while (place < outline.sections.length && outline.sections[place] !== block.section) place++
      counts.sections[place]! += characters
      counts.byRole[roleOf(block)] += characters
    } else if (block.type === "signature") counts.signature += characters
    else counts.front += characters
  }
  return counts
})

const ownCharacters = kept((block: Node): number => countCharacters(block.textContent))

/** What a block is for: its item says, a lead-in says it of what follows, else the section does. */
function roleOf(block: Block): Role {
  const { item, section, node } = block
  const own: unknown = block.type === "leadIn" ? node.attrs.role : item?.role
  return isRole(own) && own !== "other" ? own : (section?.role ?? "other")
}

/** How the text is divided, each 0–1 of the whole report; a cause belongs to its problem. */
export interface Shares {
  highlight: number
  problem: number
  measure: number
}

export function sharesOf({ total, byRole }: ReportCounts): Shares {
  const share = (characters: number) => (total === 0 ? 0 : characters / total)
  return {
    highlight: share(byRole.highlight),
    problem: share(byRole.problem + byRole.cause),
    measure: share(byRole.measure),
  }
}

/** How long it takes to read so many characters aloud, in whole minutes; what takes any time takes one. */
export function spokenMinutes(characters: number, perMinute: number): number {
  return characters === 0 ? 0 : Math.max(1, Math.round(characters / perMinute))
}
