import { FileChild } from "docx"
import type { PaperParagraph, PaperRun } from "./paragraph"

/** An element as the docx package prints it: its name, and its children or text. */
export type Xml = Record<string, unknown>

/**
 * A paragraph of ours as a component of the docx package. Its own `Paragraph` cannot be used: its types have no
 * place for bookmarks with numbers of our own (docx numbers them on from one document to the next, so that no
 * two exports are alike), and a component for every run and attribute takes longer than all the rest.
 */
export class ParagraphXml extends FileChild {
  private readonly firstId: number

  /** @param ids numbers the bookmarks of one document */
  constructor(
    private readonly paragraph: PaperParagraph,
    ids: { next: number },
  ) {
    super("w:p")
    this.firstId = ids.next
    for (const run of paragraph.runs) ids.next += run.bookmarks?.length ?? 0
  }

  override prepForXml(): Xml {
    const properties = propertiesOf(this.paragraph)
    const content: Xml[] = properties.length > 0 ? [{ "w:pPr": properties }] : []
    let id = this.firstId
    for (const run of this.paragraph.runs) {
      pushRun(content, run, id)
      id += run.bookmarks?.length ?? 0
    }
    return { "w:p": content }
  }
}

/** Children of `w:pPr` in the order of the schema (ECMA-376 17.3.1.26). */
export function propertiesOf({ style, keepNext, closeToNext, right }: PaperParagraph): Xml[] {
  const properties: Xml[] = []
  // Normal is the default: a paragraph that names no style is one.
  if (style !== "Normal") properties.push(empty("w:pStyle", { "w:val": style }))
  if (keepNext) properties.push(empty("w:keepNext"))
  if (closeToNext) properties.push(empty("w:spacing", { "w:after": 0 }))
  if (right !== undefined) properties.push(empty("w:ind", { "w:right": right }))
  return properties
}

function pushRun(content: Xml[], run: PaperRun, firstId: number): void {
  const bookmarks = run.bookmarks ?? []
  for (const [i, name] of bookmarks.entries()) content.push(bookmarkStart(firstId + i, name))
  content.push(runXml(run))
  for (const i of bookmarks.keys()) content.push(bookmarkEnd(firstId + i))
}

export function bookmarkStart(id: number, name: string): Xml {
  return empty("w:bookmarkStart", { "w:id": id, "w:name": name })
}

export function bookmarkEnd(id: number): Xml {
  return empty("w:bookmarkEnd", { "w:id": id })
}

/**
 * A run, without its bookmarks.
 *
 * @param name `w:delText` for text that is tracked as deleted
 */
export function runXml(run: PaperRun, name: "w:t" | "w:delText" = "w:t"): Xml {
  const look: Xml[] = []
  if (run.style) look.push(empty("w:rStyle", { "w:val": run.style }))
  if (run.shade) look.push(empty("w:shd", { "w:val": "clear", "w:color": "auto", "w:fill": run.shade }))
  const parts: Xml[] = look.length > 0 ? [{ "w:rPr": look }] : []
  if (run.newLine) parts.push(empty("w:br"))
  for (const piece of piecesOf(run.text)) {
    if (piece === "\t") parts.push(empty("w:tab"))
    else if (piece === "\n") parts.push(empty("w:br"))
    else if (piece) parts.push(text(name, piece))
  }
  return { "w:r": parts }
}

/**
 * Tabs and line ends inside a text are elements of their own: in `w:t` they would be blanks. A brace ends its
 * piece, because docx fills in `{…}` wherever it finds one of its own keys, in text too.
 */
function piecesOf(value: string): (string | undefined)[] {
  return /[\t\n{]/.test(value) ? value.split(/([\t\n])|(?<=\{)/) : [value]
}

/** An element without children. */
export function empty(name: string, attributes: Readonly<Record<string, string | number>> = {}): Xml {
  return { [name]: { _attr: attributes } }
}

function text(name: string, value: string): Xml {
  return { [name]: [{ _attr: { "xml:space": "preserve" } }, value] }
}
