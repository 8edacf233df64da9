import writeExcel, { type CellObject, type Row, type SheetData } from "write-excel-file/universal"
import { kindNames } from "../checks/kind-names"
import { ruleById } from "../checks/registry"
import { kinds, severityNames } from "../checks/types"
import { type BatchResult, type BatchRow, isFailure } from "./row"

/** Excel and WPS take no more rows on a sheet, nor more characters in a cell. */
const maxRows = 1_048_576
const maxCell = 32_767

/** What a reviewer made of a report. */
export interface Reviewed {
  verdict: string
  /** What the author is asked to do, in lines. */
  opinion: string
}

/**
 * The summary of a folder as an .xlsx: one row a file, and one sheet of all findings.
 *
 * @param results in the order of the rows
 * @param reviewed by file; without it the table has no columns for it
 */
export async function batchWorkbook(
  results: readonly BatchResult[],
  reviewed?: ReadonlyMap<string, Reviewed>,
): Promise<Uint8Array> {
  const sheets = [
    {
      sheet: "汇总",
      data: summary(results, reviewed),
      columns: summaryColumns(reviewed !== undefined),
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    },
    {
      sheet: "逐条",
      data: details(results),
      columns: detailWidths.map((width) => ({ width })),
      stickyRowsCount: 1,
    },
  ]
  const blob = await writeExcel(sheets, { fontFamily: "仿宋", fontSize: 11 }).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}

/** The heads of the columns that every table of a folder has. */
const heads = [
  "文件",
  "标题",
  "单位",
  "述职人",
  "年度",
  "字数",
  "问题占比",
  "亮点",
  "有数据的",
  "问题",
  "因措齐全的",
  "必须改",
  "建议看",
  "可参考",
]
const widths = [28, 32, 16, 10, 8, 8, 10, 8, 10, 8, 12, 8, 8, 8]
const failureHead = "没有读成的原因"

const reviewHeads = ["结论", "退回意见"]
const reviewWidths = [12, 60]

function summaryColumns(isReviewed: boolean): { width: number }[] {
  return [...widths, ...kinds.map(() => 11), 40, ...(isReviewed ? reviewWidths : [])].map((width) => ({
    width,
  }))
}

function summary(results: readonly BatchResult[], reviewed?: ReadonlyMap<string, Reviewed>): SheetData {
  const head = [
    ...heads,
    ...kinds.map((kind) => kindNames[kind]),
    failureHead,
    ...(reviewed ? reviewHeads : []),
  ]
  return [
    head.map(asHead),
    ...results.map((result) => [...summaryRow(result), ...reviewCells(result, reviewed)]),
  ]
}

function reviewCells({ file }: BatchResult, reviewed?: ReadonlyMap<string, Reviewed>): Row {
  if (!reviewed) return []
  const review = reviewed.get(file)
  return review ? [review.verdict, review.opinion === "" ? null : wrapped(review.opinion)] : [null, null]
}

function summaryRow(result: BatchResult): Row {
  if (isFailure(result))
    return [
      cut(result.file),
      ...heads.slice(1).map(() => null),
      ...kinds.map(() => null),
      cut(result.failure),
    ]
  return [
    cut(result.file),
    cut(result.title),
    cut(result.unit),
    cut(result.name),
    result.year,
    result.characters,
    { value: result.problemShare, type: Number, format: "0%" },
    result.highlights,
    result.highlightsWithFigures,
    result.problems,
    result.problemsAnswered,
    result.levels.error,
    result.levels.warning,
    result.levels.hint,
    ...kinds.map((kind) => result.kinds[kind] ?? 0),
    null,
  ]
}

const detailHeads = ["文件", "段", "列", "级别", "类别", "查的是", "原文", "说明", "依据"]
const detailWidths = [28, 6, 6, 9, 12, 18, 30, 70, 40]

function details(results: readonly BatchResult[]): SheetData {
  const data: SheetData = [detailHeads.map(asHead)]
  for (const result of results) if (!isFailure(result)) for (const row of detailRows(result)) data.push(row)
  if (data.length <= maxRows) return data
  const left = data.length - maxRows + 1
  return [...data.slice(0, maxRows - 1), [`还有 ${left} 条没有列出：一张表放不下。把文件夹分成几个再查。`]]
}

function* detailRows({ file, findings }: BatchRow): Generator<Row> {
  for (const { paragraph, column, severity, kind, rule, quote, message, basis } of findings)
    yield [
      cut(file),
      paragraph,
      column,
      severityNames[severity],
      kindNames[kind],
      ruleById(rule)?.title ?? rule,
      cut(quote),
      wrapped(message),
      cut(basis),
    ]
}

function asHead(value: string): CellObject {
  return { value, fontWeight: "bold", backgroundColor: "#E9ECEA", alignVertical: "center" } as CellObject
}

function wrapped(value: string): CellObject {
  return { value: cut(value)!, wrap: true, alignVertical: "top" } as CellObject
}

/**
 * What a cell takes. XML 1.0 has no place for control characters; a value is written as text, so that a file called
 * `=1+1` is no formula.
 */
function cut(value: string | null): string | null {
  if (value === null) return null
  const plain = value.replace(controls, " ")
  return plain.length > maxCell ? `${plain.slice(0, maxCell - 1)}…` : plain
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
