import { kept } from "../model/kept"
import type { Item, Section } from "../model/outline"
import type { Role } from "../model/roles"
import { attrsOf } from "../model/schema"

/**
 * Problems told among the achievements (上年反馈问题整改) are behind the writer: nothing is lacking for them. Not so
 * where a section goes on to what is wanting now: a report without headings is one section that begins with
 * achievements, and the last part on work done may be followed by 检视自身，还有几个方面做得不好： without a heading.
 */
export function isPast(item: Item): boolean {
  const { section } = item
  if (section.role !== "highlight") return false
  for (let above = item.parent; above; above = above.parent) if (above.role === "highlight") return true
  return !isWholeReport(section) && !isAnnounced(item) && !lastWords(section).has(item)
}

/**
 * A part on work done that ends in what is wanting there (述学、述职、述廉、述法: 学得还不系统。…): paragraphs of their own
 * behind its achievements. Problems that somebody found are counted, or stand below a heading.
 */
const lastWords = kept(({ items }: Section): ReadonlySet<Item> => {
  const out = new Set<Item>()
  if (items.filter(({ role }) => role === "highlight").length < 2) return out
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i]!
    if (item.role === "highlight") return out
    if (item.role === "problem" && attrsOf.item(item.node).ordinal === "") out.add(item)
    else if (item.role === "problem" || item.role === "other") return new Set()
  }
  return new Set()
})

const isWholeReport = kept(({ items }: Section) => {
  const told = rolesOf(items)
  return told.has("highlight") && told.has("problem") && told.has("measure")
})

/** What items tell, or those below them where they are subheadings: 干了什么, 欠了什么, 怎么还. */
function rolesOf(items: readonly Item[], into = new Set<Role>()): ReadonlySet<Role> {
  for (const { role, children } of items) {
    into.add(role)
    if (role === "other") rolesOf(children, into)
  }
  return into
}

/** A sentence of the section's own in front of the item says that problems come; none is read so of work on problems. */
function isAnnounced({ section, blocks }: Item): boolean {
  return section.leadIns.some(({ node, index }) => node.attrs.role === "problem" && index < blocks[0]!.index)
}
