import { isDigit, isForeign, isHan, marksOf } from "../marks"
import { isQuoted } from "../pairs"
import { rule } from "../types"

const half = "-‐‑‒–−~∼〜－"
/** What makes a range of two bare numbers: the unit behind the second. */
const unit =
  /^(?:\d+(?:\.\d+)?)\s?(?:[余多]?(?:万|亿|千|百)?(?:元|人|名|个|户|亩|次|件|家|公里|米|吨|岁|天|年|月|日|时|小时|分钟|周|倍|成|期|场|处|项|条|页|级|层|号|斤|公斤|千克|平方|立方|度|折|本|份|篇|台|辆|所|支|座|棵|株|头|只|套|块|张|盏|艘|架|门|册|卷|幅|间|盆|组|村|步|字|元|分|秒|毫米|厘米|亩|人次|学时|课时|季度|点|[%％‰℃]))/
const before =
  /(\d+(?:\.\d+)?)\s?((?:[万亿]?(?:元|人|名|个|户|亩|次|件|家|公里|米|吨|岁|天|年|月|日|小时|分钟|周|倍|%|％))?)$/

export const rangeMark = rule({
  id: "range-mark",
  kind: "punctuation",
  severity: "warning",
  scope: "block",
  title: "连接号用了短横线",
  basis: "GB/T 15834—2011 4.13.3.2 起止和数值范围用一字线或浪纹线，不用短横线；4.10.2 破折号为两字线",
  check(block, _context, flag) {
    const { text } = block
    for (const at of marksOf(block).dashes) {
      const mark = text.charAt(at)
      if (!half.includes(mark) || half.includes(text.charAt(at - 1)) || half.includes(text.charAt(at + 1)))
        continue
      if (isForeign(block, at)) continue
      const insert = "~∼〜".includes(mark) ? "～" : "—"
      let [from, to] = [at, at + 1]
      while (text[from - 1] === " ") from--
      while (text[to] === " ") to++
      const edits = [{ from, to, insert }]
      if (isDigit(text, to)) {
        const left = rangeBefore(text, from)
        if (left === null || !isRange(text, left, from, to)) continue
        flag(at, at + 1, {
          message: `“${text.slice(left, runOfDigits(text, to))}”的起止用了“${mark}”，数的范围用一字线“—”或浪纹线“～”。改为“${insert}”。`,
          fixes: [{ title: `改为“${insert}”`, edits, safe: true }],
        })
      } else if (from === at && to === at + 1 && isHan(text, from - 1) && isHan(text, to)) {
        if (isQuoted(block, at, 12) && insert === "—") continue
        flag(at, at + 1, {
          message:
            insert === "—"
              ? "两个词之间用了短横线。表示起止、流程用一字线“—”，表示解说用破折号“——”。"
              : "两个词之间的起止用了半角的“~”。改为浪纹线“～”或一字线“—”。",
          fixes: [
            { title: `改为“${insert}”`, edits, safe: false },
            { title: "改为“——”", edits: [{ from, to, insert: "——" }], safe: false },
          ].slice(0, insert === "—" ? 2 : 1),
        })
      }
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓规划。对照2021⟦-⟧2025年规划，建成大棚20⟦-⟧30座，户均增收2⟦~⟧3万元。",
      "一、主要工作\n一是抓服务。3⟦-⟧6月办班12期，走通“点单⟦-⟧派单”服务流程。".replace(
        "“点单⟦-⟧派单”服务流程",
        "群众点单、社区派单⟦-⟧党员接单的流程",
      ),
    ],
    passes: [
      "一、主要工作\n一是抓规划。对照2021—2025年规划，建成大棚20～30座，户均增收2万～3万元。",
      "一、主要工作\n一是抓服务。3—6月办班12期，社区派单—党员接单。",
    ],
    guards: [
      "一、主要工作\n一是抓公开。公开电话0571-87654321，2024-12-30发布，地址为3-2-101室，执行GB/T 9704-2012，拨打400-820-1234。\n二是抓比赛。篮球赛3-1取胜，型号A-12、COVID-19检测300人次，“稻-蟹”共作120亩。",
    ],
  },
})

/** Where the number before a mark begins, its unit passed over; null when there is none. */
function rangeBefore(text: string, to: number): number | null {
  const match = before.exec(text.slice(Math.max(0, to - 14), to))
  return match ? to - match[0].length : null
}

/** A range has a unit behind it and is no date, telephone number, code or part of one. */
function isRange(text: string, left: number, from: number, to: number): boolean {
  if (/[\w./:#-]/.test(text.charAt(left - 1))) return false
  const right = unit.exec(text.slice(to, to + 16))
  if (!right) return false
  const a = Number.parseFloat(text.slice(left, from))
  const b = Number.parseFloat(right[0])
  const digits = (n: string) => /^\d+/.exec(n)![0]
  const first = digits(text.slice(left, from))
  const second = digits(right[0])
  // 0571-8765, 3-2号楼, 007-12: a code.
  if ((first.length > 1 && first.startsWith("0")) || (second.length > 1 && second.startsWith("0")))
    return false
  // 2021-25年 is a range, too; else it goes up.
  return a < b || (first.length === 4 && second.length === 2 && /^\d\d年/.test(right[0]))
}

function runOfDigits(text: string, from: number): number {
  let i = from
  while (isDigit(text, i)) i++
  return i
}
