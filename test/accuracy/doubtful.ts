import { readOutline } from "#shared/model/outline"
import { blockRange } from "#shared/model/text-map"
import { doubtsOf } from "#shared/reading/doubts"
import type { Imported } from "#shared/reading/imported"
import { visibleText } from "#shared/reading/visible"
import type { MarkedReport } from "./marked"

/** How well the reader knows what it does not know. */
export interface Doubtful {
  /** Items that it read otherwise than marked: not there, or of another role. */
  wrong: number
  /** Those of them that a doubt is about. */
  asked: number
  doubts: number
}

/** Compares the doubts of a reading with what is wrong in it. */
export function doubtsAgainst(marked: MarkedReport, imported: Imported): Doubtful {
  const outline = readOutline(imported.doc)
  const { starts } = visibleText(imported.doc)
  const doubts = doubtsOf(imported)
  const asked = new Set<number>()
  for (const { range, choices } of doubts) {
    if (!range) continue
    const places = new Set([
      range[0],
      ...choices.flatMap(({ amendment }) => ("at" in amendment ? [amendment.at].flat() : [])),
    ])
    for (const block of outline.blocks) {
      const from = starts[block.index]!
      const inRange = from >= range[0] && from < range[1]
      // A question about a part or an item is about all that lies in it.
      const section = block.section && places.has(starts[block.section.blocks[0]] ?? -1)
      let item = block.item
      while (item && !places.has(starts[item.blocks[0]!.index]!)) item = item.parent
      if (inRange || section || item) asked.add(block.index)
    }
  }
  const wanted = new Map(marked.items.map((item) => [item.start, item]))
  const found = outline.items.map((item) => {
    const [start] = blockRange(imported.map, item.blocks[0]!.index)
    return { start, role: item.role, block: item.blocks[0]!.index }
  })
  const wrong: number[] = []
  for (const { start, role, block } of found) if (wanted.get(start)?.role !== role) wrong.push(block)
  const there = new Set(found.map(({ start }) => start))
  for (const { start } of marked.items) {
    if (there.has(start)) continue
    const before = outline.blocks.filter(({ index }) => blockRange(imported.map, index)[0] <= start).at(-1)
    wrong.push(before?.index ?? 0)
  }
  return {
    wrong: wrong.length,
    asked: wrong.filter((block) => asked.has(block)).length,
    doubts: doubts.length,
  }
}
