import type { Item } from "../../model/outline"
import type { AnswerRole } from "../../problems/link-table"
import { isClosing, isFrame } from "../closing"
import { nameOf } from "../naming"
import { leadSpan } from "../places"
import { type ReportFacts, rule } from "../types"

/**
 * A hint: a plan may rightly go beyond the problems, and what a cause explains without naming it cannot be read from
 * words alone.
 */
export const answerUnlinked = rule({
  id: "answer-unlinked",
  kind: "unlinked",
  severity: "hint",
  scope: "report",
  title: "原因措施对不上问题",
  basis: "固定提纲：原因、措施与问题一一对应",
  check(facts, _context, flag) {
    const { unlinked, answers } = facts.links
    if (unlinked.length === 0 || answers.length === 0) return
    const judged = { cause: isJudged(facts, "cause"), measure: isJudged(facts, "measure") }
    for (const item of unlinked) {
      const role = item.role as AnswerRole
      if (!judged[role] || item.parent?.role === role || isClosing(item) || isFrame(item) || !isWritten(item))
        continue
      flag(leadSpan(item), { item, message: messageFor(item, role, facts) })
    }
  },
  examples: {
    flags: [
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是党员教育培训效果不明显。主要原因是课程设置照搬往年。二是矛盾纠纷排查不够细。主要原因是网格员入户少。
三、下一步工作思路和措施
一是办好党员教育培训。按需设课，送课到组。
二是织密矛盾纠纷排查网。每周走访，当日登记。
三是⟦改造机关食堂。⟧更换灶具，5月底前完工。`,
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是村级集体经济底子薄。四个村没有经营性收入。主要原因是发展村级集体经济办法不多。
三、下一步工作思路和措施
一是壮大村级集体经济。盘活闲置校舍，发展冷链仓储。
二是⟦推进档案室搬迁。⟧6月底前搬完，由办公室负责。`,
    ],
    passes: [
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是党员教育培训效果不明显。主要原因是课程设置照搬往年。
三、下一步工作思路和措施
一是办好党员教育培训。按需设课，送课到组。`,
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是村级集体经济底子薄。主要原因是办法不多。
三、下一步工作思路和措施
一是针对村级集体经济底子薄的问题，盘活闲置校舍，发展冷链仓储。`,
    ],
    guards: [
      // Without a problem nothing can answer one; the missing part is said once.
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、下一步工作思路和措施
一是改造机关食堂。5月底前完工。`,
      // Where no measure fits any problem, each problem is said to lack one; not both.
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是党员教育培训效果不明显。主要原因是课程设置照搬往年。
三、下一步工作思路和措施
一是改造机关食堂。5月底前完工。`,
      // The last words of a report are no measure.
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是党员教育培训效果不明显。主要原因是课程设置照搬往年。
三、下一步工作思路和措施
一是办好党员教育培训。按需设课，送课到组。
以上报告，敬请评议。`,
    ],
  },
})

/** Something of that role answers a problem: else the trouble lies with the problems, or with the reading of them. */
function isJudged({ links: { answers } }: ReportFacts, role: AnswerRole): boolean {
  return answers.some(({ causes, measures }) => (role === "cause" ? causes : measures).length > 0)
}

function isWritten({ blocks }: Item): boolean {
  return blocks.some((block) => /\S/.test(block.node.textContent))
}

function messageFor(item: Item, role: AnswerRole, { outline }: ReportFacts): string {
  const name = nameOf(item, outline)
  return role === "cause"
    ? `${name}没有对上哪个问题。对得上的，写明是哪个问题的原因，或在“问题对照”里连上；对不上的，删去或补出问题。`
    : `${name}没有对上哪个问题。是改问题的，写明针对哪个问题，或在“问题对照”里连上；另有安排的，不必理会。`
}
