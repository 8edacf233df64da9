import { numeralValue } from "../../text/numerals"
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
    for (const { from, to, text: written, value, unit, approx } of quantities) {
      if (isDigit(text, from)) {
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

function changed(from: number, figure: string, value: number): LocalFix {
  return {
    title: `改为“${value}”`,
    edits: [{ from, to: from + figure.length, insert: String(value) }],
    safe: false,
  }
}
