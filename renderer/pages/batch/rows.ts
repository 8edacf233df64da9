import { unitOf } from "#shared/batch/document"
import type { ReviewScale } from "#shared/batch/review-scale"
import { type BatchResult, type BatchRow, isFailure } from "#shared/batch/row"
import { type Review, verdictOf } from "./batch"
import { type Verdict, verdicts } from "./verdict"

/** A line of the table. */
export interface TableRow {
  result: BatchResult
  /** Null for a file that could not be read. */
  verdict: Verdict | null
}

export function tableRows(
  results: Iterable<BatchResult>,
  reviews: ReadonlyMap<string, Review>,
  scale: ReviewScale,
): TableRow[] {
  return [...results].map((result) => ({
    result,
    verdict: verdictOf(result, reviews.get(result.file), scale),
  }))
}

export { unitOf }

export const filters = ["all", ...verdicts, "failed"] as const
export type Filter = (typeof filters)[number]

const holds = (filter: Filter, { verdict }: TableRow) =>
  filter === "all" || (filter === "failed" ? verdict === null : verdict === filter)

export function countBy(rows: readonly TableRow[]): Record<Filter, number> {
  return Object.fromEntries(
    filters.map((filter) => [filter, rows.filter((row) => holds(filter, row)).length]),
  ) as Record<Filter, number>
}

/** Those of a filter that hold every word of a query in unit, name or file. */
export function searchRows(rows: readonly TableRow[], filter: Filter, query: string): TableRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    if (!holds(filter, row)) return false
    const { result } = row
    const text = [unitOf(result), isFailure(result) ? "" : result.name, result.file].join("\n").toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

export type SortKey =
  | "unit"
  | "name"
  | "characters"
  | "problemShare"
  | "highlights"
  | "answered"
  | "carried"
  | "errors"
  | "warnings"
  | "verdict"

export interface SortOrder {
  by: SortKey
  descending: boolean
}

/** Counts of what is wrong are first looked for at their greatest. */
const startsDescending: ReadonlySet<SortKey> = new Set(["carried", "errors", "warnings"])

/** What a click on a column head makes of the order: one way, the other way, then as in the folder. */
export function nextOrder(order: SortOrder | null, by: SortKey): SortOrder | null {
  const first = startsDescending.has(by)
  if (order?.by !== by) return { by, descending: first }
  return order.descending === first ? { by, descending: !first } : null
}

const chinese = new Intl.Collator("zh-CN", { numeric: true })

/** Sorted by a column; files that could not be read, and what has nothing there, stand last. Null leaves the order. */
export function sortRows(rows: readonly TableRow[], order: SortOrder | null): readonly TableRow[] {
  if (!order) return rows
  const sign = order.descending ? -1 : 1
  const keyed = rows.map((row) => ({ row, key: sortValue(row, order.by) }))
  keyed.sort(({ key: x }, { key: y }) => {
    if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0)
    if (typeof x === "number" && typeof y === "number") return sign * (x - y)
    return sign * chinese.compare(String(x), String(y))
  })
  return keyed.map(({ row }) => row)
}

function sortValue({ result, verdict }: TableRow, by: SortKey): string | number | null {
  if (isFailure(result)) return null
  switch (by) {
    case "unit":
      return unitOf(result)
    case "name":
      return result.name
    case "characters":
      return result.characters
    case "problemShare":
      return result.problemShare
    case "highlights":
      return share(result.highlightsWithFigures, result.highlights)
    case "answered":
      return share(result.problemsAnswered, result.problems)
    case "carried":
      return result.carriedRatio
    case "errors":
      return result.levels.error
    case "warnings":
      return result.levels.warning
    case "verdict":
      return verdict && verdicts.indexOf(verdict)
  }
}

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)

/** 平均与上年相同: the mean of those that were held against last year's; null when none was. */
export function carriedMean(rows: readonly TableRow[]): number | null {
  const ratios = rows.flatMap(({ result }) =>
    isFailure(result) || result.carriedRatio === null ? [] : [result.carriedRatio],
  )
  return share(
    ratios.reduce((sum, ratio) => sum + ratio, 0),
    ratios.length,
  )
}

/** Of all highlights the share that has a figure; null when there are none. */
export function figureShare(rows: readonly TableRow[]): number | null {
  const read = rows.map(({ result }) => result).filter((result): result is BatchRow => !isFailure(result))
  const sum = (of: (row: BatchRow) => number) => read.reduce((total, row) => total + of(row), 0)
  return share(
    sum((row) => row.highlightsWithFigures),
    sum((row) => row.highlights),
  )
}
