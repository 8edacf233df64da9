import { join, resolve } from "node:path"
import { app, type BrowserWindow, protocol, session } from "electron"
import { type Client, createHost } from "#shared/services/host"
import { StorageError } from "#shared/services/ports"
import { FileStorage } from "../storage/file-storage"
import { UserFiles } from "../storage/user-files"
import { Closing } from "./closing"
import { Dialogs } from "./dialogs"
import { handleCalls, tellPage } from "./ipc"
import { installMenu, type MenuState } from "./menu"
import { Opening } from "./opening"
import type { PageSource } from "./origin"
import { electronPlatform } from "./platform"
import { serveBundle } from "./protocol"
import { secureSession } from "./security"
import { createWindow, loadWindowState, saveWindowState } from "./window"

/** What there is once the data folder is open. */
interface Services {
  storage: FileStorage
  client: Client
  files: UserFiles
}

/** The one window of the program and what stands behind it. */
export class Program {
  private window: BrowserWindow | null = null
  private closing: Closing | null = null
  private services: Services | null = null
  private readonly dialogs = new Dialogs(() => this.window)
  private readonly opening: Opening
  private showMenu: (state: MenuState) => void = () => {}
  private stateSaved: Promise<void> = Promise.resolve()

  constructor(
    private readonly out: string,
    private readonly source: PageSource,
  ) {
    this.opening = new Opening({
      read: (path) => this.services!.files.openPath(path),
      send: async (file) =>
        tellPage(this.contents(), "fileOpened", await this.services!.client.received(file)),
      tell: (message, detail) => void this.dialogs.tell(message, detail),
    })
  }

  /** Opens files as soon as that can be done. */
  open(names: readonly string[], folder: string): void {
    this.opening.open(names.map((name) => resolve(folder, name)))
  }

  toFront(): void {
    if (!this.window) return
    if (this.window.isMinimized()) this.window.restore()
    this.window.show()
    this.window.focus()
  }

  /** Electron is ready: opens the data folder, then the window. */
  async start(): Promise<void> {
    try {
      this.services = await this.openServices()
    } catch (error) {
      if (!(error instanceof StorageError)) throw error
      await this.dialogs.tell("述职台没有打开", error.message)
      app.exit(1)
      return
    }
    secureSession(session.defaultSession, this.source)
    serveBundle(protocol, join(this.out, "renderer"))
    this.showMenu = installMenu((id) => tellPage(this.contents(), "command", id))
    handleCalls({
      contents: () => this.contents(),
      source: this.source,
      client: this.services.client,
      files: this.services.files,
      closingHeard: () => this.closing?.heard(),
    })
    app.on("window-all-closed", () => void this.end())
    await this.openWindow()
  }

  private contents() {
    return this.window && !this.window.isDestroyed() ? this.window.webContents : null
  }

  private async openServices(): Promise<Services> {
    const storage = await FileStorage.open(join(app.getPath("userData"), "data"))
    const files = new UserFiles(storage)
    const platform = electronPlatform({
      contents: () => this.contents(),
      dialogs: this.dialogs,
      files,
      closeReady: (close) => this.closing?.ready(close),
      takeOpened: () => this.opening.take(),
      setWindow: (state) => this.showState(state),
    })
    return { storage, files, client: createHost(storage, platform) }
  }

  private async openWindow(): Promise<void> {
    const folder = app.getPath("userData")
    const window = createWindow(
      await loadWindowState(folder),
      join(this.out, "preload/index.cjs"),
      app.isPackaged,
    )
    this.window = window
    const closing = new Closing({
      tellPage: () => tellPage(this.contents(), "closing", null),
      pageAlive: () => this.opening.pageIsListening && !window.webContents.isCrashed(),
      destroy: () => window.destroy(),
      askToForce: async () => (await this.dialogs.ask(notAnswering)) === 1,
    })
    this.closing = closing
    window.on("close", (event) => {
      this.stateSaved = saveWindowState(folder, window)
      if (!closing.request()) event.preventDefault()
    })
    window.on("closed", () => {
      this.window = null
    })
    this.watchPage(window)
    await window.loadURL(this.source.url)
  }

  /** The page tells of itself for the first time when it listens to us. */
  private showState(state: MenuState & { title: string; edited: boolean }): void {
    this.window?.setTitle(state.title)
    this.window?.setDocumentEdited(state.edited)
    this.showMenu(state)
    this.opening.pageListens()
  }

  private watchPage({ webContents }: BrowserWindow): void {
    // Loaded again, it has to begin from the start.
    webContents.on("did-start-navigation", ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) this.opening.pageGone()
    })
    webContents.on("render-process-gone", (_event, { reason }) => {
      this.opening.pageGone()
      if (reason !== "clean-exit") void this.afterCrash()
    })
  }

  private async afterCrash(): Promise<void> {
    const answer = await this.dialogs.ask(crashed)
    if (answer === 0) this.contents()?.reload()
    else this.window?.destroy()
  }

  /** The window is closed: what is still on its way to the disk gets there, and the data folder is given back. */
  private async end(): Promise<void> {
    await this.stateSaved
    await this.services?.client.dispose()
    await this.services?.storage.close()
    app.quit()
  }
}

const notAnswering = {
  message: "窗口没有回应",
  detail: "它可能还在保存，也可能在等您回答窗口里的问题。现在关闭，最后的改动可能没有存上。",
  buttons: ["再等一等", "现在关闭"],
}

const crashed = {
  message: "窗口停止了工作",
  detail: "存过的内容都在，最多少了最后一两秒的改动。重新打开窗口，接着写。",
  buttons: ["重新打开", "关闭述职台"],
}
