import { ok, type Result } from "../../api/result"
import { limits } from "../../source/limits"
import {
  noticeMessages,
  partNames,
  type ReadReason,
  Refusal,
  readFailure,
  refuse,
} from "../../source/messages"
import { noPace, type Pace } from "../../source/pace"
import type { SourceText } from "../../source/source-text"
import { type SideText, sideTextId, sideTextReader } from "./comments"
import { type DocumentFacts, documentReader } from "./document"
import { noNumbering, numberingReader } from "./numbering"
import {
  mainPartName,
  oddScheme,
  openPackage,
  type Package,
  type Relationship,
  readPart,
  relationshipsOf,
  zipKind,
} from "./package"
import { noStyles, stylesReader } from "./styles"
import { type Tracked, type Tracking, trackChanges } from "./tracking"

/**
 * Reads the text of a .docx: paragraphs in order, automatic numbers written out, tracked changes as if
 * accepted, comments and whatever else is not text as notices. Transitional and strict files, any prefixes.
 * Nothing outside the file is followed. Whatever the bytes are, a failure comes back as a value.
 */
export function readDocx(bytes: Uint8Array, pace: Pace = noPace): Result<SourceText, ReadReason> {
  try {
    return ok(readText(openPackage(bytes, pace)))
  } catch (problem) {
    if (problem instanceof Refusal) return { ok: false, failure: problem.failure }
    // A hostile file has found a way that was not thought of: the program has to survive it.
    return readFailure("unexpected")
  }
}

/**
 * Reads a .docx twice: as `readDocx` does, and as it was before its tracked changes; with where these stand, whose
 * they are, and the comments. Whatever the bytes are, a failure comes back as a value.
 */
export function readTrackedDocx(bytes: Uint8Array, pace: Pace = noPace): Result<TrackedDocx, ReadReason> {
  try {
    const comments: SideText[] = []
    const read = (reading: Tracking["reading"]): TrackedText => {
      const tracking = trackChanges(reading)
      comments.length = 0
      const source = readText(openPackage(bytes, pace), tracking, comments)
      return { source, ...tracking.finish(source.text, source.paragraphs) }
    }
    return ok({ accepted: read("accepted"), refused: read("refused"), comments })
  } catch (problem) {
    if (problem instanceof Refusal) return { ok: false, failure: problem.failure }
    return readFailure("unexpected")
  }
}

/** A reading of a .docx, with the tracked changes in it. */
export interface TrackedText extends Tracked {
  source: SourceText
}

export interface TrackedDocx {
  accepted: TrackedText
  refused: TrackedText
  comments: readonly SideText[]
}

function readText(pkg: Package, tracking?: Tracking, comments: SideText[] = []): SourceText {
  const main = mainPartName(pkg)
  if (main === null) refuseOther(pkg)
  const odd: string[] = []
  const related = relationshipsOf(pkg, main, (link) => {
    const scheme = oddScheme(link)
    if (scheme !== null) odd.push(scheme)
  })
  const target = (type: string) => related.find((relationship) => relationship.type === type)?.target

  let styles = noStyles()
  const stylesPart = target("styles")
  if (stylesPart !== undefined) {
    const { handler, finish } = stylesReader()
    if (readPart(pkg, stylesPart, partNames.styles, handler)) styles = finish()
  }
  let numbering = noNumbering(styles)
  const numberingPart = target("numbering")
  if (numberingPart !== undefined) {
    const { handler, finish } = numberingReader(styles)
    if (readPart(pkg, numberingPart, partNames.numbering, handler)) numbering = finish()
  }
  const reader = documentReader(styles, numbering, tracking)
  readPart(pkg, main, partNames.document, reader.handler)
  const document = reader.finish()
  if (!document) refuseOther(pkg)
  const { text, paragraphs, facts } = document

  const sideTexts = (type: string, label: string): SideText[] => {
    const part = target(type)
    if (part === undefined) return []
    const { handler, texts } = sideTextReader()
    readPart(pkg, part, label, handler)
    return texts
  }
  const referred = (type: string, ids: ReadonlySet<string>) =>
    ids.size === 0 ? [] : sideTexts(type, partNames.notes).filter(({ id }) => ids.has(sideTextId(id)))

  comments.push(...sideTexts("comments", partNames.comments))
  const notices = [
    ...(text.trim() === "" ? [noticeMessages.noText()] : []),
    ...commentNotices(comments, facts.quotes),
    ...footnoteNotices([...referred("footnotes", facts.footnotes), ...referred("endnotes", facts.endnotes)]),
    ...factNotices(facts),
    ...(odd.length > 0 ? [noticeMessages.links(odd.length, [...new Set(odd)].slice(0, 5))] : []),
    ...edgeNotices(pkg, related),
    ...[...numbering.unknownFormats].map((format) => noticeMessages.unknownNumber(format)),
    ...(hasMacros(related) ? [noticeMessages.macros()] : []),
    ...(pkg.oddNames > 0 ? [noticeMessages.oddNames(pkg.oddNames)] : []),
  ]
  return { format: "docx", text, paragraphs, notices }
}

/** The file is a zip without a Word document: says what it is instead. */
function refuseOther(pkg: Package): never {
  if ([...pkg.parts.values()].some(({ encrypted }) => encrypted)) refuse("password")
  switch (zipKind(pkg)) {
    case "word":
      return refuse("noMainPart")
    case "spreadsheet":
      return refuse("notText", "表格文件")
    case "presentation":
      return refuse("notText", "演示文稿")
    case "ofd":
      return refuse("fixedLayout", " OFD 文件")
    case "openDocument":
      return refuse("otherFormat", " OpenDocument 格式（.odt）")
    case "archive":
      return refuse("archive", "压缩包")
  }
}

function hasMacros(related: readonly Relationship[]): boolean {
  return related.some(({ type }) => type === "vbaProject")
}

function commentNotices(comments: readonly SideText[], quotes: ReadonlyMap<string, string>): string[] {
  const notices = comments
    .slice(0, limits.listed)
    .map(({ id, author, text }) =>
      noticeMessages.comment(
        author,
        text.trim(),
        (quotes.get(sideTextId(id)) ?? "").trim().replace(/\s*\n\s*/g, " "),
      ),
    )
  const left = comments.length - limits.listed
  if (left > 0) notices.push(noticeMessages.moreComments(left))
  return notices
}

function footnoteNotices(notes: readonly SideText[]): string[] {
  const notices = notes.slice(0, limits.listed).map(({ text }) => noticeMessages.footnote(text.trim()))
  const left = notes.length - limits.listed
  if (left > 0) notices.push(noticeMessages.moreFootnotes(left))
  return notices
}

/** The most parts that are looked into for headers and footers; every section may have six of its own. */
const mostEdges = 12

/** Headers and footers that say more than the page they are on. */
function edgeNotices(pkg: Package, related: readonly Relationship[]): string[] {
  const edges = related.filter(({ type }) => type === "header" || type === "footer")
  const shown = new Set<string>()
  for (const { target } of edges.slice(0, mostEdges)) {
    const { handler, texts } = sideTextReader()
    try {
      readPart(pkg, target, partNames.edges, handler)
    } catch (problem) {
      // The report itself stands in other parts, and those were read.
      if (!(problem instanceof Refusal) || problem.failure.reason === "tooSlow") throw problem
      return [noticeMessages.pageEdgesUnread()]
    }
    for (const { text } of texts) {
      const plain = text.trim()
      if (plain.replace(pageCounter, "") !== "") shown.add(plain.slice(0, limits.noticeCharacters))
    }
  }
  return shown.size === 0 ? [] : [noticeMessages.pageEdges([...shown].join("”“"))]
}

const pageCounter = /[\s\d第共页/|·.,，、（）()—–―-]+|page|of/gi

function factNotices(facts: DocumentFacts): string[] {
  const notices: string[] = []
  const { inserted, deleted } = facts
  if (inserted + deleted > 0) notices.push(noticeMessages.tracked(inserted, deleted))
  if (facts.hidden > 0) notices.push(noticeMessages.hidden(facts.hidden, facts.hiddenText))
  if (facts.pictures > 0) notices.push(noticeMessages.pictures(facts.pictures))
  if (facts.charts > 0) notices.push(noticeMessages.charts(facts.charts))
  if (facts.objects > 0) notices.push(noticeMessages.objects(facts.objects))
  if (facts.formulas > 0) notices.push(noticeMessages.formulas(facts.formulas))
  if (facts.chunks > 0) notices.push(noticeMessages.chunks(facts.chunks))
  if (facts.emptyFields > 0) notices.push(noticeMessages.emptyField(facts.emptyFields, facts.fieldCode))
  if (facts.placeholders > 0)
    notices.push(noticeMessages.placeholder(facts.placeholders, facts.placeholderText))
  if (facts.readings > 0) notices.push(noticeMessages.readings(facts.readings, facts.readingText))
  if (facts.symbols > 0)
    notices.push(noticeMessages.symbols(facts.symbols, [...facts.symbolFonts].join("、")))
  for (const [name, n] of facts.unknown) notices.push(noticeMessages.unknown(name, n))
  return notices
}
