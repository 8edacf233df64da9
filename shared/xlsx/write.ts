import writeExcel, { type CellObject } from "write-excel-file/universal"
import type { SheetCell, WorkbookDocument } from "./sheet"

const looks = {
  head: { fontWeight: "bold", backgroundColor: "#E9ECEA", alignVertical: "center" },
  wrapped: { wrap: true, alignVertical: "top" },
} as const

/** Writes a workbook as .xlsx. */
export async function writeWorkbook({ sheets }: WorkbookDocument): Promise<Uint8Array> {
  const blob = await writeExcel(
    sheets.map(({ name, widths, rows, stickyColumns }) => ({
      sheet: name,
      data: rows.map((row) => row.map(cellOf)),
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      ...(stickyColumns === undefined ? {} : { stickyColumnsCount: stickyColumns }),
    })),
    { fontFamily: "仿宋", fontSize: 11 },
  ).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}

function cellOf(cell: SheetCell): CellObject | string | number | null {
  if (typeof cell !== "object" || cell === null) return cell
  if ("look" in cell) return { value: cell.value, ...looks[cell.look] } as CellObject
  return { value: cell.value, type: Number, format: cell.format } as CellObject
}
