import type { LedgerFilter, LedgerRow } from "#shared/ledger/rows"
import { Dot } from "../../ui/Dot"
import { KeyHint } from "../../ui/TablePage"
import { isMatter } from "./list"

/** What stands in the status bar of the ledger: how far the figures are, and the keys to go on with. */
export function Status(props: {
  rows: readonly LedgerRow[]
  counts: Readonly<Record<LedgerFilter, number>>
  writable: boolean
}) {
  const { rows, counts, writable } = props
  const confirmed = rows.filter(({ status }) => status === "confirmed").length
  return (
    <>
      <span>
        {rows.length} 个数，<b>{confirmed}</b>个已确认
      </span>
      {counts.open > 0 && (
        <span className="carry">
          <Dot state="carry" label="" />
          {counts.open} 个待确认
        </span>
      )}
      {counts.clash > 0 && (
        <span>
          <Dot state="warn" label="" />
          {counts.clash} 处对不上
        </span>
      )}
      <span className="grow" />
      <KeyHint keys={["↑", "↓"]}>走行</KeyHint>
      {writable && <KeyHint keys={["空格"]}>确认这个数</KeyHint>}
      {rows.some(isMatter) && <KeyHint keys={["F8"]}>下一个待办</KeyHint>}
    </>
  )
}
