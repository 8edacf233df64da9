import type { ReactNode } from "react"

/**
 * The control that stands for a row of a table: it fills the cell of the row's name and has the focus of the row. One
 * stop for Tab in a table, at the current row.
 *
 * @param row what tells the row from the others of its table
 */
export function RowButton(props: { row: string; title: string; isCurrent: boolean; children: ReactNode }) {
  const { row, title, isCurrent, children } = props
  return (
    <button
      type="button"
      className="tp-row cut"
      data-row={row}
      title={title}
      tabIndex={isCurrent ? 0 : -1}
      aria-current={isCurrent || undefined}
    >
      {children}
    </button>
  )
}

/** Gives a row the focus, if it is there. */
export function focusRow(within: Element | null, row: string | undefined): void {
  if (row !== undefined) within?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"]`)?.focus()
}

/** Gives the focus to the row that Tab would stop at. */
export function focusCurrentRow(within: Element | null): void {
  within?.querySelector<HTMLElement>("tbody [data-row][tabindex='0']")?.focus()
}
