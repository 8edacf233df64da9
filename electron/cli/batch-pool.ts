import { Worker } from "node:worker_threads"
import type { BatchResult } from "#shared/batch/row"
import { type BatchCall, checkOne } from "./batch-one"

export interface BatchWork {
  folder: string
  year: number | null
  /** Paths of last year's reports by the names of this year's. */
  last: ReadonlyMap<string, string>
  /** How many at a time. */
  jobs: number
  /** The script of a thread, or undefined where there is none: then all is done here, one after the other. */
  worker: URL | undefined
  signal: AbortSignal
}

/** Checks one file after the other, wherever that happens. */
interface Hand {
  check(call: BatchCall): Promise<BatchResult>
  release(): Promise<unknown>
}

/**
 * Checks files on as many threads as asked, and answers the results by path; what was not begun when `signal` fired is
 * not among them. `done` is waited for, so that what it keeps is kept before the next file is begun.
 */
export async function checkAll(
  paths: readonly string[],
  { folder, year, last, jobs, worker, signal }: BatchWork,
  done: (result: BatchResult) => Promise<void>,
): Promise<Map<string, BatchResult>> {
  const results = new Map<string, BatchResult>()
  const count = worker ? Math.min(jobs, paths.length) : 1
  let next = 0
  const work = async () => {
    const hand = worker && count > 1 ? threadHand(worker) : hereHand
    try {
      while (next < paths.length && !signal.aborted) {
        const file = paths[next++]!
        const result = await hand.check({ folder, file, year, last: last.get(file) ?? null })
        results.set(file, result)
        await done(result)
      }
    } finally {
      await hand.release()
    }
  }
  await Promise.all(Array.from({ length: count }, work))
  return results
}

const hereHand: Hand = { check: checkOne, release: async () => {} }

/** A thread that dies of a file (memory, a mistake of ours) costs that file its row, and is replaced. */
function threadHand(script: URL): Hand {
  let thread: Worker | null = null
  let answer: (result: BatchResult) => void = () => {}
  let file = ""
  const start = () => {
    const started = new Worker(script)
    const lost = (why: string) => {
      if (thread !== started) return
      thread = null
      answer({ file, failure: `这份太大或太怪，没有查完；文件没有动。单独打开它看看。（${why}）` })
    }
    started.on("message", (result: BatchResult) => answer(result))
    started.on("error", (error: Error) => lost(error.message))
    started.on("exit", (code) => lost(`exit ${code}`))
    return started
  }
  return {
    check: (call) =>
      new Promise((resolve) => {
        answer = resolve
        file = call.file
        thread ??= start()
        thread.postMessage(call)
      }),
    async release() {
      const last = thread
      thread = null
      await last?.terminate()
    },
  }
}
