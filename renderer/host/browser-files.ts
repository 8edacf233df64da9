import type { BoundFile, FileHandle, FileProblem, Folder, FolderUse, OpenedFile } from "#shared/api/contract"
import { byName, isReportName } from "#shared/api/endings"
import { fail, ok, type Result } from "#shared/api/result"
import { readingMessages, refuse, writingMessages } from "#shared/services/messages"
import { type FileContent, StorageError } from "#shared/services/ports"
import { limits } from "#shared/source/limits"
import type { Database } from "./database"

type Reason = FileProblem["reason"]

/** What TypeScript does not know of the File System Access API: it is Chromium's alone. */
interface PickerOptions {
  suggestedName?: string
  types?: { description: string; accept: Record<string, string[]> }[]
}
interface Pickers {
  showOpenFilePicker?(options: PickerOptions): Promise<FileSystemFileHandle[]>
  showSaveFilePicker?(options: PickerOptions): Promise<FileSystemFileHandle>
  showDirectoryPicker?(): Promise<FolderHandle>
}
interface Permissions {
  queryPermission(wanted: { mode: "read" | "readwrite" }): Promise<PermissionState>
  requestPermission(wanted: { mode: "read" | "readwrite" }): Promise<PermissionState>
}
interface FolderHandle {
  readonly name: string
  values(): AsyncIterable<FileSystemFileHandle | (FolderHandle & { readonly kind: "directory" })>
}
type DiskHandle = FileSystemFileHandle & Permissions

/** A file that the user chose. */
type Known =
  /** `read`: what this page read from it. `asked`: the browser is asking the user whether it may be written. */
  | { at: "disk"; disk: DiskHandle; read: Uint8Array | null; asked?: Promise<boolean> | undefined }
  /** Chosen where the browser gives no handle: it can be read, not written. */
  | { at: "input"; file: File }
  /** To be downloaded under this name. */
  | { at: "download"; name: string }

const kinds: Record<string, { description: string; accept: Record<string, string[]> }> = {
  docx: {
    description: "Word 文档",
    accept: { "application/vnd.openxmlformats-officedocument.wordprocessingml.document": [".docx"] },
  },
  shuzhi: { description: "述职台报告", accept: { "application/x-shuzhi": [".shuzhi"] } },
  xlsx: {
    description: "Excel 表格",
    accept: { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": [".xlsx"] },
  },
}

/** For so many milliseconds a click counts as the reason for what is saved. The browser's own measure is 5 s. */
const commandLasts = 2_000
/** Milliseconds that a save waits for the user's answer. */
const patience = 1_000

const readable = {
  description: "报告",
  accept: {
    ...kinds.docx!.accept,
    ...kinds.shuzhi!.accept,
    "application/msword": [".doc"],
    "application/vnd.ms-works": [".wps"],
    "text/plain": [".txt"],
    "text/markdown": [".md"],
  },
}

/** The files of the user's choice in a page: by handle where the browser has them, else by upload and download. */
export class BrowserFiles {
  private readonly known = new Map<FileHandle, Known>()
  /** The files of the folder that was chosen last for each use. They are many, and most are looked at once. */
  private readonly listed = new Map<FolderUse, ReadonlyMap<FileHandle, DiskHandle | File>>()
  private commandedAt = Number.NEGATIVE_INFINITY

  constructor(
    private readonly database: Database,
    private readonly newToken: () => string,
    private readonly pickers: Pickers = window as unknown as Pickers,
  ) {
    for (const type of ["click", "drop", "keydown"])
      window.addEventListener(type, (event) => this.noteCommand(event), { capture: true })
  }

  /** Can a file be saved in place? */
  get canBind(): boolean {
    return this.pickers.showOpenFilePicker !== undefined && this.pickers.showSaveFilePicker !== undefined
  }

  async pickToOpen(): Promise<Result<OpenedFile | null>> {
    if (!this.pickers.showOpenFilePicker) {
      const file = await chooseByInput()
      return file ? this.openDropped(file, null) : ok(null)
    }
    try {
      const [disk] = await this.pickers.showOpenFilePicker({ types: [readable] })
      return await this.openDisk(disk as DiskHandle)
    } catch (error) {
      return notPicked(error)
    }
  }

  /** Opens a file that was dropped; `handle` is null where the browser gives none. */
  async openDropped(file: File | null, handle: FileSystemHandle | null): Promise<Result<OpenedFile>> {
    if (handle?.kind === "directory") return fail("failed", readingMessages.folder)
    if (handle) return this.openDisk(handle as DiskHandle)
    if (!file) return fail("failed", readingMessages.failed)
    const read = await contentOf(file)
    return read.ok ? ok({ handle: this.add({ at: "input", file }), ...read.value }) : read
  }

  /** Lists a folder of the user's choice. Handles of the one before of the same use are void. */
  async pickFolder(use: FolderUse): Promise<Result<Folder | null>> {
    try {
      const found = this.pickers.showDirectoryPicker
        ? await filesBelow(await this.pickers.showDirectoryPicker())
        : await chooseFolderByInput()
      if (!found) return ok(null)
      const listed = new Map<FileHandle, DiskHandle | File>()
      const files = found.files
        .filter(({ name }) => isReportName(name))
        .sort(byName)
        .map(({ name, file }) => {
          const handle = `f${this.newToken()}`
          listed.set(handle, file)
          return { handle, name }
        })
      this.listed.set(use, listed)
      return ok({ name: found.name, files })
    } catch (error) {
      return notPicked(error)
    }
  }

  /** Reads a file of such a folder. */
  async readListed(handle: FileHandle): Promise<Result<FileContent, Reason>> {
    const file = this.listedFile(handle)
    if (!file) return fail("gone", readingMessages.gone)
    try {
      return await contentOf(file instanceof File ? file : await file.getFile())
    } catch (error) {
      return notRead(error)
    }
  }

  /** Opens a file of such a folder as one that was chosen by itself. */
  async openListed(handle: FileHandle): Promise<Result<OpenedFile, Reason>> {
    const file = this.listedFile(handle)
    if (!file) return fail("gone", readingMessages.gone)
    const opened = await (file instanceof File ? this.openDropped(file, null) : this.openDropped(null, file))
    return opened.ok ? opened : fail("failed", opened.failure.message)
  }

  async pickToSave(suggestedName: string): Promise<Result<BoundFile | null>> {
    const name = fileName(suggestedName)
    if (!this.pickers.showSaveFilePicker) return ok({ handle: this.add({ at: "download", name }), name })
    try {
      const kind = kinds[/\.(\w+)$/.exec(name)?.[1] ?? ""]
      const disk = await this.pickers.showSaveFilePicker({
        suggestedName: name,
        ...(kind && { types: [kind] }),
      })
      const handle = await this.handleOf(disk as DiskHandle)
      await this.undoEmptying(handle)
      return ok({ handle, name: disk.name })
    } catch (error) {
      return notPicked(error)
    }
  }

  async read(handle: FileHandle): Promise<Result<FileContent, Reason>> {
    const known = await this.find(handle)
    if (known?.at === "input") return contentOf(known.file)
    if (known?.at !== "disk") return fail("gone", readingMessages.gone)
    try {
      if (!(await this.isGranted(known, "read"))) return fail("denied", writingMessages.notGranted)
      const read = await contentOf(await known.disk.getFile())
      if (read.ok) known.read = read.value.bytes
      return read
    } catch (error) {
      return notRead(error)
    }
  }

  async write(handle: FileHandle, bytes: Uint8Array): Promise<Result<null, Reason>> {
    const known = await this.find(handle)
    if (known?.at === "download") return download(known.name, bytes)
    if (known?.at !== "disk") return fail("gone", writingMessages.gone)
    try {
      if (!(await this.isGranted(known, "readwrite"))) return fail("denied", writingMessages.notGranted)
      await writeDisk(known.disk, bytes)
      return ok(null)
    } catch (error) {
      const reason = writingReason(error)
      return fail(reason, writingMessages[reason])
    }
  }

  /** Files with one handle are one file; of an upload nobody knows where it came from. */
  async identity(handle: FileHandle): Promise<string | null> {
    return (await this.find(handle))?.at === "disk" ? handle : null
  }

  private listedFile(handle: FileHandle): DiskHandle | File | undefined {
    for (const files of this.listed.values()) if (files.has(handle)) return files.get(handle)
    return undefined
  }

  /** Has the browser ask now whether the file may be written, if it has to: better than in mid-sentence. */
  async askToWrite(handle: FileHandle): Promise<void> {
    const known = await this.find(handle)
    if (known?.at === "disk") await this.isGranted(known, "readwrite")
  }

  /** Clicks and commands by key, but not typing. */
  private noteCommand(event: Event): void {
    const typing = event instanceof KeyboardEvent && !event.ctrlKey && !event.metaKey
    if (!typing) this.commandedAt = performance.now()
  }

  /** Asks the user where the browser wants it, just after he commanded something; saving by itself never asks. */
  private async isGranted(known: Known & { at: "disk" }, mode: "read" | "readwrite"): Promise<boolean> {
    if ((await known.disk.queryPermission({ mode })) === "granted") return true
    if (performance.now() - this.commandedAt > commandLasts) return false
    known.asked ??= known.disk
      .requestPermission({ mode: "readwrite" })
      .then(
        (state) => state === "granted",
        () => false,
      )
      .finally(() => {
        known.asked = undefined
      })
    // The library must not wait until the user has made up his mind: his answer counts for the next save.
    return Promise.race([known.asked, new Promise<false>((late) => setTimeout(late, patience, false))])
  }

  private async openDisk(disk: DiskHandle): Promise<Result<OpenedFile>> {
    const handle = await this.handleOf(disk)
    const read = await this.read(handle)
    return read.ok ? ok({ handle, ...read.value }) : read
  }

  /**
   * The browser empties the chosen file before the page hears of it. One that this page read gets its content back:
   * whether it is written at all is decided later.
   */
  private async undoEmptying(handle: FileHandle): Promise<void> {
    const known = this.known.get(handle)
    if (known?.at !== "disk" || !known.read || known.read.length === 0) return
    if ((await known.disk.getFile()).size === 0) await writeDisk(known.disk, known.read)
  }

  private add(known: Known): FileHandle {
    const handle = `f${this.newToken()}`
    this.known.set(handle, known)
    return handle
  }

  /** The handle of a file on the disk, the one from before where it is the same file. */
  private async handleOf(disk: DiskHandle): Promise<FileHandle> {
    await this.loadStored()
    for (const [handle, known] of this.known) {
      if (known.at !== "disk" || !(await known.disk.isSameEntry(disk))) continue
      // The user has just given this one: it may be read, while the one that was stored may not yet.
      known.disk = disk
      return handle
    }
    const handle = this.add({ at: "disk", disk, read: null })
    if (/\.shuzhi$/i.test(disk.name)) await this.store(handle, disk)
    return handle
  }

  private async find(handle: FileHandle): Promise<Known | null> {
    if (!this.known.has(handle)) await this.loadStored()
    return this.known.get(handle) ?? null
  }

  private async loadStored(): Promise<void> {
    const stored = await this.database
      .use(async (connection) => {
        const { store } = connection.transaction("handles")
        const [keys, disks] = await Promise.all([store.getAllKeys(), store.getAll()])
        return keys.map((key, at) => [key, disks[at] as DiskHandle] as const)
      })
      .catch(noneStored)
    for (const [handle, disk] of stored)
      if (!this.known.has(handle)) this.known.set(handle, { at: "disk", disk, read: null })
  }

  private async store(handle: FileHandle, disk: DiskHandle): Promise<void> {
    // Without it the user chooses the file again after a restart.
    await this.database.use((connection) => connection.put("handles", disk, handle)).catch(noneStored)
  }
}

function noneStored(error: unknown): never[] {
  if (error instanceof StorageError) return []
  throw error
}

async function contentOf(file: File): Promise<Result<FileContent, Reason>> {
  if (file.size > limits.fileBytes) return fail("failed", readingMessages.tooLarge)
  try {
    return ok({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  } catch (error) {
    return notRead(error)
  }
}

/** Chromium writes beside the file and puts it in place when the stream is closed. */
async function writeDisk(disk: DiskHandle, bytes: Uint8Array): Promise<void> {
  const stream = await disk.createWritable()
  try {
    await stream.write(bytes as Uint8Array<ArrayBuffer>)
  } catch (error) {
    await stream.abort().catch(() => {})
    throw error
  }
  await stream.close()
}

function nameOf(error: unknown): string {
  return error instanceof DOMException ? error.name : ""
}

function notPicked(error: unknown): Result<null> {
  const name = nameOf(error)
  if (name === "AbortError") return ok(null)
  return refuse(name === "SecurityError" ? "clickAgain" : "pickerFailed")
}

function notRead(error: unknown): { ok: false; failure: { reason: Reason; message: string } } {
  const reason = ({ NotFoundError: "gone", NotReadableError: "busy", NotAllowedError: "denied" } as const)[
    nameOf(error) as "NotFoundError"
  ]
  return fail(reason ?? "failed", readingMessages[reason ?? "failed"])
}

function writingReason(error: unknown): Exclude<Reason, "changedElsewhere"> {
  const reasons: Readonly<Record<string, Exclude<Reason, "changedElsewhere">>> = {
    NotFoundError: "gone",
    NotAllowedError: "denied",
    NoModificationAllowedError: "busy",
    InvalidStateError: "busy",
    QuotaExceededError: "full",
  }
  return reasons[nameOf(error)] ?? "failed"
}

/** Windows takes none of these characters in a name. */
function fileName(text: string): string {
  const name = [...text].map((c) => (/[\\/:*?"<>|]/.test(c) || c < " " ? "_" : c)).join("")
  return name.trim() || "述职报告"
}

function chooseByInput(): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement("input")
    input.type = "file"
    input.accept = Object.values(readable.accept).flat().join(",")
    input.addEventListener("change", () => resolve(input.files?.[0] ?? null))
    input.addEventListener("cancel", () => resolve(null))
    input.click()
  })
}

interface Found {
  name: string
  files: { name: string; file: DiskHandle | File }[]
}

async function filesBelow(folder: FolderHandle): Promise<Found> {
  const files: Found["files"] = []
  const walk = async (at: FolderHandle, above: string): Promise<void> => {
    for await (const entry of at.values()) {
      const name = above + entry.name
      if (entry.kind === "directory") await walk(entry, `${name}/`)
      else files.push({ name, file: entry as DiskHandle })
    }
  }
  await walk(folder, "")
  return { name: folder.name, files }
}

/** Browsers without pickers of their own list the files of a folder, each with its place below it. */
function chooseFolderByInput(): Promise<Found | null> {
  return new Promise((resolve) => {
    const input = document.createElement("input")
    input.type = "file"
    input.webkitdirectory = true
    input.addEventListener("change", () => {
      const files = [...(input.files ?? [])]
      // `folder/below/name`
      const parts = files.map((file) => ({ file, path: file.webkitRelativePath.split("/") }))
      resolve(
        files.length === 0
          ? null
          : {
              name: parts[0]!.path[0]!,
              files: parts.map(({ file, path }) => ({ file, name: path.slice(1).join("/") })),
            },
      )
    })
    input.addEventListener("cancel", () => resolve(null))
    input.click()
  })
}

function download(name: string, bytes: Uint8Array): Result<null, Reason> {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]))
  const link = document.createElement("a")
  link.href = url
  link.download = name
  link.click()
  // The browser reads it after the click; a minute is long enough even for a slow disk.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  return ok(null)
}
