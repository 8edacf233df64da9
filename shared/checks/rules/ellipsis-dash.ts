import { isDigit, isForeign, isHan, marksOf, runEnd } from "../marks"
import { rule } from "../types"

/** Whatever is typed for an ellipsis, also mixed. */
const dotted = ".…⋯"
const follows = "”’）》】"

export const ellipsisDash = rule({
  id: "ellipsis-dash",
  kind: "punctuation",
  severity: "warning",
  scope: "block",
  title: "省略号或破折号不规范",
  basis: "GB/T 15834—2011 4.11.2 省略号为六点“……”；4.10.2 破折号为两字线“——”；附录A.9.2 省略号不与“等”同用",
  check(block, _context, flag) {
    const { text } = block
    const { points, halfPoints, dots, dashes } = marksOf(block)
    const ellipsis = (from: number, to: number) => {
      if (isForeign(block, from) || andSoOn(text, from, to, flag)) return
      flag(from, to, {
        message: `省略号是六个点、占两个字，这里是“${text.slice(from, to)}”。改为“……”。`,
        fixes: [{ title: "改为“……”", edits: [{ from, to, insert: "……" }], safe: true }],
      })
    }
    let done = 0
    for (const at of points) {
      if (at < done || text[at] !== "。") continue
      done = runEnd(text, at, "。")
      if (done - at >= 3) ellipsis(at, done)
    }
    done = 0
    for (const at of halfPoints) {
      if (at < done || text[at] !== ".") continue
      done = runEnd(text, at, dotted)
      if (done - at >= 3 || /[…⋯]/.test(text.slice(at, done)))
        if (isHan(text, done) || (beside(text, at - 1) && !isDigit(text, done))) ellipsis(at, done)
    }
    done = 0
    for (const at of dots) {
      // What begins with a half-width point was told above.
      if (at < done || text[at - 1] === ".") continue
      if (text[at] !== "…" && text[at] !== "⋯") {
        done = runEnd(text, at, text.charAt(at))
        if (done - at >= 3) ellipsis(at, done)
        continue
      }
      done = runEnd(text, at, dotted)
      const run = text.slice(at, done)
      if (run === "……") andSoOn(text, at, done, flag)
      else if (run !== "…………" && (beside(text, at - 1) || isHan(text, done))) ellipsis(at, done)
    }
    done = 0
    for (const at of dashes) {
      if (at < done) continue
      done = runEnd(text, at, "-‐‑‒–−－─━—―")
      const run = text.slice(at, done)
      if (run.length < 2 || run === "——" || !beside(text, at - 1) || isForeign(block, at)) continue
      // A line to write on, or one that divides.
      if (run.length > 4 || isDigit(text, done) || isDigit(text, at - 1)) continue
      if (!isHan(text, done) && !"“《‘（".includes(text.charAt(done) || " ")) continue
      flag(at, done, {
        message: `破折号是占两个字的“——”，这里是“${run}”。改为“——”。`,
        fixes: [{ title: "改为“——”", edits: [{ from: at, to: done, insert: "——" }], safe: true }],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓学习。读书、研讨、走访⟦...⟧学了12次，到院校⟦……等⟧地参观3次。",
      "一、主要工作\n一是抓宣传。抓住一条主线⟦--⟧党建引领，宣讲12场⟦。。。⟧群众说好⟦…⟧",
    ],
    passes: [
      "一、主要工作\n一是抓学习。读书、研讨、走访……学了12次，到院校等地参观3次。",
      "一、主要工作\n一是抓宣传。抓住一条主线——党建引领，宣讲12场。",
    ],
    guards: [
      "一、主要工作\n一是抓公开。平台网址https://lw.example.cn/a...b，版本v1...2，一行“……”等着填，合唱《Wait...》1次。",
    ],
  },
})

/** Chinese text, or a mark of its own, stands right before. */
function beside(text: string, at: number): boolean {
  return isHan(text, at) || isDigit(text, at) || (at >= 0 && follows.includes(text.charAt(at)))
}

type Flag = Parameters<(typeof ellipsisDash)["check"]>[2]

/** An ellipsis beside 等, however it is typed. Answers whether it was one. */
function andSoOn(text: string, from: number, to: number, flag: Flag): boolean {
  const remove = (title: string, at: number, end: number) => [
    { title, edits: [{ from: at, to: end, insert: "" }], safe: true },
  ]
  const message = "省略号和“等”都表示还有没列出的，只用一个。删去省略号。"
  if (text[to] === "等" && !/^等(?:[待候到级次额我他她它你]|着)/.test(text.slice(to, to + 2))) {
    const begin = text[from - 1] === "、" || text[from - 1] === "，" ? from - 1 : from
    if (!isHan(text, begin - 1) || text[begin - 1] === "等") return false
    flag(begin, to + 1, { message, fixes: remove("删去省略号", begin, to) })
    return true
  }
  if (text[from - 1] !== "等" || !isHan(text, from - 2)) return false
  if (/[平同相高中上下优一二三]/.test(text.charAt(from - 2))) return false
  flag(from - 1, to, { message, fixes: remove("删去省略号", from, to) })
  return true
}
