import { Fragment, type Mark, type Node } from "prosemirror-model"
import type { Block, Outline } from "../model/outline"
import { schema } from "../model/schema"
import { readOrdinal } from "../text/ordinals"
import type { Hints } from "./hints"
import { spanAt } from "./own-lines"
import type { OwnLine, Piece, Unit } from "./types"

/** A block of the report to be. */
export interface Row {
  /** The block of ours that it is; null for one that comes in. */
  source: Block | null
  /** What the reader makes of it; only where it comes in. */
  hint: Block | null
  /** It stands where it did not stand before: its surroundings say what it belongs to. */
  floats: boolean
  runOn: boolean
  ordinal: string
  content: Fragment
  /** Place in the copy's text, for the id of a new item. */
  at: number
}

/** A stretch of a row: characters of ours, or what comes in. */
type Part = { block: Block; in: "text" | "ordinal"; from: number; to: number } | { block: null; text: string }

interface OpenRow {
  source: Block | null
  /** The block that the last character of ours stood in. */
  last: Block | null
  runOn: boolean
  parts: Part[]
  at: number
}

export function rowOf(source: Block): Row {
  const { node, ordinal, runOn } = source
  return { source, hint: null, floats: false, runOn, ordinal, content: node.content, at: 0 }
}

/** What becomes of a unit when the accepted changes in it are made. */
export function rowsOf(
  unit: Unit,
  lines: readonly OwnLine[],
  { blocks }: Outline,
  accepted: ReadonlySet<string>,
  hints: () => Hints,
): Row[] {
  if (!unit.pieces.some(({ change }) => change !== null && accepted.has(change)))
    return unit.lines.flatMap((number) => blocks.slice(...lines[number]!.blocks).map(rowOf))
  const rows: Row[] = []
  const state: { open: OpenRow | null } = { open: null }
  const written = new Set<number>()
  const edges = edgesIn(unit, lines)

  const flush = () => {
    const { open } = state
    // A paragraph that comes in without a word is none.
    if (open && (open.source || open.parts.length > 0)) rows.push(closeRow(open, edges, hints))
    state.open = null
  }
  const begin = (source: Block | null, runOn: boolean, at: number): OpenRow => {
    flush()
    state.open = { source, last: source, runOn, parts: [], at }
    return state.open
  }
  /** Blocks of a line that are not printed stay, whatever becomes of the line. */
  const silent = (line: OwnLine, to: number) => {
    for (let i = line.blocks[0]; i < to; i++) {
      if (written.has(i) || edges.has(i)) continue
      written.add(i)
      flush()
      rows.push(rowOf(blocks[i]!))
    }
  }

  let line: OwnLine | null = null
  for (const piece of unit.pieces) {
    const { ours, text } = piece
    if (ours && ours.at < 0) {
      if (line) silent(line, line.blocks[1])
      line = lines[ours.line]!
    }
    if (!isPresent(piece, accepted)) continue
    if (text === "\n") {
      if (ours) {
        const first = blocks[line!.parts[0]!.span!.block]!
        silent(line!, first.index)
        begin(first, first.runOn, piece.at + 1)
      } else begin(null, false, piece.at + 1)
      continue
    }
    if (!ours) {
      addText(state.open ?? begin(null, false, piece.at), text)
      continue
    }
    const span = spanAt(line!, ours.at)
    // The joint of two title lines comes back by itself.
    if (!span) continue
    const block = blocks[span.block]!
    let row = state.open ?? begin(block, false, piece.at)
    if (row.last !== block) {
      if (row.parts.length === 0) row.source = block
      else if (block.index > line!.parts[0]!.span!.block) {
        silent(line!, block.index)
        row = begin(block, block.runOn, piece.at)
      } else if (span.in === "ordinal" && block.type === "para") row = begin(block, true, piece.at)
      row.last = block
    }
    addSpan(row, block, span.in, span.from)
  }
  flush()
  for (const number of unit.lines) silent(lines[number]!, lines[number]!.blocks[1])
  return rows
}

/** Of the blocks of a unit that are printed: where the printed part of their text begins and ends. */
type Edges = ReadonlyMap<number, readonly [from: number, to: number]>

function edgesIn(unit: Unit, lines: readonly OwnLine[]): Edges {
  const edges = new Map<number, readonly [number, number]>()
  for (const number of unit.lines)
    for (const { span } of lines[number]!.parts) {
      if (!span) continue
      if (span.in === "text") edges.set(span.block, [span.from, span.to])
      else if (!edges.has(span.block)) edges.set(span.block, [0, 0])
    }
  return edges
}

function isPresent({ ours, theirs, change }: Piece, accepted: ReadonlySet<string>): boolean {
  if (change === null) return true
  return accepted.has(change) ? theirs : ours !== null
}

function addText(row: OpenRow, text: string): void {
  const last = row.parts.at(-1)
  if (last && last.block === null) last.text += text
  else row.parts.push({ block: null, text })
}

function addSpan(row: OpenRow, block: Block, where: "text" | "ordinal", at: number): void {
  const last = row.parts.at(-1)
  if (last?.block === block && last.in === where && last.to === at) last.to++
  else row.parts.push({ block, in: where, from: at, to: at + 1 })
}

function closeRow({ source, parts, runOn, at }: OpenRow, edges: Edges, hints: () => Hints): Row {
  const hint = source ? null : hints()(at)
  const string = parts.map(stringOf).join("")
  const end = ordinalEnd(source, hint, parts, string)
  // White space at the ends of a line is not printed, and stays with what it stands beside.
  const spread = parts.map((part) => (part.block && part.in === "text" ? withEdges(part, edges) : part))
  const nodes: Node[] = []
  let passed = 0
  for (const [i, part] of spread.entries()) {
    const length = stringOf(parts[i]!).length
    const skip = Math.min(length, Math.max(0, end - passed))
    passed += length
    if (skip === length && length > 0) continue
    if (part.block && part.in === "text") {
      const { content } = part.block.node
      nodes.push(...content.cut(part.from + skip, part.to).content)
    } else nodes.push(schema.text(stringOf(part).slice(skip), part.block ? [] : marksBetween(spread, i)))
  }
  return {
    source,
    hint,
    floats: source === null,
    runOn,
    ordinal: string.slice(0, end),
    content: Fragment.fromArray(nodes),
    at,
  }
}

function stringOf(part: Part): string {
  if (part.block === null) return part.text
  const own = part.in === "ordinal" ? part.block.ordinal : part.block.node.textContent
  return own.slice(part.from, part.to)
}

/** How much of a row is its ordinal: what is left of the one it had, or what was written in its place. */
function ordinalEnd(source: Block | null, hint: Block | null, parts: readonly Part[], text: string): number {
  if (source) {
    const first = source.item?.blocks[0] === source
    if (source.type !== "heading" && !first) return 0
  }
  let passed = 0
  let left = 0
  /** Up to here nothing is text of ours. */
  let free = 0
  for (const part of parts) {
    if (part.block && (part.in === "text" || part.block !== source)) break
    passed += stringOf(part).length
    if (part.block) left = passed
    free = passed
  }
  const own = readOrdinal(text)?.text.length ?? 0
  const told = hint && hint.ordinal !== "" && text.startsWith(hint.ordinal) ? hint.ordinal.length : own
  return told > left && (source === null || told <= free) ? told : left
}

function withEdges(part: Extract<Part, { block: Block }>, edges: Edges): Part {
  const [from, to] = edges.get(part.block.index) ?? [0, 0]
  return {
    ...part,
    from: part.from === from ? 0 : part.from,
    to: part.to === to ? part.block.node.content.size : part.to,
  }
}

/** What comes in between two characters that bear the same mark bears it, too. */
function marksBetween(parts: readonly Part[], i: number): readonly Mark[] {
  const before = parts[i - 1]
  const after = parts[i + 1]
  if (!before?.block || !after?.block || before.in !== "text" || after.in !== "text") return []
  const left = marksAt(before.block.node, before.to - 1)
  const right = marksAt(after.block.node, after.from)
  return left.filter((mark) => mark.isInSet(right))
}

function marksAt(block: Node, at: number): readonly Mark[] {
  const { node } = block.childAfter(at)
  return node?.marks ?? []
}
