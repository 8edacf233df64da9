import { type Exact, type Figure, figuresOf, isExact, isShare, scaled, slack, tidy } from "../arithmetic"
import { type LocalReport, rule } from "../types"

/**
 * What the words say and the figures beside them deny: 目标100家，实际96家，超额完成; 全年31万人次，开馆以来累计28万人次; 52人中女职工21人，占比过半.
 */
export const claimAgainstFigures = rule({
  id: "claim-against-figures",
  kind: "arithmetic",
  severity: "warning",
  scope: "block",
  title: "说法与所写的数相反",
  basis: "公文数据应准确：超额、累计、过半等说法与所写的数一致",
  check(block, _context, flag) {
    const { text } = block
    const figures = figuresOf(block)
    for (let i = 1; i < figures.length; i++) {
      const one = figures[i - 1]!
      const other = figures[i]!
      if (one.unit !== other.unit || one.unit === "" || one.part !== other.part) continue
      if (!isExact(other) || isShare(one)) continue
      if (!isExact(one)) {
        // 12起以内 is no exact number, but a bound.
        const belied = boundBelied(text, one, other)
        if (belied) flag(one.from, belied.to, belied.report)
        continue
      }
      const found =
        planBelied(text, figures, i) ??
        aimBehind(text, one, other) ??
        boundBelied(text, one, other) ??
        sumBelied(text, one, other) ??
        halfBelied(text, one, other) ??
        meanBelied(text, one, other)
      if (found) flag(one.from, found.to, found.report)
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓产业。下达任务⟦120户，实际发展112户，超额完成⟧任务。",
      "一、主要工作\n一是抓整治。计划拆除⟦300处，实际拆除265处，超计划35处⟧。",
      "一、主要工作\n一是抓阵地。全年接待⟦6.2万人次，开馆以来累计接待5.8万人次⟧。",
      "一、主要工作\n一是抓项目。1至6月完成投资⟦5.6亿元，1至9月累计完成5.1亿元⟧。",
      "一、主要工作\n一是抓队伍。全站职工⟦52人，其中女职工21人，占比过半⟧。",
    ],
    passes: [
      "一、主要工作\n一是抓产业。下达任务112户，实际发展120户，超额完成任务。",
      "一、主要工作\n一是抓阵地。全年接待6.2万人次，开馆以来累计接待15.8万人次。",
    ],
    guards: [
      // Less is better.
      "一、主要工作\n一是抓节能。能耗控制目标120吨，实际消耗112吨，超额完成控制任务。",
      // Each counts something else.
      "一、主要工作\n一是抓项目。上半年接待考察36批，全年接待上级督导12批。",
      "一、主要工作\n一是抓阵地。全年接待6.2万人次，累计志愿服务1.8万人次。",
    ],
  },
})

interface Told {
  to: number
  report: LocalReport
}

const plan = /(?:计划|任务|目标|指标|下达|定额|要求|应)[^，。；、\d]{0,10}$/
const lessIsBetter =
  /控制|以内|不超过|能耗|下降|上限|限额|压减|压缩|减少|降低|红线|事故|死亡|支出|经费|预算|时限|工期|用时/
const done =
  /^[^，。；、\d]{0,8}，(?:[^，。；、\d]{0,8})?(?:实际|完成|实现|新增|达到|落实|认定|发展|建成|新|共|已)[^，。；、\d]{0,8}$/
const surpassed =
  /^[^，。；、\d]{0,10}，(?:[^，。；、\d]{0,4})?(超额(?:完成)?|超计划|超目标|超任务|超出(?:计划|目标|任务)?|超过(?:计划|目标|任务))/
const reached =
  /^[^，。；、\d]{0,10}，(?:[^，。；、\d]{0,4})?(圆满完成|全面完成|如期完成|全部完成|足额完成|按期完成|全额完成)(?:了)?(?:年度|全年)?(?:目标|任务|计划|指标|[，。；])/
const missed =
  /^[^，。；、\d]{0,10}，(?:[^，。；、\d]{0,3})?(未完成|没有完成|未能完成|未达到|尚未完成|欠)(?:年度|全年)?(?:目标|任务|计划|指标)/

/** 任务100家，实际96家，超额完成任务: `i` is the number of what was done. */
function planBelied(text: string, figures: readonly Figure[], i: number): Told | null {
  const aim = figures[i - 1]! as Exact
  const fact = figures[i]! as Exact
  if (!done.test(text.slice(aim.to, fact.from)) || !plan.test(text.slice(aim.head, aim.from))) return null
  const stretch = text.slice(aim.head, fact.from)
  if (lessIsBetter.test(stretch) || /比|较|占/.test(text.slice(fact.head, fact.from))) return null
  const behind = text.slice(fact.to, fact.to + 28)
  const over = surpassed.exec(behind)
  const word = (fact.value < aim.value ? (over ?? reached.exec(behind)) : missed.exec(behind))?.[1]
  if (word !== undefined)
    return {
      to:
        fact.to +
        behind.indexOf(word) +
        word.length +
        amountBehind(figures, i, behind.indexOf(word) + word.length),
      report: {
        message: `${aim.text}与${fact.text}比，${fact.value < aim.value ? "没有完成" : "已经完成"}，写的是“${word}”。核对两个数和说法。`,
      },
    }
  const claim = figures[i + 1]
  if (!over || !claim || !isExact(claim) || claim.unit !== fact.unit) return null
  if (
    !/^[^，。；\d]{0,10}，[^，。；\d]{0,4}超(?:额|出|过|计划|目标|任务)[^，。；、\d]{0,4}$/.test(
      text.slice(fact.to, claim.from),
    )
  )
    return null
  const off = tidy(fact.value - aim.value)
  if (Math.abs(off - claim.value) <= slack(aim) + slack(fact) + slack(claim)) return null
  return {
    to: claim.to,
    report: {
      message: `${fact.text}比${aim.text}多${scaled(off, claim)}，写的是${claim.text}。核对后改正。`,
    },
  }
}

/** 1.26亿元，超额完成1.3亿元的年度目标 */
function aimBehind(text: string, fact: Exact, aim: Exact): Told | null {
  if (
    fact.value >= aim.value ||
    !/^[^，。；、\d]{0,8}，(?:超额完成|超过)了?(?:年度|全年)?(?:目标|任务)?$/.test(
      text.slice(fact.to, aim.from),
    )
  )
    return null
  const between = text.slice(fact.to, aim.to + 12)
  if (!/目标|任务|计划|预算/.test(between) || lessIsBetter.test(text.slice(fact.head, fact.from))) return null
  return {
    to: aim.to,
    report: { message: `${fact.text}不到${aim.text}，写的是“超额”“超过”。核对两个数和说法。` },
  }
}

const kept =
  /^[^，。；、\d]{0,10}，(?:[^，。；、\d]{0,4})?(未突破|没有突破|未超[出过]?|没有超[出过]?|低于|控制在[^，。；、\d]{0,6}以内)/

/** 控制指标12起以内，实际15起，未突破控制指标; 预算45万元，实际支出48万元，未超预算 */
function boundBelied(text: string, bound: Figure, fact: Exact): Told | null {
  if (bound.value === null || fact.value <= bound.value || fact.clause - bound.clause !== 1) return null
  if (!/控制|预算|指标|上限|限额|红线|标准/.test(text.slice(bound.head, bound.from))) return null
  if (
    !/^[^，。；、\d]{0,8}，[^，。；、\d]{0,4}(?:实际|发生|支出|全年)[^，。；、\d]{0,8}$/.test(
      text.slice(bound.to, fact.from),
    )
  )
    return null
  const match = kept.exec(text.slice(fact.to, fact.to + 26))
  if (!match) return null
  return {
    to: fact.to + match[0].length,
    report: { message: `${fact.text}超过${bound.text}，写的是“${match[1]}”。核对两个数和说法。` },
  }
}

/** How far behind the words the amount ends that goes with them: 超计划35亩. */
function amountBehind(figures: readonly Figure[], i: number, at: number): number {
  const claim = figures[i + 1]
  const end = figures[i]!.to + at
  return claim && claim.from - end < 4 && claim.from >= end ? claim.to - end : 0
}

const sinceThen =
  /^[^，。；、\d]{0,8}，(?:自|从)?[^，。；、\d]{0,10}(?:以来|至今|历年)(?:，)?(?:已)?(?:累计|共|总共|合计)([^，。；、\d]{0,8})$/
const spans: readonly RegExp[] = [
  /^(?:今年|本年)?(?:一季度|第一季度|前两?个?月|1[至到\-—－~～][23]月|前3个月)/,
  /^(?:今年|本年)?(?:上半年|前半年|1[至到\-—－~～][56]月|前5个月)/,
  /^(?:今年|本年)?(?:前三季度|前三个季度|1[至到\-—－~～](?:[789]|10)月)/,
  /^(?:今年|本年)?(?:1[至到\-—－~～]1[12]月|前11个月)/,
  /^(?:今年|本年)?(?:全年|年内|一年来|1[至到\-—－~～]12月)/,
]

function spanOf(clause: string): number {
  return spans.findIndex((span) => span.test(clause))
}

/** 全年31万人次，开馆以来累计28万人次; 1至6月5.6亿元，1至9月5.1亿元: a part of the time has more than all of it. */
function sumBelied(text: string, one: Exact, other: Exact): Told | null {
  if (other.value >= one.value || other.clause - one.clause !== 1) return null
  const between = text.slice(one.to, other.from)
  const before = text.slice(one.head, one.from)
  const since = sinceThen.exec(between)
  if (since) {
    if (/累计|历年|以来|其中/.test(before) || !alike(since[1]!, before + text.slice(one.to, one.to + 6)))
      return null
    return tellPart(one, other)
  }
  const clause = between.slice(between.indexOf("，") + 1)
  const span = spanOf(clause)
  const earlier = spanOf(before)
  // 技改投资1至6月…: the time may stand in the midst of the clause.
  const first =
    earlier >= 0
      ? earlier
      : spanOf(/(?:上半年|[前一]三?季度|1[至到\-—－~～]\d月)[^，。；、]*$/.exec(before)?.[0] ?? "")
  if (span < 0 || first < 0 || first >= span || !/^[^，。；、]*，/.test(between)) return null
  if (/增|降|减|提高|余额|存量|在册|均/.test(before + clause)) return null
  const said = clause.replace(spans[span]!, "")
  return alike(said, before + text.slice(one.to, one.to + 6)) ? tellPart(one, other) : null
}

function tellPart(one: Exact, other: Exact): Told {
  return {
    to: other.to,
    report: { message: `一部分时间的${one.text}多于整个时间的${other.text}。核对两个数和时间。` },
  }
}

/** Is the deed the same, or not said again? 累计完成, 累计接待 behind 接待参观者. */
function alike(said: string, before: string): boolean {
  const words = said.replace(/累计|合计|共计?|完成|实现|达到?|已|总计|仅|只有?|为/g, "")
  // What was done stands last: 接待上级督导 is not 接待考察.
  return words.length < 2 || before.includes(words.slice(-2))
}

const half =
  /^[^，。；、\d]{0,8}，(?:[^，。；、\d]{0,4})?(?:占比?|比例|比重)?(?:已|均|约)?(过半|超过?一半|超过?半数|占一半以上|一半以上|半数以上|不到一半|不足一半|不足半数|不到半数)/
const partOf = /^[^，。；、\d]{0,10}(?:，其中|中，?|里，?)[^，。；、\d]{0,14}$/

/** 52人，其中女职工21人，占比过半 */
function halfBelied(text: string, one: Exact, other: Exact): Told | null {
  if (other.value >= one.value || !partOf.test(text.slice(one.to, other.from))) return null
  const behind = text.slice(other.to, other.to + 24)
  const match = half.exec(behind)
  if (!match) return null
  const isMore = /[过超上]/.test(match[1]!)
  const share = other.value / one.value
  if (isMore ? share >= 0.5 : share < 0.5) return null
  return {
    to: other.to + match[0].length,
    report: {
      message: `${other.text}占${one.text}的${Number((share * 100).toFixed(1))}%，写的是“${match[1]}”。核对两个数和说法。`,
    },
  }
}

const highest =
  /^[^，。；、\d]{0,6}，(?:其中)?(?:最高|最多)(?:的|者|一[户人次天]|单[日次场])?[^，。；、\d]{0,6}$/
const lowest =
  /^[^，。；、\d]{0,6}，(?:其中)?(?:最低|最少)(?:的|者|一[户人次天]|单[日次场])?[^，。；、\d]{0,6}$/

/** 平均每户1.2万元，最高的1万元 */
function meanBelied(text: string, one: Exact, other: Exact): Told | null {
  if (!/平均|[户人场村月件]均/.test(text.slice(one.head, one.from))) return null
  const between = text.slice(one.to, other.from)
  const isMost = highest.test(between)
  if (!isMost && !lowest.test(between)) return null
  if (isMost ? other.value >= one.value : other.value <= one.value) return null
  return {
    to: other.to,
    report: {
      message: `平均数${one.text}${isMost ? "高于最高的" : "低于最低的"}${other.text}。核对两个数。`,
    },
  }
}
