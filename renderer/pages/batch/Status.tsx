import { useStore } from "zustand"
import { isFailure } from "#shared/batch/row"
import { Icon } from "../../ui/Icon"
import { KeyHint } from "../../ui/TablePage"
import type { Batch } from "./batch"
import { carriedMean, figureShare, type TableRow } from "./rows"

/** What stands in the status bar of the batch: how much was checked, and two measures of all that could be read. */
export function Status({ batch, rows }: { batch: Batch; rows: readonly TableRow[] }) {
  const { files, due, last, checking } = useStore(batch.store)
  const failed = rows.filter(({ result }) => isFailure(result)).length
  return (
    <>
      <span>
        {`${files.length} 份，查完`}
        <b>{rows.length - failed}</b>
        {failed > 0 && `，${failed} 份打不开`}
        {checking === null && due.size > 0 && `，${due.size} 份没有查`}
      </span>
      {last && <Carried rows={rows} matched={last.matches.size} of={files.length} />}
      <Figures rows={rows} />
      <span className="grow" />
      <KeyHint keys={["↑", "↓"]}>换一份</KeyHint>
      <KeyHint keys={["Enter"]}>打开原文</KeyHint>
      <span>
        <Icon name="lock" size={12} />
        仅在本机
      </span>
    </>
  )
}

function Carried(props: { rows: readonly TableRow[]; matched: number; of: number }) {
  const { rows, matched, of } = props
  const mean = carriedMean(rows)
  return (
    <span>
      {mean === null ? "与上年相同：还没有比出来" : "平均与上年相同"}
      {mean !== null && <b>{`${Math.round(mean * 100)}%`}</b>}
      {matched < of && `，${of - matched} 份没有对上`}
    </span>
  )
}

function Figures({ rows }: { rows: readonly TableRow[] }) {
  const share = figureShare(rows)
  return (
    share !== null && (
      <span>
        亮点有数<b>{`${Math.round(share * 100)}%`}</b>
      </span>
    )
  )
}
