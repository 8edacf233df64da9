import type { ReportFacts } from "../checks/types"
import { kept } from "../model/kept"
import type { LastYear } from "./types"

/** Whose report it is, as its properties say, or else its title, its by-lines, its opening or its signature. */
export interface Owner {
  person: string | null
  /** The unit and those above it by their own names: 柳河镇, 沧澜港海关. */
  units: readonly string[]
  /** All that stands in title, by-lines and signature, and the properties. */
  frame: string
}

const kindOfUnit =
  "(?:管理委员会|管委会|管理区|街道办事处|街道|社区|海关|检察院|人民法院|法院|卫生院|中医医院|人民医院|医院|幼儿园|中心学校|中心校|学校|小学|中学|大学|学院|研究院|研究所|派出所|税务所|供电所|林场|农场|牧场|集团|公司|合作社|信用社|支行|分局|局|中心|镇|乡|村|县|区|市)"
const unitHead = new RegExp(`^(([\\u4e00-\\u9fff]{0,8}?)${kindOfUnit})`)
const post =
  "(?:书记|主任|院长|校长|园长|镇长|乡长|县长|区长|局长|处长|科长|所长|站长|队长|关长|行长|场长|部长|主席|经理|董事长|委员|支书|同志)"
const personBehindPost = new RegExp(
  `${post}[、：:\\s　]*([\\u4e00-\\u9fff]{2,3})(?=同志|[\\s　（(，。]|的|述|抓|履|\\d|$)`,
)
const personSaid =
  /(?:我叫|我是|述职人[：:\s]*|汇报人[：:\s]*|报告人[：:\s]*)([\u4e00-\u9fff][\u4e00-\u9fff　 ]{0,2}[\u4e00-\u9fff])(?=[，。、\s（(]|$)/
const personLast = /[\s　（(]([\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff][\s　][\u4e00-\u9fff])[）)]?$/
const noPerson = /[党委局院校镇乡村县市年月日部处科组厅所会述职报告书记长员]/

export const ownerOf = kept(({ blocks, properties }: ReportFacts): Owner => {
  let person = properties.name
  const units = properties.unit === null ? [] : unitsIn(properties.unit)
  let frame = `${properties.unit ?? ""}\n${properties.name ?? ""}`
  for (const { type, text } of blocks) {
    const framing = type === "title" || type === "byline" || type === "signature"
    if (framing) frame += `\n${text}`
    if (!framing && type !== "opening") continue
    const named =
      personSaid.exec(text) ??
      (framing || /我是|本人系|我叫/.test(text.slice(0, 30))
        ? (personBehindPost.exec(text) ?? (framing && type !== "title" ? personLast.exec(text) : null))
        : null)
    const name = named?.[1]?.replace(/[\s　]/g, "")
    if (person === null && name && !noPerson.test(name)) person = name
    if (framing) for (const unit of unitsIn(text)) if (!units.includes(unit)) units.push(unit)
    if (!framing && units.length === 0)
      units.push(...unitsIn(/(?:现任|担任|任)([^，。；]{3,20})/.exec(text)?.[1] ?? ""))
  }
  return { person, units, frame }
})

const unitless =
  /^[\s　（(]*(?:(?:19|20)\d\d年(?:度)?)?(?:在|关于|我的|述职人|述职者|汇报人|报告人|单位|职务)?[：:\s　]*(?:中共|中国共产党)?/
/** The units that a line begins with, each with those above it where it has no name of its own: 宁岚县, 宁岚县人民法院. */
function unitsIn(line: string): string[] {
  const out: string[] = []
  let rest = line.replace(unitless, "")
  let above = ""
  for (let match = unitHead.exec(rest); match; match = unitHead.exec(rest)) {
    const [, name, proper] = match
    if (/述职|报告|工作|年度|我的/.test(name!)) break
    out.push(proper === "" ? above + name : name!)
    above += name
    rest = rest.slice(match[0].length)
  }
  return out.filter((it) => it.length > 2)
}

/** A name that the old file brought along. */
export interface ForeignName {
  block: number
  from: number
  to: number
  text: string
  kind: "person" | "unit"
}

/** A report may well speak of another: of one's predecessor as such, of a unit that one works with. */
const asPredecessor = /(?:接任|接替|前任|原任|时任|继)[^，。；]{0,10}$/
const asFormer = /(?:原|原任|曾任|曾在|调离|学习|借鉴|参观|考察|兄弟|邻近的?|相邻的?|毗邻的?|对口|来自|介绍)$/
const asVisited = /^(?:党委|政府|党工委)?(?:学习|参观|考察|取经|交流|对接|任职|工作期间|经验)/
const asPartner =
  /(?:与|和|同|跟|向|到|赴|往|对|帮|从|自|由|借鉴|学习|参观|考察|邻近的?|相邻的?|毗邻的?|支援|对口|来自|联合|结对|介绍|兄弟|请|、)$/

const partner = new RegExp(
  `(?:[与和同跟向到赴往帮从由请、]|借鉴|学习|参观|考察|邻近的?|相邻的?|毗邻的?|支援|对口|来自|联合|结对|介绍|兄弟)(([\\u4e00-\\u9fff]{2,8}?)${kindOfUnit})`,
  "g",
)
const noProper =
  /[各全本我该某上下邻两几多每这那其在对把将为新老乡镇村县市区省州国中我基层所有个从到与和以按照根据建成做好抓把让联合智慧推动加强开展坚持]/

const typeOf = (unit: string) => new RegExp(`${kindOfUnit}$`).exec(unit)?.[0] ?? null

/**
 * Names of another unit or person that stood in last year's file and are not this report's own: the unit and the
 * person whose report the old one was, and units of the same kind that the old one spoke of.
 */
export function foreignNames(facts: ReportFacts, last: LastYear): ForeignName[] {
  const own = ownerOf(facts)
  const old = ownerOf(last.facts)
  const searched: { name: string; kind: ForeignName["kind"]; rightly: RegExp }[] = []
  if (old.person && old.person !== own.person && !own.frame.includes(old.person))
    searched.push({ name: old.person, kind: "person", rightly: asPredecessor })
  if (own.units.length > 0 || own.person !== null)
    for (const name of old.units)
      if (!own.frame.includes(name)) searched.push({ name, kind: "unit", rightly: asFormer })
  const types = own.units.map(typeOf).filter((type) => type !== null)
  const others = [...partnersOf(last)].filter(
    (name) =>
      types.some((type) => name.endsWith(type)) &&
      !own.frame.includes(name) &&
      !searched.some((it) => it.name.includes(name) || name.includes(it.name)),
  )
  const out: ForeignName[] = []
  for (const [block, { text, type }] of facts.blocks.entries()) {
    if (type === "aside") continue
    for (const { name, kind, rightly } of searched)
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
        if (!rightly.test(text.slice(0, at)) && !asVisited.test(text.slice(at + name.length)))
          out.push({ block, from: at, to: at + name.length, text: name, kind })
    for (const name of others)
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
        if (!asPartner.test(text.slice(Math.max(0, at - 6), at)) && !out.some((it) => meets(it, block, at)))
          out.push({ block, from: at, to: at + name.length, text: name, kind: "unit" })
  }
  return out.sort((a, b) => a.block - b.block || a.from - b.from)
}

const meets = (it: ForeignName, block: number, at: number) =>
  it.block === block && it.from <= at && at < it.to

/** Units of the same kind that last year's report spoke of as others: 借鉴澜尾港海关经验. */
const partnersOf = kept(({ facts }: LastYear): ReadonlySet<string> => {
  const out = new Set<string>()
  for (const { text } of facts.blocks)
    for (const [, name, proper] of text.matchAll(partner)) if (!noProper.test(proper!)) out.add(name!)
  return out
})
