import { kept } from "../model/kept"
import type { Item, Section } from "../model/outline"

/**
 * Problems told among the achievements (上年反馈问题整改) are behind the writer: nothing is lacking for them. A report
 * without headings is one section that begins with achievements and goes on with problems and what will be done: those
 * are not.
 */
export function isPast(item: Item): boolean {
  if (item.section.role !== "highlight") return false
  if (!isWholeReport(item.section)) return true
  for (let above = item.parent; above; above = above.parent) if (above.role === "highlight") return true
  return false
}

const isWholeReport = kept(
  ({ items }: Section) =>
    items.some(({ role }) => role === "highlight") &&
    items.some(({ role }) => role === "problem") &&
    items.some(({ role }) => role === "measure"),
)
