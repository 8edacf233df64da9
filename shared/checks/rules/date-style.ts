import { isForeign, isHan, marksOf } from "../marks"
import { rule } from "../types"

const zero = /[零0oOＯ○◯０]/
const digits = "〇一二三四五六七八九"
const dotted = /^((?:19|20)\d\d)([./])(\d{1,2})\2(\d{1,2})$/
/** A whole date in the sentence: 于2023.5.6完成验收. A version or a code of that form has its name in front. */
const inText =
  /(?:19|20)\d\d([./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?![\w./-]|版|号|发布|更新|上线)/y
const coded = /(?:版本?|编号|批号|文号|序号|型号|标准|号码|条码|地址|档号|[第为是：:（(《“”])$/
const padded = /((?:19|20)\d\d年)(0[1-9]|[12]\d|[1-9])月(?:(0[1-9]|[123]\d|[1-9])日)?/y
const mixed =
  /((?:19|20)\d\d)年(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3}|\d{1,2})日)?|(\d{1,2})月([一二三四五六七八九十]{1,3})日)/y

export const dateStyle = rule({
  id: "date-style",
  kind: "number_format",
  severity: "warning",
  scope: "block",
  title: "日期写法不规范",
  basis:
    "GB/T 15835—2011 5.2.5 汉字年份用“〇”；GB/T 9704—2012 7.3.5.4 成文日期用阿拉伯数字写全年月日，不补零",
  check(block, _context, flag) {
    const { text, years } = block
    const say = (from: number, to: number, message: string, insert: string, safe: boolean) =>
      flag(from, to, {
        message: `${message}改为“${insert}”。`,
        fixes: [{ title: `改为“${insert}”`, edits: [{ from, to, insert }], safe }],
      })
    for (const { form, from, written } of years) {
      if (form !== "han" || !zero.test(written.slice(0, 4))) continue
      const insert = written.slice(0, 4).replace(new RegExp(zero, "g"), "〇")
      say(from, from + 4, `汉字年份里的“${zero.exec(written)![0]}”用“〇”。`, insert, true)
    }
    if (block.type === "signature") {
      const trimmed = text.trim()
      const match = dotted.exec(trimmed)
      if (match) {
        const from = text.indexOf(trimmed)
        const insert = `${match[1]}年${Number(match[3])}月${Number(match[4])}日`
        say(from, from + trimmed.length, "落款的日期写全年、月、日。", insert, true)
        return
      }
    }
    for (const at of marksOf(block).figures) {
      const mark = text[at + 4]
      if (mark === "." || mark === "/") {
        inText.lastIndex = at
        const whole = inText.exec(text)
        if (!whole || isForeign(block, at)) continue
        // The sentence goes on in Chinese; （2024.5.6） is a remark.
        const open = at === 0 || isHan(text, at - 1) || "，。；、".includes(text.charAt(at - 1))
        const behind = at + whole[0].length
        if (!open || coded.test(text.slice(Math.max(0, at - 3), at))) continue
        if (!isHan(text, behind) && text[behind] !== "，") continue
        const [y, m, d] = whole[0].split(/[./]/).map(Number)
        const insert = `${y}年${m}月${d}日`
        say(at, behind, "正文里的日期写年、月、日。", insert, false)
        continue
      }
      if (mark !== "年") continue
      mixed.lastIndex = padded.lastIndex = at
      const half = mixed.exec(text)
      if (half) {
        const month = small((half[2] ?? half[4])!)
        const written = half[3] ?? half[5]
        const day = written === undefined ? null : small(written)
        if (month === null || (written !== undefined && day === null)) continue
        const insert = `${half[1]}年${month}月${day === null ? "" : `${day}日`}`
        say(at, at + half[0].length, "一个日期里数字和汉字混用。", insert, true)
        continue
      }
      const date = padded.exec(text)
      if (!date || !(date[2]!.startsWith("0") || date[3]?.startsWith("0"))) continue
      const day = date[3] === undefined ? "" : `${Number(date[3])}日`
      const insert = `${date[1]}${Number(date[2])}月${day}`
      say(at, at + date[0].length, "月、日前面不补“0”。", insert, true)
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓学习。我⟦二零一五⟧年到镇工作，⟦二0二四⟧年任书记，⟦2024年十二月⟧办班3期，于⟦2024.5.6⟧验收。",
      "一、主要工作\n一是修路3公里，⟦2024年06月05日⟧完工。\n芦湾镇党委书记　林致远\n⟦2025.12.29⟧",
    ],
    passes: [
      "一、主要工作\n一是抓学习。我二〇一五年到镇工作，2024年12月办班3期。",
      "一、主要工作\n一是修路3公里，2024年6月5日完工。\n芦湾镇党委书记　林致远\n2025年12月29日",
    ],
    guards: [
      "一、主要工作\n一是抓公开。（2024.12.30），版本2024.1.2，编号2024-06-05，一零一室，总数二百零五件。",
    ],
  },
})

/** 1 to 31 in characters or digits. */
function small(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const match = /^([一二三])?(十)?([一二三四五六七八九])?$/.exec(text)
  if (!match) return null
  const [, tens, ten, ones] = match
  if (!ten) return text.length === 1 ? digits.indexOf(text) : null
  return (tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0)
}
