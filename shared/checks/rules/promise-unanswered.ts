import { promisesOf } from "../../carry/promises"
import type { Span } from "../../model/text-map"
import { endOfText, wholeBlock } from "../places"
import { type ReportFacts, rule } from "../types"

/** Where an answer would be written: behind the last highlight. */
function endOfHighlights(facts: ReportFacts): Span | null {
  const section = facts.outline.sections.filter(({ role }) => role === "highlight").at(-1)
  if (!section) return endOfText(facts)
  const { block, to } = wholeBlock(facts, section.blocks[1] - 1)
  return { block, in: "text", from: to, to }
}

export const promiseUnanswered = rule({
  id: "promise-unanswered",
  kind: "promise",
  severity: "warning",
  scope: "report",
  title: "去年答应的事没有回应",
  basis: "述职评议通知的通常要求：报告上年查摆问题整改情况和承诺兑现情况",
  check(facts, _context, flag) {
    const open = promisesOf(facts).filter(
      ({ answeredBy, excused }) => answeredBy.length === 0 && excused === null,
    )
    const end = open.length > 0 ? endOfHighlights(facts) : null
    if (!end) return
    for (const { promise, kind, text } of open) {
      const said = text.replace(/[。；;.]$/, "")
      flag(end, {
        item: null,
        subject: promise,
        message:
          kind === "measure"
            ? `去年答应的事可能还没有回应：“${said}”。在亮点里补一句结果，或写明为什么没办。`
            : `去年查摆的问题可能还没有说整改得怎样：“${said}”。在亮点里补一句整改结果，或写明还差什么。`,
      })
    }
  },
  examples: {
    flags: [
      {
        last: `述职报告
现将2025年履职情况述职如下：
一、履职工作特色和亮点
一是建强队伍。发展党员6名。
二、下一步工作思路和措施
一是办一期村会计实务班。请县里的老会计来教做账，年内人人会用电算软件。
二是修通石桥到柳渠的机耕路。争取资金，硬化路面3公里。`,
        text: `述职报告
现将2026年履职情况述职如下：
一、履职工作特色和亮点
一是道路通到田头。石桥到柳渠的机耕路全线硬化，完成路面3.2公里，沿线4个村受益。⟦⟧
二、下一步工作思路和措施
一是办好驿站。增设服务点4处。`,
      },
      {
        last: `述职报告
现将2024年履职情况述职如下：
一、履职工作特色和亮点
一是服务群众。走访老党员48人次。
二、存在问题及原因
一是流动党员联系不紧。外出党员有21名半年没有参加组织生活，主要原因是只靠打电话。`,
        text: `述职报告
现将2025年履职情况述职如下：
一、履职工作特色和亮点
一是服务群众。走访老党员52人次，修路灯30盏。⟦⟧
二、存在问题及原因
一是流动党员联系不紧。外出党员有19名半年没有参加组织生活，主要原因是只靠打电话。`,
      },
    ],
    passes: [
      {
        last: `述职报告
现将2025年履职情况述职如下：
一、履职工作特色和亮点
一是建强队伍。发展党员6名。
二、下一步工作思路和措施
一是办一期村会计实务班。请县里的老会计来教做账，年内人人会用电算软件。`,
        text: `述职报告
现将2026年履职情况述职如下：
一、履职工作特色和亮点
一是账目清楚了。7月办了村会计实务班，9名村会计人人学会电算软件，做账差错比办班前少一半。
二、下一步工作思路和措施
一是办好驿站。增设服务点4处。`,
      },
      `述职报告
现将2026年履职情况述职如下：
一、履职工作特色和亮点
一是建强队伍。发展党员6名。
二、下一步工作思路和措施
一是办一期村会计实务班。请县里的老会计来教做账。`,
    ],
    guards: [
      {
        // Told in quite other words, but by what was promised.
        last: `述职报告
现将2024年履职情况述职如下：
一、履职工作特色和亮点
一是产业起步。种植茶叶300亩。
二、存在问题及原因
一是流动党员联系不紧。外出党员有21名半年没有参加组织生活，主要原因是只靠打电话。`,
        text: `述职报告
现将2025年履职情况述职如下：
一、履职工作特色和亮点
一是外出党员有了家。在江宁、东沙成立流动党支部2个，外出党员全部参加组织生活，线上学习18次。
二、存在问题及原因
一是茶叶销路窄。今年积压干茶400斤，主要原因是没有自己的牌子。`,
      },
    ],
  },
})
