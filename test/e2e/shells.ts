import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { basename } from "node:path"
import { pathToFileURL } from "node:url"
import type { Page } from "playwright-core"
import { browsers, type OpenBrowser, type TestBrowser, temporaryFolder } from "./browsers"
import { ScriptedDialogs } from "./electron/dialogs"
import { type ElectronRun, launchElectron } from "./electron/launch"
import { dropFile } from "./files"
import { portableFile, watch } from "./portable/open"

/**
 * The program in one of its shells, as the tasks of `test/e2e/tasks` see it: a page, files that come and go, and
 * ways to end. What one shell alone can do is null in the other.
 */
export interface Shell {
  readonly page: Page
  /** Errors of the page since it was opened: thrown, on its console, or offences against its policy. */
  readonly errors: string[]
  /** Requests that left the page's own bundle. */
  readonly requests: string[]
  drop(path: string): Promise<void>
  /** The file that the next dialog for opening yields; null: cancelled. */
  pickNext(path: string | null): void
  /** The place that the next dialog for saving yields; null: cancelled. */
  saveNext(path: string | null): void
  /** Ends the program as a user does and starts it again. */
  reopen(): Promise<void>
  /** Ends the program as a power failure does and starts it again. */
  crash(): Promise<void>
  /** A second window on the same reports; null where there is only ever one. */
  secondWindow: (() => Promise<Page>) | null
  /** Where the program keeps its files; null where that is the browser's business. */
  readonly dataFolder: string | null
  close(): Promise<void>
}

export interface ShellKind {
  name: string
  /** @param dataFolder where a shell that keeps files of its own shall keep them */
  open(dataFolder?: string): Promise<Shell>
}

/** The portable page in both browsers, and the Electron bundles on their stand-in. */
export const shells: readonly ShellKind[] = [
  ...browsers.map(({ name, open }) => ({ name: `portable, ${name}`, open: () => PortableShell.start(open) })),
  { name: "Electron stand-in", open: (dataFolder) => ElectronShell.start(dataFolder) },
]

/** The program has drawn itself. */
const ready = (page: Page) => page.locator("#root > *").first().waitFor()

/** What a picker gives is a handle of the browser's own: see `pickers`. */
class PortableShell implements Shell {
  page!: Page
  errors: string[] = []
  requests: string[] = []
  readonly dataFolder = null
  private browser!: TestBrowser
  private readonly profile = temporaryFolder()
  /** Answers for the next pickers. */
  private readonly picks: (string | null)[] = []
  /** Where files lie, by name: a handle knows no more. */
  private readonly paths = new Map<string, string>()

  private constructor(private readonly openBrowser: OpenBrowser) {}

  static async start(openBrowser: OpenBrowser): Promise<Shell> {
    const shell = new PortableShell(openBrowser)
    await shell.launch()
    return shell
  }

  private async launch(): Promise<void> {
    this.browser = await this.openBrowser({ profile: this.profile })
    const { context } = this.browser
    await context.exposeBinding("__testPick", ({ page }, kind: "open" | "save") => this.onPick(page, kind))
    await context.exposeBinding("__testWrite", (_, name: string, base64: string) =>
      writeFileSync(this.paths.get(name)!, Buffer.from(base64, "base64")),
    )
    await context.exposeBinding("__testRead", (_, name: string) => {
      const path = this.paths.get(name)
      return path && existsSync(path) ? readFileSync(path).toString("base64") : null
    })
    await context.addInitScript(pickers)
    this.page = context.pages()[0]!
    await this.load(this.page)
  }

  private async load(page: Page): Promise<void> {
    const { errors, requests } = watch(page)
    await page.goto(pathToFileURL(portableFile).href)
    await ready(page)
    if (page === this.page) {
      this.errors = errors
      this.requests = requests
    }
  }

  private onPick(page: Page, kind: "open" | "save"): boolean {
    const path = this.picks.shift() ?? null
    if (path === null) return false
    // As the browser does, before the page hears of it.
    if (kind === "save") writeFileSync(path, "")
    this.paths.set(basename(path), path)
    void dropFile(page, path)
    return true
  }

  async drop(path: string): Promise<void> {
    this.paths.set(basename(path), path)
    await dropFile(this.page, path)
  }

  pickNext(path: string | null): void {
    this.picks.push(path)
  }

  saveNext(path: string | null): void {
    this.picks.push(path)
  }

  async reopen(): Promise<void> {
    const closed = this.page.waitForEvent("close")
    await this.page.close({ runBeforeUnload: true })
    await closed
    await this.browser.close()
    await this.launch()
  }

  async crash(): Promise<void> {
    await this.browser.kill()
    await this.launch()
  }

  secondWindow = async (): Promise<Page> => {
    const page = await this.browser.context.newPage()
    await this.load(page)
    return page
  }

  close(): Promise<void> {
    return this.browser.close()
  }
}

/**
 * Runs in the page. A test cannot press buttons in the browser's own dialogs, nor grant what they ask for; a dropped
 * file, however, yields a real handle, one that IndexedDB keeps. So a picker is answered with a drop that only this
 * script sees, and what would need a permission goes through the test.
 */
function pickers(): void {
  const test = window as unknown as {
    __testPick(kind: "open" | "save"): Promise<boolean>
    __testWrite(name: string, base64: string): Promise<void>
    __testRead(name: string): Promise<string | null>
  }
  let waiting: ((handle: unknown) => void) | null = null
  for (const name of ["dragenter", "dragover", "drop"])
    window.addEventListener(
      name,
      (event) => {
        if (!waiting) return
        event.preventDefault()
        event.stopImmediatePropagation()
        if (name !== "drop") return
        const [item] = (event as DragEvent).dataTransfer!.items as unknown as {
          getAsFileSystemHandle(): Promise<unknown>
        }[]
        const answer = waiting
        waiting = null
        void item!.getAsFileSystemHandle().then(answer)
      },
      true,
    )
  const pick = async (kind: "open" | "save") => {
    const handle = new Promise((resolve) => {
      waiting = resolve
    })
    if (await test.__testPick(kind)) return handle
    waiting = null
    throw new DOMException("cancelled", "AbortError")
  }
  Object.assign(window, {
    showOpenFilePicker: async () => [await pick("open")],
    showSaveFilePicker: () => pick("save"),
  })
  const granted = async () => "granted"
  Object.assign(FileSystemHandle.prototype, { queryPermission: granted, requestPermission: granted })
  const { getFile } = FileSystemFileHandle.prototype
  Object.assign(FileSystemFileHandle.prototype, {
    async getFile(this: FileSystemFileHandle) {
      const base64 = await test.__testRead(this.name)
      if (base64 === null) return getFile.call(this)
      return new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], this.name)
    },
    async createWritable(this: FileSystemFileHandle) {
      let bytes = new Uint8Array()
      return {
        write: async (content: Uint8Array<ArrayBuffer>) => {
          bytes = content
        },
        abort: async () => {},
        close: () => {
          let text = ""
          for (let i = 0; i < bytes.length; i += 0x8000)
            text += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
          return test.__testWrite(this.name, btoa(text))
        },
      }
    },
  })
}

class ElectronShell implements Shell {
  readonly requests: string[] = []
  readonly secondWindow = null
  private readonly dialogs = new ScriptedDialogs()
  private run!: ElectronRun

  private constructor(readonly dataFolder: string) {}

  static async start(dataFolder = temporaryFolder()): Promise<Shell> {
    const shell = new ElectronShell(dataFolder)
    await shell.launch()
    return shell
  }

  private async launch(): Promise<void> {
    this.run = await launchElectron({ dataDir: this.dataFolder, dialogs: this.dialogs })
    await ready(this.page)
  }

  get page(): Page {
    return this.run.page
  }

  get errors(): string[] {
    return this.run.errors
  }

  drop(path: string): Promise<void> {
    return this.run.drop([path])
  }

  pickNext(path: string | null): void {
    this.dialogs.answerOpen(path)
  }

  saveNext(path: string | null): void {
    this.dialogs.answerSave(path)
  }

  async reopen(): Promise<void> {
    await this.run.close()
    await this.launch()
  }

  async crash(): Promise<void> {
    await this.run.crash()
    await this.launch()
  }

  async close(): Promise<void> {
    await this.run.close()
  }
}
