import { type Exact, type Figure, figuresOf, isExact, isShare, rewrite, scaled, slack } from "../arithmetic"
import { gate } from "../gate"
import { type LocalReport, rule } from "../types"

/**
 * 6期，每期45人，共270人次; 12个村各2场，共24场; 每季度3次，全年12次: so many of each, times how many there are, make what is told for
 * all. 平均 and 户均 are asked by the rule for averages.
 */
export const timesEach = rule({
  id: "times-each",
  kind: "arithmetic",
  severity: "warning",
  scope: "block",
  title: "个数乘每个的数不等于总数",
  basis: "公文数据应准确：每个的数乘个数等于总数，每月的数乘十二等于全年的数",
  check(block, _context, flag) {
    if (!ofEach.in(block)) return
    const { text } = block
    const figures = figuresOf(block)
    for (let i = 0; i < figures.length; i++) {
      const found = timesAt(text, figures, i) ?? byPeriod(text, figures, i) ?? periodBehind(text, figures, i)
      if (found) flag(found.at.from, found.at.to, found.report)
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓培训。举办培训班6期，每期45人，共培训⟦280人次⟧。",
      "一、主要工作\n一是抓放映。组织送戏下乡，14个村各演3场，共演出⟦45场⟧。",
      "一、主要工作\n一是抓慰问。走访老党员62户，每户送去慰问金500元，合计⟦3.6万元⟧。",
      "一、主要工作\n一是抓学习。坚持每季度交流研讨2次，全年研讨⟦9次⟧。",
    ],
    passes: [
      "一、主要工作\n一是抓培训。举办培训班6期，每期45人，共培训270人次。",
      "一、主要工作\n一是抓学习。坚持每季度交流研讨2次，全年研讨8次。",
      "一、主要工作\n一是抓学习。坚持每周1次例会，全年召开51次。",
    ],
    guards: [
      // At least, or not all the year.
      "一、主要工作\n一是抓学习。每季度至少研讨2次，全年研讨9次。",
      "一、主要工作\n一是抓招聘。原定每月2场招聘会，2月停办，全年举办22场。",
      // Of something else.
      "一、主要工作\n一是抓党建。每月开展1次主题党日，全年开展志愿服务13次。",
      "一、主要工作\n一是抓帮扶。24名干部每人联系3户，共为群众办实事80件，走访群众75户次。",
    ],
  },
})

const ofEach = gate("每各")
const each = /(?:每(?:一?个)?([\u4e00-\u9fff]{1,3})|各)[\u4e00-\u9fff]{0,10}$/
const loose = /至少|不少于|不低于|不超过|不多于|以上|最多|约|平均|原定|原则上|不足/
/** Who are counted alike under different words. */
const likeUnits: Readonly<Record<string, string>> = { 名: "人", 位: "人", 人: "人", 生: "人" }

interface Found {
  at: Exact
  report: LocalReport
}

/** `i` is the number of what each has. */
function timesAt(text: string, figures: readonly Figure[], i: number): Found | null {
  const single = figures[i]!
  if (single.value === null || isShare(single) || single.unit === "" || single.value === 0) return null
  const lead = text.slice(Math.max(single.head, figures[i - 1]?.to ?? 0), single.from)
  if (!ofEach.within(lead, 0, lead.length)) return null
  // 每人领办2件以上: only fewer than twice as many as there are men cannot be.
  const atLeast =
    /至少|不少于|不低于/.test(lead) || /^[^，。；、]{0,3}以上/.test(text.slice(single.to - 2, single.to + 3))
  if (!atLeast && (single.approx || loose.test(lead))) return null
  // 每人每年600元，全年兑付: for the year that the sum is told of.
  const match = each.exec(lead.replace(/每年(?=[\u4e00-\u9fff]{0,2}$)/, ""))
  if (!match || /各[类种项级方界部大族]|每[月季周年半天日]/.test(match[0])) return null
  const count = countOf(text, figures, i, match[1])
  if (!count) return null
  const total = totalOf(text, figures, i, count)
  if (!total) return null
  const product = single.value * count.value
  // 每人1万元 is what each was given, and no rounded figure.
  const leeway = slack(total) + (single.step < single.scale ? slack(single) * count.value : 0)
  const off = Math.abs(product - total.value)
  if (off <= leeway || off > product * furthest || (atLeast && total.value > product)) return null
  return {
    at: total,
    report: {
      message: `${single.text}×${count.text}＝${scaled(product, total)}，写的是${total.text}。核对个数、每个的数和总数。`,
      fixes: rewrite(total, product),
    },
  }
}

const furthest = 0.35

/** How many there are of which each has so much: of the unit that 每 names, or counted by 个 before its noun; before 各 what is nearest. */
function countOf(
  text: string,
  figures: readonly Figure[],
  i: number,
  name: string | undefined,
): Exact | null {
  const single = figures[i]!
  if (name === undefined) {
    const count = figures[i - 1]
    if (!count || count.clause !== single.clause || single.from - count.to > 14 || !isExact(count))
      return null
    if (isShare(count) || count.value < 2 || /[、和及与]/.test(text.slice(count.to, single.from))) return null
    // 班子成员、6名支部书记各2场: who else there are nobody can say.
    if (/[、和及与]/.test(text.slice(count.head, count.from)) || count.unit === single.unit) return null
    return count
  }
  const unit = likeUnits[name.charAt(0)] ?? name.charAt(0)
  let found: Exact | null = null
  let several = false
  for (const figure of figures) {
    if (figure === single || figure.sentence !== single.sentence || isShare(figure)) continue
    const behind = text.slice(figure.to - 1, figure.to + 5)
    const isCounted =
      figure.unit === unit ||
      (figure.unit !== single.unit &&
        new RegExp(`^.[\\u4e00-\\u9fff]{0,4}${name.charAt(0)}(?![\\u4e00-\\u9fff])`).test(
          text.slice(figure.to - 1, figure.to + 6),
        )) ||
      (figure.unit === "个" && behind.includes(name.slice(0, 2).replace(/[安奖领组织开举参发送]$/, "")))
    if (!isCounted) continue
    if (!isExact(figure)) return null
    if (figure === figures[i - 1] && single.clause - figure.clause < 2)
      return figure.value >= 2 ? figure : null
    several = found !== null
    found = figure
  }
  // Two of them: which is meant nobody can say.
  return found && found.value >= 2 && !several ? found : null
}

/** 42家 each make 家次 together. */
function isSame(unit: string, single: string): boolean {
  return unit === single || unit === `${single}次`
}

const paidOut =
  /^[，、](?:全年|年内|当年|本年|累计|共)*(?:兑付|发放|支付|支出|拨付|补助|补贴|兑现|付出)(?:资金|补助|补贴|金额|奖金|款)?$/

/** What they are said to come to: the only figure of their unit in the sentence besides, or what is summed up next. */
function totalOf(text: string, figures: readonly Figure[], i: number, count: Exact): Exact | null {
  const single = figures[i]!
  const next = figures[i + 1]
  if (next && isSame(next.unit, single.unit) && next.clause - single.clause === 1 && isExact(next))
    if (
      /^[^，。；、\d]{0,8}[，、](?:共计?|合计|总计|累计)[^，。；、\d比较]{0,6}$/.test(
        text.slice(single.to, next.from),
      ) ||
      paidOut.test(text.slice(single.to, next.from))
    )
      return next
  let found: Exact | null = null
  for (let k = 0; k < figures.length; k++) {
    const figure = figures[k]!
    if (figure === single || figure === count || figure.sentence !== single.sentence) continue
    if (!isSame(figure.unit, single.unit) || isShare(figure)) continue
    if (found || !isExact(figure)) return null
    const lead = text.slice(Math.max(figure.head, figures[k - 1]?.to ?? 0), figure.from)
    if (/其中|另|比|较|每|平均|人均|户均|各/.test(lead)) return null
    found = figure
    // 24名干部每人联系3户，办实事80件，走访75户: only what is near is surely their sum.
    if (figure.clause - Math.max(single.clause, count.clause) > 1 || single.clause - figure.clause > 2)
      return null
  }
  return found
}

const periods: Readonly<Record<string, number>> = { 月: 12, 季: 4, 周: 52, 星: 52, 旬: 36 }
const everyPeriod = /每(?:个|一)?(月|季|周|星期|旬)度?[\u4e00-\u9fff]{0,12}$/
const overYear =
  /^[^，。；、\d]{0,8}[，、](?:并)?(?:全年|年内|一年|当年|本年)(?:[共度]|累计|合计|总计|共计|实际)*[\u4e00-\u9fff]{0,6}$/
/** The months were not twelve, or some were left out. */
const notAll = /停|暂|除|起|以来|疫情|[上下]半年|前三|后|休|放假|学期|汛期|期间|月份|\d月|淡季|旺季|顺延|合并/

/** 每季度3次，全年12次: `i` is the number of how many each time. */
function byPeriod(text: string, figures: readonly Figure[], i: number): Found | null {
  const single = figures[i]!
  const total = figures[i + 1]
  if (!total || total.unit !== single.unit || total.clause - single.clause !== 1 || single.unit === "")
    return null
  if (!isExact(single) || !isExact(total) || isShare(single)) return null
  const lead = text.slice(Math.max(single.head, figures[i - 1]?.to ?? 0), single.from)
  const match = everyPeriod.exec(lead)
  if (!match || loose.test(lead)) return null
  const between = text.slice(single.to, total.from)
  const sentence = text.slice(text.lastIndexOf("。", single.from) + 1, total.to + 6)
  if (
    !overYear.test(between) ||
    notAll.test(sentence) ||
    !sameDeed(lead, between, text.slice(total.to, total.to + 4))
  )
    return null
  const product = single.value * periods[match[1]!.charAt(0)]!
  const off = Math.abs(product - total.value)
  // Weeks and thirds of months are not counted so closely.
  const leeway = /[周星旬]/.test(match[1]!) ? product * 0.06 : 0
  if (off <= leeway || off > product * furthest) return null
  return {
    at: total,
    report: {
      message: `每${match[1]}${single.text}，一年应是${scaled(product, total)}，写的是${total.text}。核对每次和全年的数；有停办、加开的写明。`,
    },
  }
}

/** 主题党日12次，每月1次: the same, told the other way round. */
function periodBehind(text: string, figures: readonly Figure[], i: number): Found | null {
  const single = figures[i]!
  const total = figures[i - 1]
  if (!total || total.unit !== single.unit || single.clause - total.clause !== 1 || single.unit === "")
    return null
  if (!isExact(single) || !isExact(total) || isShare(single)) return null
  const match = /^[^，。；、\d]{0,8}[，（]每(月|季度|周)$/.exec(text.slice(total.to, single.from))
  if (!match || notAll.test(text.slice(text.lastIndexOf("。", single.from) + 1, single.to + 8))) return null
  const product = single.value * periods[match[1]!.charAt(0)]!
  const off = Math.abs(product - total.value)
  if (off <= (match[1] === "周" ? product * 0.06 : 0) || off > product * furthest) return null
  return {
    at: total,
    report: {
      message: `每${match[1]}${single.text}，一年应是${scaled(product, total)}，写的是${total.text}。核对每次和全年的数；有停办、加开的写明。`,
    },
  }
}

/** 督查3次，全年督查12次: the deed is the same, or not said again. */
function sameDeed(lead: string, between: string, behind: string): boolean {
  const earlier = lead + between.slice(0, between.indexOf("，") + 1)
  const said = between.replace(/^.*(?:全年|年内|一年|当年|本年)(?:[共度]|累计|合计|总计|共计|实际)*/, "")
  const object = /^[\u4e00-\u9fff]{2}/.exec(behind)?.[0] ?? ""
  if (object !== "" && !earlier.includes(object)) return /^(?:[的多以，]|经验|覆盖)/.test(object)
  const words = said.replace(/完成|开展|召开|举办|举行|组织|进行|达到?|已|就|编印|编发|共/g, "")
  if (words.length < 2) return true
  for (let i = 0; i + 2 <= words.length; i++) if (earlier.includes(words.slice(i, i + 2))) return true
  return false
}
