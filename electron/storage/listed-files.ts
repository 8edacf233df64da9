import { randomBytes } from "node:crypto"
import { basename } from "node:path"
import type { FileHandle, FileProblem, Folder, FolderUse, OpenedFile } from "#shared/api/contract"
import { fail, ok, type Result } from "#shared/api/result"
import { folderMessages, readingMessages } from "#shared/services/messages"
import type { FileContent } from "#shared/services/ports"
import { reportFiles } from "./report-files"
import { readingReason, readPath, type UserFiles } from "./user-files"

type Reason = FileProblem["reason"]

/**
 * The files of the folder that the user chose last for each use, by handles that live no longer than the program: a folder of a
 * thousand reports must not drive the user's own files out of the table of `UserFiles`.
 */
export class ListedFiles {
  private readonly folders = new Map<FolderUse, ReadonlyMap<FileHandle, string>>()

  constructor(private readonly files: UserFiles) {}

  /** Lists a folder. Handles of the one before of the same use are void. */
  async choose(folder: string, use: FolderUse): Promise<Result<Folder, Reason>> {
    const paths = new Map<FileHandle, string>()
    try {
      const files = (await reportFiles(folder)).map(({ path, name }) => {
        const handle = `f${randomBytes(10).toString("hex")}`
        paths.set(handle, path)
        return { handle, name }
      })
      this.folders.set(use, paths)
      return ok({ name: basename(folder) || folder, files })
    } catch (error) {
      const reason = readingReason(error)
      return fail(reason, folderMessages[reason])
    }
  }

  async read(handle: FileHandle): Promise<Result<FileContent, Reason>> {
    const path = this.pathOf(handle)
    return path === undefined ? fail("gone", readingMessages.gone) : readPath(path)
  }

  /** Reads a file as one that the user chose by itself: it gets its lasting handle. */
  async open(handle: FileHandle): Promise<Result<OpenedFile, Reason>> {
    const path = this.pathOf(handle)
    if (path === undefined) return fail("gone", readingMessages.gone)
    const opened = await this.files.openPath(path)
    return opened.ok ? opened : fail("failed", opened.failure.message)
  }

  private pathOf(handle: FileHandle): string | undefined {
    for (const paths of this.folders.values()) if (paths.has(handle)) return paths.get(handle)
    return undefined
  }
}
