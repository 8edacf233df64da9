import { basename, join } from "node:path"
import type { Node } from "prosemirror-model"
import { type BatchResult, batchRow } from "#shared/batch/row"
import { readFile } from "#shared/reading/read-file"
import { readBytes } from "./files"
import { FileError } from "./io"

export interface BatchCall {
  folder: string
  /** Below the folder, with `/`. */
  file: string
  year: number | null
  /** Path of last year's report of the same unit, or null. */
  last: string | null
}

/** Reads and checks one report of a folder; whatever is wrong with it is told in its row. */
export async function checkOne({ folder, file, year, last }: BatchCall): Promise<BatchResult> {
  try {
    const read = readFile(basename(file), await readBytes(join(folder, file)))
    if (!read.ok) return { file, failure: read.failure.message }
    return batchRow(read.value, file, year, undefined, last === null ? null : await lastReport(last))
  } catch (error) {
    // The message of a file error begins with the path, which the row has already.
    if (error instanceof FileError) return { file, failure: error.message.replace(/^.*?：/, "") }
    const why = error instanceof Error ? error.message : String(error)
    return { file, failure: `程序出了差错，这份没有查完；文件没有动。把这一行告诉开发的人：${why}` }
  }
}

/** Last year's report; null where it cannot be read: this year's is checked without it. */
async function lastReport(path: string): Promise<{ name: string; report: Node } | null> {
  const name = basename(path)
  try {
    const read = readFile(name, await readBytes(path))
    return read.ok ? { name, report: read.value.doc } : null
  } catch (error) {
    if (error instanceof FileError) return null
    throw error
  }
}
