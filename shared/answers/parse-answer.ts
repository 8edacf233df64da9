import type { Link } from "../model/links"
import { type Block, blocksOf, type Item, type Outline, readOutline, type Section } from "../model/outline"
import type { Role } from "../model/roles"
import { attrsOf } from "../model/schema"
import { blockRange, rangeOf, type TextMap } from "../model/text-map"
import type { Imported } from "../reading/imported"
import { findDates, isoDate } from "../text/dates"
import { findQuantities } from "../text/quantities"
import { leadOf } from "../text/sentences"
import { joinTitle } from "../text/title"

/** [start, end) in UTF-16 code units of `text`, without the trailing line end. */
export type TextRange = [start: number, end: number]

/** What `shuzhi parse` prints. Names and shapes are kept to the letter: others script against them. */
export interface ParseAnswer {
  file: string
  format: Imported["format"]
  text: string
  year: number | null
  title: string | null
  titleRange: TextRange | null
  opening: string | null
  openingRange: TextRange | null
  sections: SectionAnswer[]
  signature: { name: string | null; date: string | null } | null
  signatureRange: TextRange | null
  leadIns: { role: Role; start: number; end: number }[]
  setAside: { start: number; end: number; reason: string }[]
  links: LinkAnswer[]
  notices: string[]
}

export interface SectionAnswer {
  /** One role, or several joined by `+` in the order met. */
  role: string
  heading: string | null
  headingStart: number | null
  headingEnd: number | null
  start: number
  end: number
  intro: string | null
  introStart: number | null
  introEnd: number | null
  items: ItemAnswer[]
}

export interface ItemAnswer {
  /** Role letter and running number in document order. */
  id: string
  role: Role
  ordinal: string
  level: number
  start: number
  /** Behind the ordinal and the white space after it. */
  bodyStart: number
  /** Covers the children. */
  end: number
  lead: string
  text: string
  quantities: QuantityAnswer[]
  children: ItemAnswer[]
}

/**
 * The same answer, of which sections, items and their parts are made only when they are asked for, one after the
 * other and once: those of a hundred thousand paragraphs fill the memory.
 */
export interface AnswerInPieces extends Omit<ParseAnswer, "sections"> {
  sections: Iterable<SectionPiece>
}

export interface SectionPiece extends Omit<SectionAnswer, "items"> {
  items: Iterable<ItemPiece>
}

export interface ItemPiece extends Omit<ItemAnswer, "children"> {
  children: Iterable<ItemPiece>
}

export interface QuantityAnswer {
  text: string
  start: number
  end: number
  value: number | null
  unit: string | null
  approx: boolean
}

export interface LinkAnswer {
  problem: string
  causes: string[]
  measures: string[]
  basis: "stated" | "inferred"
  strength: number
}

/**
 * The structure of a report as the command line prints it.
 *
 * Every visible character of `text` belongs to exactly one part. Where ranges nest, the inner one owns:
 * a lead-in or a part set aside inside an item or an intro is none of its own.
 *
 * @param file name to print
 * @param links of the report, derived or confirmed
 * @param year reported on, when the caller knows better than the text
 */
export function parseAnswer(
  imported: Imported,
  file: string,
  links: readonly Link[],
  year?: number,
): ParseAnswer {
  const answer = answerInPieces(imported, readOutline(imported.doc), file, links, year)
  return { ...answer, sections: Array.from(answer.sections, wholeSection) }
}

function wholeSection(piece: SectionPiece): SectionAnswer {
  return { ...piece, items: Array.from(piece.items, wholeItem) }
}

function wholeItem(piece: ItemPiece): ItemAnswer {
  return { ...piece, children: Array.from(piece.children, wholeItem) }
}

/** The answer of `parseAnswer`, to be printed as it is made. */
export function answerInPieces(
  { doc, map, format, notices }: Imported,
  outline: Outline,
  file: string,
  links: readonly Link[],
  year?: number,
): AnswerInPieces {
  const title = [...blocksOf(outline, "title"), ...blocksOf(outline, "byline")]
  const opening = [...blocksOf(outline, "addressee"), ...blocksOf(outline, "opening")]
  const signature = blocksOf(outline, "signature")
  const titles = blocksOf(outline, "title")
  return {
    file,
    format,
    text: map.text,
    year: year ?? attrsOf.report(doc).properties.year,
    title: titles.length > 0 ? joinTitle(titles.map((block) => block.node.textContent)).text : null,
    titleRange: span(map, title),
    opening: opening.length > 0 ? joined(opening) : null,
    openingRange: span(map, opening),
    sections: each(outline.sections, (section) => sectionAnswer(outline, map, section)),
    signature: signature.length > 0 ? signed(signature) : null,
    signatureRange: span(map, signature),
    leadIns: blocksOf(outline, "leadIn").map((block) => {
      const [start, end] = blockRange(map, block.index)
      return { role: block.node.attrs.role as Role, start, end }
    }),
    setAside: blocksOf(outline, "aside").map((block) => {
      const [start, end] = blockRange(map, block.index)
      return { start, end, reason: String(block.node.attrs.reason) }
    }),
    links: linkAnswers(links, outline),
    notices,
  }
}

/** Links as printed: one entry a problem, by running ids, with the weakest of its bases and strengths. */
export function linkAnswers(links: readonly Link[], outline: Outline): LinkAnswer[] {
  const keys = new Map(outline.items.map((item) => [item.id, item.key]))
  const answers = new Map<string, LinkAnswer>()
  for (const link of links) {
    const problem = keys.get(link.problem)
    const target = keys.get(link.target)
    if (problem === undefined || target === undefined) continue
    let answer = answers.get(problem)
    if (!answer) {
      answer = { problem, causes: [], measures: [], basis: "stated", strength: 1 }
      answers.set(problem, answer)
    }
    ;(link.role === "cause" ? answer.causes : answer.measures).push(target)
    if (link.basis === "inferred") {
      answer.basis = "inferred"
      answer.strength = Math.min(answer.strength, link.strength)
    }
  }
  return outline.items.flatMap((item) => answers.get(item.key) ?? [])
}

function* each<Of, To>(all: readonly Of[], make: (one: Of) => To): Iterable<To> {
  for (const one of all) yield make(one)
}

function sectionAnswer(outline: Outline, map: TextMap, section: Section): SectionPiece {
  const { heading } = section
  const at: TextRange | null = heading ? blockRange(map, heading.index) : null
  const [from, to] = section.blocks
  const whole = span(map, outline.blocks.slice(from, to)) ?? [0, 0]
  const intro = span(map, section.intro)
  return {
    role: sectionRoles(section),
    heading: heading && at ? headingText(map, heading, at) : null,
    headingStart: at ? at[0] : null,
    headingEnd: at ? at[1] : null,
    start: whole[0],
    end: whole[1],
    intro: intro ? joined(section.intro) : null,
    introStart: intro ? intro[0] : null,
    introEnd: intro ? intro[1] : null,
    items: each(section.items, (item) => itemAnswer(outline, map, item)),
  }
}

/** As written on its line, blanks between ordinal and words included; joined where lines were. */
function headingText(map: TextMap, heading: Block, [start, end]: TextRange): string {
  const written = map.text.slice(start, end)
  return written.includes("\n") ? heading.ordinal + heading.node.textContent : written
}

/** The roles that the section's items have; a subheading (（一）存在问题) speaks through its items. */
function sectionRoles(section: Section): string {
  const met = new Set<Role>()
  const walk = (items: readonly Item[]) => {
    for (const item of items) {
      if (item.role !== "other" || item.children.length === 0) met.add(item.role)
      walk(item.children)
    }
  }
  walk(section.items)
  if (met.size > 1) met.delete("other")
  return met.size > 0 ? [...met].join("+") : section.role
}

function itemAnswer(outline: Outline, map: TextMap, item: Item): ItemPiece {
  const first = item.blocks[0]!
  const place = map.places[first.index]!
  const last = lastBlock(item)
  const inside = outline.blocks.slice(first.index, last + 1)
  const speaking = item.blocks.find((block) => block.node.content.size > 0) ?? first
  const words = speaking.node.textContent
  const lead = leadOf(words)
  const [start] = blockRange(map, first.index)
  return {
    id: item.key,
    role: item.role,
    // As written, a line end within it (三⏎是) included.
    ordinal: place.ordinal ? map.text.slice(...place.ordinal) : item.ordinal,
    level: item.level,
    start,
    bodyStart: place.segments[0]?.start ?? place.ordinal?.[1] ?? place.at,
    end: blockRange(map, last)[1],
    lead: words.slice(lead.from, lead.to),
    text: joined(inside, true),
    quantities: item.blocks.flatMap((block) =>
      findQuantities(block.node.textContent).map(({ from, to, value, unit, approx }) => {
        const [start, end] = rangeOf(map, { block: block.index, in: "text", from, to })
        return { text: map.text.slice(start, end), start, end, value, unit, approx }
      }),
    ),
    children:
      item.children.length === 0 ? [] : each(item.children, (child) => itemAnswer(outline, map, child)),
  }
}

/** Index of the last block that holds words of the item or of its children. */
function lastBlock(item: Item): number {
  const own = item.blocks.at(-1)!.index
  const child = item.children.at(-1)
  return child ? Math.max(own, lastBlock(child)) : own
}

/** The words of blocks as they are read: a line a paragraph, without what was set aside. */
function joined(blocks: readonly Block[], withoutFirstOrdinal = false): string {
  let out = ""
  for (const [i, block] of blocks.entries()) {
    if (block.type === "aside") continue
    if (i > 0 && !block.runOn) out += "\n"
    out += (i === 0 && withoutFirstOrdinal ? "" : block.ordinal) + block.node.textContent
  }
  return out
}

/** From the first block's beginning to the last one's end. */
function span(map: TextMap, blocks: readonly Block[]): TextRange | null {
  let range: TextRange | null = null
  for (const block of blocks) {
    const [start, end] = blockRange(map, block.index)
    range = range ? [Math.min(range[0], start), Math.max(range[1], end)] : [start, end]
  }
  return range
}

function signed(blocks: readonly Block[]): { name: string | null; date: string | null } {
  const names = blocks.filter((block) => block.node.attrs.kind !== "date")
  const name = names
    .map((block) =>
      block.node.textContent.replace(/^(?:述职人|汇报人|报告人|总结人|述职者|签名|签字)\s*[：:]\s*/, ""),
    )
    .filter((text) => text !== "")
    .join(" ")
  const date = blocks
    .flatMap((block) => findDates(block.node.textContent))
    .filter((d) => d.month !== null)
    .at(-1)
  return { name: name === "" ? null : name, date: date ? isoDate(date) : null }
}
