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

/**
 * Remembers what a rule reads from a block. Rules about the whole report run with every keystroke: whatever
 * they look for in running text goes through this, so that only the paragraph that changed is read again.
 */
export const perBlock: <T extends object>(read: (block: BlockFacts) => T) => (block: BlockFacts) => T = kept
