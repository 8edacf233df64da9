import { confusionHits } from "../confusion-hits"
import { misspellings } from "../misspellings"
import { nearMisses } from "../near-miss"
import { isToldAsTerm } from "../told-as-term"
import { rule } from "../types"

/** More than these a message does not name. */
const named = 3

export const homophone = rule({
  id: "homophone",
  kind: "wording",
  severity: "warning",
  scope: "block",
  title: "疑似同音形近错字",
  basis: "常用词与同音字、形近字的对照；两字不成词又不能拆给前后的词",
  check(block, _context, flag) {
    if (block.type === "signature" || block.type === "byline") return
    const found = misspellings(block)
    if (found.length === 0) return
    // What a table or a fixed expression tells is told better there.
    const told = [...confusionHits(block), ...nearMisses(block)]
    for (const { from, to, words } of found) {
      if (told.some((other) => other.from < to && from < other.to) || isToldAsTerm(block, from, to)) continue
      const wrong = block.text.slice(from, to)
      const shown = words.slice(0, named)
      flag(from, to, {
        message: `“${wrong}”不成词，可能是${shown.map((word) => `“${word}”`).join("或")}的同音或形近误写。核对原意后改正。`,
        fixes: shown.map((word) => ({
          title: `改为“${word}”`,
          edits: [{ from, to, insert: word }],
          safe: false,
        })),
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓医疗。每半年组织乡村⟦医升⟧轮训1次，考核⟦何格⟧人数达95人。",
      "二、存在问题\n一是自主经营收入⟦比列⟧偏低，对项目⟦监读⟧不够。",
    ],
    passes: [
      "一、主要工作\n一是抓医疗。每半年组织乡村医生轮训1次，考核合格人数达95人。",
      "二、存在问题\n一是自主经营收入比例偏低，对项目监督不够。",
    ],
    guards: [
      "一、主要工作\n一是抓比对。对比列出问题12项，不原则性否定；总监都到场，军医升职2人。",
      "一、主要工作\n一是抓典型。号召学习何格同志，评出“医升”服务队3支。",
    ],
  },
})
