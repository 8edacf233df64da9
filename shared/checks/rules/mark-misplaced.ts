import { perBlock } from "../facts"
import { isForeign, marksOf } from "../marks"
import { pairsOf } from "../pairs"
import { type BlockFacts, type LocalFix, rule } from "../types"

const opening = "“‘（《〈【〔「『"
const closing = "”’）》〉】〕」』"
const points = "，。；：、！？"

interface Misplaced {
  from: number
  to: number
  message: string
  fix: LocalFix | null
  /** Some write the salutation with commas, and nobody misreads it. */
  mild?: boolean
  /** At the very beginning: behind an ordinal it is a slip of the ordinal, and told there. */
  first: boolean
}

export const markMisplaced = rule({
  id: "mark-misplaced",
  kind: "punctuation",
  severity: "warning",
  scope: "report",
  title: "标点的位置不对",
  basis: "GB/T 15834—2011 5.1.1 句中句末点号不在行首；4.8、4.9 点号不紧跟在前引号、前括号之后",
  check(facts, _context, flag) {
    for (let index = 0; index < facts.blocks.length; index++) {
      const block = facts.blocks[index]!
      if (block.type === "aside") continue
      for (const { from, to, message, fix, mild, first } of misplacedIn(block)) {
        if (first && facts.outline.blocks[index]!.ordinal !== "") continue
        flag(
          { block: index, in: "text", from, to },
          {
            severity: mild ? "hint" : "warning",
            message,
            fixes: fix
              ? [
                  {
                    ...fix,
                    edits: fix.edits.map(({ from, to, insert }) => ({
                      span: { block: index, in: "text", from, to },
                      insert,
                    })),
                  },
                ]
              : [],
          },
        )
      }
    }
  },
  examples: {
    flags: [
      "各位领导⟦，⟧同志们：\n一、主要工作\n一是抓服务。设立便民点（⟦，⟧代办站）6处，配备代办员（含村干部⟦，⟧）8名。",
      "一、主要工作\n一是抓学习。办班3期，内容有“⟦、⟧政策解读”等。\n⟦，⟧全年培训120人次，群众普遍欢迎，效果明显。",
    ],
    passes: [
      "各位领导、同志们：\n一、主要工作\n一是抓服务。设立便民点（代办站）6处，配备代办员（含村干部）8名。",
      "一、主要工作\n一是抓学习。办班3期，内容有“政策解读”等。",
    ],
    guards: [
      "各位领导，大家好：\n一、主要工作\n一是抓规范。改正文稿里的“，”“；”用错12处，群众连声说“……好啊”，写下“？”3个。",
    ],
  },
})

const nothing: readonly Misplaced[] = []
const salutation = /^[\u4e00-\u9fff]{1,12}(?:，[\u4e00-\u9fff]{1,8})+[：:，,]?$/
const addressed = /(?:领导|同志们?|代表|委员|党员|同事|老师|乡亲们|评委|来宾|战友们|朋友们|书记)$/

const misplacedIn = perBlock((block: BlockFacts): readonly Misplaced[] => {
  const { text } = block
  const inCall = block.type === "addressee" && salutation.test(text)
  const { points: all, crowded } = marksOf(block)
  const at = inCall ? all : crowded
  if (at.length === 0) return nothing
  const out: Misplaced[] = []
  const { pairs } = pairsOf(block)
  const paired = new Set(
    pairs.flatMap(({ from, to }) => (opening.includes(text.charAt(from)) ? [from, to - 1] : [])),
  )
  for (const i of at) {
    const before = text.charAt(i - 1)
    const after = text.charAt(i + 1)
    const remove = (title: string): LocalFix => ({
      title,
      edits: [{ from: i, to: i + 1, insert: "" }],
      safe: true,
    })
    if (i === 0) {
      // ？ and ！ may stand for a feeling; a run of marks is another matter.
      if (points.includes(after) || text.length === 1) continue
      out.push({
        from: 0,
        to: 1,
        message: `一段开头就是“${text[0]}”，点号不能放在行首。删去，或并到上一段。`,
        fix: remove("删去"),
        first: true,
      })
    } else if (before !== "" && opening.includes(before) && paired.has(i - 1)) {
      if (after === "" || closing.includes(after) || points.includes(after) || isForeign(block, i)) continue
      out.push({
        from: i,
        to: i + 1,
        message: `“${before}”后面紧跟着“${text[i]}”，点号应在前面一句的末尾。删去，或移到“${before}”的前面。`,
        fix: remove("删去"),
        first: false,
      })
    } else if (
      "，、；：".includes(text.charAt(i)) &&
      after !== "" &&
      closing.includes(after) &&
      paired.has(i + 1)
    ) {
      if (points.includes(before) || isForeign(block, i)) continue
      out.push({
        from: i,
        to: i + 1,
        message: `“${after}”前面紧挨着“${text[i]}”，话还没有说完就收住了。删去，或移到“${after}”的后面。`,
        fix: { ...remove("删去"), safe: after !== "”" && after !== "’" },
        first: false,
      })
    } else if (inCall && text[i] === "，") {
      const parts = text.replace(/[：:，,]$/, "").split("，")
      if (!parts.every((part) => addressed.test(part))) continue
      out.push({
        from: i,
        to: i + 1,
        message: "并列的称呼之间用顿号，不用逗号。改为“、”。",
        fix: { title: "改为“、”", edits: [{ from: i, to: i + 1, insert: "、" }], safe: false },
        mild: true,
        first: false,
      })
    }
  }
  return out.length === 0 ? nothing : out
})
