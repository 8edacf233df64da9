import { confusionHits } from "../confusion-hits"
import { misspellings } from "../misspellings"
import { nearMisses } from "../near-miss"
import { isToldAsTerm } from "../told-as-term"
import { rule } from "../types"
import { type WordSlip, wordSlips } from "../word-slips"

const explain: Readonly<Record<WordSlip["how"], (wrong: string, right: string) => string>> = {
  sounded: (wrong, right) =>
    `“${wrong}”与前后的词不搭配，可能是同音的“${right}”，打字时选错了词。核对后改为“${right}”。`,
  swapped: (wrong, right) => `“${wrong}”不成词，可能是“${right}”颠倒了两个字。核对后改为“${right}”。`,
  missing: (wrong, right) => `“${wrong}”像是“${right}”漏了一个字。核对后补上。`,
}

export const wordSlip = rule({
  id: "word-slip",
  kind: "wording",
  // Words meet in more ways than any table knows: on reports of strangers one in two was right as it stood.
  severity: "hint",
  scope: "block",
  title: "选错词颠倒漏字",
  basis: "常用词语的搭配；同音而不能搭配、颠倒或漏字后不成词",
  check(block, _context, flag) {
    if (block.type === "signature" || block.type === "byline") return
    const found = wordSlips(block)
    if (found.length === 0) return
    // What a table, a fixed expression or a misspelt word tells is told there.
    const told = [...confusionHits(block), ...nearMisses(block), ...misspellings(block)]
    for (const { from, to, right, how } of found) {
      if (told.some((other) => other.from < to && from < other.to) || isToldAsTerm(block, from, to)) continue
      flag(from, to, {
        message: explain[how](block.text.slice(from, to), right),
        fixes: [{ title: `改为“${right}”`, edits: [{ from, to, insert: right }], safe: false }],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓发展。完善基础⟦涉事⟧，拓宽销售⟦取到⟧。",
      "一、主要工作\n一是抓落实。坚持⟦题问⟧导向，汛前对水库⟦逐进行⟧鉴定，推进⟦殡改革⟧。",
    ],
    passes: [
      "一、主要工作\n一是抓发展。完善基础设施，拓宽销售渠道。",
      "一、主要工作\n一是抓落实。坚持问题导向，汛前对水库逐一进行鉴定，推进殡葬改革。",
    ],
    guards: [
      "一、主要工作\n一是抓服务。举行揭牌仪式，套用公式计算，归化植物清除3亩，企业经历3年以上的21人。",
      "一、主要工作\n一是抓治理。把标题问清，逐户进行走访，殡葬、婚俗改革一起推；树立“题问”品牌。",
    ],
  },
})
