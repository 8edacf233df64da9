import type { Node } from "prosemirror-model"
import { type Role, roleLetters } from "./roles"
import { attrsOf, type BlockName } from "./schema"

/**
 * A flat and a nested view of one report node: what every reader of the model walks instead of walking
 * the tree itself. Built in one pass over the node structure, no text is copied.
 *
 * Positions are ProseMirror positions in the document.
 */
export interface Outline {
  doc: Node
  /** Every text-bearing node in document order. */
  blocks: Block[]
  sections: Section[]
  /** Every item of every level in document order. */
  items: Item[]
  /** Every list of every level in document order. */
  lists: List[]
}

/** A text-bearing node where it stands. */
export interface Block {
  /** Place in `Outline.blocks`. */
  index: number
  node: Node
  type: BlockName
  /** Position before the node; its text starts at `pos + 1`. */
  pos: number
  /** The ordinal in front of the text (heading, first paragraph of an item), or "". */
  ordinal: string
  /** Stands on the line of the block before it. */
  runOn: boolean
  section: Section | null
  /** The innermost item that the block belongs to. */
  item: Item | null
}

export interface Section {
  node: Node
  pos: number
  id: string
  role: Role
  part: string | null
  heading: Block | null
  /** Intro blocks, lead-ins and set-aside blocks of the section itself. */
  intro: Block[]
  leadIns: Block[]
  /** Items of the first level. */
  items: Item[]
  /** First and one past the last index in `Outline.blocks`. */
  blocks: [number, number]
}

export interface List {
  node: Node
  pos: number
  /** 1 for a list of a section, one more for a list inside an item. */
  level: number
  items: Item[]
  section: Section
  parent: Item | null
}

export interface Item {
  node: Node
  pos: number
  /** Stable id, kept through edits and files. */
  id: string
  /** Role letter and running number in document order, as the command line prints it. */
  key: string
  role: Role
  ordinal: string
  level: number
  list: List
  parent: Item | null
  section: Section
  /** The item's own paragraphs, without those of its children. Never empty. */
  blocks: Block[]
  children: Item[]
}

/** Shared by all items that have none, or none yet: nearly all of a long report have no children. */
const noBlocks = Object.freeze([]) as unknown as Block[]
const noItems = Object.freeze([]) as unknown as Item[]

/** Reads the outline of a report. Time in proportion to the number of nodes, not of characters. */
export function readOutline(doc: Node): Outline {
  const outline: Outline = { doc, blocks: [], sections: [], items: [], lists: [] }
  const running: Record<string, number> = {}

  const addBlock = (node: Node, pos: number, section: Section | null, item: Item | null, ordinal: string) => {
    const block: Block = {
      index: outline.blocks.length,
      node,
      type: node.type.name as BlockName,
      pos,
      ordinal,
      runOn: node.attrs.runOn === true,
      section,
      item,
    }
    outline.blocks.push(block)
    return block
  }

  const walkList = (node: Node, pos: number, section: Section, parent: Item | null) => {
    const list: List = { node, pos, level: parent ? parent.level + 1 : 1, items: [], section, parent }
    outline.lists.push(list)
    let at = pos + 1
    for (const child of node.content.content) {
      walkItem(child, at, list)
      at += child.nodeSize
    }
    const above = parent ? parent.children : section.items
    if (above.length === 0) {
      if (parent) parent.children = list.items.slice()
      else section.items = list.items.slice()
    }
    // One by one: a list of a hundred thousand items is no list of arguments.
    else for (const item of list.items) above.push(item)
  }

  const walkItem = (node: Node, pos: number, list: List) => {
    const { id, role, ordinal } = attrsOf.item(node)
    const letter = roleLetters[role]
    const n = (running[letter] ?? 0) + 1
    running[letter] = n
    const item: Item = {
      node,
      pos,
      id,
      key: letter + n,
      role,
      ordinal,
      level: list.level,
      list,
      parent: list.parent,
      section: list.section,
      blocks: noBlocks,
      children: noItems,
    }
    list.items.push(item)
    outline.items.push(item)
    let at = pos + 1
    for (const child of node.content.content) {
      if (child.type.name === "list") walkList(child, at, list.section, item)
      else {
        const isFirst = item.blocks.length === 0
        const block = addBlock(child, at, list.section, item, isFirst ? ordinal : "")
        if (child.type.name === "leadIn") list.section.leadIns.push(block)
        else if (child.type.name === "para") {
          // Most items have one, and room for a second would be room for sixteen.
          if (isFirst) item.blocks = [block]
          else item.blocks.push(block)
        }
      }
      at += child.nodeSize
    }
  }

  const walkSection = (node: Node, pos: number) => {
    const { id, role, part } = attrsOf.section(node)
    const first = outline.blocks.length
    const section: Section = {
      node,
      pos,
      id,
      role,
      part,
      heading: null,
      intro: [],
      leadIns: [],
      items: [],
      blocks: [first, first],
    }
    outline.sections.push(section)
    let at = pos + 1
    for (const child of node.content.content) {
      const name = child.type.name
      if (name === "list") walkList(child, at, section, null)
      else {
        const block = addBlock(child, at, section, null, name === "heading" ? child.attrs.ordinal : "")
        if (name === "heading") section.heading = block
        else if (name === "intro") section.intro.push(block)
        else if (name === "leadIn") section.leadIns.push(block)
      }
      at += child.nodeSize
    }
    section.blocks[1] = outline.blocks.length
  }

  let pos = 0
  for (const child of doc.content.content) {
    if (child.type.name === "section") walkSection(child, pos)
    else addBlock(child, pos, null, null, "")
    pos += child.nodeSize
  }
  return outline
}

/** The blocks of one type, in document order. */
export function blocksOf(outline: Outline, type: BlockName): Block[] {
  return outline.blocks.filter((block) => block.type === type)
}
