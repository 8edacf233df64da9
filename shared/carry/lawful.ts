import { perBlock } from "../checks/facts"
import type { BlockFacts } from "../checks/types"
import type { BlockName } from "../model/schema"
import type { Quantity } from "../text/quantities"

/** A rule: how often, at least how much. It holds in every year. */
const bound = /(?:不[少低高多短晚]于|不超过|不得[少超高低多][于过]|至少|最多)[^，。；、\d]{0,6}$/
const boundBehind = /^(?:及|\(含\)|（含）)?以[上下内]|^之?内(?![部容的设务])|^封顶|^起步/
const often =
  /(?:每|逐|按|隔)[一二两三四五六七八九十半\d]{0,2}(?:个?(?:年度?|半年|季度?|月|周|星期|双周|学期|学年|旬|日|天|晚))[^，。；]{0,12}$/
const oftenUnits = /^(?:次|回|遍|讲|课|期|场|天|日|节|堂|轮|篇|个?小时|个?学时|课时|个?半天|个?下午|个?晚上)/
const each =
  /每(?:一|逐)?(?:名|个|位|村|户|人|家|所|支部|组|站|条|处|县|乡|镇|街道|科室|单位|季度|项|班|校)[^，。；]{0,14}$/
/** Money and shares that come to something each are a year's work, not a rule. */
const results = /^(?:元|公斤|斤|吨|[%％])/
const lasting = /(?:为期|常年|固定|定员)[^，。；、\d]{0,6}$/
/** Renewed with the same partners. */
const renewed = /^[^，。；、\d]{0,8}(?:续签|续聘|续约)/

/** What there is, whatever a year's work comes to: told of by these verbs, also further down their list. */
const standing =
  /(?:下设|下辖|所辖|管辖|现有|共有|设有|建有|拥有|配有|内设|保存|保有|包联|挂联|编制|核定|在编|在册|划分|分为|配齐|下属|承担|占地|总面积|辖区面积|户籍|常住|建于|始建|开放床位|(?<![增新])设立?|(?<![增新])设置|(?<![管直])辖|发包)(?:(?!其中|[人名户个]中)[^，。；]){0,24}$/
/** 辖4个村民小组，218户，763人: a list goes on where every clause is a noun and its number. */
const listed =
  /^(?:[^，。；、\d]{0,8}(?:\d[\d.,]*|[一二两三四五六七八九十百]+)[^，。；、\d]{1,10}[，、])+[^，。；、\d]{0,8}$/
const standingVerb = /(?:下设|下辖|所辖|管辖|现有|共有|设有|建有|拥有|内设|编制|(?<![管直])辖)[^。；]*$/
/** The text itself says that nothing has changed. */
const stillSo = /(?:仍(?:然|旧|是|有|为)?|依然|依旧|保持在|稳定在|维持在)[^，。；、\d]{0,8}$/
/** What an earlier year left: 2016年建的3个大棚. */
const leftFrom =
  /(?:19|20)\d\d年[^，。；]{0,4}(?:(?<!党)建|盖|修|装|购|种|栽|办|立|引进|撤并|编制|投用)[^，。；]{0,4}的[^，。；]{0,10}$/
const standard = /(?:标准|租金|月租|年租)(?:为|是|每年|每月)?$/
/** 三个环节, 两级联动: parts of a thing, counted in words. */
const inWords = /^[一二两三四五六七八九十](?:个|类|级|种|层|大|方面|支|套|本|张|道)(?!荣誉|称号|奖|项目|桌)/
/** 每两周, 每100人; 一季一次. */
const every = /(?:每隔?|隔)$|(?:^|[^\d])[一半](?:年|个?月|季度?|周|天|日|学期)[^，。；]{0,2}$/
const rate = /每[^，。；]{1,8}(?:补助|补贴|奖励|奖补|缴纳|收取|收费|加分|扣分|计分|加|扣|计)[^，。；\d]{0,3}$/
/** 三年行动, 5公里服务圈: part of a name, unless things of that name are counted. */
const named =
  /^[\u4e00-\u9fff]{0,4}?(?:制度?|机制|工作法|模式|行动|计划|工程|服务圈|原则|公约|守则|准则|禁令|不准)/
const countedThings = /^(?:项|个|份|套|条|次|场|期|件|批|部)/
const quotedOpen = /[“《][^”》]{0,24}$/
const quotedClose = /^[^“《]{0,24}[”》]/
const has =
  /(?:^|[，。；：])(?:我们?|本|全|该|乡|镇|村|县|院|校|所|局|站|科|队|厂|园|场|里|辖区|目前|现)[^，。；\d]{0,4}有[^，。；]{0,20}$/
/** A clause that is nothing but what there is and how much: 教职工126名. */
const stock =
  /(?:^|[，。；：、]|其中|全[镇乡县村市区街园院校局馆所站科队厂场]|本[镇乡县村市区街园院校局馆所站科队厂场])(?:共|现|总)?(?:干部职工|在[岗职编](?:职工|人员|教师)?|教职工|专任教师|正式党员|党员|团员|村组干部|村干部|村民代表|村民小组|村民组|自然村|行政村|党支部|支部|党小组|研究室|试验站|试验地|试验田|专业|班级|教学班|校区|科室|口岸|通道|农户|户数|脱贫户|监测户|户籍人口|常住人口|总户数|职工|干警|民警|关员|法官助理|员额法官|医护人员|在校学生|在校生|学生|总人口|人口|农户|村民|居民|耕地|土地|梯田|林地|茶山|苹果园|枣园|鱼塘|水面|草场|茶园|果园|山林|水田|旱地|机动地|水稻|玉米|小麦|大豆|编制床位|床位|海拔|边境线|岸线)$/
/** All there are: 全村216户. */
const whole = /(?:全[镇乡县村市区街园院校局馆所站科队厂场关系组部社司]|全体|所有)$/
/** Land that a unit has is tilled anew each year. */
const land = /(?:种植?|播种)(?:水稻|玉米|小麦|大豆|粮食)$/
/** Places and parts of a unit: their number is not what a year's work comes to. */
const parts =
  /^(?:个|家|所|处|支|条|座|名)?(?:行政村|自然村|村民小组|村(?![民干医规企级集])|社区|乡镇|镇|乡(?![村贤])|街道|县(?!级)|市(?!级|场)|寨子?|党?总?支部(?!书记)|党小组|党组织|基层党组织|(?:人民)?法庭|派出所|教学点|中心校|校区|分校|学区|子公司|分公司|厂区|片区|网格|部门|科室|病区|研究室|教研室|教研组|年级|系部?|专业(?!合作|技|人)|车间|班组|内设机构|学期|季度|民族村|居民小组)/
const age = /^\d+(?:周)?岁/

/** Where it came from: last year's figure, quoted to say how far this year got. */
const started = /(?:^|[^自])(?:由|从)[^，。；]{0,14}$/
const startedBehind = /^[^，。；]{0,10}?(?:到|至|为|成|降|升|增|减|缩|压|提)/
/** 38名增加到52名: without 由 before it. */
const raised =
  /^[^，。；\d]{0,4}?(?:提高|增加|上升|增长|下降|减少|扩大|缩短|压缩|压减|提升|扩展|发展|升|增|降|减|涨)(?:到|至|为)/
const quoted =
  /(?:比|较(?![大好高多强快])|同比|去年|上年|往年|前年|原来|原先|原有|此前|以前|一年以上)[^，。；\d]{0,12}$|(?:比|较|继)(?:19|20)\d\d年[^，。；\d]{0,8}$|(?:19|20)\d\d年度?(?:的|为|是|底的?)$/

/** Does the text itself say that a quantity is the same in every year, or last year's and quoted as such? */
export interface LawfulFigure {
  /** A rule, a bound, what there is. */
  rule: boolean
  /** What there is: wherever else the report says the same number of it, that is right too. */
  stands: boolean
  /** Last year's value, quoted as the one that this year started from. */
  start: boolean
}

const usual: LawfulFigure = { rule: false, stands: false, start: false }

/** For each quantity of a block, by its place in `quantities`. */
export const lawfulFigures = perBlock((block: BlockFacts): readonly LawfulFigure[] =>
  block.quantities.map((quantity) => lawful(block.type, block.text, quantity)),
)

const figureItself = /^[约近逾超]?[\d.,，]*[零〇一二三四五六七八九十百千两半]*[余多]?[万亿]?/
/** Round the clock, within two days: what is promised at any time. */
const hours = /^(?:12|24|36|48|72)(?:个)?小时/
const worked = /(?:全年|今年|一年来|完成|实现|增长|先后|累计)[^。；]*$/
const events = /^(?:次|场|期|场次|人次|件|起|篇|份|元|[%％])/

function lawful(type: BlockName, text: string, { from, to, unit, text: own, value }: Quantity): LawfulFigure {
  const before = text.slice(Math.max(0, from - 18), from)
  const behind = text.slice(to, to + 12)
  const start =
    (started.test(before) && startedBehind.test(behind)) || raised.test(behind) || quoted.test(before)
  const noun = own.replace(figureItself, "")
  const clause = text.slice(Math.max(0, from - 40), from)
  const list = standingVerb.exec(text.slice(Math.max(0, from - 80), from))
  const stands =
    standing.test(clause) ||
    has.test(clause) ||
    stock.test(clause) ||
    land.test(before) ||
    whole.test(before) ||
    parts.test(noun + behind) ||
    leftFrom.test(clause) ||
    (list !== null && listed.test(list[0])) ||
    // What a report says of the unit before it tells of its work.
    ((type === "opening" || type === "intro") && !worked.test(clause) && !events.test(unit ?? ""))
  const rule =
    stands ||
    bound.test(before) ||
    /(?:以上|以下|以内|之内)$/.test(own) ||
    boundBehind.test(behind) ||
    age.test(own) ||
    hours.test(own) ||
    (often.test(before) && oftenUnits.test(unit ?? "") && (value ?? 0) <= 12) ||
    (each.test(before) && !results.test(unit ?? noun)) ||
    lasting.test(before) ||
    stillSo.test(before) ||
    standard.test(before) ||
    (every.test(before) && !results.test(unit ?? noun)) ||
    rate.test(before) ||
    (named.test(noun + behind) && !countedThings.test(unit ?? "")) ||
    (quotedOpen.test(text.slice(Math.max(0, from - 26), from)) &&
      quotedClose.test(text.slice(to, to + 26))) ||
    renewed.test(behind) ||
    inWords.test(own + behind)
  return rule || start ? { rule, stands, start } : usual
}

/** Wording that the law or the Party fixes, a system's name: a sentence of nothing else is the same in every year. */
const fixed =
  /习近平|新时代中国特色社会主义思想|党的二十|中央八项规定|两个确立|两个维护|四个意识|四个自信|三会一课|第一议题|批评指正|请[^。]{0,8}评议|述职如下|报告如下|汇报如下|谢谢大家/

/** Is a whole sentence rightly the same? */
export function isLawfulSentence(text: string, terms: number): boolean {
  if (text.length <= 6) return true
  if (fixed.test(text)) return true
  return terms > 0 && terms * 2 >= text.length
}
