import { kept } from "../model/kept"
import type { Item, Section } from "../model/outline"

/**
 * Problems told among the achievements (上年反馈问题整改) are behind the writer: nothing is lacking for them. Not so
 * where a section goes on to what is wanting now: a report without headings is one section that begins with
 * achievements, and the last part on work done may be followed by 检视自身，还有几个方面做得不好： without a heading.
 */
export function isPast(item: Item): boolean {
  const { section } = item
  if (section.role !== "highlight") return false
  for (let above = item.parent; above; above = above.parent) if (above.role === "highlight") return true
  return !isWholeReport(section) && !isAnnounced(item)
}

const isWholeReport = kept(
  ({ items }: Section) =>
    items.some(({ role }) => role === "highlight") &&
    items.some(({ role }) => role === "problem") &&
    items.some(({ role }) => role === "measure"),
)

/** A sentence of the section's own in front of the item says that problems come; none is read so of work on problems. */
function isAnnounced({ section, blocks }: Item): boolean {
  return section.leadIns.some(({ node, index }) => node.attrs.role === "problem" && index < blocks[0]!.index)
}
