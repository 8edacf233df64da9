import {
  type BoundFile,
  contract,
  type FileHandle,
  type FileProblem,
  type HostApi,
  type OpenedFile,
  type OpenReport,
  type ReportEntry,
  ReportId,
  type Saved,
  type VersionEntry,
} from "../api/contract"
import { type MethodName, methodNames } from "../api/methods"
import { fail, ok, type Result } from "../api/result"
import { defaultUserSettings, Settings } from "../api/settings"
import { endsStep } from "../model/history"
import { type ReportJson, reportFormat } from "../model/report"
import { bytesOf, holding, intending, isShuzhi, relationOf, writeInPlace } from "./bound-file"
import type { Kept, Version } from "./history"
import { Core, type Hold, Holds } from "./holds"
import { InputFiles } from "./inputs"
import {
  type Binding,
  entryOf,
  type Line,
  lineOf,
  openRecord,
  recordVersion,
  type StoredReport,
} from "./library"
import { noticeMessages, refuse } from "./messages"
import { type Platform, type Storage, StorageError } from "./ports"
import { stampOf } from "./stamp"

/** The argument of a method after checking: defaults are filled in. */
type Input<Method extends MethodName> = (typeof contract)[Method]["_output"]
/** What the class below implements: the contract with its inputs checked. It may throw a `StorageError`. */
type Checked = { [Method in MethodName]: (input: Input<Method>) => ReturnType<HostApi[Method]> }

/** The host of one window. Its methods check their input and never throw. */
export interface Client extends HostApi {
  /**
   * Notes a file that reaches the page by another way than `pickFile` (dropped, or opened from outside): it is
   * never exported over, and what it held is known to be on the page.
   */
  received(file: OpenedFile): Promise<OpenedFile>
  /** The window is gone: gives back what it had open. */
  dispose(): Promise<void>
}

/** The services over one storage; the windows of a program share them. */
export interface Services {
  forClient(platform: Platform): Client
}

/** There must be only one for a storage in a program: it keeps two windows from writing one report. */
export function createServices(storage: Storage): Services {
  const core = new Core(storage)
  const inputs = new InputFiles(storage)
  return { forClient: (platform) => clientOf(new WindowHost(core, inputs, platform)) }
}

/** The services for a program with one window: the portable page. */
export function createHost(storage: Storage, platform: Platform): Client {
  return createServices(storage).forClient(platform)
}

/** Calls a method for someone who is not trusted: by any name, with anything. Never throws. */
export async function callMethod(host: HostApi, name: string, input: unknown): Promise<Result<unknown>> {
  const method = methodNames.find((known) => known === name)
  return method ? host[method](input as never) : refuse("unexpected")
}

function clientOf(host: WindowHost): Client {
  const methods = methodNames.map((name) => [name, (input: unknown) => answered(host, name, input)])
  return {
    ...(Object.fromEntries(methods) as HostApi),
    received: (file) => host.received(file),
    dispose: () => host.dispose(),
  }
}

async function answered(host: WindowHost, name: MethodName, input: unknown): Promise<Result<unknown>> {
  const parsed = contract[name].safeParse(input)
  if (!parsed.success) return refuse("unexpected")
  try {
    return await host[name](parsed.data as never)
  } catch (error) {
    if (error instanceof StorageError) return fail(error.reason, error.message)
    console.error(error)
    return refuse("unexpected")
  }
}

class WindowHost implements Checked {
  private readonly holds: Holds
  /** What the page was shown of a file last. */
  private readonly shown = new Map<FileHandle, { name: string; content: string }>()

  constructor(
    private readonly core: Core,
    private readonly inputs: InputFiles,
    private readonly platform: Platform,
  ) {
    this.holds = new Holds(core, platform)
  }

  // The program

  async start() {
    // A page that starts has nothing open; the one that was in this window before is gone.
    await this.holds.releaseAll()
    await this.holds.settleAbandoned()
    await this.lines()
    const { settings, notices } = await this.readSettings()
    const { shell, version, capabilities } = this.platform
    const opened = await this.platform.takeOpened()
    return ok({
      shell,
      version,
      settings,
      capabilities: { ...capabilities },
      notices: [...this.core.storage.takeNotices(), ...this.core.library.takeNotices(), ...notices],
      opened: opened && (await this.received(opened)),
    })
  }

  async saveSettings({ settings }: Input<"saveSettings">) {
    return this.core.exclusive.run("settings", async () => {
      const { stored } = await this.readSettings()
      // A field that only a newer program knows stays.
      await this.core.storage
        .record<Settings>("settings", "main", isSettings)
        .write({ ...(stored ?? {}), ...settings })
      return ok(null)
    })
  }

  print() {
    return this.platform.print()
  }

  async setWindow(state: Input<"setWindow">) {
    this.platform.setWindow(state)
    return ok(null)
  }

  async closeReady({ close }: Input<"closeReady">) {
    this.platform.closeReady(close)
    return ok(null)
  }

  // Reports

  async listReports() {
    const entries = (await this.lines()).map(entryOf)
    return ok(entries.sort((a, b) => (a.savedAt < b.savedAt ? 1 : a.savedAt > b.savedAt ? -1 : 0)))
  }

  async createReport({ report, summary, name, file }: Input<"createReport">): Promise<Result<OpenReport>> {
    const bound = file === null ? ok(null) : await this.bindingTo(file)
    if (!bound.ok) return bound
    const made = await this.holds.openNew({
      version: recordVersion,
      id: this.newId(),
      name: name || null,
      report,
      summary,
      revision: 1,
      savedAt: this.platform.now(),
      deletedAt: null,
      file: bound.value,
    })
    return made.ok ? ok(opened(made.value.stored)) : made
  }

  async openReport({ id }: Input<"openReport">): Promise<Result<OpenReport>> {
    const held = await this.holds.open(id, async (hold) =>
      hold.stored.deletedAt === null ? ok(hold) : refuse("inBin"),
    )
    if (held.ok) return ok({ ...opened(held.value.stored), ...this.rescueOf(held.value.stored) })
    if (held.failure.reason !== "locked") return held
    const read = await this.holds.read(id)
    if (!read.ok) return read
    return read.value.deletedAt === null ? ok({ ...opened(read.value), readOnly: true }) : refuse("inBin")
  }

  async saveReport(input: Input<"saveReport">) {
    // When it was asked for: what is rescued while it waits for its turn is newer.
    const savedAt = this.platform.now()
    return this.holds.with(input.id, async (hold): Promise<Result<Saved>> => {
      if (input.revision < hold.from || input.revision > hold.stored.revision) return refuse("stale")
      await this.keepStep(hold, input.report, savedAt)
      const stored = next(hold.stored, input, savedAt)
      const bytes = stored.file && bytesOf(input.report)
      if (bytes) stored.file = intending(stored.file!, stampOf(bytes), stored.revision)
      await this.core.library.write(stored)
      hold.stored = stored
      hold.from = stored.revision
      this.forgetRescued(input.id, input.revision, input.report)
      const file = bytes ? await this.saveFile(hold, stored.file!, bytes, input.overwrite) : null
      return ok({ revision: stored.revision, savedAt: stored.savedAt, file })
    })
  }

  async releaseReport({ id }: Input<"releaseReport">) {
    await this.holds.release(id)
    return ok(null)
  }

  async renameReport({ id, name }: Input<"renameReport">) {
    return asEntry(await this.holds.change(id, (stored) => ({ ...stored, name: name || null })))
  }

  async duplicateReport({ id }: Input<"duplicateReport">): Promise<Result<ReportEntry>> {
    const read = await this.holds.read(id)
    if (!read.ok) return read
    const { name, summary } = read.value
    const copy: StoredReport = {
      ...read.value,
      id: this.newId(),
      name: `${(name ?? (summary.title || "未命名的报告")).slice(0, 190)}（副本）`,
      summary: { ...summary, exportedAt: null },
      revision: 1,
      savedAt: this.platform.now(),
      deletedAt: null,
      file: null,
    }
    await this.core.library.write(copy)
    await this.core.library.settle(copy.id, copy, this.holds.lock)
    return ok(entryOf(lineOf(copy)))
  }

  async deleteReport({ id }: Input<"deleteReport">) {
    const now = this.platform.now()
    return asDone(
      await this.holds.change(id, (stored) => ({ ...stored, deletedAt: stored.deletedAt ?? now })),
    )
  }

  async restoreReport({ id }: Input<"restoreReport">) {
    return asEntry(await this.holds.change(id, (stored) => ({ ...stored, deletedAt: null })))
  }

  async purgeReport({ id }: Input<"purgeReport">) {
    return this.holds.with(id, async (hold) => {
      if (hold.stored.deletedAt === null) return refuse("notInBin")
      await this.holds.remove(id)
      this.platform.forgetRescued(id)
      return ok(null)
    })
  }

  async readReport({ id }: Input<"readReport">): ReturnType<HostApi["readReport"]> {
    const read = await this.holds.read(id)
    if (!read.ok) return read
    const { name, report, savedAt, deletedAt } = read.value
    return deletedAt === null ? ok({ name, report, savedAt }) : refuse("inBin")
  }

  // Versions of a report

  async listVersions({ id }: Input<"listVersions">): ReturnType<HostApi["listVersions"]> {
    const { versions, damaged } = await this.core.history.read(id)
    const notice = damaged > 0 ? noticeMessages.versionsUnreadable(damaged) : null
    return ok({ versions: versions.map(versionEntry).reverse(), notice })
  }

  async readVersion({ id, number }: Input<"readVersion">): ReturnType<HostApi["readVersion"]> {
    const read = await this.core.history.content(id, number)
    return read ? ok({ version: versionEntry(read.version), report: read.report }) : refuse("noVersion")
  }

  async keepVersion({ id, ...state }: Input<"keepVersion">): Promise<Result<VersionEntry>> {
    return this.holds.with(id, async (hold) => {
      const now = this.platform.now()
      return ok(versionEntry(await this.keep(hold, { ...state, at: now }, now)))
    })
  }

  async renameVersion({ id, number, name }: Input<"renameVersion">): Promise<Result<VersionEntry>> {
    return this.holds.with(id, async (hold) => {
      hold.versions = null
      const renamed = await this.core.history.rename(id, number, name)
      return renamed ? ok(versionEntry(renamed)) : refuse("noVersion")
    })
  }

  async deleteVersion({ id, number }: Input<"deleteVersion">): Promise<Result<null>> {
    return this.holds.with(id, async (hold) => {
      const read = await this.core.history.content(id, number)
      if (!read) return refuse("noVersion")
      if (read.version.name === null) return refuse("notNamed")
      hold.versions = null
      await this.core.history.remove(id, number)
      return ok(null)
    })
  }

  // Files

  async pickFile() {
    const picked = await this.platform.pickToOpen()
    if (!picked.ok) return picked
    return ok(picked.value && (await this.received(picked.value)))
  }

  async pickFolder({ use }: Input<"pickFolder">) {
    return this.platform.pickFolder(use)
  }

  async readFolderFile({ handle }: Input<"readFolderFile">) {
    return this.platform.readListed(handle)
  }

  async openFolderFile({ handle }: Input<"openFolderFile">) {
    const opened = await this.platform.openListed(handle)
    return opened.ok ? ok(await this.received(opened.value)) : opened
  }

  async relateFile({ handle }: Input<"relateFile">): ReturnType<HostApi["relateFile"]> {
    // What counts is what the page has of it: a change since then is found when the file is to be written.
    const seen = await this.seen(handle)
    if (!seen.ok) return seen
    const { name, content } = seen.value
    const stored = (await this.boundTo(handle)) ?? (await this.movedTo(handle, content))
    if (!stored?.file) return ok({ relation: "unknown", id: null })
    const { id, file, revision } = stored
    // A file that was moved; or the shell has forgotten the handle of before.
    if (file.handle !== handle) await this.rebind(id, handle, name)
    return ok({ relation: relationOf(file, content, revision), id })
  }

  async readBoundFile({ id }: Input<"readBoundFile">): Promise<Result<OpenedFile>> {
    const stored = await this.holds.read(id)
    if (!stored.ok) return stored
    return stored.value.file ? this.show(stored.value.file.handle) : refuse("notBound")
  }

  async saveReportAs(input: Input<"saveReportAs">): Promise<Result<(Saved & { bound: BoundFile }) | null>> {
    const may = await this.holds.with(input.id, async () => ok(null))
    if (!may.ok) return may
    const picked = await this.platform.pickToSave(input.suggestedName)
    if (!picked.ok || picked.value === null) return picked as Result<null>
    const bound = picked.value
    if (!isShuzhi(bound.name)) return refuse("notShuzhi")
    const key = await this.platform.identity(bound.handle)
    const freed = await this.freeFile(bound.handle, key, input.id)
    if (!freed.ok) return freed
    return this.holds.with(input.id, async (hold) => {
      const bytes = bytesOf(input.report)
      const written = await this.platform.write(bound.handle, bytes)
      if (!written.ok) return written
      const savedAt = this.platform.now()
      await this.keepStep(hold, input.report, savedAt)
      const stored = next(hold.stored, input, savedAt)
      // Where files cannot be saved in place this was a download: there is nothing to keep in step.
      if (this.platform.capabilities.bindFiles)
        stored.file = holding({ ...bound, key, stamps: [] }, stampOf(bytes), stored.revision)
      await this.core.library.write(stored)
      this.forgetRescued(input.id, hold.stored.revision, input.report)
      hold.stored = stored
      return ok({ revision: stored.revision, savedAt: stored.savedAt, file: null, bound })
    })
  }

  async exportFile({ suggestedName, bytes }: Input<"exportFile">) {
    const picked = await this.platform.pickToSave(suggestedName)
    if (!picked.ok || picked.value === null) return picked as Result<null>
    const { handle, name } = picked.value
    const key = await this.platform.identity(handle)
    const isOurs = (await this.lines()).some((line) => isFileOf(line, handle, key))
    if (isOurs || (await this.inputs.has(this.platform, handle))) return refuse("input")
    const written = await this.platform.write(handle, bytes)
    return written.ok ? ok({ name, handle: this.platform.capabilities.reveal ? handle : null }) : written
  }

  async revealFile({ handle }: Input<"revealFile">) {
    return this.platform.capabilities.reveal ? this.platform.reveal(handle) : refuse("unsupported")
  }

  // Beyond the contract

  async received({ handle, name, bytes }: OpenedFile): Promise<OpenedFile> {
    this.shown.set(handle, { name, content: stampOf(bytes) })
    // A `.shuzhi` is saved in place, and only over what we know of it; all else is somebody's original.
    if (!isShuzhi(name)) await this.inputs.add(this.platform, handle)
    return { handle, name, bytes }
  }

  dispose(): Promise<void> {
    return this.holds.releaseAll()
  }

  // Details

  private lines(): Promise<Line[]> {
    return this.core.library.list(this.holds.lock)
  }

  private newId(): ReportId {
    return ReportId.parse(`r${this.platform.newToken()}`)
  }

  /**
   * Keeps what is stored of a report before other content takes its place, if it is the last of its five minutes.
   * Before, so that no crash comes between; that it cannot be kept is no reason not to save.
   */
  private async keepStep(hold: Hold, report: ReportJson, savedAt: string): Promise<void> {
    const { stored } = hold
    if (!endsStep(Date.parse(stored.savedAt), Date.parse(savedAt))) return
    if (JSON.stringify(stored.report) === JSON.stringify(report)) return
    const { characters } = stored.summary
    const state: Kept = { at: stored.savedAt, name: null, characters, report: stored.report }
    await this.keep(hold, state, savedAt).catch(onlyStorage)
  }

  private async keep(hold: Hold, state: Kept, now: string): Promise<Version> {
    const { history } = this.core
    const { id } = hold.stored
    const known = hold.versions ?? (await history.read(id)).versions
    hold.versions = null
    const { versions, kept } = await history.keep(id, known, state, now)
    hold.versions = versions
    return kept
  }

  /** Saves the bound file of a report that the library already has; answers what kept it from it. */
  private async saveFile(
    hold: Hold,
    file: Binding,
    bytes: Uint8Array,
    overwrite: boolean,
  ): Promise<FileProblem | null> {
    const known = file.stamps.map(({ content }) => content)
    // Even who overwrites may only replace what the page was shown, and so could keep.
    const shown = overwrite ? this.shown.get(file.handle) : undefined
    if (shown) known.push(shown.content)
    const written = await writeInPlace(this.platform, file, bytes, known, overwrite)
    if (!written.ok) return written.failure
    hold.stored = { ...hold.stored, file: holding(file, stampOf(bytes), hold.stored.revision) }
    // The record already names this content as one of two: failing to say that it is the one loses nothing.
    await this.core.library.write(hold.stored).catch(onlyStorage)
    return null
  }

  /** Reads a file for the page. */
  private async show(handle: FileHandle): Promise<Result<OpenedFile>> {
    const read = await this.platform.read(handle)
    if (!read.ok) return read
    const { name, bytes } = read.value
    this.shown.set(handle, { name, content: stampOf(bytes) })
    return ok({ handle, name, bytes })
  }

  private async seen(handle: FileHandle): Promise<Result<{ name: string; content: string }>> {
    const shown = this.shown.get(handle)
    if (shown) return ok(shown)
    const read = await this.platform.read(handle)
    return read.ok ? ok({ name: read.value.name, content: stampOf(read.value.bytes) }) : read
  }

  /** Binds a new report to a file that the page has read; null where files cannot be saved in place. */
  private async bindingTo(handle: FileHandle): Promise<Result<Binding | null>> {
    const seen = await this.seen(handle)
    if (!seen.ok) return seen
    const { name, content } = seen.value
    if (!isShuzhi(name)) return refuse("input")
    if (!this.platform.capabilities.bindFiles) return ok(null)
    const key = await this.platform.identity(handle)
    const freed = await this.freeFile(handle, key, null)
    return freed.ok ? ok(holding({ handle, name, key, stamps: [] }, content, 1)) : freed
  }

  /** A file belongs to one report: whichever had it before goes on without. */
  private async freeFile(
    handle: FileHandle,
    key: string | null,
    but: ReportId | null,
  ): Promise<Result<null>> {
    for (const line of await this.lines()) {
      if (line.id === but || !isFileOf(line, handle, key)) continue
      const freed = await this.holds
        .change(line.id, (stored) => ({ ...stored, file: null }))
        .catch(onlyDamaged)
      if (freed && !freed.ok) return freed.failure.reason === "locked" ? refuse("fileOpen") : freed
    }
    return ok(null)
  }

  /** The report whose file this is. One that is damaged has none: its file is what is left of it. */
  private async boundTo(handle: FileHandle): Promise<StoredReport | null> {
    const key = await this.platform.identity(handle)
    for (const line of await this.lines()) {
      if (line.deletedAt !== null || !isFileOf(line, handle, key)) continue
      const stored = await this.readable(line.id)
      if (stored) return stored
    }
    return null
  }

  /**
   * A report whose file is gone, found by what its file held: the file was moved, or its USB stick has another
   * letter today. A copy of a file that is still there is a file of its own.
   */
  private async movedTo(handle: FileHandle, content: string): Promise<StoredReport | null> {
    if ((await this.platform.identity(handle)) === null) return null
    for (const line of await this.lines()) {
      if (line.deletedAt !== null || !line.file) continue
      const stored = await this.readable(line.id)
      if (!stored?.file?.stamps.some((stamp) => stamp.content === content)) continue
      const old = await this.platform.read(line.file.handle)
      if (!old.ok && old.failure.reason === "gone") return stored
    }
    return null
  }

  private async readable(id: ReportId): Promise<StoredReport | null> {
    const read = await this.holds.read(id).catch(onlyDamaged)
    return read?.ok ? read.value : null
  }

  /** Gives a report's file another handle, unless another window has the report. */
  private async rebind(id: ReportId, handle: FileHandle, name: string): Promise<void> {
    const key = await this.platform.identity(handle)
    await this.holds.change(id, (stored) => ({
      ...stored,
      file: stored.file && { ...stored.file, handle, name, key },
    }))
  }

  /** What a page that was closed in mid-sentence left, if the library does not have it. */
  private rescueOf(stored: StoredReport): Partial<OpenReport> {
    const rescued = this.platform.rescued(stored.id)
    if (!rescued || !isReport(rescued.report)) return {}
    // Based on what is stored; or on the revision before, while the save that made this one was under way.
    const newer =
      rescued.revision >= stored.revision ||
      (rescued.revision === stored.revision - 1 && rescued.at >= stored.savedAt)
    if (!newer || JSON.stringify(rescued.report) === JSON.stringify(stored.report)) return {}
    return { report: rescued.report, rescued: true, savedAt: rescued.at }
  }

  /** A save took over what was rescued, unless that was rescued while the save was already under way. */
  private forgetRescued(id: ReportId, basedOn: number, report: ReportJson): void {
    const rescued = this.platform.rescued(id)
    if (!rescued) return
    if (rescued.revision < basedOn || JSON.stringify(rescued.report) === JSON.stringify(report))
      this.platform.forgetRescued(id)
  }

  private async readSettings(): Promise<{ settings: Settings; stored: object | null; notices: string[] }> {
    try {
      const db = await openRecord<Settings | null>(this.core.storage, "settings", "main", Settings, null)
      return { settings: Settings.parse(db.data ?? {}), stored: db.data, notices: [] }
    } catch (error) {
      onlyDamaged(error)
      return { settings: defaultUserSettings, stored: null, notices: [noticeMessages.settingsLost()] }
    }
  }
}

function next(
  stored: StoredReport,
  { report, summary }: Pick<StoredReport, "report" | "summary">,
  savedAt: string,
): StoredReport {
  return { ...stored, report, summary, revision: stored.revision + 1, savedAt }
}

function opened(stored: StoredReport): OpenReport {
  const { id, name, report, revision, file, savedAt } = stored
  return {
    id,
    name,
    report,
    revision,
    file: file && { handle: file.handle, name: file.name },
    readOnly: false,
    rescued: false,
    savedAt,
  }
}

function versionEntry({ number, at, name, characters }: Version): VersionEntry {
  return { number, at, name, characters }
}

function isFileOf({ file }: Line, handle: FileHandle, key: string | null): boolean {
  return file !== null && (file.handle === handle || (key !== null && file.key === key))
}

function isReport(value: unknown): value is ReportJson {
  return typeof value === "object" && value !== null && (value as ReportJson).format === reportFormat
}

function isSettings(value: unknown): value is Settings {
  return Settings.safeParse(value).success
}

function asEntry(changed: Result<StoredReport>): Result<ReportEntry> {
  return changed.ok ? ok(entryOf(lineOf(changed.value))) : changed
}

function asDone(changed: Result<unknown>): Result<null> {
  return changed.ok ? ok(null) : changed
}

function onlyStorage(error: unknown): void {
  if (!(error instanceof StorageError)) throw error
}

function onlyDamaged(error: unknown): null {
  if (error instanceof StorageError && error.reason === "damaged") return null
  throw error
}
