import type { Matrix, MatrixRow, Tie } from "#shared/matrix/matrix"
import type { Link } from "#shared/model/links"

/** A line between two cards, by their keys. */
export interface Line {
  from: string
  to: string
  kind: Link["basis"] | "gap"
  /** The row of the problem that it belongs to. */
  problem: string
  /** What it stands for; null for a gap. */
  tie: Tie | null
}

/**
 * The lines of a matrix: from a problem to its causes, and on from the first card of its cause column to its measures.
 * Where that column is empty (the cause stands in another row, or is none) the line goes straight across.
 */
export function linesOf(matrix: Matrix): Line[] {
  const ties = new Map<string, Tie[]>()
  for (const tie of matrix.ties) {
    const known = ties.get(tie.problem)
    if (known) known.push(tie)
    else ties.set(tie.problem, [tie])
  }
  return matrix.rows.flatMap((row) => linesOfRow(row, ties.get(row.problem.key) ?? []))
}

function linesOfRow({ problem, cause, measure }: MatrixRow, ties: readonly Tie[]): Line[] {
  const waist = cause.gap?.key ?? cause.cards[0]?.key ?? problem.key
  const start = { cause: problem.key, measure: waist } as const
  const lines: Line[] = ties.map((tie) => ({
    from: start[tie.role],
    to: tie.card,
    kind: tie.basis,
    problem: problem.key,
    tie,
  }))
  for (const { gap } of [cause, measure])
    if (gap) lines.push({ from: start[gap.role], to: gap.key, kind: "gap", problem: problem.key, tie: null })
  return lines
}

/** A card as it lies, in pixels from the corner of what scrolls. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** Ends of a line at the edges of its cards. */
export interface Ends {
  x1: number
  y1: number
  x2: number
  y2: number
}

export function endsOf(from: Box, to: Box): Ends {
  return {
    x1: from.left + from.width,
    y1: from.top + from.height / 2,
    x2: to.left,
    y2: to.top + to.height / 2,
  }
}

/** From edge to edge, leaving and arriving level. */
export function pathOf({ x1, y1, x2, y2 }: Ends): string {
  const middle = (x1 + x2) / 2
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`
}
