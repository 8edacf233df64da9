import { type Exact, type Figure, figuresOf, isExact, isShare, tidy } from "../arithmetic"
import {
  endAlike,
  isBeside,
  isBracketed,
  isLabel,
  isRateBeside,
  type Parts,
  partsFrom,
  rangesIn,
  sortingOf,
} from "../arithmetic-parts"
import { closingSum } from "../closing-sum"
import { gate } from "../gate"
import { close, type Found, fits, isMadeUp, judge, sumOf } from "../sum-judging"
import { carriedOver, ofBoth, sumByCount, sumWithOverlap } from "../sums-in-words"
import { doneAndRest, laterSum, namedInWhole } from "../sums-nearby"
import { rule } from "../types"
import { nearlyAll, overlapBehind, wholeBefore, wholeInSentenceBefore, wholeNear } from "../whole-before"

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
        sumAt(text, figures, i) ??
        sumByCount(text, figures, i) ??
        sumWithOverlap(text, figures, i) ??
        doneAndRest(text, figures, i)
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
  if (!whole) return rangesOf(text, figures, i, parts) ?? laterSum(text, figures, parts)
  if (whole === figures[i - 1] && whole.clause < first.clause) {
    const told = namedInWhole(text, Math.max(whole.head, figures[i - 2]?.to ?? 0), whole, parts)
    if (told) return told
  }
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
    !isBracketed(text, first.to, next.from) &&
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
      wholeNear(text, figures, i, parts) ??
      wholeInSentenceBefore(text, figures, i, parts) ??
      laterSum(text, figures, parts)
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
