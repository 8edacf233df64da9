import { carriedOf } from "../carry/carried"
import type { Checked } from "../checks/run"
import type { TableDocument } from "../docx/export/table"
import { blocksOf } from "../model/outline"
import { joinTitle } from "../text/title"
import { headCell, type SheetCell, textCell, type WorkbookDocument } from "../xlsx/sheet"
import { percent, written } from "./change"
import { type LedgerRow, ledgerRows, statusText } from "./rows"

/** What the ledger is of. */
export interface LedgerHead {
  title: string
  year: number | null
  lastYear: number | null
}

const heads = ({ year, lastYear }: LedgerHead) => [
  "出处",
  "指标",
  year === null ? "今年" : `${year}年`,
  "单位",
  lastYear === null ? "上年" : `${lastYear}年`,
  "增减",
  "增幅",
  "状态",
  "数据来源",
  "原文",
]
const widths = [12, 28, 12, 8, 12, 10, 10, 28, 24, 60]

/** What the ledger of a checked report is called and held against. */
export function ledgerHead({ facts }: Checked): LedgerHead {
  const title = joinTitle(blocksOf(facts.outline, "title").map(({ node }) => node.textContent)).text
  const last = carriedOf(facts)?.last.source.year ?? null
  return { title: title || "述职报告", year: facts.properties.year, lastYear: last }
}

/** The ledger as a workbook: a row a figure. Numbers are numbers where the text has one, so that they can be summed up. */
export function ledgerWorkbook(
  checked: Checked,
  rows: readonly LedgerRow[] = ledgerRows(checked),
): WorkbookDocument {
  return {
    sheets: [
      {
        name: "数字台账",
        widths,
        rows: [heads(ledgerHead(checked)).map(headCell), ...rows.map((row) => cells(row, checked))],
      },
    ],
  }
}

function cells(row: LedgerRow, { facts }: Checked): SheetCell[] {
  const { block, sentence, where, measures, shown, last, change, attrs } = row
  return [
    textCell(where),
    textCell(measures),
    numberCell(shown.number),
    textCell(shown.unit),
    last ? numberCell(last.shown.unit === shown.unit ? last.shown.number : last.text) : null,
    change && (change.points ? `${signed(change.difference)}个百分点` : change.difference),
    change?.ratio == null ? null : { value: change.ratio, format: "0.0%" },
    textCell(statusText(row)),
    textCell(attrs.note),
    textCell(facts.blocks[block]!.text.slice(sentence.from, sentence.to)),
  ]
}

/** The ledger as a table to be printed and signed off. */
export function ledgerTable(
  checked: Checked,
  rows: readonly LedgerRow[] = ledgerRows(checked),
): TableDocument {
  const head = ledgerHead(checked)
  const [, , year, , lastYear] = heads(head)
  return {
    title: `${head.title}数字台账`,
    landscape: true,
    columns: [
      { name: "出处", width: 0.09, align: "center" },
      { name: "指标", width: 0.23 },
      { name: year!, width: 0.11, align: "right" },
      { name: lastYear!, width: 0.11, align: "right" },
      { name: "增减", width: 0.14, align: "right" },
      { name: "状态", width: 0.17 },
      { name: "数据来源", width: 0.15 },
    ],
    rows: rows.map((row) => [
      row.where,
      row.measures,
      row.status === "blank" ? "待填" : row.text,
      row.last?.text ?? "—",
      changeText(row),
      statusText(row),
      row.attrs.note,
    ]),
  }
}

/** 增 62（14.6%）, 持平, 新增: how a row stands to last year's. */
export function changeText({ change, last, status }: LedgerRow): string {
  if (!change) return status === "new" ? "新增" : last && status !== "blank" ? "—" : ""
  if (change.difference === 0) return "持平"
  const by = `${change.difference > 0 ? "增" : "减"}${written(Math.abs(change.difference))}`
  if (change.points) return `${by}个百分点`
  return change.ratio === null ? by : `${by}（${percent(Math.abs(change.ratio))}）`
}

function signed(value: number): string {
  return `${value > 0 ? "+" : ""}${written(value)}`
}

function numberCell(number: string): SheetCell {
  const value = Number(number.replace(/[,，]/g, ""))
  return number !== "" && Number.isFinite(value) ? value : textCell(number)
}
