import { measureAt } from "./measures"
import { numeralCharacters } from "./numerals"
import type { Placeholder } from "./placeholders"
import type { TermHit } from "./term-index"

/** 1 for every code unit that belongs to a name, so that no figure may touch it. */
export type Mask = Uint8Array

const digit = /[0-9.]/

/** Marks what earlier passes found: set phrases, and placeholders with the digits that lean on a mask (20**年). */
export function maskFound(
  text: string,
  terms: readonly TermHit[],
  placeholders: readonly Placeholder[],
): Mask {
  const mask = new Uint8Array(text.length)
  // A loop: most terms have four characters, for which `fill` takes longer to call than to run.
  for (const { from, to } of terms) for (let i = from; i < to; i++) mask[i] = 1
  for (const { from, to, kind } of placeholders) {
    let a = from
    let b = to
    if (kind === "mask") {
      while (a > 0 && digit.test(text.charAt(a - 1))) a--
      while (b < text.length && digit.test(text.charAt(b))) b++
    }
    mask.fill(1, a, b)
  }
  return mask
}

const closers: Readonly<Record<string, string>> = {
  "“": '”〞"',
  "〝": "〞”〟",
  "‘": "’",
  "「": "」",
  "『": "』",
  '"': '"',
  "《": "》",
}
const longestName = 24
const longestTitle = 60
const shortName = 12
const sentenceMark = /[。；！？\n]/
const hard = /\d\s?[余多]?[万亿]?(?:元|亩|吨|人|人次|户)|(?<!个)\d(?:[%‰]|个百分点)/

/**
 * The end of a quoted name or of a title 《…》 whose opening mark stands at `at`, or `at` when what is
 * quoted is no name. Short quotations are names of practices, whatever numbers they contain (“15分钟便民圈”,
 * “1+6+N”); in longer ones only the Chinese numerals are.
 */
export function quotedNameEnd(text: string, at: number): { end: number; arabicToo: boolean } {
  const open = text.charAt(at)
  const none = { end: at, arabicToo: false }
  const limit = open === "《" ? longestTitle : longestName
  const close = closers[open]!
  for (let i = at + 1; i < text.length && i <= at + limit + 1; i++) {
    const c = text.charAt(i)
    if (close.includes(c)) {
      const inner = text.slice(at + 1, i)
      if (open === "《") return { end: i + 1, arabicToo: true }
      if (/[+＋]/.test(inner)) return { end: i + 1, arabicToo: true }
      return { end: i + 1, arabicToo: inner.length <= shortName && !hard.test(inner) }
    }
    if (sentenceMark.test(c) || c === open) return none
  }
  return none
}

const year = "(?:1[89]|20)\\d\\d"
const dash = "\\s?(?:[-—–~～]{1,2}|至|到)\\s?"
const day = "\\d{1,2}\\s?[日号]"
const standard = "(?:GB|DB\\d*|ISO|IEC|JGJ|JTG|CJJ|NY|WS|HJ|TSG|AQ|GA|MZ|LY|SL|JR|YY|T)"

/** Numbers that name a day, a place, a document, a line, a version: no figures. Tried in this order. */
const arabicNames: readonly string[] = [
  // Years and what is written with them
  `(?<=[〔\\[［(（【])${year}(?=[〕\\]］)）】]\\s?(?:第?\\s?\\d+|[xX*]+)?\\s?号)`,
  `${year}年?${dash}${year}\\s?(?:学?年度?|财年)`,
  `${year}年${dash}${year}`,
  `${year}${dash}${year}(?![\\d.,]|\\s?[余多万亿元亩人名户件%份斤吨米次])`,
  `${year}(?:[、,，和]${year}){1,8}年`,
  `${year}\\s?(?:学?年度?|届|级)(?:\\s?\\d{1,2}\\s?月份?(?:\\s?${day})?)?(?:${dash}(?:\\d{1,2}月)?\\d{1,2}[日号月](?:\\d{1,2}[日号])?)?`,
  `${year}([./-])\\d{1,2}\\1\\d{1,2}(?!\\d)`,
  `${year}[./-](?:0?[1-9]|1[0-2])(?!\\d|\\s?[余多万亿元亩人名户件%份斤吨米次个])`,
  "\\d{2}年(?=以来|度|底|初|末|春|夏|秋|冬|[上下]半年|全年|\\d{1,2}月)",
  "\\d{1,2}[余多]?年(?=来|以来|多来|间|行动|计划|规划|攻坚|任期|制|级|期)",
  // Months, days, hours
  `\\d{1,2}(?:\\s?月?(?:${dash}|[、和])\\d{1,2}){0,8}\\s?月(?!均)(?:份|\\s?${day})?(?:(?:${dash}|[、和])(?:\\d{1,2}月)?${day}){0,6}`,
  `(?<!历时|用时|为期|连续|压[缩减][至到]?|缩短[至到]?|减[至到为少]{1,2}|提前|延长|不超过)\\d{1,2}(?:(?:${dash}|、)\\d{1,2}){0,8}日(?!元|以?内|之内|均|产|游|志)`,
  "\\d{1,8}(?:(?:[、,，—-]|至|到)\\d{1,8}){0,8}\\s?号(?!召)",
  "(?<!比例?[为达约是到]{0,2}|之比[为达约是到]{0,2})(?:[01]?\\d|2[0-4])[:：][0-5]\\d(?:[:：][0-5]\\d)?(?![.．]?\\d)",
  "\\d{1,2}时(?:\\d{1,2}分|整|许)?(?![间代候常效空段期速长])",
  "\\d{1,2}点(?=钟|半|整|许|\\d{1,2}分|前|后|至|到|开始|准时|召开|开会)(?:\\d{1,2}分)?",
  "(?<=上午|下午|早上|早晨|晚上|中午|凌晨|傍晚|[早晚夜])\\d{1,2}点",
  "\\d0(?:(?:[—–~-]|至|到|、)\\d0)?年代|[5-9][05]后(?![续期来面勤备])|[01][05]后(?![续期来面勤备])|\\d{1,2}世纪",
  "\\d{1,3}周年|\\d(?:(?:[—–~-]|至|、)\\d)?季度|\\d{1,2}\\s?[·•‧・]\\s?\\d{1,2}",
  "\\d{1,2}分钟(?=[\\u4e00-\\u9fff]{0,6}圈)",
  "24小时(?!以?内|之内|办结|响应)|[57][×xX*✕](?:24|8|12)(?:小时|h|H)?",
  // Ranks, grades, floors, versions, places
  "\\d{1,2}(?:[—–~、-]\\d{1,2}){0,4}(?:星?级|[ABCDE]{1,5}级|等[奖功级]|[楼层]会议室|楼(?!栋|房))",
  "\\d{1,3}[强佳](?![化调烈制])|\\d{1,4}(?:\\.\\d{1,3})?版(?![面块权])|\\d{1,3}\\.0(?=[\\u4e00-\\u9fff]{2}|[”」』])(?![万亿元亩人名户件份斤吨米次个倍])",
  "\\d{3}(?:国道|省道|县道|乡道|线)|(?<=[国省县乡]道)\\d{1,3}(?![\\d.]|\\s?(?:公里|千米|米|[kK][mM]|条|处|座|段|个|余|多|万))线?|\\d{3,4}(?:室|会议室|办公室|教室|房间)|\\d{1,4}单元|(?<=最[后先初])\\d{1,4}(?:公里|米|步)|\\d{1,4}[栋幢号]\\d{1,4}(?:单元|室)(?:\\d{1,4}室?)?",
  "(?<=[村社屯庄湾坪沟队区])\\d{1,2}(?:[、,，]\\d{1,2}){0,8}(?:组(?!织)|社(?!区)|队(?!伍))",
  // Places of a village by number, and what a report itself numbers: 3组、5组, 问题1和问题3, （对应问题1、6）
  "\\d{1,2}组(?:[、和至到—-]\\d{1,2}组){1,20}|\\d{1,2}组(?=村民|群众|农户|居民|社员|入户|道路|水渠|沟渠|便道|公路|组长|片区)",
  "(?<=排名后|排名末|位列后|倒数|(?<![年季月岁周期])末)\\d{1,3}(?:名|位)?(?![\\d.%])",
  "1米线|0\\d年(?!级)|(?<=No\\.\\s?|[№§]\\s?)\\d{1,4}",
  "(?:3\\.15|4\\.15|12\\.4|6\\.26|5\\.12|11\\.9|9\\.18)(?=[\\u4e00-\\u9fff]{0,4}(?:活动|宣传|消费|维权|国家|全民|宪法|禁毒|防灾|消防|警报|纪念))",
  "\\d期(?=工程|项目|建设|改造|规划|厂房)",
  // Telephone numbers, hot-lines, numbers of papers
  "0\\d{2,3}-?\\d{7,8}|1[3-9]\\d{9}(?!\\d)|400-?\\d{3}-?\\d{4}|\\d{1,8}(?:-\\d{1,8}){2,6}[\\dxX]{0,8}|\\d{15,18}[xX]?",
  "(?:110|119|120|122|12\\d{3}|9[56]\\d{3,4})(?=、?(?:热线|平台|联动|工单|电话|举报|指挥|服务|接处?警|出警|报警|急救|政务|便民|投诉|信访|诉求|机制|工作))",
  "(?<=拨打|热线|电话[:：]?|致电)\\d{3,12}",
  "(?<=(?:代码|编号|编码|[学工证账卡车桩房]号|邮编|微信|邮箱)[:：为是]?\\s?)\\d{2,20}",
  // Modes such as 1+6+N, and numbers of parts
  "\\d{1,4}\\s?\\+\\s?(?:[\\dNnXx一二三四五六七八九十]{1,4}|(?=[\\u4e00-\\u9fff]))(?:\\s?\\+\\s?[\\dNnXx一二三四五六七八九十]{1,4}){0,8}(?:\\s?[>＞]\\s?\\d)?",
  "(?<=(?<![年期比度，、（(\\t])\\+\\s?)\\d{1,4}(?![\\d.]*[%‰万亿])",
  "(?<=(?:^|[。；;：:！!？?\\n])\\s{0,2})\\d{1,2}(?:\\s?\\.\\s?(?!\\d)|\\.(?=20\\d\\d年|\\d{1,2}月)|、(?!\\d)|[)）](?!元))",
  "(?<=[(（])\\d{1,2}(?=[)）])",
]
const arabicName = new RegExp(arabicNames.map((source) => `(?:${numbered(source)})`).join("|"), "y")

/** \1 in a part of a joined pattern would count the groups of the whole. */
function numbered(source: string): string {
  return source.includes("\\1")
    ? source.replace("([./-])", "(?<sep>[./-])").replace("\\1", "\\k<sep>")
    : source
}

/** 问题1, 措施2、4, 附件3, 如表2所示; （2023）云0902民初77号; the number of a row or a page by itself on a line. */
const reference = new RegExp(
  [
    "(?<=问题|措施|原因|附件|附表|附图|[如见]表|[如见]图|举措|案例|议题|序号)\\s?\\d{1,2}(?:(?:[、，,和及与]|至|—|-)(?:问题|措施|原因)?\\d{1,2}(?!\\d)){0,20}(?=[，,。；;：:、！？）)”\\s—]|$|[和及与至的是中略]|所示|症结|主要|对应|分别|一并)(?!(?:\\s?[:：∶,.])\\d)",
    "(?<=附录|条款|(?<![\\u4e00-\\u9fff])[图表]|[如见][图表])\\d{1,2}(?:\\.\\d{1,2})?(?=所示|列出|[，。；、）)略])",
    "(?<=[(（〔[]20\\d\\d[)）〕\\]][\\u4e00-\\u9fff]{1,3})\\d{2,4}(?=[\\u4e00-\\u9fff]{1,6}\\d+号)",
    "(?<=(?:^|\\n)[ 　]*)\\d{1,3}(?=\\t|[ 　]*(?:\\n|$))",
  ]
    .map((source) => `(?:${source})`)
    .join("|"),
  "y",
)
/** What may stand before one; most digits are told apart by this character alone. */
const beforeReference = /[题施因件表图案录款议号\s]/
const bareYear = new RegExp(`${year}(?![\\d,.]|\\s?[余多万亿]|${dash}\\d)`, "y")
// 5G, 4K, 3D打印: letters behind a number that are no unit.
const letterBehind = /\d+(?:\.\d+)?[A-Za-z][A-Za-z\d]*/y
const spacedHeading = /(?<=(?:^|[。\n])\s{0,2})\d{1,2}(?:[ 　]+|(?:\.\d{1,2}){1,3}[ 　]*)(?=[\u4e00-\u9fff])/y
/** 12345, 95598, 96110: numbers of hot-lines, unless something is counted. */
const hotLine = /(?:12[03]\d{2}|95\d{3}|96\d{3,4})(?![\d.,，余多万亿])/y
const bareLong = /\d{8,}(?![\d.,])/y

const plainFigure =
  /\d{1,6}(?:\.\d{1,3})?(?:[余多]?[名个次户项件人亩元%场座家支篇条处岁倍万亿轮批台份笔例盏棵株吨]|[余多]万)/y

/** The end of a name that begins with the digits at `at`, or `at`. */
export function arabicNameEnd(text: string, at: number): number {
  // Most numbers are followed by a unit that no name has; they need not be held against all names.
  plainFigure.lastIndex = at
  const before = text[at - 1]
  if (before !== "+" && before !== "后" && before !== "末" && before !== "数" && plainFigure.test(text))
    return at
  arabicName.lastIndex = at
  if (arabicName.test(text)) return Math.max(arabicName.lastIndex, at + 1)
  reference.lastIndex = at
  if (
    (at === 0 ||
      beforeReference.test(text.charAt(at - 1)) ||
      /[)）〕\]]/.test(text.slice(Math.max(0, at - 4), at))) &&
    reference.test(text) &&
    !measureAt(text, skipSpace(text, reference.lastIndex))
  )
    return reference.lastIndex
  bareYear.lastIndex = at
  if (bareYear.test(text) && !measureAt(text, skipSpace(text, at + 4))) return at + 4
  hotLine.lastIndex = at
  if (hotLine.test(text) && !measureAt(text, skipSpace(text, hotLine.lastIndex))) return hotLine.lastIndex
  bareLong.lastIndex = at
  if (bareLong.test(text) && !measureAt(text, bareLong.lastIndex)) return bareLong.lastIndex
  spacedHeading.lastIndex = at
  if (spacedHeading.test(text) && !measureAt(text, spacedHeading.lastIndex)) return spacedHeading.lastIndex
  letterBehind.lastIndex = at
  const match = letterBehind.exec(text)
  if (match && !measureAt(text, at + match[0].search(/[A-Za-z]/))) return letterBehind.lastIndex
  return at
}

export function skipSpace(text: string, at: number): number {
  let i = at
  while (i < at + 2 && (text[i] === " " || text[i] === " " || text[i] === "　")) i++
  return i
}

const url = /https?:\/\/[\w./?=&%#:-]+|www\.[\w./?=&%#:-]+|[\w.]{1,40}@[\w.]+/y
const standardName = new RegExp(
  `${standard}(?:\\s?/\\s?[A-Z]+)?\\s?\\d[\\d.]*(?:\\s?[-—–]{1,2}\\s?\\d{4})?`,
  "y",
)
const letterMode = /[NnXx](?:\s?\+\s?[\dNnXx]{1,4}){1,8}/y
const lettered = /[A-Za-z]{1,20}-?(?=\d)[\d.]{1,20}[A-Za-z\d]{0,20}(?:[-/][A-Za-z\d]{1,20}){0,4}/y

/** The end of a code that begins with the Latin letter at `at`: A4, G312, GB/T 9704—2012, N+1, an address. */
export function letteredNameEnd(text: string, at: number): number {
  for (const pattern of [url, standardName, letterMode]) {
    pattern.lastIndex = at
    if (pattern.test(text)) return pattern.lastIndex
  }
  lettered.lastIndex = at
  const match = lettered.exec(text)
  if (match) {
    const head = /^[A-Za-z]+/.exec(match[0])![0].length
    // GDP3.5亿元, LED路灯: letters that are a word of their own may stand before a figure.
    if (head >= 2 && /^[A-Za-z]+[\d.]+$/.test(match[0])) {
      const next = text.charAt(lettered.lastIndex)
      if ("万亿余".includes(next) && next !== "") return at + head
      if (measureAt(text, lettered.lastIndex)) return at + head
    }
    return lettered.lastIndex
  }
  let i = at
  while (/[A-Za-z]/.test(text.charAt(i))) i++
  return i
}

const ordinal = new RegExp(
  `第\\s?(?:\\d+(?:\\.\\d+)?|[${numeralCharacters}]+)(?:(?:[、—–~-]|至|到)第?(?:\\d+|[${numeralCharacters}]+)){0,6}`,
  "y",
)
const leading = new RegExp(
  `前\\s?(?:\\d+|[${numeralCharacters}]+)(?![\\d.]*\\s?(?:天|个?小时|分钟|日|个?工作日))(?:名|位|强|个月|季度|年|批|期|轮|次)?`,
  "y",
)

/** The end of an ordinal 第N or, but for 提前20天, of a rank 前N that begins at `at`, or `at`. */
export function ordinalEnd(text: string, at: number): number {
  const pattern = text[at] === "第" ? ordinal : leading
  if (pattern === leading && at > 0 && "提以之目此楼门店校院屋厅房底末月日旬节".includes(text.charAt(at - 1)))
    return at
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

const hanNames: readonly string[] = [
  // 一村一策, 一人一档, 一企一专员
  "一[\\u4e00-\\u9fff]一[\\u4e00-\\u9fff]",
  // 十五届六次全会, 十八届人大二次会议
  `[${numeralCharacters}]{1,5}届[^，。；、“”\\n]{0,10}?[${numeralCharacters}]{1,3}次(?:会议|全会|全体)`,
  // 二〇二二年, also with a zero or letter from the Latin keyboard: 二0二二年
  "[一二][九八〇零○◯OＯ0][〇零○◯OＯ0一二三四五六七八九]{2}\\s?年",
  `[${numeralCharacters}]{1,3}(?:\\+[\\dNnXx${numeralCharacters}]{1,3}){1,8}`,
]
const hanName = new RegExp(hanNames.join("|"), "y")

/** The end of a name of a productive kind that begins with the Chinese numeral at `at`, or `at`. */
export function hanNameEnd(text: string, at: number): number {
  hanName.lastIndex = at
  return hanName.test(text) ? hanName.lastIndex : at
}
