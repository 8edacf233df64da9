import { type FileHandle, open, readFile, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import type { BatchResult } from "#shared/batch/row"
import { codeOf } from "../storage/files"
import { FileError } from "./io"

/** What the results were made of: those of another folder, year or last year are of no use. */
interface Purpose {
  folder: string
  year: number | null
  /** Last year's folder, or null. */
  last: string | null
}

/** One line of the journal: a result, and the file as it was then. */
interface Entry {
  result: BatchResult
  size: number
  changed: number
}

/**
 * Results that are kept while a folder is being checked, a line of JSON each, so that work that was cut off is not done
 * twice. The first line says what it is about and with which program it was made.
 */
export interface Journal {
  /** Results of those files that are still as they were. */
  known(paths: readonly string[]): Promise<Map<string, BatchResult>>
  add(result: BatchResult): Promise<void>
  close(): Promise<void>
  remove(): Promise<void>
}

/** Grows when results of an older program must not be taken over. */
const format = 2

export async function openJournal(path: string, purpose: Purpose): Promise<Journal> {
  const first = JSON.stringify({ shuzhi: "batch", format, ...purpose })
  const before = (await textOf(path))?.split("\n") ?? []
  const entries = before[0] === first ? before.slice(1).flatMap(entryOf) : []
  let file: FileHandle
  try {
    file = await open(path, "w")
    await file.write([first, ...entries.map((entry) => JSON.stringify(entry)), ""].join("\n"))
  } catch (error) {
    throw new FileError(`${path}：边查边记的文件写不了（${codeOf(error)}）。换一个能写的位置放汇总表。`)
  }
  return {
    async known(paths) {
      const wanted = new Set(paths)
      const found = new Map<string, BatchResult>()
      for (const { result, size, changed } of entries) {
        if (!wanted.has(result.file)) continue
        const now = await stampOf(join(purpose.folder, result.file))
        if (now && now.size === size && now.changed === changed) found.set(result.file, result)
      }
      return found
    },
    async add(result) {
      const now = await stampOf(join(purpose.folder, result.file))
      if (now) await file.write(`${JSON.stringify({ result, ...now })}\n`)
    },
    close: () => file.close(),
    remove: () => rm(path, { force: true }),
  }
}

/** A last line that a power cut left half written is no entry. */
function entryOf(line: string): Entry[] {
  if (line === "") return []
  try {
    return [JSON.parse(line) as Entry]
  } catch {
    return []
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8")
  } catch {
    return null
  }
}

async function stampOf(path: string): Promise<{ size: number; changed: number } | null> {
  try {
    const { size, mtimeMs } = await stat(path)
    return { size, changed: mtimeMs }
  } catch {
    return null
  }
}
