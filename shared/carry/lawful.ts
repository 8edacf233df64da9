import { perBlock } from "../checks/facts"
import type { BlockFacts } from "../checks/types"
import type { BlockName } from "../model/schema"
import type { Quantity } from "../text/quantities"
import { countedIn } from "./counted"

/**
 * Does the text itself say that a quantity is the same in every year, or an earlier year's and quoted as such? What a
 * year's work comes to (培训38名, 走访24人次, 增长12%) never is: there the same number has to be confirmed.
 */
export interface LawfulFigure {
  /** A rule, a bound, a name, or what there is. */
  readonly rule: boolean
  /** What there is: wherever else the report says the same number of it, that is right too. */
  readonly stands: boolean
  /** Last year's value, quoted as the one that this year started from. */
  readonly start: boolean
  /** Told of as known, and that it is done with now: 反馈的23个问题全部改完. Right unless last year said so too. */
  readonly back: boolean
  /** The year that the text itself gives it (2016年登记的…亩产2850公斤), when it is told of that year; else null. */
  readonly year: number | null
}

/** A quantity in its clause. */
interface Spot {
  quantity: Quantity
  /** From the start of its clause, at most 40 characters. */
  head: string
  /** What the figure counts and what stands behind it, to the end of the clause, at most 24 characters. */
  tail: string
  /** The 80 characters before it, and the 26 on either side, over the borders of clauses. */
  before: string
  left: string
  right: string
  type: BlockName
}

// -- What is done in a year -------------------------------------------------------------------------------------------

/** Verbs of a year's work: whatever is counted behind them is its result. */
const did =
  /培训|走访|慰问|办结|发放|建成|[新改扩修筹]建|召开|举办|开展|开出|完成|新[增栽添购]|增长|下降|减少|增加|帮[助扶]|整顿|解决|化解|调[解处整]|处[理置]|查[处办获摆看出]|排查|整改|检[查测出修]|抽查|抽调|[巡督]查|督[导办改]|调研|约谈|谈[话心]|处分|表彰|评[选出为比]|培[养育]|发展(?=党员|预备|对象|积极|成员|会员|新)|吸[收引纳]|招[聘录收生引募]|引[进导入]|选[派聘拔送配]|选出|提拔|推荐|转[化移出]|组织(?!生活|部)|实施|推进|争取|投[入放]|筹[集措]|接[待诊听]|受[理训培益]|审[理结查核]|立案|服务(?=[^中站所窗点大])|惠及|带动|覆盖|签[订约发]|印发|制[定作]|修[订缮复]|出台|发[表现布]|获|种[植下]|栽|改[造厕]|维修|硬化|安装|配[备齐]|打造|创建|命名|清[理收退运]|拆除|收[缴到集]|追[回缴补]|减[免负]|救[助治]|救援(?![大支中]?队|站|中心)|资助|捐|募|上门|劝返|宣[讲传]|学习|研究(?!室|所|院|员)|参[加与训]|推广|办[理好成班]|讲[了授过]|流转|征[求集]|兑现|输送|购[置买]|销售|实现|达到|达成|救出|抢修|搜集|截获|破获|抓获|监管(?=[^点区场])|监测到|登记|颁发|挂牌|遴选|入党|换届|分配|接收|轮作|申报|录[取用]|入[库选驻围]|找回|退还|设立(?=党员服务岗|先锋岗)/

const figureItself = /^[约近逾超]?[\d.,，]*[零〇一二三四五六七八九十百千两半]*[余多]?[万亿]?/
/** A number in words. */
const inWords = /^[一二两三四五六七八九十]/
const clauseMark = /[，。；：！？\n]/

// -- What there is ----------------------------------------------------------------------------------------------------

/** It is there; also further down the list that such a verb begins. */
const exists =
  /(?:下设|下辖|所辖|[管直]辖|辖区?有?|现[有设辖]|共[有设辖]|设有|建有|拥有|配有|内设|保有|包联|挂联|核定|编制|在编|在册|在岗|下属|实有|定编|定员|在[校园]学?生?|馆藏|藏书|占地|辖区面积|国土面积|总面积|距(?:离)?[^，。；\d]{0,8}|(?<![开增新建创架特装添加假埋预])设(?=[\d一二两三四五六七八九十])|户籍|常住|建于|始建|开放床位|发包|有效灌溉|服务半径|设立|(?:^|[共分])设(?=[^计施法备想立置])|划[分定为]+|分[为成设])(?:共|了|着|专职|兼职)?/g
/** The same verbs, when the writer did it this year. */
const existsNew = /(?:新|增|又|再|另|今年|年内|先后|完成|共同)$/
/** 辖4个村民小组，218户，763人: a list goes on where every clause is a noun and its number. */
const listBegun =
  /(?:下设|下辖|所辖|管辖|现有|现辖|共有|设有|建有|拥有|内设|编制|(?<![管直])辖(?!区(?!有)))[^。；]*$/
const listItem =
  /^(?:[^，。；、\d]{0,8}(?:\d[\d.,]*|[一二两三四五六七八九十百]+)[^，。；、\d]{1,10}[，、])+[^，。；、\d]{0,10}$/
const has =
  /^(?:我们?|本|全|该|乡|镇|村|县|院|校|所|局|站|科|队|厂|园|场|里|街道|社区|辖区|目前|现|党[委组支总]|单位|公司|集团)[^，。；\d]{0,6}有[^，。；]{0,20}$/

/**
 * Organs, places and parts of a unit, whatever is said of them: 9个村集体经济收入 is of all 9 villages. Each may have
 * one of the `kindsOfParts` before it.
 */
const kindsOfParts =
  "(?:基层|机关|农村|村级|社区|城市|职能|内设|下[属辖]|所属|党政|业务|直属|离退休|在职|学生|教师|教工|行政|建制|涉农|民族|沿[江河湖海边路线]|山区|高山|库区|边境|结对|包[联保挂]|联系|挂[钩联点]|驻点|对口|县[直级]|市[直级]|区[直级]|镇直|驻[镇区村]|临床|医技|辅助|一线|专业部?|生产|下沉|成员|派驻|派出)"
const partNames =
  "(?:行政村|自然村|村民小?组|村(?![民干医规企级集小头]|“?两委”?(?:干部|成员))|村(?=集体|民委)|社区(?!矫正|工作者|服务|活动)|乡镇|镇(?![长级])|乡(?![村贤级])|街道|县[市区]{0,2}(?![级直])|市县|市(?![级场民]|直)|区县|旗|苏木|嘎查|寨子?|屯|连队|党?总?支部(?!书记|委员|班子|活动|共建)|党[小总]?组(?![成书])|党组织|党委(?!委员|书记)|(?:人民)?法庭|派出所|司法所|税务所|供电所|教学点|中心校|校区|[分学]校|学区|[分子]公司|厂区|片区|网格(?!员)|部门|科室|处室|股室|室所|病区|研究室|教[研]?[室组]|年级|系部?|院系|学院|专业(?!合作|技|人|课)|车间|班组|工段|分场|作业区|大队|中队|支队|内设机构|机构|居民小组|小区|楼栋|园区|窗口单位|卫生[院室]|乡卫生院|口岸|通道|监管点|门店|网点|支行|分[行社理局院]|营业厅|沙洲|洲(?![际史边头心])|岛屿?(?!礁)|浩特|独贵龙|监区|变电[站所]|收费站|消防(?:救援)?站|(?:政府|企业)?专职(?:消防)?队|党总?支部?领办的?合作社|党群服务中心|新时代文明实践[站所]|试验[站田地]|工会|团支部|委员会|民主党派|学期|学年|季度)"
const parts = new RegExp(`^(?:个|家|所|处|支|条|座|名|大)?(?:\\d+千伏)?${kindsOfParts}?${partNames}`)
/** Some of them, as this year's work has it: 整顿3个村, 其中5个支部. */
const partsDone =
  /(?:(?:新建|建成|整顿|帮助|帮扶|完成|打造|创建|走访|新增|转化|命名|评选|评定|督查|检查|抽查|巡察|培[育树]|争创|推动|推荐|表彰|撤并|改造|成立|指导|引导|组建|选树|调研)(?:了|好|出|全[县市镇乡区])?|其中|[使让]|[已又还]有|帮|前往?)$/
const didJust = new RegExp(`(?:${did.source})(?:了|好|出|到|全[县市镇乡区])?$`)
/** One speaks to all who hold a post: 与12名中层干部签订责任书. */
const posts =
  /^(?:名|个|位)?(?:科室|部门|支部|单位|中层|班子|党委|党组|党支部|各?村|社区|党总支|庭室|处室|股室|机关|年级){1,2}(?:主要)?(?:负责人|负责同志|干部|成员|书记|主任|正职|一把手)/
const spokenTo =
  /(?:[与同和对]|听取|带领|团结|督促|要求)(?:全[镇乡县村市区街园院校局馆所站科队厂场][^，。；\d]{0,4}|其他|其余)?$/

/** Who belongs to a unit and what it has: a clause of nothing but such a noun and its number says what there is. */
const stockNames =
  "(?:干部职工|在[岗职编](?:职工|人员|教师|干部)?|教职工|(?:专任)?教师|正式党员|党员|团员|村组干部|村干部|“?两委”?(?:干部|成员)|班子成员|支委|委员|领导(?:班子成员|职数)|行政编制|事业编制|编制|网格员|护[林草河水路堤线边]员|河长|村民代表|村民小?组|自然村|行政村|党[总]?支部|支部|党小组|研究室|试验[站地田]|专业|班级|教学班|校区|科室|病区|口岸|通道|农户|户数|脱贫户|户籍人口|常住人口|流动人口|服务人口|总户数|总人口|人口|职工|干警|民警|辅警|关员|法官助理|员额(?:法官|检察官)|书记员|医护人员|医师|护士|在校(?:学?生)|学生|幼儿|村民|居民|商户|摊位|(?:国土|辖区|行政区域|总)面积|社员|会员|股东|耕地|土地|梯田|林地|草地|水域|茶山|茶园|果园|苹果园|枣园|鱼塘|水面|草场|山林|水田|旱地|机动地|水稻|玉米|小麦|大豆|编制床位|床位|海拔|边境线|海岸线|岸线|森林覆盖率|辖区)"
const stock = new RegExp(
  `^(?:其中|全[镇乡县村市区街园院校局馆所站科队厂场]|本[镇乡县村市区街园院校局馆所站科队厂场])?(?:共|现|总)?(?:换届后|现任|[镇乡村县市区院校局所站科]|[我本该]|党[委总支]*|支部|社区|机关|辖区|行政|[专兼在]职|离?退休)*${stockNames}(?:为|是|共|总数|约|总计|合计|达|有)?$`,
)
/** All there are: 全村216户. */
const whole =
  /(?:全(?:[镇乡县村市区街园院校局馆所站科队厂场关系组部社司旗州盟]|嘎查|苏木|街道|社区|监狱|林场|公司)|全体|所有|整个)(?:共|现有)?$/
/** 全县3个先进之一 */
const singled = /先进|优秀|示范|试点|之一|荣誉|称号|奖/
/** Land that a unit has is tilled anew each year. */
const land = /(?:种植?|播种)(?:水稻|玉米|小麦|大豆|粮食)$/
/** What an earlier year left: 2016年建的3个大棚. */
const leftFrom =
  /(?:19|20)\d\d年[^，。；]{0,4}(?:(?<!党)建|盖|修|装|购|种|栽|办|立|引进|撤并|编制|投用)[^，。；]{0,4}的[^，。；]{0,10}$/
/** What a report says of the unit before it tells of its work. */
const worked = /全年|今年|一年来|完成|实现|增长|先后|累计/
const events = /^(?:次|场|期|场次|人次|件|起|篇|份|元|[%％])/

function stands(spot: Spot): boolean {
  const { quantity, head, tail, before, type } = spot
  const { unit } = quantity
  if (comesAndGoes(spot)) return false
  const done = did.test(head)
  return (
    liesThere(spot) ||
    (composed.test(head) && /^[名个位]?人?$/.test(unit ?? "")) ||
    isThere(head) ||
    (has.test(head) && !done && !did.test(tail)) ||
    (stock.test(head.slice(head.lastIndexOf("、") + 1)) &&
      !done &&
      !did.test(tail) &&
      !isPartOfWork(head, before)) ||
    land.test(head) ||
    (whole.test(head) && !singled.test(tail)) ||
    (parts.test(tail) && !partsDone.test(head) && !didJust.test(head)) ||
    (posts.test(tail) && spokenTo.test(head)) ||
    leftFrom.test(head) ||
    isListed(before, head) ||
    ((type === "opening" || type === "intro") && !done && !worked.test(head) && !events.test(unit ?? ""))
  )
}

/**
 * Who is there and what is driven about: they come and go, so that the same number is to be confirmed though it is
 * told with 现有. Not what is laid down (编制45名).
 */
function comesAndGoes({ quantity: { unit, text }, head, tail }: Spot): boolean {
  const own = unit ?? ""
  const last = head.slice(head.lastIndexOf("、") + 1)
  if (/[%％]$/.test(text)) return shares.test(last) && !covered.test(last)
  if (laidDown.test(head)) return false
  if (/^(?:名|人|位|个|口)/.test(own)) return people.test(last) || peopleBehind.test(tail)
  return /^(?:辆|台|艘|架|条)/.test(own) && (movables.test(last) || movablesBehind.test(tail))
}

const laidDown = /编制|核定|定编|定员|定额|职数|应有|应配|规定|标准/
const people =
  /(?:党员|团员|民警|干警|辅警|指战员|消防员|队员|战士|职工|员工|教师|医师|医生|护士|医护人员|技术人员|专职人员|干部)(?:总数|总计|共计|共有|共|有|为|达|达到|约)?$/
const peopleBehind =
  /^[名位个]?(?:正式|在职|在册|离退休|流动|外出|农村|机关|女)?(?:党员|民警|干警|指战员|消防员|职工|员工)(?![之先]|家|代表|骨干|教师|干部)/
const movables = /(?:车辆?|船|艇|飞机|无人机|拖拉机|收割机|电脑|计算机)(?:共有|共|有|为|达)?$/
const movablesBehind = /^[辆台艘架条](?:[^，。；、\d]{0,6})(?:车|船|艇|无人机|飞机)$/
/** 建档率100%: what was reached, not what there is; but the woods cover what they cover. */
const shares = /率(?:为|达|达到|是|均为|保持在?)?$/
const covered = /(?:森林|林木|植被|绿化)覆盖率/
/** 村务监督委员会3个人 */
const composed = /(?:委员会|理事会|监事会|领导小组)(?:由|有|共)?$/

/** How far away it lies, how large and how long it is: unless something is done to it. */
function liesThere({ quantity: { unit }, head, tail }: Spot): boolean {
  const own = unit ?? ""
  if (/^(?:公里|华里|里|海里|米|千米)/.test(own))
    return far.test(head) || (lengths.test(head) && !worksOn(head))
  if (!/^(?:亩|公顷|平方)/.test(own)) return false
  return (lands.test(head) || landsBehind.test(tail)) && !worksOn(head)
}

const worksOn = (head: string) =>
  did.test(head) ||
  /[修铺拉架挖打埋补改治护清疏栽植造扩增添播灌还退减租买占跑走涨换固围]|硬化|通车/.test(head)
const far = /(?:相距|距离?|离)(?![退任职婚开校岗休队])[^，。；、\d]{1,8}(?:有|约|足有|不过|不足)?$/
const lengths =
  /(?:堤|堤防|岸线|海岸|江岸|边境线|国境线|河道|河段|干流|渠道?|航道|航线|公路|铁路|线路|里程|管网|管线|辖段)(?:全|总)?(?:长|里程)(?:度)?(?:共|约|为|是|达)?$/
const lands =
  /(?:草场|草原|草牧场|耕地|林地|山林|林场|山场|水面|水域|海域|湖面|库区|滩涂|湿地|保护区|基本农田|农田|国土|土地|版图|面积|禁牧区?|草畜平衡区?|公益林|天然林|商品林|生态林)(?:一共|总共|共有|共|有|为|约|是)?$/
const landsBehind =
  /^(?:亩|公顷|平方公里|平方米)的?(?:草场|草原|草地|海域|水域|水面|湖面|流域|国土|土地|辖区|版图|林海|山林|林区|滩涂|湿地)/

/** 设有窗口12个: a verb of being there, and nothing done between it and the figure. */
function isThere(head: string): boolean {
  for (const match of head.matchAll(exists)) {
    const between = head.slice(match.index + match[0].length)
    if (existsNew.test(head.slice(0, match.index))) continue
    if (!/其中|[人名户个]中/.test(between) && !did.test(between)) return true
  }
  return false
}

function isListed(before: string, head: string): boolean {
  if (did.test(head)) return false
  const list = listBegun.exec(before)
  return list !== null && listItem.test(list[0])
}

/** 发展党员11名，其中党员教师6名: part of what was done, not of what there is. */
function isPartOfWork(head: string, before: string): boolean {
  return head.startsWith("其中") && did.test(before.slice(before.lastIndexOf("。") + 1))
}

// -- Rules, bounds, names ---------------------------------------------------------------------------------------------

const bound =
  /(?:不[少低高多短晚]于|不得?超过|不得[少超高低多迟][于过]?|至少|最多|最[长短高低]不?|最[少多])[^，。；、\d]{0,6}$/
const limit = /(?:[\d一二两三四五六七八九十百千万亿半个]\S{0,4})(?:以[上下内外]|之?内)$/
/** Behind a figure. 35岁以下的, 20万元以上的村: a class; at the end of a clause it may be this year's aim. */
const boundBehind =
  /^(?:及|含)?以[上下内外]|^之?内(?![部容设务])|^封顶|^起步|^为限|^前(?:公布|报送|完成|上报|办结)/
const often =
  /(?:每|逐|按|隔)[一二两三四五六七八九十半\d]{0,2}(?:个?(?:年度?|半年|季度?|月|周|星期|双周|学期|学年|旬|日|天|晚))[^，。；]{0,14}$/
const oftenUnits =
  /^(?:次|回|遍|讲|课|期|场|天|日|节|堂|轮|篇|班(?!子|组|级)|趟|航次|个?小时|个?学时|课时|个?半天|个?下午|个?晚上|个?主题)/
const each =
  /每(?:一|逐)?(?:名|个|位|村|户|人|家|所|支部|组|站|条|处|县|乡|镇|街道|科室|单位|季度|项|班|校|亩|件|次|头|支)[^，。；]{0,14}$/
/** 每月对5个网点抽查不少于2次: whom the rule is about. */
const atLeast = /不[少低]于|至少/
/** 每名新职工配备1名师傅 */
const provided = /(?:配|配备|安排|确定|明确|落实)$/
/** Money and shares that come to something each are a year's work, not a rule. */
const earned = /增|收入|分红|节约|节省|达|降|盈利|产/
const results = /^(?:元|公斤|斤|吨|[%％])/
const lasting =
  /(?:为期|常年|固定|定员|任期|聘期|保质期|公示期|期限|时限|限期|工期|试用期|服务期|周期)[^，。；、\d]{0,6}$/
/** Renewed with the same partners. */
const renewed = /^[^，。；、\d]{0,8}(?:续签|续聘|续约)/
/** The text itself says that nothing has changed. */
const stillSo = /(?:仍(?:然|旧|是|为)|依然是|依旧是|维持在|不变的)[^，。；、\d]{0,8}$/
const standard =
  /(?:标准|(?<!其中[^，。；]{0,8})租金|月租|年租|定额|限额|额度|单价|票价|起付线|门槛)(?:为|是|每年|每月|每人|不变)*$/
const asStandard = /(?:按照?|依照?|以)[^，。；\d]{0,10}$/
const asStandardBehind = /^[^，。；、]{0,8}?(?:的?标准|的?比例|的?要求|的?规定|的?额度)/
/** The law, a system or a plan says so. */
const ruled = /(?:规定|要求|明确|约定|制度|办法|章程|公约|承诺)(?:的|了|为|是)?[^，。；、\d]{0,8}$/
const ruledUnits = /^(?:个?小时|分钟|天|日|个?工作日|个?月|年|学时|个?学时|课时|桌|岁|周)/
/** 三个环节, 两级联动: parts of a thing, counted in words. */
const wordParts =
  /^(?:级|类|层|个?工种|条?序列|条?战线|个?梯队|个?领域|大(?!奖|项)|个?方面|套|道(?!路)|个?环节|个?层面|个?阶段|个?维度|个?步骤|张清单|本[台账]|支队伍|项?机制)/
/** 每两周, 每100人; 一季一次; 每25亩养1只. */
const every =
  /(?:每隔?|隔)$|(?:^|[^\d])[一半](?:年|个?月|季度?|周|天|日|学期)[^，。；了]{0,2}$|每[\d一二两三四五六七八九十百]+(?:亩|米|公里|里|平方米|头|只|名|人|户)[^，。；]{0,4}$/
const rate = /每[^，。；]{1,8}(?:补助|补贴|奖励|奖补|缴纳|收取|收费|加分|扣分|计分|加|扣|计)[^，。；\d]{0,3}$/
/** 三年行动, 5公里服务圈: part of a name, unless things of that name are counted. */
const named =
  /^[\u4e00-\u9fff]{0,4}?(?:制度?|机制|工作法|模式|行动(?!计划\d)|计划|工程|服务圈|生活圈|原则|公约|守则|准则|禁令|不准|清单制|承诺|规划|战略|目标责任制|预约|响应|热线|工单)/
const partsOfNames = /^(?:年|天|日|月|级|公里|里|米|分钟|小时|大|方|维|步|员|岗|点|线|图|码|网|长|$)/
const quotedOpen = /[“《][^”》]{0,24}$/
const quotedClose = /^[^“《]{0,24}[”》]/
const timed = /^[\d一二两三四五六七八九十半]+(?:个)?(?:小时|分钟|天|日|工作日|月|周|岁|年)/
const age = /^\d+(?:周)?岁/
const aged = /^(?:周?岁)(?:及?以[上下]|(?:的|左右)?(?:党员|干部|教师|职工|老人|村民))/
/** Round the clock, within two days: what is promised at any time. */
const hours = /^(?:12|24|36|48|72)(?:个)?小时/
const workdays = /工作日/
/** 收入超过50万元的村, 5个村超过50万元: the mark that sets a class apart. */
const classMark =
  /\d\s?(?:个?村|个|户|家|名|所|人)[^，。；、\d]{0,8}(?:超过?|达到?|突破|迈过|低于|不足|不到|高于|过)了?$/

function isRule({ quantity, head, tail, before, left, right }: Spot): boolean {
  const { text, unit, value } = quantity
  const sentence = before.slice(before.lastIndexOf("。") + 1)
  const own = unit ?? ""
  const behind = tail.slice(text.replace(figureItself, "").length)
  return (
    (bound.test(head) &&
      (timed.test(text) ||
        /[每各逐]|制度|规定|标准|要求/.test(sentence) ||
        results.test(own) ||
        /席|桌|学时/.test(own))) ||
    isLimit(text, behind) ||
    (age.test(text) && (aged.test(tail) || !/平均年龄/.test(head))) ||
    hours.test(text) ||
    technical.test(text) ||
    (timed.test(text) && inTime.test(behind) && !reached.test(head)) ||
    isTally(quantity, head) ||
    (inWords.test(text) && /^班/.test(tail) && /分(?:为|成|作)?$/.test(head)) ||
    (workdays.test(tail.slice(0, 5)) && !/(?:压|缩|减|降)[^，。；]{0,4}$/.test(head)) ||
    (often.test(head) && oftenUnits.test(own) && (value ?? 0) <= 12) ||
    (often.test(head) && atLeast.test(tail)) ||
    (own === "路" && (value ?? 0) > 9) ||
    (each.test(head) &&
      !(results.test(own) && earned.test(head)) &&
      (!did.test(head.slice(head.indexOf("每") + 2)) || ((value ?? 0) <= 3 && provided.test(head)))) ||
    lasting.test(head) ||
    stillSo.test(head) ||
    standard.test(head) ||
    (asStandard.test(head) && asStandardBehind.test(behind)) ||
    (ruled.test(head) && ruledUnits.test(own)) ||
    (every.test(head) && !results.test(own)) ||
    rate.test(head) ||
    (named.test(tail) && partsOfNames.test(own)) ||
    (quotedOpen.test(left) && quotedClose.test(right)) ||
    renewed.test(behind) ||
    (classMark.test(head) && /^元/.test(own)) ||
    (inWords.test(text) && wordParts.test(tail))
  )
}

/** 110千伏变电站: of what class it is. */
const technical = /^\d[\d.]*(?:千伏(?!安)|kV|KV)/
/** 城区5分钟到场: within which time it has to be done; but not how fast it was done on the average. */
const inTime = /^(?:内|之内|以内)?(?:到场|到达|到位|响应|出动|出车|出警|赶到|抵达|送达|反馈|答复|受理|办结)/
const reached = /平均|缩|压|减|降|提速|全年|实际|由|从|比/

/** 缝纫、电工、烘焙三个工种: as many as are named before it. */
function isTally({ text, value }: Quantity, head: string): boolean {
  if (!inWords.test(text) || value === null || value < 2 || value > 6 || /[了过有]$/.test(head)) return false
  const list = /[^，。；：\d]+$/.exec(head)?.[0] ?? ""
  return list.includes("、") && (list.match(/[、和与]/g)?.length ?? 0) === value - 1
}

/** 35岁以下, 3个工作日内, 20万元以上的村; but not 申报项目1项以上, which is what somebody means to reach. */
function isLimit(text: string, behind: string): boolean {
  if (!boundBehind.test(behind) && !limit.test(text)) return false
  return behind.replace(boundBehind, "").length > 1 || timed.test(text)
}

// -- What an earlier year had -----------------------------------------------------------------------------------------

/** Where it came from: last year's figure, quoted to say how far this year got. */
const started = /(?:^|[^自])(?:由|从)[^，。；]{0,14}$/
const startedBehind = /^[^，。；]{0,10}?(?:到|至|为|成|降|升|增|减|缩|压|提|跃|变)/
/** 38名增加到52名: without 由 before it. */
const raised =
  /^[^，。；\d]{0,4}?(?:提高|增加|上升|增长|下降|减少|扩大|缩短|压缩|压减|提升|扩展|发展(?!为(?:中共|正式|预备|入党)?(?:党员|积极|对象))|跃升|升|增|降|减|涨)(?:到|至|为)/
const lastYears =
  /(?:去年|上年|往年|前年|上届|上一年度?|原来|原先|原有|此前|整治前|改革前|一年以上)(?![^，。；]{0,12}(?:增|减|升|降|提高|下滑|多|少|高|低|快|慢|长了|缩|小了|大了|翻))[^，。；\d]{0,12}$/
const comparedYear =
  /(?:比|较|由|从|继)(?:19|20)\d\d年[^，。；\d]{0,8}$|(?:19|20)\d\d年度?(?:的|为|是|[底末]的?)$/
const lastYearsBehind = /^[^，。；、\d]{0,4}(?:的?基础上)|^[^，。；、\d]{0,2}(?:去年|上年|上届|往年)/
/** More by so much is this year's. */
const moved = /(?:增|减|升|降|提高|下滑|多|少|高|低|快|早)[^，。；]{0,3}$/
/** 2019年评选出10名, 1936年…曾住过七天: told of that year. What is found out by a review is still to be answered. */
const toldOfYear = /((?:19|20)\d\d)年(?!度|底?以来|[^，。；]{0,10}(?:以来|至今|起))([^，。；\n]*)$/
const reviewed = /反馈|通报|考核|巡[察视]|审计|督查|评议|查摆|提出/
/** 2016年登记的“塔薯9号”平均亩产: what a thing of that year is like. */
const property =
  /(?:产量?|[容重数]量|面积|[总全]?长|宽度?|高度?|规模|能力|总?投资|[年工]龄|户数|造价|增产|平均\S{1,4})$/

function isStart({ quantity: { text }, head, tail }: Spot): boolean {
  const behind = tail.slice(text.replace(figureItself, "").length)
  return (
    (started.test(head) && startedBehind.test(behind)) ||
    raised.test(behind) ||
    ((lastYears.test(head) || comparedYear.test(head)) && !moved.test(head)) ||
    lastYearsBehind.test(behind)
  )
}

/** 查出的3个反弹问题已作销号处理 */
function isBack({ quantity: { unit }, head, right }: Spot): boolean {
  return head.endsWith("的") && /^[个户件项起处条]/.test(unit ?? "") && doneWith.test(right)
}

const doneWith =
  /^[^。；]{0,14}?(?:全部(?:改|整改|销|办|清|签|解决|到位)|[均都]已|已全|已作|改完|销号|清零|办结|整改完|摘牌)/

function yearOf({ before }: Spot): number | null {
  const match = toldOfYear.exec(before.slice(before.lastIndexOf("。") + 1))
  if (!match || reviewed.test(match[2]!)) return null
  const [, year, since] = match
  const attribute = /^[^，。；]{1,8}?的/.exec(since!)
  return attribute && !property.test(since!) ? null : Number(year)
}

// ---------------------------------------------------------------------------------------------------------------------

/** Each question is answered when it is asked: of most figures nobody asks more than one. */
class Lawful implements LawfulFigure {
  #stands: boolean | undefined
  #rule: boolean | undefined
  #start: boolean | undefined
  #back: boolean | undefined
  #year: number | null | undefined

  constructor(private readonly spot: Spot) {}

  get stands(): boolean {
    this.#stands ??= stands(this.spot)
    return this.#stands
  }

  get rule(): boolean {
    this.#rule ??= this.stands || isRule(this.spot)
    return this.#rule
  }

  get start(): boolean {
    this.#start ??= isStart(this.spot)
    return this.#start
  }

  get back(): boolean {
    this.#back ??= isBack(this.spot)
    return this.#back
  }

  get year(): number | null {
    if (this.#year === undefined) this.#year = yearOf(this.spot)
    return this.#year
  }
}

/** For each quantity of a block, by its place in `countedIn`. */
export const lawfulFigures = perBlock((block: BlockFacts): readonly LawfulFigure[] => {
  return countedIn(block).map((quantity) => new Lawful(spotOf(block, quantity)))
})

function spotOf({ text, type }: BlockFacts, quantity: Quantity): Spot {
  const { from, to, text: own } = quantity
  let start = from
  while (start > 0 && from - start < 40 && !clauseMark.test(text.charAt(start - 1))) start--
  let end = to
  while (end < text.length && end - to < 24 && !clauseMark.test(text.charAt(end))) end++
  return {
    quantity,
    head: text.slice(start, from),
    tail: own.replace(figureItself, "") + text.slice(to, end),
    before: text.slice(Math.max(0, from - 80), from),
    left: text.slice(Math.max(0, from - 26), from),
    right: text.slice(to, to + 26),
    type,
  }
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
