import { numeralValue } from "../text/numerals"
import type { Severity } from "./types"

/** A number of things that was said, and how many were named. */
export interface Counted {
  from: number
  to: number
  said: string
  listed: number
  severity: Severity
}

/** The value of 三, 十二 or 12. */
export function countSaid(word: string): number {
  return /^\d/.test(word) ? Number(word) : (numeralValue(word) ?? 0)
}

const number = "([两二三四五六七八九十]|十[一二三四五]|\\d{1,2})"
const things = "[个名位家项条所处支类种件大场座次批轮步套]"
/** 第三个, 前三项, 每三条, 三十个: no number of what is named. */
const partOfOther = /(?:[第前每上这那各另一二三四五六七八九十百千\d.“]|(?<!先)后)$/

function isPartOfOther(text: string, at: number): boolean {
  return partOfOther.test(text.slice(Math.max(0, at - 2), at))
}

/** Things that are named beside their number: in brackets, before it, by their ordinals, by the names of people. */
export function countedNames(text: string): Counted[] {
  const found: Counted[] = []
  if (/、|》《|”“/.test(text)) {
    if (/[（(]/.test(text)) found.push(...inBrackets(text))
    if (/[”]/.test(text)) found.push(...inQuotes(text))
    found.push(...beforeNumber(text), ...ordinals(text), ...people(text), ...inSpans(text))
  }
  return found
}

const bracketed = new RegExp(
  `${number}(${things})([\\u4e00-\\u9fff]{0,10}?)(?:“[^“”]{1,12}”)?[（(]([^（）()]{4,120})[）)]`,
  "g",
)
/** 12个镇（街道、园区）: what else stands under the noun. */
const kindsOfPlace =
  /^(?:街道|园区|社区|乡镇|镇街|办事处|管委会|开发区|经开区|单位|部门|企业|居委会|科室|分局|片区|林场|农场|涉农社区|行政村|自然村|居民小组|村民小组|班组|车间|小区|县区|市区)$/

/** 6家企业（甲、乙、丙） */
function inBrackets(text: string): Counted[] {
  const found: Counted[] = []
  for (const match of text.matchAll(bracketed)) {
    const [, word, unit, , row] = match as unknown as [string, string, string, string, string]
    if (isPartOfOther(text, match.index)) continue
    const inner = row.replace(/^(?:即|分别[是为]?|包括)[：:，]?/, "")
    const names = namesIn(inner)
    const n = countSaid(word)
    if (!names || n < 2 || (n >= names.least && n <= names.most) || Math.abs(n - names.least) > 3) continue
    if (names.all.some((name) => kindsOfPlace.test(name))) continue
    found.push(told(match.index, word + unit, names, n))
  }
  return found
}

function told(from: number, said: string, { least, most }: Names, n: number): Counted {
  const listed = n < least ? least : most
  return { from, to: from + said.length, said, listed, severity: "warning" }
}

interface Names {
  all: string[]
  least: number
  most: number
}

/**
 * Names in a row, and how many they are: 甲和乙 at the end may be two or one. Null for what is no row of names: with figures,
 * with 等, in clauses.
 */
function namesIn(row: string): Names | null {
  const quoted = row.replace(/[“《][^“”《》]*[”》]/g, "某名")
  if (/等|其中|…|[，；：:。]|含|不重复|详见|另|以及其他/.test(quoted)) return null
  const all = quoted.replace(/某名(?=某名)/g, "某名、").split("、")
  if (all.length < 2 || all.some((name) => name.length < 2 || name.length > 16)) return null
  // 21户、19户 are amounts; 101路、103路 and 2月、5月 are names.
  if (all.some((name) => /\d/.test(name) && !/^\d{1,4}[路号线月年届期栋]/.test(name))) return null
  const last = all.at(-1)!
  const and = /^(.{2,}?)(?:以及|[和及与])(.{2,})$/.exec(last)
  if (!and) return { all, least: all.length, most: all.length }
  const [one, other] = [and[1]!, and[2]!]
  const end = other.slice(-1)
  const alike = one.endsWith(end) && all.slice(0, -1).every((name) => name.endsWith(end))
  return { all, least: all.length + (alike ? 1 : 0), most: all.length + 1 }
}

const quotedRow = new RegExp(
  `“([^“”]{1,16}(?:[、，][^“”、，]{1,16}){1,9})”的?${number}([\\u4e00-\\u9fff])([\\u4e00-\\u9fff]?)`,
  "g",
)
const quotedAhead = new RegExp(
  `“[\\u4e00-\\u9fff]{0,4}?${number}([\\u4e00-\\u9fff])”(?:[\\u4e00-\\u9fff]{0,6})[（(：:]([^（）()。；：“”]{3,60})`,
  "g",
)

/** “周报告、月通报、年考核”四项机制, “定岗、定责”三定管理: one pair of quotation marks around all of them. */
function inQuotes(text: string): Counted[] {
  const found: Counted[] = []
  for (const match of text.matchAll(quotedRow)) {
    const [all, row, word, sign, next] = match as unknown as [string, string, string, string, string]
    const names = row.split(/[、，]/)
    const n = countSaid(word)
    // 定 of 三定 stands in each of them; otherwise it must be what such things are counted by.
    const shared = names.every((name) => name.includes(sign))
    if (!shared && !/[项大个种类条步道重级环件招法字句]/.test(sign)) continue
    if (/^个[月字词]/.test(sign + next)) continue
    if (n === names.length || n < 2 || Math.abs(n - names.length) > 3 || /等/.test(names.at(-1)!)) continue
    // 抓学习、促提升，抓… in pairs
    if (n * 2 === names.length) continue
    const from = match.index + all.length - next.length - sign.length - word.length
    found.push({
      from,
      to: from + word.length + 1,
      said: word + sign,
      listed: names.length,
      severity: "warning",
    })
  }
  for (const match of text.matchAll(quotedAhead)) {
    const [, word, sign, row] = match as unknown as [string, string, string, string]
    if (/等|其中/.test(row)) continue
    const names = row.split(/[、，]/)
    const n = countSaid(word)
    if (names.length < 2 || n === names.length || Math.abs(n - names.length) > 3) continue
    // 三定（定岗、定责、定编）, 五个一: only what says the same sign each time is surely counted by it.
    if (!names.every((name) => name.includes(sign))) continue
    const from = match.index + 1
    const to = text.indexOf("”", from)
    found.push({ from, to, said: text.slice(from, to), listed: names.length, severity: "warning" })
  }
  return found
}

const oneOfEach =
  /((?:[^，。；、：“”]*一[次个场堂封篇张本支套轮份项条部批][^，。；、：“”]{2,12}、)+[^，。；、：“”]*一[次个场堂封篇张本支套轮份项条部批][^，。；、：“”]{2,12})“([三四五六七八九十])个一”/g
/** What each match of `rowBefore` ends in; few texts have it. */
const countBehindRow =
  /、[^，。；：、（）]{2,8}(?:[两二三四五六七八九十]|\d{1,2})[个项大类种支家所条处名位省市县镇村地]/
const rowBefore = new RegExp(
  `(?<=^|[，。；：])([^，。；：（）]{2,80}?)${number}(个|项|大|类|种|支|家|所|条|处|名|位|省|市|县|镇|村|地)(?!月|小时|多|半|左右|年级|工作日|百分点|字|词)`,
  "g",
)
/** What a name does not hold, but a clause that runs on does. */
const noName =
  /[了在为是对将把被由从向等其和及与或并以至到]|[一二三四五六七八九十\d]|建[成设立]|打造|推[进行动]|开展|形成|落实|完成|实施|抓好|办好|成立|组建|带领|协调|联系/

/** 油茶、笋竹、药材、花卉三大基地; 一次学习、一次警示“三个一”. */
function beforeNumber(text: string): Counted[] {
  const found: Counted[] = []
  if (text.includes("个一”"))
    for (const match of text.matchAll(oneOfEach)) {
      const listed = match[1]!.split("、").length
      if (listed === countSaid(match[2]!)) continue
      const from = match.index + match[1]!.length + 1
      found.push({ from, to: from + 3, said: text.slice(from, from + 3), listed, severity: "warning" })
    }
  for (const match of countBehindRow.test(text) ? text.matchAll(rowBefore) : []) {
    const [all, row, word, unit] = match as unknown as [string, string, string, string]
    const names = row.split("、")
    const n = countSaid(word)
    const listed = names.length
    // Fewer than were said may be some of them: 设流调、采样5支突击队.
    if (listed < 3 || n < 2 || n >= listed || listed - n > 2) continue
    // 甲、乙、丙、丁等三个: 等 may add some, but takes none away.
    names[listed - 1] = names[listed - 1]!.replace(/等$/, "")
    const inner = names.slice(1)
    const lengths = inner.map(({ length }) => length)
    // Without a mark round them, only names of like length are surely one row; the first has words before it.
    if (
      Math.max(...lengths) - Math.min(...lengths) > 3 ||
      Math.min(...lengths) < 2 ||
      Math.max(...lengths) > 7
    )
      continue
    if (inner.some((name) => noName.test(name) || /[^\u4e00-\u9fff]/.test(name))) continue
    if (names[0]!.length < Math.min(...lengths) || /[等和及与或其]|分别|不含|除/.test(names[0]!)) continue
    const from = match.index + all.length - unit.length - word.length
    found.push({ from, to: from + word.length + unit.length, said: word + unit, listed, severity: "warning" })
  }
  return found
}

const ordinal = "第(?:[一二三四五六七八九]|十[一二三四五六七八九]?|\\d{1,2})"
const ordinalRow = new RegExp(
  `(${ordinal}[^，。；、\\d有的在被各开召]{0,3}(?:、${ordinal}[^，。；、\\d有的在被各开召]{0,3}?)+?(?:[和及与]${ordinal}[^，。；、\\d有的在被各开召]{0,3}?)?)(?:等)?${number}(个|批|期|届|季度|场|组|村|车间|轮|次)`,
  "g",
)

/** 第二、第三、第五四个村民小组 */
function ordinals(text: string): Counted[] {
  const found: Counted[] = []
  if (!/第[^，。；]{1,6}、第/.test(text)) return found
  for (const match of text.matchAll(ordinalRow)) {
    const [all, row, word, unit] = match as unknown as [string, string, string, string]
    if (/等/.test(all)) continue
    const listed = row.match(/第/g)!.length
    const n = countSaid(word)
    if (n === listed || Math.abs(n - listed) > 3) continue
    const from = match.index + all.length - unit.length - word.length
    found.push({ from, to: from + word.length + unit.length, said: word + unit, listed, severity: "warning" })
  }
  return found
}

const surname =
  "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严武戚莫孔向汤温康施葛]"
const namesOfPeople = new RegExp(
  `${number}([名位])([\\u4e00-\\u9fff]{0,8}?)[：:]?(${surname}[\\u4e00-\\u9fff]{1,2}(?:、${surname}[\\u4e00-\\u9fff]{1,2})*(?:、|[和与])${surname}[\\u4e00-\\u9fff]{1,2}?)(?=[在被获为均都荣参先入分成赴于到前去驻深担，。；：（）等担任]|$)`,
  "g",
)

/** 2名医生王某、赵某、孙某 */
function people(text: string): Counted[] {
  const found: Counted[] = []
  for (const match of text.matchAll(namesOfPeople)) {
    const [all, word, unit, , row] = match as unknown as [string, string, string, string, string]
    if (isPartOfOther(text, match.index) || text.charAt(match.index + all.length) === "等") continue
    const listed = row.split(/[、和与]/).length
    const n = countSaid(word)
    if (listed < 2 || n === listed || n < 2 || Math.abs(n - listed) > 3) continue
    found.push({
      from: match.index,
      to: match.index + word.length + 1,
      said: word + unit,
      listed,
      severity: "warning",
    })
  }
  return found
}

const spans = new RegExp(
  `${number}(${things}|轮次)([\\u4e00-\\u9fff]{0,10})，(?:(?:具体)?(?:时间|地点|日期)?(?:分别|依次)(?:是|为|在|于|安排在|位于|设在|来自)|即|名单为|依次是)[：:]?([^，。；：:（）]{4,80})(?=[，。；]|$)`,
  "g",
)

/** 三次研究，时间分别为2月、5月、8月和11月; 四个点，分别设在甲、乙、丙 */
function inSpans(text: string): Counted[] {
  const found: Counted[] = []
  if (!/，[^，。；]{0,6}(?:分别|依次|即|名单)/.test(text)) return found
  for (const match of text.matchAll(spans)) {
    const [, word, unit, , row] = match as unknown as [string, string, string, string, string]
    if (isPartOfOther(text, match.index)) continue
    const names = namesIn(row)
    const n = countSaid(word)
    if (!names || n < 2 || (n >= names.least && n <= names.most) || Math.abs(n - names.least) > 3) continue
    found.push(told(match.index, word + unit, names, n))
  }
  return found
}
