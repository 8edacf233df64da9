// @vitest-environment happy-dom
import { isValidElement, type ReactElement } from "react"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import type { OpenedFile, PageHost } from "#shared/api/contract"
import { fail, ok, type Result } from "#shared/api/result"
import { defaultUserSettings } from "#shared/api/settings"
import { readFile } from "#shared/reading/read-file"
import { openFile } from "../../../renderer/app/actions"
import { type App, createApp } from "../../../renderer/app/store"
import type { ReadOptions } from "../../../renderer/work"

interface Call extends ReadOptions {
  name: string
  bytes: Uint8Array
  answer(result: Result<unknown>): void
}

/** What was asked of the worker; a test answers in its place. */
const asked = vi.hoisted(() => [] as Call[])
vi.mock("../../../renderer/work", () => ({
  readInWorker: (name: string, bytes: Uint8Array, options: ReadOptions) =>
    new Promise((answer) => {
      asked.push({ name, bytes, ...options, answer })
      options.signal?.addEventListener("abort", () => answer(fail("cancelled", "")))
    }),
}))

const fileOf = (name: string): OpenedFile => ({
  handle: "f1234567",
  name,
  bytes: new TextEncoder().encode("一、工作亮点\n一是走访群众300余人次。\n二是培训5次。"),
})

function start(): App {
  const host = new Proxy({} as PageHost, { get: () => async () => ok(null) })
  return createApp(host, {
    shell: "electron",
    version: "0.0.0",
    settings: defaultUserSettings,
    capabilities: { nativeMenu: true, reveal: true, bindFiles: true, frameless: false },
    notices: [],
    opened: null,
  })
}

const state = (app: App) => app.store.getState()
const said = (app: App) => state(app).toasts.map(({ text }) => text)
const passes = (ms: number) => vi.advanceTimersByTimeAsync(ms)

/** The question on the screen. */
function question(app: App) {
  const dialog = state(app).dialogs.at(-1)
  const element = dialog?.render(() => {})
  if (!isValidElement(element)) throw new Error("nothing was asked")
  return (element as ReactElement<{ title: string; text: string; onChoose(value: unknown): void }>).props
}

beforeEach(() => {
  asked.length = 0
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

describe("a file that takes long to read", () => {
  it("shows a bar after a while, which moves on and goes when it is read", async () => {
    const app = start()
    void openFile(app, fileOf("长.txt"))
    await passes(299)
    asked[0]!.onProgress?.({ stage: "unpack", share: 0.2 })
    expect(state(app).progress).toBeNull()
    await passes(1)
    expect(state(app).progress).toMatchObject({ label: "正在取出文字：长.txt", done: 0.2, total: 1 })
    asked[0]!.onProgress?.({ stage: "structure", share: 0.6 })
    expect(state(app).progress).toMatchObject({ label: "正在认段：长.txt", done: 0.6 })
    asked[0]!.answer(readFile("长.txt", asked[0]!.bytes))
    await passes(0)
    expect(state(app).progress).toBeNull()
    expect(state(app).page.name).toBe("recognise")
  })
  it("shows none when it was fast", async () => {
    const app = start()
    void openFile(app, fileOf("短.txt"))
    await passes(100)
    asked[0]!.answer(readFile("短.txt", asked[0]!.bytes))
    await passes(1000)
    expect(state(app).progress).toBeNull()
    expect(state(app).page.name).toBe("recognise")
  })
  it("can be stopped: the page stays, and what happened is said", async () => {
    const app = start()
    void openFile(app, fileOf("长.txt"))
    await passes(400)
    state(app).progress!.cancel!()
    await passes(0)
    expect(asked[0]!.signal?.aborted).toBe(true)
    expect(state(app)).toMatchObject({ progress: null, dialogs: [], page: { name: "start" } })
    expect(said(app)).toEqual(["已停下，没有读入“长.txt”，原文件没有改动。"])
  })
  it("is stopped without a word by the next file, whose bar stays", async () => {
    const app = start()
    void openFile(app, fileOf("一.txt"))
    await passes(400)
    void openFile(app, fileOf("二.txt"))
    await passes(400)
    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, false])
    expect(said(app)).toEqual([])
    expect(state(app).progress?.label).toContain("二.txt")
  })
  it("says why it was given up", async () => {
    const app = start()
    void openFile(app, fileOf("长.txt"))
    await passes(400)
    asked[0]!.answer(fail("tooSlow", "读了 30 秒还没读完。"))
    await passes(0)
    expect(state(app).progress).toBeNull()
    expect(question(app)).toMatchObject({ title: "长.txt 打不开", text: "读了 30 秒还没读完。" })
  })
})

describe("a file of more than the window can show", () => {
  const tooLong = async () => {
    const app = start()
    void openFile(app, fileOf("汇编.txt"))
    await passes(0)
    asked[0]!.answer(ok({ blocks: 100_000 }))
    await passes(0)
    return app
  }
  it("says how long it is, and reads nothing unasked", async () => {
    const app = await tooLong()
    expect(question(app).title).toBe("汇编.txt 太长")
    expect(question(app).text).toContain("它有 100,000 段，窗口里最多摆 5,000 段")
    question(app).onChoose(false)
    await passes(0)
    expect(asked).toHaveLength(1)
    expect(state(app).page.name).toBe("start")
  })
  it("is read from its beginning when that is wanted", async () => {
    const app = await tooLong()
    question(app).onChoose(true)
    await passes(0)
    expect(asked[1]!.head).toBe(5000)
    asked[1]!.answer(readFile("汇编.txt", asked[1]!.bytes, { head: 2 }))
    await passes(0)
    const { page } = state(app)
    expect(page.name === "recognise" && page.reading.imported.map.text).toBe(
      "一、工作亮点\n一是走访群众300余人次。",
    )
  })
})
