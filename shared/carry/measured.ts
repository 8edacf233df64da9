import { perBlock } from "../checks/facts"
import type { BlockFacts } from "../checks/types"
import type { Quantity } from "../text/quantities"
import { countedIn } from "./counted"
import { gramsOf } from "./grams"
import { sentencesOf, told } from "./sentences"

/** A quantity of a report with what it measures. */
export interface Measured {
  quantity: Quantity
  /** What it counts, short enough for a row of a table: 慰问困难党员, 村集体经济收入. "" when the text does not say. */
  phrase: string
  /** Its unit as far as two wordings of the same thing may differ: 名, 位 and 人 are one. */
  unit: string
  /** Its unit as far as one number may be told with another measure word: 难题63个, 难题63件. */
  family: string
  /** Pairs of characters before it and behind it, within its clause, with how near they are (1: right there). */
  before: ReadonlyMap<number, number>
  behind: ReadonlyMap<number, number>
  /** Place of its sentence in `sentencesOf`, or -1. */
  sentence: number
}

const none: readonly Measured[] = []

/** The quantities of a block with what they measure. */
export const measuredOf = perBlock((block: BlockFacts): readonly Measured[] => {
  const { text } = block
  const quantities = countedIn(block)
  if (quantities.length === 0 || !told.has(block.type)) return none
  const sentences = sentencesOf(block)
  const out: Measured[] = []
  for (const [i, quantity] of quantities.entries()) {
    const { from, to } = quantity
    const sentence = sentences.findIndex((it) => it.from <= from && to <= it.to)
    const within = sentences[sentence] ?? { from: 0, to: text.length }
    const head = clauseStart(text, from, within.from)
    const tail = clauseEnd(text, to, within.to)
    const front = text.slice(Math.max(head, quantities[i - 1]?.to ?? 0, from - 14), from)
    const unitNoun = counted(quantity)
    const back = unitNoun + text.slice(to, Math.min(tail, quantities[i + 1]?.from ?? tail, to + 12))
    const before = new Map<number, number>()
    const behind = new Map<number, number>()
    // 12名党员骨干与21名青年教师: what stands before 与 is counted by the figure before it.
    if (!joined.test(front)) put(before, gramsOf(canonical(front)).reverse())
    // 召开党员大会5次、支委会13次: what stands behind 、 is counted by the figure behind it.
    if (!/^[、）)]/.test(back)) put(behind, gramsOf(canonical(back)))
    const clause = canonical(text.slice(head, tail))
    if (clause.includes("发展党员")) put(behind, party)
    const unit = unitClass(quantity)
    out.push({
      quantity,
      phrase: phraseOf(front, back) || summed(out, sentence, unit),
      unit,
      family: families[unit] ?? unit,
      before,
      behind,
      sentence,
    })
  }
  return out
})

/** What is done to join the Party is said in several ways. */
const sayings: readonly (readonly [RegExp, string])[] = [
  [/(?:光荣|被?吸收|批准|同志)?(?:加入党组织|入党(?!积极|申请)|加入中国共产党)/g, "发展党员"],
  [/吸收(?=[^，。]{0,2}$)/g, "发展党员"],
]

function canonical(text: string): string {
  let out = text
  for (const [pattern, said] of sayings) out = out.replace(pattern, said)
  return out
}

const party = gramsOf("发展党员")

/** How near the pairs are, the nearest first. */
function put(to: Map<number, number>, grams: readonly number[]): void {
  for (const [i, gram] of grams.entries()) if (!to.has(gram)) to.set(gram, i < 5 ? 1 : 0.6)
}

const joined = /[与和及、]$/

const clauseMark = /[，。；！？：\n]/

function clauseStart(text: string, at: number, least: number): number {
  let i = at
  while (i > least && !clauseMark.test(text.charAt(i - 1))) i--
  return i
}

function clauseEnd(text: string, at: number, most: number): number {
  let i = at
  while (i < most && !clauseMark.test(text.charAt(i))) i++
  return i
}

/** What a long unit counts itself: 个 + 党支部. */
function counted({ text, unit }: Quantity): string {
  const tail = text.replace(/^[约近逾超]?[\d.,，]*[零〇一二三四五六七八九十百千两半]*[余多]?[万亿]?/, "")
  return unit && tail.startsWith(unit) ? tail.slice(unit.length) : ""
}

/** Units that count the same thing. */
const alike: Readonly<Record<string, string>> = {
  名: "人",
  位: "人",
  人次: "人次",
  名次: "人次",
  场次: "场",
  次: "次",
  遍: "次",
  回: "次",
  趟: "次",
  口: "人",
  起: "件",
  宗: "件",
  所: "个",
  处: "个",
  家: "个",
  项: "项",
  条: "条",
}

const families: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["个", "项", "件", "条", "种", "座", "桩"].map((it) => [it, "个"])),
  ...Object.fromEntries(["次", "场", "期", "轮", "节", "堂"].map((it) => [it, "次"])),
  人次: "人",
}

function unitClass({ unit, text }: Quantity): string {
  if (unit === null) return /[%％]/.test(text) ? "%" : ""
  return alike[unit] ?? unit
}

const linking =
  /(?:达到?了?|累计|合计|总计|共计|总数|数量|一共|共有?|约|仅有?|只有?|就有|有|为|是|了|过|数|已|新|的|与|和|及|在|由|从|到|至|对|把|将|再|又|另|还|其中|其余|全年|年内|先后|分别|近|超)+$/
const leading =
  /^(?:全年|全[镇乡县村市区院校局所站]|年内|先后|累计|共|并|也|还|又|再|已|其中|今年|一年来|完成|实现|开展|组织|举办|召开|主持|扎实|深入|认真|我|本人|新增)+/
/** Where the noun behind a figure ends, and what is said of it begins. */
const nounEnd =
  /(?:参加|参与|参训|被|由|在|获|得到|得|到|已|都|均|全部|全|来|开|接受|完成|实现|通过|进入|担任|分别|有|没|未|是|为|与|和|走上|走进|的).*$/

/** The noun before a figure with its verb, else the one behind it. */
function phraseOf(before: string, behind: string): string {
  const front = runBefore(before).replace(linking, "")
  const noun = runBehind(behind).replace(nounEnd, "")
  const said = front.replace(leading, "")
  const long = said.length >= 2 ? said : front
  const phrase = noun.length >= 2 ? (long.length <= 3 ? long + noun : noun) : long
  return phrase.slice(-14)
}

/** 新建机井12眼、维修机井19眼，共33眼: what the figures that a sum is of have in common. */
function summed(before: readonly Measured[], sentence: number, unit: string): string {
  const parts = before.filter((it) => it.sentence === sentence && it.unit === unit && it.phrase !== "")
  const last = parts.at(-1)?.phrase
  if (last === undefined) return ""
  if (parts.length === 1) return last
  let from = 0
  while (from < last.length && !parts.every(({ phrase }) => phrase.endsWith(last.slice(from)))) from++
  return last.length - from >= 2 ? last.slice(from) : last
}

function runBefore(text: string): string {
  return /[\u4e00-\u9fff、“”《》A-Za-z]*$/.exec(text)![0].replace(/^[、”》]+/, "")
}

function runBehind(text: string): string {
  return /^[\u4e00-\u9fff]{0,8}/.exec(text)![0]
}
