import { fail, type Result } from "#shared/api/result"
import type { ReadProgress } from "#shared/source/pace"
import type { Answers, Report, Request, Task } from "./tasks"

/** As much of a worker as is needed. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<Report>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  postMessage(request: Request): void
  terminate(): void
}

export interface RunOptions {
  signal?: AbortSignal | undefined
  onProgress?: ((progress: ReadProgress) => void) | undefined
}

interface Waiting {
  request: Request
  onProgress: RunOptions["onProgress"]
  timer: ReturnType<typeof setTimeout> | undefined
  answer(result: Result<unknown>): void
}

const crashed = "处理文件时程序出了错，原文件没有改动。重试一次；还不行就换一份文件。"

/**
 * One worker for all tasks, which it does one after the other; it is made when the first comes.
 *
 * A worker that reads cannot be spoken to. To stop a task that it is at it is ended, and a new one takes over what
 * else was waiting.
 *
 * @param patience milliseconds after which the task that is being done is given up, as `tooSlow`
 */
export function workQueue(make: () => WorkerLike, patience: number) {
  let worker: WorkerLike | null = null
  let lastId = 0
  /** In the order in which they are done. */
  const waiting = new Map<number, Waiting>()

  const first = (): Waiting | undefined => waiting.values().next().value

  function theWorker(): WorkerLike {
    if (worker) return worker
    const made = make()
    worker = made
    made.onmessage = ({ data }) => {
      // A message may still be on its way from a worker that was ended.
      if (worker !== made) return
      if ("progress" in data) waiting.get(data.id)?.onProgress?.(data.progress)
      else settle(data.id, data.result)
    }
    made.onerror = () => {
      if (worker !== made) return
      // Whichever task it was: none of them may be tried again, or it would crash again.
      end()
      for (const id of [...waiting.keys()]) settle(id, fail("failed", crashed))
    }
    return made
  }

  function end(): void {
    worker?.terminate()
    worker = null
  }

  function settle(id: number, result: Result<unknown>): void {
    const task = waiting.get(id)
    if (!task) return
    waiting.delete(id)
    clearTimeout(task.timer)
    task.answer(result)
    watchFirst()
  }

  /** Time runs for the task that is being done, not for those behind it. */
  function watchFirst(): void {
    const task = first()
    if (!task || task.timer !== undefined) return
    task.timer = setTimeout(() => drop(task.request.id, fail("tooSlow", "")), patience)
  }

  /** Takes a task out, wherever it stands. */
  function drop(id: number, result: Result<unknown>): void {
    if (!waiting.has(id)) return
    // One that waits was posted already, too.
    end()
    const left = [...waiting.values()].filter(({ request }) => request.id !== id)
    for (const task of left) {
      clearTimeout(task.timer)
      task.timer = undefined
      theWorker().postMessage(task.request)
    }
    settle(id, result)
  }

  return {
    run<Kind extends Task["kind"]>(
      task: Extract<Task, { kind: Kind }>,
      { signal, onProgress }: RunOptions = {},
    ): Promise<Result<Answers[Kind]>> {
      return new Promise((resolve) => {
        const cancelled = fail("cancelled", "已停下，没有读入，原文件没有改动。")
        if (signal?.aborted) return resolve(cancelled)
        const id = ++lastId
        const request = { id, task }
        const onAbort = () => drop(id, cancelled)
        signal?.addEventListener("abort", onAbort)
        waiting.set(id, {
          request,
          onProgress,
          timer: undefined,
          answer(result) {
            signal?.removeEventListener("abort", onAbort)
            resolve(result as Result<Answers[Kind]>)
          },
        })
        theWorker().postMessage(request)
        watchFirst()
      })
    },
  }
}
