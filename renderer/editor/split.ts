import type { BlockName } from "#shared/model/schema"
import { type Draft, isBlank, isLead, itemOf, newBlock, newItem } from "./draft"
import type { Edit, Place } from "./edit"
import { newId } from "./ids"
import { emptyItem, moveOut, roleOfList, startList } from "./items"

/**
 * Enter at a place: what is behind it becomes the next item, or the next paragraph where the item goes on. In an
 * empty block Enter ends what it began: an item goes one level up or becomes text, a paragraph becomes an item.
 *
 * @returns where the caret goes
 */
export function splitAt(edit: Edit, { block, offset }: Place): Place {
  if (block.name === "para")
    return start(block.length === 0 ? endPara(edit, block) : splitPara(edit, block, offset))
  if (block.name === "leadIn") return start(splitLeadIn(block, offset))
  if (block.name === "heading") return start(splitHeading(block, offset))
  if (block.name === "intro" && block.length === 0) return start(endIntro(edit, block))
  return start(splitLine(block, offset))
}

const start = (block: Draft): Place => ({ block, offset: 0 })

/** Takes the text behind the offset out of the block and puts it into a block of its own. */
function tail(block: Draft, offset: number, name: BlockName, attrs: object = {}): Draft {
  const rest = newBlock(name, block.content.cut(offset), attrs)
  if (rest.length > 0) block.content = block.content.cut(0, offset)
  return rest
}

function splitPara(edit: Edit, block: Draft, offset: number): Draft {
  const item = itemOf(block)!
  const list = item.parent!
  if (isLead(block) && item.children.length === 1) {
    const rest = tail(block, offset, "para", { runOn: edit.runsOn(list) })
    newItem(roleOfList(list), newId(), rest).putAfter(item)
    return rest
  }
  return tail(block, offset, "para").putAfter(block)
}

/** Enter in an empty paragraph or item. */
function endPara(edit: Edit, block: Draft): Draft {
  const item = itemOf(block)!
  const list = item.parent!
  if (!isLead(block)) {
    // The last paragraph of an item makes room for the next item.
    if (block.next) return newBlock("para").putAfter(block)
    const next = emptyItem(edit, list).putAfter(item)
    block.detach()
    return next.children[0]!
  }
  if (!isBlank(item)) return newBlock("para").putAfter(block)
  if (moveOut(item)) return block
  const { previous } = item
  if (!previous) return block
  // Below the first level there is nothing to go up to: the list ends, or pauses, and text goes on.
  previous.append(block.become("para", { runOn: false }))
  item.detach()
  return block
}

function splitLeadIn(block: Draft, offset: number): Draft {
  const { next } = block
  const rest = tail(block, offset, "para")
  if (next?.name === "list") {
    const item = newItem(roleOfList(next), newId(), rest)
    next.insert(0, item)
    return rest
  }
  const item = startList(block.parent!, block.index + 1, block)
  item.children[0]!.content = rest.content
  return item.children[0]!
}

/** Behind a heading its part begins with a paragraph; an empty one that waits there is it. */
function splitHeading(block: Draft, offset: number): Draft {
  const { next } = block
  if (offset === block.length && next?.name === "intro" && next.length === 0) return next
  return tail(block, offset, "intro").putAfter(block)
}

/** An empty paragraph in front of the items of a part is the first of them. */
function endIntro(edit: Edit, block: Draft): Draft {
  const section = block.parent!
  let { next } = block
  while (next?.name === "aside") next = next.next
  if (next && next.name !== "list") return newBlock("intro").putAfter(block)
  if (next) {
    const item = emptyItem(edit, next)
    next.insert(0, item)
    block.detach()
    return item.children[0]!
  }
  const item = startList(section, section.children.length, null)
  block.detach()
  return item.children[0]!
}

/** What follows a line of this kind when Enter ends it. */
const following: Partial<Record<string, BlockName>> = {
  title: "byline",
  byline: "byline",
  addressee: "opening",
}

function splitLine(block: Draft, offset: number): Draft {
  const name = block.name as BlockName
  const { next } = block
  if (offset < block.length || offset === 0) return tail(block, offset, name, block.attrs).putAfter(block)
  // At the end of the head of a report the lines that are there already come first.
  if (name === "title" && next && next.name !== "section") return next
  if (next?.name === following[name] && next && next.length === 0) return next
  const attrs = name === "signature" ? { kind: "date" } : block.attrs
  return newBlock(following[name] ?? name, "", following[name] ? {} : attrs).putAfter(block)
}
