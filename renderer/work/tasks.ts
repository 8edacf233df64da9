import type { ReportJson } from "#shared/model/report"
import type { TextMap } from "#shared/model/text-map"
import type { Imported } from "#shared/reading/imported"

/** What the worker does for the page: everything that reads a user's file or makes one. Plain data both ways. */
export type Task = { kind: "read"; name: string; bytes: Uint8Array } | { kind: "export"; report: ReportJson }

export interface ReadAnswer extends Omit<Imported, "doc" | "map"> {
  doc: unknown
  map: TextMap
}

export interface Answers {
  read: ReadAnswer
  export: Uint8Array
}
