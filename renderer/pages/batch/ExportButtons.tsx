import { useRef, useState } from "react"
import type { BatchResult } from "#shared/batch/row"
import { useApp } from "../../app/store"
import { Icon } from "../../ui/Icon"
import { Menu } from "../../ui/Menu"
import type { Batch } from "./batch"
import { exportOpinions, exportTable } from "./exports"

/** 导出汇总表 as .xlsx, and beside it what else can be made of the review. */
export function ExportButtons({ batch, results }: { batch: Batch; results: readonly BatchResult[] }) {
  const app = useApp()
  const more = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    more.current?.focus()
  }
  const disabled = results.length === 0
  return (
    <span className="bt-export">
      <button
        type="button"
        className="btn btn-p"
        disabled={disabled}
        onClick={() => void exportTable(app, batch, results)}
      >
        <Icon name="out" />
        导出汇总表
      </button>
      <button
        ref={more}
        type="button"
        className="btn btn-i"
        aria-label="导出成别的"
        aria-haspopup="menu"
        aria-expanded={open}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        <Icon name="down" size={12} />
      </button>
      {open && more.current && (
        <Menu
          label="导出成别的"
          anchor={more.current}
          align="end"
          onClose={close}
          entries={[
            {
              id: "xlsx",
              label: "汇总表 .xlsx",
              run: () => void exportTable(app, batch, results),
            },
            {
              id: "docx",
              label: "汇总表 .docx，可以打印",
              run: () => void exportTable(app, batch, results, "docx"),
            },
            {
              id: "opinions",
              label: "各份退回意见 .docx",
              run: () => void exportOpinions(app, batch, results),
            },
          ]}
        />
      )}
    </span>
  )
}
