import {
  type Exact,
  type Figure,
  figuresOf,
  isExact,
  isShare,
  rewrite,
  scaled,
  slack,
  tidy,
} from "../arithmetic"
import { endAlike, isBeside, isLabel, type Parts, partsFrom, rangesIn, sortingOf } from "../arithmetic-parts"
import { gate } from "../gate"
import { type LocalReport, rule, type Severity } from "../types"

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
    if (
      figures.length < 2 ||
      !/其[中他余]|[剩余未没不]|包括|分别|分为|[中里][，有已]|合计|共|总|以上|[（(]|[看分]，|[正仍还]在/.test(
        text,
      )
    )
      return
    let checkedTo = -1
    for (let i = 0; i < figures.length; i++) {
      const found = sumAt(text, figures, i)
      if (!found || found.from < checkedTo) continue
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

interface Found {
  from: number
  to: number
  report: LocalReport
}

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
  const cue =
    led && /(?:其中|包括|分别[是为]?|分为)[：:，]?[^，。；、]{0,20}$/.exec(text.slice(floor, first.from))
  if (cue) return partsOf(text, figures, i, floor + cue.index, cue[0].startsWith("分") ? "all" : "some")
  const bracket = led && /[（(][^（）()，。；、]{0,12}$/.exec(text.slice(floor, first.from))
  if (bracket && i > 0) return inBrackets(text, figures, i, floor + bracket.index)
  const among = i > 0 ? amongOf(text, figures, i) : null
  if (among !== null) return partsOf(text, figures, i, among, "some")
  const carried = carriedOver(text, figures, i)
  if (carried) return carried
  return summedUp(text, figures, i, start)
}

/** What announces parts begins with one of these. */
const ofLead = gate("其包分（(")

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
  const whole = wholes[0]
  if (!whole) return rangesOf(text, figures, i, parts)
  if (
    parts.byComma &&
    !parts.complete &&
    !endAlike(parts.labels) &&
    sortingOf(parts.labels, whole.unit) !== "parted"
  )
    return null
  if (wholes.some((it) => anyPrefix(parts, it)) || isElsewhere(text, figures, i, whole, parts)) return null
  const found = judge(whole.from, parts, whole, end, claim)
  // Two wholes to choose from: which of them is meant a reader has to see.
  if (found && wholes.length > 1 && found.report.severity === "error") found.report.severity = "warning"
  return found
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
    !isLabel(text, next)
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
  if (parts.figures.some(({ value }) => value > whole.value) || first.clause - whole.clause !== 1) return null
  const end = parts.figures.at(-1)!.to
  if (parts.complete) {
    if (!isRest(figures, parts, whole) || overlapBehind.test(text.slice(end, end + 20))) return null
    if (wholeAmong(parts) || farOff(parts, whole)) return null
    return judge(whole.from, parts, whole, end, "all")
  }
  const off = Math.abs(sumOf(parts.figures) - whole.value)
  const named = parts.labels.every((label) => label.length > 0 && label.length <= 7)
  if (parts.byComma || parts.figures.length < 3 || !named || off > whole.value * 0.1) return null
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
  if (open || byComma || list.length < 3 || sortingOf(labels, first.unit) === "overlapping") return null
  const lead = text.slice(text.lastIndexOf("。", first.from) + 1, first.from)
  if (!parts.complete && !sorted.test(lead)) return null
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

const newCome = /新(?:收|受理?|接|立|办)[^，。；、\d]{0,8}$/
const leftOver = /(?:旧存|结转|结存|遗留|未结)[^，。；、\d]{0,6}$/
const inAll =
  /^[^，。；、\d]{0,4}[，；](?:全年|当年|本年度?)?(?:累计|合计|总计|共计?|一共)[^，。；、\d]{0,8}$/
const ofLeftOver = gate("存转留结")

/** 新收案件9680件，旧存720件，共受理10400件: `i` is the number of the first. */
function carriedOver(text: string, figures: readonly Figure[], i: number): Found | null {
  const first = figures[i]! as Exact
  const second = figures[i + 1]
  const whole = figures[i + 2]
  if (!second || !whole || whole.from - first.to > 40 || whole.unit !== first.unit) return null
  if (!ofLeftOver.within(text, first.head, second.from) || whole.sentence !== first.sentence) return null
  if (second.unit !== first.unit || !isExact(second) || !isExact(whole)) return null
  const one = text.slice(Math.max(first.head, figures[i - 1]?.to ?? 0), first.from)
  const other = text.slice(first.to, second.from)
  if (!/[，、]/.test(other) || /其中|含|包括/.test(other) || !inAll.test(text.slice(second.to, whole.from)))
    return null
  if (!(newCome.test(one) && leftOver.test(other)) && !(leftOver.test(one) && newCome.test(other)))
    return null
  const parts: Parts = {
    figures: [first, second],
    labels: ["新收", "旧存"],
    last: i + 1,
    byComma: true,
    open: false,
    complete: true,
  }
  return judge(first.from, parts, whole, whole.to, "all")
}

const closer =
  /^[^，。；、：]{0,6}[，,、](?:(?:以上|上述)?[两二三四五六七八九十\d]?(?:项|者|类|处|队|组|期|批)?|全年|全镇|全县|全村|全乡|全市|全区)?(?:合计|共计|总计|总共|一共|共)(?:达|有|为|是|约)?$/

/** 一季度至四季度分别为12万元、15万元、18万元、16万元，全年61万元 */
const byTimes = /(?:季度|半年|\d月)[^，。；]{0,6}分别/
const ofYear = /^[，,]全年(?:完成|实现|达到?|为)?$/

/** The figure behind the parts that sums them up: ，共12人. Only right behind them and in their unit. */
function closingSum(text: string, figures: readonly Figure[], parts: Parts): Exact | null {
  const { figures: list, last } = parts
  const end = list.at(-1)!
  for (let k = last + 1; k <= last + 2 && k < figures.length; k++) {
    const figure = figures[k]!
    if (figure.sentence !== end.sentence) return null
    const between = text.slice(end.to, figure.from)
    const lead = text.slice(Math.max(0, list[0]!.from - 24), list[0]!.from)
    if (
      !(parts.labels.at(-1) === "" && byTimes.test(lead) && ofYear.test(between)) &&
      !closer.test(between) &&
      !closesByName(between, parts.labels, lead)
    )
      continue
    if (!isExact(figure) || figure.unit !== end.unit) return null
    return parts.open ? null : figure
  }
  return null
}

const namedCloser =
  /^[^，。；、：]{0,6}[，,](?:全年)?(?:(?:合计|共计|总计|总共|共)([\u4e00-\u9fff]{2,6})|([\u4e00-\u9fff]{2,4})总[数量额计]|总[长投面]积?资?)(?:达|为)?$/

/** ，全年共完成26项 behind 上半年、下半年; ，共有党员40名 behind 机关党员 and 离退休党员: what is summed up is what the parts are. */
function closesByName(between: string, labels: readonly string[], lead: string): boolean {
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

function sumOf(figures: readonly Exact[]): number {
  return tidy(figures.reduce((sum, { value }) => sum + value, 0))
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))
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

/** A whole that is written more coarsely than its parts is rounded. */
function fits(sum: number, whole: Exact, parts: readonly Exact[]): boolean {
  const coarse = parts.some(({ step }) => step < whole.step) && whole.step > 1
  return close(tidy(sum), whole.value) || (coarse && Math.abs(sum - whole.value) < whole.step)
}

function judge(from: number, parts: Parts, whole: Exact, to: number, claim: "all" | "some"): Found | null {
  const { figures: list, labels, open } = parts
  if (list.length < 2 || list.includes(whole)) return null
  const sum = sumOf(list)
  if (fits(sum, whole, list)) return null
  const sorting = sortingOf(labels, whole.unit)
  const summed = parts.figures.at(-1)!.to <= whole.from
  // Summed up in so many words, they are meant to be parts; whether they are a reader has to see.
  if (sorting === "overlapping" && !summed && !parts.complete) return null
  const off = Math.abs(sum - whole.value)
  let severity: Severity =
    off <= list.reduce((all, part) => all + slack(part), slack(whole)) ? "warning" : "error"
  if (sorting === "overlapping") severity = "warning"
  if (sum < whole.value && claim === "some" && !parts.complete) {
    // 其中 may tell of a part only; that so little is left over is what looks like a slip.
    if (open || (sorting !== "parted" && off > leftOut(parts, whole))) return null
    if (sorting === "parted" && off > whole.value * 0.25) return null
    severity = "warning"
  } else if (open && sum < whole.value) return null
  // 高标准农田26万亩、永久基本农田35万亩 of 42万亩: two that come to far more lie one over the other.
  if (
    claim === "some" &&
    list.length === 2 &&
    sorting === "unknown" &&
    sum > whole.value * 1.3 &&
    !parts.complete
  )
    return null
  const terms = list.map((part) => scaled(part.value, like(list, part)))
  const result = scaled(sum, like(list, whole))
  const message = `分项与合计对不上：${terms.join("＋")}＝${result}${scaleName(like(list, whole))}，写的是${whole.text}。核对后改正分项或合计。`
  return { from, to, report: { message, severity, fixes: open ? [] : rewrite(whole, sum) } }
}

/** What 其中 may leave out and still look like a slip; 防汛类3个、供水类2个、管理类2个 are told as if they were all. */
function leftOut({ figures: list, labels }: Parts, whole: Exact): number {
  if (list.length < 3) return whole.value * 0.05
  if (labels.every((label) => /[类型级档]$/.test(label)) || labels.some((label) => label.endsWith("各")))
    return Math.max(whole.value * 0.15, 1)
  return whole.value * 0.1
}

/** All in 万 when all are written so, else each as it is written out. */
function like(list: readonly Exact[], figure: Exact): Exact {
  const scale = list[0]!.scale
  return list.every((part) => part.scale === scale) ? { ...figure, scale } : { ...figure, scale: 1 }
}

function scaleName({ scale }: Figure): string {
  return { 10000: "万", 100000000: "亿" }[scale] ?? ""
}
