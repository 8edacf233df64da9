import {
  BookmarkEnd,
  BookmarkStart,
  Document,
  DocumentGridType,
  type IParagraphOptions,
  Packer,
  Paragraph,
  Tab,
  TextRun,
  type XmlComponent,
} from "docx"
import type { Node } from "prosemirror-model"
import { attrsOf } from "../../model/schema"
import { type Layout, standardLayout } from "./layout"
import { pageNumbers } from "./page-number"
import { paperOf } from "./paper"
import type { PaperParagraph, PaperRun } from "./paragraph"
import { completedParts, type Part } from "./parts"
import { filePropertiesOf } from "./properties"
import { stampFixedTime } from "./stamp"
import { stylesOf } from "./styles"

/**
 * Writes a report as .docx by GB/T 9704—2012. Pure: the same report and layout give the same bytes, whatever
 * the machine and the hour. What was set aside is not printed; no title is invented.
 */
export async function writeDocx(doc: Node, layout: Layout = standardLayout): Promise<Uint8Array> {
  return complete(await pack(buildDocument(doc, layout), completedParts(filePropertiesOf(doc), layout)))
}

/** The report as a document of the docx package. */
export function buildDocument(doc: Node, layout: Layout = standardLayout): Document {
  const { page } = layout
  const { title, creator } = filePropertiesOf(doc)
  const ids = { next: 1 }
  return new Document({
    title,
    creator,
    compatibility: { version: 15 },
    evenAndOddHeaderAndFooters: true,
    styles: stylesOf(layout, attrsOf.report(doc).properties.sealed),
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: {
              top: page.top,
              right: page.right,
              bottom: page.bottom,
              left: page.left,
              header: page.header,
              footer: page.footer,
              gutter: page.gutter,
            },
          },
          // Never linesAndChars with a negative charSpace: LibreOffice doubles the pitch.
          grid: { type: DocumentGridType.LINES, linePitch: layout.line },
        },
        footers: pageNumbers(layout),
        children: paperOf(doc, layout).map((paragraph) => paragraphOf(paragraph, ids)),
      },
    ],
  })
}

/** Packs a document with the docx package, some parts of it replaced. */
export function pack(document: Document, parts: readonly Part[] = []): Promise<Uint8Array> {
  return Packer.pack(document, "uint8array", undefined, parts)
}

/** Makes a packed document independent of the moment it was packed. Changes the bytes given. */
export function complete(packed: Uint8Array): Uint8Array {
  return stampFixedTime(packed)
}

/** A paragraph that may hold bookmarks of our own numbering, which the types of docx do not provide for. */
class MarkedParagraph extends Paragraph {
  constructor(options: IParagraphOptions, content: readonly XmlComponent[]) {
    super(options)
    this.root.push(...content)
  }
}

function paragraphOf(paragraph: PaperParagraph, ids: { next: number }): Paragraph {
  const { style, right, keepNext, closeToNext, runs } = paragraph
  const content: XmlComponent[] = []
  for (const run of runs) pushRun(content, run, ids)
  return new MarkedParagraph(
    {
      // Normal is the default: a paragraph that names no style is one.
      ...(style === "Normal" ? {} : { style }),
      ...(keepNext ? { keepNext } : {}),
      ...(closeToNext ? { spacing: { after: 0 } } : {}),
      ...(right === undefined ? {} : { indent: { right } }),
    },
    content,
  )
}

function pushRun(content: XmlComponent[], run: PaperRun, ids: { next: number }): void {
  const anchors = (run.bookmarks ?? []).map((name) => ({ name, id: ids.next++ }))
  // Not docx's own Bookmark: it numbers on from one document to the next.
  for (const { name, id } of anchors) content.push(new BookmarkStart(name, id))
  const style = run.style ? { style: run.style } : {}
  if (run.newLine) content.push(new TextRun({ ...style, break: 1, text: run.text }))
  // Tabs and line ends inside a text are elements of their own: in `w:t` they would be blanks.
  else if (/[\t\n]/.test(run.text)) {
    for (const piece of run.text.split(/([\t\n])/)) {
      if (piece === "\t") content.push(new TextRun({ ...style, children: [new Tab()] }))
      else if (piece === "\n") content.push(new TextRun({ ...style, break: 1 }))
      else if (piece !== "") content.push(new TextRun({ ...style, text: piece }))
    }
  } else content.push(new TextRun({ ...style, text: run.text }))
  for (const { id } of anchors) content.push(new BookmarkEnd(id))
}
