import type { Block } from "../../model/outline"
import type { Span } from "../../model/text-map"
import type { OrdinalStyle } from "../../text/ordinals"
import { perBlock } from "../facts"
import { strayArabic, type WrongForm, wrongForm } from "../ordinal-forms"
import { kindOf, looseOrdinals } from "../ordinal-marks"
import { type BlockFacts, type Edit, type ReportFacts, rule, type Severity } from "../types"

/** The mark behind an ordinal: （一）、 1、 第一、 四，. A list that was typed in one habit is told once, and mended whole. */
export const ordinalForm = rule({
  id: "ordinal-form",
  kind: "punctuation",
  severity: "warning",
  scope: "report",
  title: "序号后的标点不对",
  basis: "GB/T 15834—2011 4.4.3.3、4.5.3.3、附录B.3 序次语之后的标点；GB/T 9704—2012 7.3.3",
  check(facts, _context, flag) {
    const habits = new Map<string, Wrong[]>()
    const tell = (first: Wrong, mended: readonly Wrong[], severity: Severity) => {
      const { form, block, ordinal, behind } = first
      const written = ordinal + facts.blocks[block]!.text.slice(behind, behind + form.eaten)
      const all = mended.length > 1 ? `，同样写法的 ${mended.length} 处一起改` : ""
      flag(placeOf(first), {
        severity,
        message: `${form.why}，这里写作“${written}”。改为“${form.right}”${all}。`,
        fixes: [
          {
            title: `改为“${form.right}”`,
            edits: mended.flatMap(editsOf),
            // 1.2025年: a full stop before a figure reads as a decimal point.
            safe: mended.every(
              (it) => !/^\d/.test(facts.blocks[it.block]!.text.slice(it.behind + it.form.eaten)),
            ),
          },
        ],
      })
    }
    const judge = (run: readonly Place[]) => {
      const wrong = run.filter((place): place is Wrong => place.form !== null)
      const [first] = wrong
      if (!first) return
      if (wrong.length * 2 > run.length) {
        const habit = `${first.style} ${first.form.why}`
        habits.set(habit, [...(habits.get(habit) ?? []), ...wrong])
      } else for (const place of wrong) tell(place, [place], levelOf(place))
    }
    const runOf = (blocks: readonly Block[]) => {
      if (blocks.some((block) => mayBeWrong(block.ordinal, facts.blocks[block.index]!.text)))
        judge(blocks.flatMap((block) => ownPlace(facts, block) ?? []))
    }
    runOf(facts.outline.sections.flatMap(({ heading }) => heading ?? []))
    for (const list of facts.outline.lists) runOf(list.items.map((item) => item.blocks[0]!))
    for (let index = 0; index < facts.outline.blocks.length; index++) {
      const block = facts.outline.blocks[index]!
      if (block.type !== "para" && block.type !== "intro") continue
      const { loose, stray } = suspectsOf(facts.blocks[index]!)
      if (loose) judge(inText(facts, index))
      const place = stray && block.ordinal === "" ? strayPlace(facts, block) : null
      if (place) judge([place])
    }
    for (const wrong of habits.values()) {
      const [first] = wrong as [Wrong]
      // 1、2、3、 all through is what many offices write: worth a word, no more.
      tell(first, wrong, first.style === "arabic" && wrong.length > 1 ? "hint" : levelOf(first))
    }
  },
  examples: {
    flags: [
      "一、主要工作\n（一）抓学习。办班12期。\n⟦（二）、⟧抓队伍。培训80人。\n（三）抓服务。办结36件。",
      "一、主要工作\n⟦1、⟧抓学习。办班12期。\n2、抓队伍。培训80人。",
      "一、主要工作\n第一，抓学习。办班12期。\n⟦第二、⟧抓队伍。培训80人。",
      "一、主要工作\n一是抓学习。办班12期。\n二是⟦、⟧抓队伍。培训80人。",
      "一、主要工作\n一是抓学习。办班12期。\n二、存在问题\n一是学得不深。\n⟦三，⟧下一步打算\n一是学以致用。",
      "一、主要工作\n一是抓学习。办班12期。\n二、存在问题\n⟦一、⟧是学得不深。学用脱节。\n二、是办法不多。思路不宽。",
    ],
    passes: [
      "一、主要工作\n（一）抓学习。办班12期。\n（二）抓队伍。培训80人。",
      "一、主要工作\n1.抓学习。办班12期。\n2.抓队伍。培训80人。",
      "一、主要工作\n第一，抓学习。办班12期。\n第二，抓队伍。培训80人。",
    ],
    guards: [
      "一、主要工作\n一是抓阵地。第一、第二党支部建成活动室2处，1、2号线增开班次12个。\n二是抓队伍。培训80人。",
      "一、主要工作\n一是抓阵地。（一）期、（二）期工程完工，投资80万元。",
    ],
  },
})

function levelOf({ form }: Wrong): Severity {
  return form.mild ? "hint" : form.sure ? "error" : "warning"
}

interface Place {
  style: OrdinalStyle
  block: number
  span: Span
  ordinal: string
  /** Where the text behind the ordinal begins, in the text of the block. */
  behind: number
  form: WrongForm | null
}

interface Wrong extends Place {
  form: WrongForm
}

/** What needs a second look in the text of a block: most blocks have nothing. */
const suspectsOf = perBlock((block: BlockFacts): { loose: boolean; stray: boolean } => {
  const { text } = block
  const stray = strayArabic(text) !== null
  const loose =
    /[一二三四五六七八九十\d][）)][、，,.．。]|[一二三四五六七八九十][是要][、，：:]|第[一二三四五六七八九十]+、|[①-⑳][、，]/.test(
      text,
    )
  return loose || stray ? { loose, stray } : unsuspected
})

const unsuspected = { loose: false, stray: false }

/** Ordinals by how they end, and texts by their first mark: enough to pass most lists over. */
function mayBeWrong(ordinal: string, text: string): boolean {
  switch (ordinal.charAt(ordinal.length - 1)) {
    case "":
      return false
    case "、":
      return text.startsWith("是") || !/^[一二三四五六七八九十]/.test(ordinal)
    case "，":
    case "．":
    case "：":
    case ":":
      return true
    case ".":
      return !/^\d/.test(ordinal)
    default:
      return text !== "" && "、，,.．。".includes(text.charAt(0))
  }
}

/** The ordinal that the reading found in front of a block. */
function ownPlace(facts: ReportFacts, { index, ordinal }: Block): Place | null {
  const kind = kindOf(ordinal)
  if (!kind) return null
  const { text } = facts.blocks[index]!
  const form = wrongForm(ordinal, kind.style, text.slice(0, 3))
  return {
    style: kind.style,
    block: index,
    span: { block: index, in: "ordinal", from: 0, to: ordinal.length },
    ordinal,
    behind: 0,
    form,
  }
}

/** Ordinals in the running text of a block. */
function inText(facts: ReportFacts, index: number): Place[] {
  const block = facts.blocks[index]!
  const marks = looseOrdinals(block)
  let before = kindOf(facts.outline.blocks[index]!.ordinal)
  return marks.flatMap(({ from, to, kind }) => {
    const goesOn = before !== null && before.key !== kind.key && before.n === kind.n - 1
    before = kind
    // 一是 二是 第三、: it is written unlike the others, which ordinal-sequence tells; its mark goes with it.
    if (goesOn) return []
    const ordinal = block.text.slice(from, to)
    // 1、2. and 一、 in a sentence number too much else.
    const form =
      kind.style === "arabic" || kind.style === "han"
        ? null
        : wrongForm(ordinal, kind.style, block.text.slice(to, to + 3))
    return {
      style: kind.style,
      block: index,
      span: { block: index, in: "text", from, to },
      ordinal,
      behind: to,
      form,
    }
  })
}

/** 2，抓队伍 behind an item with 1. */
function strayPlace(facts: ReportFacts, { index, item }: Block): Place | null {
  const before = item && kindOf(item.ordinal)
  const stray = before?.style === "arabic" ? strayArabic(facts.blocks[index]!.text) : null
  if (!stray || stray.n !== before!.n + 1) return null
  const { text } = facts.blocks[index]!
  return {
    style: "arabic",
    block: index,
    span: { block: index, in: "text", from: 0, to: stray.length },
    ordinal: text.slice(0, stray.length),
    behind: stray.length,
    form: { right: `${stray.n}.`, eaten: 0, why: "阿拉伯数字的序号后用下脚点", sure: true, mild: false },
  }
}

/** What is underlined: the ordinal, or the stray mark behind it when that is all that is wrong. */
function placeOf({ ordinal, block, span, behind, form }: Wrong): Span {
  if (form.right !== ordinal) return span
  return { block, in: "text", from: behind, to: behind + form.eaten }
}

function editsOf({ block, span, behind, ordinal, form: { right, eaten } }: Wrong): Edit[] {
  const edits: Edit[] = right === ordinal ? [] : [{ span, insert: right }]
  if (eaten > 0) edits.push({ span: { block, in: "text", from: behind, to: behind + eaten }, insert: "" })
  return edits
}
