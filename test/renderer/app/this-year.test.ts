// @vitest-environment happy-dom
import { undo } from "prosemirror-history"
import { describe, expect, it, vi } from "vitest"
import type { PageHost, ReportEntry } from "#shared/api/contract"
import { fail, ok } from "#shared/api/result"
import { defaultUserSettings } from "#shared/api/settings"
import { lastYearOf } from "#shared/carry/last-year"
import { standingMoves } from "#shared/carry/standing-moves"
import { type ReportJson, writeReport } from "#shared/model/report"
import { attrsOf } from "#shared/model/schema"
import { readFile } from "#shared/reading/read-file"
import { pickAndRead, readStored, sessionOf, writeThisYear } from "../../../renderer/app/actions"
import { deskUi } from "../../../renderer/app/desk-ui"
import { createApp } from "../../../renderer/app/store"
import { lastYear } from "../panels/lastyear/report"

vi.mock("../../../renderer/work", () => ({
  readInWorker: async (name: string, bytes: Uint8Array) => readFile(name, bytes),
}))

const savedAt = "2026-11-22T01:00:00.000Z"

function start(answers: Record<string, (input: never) => unknown> = {}) {
  const host = {
    createReport: async ({ report }: { report: ReportJson }) =>
      ok({
        id: "r0000001",
        name: null,
        report,
        revision: 1,
        file: null,
        readOnly: false,
        rescued: false,
        savedAt,
      }),
    saveReport: async () => ok({ revision: 2, savedAt, file: null }),
    listReports: async () => ok([]),
    releaseReport: async () => ok(null),
    saveSettings: async () => ok(null),
    ...answers,
  }
  return createApp(host as unknown as PageHost, {
    shell: "portable",
    version: "0.0.0",
    settings: defaultUserSettings,
    capabilities: { nativeMenu: false, reveal: false, bindFiles: true, frameless: false },
    notices: [],
    opened: null,
  })
}

describe("this year's draft from last year's report", () => {
  it("is on the desk with the old report inside it, and says how many places moved on", async () => {
    const app = start()
    await writeThisYear(app, "去年.docx", lastYear, 2026)
    const { editor } = sessionOf(app)!
    expect(attrsOf.report(editor.doc).properties.year).toBe(2026)
    expect(editor.doc.textContent).toContain("2026年度抓基层党建工作述职报告")
    expect(lastYearOf(editor.doc)?.source).toMatchObject({ name: "去年.docx", year: 2025 })
    expect(app.store.getState().toasts.at(-1)?.text).toBe(
      `已移到今年 ${standingMoves(editor.doc).length} 处年份和届次`,
    )
    expect(deskUi.getState().tab).toBe("lastyear")
  })

  it("goes back to last year's words with one undo", async () => {
    const app = start()
    await writeThisYear(app, "去年.docx", lastYear, 2026)
    const session = sessionOf(app)!
    const moved = session.editor.doc
    expect(undo(session.editor, session.dispatch)).toBe(true)
    expect(session.editor.doc.textContent).toBe(lastYear.textContent)
    expect(undo(session.editor)).toBe(false)
    expect(moved.textContent).not.toBe(lastYear.textContent)
  })

  it("is made of a report whose year nobody knows", async () => {
    const app = start()
    const attrs = attrsOf.report(lastYear)
    const unknown = lastYear.type.create(
      { ...attrs, properties: { ...attrs.properties, year: null } },
      lastYear.content,
    )
    await writeThisYear(app, "旧稿.docx", unknown, 2026)
    expect(lastYearOf(sessionOf(app)!.editor.doc)?.source.year).toBe(2025)
  })

  it("is not on the desk when it could not be put into the library, and that is said", async () => {
    const app = start({ createReport: async () => fail("failed", "磁盘满了。") })
    await writeThisYear(app, "去年.docx", lastYear, 2026)
    expect(sessionOf(app)).toBeNull()
    expect(app.store.getState().toasts.map(({ text }) => text)).toEqual(["磁盘满了。"])
  })
})

describe("last year's report", () => {
  const entry = {
    id: "r0000009",
    name: null,
    summary: { title: "去年的述职报告" },
  } as unknown as ReportEntry

  it("is read from the library without being opened", async () => {
    const app = start({ readReport: async () => ok({ name: null, report: writeReport(lastYear), savedAt }) })
    const last = await readStored(app, entry)
    expect(last?.name).toBe("去年的述职报告")
    expect(last?.doc.eq(lastYear)).toBe(true)
  })

  it("that cannot be read is said to be left as it is", async () => {
    const app = start({ readReport: async () => ok({ name: null, report: {}, savedAt }) })
    expect(await readStored(app, entry)).toBeNull()
    expect(app.store.getState().toasts.at(-1)?.text).toContain("原样留着")
    const gone = start({ readReport: async () => fail("notFound", "这份报告已经不在了。") })
    expect(await readStored(gone, entry)).toBeNull()
    expect(gone.store.getState().toasts.at(-1)?.text).toBe("这份报告已经不在了。")
  })

  it("is read from a file, or from none when nobody chose one", async () => {
    const text = "述职报告\n现将2025年履职情况述职如下：\n一、工作亮点\n一是走访群众。走访300户。"
    const bytes = new TextEncoder().encode(text)
    const app = start({ pickFile: async () => ok({ handle: "f1234567", name: "去年.txt", bytes }) })
    expect((await pickAndRead(app))?.doc.textContent).toContain("走访300户")
    expect(await pickAndRead(start({ pickFile: async () => ok(null) }))).toBeNull()
  })
})
