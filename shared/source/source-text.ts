/**
 * A report as its file gives it, before anything is understood: plain text and what the file says about
 * each paragraph. `.docx`, `.doc`, text and pasted content all arrive in this shape.
 *
 * Offsets are UTF-16 code units into `text`.
 */
export interface SourceText {
  format: "docx" | "doc" | "txt" | "md"
  /**
   * Paragraphs joined by one character each, automatic numbers written out, nothing else added. The joint is
   * `\n`, or in plain text whichever line end the file has (`nextLineEnd`).
   */
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

/** Soft line break and Unicode's line separator: a new line of the same paragraph. */
const softEnds = "\v\u2028"
const lineEnds = /[\n\v\f\u0085\u2028\u2029]/g

/**
 * Where the line ends that `from` lies in, or -1 on the last line. Besides `\n` these are the ends that Word,
 * PDF readers and web pages leave in copied text: soft break, page break, NEL, line and paragraph separator.
 * Each is one code unit.
 */
export function nextLineEnd(text: string, from: number): number {
  lineEnds.lastIndex = from
  return lineEnds.exec(text)?.index ?? -1
}

/** Plain text as a source: every line is a paragraph, nothing is known about any. */
export function plainSource(text: string, format: SourceText["format"] = "txt"): SourceText {
  const paragraphs: SourceParagraph[] = []
  let start = 0
  for (;;) {
    const lineEnd = nextLineEnd(text, start)
    const end = lineEnd < 0 ? text.length : lineEnd
    const soft = start > 0 && softEnds.includes(text.charAt(start - 1))
    paragraphs.push({
      start,
      end,
      style: null,
      inTable: false,
      numberEnd: start,
      anchors: [],
      ...(soft ? { continues: true as const } : {}),
    })
    if (lineEnd < 0) break
    start = lineEnd + 1
  }
  return { format, text, paragraphs, notices: [] }
}
