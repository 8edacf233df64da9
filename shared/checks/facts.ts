import type { Node } from "prosemirror-model"
import { kept } from "../model/kept"
import { readOutline } from "../model/outline"
import { attrsOf, type BlockName } from "../model/schema"
import { linkTable } from "../problems/link-table"
import { scanText } from "../text/scan"
import { fitSkeleton } from "./skeleton-fit"
import type { BlockFacts, ReportFacts } from "./types"

/** The facts of one block: scanned once in the life of the node. */
export const blockFacts = kept((node: Node): BlockFacts => {
  const text = node.textContent
  // Field by field: a spread takes four times as long, and a long report has a thousand blocks.
  const { quantities, years, placeholders, terms } = scanText(text)
  return {
    node,
    type: node.type.name as BlockName,
    text,
    quantities,
    years,
    placeholders,
    terms,
    read: new Array(readers).fill(undefined),
    judged: null,
  }
})

/** The facts of a report: outline, the facts of its blocks, links and skeleton. Read once for each `doc`. */
export const reportFacts = kept((doc: Node): ReportFacts => {
  const outline = readOutline(doc)
  return {
    outline,
    blocks: outline.blocks.map((block) => blockFacts(block.node)),
    links: linkTable(outline),
    properties: attrsOf.report(doc).properties,
    skeleton: fitSkeleton(outline),
  }
})

/** How many readers there are: rules make them when they are loaded. */
let readers = 0

/**
 * Remembers what a rule reads from a block. Rules about the whole report run with every keystroke: whatever
 * they look for in running text goes through this, so that only the paragraph that changed is read again.
 *
 * The answers stand in the block's own facts, each reader at a place of its own: some forty readers ask about each
 * block with every keystroke, and looking that up by node would take longer than all that is done with it.
 *
 * @param read must not answer `undefined`
 */
export function perBlock<T extends object>(read: (block: BlockFacts) => T): (block: BlockFacts) => T {
  const place = readers++
  return (block) => {
    const known = block.read[place]
    if (known !== undefined) return known as T
    const value = read(block)
    block.read[place] = value
    return value
  }
}
