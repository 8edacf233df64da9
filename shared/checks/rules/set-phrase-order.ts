import { runFaults } from "../set-phrase-faults"
import { enclosure, isLater, reordered, sourceNote, wrongHits } from "../set-phrases"
import { type BlockFacts, rule } from "../types"
import { type WatchHit, watch } from "../watch"

/** The three that are named together, in this order. */
const together = ["四个意识", "四个自信", "两个维护"]
const verbs = ["增强", "坚定", "做到"]
/** How far before or behind them the third would stand. */
const aside = 8
const named = watch(together.map((form, entry) => ({ form, entry })))

/** Members, or terms that are always named together, in another order than the fixed one. */
export const setPhraseOrder = rule({
  id: "set-phrase-order",
  kind: "set_phrase",
  severity: "warning",
  scope: "block",
  title: "固定提法的次序不对",
  basis: "各项提法的次序以中央文件为准；固定连用：增强“四个意识”、坚定“四个自信”、做到“两个维护”",
  check(block, { year }, flag) {
    for (const { what, term, from, to, severity, fix } of runFaults(block)) {
      if (what !== "order" || isLater(term, year)) continue
      flag(from, to, {
        severity,
        message: `次序不对。“${term.name}”各项的先后是固定的${sourceNote(term)}，照固定的次序排列。`,
        fixes: [fix],
      })
    }
    const hits = named(block)
    for (let i = 0; i + 1 < hits.length; ) {
      let end = i + 1
      while (end < hits.length && sameRun(hits[end - 1]!, hits[end]!, block)) end++
      checkTogether(hits.slice(i, end), block, flag)
      i = end
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是守纪律。一体推进⟦不想腐、不能腐、不敢腐⟧，谈话20人次。",
      "一、主要工作\n一是铸魂。⟦坚定“四个自信”、增强“四个意识”⟧、做到“两个维护”，学习12次。",
      "一、主要工作\n一是促发展。贯彻创新、⟦绿色、协调⟧、开放、共享的新发展理念，办实事12件。",
      "一、主要工作\n一是铸魂。⟦增强“四个意识”、做到“两个维护”⟧，学习12次。",
    ],
    passes: [
      "一、主要工作\n一是守纪律。一体推进不敢腐、不能腐、不想腐，谈话20人次。",
      "一、主要工作\n一是铸魂。增强“四个意识”、坚定“四个自信”、做到“两个维护”，学习12次。",
    ],
    guards: [
      "一、主要工作\n一是铸魂。上半年专题学习“两个维护”2次，下半年专题学习“四个意识”2次，办起绿色、创新两个小组。",
      "一、主要工作\n一是管绿化。搞好绿色、开放空间12处，协调解决难题3个。",
    ],
  },
})

type Flag = Parameters<typeof setPhraseOrder.check>[2]

/** Nothing but marks and a verb stands between two that are named together. */
function sameRun(one: WatchHit<number>, two: WatchHit<number>, { text }: BlockFacts): boolean {
  return (
    two.from - one.to <= 9 &&
    /^[”’]?[、，,和与及]?\p{Script=Han}{0,5}[“‘]?$/u.test(text.slice(one.to, two.from))
  )
}

function checkTogether(run: readonly WatchHit<number>[], block: BlockFacts, flag: Flag): void {
  const { text } = block
  const places = run.map(({ entry }) => entry)
  if (run.length < 2 || new Set(places).size < places.length) return
  const pieces = run.map(({ entry, from, to }) => {
    const own = enclosure(text, from, to).quoted === "own"
    const start = own ? from - 1 : from
    const verb = verbs[entry]!
    const spoken = text.startsWith(verb, start - verb.length)
    return { place: entry, from: spoken ? start - verb.length : start, to: own ? to + 1 : to, spoken }
  })
  const edit = reordered(pieces, text)
  if (!edit) {
    const lost = together.findIndex((_, place) => !places.includes(place))
    // Only with the verbs of the whole do two of them stand for three.
    if (lost < 0 || !pieces.every((it) => it.spoken)) return
    const from = pieces[0]!.from
    const to = pieces.at(-1)!.to
    // The third stands right there, written wrongly: that is said already.
    if (wrongHits(block).some((hit) => hit.from < to + aside && from - aside < hit.to)) return
    const whole = together.map((name, i) => `${verbs[i]}“${name}”`).join("、")
    flag(from, to, {
      severity: "hint",
      message: `三项通常连用，这里没有“${together[lost]}”。2018年以来的固定连用是“增强‘四个意识’、坚定‘四个自信’、做到‘两个维护’”，可补全。`,
      fixes: [{ title: "补全三项", edits: [{ from, to, insert: whole }], safe: false }],
    })
    return
  }
  // With verbs of other terms there is nothing certain to put in order.
  if (!pieces.every((it) => it.spoken) && pieces.some((it) => it.spoken)) return
  flag(edit.from, edit.to, {
    message: "次序不对。固定连用是“增强‘四个意识’、坚定‘四个自信’、做到‘两个维护’”，照这个次序排列。",
    fixes: [{ title: "按固定的次序排列", edits: [edit], safe: false }],
  })
}
