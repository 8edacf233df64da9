import { perBlock } from "../checks/facts"
import type { BlockFacts, ReportFacts } from "../checks/types"
import { kept } from "../model/kept"
import type { LastYear } from "./types"

/** Whose report it is, as its properties say, or else its title, its by-lines, its opening or its signature. */
export interface Owner {
  person: string | null
  /** The unit and those above it by their own names, the highest first: 柳河镇, 沧澜港海关. */
  units: readonly string[]
  /** All that stands in title, by-lines and signature, and the properties. */
  frame: string
}

/** Units by their kind; those of one line may stand in each other's place. The longest of a kind come first. */
const families: readonly (readonly string[])[] = [
  ["管理委员会", "管委会", "管理区", "开发区", "园区"],
  ["街道办事处", "街道", "镇(?![长区级])", "乡(?![村贤级情])"],
  ["社区", "村(?![民干医规企级庄集务里组])"],
  ["县(?![级委直])", "区(?![域级委直])", "市(?![场民级委直])"],
  ["海关"],
  ["检察院", "人民法院", "法院", "司法局", "公安局", "派出所", "交警大队", "消防救援站", "司法所"],
  ["中心卫生院", "卫生院", "中医医院", "人民医院", "医院", "卫生服务中心"],
  ["幼儿园", "中心学校", "中心校", "学校", "小学", "中学", "大学", "学院", "职教中心"],
  ["研究院", "研究所", "试验站", "气象站", "观测站"],
  ["税务所", "税务局", "供电所", "供电公司", "分局", "局(?![长面部限势])"],
  ["林场", "农场", "牧场", "渔场", "水库", "管理处", "管理所", "管护站", "保护站"],
  ["有限公司", "集团公司", "集团", "公司", "合作社", "信用社", "支行", "银行", "水厂", "电厂", "工厂"],
  ["图书馆", "文化馆", "博物馆", "档案馆", "敬老院", "养老院", "福利院", "救助站", "中心"],
]
const kindOfUnit = `(?:${families.flat().join("|")})`
const kindAtEnd = families.map((kinds) => new RegExp(`(?:${kinds.map(plainKind).join("|")})$`))

function plainKind(kind: string): string {
  return kind.replace(/\(.*$/, "")
}

/** Which of `families` a unit is of, or -1. */
function familyOf(unit: string): number {
  return kindAtEnd.findIndex((kind) => kind.test(unit))
}

/** Surnames of most people, so that a word before 同志 is not taken for a name. */
const surnames =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝傅封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻厉伊仝区郜海阚花权强帅屠豆朴练廉禹井祖漆巴丰卿狄索晋门云容扈晁芮普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭逯隆茹诺玉银亢嵇湛宾戎勾茅利於呼揭尉冶斯元束檀衣阴昝智幸奉植衡富尧闭"

const kindRight = new RegExp(`^${kindOfUnit}`)
const unitHead = new RegExp(`^(([\\u4e00-\\u9fff]{0,8}?)${kindOfUnit})`)
const headOfUnit =
  "院长|校长|园长|镇长|乡长|局长|所长|站长|场长|关长|行长|厂长|馆长|董事长|总经理|检察长|社长"
const post = `(?:书记|主任|${headOfUnit}|县长|区长|处长|科长|队长|部长|主席|经理|委员|支书|同志|老师)`
const personBehindPost = new RegExp(
  `${post}[、：:\\s　]*([\\u4e00-\\u9fff]{2,3})(?=同志|[\\s　（(，。]|的|述|抓|履|\\d|$)`,
)
const personSaid =
  /(?:我叫|我是|述职人[：:\s]*|汇报人[：:\s]*|报告人[：:\s]*)([\u4e00-\u9fff][\u4e00-\u9fff　 ]{0,2}[\u4e00-\u9fff])(?=[，。、\s（(]|$)/
const personLast = /[\s　（(]([\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff][\s　][\u4e00-\u9fff])[）)]?$/
/** A line of nothing but a name. */
const personAlone = new RegExp(`^[\\s　（(]*([${surnames}][\\s　]*[\\u4e00-\\u9fff]{1,2})[\\s　）)]*$`)
const noPerson = /述职|报告|书记|委员|年度|本人|同志|党|[长镇乡县市部处科厅会委局院校所室组]$|院长|主任/

export const ownerOf = kept(({ blocks, properties }: ReportFacts): Owner => {
  let person = properties.name
  const units = properties.unit === null ? [] : unitsIn(properties.unit)
  let frame = `${properties.unit ?? ""}\n${properties.name ?? ""}`
  for (const [i, { type, text }] of blocks.entries()) {
    // A signature that the structure takes for a paragraph: one of the last lines, short and without an end.
    const signed = i >= blocks.length - 3 && text.length <= 24 && !/[。！？；，]/.test(text)
    const framing = type === "title" || type === "byline" || type === "signature" || signed
    if (framing) frame += `\n${text}`
    const opens = type === "opening" || (i < 6 && /^(?:我叫|我是|本人)/.test(text))
    if (!framing && !opens) continue
    const named =
      personSaid.exec(text) ??
      (framing || /我是|本人系|我叫/.test(text.slice(0, 30))
        ? (personBehindPost.exec(text) ??
          (framing && type !== "title" ? (personLast.exec(text) ?? personAlone.exec(text)) : null))
        : null)
    const name = named?.[1]?.replace(/[\s　]/g, "")
    if (person === null && name && !noPerson.test(name)) person = name
    if (framing) for (const unit of unitsIn(text)) if (!units.includes(unit)) units.push(unit)
    if (!framing && units.length === 0) units.push(...unitsIn(saidUnit.exec(text)?.[1] ?? ""))
  }
  return { person, units, frame }
})

const saidUnit = /(?:现任|担任|任|我是|系)([^，。；]{3,20})/
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

/** A name that the old file brought along, or that somebody else's text did. */
export interface ForeignName {
  block: number
  from: number
  to: number
  text: string
  kind: "person" | "unit"
  /** It is the name of the unit whose report the old file was. */
  old: boolean
}

/** A report may well speak of another: of one's predecessor as such, of a unit that one works with. */
const asPredecessor = /(?:接任|接替|前任|原任|时任|继)[^，。；]{0,10}$/
const asFormer = /(?:原|原任|曾任|曾在|调离|学习|借鉴|参观|考察|兄弟|邻近的?|相邻的?|毗邻的?|对口|来自|介绍)$/
const asVisited = /^(?:党委|政府|党工委)?(?:学习|参观|考察|取经|交流|对接|任职|工作期间|经验)/
const partnerWords =
  "[与和同跟向到赴往对帮从自由请、及]|借鉴|学习|参观|考察|邻近的?|相邻的?|毗邻的?|邻[县镇乡村]|支援|对口|来自|联合|结对|介绍|兄弟|协助|配合|会同|途经|前往|走进|流入|辐射|落户|调[到至往任]|原|曾[任在]"
const asPartner = new RegExp(`(?:${partnerWords})$`)
const partner = new RegExp(`(?:${partnerWords})(([\\u4e00-\\u9fff]{2,8}?)${kindOfUnit})`, "g")
/** In a clause that tells of what is done together, another unit is a partner wherever it stands. */
const together =
  /前来|来我|来[^，。；]{0,4}(?:学习|考察|参观|取经|交流)|邀请|联合|共建|结对|毗邻|交界|接壤|相邻|与我|同我|和我|向我|给我|对我|帮我|捐|支援|会同|协作|联盟/
const noProper =
  /[各全本我该某上下邻两几多每这那其在对把将为新老乡镇村县市区省州国中我基层所有个从到与和以按照根据建成做好抓把让联合智慧推动加强开展坚持]/

/** When and of whom a report tells: what stands before a name. */
const times =
  "今年|今后|往后|一年来|全年|目前|近年来|下一步|明年|来年|去年|此外|同时|如今|至此|年内|年底|当前|接下来|这一年|我们|随后|其中|现在|眼下|到?(?:19|20)\\d\\d年底?|[上下]半年"
const ownWords =
  "带领|团结|率领|引导|动员|凝聚|作为|让|使|把|推动|助力|助推|促进|提升|建设|打造|擦亮|维护|展示|展现|树立|讲好|叫响|服务|扎根|立足|保障|关心|我们|努力为|是|成为|全"
/** 与某所签约的企业: they have signed with us. */
const withUs = /^(?:签约|签订[^，。；]{0,8}|合作|结对|共建|对接|联系|往来)的/
const led =
  /^(?:党委|党工委|党组|委|政府|[、和])*的?(?:坚强|正确|统一)?(?:领导|关心|关怀|支持|指导|部署|安排|要求)/

/** 柳河镇的做法, 柳河镇、青桥镇: named beside others, or for what it does. */
const nearby =
  /^(?:的?(?:做法|经验|模式|案例|企业|客商|朋友|同行)|等|、|和|与|及|之后|以[东南西北]|一带|方向)/

const personTitled = new RegExp(
  `([${surnames}][\\u4e00-\\u9fff]{1,2}?)(同志|${headOfUnit}|书记|主任|队长|部长|支书|老师)`,
  "g",
)

/** People named with a title or as a comrade in a block, where they stand. */
const peopleIn = perBlock(({ text }: BlockFacts): readonly { name: string; title: string; from: number }[] =>
  [...text.matchAll(personTitled)]
    .filter(({ index }) => nameBorder.test(text.slice(Math.max(0, index - 6), index)))
    .map(({ 1: name, 2: title, index }) => ({ name: name!, title: title!, from: index })),
)
const nameBorder =
  /(?:^|[，。；：、！？“”（(\s　]|[在由与和同跟向对请让按照以是]|书记|主任|长|同志|组织|根据|跟随|感谢|协助|配合|支持|发扬|学习|任命|经|为)$/

/**
 * Names of another unit or person that are not this report's own: the unit and the person whose report the old one
 * was, and units of the same kind that stand where the report would name its own.
 */
export function foreignNames(facts: ReportFacts, last: LastYear): ForeignName[] {
  const own = ownerOf(facts)
  const old = ownerOf(last.facts)
  const searched: { name: string; kind: ForeignName["kind"]; rightly: RegExp }[] = []
  if (old.person && old.person !== own.person && !own.frame.includes(old.person))
    searched.push({ name: old.person, kind: "person", rightly: asPredecessor })
  if (own.units.length > 0 || own.person !== null)
    for (const name of old.units)
      if (!own.frame.includes(name)) {
        searched.push({ name, kind: "unit", rightly: asFormer })
        // 柳河党建, “柳河红”: without its kind.
        const proper = name.replace(kindAtEnd[familyOf(name)] ?? /$/, "")
        if (proper.length >= 2 && proper !== name && !own.frame.includes(proper))
          searched.push({ name: proper, kind: "unit", rightly: asFormer })
      }
  const moved = searched.some(({ kind }) => kind === "unit")
  const ownFamilies = own.units.map(familyOf)
  const others = [...partnersOf(last)].filter(
    (name) =>
      ownFamilies.includes(familyOf(name)) &&
      !own.frame.includes(name) &&
      !searched.some((it) => it.name.includes(name) || name.includes(it.name)),
  )
  const strangers = moved ? peopleOf(last) : none
  const out: ForeignName[] = []
  const add = (block: number, from: number, text: string, kind: ForeignName["kind"], old: boolean) => {
    if (!out.some((it) => it.block === block && it.from < from + text.length && from < it.to))
      out.push({ block, from, to: from + text.length, text, kind, old })
  }
  for (const [block, blockFacts] of facts.blocks.entries()) {
    const { text, type } = blockFacts
    if (type === "aside") continue
    for (const { name, kind, rightly } of searched)
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
        if (
          !rightly.test(text.slice(0, at)) &&
          !asVisited.test(text.slice(at + name.length)) &&
          // 到柳河镇学习 is judged as 柳河镇, not as 柳河.
          !(kind === "unit" && kindRight.test(text.slice(at + name.length)))
        )
          add(block, at, name, kind, true)
    for (const name of others)
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
        if (!asPartner.test(text.slice(Math.max(0, at - 6), at))) add(block, at, name, "unit", false)
    for (const { name, from, kind } of unitsAsOwn(blockFacts))
      if (
        !own.frame.includes(name) &&
        (kind === "led" ? ownFamilies.slice(0, -1) : ownFamilies.slice(-1)).includes(familyOf(name)) &&
        !own.units.some((unit) => unit.endsWith(name) || name.endsWith(unit))
      )
        add(block, from, name, "unit", false)
    for (const { name, title, from } of peopleIn(blockFacts)) {
      if (own.frame.includes(name) || name === own.person) continue
      // Nobody but the reporter holds the post that the report is of.
      const inMyPost =
        own.person !== null &&
        (title === "同志"
          ? asReporter.test(text.slice(from + name.length + title.length))
          : heads.test(title) && own.frame.includes(title) && !/[副原老前]$/.test(text.slice(0, from)))
      if ((strangers.has(name) || inMyPost) && !asPredecessor.test(text.slice(0, from)))
        add(block, from, name, "person", false)
    }
  }
  return out.sort((a, b) => a.block - b.block || a.from - b.from)
}

const heads = new RegExp(`^(?:${headOfUnit}|书记|主任)$`)
/** Only of the one whose report it is: 某同志带头讲党课, 某同志能够坚持. */
const asReporter = /^(?:带头|主持|亲自|坚持|严格|认真|能够|始终|牵头|任内|履职|任职|一年来|的?带领下)/
const none: ReadonlySet<string> = new Set()

/** Units of the same kind that last year's report spoke of as others: 借鉴澜尾港海关经验. */
const partnersOf = kept(({ facts }: LastYear): ReadonlySet<string> => {
  const out = new Set<string>()
  for (const { text } of facts.blocks)
    for (const [, name, proper] of text.matchAll(partner)) if (!noProper.test(proper!)) out.add(name!)
  return out
})

/** People whom last year's report named. */
const peopleOf = kept(
  ({ facts }: LastYear): ReadonlySet<string> =>
    new Set(facts.blocks.flatMap((block) => peopleIn(block).map(({ name }) => name))),
)

const clauses = /[^，。；：！？\n]+/g
const unitAnywhere = new RegExp(kindOfUnit, "g")
/** Words that end right before a name. */
const wordBefore = new RegExp(
  `^.*(?:${ownWords}|${times}|${partnerWords}|[在为是的了]|覆盖|惠及|涉及|围绕|聚焦|结合|针对|确保|实现|代表|承接|完成|开展|举办|走遍|跑遍|深入|来到|落实|深化|推进|建成|组织|利用|依托|当选|现有|全体|整个|关于|经|被|等|使得|争当|争做|主持|负责)`,
)
/** What a unit is like, or any unit of the kind: 清廉学校, 示范村. No name. */
const common =
  /清廉|平安|智慧|美丽|文明|和谐|示范|绿色|健康|数字|产业|组织|利用|换届|当选|返|党|建|服务|群众|干部|红色|幸福|品牌|特色|生态|合作|人才|教育|技术|文化|培训|指挥|调解|综治|便民|活动|物流|公共|应急|先进|优秀|重点|薄弱|后进|空壳|经济|易地|搬迁|安置|帮扶|扶贫|脱贫|试点|驻|入|进|出|回|离|到|来|去|城|山|郊|老旧|边远|偏远|乡|农|村|名|个|年|月|周|人|户|亩|元|好|强|大|小|高/
const isName = (proper: string, kind: string) =>
  proper.length >= (kind.length === 1 ? 2 : 3) &&
  proper.length <= (kind.length === 1 ? 3 : 6) &&
  !(kind.length === 1 ? common : notOwn).test(proper) &&
  !noProper.test(proper)
/** An institution may well have 山, 城, 农 in its name. */
const notOwn =
  /清廉|平安|智慧|美丽|文明|和谐|示范|绿色|数字|产业|组织|利用|换届|当选|返|服务|群众|干部|品牌|特色|合作|人才|培训|指挥|调解|综治|便民|活动|物流|公共|应急|先进|优秀|重点|试点|医联|家长|党|建|名|个|年|月|进|入|收/

/** Units of a block that stand where a report names its own; `led` in the place of the one above. */
const unitsAsOwn = perBlock(
  ({ text }: BlockFacts): readonly { name: string; from: number; kind: "own" | "led" }[] => {
    const out: { name: string; from: number; kind: "own" | "led" }[] = []
    for (const { 0: clause, index } of text.matchAll(clauses)) {
      let least = 0
      for (const match of clause.matchAll(unitAnywhere)) {
        const end = match.index + match[0].length
        const run = /[\u4e00-\u9fff]*$/.exec(clause.slice(least, match.index))![0]
        const cut = wordBefore.exec(run)?.[0].length ?? 0
        const proper = run.slice(cut)
        least = end
        if (!isName(proper, match[0])) continue
        const from = match.index - proper.length
        const before = clause.slice(0, from)
        const behind = clause.slice(end)
        const name = proper + match[0]
        if (withUs.test(behind) && /[与和同]$/.test(before))
          out.push({ name, from: index + from, kind: "own" })
        if (together.test(clause) || asVisited.test(behind) || asPartner.test(before)) continue
        if (/在$/.test(before) && led.test(behind)) out.push({ name, from: index + from, kind: "led" })
        else if (!nearby.test(behind)) out.push({ name, from: index + from, kind: "own" })
      }
    }
    return out
  },
)
