import type { TableDocument } from "../docx/export/table"
import { type BatchResult, type BatchRow, isFailure } from "./row"
import type { ScaleLine } from "./scale"
import type { Reviewed } from "./workbook"

/** What a table calls a report: its unit, else its file without folder and ending. */
export function unitOf(result: BatchResult): string {
  return (!isFailure(result) && result.unit) || result.file.replace(/^.*\//, "").replace(/\.\w+$/, "")
}

/**
 * The summary of a folder as a table to be printed: one row a file, in the order given, with what it went by above.
 *
 * @param folder its name
 * @param reviewed by file; a file that could not be read has none
 */
export function summaryTable(
  folder: string,
  results: readonly BatchResult[],
  reviewed: ReadonlyMap<string, Reviewed>,
  scale: readonly ScaleLine[],
): TableDocument {
  return {
    title: `${folder}审阅汇总表`,
    note: `审阅尺度　${scale.map(({ name, value }) => `${name}：${value}`).join("；")}。`,
    landscape: true,
    columns: [
      { name: "序号", width: 0.045, align: "center" },
      { name: "单位", width: 0.12 },
      { name: "述职人", width: 0.085, align: "center" },
      { name: "字数", width: 0.065, align: "right" },
      { name: "问题占比", width: 0.06, align: "right" },
      { name: "亮点有数", width: 0.06, align: "center" },
      { name: "因措齐全", width: 0.06, align: "center" },
      { name: "与上年相同", width: 0.065, align: "right" },
      { name: "必须改", width: 0.05, align: "right" },
      { name: "建议看", width: 0.05, align: "right" },
      { name: "结论", width: 0.105, align: "center" },
      { name: "退回意见", width: 0.235 },
    ],
    rows: results.map((result, at) => {
      const head = [String(at + 1), unitOf(result)]
      if (isFailure(result)) return [...head, "", "", "", "", "", "", "", "", "打不开", result.failure]
      const { verdict = "", opinion = "" } = reviewed.get(result.file) ?? {}
      return [...head, ...figures(result), verdict, opinion]
    }),
  }
}

function figures(row: BatchRow): string[] {
  return [
    row.name ?? "—",
    row.characters.toLocaleString("en-US"),
    percent(row.problemShare),
    of(row.highlightsWithFigures, row.highlights),
    of(row.problemsAnswered, row.problems),
    row.carriedRatio === null ? "—" : percent(row.carriedRatio),
    String(row.levels.error),
    String(row.levels.warning),
  ]
}

const percent = (share: number) => `${Math.round(share * 100)}%`
const of = (part: number, whole: number) => (whole === 0 ? "—" : `${part}/${whole}`)

/** 退回意见 as a table to be sent: of one report under its unit's name, of several under the folder's. */
export function opinionTable(
  folder: string,
  results: readonly BatchResult[],
  reviewed: ReadonlyMap<string, Reviewed>,
): TableDocument {
  const told = results.filter(({ file }) => (reviewed.get(file)?.opinion ?? "").trim() !== "")
  const only = told.length === 1 ? told[0]! : null
  return {
    title: `${only ? unitOf(only) : folder}述职报告退回意见`.replace(/(述职报告){2,}/, "述职报告"),
    columns: [
      { name: "单位", width: 0.2 },
      { name: "述职人", width: 0.12, align: "center" },
      { name: "结论", width: 0.14, align: "center" },
      { name: "退回意见", width: 0.54 },
    ],
    rows: told.map((result) => {
      const { verdict, opinion } = reviewed.get(result.file)!
      return [unitOf(result), (!isFailure(result) && result.name) || "—", verdict, opinion]
    }),
  }
}
