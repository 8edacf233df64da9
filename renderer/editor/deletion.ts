import { Fragment } from "prosemirror-model"
import { type Draft, isBlank, isLead, itemOf, listAttrsOf, newList } from "./draft"
import type { Edit, Place } from "./edit"

/**
 * Deletes what lies between two places. Inside one part the ends join, as everywhere. Beyond it the skeleton
 * stays: every section with its heading and lead-ins, every list with one item; only what is written in them goes.
 *
 * @returns where the caret belongs
 */
export function deleteBetween(edit: Edit, from: Place, to: Place): Place {
  const [first, last] = [from.block, to.block]
  if (first === last) {
    cut(first, from.offset, to.offset)
    return from
  }
  const blocks = edit.root.blocks()
  const covered = blocks.slice(blocks.indexOf(first) + 1, blocks.indexOf(last))
  const part = partOf(first)
  if ([...covered, last].some((block) => partOf(block) !== part)) return deleteAcrossParts(from, to, covered)
  if (
    from.offset === 0 &&
    to.offset === 0 &&
    isLead(first) &&
    isLead(last) &&
    !itemOf(first)!.contains(last)
  ) {
    // Whole items were selected, up to the beginning of the next one: that one stays what it is.
    for (const block of [...covered, first].reverse()) remove(block, last)
    return to
  }
  cut(first, from.offset, first.length)
  cut(last, 0, to.offset)
  if (first.name === last.name) joinOver(edit, first, last, covered)
  for (const block of covered.reverse()) remove(block, last)
  return from
}

/** A section, or what stands around the sections. */
const partOf = (block: Draft): Draft | null => block.above("section")

function cut(block: Draft, from: number, to: number): void {
  block.content = block.content.cut(0, from).append(block.content.cut(to))
}

/** Takes out a block; with the block behind an ordinal the item, unless `last` lies in it and stays. */
function remove(block: Draft, last: Draft): void {
  const item = isLead(block) ? itemOf(block)! : null
  if (item === null) block.detach()
  else if (!item.contains(last)) item.detach()
  else if (itemOf(last) === item && last.name === "para") block.detach()
  else block.content = Fragment.empty
}

/**
 * Puts the rest of `last` behind `first`. An item whose beginning is deleted cannot stay: what follows in it comes
 * along, in its order.
 */
function joinOver(edit: Edit, first: Draft, last: Draft, covered: readonly Draft[]): void {
  const gone = new Set([...covered, last])
  const into = itemOf(first)
  const rest: Draft[] = []
  let top = last
  for (let item = itemOf(top); item && gone.has(item.children[0]!); item = itemOf(top)) {
    rest.push(...item.children.slice(top.index + 1))
    if (into) edit.merge(item, into)
    const list = item.parent!
    const owner = itemOf(list)
    if (!owner || !gone.has(owner.children[0]!)) {
      top = item
      break
    }
    const later = list.children.slice(item.index + 1)
    if (later.length > 0) rest.push(newList(listAttrsOf(list), ...later))
    top = list
  }
  first.content = first.content.append(last.content)
  first.parent!.insert(first.index + 1, ...rest)
  top.detach()
}

function deleteAcrossParts(from: Place, to: Place, covered: readonly Draft[]): Place {
  cut(from.block, from.offset, from.block.length)
  cut(to.block, 0, to.offset)
  for (const block of [...covered].reverse()) clear(block, to.block)
  return from
}

/** Deletes what is written in a block; the block itself when the skeleton does not need it. */
function clear(block: Draft, last: Draft): void {
  switch (block.name) {
    case "heading":
    case "leadIn":
      return
    case "aside":
      block.detach()
      return
    case "opening":
    case "intro":
      if (block.previous?.name === block.name || block.next?.name === block.name) block.detach()
      else block.content = Fragment.empty
      return
    case "para": {
      const list = isLead(block) ? itemOf(block)!.parent! : null
      if (list?.parent?.name === "section" && list.children.length === 1 && !list.contains(last))
        block.content = Fragment.empty
      else remove(block, last)
      return
    }
    default:
      block.content = Fragment.empty
  }
}

/** Deletes the selection; the caret stands where it was. */
export function deleteSelected(edit: Edit): Place | null {
  if (!edit.from || !edit.to) return null
  edit.caret = deleteBetween(edit, edit.from, edit.to)
  return edit.caret
}

/** Blocks that an empty one of may go: the others are what the skeleton is made of, or the only one of their kind. */
const mayGo = new Set(["byline", "addressee", "intro", "leadIn", "aside", "signature"])

/**
 * Backspace at the beginning of a block: an item first becomes a paragraph of the one before it, a paragraph then
 * joins. A heading joins nothing: text never falls out of its part.
 *
 * @returns where the two come to meet, or null when they stay apart
 */
export function joinBefore(edit: Edit, block: Draft): Place | null {
  if (isLead(block)) return dissolveItem(edit, itemOf(block)!)
  const before = blockBefore(edit, block)
  const { previous } = block
  if (previous?.name === block.name && block.name !== "heading") return joinText(previous, block)
  // What runs on behind a list joins its last words.
  if (previous?.name === "list" && block.name === "para" && before?.name === "para")
    return joinText(before, block)
  const twin = block.next?.name === block.name
  if (block.length > 0 || !before || !(mayGo.has(block.name) || twin || itemOf(block))) return null
  block.detach()
  return { block: before, offset: before.length }
}

function blockBefore(edit: Edit, block: Draft): Draft | null {
  const blocks = edit.root.blocks()
  return blocks[blocks.indexOf(block) - 1] ?? null
}

function joinText(block: Draft, next: Draft): Place {
  const offset = block.length
  block.content = block.content.append(next.content)
  next.detach()
  return { block, offset }
}

/** An item becomes text of what stands before it; an empty one goes. */
function dissolveItem(edit: Edit, item: Draft): Place | null {
  const lead = item.children[0]!
  const before = blockBefore(edit, lead)
  const list = item.parent!
  if (isBlank(item)) {
    // The last item of a part's list is where its text is to be written.
    if (!before || (list.children.length === 1 && list.parent!.name === "section")) return null
    item.detach()
    return { block: before, offset: before.length }
  }
  if (item.previous && isBlank(item.previous)) {
    item.previous.detach()
    return { block: lead, offset: 0 }
  }
  return unwrapItem(edit, item) ? { block: lead, offset: 0 } : null
}

/** Makes the paragraphs of an item text of the item or part before it. Answers false where none may stand. */
export function unwrapItem(edit: Edit, item: Draft): boolean {
  const list = item.parent!
  const previous = item.previous ?? (list.previous?.name === "list" ? list.previous.children.at(-1)! : null)
  if (previous) {
    edit.merge(item, previous)
    const contents = [...item.children]
    previous.append(...contents)
    item.detach()
    return true
  }
  const owner = list.parent!
  if (owner.name === "item") {
    edit.merge(item, owner)
    owner.insert(list.index, ...[...item.children])
    item.detach()
    return true
  }
  return toIntro(list, item)
}

/** The first item of a part becomes its introduction. */
function toIntro(list: Draft, item: Draft): boolean {
  const section = list.parent!
  const before = section.children.slice(0, list.index)
  if (before.some((draft) => draft.name === "leadIn" || draft.name === "list")) return false
  // Lists inside the item stay behind it.
  const at = item.children.findIndex((child) => child.name !== "para" && child.name !== "aside")
  const paras = at < 0 ? [...item.children] : item.children.slice(0, at)
  const rest = at < 0 ? [] : item.children.slice(at)
  if (rest.some((draft) => draft.name === "para")) return false
  section.insert(list.index, ...paras.map(asIntro), ...rest)
  item.detach()
  return true
}

function asIntro(block: Draft): Draft {
  return block.name === "para" ? block.become("intro") : block
}
