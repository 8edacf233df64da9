import {
  Document,
  DocumentGridType,
  type FileChild,
  type IPropertiesOptions,
  type IStylesOptions,
  Packer,
  PageOrientation,
} from "docx"
import type { Node } from "prosemirror-model"
import { attrsOf } from "../../model/schema"
import { type Layout, standardLayout } from "./layout"
import { pageNumbers } from "./page-number"
import { paperOf } from "./paper"
import { ParagraphXml } from "./paragraph-xml"
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
  const ids = { next: 1 }
  const children = paperOf(doc, layout).map((paragraph) => new ParagraphXml(paragraph, ids))
  return documentOf(children, layout, stylesOf(layout, attrsOf.report(doc).properties.sealed))
}

/**
 * One section of paragraphs and tables on pages of this layout, with page numbers.
 *
 * @param more what only this kind of document has
 */
export function documentOf(
  children: readonly FileChild[],
  layout: Layout,
  styles: IStylesOptions,
  more: Omit<IPropertiesOptions, "sections"> = {},
): Document {
  const { page } = layout
  return new Document({
    compatibility: { version: 15 },
    evenAndOddHeaderAndFooters: true,
    styles,
    ...more,
    sections: [
      {
        properties: {
          page: {
            size:
              page.width > page.height
                ? // docx turns a page that lies: it wants the sides of the upright one.
                  { width: page.height, height: page.width, orientation: PageOrientation.LANDSCAPE }
                : { width: page.width, height: page.height },
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
        children,
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
