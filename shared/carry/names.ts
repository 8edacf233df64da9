import { perBlock } from "../checks/facts"
import type { BlockFacts, ReportFacts } from "../checks/types"
import { kept } from "../model/kept"
import { foreignLevelWords } from "./level-words"
import type { LastYear } from "./types"
import { familyOf, kindOfUnit, shortFormsOf } from "./unit-kinds"

/** Whose report it is, as its properties say, or else its title, its by-lines, its opening or its signature. */
export interface Owner {
  person: string | null
  /** The unit and those above it by their own names, the highest first: 柳河镇, 沧澜港海关. */
  units: readonly string[]
  /** All that stands in title, by-lines and signature, and the properties. */
  frame: string
}

/** Surnames of most people, so that a word before 同志 is not taken for a name. */
const surnames =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝傅封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻厉伊仝区郜海阚花权强帅屠豆朴练廉禹井祖漆巴丰卿狄索晋门云容扈晁芮普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭逯隆茹诺玉银亢嵇湛宾戎勾茅利於呼揭尉冶斯元束檀衣阴昝智幸奉植衡富尧闭"

const kindRight = new RegExp(`^${kindOfUnit}`)
const unitHead = new RegExp(`^(([\\u4e00-\\u9fff]{0,8}?)${kindOfUnit})`)
const headOfUnit =
  "院长|校长|园长|镇长|乡长|局长|所长|站长|场长|关长|行长|厂长|馆长|董事长|总经理|检察长|社长|监狱长|大队长|教导员|政委|苏木达|嘎查达"
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
    const opens = type === "opening" || (i < 6 && /^(?:我叫|我是|本人)|[，。！!,；](?:我叫|我是)/.test(text))
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
    if (!framing && units.length === 0)
      units.push(...unitsIn(saidUnit.exec(text)?.[1] ?? "").filter((unit) => !/[在的了]/.test(unit)))
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
/** Also of what somebody else is called for short: 与屏阳签了协议. */
const asMet = new RegExp(`(?:${partnerWords}|原)$`)
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

/** Names of other peoples have no such surname: 疫情一来，朝鲁书记带着党员…. Then where it stands must tell. */
const personLeads = new RegExp(
  `(?<=^|[，。；：！？“\\s　])([\\u4e00-\\u9fff]{2,4}?)(${headOfUnit}|书记)(?=同志|[带率和说讲来到去也还又总常把在亲]|主持|牵头|自己)`,
  "g",
)
/** What may stand before a title and is no name: 支部书记, 老书记, 年轻书记, 全体书记. */
const notNamed =
  /[委任部组支位务群体办副原员]|^(?:成为|高新|方面|连队|党建|应该|明确|全县|全镇|全乡|单个|从事|向上)$/
const noLetterOfName =
  /[支部委组总第一驻村镇乡县市区街社年轻优秀各位两几这那老新前后任现原副我们你他它全单工干党员团妇人大政协常务分管包联挂专兼所有的本该每个名与和同跟向对在由为是经请让按照以及等好女男省局院校厂班站队连级上下监狱法警关]/

/** People named with a title or as a comrade in a block, where they stand. */
const peopleIn = perBlock(({ text }: BlockFacts): readonly { name: string; title: string; from: number }[] =>
  [
    ...[...text.matchAll(personTitled)].filter(
      ({ index, 1: name }) =>
        nameBorder.test(text.slice(Math.max(0, index - 6), index)) && !notNamed.test(name!),
    ),
    ...[...text.matchAll(personLeads)].filter(({ 1: name }) => !noLetterOfName.test(name!)),
  ].map(({ 1: name, 2: title, index }) => ({ name: name!, title: title!, from: index })),
)
const nameBorder =
  /(?:^|[，。；：、！？“”（(\s　]|[在由与和同跟向对请让按照以是]|书记|主任|长|同志|组织|根据|跟随|感谢|协助|配合|支持|发扬|学习|任命|经|为)$/

/**
 * Names of another unit or person that are not this report's own: the unit and the person whose report the old one
 * was, units of the same kind that stand where the report would name its own, what such a unit is called for short,
 * and 我区 where it can only be 我县.
 */
export function foreignNames(facts: ReportFacts, last: LastYear): ForeignName[] {
  const own = ownerOf(facts)
  const old = ownerOf(last.facts)
  const isOwn = (name: string) => own.frame.includes(name) || own.units.some((unit) => unit.includes(name))
  const searched: Searched[] = []
  if (old.person && old.person !== own.person && !own.frame.includes(old.person))
    searched.push({ name: old.person, kind: "person", old: true, rightly: asPredecessor })
  if (own.units.length > 0 || own.person !== null)
    // The longest first: 屏阳县供电公司 is not found as 屏阳县.
    for (const name of [...old.units].reverse())
      if (!isOwn(name)) {
        searched.push({ name, kind: "unit", old: true, rightly: asFormer })
        // 柳河党建, “柳河红”: without its kind.
        for (const short of shortFormsOf(name))
          if (!isOwn(short)) searched.push({ name: short, kind: "unit", old: true, rightly: asFormer })
      }
  const moved = searched.some(({ kind }) => kind === "unit")
  const ownFamilies = own.units.map(familyOf)
  const others = [...partnersOf(last)].filter(
    (name) =>
      ownFamilies.includes(familyOf(name)) &&
      !isOwn(name) &&
      !searched.some((it) => it.name.includes(name) || name.includes(it.name)),
  )
  const strangers = moved ? peopleOf(last) : none
  const out: ForeignName[] = []
  const add = (block: number, from: number, text: string, kind: ForeignName["kind"], old: boolean) => {
    if (!out.some((it) => it.block === block && it.from < from + text.length && from < it.to))
      out.push({ block, from, to: from + text.length, text, kind, old })
  }
  const search = (list: readonly Searched[]) => {
    if (list.length === 0) return
    for (const [block, { text, type }] of facts.blocks.entries()) {
      if (type === "aside") continue
      for (const { name, kind, old, rightly } of list)
        for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
          if (
            !rightly.test(text.slice(0, at)) &&
            !asVisited.test(text.slice(at + name.length)) &&
            // 到柳河镇学习 is judged as 柳河镇, not as 柳河.
            !(kind === "unit" && kindRight.test(text.slice(at + name.length)))
          )
            add(block, at, name, kind, old)
    }
  }
  search(searched)
  /** Units that this report was found to take for its own. */
  const taken = new Set<string>()
  for (const [block, blockFacts] of facts.blocks.entries()) {
    const { text, type } = blockFacts
    if (type === "aside") continue
    for (const name of others)
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
        if (!asPartner.test(text.slice(Math.max(0, at - 6), at))) add(block, at, name, "unit", false)
    for (const { name, from, kind } of unitsAsOwn(blockFacts))
      if (
        !isOwn(name) &&
        (kind === "led" ? ownFamilies.slice(0, -1) : ownFamilies.slice(-1)).includes(familyOf(name)) &&
        !own.units.some((unit) => unit.endsWith(name) || name.endsWith(unit))
      ) {
        add(block, from, name, "unit", false)
        if (kind === "acts") taken.add(name)
      }
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
  for (const find of [unitsOfUnknownKind, unitsElsewhere])
    for (const { block, from, name } of find(facts.blocks, own))
      if (!isOwn(name)) add(block, from, name, "unit", false)
  const shorts = [...taken].flatMap(shortFormsOf).filter((name) => !isOwn(name))
  search(shorts.map((name) => ({ name, kind: "unit", old: false, rightly: asMet })))
  for (const { block, from, word } of foreignLevelWords(facts.blocks, own))
    add(block, from, word, "unit", false)
  return out.sort((a, b) => a.block - b.block || a.from - b.from)
}

/** A name that is looked for to the letter, and where it rightly stands. */
interface Searched extends Pick<ForeignName, "kind" | "old"> {
  name: string
  rightly: RegExp
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
const isName = (proper: string, kind: string, least = kind.length === 1 ? 2 : 3) =>
  proper.length >= least &&
  proper.length <= (kind.length === 1 ? 3 : 6) &&
  !(kind.length === 1 ? common : notOwn).test(proper) &&
  !/^.{1,3}[兴富强旺]$/.test(kind.length === 1 && proper.length > 2 ? proper : "") &&
  !noProper.test(proper)
/** An institution may well have 山, 城, 农 in its name. */
const notOwn =
  /清廉|平安|智慧|美丽|文明|和谐|示范|绿色|数字|产业|组织|利用|换届|当选|返|服务|群众|干部|品牌|特色|合作|人才|培训|指挥|调解|综治|便民|活动|物流|公共|应急|先进|优秀|重点|试点|医联|家长|偏远|边远|薄弱|基层|离|党|建|名|个|年|月|进|入|收/

/** Behind a unit that does something: 白荡镇党委还成立了…, 南坪监狱在…, 某村的嫂子们也…. */
const acts =
  /^(?:党委|党组|党工委|党总支|党支部|支部|政府|班子|“?两委”?|村委会|居委会|工会|妇联|团委|干部|群众|党员|[、和])*(?:的[\u4e00-\u9fff]{0,4}(?:干部|群众|党员|们|民警|队员|职工|教师|老师|居民|村民|牧民|医护人员))?[\u4e00-\u9fff]{0,4}?(?:还|也|又|在|已|正|全年|今年|先后|共|把|将|开展|建立|成立|探索|组织|坚持|推行|实施|打造|创新|荣立|荣获|获|被|实现|完成|制定|出台|举办|投入|带领|带着|率先|深入|着力|大力|积极|始终|推出|落实|设立|建成|新建|修建|争取|引进|牵头|通过|累计|按照|围绕|聚焦|依托|以|坚决|认真|全部|排查|调解|办理|走访|培训|化解|全力|严格|持续|扎实|做到|抓)/
/** The unit that a title or a by-line begins with, of whatever kind: 青溪水文站党支部…. */
const framedUnit =
  /^(?:中共|(?:19|20)\d\d年度?)?([\u4e00-\u9fff]{4,14}?)(?:党委|党组|党总支|党支部|支部|书记|(?:19|20)\d\d年|[\s　])/

/**
 * Units of the own one's kind where `kindOfUnit` does not know it, told as those who act at the start of a clause:
 * their names end as the own one ends.
 */
function unitsOfUnknownKind(
  blocks: readonly BlockFacts[],
  { units, frame }: Owner,
): { block: number; from: number; name: string }[] {
  const out: { block: number; from: number; name: string }[] = []
  const name = frame
    .split("\n")
    .map((line) => framedUnit.exec(line)?.[1])
    .find((it) => it !== undefined)
  if (name === undefined || familyOf(name) >= 0 || units.some((unit) => unit.endsWith(name))) return out
  const kind = name.slice(-Math.min(3, name.length - 2))
  for (const [block, { text, type }] of blocks.entries()) {
    if (type === "aside") continue
    for (let at = text.indexOf(kind); at >= 0; at = text.indexOf(kind, at + kind.length)) {
      const run = /[\u4e00-\u9fff]*$/.exec(text.slice(Math.max(0, at - 12), at))![0]
      const end = at + kind.length
      if (!acts.test(text.slice(end, end + 24)) || asPartner.test(run)) continue
      const proper = properIn(run, kind, true)
      if (proper !== null) out.push({ block, from: at - proper.length, name: proper + kind })
    }
  }
  return out
}

/** 青桥县水务局 in the report of 柳河县水务局: the own office of another place. */
function unitsElsewhere(
  blocks: readonly BlockFacts[],
  { units }: Owner,
): { block: number; from: number; name: string }[] {
  const out: { block: number; from: number; name: string }[] = []
  const office = units.at(-1)
  const place = units.at(-2)
  if (office === undefined || place === undefined || !/[县区市旗]$/.test(place) || office.startsWith(place))
    return out
  for (const [block, { text, type }] of blocks.entries()) {
    if (type === "aside") continue
    for (let at = text.indexOf(office); at >= 0; at = text.indexOf(office, at + office.length)) {
      const level = text[at - 1] ?? ""
      if (!"县区市旗".includes(level) || level === "") continue
      const run = /[\u4e00-\u9fff]*$/.exec(text.slice(Math.max(0, at - 13), at - 1))![0]
      const proper = properIn(run, level, true)
      const behind = text.slice(at + office.length, at + office.length + 24)
      if (proper === null || asPartner.test(run.slice(0, -proper.length)) || asVisited.test(behind)) continue
      if (acts.test(behind)) out.push({ block, from: at - 1 - proper.length, name: proper + level + office })
    }
  }
  return out
}

/** When: what may stand right before the one who acts. */
const when =
  /^.*(?:[里间时后前中来起初底末天晚夜季日月旬]|期间|一开始|[春夏秋冬]|以来|之际|(?:今|去|本|当|同|全)年)(?=[\u4e00-\u9fff]{2,3}$)/

/**
 * Units of a block that stand where a report names its own; `acts` where they are told to do something, `led` in the
 * place of the one above.
 */
const unitsAsOwn = perBlock(
  ({ text }: BlockFacts): readonly { name: string; from: number; kind: "own" | "acts" | "led" }[] => {
    const out: { name: string; from: number; kind: "own" | "acts" | "led" }[] = []
    for (const { 0: clause, index } of text.matchAll(clauses)) {
      let least = 0
      const matches = [...clause.matchAll(unitAnywhere)]
      for (let i = 0; i < matches.length; i++) {
        const first = matches[i]!
        let last = first
        // 屏阳县供电公司 is one unit; of what kind, its last word tells.
        while (matches[i + 1]?.index === last.index + last[0].length) last = matches[++i]!
        const run = /[\u4e00-\u9fff]*$/.exec(clause.slice(least, first.index))![0]
        // 财政局: what stands before it is its trade. Those of other places are found by `unitsElsewhere`.
        if (first[0] === "局") continue
        const end = last.index + last[0].length
        least = end
        const behind = clause.slice(end)
        const acting = acts.test(behind)
        const proper = properIn(run, first[0], acting)
        if (proper === null) continue
        const from = first.index - proper.length
        const before = clause.slice(0, from)
        const name = clause.slice(from, end)
        if (withUs.test(behind) && /[与和同]$/.test(before))
          out.push({ name, from: index + from, kind: "own" })
        if (together.test(clause) || asVisited.test(behind) || asPartner.test(before)) continue
        if (/在$/.test(before) && led.test(behind)) out.push({ name, from: index + from, kind: "led" })
        else if (!nearby.test(behind)) out.push({ name, from: index + from, kind: acting ? "acts" : "own" })
      }
    }
    return out
  },
)

/** The proper name that a run of characters before a kind of unit ends with, or null. */
function properIn(run: string, kind: string, acting: boolean): string | null {
  const proper = run.slice(wordBefore.exec(run)?.[0].length ?? 0)
  if (isName(proper, kind)) return proper
  if (!acting) return null
  // 汛期里白荡镇党委还成立了…
  const short = proper.slice(when.exec(proper)?.[0].length ?? 0)
  return short.length >= 2 && isName(short, kind, 2) ? short : null
}
