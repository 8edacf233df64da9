import { basename } from "node:path"
import type { OpenedFile } from "#shared/api/contract"
import type { Result } from "#shared/api/result"

export interface OpeningWindow {
  read(path: string): Promise<Result<OpenedFile>>
  /** Tells the page of a file. */
  send(file: OpenedFile): Promise<void>
  /** Says why a file could not be opened. */
  tell(message: string, detail: string): void
}

/**
 * Files that the program was started with, that a second start hands over, or that the file manager gives. The
 * page asks for the first one when it starts; those that come later it is told of.
 */
export class Opening {
  private readonly waiting: string[] = []
  private listening = false

  /** Does the page listen to what the program tells it? */
  get pageIsListening(): boolean {
    return this.listening
  }

  constructor(private readonly window: OpeningWindow) {}

  /** Opens files, now or as soon as the page can. */
  open(paths: readonly string[]): void {
    this.waiting.push(...paths)
    if (this.listening) void this.sendWaiting()
  }

  /** The first file that can be read, for the page's start. */
  async take(): Promise<OpenedFile | null> {
    for (;;) {
      const path = this.waiting.shift()
      if (path === undefined) return null
      const file = await this.read(path)
      if (file) return file
    }
  }

  /** The page listens from now on. */
  pageListens(): void {
    this.listening = true
    void this.sendWaiting()
  }

  /** The page is gone, or is being loaded again. */
  pageGone(): void {
    this.listening = false
  }

  private async sendWaiting(): Promise<void> {
    while (this.listening) {
      const file = await this.take()
      if (!file) return
      await this.window.send(file)
    }
  }

  private async read(path: string): Promise<OpenedFile | null> {
    const file = await this.window.read(path)
    if (file.ok) return file.value
    this.window.tell(`${basename(path)} 没有打开`, file.failure.message)
    return null
  }
}
