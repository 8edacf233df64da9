import type { Checked } from "#shared/checks/run"
import {
  type LedgerFilter,
  type LedgerRow,
  ledgerFilters,
  ledgerRows,
  passes,
  statusText,
} from "#shared/ledger/rows"
import { changeText } from "#shared/ledger/tables"
import { type Index, indexOf, search } from "#shared/library/search"
import { kept } from "#shared/model/kept"
import type { DotState } from "../../ui/Dot"

/** Characters in front of a figure that stand for what it measures where that cannot be told. */
const ahead = 12

/** What each row is called, by its key: what it measures, else the words in front of the figure. */
export const namesOf = kept(
  (checked: Checked): ReadonlyMap<string, string> =>
    new Map(
      ledgerRows(checked).map((row) => {
        const { text } = checked.facts.blocks[row.block]!
        const before = text.slice(Math.max(row.sentence.from, row.from - ahead), row.from)
        const words = before.replace(/^.*[，。；：、！？]/, "")
        return [row.key, row.measures || words || row.text]
      }),
    ),
)

export function countBy(rows: readonly LedgerRow[]): Record<LedgerFilter, number> {
  return Object.fromEntries(
    ledgerFilters.map((filter) => [filter, rows.filter((row) => passes(row, filter)).length]),
  ) as Record<LedgerFilter, number>
}

const indexOfRows = kept(
  (rows: readonly LedgerRow[]): Index<LedgerRow> =>
    indexOf(
      rows.map((entry) => ({
        entry,
        name: entry.measures,
        more: [entry.text, entry.last?.text ?? "", entry.where, entry.attrs.note],
      })),
    ),
)

/**
 * Those of a filter that a query finds, by what they measure, pinyin initials too, or by the number.
 *
 * @param pinned key of a row that stays whatever it has become: it was changed just now
 */
export function shownRows(
  rows: readonly LedgerRow[],
  filter: LedgerFilter,
  query: string,
  pinned: string | null,
): readonly LedgerRow[] {
  if (filter === "all" && query.trim() === "") return rows
  const found =
    query.trim() === "" ? null : new Set(search(indexOfRows(rows), query).map(({ entry }) => entry))
  return rows.filter(
    (row) => row.key === pinned || (passes(row, filter) && (found === null || found.has(row))),
  )
}

/** Something about it has to be settled: it is last year's, does not fit, or is not there. */
export const isMatter = (row: LedgerRow): boolean =>
  passes(row, "open") || passes(row, "clash") || passes(row, "blank")

/** The next open matter behind a row (or in front of it), round the end; null where there is none. */
export function nextMatter(rows: readonly LedgerRow[], key: string | null, by: 1 | -1): LedgerRow | null {
  const order = by === 1 ? rows : [...rows].reverse()
  const at = order.findIndex((row) => row.key === key)
  return [...order.slice(at + 1), ...order.slice(0, at + 1)].find(isMatter) ?? null
}

/** How a row stands, with what is said against it. */
export function dotOf(row: LedgerRow): DotState | null {
  return passes(row, "clash") ? "warn" : ownDotOf(row)
}

/** How it came here, and the writer's word. */
export function ownDotOf(row: LedgerRow): DotState | null {
  switch (row.status) {
    case "open":
      return "carry"
    case "confirmed":
      return "ok"
    case "blank":
      return "none"
    default:
      return null
  }
}

/** All that a line of the table shows, in one text: a line is drawn again only when that changes. */
export const lineOf = kept((row: LedgerRow): string =>
  [
    row.where,
    row.measures,
    row.text,
    row.last?.text,
    changeText(row),
    statusText(row),
    row.attrs.tie !== "",
    row.attrs.note !== "",
  ].join("\n"),
)
