import { isDigit, isForeign, isHan, marksOf } from "../marks"
import { rule } from "../types"

const left = /(\d+(?:\.\d+)?)$/
const inWords = /^(\d{1,2}(?:\.\d+)?)[至到](\d{1,2}(?:\.\d+)?)%/
const right = /^(\d+(?:\.\d+)?)(万亿|[万亿%％‰])/

export const rangeUnit = rule({
  id: "range-unit",
  kind: "number_format",
  severity: "warning",
  scope: "block",
  title: "数值范围少写单位",
  basis: "GB/T 15835—2011 5.1.3 表示数值的范围，前一个数的“万”“亿”和百分号不能省略",
  check(block, _context, flag) {
    const { text } = block
    const { dashes, figures } = marksOf(block)
    // 10至20%: told of the per cent alone, 3至5万元 is what everybody says.
    if (text.includes("%"))
      for (const at of figures) {
        let end = at + 1
        while (isDigit(text, end) || text[end] === ".") end++
        if (text[end] !== "至" && text[end] !== "到") continue
        const match = inWords.exec(text.slice(at, at + 12))
        if (!match || /[\w.年第由从自]/.test(text.charAt(at - 1)) || isForeign(block, at)) continue
        const [written, first, last] = match as unknown as [string, string, string]
        if (Number(first) >= Number(last)) continue
        const from = at + first.length
        flag(at, at + written.length, {
          message: `“${written}”的前一个数少了“%”，会被读成${first}到${last}%。改为“${first}%${written.slice(first.length)}”。`,
          fixes: [{ title: "补上“%”", edits: [{ from, to: from, insert: "%" }], safe: false }],
        })
      }
    for (const at of dashes) {
      if (!isDigit(text, at - 1)) continue
      let to = at + 1
      if (isDash(text, to)) to++
      if (isDash(text, to) || isDash(text, at - 1)) continue
      if (!isDigit(text, to) || isForeign(block, at)) continue
      const first = left.exec(text.slice(Math.max(0, at - 9), at))
      const second = right.exec(text.slice(to, to + 12))
      if (!first || !second) continue
      const from = at - first[0].length
      if (/[\w.\-/年第]/.test(text.charAt(from - 1)) && !isHan(text, from - 1)) continue
      if (Number(first[1]) >= Number(second[1])) continue
      const unit = second[2]!
      const end = to + second[0].length
      // 1～2万亿, and 2021—2025万: a year is no amount.
      if (/^(?:19|20)\d\d$/.test(first[1]!) && unit !== "%" && unit !== "％") continue
      const insert = `${first[1]}${unit}`
      flag(from, end, {
        message: `“${text.slice(from, end)}”的前一个数少了“${unit}”，会被读成${first[1]}到${second[0]}。改为“${insert}${text.slice(at, end)}”。`,
        fixes: [{ title: `补上“${unit}”`, edits: [{ from: at, to: at, insert: unit }], safe: false }],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓工程。单项造价控制在⟦30～40万⟧元之间，成本下降⟦10—20%⟧。",
      "一、主要工作\n一是抓招商。项目总投资⟦2～3亿⟧元，利率⟦1.5-2%⟧。",
    ],
    passes: [
      "一、主要工作\n一是抓工程。单项造价控制在30万～40万元之间，成本下降10%—20%。",
      "一、主要工作\n一是抓招商。每亩增收400～500元，每次15～20分钟。",
    ],
    guards: [
      "一、主要工作\n一是抓规划。落实2021—2025年规划，投入2000—3000元，热线0571-87654321接听2万次，执行GB/T 9704—2012。",
    ],
  },
})

function isDash(text: string, at: number): boolean {
  return at >= 0 && at < text.length && "-—–~～∼〜".includes(text.charAt(at))
}
