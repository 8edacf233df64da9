import { ok, type Result } from "../api/result"
import { readDoc } from "../doc/read-doc"
import { readDocx } from "../docx/import/read-docx"
import { readOutline } from "../model/outline"
import { readReport, reportFormat } from "../model/report"
import { ownText } from "../model/text-map"
import { isCompoundFile, openCompoundFile } from "../source/compound-file"
import { foreignBytes, foreignText } from "../source/file-kind"
import { headOf } from "../source/head"
import { limits } from "../source/limits"
import { noticeMessages, type ReadReason, Refusal, readFailure } from "../source/messages"
import { isMisread } from "../source/misread"
import { noPace, type Onlooker, type Pace, paceOf } from "../source/pace"
import { nextLineEnd, plainSource, type SourceText } from "../source/source-text"
import { decodeText } from "../source/text-file"
import type { Imported } from "./imported"
import { readStructure } from "./read"

/**
 * Reads a file into a report. What the file is shows in its bytes; its name chooses words, tells
 * .md from .txt, and must not promise Word where plain text is. Whatever the bytes are, a failure comes back as a value with a message for people.
 *
 * With an onlooker a reading that takes too long is given up (`limits.readingMs`).
 */
export function readFile(
  name: string,
  bytes: Uint8Array,
  { onlooker, head }: ReadOptions = {},
): Result<Imported, ReadReason> {
  const pace = onlooker ? paceOf(onlooker) : noPace
  const opened = open(name, bytes, pace)
  if (!opened.ok) return opened
  if ("doc" in opened.value) return ok(opened.value)
  try {
    return ok(readStructure(head === undefined ? opened.value : headOf(opened.value, head), pace))
  } catch (problem) {
    if (problem instanceof Refusal) return { ok: false, failure: problem.failure }
    throw problem
  }
}

export interface ReadOptions {
  onlooker?: Onlooker
  /** Only so many paragraphs from the top; a notice says what was left. A report of our own is always whole. */
  head?: number
}

/** A file of this name that holds plain text was renamed, or lost its content on the way. */
const wordEndings: readonly string[] = [".docx", ".doc", ".wps"]
/** Among them those that other programs gave to formats of their own. */
const oldWordEndings: readonly string[] = [".doc", ".wps"]

type Opened = Result<SourceText | Imported, ReadReason>

function open(name: string, bytes: Uint8Array, pace: Pace): Opened {
  if (bytes.length === 0) return readFailure("empty")
  if (bytes.length > limits.fileBytes) return readFailure("tooLarge", bytes.length, limits.fileBytes)
  if (isZip(bytes)) return readDocx(bytes, pace)
  if (isCompoundFile(bytes)) return openCompound(bytes, pace)
  const foreign = foreignBytes(bytes)
  if (foreign) return readFailure(foreign.reason, foreign.kind)
  if (bytes.length > limits.textBytes) return readFailure("textTooLarge", bytes.length, limits.textBytes)
  return openText(name, bytes)
}

function isZip(bytes: Uint8Array): boolean {
  // Local header, or the end record of an empty archive, or the mark of one in several volumes.
  return (
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    ((bytes[2] === 3 && bytes[3] === 4) ||
      (bytes[2] === 5 && bytes[3] === 6) ||
      (bytes[2] === 7 && bytes[3] === 8))
  )
}

function openCompound(bytes: Uint8Array, pace: Pace): Opened {
  const file = openCompoundFile(bytes)
  if (file?.names.has("EncryptedPackage") || file?.names.has("EncryptionInfo")) return readFailure("password")
  // By the streams of the root: any of these may be embedded in another.
  if (file?.has("Workbook") || file?.has("Book")) return readFailure("notText", "表格文件")
  if (file?.has("PowerPoint Document")) return readFailure("notText", "演示文稿")
  return readDoc(bytes, pace)
}

function openText(name: string, bytes: Uint8Array): Opened {
  const extension = extensionOf(name)
  const decoded = decodeText(bytes)
  if (!decoded.ok) return oldWordEndings.includes(extension) ? readFailure("unknownWord", extension) : decoded
  const { text, replaced, encoding, nuls } = decoded.value
  // In a report of our own a NUL is a damage like any other: nothing is mended there unseen.
  const report = openReport(name, text, nuls > 0)
  if (report) return report
  const foreign = foreignText(text)
  if (foreign) return readFailure(foreign.reason, foreign.kind)
  if (wordEndings.includes(extension)) return readFailure("textRenamed", extension)
  if (text.length > limits.characters) return readFailure("tooManyCharacters", limits.characters)
  if (moreLinesThan(text, limits.paragraphs)) return readFailure("tooManyParagraphs", limits.paragraphs)
  const source = plainSource(text, extension === ".md" ? "md" : "txt")
  if (encoding === "big5") source.notices.push(noticeMessages.big5())
  if (nuls > 0) source.notices.push(noticeMessages.nuls(nuls))
  if (replaced > 0) source.notices.push(noticeMessages.replaced(replaced))
  if (isMisread(text)) source.notices.push(noticeMessages.misread())
  if (text.trim() === "") source.notices.push(noticeMessages.noText())
  return ok(source)
}

function moreLinesThan(text: string, most: number): boolean {
  let lines = 1
  for (let at = nextLineEnd(text, 0); at >= 0 && lines <= most; at = nextLineEnd(text, at + 1)) lines++
  return lines > most
}

/** A report of our own, or why it cannot be one although it looks or is named like one; null for other text. */
function openReport(name: string, text: string, damaged: boolean): Opened | null {
  const named = extensionOf(name) === ".shuzhi"
  const marked = text.slice(0, 1024).includes(`"${reportFormat}"`) && /^\s*\{/.test(text)
  if (!named && !marked) return null
  if (damaged) return readFailure(marked ? "damagedReport" : "notOurs")
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return readFailure(marked ? "damagedReport" : "notOurs")
  }
  const read = readReport(json)
  if (!read.ok) {
    if (read.reason === "newer") return readFailure("newerReport")
    if (read.reason === "damaged") return readFailure("damagedReport")
    return named ? readFailure(marked ? "damagedReport" : "notOurs") : null
  }
  const { doc } = read
  return ok({ format: "shuzhi", doc, map: ownText(readOutline(doc)), notices: [] })
}

/** The ending of a file's name in lower case, with its dot; "" when there is none. */
function extensionOf(name: string): string {
  return /\.[^.\\/\s]{1,10}$/.exec(name)?.[0].toLowerCase() ?? ""
}
