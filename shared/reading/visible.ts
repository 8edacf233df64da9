import type { Node } from "prosemirror-model"
import { kept } from "../model/kept"
import { type Outline, readOutline } from "../model/outline"
import type { Place, Segment, TextMap } from "../model/text-map"
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

/**
 * The places of an amended report in the text that it was read from. Every visible character keeps the
 * place that it had, so what was placed stays placed, once.
 *
 * @throws RangeError when the two reports do not have the same visible characters
 */
export function placesAfter(map: TextMap, before: Node, after: Node): TextMap {
  if (visibleText(before).text !== visibleText(after).text)
    throw new RangeError("the reports say different things")
  const places: Place[] = []
  const offsets = visibleOffsets(map)
  let n = 0
  let at = offsets[0] ?? 0
  for (const { ordinal, node } of readOutline(after).blocks) {
    const ordinalFrom = n
    n += visible(ordinal).length
    const segments: Segment[] = []
    const text = node.textContent
    for (let i = 0; i < text.length; i++) {
      if (isSpace(text.charCodeAt(i))) continue
      const start = offsets[n++]!
      const last = segments.at(-1)
      // White space between two characters belongs to their stretch where the source has as much of it.
      if (last && start - last.start === i - last.from) last.length = i + 1 - last.from
      else segments.push({ from: i, start, length: 1 })
    }
    at = segments[0]?.start ?? at
    const hasOrdinal = n > ordinalFrom && visible(ordinal) !== ""
    places.push({
      ordinal: hasOrdinal
        ? [offsets[ordinalFrom]!, offsets[ordinalFrom + visible(ordinal).length - 1]! + 1]
        : null,
      segments,
      at,
    })
    const last = segments.at(-1)
    at = last ? last.start + last.length : at
  }
  return { text: map.text, places }
}

/** Where each visible character stands in the text of the map. */
function visibleOffsets({ text, places }: TextMap): number[] {
  const out: number[] = []
  const add = (from: number, to: number) => {
    for (let i = from; i < to; i++) if (!isSpace(text.charCodeAt(i))) out.push(i)
  }
  for (const { ordinal, segments } of places) {
    if (ordinal) add(ordinal[0], ordinal[1])
    for (const { start, length } of segments) add(start, start + length)
  }
  return out
}
