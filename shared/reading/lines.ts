import type { SourceParagraph, SourceText } from "../source/source-text"
import { readOrdinal } from "../text/ordinals"
import { trimmed } from "../text/space"
import type { Aside, Line, Lines } from "./line"
import { asideReason, counterReason, inlineCounters, samplePrefix } from "./noise"

const boldMark = "Markdown 的加粗记号"
const boldWords = /^\*\*(?!\*).{2,80}?\*\*/

/** Splits a source into its visible lines, setting aside what is surely no part of the report. */
export function linesOf(source: SourceText): Lines {
  const lines: Line[] = []
  const asides: Aside[] = []
  const raw = source.text
  for (const paragraph of source.paragraphs) {
    let [start, end] = trimmed(raw, paragraph.start, paragraph.end)
    if (start === end) continue
    const reason = asideReason(raw.slice(start, end))
    if (reason) {
      asides.push({ start, end, reason })
      continue
    }
    let own = paragraph
    if (source.format === "md") {
      const hashes = /^(#{1,6})\s+(?=\S)/.exec(raw.slice(start, Math.min(end, start + 80)))
      if (hashes) {
        const level = hashes[1]!.length
        asides.push({ start, end: start + level, reason: "Markdown 的标题记号" })
        start += hashes[0].length
        own = { ...paragraph, style: paragraph.style ?? level }
      }
    }
    // Pasted from a chat program: **一、…** or a bold lead; ** alone masks a name and stays.
    const bold =
      raw.charAt(start) === "*" ? boldWords.exec(raw.slice(start, Math.min(end, start + 90))) : null
    if (bold && (bold[0].length === end - start || readOrdinal(raw.slice(start + 2, start + 14)))) {
      asides.push({ start, end: start + 2, reason: boldMark })
      start += 2
      if (bold[0].length === end - start + 2) {
        end -= 2
        asides.push({ start: end, end: end + 2, reason: boldMark })
      }
    }
    const numbered = samplePrefix(raw.slice(start, Math.min(end, start + 61)))
    if (numbered > 0) {
      const mark = raw.slice(start, start + numbered).trimEnd().length
      asides.push({ start, end: start + mark, reason: "范文合集的篇次，不是正文" })
      start += numbered
    }
    const text = raw.slice(start, end)
    let from = start
    for (const [at, to] of inlineCounters(text)) {
      const [begin, stop] = trimmed(raw, from, start + at)
      if (stop > begin) lines.push(lineOf(raw, begin, stop, own, from > start))
      asides.push({ start: start + at, end: start + to, reason: counterReason })
      from = start + to
    }
    const [begin, stop] = from > start ? trimmed(raw, from, end) : [start, end]
    if (stop > begin) lines.push(lineOf(raw, begin, stop, own, from > start))
  }
  return { lines, asides }
}

function lineOf(raw: string, start: number, end: number, paragraph: SourceParagraph, goesOn: boolean): Line {
  const line = { start, end, text: raw.slice(start, end), paragraph }
  return goesOn ? { ...line, goesOn } : line
}
