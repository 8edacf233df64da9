/** What closing needs of the window: Electron's in the program, a plain object in tests. */
export interface ClosingWindow {
  /** Tells the page that the window is about to close; it answers `heard`, then `ready`. */
  tellPage(): void
  /** Is there a page that could still hold something unsaved? */
  pageAlive(): boolean
  /** Closes without asking anybody again. */
  destroy(): void
  /** The native question, for a page that does not answer. Resolves to true when the user gives up waiting. */
  askToForce(): Promise<boolean>
}

/** A page that is alive hears within this many milliseconds, however long it then saves or asks. */
const hearing = 5000

/**
 * Closing a window: the page saves first, and may ask the user. A page that hangs is not waited for for ever; a
 * page that has heard and is saving, or asking, is left alone until the user presses close again.
 */
export class Closing {
  private waiting = false
  private heardAt: number | null = null
  private timer: NodeJS.Timeout | null = null
  private asking = false
  /** Whether the window may go. */
  private done = false

  constructor(
    private readonly window: ClosingWindow,
    private readonly limit = hearing,
  ) {}

  /** The user, or the system, wants the window closed. Answers whether it may close now. */
  request(): boolean {
    if (this.done || !this.window.pageAlive()) return true
    if (this.waiting) {
      if (this.heardAt !== null && Date.now() - this.heardAt >= this.limit) void this.ask()
      return false
    }
    this.waiting = true
    this.heardAt = null
    this.window.tellPage()
    this.timer = setTimeout(() => void this.ask(), this.limit)
    return false
  }

  /** The page is alive and at work on it. */
  heard(): void {
    if (!this.waiting) return
    this.heardAt = Date.now()
    this.stopTimer()
  }

  /** The page's answer. */
  ready(close: boolean): void {
    if (!this.waiting) return
    this.stopTimer()
    this.waiting = false
    if (close) this.go()
  }

  private async ask(): Promise<void> {
    if (this.asking) return
    this.asking = true
    const force = await this.window.askToForce()
    this.asking = false
    // The answer may have come while the question stood there.
    if (!this.waiting) return
    if (force) this.go()
    else if (this.heardAt === null) this.timer = setTimeout(() => void this.ask(), this.limit)
  }

  private go(): void {
    this.done = true
    this.window.destroy()
  }

  private stopTimer(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }
}
