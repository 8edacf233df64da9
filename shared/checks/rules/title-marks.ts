import { pairsOf } from "../pairs"
import { rule } from "../types"

/** What takes no title marks, right behind them: an activity, an honour, a paper of merit. */
const noWork =
  /^(?:(?:系列|主题|特色|品牌|文化|惠民|志愿服务|主题实践|主题党日|实践)+(?:活动|行动|工程|论坛|展览)|活动周|专项行动|专项整治|(?:荣誉)?称号|荣誉证书|奖状|证书|资格证|许可证|执照|大赛|竞赛|运动会|研讨会|座谈会|培训班|课程)/
/** Behind a law or a book of that name they are right: 《民法典》主题活动 is about it. */
const work =
  /(?:法|法典|条例|规定|办法|意见|通知|准则|纲要|规划|方案|决定|决议|报告|读本|选编|选读|概论|纲要|文选|讲话|章程|公约|标准|规范|细则|制度|手册|指南|公报|白皮书|论|传|记|史|歌|曲|书)(?:（[^）]*）)?$/

export const titleMarks = rule({
  id: "title-marks",
  kind: "punctuation",
  severity: "warning",
  scope: "block",
  title: "书名号用得不对",
  basis:
    "GB/T 15834—2011 4.15.3.5 书名号里再用书名号，里层用单书名号；附录A.13.1 课程、奖状、证照、活动等不用书名号",
  check(block, _context, flag) {
    const { text } = block
    if (!text.includes("《")) return
    const titles = pairsOf(block).pairs.filter(({ open }) => open === "《")
    titles.sort((a, b) => a.from - b.from)
    let end = 0
    for (const { from, to } of titles) {
      const inside = to < end
      end = Math.max(end, to)
      if (inside) {
        flag(from, to, {
          message: "书名号里又用了双书名号，两层分不清。里层改用单书名号〈〉。",
          fixes: [
            {
              title: "里层改为〈〉",
              edits: [
                { from, to: from + 1, insert: "〈" },
                { from: to - 1, to, insert: "〉" },
              ],
              safe: true,
            },
          ],
        })
        continue
      }
      const behind = noWork.exec(text.slice(to, to + 12))
      if (!behind || work.test(text.slice(from + 1, to - 1))) continue
      flag(from, to + behind[0].length, {
        message: `${behind[0]}的名称不用书名号，书名号只用于书、文件、影视等作品。改用引号“”。`,
        fixes: [
          {
            title: "改为“”",
            edits: [
              { from, to: from + 1, insert: "“" },
              { from: to - 1, to, insert: "”" },
            ],
            safe: false,
          },
        ],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓宣传。推出⟦《山河新貌》主题活动⟧3场，获⟦《先进集体》称号⟧1次。",
      "一、主要工作\n一是抓学习。编印《⟦《条例》⟧学习问答》120册。",
    ],
    passes: [
      "一、主要工作\n一是抓宣传。推出“山河新貌”主题活动3场，获“先进集体”称号1次。",
      "一、主要工作\n一是抓学习。编印《〈条例〉学习问答》120册，观看《守望》专题片2场。",
    ],
    guards: [
      "一、主要工作\n一是抓普法。开展《民法典》主题活动6场、《信访工作条例》系列活动2场。\n二是抓学习。落实《关于加强作风建设的规定》专项行动3次。",
    ],
  },
})
