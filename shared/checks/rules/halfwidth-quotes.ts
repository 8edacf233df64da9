import { isDigit, isForeign, isHan, marksOf } from "../marks"
import { type LocalFix, rule } from "../types"

export const halfwidthQuotes = rule({
  id: "halfwidth-quotes",
  kind: "halfwidth",
  severity: "warning",
  scope: "block",
  title: "引号书名号是半角",
  basis: "GB/T 15834—2011 4.8 引号的形式为“”‘’；4.15 书名号的形式为《》〈〉",
  check(block, _context, flag) {
    const { text } = block
    const { straight } = marksOf(block)
    if (straight.length === 0) return
    pairUp(
      text,
      straight.filter((at) => text[at] === '"' && !isForeign(block, at) && !/\d/.test(text.charAt(at - 1))),
      ["“", "”"],
      flag,
    )
    pairUp(
      text,
      straight.filter((at) => text[at] === "'" && !isForeign(block, at) && !/\w/.test(text.charAt(at - 1))),
      text.includes('"') || text.includes("“") ? ["‘", "’"] : ["“", "”"],
      flag,
    )
    angles(text, straight, flag)
  },
  examples: {
    flags: [
      '一、主要工作\n一是抓服务。推行⟦"一站式"⟧办理，学习⟦<条例>⟧3次、⟦<<准则>>⟧2次。',
      "一、主要工作\n一是抓学习。每月开展⟦'云上党课'⟧1次。\n二是抓宣讲。办好⟦\"⟧田间课120场。",
    ],
    passes: [
      "一、主要工作\n一是抓服务。推行“一站式”办理，学习《条例》3次。",
      "一、主要工作\n一是抓学习。每月开展“云上党课”1次。",
    ],
    guards: [
      '一、主要工作\n一是抓采购。购买55"电视2台，增速<5%的有3个村，合唱"Hello"1次，参加McDonald\'s开放日，比例a>b。',
    ],
  },
})

type Flag = Parameters<(typeof halfwidthQuotes)["check"]>[2]

/** Straight marks do not say which opens: they take turns. One that is left over is told without a fix. */
function pairUp(text: string, at: readonly number[], [left, right]: [string, string], flag: Flag): void {
  for (let k = 0; k < at.length; k += 2) {
    const from = at[k]!
    const end = at[k + 1]
    if (end === undefined) {
      // ’24年: a year that was cut short.
      if (isDigit(text, from + 1)) continue
      if (isHan(text, from - 1) || isHan(text, from + 1))
        flag(from, from + 1, {
          message: `引号是半角的，也找不到另一半。改为“${left}”或“${right}”，并配成对。`,
        })
      continue
    }
    if (!hasHan(text, from + 1, end)) continue
    const fix: LocalFix = {
      title: `改为“${left}${right}”`,
      edits: [
        { from, to: from + 1, insert: left },
        { from: end, to: end + 1, insert: right },
      ],
      safe: at.length % 2 === 0,
    }
    flag(from, end + 1, {
      message: `引号是半角的，中文里用弯引号。改为“${left}${right}”。`,
      fixes: [fix],
    })
  }
}

/** <条例> and <<条例>>: title marks as they are typed when the keys are not found. */
function angles(text: string, at: readonly number[], flag: Flag): void {
  let open: number | null = null
  for (const i of at) {
    if (text[i] === "<") {
      if (text[i - 1] !== "<") open = i
      continue
    }
    if (text[i] !== ">" || open === null) continue
    if (text[i + 1] === ">") continue
    const width = text[open + 1] === "<" ? 2 : 1
    const inner = width === 2 ? i - 1 : i
    if ((width === 2) === (text[i - 1] === ">") && inner - open < 40 && hasHan(text, open + width, inner)) {
      const edits = [
        { from: open, to: open + width, insert: "《" },
        { from: inner, to: i + 1, insert: "》" },
      ]
      flag(open, i + 1, {
        message: "书名号是半角的尖括号，中文里用“《》”。改为“《》”。",
        fixes: [{ title: "改为“《》”", edits, safe: width === 2 }],
      })
    }
    open = null
  }
}

function hasHan(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isHan(text, i)) return true
  return false
}
