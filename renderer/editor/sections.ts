import { numbered } from "#shared/model/numbering"
import { readOrdinal } from "#shared/text/ordinals"
import { type Draft, isLead, itemOf, listAttrsOf, newItem, newList, newSection, roleOf } from "./draft"
import { newId } from "./ids"
import { roleAt, roleOfList } from "./items"

/**
 * Begins a part with a block as its heading; what follows in the part that it stood in belongs to the new one.
 * Answers false where no part can begin: inside items of items, in the frame around the text.
 */
export function startSection(root: Draft, block: Draft): boolean {
  const item = itemOf(block)
  const section = block.above("section")
  if (block.name === "opening") {
    const later = block.parent!.children.slice(block.index + 1)
    const openings = later.slice(0, later.findIndex((draft) => draft.name !== "opening") >>> 0)
    const added = newSection({ id: newId(), role: "other" }).putAfter(block)
    added.append(block.become("heading"), ...openings.map((draft) => draft.become("intro")))
  } else if (section && (block.name === "intro" || block.name === "leadIn") && block.parent === section) {
    const rest = section.children.slice(block.index + 1)
    const added = newSection({ id: newId(), role: roleOf(section) }).putAfter(section)
    added.append(block.become("heading"), ...rest)
  } else if (section && item && item.parent!.parent === section && block.name === "para") {
    if (!startFromItem(section, item, block)) return false
  } else return false
  numberHeadings(root)
  return true
}

function startFromItem(section: Draft, item: Draft, block: Draft): boolean {
  const list = item.parent!
  const own = item.children.slice(block.index + 1)
  const firstList = own.findIndex((child) => child.name !== "para" && child.name !== "aside")
  const intros = firstList < 0 ? own : own.slice(0, firstList)
  const rest = firstList < 0 ? [] : own.slice(firstList)
  // Text behind the item's lists would be text of no item.
  if (rest.some((child) => child.name === "para")) return false
  const later = list.children.slice(item.index + 1)
  const behind = section.children.slice(list.index + 1)
  const added = newSection({ id: newId(), role: roleOf(item) }).putAfter(section)
  const empties = isLead(block)
  added.append(
    block.become("heading"),
    ...intros.map((child) => (child.name === "para" ? child.become("intro") : child)),
    ...rest,
    ...(later.length > 0 ? [newList({ style: listAttrsOf(list).style }, ...later)] : []),
    ...behind,
  )
  if (empties) item.detach()
  return true
}

/**
 * Makes a heading text again: what stands in its part goes on in the part before it. The heading of the first part
 * becomes the first paragraph of a part without one, for its items can stand in no other.
 */
export function endSection(root: Draft, heading: Draft): void {
  const section = heading.parent!
  const before = section.previous
  if (before?.name === "section") joinSection(before, section)
  else heading.become("intro")
  numberHeadings(root)
}

function joinSection(before: Draft, section: Draft): void {
  const [heading, ...children] = section.children
  const firstList = children.findIndex(({ name }) => name === "list" || name === "leadIn")
  const texts = [heading!, ...(firstList < 0 ? children : children.slice(0, firstList))]
  const rest = firstList < 0 ? [] : children.slice(firstList)
  const last = before.children.at(-1)
  if (before.children.every(({ name }) => name !== "list" && name !== "leadIn"))
    before.append(...texts.map((block) => textAs("intro", block)))
  else {
    const paras = texts.map((block) => textAs("para", block))
    const [first] = rest
    const goesOn = last?.name === "list" && first?.name === "list" && isAlike(last, first)
    if (last?.name === "list") last.children.at(-1)!.append(...paras)
    else
      before.append(
        newList({}, newItem(roleAt(before, last?.name === "leadIn" ? last : null), newId(), ...paras)),
      )
    if (goesOn) {
      last.append(...[...first.children])
      rest.shift()
    }
  }
  before.append(...rest)
  section.detach()
}

function textAs(name: "intro" | "para", block: Draft): Draft {
  return block.name === "aside" ? block : block.become(name, { runOn: false })
}

/** Lists that count alike and hold items of one role: the second may go on with the first. */
function isAlike(a: Draft, b: Draft): boolean {
  return listAttrsOf(a).style === listAttrsOf(b).style && roleOfList(a) === roleOfList(b)
}

/** Headings count through the report: 一、二、三、 in the shape of the first. */
function numberHeadings(root: Draft): void {
  const headings = root.children.flatMap((draft) =>
    draft.name === "section" ? draft.children.filter((child) => child.name === "heading") : [],
  )
  const ordinals = headings.map((heading) => heading.attrs.ordinal as string)
  const first = ordinals.map(readOrdinal).find((ordinal) => ordinal !== null)
  const start = ordinals[0] === "" ? 1 : (first?.n ?? 1)
  for (const [i, ordinal] of numbered(ordinals, first?.style ?? "han", start).entries())
    headings[i]!.set({ ordinal })
}
