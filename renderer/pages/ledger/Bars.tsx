import { useEffect, useRef } from "react"
import type { LedgerRow } from "#shared/ledger/rows"

/** Above the table while another place of a figure is chosen. */
export function TieBar(props: {
  row: LedgerRow
  name: string
  at: LedgerRow | null
  onTie(): void
  onEnd(): void
}) {
  const { row, name, at, onTie, onEnd } = props
  const isSelf = at === null || at.key === row.key
  return (
    <section className="lg-bar-above" aria-label="连成同一个数">
      <p className="grow" role="status">
        <b>
          {row.where}“{name} {row.text}”
        </b>
        和哪一处是同一个数？走到那一行，按 <kbd>Enter</kbd> 连上。
      </p>
      <button type="button" className="btn" disabled={isSelf} onClick={onTie}>
        连上这一行
      </button>
      <button type="button" className="btn btn-q" onClick={onEnd}>
        不连了 <kbd>Esc</kbd>
      </button>
    </section>
  )
}

/** A figure was changed that stands in other places too: asks about those. */
export function AskBar(props: {
  row: LedgerRow
  others: readonly LedgerRow[]
  onAll(): void
  onOnly(): void
}) {
  const { row, others, onAll, onOnly } = props
  const first = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew about another figure
  useEffect(() => first.current?.focus(), [row.key])
  const places = others.map(({ where, text }) => `${where}的 ${text}`).join("、")
  return (
    <section className="lg-bar-above" aria-label="别处也写了这个数">
      <p className="grow" role="status">
        另有 {others.length} 处写的是同一个数：{places}
      </p>
      <button ref={first} type="button" className="btn btn-ok" onClick={onAll}>
        一并改为 {row.text}
      </button>
      <button type="button" className="btn" onClick={onOnly}>
        只改这处 <kbd>Esc</kbd>
      </button>
    </section>
  )
}
