import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import { numbered } from "../model/numbering"
import { type Block, type List, type Outline, readOutline } from "../model/outline"
import { attrsOf } from "../model/schema"
import { type OrdinalStyle, readOrdinal } from "../text/ordinals"

/**
 * Numbers what paragraphs were moved out of and into, as every move on the desk does (`model/numbering.ts`): the
 * lists, and the headings where a part was moved. What stands in the order that it had keeps its numbers.
 *
 * @param doc the report with the paragraphs moved, ids of its items kept
 * @param ours the report as it was before
 * @param moved the blocks of it that were moved
 */
export function countAnew(doc: Node, ours: Outline, moved: readonly Block[]): Node {
  const tr = new Transform(doc)
  const now = readOutline(doc)
  countLists(tr, now, ours, moved)
  if (moved.some(({ type }) => type === "heading")) countHeadings(tr, now, ours)
  return tr.doc
}

function countLists(tr: Transform, now: Outline, ours: Outline, moved: readonly Block[]): void {
  const items = moved.flatMap((block) => (block.item?.blocks[0] === block ? [block.item] : []))
  const movedIds = new Set(items.map(({ id }) => id))
  /** All that stood in a list which one was moved out of. */
  const touched = new Set(items.flatMap(({ list }) => list.items.map(({ id }) => id)))
  const listOf = new Map(ours.items.map(({ id, list }) => [id, list]))
  // What was not moved says which list of ours one is.
  const oldOf = ({ items }: List) =>
    listOf.get((items.find(({ id }) => listOf.has(id) && !movedIds.has(id)) ?? items[0]!).id)

  const endingAt = new Map(now.lists.map((list) => [list.pos + list.node.nodeSize, list]))
  const starts = new Map<List, number>()
  for (const list of now.lists) {
    const { style, start } = attrsOf.list(list.node)
    const old = oldOf(list)
    const above = endingAt.get(list.pos)
    const goesOn = above && old && goesOnFrom(oldOf(above), old)
    const first = goesOn ? starts.get(above)! + above.items.length : start
    starts.set(list, first)
    const isTouched = list.items.some(({ id }) => touched.has(id)) && !(old && isSame(list, old))
    if (!isTouched && first === start) continue
    if (first !== start) tr.setNodeAttribute(list.pos, "start", first)
    const ordinals = list.items.map(({ ordinal }) => ordinal)
    for (const [i, ordinal] of numbered(ordinals, styleOf(ordinals, style), first).entries())
      if (ordinal !== ordinals[i]) tr.setNodeAttribute(list.items[i]!.pos, "ordinal", ordinal)
  }
}

/** Did a list go on counting where the one above it ended? */
function goesOnFrom(above: List | undefined, list: List): boolean {
  if (!above || above.pos + above.node.nodeSize !== list.pos) return false
  const [a, b] = [attrsOf.list(above.node), attrsOf.list(list.node)]
  return a.style === b.style && b.start > 1 && a.start + above.items.length === b.start
}

function isSame({ items }: List, old: List): boolean {
  return items.length === old.items.length && items.every(({ id }, i) => id === old.items[i]!.id)
}

/** The copy may have written all numbers of a list in another style, and that was accepted, too. */
function styleOf(ordinals: readonly string[], style: OrdinalStyle): OrdinalStyle {
  const written = new Set(ordinals.map((ordinal) => readOrdinal(ordinal)?.style ?? style))
  return style !== "none" && written.size === 1 ? [...written][0]! : style
}

/** Headings count through the report; one without a number stays without. */
function countHeadings(tr: Transform, now: Outline, ours: Outline): void {
  const counted = ({ sections }: Outline) =>
    sections.flatMap(({ id, heading }) => (heading?.ordinal ? [{ id, heading }] : []))
  const headings = counted(now)
  const before = counted(ours)
  if (headings.map(({ id }) => id).join() === before.map(({ id }) => id).join()) return
  const first = readOrdinal(before[0]?.heading.ordinal ?? "")
  const ordinals = headings.map(({ heading }) => heading.ordinal)
  for (const [i, ordinal] of numbered(ordinals, first?.style ?? "han", first?.n ?? 1).entries())
    if (ordinal !== ordinals[i]) tr.setNodeAttribute(headings[i]!.heading.pos, "ordinal", ordinal)
}
