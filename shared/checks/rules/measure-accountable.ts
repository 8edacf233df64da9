import type { Block, Item } from "../../model/outline"
import { bodyOf, isClosing } from "../closing"
import { commitmentOf } from "../commitments"
import { substanceOf } from "../empty-talk"
import { nameOf } from "../naming"
import { leadSpan } from "../places"
import { type ReportFacts, rule } from "../types"

/** Up to this share of words that say something a measure is made of phrases; plain speech without a date has more. */
const hollow = 0.25
/** Fewer characters are no measure yet. */
const leastCharacters = 6

export const measureAccountable = rule({
  id: "measure-accountable",
  kind: "vague",
  severity: "hint",
  scope: "report",
  title: "措施无法考核",
  basis: "固定提纲：下一步工作思路和措施，措施要具体、可操作、能考核",
  check(facts, _context, flag) {
    for (const item of facts.outline.items) {
      if (item.role !== "measure" || item.parent?.role === "measure" || isClosing(item)) continue
      if (!isHollow(facts, item)) continue
      flag(leadSpan(item), {
        item,
        message: `${nameOf(item, facts.outline)}没有说清做哪件事、做到什么程度、什么时候做完、谁来做，放在哪个单位都成立，年底也无从对账。至少写明一件具体的事，再加上时限或责任人。`,
      })
    }
  },
  examples: {
    flags: [
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够。
三、下一步工作思路和措施
一是坚持学用结合，把课堂搬到田间地头。
二是⟦进一步加强自身建设，不断提高综合素质和能力水平。⟧`,
      `一、履职情况
一是守住主业。召开例会18次。
二、存在问题
一是村级账目公开不及时。主要原因是审核环节多。
三、今后打算
（一）压缩村级账目审核环节，每月10日前上墙。
（二）⟦强化责任担当。⟧继续发扬优良作风，求真务实、开拓创新，努力把各项工作做得更好。`,
    ],
    passes: [
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够。
三、下一步工作思路和措施
一是坚持学用结合，把课堂搬到田间地头。
二是加强自身建设，每月集中学习不少于2次。`,
      `一、履职情况
一是守住主业。召开例会18次。
二、存在问题
一是作风不够实。主要原因是监督偏软。
三、今后打算
（一）转变工作作风。由纪委书记牵头，年底前对各项工作落实情况进行检查。`,
    ],
    guards: [
      // No figure, no date, but a thing that can be seen done.
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是集体经济薄弱。主要原因是办法不多。
三、下一步工作思路和措施
一是发展集体经济，盘活闲置校舍办冷库。`,
      // The points of a measure say what it is.
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够。
三、下一步工作思路和措施
（一）进一步加强学习，不断提高能力水平
1.开办田间夜校，请农技员讲果树修剪。
2.骨干结对带徒，一人一本跟学手册。`,
    ],
  },
})

function isHollow(facts: ReportFacts, item: Item): boolean {
  const blocks = blocksOf(item).map(({ index }) => facts.blocks[index]!)
  // A mask will be a figure, whose want is placeholder's business.
  if (blocks.some(({ quantities, placeholders }) => quantities.length > 0 || placeholders.length > 0))
    return false
  for (const block of blocks) {
    const { when, who } = commitmentOf(block)
    if (when || who) return false
  }
  let characters = 0
  let telling = 0
  for (const block of blocks) {
    const substance = substanceOf(block)
    characters += substance.characters
    telling += substance.telling
  }
  return characters >= leastCharacters && telling <= hollow * characters
}

function blocksOf(item: Item): Block[] {
  return [...bodyOf(item), ...item.children.flatMap(blocksOf)]
}
