import type { Matter } from "../../editor/carried"

/** How many matters are open, by kind, and how many are done with. */
export interface Tally {
  figures: number
  sentences: number
  open: number
  done: number
  total: number
}

export function tallyOf(matters: readonly Matter[]): Tally {
  const open = matters.filter(({ state }) => state === "open")
  const figures = open.filter(({ kind }) => kind === "figure").length
  return {
    figures,
    sentences: open.length - figures,
    open: open.length,
    done: matters.length - open.length,
    total: matters.length,
  }
}

/** The matter beside one, of any state; none at the ends. */
export function besideMatter(matters: readonly Matter[], key: string, by: 1 | -1): Matter | null {
  const at = matters.findIndex((it) => it.key === key)
  return at < 0 ? null : (matters[at + by] ?? null)
}

/**
 * The open matter that the walk goes on with: the first behind one, round the end. What the matter was dealt with by
 * may have settled others too, so the order is that of before and the state that of now.
 */
export function nextOpen(before: readonly Matter[], key: string, now: readonly Matter[]): Matter | null {
  const open = new Map(now.filter(({ state }) => state === "open").map((it) => [it.key, it]))
  const at = before.findIndex((it) => it.key === key)
  for (const { key: other } of [...before.slice(at + 1), ...before.slice(0, Math.max(0, at))]) {
    const found = open.get(other)
    if (found) return found
  }
  return now.find((it) => it.state === "open" && it.key !== key) ?? null
}

/** The first matter that is not as it was: what an undo has brought back. */
export function changedMatter(before: readonly Matter[], now: readonly Matter[]): Matter | null {
  const known = new Map(before.map((it) => [it.key, it]))
  return (
    now.find(({ key, state, text }) => known.get(key)?.state !== state || known.get(key)?.text !== text) ??
    null
  )
}

/** The number that a figure begins with, and what stands behind it: 38 and 名. A figure without one is all number. */
export function partsOf(figure: string): { number: string; rest: string } {
  const number = /^\d[\d.,，]*/.exec(figure)?.[0] ?? figure
  return { number, rest: figure.slice(number.length) }
}

/** Characters in front of a figure that say what it counts. */
const ahead = 14

/** What stands in front of a figure, back to the beginning of its clause. */
export function leading(text: string, from: number): string {
  const before = text.slice(Math.max(0, from - ahead), from)
  return before.slice(before.search(/[^，。；：、！？]*$/))
}
