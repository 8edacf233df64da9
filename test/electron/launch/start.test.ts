import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"

/**
 * `npm start` on machines that have this and lack that: programs in a PATH of our own stand for what is installed.
 * The stand-ins are shell scripts, so these cases run where there is a shell.
 */
const root = fileURLToPath(new URL("../../..", import.meta.url))
const start = join(root, "electron/launch/start.mjs")
const portable = join(root, "out/portable/述职台.html")
const base = mkdtempSync(join(tmpdir(), "shuzhi-start-"))
const started: ChildProcess[] = []

interface Machine {
  bin: string
  data: string
  env: NodeJS.ProcessEnv
}

let machines = 0

/** A machine with nothing installed. */
function machine(display = true): Machine {
  const folder = join(base, String(++machines))
  const bin = join(folder, "bin")
  const data = join(folder, "data")
  mkdirSync(bin, { recursive: true })
  const env = { PATH: bin, HOME: folder, XDG_DATA_HOME: data, ...(display ? { DISPLAY: ":77" } : {}) }
  return { bin, data, env }
}

/** Installs a program that notes its words, does something and ends. */
function install(path: string, does: string): string {
  writeFileSync(path, `#!/bin/sh\nfor word in "$@"; do echo "$word" >> "${path}.words"; done\n${does}\n`)
  chmodSync(path, 0o755)
  return path
}

const wordsOf = (program: string) => readFileSync(`${program}.words`, "utf8").trim().split("\n")

function run(env: NodeJS.ProcessEnv, ...words: string[]) {
  const child = spawn(process.execPath, [start, ...words], { env, stdio: ["ignore", "pipe", "pipe"] })
  started.push(child)
  let said = ""
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      said += chunk
      for (const listen of listeners) listen()
    })
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve))
  return {
    child,
    ended,
    said: () => said,
    /** Resolves as soon as it has said this. */
    saying: (pattern: RegExp) =>
      new Promise<RegExpMatchArray>((resolve, reject) => {
        const look = () => {
          const match = said.match(pattern)
          if (match) resolve(match)
        }
        listeners.add(look)
        look()
        void ended.then(() => reject(new Error(`ended without ${pattern}:\n${said}`)))
      }),
  }
}

const address = /http:\/\/127\.0\.0\.1:\d+\//

describe.skipIf(process.platform === "win32")("npm start", () => {
  beforeAll(() => {
    execFileSync(
      process.execPath,
      [join(root, "electron/launch/build.mjs"), "--if-stale", "window", "portable"],
      { stdio: "pipe" },
    )
  }, 120_000)
  afterEach(() => {
    for (const child of started.splice(0)) child.kill("SIGKILL")
  })
  afterAll(() => rmSync(base, { recursive: true, force: true }))

  describe("--probe says what it would do and ends", () => {
    const probe = async (env: NodeJS.ProcessEnv) => {
      const { ended, said } = run(env, "--probe")
      expect(await ended).toBe(0)
      return said()
    }

    it("without a display it serves, whatever is installed", async () => {
      const { bin, env } = machine(false)
      install(join(bin, "chromium"), "exit 0")
      expect(await probe(env)).toMatch(/^本机网页，只有这台电脑能打开（没有图形界面）/)
      expect(existsSync(join(bin, "chromium.words"))).toBe(false)
    })

    it("without a browser it serves, and says how to fetch Electron", async () => {
      const said = await probe(machine().env)
      expect(said).toMatch(/^本机网页，只有这台电脑能打开（没有 Electron、Chromium、Chrome 或 Edge）/)
      expect(said).toContain("npx --no install-electron")
    })

    it.each([
      ["chromium", "Chromium"],
      ["google-chrome", "Chrome"],
      ["microsoft-edge-stable", "Edge"],
    ])("%s is opened as %s", async (file, name) => {
      const { bin, env } = machine()
      const path = install(join(bin, file), "exit 0")
      expect(await probe(env)).toContain(`${name} 的应用窗口（${path}）`)
    })

    it("of two browsers the one that has reports is taken", async () => {
      const { bin, data, env } = machine()
      install(join(bin, "chromium"), "exit 0")
      install(join(bin, "google-chrome"), "exit 0")
      expect(await probe(env)).toContain("Chromium 的应用窗口")
      mkdirSync(join(data, "shuzhi/chrome"), { recursive: true })
      expect(await probe(env)).toContain("Chrome 的应用窗口")
    })

    it("Electron comes first where its program is there", async () => {
      const { bin, env } = machine()
      install(join(bin, "chromium"), "exit 0")
      const electron = install(join(bin, "electron"), "exit 0")
      const said = await probe({ ...env, ELECTRON_OVERRIDE_DIST_PATH: bin })
      expect(said).toBe(`Electron 窗口（${electron}）\n`)
    })
  })

  it("serves the portable edition, to this machine alone, until Ctrl+C", async () => {
    const { child, ended, saying } = run(machine(false).env)
    const [url] = await saying(address)
    const page = await fetch(url)
    expect(page.status).toBe(200)
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8")
    const text = await page.text()
    expect(text).toBe(readFileSync(portable, "utf8"))
    // The policy of the page itself, and what only a header can say.
    const own = /http-equiv="Content-Security-Policy" content="([^"]+)"/
      .exec(text)![1]!
      .replaceAll("&#39;", "'")
    expect(own).toContain("connect-src 'none'")
    expect(page.headers.get("content-security-policy")).toBe(`${own}; frame-ancestors 'none'`)
    child.kill("SIGINT")
    expect(await ended).toBe(0)
    await expect(fetch(url)).rejects.toThrow()
  })

  it("opens a window of its own and ends with it", async () => {
    const { bin, data, env } = machine()
    const chromium = install(join(bin, "chromium"), "/bin/sleep 2.5")
    const { ended, said } = run(env)
    expect(await ended).toBe(0)
    expect(said()).not.toMatch(address)
    const words = wordsOf(chromium)
    expect(words).toContain(`--app=${pathToFileURL(portable).href}`)
    expect(words).toContain(`--user-data-dir=${join(data, "shuzhi/chromium")}`)
    expect(words).toContain("--disable-background-networking")
  })

  it.each(["exit 0", "exit 1", "/bin/sleep 0.5; exit 21"])(
    "a window that does not come up (%s): serves",
    async (does) => {
      const { bin, env } = machine()
      install(join(bin, "chromium"), does)
      const { saying } = run(env)
      await saying(address)
    },
  )

  it("a browser that hands the page to its open window is no failure", async () => {
    const { bin, data, env } = machine()
    install(join(bin, "chromium"), "exit 0")
    mkdirSync(join(data, "shuzhi/chromium"), { recursive: true })
    symlinkSync(`host-${process.pid}`, join(data, "shuzhi/chromium/SingletonLock"))
    const { ended, said } = run(env)
    expect(await ended).toBe(0)
    expect(said()).not.toMatch(address)
  })

  it("the lock of a browser that was killed does not count", async () => {
    const { bin, data, env } = machine()
    install(join(bin, "chromium"), "exit 0")
    mkdirSync(join(data, "shuzhi/chromium"), { recursive: true })
    symlinkSync("host-999999999", join(data, "shuzhi/chromium/SingletonLock"))
    await run(env).saying(address)
  })

  it("Electron gets the program's folder and the user's words", async () => {
    const { bin, env } = machine()
    const electron = install(join(bin, "electron"), "exit 0")
    const { ended } = run({ ...env, ELECTRON_OVERRIDE_DIST_PATH: bin }, "报告.docx")
    expect(await ended).toBe(0)
    expect(wordsOf(electron).slice(-2)).toEqual([root, "报告.docx"])
  })

  it("when Electron does not come up, a browser's window is next, then the served page", async () => {
    const { bin, env } = machine()
    const electron = install(join(bin, "electron"), "exit 1")
    const chromium = install(join(bin, "chromium"), "exit 1")
    await run({ ...env, ELECTRON_OVERRIDE_DIST_PATH: bin }).saying(address)
    expect(wordsOf(electron).length).toBeGreaterThan(0)
    expect(wordsOf(chromium).length).toBeGreaterThan(0)
  })

  it("Ctrl+C ends the window too", async () => {
    const { bin, env } = machine()
    const pidFile = join(bin, "pid")
    install(join(bin, "chromium"), `echo $$ > "${pidFile}"; exec /bin/sleep 60`)
    const { child, ended } = run(env)
    while (!existsSync(pidFile) || readFileSync(pidFile, "utf8") === "")
      await new Promise((done) => setTimeout(done, 20))
    child.kill("SIGINT")
    expect(await ended).toBe(0)
    expect(isAlive(Number(readFileSync(pidFile, "utf8")))).toBe(false)
  })
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
