import { mixedValue, plainFigure } from "../han-figures"
import { isDigit, isForeign, marksOf } from "../marks"
import { isQuoted } from "../pairs"
import { rule } from "../types"

/** Digits with 千, 百 or 十 behind them, what stands before and goes on behind. */
const tail =
  /\d+(?:\.\d+)?(?:[万亿](?:零?(?:\d+|[一二两三四五六七八九])[千百十万])*|[千百十])(?:[万亿]|(?:零?(?:\d+|[一二两三四五六七八九])[千百十万]*)*)/y
const head = /(?:[一二两三四五六七八九十百千]+[百千万亿]零?|[一二两三四五六七八九]十)$/
/** 5千瓦, 8千米, 2百分点, 3十佳 and the like count in words that begin with the same character. */
const otherWord =
  /^(?:千(?:瓦|米|克|伏|帕|字|卡|斤顶|万工程|赫)|百(?:分|货|姓|日|强|佳|家|年)|十(?:佳|大|强|分|年))/

export const mixedFigures = rule({
  id: "mixed-figures",
  kind: "number_format",
  severity: "warning",
  scope: "block",
  title: "数字和汉字混写",
  basis: "GB/T 15835—2011 5.3 大数可用“万”“亿”作单位，“千”“百”“十”不与阿拉伯数字混写",
  check(block, _context, flag) {
    const { text } = block
    const { figures } = marksOf(block)
    let done = 0
    for (const at of figures) {
      if (at < done) continue
      const before = text.charAt(at - 1)
      const led = before !== "" && "之百千万亿零十".includes(before)
      let end = at + 1
      while (isDigit(text, end) || text[end] === ".") end++
      if (!led && !"千百十万亿".includes(text.charAt(end) || " ")) continue
      if (/[\w.,]/.test(before) || (before === "，" && isDigit(text, at - 2))) continue
      // 3、4百人 are three or four hundred: another rule says so.
      if (before === "、" && Number(text[at]) - Number(text[at - 2]) === 1) continue
      let from = at
      let to = at
      if (before === "之" && text.slice(at - 3, at) === "百分之") {
        const rest = /^\d+(?:\.\d+)?(?![\d%％])/.exec(text.slice(at, at + 12))
        if (!rest || isQuoted(block, at)) continue
        to = at + rest[0].length
        say(at - 3, to, `${rest[0]}%`)
        continue
      }
      if (led && before !== "之") {
        const match = head.exec(text.slice(Math.max(0, at - 8), at))
        if (match && !/[第初]/.test(text.charAt(at - match[0].length - 1))) from = at - match[0].length
      }
      tail.lastIndex = at
      const run = tail.exec(text)
      if (run) to = tail.lastIndex
      else if (from < at) to = at + /^\d+(?:\.\d+)?/.exec(text.slice(at, at + 12))![0].length
      else continue
      const written = text.slice(from, to)
      if (!/[千百十]/.test(written) && from === at) continue
      // 4.5万 and 10亿零817万 are allowed; so is 12月 behind 十.
      if (from === at && !isMixed(text, at, to)) continue
      if (from < at && !run && /[年月日号时点]/.test(text.charAt(to))) continue
      if (isQuoted(block, at) || isForeign(block, at)) continue
      const value = mixedValue(written)
      done = to
      say(from, to, value === null ? null : plainFigure(value))
    }

    function say(from: number, to: number, insert: string | null) {
      flag(from, to, {
        message: `“${text.slice(from, to)}”一半是数字、一半是汉字，读起来不顺，也不好核对。${insert === null ? "全用阿拉伯数字，或全用汉字。" : `改为“${insert}”。`}`,
        fixes:
          insert === null ? [] : [{ title: `改为“${insert}”`, edits: [{ from, to, insert }], safe: true }],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓绿化。栽植树木⟦5千⟧余株，投入⟦4万5千⟧元，发放补助⟦九万6千⟧元，铺设管道⟦3万2千⟧米，参与⟦三百20⟧人次。",
      "一、主要工作\n一是抓经营。销售额突破⟦3亿4千万⟧元，占全市的⟦百分之20⟧，走访⟦2百⟧户。",
    ],
    passes: [
      "一、主要工作\n一是抓绿化。栽植树木5000余株，投入4.5万元，发放补助9.6万元，参与320人次。",
      "一、主要工作\n一是抓经营。销售额突破3.4亿元，到账10亿零817万元，占全市的20%。",
    ],
    guards: [
      "一、主要工作\n一是抓电力。新增光伏1200千瓦、输电8千米，进入全国500强，办好“5千工程”，2024年十二月的任务分3百货店落实。\n二是抓统一。统一20个标准，唯一1个未达标的已整改，十四五期间3万户受益。",
    ],
  },
})

/** Is there a 千, 百 or 十 that belongs to the number, and is no word of its own? */
function isMixed(text: string, from: number, to: number): boolean {
  // Behind 万 a 千 goes on with the number: 3万2千米 are 3.2万米.
  const ten = text.slice(from, to).search(/[万亿]/)
  const large = ten < 0 ? to : from + ten
  for (let i = from; i < to; i++)
    if ("千百十".includes(text.charAt(i)) && (i > large || !otherWord.test(text.slice(i, i + 4)))) return true
  return false
}
