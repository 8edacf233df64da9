import { type Exact, type Figure, isExact } from "./arithmetic"
import type { Parts } from "./arithmetic-parts"
import { sumOf } from "./sum-judging"

const closer =
  /^(?:[\u4e00-\u9fff]{0,8}?(?:合计|共计|总计|总共|一共|合起来|加起来|[组构合汇]成的?)|[^，。；、：]{0,6}[，,、](?:(?:以上|上述)?[两二三四五六七八九十\d]?(?:项|者|类|处|队|组|期|批)?|全年|全[镇县村乡市区院校局所站场行厂社园])?(?:合计|共计|总计|总共|一共|累计|合起来|加起来|相加|共))(?:达|有|为|是|约)?$/

/** 一季度至四季度分别为12万元、15万元、18万元、16万元，全年61万元 */
const byTimes = /(?:季度|半年|\d月)[^，。；]{0,6}(?:分别|依次)/
const ofYear = /^[，,]全年(?:完成|实现|达到?|为)?$/

/** The figure behind the parts that sums them up: ，共12人. Only right behind them and in their unit. */
export function closingSum(text: string, figures: readonly Figure[], parts: Parts): Exact | null {
  const { figures: list, last } = parts
  const end = list.at(-1)!
  const sum = sumOf(list)
  for (let k = last + 1; k <= last + 2 && k < figures.length; k++) {
    const figure = figures[k]!
    if (figure.sentence !== end.sentence) return null
    const between = text.slice(end.to, figure.from)
    const lead = text.slice(Math.max(0, list[0]!.from - 24), list[0]!.from)
    if (
      !(parts.labels.at(-1) === "" && byTimes.test(lead) && ofYear.test(between)) &&
      !closer.test(between) &&
      !closesByName(between, parts.labels, lead) &&
      // Under another name only what it nearly comes to can be their sum.
      !(nearCloser.test(between) && Math.abs(sum - figure.value!) <= Math.max(sum * 0.08, 1))
    )
      continue
    if (!isExact(figure) || figure.unit !== end.unit) return null
    // 今年新增3个、改造4个，累计56个 counts the years before, too.
    if (between.includes("累计") && Math.abs(sum - figure.value) > figure.value * 0.08) return null
    return parts.open ? null : figure
  }
  return null
}

const namedCloser =
  /^[^，。；、：]{0,6}[，,](?:全年)?(?:(?:合计|共计|总计|总共|共)([\u4e00-\u9fff]{2,6})|([\u4e00-\u9fff]{2,4})总[数量额计]|总[长投面]积?资?|总[\u4e00-\u9fff]{2})(?:达|为)?$/

/** ，共办理48件; ，专任教师共计86人; ，调解员队伍达到32人; ，各级示范社达到15家 */
const nearCloser =
  /^[^，。；、：]{0,6}[，,](?:[^，。；、：\d]{0,6}?(?:合计|共计|总计|累计|共)[^，。；、：\d比较]{0,6}|[^，。；、：\d]{0,6}(?:总数|总量|总人数|队伍|规模)(?:达到?|为|有)|各[级类项][^，。；、：\d]{0,6}(?:达到?|有))$/
const wholeYear = /^[^，。；、：]{0,6}[，,]全年[^，。；、\d比较增减]{0,6}$/

/** ，全年共完成26项 behind 上半年、下半年; ，共有党员40名 behind 机关党员 and 离退休党员: what is summed up is what the parts are. */
function closesByName(between: string, labels: readonly string[], lead: string): boolean {
  // 上半年3.2亿元，下半年3.9亿元，全年完成7.1亿元
  if (wholeYear.test(between) && labels.every((label) => /[上下]半年|季度|\d月/.test(label))) return true
  const match = namedCloser.exec(between)
  if (!match) return false
  const noun = match[1] ?? match[2]
  if (noun === undefined || labels.every((label) => /[上下]半年|季度|\d月/.test(label))) return true
  if (labels.every((label) => label.includes(noun.slice(-2)))) return true
  // 民警18人、辅警24人，共有警力42人; 教师中，高级12人、中级25人，共有教师37人.
  const name = noun.replace(/^有/, "")
  return (
    name.length === 2 &&
    (lead.includes(`${name}中，`) || [...name].some((c) => labels.every((label) => label.includes(c))))
  )
}
