import { limits } from "../source/limits"
import { partNames, refuse } from "../source/messages"
import type { Story } from "./fib"
import type { CharacterProperties, Formatting } from "./formatting"
import type { Pieces } from "./pieces"
import type { Shapes } from "./shapes"
import { styleId } from "./styles"
import { attribute, escapeText, mostLists, numberProperties } from "./word-xml"

/** Characters that mean something else than themselves ([MS-DOC] 2.4.1 and 2.6.1, sprmCFSpec). */
const mark = {
  picture: 0x01,
  cellEnd: 0x07,
  shape: 0x08,
  pageBreak: 0x0c,
  paragraphEnd: 0x0d,
  fieldBegin: 0x13,
  fieldSeparator: 0x14,
  fieldEnd: 0x15,
} as const

/** Characters that are elements in a .docx. */
const elements: ReadonlyMap<number, string> = new Map([
  [0x09, "<w:tab/>"],
  [0x0b, "<w:br/>"],
  [0x0e, '<w:br w:type="column"/>'],
  [0x1e, "<w:noBreakHyphen/>"],
])

/** XML of one file; a file whose formatting changes at every letter is none of an office. */
const mostXml = 24 * 1024 * 1024

const paceStep = 4096

/** What the text of a document is written down from. */
export interface Sources {
  pieces: Pieces
  formatting: Formatting
  shapes: Shapes
  /** XML before the character at a position. */
  marks: ReadonlyMap<number, string>
  /** Positions behind the last characters of sections. */
  sectionEnds: ReadonlySet<number>
  fontName(font: number): string
  /** Paragraphs whose number Word 6 left behind, which only Word can tell. */
  oldNumbers: number
  /** Characters of XML so far. */
  written: number
  /** Told how far the text is read, 0 to 1. */
  pace(share: number): void
}

/** A story, paragraph by paragraph, as the content of a body, a comment or a text box. */
export function storyXml(sources: Sources, story: Story): string {
  return new StoryWriter(sources, story).write()
}

class StoryWriter {
  private xml = ""
  /** Of the paragraph that is open. */
  private content = ""
  private run = ""
  private wrapper: "" | "w:del" | "w:ins" = ""
  private properties = ""
  /** For each open table, whether a row and a cell are open. */
  private readonly tables: { row: boolean; cell: boolean }[] = []
  /** Between begin and separator, for each field that is open. */
  private readonly codes: boolean[] = []
  private readonly fields: ReadonlySet<number>

  constructor(
    private readonly sources: Sources,
    private readonly story: Story,
  ) {
    this.fields = soundFields(sources.pieces.text, story)
  }

  write(): string {
    const { pieces, formatting, marks } = this.sources
    const { start, end } = this.story
    let until = start
    let properties: CharacterProperties | null = null
    for (let position = start; position < end; position++) {
      if (position % paceStep === 0) {
        this.checkLength()
        this.sources.pace(position / end)
      }
      const before = marks.get(position)
      if (before !== undefined) {
        this.endRun()
        this.content += before
      }
      if (position >= until || !properties) {
        ;({ properties, end: until } = formatting.characters(position))
      }
      this.character(position, pieces.text.charCodeAt(position), properties)
    }
    if (this.content !== "" || this.run !== "") {
      const table = this.tables.at(-1)
      if (table) this.openCell(table)
      this.endParagraph("")
    }
    this.tablesTo(0)
    this.checkLength()
    return this.xml
  }

  private character(position: number, code: number, properties: CharacterProperties): void {
    const element = elements.get(code)
    if (element !== undefined) this.element(element, properties)
    else if (code === mark.paragraphEnd || code === mark.cellEnd || this.sectionEndsAt(position, code))
      this.endMarkedParagraph(position, code, properties)
    else if (code === mark.pageBreak) this.element('<w:br w:type="page"/>', properties)
    else if (code === mark.fieldBegin || code === mark.fieldSeparator || code === mark.fieldEnd) {
      if (this.fields.has(position)) this.fieldMark(code, properties)
    } else if (code === mark.picture) this.picture(properties)
    else if (code === mark.shape) this.shape(position, properties)
    // Other control characters stand for what is written elsewhere (notes, comments) or for nothing.
    else if (code >= 0x20) this.letter(code, properties)
  }

  private sectionEndsAt(position: number, code: number): boolean {
    return code === mark.pageBreak && this.sources.sectionEnds.has(position + 1)
  }

  private picture({ object, picture, data }: CharacterProperties): void {
    this.endRun()
    if (object) this.content += "<w:r><w:object/></w:r>"
    else if (picture && !data) this.content += "<w:r><w:pict><v:imagedata/></w:pict></w:r>"
  }

  private letter(code: number, properties: CharacterProperties): void {
    if (properties.symbol) {
      const { font, code: sign } = properties.symbol
      const name = attribute("w:font", this.sources.fontName(font))
      this.element(`<w:sym ${name} w:char="${sign.toString(16)}"/>`, properties)
      return
    }
    this.runFor(properties, code)
    this.run += String.fromCharCode(code)
  }

  /** Goes on with the run that is open, or opens one. Only what the reader asks for makes a run of its own. */
  private runFor(properties: CharacterProperties, code: number): void {
    const wrapper = properties.deleted ? "w:del" : properties.inserted ? "w:ins" : ""
    const privateUse = code >= 0xe000 && code < 0xf900
    const xml =
      (privateUse && properties.font !== null
        ? `<w:rFonts ${attribute("w:ascii", this.sources.fontName(properties.font))}/>`
        : "") + (properties.hidden ? "<w:vanish/>" : "")
    if (wrapper === this.wrapper && xml === this.properties) return
    this.endRun()
    this.properties = xml
    if (wrapper === this.wrapper) return
    this.endWrapper()
    this.wrapper = wrapper
    if (wrapper !== "") this.content += `<${wrapper}>`
  }

  private element(xml: string, properties: CharacterProperties): void {
    this.runFor(properties, 0)
    this.endRun()
    const inside = this.properties === "" ? "" : `<w:rPr>${this.properties}</w:rPr>`
    this.content += `<w:r>${inside}${xml}</w:r>`
  }

  private endRun(): void {
    if (this.run === "") return
    const name = this.codes.at(-1) ? "w:instrText" : "w:t"
    // Only at the edges: without it the reader drops white space there.
    const space = this.run.trim().length === this.run.length ? "" : ' xml:space="preserve"'
    const inside = this.properties === "" ? "" : `<w:rPr>${this.properties}</w:rPr>`
    this.content += `<w:r>${inside}<${name}${space}>${escapeText(this.run)}</${name}></w:r>`
    this.run = ""
  }

  private endWrapper(): void {
    if (this.wrapper !== "") this.content += `</${this.wrapper}>`
    this.wrapper = ""
  }

  private fieldMark(code: number, properties: CharacterProperties): void {
    const type = code === mark.fieldBegin ? "begin" : code === mark.fieldSeparator ? "separate" : "end"
    this.element(`<w:fldChar w:fldCharType="${type}"/>`, properties)
    if (type === "begin") this.codes.push(true)
    else if (type === "end") this.codes.pop()
    else this.codes[this.codes.length - 1] = false
  }

  private shape(position: number, properties: CharacterProperties): void {
    const shape = this.sources.shapes.at(position)
    if (!shape) return
    const { pictures, words, boxes } = shape
    const inside =
      "<v:imagedata/>".repeat(Math.min(pictures, limits.listed)) +
      words.map((text) => `<v:textpath ${attribute("string", text)}/>`).join("") +
      boxes.map((box) => boxXml(this.sources, box)).join("")
    if (inside !== "") this.element(`<w:pict>${inside}</w:pict>`, properties)
  }

  private endMarkedParagraph(
    position: number,
    code: number,
    { deleted, inserted }: CharacterProperties,
  ): void {
    const { style, list, level, outline, tableDepth, cellEnd, rowEnd } =
      this.sources.formatting.paragraph(position)
    const inCell = code === mark.cellEnd || cellEnd || rowEnd
    this.tablesTo(inCell ? Math.max(1, tableDepth) : tableDepth)
    const table = this.tables.at(-1)
    if (table && rowEnd) {
      this.endRun()
      this.endWrapper()
      // The mark of a row has no text before it. Bookmarks there belong to what comes next.
      if (this.content.includes("<w:r>")) {
        this.openCell(table)
        this.endParagraph("")
      }
      this.endRow(table)
      return
    }
    if (table) this.openCell(table)
    if (list !== null && list > mostLists && list < 0xf801) this.sources.oldNumbers++
    const changed = deleted ? "<w:rPr><w:del/></w:rPr>" : inserted ? "<w:rPr><w:ins/></w:rPr>" : ""
    this.endParagraph(
      `${style === 0 ? "" : `<w:pStyle w:val="${styleId(style)}"/>`}${numberProperties(list, level)}` +
        `${outline === null ? "" : `<w:outlineLvl w:val="${outline}"/>`}${changed}`,
    )
    if (table && inCell) this.endCell(table)
  }

  private endParagraph(properties: string): void {
    this.endRun()
    this.endWrapper()
    const inside = properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`
    this.xml += `<w:p>${inside}${this.content}</w:p>`
    this.content = ""
  }

  private checkLength(): void {
    if (this.sources.written + this.xml.length + this.content.length > mostXml)
      refuse("partTooLarge", partNames.document, mostXml)
  }

  private tablesTo(depth: number): void {
    while (this.tables.length > depth) {
      const table = this.tables.at(-1)!
      this.endRow(table)
      this.tables.pop()
      this.xml += "</w:tbl>"
    }
    while (this.tables.length < depth) {
      const around = this.tables.at(-1)
      if (around) this.openCell(around)
      this.tables.push({ row: false, cell: false })
      this.xml += "<w:tbl>"
    }
  }

  private openCell(table: { row: boolean; cell: boolean }): void {
    if (!table.row) this.xml += "<w:tr>"
    if (!table.cell) this.xml += "<w:tc>"
    table.row = true
    table.cell = true
  }

  private endCell(table: { row: boolean; cell: boolean }): void {
    if (table.cell) this.xml += "</w:tc>"
    table.cell = false
  }

  private endRow(table: { row: boolean; cell: boolean }): void {
    this.endCell(table)
    if (table.row) this.xml += "</w:tr>"
    table.row = false
  }
}

/** The paragraphs of a text box. Each ends with a mark of its own, the box with one more. */
export function boxXml(sources: Sources, { start, end }: Story): string {
  const { text } = sources.pieces
  const isEnd = (at: number) => at >= start && text.charCodeAt(at) === mark.paragraphEnd
  const last = isEnd(end - 1) && isEnd(end - 2) ? end - 1 : end
  return `<w:txbxContent>${storyXml(sources, { start, end: last })}</w:txbxContent>`
}

/** Word itself nests some twenty. */
const deepestField = 64

/**
 * Positions of marks that make whole fields. A begin without its end would swallow the text behind it as an
 * instruction.
 */
function soundFields(text: string, { start, end }: Story): Set<number> {
  const sound = new Set<number>()
  const open: { begin: number; separator: number | null }[] = []
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === mark.fieldBegin) open.push({ begin: at, separator: null })
    else if (code === mark.fieldSeparator) {
      const field = open.at(-1)
      if (field) field.separator ??= at
    } else if (code === mark.fieldEnd) {
      const field = open.pop()
      if (!field || open.length >= deepestField) continue
      sound.add(field.begin).add(at)
      if (field.separator !== null) sound.add(field.separator)
    }
  }
  return sound
}
