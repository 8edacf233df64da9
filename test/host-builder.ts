import type { Adapter } from "lowdb"
import type { FileHandle, FileProblem, Summary } from "#shared/api/contract"
import { byName, isReportName } from "#shared/api/endings"
import { fail, ok, type Result } from "#shared/api/result"
import type { ReportJson } from "#shared/model/report"
import { type Client, createServices, type Services } from "#shared/services/host"
import { libraryMessages, readingMessages, writingMessages } from "#shared/services/messages"
import { type Platform, type RecordKind, type Storage, StorageError } from "#shared/services/ports"

/** The program was killed: nothing that it does from now on has any effect. */
export class Killed extends Error {}

/** A report that says one thing. The services never look into a report. */
export function reportOf(text: string): ReportJson {
  return { format: "shuzhi-report", version: 1, doc: { text } }
}

export function textOf(report: ReportJson): string {
  return (report.doc as { text: string }).text
}

export function summaryOf(text: string): Summary {
  return {
    title: text,
    year: 2025,
    unit: null,
    characters: text.length,
    errors: 0,
    warnings: 0,
    exportedAt: null,
  }
}

export const content = (text: string) => ({ report: reportOf(text), summary: summaryOf(text) })

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(reportOf(text)))
}

/** The value of a result that must be one. */
export function value<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`${result.failure.reason}: ${result.failure.message}`)
  return result.value
}

export function reason(result: Result<unknown, string>): string | null {
  return result.ok ? null : result.failure.reason
}

type Before = "nothing" | "whole"

/** A library in memory. What is stored survives `Machine.restart`, as a disk does. */
class MemoryStorage implements Storage {
  /** JSON by `kind/name`; tests may damage it. */
  readonly records = new Map<string, string>()
  /** Why nothing can be written now, or null. */
  refuses: StorageError["reason"] | null = null
  writes = 0
  private notices: string[] = []

  constructor(private readonly machine: Machine) {}

  record<T>(kind: RecordKind, name: string, fits: (value: unknown) => value is T): Adapter<T> {
    const alive = this.machine.life()
    return {
      read: async () => {
        await alive()
        const text = this.records.get(`${kind}/${name}`)
        if (text === undefined) return null
        const value = parsed(text)
        if (!fits(value)) throw new StorageError("damaged", libraryMessages.damaged)
        return value
      },
      write: async (data) => {
        await alive()
        if (this.refuses) throw new StorageError(this.refuses, libraryMessages.full)
        this.writes++
        const text = JSON.stringify(data)
        const killed = this.machine.strike()
        if (killed !== "nothing") this.records.set(`${kind}/${name}`, text)
        if (killed) throw new Killed()
      },
    }
  }

  async names(kind: RecordKind): Promise<string[]> {
    return [...this.records.keys()]
      .filter((key) => key.startsWith(`${kind}/`))
      .map((key) => key.split("/")[1]!)
  }

  async remove(kind: RecordKind, name: string): Promise<void> {
    this.records.delete(`${kind}/${name}`)
  }

  /** Lets the next start tell of something. */
  tell(notice: string): void {
    this.notices.push(notice)
  }

  takeNotices(): string[] {
    const { notices } = this
    this.notices = []
    return notices
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A computer with a disk, a user who chooses files, and programs that can be killed. */
export class Machine {
  /** The user's files by name. */
  readonly disk = new Map<string, Uint8Array>()
  /** Files that cannot be read or written now. */
  readonly faults = new Map<string, Exclude<FileProblem["reason"], "changedElsewhere">>()
  readonly storage = new MemoryStorage(this)
  readonly rescued = new Map<string, { revision: number; report: unknown; at: string }>()
  /** What the user chooses next; null: he closes the dialog. */
  choice: string | null = null
  bindFiles = true
  /** Everything that a window was told. */
  readonly titles: string[] = []
  private locks = new Set<string>()
  private services: Services
  private clock = Date.UTC(2026, 0, 1)
  private tokens = 0
  private handleAge = 0
  private lives = 0
  private killIn: { writes: number; leaving: Before } | null = null

  constructor() {
    this.services = createServices(this.storage)
  }

  /** Lets so many milliseconds pass. */
  wait(milliseconds: number): void {
    this.clock += milliseconds
  }

  now(): string {
    this.clock += 1_000
    return new Date(this.clock).toISOString()
  }

  /** A window of the running program. */
  window(): Client {
    return this.services.forClient(this.platform())
  }

  /** A page of its own over the same storage, as in a browser. */
  tab(): Client {
    return createServices(this.storage).forClient(this.platform())
  }

  /** Ends the program without warning and starts it again. */
  restart(): void {
    this.lives++
    this.killIn = null
    this.locks = new Set()
    this.services = createServices(this.storage)
  }

  /** Kills the program at the nth write from now, before or after the write took effect. */
  killAt(writes: number, leaving: Before): void {
    this.killIn = { writes, leaving }
  }

  /** Nothing runs until `restart`. */
  get killed(): boolean {
    return this.killIn?.writes === 0
  }

  put(name: string, text: string): void {
    this.disk.set(name, bytesOf(text))
  }

  get(name: string): string | null {
    const bytes = this.disk.get(name)
    return bytes ? textOf(JSON.parse(new TextDecoder().decode(bytes)) as ReportJson) : null
  }

  handleOf(name: string): FileHandle {
    const letters = [...name].map((c) => c.codePointAt(0)!.toString(36)).join("")
    return `f${this.handleAge}${letters}`.padEnd(8, "0").slice(0, 40)
  }

  /** The shell loses its table: every file gets another handle. */
  forgetHandles(): void {
    this.handleAge++
    this.known.clear()
  }

  /** Answers a check that this run of the program has not ended. */
  life(): () => Promise<void> {
    const life = this.lives
    return async () => {
      if (life !== this.lives || this.killed) throw new Killed()
    }
  }

  /** Counts a write; answers what it leaves where the program is killed at it. */
  strike(): Before | null {
    if (!this.killIn) return null
    this.killIn.writes--
    return this.killIn.writes === 0 ? this.killIn.leaving : null
  }

  private nameOf(handle: FileHandle): string {
    return [...this.known].find((name) => this.handleOf(name) === handle) ?? ""
  }
  private readonly known = new Set<string>()

  private choose(): { handle: FileHandle; name: string } | null {
    if (this.choice === null) return null
    this.known.add(this.choice)
    return { handle: this.handleOf(this.choice), name: this.choice.split("/").at(-1)! }
  }

  /** What a window of the program stands on. */
  platform(): Platform {
    const machine = this
    const alive = this.life()
    const platform: Platform = {
      shell: "electron",
      version: "1.2.3",
      capabilities: { nativeMenu: true, reveal: true, bindFiles: this.bindFiles, frameless: false },
      now: () => machine.now(),
      newToken: () => `t${String(++machine.tokens).padStart(7, "0")}`,
      async pickToOpen() {
        await alive()
        const chosen = machine.choose()
        if (!chosen) return ok(null)
        const read = await platform.read(chosen.handle)
        return read.ok ? ok({ ...chosen, bytes: read.value.bytes }) : read
      },
      async pickFolder() {
        await alive()
        const folder = machine.choice
        if (folder === null) return ok(null)
        const files = [...machine.disk.keys()]
          .filter((name) => name.startsWith(`${folder}/`) && isReportName(name.slice(folder.length + 1)))
          .map((path) => {
            machine.known.add(path)
            return { handle: machine.handleOf(path), name: path.slice(folder.length + 1) }
          })
        return ok({ name: folder.split("/").at(-1)!, files: files.sort(byName) })
      },
      readListed: (handle) => platform.read(handle),
      async openListed(handle) {
        const read = await platform.read(handle)
        return read.ok ? ok({ handle, ...read.value }) : read
      },
      pickToSave: async () => ok(machine.choose()),
      async read(handle) {
        await alive()
        const name = machine.nameOf(handle)
        const fault = machine.faults.get(name)
        if (fault && fault !== "full" && fault !== "readOnly") return fail(fault, readingMessages[fault])
        const bytes = machine.disk.get(name)
        return bytes ? ok({ name: name.split("/").at(-1)!, bytes }) : fail("gone", readingMessages.gone)
      },
      async write(handle, bytes) {
        await alive()
        const name = machine.nameOf(handle)
        const fault = machine.faults.get(name)
        if (fault) return fail(fault, writingMessages[fault])
        const killed = machine.strike()
        if (killed !== "nothing") machine.disk.set(name, bytes)
        if (killed) throw new Killed()
        return ok(null)
      },
      identity: async (handle) => machine.nameOf(handle) || null,
      reveal: async () => ok(null),
      print: async () => ok(null),
      async lock(name) {
        await alive()
        if (machine.locks.has(name)) return null
        const { locks } = machine
        locks.add(name)
        return () => void locks.delete(name)
      },
      setWindow: ({ title }) => void machine.titles.push(title),
      closeReady: () => {},
      rescued: (id) => machine.rescued.get(id) ?? null,
      forgetRescued: (id) => void machine.rescued.delete(id),
      takeOpened: async () => null,
    }
    return platform
  }
}
