import { ok, type Result } from "../api/result"
import { readDocx } from "../docx/import/read-docx"
import { readOutline } from "../model/outline"
import { readReport, reportFormat } from "../model/report"
import { ownText } from "../model/text-map"
import { compoundFileEntries, isCompoundFile } from "../source/compound-file"
import { foreignBytes, foreignText } from "../source/file-kind"
import { limits } from "../source/limits"
import { noticeMessages, type ReadReason, readFailure } from "../source/messages"
import { nextLineEnd, plainSource, type SourceText } from "../source/source-text"
import { decodeText } from "../source/text-file"
import type { Imported } from "./imported"
import { readStructure } from "./read"

/**
 * Reads a file into a report. What the file is shows in its bytes; its name chooses words, tells
 * .md from .txt, and must not promise Word where plain text is. Whatever the bytes are, a failure comes back as a value with a message for people.
 */
export function readFile(name: string, bytes: Uint8Array): Result<Imported, ReadReason> {
  const opened = open(name, bytes)
  if (!opened.ok) return opened
  return ok("doc" in opened.value ? opened.value : readStructure(opened.value))
}

/** The same without looking for structure. A report of our own comes as its plain text. */
export function readSource(name: string, bytes: Uint8Array): Result<SourceText, ReadReason> {
  const opened = open(name, bytes)
  if (!opened.ok) return opened
  return ok("doc" in opened.value ? plainSource(opened.value.map.text) : opened.value)
}

/** A file of this name that holds plain text was renamed, or lost its content on the way. */
const wordEndings: readonly string[] = [".docx", ".doc", ".wps"]

type Opened = Result<SourceText | Imported, ReadReason>

function open(name: string, bytes: Uint8Array): Opened {
  if (bytes.length === 0) return readFailure("empty")
  if (bytes.length > limits.fileBytes) return readFailure("tooLarge", bytes.length, limits.fileBytes)
  if (isZip(bytes)) return readDocx(bytes)
  if (isCompoundFile(bytes)) return refuseCompoundFile(name, bytes)
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

function refuseCompoundFile(name: string, bytes: Uint8Array): Opened {
  const entries = compoundFileEntries(bytes)
  if (entries.has("EncryptedPackage") || entries.has("EncryptionInfo")) return readFailure("password")
  if (entries.has("Workbook") || entries.has("Book")) return readFailure("notText", "表格文件")
  if (entries.has("PowerPoint Document")) return readFailure("notText", "演示文稿")
  const extension = extensionOf(name)
  return extension === "" || extension === ".doc" || extension === ".wps"
    ? readFailure("oldFormat")
    : readFailure("oldFormatRenamed", extension)
}

function openText(name: string, bytes: Uint8Array): Opened {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const { text, replaced } = decoded.value
  const report = openReport(name, text)
  if (report) return report
  const foreign = foreignText(text)
  if (foreign) return readFailure(foreign.reason, foreign.kind)
  const extension = extensionOf(name)
  if (wordEndings.includes(extension)) return readFailure("textRenamed", extension)
  if (text.length > limits.characters) return readFailure("tooManyCharacters", limits.characters)
  if (moreLinesThan(text, limits.paragraphs)) return readFailure("tooManyParagraphs", limits.paragraphs)
  const source = plainSource(text, extension === ".md" ? "md" : "txt")
  if (replaced > 0) source.notices.push(noticeMessages.replaced(replaced))
  if (text.trim() === "") source.notices.push(noticeMessages.noText())
  return ok(source)
}

function moreLinesThan(text: string, most: number): boolean {
  let lines = 1
  for (let at = nextLineEnd(text, 0); at >= 0 && lines <= most; at = nextLineEnd(text, at + 1)) lines++
  return lines > most
}

/** A report of our own, or why it cannot be one although it looks or is named like one; null for other text. */
function openReport(name: string, text: string): Opened | null {
  const named = extensionOf(name) === ".shuzhi"
  const marked = text.slice(0, 1024).includes(`"${reportFormat}"`) && /^\s*\{/.test(text)
  if (!named && !marked) return null
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
