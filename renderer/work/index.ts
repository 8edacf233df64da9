import { Node } from "prosemirror-model"
import { fail, ok, type Result } from "#shared/api/result"
import type { TableDocument } from "#shared/docx/export/table"
import type { EditedCopy } from "#shared/merge/types"
import { writeReport } from "#shared/model/report"
import { schema } from "#shared/model/schema"
import type { Imported } from "#shared/reading/imported"
import { limits } from "#shared/source/limits"
import { readFailure } from "#shared/source/messages"
import type { ReadProgress } from "#shared/source/pace"
import type { WorkbookDocument } from "#shared/xlsx/sheet"
import { workQueue } from "./queue"
import type { TooLong } from "./tasks"
import FileWorker from "./worker?worker&inline"

/** The worker gives a slow reading up by itself; this is for one that does not even come to look at its clock. */
const patience = limits.readingMs + 10_000

const queue = workQueue(() => new FileWorker(), patience)

export interface ReadOptions {
  /** Stops the reading; it answers `cancelled`. */
  signal?: AbortSignal
  /** Only so many paragraphs from the top. */
  head?: number
  onProgress?(progress: ReadProgress): void
}

/** Reads a file of any kind into a report, off the main thread. */
export async function readInWorker(
  name: string,
  bytes: Uint8Array,
  { signal, head, onProgress }: ReadOptions = {},
): Promise<Result<Imported | TooLong>> {
  const task = head === undefined ? { name, bytes } : { name, bytes, head }
  const read = await queue.run({ kind: "read", ...task }, { signal, onProgress })
  if (!read.ok)
    return read.failure.reason === "tooSlow" ? readFailure("tooSlow", limits.readingMs / 1000) : read
  if ("blocks" in read.value) return ok(read.value)
  return ok({ ...read.value, doc: Node.fromJSON(schema, read.value.doc) })
}

/** Lays a report out as .docx, off the main thread. The same report gives the same bytes. */
export async function exportInWorker(doc: Node): Promise<Result<Uint8Array>> {
  const made = await queue.run({ kind: "export", report: writeReport(doc) })
  if (!made.ok && made.failure.reason === "tooSlow")
    return fail("failed", "这份稿排了很久还没排完，已停下，稿子没有改动。删去一部分再导出。")
  return made
}

/** Lays a table out as .docx, off the main thread. */
export async function tableInWorker(table: TableDocument): Promise<Result<Uint8Array>> {
  return notTooSlow(await queue.run({ kind: "table", table }))
}

/** Writes a workbook as .xlsx, off the main thread. */
export async function workbookInWorker(workbook: WorkbookDocument): Promise<Result<Uint8Array>> {
  return notTooSlow(await queue.run({ kind: "workbook", workbook }))
}

function notTooSlow(made: Result<Uint8Array>): Result<Uint8Array> {
  if (made.ok || made.failure.reason !== "tooSlow") return made
  return fail("failed", "这张表排了很久还没排完，已停下，稿子没有改动，也没有导出。内容分成几份再导出。")
}

/** Reads the leader's copy, a .docx, off the main thread. */
export async function copyInWorker(
  bytes: Uint8Array,
  { signal, onProgress }: Omit<ReadOptions, "head"> = {},
): Promise<Result<EditedCopy>> {
  const read = await queue.run({ kind: "copy", bytes }, { signal, onProgress })
  if (!read.ok && read.failure.reason === "tooSlow") return readFailure("tooSlow", limits.readingMs / 1000)
  return read
}

/**
 * Lays out a redline copy (花脸稿), off the main thread: what differs from the report before as tracked changes.
 *
 * @param by whom Word names beside every change, and when, ISO 8601
 */
export async function redlineInWorker(
  before: Node,
  after: Node,
  by: { author: string; date: string },
): Promise<Result<Uint8Array>> {
  const reports = { before: writeReport(before), report: writeReport(after) }
  const made = await queue.run({ kind: "redline", ...reports, ...by })
  if (!made.ok && made.failure.reason === "tooSlow")
    return fail("failed", "这份花脸稿排了很久还没排完，已停下，稿子没有改动。换近一点的一版再比。")
  return made
}
