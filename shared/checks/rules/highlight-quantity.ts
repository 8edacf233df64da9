import type { Item } from "../../model/outline"
import { uncountedHighlights } from "../highlights"
import { type ReportFacts, rule } from "../types"
import { vagueAmounts } from "../vague-amounts"

/**
 * A warning, not an error: the grammar of quantities misses one in ten, and a highlight without a figure can
 * be printed; it only says little.
 */
export const highlightQuantity = rule({
  id: "highlight-quantity",
  kind: "no_quantity",
  severity: "warning",
  scope: "report",
  title: "亮点没有数据",
  basis: "固定提纲：履职工作特色和亮点，每条亮点都要有数据",
  check(facts, _context, flag) {
    for (const { place, item, conduct, unsure, blocks } of uncountedHighlights(facts))
      flag(place, {
        ...(item ? { item } : {}),
        message: messageFor(facts, blocks, nameFor(item)),
        severity: conduct || unsure ? "hint" : "warning",
      })
  },
  examples: {
    flags: [
      `一、履职工作特色和亮点
一是守住主业，责任逐级压实。召开支部书记例会18次，解决难题27件。
二是⟦建强队伍，干部面貌一新。⟧持续抓好村干部学历提升，选派一批年轻同志到外地跟班学习。
二、存在问题及原因
一是学用结合不够紧。`,
      `一、履职工作特色和亮点
一是⟦学在深处，理论武装走深走实。⟧深入学习贯彻党的二十大精神，增强“四个意识”，落实“三会一课”，2024年学习氛围更加浓厚。
二是干在实处，为民办事有温度。修通入户路3.5公里。`,
      // Nothing but a mask and ordinals.
      `一、主要工作及成效
（一）⟦抓党员发展。⟧发展党员**名，做到了程序规范。
（二）抓阵地建设。改建服务大厅2处。
二、存在问题
一是力量偏弱。`,
      // One point of a highlight tells nothing in figures, the points beside it do.
      `一、主要工作及成效
（一）强基固本，组织更有力
1.建强支部。整顿后进支部2个，新建活动室4处，发展党员6名，支部书记全部轮训一遍。
2.⟦育好骨干。⟧从返乡能人、退伍军人里物色苗子，老书记手把手教，年轻干部很快挑起了担子，群众看在眼里。
（二）为民服务，群众更满意
1.开通便民专线1条。`,
    ],
    passes: [
      `一、履职工作特色和亮点
一是守住主业，责任逐级压实。召开支部书记例会18次。
二是建强队伍，能力稳步提升。十二名村干部拿到大专文凭。
二、存在问题及原因
一是学用结合不够紧。`,
      `一、工作成效
1.服务群众有办法。全年办结诉求四百余件，办结率98.2%。
2.集体经济有起色。最弱的芦湾村也翻了一番。`,
    ],
    guards: [
      // The figures stand in the parts of the item.
      `一、履职工作特色和亮点
（一）强基固本，组织更有力
1.整顿后进支部2个。
2.新建活动室4处。
（二）为民服务，群众更满意
1.开通便民专线1条。
二、存在问题及原因
一是学用结合不够紧。`,
      // A short phrase among the points of a highlight is no work of its own.
      `一、履职工作特色和亮点
（一）强基固本，组织更有力
1.整顿后进支部2个，新建活动室4处。
2.选好带头人。
二、存在问题及原因
一是学用结合不够紧。`,
      // Whoever tells of his own honesty counts nothing.
      `一、履职情况
一是抓发展。新修村道6公里。
二、述廉情况
严守廉洁纪律，管好家人和身边人，没有收受过礼品礼金。`,
      // Problems, causes and measures need no figure.
      `一、履职工作特色和亮点
一是守住主业，责任逐级压实。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。学得多、用得少。
主要原因是：一是思想上重视不够。
三、下一步工作思路和措施
一是坚持学用结合，把课堂搬到田间地头。`,
    ],
  },
})

function nameFor(item: Item | null): string {
  if (!item) return "这一部分"
  return item.parent?.role === "highlight" ? "这一点" : "这条亮点"
}

function messageFor(facts: ReportFacts, indices: readonly number[], what: string): string {
  for (const index of indices) {
    const block = facts.blocks[index]
    const blank = block?.placeholders[0]
    if (blank) return `${what}还没有数，“${block.text.slice(blank.from, blank.to + 1)}”处空着。填上数字。`
  }
  for (const index of indices) {
    const block = facts.blocks[index]!
    const [word] = vagueAmounts(block)
    if (word)
      return `${what}一个数都没有。“${block.text.slice(word.from, word.to)}”不算数据，可补上实数：次数、人数、金额或完成率。`
  }
  return `${what}一个数都没有。做了多少、成效多大看不出来，可补上次数、人数、金额或完成率。`
}
