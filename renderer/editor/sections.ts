import { numbered } from "#shared/model/numbering"
import { readOrdinal } from "#shared/text/ordinals"
import { type Draft, isLead, itemOf, listAttrsOf, newList, newSection, roleOf } from "./draft"
import { newId } from "./ids"

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
