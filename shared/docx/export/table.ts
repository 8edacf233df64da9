import { xmlText } from "./characters"
import { type Layout, standardLayout } from "./layout"
import type { PaperParagraph, TableStyle } from "./paragraph"
import { empty, ParagraphXml, propertiesOf, runXml, type Xml } from "./paragraph-xml"
import { completedParts } from "./parts"
import { program } from "./properties"
import { ReadyXml } from "./ready-xml"
import { type Definition, stylesOf } from "./styles"
import { breakTitle } from "./title-lines"
import { complete, documentOf, pack } from "./write"

/** A column of a printed table. */
export interface TableColumn {
  name: string
  /** Share of the table's width, 0–1. Shares that do not add up to 1 are taken in proportion. */
  width: number
  align?: "left" | "center" | "right"
}

/** A document that is one table. */
export interface TableDocument {
  title: string
  /** A line between title and table: of what, on what day. */
  note?: string
  columns: readonly TableColumn[]
  /** Cells in the order of the columns; a line end begins a new paragraph, a missing cell is empty. */
  rows: readonly (readonly string[])[]
  landscape?: boolean
  /** Who made it, in the file's properties; the program when nobody is said. */
  creator?: string
}

/** 小四: a table takes a smaller type than the text (四号 at most), so that three columns hold whole sentences. */
const size = 24
/** Exact line, twips: 20 pt. */
const line = 400
/** Space inside a cell, twips. */
const beside = 100
const above = 40

/**
 * Writes a table as .docx: A4, title in 小标宋, head row in 黑体 repeated on every page, rows kept whole, page numbers
 * and fonts of GB/T 9704—2012. The same table gives the same bytes.
 */
export async function writeTable(table: TableDocument, layout: Layout = standardLayout): Promise<Uint8Array> {
  const paper = table.landscape ? turned(layout) : layout
  const title = breakTitle([xmlText(table.title)], paper.title.charactersPerLine)
  const note = xmlText(table.note ?? "").trim()
  const ids = { next: 1 }
  const paragraphs: PaperParagraph[] = []
  if (title.length > 0)
    paragraphs.push({
      style: "Title",
      runs: title.map((text, i) => (i === 0 ? { text } : { text, newLine: true })),
    })
  if (note !== "") paragraphs.push({ style: "TableNote", runs: [{ text: note }] })
  const document = documentOf(
    [
      ...paragraphs.map((paragraph) => new ParagraphXml(paragraph, ids)),
      new ReadyXml(tableXml(table, paper.page.width - paper.page.left - paper.page.right)),
      // Word wants a paragraph behind a table; this one takes a point.
      new ParagraphXml({ style: "TableEnd", runs: [] }, ids),
    ],
    paper,
    stylesOf(paper, false, tableStyles(paper)),
  )
  const properties = {
    title: title.join("") || "表格",
    creator: xmlText(table.creator ?? "").trim() || program,
    date: null,
    edition: null,
  }
  return complete(await pack(document, completedParts(properties, paper)))
}

/**
 * The page lying on its side. The head of the table comes to the bound edge (GB/T 9704—2012 7.8), so the margins
 * turn with the paper; the page number keeps its distance from the text.
 */
function turned(layout: Layout): Layout {
  const { page, sizes } = layout
  const room = page.height - page.top - page.bottom
  return {
    ...layout,
    page: {
      ...page,
      width: page.height,
      height: page.width,
      top: page.left,
      right: page.top,
      bottom: page.right,
      left: page.bottom,
      header: Math.min(page.header, page.left),
      footer: Math.max(0, page.right - (page.bottom - page.footer)),
    },
    title: { ...layout.title, charactersPerLine: Math.min(40, Math.floor(room / (sizes.title * 10))) },
  }
}

function tableStyles(layout: Layout): (Definition & { id: TableStyle })[] {
  const { fonts } = layout
  const indent = { "w:firstLineChars": 0, "w:firstLine": 0 }
  const setting = { snapToGrid: false, line, indent }
  const letters = { font: fonts.body, size, spacing: 0 }
  return [
    { id: "TableText", name: "表格文字", setting: { ...setting, align: "left" }, letters },
    {
      id: "TableHead",
      name: "表头",
      basedOn: "TableText",
      setting: { keepNext: true, align: "center" },
      letters: { font: fonts.level1 },
    },
    { id: "TableCenter", name: "表格居中", basedOn: "TableText", setting: { align: "center" } },
    { id: "TableRight", name: "表格居右", basedOn: "TableText", setting: { align: "right" } },
    {
      id: "TableNote",
      name: "表格说明",
      basedOn: "TableText",
      setting: { keepNext: true, after: 120 },
      letters: { font: fonts.level2 },
    },
    {
      id: "TableEnd",
      name: "表格之后",
      basedOn: "TableText",
      setting: { line: 20 },
      letters: { size: 2 },
    },
  ]
}

const cellStyles = {
  left: "TableText",
  center: "TableCenter",
  right: "TableRight",
} as const satisfies Record<string, TableStyle>

/** @param room width of the text area, twips */
function tableXml({ columns, rows }: TableDocument, room: number): Xml {
  const widths = widthsOf(columns, room)
  const cell = (text: string, style: TableStyle, column: number): Xml => ({
    "w:tc": [
      {
        "w:tcPr": [
          empty("w:tcW", { "w:w": widths[column]!, "w:type": "dxa" }),
          empty("w:vAlign", { "w:val": "center" }),
        ],
      },
      ...xmlText(text)
        .split("\n")
        .map((line) => paragraphXml(line, style)),
    ],
  })
  const row = (cells: readonly Xml[], ...more: Xml[]): Xml => ({
    "w:tr": [{ "w:trPr": [empty("w:cantSplit"), ...more] }, ...cells],
  })
  return {
    "w:tbl": [
      { "w:tblPr": tableProperties(room) },
      { "w:tblGrid": widths.map((width) => empty("w:gridCol", { "w:w": width })) },
      row(
        columns.map((column, i) => cell(column.name, "TableHead", i)),
        empty("w:tblHeader"),
      ),
      ...rows.map((texts) =>
        row(columns.map((column, i) => cell(texts[i] ?? "", cellStyles[column.align ?? "left"], i))),
      ),
    ],
  }
}

/** In the order of the schema (ECMA-376 17.4.60). */
function tableProperties(room: number): Xml[] {
  const rule = { "w:val": "single", "w:sz": 4, "w:space": 0, "w:color": "000000" }
  const space = (width: number) => ({ "w:w": width, "w:type": "dxa" })
  return [
    empty("w:tblW", space(room)),
    {
      "w:tblBorders": ["top", "left", "bottom", "right", "insideH", "insideV"].map((side) =>
        empty(`w:${side}`, rule),
      ),
    },
    empty("w:tblLayout", { "w:type": "fixed" }),
    {
      "w:tblCellMar": [
        empty("w:top", space(above)),
        empty("w:left", space(beside)),
        empty("w:bottom", space(above)),
        empty("w:right", space(beside)),
      ],
    },
  ]
}

function paragraphXml(text: string, style: TableStyle): Xml {
  return {
    "w:p": [{ "w:pPr": propertiesOf({ style, runs: [] }) }, ...(text === "" ? [] : [runXml({ text })])],
  }
}

/** Whole twips that add up to the room. */
function widthsOf(columns: readonly TableColumn[], room: number): number[] {
  const sum = columns.reduce((total, column) => total + column.width, 0)
  let share = 0
  let used = 0
  return columns.map((column) => {
    share += sum > 0 ? column.width / sum : 1 / columns.length
    const width = Math.round(share * room) - used
    used += width
    return width
  })
}
