import type { Node } from "prosemirror-model"
import { readOutline } from "../model/outline"
import { attrsOf, type BlockName } from "../model/schema"
import { linkTable } from "../problems/link-table"
import { scanText } from "../text/scan"
import { fitSkeleton } from "./skeleton-fit"
import type { BlockFacts, ReportFacts } from "./types"

const blockCache = new WeakMap<Node, BlockFacts>()
const reportCache = new WeakMap<Node, ReportFacts>()

/** The facts of one block: scanned once in the life of the node. */
export function blockFacts(node: Node): BlockFacts {
  const known = blockCache.get(node)
  if (known) return known
  const text = node.textContent
  // Field by field: a spread takes four times as long, and a long report has a thousand blocks.
  const { quantities, years, placeholders, terms } = scanText(text)
  const facts: BlockFacts = {
    node,
    type: node.type.name as BlockName,
    text,
    quantities,
    years,
    placeholders,
    terms,
  }
  blockCache.set(node, facts)
  return facts
}

/** The facts of a report: outline, the facts of its blocks, links and skeleton. Read once for each `doc`. */
export function reportFacts(doc: Node): ReportFacts {
  const known = reportCache.get(doc)
  if (known) return known
  const outline = readOutline(doc)
  const facts: ReportFacts = {
    outline,
    blocks: outline.blocks.map((block) => blockFacts(block.node)),
    links: linkTable(outline),
    properties: attrsOf.report(doc).properties,
    skeleton: fitSkeleton(outline),
  }
  reportCache.set(doc, facts)
  return facts
}

/**
 * Remembers what a rule reads from a block. Rules about the whole report run with every keystroke: whatever
 * they look for in running text goes through this, so that only the paragraph that changed is read again.
 */
export function perBlock<T>(read: (block: BlockFacts) => T): (block: BlockFacts) => T {
  const cache = new WeakMap<BlockFacts, { value: T }>()
  return (block) => {
    const known = cache.get(block)
    if (known) return known.value
    const value = read(block)
    cache.set(block, { value })
    return value
  }
}
