import type { Block, Outline } from "../model/outline"
import type { Span } from "../model/text-map"
import { isSpace } from "../text/space"
import type { LinePart, OwnLine } from "./types"

/**
 * The lines of a report as they are printed (`docx/export/paper.ts`): blocks that share a line together, what was set
 * aside and what is blank left out.
 *
 * @param oneTitle whether the lines of the title are told as one, as a copy that we printed has them
 */
export function ownLines(outline: Outline, oneTitle: boolean): OwnLine[] {
  const lines: OwnLine[] = []
  for (const blocks of printedLines(outline.blocks, oneTitle)) {
    const line = lineOf(blocks)
    if (line) lines.push(line)
  }
  return lines
}

function printedLines(blocks: readonly Block[], oneTitle: boolean): Block[][] {
  const lines: Block[][] = []
  let line: Block[] | null = null
  for (const block of blocks) {
    const goesOn = block.runOn || (oneTitle && block.type === "title" && line?.[0]?.type === "title")
    if (line === null || !goesOn) {
      line = []
      lines.push(line)
    }
    if (block.type !== "aside") line.push(block)
  }
  return lines.filter((each) => each.length > 0)
}

function lineOf(blocks: readonly Block[]): OwnLine | null {
  const parts: LinePart[] = []
  let text = ""
  const add = (string: string, span: Span | null) => {
    if (string === "") return
    parts.push({ at: text.length, length: string.length, span })
    text += string
  }
  for (const { index, type, ordinal, node } of blocks) {
    const own = node.textContent
    // Latin words of two title lines stay apart (`joinTitle`).
    if (type === "title" && /[A-Za-z0-9]$/.test(text) && /^[A-Za-z0-9]/.test(own)) add(" ", null)
    add(ordinal, { block: index, in: "ordinal", from: 0, to: ordinal.length })
    // The lines of a title are joined without the white space at their ends.
    const [from, to] = type === "title" ? edgesOf(own) : [0, own.length]
    add(own.slice(from, to), { block: index, in: "text", from, to })
  }
  const [from, to] = edgesOf(text)
  if (from === to) return null
  return {
    text: text.slice(from, to),
    parts: cut(parts, from, to),
    blocks: [blocks[0]!.index, blocks.at(-1)!.index + 1],
    items: blocks.flatMap((block) => (block.item?.blocks[0] === block ? [block.item.id] : [])),
  }
}

function edgesOf(text: string): [from: number, to: number] {
  let from = 0
  let to = text.length
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  return [from, to]
}

function cut(parts: readonly LinePart[], from: number, to: number): LinePart[] {
  const out: LinePart[] = []
  for (const { at, length, span } of parts) {
    const a = Math.max(at, from)
    const b = Math.min(at + length, to)
    if (a >= b) continue
    out.push({
      at: a - from,
      length: b - a,
      span: span && { ...span, from: span.from + a - at, to: span.from + b - at },
    })
  }
  return out
}

/** Where a character of a line stands; null for a joint of the title. */
export function spanAt(line: OwnLine, at: number): Span | null {
  for (const part of line.parts)
    if (at >= part.at && at < part.at + part.length)
      return (
        part.span && {
          ...part.span,
          from: part.span.from + at - part.at,
          to: part.span.from + at - part.at + 1,
        }
      )
  return null
}

/** Adds a place to a list of places, to the last one where it goes on with that. */
export function addSpan(spans: Span[], span: Span | null): void {
  if (!span) return
  const last = spans.at(-1)
  if (last && last.block === span.block && last.in === span.in && last.to === span.from) last.to = span.to
  else spans.push({ ...span })
}
