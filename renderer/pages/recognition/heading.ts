import type { Node } from "prosemirror-model"
import { setBlockKind } from "#shared/reading/amend"
import { contentOf, newIds, ordinalOutOfText, type Row, rowsOf } from "#shared/reading/rows"

/**
 * Makes a block the heading of a part, together with what it then heads: paragraphs behind it that were taken for the
 * opening of the report are items of the part, and text behind them that had no heading now has this one.
 */
export function makeHeading(doc: Node, block: number): Node {
  const headed = setBlockKind(doc, block, "heading")
  if (headed === doc) return doc
  const rows = rowsOf(headed)
  const heading = rows[block]
  if (!heading?.section) return headed
  const was = rowsOf(doc)[block]!
  const openings = was.type === "opening" ? takeOpenings(rows, block) : 0
  const taken = takeHeadless(rows, block + 1 + openings)
  if (openings === 0 && !taken) return headed
  return headed.type.create(headed.attrs, contentOf(rows))
}

/** The openings right behind a heading become items of its part; answers how many. */
function takeOpenings(rows: Row[], block: number): number {
  const { section } = rows[block]!
  const ids = newIds(rows)
  let n = 0
  for (let row = rows[block + 1]; row?.type === "opening"; row = rows[block + 1 + ++n]) {
    row.type = "para"
    row.depth = 1
    row.item = ids()
    row.role = section!.role
    ordinalOutOfText(row)
  }
  return n
}

/** A part without a heading that begins at a row goes on with the part above it. */
function takeHeadless(rows: Row[], at: number): boolean {
  const first = rows[at]
  if (!first?.section || first.type === "heading") return false
  const heading = rows
    .slice(0, at)
    .filter((row) => row.section !== null)
    .at(-1)!
  const { role } = first.section
  if (heading.section!.role === "other" && role !== "other") {
    heading.section = { ...heading.section!, role }
    for (const row of rows.slice(rows.indexOf(heading) + 1, at))
      if (row.item && row.role === "other") row.role = role
  }
  first.section = null
  return true
}
