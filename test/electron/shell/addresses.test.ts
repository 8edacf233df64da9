import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Protocol } from "electron"
import { afterAll, describe, expect, it } from "vitest"
import { isOurs, pageSource } from "../../../electron/shell/origin"
import { fileOf, serveBundle } from "../../../electron/shell/protocol"
import { isLocal } from "../../../electron/shell/security"

const installed = pageSource("http://localhost:5173", true)
const developing = pageSource("http://localhost:5173", false)

describe("the page's own address", () => {
  it("is in the bundle, whatever the surroundings of an installed program say", () => {
    expect(installed).toEqual({ url: "app://bundle/index.html", devOrigin: null })
    expect(pageSource(undefined, false)).toEqual(installed)
    expect(developing.url).toBe("http://localhost:5173/")
  })

  it.each([
    ["app://bundle/index.html", true],
    ["app://bundle/assets/worker.js#x", true],
    ["app://bundle.evil/index.html", false],
    ["app://evil/index.html", false],
    ["app://bundle:80/index.html", false],
    ["app://user@bundle/index.html", false],
    ["https://bundle/index.html", false],
    ["https://evil.example/?next=app://bundle/", false],
    ["file:///index.html", false],
    ["about:blank", false],
    ["data:text/html,app://bundle/", false],
    ["http://localhost:5173/", false],
    ["", false],
    ["app", false],
  ])("%s: %s", (url, ours) => expect(isOurs(url, installed)).toBe(ours))

  it("is the developer's server while there is one, and no other port of it", () => {
    expect(isOurs("http://localhost:5173/index.html", developing)).toBe(true)
    expect(isOurs("http://localhost:5174/index.html", developing)).toBe(false)
  })
})

describe("what may be loaded", () => {
  it.each([
    ["app://bundle/index.html", true],
    ["blob:app://bundle/0b1c", true],
    ["data:image/png;base64,AA", true],
    ["devtools://devtools/bundled/inspector.html", true],
    ["app://elsewhere/x.js", false],
    ["https://example.com/", false],
    ["http://127.0.0.1:41730/", false],
    ["ws://localhost:1/", false],
    ["wss://example.com/", false],
    ["ftp://example.com/", false],
    ["file:///etc/passwd", false],
    ["chrome-extension://abc/x.js", false],
    ["not an address", false],
  ])("%s: %s", (url, local) => expect(isLocal(url, installed)).toBe(local))

  it("while developing also what comes from the developer's server, over its socket too", () => {
    expect(isLocal("http://localhost:5173/main.tsx", developing)).toBe(true)
    expect(isLocal("ws://localhost:5173/", developing)).toBe(true)
    expect(isLocal("https://example.com/", developing)).toBe(false)
  })
})

describe("app://", () => {
  const folder = mkdtempSync(join(tmpdir(), "shuzhi-bundle-"))
  const root = join(folder, "renderer")
  mkdirSync(join(root, "assets"), { recursive: true })
  mkdirSync(join(folder, "renderer-old"))
  for (const [name, text] of Object.entries({
    "renderer/index.html": "<p>述",
    "renderer/assets/a.js": "1",
    "renderer/assets/a.css": "a{}",
    "renderer/assets/secret.pem": "key",
    "renderer-old/index.html": "old",
    "outside.js": "2",
  }))
    writeFileSync(join(folder, name), text)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  let handler: (request: Request) => Promise<Response> = async () => new Response()
  serveBundle(
    { handle: (_scheme: string, handle: typeof handler) => (handler = handle) } as unknown as Protocol,
    root,
  )
  const get = (url: string, method = "GET") => handler({ url, method } as Request)

  it.each([
    ["app://bundle/index.html", "index.html"],
    ["app://bundle/assets/a.js?v=1#x", "assets/a.js"],
    ["app://bundle/assets/../index.html", "index.html"],
    ["app://bundle/%61ssets/a.js", "assets/a.js"],
    // What `new URL` makes of dots before anybody looks: still inside.
    ["app://bundle/../../index.html", "index.html"],
  ])("%s is %s", (url, name) => expect(fileOf(url, root)).toBe(join(root, name)))

  it.each([
    "app://bundle/..%2foutside.js",
    "app://bundle/..%2f..%2f..%2fetc%2fpasswd",
    "app://bundle/..%2frenderer-old%2findex.html",
    "app://bundle/..%5coutside.js",
    "app://bundle/assets%5c..%5c..%5coutside.js",
    "app://bundle/index.html%00.js",
    "app://bundle/%",
    "app://bundle/",
    "app://other/index.html",
    "app://bundle:1/index.html",
    "file:///etc/passwd",
    "nothing",
  ])("%s is nothing", async (url) => {
    expect(fileOf(url, root)).toBeNull()
    expect((await get(url)).status).toBe(404)
  })

  it("sends everything with its policy and its type", async () => {
    const page = await get("app://bundle/index.html")
    expect(page.status).toBe(200)
    expect(await page.text()).toBe("<p>述")
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8")
    const policy = page.headers.get("content-security-policy")!.split("; ")
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("style-src 'self'")
    expect(policy).toContain("worker-src 'self' blob:")
    expect(policy.join()).not.toMatch(/unsafe|\*|http/)
    expect(page.headers.get("x-content-type-options")).toBe("nosniff")
    expect((await get("app://bundle/assets/a.js")).headers.get("content-type")).toMatch(/^text\/javascript/)
    expect((await get("app://bundle/assets/a.css")).headers.get("content-type")).toMatch(/^text\/css/)
  })

  it("refuses what is no part of a page, what is not there, and every other method", async () => {
    expect((await get("app://bundle/assets/secret.pem")).status).toBe(404)
    expect((await get("app://bundle/assets/gone.js")).status).toBe(404)
    expect((await get("app://bundle/assets")).status).toBe(404)
    for (const method of ["POST", "HEAD", "PUT", "OPTIONS"])
      expect((await get("app://bundle/index.html", method)).status).toBe(405)
  })
})
