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
  if (parent && parent.role === item.role)
    return `${nameOf(parent, outline)}的第${count(parent.children.indexOf(item) + 1)}点`
  let n = 0
  for (const other of outline.items) {
    if (other.role === item.role && other.parent?.role !== item.role) n++
    if (other === item) break
  }
  return `第${count(n)}${counters[item.role]}${item.role === "other" ? "" : roleNames[item.role]}`
}

function count(n: number): string {
  return n <= 99 ? numeral(n) : String(n)
}

/** A quotation short enough for a message. */
export function shorten(text: string, length = 16): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`
}
