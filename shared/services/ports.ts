import type { Adapter } from "lowdb"
import type { BoundFile, FileHandle, FileProblem, Folder, FolderUse } from "../api/contract"
import type { Result } from "../api/result"

/**
 * What the services need from the shell that they run in. Two implementations each: Electron (durable files,
 * native dialogs) and the portable page (IndexedDB, the browser's pickers).
 */

/**
 * What kinds of records there are. `report` has one record a report, `version` one for each version of one; `index`
 * and `settings` one named `main`; `files` has `inputs` (the services') and `main` (the shell's, if it needs one).
 */
export const recordKinds = ["report", "version", "index", "settings", "files"] as const
export type RecordKind = (typeof recordKinds)[number]

/** Keeps records. Each record has one writer at a time: whoever holds this storage. */
export interface Storage {
  /**
   * The lowdb adapter of one record. Its `read` answers null where there is none, and throws a `StorageError`
   * where there is one that cannot be read, its backup included; its `write` has the record on the disk, or in a
   * committed transaction, when it resolves.
   *
   * @param fits says whether what was read has the right shape; what does not is treated like a damaged record
   */
  record<T>(kind: RecordKind, name: string, fits: (value: unknown) => value is T): Adapter<T>
  /** Names of the records of a kind. */
  names(kind: RecordKind): Promise<string[]>
  /** Removes a record with its backup; nothing happens when there is none. */
  remove(kind: RecordKind, name: string): Promise<void>
  /** What was mended or set aside while reading since the last call, worded for the user. */
  takeNotices(): string[]
}

/** Why a record could not be read or written. `message` is for people. */
export class StorageError extends Error {
  constructor(
    readonly reason: "full" | "readOnly" | "busy" | "damaged" | "denied" | "failed",
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options)
    this.name = "StorageError"
  }
}

/** A file outside the library, by handle. */
export interface FileContent {
  name: string
  bytes: Uint8Array
}

/** Dialogs, files of the user's choice, locks, clock: what differs between shells beside storage. */
export interface Platform {
  readonly shell: "electron" | "portable"
  readonly version: string
  readonly capabilities: {
    nativeMenu: boolean
    reveal: boolean
    bindFiles: boolean
    frameless: boolean
  }
  /** Now, ISO 8601. */
  now(): string
  /** Letters and digits that were never given out before. */
  newToken(): string
  /** Lets the user choose a file to open. Null when he chose none. */
  pickToOpen(): Promise<Result<(FileContent & { handle: FileHandle }) | null>>
  /**
   * Lets the user choose a folder; lists those files below it of which `isReportName` holds. Null when he chose none.
   * One folder of each use is known at a time.
   */
  pickFolder(use: FolderUse): Promise<Result<Folder | null>>
  /** Reads a file of a folder that was chosen last for its use. */
  readListed(handle: FileHandle): Promise<Result<FileContent, FileProblem["reason"]>>
  /** As `readListed`, with the handle that the file keeps. */
  openListed(handle: FileHandle): Promise<Result<FileContent & { handle: FileHandle }, FileProblem["reason"]>>
  /** Lets the user choose where to save a file with this name; asks before replacing one. */
  pickToSave(suggestedName: string): Promise<Result<BoundFile | null>>
  /** Reads the file of a handle now. */
  read(handle: FileHandle): Promise<Result<FileContent, FileProblem["reason"]>>
  /** Writes a file whole or not at all. Never one that `pickToOpen` or a drop gave as input, unless it is `.shuzhi`. */
  write(handle: FileHandle, bytes: Uint8Array): Promise<Result<null, FileProblem["reason"]>>
  /** Handles that mean the same file get the same key; survives restarts as far as the shell can. Null: no idea. */
  identity(handle: FileHandle): Promise<string | null>
  reveal(handle: FileHandle): Promise<Result<null>>
  print(): Promise<Result<null>>
  /** Takes a lock by name, or answers null when another window has it. Released when called, or when the window dies. */
  lock(name: string): Promise<(() => void) | null>
  setWindow(state: {
    title: string
    edited: boolean
    enabled: readonly string[]
    checked: readonly string[]
  }): void
  closeReady(close: boolean): void
  /** The content that a page rescued while it was being closed, if there is any; and forgetting it. */
  rescued(id: string): { revision: number; report: unknown; at: string } | null
  forgetRescued(id: string): void
  /** A file that the program was started with. Answered once. */
  takeOpened(): Promise<(FileContent & { handle: FileHandle }) | null>
}
