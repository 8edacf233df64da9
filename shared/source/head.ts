import { noticeMessages } from "./messages"
import type { SourceText } from "./source-text"

/** The first paragraphs of a source, with a notice of what was left; the source itself when it has no more. */
export function headOf(source: SourceText, paragraphs: number): SourceText {
  const left = source.paragraphs.length - paragraphs
  const last = source.paragraphs[paragraphs - 1]
  if (left <= 0 || !last) return source
  return {
    ...source,
    text: source.text.slice(0, last.end),
    paragraphs: source.paragraphs.slice(0, paragraphs),
    notices: [noticeMessages.head(paragraphs, left), ...source.notices],
  }
}
