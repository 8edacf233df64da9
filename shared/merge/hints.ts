import { kept } from "../model/kept"
import { type Block, readOutline } from "../model/outline"
import { blockRange } from "../model/text-map"
import { readStructure } from "../reading/read"
import type { EditedCopy } from "./types"

/** What the reader makes of the copy: the block that stands at a place of its text, or null. */
export type Hints = (at: number) => Block | null

/** Read only when a paragraph comes in. */
export const hintsOf = kept((copy: EditedCopy): Hints => {
  const { doc, map } = readStructure(copy.accepted)
  const { blocks } = readOutline(doc)
  const starts = blocks.map((_, i) => blockRange(map, i)[0])
  return (at) => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= at) low = middle + 1
      else high = middle
    }
    return blocks[low - 1] ?? null
  }
})
