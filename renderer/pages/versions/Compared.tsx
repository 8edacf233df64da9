import type { Node } from "prosemirror-model"
import { useMemo } from "react"
import { type ChangedRow, compareVersions, type SameRow } from "./compare"

/** Two versions of a report, only where they differ: what went struck through, what came underlined. */
export function Compared({ earlier, later }: { earlier: Node; later: Node }) {
  const { rows, same } = useMemo(() => compareVersions(earlier, later), [earlier, later])
  if (same)
    return (
      <div className="empty">
        <b>一字不差</b>
        这一版的文字和现在的一样。
      </div>
    )
  return rows.map((row, i) =>
    row.kind === "same" ? (
      <Unchanged key={row.key} row={row} />
    ) : (
      <Changed key={row.key} row={row} part={partBefore(rows, i) === row.part ? "" : row.part} />
    ),
  )
}

function Unchanged({ row: { blocks, renumbered } }: { row: SameRow }) {
  return (
    <p className="vs-same meta">
      {blocks} 段没有改{renumbered > 0 && `，其中 ${renumbered} 段只是序号变了`}
    </p>
  )
}

/** The part of the last paragraph before this one that is shown; its name is said once. */
function partBefore(rows: readonly (ChangedRow | SameRow)[], i: number): string {
  for (let at = i - 1; at >= 0; at--) {
    const row = rows[at]!
    if (row.kind === "changed") return row.part
  }
  return ""
}

function Changed({ row, part }: { row: ChangedRow; part: string }) {
  const { ordinal, change, stretches } = row
  return (
    <>
      {part && <h4 className="vs-part">{part}</h4>}
      <p className="vs-p">
        {change && <span className="tag">{change === "moved" ? "挪过位置" : "换了样式"}</span>}
        {ordinal}
        {stretches.map(({ kind, text }, i) => {
          const key = `${i} ${kind}`
          if (kind === "same") return <span key={key}>{text}</span>
          return kind === "ins" ? (
            <ins key={key} className="ins">
              {text}
            </ins>
          ) : (
            <del key={key} className="del">
              {text}
            </del>
          )
        })}
      </p>
    </>
  )
}
