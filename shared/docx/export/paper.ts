import type { Node } from "prosemirror-model"
import { type Block, type Outline, readOutline } from "../../model/outline"
import { attrsOf } from "../../model/schema"
import { joinTitle } from "../../text/title"
import { xmlText } from "./characters"
import type { Layout } from "./layout"
import { lineParagraph } from "./looks"
import { forecastEnd, linesOf } from "./pages"
import type { PaperParagraph, PaperRun } from "./paragraph"
import { signatureIndents } from "./signature"
import { breakTitle } from "./title-lines"

/** A paragraph on paper, with the blocks that it is made of. */
export interface PrintedParagraph {
  paragraph: PaperParagraph
  blocks: readonly Block[]
}

/** The paragraphs of a report, in order: see `printedParagraphs`. */
export function paperOf(doc: Node, layout: Layout): PaperParagraph[] {
  return printedParagraphs(readOutline(doc), layout).map(({ paragraph }) => paragraph)
}

/**
 * The paragraphs of a report, in order. Nothing is added to the words of the model and nothing left out but
 * what was set aside (never printed), blank lines, and white space at the ends of paragraphs: indents are
 * the styles' business.
 */
export function printedParagraphs(outline: Outline, layout: Layout): PrintedParagraph[] {
  const printed: PrintedParagraph[] = []
  const paragraphs: PaperParagraph[] = []
  const add = (paragraph: PaperParagraph, blocks: readonly Block[]) => {
    paragraphs.push(paragraph)
    printed.push({ paragraph, blocks })
  }
  const taken = new Set<string>()
  const lines = printedLines(outline.blocks)
  const { sealed } = attrsOf.report(outline.doc).properties
  for (let i = 0; i < lines.length; ) {
    const first = lines[i]![0]!
    let end = i + 1
    if (first.type === "title" || first.type === "signature")
      while (end < lines.length && lines[end]![0]!.type === first.type) end++
    const group = lines.slice(i, end)
    if (first.type === "title") {
      const closeToNext = lines[end]?.[0]?.type === "byline"
      const title = titleParagraph(group, layout, closeToNext)
      if (title) add(title, group.flat())
    } else if (first.type === "signature") {
      const last = paragraphs.at(-1)
      const signing = group.flat().filter((block) => xmlText(block.node.textContent).trim() !== "")
      const own = signatureParagraphs(signing, sealed, layout)
      if (last && own.length > 0 && mayBeParted(paragraphs, own.length, sealed, layout)) last.keepNext = true
      for (const [i, paragraph] of own.entries()) add(paragraph, [signing[i]!])
    } else {
      const paragraph = trimmed(lineParagraph(group[0]!, layout, taken))
      if (paragraph) add(paragraph, group[0]!)
    }
    i = end
  }
  return printed
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

function titleParagraph(
  lines: readonly Block[][],
  layout: Layout,
  closeToNext: boolean,
): PaperParagraph | null {
  const parts = lines.flat().map((block) => xmlText(block.node.textContent))
  const broken = breakTitle(parts, layout.title.charactersPerLine)
  if (broken.length === 0) return null
  const runs = broken.map((text, i): PaperRun => (i === 0 ? { text } : { text, newLine: true }))
  return { style: "Title", runs, ...(closeToNext ? { closeToNext } : {}) }
}

function signatureParagraphs(lines: readonly Block[], sealed: boolean, layout: Layout): PaperParagraph[] {
  const own = lines.map((block) => ({
    kind: block.node.attrs.kind === "date" ? ("date" as const) : ("name" as const),
    text: xmlText(block.node.textContent).trim(),
  }))
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
