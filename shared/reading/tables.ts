import type { Role } from "../model/roles"
import { trimmed } from "../text/space"
import type { Decision } from "./choose"
import { plain } from "./cues"
import type { Line } from "./line"
import type { Candidate, Mark } from "./marks"

/**
 * Tables of problems with what caused them and what will be done: each row is an item of its problem, the
 * other columns that name a role are items inside it. Copied text has a row on a line, its cells apart by
 * tabs, or every cell on a line of its own; what the columns are stands in the row at the top.
 */
export interface Tables {
  lines: Line[]
  /** Lines of tables, where nothing else is looked for. */
  inside: ReadonlySet<number>
  /** Those of them that hold the row at the top. */
  heads: ReadonlySet<number>
  /** What the cells are, in order; their lines are those of `inside`. */
  cells: Cell[]
}

export interface Cell {
  candidate: Candidate & { mark: Mark }
  decision: Extract<Decision, { as: "item" }>
}

type Column = Role | "number" | "remark"

const numbered = /^(?:序号?|编号|项次|[Nn]o\.?)$/
const remarks = /责任|牵头|时限|期限|时间|进度|备注|完成(?:时|情况)|落实情况|分管|单位|科室|人员?$/

/** What a column's head says of the cells below it; null: that is no head. */
function columnOf(head: string): Column | null {
  const words = plain(head)
  if (words.length === 0 || words.length > 12) return null
  if (numbered.test(words)) return "number"
  if (/原因|根源|成因|症结/.test(words)) return "cause"
  if (remarks.test(words)) return "remark"
  if (/措施|举措|对策|打算|办法|改进方向|努力方向|如何改|怎么改/.test(words)) return "measure"
  if (/问题|不足|差距|短板|薄弱|弱项/.test(words)) return "problem"
  if (/^(?:重点|主要|年度)?(?:工作|任务|项目)(?:内容|任务|名称)?$|亮点|成效|做法/.test(words))
    return "highlight"
  return null
}

function columnsOf(heads: readonly string[]): Column[] | null {
  if (heads.length < 2 || heads.length > 8) return null
  const columns = heads.map(columnOf)
  if (columns.includes(null)) return null
  const roles = columns.filter((it) => it === "problem" || it === "cause" || it === "measure")
  return roles.length >= 2 && new Set(roles).size === roles.length ? (columns as Column[]) : null
}

const headed = /问题|不足|差距|短板/

export function tablesIn(text: string, lines: readonly Line[]): Tables {
  const out: Growing = { lines: [], inside: new Set(), heads: new Set(), cells: [] }
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]!
    // Every head of such a table has one cell that names the problems, on this line or within the next three.
    const near =
      line.text.length <= 60 && (headed.test(line.text) || lines.slice(i + 1, i + 3).some(isHeadCell))
    const taken = near ? (rowsByLine(text, lines, i, out) ?? cellsByLine(text, lines, i, out)) : null
    if (taken !== null) i += taken
    else {
      out.lines.push(line)
      i++
    }
  }
  return out.cells.length > 0 ? out : { lines: [...lines], inside: new Set(), heads: new Set(), cells: [] }
}

type Growing = Tables & { inside: Set<number>; heads: Set<number> }

function isHeadCell({ text }: Line): boolean {
  return text.length <= 12 && headed.test(text)
}

const tab = /\t/

/** The cells of a line, as ranges, or null. */
function split(text: string, { start, end }: Line): [number, number][] | null {
  const cells: [number, number][] = []
  let from = start
  for (let i = start; i <= end; i++) {
    if (i < end && !tab.test(text.charAt(i))) continue
    cells.push(trimmed(text, from, i))
    from = i + 1
  }
  return cells.length >= 2 ? cells : null
}

function rowsByLine(text: string, lines: readonly Line[], at: number, out: Growing): number | null {
  const line = lines[at]!
  if (!tab.test(line.text)) return null
  const columns = columnsOf((split(text, line) ?? []).map((range) => text.slice(...range)))
  if (!columns) return null
  let i = at + 1
  const rows: { line: Line; cells: [number, number][] }[] = []
  for (; i < lines.length && tab.test(lines[i]!.text); i++) {
    const cells = split(text, lines[i]!)
    if (!cells || cells.length > columns.length || cells.length < 2) break
    rows.push({ line: lines[i]!, cells })
  }
  if (rows.length === 0) return null
  const index = out.lines.length
  out.inside.add(index)
  out.heads.add(index)
  out.lines.push(line)
  let goesOn = false
  for (const row of rows) {
    out.inside.add(out.lines.length)
    addRow(out, () => out.lines.length, columns, row.cells, text, goesOn)
    goesOn = true
    out.lines.push(row.line)
  }
  return i - at
}

function cellsByLine(text: string, lines: readonly Line[], at: number, out: Growing): number | null {
  let width = 0
  while (
    width < 8 &&
    at + width < lines.length &&
    columnOf(lines[at + width]!.text) !== null &&
    lines[at + width]!.text.length <= 12
  )
    width++
  const columns = columnsOf(lines.slice(at, at + width).map((line) => line.text))
  if (!columns || width < 3) return null
  const rows: Line[][] = []
  const counts = columns[0] === "number"
  let i = at + width
  while (i + width <= lines.length) {
    const row = lines.slice(i, i + width)
    if (row.some(({ text: words }) => /^[一二三四五六七八九十]{1,3}、/.test(words))) break
    if (
      counts
        ? !/^[（(]?\d{1,2}[）)、.．]?$/.test(row[0]!.text)
        : !row.every(({ paragraph }) => paragraph.inTable)
    )
      break
    rows.push(row)
    i += width
  }
  if (rows.length === 0) return null
  for (const line of lines.slice(at, at + width)) {
    out.inside.add(out.lines.length)
    out.heads.add(out.lines.length)
    out.lines.push(line)
  }
  for (const [k, row] of rows.entries()) {
    const cells = row.map(({ start, end }): [number, number] => [start, end])
    const first = out.lines.length
    // Number and words of the first cell are one line, so that the number is its ordinal.
    if (counts) {
      const [number, words, ...rest] = row
      out.lines.push({ ...number!, end: words!.end, text: text.slice(number!.start, words!.end) }, ...rest)
    } else out.lines.push(...row)
    for (let n = first; n < out.lines.length; n++) out.inside.add(n)
    addRow(out, (cell) => first + Math.max(0, cell - (counts ? 1 : 0)), columns, cells, text, k > 0)
  }
  return i - at
}

/** Cells that say that there is nothing to say. */
const empty = /^[-—–－/／\\无]*$/

function addRow(
  out: Tables,
  lineAt: (cell: number) => number,
  columns: readonly Column[],
  cells: readonly (readonly [number, number])[],
  text: string,
  goesOn: boolean,
): void {
  const head =
    columns.indexOf("problem") >= 0
      ? columns.indexOf("problem")
      : columns.findIndex((it) => it !== "number" && it !== "remark")
  const add = (
    cell: number,
    at: readonly [number, number],
    role: Role,
    n: number | null,
    depth: number,
    opens: boolean,
  ) => {
    const mark: Mark = {
      ordinal: at,
      style: n === null ? "none" : "arabic",
      key: `cell:${role}`,
      n,
      first: depth === 1,
      enclosed: false,
      before: "",
      leadIn: null,
      told: role,
      end: cells[cell]![1],
    }
    out.cells.push({
      candidate: { line: lineAt(cell), mark, heading: null },
      decision: { as: "item", depth, opens },
    })
  }
  for (const [k, column] of columns.entries()) {
    const range = cells[k]
    if (!range || range[1] === range[0]) continue
    if (k === 0 && column === "number" && head === 1) {
      const n = Number(/\d+/.exec(text.slice(...range))?.[0] ?? Number.NaN)
      add(1, range, columns[head] as Role, Number.isNaN(n) ? null : n, 1, !goesOn)
    } else if (k === head) {
      if (columns[0] !== "number" || head !== 1)
        add(k, [range[0], range[0]], column as Role, null, 1, !goesOn)
    } else if (column !== "number" && column !== "remark" && !empty.test(text.slice(...range)))
      add(k, [range[0], range[0]], column, null, 2, true)
  }
}
