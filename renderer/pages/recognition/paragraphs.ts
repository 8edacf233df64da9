import type { Node } from "prosemirror-model"
import { kept } from "#shared/model/kept"
import type { Block, Item } from "#shared/model/outline"
import { type Role, roleNames } from "#shared/model/roles"
import { visibleText } from "#shared/reading/visible"
import { numeral } from "#shared/text/numerals"
import { scanText } from "#shared/text/scan"
import { toSimplified } from "#shared/text/traditional"
import { roleOfBlock } from "./recognition"

/** One block as it is shown. */
export interface Segment {
  /** Place in the outline. */
  block: number
  /** Numbers of its visible characters, [from, to). */
  from: number
  to: number
  role: Role
  /** What it is: 标题, 第一条. */
  label: string
  /** Ordinal and text. */
  words: string
}

/** A row of the page: a block, with what stands on its line but is about something else. */
export interface Paragraph {
  /** The same as long as its first character is. */
  key: string
  type: Block["type"]
  segments: readonly Segment[]
  /** How it is put together, or how much it counts: 5 个数. */
  note: string
  /** Equal when there is nothing to draw anew. */
  signature: string
}

export const paragraphsOf: (doc: Node) => readonly Paragraph[] = kept((doc) => {
  const { outline, starts } = visibleText(doc)
  const groups: Block[][] = []
  for (const block of outline.blocks) {
    const group = groups.at(-1)
    if (group && goesOn(group[0]!, block)) group.push(block)
    else groups.push([block])
  }
  const seen = new Set<string>()
  return groups.map((group) => {
    const segments = group.map((block): Segment => {
      return {
        block: block.index,
        from: starts[block.index]!,
        to: starts[block.index + 1]!,
        role: roleOfBlock(block),
        label: labelOf(block),
        words: block.ordinal + block.node.textContent,
      }
    })
    const first = group[0]!
    const note = noteOf(group)
    let key = `${segments[0]!.from}`
    // A block without any character begins where the next one does.
    while (seen.has(key)) key += "+"
    seen.add(key)
    const drawn = segments.map(({ role, label, words }) => `${role}|${label}|${words}`)
    const signature = [first.type, first.item?.level ?? 0, note, segments[0]!.from, ...drawn].join("\n")
    return { key, type: first.type, segments, note, signature }
  })
})

/** Does the block stand in the paragraph of the other one, as its continuation or as the cause of its problem? */
function goesOn(first: Block, block: Block): boolean {
  if (!block.runOn || !first.item || !block.item) return false
  if (block.item === first.item) return block.type !== "aside"
  return isBelow(block.item, first.item) && roleOfBlock(block) !== first.item.role
}

function isBelow(item: Item, above: Item): boolean {
  for (let at: Item | null = item.parent; at; at = at.parent) if (at === above) return true
  return false
}

const names: Partial<Record<Block["type"], string>> = {
  title: "标题",
  byline: "署名行",
  addressee: "称谓",
  opening: "开头",
  heading: "标题",
  intro: "引言",
  leadIn: "引出句",
  signature: "落款",
  aside: "不带入",
}

function labelOf({ type, item, node }: Block): string {
  const name = names[type]
  if (name) return name
  if (!item) return ""
  if (item.blocks[0]!.node !== node) return "接上段"
  const n = item.list.items.indexOf(item) + 1
  if (item.list.items.length === 1 && item.parent && item.parent.role !== item.role)
    return roleNames[item.role]
  return item.parent ? `之${numeral(n)}` : `第${numeral(n)}条`
}

function noteOf([first, second]: readonly Block[]): string {
  if (second && roleOfBlock(second) !== roleOfBlock(first!)) {
    const words = second.ordinal || second.node.textContent.slice(0, 6)
    return `从“${words.replace(/[，,：:]$/, "")}”分开`
  }
  if (!first?.item || first.type !== "para") return ""
  const count = scanText(toSimplified(first.node.textContent)).quantities.length
  return count > 0 ? `${count} 个数` : ""
}
