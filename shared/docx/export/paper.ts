import type { Node } from "prosemirror-model"
import { type Block, type Item, readOutline } from "../../model/outline"
import { attrsOf } from "../../model/schema"
import { type OrdinalStyle, readOrdinal } from "../../text/ordinals"
import { leadOf, sentences } from "../../text/sentences"
import { bookmarkName } from "../bookmarks"
import { lengthOf, xmlText } from "./characters"
import type { Layout } from "./layout"
import { forecastEnd, linesOf } from "./pages"
import type { PaperParagraph, PaperRun, ParagraphStyle, RunStyle } from "./paragraph"
import { signatureIndents } from "./signature"
import { breakTitle, joinTitle } from "./title-lines"

/**
 * The paragraphs of a report, in order. Nothing is added to the words of the model and nothing left out but
 * what was set aside (never printed), blank lines, and white space at the ends of paragraphs: indents are
 * the styles' business.
 */
export function paperOf(doc: Node, layout: Layout): PaperParagraph[] {
  const paragraphs: PaperParagraph[] = []
  const taken = new Set<string>()
  const lines = printedLines(readOutline(doc).blocks)
  const { sealed } = attrsOf.report(doc).properties
  for (let i = 0; i < lines.length; ) {
    const first = lines[i]![0]!
    let end = i + 1
    if (first.type === "title" || first.type === "signature")
      while (end < lines.length && lines[end]![0]!.type === first.type) end++
    const group = lines.slice(i, end)
    if (first.type === "title") {
      const closeToNext = lines[end]?.[0]?.type === "byline"
      paragraphs.push(...titleParagraphs(group, layout, closeToNext))
    } else if (first.type === "signature") {
      const last = paragraphs.at(-1)
      const own = signatureParagraphs(group, sealed, layout)
      if (last && own.length > 0 && mayBeParted(paragraphs, own.length, sealed, layout)) last.keepNext = true
      paragraphs.push(...own)
    } else {
      const paragraph = trimmed(lineParagraph(group[0]!, layout, taken))
      if (paragraph) paragraphs.push(paragraph)
    }
    i = end
  }
  return paragraphs
}

/**
 * Blocks that share a line, without those set aside. What runs on behind a page counter in mid-sentence
 * joins the sentence; what runs on behind a line that is not printed begins a paragraph.
 */
function printedLines(blocks: readonly Block[]): Block[][] {
  const lines: Block[][] = []
  let line: Block[] | null = null
  for (const block of blocks) {
    if (line === null || !block.runOn) {
      line = []
      lines.push(line)
    }
    if (block.type !== "aside") line.push(block)
  }
  return lines.filter((each) => each.length > 0)
}

function titleParagraphs(lines: readonly Block[][], layout: Layout, closeToNext: boolean): PaperParagraph[] {
  const parts = lines.flat().map((block) => xmlText(block.node.textContent))
  const broken = breakTitle(parts, layout.title.charactersPerLine)
  if (broken.length === 0) return []
  const runs = broken.map((text, i): PaperRun => (i === 0 ? { text } : { text, newLine: true }))
  return [{ style: "Title", runs, ...(closeToNext ? { closeToNext } : {}) }]
}

function signatureParagraphs(lines: readonly Block[][], sealed: boolean, layout: Layout): PaperParagraph[] {
  const own = lines
    .flat()
    .map((block) => ({
      kind: block.node.attrs.kind === "date" ? ("date" as const) : ("name" as const),
      text: xmlText(block.node.textContent).trim(),
    }))
    .filter((line) => line.text !== "")
  const indents = signatureIndents(own, sealed, layout)
  return own.map((line, i) => ({
    style: i === 0 ? "SignatureFirst" : "Signature",
    runs: [{ text: line.text }],
    right: indents[i]!,
    ...(i < own.length - 1 ? { keepNext: true } : {}),
  }))
}

/**
 * Might the signature stand on a page without text (7.3.5.5)? Then the last paragraph is kept with it. Not
 * always: Word moves only its last line, but LibreOffice moves the whole of it, and a page ends half empty.
 */
function mayBeParted(
  text: readonly PaperParagraph[],
  lines: number,
  sealed: boolean,
  layout: Layout,
): boolean {
  const { linesBefore, sealedLinesBefore } = layout.signature
  if (linesOf(text.at(-1)!, layout) === 1) return true
  // One line in reserve: another program or font may need one more.
  return forecastEnd(text, layout).free - 1 < lines + (sealed ? sealedLinesBefore : linesBefore)
}

/** Depth of a numbered paragraph by 7.3.3, `lead` for 一是 and the like, `none` without a number. */
type Depth = 1 | 2 | 3 | "lead" | "none"

const depths: Readonly<Record<OrdinalStyle, Depth>> = {
  han: 1,
  hanParen: 2,
  arabic: 3,
  arabicParen: 3,
  circled: 3,
  shi: "lead",
  di: "lead",
  firstly: "lead",
  label: "lead",
  none: "none",
}

function depthOf(ordinal: string): Depth {
  if (ordinal === "") return "none"
  return depths[readOrdinal(ordinal)?.style ?? "label"]
}

function lineParagraph(line: readonly Block[], layout: Layout, taken: Set<string>): PaperParagraph {
  const first = line[0]!
  if (first.type === "byline") return { style: "Byline", runs: line.map(plainRun) }
  if (first.type === "addressee") return { style: "Addressee", runs: line.map(plainRun) }
  const style = styleOfLine(line, layout)
  // In a heading that text runs on from, only the heading itself has the heading's look.
  const rest: RunStyle | undefined = style === "Heading2Leaf" ? "BodyRun" : undefined
  const runs = line.flatMap((block) => runsOf(block, line, style, layout, rest, taken))
  return { style, runs }
}

const startsItem = (block: Block) => block.item !== null && block.item.blocks[0] === block

/** Does the heading or item of this line have text of its own below the line? */
function hasMoreBelow(line: readonly Block[]): boolean {
  const first = line[0]!
  if (first.type === "heading") return true
  const item = first.item
  if (!item) return false
  return item.blocks.some((b) => !line.includes(b)) || item.children.some((c) => !line.includes(c.blocks[0]!))
}

function styleOfLine(line: readonly Block[], layout: Layout): ParagraphStyle {
  const first = line[0]!
  if (first.type !== "heading" && !startsItem(first)) return "Normal"
  const depth = first.type === "heading" ? headingDepth(first) : depthOf(first.ordinal)
  const { level1Max, level2Max, level3Max } = layout.heading
  if (depth === "lead" || depth === "none") return "Normal"
  const text = line.map((block) => block.ordinal + block.node.textContent).join("")
  // White space apart, but long enough to know that this is no heading.
  if (text.length > 4 * Math.max(level1Max, level2Max, level3Max)) return "Normal"
  const length = lengthOf(text)
  const alone = line.length === 1 && sentences(first.node.textContent).length <= 1
  if (depth === 1) return alone && length <= level1Max ? "Heading1" : "Normal"
  if (depth === 2 && length <= level2Max) return alone && hasMoreBelow(line) ? "Heading2" : "Heading2Leaf"
  if (depth === 3 && alone && length <= level3Max && hasMoreBelow(line)) return "Heading3"
  return "Normal"
}

/** A heading of a section is level one unless its number says otherwise. */
function headingDepth(block: Block): 1 | 2 | 3 {
  const depth = depthOf(block.ordinal)
  return depth === 2 || depth === 3 ? depth : 1
}

function plainRun(block: Block): PaperRun {
  return { text: block.ordinal + xmlText(block.node.textContent) }
}

function runsOf(
  block: Block,
  line: readonly Block[],
  style: ParagraphStyle,
  layout: Layout,
  rest: RunStyle | undefined,
  taken: Set<string>,
): PaperRun[] {
  const ordinal = xmlText(block.ordinal)
  const text = xmlText(block.node.textContent)
  const item = startsItem(block) ? block.item : null
  let runs: PaperRun[]
  if (style === "Heading1" || style === "Heading2" || style === "Heading3") runs = [run(ordinal + text)]
  else if (block.type === "heading") runs = runInHeading(ordinal, text, headingDepth(block), rest)
  else if (item) runs = runInItem(ordinal, text, item, block, line, layout, rest)
  else runs = [run(ordinal + text, rest)]
  runs = runs.filter((each) => each.text !== "")
  const name = item ? anchorOf(item, taken) : null
  if (name !== null && runs.length > 0) runs[0] = { ...runs[0]!, bookmarks: [name] }
  return runs
}

function run(text: string, style?: RunStyle): PaperRun {
  return style ? { text, style } : { text }
}

/** Where the first sentence ends. It is looked for where a lead can end; beyond, the answer is only “too long”. */
function leadEnd(text: string, layout: Layout): number {
  return leadOf(text.slice(0, 4 * layout.lead.charactersMax + 40)).to
}

function runInHeading(ordinal: string, text: string, depth: 1 | 2 | 3, rest?: RunStyle): PaperRun[] {
  const look = depth === 1 ? "Level1Run" : depth === 2 ? "Level2Run" : rest
  const { to } = leadOf(text)
  return [run(ordinal + text.slice(0, to), look), run(text.slice(to), rest)]
}

/**
 * The runs of a paragraph that an item begins. Level one and two look as 7.3.3 says, number included. Behind
 * 一是 the first sentence takes the look of the lead, the words 一是 do not: they belong to the sentence that
 * counts, and the paragraph begins in 仿宋 as 7.3.3 wants it. Items without a number are left as they are: whether
 * such a paragraph is an item is the reader's guess.
 */
function runInItem(
  ordinal: string,
  text: string,
  item: Item,
  block: Block,
  line: readonly Block[],
  layout: Layout,
  rest?: RunStyle,
): PaperRun[] {
  const depth = depthOf(ordinal)
  if (depth === "none") return [run(text, rest)]
  const to = leadEnd(text, layout)
  const isLead = lengthOf(text.slice(0, to)) <= layout.lead.charactersMax
  // A lead leads over to something: further sentences, further paragraphs, items of its own.
  const leads = isLead && (text.slice(to).trim() !== "" || item.blocks.length > 1 || item.children.length > 0)
  if (depth === 1 || depth === 2) {
    const look: RunStyle = depth === 1 ? "Level1Run" : "Level2Run"
    const whole = isLead && line.length === 1 && line[0] === block
    if (leads || whole) return [run(ordinal + text.slice(0, to), look), run(text.slice(to), rest)]
    return [run(ordinal, look), run(text, rest)]
  }
  const { look } = layout.lead
  const fits = depth === 3 ? look === "bold" : depth === "lead" && (look === "bold" || !insideNumbered(item))
  if (!leads || look === "plain" || !fits) return [run(ordinal + text, rest)]
  return [run(ordinal, rest), run(text.slice(0, to), "LeadRun"), run(text.slice(to), rest)]
}

/** Below 1. or （1）, which are 仿宋, a 楷体 lead would look like a higher level. */
function insideNumbered(item: Item): boolean {
  for (let up = item.parent; up; up = up.parent) if (depthOf(up.ordinal) === 3) return true
  return false
}

/** The bookmark of an item, or null when it can have none: names are unique in a file. */
function anchorOf(item: Item, taken: Set<string>): string | null {
  const name = bookmarkName(item.id)
  if (name === null || taken.has(name)) return null
  taken.add(name)
  return name
}

/** Without white space at its ends; null when nothing is left. */
function trimmed(paragraph: PaperParagraph): PaperParagraph | null {
  const runs = [...paragraph.runs]
  while (runs.length > 0 && runs[0]!.text.trim() === "") runs.shift()
  while (runs.length > 0 && runs.at(-1)!.text.trim() === "") runs.pop()
  if (runs.length === 0) return null
  runs[0] = { ...runs[0]!, text: runs[0]!.text.trimStart() }
  const last = runs.length - 1
  runs[last] = { ...runs[last]!, text: runs[last]!.text.trimEnd() }
  return { ...paragraph, runs }
}

/** The title as one line of text, or null when the report has none. */
export function titleOf(doc: Node): string | null {
  const parts = readOutline(doc).blocks.filter((block) => block.type === "title")
  const { text } = joinTitle(parts.map((block) => xmlText(block.node.textContent)))
  return text === "" ? null : text
}
