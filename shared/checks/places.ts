import type { Item } from "../model/outline"
import type { Span } from "../model/text-map"
import { leadOf } from "../text/sentences"
import type { ReportFacts } from "./types"

/** Where a finding about an item stands: on its lead sentence, or on its ordinal when nothing is written yet. */
export function leadSpan(item: Item): Span {
  // A label on a line of its own (问题一：) leaves the first paragraph empty.
  const block = item.blocks.find((it) => /\S/.test(it.node.textContent)) ?? item.blocks[0]!
  const text = block.node.textContent
  if (!/\S/.test(text)) return { block: block.index, in: "ordinal", from: 0, to: block.ordinal.length }
  const { from, to } = leadOf(text)
  return { block: block.index, in: "text", from, to }
}

/** The whole text of a block. */
export function wholeBlock(facts: ReportFacts, index: number): Span {
  return { block: index, in: "text", from: 0, to: facts.blocks[index]?.text.length ?? 0 }
}

/** Where something that is not there would have to be added: behind the text, before the signature. Null in an empty report. */
export function endOfText(facts: ReportFacts): Span | null {
  const { blocks } = facts.outline
  const printed = blocks.filter((block) => block.type !== "aside")
  const last = printed.filter((block) => block.type !== "signature").at(-1) ?? printed.at(-1)
  if (!last) return null
  const end = facts.blocks[last.index]?.text.length ?? 0
  return { block: last.index, in: "text", from: end, to: end }
}
