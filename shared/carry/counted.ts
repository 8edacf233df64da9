import { perBlock } from "../checks/facts"
import type { BlockFacts } from "../checks/types"
import type { Quantity } from "../text/quantities"

const digits = "〇一二三四五六七八九十"
/**
 * Figures in words that `findQuantities` leaves alone, because nothing near them proves that they count: 门坏了两扇,
 * 加工八成依靠一家厂. Held against last year's they can do no harm, as they tell something only where both have them.
 */
const inWords =
  /(?<=[了过])([两三四五六七八九十])([扇匹尊顶床幅盏根块幢片口])(?=[，。；、！？\s]|$)|(?<=[\u4e00-\u9fff]|^)(?<![完变分建形组合做作达促第十百千万])([两三四五六七八九])(成)(?=依靠|来自|依赖|都|由|靠|[，。；、])/g

/** The quantities of a block that are held against last year's, in order: those of the text and a few more. */
export const countedIn = perBlock((block: BlockFacts): readonly Quantity[] => {
  const { text, quantities } = block
  const more: Quantity[] = []
  for (const { 0: found, 1: count, 2: measure, 3: tenths, index } of text.matchAll(inWords)) {
    const to = index + found.length
    if (quantities.some((it) => it.from < to && index < it.to)) continue
    const digit = count ?? tenths!
    const value = digit === "两" ? 2 : digits.indexOf(digit)
    more.push({ text: found, from: index, to, value, unit: measure ?? "成", approx: false })
  }
  return more.length === 0 ? quantities : [...quantities, ...more].sort((a, b) => a.from - b.from)
})
