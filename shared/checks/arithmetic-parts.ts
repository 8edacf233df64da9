import { type Exact, type Figure, isExact } from "./arithmetic"
import { gate } from "./gate"

/** Figures that stand side by side as the parts of something. */
export interface Parts {
  figures: Exact[]
  /** What stands before each: 党员, 35岁以下, 县级. */
  labels: string[]
  /** Number of the last figure that belongs to the list. */
  last: number
  /** Between commas, where what is no part may follow: 其中专题研究6次，谈心8次. */
  byComma: boolean
  /** Something of the whole is left out, or told in words only: nobody can say what the parts must come to. */
  open: boolean
  /** The last of them is 其余 or 其他: nothing is left over. */
  complete: boolean
}

const separator = /、|，|,|；|以及|和|及|与/
const noPart =
  /(?<!公)共(?![建享同产青])|合计|总计|同比|环比|比(?:上|去|前|\d)|较|每|占|由|从|另|累计|全年|去年|上年|往年|平均|人均|户均|分别/
/** Each of those words has one of these. */
const ofNoPart = gate("共计比较每占由从另年均别")
const ofRest = gate("其余剩另还")
const restBehind = /^[^，。；、]{0,10}[，；、](?:其余|其他|余下|剩余|剩下|另有|另外|另|还有)/

/**
 * The list of figures of one unit that begins with the `first`-th: A 3个、B 4个和C 5个, or the same between commas.
 * Figures in the labels (30万元以上的8个) are passed over. Null when the first is not exact.
 */
export function partsFrom(
  text: string,
  figures: readonly Figure[],
  first: number,
  from: number,
): Parts | null {
  const head = figures[first]!
  if (!isExact(head)) return null
  const name = text.slice(from, head.from)
  // 书记、主任各2场: nobody can say how many they are.
  if (name.endsWith("各")) return null
  const parts: Parts = {
    figures: [head],
    labels: [name],
    last: first,
    byComma: false,
    open: false,
    complete: false,
  }
  let comma: boolean | null = null
  let before: Figure = head
  /** Where the label of the next part begins. */
  let at = head.to
  /** 3 of 3名副院长各2场. */
  let times = 1
  const { unit } = head
  // 其中研究党建6次；开展学习12次: only behind a colon does a list run on behind a semicolon.
  const runsOn = text.charAt(head.head - 1) === "："
  for (let i = first + 1; i < figures.length; i++) {
    const figure = figures[i]!
    // 党组会18次；办公会12次；专题会8次
    const semicolon = runsOn && figure.part === before.part + 1 && figure.sentence === head.sentence
    if (figure.from - before.to > 40) break
    if (figure.part !== before.part && !(semicolon && (comma === null || (comma && before.part > head.part))))
      break
    if (figure.part === before.part && before.part !== head.part) break
    // 农村党员80名（其中女党员21名）、机关党员40名: what stands in brackets is of one part only.
    if (isBracketed(text, before.to, figure.from)) continue
    if (figure.unit !== unit) {
      if (figure.from === before.to) at = figure.to
      else if (isBeside(figures, i, unit) || isLabel(text, figure)) continue
      else if (isRateBeside(text, figures, i, unit)) at = figure.to
      else if (eachOf(text, figure, figures[i + 1], unit)) times = figure.value!
      else break
      continue
    }
    const between = unbracketed(
      text.slice(
        at,
        isBeside(figures, i - 1, unit) && !isLabel(text, figures[i - 1]!)
          ? figures[i - 1]!.from
          : figure.from,
      ),
    )
    const sign = separator.exec(between)
    if (!sign || sign.index > 10) break
    const label = between.slice(sign.index + sign[0].length)
    const byComma = /[，,；]/.test(sign[0])
    if (comma === null) parts.byComma = comma = byComma
    else if (byComma !== comma && !comma && !isAlike(label, parts.labels)) break
    if (
      (ofNoPart.within(label, 0, label.length) && noPart.test(label)) ||
      /[，：:]/.test(label) ||
      label.length > 20
    )
      break
    if (!isExact(figure) || (label.endsWith("各") && times === 1)) {
      parts.open = true
      break
    }
    parts.figures.push(times === 1 ? figure : { ...figure, value: figure.value * times })
    times = 1
    parts.labels.push(label)
    parts.last = i
    const done = before
    before = figure
    at = figure.to
    if (
      /^(?:其余|其他|余下|剩余|剩下|还剩|尚余|尚剩|空[编缺余岗]|缺编|缺岗|缺额|缺口|尚缺|还缺|欠[收缴])/.test(
        label,
      ) ||
      isUndone(label, text.slice(done.head, done.to))
    ) {
      parts.complete = true
      break
    }
  }
  const behind = text.slice(before.to, before.to + 16)
  const soOn = behind.indexOf("等")
  if (soOn >= 0 && soOn <= 6 && /^[^，。；、]{0,6}等/.test(behind)) parts.open = true
  if (ofRest.within(behind, 0, 16) && restBehind.test(behind)) {
    const rest = figures[parts.last + 1]
    if (rest && rest.unit === head.unit && isExact(rest) && rest.from - before.to < 16) {
      parts.figures.push(rest)
      parts.labels.push("其余")
      parts.last++
      parts.complete = /其余|其他|余下|剩余|剩下/.test(behind)
    } else parts.open = true
  }
  return parts
}

/** Does a bracket open between two offsets that does not close there? */
export function isBracketed(text: string, from: number, to: number): boolean {
  const open = text.lastIndexOf("（", to - 1)
  return open >= from && text.lastIndexOf("）", to - 1) < open
}

/** 行政编制112人、事业编制198人，工勤编制12人: behind a comma, but named as those before it. */
function isAlike(label: string, labels: readonly string[]): boolean {
  return label.length > 2 && labels.every((it) => it.endsWith(label.slice(-2)))
}

/** 办结179件，办结率96.2%，未办结7件: a rate between what was done and the rest. */
export function isRateBeside(text: string, figures: readonly Figure[], i: number, unit: string): boolean {
  const rate = figures[i]!
  const next = figures[i + 1]
  if (
    rate.unit !== "%" ||
    next?.unit !== unit ||
    !/率[^，。；、]{0,3}$/.test(text.slice(rate.head, rate.from))
  )
    return false
  return /^[，；](?:其余|其他|余下|剩余|剩下|还剩|尚余|尚剩|未|尚未|没有)/.test(
    text.slice(rate.to, next.from),
  )
}

/** 46户 of 46户148人, where the persons are asked after: told beside them, in another unit. */
export function isBeside(figures: readonly Figure[], i: number, unit: string): boolean {
  const figure = figures[i]
  const next = figures[i + 1]
  return (
    figure !== undefined &&
    next !== undefined &&
    figure.to === next.from &&
    figure.unit !== unit &&
    next.unit === unit
  )
}

/** 3名副院长各2场: is the figure how many there are that have the next one each? */
function eachOf(text: string, figure: Figure, next: Figure | undefined, unit: string): boolean {
  if (!next || next.unit !== unit || !isExact(figure) || figure.value < 2) return false
  return text.charAt(next.from - 1) === "各" && /^[^，。；、：]{0,10}$/.test(text.slice(figure.to, next.from))
}

/** What stands in full-width brackets left out. */
export function unbracketed(text: string): string {
  return text.includes("（") ? text.replace(/（[^（）]*）/g, "") : text
}

const undone =
  /^(?:还有?|尚|仍|目前)?(?:没有?|未|不)(?:能?按[期时])?([\u4e00-\u9fff]{2}|[结办审执还收完改销修检](?![\u4e00-\u9fff]))/
const underWay = /^(?:正在|仍在|还在|在[办审途])/

/** 没有完成的12个 behind 完成751个, 正在整改11处 behind 已整改200处: what was done and what was not make the whole. */
function isUndone(label: string, done: string): boolean {
  if (underWay.test(label)) return /已|完成|[办审]结|结案|完毕/.test(done)
  const match = undone.exec(label)
  return match !== null && done.includes(match[1]!) && !/[未没不]/.test(done)
}

/** 30万元以上的8个, 35岁以下12名: a figure that says what is counted. */
export function isLabel(text: string, { to, unit }: Figure): boolean {
  return unit === "岁" || (ofLabel.within(text, to, to + 6) && labelBehind.test(text.slice(to, to + 6)))
}

const labelBehind = /^(?:[（(]?含?[^，。；、]{0,2}[)）]?)?(?:及?以[上下内]|的|至|到|[-—－~～])/
const ofLabel = gate("以的至到-—－~～")

/** Sides from which people (and households) are sorted; the same man may be told from each of them. */
const sidesOfPeople: readonly [name: string, pattern: RegExp, alone: boolean][] = [
  ["sex", /女|男/, true],
  ["age", /岁|[789]0后|青年|老年|中年|年轻/, true],
  ["schooling", /学历|本科|大专|专科|中专|高中|初中|研究生|学位|学士/, true],
  ["degree", /硕士|博士/, true],
  ["title", /职称|[正副中]高|中级|初级|高级|[特一二三四]级|工程师|技师/, true],
  ["politics", /党员|群众|团员|民主党派|无党派|积极分子/, true],
  ["people", /汉族|少数民族|[\u4e00-\u9fff]族/, true],
  [
    "standing",
    /退役|军人|致富|能手|大学生|返乡|困难|低保|残疾|留守|独居|空巢|失能|高龄|特困|代表|委员|骨干|兼|贫困|脱贫|监测|持证|流动|连任|连选|交叉|首次/,
    false,
  ],
]
/** Where people belong: 离退休 beside 机关 and 一线 sorts as these do, beside 党员 it does not. */
const post = /在职|在岗|在编|离休|退休/
/** Sides from which anything is sorted. */
const sidesOfAll: readonly [name: string, pattern: RegExp, alone: boolean][] = [
  ["amount", /\d.*(?:元|亩|平方米|分|天|年)/, true],
  [
    "other",
    /一肩挑|交叉|兼任|作者|收录|核心|获|示范|先进|优秀|重点|重大|新[任进增当开]|已|超过|逾期|主动|实名|首次|研究|专题|党纪|政务/,
    false,
  ],
]

/** 2019年脱贫289户、2020年脱贫28户: what is told by years is told once. */
const period = /(?:19|20)\d\d年|[上下]半年|[一二三四]季度|[春夏秋冬]季|今年|当年|上年|往年|去年/

/** Which of two, or that neither can be told: 女党员12名、35岁以下8名、大专以上15名 are no parts of a sum. */
export type Sorting = "parted" | "overlapping" | "unknown"

/** Two that leave nothing between them. */
const opposites: readonly [RegExp, RegExp][] = [
  [/男/, /女/],
  [/重大|重点/, /一般/],
  [/新建|新开工/, /续建|改建|改造|扩建/],
  [/线上|网上/, /线下/],
  [/主动/, /被动/],
  [/财政|补助|上级|中央|省级|市级|县级|拨款|专项/, /自筹|自有|筹资|筹集|捐/],
  [/城区|城镇|城市|社区/, /乡镇|乡村|农村|村/],
  [/在家|在岛|在村|在乡|在岗|在职/, /外出|流动|离岗|离退休|退休/],
  [/专职|专任/, /兼职|兼任/],
  [/公办|公立/, /民办|私立/],
  [/左/, /右/],
  [/严管/, /普管/],
  [/企业/, /个体/],
  [/管理人员|管理岗/, /工人|技术人员|一线/],
  [/门诊/, /住院/],
  [/集中/, /分散/],
  [/老旧/, /新建|商品房/],
  [/集中|连片/, /零星|分散/],
  [/中央/, /地方/],
  [/[省市县区]内/, /[省市县区]外/],
  [/已/, /未|尚/],
  [/(?:脱贫|贫困|困难|低保|监测)/, /一般|普通|非/],
  [/正职/, /副职/],
  [/建成|竣工|完工|投产|投用/, /在建|正在/],
  [/完成|办结|到位|化解|销号/, /正在|推进中|办理中|整改中/],
  [/^(?:检测|抽检|验收)?(?:合格|达标)/, /不合格|不达标|未达标/],
  [/赞成|同意/, /反对|不同意/],
  [/有效/, /无效|作废/],
  [/固定/, /临时|流动/],
  [/室内/, /室外/],
  [/本地|本[县市省区]|户籍/, /外地|外来|外[县市省]/],
  [/白天|日间/, /夜间|晚间/],
  [/一期/, /二期/],
  [/国有/, /民营|私营|集体/],
  [/成年/, /未成年/],
  [/采纳/, /未采纳|不予采纳/],
  [/腾退|清退|撤销|拆除|关停|注销/, /保留|留用|现使用|续用|留存/],
]
/** Steps of one scale, each counted one on just one of them; the narrower word first: 次重点 is no 重点. */
const scales: readonly (readonly RegExp[])[] = [
  [/副/, /书记|主任|主席|院长|校长|局长|队长|组长|站长|正职/, /委员|成员/],
  [/次重点|较重点/, /重点/, /一般|普通/],
  [/特别重大|特大/, /较大/, /重大/, /一般/],
  [/半失能|半自理|部分失能/, /失能|失智|不能自理/, /自理|健康/],
  [/脱贫不稳定/, /边缘易致贫/, /突发严重困难/],
  [/脱贫/, /监测/, /一般|普通/],
  [/轻度/, /中度/, /重度/],
  [/低风险/, /中风险/, /高风险/],
  [/不合格|不称职|较差/, /基本合格|基本称职|一般/, /良好|合格|称职/, /优秀/],
  [/红/, /橙/, /黄/, /蓝/, /绿/],
  [..."一二三四五六"].map((n) => new RegExp(`${n}[类级星档等型]`)),
  [..."ABCDE"].map((letter) => new RegExp(`^${letter}[级类档]?$`)),
  [..."甲乙丙丁"].map((letter) => new RegExp(`${letter}[级类等]`)),
]

/** 重点人员、次重点人员、一般人员: is each on another step of one scale? */
function onScale(labels: readonly string[]): boolean {
  return (
    labels.length > 2 &&
    scales.some((scale) => {
      const steps = labels.map((label) => scale.findIndex((step) => step.test(bare(label))))
      return !steps.includes(-1) && new Set(steps).size === steps.length
    })
  )
}

/** A label without what announces it: 其中, 分为. */
function bare(label: string): string {
  return label.replace(/^(?:其中|包括|分别[是为]?|分为)[：:，,]?/, "")
}

/** How ranges lie: from end to end, on with no gap, or neither: 60岁以上 and 35岁以下 leave out what is between. */
export type Ranges = "all" | "row" | "gaps"

/** 20万元以下、20万元至30万元、30万元以上; null when some label tells no range. */
export function rangesIn(labels: readonly string[]): Ranges | null {
  const ranges: [low: number, high: number][] = []
  for (const label of labels) {
    const match =
      /(\d+(?:\.\d+)?)(万|亿)?[^\d，。；]{0,3}?(?:[-—－~～至到](\d+(?:\.\d+)?)(万|亿)?|及?(以[上下内]))/.exec(
        label,
      )
    if (!match) return null
    const [, one, scale, other, otherScale, open] = match
    const low = sized(one!, scale ?? otherScale)
    ranges.push(
      other !== undefined
        ? [low, sized(other, otherScale)]
        : open === "以上"
          ? [low, Number.POSITIVE_INFINITY]
          : [Number.NEGATIVE_INFINITY, low],
    )
  }
  ranges.sort(([a], [b]) => a - b)
  for (let i = 1; i < ranges.length; i++) {
    const step = ranges[i]![0] - ranges[i - 1]![1]
    if (step !== 0 && step !== 1) return "gaps"
  }
  return Number.isFinite(ranges[0]![0]) || Number.isFinite(ranges.at(-1)![1]) ? "row" : "all"
}

function sized(number: string, scale: string | undefined): number {
  return Number(number) * (scale === "亿" ? 1e8 : scale === "万" ? 1e4 : 1)
}
/** 50万元 from the county, 20万元 raised: more than two, but none of them from elsewhere. */
const outerSource = /财政|补助|上级|中央|省|市|县|拨款|专项|奖补|基金/
const ownSource = /自筹|自有|筹资|筹集|捐|贷款|投资|配套/

/** 机关党员、林场党员、退休党员 are sorted by what stands before 党员. */
function withoutNoun(labels: readonly string[]): readonly string[] {
  const noun = labels[0]?.slice(-2) ?? ""
  const all = labels.length > 1 && /^(?:党员|教师|职工|群众|干部|人员)$/.test(noun)
  return all && labels.every((label) => label.endsWith(noun) && label.length > 2 && !/[的类]/.test(label))
    ? labels.map((label) => label.slice(0, -2))
    : labels
}

/** Do labels sort one thing from one side, so that each counted one falls under just one of them? */
export function sortingOf(told: readonly string[], unit: string): Sorting {
  const labels = withoutNoun(told.map(bare))
  const sides = /^(?:人|户|对|户次|人次)$/.test(unit) ? [...sidesOfPeople, ...sidesOfAll] : sidesOfAll
  const [one = "", other = ""] = labels
  if (
    labels.length === 2 &&
    opposites.some(([a, b]) => (a.test(one) && b.test(other)) || (b.test(one) && a.test(other)))
  )
    return "parted"
  if (
    unit === "元" &&
    labels.length > 1 &&
    /自筹|自有|筹资|筹集|捐/.test(labels.at(-1)!) &&
    labels.every((label) => outerSource.test(label) || ownSource.test(label))
  )
    return "parted"
  if (onScale(labels)) return "parted"
  const ranges = rangesIn(labels)
  if (ranges === "gaps") return "overlapping"
  if (ranges === "row" && labels.length > 1) return "unknown"
  const times = labels.map((label) => period.exec(label)?.[0])
  if (times.every((time) => time !== undefined) && new Set(times).size === times.length) return "parted"
  const found = labels.map((label) => sides.filter(([, pattern]) => pattern.test(label)))
  const names = new Set(found.flatMap((its) => its.map(([name]) => name)))
  if (names.size === 0)
    return labels.length > 1 && labels.every((label) => post.test(label)) ? "parted" : "unknown"
  if (labels.some((label) => post.test(label))) return "overlapping"
  if (found.some((its) => its.some(([, , alone]) => !alone))) return "overlapping"
  // 大专以上、本科以上, 35岁以下、45岁以下: the wider holds the narrower.
  for (const word of ["以上", "以下", "以内"])
    if (labels.filter((label) => label.includes(word)).length > 1) return "overlapping"
  const [side] = names
  if (names.size === 1 && found.every((its) => its.length === 1)) {
    if (side !== "sex") return "parted"
    return labels.some((label) => label.includes("男")) && labels.some((label) => label.includes("女"))
      ? "parted"
      : "overlapping"
  }
  return "overlapping"
}

/** Do labels end alike: 财政资金、自筹资金, 县级、乡级? Then they are of one kind, whatever mark stands between them. */
export function endAlike(labels: readonly string[]): boolean {
  const ends = labels.map((label) => label.replace(/[的为是达]+$/, "").slice(-1))
  return ends[0] !== "" && ends.every((end) => end === ends[0])
}
