import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { isMainThread } from "node:worker_threads"
import type { Onlooker } from "#shared/source/pace"

/** Smaller files, in bytes, leave nothing behind that is worth the time. */
const largeFile = 256 * 1024
/** Share of a reading at which lines and candidates have become a tree, and nodes have not yet been made of it. */
const treeIsMade = 0.79

/** The same onlooker, who has the memory of lines and candidates taken back before the nodes need as much again. */
export function sparing(onlooker: Onlooker, bytes: number): Onlooker {
  if (bytes < largeFile) return onlooker
  let isDone = false
  return {
    now: onlooker.now,
    tell(progress) {
      onlooker.tell(progress)
      if (isDone || progress.share < treeIsMade) return
      isDone = true
      collectGarbage()
    },
  }
}

/**
 * Takes back at once the memory of what is no longer used. The engine waits until there is as much again as what is
 * used, and on a report of a hundred thousand paragraphs that is a hundred megabytes. Takes a tenth of a second, so it
 * is for the end of long work only. Threads are left alone, as the switch that it needs is one for all of them.
 */
export function collectGarbage(): void {
  if (!isMainThread) return
  setFlagsFromString("--expose-gc")
  const collect: unknown = runInNewContext("gc")
  setFlagsFromString("--no-expose-gc")
  if (typeof collect === "function") collect()
}
