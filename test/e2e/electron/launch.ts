import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { mkdir } from "node:fs/promises"
import { basename, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import type { Page, Route } from "playwright-core"
import { openCurrent, type TestBrowser, temporaryFolder } from "../browsers"
import { ScriptedDialogs } from "./dialogs"

/**
 * Runs the built Electron bundles without Electron: the main bundle in a process of its own whose `electron` is a
 * stand-in, the page and the preload script in an ordinary Chromium. What is real: all three bundles, the checks on
 * who calls, the answers of `app://` with their headers, the rules for requests, permissions and windows, what is
 * stored, and a main process that can be killed. What is not: the isolation of the preload script's world, the
 * sandbox, fuses and asar, native dialogs and menus, keys that a menu takes, Windows and macOS.
 */
export interface ElectronRun {
  page: Page
  dialogs: ScriptedDialogs
  /** What the window's frame shows. */
  readonly frame: { title: string; edited: boolean; shown: number; focused: number }
  /** Files shown in the file manager. */
  readonly revealed: string[]
  /** Errors of the page: thrown, or said on its console, offences against its policy included. */
  readonly errors: string[]
  /** How the next print job ends; success unless set. */
  printing: { success: boolean; reason: string }
  readonly printed: number
  /** The native menu as it shows now. */
  menu(): Promise<NativeMenu[]>
  /** Answers false where the item is greyed out. */
  clickMenu(id: string): Promise<boolean>
  /** Drops files on the window, at `selector`. */
  drop(paths: readonly string[], selector?: string): Promise<void>
  /** Presses the window's close button. */
  pressClose(): Promise<void>
  /** Presses the close button and waits until the program has ended. Answers its exit code. */
  close(): Promise<number | null>
  /** Ends main process and window as a power failure would. */
  crash(): Promise<void>
  /** A second start of the program; answers the exit code of that one. */
  startAgain(argv: readonly string[], folder?: string): Promise<number | null>
  /** Resolves to the exit code when the program has ended. */
  readonly ended: Promise<number | null>
  /** Asks the stand-in, by the names in `stand-in/electron.mjs`. */
  ask<T>(what: string, value?: unknown): Promise<T>
}

export interface NativeMenu {
  label: string
  items: {
    id?: string
    label?: string
    type?: string
    role?: string
    accelerator?: string
    enabled: boolean
    checked: boolean
  }[]
}

export interface LaunchOptions {
  /** The folder that Electron calls userData; a new one otherwise. */
  dataDir?: string
  /** Words behind the program's name. */
  argv?: readonly string[]
  dialogs?: ScriptedDialogs
  /** The folder that the program is started in. */
  cwd?: string
  /** Work areas of the screens, the main one first. */
  screens?: readonly { x: number; y: number; width: number; height: number }[]
}

const root = fileURLToPath(new URL("../../..", import.meta.url))
const bundle = join(root, "out/main/index.js")
const register = pathToFileURL(join(import.meta.dirname, "stand-in/register.mjs")).href

/** `app:` cannot be intercepted in a browser: the page lives here instead, and is told apart from nobody else. */
const webOrigin = "https://bundle.shuzhi.test"
const toWeb = (url: string) => url.replace(/^app:\/\/bundle/, webOrigin)
const toApp = (url: string) =>
  url.startsWith(`${webOrigin}/`) ? url.replace(webOrigin, "app://bundle") : url

/** Running programs by data folder: Electron knows a second start by it. */
const running = new Map<string, Program>()

/** Starts the program and waits for its window. Rejects, with what the user was told, when it ends without one. */
export async function launchElectron(options: LaunchOptions = {}): Promise<ElectronRun> {
  const program = new Program(options)
  const page = await Promise.race([program.opened, program.ended])
  if (page === null || typeof page === "number")
    throw new Error(
      `ended with ${page} before there was a window\n${JSON.stringify(program.dialogs.shown)}\n${program.stderr}`,
    )
  return program
}

/** Runs the program to its end: a call of the command line, or a second start. */
export async function runElectron(
  argv: readonly string[],
  cwd = root,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const program = new Program({ argv, cwd })
  const code = await program.ended
  return { code, stdout: program.stdout, stderr: program.stderr }
}

interface Message {
  ask?: string
  tell?: string
  answered?: number
  id: number
  value?: unknown
  error?: string
}

class Program implements ElectronRun {
  readonly dialogs: ScriptedDialogs
  readonly frame = { title: "", edited: false, shown: 0, focused: 0 }
  readonly revealed: string[] = []
  readonly errors: string[] = []
  printing = { success: true, reason: "" }
  printed = 0
  stdout = ""
  stderr = ""
  readonly opened: Promise<Page>
  readonly ended: Promise<number | null>

  private browser: TestBrowser | null = null
  private readonly child: ChildProcess
  private readonly dataDir: string
  private readonly waiting = new Map<number, (message: Message) => void>()
  private lastCall = 0
  private loaded!: (page: Page) => void
  private current: Page | null = null
  /** The address that the program itself is loading: no navigation of the page's. */
  private loading: string | null = null

  constructor(options: LaunchOptions) {
    if (!existsSync(bundle)) throw new Error("build first: node electron/launch/build.mjs window")
    this.dialogs = options.dialogs ?? new ScriptedDialogs()
    this.dataDir = options.dataDir ?? temporaryFolder()
    const screens = options.screens ?? [{ x: 0, y: 0, width: 1366, height: 728 }]
    const first = !running.has(this.dataDir)
    const { ELECTRON_RENDERER_URL: _, ...env } = process.env
    const setup = {
      version: JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version,
      first,
      paths: { userData: this.dataDir, documents: join(this.dataDir, "documents") },
      displays: screens.map((workArea, id) => ({ id, workArea })),
    }
    this.opened = new Promise((resolve) => {
      this.loaded = resolve
    })
    this.child = spawn(process.execPath, ["--import", register, bundle, ...(options.argv ?? [])], {
      cwd: options.cwd ?? this.dataDir,
      env: { ...env, STAND_IN: JSON.stringify(setup) },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      // Structured clone, as between Electron's processes.
      serialization: "advanced",
    })
    this.child.stdout!.on("data", (chunk) => {
      this.stdout += chunk
    })
    this.child.stderr!.on("data", (chunk) => {
      this.stderr += chunk
    })
    this.child.on("message", (message) => void this.onMessage(message as Message))
    if (first) running.set(this.dataDir, this)
    else this.handOver(options)
    this.ended = new Promise((resolve) => {
      this.child.once("close", (code) => void this.onEnd().then(() => resolve(code)))
    })
  }

  get page(): Page {
    if (!this.current) throw new Error("there is no window")
    return this.current
  }

  // What the test does

  menu(): Promise<NativeMenu[]> {
    return this.ask("menu")
  }

  clickMenu(id: string): Promise<boolean> {
    return this.ask("clickMenu", id)
  }

  async drop(paths: readonly string[], selector = "body"): Promise<void> {
    const files = paths.map((path) => ({ path, name: basename(path), bytes: readFileSync(path) }))
    const transfer = await this.page.evaluateHandle(
      (dropped) => {
        const data = new DataTransfer()
        for (const { path, name, base64 } of dropped) {
          const file = new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name)
          ;(window as unknown as Bridge).__standInPaths.set(name, path)
          data.items.add(file)
        }
        return data
      },
      files.map(({ path, name, bytes }) => ({ path, name, base64: bytes.toString("base64") })),
    )
    for (const type of ["dragenter", "dragover", "drop"])
      await this.page.dispatchEvent(selector, type, { dataTransfer: transfer })
  }

  async pressClose(): Promise<void> {
    // The program may end before it answers.
    await Promise.race([this.ask("userCloses"), this.ended])
  }

  async close(): Promise<number | null> {
    await this.pressClose()
    return this.ended
  }

  async crash(): Promise<void> {
    this.child.kill("SIGKILL")
    await this.ended
  }

  async startAgain(argv: readonly string[], folder = this.dataDir): Promise<number | null> {
    return new Program({ dataDir: this.dataDir, argv, cwd: folder }).ended
  }

  ask<T>(what: string, value?: unknown): Promise<T> {
    const id = ++this.lastCall
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(id, ({ value: answer, error }) =>
        error === undefined ? resolve(answer as T) : reject(new Error(error)),
      )
      this.child.send({ ask: what, id, value }, (error) => {
        if (error) reject(error)
      })
    })
  }

  // What the program asks for

  private async onMessage(message: Message): Promise<void> {
    if (message.answered !== undefined) {
      this.waiting.get(message.answered)?.(message)
      this.waiting.delete(message.answered)
    } else if (message.tell) {
      await this.tells[message.tell]?.(message.value as never)
    } else if (message.ask) {
      const value = await this.asks[message.ask]!(message.value as never)
      if (this.child.connected) this.child.send({ answered: message.id, value })
    }
  }

  private readonly tells: Record<string, (value: never) => unknown> = {
    title: (title: string) => {
      this.frame.title = title
    },
    edited: (edited: boolean) => {
      this.frame.edited = edited
    },
    shown: () => this.frame.shown++,
    focused: () => this.frame.focused++,
    revealed: (path: string) => this.revealed.push(path),
    errorBox: (value: { title: string; content: string }) => this.dialogs.noteError(value),
    send: ({ channel, value }: { channel: string; value: unknown }) =>
      this.current
        ?.evaluate(
          ([to, text]) => (window as unknown as Bridge).__standInDeliver(to!, text!),
          [channel, pack(value)],
        )
        // A page that hangs, or is gone, is told nothing: Electron's neither.
        .catch(() => {}),
    reload: () => {
      const url = this.page.url()
      this.loading = url
      return this.page.reload()
    },
    destroyed: () => this.current?.close(),
  }

  private readonly asks: Record<string, (value: never) => unknown> = {
    openDialog: (options: object) => this.dialogs.onOpen(options),
    saveDialog: (options: object) => this.dialogs.onSave(options),
    messageBox: (options: object) => this.dialogs.onMessage(options),
    print: () => {
      this.printed++
      return this.printing
    },
    load: (window: { url: string; preload: string; width: number; height: number }) => this.load(window),
  }

  private handOver({ argv = [], cwd }: LaunchOptions): void {
    const first = running.get(this.dataDir)!
    void first.ask("secondInstance", {
      argv: [process.execPath, bundle, ...argv],
      folder: cwd ?? this.dataDir,
    })
  }

  private async load(window: { url: string; preload: string; width: number; height: number }): Promise<void> {
    await mkdir(join(this.dataDir, "documents"), { recursive: true })
    const { width, height } = window
    this.browser = await openCurrent({ viewport: { width, height } })
    const { context } = this.browser
    await context.exposeBinding("__standIn", ({ frame, page }, text: string) =>
      this.fromPage(unpack(text) as PageCall, { url: toApp(frame.url()), main: frame === page.mainFrame() }),
    )
    await context.addInitScript(`(${bridge})((require, module, exports) => {${readFileSync(window.preload, "utf8")}
    })`)
    await context.route("**/*", (route) => this.onRequest(route))
    const page = context.pages()[0] ?? (await context.newPage())
    this.current = page
    page.on("pageerror", (error) => this.errors.push(String(error)))
    page.on("console", (message) => {
      if (message.type() === "error") this.errors.push(message.text())
    })
    page.on("popup", (popup) => void popup.close())
    this.loading = toWeb(window.url)
    await page.goto(this.loading)
    this.loaded(page)
  }

  private async fromPage(call: PageCall, from: { url: string; main: boolean }): Promise<string> {
    if (call.what === "close") return pack(await this.ask("userCloses"))
    if (call.what === "open") return pack(await this.ask("opensWindow", call.channel))
    try {
      return pack({ value: await this.ask(call.what, { ...call, from }) })
    } catch (error) {
      return pack({ error: (error as Error).message })
    }
  }

  private async onRequest(route: Route): Promise<void> {
    const request = route.request()
    const url = toApp(request.url())
    // A worker's requests have no frame.
    const navigates = request.isNavigationRequest() && request.frame() === this.current?.mainFrame()
    if (navigates && request.url() !== this.loading) {
      if (!(await this.ask("navigates", { event: "will-navigate", url }))) return route.abort("aborted")
    }
    if (await this.ask("cancels", url)) return route.abort("blockedbyclient")
    if (!url.startsWith("app:")) return route.abort("internetdisconnected")
    const answer = await this.ask<{ status: number; headers: Record<string, string>; body: Uint8Array }>(
      "request",
      { url, method: request.method() },
    )
    await route.fulfill({ ...answer, body: Buffer.from(answer.body) })
  }

  private async onEnd(): Promise<void> {
    if (running.get(this.dataDir) === this) running.delete(this.dataDir)
    for (const answer of this.waiting.values()) answer({ id: 0, error: "the program has ended" })
    this.waiting.clear()
    this.current = null
    await this.browser?.close()
  }
}

interface PageCall {
  what: "invoke" | "message" | "close" | "open"
  channel: string
  value?: unknown
}

/** What the bridge leaves on the page's window for this file. */
interface Bridge {
  __standIn(text: string): Promise<string>
  __standInDeliver(channel: string, text: string): void
  __standInPaths: Map<string, string>
}

/** JSON that carries bytes; the browser's own channel to us does not take them everywhere. */
function pack(value: unknown): string {
  return JSON.stringify({ value }, (_key, part) =>
    part instanceof Uint8Array ? { $bytes: Buffer.from(part).toString("base64") } : part,
  )
}

function unpack(text: string): unknown {
  return JSON.parse(text, (_key, part) =>
    typeof part?.$bytes === "string" ? new Uint8Array(Buffer.from(part.$bytes, "base64")) : part,
  ).value
}

/**
 * Runs in the page before anything else: gives the preload script the `electron` that a sandboxed one has. Written
 * as text, for what transpiles this file must not touch it.
 */
const bridge = `(preload) => {
  if (window !== top) return
  const call = window.__standIn
  const toBase64 = (bytes) => {
    let text = ""
    for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
    return btoa(text)
  }
  const pack = (value) =>
    JSON.stringify({ value }, (_key, part) => (part instanceof Uint8Array ? { $bytes: toBase64(part) } : part))
  const unpack = (text) =>
    JSON.parse(text, (_key, part) =>
      typeof part?.$bytes === "string" ? Uint8Array.from(atob(part.$bytes), (c) => c.charCodeAt(0)) : part,
    ).value
  const listeners = new Map()
  const ipcRenderer = {
    async invoke(channel, value) {
      // Electron clones: what cannot be cloned is an error of the caller.
      const answer = unpack(await call(pack({ what: "invoke", channel, value: structuredClone(value) })))
      if ("error" in answer) throw new Error("Error invoking remote method '" + channel + "': " + answer.error)
      return answer.value
    },
    send(channel, value) {
      void call(pack({ what: "message", channel, value }))
    },
    on(channel, listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
    },
    off(channel, listener) {
      listeners.set(channel, (listeners.get(channel) ?? []).filter((one) => one !== listener))
    },
  }
  window.__standInDeliver = (channel, text) => {
    const value = unpack(text)
    for (const listener of listeners.get(channel) ?? []) listener({ sender: ipcRenderer }, value)
  }
  window.__standInPaths = new Map()
  window.close = () => void call(pack({ what: "close", channel: "" }))
  window.open = (url) => {
    void call(pack({ what: "open", channel: String(new URL(url, location.href)) }))
    return null
  }
  const electron = {
    ipcRenderer,
    contextBridge: {
      exposeInMainWorld(name, api) {
        Object.defineProperty(window, name, { value: Object.freeze({ ...api }), enumerable: true })
      },
    },
    webUtils: { getPathForFile: (file) => window.__standInPaths.get(file.name) ?? "" },
  }
  const require = (name) => {
    if (name !== "electron") throw new Error("a sandboxed preload script cannot load " + name)
    return electron
  }
  const module = { exports: {} }
  preload(require, module, module.exports)
}`
