import type { Node } from "prosemirror-model"
import { kept } from "../model/kept"
import { type Outline, readOutline } from "../model/outline"
import { isSpace } from "../text/space"

/**
 * The visible characters of a report, numbered through: ordinals and texts of all blocks in order, without
 * white space. Amending a reading moves boundaries, never characters, so a number names the same character
 * before and after, whatever became of the block that it was in.
 *
 * Counted in UTF-16 code units.
 */
export interface VisibleText {
  outline: Outline
  text: string
  /** Number of the first visible character of each block; one more entry says where the last one ends. */
  starts: readonly number[]
}

export const visibleText: (doc: Node) => VisibleText = kept((doc) => {
  const outline = readOutline(doc)
  const starts: number[] = []
  let text = ""
  for (const block of outline.blocks) {
    starts.push(text.length)
    text += visible(block.ordinal) + visible(block.node.textContent)
  }
  starts.push(text.length)
  return { outline, text, starts }
})

/** A text without its white space. */
export function visible(text: string): string {
  return text.replace(/\s+/g, "")
}

/** The block that the n-th visible character is in, or -1 where there is none. */
export function blockOfVisible({ starts }: VisibleText, n: number): number {
  let low = 0
  let high = starts.length - 1
  if (n < 0 || n >= starts[high]!) return -1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= n) low = middle
    else high = middle
  }
  return low
}

/**
 * Where the n-th visible character stands in the text of its block; 0 when it is part of the ordinal in
 * front.
 */
export function offsetOfVisible(of: VisibleText, n: number, block = blockOfVisible(of, n)): number {
  const { ordinal, node } = of.outline.blocks[block]!
  let left = n - of.starts[block]! - visible(ordinal).length
  if (left <= 0) return 0
  const text = node.textContent
  for (let i = 0; i < text.length; i++) if (!isSpace(text.charCodeAt(i)) && left-- === 0) return i
  return text.length
}

/** Number of the visible character at `offset` in the text of a block, or of the next one. */
export function visibleAt(of: VisibleText, block: number, offset: number): number {
  const { ordinal, node } = of.outline.blocks[block]!
  return of.starts[block]! + visible(ordinal + node.textContent.slice(0, offset)).length
}
