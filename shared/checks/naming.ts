import { kept } from "../model/kept"
import type { Item, Outline } from "../model/outline"
import { type Role, roleNames } from "../model/roles"
import { numeral } from "../text/numerals"

const counters: Readonly<Record<Role, string>> = {
  highlight: "条",
  problem: "个",
  cause: "条",
  measure: "条",
  other: "段",
}

/**
 * What a message calls an item, by its place on paper: 第二个问题, 第一条措施; an item inside another of the
 * same role 第二个问题的第一点. Never by its written ordinal, which may be the very thing that is wrong.
 */
export function nameOf(item: Item, outline: Outline): string {
  const { parent } = item
  const n = numberOf(item, outline)
  if (parent && parent.role === item.role) return `${nameOf(parent, outline)}的第${count(n)}点`
  return `第${count(n)}${counters[item.role]}${item.role === "other" ? "" : roleNames[item.role]}`
}

/** The running number of an item: among the parts of its parent when both have one role, else among its role. */
export function numberOf(item: Item, outline: Outline): number {
  return numbersOf(outline).get(item) ?? 1
}

/** Running numbers of the items: inside one of their own role among its parts, else role by role. */
const numbersOf = kept((outline: Outline): ReadonlyMap<Item, number> => {
  const last: Partial<Record<Role, number>> = {}
  const found = new Map<Item, number>()
  for (const item of outline.items) {
    for (const [i, child] of item.children.entries()) if (child.role === item.role) found.set(child, i + 1)
    if (item.parent?.role === item.role) continue
    const n = (last[item.role] ?? 0) + 1
    last[item.role] = n
    found.set(item, n)
  }
  return found
})

function count(n: number): string {
  return n <= 99 ? numeral(n) : String(n)
}

/** A quotation short enough for a message. */
export function shorten(text: string, length = 16): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`
}
