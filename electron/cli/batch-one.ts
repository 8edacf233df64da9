import { basename, join } from "node:path"
import { type BatchResult, batchRow } from "#shared/batch/row"
import { readFile } from "#shared/reading/read-file"
import { readBytes } from "./files"
import { FileError } from "./io"

export interface BatchCall {
  folder: string
  /** Below the folder, with `/`. */
  file: string
  year: number | null
}

/** Reads and checks one report of a folder; whatever is wrong with it is told in its row. */
export async function checkOne({ folder, file, year }: BatchCall): Promise<BatchResult> {
  try {
    const read = readFile(basename(file), await readBytes(join(folder, file)))
    return read.ok ? batchRow(read.value, file, year) : { file, failure: read.failure.message }
  } catch (error) {
    // The message of a file error begins with the path, which the row has already.
    if (error instanceof FileError) return { file, failure: error.message.replace(/^.*?：/, "") }
    const why = error instanceof Error ? error.message : String(error)
    return { file, failure: `程序出了差错，这份没有查完；文件没有动。把这一行告诉开发的人：${why}` }
  }
}
