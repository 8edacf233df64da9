import type { Node } from "prosemirror-model"
import { hash } from "../model/ids"
import { kept } from "../model/kept"
import type { CopyDecision } from "../model/origin"
import { attrsOf } from "../model/schema"
import { compareCopy } from "./compare"
import type { Comparison, EditedCopy } from "./types"

/** So many copies are remembered, the latest, and so many changes of each: a report goes to and fro some times. */
const mostCopies = 12
const mostRefused = 500

/** What a copy is known by: what it says, before its tracked changes and after. How often it was saved is nothing. */
export const digestOf = kept((copy: EditedCopy): string => {
  let before = ""
  for (const c of copy.union) if (c.before) before += c.text
  return hash(`${before}\n\n${copy.accepted.text}`)
})

/** Ids of the changes of a copy that the writer has refused, as the report remembers them. */
export function refusedIn(report: Node, copy: EditedCopy): ReadonlySet<string> {
  const digest = digestOf(copy)
  return new Set(attrsOf.report(report).copyDecisions.find((it) => it.copy === digest)?.refused)
}

/**
 * Ids of the changes that would put back the numbers which were counted anew with a move (`applyChanges`): the copy has
 * them so, and who accepted the move has said enough about them.
 *
 * @param report with the accepted changes made
 * @param before what they were changes of
 */
export function numbersLeft(report: Node, before: Comparison): string[] {
  const known = new Set(before.changes.map(({ id }) => id))
  return compareCopy(report, before.copy).changes.flatMap(({ id, spans }) =>
    !known.has(id) && spans.length > 0 && spans.every((span) => span.in === "ordinal") ? [id] : [],
  )
}

/**
 * What a report is to remember of copies when these changes of one of them are refused, and no others; the same array
 * where that is what it remembers.
 */
export function withRefused(
  decisions: readonly CopyDecision[],
  copy: EditedCopy,
  ids: readonly string[],
): readonly CopyDecision[] {
  const digest = digestOf(copy)
  const refused = ids.slice(-mostRefused)
  const known = decisions.find((it) => it.copy === digest)?.refused ?? []
  if (known.length === refused.length && known.every((id, i) => id === refused[i])) return decisions
  const others = decisions.filter((it) => it.copy !== digest)
  return [...others, ...(refused.length > 0 ? [{ copy: digest, refused }] : [])].slice(-mostCopies)
}
