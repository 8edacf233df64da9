import type { Card, Cell, Gap, Matrix } from "#shared/matrix/matrix"
import { basisWords } from "./connect"
import { linesOf } from "./lines"
import { columnsOf } from "./walk"

/** What a card or gap is, by its key. */
export interface Held {
  card: Card | null
  gap: Gap | null
}

/** Everything that is asked of a matrix by key. */
export function readingOf(matrix: Matrix) {
  const held = new Map<string, Held>()
  const hold = (cards: readonly Card[]) => {
    for (const card of cards) held.set(card.key, { card, gap: null })
  }
  for (const { problem, cause, measure } of matrix.rows) {
    hold([problem, ...cause.cards, ...measure.cards])
    for (const { gap } of [cause, measure]) if (gap) held.set(gap.key, { card: null, gap })
  }
  hold([...matrix.loose.cause, ...matrix.loose.measure])
  const bases = new Map(matrix.ties.map((tie) => [`${tie.problem} ${tie.card}`, basisWords[tie.basis]]))
  return { held, bases, columns: columnsOf(matrix), lines: linesOf(matrix) }
}

export type Reading = ReturnType<typeof readingOf>

/** The problem whose words, or the words of an answer to it, a position lies in. */
export function problemAt(matrix: Matrix, pos: number): string | null {
  const holds = ({ item }: Card) => item.pos < pos && pos < item.pos + item.node.nodeSize
  let found: string | null = null
  for (const { problem } of matrix.rows) if (holds(problem)) found = problem.key
  if (found) return found
  for (const { problem, cause, measure } of matrix.rows)
    if ([...cause.cards, ...measure.cards].some(holds)) return problem.key
  return null
}

/** The problem and the answer that two cells would tie together, or null where a line makes no sense. */
export function pairOf(held: ReadonlyMap<string, Held>, a: string, b: string) {
  const ends = [held.get(a), held.get(b)]
  const problem = ends.find((it) => it?.card?.role === "problem")?.card?.item ?? null
  const gap = ends.find((it) => it?.gap)?.gap ?? null
  const answer = ends.find((it) => it?.card && it.card.role !== "problem" && !it.card.own)?.card ?? null
  if (!answer || (gap && gap.role !== answer.role)) return null
  const asked = problem ?? gap?.problem
  return asked ? { problem: asked.id, answer: answer.item.id } : null
}

/** Equal for matrices whose cards lie in the same places and are tied in the same way. */
export function shapeOf(
  { rows, loose, ties }: Matrix,
  editing: { key: string; text: string } | null,
): string {
  const cell = ({ cards, gap, note }: Cell) =>
    [gap?.key ?? "", note && "note", ...cards.map(({ key }) => key)].join(",")
  return [
    ...rows.map(({ problem, cause, measure }) => [problem.key, cell(cause), cell(measure)].join("|")),
    ...[...loose.cause, ...loose.measure].map(({ key }) => key),
    ...ties.map(({ problem, card, basis }) => `${problem}>${card}${basis}`),
    editing?.key ?? "",
  ].join("\n")
}
