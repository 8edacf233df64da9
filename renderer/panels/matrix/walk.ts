import { type Cell, type Matrix, matrixRoles } from "#shared/matrix/matrix"

/** A cell that can have the focus: a card or a gap, by its key; what answers no problem stands below the rows. */
export interface Stop {
  key: string
  row: number
  /** Id of the problem of its row, or null. */
  problem: string | null
}

/** The cells of each column from top to bottom. */
export type Columns = readonly (readonly Stop[])[]

export function columnsOf({ rows, loose }: Matrix): Columns {
  const inCell = ({ gap, cards }: Cell) => [...(gap ? [gap.key] : []), ...cards.map(({ key }) => key)]
  return matrixRoles.map((role) => [
    ...rows.flatMap((row, i) =>
      (role === "problem" ? [row.problem.key] : inCell(row[role])).map((key) => ({
        key,
        row: i,
        problem: row.problem.key,
      })),
    ),
    ...(role === "problem" ? [] : loose[role].map(({ key }) => ({ key, row: rows.length, problem: null }))),
  ])
}

export function stopOf(columns: Columns, key: string | null): Stop | null {
  if (key === null) return null
  for (const column of columns) for (const stop of column) if (stop.key === key) return stop
  return null
}

/**
 * Where an arrow leads from a cell: up and down along its column, left and right to the cell of the same row, else the
 * nearest one of that column. Null at the edges.
 */
export function walk(columns: Columns, key: string, arrow: string): string | null {
  const at = columns.findIndex((column) => column.some((stop) => stop.key === key))
  const column = columns[at]
  if (!column) return null
  const place = column.findIndex((stop) => stop.key === key)
  if (arrow === "ArrowUp" || arrow === "ArrowDown")
    return column[place + (arrow === "ArrowUp" ? -1 : 1)]?.key ?? null
  const by = arrow === "ArrowLeft" ? -1 : 1
  for (let next = at + by; next >= 0 && next < columns.length; next += by) {
    const found = nearest(columns[next]!, column[place]!.row)
    if (found) return found.key
  }
  return null
}

function nearest(column: readonly Stop[], row: number): Stop | null {
  let best: Stop | null = null
  for (const stop of column)
    if (best === null || Math.abs(stop.row - row) < Math.abs(best.row - row)) best = stop
  return best
}

/** The gap behind (or before) the row that one is in, going round; null without gaps. */
export function nextGap(
  matrix: Matrix,
  columns: Columns,
  from: { key: string | null; row: number },
  by: 1 | -1,
): string | null {
  const { gaps } = matrix
  if (gaps.length === 0) return null
  const at = gaps.findIndex(({ key }) => key === from.key)
  if (at >= 0) return gaps[(at + by + gaps.length) % gaps.length]!.key
  const rowOf = (key: string) => stopOf(columns, key)!.row
  const ahead =
    by === 1
      ? gaps.find(({ key }) => rowOf(key) >= from.row)
      : gaps.filter(({ key }) => rowOf(key) <= from.row).at(-1)
  return (ahead ?? (by === 1 ? gaps[0] : gaps.at(-1)))!.key
}
