import { isClosing, isFrame } from "../checks/closing"
import { hasOwnPlan } from "../checks/own-plan"
import type { ReportFacts } from "../checks/types"
import { kept } from "../model/kept"
import type { Link } from "../model/links"
import type { Item } from "../model/outline"
import type { Span } from "../model/text-map"
import type { AnswerRole, ProblemAnswer } from "../problems/link-table"
import { isPast } from "../problems/past"
import { type CardWords, itemWords, ownWords } from "./words"

/** The columns of the matrix, from left to right. */
export const matrixRoles = ["problem", "cause", "measure"] as const
export type MatrixRole = (typeof matrixRoles)[number]

/**
 * What 写一句 leaves to be filled in: blanks as snippets have them, so that Tab finds them and the check says that they
 * are empty. An answer that is only a blank is no answer yet.
 */
export const blanks: Readonly<Record<AnswerRole, string>> = {
  cause: "{这里写原因}",
  measure: "{这里写措施}",
}

/** A stretch of a paragraph of an item: offsets into its text. `paragraph` counts the item's own paragraphs. */
export interface Stretch {
  item: string
  paragraph: number
  from: number
  to: number
}

/** A problem, a cause or a measure as one card. */
export interface Card extends CardWords {
  /** The item's id; for a stretch of a problem's own text that id and the role. */
  key: string
  role: MatrixRole
  item: Item
  /** It is no item of its own but a sentence inside the problem. */
  own: boolean
  /** What is changed when the card is edited. */
  place: Stretch
  /** 103 字，1 个数 · 与问题同段 · 每月，镇党委班子 */
  meta: string
  characters: number
}

/** A problem lacks an answer of this role. */
export interface Gap {
  key: string
  role: AnswerRole
  problem: Item
  /** The blank that waits to be filled in, when the sentence was begun. */
  begun: Stretch | null
}

/** What stands beside a problem in one column: cards, else a gap, else a word on where the answer is. */
export interface Cell {
  cards: readonly Card[]
  gap: Gap | null
  note: string
}

export interface MatrixRow {
  problem: Card
  cause: Cell
  measure: Cell
}

/** A problem and a card that answers it; the card may stand in the row of another problem. */
export interface Tie {
  problem: string
  card: string
  role: AnswerRole
  basis: Link["basis"]
}

/** Items (or sentences) of one column and their characters. */
export interface ColumnCount {
  cards: number
  characters: number
}

export interface Matrix {
  rows: readonly MatrixRow[]
  /** Causes and measures that answer no problem, in the order of the text. */
  loose: Readonly<Record<AnswerRole, readonly Card[]>>
  ties: readonly Tie[]
  gaps: readonly Gap[]
  /** Problems with everything they need. */
  complete: number
  columns: Readonly<Record<MatrixRole, ColumnCount>>
}

/**
 * The problems of a report with their causes and measures, side by side. It says nothing of its own: who answers whom
 * is the link table's word, and what is lacking is what the check finds (`cause-missing`, `measure-missing`).
 *
 * A card stands once, in the row of the first problem that it answers; ties lead to it from the others.
 */
export const matrixOf = kept((facts: ReportFacts): Matrix => {
  const { answers, unlinked } = facts.links
  const items = new Map(facts.outline.items.map((item) => [item.id, item]))
  const lacking = gapsOf(facts)
  const placed = new Set<string>()
  const rows: MatrixRow[] = []
  const ties: Tie[] = []
  const gaps: Gap[] = []
  for (const answer of answers) {
    const { problem, causes, measures } = answer
    if (isPast(problem) && causes.length + measures.length === 0) continue
    const cell = (role: AnswerRole): Cell => {
      const links = role === "cause" ? causes : measures
      const span = role === "cause" ? answer.ownCause : answer.ownMeasure
      const blank = blankIn(problem, role)
      const cards: Card[] = []
      let begun = blank
      let tied = 0
      if (span && !holds(span, problem, blank)) {
        const card = ownCard(problem, role, span, facts)
        cards.push(card)
        ties.push({ problem: problem.id, card: card.key, role, basis: "stated" })
        tied++
      }
      for (const link of whole(links, items)) {
        const target = items.get(link.target)!
        const waiting = blankIn(target, role)
        if (waiting) {
          begun ??= waiting
          placed.add(target.id)
          continue
        }
        ties.push({ problem: problem.id, card: target.id, role, basis: link.basis })
        tied++
        if (placed.has(target.id)) continue
        placed.add(target.id)
        cards.push(itemCard(target, role))
      }
      const isGap = lacking[role].has(problem) || (tied === 0 && begun !== null)
      const gap = isGap && tied === 0 ? { key: `${problem.id} no ${role}`, role, problem, begun } : null
      if (gap) gaps.push(gap)
      return { cards, gap, note: tied > 0 || gap ? "" : elsewhere(answer, role) }
    }
    rows.push({ problem: itemCard(problem, "problem"), cause: cell("cause"), measure: cell("measure") })
  }
  const loose = (role: AnswerRole): Card[] =>
    unlinked
      .filter((item) => item.role === role && !placed.has(item.id) && isAnswer(item))
      .map((item) => itemCard(item, role))
  const found = { cause: loose("cause"), measure: loose("measure") }
  const column = (cards: readonly Card[]): ColumnCount => ({
    cards: cards.length,
    characters: cards.reduce((sum, card) => sum + card.characters, 0),
  })
  return {
    rows,
    loose: found,
    ties,
    gaps,
    complete: rows.filter((row) => !row.cause.gap && !row.measure.gap).length,
    columns: {
      problem: column(rows.map((row) => row.problem)),
      cause: column([...rows.flatMap((row) => row.cause.cards), ...found.cause]),
      measure: column([...rows.flatMap((row) => row.measure.cards), ...found.measure]),
    },
  }
})

/** The problems that the check says lack an answer: a problem in parts once, as a whole. */
function gapsOf(facts: ReportFacts): Record<AnswerRole, ReadonlySet<Item>> {
  const year = facts.properties.year
  const of = (role: AnswerRole) => {
    const lacking = facts.links.answers
      .filter(({ missing }) => missing.includes(role))
      .map(({ problem }) => problem)
      .filter((problem) => role === "cause" || !hasOwnPlan(problem, facts, year))
    const all = new Set(lacking)
    return new Set(
      lacking.filter((problem) => isWritten(problem) && !(problem.parent && all.has(problem.parent))),
    )
  }
  return { cause: of("cause"), measure: of("measure") }
}

/** In the order of the text; of an item and its parts the item alone. */
function whole(links: readonly Link[], items: ReadonlyMap<string, Item>): Link[] {
  if (links.length < 2) return [...links]
  const ids = new Set(links.map(({ target }) => target))
  const isPart = ({ target }: Link) => {
    for (let up = items.get(target)!.parent; up; up = up.parent) if (ids.has(up.id)) return true
    return false
  }
  const place = ({ target }: Link) => items.get(target)!.pos
  return links.filter((link) => !isPart(link)).sort((a, b) => place(a) - place(b))
}

function itemCard(item: Item, role: MatrixRole): Card {
  const words = itemWords(item.node)
  const { paragraph, characters, figures, due } = words
  const text = item.blocks[paragraph]!.node.textContent
  const amount = `${characters} 字`
  const meta =
    role === "problem"
      ? figures > 0
        ? `${amount}，${figures} 个数`
        : amount
      : role === "measure" && due
        ? due
        : amount
  return {
    key: item.id,
    role,
    item,
    own: false,
    place: { item: item.id, paragraph, from: 0, to: text.length },
    label: words.label,
    head: words.head || "未写",
    note: words.note,
    meta,
    characters,
  }
}

function ownCard(problem: Item, role: AnswerRole, span: Span, facts: ReportFacts): Card {
  const text = facts.blocks[span.block]!.text.slice(span.from, span.to)
  const paragraph = problem.blocks.findIndex(({ index }) => index === span.block)
  return {
    key: `${problem.id} ${role}`,
    role,
    item: problem,
    own: true,
    place: { item: problem.id, paragraph, from: span.from, to: span.to },
    ...ownWords(text),
    meta: paragraph === itemWords(problem.node).paragraph ? "与问题同段" : "与问题同条",
    characters: text.replace(/\s/g, "").length,
  }
}

/** The blank of 写一句 in the item's own paragraphs, or null. */
function blankIn(item: Item, role: AnswerRole): Stretch | null {
  for (const [paragraph, { node }] of item.blocks.entries()) {
    const from = node.textContent.indexOf(blanks[role])
    if (from >= 0) return { item: item.id, paragraph, from, to: from + blanks[role].length }
  }
  return null
}

function holds(span: Span, problem: Item, blank: Stretch | null): boolean {
  if (!blank || problem.blocks[blank.paragraph]?.index !== span.block) return false
  return span.from <= blank.from && blank.to <= span.to
}

/** Why nothing stands beside a problem that lacks nothing. */
function elsewhere({ problem, missing }: ProblemAnswer, role: AnswerRole): string {
  if (!isWritten(problem)) return ""
  if (role === "measure" && missing.includes(role)) return "问题里写了怎么改"
  if (problem.children.length > 0) return "写在下面各点里"
  return problem.parent?.role === "problem" ? "见上一级问题" : ""
}

const isWritten = ({ blocks }: Item): boolean => blocks.some(({ node }) => /\S/.test(node.textContent))

/** A part of another is seen with it; the last words of a report and an empty item answer nothing. */
function isAnswer(item: Item): boolean {
  return item.parent?.role !== item.role && !isClosing(item) && !isFrame(item) && isWritten(item)
}
