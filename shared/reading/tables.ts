import type { Role } from "../model/roles"
import { type Ordinal, readOrdinal } from "../text/ordinals"
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
  if (/问题|不足|差距|短板|薄弱|弱项|弱点|毛病|欠缺|缺点/.test(words)) return "problem"
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

const headed = /问题|不足|差距|短板|薄弱|弱[项点]|毛病|欠缺|缺点/

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

/** Where the row that a line shows begins and ends with the tabs around it, behind which cells are empty. */
function rowRange(text: string, { start, end }: Line): [number, number] {
  let [from, to] = [start, end]
  while (from > 0 && blank(text.charCodeAt(from - 1))) from--
  while (to < text.length && blank(text.charCodeAt(to))) to++
  return [from, to]
}

/** White space within a line. */
function blank(code: number): boolean {
  return code === 9 || code === 0x20 || code === 0xa0 || code === 0x3000
}

/** The cells of a line, empty ones included, as ranges. */
function split(text: string, line: Line): [number, number][] {
  const cells: [number, number][] = []
  const [start, end] = rowRange(text, line)
  let from = start
  for (let i = start; i <= end; i++) {
    if (i < end && !tab.test(text.charAt(i))) continue
    cells.push(trimmed(text, from, i))
    from = i + 1
  }
  return cells
}

/** The cells of the row at the top, without what stands empty around them. */
function headCells(text: string, line: Line): [number, number][] {
  const cells = split(text, line)
  while (cells.length > 0 && isEmpty(cells.at(-1)!)) cells.pop()
  return cells
}

const isEmpty = ([start, end]: readonly [number, number]) => start === end

/** 3.急救力量弱: the number of a row in front of its problem. */
function rowNumber(text: string, [start, end]: readonly [number, number]): Ordinal | null {
  return readOrdinal(text.slice(start, Math.min(end, start + 16)))
}

/** What a row counts itself as, in a cell of its own or in front of its first words. */
function countOf(text: string, cells: readonly (readonly [number, number])[]): number | null {
  const first = cells.find((cell) => !isEmpty(cell))
  if (!first) return null
  const words = text.slice(...first)
  return /^\d{1,2}$/.test(words) ? Number(words) : (rowNumber(text, first)?.n ?? null)
}

/** A second paragraph of the cell above: the next row counts on behind it. */
function goesOnBelow(text: string, line: Line | undefined, next: Line | undefined, n: number): boolean {
  if (!line || !next || rowNumber(text, [line.start, line.end])) return false
  const cells = split(text, next)
  return cells.length > 1 && countOf(text, cells) === n + 1
}

function rowsByLine(text: string, lines: readonly Line[], at: number, out: Growing): number | null {
  const line = lines[at]!
  if (!tab.test(line.text)) return null
  const columns = columnsOf(headCells(text, line).map((range) => text.slice(...range)))
  if (!columns) return null
  let i = at + 1
  let n = 0
  const rows: { line: Line; cells: [number, number][] }[] = []
  for (; i < lines.length; i++) {
    const cells = split(text, lines[i]!)
    while (cells.length > columns.length && isEmpty(cells.at(-1)!)) cells.pop()
    // The last cells of a row, all empty, may have lost their tabs: its number says that it is one.
    const number = cells.length === 1 ? rowNumber(text, cells[0]!) : null
    const isRow = number ? rows.length > 0 && number.n === n + 1 && number.style !== "han" : cells.length > 1
    if (!isRow && rows.length > 0 && goesOnBelow(text, lines[i], lines[i + 1], n)) {
      rows.push({ line: lines[i]!, cells: [] })
      continue
    }
    if (!isRow || cells.length > columns.length) break
    n = countOf(text, cells) ?? n + 1
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

/** A cell that is a paragraph; null where the paragraph is empty. */
type Slot = Line | null

/** The lines of a table from `at` on, with what its empty cells leave between them. */
function slotsOf(text: string, lines: readonly Line[], at: number, width: number): Slot[] {
  const slots: Slot[] = []
  const whole = lines[at]?.paragraph.inTable === true
  // No report has a larger table of problems.
  for (let i = at; i < lines.length && slots.length < width * 60; i++) {
    const line = lines[i]!
    if (line.paragraph.inTable !== whole) break
    const above = lines[i - 1]
    if (whole && above)
      for (let n = lineEnds(text, above.end, line.start); n > 1 && slots.length < width * 60; n--)
        slots.push(null)
    slots.push(line)
  }
  if (whole) while (slots.length % width !== 0) slots.push(null)
  return slots
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 10) count++
  return count
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
  const slots = slotsOf(text, lines, at + width, width)
  const rows: Slot[][] = []
  const counts = columns[0] === "number"
  for (let i = 0; i + width <= slots.length; i += width) {
    const row = slots.slice(i, i + width)
    const [first] = row
    if (row.some((cell) => cell && /^[一二三四五六七八九十]{1,3}、/.test(cell.text))) break
    if (row.every((cell) => cell === null)) break
    if (
      counts
        ? !first || !/^[（(]?\d{1,2}[）)、.．]?$/.test(first.text)
        : !row.every((cell) => !cell || cell.paragraph.inTable)
    )
      break
    rows.push(row)
  }
  if (rows.length === 0) return null
  for (const line of lines.slice(at, at + width)) {
    out.inside.add(out.lines.length)
    out.heads.add(out.lines.length)
    out.lines.push(line)
  }
  let taken = width
  for (const [k, row] of rows.entries()) {
    let last = 0
    const cells = row.map((cell): [number, number] => {
      if (cell) last = cell.end
      return cell ? [cell.start, cell.end] : [last, last]
    })
    const first = out.lines.length
    const places: number[] = []
    for (const [c, cell] of row.entries()) {
      places.push(out.lines.length)
      if (!cell) continue
      taken++
      // Number and words of the first cell are one line, so that the number is its ordinal.
      const words = counts && c === 0 ? row[1] : null
      if (words) out.lines.push({ ...cell, end: words.end, text: text.slice(cell.start, words.end) })
      else if (counts && c === 1 && row[0]) places[1] = first
      else out.lines.push(cell)
    }
    for (let n = first; n < out.lines.length; n++) out.inside.add(n)
    addRow(out, (cell) => places[cell]!, columns, cells, text, k > 0)
  }
  return taken
}

/** The column that the items of the rows come from. */
function headColumn(columns: readonly Column[]): number {
  const problem = columns.indexOf("problem")
  return problem >= 0 ? problem : columns.findIndex((it) => it !== "number" && it !== "remark")
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
  const head = headColumn(columns)
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
      if (columns[0] === "number" && head === 1 && !isEmpty(cells[0]!)) continue
      const number = rowNumber(text, range)
      const to = number && range[0] + number.text.length < range[1] ? number.text.length : 0
      add(k, [range[0], range[0] + to], column as Role, to > 0 ? number!.n : null, 1, !goesOn)
    } else if (column !== "number" && column !== "remark" && !empty.test(text.slice(...range)))
      add(k, [range[0], range[0]], column, null, 2, true)
  }
}
