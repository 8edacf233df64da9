import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { request } from "node:http"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { inflateSync } from "node:zlib"
import { afterAll, afterEach, describe, expect, it } from "vitest"

const launch = (name: string) =>
  pathToFileURL(fileURLToPath(new URL(`../../../electron/launch/${name}`, import.meta.url))).href

// The scripts are plain JavaScript, for they run before anything is built.
const { findElectron } = await import(launch("electron-binary.mjs"))
const { findBrowser, windowArgs } = await import(launch("browsers.mjs"))
const { serve } = await import(launch("serve.mjs"))
const { png, ico } = await import(launch("icon.mjs"))

const folder = mkdtempSync(join(tmpdir(), "shuzhi-launch-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let made = 0
function place(files: Record<string, string>): string {
  const home = join(folder, String(++made))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true })
    writeFileSync(join(home, name), text)
  }
  return home
}

describe("is Electron's program there?", () => {
  const fetched = {
    "package.json": '{"version":"45.4.1"}',
    "path.txt": "electron",
    "dist/version": "45.4.1",
    "dist/electron": "",
  }

  it("yes, where it was fetched", () => {
    const home = place(fetched)
    expect(findElectron(home, {}, "linux")).toBe(join(home, "dist/electron"))
  })

  it("a v before the version is the same version", () =>
    expect(findElectron(place({ ...fetched, "dist/version": "v45.4.1\n" }), {}, "linux")).not.toBeNull())

  it.each([
    ["path.txt", "no path.txt: never fetched"],
    ["dist/electron", "the program is missing"],
    ["dist/version", "nobody knows which version"],
  ])("no, without %s", (missing) => {
    const { [missing as keyof typeof fetched]: _, ...rest } = fetched
    expect(findElectron(place(rest), {}, "linux")).toBeNull()
  })

  it("no, when it is of another version than the package", () =>
    expect(findElectron(place({ ...fetched, "dist/version": "44.0.0" }), {}, "linux")).toBeNull())

  it("no, when the package is not installed", () =>
    expect(findElectron(join(folder, "nowhere"), {}, "linux")).toBeNull())

  it.each([
    ["linux", "electron"],
    ["win32", "electron.exe"],
    ["darwin", "Electron.app/Contents/MacOS/Electron"],
  ])("a distribution elsewhere counts on %s", (platform, program) => {
    const dist = place({ [program]: "" })
    const env = { ELECTRON_OVERRIDE_DIST_PATH: dist }
    expect(findElectron(place(fetched), env, platform)).toBe(join(dist, program))
    expect(findElectron(place(fetched), { ELECTRON_OVERRIDE_DIST_PATH: folder }, platform)).toBeNull()
  })
})

describe("which browser is there?", () => {
  it("finds Edge in the folder for 32-bit programs of Windows, where it lies", () => {
    const home = place({ "Microsoft/Edge/Application/msedge.exe": "" })
    const env = { PROGRAMFILES: join(folder, "none"), "PROGRAMFILES(X86)": home, LOCALAPPDATA: "/local" }
    expect(findBrowser(env, "win32", "/home/u")).toEqual({
      name: "Edge",
      path: join(home, "Microsoft/Edge/Application/msedge.exe"),
      profile: join("/local", "shuzhi", "edge"),
    })
  })

  it("finds Chrome that a user installed for himself", () => {
    const local = place({ "Google/Chrome/Application/chrome.exe": "" })
    expect(findBrowser({ LOCALAPPDATA: local }, "win32", "/home/u")?.name).toBe("Chrome")
  })

  it("finds a Mac's in the user's own folder of programs", () => {
    const home = place({ "Applications/Chromium.app/Contents/MacOS/Chromium": "" })
    expect(findBrowser({}, "darwin", home)).toMatchObject({
      name: "Chromium",
      profile: join(home, "Library/Application Support/shuzhi/chromium"),
    })
  })

  it("finds none on an empty machine", () =>
    expect(findBrowser({ PATH: folder }, "linux", "/home/u")).toBeNull())

  it("a program outside the sandbox is a matter of root alone", () => {
    expect(windowArgs("/a/述职台.html", "/p", "linux", 1000)).not.toContain("--no-sandbox")
    expect(windowArgs("/a/述职台.html", "/p", "win32", undefined)).not.toContain("--no-sandbox")
    expect(windowArgs("/a/述职台.html", "/p", "linux", 0)).toContain("--no-sandbox")
  })
})

describe("the served page", () => {
  const open: { close(): Promise<void> }[] = []
  afterEach(() => Promise.all(open.splice(0).map((one) => one.close())))
  const served = async (ports: number[] = []) => {
    const server = await serve(join(place({ "p.html": "<p>述" }), "p.html"), ports)
    open.push(server)
    return server as { url: string; usual: boolean }
  }
  const status = (url: string, method: string, headers: Record<string, string> = {}) =>
    new Promise<number>((resolve, reject) => {
      request(url, { method, headers }, (response) => resolve(response.resume().statusCode!))
        .on("error", reject)
        .end()
    })

  it("listens to this machine alone", async () => {
    const { url } = await served()
    expect(new URL(url).hostname).toBe("127.0.0.1")
    expect(await status(url, "GET")).toBe(200)
  })

  it("answers nothing but the page", async () => {
    const { url } = await served()
    expect(await status(`${url}package.json`, "GET")).toBe(404)
    expect(await status(`${url}..%2f..%2fetc%2fpasswd`, "GET")).toBe(404)
    expect(await status(url, "POST")).toBe(405)
    expect(await status(url, "HEAD")).toBe(200)
  })

  it("answers nobody who came by another name", async () => {
    const { url } = await served()
    expect(await status(url, "GET", { Host: "evil.example" })).toBe(421)
    expect(await status(url, "GET", { Host: `localhost:${new URL(url).port}` })).toBe(200)
  })

  it("keeps its port, and says when it could not", async () => {
    const first = await served()
    const port = Number(new URL(first.url).port)
    const second = await served([port])
    expect(second.usual).toBe(false)
    expect(second.url).not.toBe(first.url)
    expect(await status(second.url, "GET")).toBe(200)
  })
})

describe("the icon", () => {
  const drawn = (file: string) => readFileSync(new URL(`../../../resources/icon/${file}`, import.meta.url))
  /** Compression may differ between versions of Node, the pixels may not. */
  const pixels = (picture: Buffer) => {
    const at = picture.indexOf("IDAT")
    return inflateSync(picture.subarray(at + 4, at + 4 + picture.readUInt32BE(at - 4)))
  }

  it("is what its script draws", () => {
    expect(pixels(drawn("icon.png")).equals(pixels(png(512)))).toBe(true)
    expect(drawn("icon.ico").readUInt16LE(4)).toBe(7)
    const small = ico([16])
    expect(pixels(small.subarray(22)).equals(pixels(png(16)))).toBe(true)
  })
})
