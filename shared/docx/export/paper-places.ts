import type { Block } from "../../model/outline"
import { xmlText } from "./characters"
import type { PrintedParagraph } from "./paper"
import { countedRuns, countedText } from "./runs"

/** Where a block stands on paper: the paragraph, and offsets in its text (UTF-16 units of the counted runs). */
export interface PaperPlace {
  paragraph: number
  /** Where the block begins, its ordinal included. */
  from: number
  to: number
  /** Where a character of the block's text stands; the nearest one left when it is not printed. */
  at(offset: number): number
}

/** Where the blocks of a report stand on paper, by their index; blocks that are not printed are left out. */
export function paperPlaces(printed: readonly PrintedParagraph[]): Map<number, PaperPlace> {
  const places = new Map<number, PaperPlace>()
  for (const [paragraph, each] of printed.entries()) {
    const text = countedText(countedRuns(each.paragraph))
    const stretches = each.paragraph.style === "Title" ? titleStretches : lineStretches
    for (const [block, place] of stretches(each.blocks, text))
      places.set(block.index, { paragraph, ...place })
  }
  return places
}

type Stretch = Omit<PaperPlace, "paragraph">

/** Blocks one behind the other, without white space at both ends of the line. */
function lineStretches(blocks: readonly Block[], text: string): [Block, Stretch][] {
  const whole = blocks.map((block) => xmlText(block.ordinal) + xmlText(block.node.textContent)).join("")
  const cut = whole.length - whole.trimStart().length
  const within = (offset: number) => Math.max(0, Math.min(text.length, offset - cut))
  let start = 0
  return blocks.map((block) => {
    const from = start
    const body = from + xmlText(block.ordinal).length
    const source = block.node.textContent
    start = body + xmlText(source).length
    const at = (offset: number) => within(body + xmlText(source.slice(0, offset)).length)
    return [block, { from: within(from), to: within(start), at }]
  })
}

/** A title is broken anew, and its blocks lose the white space at their ends: they are looked for character by character. */
function titleStretches(blocks: readonly Block[], text: string): [Block, Stretch][] {
  let next = 0
  return blocks.map((block) => {
    const source = block.node.textContent
    const from = next
    /** For every character of the block where it stands. */
    const stands: number[] = []
    for (let i = 0; i < source.length; i++) {
      const found = /\s/.test(source[i]!) ? -1 : text.indexOf(source[i]!, next)
      stands.push(found < 0 ? next : found)
      if (found >= 0) next = found + 1
    }
    return [block, { from, to: next, at: (offset) => stands[offset] ?? next }]
  })
}
