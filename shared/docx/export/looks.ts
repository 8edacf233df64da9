import type { Block, Item } from "../../model/outline"
import { type OrdinalStyle, readOrdinal } from "../../text/ordinals"
import { leadOf, sentences } from "../../text/sentences"
import { bookmarkName } from "../bookmarks"
import { lengthOf, xmlText } from "./characters"
import type { Layout } from "./layout"
import type { PaperParagraph, PaperRun, ParagraphStyle, RunStyle } from "./paragraph"

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

/**
 * The paragraph of the blocks on one line: its style, and which stretches look otherwise (7.3.3).
 *
 * @param taken names of bookmarks in the file so far; added to
 */
export function lineParagraph(line: readonly Block[], layout: Layout, taken: Set<string>): PaperParagraph {
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
  const { to } = leadOf(text)
  if (depth === 1) return [run(ordinal, rest), run(text.slice(0, to), "Level1Run"), run(text.slice(to), rest)]
  const look = depth === 2 ? "Level2Run" : rest
  return [run(ordinal + text.slice(0, to), look), run(text.slice(to), rest)]
}

/**
 * The runs of a paragraph that an item begins. Such a paragraph is text: it begins in 仿宋, and behind 一、 or 一是
 * the first sentence takes the look of its level or of the lead. Level two is 楷体 from its bracket on, as 7.3.3
 * shows it. Items without a number are left as they are: whether such a paragraph is an item is the reader's guess.
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
    const whole = isLead && line.length === 1 && line[0] === block
    const end = leads || whole ? to : 0
    if (depth === 1)
      return [run(ordinal, rest), run(text.slice(0, end), "Level1Run"), run(text.slice(end), rest)]
    return [run(ordinal + text.slice(0, end), "Level2Run"), run(text.slice(end), rest)]
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
