import { numeralValue } from "../../text/numerals"
import { isQuoted } from "../pairs"
import { sentenceAt } from "../time-words"
import { type LocalReport, rule } from "../types"
import { watch } from "../watch"

const percents = watch([{ form: "百分之", entry: true }])

const numeral = /[一二两三四五六七八九十百零]/
const behindPoint =
  /点([一二三四五六七八九零]{1,3})(?=(?:万|亿)(?:元|人|户|亩|吨|平方|立方|公里|株|斤)|(?:公里|平方米|平方公里|亩|吨|倍|个百分点|万元|亿元))/y
const share =
  /[一二三四五六七八九十]{1,3}(?:点([一二三四五六七八九零]{1,2}))?(?![一二三四五六七八九十百千万几多余点])/y

/** 三点五万元; 百分之五十二 beside 38%. */
export const hanDecimal = rule({
  id: "han-decimal",
  kind: "number_format",
  severity: "warning",
  scope: "block",
  title: "小数百分数用了汉字",
  basis: "GB/T 15835—2011 4.1.1 计量、统计的数用阿拉伯数字；4.3 同一处列举写法统一",
  check(block, _context, flag) {
    const { text } = block
    for (let at = text.indexOf("点"); at >= 0; at = text.indexOf("点", at + 1)) {
      if (!numeral.test(text.charAt(at - 1))) continue
      behindPoint.lastIndex = at
      const point = behindPoint.exec(text)
      if (!point) continue
      let from = at
      while (from > 0 && numeral.test(text.charAt(from - 1))) from--
      const whole = numeralValue(text.slice(from, at))
      // 百分之三点五 has its own look, 第三点 its own meaning.
      if (whole === null || /[第之几]/.test(text.charAt(from - 1)) || isQuoted(block, at)) continue
      const to = at + point[0].length
      flag(from, to, told(text.slice(from, to), `${whole}.${digits(point[1]!)}`, from, to))
    }
    for (const { from, to } of percents(block)) {
      share.lastIndex = to
      const match = share.exec(text)
      if (!match || isQuoted(block, from)) continue
      const [written, decimals] = match
      const value = numeralValue(written.split("点")[0]!)
      if (value === null || value > 100 || !besidePercent(text, from, to)) continue
      const end = to + written.length
      const insert = `${value}${decimals ? `.${digits(decimals)}` : ""}%`
      flag(from, end, told(text.slice(from, end), insert, from, end))
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓增收。户均增收⟦三点五⟧万元，修路⟦十二点六⟧公里。",
      "一、主要工作\n一是抓服务。满意率由38%提高到⟦百分之五十二⟧。",
    ],
    passes: [
      "一、主要工作\n一是抓增收。户均增收3.5万元，修路12.6公里。",
      "一、主要工作\n一是抓服务。满意率由38%提高到52%。",
    ],
    guards: [
      "一、主要工作\n一是抓抢险。凌晨三点五十分抢通，提出三点意见，两点一线值守，百分之百到位，合格率98%。百分之三十的农户受益。",
    ],
  },
})

function told(written: string, insert: string, from: number, to: number): LocalReport {
  return {
    message: `“${written}”是统计的数，用阿拉伯数字，便于核对。改为“${insert}”。`,
    fixes: [{ title: `改为“${insert}”`, edits: [{ from, to, insert }], safe: false }],
  }
}

/** Alone it is a way of speaking; beside a figure in digits it is one of two ways in one sentence. */
function besidePercent(text: string, at: number, to: number): boolean {
  const sentence = sentenceAt(text, at)
  return /\d[%％]/.test(text.slice(sentence.from, at) + text.slice(to, sentence.to))
}

function digits(written: string): string {
  return [...written].map((c) => "零一二三四五六七八九".indexOf(c)).join("")
}
