import { useEffect, useMemo, useRef, useState } from "react"
import { flushSync } from "react-dom"
import type { LedgerFilter, LedgerRow } from "#shared/ledger/rows"
import type { Session } from "../../app/session"
import { useQuery } from "../../panels/library/use-query"
import { rowAtCaret } from "./acts"
import { shownRows } from "./list"

/** The filter that a report was looked at with last. */
const filters = new WeakMap<Session, LedgerFilter>()

/** Which rows the table shows, and which of them is the current one; it begins at the figure under the caret. */
export interface Shown {
  filter: LedgerFilter
  setFilter(filter: LedgerFilter): void
  query: string
  field: ReturnType<typeof useQuery>["field"]
  clearQuery(): void
  rows: readonly LedgerRow[]
  /** Null when there are no rows. */
  at: LedgerRow | null
  setCurrent(key: string): void
  /** The focus came to a row. */
  enter(key: string): void
  /** Keeps a row that was changed shown, whatever it has become, until it is left. */
  pin(key: string): void
  /** Makes a row the current one, and shows all rows where it is not among those that are shown. */
  reveal(row: LedgerRow): void
}

export function useShown(session: Session, all: readonly LedgerRow[]): Shown {
  const [filter, setFilter] = useState<LedgerFilter>(() => filters.get(session) ?? "all")
  const { query, clear, field } = useQuery()
  const [current, setCurrent] = useState<string | null>(() => rowAtCaret(session.editor)?.key ?? null)
  const [pinned, setPinned] = useState<string | null>(null)
  const rows = useMemo(() => shownRows(all, filter, query, pinned), [all, filter, query, pinned])
  // A row that goes out of sight leaves its place in the table to the row behind it.
  const lastIndex = useRef(0)
  const found = rows.findIndex(({ key }) => key === current)
  const index = found >= 0 ? found : Math.min(lastIndex.current, rows.length - 1)
  useEffect(() => {
    lastIndex.current = index
    filters.set(session, filter)
  }, [index, filter, session])
  return {
    filter,
    setFilter,
    query,
    field,
    clearQuery: clear,
    rows,
    at: rows[index] ?? null,
    setCurrent,
    enter(key) {
      setCurrent(key)
      if (key !== pinned) setPinned(null)
    },
    pin(key) {
      setCurrent(key)
      setPinned(key)
    },
    reveal(row) {
      if (!rows.some(({ key }) => key === row.key))
        flushSync(() => {
          setFilter("all")
          clear()
        })
      setCurrent(row.key)
    },
  }
}
