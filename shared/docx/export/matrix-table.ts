import type { Node } from "prosemirror-model"
import { reportFacts } from "../../checks/facts"
import { matrixNote, matrixTable, matrixTitle } from "../../matrix/table"
import { attrsOf } from "../../model/schema"
import { type Layout, standardLayout } from "./layout"
import { writeTable } from "./table"

/** Shares of the width: figures of two digits, then sentences. */
const widths = [0.08, 0.3, 0.3, 0.32] as const

/** The 问题–原因–措施 table of a report as .docx. The same report gives the same bytes. */
export async function writeMatrixTable(doc: Node, layout: Layout = standardLayout): Promise<Uint8Array> {
  const facts = reportFacts(doc)
  const { columns, rows } = matrixTable(facts)
  return writeTable(
    {
      title: matrixTitle(facts),
      note: matrixNote(facts),
      columns: columns.map((name, i) => ({
        name,
        width: widths[i]!,
        align: i === 0 ? "center" : "left",
      })),
      rows,
      creator: attrsOf.report(doc).properties.name ?? "",
    },
    layout,
  )
}
