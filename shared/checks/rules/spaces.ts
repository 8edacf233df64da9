import { isCommonWord } from "../../library/words"
import { isSpace } from "../../text/space"
import { isForeign, isHan, marksOf } from "../marks"
import { surnames } from "../neighbours"
import { rule } from "../types"

const wideMarks = "，。；：、！？”’）》】“‘（《【"
/** Only where sentences stand: a title, a signature or a salutation is laid out with spaces. */
const prose: ReadonlySet<string> = new Set(["opening", "intro", "para", "leadIn"])

const ordinal =
  /(?:^|[。\n])(?:其[一二三四五六七八九十]|第[一二三四五六七八九十]{1,2}|[一二三四五六七八九十]{1,2}[是要]?|首先|其次|再次|最后|问题|原因|措施|[问原措][题因施][一二三四五六七八九十])$/

export const spaces = rule({
  id: "spaces",
  kind: "halfwidth",
  severity: "hint",
  scope: "block",
  title: "中文里多出的空格",
  basis: "GB/T 15834—2011 5.1 标点占一个字的位置，汉字和标点之间不另加空格",
  check(block, _context, flag) {
    const { text } = block
    const at = marksOf(block).spaces
    if (at.length === 0 || !prose.has(block.type) || !/[，。]/.test(text)) return
    let done = 0
    for (const from of at) {
      if (from < done) continue
      let to = from + 1
      while (isSpace(text.charCodeAt(to))) to++
      done = to
      if (from === 0 || to === text.length || isForeign(block, from)) continue
      const besideMark = wideMarks.includes(text.charAt(from - 1)) || wideMarks.includes(text.charAt(to))
      const between = isHan(text, from - 1) && isHan(text, to)
      if (!besideMark && !between) continue
      // Two spaces and more part the columns of a form, and a name of two characters is spread out by one.
      if (between && (to - from > 1 || spreadName(text, from, to))) continue
      // @芦湾发布 and #家风 end at the space.
      if (between && /[@#][^\s，。；、]{1,20}$/.test(text.slice(Math.max(0, from - 21), from))) continue
      // 其一　旗帜鲜明: the number of a heading that runs into its text.
      if (between && ordinal.test(text.slice(0, from))) continue
      flag(from, to, {
        severity: between ? "warning" : "hint",
        message: between
          ? "两个汉字之间有空格，印出来是一道缝。删去空格。"
          : "中文标点旁边有空格，标点本身已经占了位置。删去空格。",
        fixes: [{ title: "删去空格", edits: [{ from, to, insert: "" }], safe: besideMark && to - from < 3 }],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓服务。设立便民⟦ ⟧服务点6处，办结诉求36件，⟦ ⟧群众满意。",
      "一、主要工作\n一是抓队伍。严格落实组织⟦ ⟧生活制度，培训骨干60人⟦　⟧。",
    ],
    passes: [
      "一、主要工作\n一是抓服务。设立便民服务点6处，办结诉求36件，群众满意。",
      "一、主要工作\n一是抓培训。安装 WPS 软件 8 套，培训骨干 60 人。",
    ],
    guards: [
      "各位领导　同志们：\n一、主要工作\n一是抓落实。责任人：张 岚，完成时限　2025年6月，@芦湾发布 粉丝3万人。\n芦湾镇党委书记　林致远",
      "一、主要工作\n其一　旗帜鲜明讲政治，办班12期。\n其二　凝心聚力抓发展，招商6个。",
    ],
  },
})

/** 张 岚: one character by itself on each side, or on one and the two are no word; 民 事案件 is none. */
function spreadName(text: string, from: number, to: number): boolean {
  const [left, right] = [!isHan(text, from - 2), !isHan(text, to + 1)]
  if (left === right) return left
  const first = text.charAt(from - 1)
  return surnames.includes(first) || !isCommonWord(first, text.charAt(to))
}
