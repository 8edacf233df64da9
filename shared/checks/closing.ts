import type { Block, Item } from "../model/outline"

/** The last words of a report, when they were read as one more item: the others of its role there bear ordinals. */
export function isClosing(item: Item): boolean {
  return (
    item.ordinal === "" &&
    item.section.items.some((other) => other.role === item.role && other.ordinal !== "")
  )
}

const frame = /^(?:\d{4}|[明来]|下一|新的一)年度?[，,]?是[^。；]{2,40}(?:之年|一年|开端|起步期)/

/** 2026年是开局之年: the frame of the plans of a part, that bears no ordinal and answers nothing by itself. */
export function isFrame({ ordinal, blocks }: Item): boolean {
  return ordinal === "" && frame.test(blocks[0]?.node.textContent ?? "")
}

/**
 * The paragraphs of an item. Those behind the first one of the last item of a part are the last words of the report
 * rather than more of it, where every other item there is a single paragraph.
 */
export function bodyOf(item: Item): readonly Block[] {
  const { blocks, section, list } = item
  if (blocks.length < 2 || section.items.at(-1) !== item || list.items.length < 2) return blocks
  return list.items.every((other) => other === item || other.blocks.length === 1)
    ? blocks.slice(0, 1)
    : blocks
}
