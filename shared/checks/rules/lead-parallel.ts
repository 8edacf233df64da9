import type { List } from "../../model/outline"
import { perBlock } from "../facts"
import { type ReportFacts, rule } from "../types"

/**
 * The leads of one list are written in one measure: 学理论，铸师魂。带队伍，提素养。 Where all but one are of equal length,
 * clause by clause, or begin with the same word, the one that is not strikes the reader. Only a hint, and only in lists
 * that show plainly that they mean to be even.
 */
export const leadParallel = rule({
  id: "lead-parallel",
  kind: "ordinal",
  severity: "hint",
  scope: "report",
  title: "小标题不对仗",
  basis: "机关公文写作习惯：同一层次的小标题字数、句式一致",
  check(facts, _context, flag) {
    for (const list of facts.outline.lists) {
      const found = oddOne(facts, list)
      if (!found) continue
      const { lead, block, like, why } = found
      flag(
        { block, in: "text", from: 0, to: lead.length },
        { message: `同一列的小标题多是“${like}”这样的${why}，这一条不同。可改成同样的句式，读来整齐。` },
      )
    }
  },
  examples: {
    flags: [
      `一、主要工作
1.学理论，铸师魂。办班12期。
2.带队伍，提素养。培训80人。
3.⟦加强安全保卫工作⟧。演练4次。
4.办实事，暖人心。办结36件。`,
      `一、主要工作
（一）突出政治引领，筑牢思想根基。办班12期。
（二）突出选优配强，建好骨干队伍。培训80人。
（三）突出兴业富民，增强发展动能。增收9万元。
（四）⟦强化正风肃纪，净化政治生态⟧。谈话20人次。`,
    ],
    passes: [
      `一、主要工作
1.学理论，铸师魂。办班12期。
2.带队伍，提素养。培训80人。
3.护校园，保平安。演练4次。
4.办实事，暖人心。办结36件。`,
      `一、存在问题
一是理论学习不够深。学用脱节。
二是党员队伍年龄老化。青年外出多。
三是村级集体经济底子薄。路子不宽。
四是作风不实。下村少。`,
    ],
    guards: [
      // A name that cannot be cut to measure.
      `一、主要工作
1.学理论，铸师魂。办班12期。
2.带队伍，提素养。培训80人。
3.学“枫桥经验”，促和谐。调解40件。
4.办实事，暖人心。办结36件。`,
      // Three leads show no measure yet.
      `一、主要工作
1.学理论，铸师魂。办班12期。
2.带队伍，提素养。培训80人。
3.加强安全保卫工作。演练4次。`,
    ],
  },
})

interface Lead {
  text: string
  length: number
  /** Characters in each clause. */
  measure: string
  sum: number
  /** Something in it has a length of its own: a quotation, a figure. */
  rigid: boolean
}

const longest = 26

/** The lead of a block: its first sentence, when it is short and more follows, or when it is all there is. */
const leadOf = perBlock(({ text }): Lead | { text: null } => {
  const end = text.search(/[。；！？：\n]/)
  const lead = end < 0 ? text : text.slice(0, end)
  if (lead.length < 4 || lead.length > longest || (end < 0 && /[，,]$/.test(lead))) return { text: null }
  const clauses = lead.split("，")
  return {
    text: lead,
    length: lead.length,
    measure: clauses.map((clause) => clause.length).join(" "),
    sum: lead.length,
    rigid: /[“”‘’《》（）()\dA-Za-z+＋%]/.test(lead),
  }
})

interface Odd {
  lead: Lead
  block: number
  /** A lead of the others, and what they have in common. */
  like: string
  why: string
}

function oddOne(facts: ReportFacts, { items }: List): Odd | null {
  if (items.length < 4 || items.length > 12) return null
  const leads: { lead: Lead; block: number }[] = []
  for (const { blocks } of items) {
    const { index } = blocks[0]!
    const lead = leadOf(facts.blocks[index]!)
    if (lead.text === null) return null
    leads.push({ lead, block: index })
  }
  const byMeasure = exception(leads, ({ lead }) => lead.measure)
  if (byMeasure) {
    const { odd, like } = byMeasure
    const clauses = like.lead.measure.split(" ")
    // One character more or less in a long line strikes nobody; equal lengths by chance mean nothing in a short list.
    const uneven =
      odd.lead.measure.split(" ").length !== clauses.length || Math.abs(odd.lead.sum - like.lead.sum) > 1
    // A single clause is as long as it needs to be; it strikes only when it begins otherwise, too.
    const alone =
      clauses.length === 1 && (items.length < 5 || odd.lead.text.slice(0, 2) === like.lead.text.slice(0, 2))
    // 党风廉政建设 in the place of a name of four: names are as long as they are.
    const longName = clauses.length === 1 && like.lead.sum === 8 && odd.lead.measure === "10"
    if (uneven && !alone && !longName && !odd.lead.rigid)
      return { ...odd, like: like.lead.text, why: "句式和字数" }
    return null
  }
  const byHead = exception(leads, ({ lead }) => lead.text.slice(0, 2))
  if (!byHead || byHead.odd.lead.rigid) return null
  return {
    ...byHead.odd,
    like: byHead.like.lead.text,
    why: `“${byHead.like.lead.text.slice(0, 2)}”字开头的句式`,
  }
}

/** The one that differs from all the others, which are alike. */
function exception<T>(all: readonly T[], key: (it: T) => string): { odd: T; like: T } | null {
  const groups = new Map<string, T[]>()
  for (const it of all) {
    const group = groups.get(key(it))
    if (group) group.push(it)
    else groups.set(key(it), [it])
  }
  if (groups.size !== 2) return null
  const [a, b] = [...groups.values()] as [T[], T[]]
  const [few, many] = a.length < b.length ? [a, b] : [b, a]
  return few.length === 1 && many.length > 2 ? { odd: few[0]!, like: many[0]! } : null
}
