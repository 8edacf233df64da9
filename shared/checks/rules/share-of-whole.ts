import { type Exact, type Figure, figuresOf, fitOf, isExact, isShare, ratio } from "../arithmetic"
import { unbracketed } from "../arithmetic-parts"
import { before, lookAlike, misfit, type Portion } from "../arithmetic-shares"
import { type LocalReport, rule } from "../types"

/**
 * …12名，占30%: the share must be that of the part in the whole. What the whole is the words often do not say; so a
 * share is wrong only when it fits no figure of the paragraph that it may be of.
 */
export const shareOfWhole = rule({
  id: "share-of-whole",
  kind: "arithmetic",
  severity: "error",
  scope: "block",
  title: "占比与数不符",
  basis: "公文数据应准确：占比由部分数除以总数得出，按写出的位数四舍五入",
  check(block, _context, flag) {
    const { text } = block
    const figures = figuresOf(block)
    if (figures.length < 2 || !/占|的|比[例重]|不[到足]|超/.test(text)) return
    for (let i = 0; i < figures.length; i++) {
      const claim = figures[i]!
      const bound = boundAt(text, figures, i)
      if (bound) flag(claim.head, claim.to, bound)
      if (claim.share === null || !isExact(claim)) continue
      const from = Math.max(claim.head, text.lastIndexOf("、", claim.from) + 1)
      const at = Math.max(
        text.lastIndexOf("占", claim.from),
        planAt(text, from, claim.from),
        shareNameAt(text, from, claim.from),
      )
      const planned = at < from ? ofPlanBefore(text, figures, i, claim) : null
      if (!planned && (at < from || !isShareClaim(text, at))) continue
      const portion = planned ?? portionOf(text, figures, i, at, claim)
      if (!portion || isCounted(figures, i, portion)) continue
      const report = misfit(claim, portion, before(figures, i, portion.part.unit))
      if (report) flag(claim.from, claim.to, report)
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓队伍。现有党员43名，35岁以下的12名，占⟦37.9%⟧。",
      "一、主要工作\n一是抓支部。4个党支部中有3个达到标准，占比⟦80%⟧。",
      "一、主要工作\n一是抓志愿。注册志愿者420名，坚持满一年的189名，占⟦55%⟧。",
    ],
    passes: [
      "一、主要工作\n一是抓队伍。现有党员43名，35岁以下的12名，占27.9%。",
      "一、主要工作\n一是抓运营。接待观众86.4万人次，其中未成年人21.6万人次，占四分之一。",
    ],
    guards: [
      // Of a whole that no figure tells.
      "一、主要工作\n一是抓培训。举办培训班12期，培训经费28万元，占工资总额的0.8%。",
      // Cut off, not rounded.
      "一、主要工作\n一是抓队伍。现有党员986名，55岁以上的503名，占51%；女党员131名，占13.2%。",
      // Of the figure further back.
      "一、主要工作\n一是抓换届。选出委员26名，其中新任9名，平均年龄42.3岁；大专以上学历15名，占57.7%。",
      "一、主要工作\n一是抓队伍。中层干部19人，40岁以下的只有4人，约占两成。",
      // More than was planned.
      "一、主要工作\n一是抓项目。完成投资9.6亿元，占年度计划9.2亿元的104.3%。",
    ],
  },
})

const limit = /^[^，。；、\d]{0,6}，(?:仅|只|还|已|都)?(?:占(?:比|总数的?|全体的?)?)?(不到|不足|超过)$/
const amongThem = /^[^，。；、\d]{0,14}中，?[^，。；、\d]{0,24}$/

/** 27名党员中，…的只有9名，不到四分之一: a share that is said to be below or above another than it is. */
function boundAt(text: string, figures: readonly Figure[], i: number): LocalReport | null {
  const { share, from, text: written } = figures[i]!
  const part = figures[i - 1]
  const whole = figures[i - 2]
  if (share === null || !part || !whole || !isExact(part) || !isExact(whole)) return null
  if (
    isShare(part) ||
    part.unit !== whole.unit ||
    part.value > whole.value ||
    part.sentence !== whole.sentence
  )
    return null
  const word = limit.exec(text.slice(part.to, from))?.[1]
  if (word === undefined || !amongThem.test(text.slice(whole.to, part.from))) return null
  const reckoned = part.value / whole.value
  const wrong = word === "超过" ? reckoned < share * 0.99 : reckoned > share * 1.01
  if (!wrong || Math.abs(reckoned - share) > 0.3) return null
  return {
    severity: "warning",
    message: `占比与数对不上：${part.text}÷${whole.text}＝${Number((reckoned * 100).toFixed(1))}%，写的是“${word}${written}”。核对后改正。`,
  }
}

/** 党员比例43.5%，也就是40名: what it is the share of is counted behind it, and fits. */
function isCounted(figures: readonly Figure[], i: number, { part }: Portion): boolean {
  const claim = figures[i]! as Exact
  const next = figures[i + 1]
  if (!next || !isExact(next) || next.unit !== part.unit || next.clause - claim.clause > 1) return false
  return before(figures, i, part.unit).some((whole) => fitOf(claim, ...ratio(next, whole)) === "fits")
}

/** 完成年度计划4亿元的75%: the verb, where a plan is named with its figure; else -1. */
function planAt(text: string, from: number, to: number): number {
  const match =
    /(?:完成|为|是|相当于|达到?)[^，。；、\d]{0,6}(?:计划|任务|目标|预算|指标)[^，。；、]{1,12}的$/.exec(
      text.slice(from, to),
    )
  return match ? from + match.index : -1
}

/** ，兼职比例达64.3%: where the words for the share end in 比例, its last two characters; else -1. */
function shareNameAt(text: string, from: number, to: number): number {
  const match = /^[\u4e00-\u9fff]{0,4}(比例|比重)(?:达到?|为|是)?$/.exec(text.slice(from, to))
  return match && !/[由从男提上下]/.test(match[0]) ? from + match[0].lastIndexOf(match[1]!) : -1
}

/** Not 占地, 抢占, 占用. */
function isShareClaim(text: string, at: number): boolean {
  return !"抢侵挤霸".includes(text.charAt(at - 1) || "，") && !"地用领道据线".includes(text.charAt(at + 1))
}

const ownWhole =
  /^(?:例|重|比|到|了|比达|比例|比为|比约|有|达)*(?:其中)?(?:的)?(?:比例|比重)?(?:为|是|达到?|约|仅|只有)?$/
const allOfIt =
  /^(?:了|到)?(?:其|总数|总人数|总量|总户数|总面积|总额|全部|全体|在职|[\u4e00-\u9fff]{0,6}总数)的?(?:比例)?(?:为|达)?$/

const wholeNamed = /^(?:了|到)?([\u4e00-\u9fff]{2,6})的(?:比例)?(?:为|达)?$/
const ofPlan = /^[^，。；、\d]{0,4}完成(?:年度|全年|年初)?(?:计划|任务|目标)(?:任务|总?[数量])?的$/

/** 计划栽植5000株，实际栽植4600株，完成计划的92%: the plan is told before what came of it. */
function ofPlanBefore(text: string, figures: readonly Figure[], i: number, claim: Exact): Portion | null {
  const part = figures[i - 1]
  const whole = figures[i - 2]
  if (!part || !whole || part.unit !== whole.unit || whole.part !== claim.part || !isExact(part)) return null
  if (!isExact(whole) || isShare(part) || claim.clause - part.clause !== 1) return null
  if (!ofPlan.test(text.slice(claim.head, claim.from))) return null
  const planned = /计划|任务|目标/.test(text.slice(whole.head, whole.from))
  return planned && !/计划|任务|目标/.test(text.slice(part.head, part.from))
    ? { part, whole, sure: true }
    : null
}

function portionOf(
  text: string,
  figures: readonly Figure[],
  i: number,
  at: number,
  claim: Exact,
): Portion | null {
  const last = figures[i - 1]
  if (!last) return null
  const inside = last.from > at
  const named = unbracketed(text.slice(inside ? last.to : at + 1, claim.from))
  // 占职工总数190人的10%
  if (inside) {
    const part = figures[i - 2]
    if (text.charAt(at) === "完" && isExact(last) && part?.unit !== last.unit)
      return toldBefore(figures, i, last, claim)
    if (!part || !isExact(last) || !isExact(part) || part.unit !== last.unit || part.part !== claim.part)
      return null
    if (!/^[^，。；]{0,6}的(?:比例为)?$/.test(named) || isShare(part)) return null
    return { part, whole: last, sure: true }
  }
  const part = last
  const noun = ownWhole.test(named) || allOfIt.test(named) ? null : wholeNamed.exec(named)?.[1]
  if (noun === undefined) return null
  if (!isExact(part) || isShare(part) || part.part !== claim.part || claim.clause - part.clause > 2)
    return null
  if (part.unit === "" || /[，。；][^，。；]*[，。；]/.test(text.slice(part.to, at).replace(/，$/, "")))
    return null
  // 受检96篇，雷同的段落占四成: the share is of something else.
  if (
    part.clause !== claim.clause &&
    text.charAt(at) === "占" &&
    !/^(?:约|大约|仅|只|已|共|人数|数量|比例)?$/.test(text.slice(claim.head, at))
  )
    return null
  const wholes = before(figures, i - 1, part.unit).filter(({ value }) => value >= part.value)
  const near =
    wholes.find(({ part: stretch }) => stretch === part.part) ??
    wholes.find(({ sentence }) => sentence === part.sentence)
  if (noun !== null) {
    // 占总投资的80%, 占社员的四成: of what bears that name in the same sentence.
    const whole = wholes.find(
      (it) => it.sentence === part.sentence && text.slice(it.head, it.to + 6).includes(noun),
    )
    return whole ? { part, whole, sure: false } : null
  }
  const slipped = wholes.find((whole) => isSlip(claim, part, whole))
  if (slipped) return { part, whole: slipped, sure: slipped === wholes[0] && slipped.part === part.part }
  // A list of parts before the part: which of them is the whole nobody can say.
  if (
    !near ||
    /、[^，。；]*$/.test(text.slice(near.to, part.from)) ||
    /、/.test(text.slice(near.head, near.from))
  )
    return null
  return { part, whole: near, sure: near === wholes[0] && part.clause - near.clause <= 1 }
}

/**
 * 送戏156场。……完成任务130场的118%: what was done is told further before. Whatever is near the share but not it, where nothing is it,
 * is what was meant.
 */
function toldBefore(figures: readonly Figure[], i: number, plan: Exact, claim: Exact): Portion | null {
  let best: Exact | null = null
  const share = claim.share ?? 0
  for (const part of before(figures, i - 1, plan.unit)) {
    if (fitOf(claim, ...ratio(part, plan)) === "fits") return null
    const off = Math.abs(part.value / plan.value - share)
    if (off <= share * 0.1 && (!best || off < Math.abs(best.value / plan.value - share))) best = part
  }
  return best && { part: best, whole: plan, sure: false }
}

/** Is the share one slip of the finger from the right one? */
function isSlip(claim: Exact, part: Exact, whole: Exact): boolean {
  if (claim.unit !== "%") return false
  const number = claim.text.replace(/[%％]/g, "")
  const decimals = number.split(".")[1]?.length ?? 0
  const reckoned = (ratio(part, whole)[1] * 100).toFixed(decimals)
  return number.length > 2 && lookAlike(number, reckoned) && fitOf(claim, ...ratio(part, whole)) !== "fits"
}
