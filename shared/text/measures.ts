import { type Allowed, type Measures, measures } from "../library/terms"
import { buildTermIndex, longestAt } from "./term-index"

/** A measure word or unit where it stands. */
export interface MeasureHit {
  unit: string
  to: number
  /** May it follow a Chinese numeral, and 一? */
  han: Allowed
  one: "both" | "after" | "never"
}

interface Entry {
  form: string
  unit: string
  han: Allowed
  one: "both" | "after" | "never"
}

/**
 * Units of single trades, beside those of the data file and in its terms. Most are half of some other word (三叶草,
 * 四讲四有, 一身正气) and go with digits only.
 */
const trades: Measures["groups"] = [
  {
    han: "both",
    one: "after",
    units: "桌 帧 盆 垄 畦 册次 台件 份次 课次 间次 头次 件套 轮次 户次 场次".split(" "),
  },
  {
    han: "both",
    one: "never",
    units: ["回", "个多月", "个多星期", "个多小时", "个季度", "个学期", "个年度"],
  },
  { han: "after", one: "after", units: ["首", "则"] },
  {
    han: "never",
    one: "never",
    units: [
      ..."款讲课叶列身帖筐篓坛碗串排铺帐出档幕炉窑茬样轴味",
      ..."天次 夜次 岗次 村次 校次 店次 所次 站次 点次 船次 航次 列次 趟次 桌次 队次 团次 对次 幅次 床日 人夜".split(
        " ",
      ),
      ..."标箱 标准箱 吨公里 人公里 车公里 台班 台时 机时 车时 词条 星期 大类 小类 大项 小项 个基点 基点".split(
        " ",
      ),
    ],
  },
]
const tradesNotBefore: Measures["notBefore"] = {
  桌: ["椅", "面", "子", "游"],
  盆: ["地", "景", "栽", "腔"],
  垄: ["断"],
  款: ["项", "式", "待", "物", "额"],
  讲: ["话", "座", "师", "解", "述", "台", "堂", "好", "政", "坛", "稿", "学", "团"],
  课: ["程", "题", "时", "堂", "后", "本", "间", "外", "件"],
  叶: ["子", "片", "面", "集", "家", "某"],
  出: [
    ..."现台动售口租国院生资勤行诊境入来去血席发门具让线厂产差力局账警榜自于了路头彩色版栏土水圈徒游海征工示警击访面格错纳",
  ],
  档: ["案", "次", "期", "位"],
  炉: ["子", "灶", "前", "边"],
  窑: ["洞", "口", "厂", "村", "镇"],
  样: ["板", "本", "式", "子", "品", "貌"],
  味: ["道", "精"],
  列: ["入", "为", "车", "出", "席", "举"],
  身: ["体", "份", "边", "高", "心", "为", "着", "处"],
  首: ["席", "届", "次", "批", "任", "先", "位", "都", "长", "要"],
  串: ["联", "门", "户"],
  排: ["查", "名", "水", "污", "放", "练", "除", "头", "序", "位", "涝"],
  铺: ["设", "开", "装", "路", "位", "面"],
  坛: ["子"],
  回: [..."来头访复应收购流事合馈报族民扣迁乡家村国落升顾忆避归去到响笼暖音炉填", "车间"],
  个: ["第"],
  所: ["示", "列出"],
  天: ["晒网"],
  家: ["话", "人家"],
  户: ["联保", "联防", "联动"],
}

/** Measure words as they are written traditionally, where the half-width form of a text keeps them so: 冊, 盞. */
const written: Readonly<Record<string, string>> = {
  册: "冊",
  盏: "盞",
  栋: "棟",
  颗: "顆",
  块: "塊",
  层: "層",
  担: "擔",
  盘: "盤",
  桩: "樁",
  帧: "幀",
  垄: "壟",
  叶: "葉",
  讲: "講",
  元: "圓",
  篮: "籃",
}

const index = buildTermIndex(
  [...trades, ...measures.groups].flatMap(({ han, one, units }) =>
    units.flatMap((unit): Entry[] => {
      const other = unit.replace(/./gu, (c) => written[c] ?? c)
      const entry = { form: unit, unit, han, one }
      return other === unit ? [entry] : [entry, { ...entry, form: other }]
    }),
  ),
)
const letters = new Set([...measures.letters, "teu"])
const areas = buildTermIndex(measures.areas.map((form) => ({ form })))
const notBefore: Measures["notBefore"] = { ...measures.notBefore }
for (const [unit, words] of Object.entries(tradesNotBefore))
  notBefore[unit] = [...(notBefore[unit] ?? []), ...words]
const openBracket = /[(（]/
const closeBracket = /[)）]/
const letterUnit = /[A-Za-zμµ°][A-Za-z]*[²³23]?(?![A-Za-z0-9])/y
const rate = /\/(?=[^\s\d])/y
/** Units by their name: ㎡ stands for m²; 多 in the midst of one says only that it is not exact. */
const called: Readonly<Record<string, string>> = {
  "㎡": "平方米",
  "m²": "平方米",
  m2: "平方米",
  "㎥": "立方米",
  "㎞": "km",
  "㎏": "kg",
  "℃": "℃",
  个多月: "个月",
  个多星期: "个星期",
  个多小时: "个小时",
}

/**
 * The unit at a place of a text in half-width form, longest first: 个百分点 before 个, 人（次） as 人次,
 * 9个镇 with its noun when the clause ends there, 元/亩 with what it is counted by.
 */
export function measureAt(text: string, at: number): MeasureHit | null {
  const plain = plainMeasureAt(text, at)
  if (!plain) return null
  let { to } = plain
  let { unit } = plain
  if (openBracket.test(text.charAt(to))) {
    // 件（次）, 家（间）: a measure word alone in the brackets is part of the unit, a place （社区） is not.
    const inner = longestAt(
      index,
      text,
      to + 1,
      (entry, end) => closeBracket.test(text.charAt(end)) && entry.han !== "never",
    )
    if (inner) {
      to += inner.form.length + 2
      unit += inner.form
    }
  }
  if (unit === "个") {
    const area = longestAt(
      areas,
      text,
      to,
      (_, end) => endsClause(text, end) && !/[的\d]/.test(text.charAt(end)),
    )
    if (area) to += area.form.length
  }
  rate.lastIndex = to
  if (rate.test(text)) {
    const per = plainMeasureAt(text, to + 1)
    if (per) {
      to = per.to
      unit += `/${per.unit}`
    }
  }
  // Field by field: a spread takes four times as long, and every figure comes through here.
  return to === plain.to ? plain : { unit, to, han: plain.han, one: plain.one }
}

function plainMeasureAt(text: string, at: number): MeasureHit | null {
  const entry = longestAt(index, text, at, (candidate, to) => {
    const others = notBefore[candidate.unit]
    return !others?.some((word) => text.startsWith(word, to))
  })
  if (entry) {
    return {
      unit: called[entry.unit] ?? entry.unit,
      to: at + entry.form.length,
      han: entry.han,
      one: entry.one,
    }
  }
  const code = text.charCodeAt(at)
  if (!(code < 0x7b || code === 0xb0 || code === 0xb5 || code === 0x3bc)) return null
  letterUnit.lastIndex = at
  const match = letterUnit.exec(text)
  if (!match || !letters.has(match[0].toLowerCase())) return null
  // 5G, 4K and the like are names; the gramme is written g.
  if (/^[A-Z]$/.test(match[0]) && !/[VWALMT]/.test(match[0])) return null
  return { unit: called[match[0]] ?? match[0], to: at + match[0].length, han: "never", one: "never" }
}

const strange = /[\u4e00-\u9fff](?=[，。；：、！？）)】”〕,;!?\s]|$|[以之]内|以[上下]|左右)/y
const noUnit =
  "的了和及与或是在等以之内外上下前后左右中者于至到为也都就还又但而且并被把给让向由从对比共达约近超整强占属所其他不无未已将会能可须应需版号级型式性化略"

/**
 * The end of what can only be a unit: one character between digits and the end of the clause (新品3款，改造5铺。), or
 * `at`. Digits are an open class; no list holds what every trade counts by.
 */
export function strangeUnitEnd(text: string, at: number): number {
  strange.lastIndex = at
  return strange.test(text) && !noUnit.includes(text.charAt(at)) ? at + 1 : at
}

/** Does no noun follow? What is counted stood before the number then, or is left out. A quotation is a noun: 一批“土专家”. */
export function endsClause(text: string, at: number): boolean {
  if (at >= text.length) return true
  const c = text.charCodeAt(at)
  if (c === 0x201c || c === 0x2018 || c === 0x300a) return false
  // 25个村（社区）经费, but 139个县（市、区）中
  if (c === 0x28 || c === 0xff08) return /^[（(][^）)]{1,6}、/.test(text.slice(at, at + 8))
  return !(c >= 0x4e00 && c <= 0x9fff) || "以左和及与的并或、".includes(text.charAt(at))
}
