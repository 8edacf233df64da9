/**
 * A report as its file gives it, before anything is understood: plain text and what the file says about
 * each paragraph. `.docx`, text and pasted content all arrive in this shape.
 *
 * Offsets are UTF-16 code units into `text`.
 */
export interface SourceText {
  format: "docx" | "txt" | "md"
  /** Paragraphs joined by `\n`, automatic numbers written out, nothing else added. */
  text: string
  /** Every paragraph of `text` in order, empty ones included; `start` of the next = `end` + 1. */
  paragraphs: SourceParagraph[]
  /** For people, in Chinese: what was not understood and how it was kept. */
  notices: string[]
}

export interface SourceParagraph {
  start: number
  /** Without the line end. */
  end: number
  /** From the paragraph's style: "title", or heading level 1–9, or null. */
  style: "title" | number | null
  /** Inside a table. */
  inTable: boolean
  /** One past the automatic number written out at `start`; equal to `start` when there is none. */
  numberEnd: number
  /** Our own bookmarks: stable ids of items, where they begin. */
  anchors: { id: string; at: number }[]
  /** Goes on from the paragraph above: a soft line break stands between the two (Shift+Enter in Word). */
  continues?: true
}

/** Plain text as a source: every line is a paragraph, nothing is known about any. */
export function plainSource(text: string, format: SourceText["format"] = "txt"): SourceText {
  const paragraphs: SourceParagraph[] = []
  let start = 0
  for (;;) {
    const newline = text.indexOf("\n", start)
    const end = newline < 0 ? text.length : newline
    paragraphs.push({ start, end, style: null, inTable: false, numberEnd: start, anchors: [] })
    if (newline < 0) break
    start = newline + 1
  }
  return { format, text, paragraphs, notices: [] }
}
