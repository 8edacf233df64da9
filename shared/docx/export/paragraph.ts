/** Styles of paragraphs; ids in styles.xml. */
export type ParagraphStyle =
  | "Normal"
  | "Title"
  | "Byline"
  | "Addressee"
  | "Heading1"
  | "Heading2"
  | "Heading2Leaf"
  | "Heading3"
  | "SignatureFirst"
  | "Signature"

/** Styles of the paragraphs of a printed table, which reports do not have. */
export type TableStyle = "TableText" | "TableHead" | "TableCenter" | "TableRight" | "TableNote" | "TableEnd"

/** Styles of runs; ids in styles.xml. */
export type RunStyle = "Level1Run" | "Level2Run" | "BodyRun" | "LeadRun"

/** A stretch of one look. */
export interface PaperRun {
  text: string
  style?: RunStyle
  /** Background, six hexadecimal digits; a report as it is sent has none. */
  shade?: string
  /** Begins a new line of the same paragraph; only titles do. */
  newLine?: boolean
  /** Bookmarks around this run: the items that begin here. */
  bookmarks?: string[]
}

/** A paragraph as it goes to paper. */
export interface PaperParagraph {
  style: ParagraphStyle | TableStyle
  runs: PaperRun[]
  /** Stays on the page of the next paragraph though its style does not ask for it. */
  keepNext?: boolean
  /** Distance from the right edge in twips, for lines of the signature. */
  right?: number
  /** A 署名行 follows the title at once: the blank line comes after that. */
  closeToNext?: boolean
}

/** The text of a paragraph as a reader of the file gets it. */
export function textOf(paragraph: PaperParagraph): string {
  return paragraph.runs.map((run) => run.text).join("")
}
