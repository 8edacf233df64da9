import type { ReadReason } from "#shared/source/messages"
import { type DocxParts, docx } from "../../../../docx-builder"

/** A file that is written in an unusual way, or to do harm, and what reading it must give. */
export interface OddCase {
  name: string
  bytes: () => Uint8Array
  expected: Reads | { refused: ReadReason }
}

export interface Reads {
  text: string
  /** Style of every paragraph: "title", a heading level, or null. Not compared when absent. */
  styles?: ("title" | number | null)[]
  /** The automatic number of every paragraph. Not compared when absent. */
  numbers?: string[]
  /** Every notice, in order; none when absent. */
  notices?: RegExp[]
}

/** A legal file built from a body. Without `expected` fields a text alone. */
export function legal(
  name: string,
  body: string,
  expected: string | Reads,
  options: DocxParts = {},
): OddCase {
  return { name, bytes: () => docx(body, options), expected: reads(expected) }
}

export function file(name: string, bytes: () => Uint8Array, expected: string | Reads): OddCase {
  return { name, bytes, expected: reads(expected) }
}

export function refused(name: string, reason: ReadReason, bytes: () => Uint8Array): OddCase {
  return { name, bytes, expected: { refused: reason } }
}

const reads = (expected: string | Reads): Reads =>
  typeof expected === "string" ? { text: expected } : expected

/** Field marks, as they stand in runs of their own. */
export const mark = (type: "begin" | "separate" | "end", inside = "") =>
  `<w:r><w:fldChar w:fldCharType="${type}">${inside}</w:fldChar></w:r>`
export const code = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`
export const field = (instruction: string, result: string) =>
  mark("begin") + code(instruction) + mark("separate") + result + mark("end")

/** A content control. */
export const control = (content: string, properties = "") =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
