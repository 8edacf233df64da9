import { strToU8, zipSync } from "fflate"
import { ok, type Result } from "../api/result"
import { readDocx } from "../docx/import/read-docx"
import { openCompoundFile } from "../source/compound-file"
import { noticeMessages, partNames, type ReadReason, Refusal, readFailure, refuse } from "../source/messages"
import { noPace, type Pace } from "../source/pace"
import type { SourceText } from "../source/source-text"
import { openWordStreams, sectionEnds } from "./fib"
import { fontNames } from "./fonts"
import { readFormatting } from "./formatting"
import { numberingXml } from "./lists"
import { type Note, readNotes } from "./notes"
import { readPieces } from "./pieces"
import { readShapes } from "./shapes"
import { boxXml, type Sources, storyXml } from "./story"
import { stylesXml } from "./styles"
import { partXml, relationshipsXml } from "./word-xml"

/**
 * Reads the text of a .doc or .wps of Word 97 to 2003 ([MS-DOC]): pieces of quick saves put in order, automatic
 * numbers written out, tracked changes as if accepted, as for a .docx. Whatever the bytes are, a failure comes back
 * as a value.
 *
 * Our own reader, because no package does what a report needs in a page, too. word-extractor 1.0.4 leaves out automatic
 * numbers, styles and text boxes, writes “undefined” for a soft hyphen, needs Node's Buffer and streams, and fills the
 * memory when two sectors of the file lead to each other.
 */
export function readDoc(bytes: Uint8Array, pace: Pace = noPace): Result<SourceText, ReadReason> {
  try {
    const { parts, notices } = translate(bytes, (share) => pace("unpack", share * translated))
    const read = readDocx(zipSync(parts, { level: 0 }), (stage, share) =>
      pace(stage, stage === "unpack" ? translated + share * (1 - translated) : share),
    )
    if (!read.ok) return read
    return ok({ ...read.value, format: "doc", notices: [...read.value.notices, ...notices] })
  } catch (problem) {
    if (problem instanceof Refusal) return { ok: false, failure: problem.failure }
    // A hostile file has found a way that was not thought of: the program has to survive it.
    return readFailure("unexpected")
  }
}

/** Share of the translation in the time that it takes to get at the text. */
const translated = 0.4

/** The parts of a .docx that says the same, and what it cannot say. */
function translate(
  bytes: Uint8Array,
  pace: (share: number) => void,
): { parts: Record<string, Uint8Array>; notices: string[] } {
  const file = openCompoundFile(bytes)
  if (!file) return refuse("damaged", partNames.directory)
  const streams = openWordStreams(file)
  const pieces = readPieces(streams)
  const fonts = fontNames(streams.part("fonts"))
  const { footnotes, endnotes, comments, headers, marks } = readNotes(streams)
  const sources: Sources = {
    pieces,
    formatting: readFormatting(streams, pieces),
    shapes: readShapes(streams),
    marks,
    sectionEnds: sectionEnds(streams),
    fontName: (font) => fonts[font] ?? "",
    oldNumbers: 0,
    written: 0,
    pace,
  }
  const story = (of: Note["story"]) => {
    const xml = storyXml(sources, of)
    sources.written += xml.length
    return xml
  }
  const body = story(streams.stories.main)
  const left = sources.shapes.left().map((box) => boxXml(sources, box))
  const boxes = left.length === 0 ? "" : `<w:p><w:r><w:pict>${left.join("")}</w:pict></w:r></w:p>`

  const side = (name: string, notes: readonly Note[]) =>
    notes.map((note) => `<w:${name} ${note.attributes}>${story(note.story)}</w:${name}>`).join("")
  const contents: Record<string, { type: string; root: string; content: string }> = {}
  const add = (type: string, content: string, name = type, root = type) => {
    contents[name] = { type, root, content }
  }
  add("styles", stylesXml(streams.part("styles")))
  add("numbering", numberingXml(streams, sources.fontName))
  add("comments", side("comment", comments))
  add("footnotes", side("footnote", footnotes))
  add("endnotes", side("endnote", endnotes))
  for (const [i, header] of headers.entries()) add("header", story(header), `header${i}`, "hdr")

  const types = new Map(Object.entries(contents).map(([name, { type }]) => [name, type]))
  const parts: Record<string, Uint8Array> = {
    "word/document.xml": strToU8(partXml("document", `<w:body>${body}${boxes}</w:body>`)),
    "word/_rels/document.xml.rels": strToU8(relationshipsXml(types)),
  }
  for (const [name, { root, content }] of Object.entries(contents))
    parts[`word/${name}.xml`] = strToU8(partXml(root, content))

  return {
    parts,
    notices: [
      ...(sources.oldNumbers > 0 ? [noticeMessages.oldNumbers(sources.oldNumbers)] : []),
      ...(file.names.has("Macros") || file.names.has("_VBA_PROJECT_CUR") ? [noticeMessages.macros()] : []),
    ],
  }
}
