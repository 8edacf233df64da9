import type { CompoundFile } from "../source/compound-file"
import { partNames, refuse } from "../source/messages"
import { Bytes, Plc } from "./bytes"

/** Which of the parts that the FIB points to: index of the fc and lcb pair ([MS-DOC] 2.5.6, FibRgFcLcb97). */
export const tablePart = {
  styles: 1,
  footnoteReferences: 2,
  footnoteTexts: 3,
  commentReferences: 4,
  commentTexts: 5,
  sections: 6,
  headerTexts: 11,
  characterPages: 12,
  paragraphPages: 13,
  fonts: 15,
  bookmarkNames: 21,
  bookmarkStarts: 22,
  pieces: 33,
  commentAuthors: 36,
  commentRangeTags: 37,
  commentRangeStarts: 42,
  commentRangeEnds: 43,
  shapes: 40,
  endnoteReferences: 46,
  endnoteTexts: 47,
  drawings: 50,
  textBoxTexts: 56,
  lists: 73,
  listOverrides: 74,
} as const

export type TablePart = keyof typeof tablePart

/** [start, end) in character positions. */
export interface Story {
  start: number
  end: number
}

/** The streams of a document of Word 97 to 2003, and what its file information block says of them. */
export interface WordStreams {
  /** The WordDocument stream: text, and pages of formatting. */
  word: Bytes
  /** A part of the table stream. */
  part(name: TablePart): Bytes
  /** The table stream from the end of a part on: the levels of lists lie behind what the FIB counts (2.9.148). */
  after(name: TablePart): Bytes
  /** The Data stream, where the properties of a paragraph lie that are too long for a page. */
  data: Bytes
  /** Subdocuments lie one behind the other in the character positions, in this order (2.3). */
  stories: Record<"main" | "footnotes" | "headers" | "comments" | "endnotes" | "textBoxes", Story>
}

const word97 = 0xa5ec
/** Word 6 and 95, Word 2 for Windows, and its beta. */
const older: readonly number[] = [0xa5dc, 0xa5db, 0xa59b, 0xa59c]
const encrypted = 0x0100
const secondTable = 0x0200
/** FibBase, csw, FibRgW97, cslw, FibRgLw97 and cbRgFcLcb lie before the pairs (2.5.1). */
const pairs = 154

/** Positions behind the last characters of sections (2.8.26, PlcfSed): only there a page break ends a paragraph. */
export function sectionEnds({ part }: WordStreams): Set<number> {
  const sections = new Plc(part("sections"), 12)
  return new Set(Array.from({ length: sections.count }, (_, i) => sections.position(i + 1)))
}

/**
 * @throws Refusal when the file is no document of Word 97 to 2003, has a password, or lacks a stream
 */
export function openWordStreams(file: CompoundFile): WordStreams {
  const document = file.stream("WordDocument")
  if (!document) return refuse(file.cut ? "truncated" : "notWord")
  const word = new Bytes(document.bytes)
  const identifier = word.u16(0)
  if (older.includes(identifier)) refuse("oldFormat", " Word 95 或更早的 .doc 格式")
  if (identifier !== word97) refuse(document.cut ? "truncated" : "notWord")
  const flags = word.u16(10)
  if ((flags & encrypted) !== 0) refuse("password")
  if (file.names.has("\tDRMContent")) refuse("rights")
  const stream = file.stream((flags & secondTable) !== 0 ? "1Table" : "0Table")
  if (document.cut || stream?.cut) refuse("truncated")
  if (!stream) return refuse("damaged", partNames.document)
  const table = new Bytes(stream.bytes)
  const at = (name: TablePart) => word.u32(pairs + tablePart[name] * 8)
  const size = (name: TablePart) => word.u32(pairs + tablePart[name] * 8 + 4)

  let end = 0
  const story = (length: number): Story => {
    const start = end
    end += length
    return { start, end }
  }
  const main = story(word.u32(0x4c))
  const footnotes = story(word.u32(0x50))
  const headers = story(word.u32(0x54))
  story(word.u32(0x58)) // macros; always empty
  const comments = story(word.u32(0x5c))
  const endnotes = story(word.u32(0x60))
  const textBoxes = story(word.u32(0x64))

  return {
    word,
    part: (name) => table.part(at(name), size(name)),
    after: (name) => table.part(at(name) + size(name)),
    data: new Bytes(file.stream("Data")?.bytes ?? new Uint8Array(0)),
    stories: { main, footnotes, headers, comments, endnotes, textBoxes },
  }
}
