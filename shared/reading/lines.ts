import type { SourceParagraph, SourceText } from "../source/source-text"

/** A paragraph that holds something, without the white space around it. */
export interface Line {
  /** Range in the source text; never empty, begins and ends with a visible character. */
  start: number
  end: number
  text: string
  paragraph: SourceParagraph
}

/**
 * A line, or a mark of a line, that is no part of the report: page counters, web noise. It is kept and
 * shown, never printed.
 */
export interface Aside {
  start: number
  end: number
  /** Chinese, for the list of what was set aside. */
  reason: string
}

/** The lines of a source in order, and what was set aside of it, in order. */
export interface Lines {
  lines: Line[]
  asides: Aside[]
}

const dash = "[-‐‑–—―－─~～·]"
const pageCounters = [
  new RegExp(`^${dash}+\\s*\\d{1,3}\\s*${dash}+$`),
  /^第\s*\d{1,3}\s*页(?:\s*[,，/／]?\s*[（(]?共\s*\d{1,3}\s*页[）)]?)?$/,
  /^(?:page|Page|PAGE)\s+\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?$/,
]
const webNoise = [
  /^(?:https?:\/\/|www\.)[\x21-\x7e]+$/i,
  /^本?(?:文档|资料|文件|作品|内容)?由.{0,20}(?:用户|网友|会员).{0,10}(?:上传|分享|整理|提供).{0,10}$/,
]

/**
 * Only what cannot be a line of a report is set aside: a bare figure stays, it may belong to a table; a
 * page counter needs its dashes or its 第…页.
 */
function asideReason(text: string): string | null {
  if (text.length > 80) return null
  if (pageCounters.some((pattern) => pattern.test(text))) return "页码，不是正文"
  if (webNoise.some((pattern) => pattern.test(text))) return "网页带来的文字，不是正文"
  return null
}

/** Splits a source into its visible lines, setting aside what is surely no part of the report. */
export function linesOf(source: SourceText): Lines {
  const lines: Line[] = []
  const asides: Aside[] = []
  const raw = source.text
  for (const paragraph of source.paragraphs) {
    let { start, end } = paragraph
    while (start < end && isSpace(raw.charCodeAt(start))) start++
    while (end > start && isSpace(raw.charCodeAt(end - 1))) end--
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
    lines.push({ start, end, text: raw.slice(start, end), paragraph: own })
  }
  return { lines, asides }
}

/** White space as `\s` has it: U+3000, NBSP and the byte order mark among it. */
export function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  )
}
