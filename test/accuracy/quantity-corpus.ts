import type { Quantity } from "#shared/text/quantities"

/** One marked line: what must be found, what may be, and what else is there. */
export interface QuantityCase {
  line: number
  text: string
  /** 【…】 spans in `text`. */
  must: readonly (readonly [from: number, to: number])[]
  /** ⟦…⟧ spans: either answer is right. */
  may: readonly (readonly [from: number, to: number])[]
}

/** Reads the notation of `test/fixtures/quantity-cases*.txt`; lines that begin with # are remarks. */
export function readCases(source: string): QuantityCase[] {
  return source.split("\n").flatMap((raw, i) => {
    if (raw === "" || raw.startsWith("#")) return []
    let text = ""
    const open: number[] = []
    const must: [number, number][] = []
    const may: [number, number][] = []
    for (const c of raw) {
      if (c === "【" || c === "⟦") open.push(text.length)
      else if (c === "】") must.push([open.pop()!, text.length])
      else if (c === "⟧") may.push([open.pop()!, text.length])
      else text += c
    }
    return [{ line: i + 1, text, must, may }]
  })
}

export interface Score {
  lines: number
  linesRight: number
  marked: number
  found: number
  right: number
  precision: number
  recall: number
  /** One readable line for each case that is not right. */
  wrong: string[]
}

/** Scores a reader by exact spans; what lies in ⟦…⟧ counts neither way. */
export function score(cases: readonly QuantityCase[], find: (text: string) => readonly Quantity[]): Score {
  let marked = 0
  let found = 0
  let right = 0
  let linesRight = 0
  const wrong: string[] = []
  for (const { line, text, must, may } of cases) {
    const hits = find(text).filter((q) => !may.some(([from, to]) => q.from < to && from < q.to))
    const same = hits.filter((q) => must.some(([from, to]) => q.from === from && q.to === to))
    marked += must.length
    found += hits.length
    right += same.length
    if (same.length === must.length && hits.length === must.length) linesRight++
    else {
      const missed = must.filter(([from, to]) => !hits.some((q) => q.from === from && q.to === to))
      const extra = hits.filter((q) => !must.some(([from, to]) => q.from === from && q.to === to))
      wrong.push(
        `${line}: ${text} | missed ${missed.map(([a, b]) => text.slice(a, b)).join(" ") || "–"} | extra ${extra.map((q) => q.text).join(" ") || "–"}`,
      )
    }
  }
  return {
    lines: cases.length,
    linesRight,
    marked,
    found,
    right,
    precision: found === 0 ? 1 : right / found,
    recall: marked === 0 ? 1 : right / marked,
    wrong,
  }
}
