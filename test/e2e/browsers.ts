import { execFileSync, spawnSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { brotliDecompressSync } from "node:zlib"
import { type BrowserContext, chromium, type LaunchOptions } from "playwright-core"

/**
 * The browsers that tests drive: the one that this machine has, else one that comes inside an npm package, and
 * Chromium 109, the oldest that the page promises to run in. Nothing is ever downloaded.
 */
export interface TestBrowser {
  /** `147.0.7727.0` */
  version: string
  context: BrowserContext
  /** Folder of the profile; opening it again finds what the page stored. */
  profile: string
  /** Ends the browser as power failure would: nothing gets a last word. The profile stays. */
  kill(): Promise<void>
  /** Ends the browser. The profile stays. */
  close(): Promise<void>
}

export interface OpenOptions {
  /** Profile of an earlier browser; a new one otherwise. */
  profile?: string
  viewport?: { width: number; height: number }
  /** Flags beside the usual ones. */
  args?: string[]
}

export type OpenBrowser = (options?: OpenOptions) => Promise<TestBrowser>

// Tests and benchmarks run in the project's folder, wherever their own code was bundled to.
const root = process.cwd()
const oldest = 109

// What a browser that nobody talks to has no business doing, above all looking for a network.
const quiet = [
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-quic",
  "--disable-sync",
  "--disable-gpu",
  "--disable-breakpad",
]
// A browser of root's refuses to start with its sandbox; everybody else keeps it.
const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : []

interface Program {
  path: string
  /** The version must start with this; empty: any. */
  version: string
  args: string[]
  env?: NodeJS.ProcessEnv
}

const current = once(findCurrent)
// It runs in one process alone, and one process has no sandbox.
const old = once(() => packaged("chromium-109", ["--single-process", "--no-zygote", "--no-sandbox"]))

/** A Chromium of today: installed, or of the npm package. */
export const openCurrent: OpenBrowser = (options) => open(current(), options)

/** Chromium 109, the last one for Windows 7. */
export const open109: OpenBrowser = (options) => open(old(), options)

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Both by the names that test titles use. The old one exists for x64 Linux alone. */
export const browsers: readonly { name: string; open: OpenBrowser }[] = [
  { name: "current Chromium", open: openCurrent },
  ...(process.platform === "linux" && process.arch === "x64"
    ? [{ name: "Chromium 109", open: open109 }]
    : []),
]

const temporary: string[] = []

/** A folder that is gone after the tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "shuzhi-e2e-"))
  if (temporary.push(folder) === 1)
    process.once("exit", () => {
      for (const one of temporary) rmSync(one, { recursive: true, force: true, maxRetries: 3 })
    })
  return folder
}

async function open(program: Program, options: OpenOptions = {}): Promise<TestBrowser> {
  const profile = options.profile ?? temporaryFolder()
  const launch: LaunchOptions = {
    executablePath: program.path,
    args: [...quiet, ...sandbox, ...program.args, ...(options.args ?? [])],
    env: { ...process.env, ...program.env },
    headless: true,
  }
  const context = await chromium.launchPersistentContext(profile, {
    ...launch,
    viewport: options.viewport ?? { width: 1366, height: 728 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    acceptDownloads: true,
  })
  const browser = context.browser()!
  const version = browser.version()
  if (!version.startsWith(program.version)) {
    await context.close()
    throw new Error(`${program.path} is ${version}, not ${program.version}`)
  }
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = (await session.send("SystemInfo.getProcessInfo")) as {
    processInfo: { type: string; id: number }[]
  }
  const pid = processInfo.find(({ type }) => type === "browser")!.id
  return {
    version,
    context,
    profile,
    async close() {
      // Chromium 109 now and then waits for itself; its profile is written by then.
      const late = setTimeout(() => process.kill(pid, "SIGKILL"), 5000)
      await context.close()
      clearTimeout(late)
    },
    async kill() {
      const gone = new Promise((resolve) => context.once("close", resolve))
      process.kill(pid, "SIGKILL")
      await gone
      // It cannot tidy up behind itself any more, and a profile with its lock still there does not open.
      for (const name of ["SingletonLock", "SingletonSocket", "SingletonCookie"])
        rmSync(join(profile, name), { force: true })
    },
  }
}

/** `CHROME_PATH`, else an installed Chromium, Chrome or Edge that is new enough, else the one from npm. */
function findCurrent(): Program {
  const named = process.env.CHROME_PATH
  if (named) return { path: named, version: "", args: [] }
  const installed = installedBrowsers().find(isUsable)
  return installed ? { path: installed, version: "", args: [] } : packaged("@sparticuz/chromium", npmArgs)
}

// It has no helper program for a sandbox beside it.
const npmArgs = ["--no-zygote", "--no-sandbox", "--font-render-hinting=none"]

function installedBrowsers(): string[] {
  const places =
    process.platform === "win32"
      ? [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA].flatMap(
          (base) =>
            base
              ? [
                  join(base, "Google/Chrome/Application/chrome.exe"),
                  join(base, "Microsoft/Edge/Application/msedge.exe"),
                  join(base, "Chromium/Application/chrome.exe"),
                ]
              : [],
        )
      : process.platform === "darwin"
        ? ["Google Chrome", "Microsoft Edge", "Chromium"].map(
            (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
          )
        : (process.env.PATH ?? "")
            .split(delimiter)
            .flatMap((folder) =>
              [
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable",
                "microsoft-edge",
                "microsoft-edge-stable",
              ].map((name) => join(folder, name)),
            )
  return places.filter((path) => existsSync(path))
}

/** It starts and is new enough. On Windows asking for the version opens a window, so there it is believed. */
function isUsable(path: string): boolean {
  if (process.platform === "win32") return true
  const answer = spawnSync(path, ["--version"], { encoding: "utf8", timeout: 20_000 })
  return Number(/(\d+)\.\d+\.\d+/.exec(answer.stdout ?? "")?.[1] ?? 0) >= oldest
}

/** The browser inside an npm package, unpacked beside the project, a folder for each version. */
function packaged(name: string, args: string[]): Program {
  const source = join(root, "node_modules", name)
  const { version } = JSON.parse(readFileSync(join(source, "package.json"), "utf8")) as { version: string }
  const home = unpackOnce(`chromium-${version}`, (folder) => {
    unpack(join(source, "bin/chromium.br"), join(folder, "chromium"))
    unpack(join(source, "bin/swiftshader.tar.br"), folder)
  })
  const path = join(home, "chromium")
  const major = `${version.split(".")[0]}.`
  return { path, version: major, args, env: environmentOf(path) }
}

/**
 * A bare machine lacks libraries (libnss3 and what it needs) and fonts. The newer package brings both, made for
 * another Linux but of use on every one; its own way to unpack them has one fixed place for all versions.
 */
function environmentOf(path: string): NodeJS.ProcessEnv {
  const source = join(root, "node_modules/@sparticuz/chromium")
  const env: NodeJS.ProcessEnv = {}
  if (!existsSync("/etc/fonts"))
    env.FONTCONFIG_PATH = unpackOnce("fonts", (folder) => unpack(join(source, "bin/fonts.tar.br"), folder))
  if (spawnSync("ldd", [path], { encoding: "utf8" }).stdout?.includes("not found")) {
    const libraries = unpackOnce("libraries", (folder) => unpack(join(source, "bin/al2023.tar.br"), folder))
    env.LD_LIBRARY_PATH = [join(libraries, "lib"), process.env.LD_LIBRARY_PATH]
      .filter(Boolean)
      .join(delimiter)
  }
  return env
}

/**
 * A folder of the cache, filled at the first call. It appears whole or not at all: several test processes may
 * come at once, and the first to finish wins.
 */
function unpackOnce(name: string, fill: (folder: string) => void): string {
  const cache = join(root, ".cache/browsers")
  const place = join(cache, name)
  if (existsSync(place)) return place
  mkdirSync(cache, { recursive: true })
  const draft = mkdtempSync(join(cache, `${name}-`))
  fill(draft)
  try {
    renameSync(draft, place)
  } catch (error) {
    if (!existsSync(place)) throw error
    rmSync(draft, { recursive: true, force: true })
  }
  return place
}

/** `x.tar.br` into a folder, `x.br` to a file that can be run. */
function unpack(archive: string, to: string): void {
  const bytes = brotliDecompressSync(readFileSync(archive))
  if (archive.endsWith(".tar.br")) execFileSync("tar", ["-x", "-C", to], { input: bytes })
  else writeFileSync(to, bytes, { mode: 0o755 })
}
