import { confusionHits } from "../confusion-hits"
import { type NearMiss, nearMisses } from "../near-miss"
import { isToldAsTerm } from "../told-as-term"
import { rule } from "../types"

const ways: Readonly<Record<NearMiss["how"], string>> = {
  replaced: "可能打错了一个字",
  missing: "可能漏了一个字",
  swapped: "可能颠倒了两个字",
  added: "可能多了一个字",
  sounded: "可能选错了同音的词",
}

export const expressionNearMiss = rule({
  id: "expression-near-miss",
  kind: "wording",
  severity: "warning",
  scope: "block",
  title: "成语惯用语差一个字",
  basis: "通行成语与基层公文惯用语的写法",
  check(block, _context, flag) {
    const found = nearMisses(block)
    if (found.length === 0) return
    const told = confusionHits(block)
    for (const { from, to, right, how } of found) {
      if (told.some((other) => other.from < to && from < other.to) || isToldAsTerm(block, from, to)) continue
      const wrong = block.text.slice(from, to)
      flag(from, to, {
        message: `“${wrong}”与“${right}”${how === "sounded" ? "读音相同" : "只差一个字"}，${ways[how]}。核对后改为“${right}”。`,
        fixes: [{ title: `改为“${right}”`, edits: [{ from, to, insert: right }], safe: false }],
      })
    }
  },
  examples: {
    flags: [
      "二、存在问题\n一是队伍⟦清黄不接⟧。老同志退休多，⟦后继泛人⟧，工作⟦顾此彼⟧。",
      "一、主要工作\n一是抓服务。活动⟦深的人心⟧，全年⟦走房慰问⟧困难群众，⟦矛盾究纷⟧全部化解。",
      "三、下一步措施\n一是坚持⟦求真实务⟧，做到⟦驰而丕息⟧，⟦一如既住⟧抓落实。",
    ],
    passes: [
      "二、存在问题\n一是队伍青黄不接。老同志退休多，后继乏人，工作顾此失彼。",
      "一、主要工作\n一是抓服务。活动深得人心，全年走访慰问困难群众，矛盾纠纷全部化解。",
    ],
    guards: [
      "一、主要工作\n一是抓服务。为群众办实事12件，安全隐蔽工程验收8处，全心全力帮扶，一心一德干事。",
      "一、主要工作\n一是抓品牌。打造“青莲不接”微剧场，编排《莓开眼笑》，攻坚克服困难3项，不断深入人群。",
    ],
  },
})
