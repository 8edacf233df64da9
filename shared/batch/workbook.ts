import { kindNames } from "../checks/kind-names"
import { ruleById } from "../checks/registry"
import { kinds, severityNames } from "../checks/types"
import {
  headCell,
  maxRows,
  type SheetCell,
  type SheetDocument,
  textCell,
  type WorkbookDocument,
  wrappedCell,
} from "../xlsx/sheet"
import { type BatchResult, type BatchRow, isFailure } from "./row"
import type { ScaleLine } from "./scale"

/** What a reviewer made of a report. */
export interface Reviewed {
  verdict: string
  /** What the author is asked to do, in lines. */
  opinion: string
}

/**
 * The summary of a folder as a workbook: one row a file, one sheet of all findings, and one of what it went by.
 *
 * @param results in the order of the rows
 * @param reviewed by file; without it the table has no columns for it
 * @param scale 审阅尺度 in words; without it there is no sheet for it
 */
export function batchWorkbook(
  results: readonly BatchResult[],
  reviewed?: ReadonlyMap<string, Reviewed>,
  scale?: readonly ScaleLine[],
): WorkbookDocument {
  return {
    sheets: [
      {
        name: "汇总",
        rows: summary(results, reviewed),
        widths: [...widths, ...kinds.map(() => 11), 40, ...(reviewed ? reviewWidths : [])],
        stickyColumns: 1,
      },
      { name: "逐条", rows: details(results), widths: detailWidths },
      ...(scale ? [scaleSheet(scale)] : []),
    ],
  }
}

function scaleSheet(scale: readonly ScaleLine[]): SheetDocument {
  const rows = [
    ["项目", "尺度"].map(headCell),
    ...scale.map(({ name, value }) => [textCell(name), wrappedCell(value)]),
  ]
  return { name: "审阅尺度", rows, widths: [18, 80] }
}

type Row = SheetCell[]

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
  "沿用率",
  "必须改",
  "建议看",
  "可参考",
]
const widths = [28, 32, 16, 10, 8, 8, 10, 8, 10, 8, 12, 9, 8, 8, 8]
const failureHead = "没有读成的原因"

const reviewHeads = ["结论", "退回意见"]
const reviewWidths = [12, 60]

function summary(results: readonly BatchResult[], reviewed?: ReadonlyMap<string, Reviewed>): Row[] {
  const head = [
    ...heads,
    ...kinds.map((kind) => kindNames[kind]),
    failureHead,
    ...(reviewed ? reviewHeads : []),
  ]
  return [
    head.map(headCell),
    ...results.map((result) => [...summaryRow(result), ...reviewCells(result, reviewed)]),
  ]
}

function reviewCells({ file }: BatchResult, reviewed?: ReadonlyMap<string, Reviewed>): Row {
  if (!reviewed) return []
  const review = reviewed.get(file)
  return review ? [review.verdict, review.opinion === "" ? null : wrappedCell(review.opinion)] : [null, null]
}

function summaryRow(result: BatchResult): Row {
  if (isFailure(result))
    return [
      textCell(result.file),
      ...heads.slice(1).map(() => null),
      ...kinds.map(() => null),
      textCell(result.failure),
    ]
  return [
    textCell(result.file),
    textCell(result.title),
    textCell(result.unit),
    textCell(result.name),
    result.year,
    result.characters,
    { value: result.problemShare, format: "0%" },
    result.highlights,
    result.highlightsWithFigures,
    result.problems,
    result.problemsAnswered,
    result.carriedRatio === null ? null : { value: result.carriedRatio, format: "0%" },
    result.levels.error,
    result.levels.warning,
    result.levels.hint,
    ...kinds.map((kind) => result.kinds[kind] ?? 0),
    null,
  ]
}

const detailHeads = ["文件", "段", "列", "级别", "类别", "查的是", "原文", "说明", "依据"]
const detailWidths = [28, 6, 6, 9, 12, 18, 30, 70, 40]

function details(results: readonly BatchResult[]): Row[] {
  const data: Row[] = [detailHeads.map(headCell)]
  for (const result of results) if (!isFailure(result)) for (const row of detailRows(result)) data.push(row)
  if (data.length <= maxRows) return data
  const left = data.length - maxRows + 1
  return [...data.slice(0, maxRows - 1), [`还有 ${left} 条没有列出：一张表放不下。把文件夹分成几个再查。`]]
}

function* detailRows({ file, findings }: BatchRow): Generator<Row> {
  for (const { paragraph, column, severity, kind, rule, quote, message, basis } of findings)
    yield [
      textCell(file),
      paragraph,
      column,
      severityNames[severity],
      kindNames[kind],
      ruleById(rule)?.title ?? rule,
      textCell(quote),
      wrappedCell(message),
      textCell(basis),
    ]
}
