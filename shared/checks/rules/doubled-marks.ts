import { isDigit, isForeign, isHan, marksOf } from "../marks"
import { isQuoted } from "../pairs"
import { type LocalFix, rule } from "../types"

const half: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "!": "！",
  "?": "？",
  ".": "。",
}
const ends = "。！？"
const closing = "”’）》】"

export const doubledMarks = rule({
  id: "doubled-marks",
  kind: "punctuation",
  severity: "error",
  scope: "block",
  title: "标点重复或连用",
  basis: "GB/T 15834—2011 4.1—4.7 点号表示停顿，一处只用一个；附录A 省略号后通常不用点号",
  check(block, _context, flag) {
    const { text } = block
    const { crowded } = marksOf(block)
    let done = 0
    for (const at of crowded) {
      if (at < done) continue
      let from = at
      // A half-width mark right before: ,， (a point behind a digit is a decimal's.)
      while (isHalf(text, from - 1)) from--
      let to = at + 1
      while (to < text.length && ("，。；：、！？".includes(text.charAt(to)) || isHalf(text, to))) to++
      done = to
      if (text.charAt(from - 1) === "…" && ends.includes(text.charAt(from)) && to === from + 1) {
        const dots = dotsBefore(text, from)
        if (text.charAt(from) === "。" && (isHan(text, dots - 1) || isDigit(text, dots - 1)))
          flag(dots, to, {
            severity: "warning",
            message: "省略号已经表示没有说完，后面不再用句号。删去句号。",
            fixes: [{ title: "删去句号", edits: [{ from, to, insert: "" }], safe: false }],
          })
        continue
      }
      if (to - from === 1) {
        quotedEnd(text, from, flag)
        continue
      }
      const run = [...text.slice(from, to)].map((c) => half[c] ?? c)
      // ？！ and ！！！ are marks of feeling, 。。。 is meant for an ellipsis, ？？ for something to be filled in.
      const shouted = run.length === 2 && run.every((c) => c === "！") && !isQuoted(block, from)
      if (!shouted && run.every((c) => c === "！" || c === "？")) continue
      if (run.length > 2 && run.every((c) => c === "。")) continue
      if (isForeign(block, from)) continue
      const strongest = meant(run)
      const insert = strongest === "。" && text.charAt(from - 1) === "…" ? "" : strongest
      const same = run.every((c) => c === run[0])
      const last = to === text.length && ends.includes(insert)
      const fix: LocalFix = {
        title: insert === "" ? "删去" : `改为“${insert}”`,
        edits: [{ from, to, insert }],
        safe: same || last,
      }
      flag(from, to, {
        severity: shouted ? "warning" : "error",
        message: same
          ? `“${strongest}”连着用了${run.length}个，多按了一次。只留一个。`
          : `“${text.slice(from, to)}”连在一起，一处停顿只用一个点号。留下合适的一个。`,
        fixes: [fix],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓服务。慰问职工26名⟦。。⟧办结诉求36件⟦，，⟧群众满意。\n二是抓培训。培训80人⟦；;⟧骨干60人⟦，。⟧",
      "一、主要工作\n一是抓学习。读书12本、研讨6次⟦……。⟧\n二是抓宣讲。宣讲12场⟦：：⟧群众说：“听得懂⟦。”。⟧汇报完毕⟦！。⟧",
    ],
    passes: [
      "一、主要工作\n一是抓服务。慰问职工26名。办结诉求36件，群众满意。",
      "一、主要工作\n一是抓学习。读书12本、研讨6次……成效明显。",
    ],
    guards: [
      "一、主要工作\n一是抓宣讲。“听得懂！”“真管用？！”好！！！群众说：“管用。”干部说：“好……”，大家都在学。",
      "一、主要工作\n一是抓公开。平台网址https://lw.example.cn/a;,b，点击3.5万次。",
    ],
  },
})

function isHalf(text: string, at: number): boolean {
  const c = text.charAt(at)
  return c !== "" && c in half && !(c === "." && /[\w.]/.test(text.charAt(at - 1) + text.charAt(at + 1)))
}

/** Where the ellipsis begins that ends at an offset. */
function dotsBefore(text: string, to: number): number {
  let from = to
  while (text.charAt(from - 1) === "…") from--
  return from
}

/** The strongest of marks that stand in a row: what ends a sentence stays, else the first. */
function meant(run: readonly string[]): string {
  return (
    run.find((c) => c === "！" || c === "？") ??
    run.find((c) => c === "。") ??
    run.find((c) => c === "；") ??
    run.find((c) => c === "：") ??
    run.find((c) => c === "，") ??
    run[0]!
  )
}

type Flag = Parameters<(typeof doubledMarks)["check"]>[2]

/** 。”。 ends one sentence twice; which of the two goes depends on what is quoted. */
function quotedEnd(text: string, at: number, flag: Flag): void {
  if (text.charAt(at) !== "。") return
  let from = at - 1
  while (closing.includes(text.charAt(from)) && from > 0) from--
  if (from === at - 1 || text.charAt(from) !== "。") return
  flag(from, at + 1, {
    severity: "warning",
    message: "一句话末了用了两个句末点号，引号或括号里外各一个。引文是完整的话，点号放在里面；否则放在外面。",
    fixes: [
      { title: "删去外面的", edits: [{ from: at, to: at + 1, insert: "" }], safe: false },
      { title: "删去里面的", edits: [{ from, to: from + 1, insert: "" }], safe: false },
    ],
  })
}
