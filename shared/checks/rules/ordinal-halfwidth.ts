import type { Block } from "../../model/outline"
import { type Edit, rule } from "../types"

const full: Readonly<Record<string, string>> = { "(": "（", ")": "）", ",": "，", ":": "：", ";": "；" }

/** The dot of `1.` is half-width by the standard and is left alone. */
const half = /[(),:;]/g

/** Said once for a list: its marks were typed in one habit, and are changed together. */
export const ordinalHalfwidth = rule({
  id: "ordinal-halfwidth",
  kind: "halfwidth",
  severity: "warning",
  scope: "report",
  title: "序号用了半角标点",
  basis: "GB/T 9704—2012 7.3.3 层次序数依次用“一、”“（一）”“1.”“（1）”",
  check({ outline }, _context, flag) {
    const runs = outline.lists.map((list) => list.items.map((item) => item.blocks[0]!))
    runs.push(outline.sections.flatMap((section) => section.heading ?? []))
    for (const run of runs) {
      const wrong = run.filter((block) => block.ordinal.search(half) >= 0)
      const first = wrong[0]
      if (!first) continue
      const to = first.ordinal.replace(half, (mark, at: number) => fullAt(first.ordinal, mark, at))
      flag(
        { block: first.index, in: "ordinal", from: 0, to: first.ordinal.length },
        {
          message: `序号“${first.ordinal}”用了半角标点，中文里用全角。改为“${to}”${wrong.length > 1 ? `，同一列的 ${wrong.length} 处一起改` : ""}。`,
          fixes: [{ title: `改为“${to}”`, edits: wrong.flatMap(editsOf), safe: true }],
        },
      )
    }
  },
  examples: {
    flags: [
      `一、主要工作
⟦(一)⟧抓学习。办班12期。
(二)抓队伍。培训80人。
(三)抓服务。办结36件。
二、存在问题
一是学得不深。`,
      `一、主要工作
一是抓学习。办班12期。
二、存在问题
⟦(1)⟧学得不深。
(2)办法不多。`,
    ],
    passes: [
      `一、主要工作
（一）抓学习。办班12期。
（二）抓队伍。培训80人。`,
      `一、主要工作
1.抓学习。办班12期。
2.抓队伍。培训80人。`,
    ],
    guards: [
      // The dot of 1. is half-width by GB/T 15834—2011 B.3.3.
      `一、主要工作
1.抓学习。办班12期。
2.抓队伍。培训80人（含村干部15人）。`,
    ],
  },
})

/** 一, is no ordinal with a full-width comma either: Chinese numerals have 、. */
function fullAt(ordinal: string, mark: string, at: number): string {
  return mark === "," && /^[一二三四五六七八九十]+$/.test(ordinal.slice(0, at)) ? "、" : full[mark]!
}

function editsOf(block: Block): Edit[] {
  return [...block.ordinal.matchAll(half)].map((match) => ({
    span: { block: block.index, in: "ordinal", from: match.index, to: match.index + 1 },
    insert: fullAt(block.ordinal, match[0], match.index),
  }))
}
