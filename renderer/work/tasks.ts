import type { Result } from "#shared/api/result"
import type { TableDocument } from "#shared/docx/export/table"
import type { EditedCopy } from "#shared/merge/types"
import type { ReportJson } from "#shared/model/report"
import type { TextMap } from "#shared/model/text-map"
import type { Imported } from "#shared/reading/imported"
import type { ReadProgress } from "#shared/source/pace"
import type { WorkbookDocument } from "#shared/xlsx/sheet"

/** What the worker does for the page: everything that reads a user's file or makes one. Plain data both ways. */
export type Task =
  | {
      kind: "read"
      name: string
      bytes: Uint8Array
      /** Only so many paragraphs from the top. */
      head?: number
    }
  | { kind: "export"; report: ReportJson }
  /** The leader's copy, with its tracked changes and comments. */
  | { kind: "copy"; bytes: Uint8Array }
  /** `date` as `RedlineOptions` has it. */
  | { kind: "redline"; before: ReportJson; report: ReportJson; author: string; date: string }
  | { kind: "table"; table: TableDocument }
  | { kind: "workbook"; workbook: WorkbookDocument }

export interface ReadAnswer extends Omit<Imported, "doc" | "map"> {
  doc: unknown
  map: TextMap
}

/** There is more in the file than the window can show. */
export interface TooLong {
  /** Paragraphs of it that hold something. */
  blocks: number
}

export interface Answers {
  read: ReadAnswer | TooLong
  export: Uint8Array
  table: Uint8Array
  workbook: Uint8Array
  copy: EditedCopy
  redline: Uint8Array
}

/** What the page asks the worker. */
export interface Request {
  id: number
  task: Task
}

/** What the worker tells: how far a reading is, any number of times, then what came of the task. */
export type Report = { id: number; progress: ReadProgress } | { id: number; result: Result<unknown> }

/**
 * Paragraphs that the window shows at most: some fifty times a long report. It draws every one of them, and
 * checks every one again after some changes.
 */
export const mostBlocks = 5_000
