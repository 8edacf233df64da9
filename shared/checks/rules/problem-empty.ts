import type { Item } from "../../model/outline"
import { isPast } from "../../problems/past"
import { bodyOf } from "../closing"
import { substanceOf } from "../empty-talk"
import { nameOf } from "../naming"
import { leadSpan } from "../places"
import { type ReportFacts, rule } from "../types"

/** Up to this share of words that say something, and so many characters of them, a problem names nothing. */
const hollow = 0.15
const mostTelling = 2
/** A problem of more characters tells something, whatever its words. */
const mostCharacters = 36
const leastCharacters = 4

export const problemEmpty = rule({
  id: "problem-empty",
  kind: "vague",
  severity: "hint",
  scope: "report",
  title: "问题写得空泛",
  basis: "固定提纲：存在问题及原因，问题要见人见事、有具体表现",
  check(facts, _context, flag) {
    for (const item of facts.outline.items) {
      if (item.role !== "problem" || item.parent?.role === "problem" || isPast(item)) continue
      if (item.children.some((part) => part.role === "problem") || !isHollow(facts, item)) continue
      flag(leadSpan(item), {
        item,
        message: `${nameOf(item, facts.outline)}没有说是哪件事、差在哪里，放在哪个单位都成立，原因和措施也就没有着落。写出具体表现：什么事、谁、差多少。`,
      })
    }
  },
  examples: {
    flags: [
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是党员教育培训效果不明显。党课以念文件为主，年轻党员坐不住。
二是⟦作风建设还有差距，仍需加强。⟧
三、下一步工作思路和措施
一是办好党员教育培训。按需设课，送课到组。`,
      `一、履职情况
一是守住主业。召开例会18次。
二、存在问题
（一）村级账目公开不及时。公开栏半年没有更新。
（二）⟦有些方面做得还不够好，工作水平有待进一步提高。⟧
三、今后打算
（一）村级账目按月上墙。`,
    ],
    passes: [
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是作风建设还有差距。个别干部下村只到村部，不进农户的门。
三、下一步工作思路和措施
一是转变作风。每周二到农户家走访。`,
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是工作水平有待提高，12件诉求办了两遍才办结。`,
    ],
    guards: [
      // A lead alone, yet it names a thing.
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。
二是村级集体经济底子薄。`,
      // What heads a list of problems may be general.
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
（一）工作作风还不够扎实
1.下村调研走马观花，只到村部不进农户。
2.诉求答复套话多，群众要跑第二趟。`,
      // So may a problem of last year that has been solved.
      `一、履职工作特色和亮点
一是抓好反馈问题整改。
（1）思想认识不到位的问题。党委会逐条过堂，全部整改到位，召开专题会4次。`,
    ],
  },
})

function isHollow(facts: ReportFacts, item: Item): boolean {
  let characters = 0
  let telling = 0
  for (const { index } of bodyOf(item)) {
    const block = facts.blocks[index]!
    if (block.quantities.length > 0 || block.placeholders.length > 0) return false
    // Somebody's words, or a name, are something that can be looked into.
    if (/[“《]/.test(block.text)) return false
    const substance = substanceOf(block)
    characters += substance.characters
    telling += substance.telling
    if (characters > mostCharacters) return false
  }
  return characters >= leastCharacters && telling <= Math.min(mostTelling, hollow * characters)
}
