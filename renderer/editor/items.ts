import type { Role } from "#shared/model/roles"
import type { OrdinalStyle } from "#shared/text/ordinals"
import { type Draft, itemOf, listAttrsOf, newBlock, newItem, newList, roleOf } from "./draft"
import type { Edit } from "./edit"
import { newId } from "./ids"

/** An empty item for a list, of the role that its others have. */
export function emptyItem(edit: Edit, list: Draft): Draft {
  return newItem(roleOfList(list), newId(), newBlock("para", "", { runOn: edit.runsOn(list) }))
}

/** What the items of a list are: as its first one is. */
export function roleOfList(list: Draft): Role {
  return roleOf(list.children[0]!)
}

/** What items at this place are when there is no list to go by: as the lead-in in front says, else the part. */
export function roleAt(section: Draft, leadIn: Draft | null): Role {
  return leadIn ? roleOf(leadIn) : roleOf(section)
}

/** The parts of an item that were of its kind follow it; a cause below a problem stays one. */
export function adoptRole(item: Draft, role: Role): void {
  const before = roleOf(item)
  if (before === role) return
  item.set({ role })
  for (const child of item.children)
    if (child.name === "list")
      for (const inner of child.children) if (roleOf(inner) === before) adoptRole(inner, role)
}

/** One level below, by 7.3.3: 一、（一）1.（1）; below 一是, which the standard does not know, （1）. */
const below: Readonly<Record<OrdinalStyle, OrdinalStyle>> = {
  han: "hanParen",
  hanParen: "arabic",
  arabic: "arabicParen",
  arabicParen: "circled",
  circled: "circled",
  shi: "arabicParen",
  di: "arabicParen",
  firstly: "arabicParen",
  label: "arabicParen",
  none: "none",
}

/** How items below those of a list are numbered: as the writer already numbers some there. */
function styleBelow(list: Draft): OrdinalStyle {
  const inner = list.children.flatMap((item) => item.children).find((child) => child.name === "list")
  return inner ? listAttrsOf(inner).style : below[listAttrsOf(list).style]
}

/** Moves an item among the items of another list, or of its own. */
export function moveInto(item: Draft, list: Draft, at: number): void {
  const other = list.children.find((it) => it !== item)
  // The only item of the list is moved to itself.
  if (!other) return
  const role = roleOf(other)
  item.detach()
  list.insert(Math.min(at, list.children.length), item)
  adoptRole(item, role)
}

/** Puts an item before its previous one; the first of a list behind the last of the list before it. */
export function moveUp(item: Draft): boolean {
  const list = item.parent!
  const { previous } = item
  if (previous) {
    item.putBefore(previous)
    return true
  }
  const target = neighbour(list, -1)
  if (target) moveInto(item, target, target.children.length)
  return target !== null
}

export function moveDown(item: Draft): boolean {
  const list = item.parent!
  const { next } = item
  if (next) {
    item.putAfter(next)
    return true
  }
  const target = neighbour(list, 1)
  if (target) moveInto(item, target, 0)
  return target !== null
}

/** The list before or behind one under the same parent. */
function neighbour(list: Draft, step: 1 | -1): Draft | null {
  const siblings = list.parent!.children
  for (let i = list.index + step; i >= 0 && i < siblings.length; i += step)
    if (siblings[i]!.name === "list") return siblings[i]!
  return null
}

/** One level down: below the item before it. */
export function moveIn(item: Draft): boolean {
  const { previous } = item
  const list = item.parent!
  if (!previous) return false
  const last = previous.children.at(-1)!
  if (last.name === "list") {
    last.append(item)
    return true
  }
  const inner = newList({ style: styleBelow(list) })
  previous.append(inner)
  item.children[0]!.set({ runOn: false })
  inner.append(item)
  return true
}

/**
 * One level up: behind the item that it is part of. What stood behind it there comes along below it, so that the
 * order of the text stays as it is.
 */
export function moveOut(item: Draft): boolean {
  const list = item.parent!
  const owner = itemOf(list)
  if (!owner) return false
  const later = list.children.slice(item.index + 1)
  const behind = owner.children.slice(list.index + 1)
  if (later.length > 0) {
    const last = item.children.at(-1)!
    const own = last.name === "list" ? last : newList({ style: listAttrsOf(list).style })
    if (own !== last) item.append(own)
    own.append(...later)
  }
  item.append(...behind)
  item.putAfter(owner)
  adoptRole(item, roleOf(owner))
  return true
}

/** The list that items of a part are added to, made when there is none. */
export function listOf(section: Draft): Draft | null {
  return section.children.find((child) => child.name === "list") ?? null
}

/** Moves an item to the end of a part: into its last list, or one of its own. */
export function appendTo(item: Draft, section: Draft): void {
  const list = section.children.filter((child) => child.name === "list").at(-1)
  if (list) {
    // Alone in the list already: there is nothing to move, and an empty list would be gone.
    if (list.children.at(-1) !== item) moveInto(item, list, list.children.length)
    return
  }
  const { style } = listAttrsOf(item.parent!)
  const last = section.children.at(-1)
  const role = roleAt(section, last?.name === "leadIn" ? last : null)
  item.detach()
  item.children[0]!.set({ runOn: false })
  adoptRole(item, role)
  section.append(newList({ style }, item))
}

/** Makes a list with one empty item at a place of a part. */
export function startList(
  section: Draft,
  at: number,
  leadIn: Draft | null,
  style: OrdinalStyle = "shi",
): Draft {
  const item = newItem(roleAt(section, leadIn), newId(), newBlock("para"))
  section.insert(at, newList({ style }, item))
  return item
}
