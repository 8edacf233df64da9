import type { Block, Section } from "../model/outline"
import type { Span } from "../model/text-map"
import { numeralValue } from "../text/numerals"
import { type OrdinalStyle, readOrdinal } from "../text/ordinals"
import { endsInColon } from "../text/space"
import { perBlock } from "./facts"
import type { ReportFacts } from "./types"

/** An ordinal as it stands on paper. */
export interface Mark extends OrdinalKind {
  span: Span
  /** As written. */
  text: string
  /**
   * `item`: the reader took it for an item's or a heading's. The others stand in running text, at the head of
   * a `sentence` or of a `clause`.
   */
  at: "item" | "sentence" | "clause"
  /** The text right before it ends in a colon: a list may begin here. */
  announced: boolean
  /** Depth that the reader gave it; half a level more for one in the text of an item. */
  level: number
  /** Number of the lead-in that it stands under: lists begin anew behind one. */
  scope: number
}

export interface OrdinalKind {
  style: OrdinalStyle
  /** Marks of one list share it: the style, and for labels their word (问题一：原因一：). */
  key: string
  n: number
  /** How it is written, its number left out; 一是 and 一要 are one shape, so are half and full width. */
  shape: string
}

/** The ordinals of the headings. */
export function headingMarks(facts: ReportFacts): Mark[] {
  const levels: Partial<Record<OrdinalStyle, number>> = { han: 1, hanParen: 2, arabic: 3, arabicParen: 4 }
  return facts.outline.sections.flatMap(({ heading }) => {
    const mark = heading && ownMark(facts, heading, 1, 0)
    if (!mark) return []
    mark.level = levels[mark.style] ?? 1
    return [mark]
  })
}

/** The ordinals of a section's items in the order of the text, and what looks like one in their text. */
export function itemMarks(facts: ReportFacts, section: Section): Mark[] {
  const marks: Mark[] = []
  let scope = 0
  for (let i = section.blocks[0]; i < section.blocks[1]; i++) {
    const block = facts.outline.blocks[i]!
    if (block.type === "leadIn") scope++
    if (block.type !== "para" && block.type !== "intro") continue
    const level = block.item?.level ?? 0
    if (block.item?.blocks[0] === block) {
      const mark = ownMark(facts, block, level, scope)
      if (mark) marks.push(mark)
    }
    const { text } = facts.blocks[i]!
    for (const { from, to, at, kind } of looseOrdinals(facts.blocks[i]!)) {
      const announced = endsInColon(text.slice(Math.max(0, from - 3), from))
      const span: Span = { block: i, in: "text", from, to }
      marks.push(markOf(kind, span, text.slice(from, to), at, announced, level + 0.5, scope))
    }
  }
  return marks
}

function ownMark(facts: ReportFacts, block: Block, level: number, scope: number): Mark | null {
  const kind = kindOf(block.ordinal)
  if (!kind) return null
  const span: Span = { block: block.index, in: "ordinal", from: 0, to: block.ordinal.length }
  const announced = endsInColon(facts.blocks[block.index - 1]?.text.slice(-3) ?? "")
  return markOf(kind, span, block.ordinal, "item", announced, level, scope)
}

/** Field by field: spreading `kind` takes four times as long, and there are many marks. */
function markOf(
  { style, key, n, shape }: OrdinalKind,
  span: Span,
  text: string,
  at: Mark["at"],
  announced: boolean,
  level: number,
  scope: number,
): Mark {
  return { style, key, n, shape, span, text, at, announced, level, scope }
}

/** What numbers an item, its opening bracket left out; what stands before it decides. */
const core =
  /[一二三四五六七八九十]{1,3}[是要、.．）)〕\]】]|\d{1,2}[、.．）)](?!\d)|第[一二三四五六七八九十]{1,3}[，,、：:]|[①-⑳]/g

/**
 * Ordinals in running text, at the head of a sentence or of a clause. The reader leaves one there when its
 * number does not fit, which is just what is looked for here.
 */
export const looseOrdinals = perBlock(({ text }) => {
  const found: { from: number; to: number; at: "sentence" | "clause"; kind: OrdinalKind }[] = []
  for (const match of text.matchAll(core)) {
    const from = match.index - (/[（(〔[【]/.test(text.charAt(match.index - 1)) ? 1 : 0)
    const at = headOf(text, from)
    // Between commas only 一是 is sure to be one; 、 and brackets number much else there.
    if (at === null || (at === "comma" && !/[是要]$/.test(match[0]))) continue
    const read = readOrdinal(text.slice(from, from + 10))
    if (!read?.n) continue
    const to = from + read.text.length
    // 3、4月份 and 二、三产业 are figures side by side.
    if (/[\d一二三四五六七八九十]/.test(text.charAt(to))) continue
    const kind = kindOf(read.text)
    if (kind) found.push({ from, to, at: at === "sentence" ? at : "clause", kind })
  }
  return found
})

/** What begins at `from`, by the mark before it; null in the middle of a clause. */
function headOf(text: string, from: number): "sentence" | "clause" | "comma" | null {
  let i = from - 1
  while (i >= 0 && /\s/.test(text.charAt(i))) i--
  if (i < 0) return "sentence"
  const before = text.charAt(i)
  if ("。！？".includes(before)) return "sentence"
  if ("；：;:".includes(before)) return "clause"
  return before === "，" ? "comma" : null
}

/** A report has few ordinals and many of each, and every keystroke reads them all. */
const kinds = new Map<string, OrdinalKind | null>()

/** What an ordinal is, or null when it has no number. */
export function kindOf(ordinal: string): OrdinalKind | null {
  if (ordinal === "") return null
  const known = kinds.get(ordinal)
  if (known !== undefined) return known
  if (kinds.size > 1000) kinds.clear()
  const kind = readKind(ordinal)
  kinds.set(ordinal, kind)
  return kind
}

function readKind(ordinal: string): OrdinalKind | null {
  const read = readOrdinal(ordinal)
  if (read)
    return read.n === null ? null : { style: read.style, key: read.style, n: read.n, shape: shapeOf(ordinal) }
  const label = /^([\u4e00-\u9fff]{1,6}?)([一二三四五六七八九十]{1,3}|\d{1,2})[：:、，]?$/.exec(ordinal)
  const n = label && (/^\d+$/.test(label[2]!) ? Number(label[2]) : numeralValue(label[2]!))
  return label && n ? { style: "label", key: `label ${label[1]}`, n, shape: "" } : null
}

function shapeOf(ordinal: string): string {
  return ordinal
    .replace(/[一二三四五六七八九十]+|\d+|[①-⑳]/, "n")
    .replace(/[(]/g, "（")
    .replace(/[)]/g, "）")
    .replace(/,/g, "，")
    .replace(/:/g, "：")
    .replace(/要$/, "是")
}
