import { gate } from "../gate"
import { isDigit, marksOf } from "../marks"
import { type BlockFacts, type LocalFix, rule } from "../types"

const full: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "!": "！",
  "?": "？",
  "(": "（",
  ")": "）",
  ".": "。",
}
const names: Readonly<Record<string, string>> = {
  ",": "逗号",
  ";": "分号",
  ":": "冒号",
  "!": "叹号",
  "?": "问号",
  ".": "句号",
}

const suspects = gate(
  "()０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ",
)
const han = /[\u3400-\u4dbf\u4e00-\u9fff]/
/** Marks that belong to Chinese text alone. ％ and digits belong to both. */
const closingMark = /[”’》〉】〕」』）]/
const hanMark = /[“”‘’《》〈〉【】〔〕「」『』（）、。，；：！？…—·＋]/

export const halfwidthPunctuation = rule({
  id: "halfwidth-punctuation",
  kind: "halfwidth",
  severity: "warning",
  scope: "block",
  title: "半角标点或全角数字",
  basis: "GB/T 15834—2011 5.1 标点占一个字的位置；GB/T 15835—2011 阿拉伯数字占半个字的位置",
  check(block, _context, flag) {
    const { text } = block
    if (!isSuspect(block) || !han.test(text)) return
    const foreign = foreignStretches(text, block)
    const isForeign = (at: number) => foreign.some(([from, to]) => at >= from && at < to)

    // What is flagged counts as full-width from there on, or a fix would bring its neighbour to light.
    const mended = new Map<number, string>()
    const read: Read = (at) => mended.get(at) ?? text.charAt(at)
    for (const [open, close] of bracketPairs(text)) {
      const halves = [open, close].filter((at): at is number => at !== null && /[()]/.test(text.charAt(at)))
      if (halves.length === 0 || halves.some(isForeign) || !inChinese(text, open, close)) continue
      const edits = halves.map((at) => ({ from: at, to: at + 1, insert: full[text.charAt(at)]! }))
      for (const { from, insert } of edits) mended.set(from, insert)
      const fix: LocalFix = { title: "改为全角括号", edits, safe: true }
      flag(halves[0]!, halves.at(-1)! + 1, {
        message: "括号是半角的，中文里用全角。改为“（）”。",
        fixes: [fix],
      })
    }

    for (const match of text.matchAll(/[０-９Ａ-Ｚａ-ｚ]+(?:[．][０-９]+)?/g)) {
      if (isForeign(match.index)) continue
      const insert = toAscii(match[0])
      for (let i = 0; i < insert.length; i++) mended.set(match.index + i, insert.charAt(i))
      const what = /[０-９]/.test(match[0]) ? "数字" : "字母"
      flag(match.index, match.index + match[0].length, {
        message: `${what}是全角的，${what === "数字" ? "阿拉伯数字" : "拉丁字母"}用半角。改为“${insert}”。`,
        fixes: [
          {
            title: `改为“${insert}”`,
            edits: [{ from: match.index, to: match.index + match[0].length, insert }],
            safe: true,
          },
        ],
      })
    }

    for (const match of text.matchAll(/[,;:!?]|\.(?![\w.])/g)) {
      const at = match.index
      const mark = match[0]
      if (isForeign(at) || !isChineseMark(read, at)) continue
      // The space that typists put behind a half-width mark goes with it; a full-width mark brings its own.
      const behind = spacesEnd(read, at + 1)
      const to = mark === "." || behind === text.length ? at + 1 : behind
      const insert = full[mark]!
      mended.set(at, insert)
      flag(at, at + 1, {
        message: `${names[mark]}是半角的，中文里用全角。改为“${insert}”。`,
        fixes: [{ title: `改为“${insert}”`, edits: [{ from: at, to, insert }], safe: true }],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓产业⟦,⟧促增收。全镇新增大棚35座⟦;⟧带动就业210人⟦.⟧",
      "一、主要工作\n一是抓服务。设立便民点⟦(代办站)⟧6处，做到两点⟦:⟧随到随办、上门代办。",
      "一、主要工作\n一是抓培训。举办培训班⟦１２⟧期，参训⟦５００⟧人次。",
      "一、主要工作\n一是抓品牌。叫响“红渡口”⟦,⟧“金芦苇”两个品牌，销售额增长12%⟦,⟧创新高⟦!⟧",
    ],
    passes: [
      "一、主要工作\n一是抓产业，促增收。全镇新增大棚35座；带动就业210人。",
      "一、主要工作\n一是抓服务。设立便民点（代办站）6处，做到两点：随到随办、上门代办。",
    ],
    guards: [
      "一、主要工作\n一是抓招商。到位资金1,200万元，男女比例3:1，每天8:30开门，配齐Windows 10 (x64)电脑8台。",
      "一、主要工作\n一是抓公开。平台网址https://lw.example.cn/a?b=1,2，邮箱lw@example.cn，点击3.5万次。",
      "一、主要工作\n一是抓学习。合唱《Hello, World》1次，满意率98％。",
    ],
  },
})

/** A point before a digit is the commonest half-width mark of all and never one of ours. */
function isSuspect(block: BlockFacts): boolean {
  const { text } = block
  for (const at of marksOf(block).halfPoints)
    if (text.charAt(at) !== "." || !isDigit(text, at + 1)) return true
  return suspects.in(block)
}

/** Addresses, and marks that stand for something still to be filled in: neither is Chinese text. */
function foreignStretches(text: string, block: BlockFacts): [from: number, to: number][] {
  const stretches = block.placeholders.map(({ from, to }): [number, number] => [from, to])
  if (/[@/.]/.test(text))
    for (const match of text.matchAll(
      /[A-Za-z][A-Za-z0-9+.-]*:\/\/[\x21-\x7e]+|www\.[\x21-\x7e]+|[A-Za-z0-9._-]+@[A-Za-z0-9.-]+/g,
    ))
      stretches.push([match.index, match.index + match[0].length])
  return stretches
}

/** The character at an offset, "" beyond either end. */
type Read = (at: number) => string

const longestRemark = 200

/** Brackets as they pair up, half- and full-width alike; one that is left alone has null for its mate. */
function bracketPairs(text: string): [open: number | null, close: number | null][] {
  const pairs: [number | null, number | null][] = []
  const open: number[] = []
  for (const match of text.matchAll(/[()（）]/g)) {
    if (match[0] === "(" || match[0] === "（") open.push(match.index)
    else pairs.push([open.pop() ?? null, match.index])
  }
  for (const at of open) pairs.push([at, null])
  // Brackets that stand paragraphs apart belong to no one remark: each is told by itself.
  const told = pairs.flatMap(([open, close]): typeof pairs =>
    open !== null && close !== null && close - open > longestRemark
      ? [
          [open, null],
          [null, close],
        ]
      : [[open, close]],
  )
  return told.sort(([a, b], [c, d]) => (a ?? b ?? 0) - (c ?? d ?? 0))
}

/** A pair is Chinese when it holds Chinese, or stands right behind or before it; Windows 10 (x64) is not. */
function inChinese(text: string, open: number | null, close: number | null): boolean {
  const read: Read = (at) => text.charAt(at)
  if (open !== null && close !== null) {
    if (text[open] === "（" || text[close] === "）") return true
    if (han.test(text.slice(open + 1, close))) return true
    // f(x), (x64): a bracket behind a Latin word is part of a name; behind a mark the text before it decides.
    const before = charBefore(read, open, " ,;:!?")
    if (han.test(before) || hanMark.test(before)) return true
    return before === "" && han.test(read(spacesEnd(read, close + 1)))
  }
  const at = open ?? close!
  return han.test(charBefore(read, at)) || han.test(read(spacesEnd(read, at + 1)))
}

/** The last character before `at` that is not skipped, or "". */
function charBefore(read: Read, at: number, skip = " "): string {
  let i = at - 1
  while (i >= 0 && skip.includes(read(i))) i--
  return read(i)
}

function spacesEnd(read: Read, at: number): number {
  let i = at
  while (read(i) === " ") i++
  return i
}

/**
 * Is the half-width mark at `at` one of Chinese text? A Chinese character on either side says so. Digits on
 * both sides (1,200 3:1 12:30) and Latin text around say no.
 */
function isChineseMark(read: Read, at: number): boolean {
  if (read(at) === ".") return isFullStop(read, at)
  const before = charBefore(read, at)
  const after = read(spacesEnd(read, at + 1))
  if (han.test(before)) return true
  if (han.test(after)) return before !== "" && !/[,;:!?.]/.test(before)
  // ”, “  》, 12  8%; at the end: Chinese marks on both sides, or figures that a mark closes off.
  if (closingMark.test(before)) return after === "" || hanMark.test(after) || /\d/.test(after)
  return /[\d%％]/.test(before) && (after === "" || /[“‘《（]/.test(after))
}

/** `.` for 。: behind a Chinese character or its closing mark, before Chinese or the end; not `...`, not 一. */
function isFullStop(read: Read, at: number): boolean {
  const before = read(at - 1)
  // 合格率98%. at the end; behind a bare number it may be the dot of 1.
  if (/[%％]/.test(before)) return read(at + 1) === "" || han.test(read(at + 1))
  if (!han.test(before) && !closingMark.test(before)) return false
  // An ordinal (一. 二十.) at the head of a sentence; its mark is another matter.
  let i = at - 1
  while (i >= 0 && /[一二三四五六七八九十]/.test(read(i))) i--
  return i === at - 1 || !(i < 0 || /[。；！？：\s]/.test(read(i)))
}

function toAscii(text: string): string {
  return [...text].map((c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).join("")
}
