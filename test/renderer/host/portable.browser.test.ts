import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Page } from "playwright-core"
import { build } from "vite"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { contract, HostApi } from "#shared/api/contract"
import type { MethodName } from "#shared/api/methods"
import { browserMessages, writingMessages } from "#shared/services/messages"
import { openCurrent, type TestBrowser, temporaryFolder } from "../../e2e/browsers"
import { dropFile } from "../../e2e/files"
import { content, reportOf, textOf, value } from "../../host-builder"

/** The host of the portable edition on a page of its own, in a real browser, opened from the disk. */
let browser: TestBrowser
let url = ""

beforeAll(async () => {
  const folder = temporaryFolder()
  const bundled = await build({
    configFile: false,
    logLevel: "error",
    build: {
      target: "chrome109",
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, "page.ts"), formats: ["es"], fileName: "page" },
    },
  })
  const { output } = (Array.isArray(bundled) ? bundled[0]! : bundled) as { output: { code?: string }[] }
  const policy = "default-src 'none'; script-src 'unsafe-inline'; connect-src 'none'"
  const html = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<body style="height:100vh"><script type="module">${output[0]!.code!.replaceAll("</script", "<\\/script")}</script>`
  const file = join(folder, "host.html")
  writeFileSync(file, html)
  url = pathToFileURL(file).href
  browser = await openCurrent()
})
afterAll(() => browser?.close())

async function tab(init?: () => void): Promise<Page> {
  const page = await browser.context.newPage()
  if (init) await page.addInitScript(init)
  await page.goto(url)
  await page.waitForFunction(() => window.tested !== undefined)
  return page
}

type Input<Name extends MethodName> = (typeof contract)[Name]["_input"]

async function call<Name extends MethodName>(
  page: Page,
  name: Name,
  input: Input<Name>,
): Promise<Awaited<ReturnType<HostApi[Name]>>> {
  const answer = await page.evaluate(([name, input]) => window.tested[name as "start"](input as never), [
    name,
    input,
  ] as const)
  return answer as Awaited<ReturnType<HostApi[Name]>>
}

const create = async (page: Page, text: string, file: string | null = null) =>
  value(await call(page, "createReport", { ...content(text), name: null, file }))

/** Ends the browser as a power cut would and starts it again on the same profile. */
async function powerCut(): Promise<void> {
  await browser.kill()
  browser = await openCurrent({ profile: browser.profile })
}

describe("the library in the browser", () => {
  it("has what was saved after the browser was killed", async () => {
    const page = await tab()
    const info = value(await call(page, "start", {}))
    expect(info).toMatchObject({
      shell: "portable",
      version: JSON.parse(readFileSync("package.json", "utf8")).version,
      notices: [],
      capabilities: { bindFiles: true, nativeMenu: false, reveal: false },
    })
    const { id } = await create(page, "甲")
    value(await call(page, "saveReport", { id, revision: 1, ...content("甲二") }))
    value(await call(page, "saveSettings", { settings: { ...info.settings, theme: "dark" } }))
    const kept = { id, report: reportOf("甲二"), characters: 2, name: "送审稿" }
    const version = value(await call(page, "keepVersion", kept))
    await powerCut()
    const after = await tab()
    expect(value(await call(after, "start", {})).settings.theme).toBe("dark")
    expect(value(await call(after, "listReports", {}))).toMatchObject([{ id, summary: { title: "甲二" } }])
    expect(textOf(value(await call(after, "openReport", { id })).report)).toBe("甲二")
    expect(value(await call(after, "listVersions", { id }))).toEqual({ versions: [version], notice: null })
    const { number } = version
    expect(textOf(value(await call(after, "readVersion", { id, number })).report)).toBe("甲二")
    await after.close()
  })

  it("lends a report to one tab at a time, and takes it back from a tab that is gone", async () => {
    const [first, second] = [await tab(), await tab()]
    const { id } = await create(first, "甲")
    expect(value(await call(second, "openReport", { id })).readOnly).toBe(true)
    const refused = await call(second, "saveReport", { id, revision: 1, ...content("乙") })
    expect(refused).toMatchObject({ ok: false, failure: { reason: "locked" } })
    value(await call(first, "saveReport", { id, revision: 1, ...content("甲二") }))
    expect(value(await call(second, "listReports", {})).find((entry) => entry.id === id)?.summary.title).toBe(
      "甲二",
    )
    await first.close()
    await expect.poll(async () => value(await call(second, "openReport", { id })).readOnly).toBe(false)
    await second.close()
  })

  it("keeps count of reports that two tabs make at the same time", async () => {
    const [first, second] = [await tab(), await tab()]
    const before = value(await call(first, "listReports", {})).length
    await Promise.all(Array.from({ length: 10 }, (_, n) => create(n % 2 ? first : second, `${n}`)))
    for (const page of [first, second])
      expect(value(await call(page, "listReports", {}))).toHaveLength(before + 10)
    await Promise.all([first.close(), second.close()])
  })

  it("finds the sentence that was being written when the page was closed", async () => {
    const page = await tab()
    const { id } = await create(page, "甲")
    await page.evaluate(
      ([id, report]) => addEventListener("pagehide", () => window.tested.rescue(id, 1, report)),
      [id, reportOf("甲，写到一")] as const,
    )
    await page.close({ runBeforeUnload: true })
    const after = await tab()
    await expect
      .poll(async () => value(await call(after, "openReport", { id })))
      .toMatchObject({ rescued: true, report: reportOf("甲，写到一") })
    value(await call(after, "saveReport", { id, revision: 1, ...content("甲，写到一") }))
    expect(await after.evaluate(() => Object.keys(localStorage))).toEqual([])
    await after.close()
  })
})

describe("a browser that does not keep data", () => {
  it("because it is switched off is told from the start", async () => {
    const page = await tab(() => {
      Object.defineProperty(window, "indexedDB", {
        get: () => {
          throw new DOMException("", "SecurityError")
        },
      })
    })
    expect(await call(page, "start", {})).toEqual({
      ok: false,
      failure: { reason: "denied", message: browserMessages.denied },
    })
    await page.close()
  })

  it("because it is full says so, and the report is as it was", async () => {
    const page = await tab()
    const { id } = await create(page, "甲")
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("", "QuotaExceededError")
      }
    })
    const failed = await call(page, "saveReport", { id, revision: 1, ...content("甲二") })
    expect(failed).toEqual({ ok: false, failure: { reason: "full", message: browserMessages.full } })
    expect(value(await call(page, "openReport", { id }))).toMatchObject({
      revision: 1,
      report: reportOf("甲"),
    })
    await page.close()
  })
})

describe("a file that is dropped on the page", () => {
  async function drop(page: Page, path: string) {
    await page.evaluate(() => {
      window.dropped = undefined
    })
    await dropFile(page, path)
    await page.waitForFunction(() => window.dropped !== undefined)
    return value(
      await page.evaluate(async () => {
        const opened = await window.dropped!
        return opened.ok
          ? { ok: true as const, value: { handle: opened.value.handle, name: opened.value.name } }
          : opened
      }),
    )
  }

  it("is known again after a restart, and written only when the user allows it", async () => {
    const path = join(temporaryFolder(), "述职.shuzhi")
    writeFileSync(path, JSON.stringify(reportOf("甲")))
    const page = await tab()
    const file = await drop(page, path)
    expect(file.name).toBe("述职.shuzhi")
    expect(value(await call(page, "relateFile", { handle: file.handle })).relation).toBe("unknown")
    const { id } = await create(page, "甲", file.handle)
    expect((await drop(page, path)).handle).toBe(file.handle)
    expect(value(await call(page, "relateFile", { handle: file.handle }))).toEqual({ relation: "same", id })
    const saved = value(await call(page, "saveReport", { id, revision: 1, ...content("甲二") }))
    expect(saved.file).toEqual({ reason: "denied", message: writingMessages.notGranted })
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(reportOf("甲"))
    await powerCut()
    const after = await tab()
    const again = await drop(after, path)
    expect(again.handle).toBe(file.handle)
    expect(value(await call(after, "relateFile", { handle: again.handle }))).toEqual({
      relation: "copyChanged",
      id,
    })
    await after.close()
  })
})

// Last: it leaves a database behind that this version refuses.
it("a page gives way to a newer version of itself, and refuses that version's data", async () => {
  const page = await tab()
  const { id } = await create(page, "甲")
  const newer = await browser.context.newPage()
  await newer.goto(url)
  await newer.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open("shuzhi-library", 2)
        request.onsuccess = () => resolve(null)
        request.onerror = reject
      }),
  )
  expect(await call(page, "saveReport", { id, revision: 1, ...content("甲二") })).toMatchObject({
    failure: { message: browserMessages.closed },
  })
  const old = await tab()
  expect(await call(old, "start", {})).toMatchObject({ failure: { message: browserMessages.newer } })
})
