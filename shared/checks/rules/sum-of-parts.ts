import { type Exact, type Figure, figuresOf, isExact, isShare, tidy } from "../arithmetic"
import {
  endAlike,
  isBeside,
  isLabel,
  isRateBeside,
  type Parts,
  partsFrom,
  rangesIn,
  sortingOf,
} from "../arithmetic-parts"
import { gate } from "../gate"
import { close, type Found, fits, isMadeUp, judge, sumOf } from "../sum-judging"
import { carriedOver, ofBoth, sumByCount, sumWithOverlap } from "../sums-in-words"
import { rule } from "../types"

/**
 * 其中, 分别 and 共: what is told by parts must come to what is told as a whole. Parts that may overlap (女党员,
 * 35岁以下, 大专以上) and figures that are not exact come to nothing, and are left alone.
 */
export const sumOfParts = rule({
  id: "sum-of-parts",
  kind: "arithmetic",
  severity: "error",
  scope: "block",
  title: "分项与合计不符",
  basis: "公文数据应准确：分项之和等于合计",
  check(block, _context, flag) {
    const { text } = block
    const figures = figuresOf(block)
    if (figures.length < 2) return
    let checkedTo = -1
    for (let i = 0; i < figures.length; i++) {
      const found =
        sumAt(text, figures, i) ?? sumByCount(text, figures, i) ?? sumWithOverlap(text, figures, i)
      if (!found || found.from < checkedTo || isMadeUp(figures, found)) continue
      checkedTo = found.to
      flag(found.from, found.to, found.report)
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓队伍。成立服务队2支，⟦其中宣讲队7人、巡护队6人，共12人⟧。",
      "一、主要工作\n一是抓项目。全年实施项目⟦12个，其中道路5个、水利4个、绿化4个⟧。",
      "一、主要工作\n一是抓产业。种植茶叶⟦2600亩、药材1800亩、果树300亩，三项合计4800亩⟧。",
      "一、主要工作\n一是抓网格。划分⟦24个网格，其中小区网格17个、商圈网格4个、单位网格2个⟧。",
      "一、主要工作\n一是抓增收。⟦13个村收入全部突破20万元，20万元至30万元的6个、30万元以上的8个⟧。",
      "一、主要工作\n一是抓服务。走访⟦86户（东片31户、西片54户）⟧，解决难题40件。",
      "一、主要工作\n一是抓帮扶。全镇监测对象⟦38户121人，已消除风险30户96人，尚未消除风险9户⟧，逐户落实帮扶。",
      "一、主要工作\n一是抓审判。新收案件⟦4120件，旧存280件，共受理4300件⟧，审结3980件。",
    ],
    passes: [
      "一、主要工作\n一是抓队伍。成立服务队2支，其中宣讲队7人、巡护队6人，共13人。",
      "一、主要工作\n一是抓项目。全年实施项目12个，其中道路5个、水利4个、绿化3个。",
      "一、主要工作\n一是抓产业。种植茶叶2600亩、药材1800亩、果树300亩，三项合计4700亩。",
    ],
    guards: [
      "一、主要工作\n一是抓队伍。现有党员43名，其中女党员22名，35岁以下党员18名，大专以上学历15名。",
      "一、主要工作\n一是抓服务。受理诉求96件，其中交通类40多件、供水类近60件。",
      "一、主要工作\n一是抓服务。办结诉求96件，其中交通类40件、供水类30件，其余26件为咨询。",
      "一、主要工作\n一是抓整改。查摆问题23个，其中班子4个、支部3个，均已整改。",
      "一、主要工作\n一是抓培训。举办培训班3期，培训党员60人、群众120人，共发放资料500份。",
      "一、主要工作\n一是抓党建。发表文章31篇，其中核心期刊收录20篇、第一作者为青年的19篇。",
      "一、主要工作\n一是抓走访。120户全部回访，识别监测户7户，已消除风险5户，其余2户落实帮扶。",
      "一、主要工作\n一是抓党建。52名党员中，60岁以上的31名，35岁以下的只有5名。",
      "一、主要工作\n一是抓法治。联系3个社区，法官工作站建到10个村、2个社区，合计12个。",
      "一、主要工作\n一是抓换届。选出“两委”成员61名，其中支部成员33名、村委会成员38名，交叉任职10名。",
    ],
  },
})

/** What is wrong with the list of parts that begins with the `i`-th figure. */
function sumAt(text: string, figures: readonly Figure[], i: number): Found | null {
  const first = figures[i]!
  if (!isExact(first) || isShare(first)) return null
  // 20万元至30万元的6个: the sums of money say what is counted.
  let before = i - 1
  while (before >= 0 && figures[before]!.unit !== first.unit && isLabel(text, figures[before]!)) before--
  const floor = before === i - 1 ? (figures[i - 1]?.to ?? 0) : figures[before + 1]!.from
  const start = Math.max(floor, first.head)
  const led = ofLead.within(text, floor, first.from)
  const cue = led && cues.exec(text.slice(floor, first.from))
  if (cue) return partsOf(text, figures, i, floor + cue.index, /^[分依由]/.test(cue[0]) ? "all" : "some")
  const bracket = led && /[（(][^（）()，。；、]{0,12}$/.exec(text.slice(floor, first.from))
  if (bracket && i > 0) return inBrackets(text, figures, i, floor + bracket.index)
  const among = i > 0 ? amongOf(text, figures, i) : null
  if (among !== null) return partsOf(text, figures, i, among, "some")
  const carried = carriedOver(text, figures, i) ?? ofBoth(text, figures, i)
  if (carried) return carried
  return summedUp(text, figures, i, start)
}

/** What announces parts begins with one of these. */
const ofLead = gate("其包分依（(")
/** 单科分别提高3.1分: what is told is no part but a change. */
const cues =
  /(?:其中|包括|分别[是为]?(?!.{0,4}(?:提[高升]|增[长加]|下[降跌]|上[升涨]|减少|降低|同比|[占比较]))|依次[是为]?|分为)[：:，]?[^，。；、]{0,20}$/

/** 62名教职工中，专任教师45名: where the parts begin, or null. */
function amongOf(text: string, figures: readonly Figure[], i: number): number | null {
  const first = figures[i]!
  const whole = figures[i - 1]!
  if (whole.unit !== first.unit || whole.part !== first.part) return null
  const between = text.slice(whole.to, first.from)
  const match = /^[^，。；、]{0,14}中(?:，)?/.exec(between)
  return match ? whole.to + match[0].length : null
}

const overlapBehind = /^[^。；]{0,12}[，、（(](?:交叉|兼|重复|含|扣除|剔除|同时)/

/** 合计…，其中A 3个、B 4个[，共7个]. `all`: the parts are said to be all of it. */
function partsOf(
  text: string,
  figures: readonly Figure[],
  i: number,
  from: number,
  claim: "all" | "some",
): Found | null {
  const first = figures[i]! as Exact
  const parts = partsFrom(text, figures, i, from)
  if (!parts) return null
  const end = parts.figures.at(-1)!.to
  if (overlapBehind.test(text.slice(end, end + 20))) return null
  const closing = closingSum(text, figures, parts)
  if (closing) return judge(from, parts, closing, closing.to, "all")
  const wholes: Exact[] = []
  for (let k = i - 1; k >= 0 && figures[k]!.part === first.part; k--) {
    const whole = figures[k]!
    if (whole.unit !== first.unit) continue
    if (!isExact(whole)) return null
    wholes.push(whole)
  }
  const whole = wholes[0] ?? wholeOfSentenceBefore(text, figures, i, from)
  if (!whole) return rangesOf(text, figures, i, parts)
  if (
    parts.byComma &&
    !parts.complete &&
    !endAlike(parts.labels) &&
    sortingOf(parts.labels, whole.unit) !== "parted" &&
    !nearlyAll(parts, whole)
  )
    return null
  // 11个社区划分为97个网格、612个微网格: what is counted is something else.
  if (sumOf(parts.figures) > whole.value * 2) return null
  if (anyPrefix(parts, whole)) return besideOf(figures, parts, whole, claim)
  if (wholes.some((it) => anyPrefix(parts, it)) || isElsewhere(text, figures, i, whole, parts)) return null
  const found = judge(whole.from, parts, whole, end, claim)
  // Two wholes to choose from: which of them is meant a reader has to see.
  if (found && wholes.length > 1 && found.report.severity === "error") found.report.severity = "warning"
  return found
}

/** 受理326件。其中民事180件、…: the only figure of the unit in the sentence before. */
function wholeOfSentenceBefore(
  text: string,
  figures: readonly Figure[],
  i: number,
  from: number,
): Exact | null {
  const first = figures[i]!
  if (text.charAt(from - 1) !== "。" || !text.startsWith("其中", from)) return null
  const told = figures.filter((it) => it.sentence === first.sentence - 1 && it.unit === first.unit)
  return told.length === 1 && isExact(told[0]!) ? told[0]! : null
}

/** Three parts or more that come to nearly the whole, each named in few words: no chance makes them do so. */
function nearlyAll({ figures: list, labels, open }: Parts, whole: Exact): boolean {
  const named = labels.every((label) => label.length <= 9 && !/[了已被获]/.test(label))
  const off = Math.abs(sumOf(list) - whole.value)
  return list.length > 2 && !open && named && off <= Math.max(whole.value * 0.07, 1)
}

/** 46户153人，其中A类15户51人、B类31户109人: what is told beside the parts must come to what is told beside the whole. */
function besideOf(
  figures: readonly Figure[],
  parts: Parts,
  whole: Exact,
  claim: "all" | "some",
): Found | null {
  const besides = [whole, ...parts.figures].map((figure) => {
    const next = figures[figures.indexOf(figure) + 1]
    return next && next.from === figure.to && next.unit !== figure.unit && isExact(next) ? next : null
  })
  const [all, ...each] = besides
  if (!all || !each.every((it): it is Exact => it !== null && it.unit === all.unit)) return null
  return judge(whole.from, { ...parts, figures: each }, all, each.at(-1)!.to, claim)
}

/** 调整3名，新班子平均年龄41岁，其中…: what the parts are of is told in between, without its number. */
function isElsewhere(
  text: string,
  figures: readonly Figure[],
  i: number,
  whole: Exact,
  { figures: list }: Parts,
): boolean {
  if (figures[i - 1] === whole) return false
  const between = text.slice(whole.to, figures[i]!.from)
  return /[，,][^，。；]*平均/.test(between) || sumOf(list) > whole.value * 1.5
}

/** 86户（东片31户、西片54户） */
function inBrackets(text: string, figures: readonly Figure[], i: number, open: number): Found | null {
  const whole = figures[i - 1]!
  const first = figures[i]!
  if (whole.unit !== first.unit || !isExact(whole) || open - whole.to > 8) return null
  const parts = partsFrom(text, figures, i, open + 1)
  const close = text.slice(open).search(/[）)]/)
  if (!parts || close < 0 || parts.figures.length < 2) return null
  const end = parts.figures.at(-1)!.to
  if (end > open + close || /[（(]含|其中/.test(text.slice(open, open + 3))) return null
  return anyPrefix(parts, whole) ? null : judge(whole.from, parts, whole, open + close + 1, "some")
}

/** A 3个、B 4个，共8个: nothing announces the parts, but something sums them up. */
function summedUp(text: string, figures: readonly Figure[], i: number, from: number): Found | null {
  // Most figures stand alone: nothing is near enough behind them to be another part.
  const next = figures[i + 1]
  const first = figures[i]!
  if (!next || next.from - first.to > 40) return null
  if (
    next.unit !== first.unit &&
    next.from !== first.to &&
    !isBeside(figures, i + 1, first.unit) &&
    !isLabel(text, next) &&
    !isRateBeside(text, figures, i + 1, first.unit)
  )
    return null
  const parts = partsFrom(text, figures, i, from)
  if (!parts) return null
  if (parts.figures.length < 2) return rangesOf(text, figures, i, parts)
  const closing = closingSum(text, figures, parts)
  if (!closing)
    return (
      rangesOf(text, figures, i, parts) ??
      wholeBefore(text, figures, i, parts) ??
      wholeInSentenceBefore(text, figures, i, parts)
    )
  if (anySuffix(parts, closing)) return null
  // What came before may belong to the parts, too.
  for (let k = i - 1, sum = sumOf(parts.figures); k >= 0 && figures[k]!.sentence === closing.sentence; k--) {
    if (figures[k]!.unit !== closing.unit) continue
    sum += figures[k]!.value ?? 0
    if (close(sum, closing.value)) return null
  }
  return judge(parts.figures[0]!.from, parts, closing, closing.to, "all")
}

/**
 * 职工320名，医生98名、护士156名、其他56名: 其他 leaves nothing out, so what stands before is the whole. Without it, three
 * parts or more that nearly come to what stands before are taken for its parts.
 */
function wholeBefore(text: string, figures: readonly Figure[], i: number, parts: Parts): Found | null {
  const first = parts.figures[0]!
  // 46户148人，已消除39户: the persons are told beside the households.
  let at = i - 1
  if (isBeside(figures, at, first.unit)) at--
  while (at > 0 && figures[at]!.unit !== first.unit && isLabel(text, figures[at]!)) at--
  if (at > 0 && figures[at]!.unit !== first.unit && figures[at]!.from === figures[at - 1]!.to) at--
  const whole = figures[at]
  if (!whole || !isExact(whole) || whole.unit !== first.unit || whole.part !== first.part) return null
  const before = isBeside(figures, at - 1, whole.unit) ? at - 2 : at - 1
  const earlier = figures[before]
  // 69个单位、1854名党员认领763个: what is listed before is counted otherwise.
  const from = parts.complete ? Math.max(whole.head, earlier?.to ?? 0) : whole.head
  if (/其中|、/.test(text.slice(from, whole.from))) return null
  if (earlier?.part === whole.part && earlier.unit === whole.unit) {
    // 企业46家，排查隐患企业11家，整改8家，剩余2家: found among others, they are a whole of their own.
    if (!parts.complete || parts.figures.length > 2 || close(sumOf(parts.figures), earlier.value ?? 0))
      return null
    if (farOff(parts, whole)) return null
  }
  // 24场——健康讲座10场、…
  const dash =
    first.clause === whole.clause && /^[^，。；、]{0,6}——/.test(text.slice(whole.to, whole.to + 10))
  if (parts.figures.some(({ value }) => value > whole.value) || (first.clause - whole.clause !== 1 && !dash))
    return null
  const end = parts.figures.at(-1)!.to
  if (parts.complete) {
    if (!isRest(figures, parts, whole) || overlapBehind.test(text.slice(end, end + 20))) return null
    if (wholeAmong(parts) || farOff(parts, whole)) return null
    return judge(whole.from, parts, whole, end, "all")
  }
  const off = Math.abs(sumOf(parts.figures) - whole.value)
  const named = parts.labels.every((label) => label.length > 0 && label.length <= 7)
  const sorting = sortingOf(parts.labels, whole.unit)
  const isParted = sorting === "parted" || rangesIn(parts.labels) === "all"
  const most = isParted ? 0.25 : 0.1
  // Between commas only what leaves nothing between them: 男生672人，女生624人.
  const isNear = parts.figures.length > 2 && nearlyAll(parts, whole) && off <= Math.max(whole.value * 0.03, 1)
  const colon = /^[^，。；、]{0,4}：/.test(text.slice(whole.to, whole.to + 6))
  if ((parts.byComma || parts.figures.length < 3) && sorting !== "parted" && !isNear && !colon) return null
  if (!named || off > whole.value * most) return null
  const found = judge(whole.from, parts, whole, end, "all")
  if (found) found.report.severity = "warning"
  return found
}

/**
 * 受理纠纷412件。从类型看，婚姻类136件、邻里类121件、其他40件: a sentence that sorts something and leaves nothing out, without its
 * whole. Should the parts come to nothing that was told before, what they nearly come to is their whole.
 */
function wholeInSentenceBefore(
  text: string,
  figures: readonly Figure[],
  i: number,
  parts: Parts,
): Found | null {
  const { figures: list, labels, byComma, open } = parts
  const first = list[0]!
  if (open || list.length < 3 || sortingOf(labels, first.unit) === "overlapping") return null
  const lead = text.slice(text.lastIndexOf("。", first.from) + 1, first.from)
  // 全院职工共386人。医生118人，护士176人，医技人员46人，行政后勤56人。
  const last = figures[i - 1]
  const isNext =
    last !== undefined &&
    isExact(last) &&
    text.charAt(last.to) === "。" &&
    nearlyAll(parts, last) &&
    lead.length < 9
  if (!isNext && (byComma || (!parts.complete && !sorted.test(lead)))) return null
  if (figures[i - 1]?.sentence === first.sentence) return null
  const sum = sumOf(list)
  let whole: Exact | null = null
  for (let k = i - 1; k >= 0; k--) {
    const figure = figures[k]!
    if (figure.unit !== first.unit || !isExact(figure)) continue
    if (fits(sum, figure, list)) return null
    const off = Math.abs(figure.value - sum)
    if (off <= figure.value * 0.1 && (!whole || off < Math.abs(whole.value - sum))) whole = figure
  }
  if (!whole) return null
  const found = judge(first.head, parts, whole, list.at(-1)!.to, "all")
  if (found) found.report.severity = "warning"
  return found
}

/** 分税种看，…; 按用途分，…; 这些诉求中，… */
const sorted = /^(?:[分按从][\u4e00-\u9fff]{1,6}[看分]|[^，。；、\d]{2,12}[中里])，/

/**
 * Of 23个, 整改22个，剩余2个 nothing else may be a part: 剩余1个正在整改，1个长期坚持 goes on, and 立行立改10个，整改22个，剩余1个
 * tells of some twice.
 */
function isRest(figures: readonly Figure[], { figures: list, byComma, last }: Parts, whole: Exact): boolean {
  const next = figures[last + 1]
  const rest = list.at(-1)!
  if (next && next.part === rest.part && next.unit === rest.unit && next.clause - rest.clause <= 1)
    return false
  return !byComma || !list.slice(0, -1).some(({ value }) => close(tidy(value + rest.value), whole.value))
}

/** Nobody slips by a third: of what was told in between the rest is. */
function farOff({ figures: list }: Parts, whole: Exact): boolean {
  return whole.value - sumOf(list) > whole.value / 3
}

/** 82户全部走访，识别5户，已消除3户，其余2户: the rest and what was done are of the five. */
function wholeAmong({ figures: list, byComma }: Parts): boolean {
  return (
    byComma &&
    list.some((it, i) => {
      const behind = list.slice(i + 1)
      const sum = sumOf(behind)
      return (
        behind.length > 1 &&
        Math.abs(it.value - sum) <= it.value / 4 &&
        behind.every(({ value }) => value < it.value)
      )
    })
  )
}

const closer =
  /^[^，。；、：]{0,6}[，,、](?:(?:以上|上述)?[两二三四五六七八九十\d]?(?:项|者|类|处|队|组|期|批)?|全年|全[镇县村乡市区院校局所站场行厂社园])?(?:合计|共计|总计|总共|一共|累计|合起来|加起来|相加|共)(?:达|有|为|是|约)?$/

/** 一季度至四季度分别为12万元、15万元、18万元、16万元，全年61万元 */
const byTimes = /(?:季度|半年|\d月)[^，。；]{0,6}(?:分别|依次)/
const ofYear = /^[，,]全年(?:完成|实现|达到?|为)?$/

/** The figure behind the parts that sums them up: ，共12人. Only right behind them and in their unit. */
function closingSum(text: string, figures: readonly Figure[], parts: Parts): Exact | null {
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

/** 13个村全部突破20万元，20万元至30万元的6个、30万元以上的8个: classes of a scale leave nothing out. */
function rangesOf(text: string, figures: readonly Figure[], i: number, parts: Parts): Found | null {
  const { figures: list, labels } = parts
  if (list.length < 2 || parts.open) return null
  if (!labels.every((label) => /\d.*(?:以上|以下|以内|[-—－~～至到])/.test(label))) return null
  const ranges = rangesIn(labels)
  if (ranges === null || ranges === "gaps") return null
  for (let k = i - 1; k >= 0 && figures[k]!.sentence === list[0]!.sentence; k--) {
    const whole = figures[k]!
    if (whole.unit !== list[0]!.unit) continue
    const lead = text.slice(whole.to, list[0]!.from)
    if (!isExact(whole) || !/全部|均|都|中|其中/.test(lead)) return null
    // 全部突破20万元，20万元至30万元的6个: where all begin is told, or the row has no ends.
    if (ranges === "row" && !/(?:突破|超过|达到|不低于|以上)/.test(lead)) return null
    return judge(whole.from, parts, whole, list.at(-1)!.to, "all")
  }
  return null
}

/** Between commas the list may run on behind its end: 其中A 3个，B 4个，新增C 2个. */
function anyPrefix({ figures: list, byComma }: Parts, whole: Exact): boolean {
  if (!byComma) return fits(sumOf(list), whole, list)
  let sum = 0
  return list.some(({ value }, i) => {
    sum += value
    return i > 0 && fits(sum, whole, list)
  })
}

/** 全县12个乡镇，设站10个村、2个社区，合计12个: what stands first need not be a part. */
function anySuffix({ figures: list }: Parts, whole: Exact): boolean {
  let sum = 0
  for (let i = list.length - 1; i > 0; i--) {
    sum += list[i]!.value
    if (i < list.length - 1 && fits(tidy(sum), whole, list.slice(i))) return true
  }
  return false
}
