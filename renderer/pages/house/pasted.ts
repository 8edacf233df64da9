import { severityNames } from "#shared/checks/types"
import { type Cells, emptyCells, type Field, type List, severities } from "./lists"

/** 甲→乙, however the arrow was typed. */
const arrow = /\s*(?:→|⇒|[-=—]+>)\s*/

/**
 * The lines of a table that a text stands for: one for each of its lines, the fields divided by tabs as a table of
 * Word or Excel puts them on the clipboard, or the first two by an arrow. Null when it is the text of one field.
 */
export function pastedLines({ columns }: List, text: string): Cells[] | null {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "")
  const rows = lines.map((line) => fieldsIn(line, columns[1]?.field))
  if (rows.length === 0 || (rows.length === 1 && rows[0]!.length === 1)) return null
  return rows
    .filter(([first]) => first !== columns[0]!.label)
    .map((fields) => {
      const cells: Record<Field, string> = { ...emptyCells }
      for (const [i, { field }] of columns.entries()) {
        const said = fields[i]
        if (said) cells[field] = field === "level" ? levelNamed(said) : said
      }
      return cells
    })
}

function fieldsIn(line: string, second: Field | undefined): string[] {
  if (line.includes("\t")) return line.split("\t").map((field) => field.trim())
  const mayHaveArrow = second === "instead" || second === "also"
  const at = mayHaveArrow ? arrow.exec(line) : null
  if (!at) return [line.trim()]
  return [line.slice(0, at.index).trim(), line.slice(at.index + at[0].length).trim()]
}

const levelNamed = (name: string): string =>
  severities.find((severity) => severityNames[severity] === name) ?? "warning"
