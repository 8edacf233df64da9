/** A workbook as plain data, so that a page can hand it to the worker that writes it (`write.ts`). */
export interface WorkbookDocument {
  sheets: readonly SheetDocument[]
}

export interface SheetDocument {
  name: string
  /** In characters. */
  widths: readonly number[]
  /** The first row is the head; it stays in sight. */
  rows: readonly (readonly SheetCell[])[]
  /** Columns that stay in sight. */
  stickyColumns?: number
}

/** Text, a number, nothing, or one of them with a look. */
export type SheetCell =
  | string
  | number
  | null
  | { value: string; look: "head" | "wrapped" }
  | { value: number; format: string }

/** Excel and WPS take no more rows on a sheet, nor more characters in a cell. */
export const maxRows = 1_048_576
const maxCell = 32_767

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/**
 * Text as a cell takes it; null for none. XML 1.0 has no place for control characters; a value is written as text, so
 * that a file called `=1+1` is no formula.
 */
export function textCell(value: string | null): string | null {
  if (value === null || value === "") return null
  const plain = value.replace(controls, " ")
  return plain.length > maxCell ? `${plain.slice(0, maxCell - 1)}…` : plain
}

/** The head of a column. */
export function headCell(value: string): SheetCell {
  return { value, look: "head" }
}

/** Text of several lines. */
export function wrappedCell(value: string): SheetCell {
  return { value: textCell(value) ?? "", look: "wrapped" }
}
