import { vagueWords } from "../library/vague"
import { perBlock } from "./facts"
import { watch } from "./watch"

const found = watch([
  ...vagueWords.amounts.map((form) => ({ form, entry: true })),
  ...vagueWords.notAmounts.map((form) => ({ form, entry: false })),
])

export interface VagueAmount {
  from: number
  to: number
}

const none: readonly VagueAmount[] = []

/** Words of a paragraph that stand where a figure should (多次, 一批, 大幅); none inside a title in 《》 or a quotation. */
export const vagueAmounts = perBlock((block): readonly VagueAmount[] => {
  const hits = found(block)
  if (hits.length === 0) return none
  const masks = hits.filter(({ entry }) => !entry)
  const out: VagueAmount[] = []
  for (const { entry, from, to } of hits) {
    if (!entry || from < (out.at(-1)?.to ?? 0)) continue
    if (masks.some((mask) => mask.from < to && from < mask.to) || isQuoted(block.text, from)) continue
    out.push({ from, to })
  }
  return out
})

/** Inside 《》 or “”: part of a name, or somebody else's words. */
function isQuoted(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const c = text.charAt(i)
    if (c === "《" || c === "“") return true
    if (c === "》" || c === "”" || c === "。") return false
  }
  return false
}
