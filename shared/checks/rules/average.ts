import { type Exact, type Figure, figuresOf, isExact, isShare, rewrite, scaled, slack } from "../arithmetic"
import { gate } from "../gate"
import { type LocalReport, rule } from "../types"

/**
 * 户均, 场均, 平均每期, 每个网格平均: what is told for each, times how many there are, must come to what is told for all. Only
 * where one sentence tells what there is and how many share it; nobody else can say what was divided by what.
 */
export const average = rule({
  id: "average",
  kind: "arithmetic",
  severity: "warning",
  scope: "block",
  title: "平均数算不对",
  basis: "公文数据应准确：平均数等于总数除以个数",
  check(block, _context, flag) {
    if (!anyAverage.in(block)) return
    const { text } = block
    const figures = figuresOf(block)
    for (let i = 0; i < figures.length; i++) {
      const mean = figures[i]!
      if (!anyAverage.within(text, Math.max(mean.head, mean.from - 14), mean.from)) continue
      const report = averageAt(text, figures, i)
      if (report) flag(mean.from, mean.to, report)
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓增收。合作社入社168户，分红63万元，户均⟦4750元⟧。",
      "一、主要工作\n一是抓帮扶。投入资金300万元，惠及群众1200户，户均⟦3000元⟧。",
      "一、主要工作\n一是抓网格。划分网格22个，全年上报事件5280件，每个网格平均⟦220件⟧。",
      "一、主要工作\n一是抓宣讲。宣讲18场，听众1620人次，场均⟦80人次⟧。",
      "一、主要工作\n一是抓学习。全站9名党员人均撰写体会⟦2篇⟧，共27篇。",
      "一、主要工作\n一是抓供水。全年供水1320万吨，月均⟦120万吨⟧。",
      "一、主要工作\n一是抓退税。为1240户企业办理留抵退税3.62亿元，户均退税⟦39.2万元⟧。",
    ],
    passes: [
      "一、主要工作\n一是抓增收。合作社入社168户，分红63万元，户均3750元。",
      "一、主要工作\n一是抓经济。17个村总收入1190万元，村均70万元。",
      "一、主要工作\n一是抓宣讲。宣讲18场，听众1620人次，平均每场90人次。",
    ],
    guards: [
      "一、主要工作\n一是抓增收。带动168户种桃1260亩，实现收入760万元，户均增收3800元。",
      "一、主要工作\n一是抓增收。入社168户，务工60人，分红63万元，人均纯收入1.8万元。",
      "一、主要工作\n一是抓增收。入社168户，分红约63万元，户均4000元。",
      "一、主要工作\n一是抓退税。为1240户企业办理留抵退税3.62亿元，户均退税29.2万元，户均降本12万元。",
      // Of something that the sentence does not count.
      "一、主要工作\n一是抓住房。安置320户1100人，建房3.2万平方米，人均住房面积26平方米。",
    ],
  },
})

const anyAverage = gate("均每")

/** For each what: the units that those who share are counted by. Those counted by 个 are told by their noun. */
const sharers: Readonly<Record<string, string>> = {
  户: "户",
  人: "人",
  亩: "亩",
  家: "家",
  场: "场",
  期: "期",
  所: "所",
  校: "所",
  项: "项",
  件: "件",
  次: "次",
  台: "台",
  辆: "辆",
  车: "辆",
  栋: "栋",
  座: "座",
  处: "处",
  篇: "篇",
  头: "头",
  起: "起",
  宗: "宗",
  例: "例",
  笔: "笔",
  套: "套",
  批: "批",
  盏: "盏",
  棵: "棵",
  株: "株",
  支: "支",
  条: "条",
  天: "天",
  日: "天",
  架次: "架次",
  台次: "台次",
  批次: "批次",
  轮: "轮",
  间: "间",
  张: "张",
  块: "块",
}

/** What 村均, 班均 are shared by, as it is named: 24个村, 12个班. */
const nouns: Readonly<Record<string, string>> = { 村: "村", 班: "班", 站: "站", 点: "点", 组: "组", 店: "店" }

const shared =
  "(?:分红|分得|补助|发放|投入|受益|获补|领取|集体(?:经济)?收入|收入|安排|获得|完成|撰写|办理|受理|接待|服务|走访)"
/** 户均, 月均: 1; what is shared: 2. */
const byOne =
  /([户人村亩家校场期所项件次台辆车栋座处篇头起宗例笔套批班站点组店月日])均([\u4e00-\u9fff]{0,6}?)(?:达到|达|为|约)?$/
/** 平均每场, 平均每个网格; 每个网格平均: unit or noun 1 or 2. */
const byEach =
  /平均每(架次|台次|批次|[轮个名位户亩天日家场期所项件次台辆栋座处篇头起宗例笔套批盏棵株支条间张块村班站点组])?([\u4e00-\u9fff]{0,6})$|每([个名位户亩家场期所项件次台辆栋座处篇头起宗例笔套批盏棵株支条间张块村班站点组])([\u4e00-\u9fff]{0,5})平均([\u4e00-\u9fff]{0,4})$/
/** 9名党员人均, 13个支部平均: the one who shares stands right before. */
const oneOfThem = /^[^，。；、\d]{0,8}平均[\u4e00-\u9fff]{0,4}$/
const money = new RegExp(`^${shared}?$`)
/** What each has besides the share: 人均收入, 人均纯收入 have other sources. */
const otherSource = /人均(?:集体经济)?收入/

/** Who shares: by the unit, or counted by 个 under a noun; or the months of a year. */
interface Sharer {
  unit: string
  noun: string
  what: string
}

function sharerOf(text: string, figures: readonly Figure[], i: number): Sharer | null {
  const mean = figures[i]!
  const before = text.slice(Math.max(mean.head, figures[i - 1]?.to ?? 0), mean.from)
  const one = byOne.exec(before)
  if (one) {
    const [, word, what] = one as unknown as [string, string, string]
    if (word === "月") return { unit: "月", noun: "", what }
    const noun = nouns[word]
    return noun === undefined ? { unit: sharers[word]!, noun: "", what } : { unit: "个", noun, what }
  }
  const each = byEach.exec(before)
  if (each) {
    const classifier = each[1] ?? each[3] ?? ""
    const name = each[2] ?? each[4] ?? ""
    if (/^[名位]$/.test(classifier)) return { unit: "人", noun: "", what: each[5] ?? "" }
    if (classifier === "" || classifier === "个")
      return name.length < 2 ? null : { unit: "个", noun: name.slice(0, 2), what: each[5] ?? "" }
    const noun = nouns[classifier]
    const what = each[5] ?? name
    return noun === undefined ? { unit: classifier, noun: "", what } : { unit: "个", noun, what }
  }
  if (/(?:平均)?亩产(?:量|达到|达|为|约)*$/.test(before)) return { unit: "亩", noun: "", what: "产" }
  if (/平均班额(?:达到|达|为|约)?$/.test(before)) return { unit: "个", noun: "班", what: "" }
  const last = figures[i - 1]
  if (last?.clause === mean.clause && !isShare(last) && oneOfThem.test(text.slice(last.to, mean.from)))
    return { unit: last.unit, noun: "", what: "" }
  return null
}

/** 户均减负: what each is spared is no change of the mean. */
const sparing = /^(?:减(?:负|税|免|支)|增收)/
const changing = /增|提高|下降|减|降|升|翻|超/
const withinMonths = /全年|一年|年内|年度/

function averageAt(text: string, figures: readonly Figure[], i: number): LocalReport | null {
  const mean = figures[i]!
  if (!isExact(mean) || isShare(mean) || mean.unit === "" || mean.value === 0) return null
  const sharer = sharerOf(text, figures, i)
  if (
    !sharer ||
    (sharer.unit === mean.unit && sharer.noun === "") ||
    (changing.test(sharer.what) && !sparing.test(sharer.what))
  )
    return null
  const before = text.slice(Math.max(mean.head, figures[i - 1]?.to ?? 0), mean.from)
  if (mean.unit === "元" && otherSource.test(before)) return null
  // 户均退税 is of what was told as 退税; of money without a name of its own anything may be a part.
  const isOther = mean.unit === "元" && !money.test(sharer.what)
  if (isOther && sharer.what.length < 2) return null
  if (sharer.unit === "月") return byMonth(text, figures, i, sharer)
  const wholes: Exact[] = []
  const counts: Exact[] = []
  for (let k = 0; k < figures.length; k++) {
    const figure = figures[k]!
    if (k === i || figure.sentence !== mean.sentence) continue
    // Who shares may be told behind it, in the clause that follows.
    if (
      k > i &&
      (figure.clause - mean.clause > (isSummed(text, figure) ? 2 : 1) || figure.part !== mean.part)
    )
      break
    const isCount = isOf(figure.unit, sharer.unit) && hasNoun(text, figure, sharer.noun)
    if (!isCount && (timesOf(figure.unit, mean.unit) === 0 || isShare(figure))) continue
    // One that is but nearly so: which is meant nobody can say.
    if (!isExact(figure)) return null
    // What is told behind it only counts where nothing before it does.
    if (k > i && (isCount ? counts : wholes).length > 0) continue
    if (isCount) counts.push(figure)
    else {
      const whole = inUnit(figure, timesOf(figure.unit, mean.unit))
      if (whole.value > mean.value && isNamed(text, figure, sharer.what, isOther)) wholes.push(whole)
    }
  }
  const whole = wholes.at(-1)
  const count = counts.at(-1)
  if (!whole || !count || count.value < 2) return null
  // 8个支部开展活动96次，每个支部平均12次: both stand in the clause before.
  const isBeside = whole.clause === count.clause && mean.clause - whole.clause === 1
  // A second of the same kind: which was divided by which nobody can say.
  if ((wholes.length > 1 || counts.length > 1) && !isBeside) return null
  return judge(mean, whole, count.value)
}

/** 亩均3200元，面积450亩，总收入144万元: the sum may come last. */
function isSummed(text: string, { head, from }: Figure): boolean {
  return /^(?:[总共]|合计|累计)/.test(text.slice(head, from))
}

/** 人均票价: by 人次, too. */
function isOf(unit: string, sharer: string): boolean {
  return unit === sharer || (sharer === "人" && unit === "人次")
}

/** How many of one unit make one of the other: 1000公斤, 60分钟; 0 when they are not of one kind. */
function timesOf(unit: string, mean: string): number {
  if (unit === mean || (unit === "人次" && mean === "人")) return 1
  if (unit === "吨" && (mean === "公斤" || mean === "千克")) return 1000
  if (unit === "小时" && (mean === "分钟" || mean === "分")) return 60
  return 0
}

function inUnit(figure: Exact, times: number): Exact {
  return times === 1 ? figure : { ...figure, value: figure.value * times, step: figure.step * times }
}

/** 24个村（社区）, 网格22个: is what is counted the noun? */
function hasNoun(text: string, { from, to }: Figure, noun: string): boolean {
  if (noun === "") return true
  const behind = text.slice(to - 6, to + 5)
  if (noun.length === 1)
    return (
      text.slice(Math.max(0, from - 2), from).includes(noun) ||
      new RegExp(`个(?:行政|自然|建制|中心)?${noun}(?!民|小组|干|级)`).test(text.slice(from, to + 4))
    )
  return behind.includes(noun) || text.slice(Math.max(0, from - 8), from).includes(noun)
}

/** 撰写体会27篇, 人均撰写2篇: what each has must be what all have. `rightBefore`: in the very words. */
function isNamed(text: string, { head, from, to }: Figure, what: string, rightBefore = false): boolean {
  if (rightBefore) {
    // 租金总额168万元, 亩均租金; 发放奖学金12.6万元，奖励学生84名，人均奖励
    const before = text.slice(head, from)
    const other = aliases[what]
    if (other?.test(before)) return true
    return before.endsWith(what) || (what.length === 2 && /[总共]/.test(before) && before.includes(what))
  }
  if (what.length < 2 || /[共计]$/.test(text.slice(head, from))) return true
  const clause = text.slice(head, to + 4)
  for (let i = 0; i + 2 <= what.length; i++) if (clause.includes(what.slice(i, i + 2))) return true
  if (what === "办案" && clause.includes("案")) return true
  return new RegExp(`^${shared}$`).test(what)
}

/** 全年1320万吨，月均110万吨 */
function byMonth(text: string, figures: readonly Figure[], i: number, { what }: Sharer): LocalReport | null {
  const mean = figures[i]! as Exact
  const whole = figures[i - 1]
  if (!whole || whole.unit !== mean.unit || whole.part !== mean.part || !isExact(whole) || isShare(whole))
    return null
  if (mean.clause - whole.clause > 1 || !withinMonths.test(text.slice(whole.head, whole.from))) return null
  return isNamed(text, whole, what) ? judge(mean, whole, 12) : null
}

function judge(mean: Exact, whole: Exact, count: number): LocalReport | null {
  const reckoned = whole.value / count
  const low = (whole.value - slack(whole) - (whole.step > 1 ? whole.step : 0)) / count
  const high = (whole.value + slack(whole) + (whole.step > 1 ? whole.step : 0)) / count
  // Rounded or cut off.
  if (mean.value >= low - mean.step * 0.9999 && mean.value <= high + mean.step * 0.5001) return null
  const off = Math.abs(mean.value - reckoned) / reckoned
  // Told far otherwise, it is the mean of something else.
  if (off < least || off > (mean.unit === "元" ? most : mostOfOthers)) return null
  const decimals = mean.step === mean.scale ? (mean.scale === 1 ? 0 : 2) : 2
  const rounded = Number((reckoned / mean.scale).toFixed(decimals)) * mean.scale
  if (rounded === mean.value) return null
  return {
    message: `${whole.text}÷${count}＝${scaled(rounded, mean)}${mean.text.replace(/^[\d.,]+/, "")}，写的是${mean.text}。核对总数、个数和平均数。`,
    fixes: rewrite(mean, rounded),
  }
}

/** What a mean of money is called, and what it is the mean of. */
const aliases: Readonly<Record<string, RegExp>> = { 票价: /门票/, 消费: /消费|收入$/, 减负: /减负|减税|降费/ }

const least = 0.01
const most = 0.6
const mostOfOthers = 0.45
