import { randomBytes } from "node:crypto"
import { readFile, realpath, stat } from "node:fs/promises"
import { basename, dirname, join, resolve } from "node:path"
import { z } from "zod"
import { FileHandle, type FileProblem, type OpenedFile } from "#shared/api/contract"
import { fail, ok, type Result } from "#shared/api/result"
import { Exclusive } from "#shared/services/exclusive"
import { openRecord, recordVersion } from "#shared/services/library"
import { readingMessages, writingMessages } from "#shared/services/messages"
import { type FileContent, type Storage, StorageError } from "#shared/services/ports"
import { limits } from "#shared/source/limits"
import { codeOf, writeWhole } from "./files"

type Reason = FileProblem["reason"]

const Known = z.object({
  version: z.literal(recordVersion),
  /** Last used last. */
  files: z.array(z.object({ handle: FileHandle, path: z.string() })),
})
type Known = z.infer<typeof Known>

/** As many handles are remembered: those used last. */
const kept = 1_000

/**
 * The files that the user chose, by handle: the part of `Platform` that needs Node and no window. Which path a
 * handle stands for is remembered beyond the end of the program and never told to a page.
 */
export class UserFiles {
  private readonly exclusive = new Exclusive()
  private known: Known["files"] | null = null

  constructor(private readonly storage: Storage) {}

  /** The handle of a path, the same for every name of the same file. */
  handleOf(path: string): Promise<FileHandle> {
    return this.exclusive.run("known", async () => {
      const files = await this.load()
      const real = await trueName(path)
      const before = files.find((file) => foldName(file.path) === foldName(real))
      const file = before ?? { handle: `f${randomBytes(10).toString("hex")}`, path: real }
      this.known = [...files.filter((other) => other !== before), file].slice(-kept)
      await this.store(this.known)
      return file.handle
    })
  }

  async pathOf(handle: FileHandle): Promise<string | null> {
    const files = await this.exclusive.run("known", () => this.load())
    return files.find((file) => file.handle === handle)?.path ?? null
  }

  /** Reads a file by its path, as a dialog or a drop gives it. */
  async openPath(path: string): Promise<Result<OpenedFile>> {
    const read = await readPath(path)
    return read.ok ? ok({ handle: await this.handleOf(path), ...read.value }) : read
  }

  async read(handle: FileHandle): Promise<Result<FileContent, Reason>> {
    const path = await this.pathOf(handle)
    return path === null ? fail("gone", readingMessages.gone) : readPath(path)
  }

  /** Writes a file whole or not at all; one that is there is replaced. */
  async write(handle: FileHandle, bytes: Uint8Array): Promise<Result<null, Reason>> {
    const path = await this.pathOf(handle)
    if (path === null) return fail("gone", writingMessages.gone)
    try {
      await writeWhole(path, bytes, true)
      return ok(null)
    } catch (error) {
      const reason = writingReason(error)
      return fail(reason, writingMessages[reason])
    }
  }

  /** The same for all names of one file, and after a restart. */
  async identity(handle: FileHandle): Promise<string | null> {
    const path = await this.pathOf(handle)
    return path === null ? null : foldName(await trueName(path))
  }

  private async load(): Promise<Known["files"]> {
    if (this.known) return this.known
    const none: Known = { version: recordVersion, files: [] }
    // Without the table the user chooses his files again; nothing of them is lost.
    const db = await openRecord<Known>(this.storage, "files", "main", Known, none).catch(onlyStorage)
    this.known = db?.data.files ?? []
    return this.known
  }

  private async store(files: Known["files"]): Promise<void> {
    const record = this.storage.record<Known>("files", "main", isKnown)
    await record.write({ version: recordVersion, files }).catch(onlyStorage)
  }
}

/** Reads a file by its path; a failure is worded for the user. */
export async function readPath(path: string): Promise<Result<FileContent, Reason>> {
  try {
    const info = await stat(path)
    if (info.isDirectory()) return fail("failed", readingMessages.folder)
    // A pipe or a device would never end.
    if (!info.isFile()) return fail("failed", readingMessages.failed)
    if (info.size > limits.fileBytes) return fail("failed", readingMessages.tooLarge)
    return ok({ name: basename(path), bytes: new Uint8Array(await readFile(path)) })
  } catch (error) {
    const reason = readingReason(error)
    return fail(reason, readingMessages[reason])
  }
}

const readingReasons: Readonly<Record<string, "gone" | "busy" | "denied">> = {
  ENOENT: "gone",
  ENOTDIR: "gone",
  ENODEV: "gone",
  ENXIO: "gone",
  EBUSY: "busy",
  EACCES: "denied",
  EPERM: "denied",
}

/** Why a file or folder could not be read. */
export function readingReason(error: unknown): "gone" | "busy" | "denied" | "failed" {
  return readingReasons[codeOf(error)] ?? "failed"
}

const writingReasons: Readonly<Record<string, Exclude<Reason, "changedElsewhere" | "failed">>> = {
  ...readingReasons,
  ENOSPC: "full",
  EDQUOT: "full",
  EROFS: "readOnly",
}

function writingReason(error: unknown) {
  const { syscall } = error as { syscall?: string }
  // Word and WPS hold the file that they show: Windows lets nobody put another in its place then.
  if (process.platform === "win32" && syscall === "rename" && ["EPERM", "EACCES"].includes(codeOf(error)))
    return "busy"
  return writingReasons[codeOf(error)] ?? "failed"
}

/** The one name of a file, links followed; the file itself need not be there, as before it is saved first. */
async function trueName(path: string): Promise<string> {
  const full = resolve(path)
  return realpath(full).catch(() =>
    realpath(dirname(full)).then(
      (folder) => join(folder, basename(full)),
      () => full,
    ),
  )
}

/** Windows and macOS do not tell capitals from small letters in names; 统信 and 麒麟 do. */
function foldName(path: string): string {
  return process.platform === "linux" ? path : path.toLowerCase()
}

function isKnown(value: unknown): value is Known {
  return Known.safeParse(value).success
}

function onlyStorage(error: unknown): null {
  if (error instanceof StorageError) return null
  throw error
}
