import { byName, isReportName } from "#shared/api/endings"
import { fail, ok } from "#shared/api/result"
import { readingMessages } from "#shared/services/messages"
import { limits } from "#shared/source/limits"
import type { App } from "../../app/store"
import { say } from "../../app/store"
import { showBatch, startBatch } from "./acts"
import type { BatchFile } from "./batch"

interface DirectoryHandle {
  readonly kind: "directory"
  readonly name: string
  values(): AsyncIterable<DirectoryHandle | FileSystemFileHandle>
}
type HandleItem = DataTransferItem & {
  getAsFileSystemHandle?(): Promise<DirectoryHandle | FileSystemFileHandle | null>
}

/** A file below what was dropped: `file` is asked for only when it is read. */
interface Found {
  name: string
  file(): Promise<File>
  handle: FileSystemFileHandle | null
}

/**
 * Takes a dropped folder, or on the page of the batch several files, for a batch. Answers false when what was dropped
 * is for somebody else. All that the event holds is asked for before it is over.
 */
export function openDroppedFolder(app: App, transfer: DataTransfer): boolean {
  const items = [...transfer.items].filter(({ kind }) => kind === "file")
  const entries = items.map((item) => item.webkitGetAsEntry())
  const hasFolder = entries.some((entry) => entry?.isDirectory)
  const isHere = app.store.getState().page.name === "batch"
  if (!hasFolder && !(isHere && items.length > 1)) return false
  // A page that was opened as a file may not read entries, and the program's window asks nobody for handles.
  const handles =
    app.info.shell === "portable" && "getAsFileSystemHandle" in DataTransferItem.prototype
      ? items.map((item) => (item as HandleItem).getAsFileSystemHandle!().catch(() => null))
      : null
  void take(app, entries, handles)
  return true
}

async function take(
  app: App,
  entries: readonly (FileSystemEntry | null)[],
  handles: readonly Promise<DirectoryHandle | FileSystemFileHandle | null>[] | null,
): Promise<void> {
  const known = handles ? await Promise.all(handles) : []
  const only = entries.length === 1 && entries[0]?.isDirectory
  const found: Found[] = []
  try {
    for (const [i, entry] of entries.entries()) {
      const handle = known[i]
      if (handle) await below(handle, "", found)
      else if (entry) await belowEntry(entry, "", found)
    }
  } catch {
    say(app, "这个文件夹读不了。系统没有说明原因，点“选文件夹”再选一次。")
    return
  }
  await showBatch(app)
  if (app.store.getState().page.name !== "batch") return
  // The one folder that was dropped is the place that names are told from.
  const cut = only ? entries[0]!.name.length + 1 : 0
  const files = found
    .map((one) => ({ ...one, name: one.name.slice(cut) }))
    .filter(({ name }) => isReportName(name))
    .sort(byName)
  await startBatch(
    app,
    only ? entries[0]!.name : "拖进来的报告",
    files.map((one) => batchFile(app, one)),
  )
}

async function below(
  entry: DirectoryHandle | FileSystemFileHandle,
  above: string,
  found: Found[],
): Promise<void> {
  const name = above + entry.name
  if (entry.kind === "file") found.push({ name, file: () => entry.getFile(), handle: entry })
  else for await (const child of entry.values()) await below(child, `${name}/`, found)
}

async function belowEntry(entry: FileSystemEntry, above: string, found: Found[]): Promise<void> {
  const name = above + entry.name
  if (entry.isFile) {
    const file = () =>
      new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    found.push({ name, file, handle: null })
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  for (;;) {
    // A hundred at a time.
    const children = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (children.length === 0) return
    for (const child of children) await belowEntry(child, `${name}/`, found)
  }
}

function batchFile(app: App, { name, file, handle }: Found): BatchFile {
  return {
    name,
    async bytes() {
      try {
        const got = await file()
        if (got.size > limits.fileBytes) return fail("tooLarge", readingMessages.tooLarge)
        return ok(new Uint8Array(await got.arrayBuffer()))
      } catch {
        return fail("failed", readingMessages.failed)
      }
    },
    async open() {
      try {
        return await app.host.openDropped({ file: await file(), handle })
      } catch {
        return fail("gone", readingMessages.gone)
      }
    },
  }
}
