import { numeralValue } from "../../text/numerals"
import { gate } from "../gate"
import { isDigit } from "../marks"
import { isQuoted } from "../pairs"
import { type LocalFix, rule } from "../types"
import { watch } from "../watch"

/** Words whose number is part of the word; as they are written with a digit by mistake, and as they should be. */
const fixedWords = watch(
  [
    ["第1书记", "第一书记"],
    ["第1责任人", "第一责任人"],
    ["第1议题", "第一议题"],
    ["第1时间", "第一时间"],
    ["第1线", "第一线"],
    ["3会1课", "三会一课"],
    ["1把手", "一把手"],
    ["1岗双责", "一岗双责"],
    ["1票否决", "一票否决"],
    ["3严3实", "三严三实"],
    ["3重1大", "三重一大"],
    ["4风问题", "四风问题"],
    ["2学1做", "两学一做"],
    ["5四青年", "五四青年"],
    ["1对1帮", "一对一帮"],
    ["万众1心", "万众一心"],
    ["1心1意", "一心一意"],
  ].map(([form, entry]) => ({ form: form!, entry: entry! })),
)

/** The next member of an enumeration that a figure in digits begins. */
const next =
  /([\u4e00-\u9fff]{0,4}[、和])([一二三四五六七八九十百千]{1,8})(?:名|户|家|次|件|处|座|场|个(?![^，。；、]{0,3}[代维意自面来方]))/y

/** Stands a numeral behind a 、 or 和 that is near enough? Few figures in digits have one: `next` is for them. */
function mayGoOn(text: string, at: number): boolean {
  for (let i = at; i < at + 5; i++) {
    const code = text.charCodeAt(i)
    if (
      (code === 0x3001 || code === 0x548c) &&
      "一二三四五六七八九十百千".includes(text.charAt(i + 1) || " ")
    )
      return true
  }
  return false
}

const numerals = gate("一二三四五六七八九十百千")

function startsNumeral(written: string): boolean {
  return numerals.within(written, 0, 1)
}

export const figureStyle = rule({
  id: "figure-style",
  kind: "number_format",
  severity: "warning",
  scope: "block",
  title: "数字写法不统一",
  basis: "GB/T 15835—2011 4.1.1 计量用阿拉伯数字；4.2.3 定型的词用汉字数字；4.3 同一列举里写法统一",
  check(block, _context, flag) {
    const { text, quantities } = block
    for (const { entry, from, to } of fixedWords(block)) {
      if (/\d/.test(text.charAt(from - 1))) continue
      flag(from, to, {
        message: `“${entry}”是定型的词，里面的数用汉字。改为“${entry}”。`,
        fixes: [{ title: `改为“${entry}”`, edits: [{ from, to, insert: entry }], safe: true }],
      })
    }
    for (let k = 0; k < quantities.length; k++) {
      const { from, to, text: written, value, unit, approx } = quantities[k]!
      if (unit === "个月") {
        const span = mixedSpan(text, from, to)
        if (span && !isQuoted(block, from, 20)) {
          flag(span.from, to, {
            message: `同一段时间，年和月一个用汉字、一个用数字，写法不统一。改为“${span.insert}”。`,
            fixes: [{ title: `改为“${span.insert}”`, edits: [{ ...span, to }], safe: false }],
          })
          continue
        }
      }
      if (isDigit(text, from)) {
        if (!mayGoOn(text, to)) continue
        next.lastIndex = to
        const beside = next.exec(text)
        if (!beside || isQuoted(block, to, 20)) continue
        const figure = beside[2]!
        const value = numeralValue(figure)
        if (value === null || value < 3) continue
        const at = to + beside[1]!.length
        flag(from, to + beside[0].length, {
          severity: value > 10 ? "warning" : "hint",
          message: `同一处列举，一个用数字、一个用汉字，写法不统一。“${figure}”改为“${value}”。`,
          fixes: [changed(at, figure, value)],
        })
        continue
      }
      if (!startsNumeral(written)) continue
      const after = quantities[k + 1]
      const first = /^[一二三四五六七八九十百千]+/.exec(written)?.[0]
      // 二十场、12次: the one before in numerals, the one behind in digits.
      if (first !== undefined && unit !== null && after?.from === to + 1 && isDigit(text, after.from)) {
        const beside = value !== null && value > 2 && !approx && "、和".includes(text.charAt(to))
        if (beside && text.charAt(from - 1) !== "第" && !isQuoted(block, from, 20)) {
          flag(from, after.to, {
            severity: value >= 10 ? "warning" : "hint",
            message: `同一处列举，一个用汉字、一个用数字，写法不统一。“${first}”改为“${value}”。`,
            fixes: [changed(from, first, value)],
          })
          continue
        }
      }
      const figure = /^[一二三四五六七八九十百千]{3,}/.exec(written)?.[0]
      // 二十一个 and up, the round ones and those in names left out.
      if (figure === undefined || unit === null || value === null || value % 10 === 0 || approx) continue
      if (text.charAt(from - 1) === "第" || isQuoted(block, from, 20)) continue
      flag(from, from + figure.length, {
        severity: "hint",
        message: `统计的数用阿拉伯数字，便于核对。“${figure}”可改为“${value}”。`,
        fixes: [changed(from, figure, value)],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓服务。服务覆盖⟦9个乡镇、一百一十二个⟧村，好评率99.7%。",
      "一、主要工作\n一是抓责任。落实⟦第1责任人⟧职责，⟦3会1课⟧开了12次。",
    ],
    passes: [
      "一、主要工作\n一是抓服务。服务覆盖9个乡镇、112个村，好评率99.7%。",
      "一、主要工作\n一是抓责任。落实第一责任人职责，“三会一课”开了12次。",
    ],
    guards: [
      "一、主要工作\n一是抓调度。第一季度开工12个项目，三个方面、两个阶段推进，四五十面锦旗，二十四节气文化活动6场，干了两三年，镇村两级出动80人次。",
    ],
  },
})

/** 五年零6个月, 5年零六个月: the span of time that the months at [from, to) end, in digits; null when it is all of one kind. */
function mixedSpan(text: string, from: number, to: number): { from: number; insert: string } | null {
  const zero = text.charAt(from) === "零" ? 1 : 0
  const months = text.slice(from + zero, to - 2)
  const years = /(\d{1,3}|[一二两三四五六七八九十]{1,3})年零?$/.exec(text.slice(Math.max(0, from - 5), from))
  // 近三年6个月内 may be two spans: 零 makes it one.
  if (!years || (zero === 0 && !years[0].endsWith("零"))) return null
  const written = years[1]!
  const [a, b] = [spanFigure(written), spanFigure(months)]
  if (a === null || b === null || /^\d/.test(written) === /^\d/.test(months)) return null
  return { from: from - years[0].length, insert: `${a}年零${b}个月` }
}

function spanFigure(written: string): number | null {
  return /^\d+$/.test(written) ? Number(written) : numeralValue(written)
}

function changed(from: number, figure: string, value: number): LocalFix {
  return {
    title: `改为“${value}”`,
    edits: [{ from, to: from + figure.length, insert: String(value) }],
    safe: false,
  }
}
