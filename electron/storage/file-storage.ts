import { readdir, unlink } from "node:fs/promises"
import { join } from "node:path"
import type { Adapter } from "lowdb"
import { libraryMessages, noticeMessages } from "#shared/services/messages"
import { type RecordKind, recordKinds, type Storage, StorageError } from "#shared/services/ports"
import { asStorageError, DurableFile, FileState } from "./durable-file"
import { codeOf, syncFolder } from "./files"
import { FolderLock } from "./folder-lock"

/**
 * Keeps records as files of a folder, `<kind>/<name>.json`, each with its backup. One program owns the folder, and
 * one object of this class does in it.
 */
export class FileStorage implements Storage {
  private readonly states = new Map<string, FileState>()
  private notices: string[] = []

  private constructor(
    private readonly folder: string,
    private readonly lock: FolderLock,
  ) {}

  /**
   * Takes the folder, made if it is not there.
   *
   * @throws StorageError `busy` while another program has it; others where the folder cannot be used
   */
  static async open(folder: string): Promise<FileStorage> {
    const lock = await FolderLock.take(folder)
    const storage = new FileStorage(folder, lock)
    for (const kind of recordKinds) await storage.sweep(kind)
    return storage
  }

  /** Gives the folder back, after what is being written. */
  async close(): Promise<void> {
    await Promise.all([...this.states.values()].map((state) => state.inTurn(async () => {})))
    await this.lock.release()
  }

  record<T>(kind: RecordKind, name: string, fits: (value: unknown) => value is T): Adapter<T> {
    const path = this.pathOf(kind, name)
    const file = new DurableFile(path, fits, this.stateOf(path), (madeAt) => this.note(kind, madeAt))
    return {
      read: () => file.read(),
      write: async (data) => {
        this.check()
        await file.write(data)
      },
    }
  }

  async names(kind: RecordKind): Promise<string[]> {
    const names = (await this.filesOf(kind)).flatMap(
      (file) => /^([a-z0-9]+)\.json(?:\.bak)?$/.exec(file)?.[1] ?? [],
    )
    return [...new Set(names)]
  }

  async remove(kind: RecordKind, name: string): Promise<void> {
    this.check()
    const path = this.pathOf(kind, name)
    await this.stateOf(path).inTurn(async () => {
      // The backup first: what a crash leaves is then the last state and not the one before.
      for (const file of [`${path}.bak`, path])
        await unlink(file).catch((error: unknown) => {
          if (codeOf(error) !== "ENOENT") throw asStorageError(error)
        })
      await syncFolder(join(this.folder, kind))
    })
    this.states.delete(path)
  }

  takeNotices(): string[] {
    const { notices } = this
    this.notices = []
    return notices
  }

  private check(): void {
    if (this.lock.lost) throw new StorageError("busy", libraryMessages.lost)
  }

  private stateOf(path: string): FileState {
    const state = this.states.get(path) ?? new FileState()
    this.states.set(path, state)
    return state
  }

  private pathOf(kind: RecordKind, name: string): string {
    if (!/^[a-z0-9]+$/.test(name)) throw new Error(`no name of a record: ${name}`)
    return join(this.folder, kind, `${name}.json`)
  }

  private async filesOf(kind: RecordKind): Promise<string[]> {
    try {
      return await readdir(join(this.folder, kind))
    } catch (error) {
      if (codeOf(error) === "ENOENT") return []
      throw new StorageError("failed", libraryMessages.unreadable, { cause: error })
    }
  }

  /** Removes what writes left that were cut off. */
  private async sweep(kind: RecordKind): Promise<void> {
    for (const file of await this.filesOf(kind))
      if (/\.(tmp|old)$/.test(file)) await unlink(join(this.folder, kind, file)).catch(() => {})
  }

  private note(kind: RecordKind, madeAt: Date): void {
    if (kind === "report") this.notices.push(noticeMessages.reportFromBackup(clock(madeAt)))
    if (kind === "settings") this.notices.push(noticeMessages.settingsFromBackup())
  }
}

function clock(time: Date): string {
  const two = (n: number) => String(n).padStart(2, "0")
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`
}
