import { limits } from "../../source/limits"
import { refuse } from "../../source/messages"
import type { SourceParagraph, SourceText } from "../../source/source-text"

/** A paragraph as it was read, before it has a place in the text. */
export interface ReadParagraph {
  number: string
  /** Soft line breaks are `\n`. */
  text: string
  style: SourceParagraph["style"]
  inTable: boolean
  /** Offsets into `text`. */
  anchors: { id: string; at: number }[]
}

export interface ParagraphWriter {
  add(paragraph: ReadParagraph): void
  finish(): Pick<SourceText, "text" | "paragraphs">
}

/** Puts the text together. A soft line break begins a line of its own: in reports it is used like a new paragraph. */
export function paragraphWriter(): ParagraphWriter {
  /** Text that is put together already, and the lines behind it. */
  const blocks: string[] = []
  let lines: string[] = []
  const paragraphs: SourceParagraph[] = []
  let start = 0

  const addLine = (line: string, from: SourceParagraph) => {
    if (paragraphs.length === limits.paragraphs) refuse("tooManyParagraphs", limits.paragraphs)
    lines.push(line)
    paragraphs.push(from)
    if (lines.length === linesOfBlock) {
      blocks.push(lines.join("\n"))
      lines = []
    }
    start += line.length + 1
    if (start > limits.characters) refuse("tooManyCharacters", limits.characters)
  }

  return {
    add({ number, text, style, inTable, anchors }) {
      let from = 0
      let next = 0
      for (;;) {
        const newline = text.indexOf("\n", from)
        const to = newline < 0 ? text.length : newline
        const shown = from === 0 ? number : ""
        const lineStart = start
        const numberEnd = start + shown.length
        let here = noAnchors
        for (; next < anchors.length && (newline < 0 || anchors[next]!.at <= to); next++) {
          const { id, at } = anchors[next]!
          // An item begins with its number. What stood in a field's code is moved up to its result.
          if (here === noAnchors) here = []
          here.push({ id, at: at === 0 ? lineStart : numberEnd + Math.max(0, Math.min(at, to) - from) })
        }
        addLine(shown + text.slice(from, to), {
          start,
          end: numberEnd + to - from,
          style,
          inTable,
          numberEnd,
          anchors: here,
          ...(from > 0 ? { continues: true as const } : {}),
        })
        if (newline < 0) return
        from = newline + 1
      }
    },
    finish() {
      if (lines.length > 0) blocks.push(lines.join("\n"))
      return { text: blocks.join("\n"), paragraphs }
    },
  }
}

/** Lines that are put together at a time: pieces of a hundred thousand would take more memory than their text. */
const linesOfBlock = 1000
/** Shared by all paragraphs that have none. */
const noAnchors: SourceParagraph["anchors"] = []
