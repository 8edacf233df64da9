import type { Node } from "prosemirror-model"
import { fail, ok, type Result } from "#shared/api/result"
import { batchRow } from "#shared/batch/row"
import { readInWorker } from "../../work"
import { mostBlocks } from "../../work/tasks"
import type { CheckFile } from "./batch"

/**
 * Reads a file of a folder off the main thread, where a slow or hostile one holds nothing up, and checks it here: a
 * report takes milliseconds, and the rules with their word lists are in the portable page once.
 */
export const checkFile: CheckFile = async (file, bytes, settings, signal, last) => {
  const read = await readInWorker(file.slice(file.lastIndexOf("/") + 1), bytes, { signal })
  if (signal.aborted) return null
  if (!read.ok) return { file, failure: read.failure.message }
  if ("blocks" in read.value) return { file, failure: tooLong(read.value.blocks) }
  try {
    return batchRow(read.value, file, null, settings, last)
  } catch (error) {
    console.error(error)
    const why = error instanceof Error ? error.message : String(error)
    return { file, failure: `程序出了差错，这份没有查完；文件没有动。把这句话告诉开发的人：${why}` }
  }
}

/** Reads an old report that others are held against, off the main thread, too. */
export async function readLast(
  name: string,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<Result<Node, string>> {
  const read = await readInWorker(name.slice(name.lastIndexOf("/") + 1), bytes, { signal })
  if (!read.ok) return read
  return "blocks" in read.value ? fail("failed", tooLong(read.value.blocks)) : ok(read.value.doc)
}

function tooLong(count: number): string {
  const [blocks, most] = [count, mostBlocks].map((n) => n.toLocaleString("en-US"))
  return `这份有 ${blocks} 段，没有查。超过 ${most} 段的不像一份报告，核对是不是放错了；是几份连在一起的，先分开。`
}
