import { randomBytes } from "node:crypto"
import { copyFile, link, mkdir, readFile, rename, stat, unlink } from "node:fs/promises"
import { dirname } from "node:path"
import type { Adapter } from "lowdb"
import { libraryMessages } from "#shared/services/messages"
import { StorageError } from "#shared/services/ports"
import { codeOf, putInPlace, syncFolder, writeSynced } from "./files"

/**
 * What is known of one file, shared by all adapters of it. lowdb destroys a file that two write at once, so
 * everything that is done to one file waits for what was asked before.
 */
export class FileState {
  /** The file was found damaged and is still in its place: it must not become the backup. */
  damaged = false
  backupDamaged = false
  private tail: Promise<unknown> = Promise.resolve()

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const run = this.tail.then(work)
    this.tail = run.catch(() => {})
    return run
  }
}

type Found<T> = { at: "absent" } | { at: "damaged" } | { at: "good"; data: T }

/**
 * A lowdb adapter for one JSON file that survives power cuts and killed programs: the new content is on the disk
 * before it takes the place of the old one, which is kept as `.bak`. At every moment one of the two is whole.
 */
export class DurableFile<T> implements Adapter<T> {
  private readonly backup: string

  /**
   * @param fits what does not fit is damaged, as if it were no JSON
   * @param used told when the backup had to be read, with the time it was made
   */
  constructor(
    private readonly path: string,
    private readonly fits: (value: unknown) => value is T,
    private readonly state: FileState,
    private readonly used: (madeAt: Date) => void,
  ) {
    this.backup = `${path}.bak`
  }

  /**
   * Null where there is neither file nor backup.
   *
   * @throws StorageError `damaged` where there is something and none of it can be read; it stays as it is
   */
  read(): Promise<T | null> {
    return this.state.inTurn(async () => {
      const found = await this.find(this.path)
      if (found.at === "good") return found.data
      const kept = await this.find(this.backup)
      if (found.at === "absent" && kept.at === "absent") return null
      this.state.damaged = found.at === "damaged"
      this.state.backupDamaged = kept.at === "damaged"
      if (kept.at !== "good") throw new StorageError("damaged", libraryMessages.damaged)
      this.used((await stat(this.backup)).mtime)
      // Where even this fails the backup goes on serving.
      await this.restore().catch(() => {})
      return kept.data
    })
  }

  /** @throws StorageError where the file could not be written; the one of before is in its place then */
  write(data: T): Promise<void> {
    return this.state.inTurn(async () => {
      const temporary = `${this.path}.${randomBytes(6).toString("hex")}.tmp`
      try {
        await this.makeFolder()
        await writeSynced(temporary, JSON.stringify(data))
        await this.setDamagedAside()
        await this.keepBackup()
        await putInPlace(temporary, this.path)
        await syncFolder(dirname(this.path))
      } catch (error) {
        await unlink(temporary).catch(() => {})
        throw asStorageError(error)
      }
    })
  }

  private async find(path: string): Promise<Found<T>> {
    let text: string
    try {
      text = await readFile(path, "utf8")
    } catch (error) {
      if (codeOf(error) === "ENOENT") return { at: "absent" }
      throw new StorageError("failed", libraryMessages.unreadable, { cause: error })
    }
    try {
      // An editor on Windows puts a mark before it; the content is whole nevertheless.
      const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""))
      return this.fits(value) ? { at: "good", data: value } : { at: "damaged" }
    } catch {
      return { at: "damaged" }
    }
  }

  private async restore(): Promise<void> {
    await this.setDamagedAside()
    const temporary = `${this.path}.${randomBytes(6).toString("hex")}.tmp`
    await writeSynced(temporary, await readFile(this.backup))
    await putInPlace(temporary, this.path)
  }

  /** A damaged file is kept under another name: somebody may still get text out of it. */
  private async setDamagedAside(): Promise<void> {
    if (this.state.damaged) await rename(this.path, await freeName(this.path))
    this.state.damaged = false
    if (this.state.backupDamaged) await rename(this.backup, await freeName(this.path))
    this.state.backupDamaged = false
  }

  /** The old file gets a second name, so that it is never missing; FAT sticks have no links, there it is copied. */
  private async keepBackup(): Promise<void> {
    const old = `${this.path}.old`
    await unlink(old).catch(() => {})
    try {
      await link(this.path, old)
    } catch (error) {
      if (codeOf(error) === "ENOENT") return
      await copyFile(this.path, old)
    }
    await putInPlace(old, this.backup)
  }

  private async makeFolder(): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true })
  }
}

async function freeName(path: string): Promise<string> {
  for (let count = 1; ; count++) {
    const name = `${path}.damaged-${count}`
    if (!(await stat(name).catch(() => null))) return name
  }
}

const reasons: Readonly<Record<string, "full" | "readOnly" | "busy" | "denied">> = {
  ENOSPC: "full",
  EDQUOT: "full",
  EROFS: "readOnly",
  EBUSY: "busy",
  // After all tries: on Windows a file that another program holds fails like this too.
  EPERM: "denied",
  EACCES: "denied",
}

export function asStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error
  const reason = reasons[codeOf(error)] ?? "failed"
  return new StorageError(reason, libraryMessages[reason], { cause: error })
}
