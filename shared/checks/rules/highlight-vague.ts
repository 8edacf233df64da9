import { uncountedHighlights } from "../highlights"
import { rule } from "../types"
import { vagueAmounts } from "../vague-amounts"

/**
 * Only where a highlight has no figure at all: beside figures 选派一批 reads well, and hinting at each would be noise.
 */
export const highlightVague = rule({
  id: "highlight-vague",
  kind: "vague",
  severity: "hint",
  scope: "report",
  title: "用虚词代替数据",
  basis: "固定提纲：履职工作特色和亮点，每条亮点都要有数据，虚词不算",
  check(facts, _context, flag) {
    for (const { item, conduct, blocks } of uncountedHighlights(facts)) {
      if (conduct) continue
      const words = new Set<string>()
      let first: { block: number; from: number; to: number } | null = null
      for (const index of blocks) {
        const block = facts.blocks[index]!
        for (const { from, to } of vagueAmounts(block)) {
          words.add(block.text.slice(from, to))
          first ??= { block: index, from, to }
        }
      }
      if (!first) continue
      const named = [...words]
        .slice(0, 3)
        .map((word) => `“${word}”`)
        .join("")
      flag(
        { ...first, in: "text" },
        {
          ...(item ? { item } : {}),
          message: `这里只有${named}，听的人不知道是多少。查一下台账，换成实数；查不到就删去。`,
        },
      )
    }
  },
  examples: {
    flags: [
      `一、履职工作特色和亮点
一是守住主业，责任逐级压实。召开支部书记例会18次，解决难题27件。
二是建强队伍，干部面貌一新。选派⟦一批⟧年轻同志到外地跟班学习，多次上门请教老书记。
二、存在问题及原因
一是学用结合不够紧。`,
      `一、主要工作及成效
（一）抓产业。新建大棚35座。
（二）抓环境。河道垃圾⟦大幅⟧减少，群众拍手叫好。
二、存在问题
一是力量偏弱。`,
    ],
    passes: [
      `一、履职工作特色和亮点
一是守住主业，责任逐级压实。召开支部书记例会18次，解决难题27件。
二是建强队伍，干部面貌一新。选派12名年轻同志到外地跟班学习。`,
      `一、履职工作特色和亮点
一是守住主业，责任逐级压实。党委会专题研究，书记例会逐一过堂。`,
    ],
    guards: [
      // Beside a figure the word does no harm.
      `一、履职工作特色和亮点
一是建强队伍，干部面貌一新。选派一批年轻同志到外地跟班学习，12名村干部拿到大专文凭。`,
      // Titles and set words are no amounts.
      `一、履职工作特色和亮点
一是严守规矩。逐条学习《关于新形势下党内政治生活的若干准则》，领会一系列重要讲话精神，党课不少于规定的课时。`,
      // Problems may well be many.
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。不少党员学过就忘。`,
    ],
  },
})
