import type { ReportEntry } from "#shared/api/contract"
import { newReport } from "#shared/library/new-report"
import { skeletons } from "#shared/library/skeletons"
import { idsFor } from "#shared/model/ids"
import { readOutline } from "#shared/model/outline"
import { countCharacters } from "#shared/text/space"
import type { DotState } from "../../ui/Dot"

/** What a list calls a report: the name that the user gave it, or its title. */
export function nameOf({ name, summary, file }: ReportEntry): string {
  return name || summary.title || file || "未命名报告"
}

/** How far a report is: a shape and words. `dot` null: it is being written, and nothing in it asks for a look. */
export interface ReportState {
  dot: DotState | null
  words: string
}

/** Exporting saves the report right after; a save as near as this one is no change. */
const sameActMs = 60_000

export function stateOf({ summary, savedAt }: ReportEntry): ReportState {
  const { errors, warnings, exportedAt } = summary
  if (isBlank(summary)) return { dot: "none", words: "刚建，还没有写" }
  const open: ReportState | null =
    errors > 0
      ? { dot: "err", words: `${errors} 处必须改` }
      : warnings > 0
        ? { dot: "warn", words: `${warnings} 处建议看` }
        : null
  if (exportedAt === null) return { dot: open?.dot ?? null, words: withRest("起草中", open) }
  if (Date.parse(savedAt) - Date.parse(exportedAt) > sameActMs)
    return { dot: open?.dot ?? null, words: withRest("导出后又改过", open) }
  return { dot: "ok", words: withRest("已导出", open) }
}

const withRest = (words: string, rest: ReportState | null) => (rest ? `${words}，${rest.words}` : words)

let blankSizes: ReadonlySet<number> | null = null

/** Nothing was written into it yet: no title, and no more characters than a skeleton brings along. */
function isBlank({ title, characters }: ReportEntry["summary"]): boolean {
  if (title !== "") return false
  blankSizes ??= new Set([0, ...skeletons.map(blankSize)])
  return blankSizes.has(characters)
}

function blankSize(skeleton: (typeof skeletons)[number]): number {
  const { blocks } = readOutline(newReport(skeleton, 2000, idsFor("blank")))
  return blocks.reduce((sum, { ordinal, node }) => sum + countCharacters(ordinal + node.textContent), 0)
}

export interface YearGroup {
  /** 述职年度, or null for those that have none yet. */
  year: number | null
  entries: ReportEntry[]
}

/** Reports by 述职年度; the year that was worked on last comes first, and so inside each year. */
export function byYear(entries: readonly ReportEntry[]): YearGroup[] {
  const groups = new Map<number | null, ReportEntry[]>()
  for (const entry of newestFirst(entries)) {
    const group = groups.get(entry.summary.year)
    if (group) group.push(entry)
    else groups.set(entry.summary.year, [entry])
  }
  return [...groups].map(([year, group]) => ({ year, entries: group }))
}

/**
 * The last saved reports by year, no more than fit into `room`. The first year stands without a heading.
 *
 * @param heights of a report and of the heading of a year, in the unit of `room`
 */
export function recentGroups(
  entries: readonly ReportEntry[],
  room: number,
  heights: { row: number; year: number },
): YearGroup[] {
  const present = newestFirst(entries.filter(({ deletedAt }) => deletedAt === null))
  for (let count = Math.min(present.length, Math.floor(room / heights.row)); count > 0; count--) {
    const groups = byYear(present.slice(0, count))
    if (count * heights.row + (groups.length - 1) * heights.year <= room) return groups
  }
  return []
}

const newestFirst = (entries: readonly ReportEntry[]) =>
  [...entries].sort((a, b) => compare(b.savedAt, a.savedAt))

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The reports that hold every word of a query in title, unit, year, name or file name, whatever the case of Latin
 * letters. An empty query finds all.
 */
export function searchReports(entries: readonly ReportEntry[], query: string): ReportEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter((entry) => {
    const { title, unit, year } = entry.summary
    const text = [entry.name, title, unit, year === null ? "" : `${year}年度`, entry.file]
      .join("\n")
      .toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

export type SortKey = "name" | "year" | "unit" | "characters" | "savedAt"

export interface SortOrder {
  by: SortKey
  descending: boolean
}

const chinese = new Intl.Collator("zh-CN", { numeric: true })

/** Sorted by one column; what has nothing there stands last, equals stand newest first. */
export function sortReports(entries: readonly ReportEntry[], { by, descending }: SortOrder): ReportEntry[] {
  const sign = descending ? -1 : 1
  return newestFirst(entries).sort((a, b) => {
    const [x, y] = [sortValue(a, by), sortValue(b, by)]
    if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0)
    if (typeof x === "number" && typeof y === "number") return sign * (x - y)
    return sign * (by === "savedAt" ? compare(String(x), String(y)) : chinese.compare(String(x), String(y)))
  })
}

function sortValue(entry: ReportEntry, by: SortKey): string | number | null {
  if (by === "name") return nameOf(entry)
  if (by === "savedAt") return entry.savedAt
  return entry.summary[by]
}

/** Where a key takes the current row of a list; null when the key is not for moving in it. */
export function rowAfter(key: string, at: number, count: number): number | null {
  if (count === 0) return null
  if (key === "ArrowDown") return Math.min(at + 1, count - 1)
  if (key === "ArrowUp") return Math.max(at - 1, 0)
  if (key === "Home") return 0
  if (key === "End") return count - 1
  return null
}
