import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { ok } from "#shared/api/result"
import { type WorkerLike, workQueue } from "../../../renderer/work/queue"
import type { Report, Request } from "../../../renderer/work/tasks"

/** A worker that answers when a test says so. */
class Desk implements WorkerLike {
  onmessage: WorkerLike["onmessage"] = null
  onerror: WorkerLike["onerror"] = null
  readonly got: Request[] = []
  ended = false
  postMessage(request: Request) {
    this.got.push(request)
  }
  terminate() {
    this.ended = true
  }
  says(report: Report) {
    this.onmessage?.(new MessageEvent("message", { data: report }))
  }
  answers(name: string) {
    const { id } = this.got.find(({ task }) => task.kind === "read" && task.name === name)!
    this.says({ id, result: ok({ blocks: 1 }) })
  }
}

const patience = 1000
const read = (name: string) => ({ kind: "read" as const, name, bytes: new Uint8Array([1]) })

function start() {
  const desks: Desk[] = []
  const queue = workQueue(() => {
    const desk = new Desk()
    desks.push(desk)
    return desk
  }, patience)
  const names = (i: number) => desks[i]!.got.map(({ task }) => (task.kind === "read" ? task.name : task.kind))
  return { desks, queue, names }
}

const done = { ok: true, value: { blocks: 1 } }
const failed = (reason: string) => ({ ok: false, failure: { reason, message: expect.any(String) } })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe("tasks for the worker", () => {
  it("go to one worker, and get their own answers and no other's progress", async () => {
    const { desks, queue } = start()
    const onProgress = vi.fn()
    const a = queue.run(read("a"), { onProgress })
    const b = queue.run(read("b"))
    const [{ id: first }, { id: second }] = desks[0]!.got as [Request, Request]
    desks[0]!.says({ id: second, progress: { stage: "unpack", share: 0.9 } })
    desks[0]!.says({ id: first, progress: { stage: "structure", share: 0.6 } })
    desks[0]!.answers("b")
    desks[0]!.answers("a")
    expect(await Promise.all([a, b])).toEqual([done, done])
    expect(onProgress.mock.calls).toEqual([[{ stage: "structure", share: 0.6 }]])
    expect(desks).toHaveLength(1)
  })
  it("are stopped with the worker; what waited goes to a new one, and comes no sooner from the old", async () => {
    const { desks, queue, names } = start()
    const stop = new AbortController()
    const onProgress = vi.fn()
    const a = queue.run(read("a"), { signal: stop.signal, onProgress })
    const b = queue.run(read("b"))
    stop.abort()
    expect(await a).toEqual(failed("cancelled"))
    expect(desks.map(({ ended }) => ended)).toEqual([true, false])
    expect(names(1)).toEqual(["b"])
    desks[0]!.says({ id: desks[0]!.got[0]!.id, progress: { stage: "finish", share: 1 } })
    desks[0]!.answers("b")
    await vi.advanceTimersByTimeAsync(0)
    expect(onProgress).not.toHaveBeenCalled()
    desks[1]!.answers("b")
    expect(await b).toEqual(done)
  })
  it("can be done after one was stopped", async () => {
    const { desks, queue, names } = start()
    const stop = new AbortController()
    void queue.run(read("a"), { signal: stop.signal })
    stop.abort()
    expect(desks).toHaveLength(1)
    const b = queue.run(read("b"))
    expect(names(1)).toEqual(["b"])
    desks[1]!.answers("b")
    expect(await b).toEqual(done)
  })
  it("are not begun when they were stopped before", async () => {
    const { desks, queue } = start()
    expect(await queue.run(read("a"), { signal: AbortSignal.abort() })).toEqual(failed("cancelled"))
    expect(desks).toEqual([])
  })
  it("leave what is done alone when they are stopped late", async () => {
    const { desks, queue } = start()
    const stop = new AbortController()
    const a = queue.run(read("a"), { signal: stop.signal })
    desks[0]!.answers("a")
    expect(await a).toEqual(done)
    stop.abort()
    expect(desks[0]!.ended).toBe(false)
  })
  it("are given up after a while, which begins when their turn comes", async () => {
    const { desks, queue, names } = start()
    const a = queue.run(read("a"))
    const b = queue.run(read("b"))
    await vi.advanceTimersByTimeAsync(patience - 1)
    expect(desks).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await a).toEqual(failed("tooSlow"))
    expect(names(1)).toEqual(["b"])
    await vi.advanceTimersByTimeAsync(patience - 1)
    desks[1]!.answers("b")
    expect(await b).toEqual(done)
  })
  it("fail together with a worker that breaks down, and are not tried again", async () => {
    const { desks, queue } = start()
    const a = queue.run(read("a"))
    const b = queue.run(read("b"))
    desks[0]!.onerror?.({} as ErrorEvent)
    expect(await Promise.all([a, b])).toEqual([failed("failed"), failed("failed")])
    expect(desks[0]!.ended).toBe(true)
    const c = queue.run(read("c"))
    desks[1]!.answers("c")
    expect(await c).toEqual(done)
  })
})
