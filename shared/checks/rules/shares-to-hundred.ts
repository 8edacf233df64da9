import { type Exact, type Figure, figuresOf, isExact, tidy } from "../arithmetic"
import { partsFrom, sortingOf } from "../arithmetic-parts"
import { type LocalReport, rule } from "../types"

/** 一、二、三产业占比分别为18.2%、44.5%、39.3%: the shares of one whole never come to more than all of it. */
export const sharesToHundred = rule({
  id: "shares-to-hundred",
  kind: "arithmetic",
  severity: "warning",
  scope: "block",
  title: "各项占比相加不是百分之百",
  basis: "公文数据应准确：一个总数的各项占比相加是百分之百，四舍五入的差除外",
  check(block, _context, flag) {
    const { text } = block
    if (/三次产业|产业结构|三产/.test(text))
      for (const match of text.matchAll(ratioOfThree)) {
        const report = judge(match.slice(1, 4).map(Number), decimalsOf(match[1]!), true)
        if (report) flag(match.index, match.index + match[0].length, report)
      }
    if (!text.includes("%") || !/占|比重|比例|构成/.test(text)) return
    const figures = figuresOf(block)
    for (let i = 1; i < figures.length; i++) {
      const found = withRest(text, figures, i)
      if (found) flag(found.from, figures[i]!.to, found.report)
    }
    let checked = 0
    for (let i = 0; i < figures.length; i++) {
      const first = figures[i]!
      if (first.unit !== "%" || first.from < checked || !isExact(first)) continue
      const lead = text.slice(first.head, first.from).replace("增加值", "")
      const behind = text.slice(Math.max(0, first.head - 24), first.head)
      if (!ofShares.test(lead) || changing.test(lead) || /其中|分别比/.test(lead)) continue
      const parts = partsFrom(text, figures, i, first.from)
      if (!parts || parts.open || parts.figures.length < 2) continue
      const list = parts.figures
      const end = list.at(-1)!
      checked = end.to
      if (changing.test(text.slice(end.to, end.to + 10))) continue
      const labels = [lead.replace(ofShares, ""), ...parts.labels.slice(1)]
      if (sortingOf(labels, "人") === "overlapping" || parts.labels.some((label) => changing.test(label)))
        continue
      const isAll = parts.complete || thirds.test(behind + lead)
      if (list.length < 3 && !isAll) continue
      const report = judge(
        list.map(({ value }) => value),
        decimalsOf(list.map(({ text: written }) => written).sort((a, b) => a.length - b.length)[0]!),
        isAll,
      )
      if (report) flag(list[0]!.from, end.to, report)
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓产业。一、二、三产业增加值占比分别为⟦12.4%、46.5%、43.1%⟧。",
      "一、主要工作\n一是抓结构。三次产业结构调整为⟦12.4:46.5:43.1⟧，结构更优。",
      "一、主要工作\n一是抓种植。水稻、玉米、大豆占总面积的比重分别为⟦48%、37%、21%⟧。",
    ],
    passes: [
      "一、主要工作\n一是抓产业。一、二、三产业增加值占比分别为12.4%、46.5%、41.1%。",
      "一、主要工作\n一是抓种植。三个片区的受益户分别占33.3%、33.3%、33.3%。",
    ],
    guards: [
      "一、主要工作\n一是抓队伍。党员、青年、女职工分别占46%、38%、41%。",
      "一、主要工作\n一是抓产业。一、二、三产业增加值占比分别提高0.4%、0.5%、0.1%。",
      "一、主要工作\n一是抓服务。办结率、满意率、回访率分别为98%、97%、100%。",
    ],
  },
})

const ofShares = /(?:占|占比|比重|比例|构成)[^，。；、\d]{0,14}$/
const changing = /[增提降升减涨]|高于|低于|快于|率/
const thirds =
  /(?:一、二、三|第一、第二、第三|第一、二、三|三次)产业|一产、二产、三产|(?:优秀|合格|良好)[^，。；]*不合格|男[^，。；]*女/
const ratioOfThree =
  /(?<![\d:：∶.])(\d{1,2}(?:\.\d+)?)[:：∶](\d{1,2}(?:\.\d+)?)[:：∶](\d{1,2}(?:\.\d+)?)(?![\d:：∶])/g

/** 民营占65%，国有占25%，其余占12%: what the rest is tells that nothing is left over. `i` is the number of the rest. */
function withRest(
  text: string,
  figures: readonly Figure[],
  i: number,
): { from: number; report: LocalReport } | null {
  const rest = figures[i]!
  if (rest.unit !== "%" || !isExact(rest)) return null
  const between = text.slice(figures[i - 1]!.to, rest.from)
  if (!/^[，、；](?:其余|其他|余下|剩余|剩下)[^。；\d]{0,14}$/.test(between) || changing.test(between))
    return null
  const list: Exact[] = [rest]
  for (let k = i - 1; k >= 0 && figures[k]!.sentence === rest.sentence; k--) {
    const figure = figures[k]!
    const label = text.slice(Math.max(figure.head, figures[k - 1]?.to ?? 0), figure.from)
    if (figure.unit !== "%" || !isExact(figure) || changing.test(label) || !/占|^[、，]/.test(label)) break
    list.unshift(figure)
  }
  if (list.length < 2 || !text.slice(list[0]!.head, list[0]!.from).includes("占")) return null
  const report = judge(
    list.map(({ value }) => value),
    Math.min(...list.map(({ text: written }) => decimalsOf(written))),
    true,
  )
  return report && { from: list[0]!.from, report }
}

function decimalsOf(written: string): number {
  return /\.(\d+)/.exec(written)?.[1]?.length ?? 0
}

/** Beyond this they are no shares of one whole. */
const furthest = 15

function judge(list: number[], decimals: number, isAll: boolean): LocalReport | null {
  const sum = tidy(list.reduce((all, share) => all + share, 0))
  const off = sum - 100
  const leeway = list.length * 0.5 * 10 ** -decimals + 1e-9
  if (Math.abs(off) <= leeway || Math.abs(off) > furthest || (off < 0 && !isAll)) return null
  return { message: `各项占比相加是${sum}%，不是100%。核对各项占比；有交叉的写明。` }
}
