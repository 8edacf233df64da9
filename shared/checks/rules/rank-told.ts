import { countSaid } from "../counted-names"
import { type LocalReport, rule } from "../types"

/** 16个乡镇的第17位; 由第14位上升到第9位，前移6位: a rank is one of those that are ranked, and moves by what lies between. */
export const rankTold = rule({
  id: "rank-told",
  kind: "arithmetic",
  severity: "warning",
  scope: "block",
  title: "位次与总数或进退对不上",
  basis: "公文数据应准确：位次不大于参评总数，进退几位由前后两个位次得出",
  check(block, _context, flag) {
    const { text } = block
    if (!text.includes("第") || !/[位名]/.test(text)) return
    for (const match of text.matchAll(among)) {
      const [all, whole, , rank] = match as unknown as [string, string, string, string]
      const n = countSaid(whole)
      const m = countSaid(rank)
      if (n < 2 || m <= n || /[第前]/.test(text.charAt(match.index - 1))) continue
      flag(match.index, match.index + all.length, {
        message: `总共${whole}个，位次却写到第${rank}。核对总数和位次。`,
      })
    }
    for (const match of text.matchAll(ranked)) {
      const [all, whole, rank] = match as unknown as [string, string, string]
      if (countSaid(rank) <= countSaid(whole) || countSaid(whole) < 2) continue
      flag(match.index, match.index + all.length, {
        message: `总共${whole}个，位次却写到第${rank}。核对总数和位次。`,
      })
    }
    for (const match of text.matchAll(moved)) {
      const report = judgeMove(match as unknown as Move)
      if (report) flag(match.index, match.index + match[0].length, report)
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓考核。年度考核在全县⟦12个乡镇中排名第13位⟧，差距明显。",
      "一、主要工作\n一是抓考核。综合排名由⟦第15位上升到第8位，前移6位⟧。",
      "一、主要工作\n一是抓考核。群众满意度从全市⟦第9名上升至第12名⟧。",
    ],
    passes: [
      "一、主要工作\n一是抓考核。年度考核在全县12个乡镇中排名第3位。",
      "一、主要工作\n一是抓考核。综合排名由第15位上升到第8位，前移7位。",
      "一、主要工作\n一是抓考核。群众满意度从全市第9名下滑至第12名，后退3名。",
    ],
    guards: [
      // Another field of ranking.
      "一、主要工作\n一是抓考核。走访12个村，在全省县级测评中列第36位。",
      "一、主要工作\n一是抓竞赛。选派3名选手参赛，分获第2名、第5名、第8名。",
    ],
  },
})

const figure = "(\\d{1,4}|[一二三四五六七八九十百]{1,5})"
const among = new RegExp(
  `${figure}([个家所支])(?:[^，。；：、\\d第在]{1,10}?)(?:[里之当]?中，?|的|，)(?:[\\u4e00-\\u9fff]{0,4})(?:排名?|排在|位[居列]|名列|排列|列|居)?第${figure}[位名](?![\\u4e00-\\u9fff]*(?:选手|同志|书记))`,
  "g",
)
/** 全市同类医院9家，我院排名由第11位…: those that are ranked are told in a clause of their own. */
const ranked = new RegExp(
  `(?:同类|同级|参评|参赛|参加(?:考核|评比|评价|测评)的?)[^，。；：、\\d]{0,8}${figure}[个家所支]，[^，。；：、\\d第]{0,16}(?:排名|位次|名次|位列|位居|名列|排)[^，。；：、\\d第]{0,4}第${figure}[位名]`,
  "g",
)
const rise = "上升|前移|提升|跃升|跃居|跃|升|前进|进|攀升|晋升"
const fall = "下降|后移|下滑|滑落|退|后退|跌|降|掉|回落"
const moved = new RegExp(
  `第${figure}[位名](?:[^，。；：、\\d第]{0,6}?)(?:(${rise})|(${fall}))(?:到|至|为)?了?[^，。；：、\\d第]{0,6}第${figure}[位名](?:，[^，。；：、\\d]{0,4}?(?:${rise}|${fall})了?${figure}(?:个?位次?|个?名次?|个位置))?`,
  "g",
)

type Move = [
  all: string,
  before: string,
  up: string | undefined,
  down: string | undefined,
  after: string,
  by: string | undefined,
]

function judgeMove([, before, up, down, after, by]: Move): LocalReport | null {
  const from = countSaid(before)
  const to = countSaid(after)
  if (from === to) return null
  if ((up !== undefined) !== to < from)
    return {
      message: `从第${before}到第${after}是${to < from ? "前进" : "后退"}，写的是“${up ?? down}”。核对位次和用词。`,
    }
  if (by === undefined || countSaid(by) === Math.abs(from - to)) return null
  return { message: `从第${before}到第${after}相差${Math.abs(from - to)}位，写的是${by}。核对后改正。` }
}
