import type { ReportId } from "../api/contract"
import { ok, type Result } from "../api/result"
import { Exclusive } from "./exclusive"
import { History, type Version } from "./history"
import { Library, type StoredReport } from "./library"
import { refuse } from "./messages"
import { type Platform, type Storage, StorageError } from "./ports"

/** What the windows of one program share. */
export class Core {
  readonly library: Library
  readonly history: History
  readonly exclusive = new Exclusive()
  /** Which window has a report open for writing. */
  readonly holders = new Map<ReportId, Holds>()

  constructor(readonly storage: Storage) {
    this.library = new Library(storage)
    this.history = new History(storage)
  }
}

/** A report that this window may change: no other writes its record meanwhile. */
export interface Hold {
  stored: StoredReport
  /**
   * The oldest revision that a save may name. Behind `stored.revision` only after `saveReportAs`, which the page
   * may learn of when its next save is already on its way.
   */
  from: number
  /** Its versions, oldest first, once somebody asked for them; nobody else changes them meanwhile. */
  versions: readonly Version[] | null
  release(): void
}

/** The reports that one window has open for writing. */
export class Holds {
  private readonly held = new Map<ReportId, Hold>()

  constructor(
    private readonly core: Core,
    private readonly platform: Platform,
  ) {}

  readonly lock = (name: string) => this.platform.lock(name)

  /** Reads a report without taking it. */
  async read(id: ReportId): Promise<Result<StoredReport>> {
    const hold = this.held.get(id)
    if (hold) return ok(hold.stored)
    const read = await this.core.library.read(id)
    if (read.at === "there") return ok(read.report)
    return refuse(read.at === "newer" ? "newer" : "noReport")
  }

  /** Opens a report for writing until it is released; fails as `locked` when another window has it. */
  open(id: ReportId, work: (hold: Hold) => Promise<Result<Hold>>): Promise<Result<Hold>> {
    return this.core.exclusive.run(id, async () => {
      const before = this.held.has(id)
      const taken = await this.take(id)
      if (!taken.ok) return taken
      const kept = await work(taken.value).catch((error: unknown) => {
        if (!before) this.letGo(id)
        throw error
      })
      if (!kept.ok && !before) this.letGo(id)
      else if (kept.ok && !before) await this.core.library.unsettle(id, this.lock)
      return kept
    })
  }

  /** Opens a report that was just made. Nobody else can have it: its id was never given out. */
  openNew(stored: StoredReport): Promise<Result<Hold>> {
    return this.core.exclusive.run(stored.id, async () => {
      const release = await this.claim(stored.id)
      if (!release) return refuse("locked")
      try {
        await this.core.library.write(stored)
      } catch (error) {
        release()
        throw error
      }
      const hold = this.keep(stored, release)
      await this.core.library.unsettle(stored.id, this.lock)
      return ok(hold)
    })
  }

  /** Works on a report that this window has open, or on one that nobody has. */
  with<T>(id: ReportId, work: (hold: Hold) => Promise<Result<T>>): Promise<Result<T>> {
    return this.core.exclusive.run(id, async () => {
      const before = this.held.has(id)
      const taken = await this.take(id)
      if (!taken.ok) return taken
      if (before) return work(taken.value)
      try {
        await this.core.library.unsettle(id, this.lock)
        const done = await work(taken.value)
        if (this.held.has(id)) await this.core.library.settle(id, taken.value.stored, this.lock)
        return done
      } finally {
        this.letGo(id)
      }
    })
  }

  /** Changes the record of a report but not its content. */
  change(id: ReportId, alter: (stored: StoredReport) => StoredReport): Promise<Result<StoredReport>> {
    return this.with(id, async (hold) => {
      const changed = alter(hold.stored)
      await this.core.library.write(changed)
      hold.stored = changed
      return ok(changed)
    })
  }

  /** Removes a report for good, its versions first: what a crash leaves can be removed again. Call it within `with`. */
  async remove(id: ReportId): Promise<void> {
    await this.core.history.removeAll(id)
    await this.core.library.remove(id)
    await this.core.library.settle(id, null, this.lock)
    this.letGo(id)
  }

  release(id: ReportId): Promise<void> {
    return this.core.exclusive.run(id, async () => {
      const hold = this.held.get(id)
      if (!hold) return
      await this.core.library.settle(id, hold.stored, this.lock)
      this.letGo(id)
    })
  }

  async releaseAll(): Promise<void> {
    for (const id of [...this.held.keys()]) await this.release(id)
  }

  /** Brings the lines of reports up to date that were open when a program or page ended without closing them. */
  async settleAbandoned(): Promise<void> {
    for (const id of await this.core.library.unsettled(this.lock)) {
      if (this.held.has(id)) continue
      await this.with(id, async () => ok(null)).catch((error: unknown) => {
        // A damaged report stays unsettled, and listed as far as it is known.
        if (!(error instanceof StorageError)) throw error
      })
    }
  }

  private async take(id: ReportId): Promise<Result<Hold>> {
    const held = this.held.get(id)
    if (held) return ok(held)
    const release = await this.claim(id)
    if (!release) return refuse("locked")
    try {
      const read = await this.read(id)
      if (read.ok) return ok(this.keep(read.value, release))
      release()
      return read
    } catch (error) {
      release()
      throw error
    }
  }

  private async claim(id: ReportId): Promise<(() => void) | null> {
    return this.core.holders.has(id) ? null : this.platform.lock(`report-${id}`)
  }

  private keep(stored: StoredReport, release: () => void): Hold {
    const hold: Hold = { stored, from: stored.revision, versions: null, release }
    this.core.holders.set(stored.id, this)
    this.held.set(stored.id, hold)
    return hold
  }

  private letGo(id: ReportId): void {
    const hold = this.held.get(id)
    if (!hold) return
    this.held.delete(id)
    this.core.holders.delete(id)
    hold.release()
  }
}
