// @vitest-environment happy-dom
import type { Node } from "prosemirror-model"
import type { ReactElement } from "react"
import { describe, expect, it, vi } from "vitest"
import type { OpenedFile, OpenReport, PageHost } from "#shared/api/contract"
import { fail, ok } from "#shared/api/result"
import { defaultUserSettings } from "#shared/api/settings"
import { writeReport } from "#shared/model/report"
import { readFile } from "#shared/reading/read-file"
import {
  acceptReading,
  goTo,
  openDropped,
  openFile,
  openReport,
  sessionOf,
} from "../../../renderer/app/actions"
import { type App, closeDialog, createApp, setAmended, showDialog } from "../../../renderer/app/store"
import { list, report, section } from "../../builders"

// Files are read where the test runs: what a worker does is tested in a browser.
vi.mock("../../../renderer/work", () => ({
  readInWorker: async (name: string, bytes: Uint8Array) => readFile(name, bytes),
}))

const reportOf = (text: string) =>
  report({}, section("highlight", "一、", "工作亮点", list("highlight", "shi", text)))
const first = reportOf("走访群众300余人次。")
const second = reportOf("培训党员56名。")

const opened = (id: string, node: Node): OpenReport => ({
  id,
  name: null,
  report: writeReport(node),
  revision: 1,
  file: null,
  readOnly: false,
  rescued: false,
  savedAt: "2026-11-22T01:00:00.000Z",
})

const ownFile = (node: Node): OpenedFile => ({
  handle: "f1234567",
  name: "述职报告.shuzhi",
  bytes: new TextEncoder().encode(JSON.stringify(writeReport(node))),
})

/** The program over a host whose answers a test changes; the names of its calls are written down in order. */
function start() {
  const calls: string[] = []
  const answers: Record<string, (input: never) => unknown> = {
    openReport: ({ id }: { id: string }) => ok(opened(id, first)),
    createReport: () => ok(opened("r0000002", second)),
    saveReport: () => ok({ revision: 2, savedAt: "2026-11-22T01:01:00.000Z", file: null }),
    relateFile: () => ok({ relation: "unknown", id: null }),
    releaseReport: () => ok(null),
    listReports: () => ok([]),
    openDropped: () => fail("failed", "这份文件读不了。"),
  }
  const inputs: Record<string, unknown> = {}
  const host = new Proxy({} as PageHost, {
    get: (_, name: string) => async (input: never) => {
      calls.push(name)
      inputs[name] = input
      return answers[name]!(input)
    },
  })
  const app = createApp(host, {
    shell: "electron",
    version: "0.0.0",
    settings: defaultUserSettings,
    capabilities: { nativeMenu: true, reveal: true, bindFiles: true, frameless: false },
    notices: [],
    opened: null,
  })
  return { app, answers, calls, inputs }
}

const said = (app: App) => app.store.getState().toasts.map(({ text }) => text)

describe("a file that comes from outside", () => {
  it("waits until the question on the screen is answered", async () => {
    const { app, calls } = start()
    showDialog(app, () => null)
    const opening = openFile(app, ownFile(second))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(calls).toEqual([])
    closeDialog(app, app.store.getState().dialogs[0]!.key)
    await opening
    expect(sessionOf(app)?.id).toBe("r0000002")
  })

  it("is compared with what was typed, not with what was saved last", async () => {
    const { app, calls } = start()
    await openReport(app, "r0000001")
    const session = sessionOf(app)!
    session.dispatch(session.editor.tr.insertText("今年", session.editor.selection.from))
    await openFile(app, ownFile(second))
    expect(calls).toContain("saveReport")
    expect(calls.indexOf("saveReport")).toBeLessThan(calls.indexOf("relateFile"))
  })

  it("is read without a handle where the browser refuses one", async () => {
    const { app, inputs } = start()
    const file = new File(["述职报告"], "报告.txt")
    const transfer = {
      items: [
        {
          kind: "file",
          getAsFile: () => file,
          getAsFileSystemHandle: () => Promise.reject(new DOMException("no", "NotAllowedError")),
        },
      ],
    }
    await openDropped(app, transfer as unknown as DataTransfer)
    expect(inputs.openDropped).toEqual({ file, handle: null })
    expect(said(app)).toEqual(["这份文件读不了。"])
  })
})

describe("a file that was amended while it was read", () => {
  const other: OpenedFile = {
    handle: "f7654321",
    name: "报告.txt",
    bytes: new TextEncoder().encode("一、工作亮点\n一是守住主业。召开例会18次。"),
  }
  const pageOf = (app: App) => app.store.getState().page
  const readingOf = (app: App) => {
    const page = pageOf(app)
    if (page.name !== "recognise") throw new Error(`on ${page.name}`)
    return page.reading
  }
  const begin = async (amended: boolean) => {
    const program = start()
    await openFile(program.app, other)
    setAmended(program.app, readingOf(program.app), amended)
    return program
  }
  /** What an action asks, once it asks; the promise of the action keeps hanging. */
  const asked = async (app: App) => {
    await vi.waitFor(() => expect(app.store.getState().dialogs).toHaveLength(1))
    const { key, render } = app.store.getState().dialogs[0]!
    return (render(() => closeDialog(app, key)) as ReactElement<{ onChoose(leave: boolean): void }>).props
  }

  it.each<[string, (app: App) => Promise<void>]>([
    ["the start page", (app) => goTo(app, "home")],
    ["another file", (app) => openFile(app, { ...other, name: "另一份.txt" })],
    ["a report in a file", (app) => openFile(app, ownFile(second))],
    ["a report of the library", (app) => openReport(app, "r0000001")],
  ])("is not left unasked for %s", async (_, leave) => {
    const { app } = await begin(true)
    const before = pageOf(app)
    const staying = leave(app)
    ;(await asked(app)).onChoose(false)
    await staying
    expect(pageOf(app)).toBe(before)
    const leaving = leave(app)
    ;(await asked(app)).onChoose(true)
    await leaving
    expect(pageOf(app)).not.toBe(before)
    expect(app.store.getState().dialogs).toEqual([])
  })

  it("is left unasked when nothing was done", async () => {
    const { app } = await begin(false)
    await goTo(app, "home")
    expect(pageOf(app)).toEqual({ name: "start", tab: "home" })
  })

  it("is taken to the desk unasked", async () => {
    const { app } = await begin(true)
    await acceptReading(app, readingOf(app), first)
    expect(sessionOf(app)?.id).toBe("r0000002")
  })

  it("stays as it is when the report cannot be made", async () => {
    const { app, answers } = await begin(true)
    const before = pageOf(app)
    answers.createReport = () => fail("full", "没有建成。盘写满了。")
    await acceptReading(app, readingOf(app), first)
    expect(pageOf(app)).toBe(before)
  })
})

describe("when the next report does not open, nobody goes on writing in the one that was given back", () => {
  it("because it is gone", async () => {
    const { app, answers } = start()
    await openReport(app, "r0000001")
    answers.openReport = () => fail("gone", "这份报告不在了。")
    await openReport(app, "r0000009")
    expect(app.store.getState().page).toEqual({ name: "start", tab: "home" })
    expect(said(app)).toEqual(["这份报告不在了。"])
  })

  it("because it cannot be made", async () => {
    const { app, answers } = start()
    await openReport(app, "r0000001")
    answers.createReport = () => fail("full", "没有建成。盘写满了。")
    await openFile(app, ownFile(second))
    expect(app.store.getState().page).toEqual({ name: "start", tab: "home" })
  })
})
