import { isDigit, isForeign, marksOf } from "../marks"
import { rule } from "../types"

const unit =
  "[余多]?(?:万|亿)?(?:元|人|名|个|户|亩|次|件|家|公里|米|吨|斤|平方|立方|千瓦|棵|株|册|份|条|项|件)"
/** No number begins with 0, so 1，086人 is one number whatever is counted. */
const zeroed = new RegExp(`\\d{1,3}((?:，\\d{3})*，0\\d{2}(?:，\\d{3})*)(?!\\d)(?=${unit})`, "y")
/** 人 and 个 may begin the next clause: 得分95，100人参加. */
const wide =
  /\d{1,3}((?:，\d{3})+)(?!\d)(?=[余多]?[万亿]?(?:元|亩|吨|人次|公里|米|平方|立方|千瓦|斤|株|棵|册|份))/y
/** Three digits behind one full-width comma, and what is counted: 值守1，140小时. */
const counted = /\d{1,3}，\d{3}(?!\d)(?=[余多]?[万亿]?[\u4e00-\u9fff])/y
/** A figure may end there without a unit: 得分98，112人参加, 排名第3，120户受益. */
const whole = /(?:[分第列名位号至到为是比率居线降增数]|完成|\d[，、])$/
const uneven = new RegExp(
  `\\d{1,4}(?:,\\d{1,6})+(?:\\.\\d+)?(?=${unit}|[余多]?(?:对|小时|课时|学时|车次|辆|台|头|只|羽|套|场|批))`,
  "y",
)
const stop = new RegExp(`(\\d+)[。．·](\\d{1,2})(?!\\d)(?=%|％|万|亿|${unit.slice(5)})`, "y")

export const figureGrouping = rule({
  id: "figure-grouping",
  kind: "number_format",
  severity: "warning",
  scope: "block",
  title: "分节或小数点不对",
  basis: "GB/T 15835—2011 5.1.1 多位数从个位起三位一节，用半角千分撇或千分空，不用全角逗号；小数点用半角圆点",
  check(block, _context, flag) {
    const { text } = block
    let done = 0
    for (const at of marksOf(block).figures) {
      if (at < done) continue
      let end = at + 1
      while (isDigit(text, end)) end++
      // Digits behind the mark behind the digits: nothing else can be grouped.
      if (!",，。．·".includes(text.charAt(end) || " ") || !isDigit(text, end + 1)) continue
      if (/[\w.,/]/.test(text.charAt(at - 1)) || (text[at - 1] === "，" && isDigit(text, at - 2))) continue
      zeroed.lastIndex = wide.lastIndex = counted.lastIndex = uneven.lastIndex = stop.lastIndex = at
      const full = wide.exec(text) ?? zeroed.exec(text) ?? countedAt(text, at)
      if (full) {
        const to = at + full[0].length
        done = to
        const insert = full[0].replaceAll("，", ",")
        const plain = full[0].replaceAll("，", "")
        flag(at, to, {
          message: `数字分节用了全角逗号，会被读成两个数。改为“${plain}”或“${insert}”。`,
          fixes: [
            { title: `改为“${plain}”`, edits: [{ from: at, to, insert: plain }], safe: false },
            { title: `改为“${insert}”`, edits: [{ from: at, to, insert }], safe: false },
          ],
        })
        continue
      }
      const parts = uneven.exec(text)
      if (parts && !isForeign(block, at)) {
        const groups = parts[0].replace(/\..*/, "").split(",")
        done = at + parts[0].length
        // 3,4班 and 2021,2022年 are lists.
        if (groups.slice(1).every((it) => it.length === 3) && groups[0]!.length < 4) continue
        const list = groups.some((it, i) => it.length === 1 && (i > 0 || text.charAt(at - 1) === "第"))
        if (list || groups[0]!.length > 3) continue
        flag(at, done, {
          message: `“${parts[0]}”的分节不是三位一节，数看不准。核对后改正。`,
          fixes: [],
        })
        continue
      }
      const point = stop.exec(text)
      if (!point || isForeign(block, at)) continue
      done = at + point[0].length
      const insert = `${point[1]}.${point[2]}`
      flag(at, done, {
        message: `小数点写成了“${point[0].charAt(point[1]!.length)}”，会被读成两个数。改为“${insert}”。`,
        fixes: [{ title: `改为“${insert}”`, edits: [{ from: at, to: done, insert }], safe: false }],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓工程。投入资金⟦3，200⟧万元，改造管网⟦12,34⟧公里，归集数据⟦120,0000⟧条，值守⟦1，140⟧小时，登记⟦12,60⟧对。",
      "一、主要工作\n一是抓增收。增收⟦3。5⟧万元，发放补助⟦1，200，000⟧元。",
    ],
    passes: [
      "一、主要工作\n一是抓工程。投入资金3200万元，改造管网12.34公里。",
      "一、主要工作\n一是抓增收。增收3.5万元，发放补助1,200,000元。",
    ],
    guards: [
      "一、主要工作\n一是抓测评。得分95，100人参加，列第3，全县第5。2024年完成12，其中党员8名，涉及3,4班，2021,2022年连续获奖，共36件。20人到场。",
    ],
  },
})

function countedAt(text: string, at: number): RegExpExecArray | null {
  return whole.test(text.slice(Math.max(0, at - 3), at)) ? null : counted.exec(text)
}
