import { ok } from "#shared/api/result"
import type { BatchFinding, BatchRow } from "#shared/batch/row"
import { defaultSettings } from "#shared/checks/types"
import { Batch, type BatchFile, type CheckFile } from "../../../../renderer/pages/batch/batch"

/** A report with nothing amiss, but for what is changed. */
export function row(file: string, change: Partial<BatchRow> = {}): BatchRow {
  return {
    file,
    title: null,
    unit: null,
    name: null,
    year: 2026,
    characters: 3000,
    problemShare: 0.2,
    highlights: 4,
    highlightsWithFigures: 4,
    problems: 3,
    problemsAnswered: 3,
    carriedRatio: null,
    levels: { error: 0, warning: 0, hint: 0 },
    kinds: {},
    findings: [],
    ...change,
  }
}

export function finding(change: Partial<BatchFinding>): BatchFinding {
  return {
    rule: "placeholder",
    kind: "placeholder",
    severity: "error",
    message: "还没有填。填上。",
    quote: "",
    basis: null,
    paragraph: 1,
    column: 1,
    ...change,
  }
}

/** So many findings that must be changed, one in each paragraph from the second on. */
export function withErrors(file: string, count: number): BatchRow {
  return row(file, {
    levels: { error: count, warning: 0, hint: 0 },
    findings: Array.from({ length: count }, (_, at) => finding({ paragraph: at + 2 })),
  })
}

/** Files that can be read; their bytes are their names. */
export function files(...names: string[]): BatchFile[] {
  return names.map((name) => ({
    name,
    bytes: async () => ok(new TextEncoder().encode(name)),
    open: async () => ok({ handle: "f000000", name, bytes: new Uint8Array() }),
  }))
}

export const batchOf = (names: string[], check: CheckFile) =>
  new Batch("各乡镇", files(...names), check, defaultSettings)
