import { isForeign, marksOf } from "../marks"
import { type BlockFacts, type LocalReport, rule } from "../types"
import { watch } from "../watch"

const number = /(?:\d+(?:[.,]\d+| \d{3}(?!\d))*|[一二两三四五六七八九十百千几][一二两三四五六七八九十百千]*)/y
const after =
  /(?:[万亿千百十]*[余多来](?![年月日])(?:[万亿])?|[万亿千百]*)\s?([\u4e00-\u9fff]{0,4}?(?:人次|[元人名个户亩次件家里米吨岁天斤棵株座处场项条份批台辆册本张篇期起宗笔套间栋幢艘头只羽节袋箱盏时%％])?)(左右|上下|之多|以上|余(?=[，。；、]))?/y
/** Does a word end there that is no approximation: 最近, 节约, 高超? */
const otherEnd = /(?:[最附临邻靠接远亲将就贴走切相新]近|[大节签预制履条契集邀公合简特婚违失邀履]约|[高]超)$/

/** What closes a rough figure, and what says that there are so many and no fewer. */
type Closing = "rough" | "least"
const closings = watch<Closing>([
  { form: "左右", entry: "rough" },
  { form: "上下", entry: "rough" },
  { form: "以上", entry: "least" },
])
const hundreds = watch(
  ["数十", "数百", "数千", "数万", "几十", "几百", "几千", "几万"].map((form) => ({ form, entry: form })),
)
const unit =
  "(?:\\s?(?:人次|公里|平方米|立方米|小时|分钟|万元|亿元|个百分点|[元人名个户亩次件家里米吨岁天斤棵株座处场项条份批台辆头只栋幢艘羽门节袋箱盏套间册本张篇期起宗笔倍成]|[%％]))?"
const han = "一二两三四五六七八九十百千万几"
const figure = `(?:\\d+(?:[.,]\\d+| \\d{3}(?!\\d))*|[${han}]{1,5})`
/** 30余亩左右 */
const both = new RegExp(`${figure}[万亿千百十]*[余多来][万亿]?${unit}$`)
/** 大概减少了30%左右, 约占总户数的三成左右: a verb stands between. */
const parted = new RegExp(
  `(?:大概|大约|大致|(?<![节签预制履条契集邀公合简特婚违失])约(?![定谈请见束会]))[^\\d约近]{0,10}?${figure}[万亿]?${unit}$`,
)
/** 不少于12次以上 */
const least = new RegExp(`(?:不少于|不低于|超过|至少|最少|多于|高于|大于)\\s?${figure}[万亿]?${unit}$`)
const most = 30
const leads = "余多来几大约少低超至于"

/** What is said twice of a figure, where the second word tells it: 30余亩左右, 不少于12次以上, 数十余. */
function saidTwice(block: BlockFacts, flag: (from: number, to: number, report: LocalReport) => void): void {
  const { text } = block
  for (const { entry, from, to } of closings(block)) {
    let start = from
    let led = false
    while (start > 0 && from - start < most && !"，。；：、！？（）".includes(text.charAt(start - 1)))
      if (leads.includes(text.charAt(--start))) led = true
    // Without one of these characters none of the patterns can match.
    if (!led) continue
    const clause = text.slice(start, from)
    // 20户以上的 is a class of its own, 左右两岸 a place.
    if (entry === "least" ? /[的规]/.test(text.charAt(to)) : /[两岸手邻]/.test(text.charAt(to))) continue
    const match = entry === "least" ? least.exec(clause) : (both.exec(clause) ?? parted.exec(clause))
    if (!match) continue
    start = from - match[0].length
    if (isForeign(block, start)) continue
    // 约300户左右 is told by its first word.
    if (/^(?:大约|约)(?:有|为)?\s?[\d一二两三四五六七八九十百千]/.test(match[0])) continue
    flag(start, to, {
      message: `“${text.slice(start, to)}”里表示大概或限度的词用了两个，前后重复。只留一个。`,
      fixes: [{ title: `删去“${text.slice(from, to)}”`, edits: [{ from, to, insert: "" }], safe: false }],
    })
  }
  for (const { entry, from, to } of hundreds(block))
    if (/[余多]/.test(text.charAt(to)) && !/[年月日]/.test(text.charAt(to + 1)))
      flag(from, to + 1, {
        message: `“${entry}”已经是大概的数，后面不再用“${text.charAt(to)}”。删去“${text.charAt(to)}”。`,
        fixes: [
          { title: `删去“${text.charAt(to)}”`, edits: [{ from: to, to: to + 1, insert: "" }], safe: true },
        ],
      })
}

export const approximationDoubled = rule({
  id: "approximation-doubled",
  kind: "number_format",
  severity: "warning",
  scope: "block",
  title: "概数词前后重复",
  basis: "表示概数的词前后只用一个：“约”“近”与“余”“多”“左右”二择其一（语法惯例）",
  check(block, _context, flag) {
    const { text } = block
    saidTwice(block, flag)
    let done = 0
    for (const at of marksOf(block).rough) {
      if (at < done || "几余".includes(text.charAt(at))) continue
      let from = at
      let start = at + 1
      if (text[at] === "超" && text[start] === "过") start++
      if (text[at] === "约" && (text[start] === "有" || text[start] === "为")) start++
      if (text[start] === " ") start++
      const lead = text.slice(Math.max(0, at - 1), at + 1)
      if (lead === "大约" || lead === "将近" || lead === "接近") from--
      else if (otherEnd.test(lead)) continue
      // 大约近, 约近: said twice before the number.
      const twice = /^(?:将?近|逾|约)/.exec(text.slice(start, start + 2))
      if (twice) start += twice[0].length
      number.lastIndex = start
      if (!number.test(text)) continue
      const end = number.lastIndex
      // 近几年来, 近十多年, 约五一前后 speak of time.
      after.lastIndex = end
      const tail = after.exec(text)
      const words = tail?.[0] ?? ""
      const more = /^[万亿千百十]*[余多](?!年|月|日)/.exec(words)?.[0]
      const closing = tail?.[2]
      const second =
        more?.slice(-1) ?? (closing === "以上" && /超/.test(lead + text.charAt(at + 1)) ? undefined : closing)
      if (!twice && (second === undefined || isForeign(block, at))) continue
      const to = second === undefined ? end : more ? end + more.length : end + words.length
      const first = text.slice(from, start - (twice?.[0].length ?? 0)).trim()
      const other = twice ? twice[0] : second!
      const edits = twice
        ? [{ from, to: start - twice[0].length, insert: "" }]
        : [{ from, to: start, insert: "" }]
      const drop = { from: to - other.length, to, insert: "" }
      done = to
      flag(from, to, {
        message: `“${first}”和“${other}”都表示大概，前后重复。只留一个。`,
        fixes: [
          { title: `删去“${first}”`, edits, safe: false },
          ...(twice ? [] : [{ title: `删去“${other}”`, edits: [drop], safe: false }]),
        ],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓保供。为⟦大约200余⟧户居民配送物资，修复设备⟦约130余⟧件，培训⟦近900多⟧人次。",
      "一、主要工作\n一是抓增收。带动⟦约300户左右⟧，户均增收⟦将近三千余⟧元，覆盖⟦大约近50⟧个组，发放⟦大约200册左右⟧读本。",
      "一、主要工作\n一是抓增收。户均增收⟦3 000余元左右⟧，投诉⟦大概减少了30%左右⟧，培训⟦不少于12次以上⟧，⟦数十余⟧人报名。",
    ],
    passes: [
      "一、主要工作\n一是抓保供。为大约200户居民配送物资，修复设备130余件，培训近900人次。",
      "一、主要工作\n一是抓增收。带动300户左右，户均增收将近三千元。",
    ],
    guards: [
      "一、主要工作\n一是抓节约。节约20余万元，签约30多户，预约100余人，最近10余天办结36件，附近200多户受益，近十余年没有发生过。\n二是抓招商。约谈12家以上企业负责人，近3年多次获奖，超过100人，技艺高超者20余人。\n三是抓走访。约定每月10日左右入户，100多名党员左右分工，至少3次，其中5次以上的12户，超过50人以上的企业全部走到。",
    ],
  },
})
