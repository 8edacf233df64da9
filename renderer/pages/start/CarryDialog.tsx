import { useState } from "react"
import type { ReportEntry } from "#shared/api/contract"
import { defaultReportYear } from "#shared/model/properties"
import { leavePage, readStored, writeThisYear } from "../../app/actions"
import { useApp } from "../../app/store"
import { Dialog } from "../../ui/Dialog"
import { NumberField } from "./NumberField"
import { nameOf } from "./report-list"

/** 以它写今年的: a draft of a later year from a report of the library, which itself stays as it is. */
export function CarryDialog({ entry, onClose }: { entry: ReportEntry; onClose(): void }) {
  const app = useApp()
  const from = entry.summary.year
  const [year, setYear] = useState(() => (from === null ? yearOfToday() : from + 1))
  const write = async () => {
    onClose()
    const last = await readStored(app, entry)
    if (last && (await leavePage(app))) await writeThisYear(app, last.name, last.doc, year)
  }
  return (
    <Dialog
      title="以它写今年的"
      onClose={onClose}
      footer={
        <>
          <NumberField
            label="要写"
            unit="年"
            value={year}
            min={from === null ? 1990 : from + 1}
            max={2100}
            onChange={(value) => value !== null && setYear(value)}
          />
          <span className="grow" />
          <button type="button" className="btn" onClick={onClose}>
            取消
          </button>
          <button type="button" className="btn btn-p" data-safe="" onClick={() => void write()}>
            写 {year} 年的稿
          </button>
        </>
      }
    >
      <p className="dlg-text">
        从“{nameOf(entry)}”带来全部内容，年份和届次移到 {year} 年；还是去年的数和句子都标出来，逐处确认。这份
        {from === null ? "" : ` ${from} 年的`}报告不动。
      </p>
    </Dialog>
  )
}

function yearOfToday(): number {
  const now = new Date()
  return defaultReportYear(now.getFullYear(), now.getMonth() + 1)
}
