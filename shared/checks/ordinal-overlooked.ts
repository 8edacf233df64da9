import { type OrdinalStyle, writeOrdinal } from "../text/ordinals"
import type { Mark } from "./ordinal-marks"
import { lookAround, type Run, type Wrong } from "./ordinal-runs"
import type { ReportFacts } from "./types"

/**
 * The number that seems to be left out stands in the text in between, in a place where no ordinal is looked
 * for: the writer did not leave it out.
 */
export function isOverlooked(facts: ReportFacts, mark: Mark, run: Run, what: Wrong): boolean {
  if (what.is !== "start" && (what.is !== "gap" || what.swapped)) return false
  const pattern = shapeOf(run.style, mark.n - 1)
  if (!pattern) return false
  const after = what.is === "gap" ? what.before.span : null
  const first = after?.block ?? facts.outline.blocks[mark.span.block]?.section?.blocks[0] ?? 0
  for (let i = Math.max(first, mark.span.block - lookAround); i <= mark.span.block; i++) {
    if (i === mark.span.block && mark.span.in === "ordinal") return false
    const to = i === mark.span.block ? mark.span.from : undefined
    const from = i === after?.block && after.in === "text" ? after.to : 0
    if (pattern.test(facts.blocks[i]!.text.slice(from, to))) return true
  }
  return false
}

/** How an ordinal may be written in running text, loosely. */
function shapeOf(style: OrdinalStyle, n: number): RegExp | null {
  if (n < 1 || n > 99) return null
  const bare = writeOrdinal(style, n).replace(/[^一二三四五六七八九十\d①-⑳]/g, "")
  switch (style) {
    case "han":
      return new RegExp(`(?:^|[^一二三四五六七八九十])${bare}[、.．，,]`)
    case "hanParen":
      return new RegExp(`[（(〔\\[【]\\s*${bare}\\s*[）)〕\\]】]`)
    case "arabic":
      return new RegExp(`(?:^|\\D)${bare}(?:[.．，,。：:](?!\\d)|、)`)
    case "arabicParen":
      return new RegExp(`(?:^|\\D)${bare}[）)]`)
    case "shi":
      return new RegExp(`(?:^|[^一二三四五六七八九十])${bare}(?:是|要)`)
    case "di":
      return new RegExp(`第${bare}`)
    case "circled":
      return new RegExp(bare)
    default:
      return null
  }
}
