import { z } from "zod"
import type { ReportJson } from "../model/report"
import { commandIds } from "./menu"
import type { MethodName } from "./methods"
import type { Result } from "./result"
import { Settings } from "./settings"

/**
 * What the window may ask of its host, whichever it is: Electron's main process or the page itself. The contract
 * speaks ids, names and bytes, never paths: a page has none, and a page that was taken over cannot choose one.
 *
 * The host stores, shows dialogs and moves bytes. It never reads, checks or lays out a report: what comes from a
 * user's file is understood in the sandboxed page or its worker only.
 *
 * Every method answers a `Result`; its failures are worded in `shared/services/messages.ts`.
 */

export const ReportId = z.string().regex(/^r[a-z0-9]{6,40}$/)
export type ReportId = z.infer<typeof ReportId>

/** Stands for a file that the user chose; only the host knows where it lies. */
export const FileHandle = z.string().regex(/^f[a-z0-9]{6,40}$/)
export type FileHandle = z.infer<typeof FileHandle>

/** Tells the versions of one report apart. */
export const VersionNumber = z.number().int().min(1)
export type VersionNumber = z.infer<typeof VersionNumber>

const Bytes = z.instanceof(Uint8Array<ArrayBufferLike>)

/** The JSON of a report; checked as a report by whoever reads it (`shared/model/report.ts`). */
const Report = z.custom<ReportJson>(
  (value) =>
    typeof value === "object" && value !== null && (value as { format?: unknown }).format !== undefined,
)

const VersionName = z.string().trim().min(1).max(40)

/**
 * What a list of reports shows of one, worked out by the page that has it open: the host reads no report.
 * Character counts are without white space.
 */
export const Summary = z.object({
  title: z.string(),
  year: z.number().int().nullable(),
  unit: z.string().nullable(),
  characters: z.number().int().min(0),
  errors: z.number().int().min(0),
  warnings: z.number().int().min(0),
  /** When it was last exported, ISO 8601, or null. A later change does not reset it. */
  exportedAt: z.string().nullable().default(null),
})
export type Summary = z.infer<typeof Summary>

/** A report as the lists show it. Times are ISO 8601. */
export interface ReportEntry {
  id: ReportId
  /** The name that the user gave it, or null: its title is shown. */
  name: string | null
  summary: Summary
  savedAt: string
  /** When it was put into the bin, or null. */
  deletedAt: string | null
  /** Name of the `.shuzhi` file that it is bound to, or null. */
  file: string | null
}

/** An earlier state of a report. */
export interface VersionEntry {
  number: VersionNumber
  /** When the text was like this, ISO 8601. */
  at: string
  /** What the writer called it, or null: kept by the program, which drops it in time. */
  name: string | null
  /** As in its `Summary` then. */
  characters: number
}

/** A file that the user chose or dropped, and what was in it. */
export interface OpenedFile {
  handle: FileHandle
  name: string
  bytes: Uint8Array
}

/** A file below a folder that the user chose; nothing of it was read yet. */
export interface FolderFile {
  /** For `readFolderFile` and `openFolderFile` alone, until another folder is chosen for the same use. */
  handle: FileHandle
  /** Its name with those of the folders between, joined by `/`: `城关片区/栗坪镇.docx`. */
  name: string
}

/** What a chosen folder is for: the reports under review, or last year's that they are held against. */
export const FolderUse = z.enum(["reports", "lastYear"])
export type FolderUse = z.infer<typeof FolderUse>

/** A folder that the user chose, with the reports that lie in it and below. */
export interface Folder {
  name: string
  /** Sorted by name. */
  files: FolderFile[]
}

/** The `.shuzhi` file that an open report is saved to. */
export interface BoundFile {
  handle: FileHandle
  name: string
}

/** How a chosen `.shuzhi` file stands to what the library has of it. */
export type FileRelation =
  /** The library knows nothing of this file. */
  | "unknown"
  /** Neither changed since the last save to the file. */
  | "same"
  /** Somebody changed the file; the recovery copy holds nothing that the file's last state did not. */
  | "fileChanged"
  /** The recovery copy has changes that never got into the file. */
  | "copyChanged"
  | "bothChanged"

export interface OpenReport {
  id: ReportId
  name: string | null
  report: ReportJson
  /** Counts saves; a save must name the one that it is based on. */
  revision: number
  file: BoundFile | null
  /** Another window has it open: it can be read, not changed. */
  readOnly: boolean
  /** The report holds changes of a session that ended before they were saved, rescued at `savedAt`. */
  rescued: boolean
  savedAt: string
}

export interface Saved {
  revision: number
  savedAt: string
  /** Why the bound file could not be written although the library has the report; null when it is written or unbound. */
  file: FileProblem | null
}

/** `changedElsewhere`: the file is not what we last read or wrote; nothing was written, the user must choose. */
export interface FileProblem {
  reason: "changedElsewhere" | "busy" | "full" | "readOnly" | "gone" | "denied" | "failed"
  message: string
}

export interface StartInfo {
  /** `electron` or `portable` (the page alone). */
  shell: "electron" | "portable"
  version: string
  settings: Settings
  capabilities: {
    /** The host shows its own menu bar; the page leaves its own out. */
    nativeMenu: boolean
    /** 打开所在文件夹 works. */
    reveal: boolean
    /** A chosen file can be saved in place. Without it saving to a file is a download each time. */
    bindFiles: boolean
    /** The page draws the window's own buttons. */
    frameless: boolean
  }
  /** What was wrong with the stored data at start and what was done about it, worded for the user. */
  notices: string[]
  /** A file that the program was started with, or that was opened before the page could listen. */
  opened: OpenedFile | null
}

export interface ExportedFile {
  name: string
  /** For `revealFile`; null where that does not work, or when the browser chose the place. */
  handle: FileHandle | null
}

/** A method of the contract: the shape of its one argument, and by `Answers` what it answers. */
export const contract = {
  start: z.object({}),
  listReports: z.object({}),
  /** `file` binds the new report to a `.shuzhi` that was opened, without writing to it. */
  createReport: z.object({
    report: Report,
    summary: Summary,
    name: z.string().max(200).nullable(),
    file: FileHandle.nullable(),
  }),
  openReport: z.object({ id: ReportId }),
  /**
   * `overwrite` writes the bound file even if somebody changed it; the page keeps that somebody's content as a
   * report of its own first (`readBoundFile`). Only what the page was shown is replaced; a further change refuses.
   */
  saveReport: z.object({
    id: ReportId,
    revision: z.number().int().min(0),
    report: Report,
    summary: Summary,
    overwrite: z.boolean().default(false),
  }),
  releaseReport: z.object({ id: ReportId }),
  renameReport: z.object({ id: ReportId, name: z.string().trim().max(200) }),
  duplicateReport: z.object({ id: ReportId }),
  deleteReport: z.object({ id: ReportId }),
  restoreReport: z.object({ id: ReportId }),
  purgeReport: z.object({ id: ReportId }),
  /** What the library has of a report, without taking it; not of one in the bin. */
  readReport: z.object({ id: ReportId }),
  listVersions: z.object({ id: ReportId }),
  readVersion: z.object({ id: ReportId, number: VersionNumber }),
  /** Keeps the report as it is now beside it, until `deleteVersion`. */
  keepVersion: z.object({
    id: ReportId,
    report: Report,
    characters: z.number().int().min(0),
    name: VersionName,
  }),
  renameVersion: z.object({ id: ReportId, number: VersionNumber, name: VersionName }),
  /** A named one; the others go by themselves. */
  deleteVersion: z.object({ id: ReportId, number: VersionNumber }),
  /** The native dialog or the browser's picker; null when the user chose nothing. */
  pickFile: z.object({}),
  /** Lets the user choose a folder and lists the reports in it; null when he chose none. */
  pickFolder: z.object({ use: FolderUse.default("reports") }),
  /** Bytes of a file of a folder that was chosen last for its use, for checking it. */
  readFolderFile: z.object({ handle: FileHandle }),
  /** A file of such a folder as if it had been picked by itself: to be read as a report, or edited in place. */
  openFolderFile: z.object({ handle: FileHandle }),
  /** For a `.shuzhi` that was picked or dropped. */
  relateFile: z.object({ handle: FileHandle }),
  /** What is in the file that a report is bound to, now. */
  readBoundFile: z.object({ id: ReportId }),
  /** Asks where, writes, and binds the report to it from now on. Null when the user chose nothing. */
  saveReportAs: z.object({
    id: ReportId,
    report: Report,
    summary: Summary,
    suggestedName: z.string().max(200),
  }),
  /** Asks where and writes a file that the program does not keep bound. Never over a file that was read as input. */
  exportFile: z.object({ suggestedName: z.string().max(200), bytes: Bytes }),
  revealFile: z.object({ handle: FileHandle }),
  saveSettings: z.object({ settings: Settings }),
  print: z.object({}),
  /** What the title bar and the native menu show. `edited`: there are changes that are not in the file. */
  setWindow: z.object({
    title: z.string().max(400),
    edited: z.boolean(),
    enabled: z.array(z.enum(commandIds)),
    checked: z.array(z.enum(commandIds)),
  }),
  /** Answers the event `closing`: the page has saved (or the user wants to close without), or wants to stay. */
  closeReady: z.object({ close: z.boolean() }),
} as const satisfies Record<MethodName, z.ZodType>

interface Answers {
  start: StartInfo
  /** All of them, those in the bin too, last saved first. */
  listReports: ReportEntry[]
  createReport: OpenReport
  openReport: OpenReport
  saveReport: Saved
  releaseReport: null
  renameReport: ReportEntry
  duplicateReport: ReportEntry
  deleteReport: null
  restoreReport: ReportEntry
  purgeReport: null
  readReport: { name: string | null; report: ReportJson; savedAt: string }
  /** Last one first. `notice`: what of the history could not be read, worded for the user, or null. */
  listVersions: { versions: VersionEntry[]; notice: string | null }
  readVersion: { version: VersionEntry; report: ReportJson }
  keepVersion: VersionEntry
  renameVersion: VersionEntry
  deleteVersion: null
  pickFile: OpenedFile | null
  pickFolder: Folder | null
  readFolderFile: { name: string; bytes: Uint8Array }
  openFolderFile: OpenedFile
  relateFile: { relation: FileRelation; id: ReportId | null }
  readBoundFile: OpenedFile
  saveReportAs: (Saved & { bound: BoundFile }) | null
  exportFile: ExportedFile | null
  revealFile: null
  saveSettings: null
  print: null
  setWindow: null
  closeReady: null
}

/** The host's side of the contract; every method takes one object. */
export type HostApi = {
  [Method in MethodName]: (input: z.input<(typeof contract)[Method]>) => Promise<Result<Answers[Method]>>
}

/** What arrives with each event. `closing` must be answered by `closeReady`. */
export interface HostEvents {
  command: (typeof commandIds)[number]
  fileOpened: OpenedFile
  closing: null
}

/** What the page has: the contract, the events, and what needs objects that only a page holds. */
export interface PageHost extends HostApi {
  on<Name extends keyof HostEvents>(name: Name, listen: (value: HostEvents[Name]) => void): () => void
  /** A file dropped on the window. Reads it; a dropped `.shuzhi` can be saved in place where the host can. */
  openDropped(item: DroppedItem): Promise<Result<OpenedFile>>
  /**
   * Keeps the report where even a page that is being closed can write at once; `openReport` finds it. Does nothing
   * where the host waits for the page before it closes.
   */
  rescue(id: ReportId, revision: number, report: ReportJson): void
}

/** What a drop event yields; `shared/` knows no DOM. `file` is a DOM `File`, `handle` a `FileSystemFileHandle` or null. */
export interface DroppedItem {
  file: unknown
  handle: unknown
}
