import { useRef, useState } from "react"
import type { LedgerRow } from "#shared/ledger/rows"
import type { Session } from "../../app/session"
import { useApp } from "../../app/store"
import { Icon } from "../../ui/Icon"
import { Menu } from "../../ui/Menu"
import { exportLedger } from "./export"

/** 导出台账, as a workbook to reckon with or a document to print. What is shown is what is exported. */
export function ExportButton({ session, rows }: { session: Session; rows: readonly LedgerRow[] }) {
  const app = useApp()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const entry = (as: "xlsx" | "docx", label: string) => ({
    id: as,
    label,
    run: () => void exportLedger(app, session, rows, as),
  })
  return (
    <>
      <button
        ref={button}
        type="button"
        className="btn btn-p"
        aria-haspopup="menu"
        aria-expanded={open}
        disabled={rows.length === 0}
        onClick={() => setOpen(!open)}
      >
        <Icon name="out" />
        导出台账
      </button>
      {open && button.current && (
        <Menu
          label="导出台账"
          anchor={button.current}
          align="end"
          onClose={() => {
            setOpen(false)
            button.current?.focus()
          }}
          entries={[
            entry("xlsx", "Excel 表格（.xlsx），可以求和"),
            entry("docx", "Word 文档（.docx），打印签字"),
          ]}
        />
      )}
    </>
  )
}
