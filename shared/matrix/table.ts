import { nameOf } from "../checks/naming"
import type { ReportFacts } from "../checks/types"
import type { TableDocument } from "../docx/export/table"
import type { Block, Item } from "../model/outline"
import { type Card, type Cell, matrixOf, type Tie } from "./matrix"

/** The matrix as it is printed: one row a problem, its texts whole. A line end parts the paragraphs of a cell. */
export interface MatrixTable {
  columns: readonly ["序号", "存在问题", "原因", "措施"]
  rows: readonly (readonly [number: string, problem: string, cause: string, measure: string])[]
}

/** Said of an answer that nobody confirmed and the text does not state. */
const inferred = "（推断）"

/**
 * Every problem with the causes and measures that answer it, in the words of the report; an answer of several problems
 * is repeated in each row. Causes and measures that answer none come last. Nothing that was set aside is printed.
 */
export function matrixTable(facts: ReportFacts): MatrixTable {
  const matrix = matrixOf(facts)
  const items = new Map(facts.outline.items.map((item) => [item.id, item]))
  const cards = new Map<string, Card>()
  for (const { cause, measure } of matrix.rows)
    for (const card of [...cause.cards, ...measure.cards]) cards.set(card.key, card)
  const ties = new Map<string, Tie[]>()
  for (const tie of matrix.ties) {
    const known = ties.get(tie.problem)
    if (known) known.push(tie)
    else ties.set(tie.problem, [tie])
  }
  const answer = (problem: Item, cell: Cell, role: Tie["role"]): string => {
    if (cell.gap) return role === "cause" ? "（没有写原因）" : "（没有写措施）"
    const own = (ties.get(problem.id) ?? []).filter((tie) => tie.role === role)
    const texts = own.map(({ card, basis }) => {
      const item = items.get(card)
      const text = item ? textOf(item) : ownText(cards.get(card)!)
      return basis === "inferred" ? text + inferred : text
    })
    return texts.join("\n") || (cell.note && `（${cell.note}）`)
  }
  const rows = matrix.rows.map(
    ({ problem, cause, measure }, i) =>
      [
        String(i + 1),
        problemText(problem.item, [...cause.cards, ...measure.cards]),
        answer(problem.item, cause, "cause"),
        answer(problem.item, measure, "measure"),
      ] as const,
  )
  const loose = [...matrix.loose.cause, ...matrix.loose.measure].map(
    ({ item, role }) =>
      [
        "—",
        "（没有对应的问题）",
        role === "cause" ? textOf(item) : "",
        role === "measure" ? textOf(item) : "",
      ] as const,
  )
  return { columns: ["序号", "存在问题", "原因", "措施"], rows: [...rows, ...loose] }
}

/** Shares of the width: figures of two digits, then sentences. */
const widths = [0.08, 0.3, 0.3, 0.32] as const

/** The 问题–原因–措施 table of a report, to be printed. */
export function matrixDocument(facts: ReportFacts): TableDocument {
  const { columns, rows } = matrixTable(facts)
  return {
    title: matrixTitle(facts),
    note: matrixNote(facts),
    columns: columns.map((name, i) => ({ name, width: widths[i]!, align: i === 0 ? "center" : "left" })),
    rows,
    creator: facts.properties.name ?? "",
  }
}

/** 2026年度问题、原因、措施对照表 */
export function matrixTitle({ properties }: ReportFacts): string {
  const { year } = properties
  return `${year === null ? "" : `${year}年度`}问题、原因、措施对照表`
}

/** The unit and the person, as far as they are known, and what lacks an answer. */
export function matrixNote(facts: ReportFacts): string {
  const { unit, name } = facts.properties
  const { gaps } = matrixOf(facts)
  const who = [unit, name].filter(Boolean).join("　")
  const lacking = gaps.map(
    ({ problem, role }) => `${nameOf(problem, facts.outline)}没有写${role === "cause" ? "原因" : "措施"}`,
  )
  return [who, lacking.length > 0 ? `缺口：${lacking.join("，")}。` : ""].filter(Boolean).join("　　")
}

/** An item with its ordinals and its parts, a paragraph a line. */
function textOf(item: Item): string {
  return linesOf(item, []).join("\n")
}

/** A problem without the sentences that stand in the other columns, nor the parts that are no problems. */
function problemText(problem: Item, taken: readonly Card[]): string {
  const cut = taken.filter(({ own, item }) => own && item === problem)
  return linesOf(problem, cut).join("\n")
}

function linesOf(item: Item, cut: readonly Card[]): string[] {
  const own = item.blocks.map((block, i) => (i === 0 ? item.ordinal : "") + without(block, i, cut))
  const parts = item.children.filter(({ role }) => role === item.role).flatMap((part) => linesOf(part, []))
  return [...own, ...parts].map((line) => line.trim()).filter(Boolean)
}

function without({ node }: Block, paragraph: number, cut: readonly Card[]): string {
  let text = node.textContent
  const places = cut.map(({ place }) => place).filter((place) => place.paragraph === paragraph)
  for (const { from, to } of places.sort((a, b) => b.from - a.from))
    text = text.slice(0, from) + text.slice(to)
  return text.replace(/[，；、,;]\s*$/, "。")
}

function ownText({ item, place }: Card): string {
  const { paragraph, from, to } = place
  return item.blocks[paragraph]!.node.textContent.slice(from, to).trim()
}
