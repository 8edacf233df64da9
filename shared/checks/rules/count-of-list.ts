import type { Block } from "../../model/outline"
import { type Counted, countedNames, countSaid } from "../counted-names"
import { perBlock } from "../facts"
import { gate } from "../gate"
import { kindOf } from "../ordinal-marks"
import { type ReportFacts, rule } from "../types"

/** “以下四个方面” before a list of three. Lists on lines of their own, in running text, and of quoted names. */
export const countOfList = rule({
  id: "count-of-list",
  kind: "arithmetic",
  severity: "error",
  scope: "report",
  title: "说的条数与所列不符",
  basis: "公文数据应准确：说“四个方面”，后面就列四条",
  check(facts, _context, flag) {
    for (let index = 0; index < facts.outline.blocks.length; index++) {
      const block = facts.outline.blocks[index]!
      if (block.type === "aside" || block.type === "title" || block.type === "signature") continue
      const read = countsIn(facts.blocks[index]!)
      for (const { from, to, said, listed, severity } of read.inside)
        flag({ block: index, in: "text", from, to }, { severity, message: messageFor(said, listed) })
      const across = countedAcross(block, facts.blocks[index]!.text)
      if (across)
        flag(
          { block: index, in: "text", from: across.from, to: across.to },
          { severity: across.severity, message: messageFor(across.said, across.listed) },
        )
      const { announced } = read
      if (!announced) continue
      const listed = listedBehind(facts, block, announced.n)
      if (listed === null || listed === announced.n) continue
      flag(
        { block: index, in: "text", from: announced.from, to: announced.to },
        {
          severity: announced.sure && block.type !== "opening" ? "error" : "warning",
          message: messageFor(announced.text, listed),
        },
      )
    }
  },
  examples: {
    flags: [
      `一、主要工作
一是抓学习。办班12期。
二、下一步打算
重点抓好以下⟦四个方面⟧工作：
（一）学以致用。办夜校2期。
（二）建强队伍。培训80人。
（三）改进服务。每月走访1次。`,
      "一、主要工作\n一是抓学习。做到⟦三点⟧：一是领导带头学；二是骨干领着学。\n二是抓队伍。培训80人。",
      "一、主要工作\n一是抓品牌。获得“十佳展览”“最受欢迎讲解”⟦三项⟧荣誉。",
      "一、主要工作\n一是抓改革。聚焦“⟦三大工程⟧”：实施社区提质工程、冷链补网工程、资产确权工程、品牌出海工程。",
    ],
    passes: [
      `一、主要工作
一是抓学习。办班12期。
二、下一步打算
重点抓好以下两个方面工作：
（一）学以致用。办夜校2期。
（二）建强队伍。培训80人。`,
      "一、主要工作\n一是抓品牌。叫响“红渡口”“金芦苇”两个品牌，建成胸痛、卒中、创伤三个中心。",
    ],
    guards: [
      "一、主要工作\n一是抓品牌。推广“红渡口”“金芦苇”等五个品牌。",
      // What is announced is not what is listed.
      "一、主要工作\n一是抓学习。围绕三个专题开展研讨。一是领导带头学；二是骨干领着学。",
      "一、主要工作\n一是抓治理。在河东、河西试点，办成三件实事。",
      "一、主要工作\n一是抓服务。推出“暖心十条”，包括上门测温、错峰检修；落实“四大工程”：修路工程、供水工程、绿化工程、亮化工程。",
    ],
  },
})

function messageFor(said: string, listed: number): string {
  return `说的是“${said}”，后面列了${listed}条，数目对不上。核对后改正数目，或补上漏写的。`
}

interface Announced {
  from: number
  to: number
  text: string
  n: number
  /** It says that they follow, or ends in a colon, not in a comma. */
  sure: boolean
}

interface Counts {
  /** The block ends with it; the list comes in the blocks that follow. */
  announced: Announced | null
  inside: Counted[]
}

const number = "([两二三四五六七八九十]|十[一二三]|\\d{1,2})"
const measure = "(个方面|个问题|个重点|个环节|件实事|件大事|件事|方面|点|项|条|个|件|大)"
const atEnd = new RegExp(`${number}${measure}([^，。；：、“”\\d]{0,14})([：:。，,])$`)
const beforeList = new RegExp(
  `${number}${measure}([^，。；：、“”\\d]{0,8})[：:，,。]\\s*(?:即|其中|分别是|就是)?[：:，,]?(?=一是|一要|（一）|第一[，,、])`,
  "g",
)

const none: Counts = { announced: null, inside: [] }

const countsIn = perBlock((block): Counts => {
  const { text } = block
  const announced = announcedAtEnd(text)
  const inside: Counts["inside"] = []
  if (/[”》][两二三四五六七八九十\d]|、/.test(text)) inside.push(...named(text))
  if (/[：:，,。]\s*(?:即|其中|分别是|就是)?[：:，,]?(?:一[是要]|（一）|第一)/.test(text))
    inside.push(...listedInside(text), ...quotedInside(text))
  if (ofRow.in(block)) inside.push(...listedBehindColon(text))
  for (const one of countedNames(text))
    if (!inside.some(({ from, to }) => from < one.to && one.from < to)) inside.push(one)
  return announced || inside.length > 0 ? { announced, inside } : none
})

function announcedAtEnd(text: string): Announced | null {
  if (!/[：:。，,]$/.test(text)) return null
  const tail = text.slice(-44)
  const match = atEnd.exec(tail)
  if (!match) return quotedAtEnd(text, tail)
  const sentence = tail.slice(
    Math.max(0, ...["。", "；", "！"].map((mark) => tail.lastIndexOf(mark, match.index) + 1)),
  )
  const follows = /以下|如下|下列|下面/.test(sentence)
  const comma = match[4] === "，" || match[4] === ","
  // 重点做好三件事。 announces the list that comes next; 建成三个中心。 does not.
  const doing = /(?:重点|主要|着力|突出|切实)?(?:抓好|做好|抓了|做了|办好)$/.test(tail.slice(0, match.index))
  // 还有四个方面的差距。 before a list of problems.
  const lacking =
    /(?:还有|存在|存在着|有)$/.test(tail.slice(0, match.index)) &&
    /^个?(?:方面|问题|点|个方面|个问题)$/.test(match[2]!) &&
    /^(?:的)?(?:主要|突出)?(?:差距|不足|问题|短板|弱项|薄弱环节)?$/.test(match[3]!)
  if (match[4] === "。" && !follows && !lacking && !(doing && /^(?:项|个方面|件事|点)$/.test(match[2]!)))
    return null
  // 第三个、前三项, 每三条: no number of what follows. 存在三个突出问题，主要原因：tells of what came before.
  const before = tail.charAt(match.index - 1)
  if (/[第前后每上这那各另一二三四五六七八九十百\d“]/.test(before) || /原因|如下表/.test(match[3]!))
    return null
  const from = text.length - tail.length + match.index
  const said = match[1]! + match[2]!
  return {
    from,
    to: from + said.length,
    text: said,
    n: countSaid(match[1]!),
    sure: !comma && (follows || match[4] !== "。"),
  }
}

const quotedEnd = /“(([两二三四五六七八九十])个[\u4e00-\u9fff]{1,4})”[^，。；：、“”]{0,6}[：:]$/

/** “三个到位”： before the list of them. */
function quotedAtEnd(text: string, tail: string): Announced | null {
  const match = quotedEnd.exec(tail)
  if (!match) return null
  const from = text.length - tail.length + match.index + 1
  const said = match[1]!
  return { from, to: from + said.length, text: said, n: countSaid(match[2]!), sure: false }
}

/** How many items follow the block, or null when nobody can say. */
function listedBehind(facts: ReportFacts, block: Block, n: number): number | null {
  const { outline } = facts
  if (block.type === "opening") {
    const numbered = outline.sections.filter(
      ({ heading }) => heading && kindOf(heading.ordinal)?.style === "han",
    )
    return numbered.length >= 2 && outline.blocks[block.index + 1]?.type === "heading"
      ? numbered.length
      : null
  }
  const first = outline.blocks[block.index + 1]
  const item = first?.item
  if (!item || item.blocks[0] !== first || item.list.items[0] !== item) return null
  // …三点不足： at the end of an item of one list, and the next list that begins behind it.
  const isNext = block.item !== null && block.item.list.items.at(-1) === block.item && item.ordinal === "一是"
  if (item.parent !== block.item && !(block.item === null && item.level === 1) && !isNext) return null
  const { items } = item.list
  const marks = items.map(({ ordinal }) => kindOf(ordinal))
  if (marks.some((mark) => mark === null) || marks[0]!.n !== 1) return null
  // A list that was told apart in two is counted by its numbers, or by all that the part holds.
  if (marks.at(-1)!.n === n || (!isNext && item.level === 1 && item.section.items.length === n)) return n
  const behind = outline.blocks[item.list.items.at(-1)!.blocks.at(-1)!.index + 1]
  if (behind?.type === "intro" && behind.section === item.section) return null
  // 1、…2、…，2、…: one that stands in the text of another may be an item, too.
  if (
    /^\d/.test(items[0]!.ordinal) &&
    items.some(({ blocks }) => blocks.some(({ index }) => furtherMark.test(facts.blocks[index]!.text)))
  )
    return null
  return items.length
}

/** 一是抓了四个方面：一是甲，二是乙，三是丙: read as one list, the first of which announces all of them. */
function countedAcross({ item }: Block, text: string): Counted | null {
  if (item?.ordinal !== "一是" || item.list.items[0] !== item || item.list.items.length < 2) return null
  if (item.blocks.length !== 1 || !/：一是[^。；]*[，；。]$/.test(text)) return null
  const match = [...text.matchAll(beforeList)].at(-1)
  if (!match || runFrom(text, match.index + match[0].length, 0) !== 1) return null
  const listed = item.list.items.length
  const said = match[1]! + match[2]!
  const n = countSaid(match[1]!)
  if (listed === n || Math.abs(listed - n) > 2) return null
  return { from: match.index, to: match.index + said.length, said, listed, severity: "warning" }
}

const furtherMark = /[，；。]\s*\d{1,2}[、．]/

/** What stands right before the colon of a list in one row: 五个方面汇报, “四个一”举措, “暖心十条”. */
const beforeRow = new RegExp(
  `(?:${number}(个方面|个问题|个重点|个环节|件实事|件大事|件事|方面|[点项条个件大次场类种家所支名位处批部本座])|“[\\u4e00-\\u9fff]{0,4}?${number}(?:个[\\u4e00-\\u9fff]|[条项大件招])[\\u4e00-\\u9fff]{0,4}”)([^，。；：、“”\\d]{0,14}?)$`,
)
const rowEnd = /[。；;！？!?\n，,：:]/g

const ofRow = gate("：:即包")
const rowSign = /[：:]即?[：:]?|，即[：:]?|[，,]包括[：:]?/g
/** 包括 may name but some of them: with so many of them named, all were meant. */
const mostLeftOut = 2
const manyNamed = 4

const ofRowEnd = /等([三四五六七八九十]|十[一二])[项件条个大](?:[\u4e00-\u9fff]{0,6})$/

const ofCount = /[\d一二两三四五六七八九十百千万]+[\u4e00-\u9fff]{0,3}$/

/** 从五个方面汇报：甲、乙、丙…。: names in a row, as many as were announced. 等 leaves some out. */
function listedBehindColon(text: string): Counts["inside"] {
  const found: Counts["inside"] = []
  for (const sign of text.matchAll(rowSign)) {
    const start = Math.max(0, sign.index - 30)
    const begin = sign.index + sign[0].length
    const match = beforeRow.exec(text.slice(start, sign.index))
    if (!match) continue
    const [all, plain, , quoted] = match
    const head = start + match.index
    if (/[第前后每上这那各另一二三四五六七八九十百\d]/.test(text.charAt(head - 1))) continue
    rowEnd.lastIndex = begin
    const end = rowEnd.exec(text)?.index ?? text.length
    const row = text
      .slice(begin, end)
      .replace(/（[^（）]*）/g, "")
      .replace(/”“/g, "”、“")
      .replace(/“[^“”]*”/g, "“”")
    const summed = ofRowEnd.exec(row)
    const saidFirst = countSaid((plain ?? quoted)!)
    if (summed && saidFirst > 2 && countSaid(summed[1]!) !== saidFirst && row.includes("、")) {
      // “暖心十条”，包括甲、乙、丙等九件实事
      const from = head + (plain === undefined ? 1 : 0)
      const to = from + (plain === undefined ? all.indexOf("”") - 1 : plain.length + match[2]!.length)
      found.push({ from, to, said: text.slice(from, to), listed: countSaid(summed[1]!), severity: "warning" })
      continue
    }
    const names = row.split("、")
    const mark = text.charAt(end)
    if (
      names.length < 2 ||
      /等|其中|…/.test(row) ||
      names.some((name) => name.length < 2 || name.length > 14)
    )
      continue
    // What follows a comma may belong to the list, too.
    const behind = /^[^，。；：]*/.exec(text.slice(end + 1, end + 24))![0]
    const longest = Math.max(...names.map(({ length }) => length))
    if ("：:；;".includes(mark) && mark !== "") continue
    // 修桥一座、装灯九十盏，群众满意: where each is counted, what is not is none of them.
    const isOther = names.every((name) => ofCount.test(name)) && !ofCount.test(behind)
    const isShort = behind.length <= longest && !isOther
    if (/[，,]/.test(mark) && (behind.includes("、") || /等/.test(behind) || isShort)) continue
    const most =
      names.length +
      (names
        .at(-1)!
        .slice(1)
        .match(/[和及与]/g)?.length ?? 0)
    const n = countSaid((plain ?? quoted)!)
    if (n >= names.length && n <= most) continue
    // Pairs are named as one: 抓学习、促提升，…
    if (n * 2 === names.length || n < 2) continue
    if (sign[0].includes("包") && (names.length < manyNamed || Math.abs(n - names.length) > mostLeftOut))
      continue
    const from = head + (plain === undefined ? 1 : 0)
    const length = plain === undefined ? all.indexOf("”") - 1 : plain.length + match[2]!.length
    const to = from + length
    const sure =
      mark !== "，" && mark !== "," && /以下|如下|下列/.test(text.slice(Math.max(0, from - 8), from))
    found.push({
      from,
      to,
      said: text.slice(from, to),
      listed: names.length,
      severity: sure && most === names.length ? "error" : "warning",
    })
  }
  return found
}

/** 做到三点：一是…；二是… within one paragraph. */
function listedInside(text: string): Counts["inside"] {
  const found: Counts["inside"] = []
  for (const match of text.matchAll(beforeList)) {
    const before = text.charAt(match.index - 1)
    if (/[第前后每上这那各另一二三四五六七八九十百\d“]/.test(before)) continue
    // 围绕三个专题开展研讨。: what follows a whole sentence is announced by its end only.
    if (/[。，,]/.test(match[0].at(-1)!) && /[做开组推实完进办通]/.test(match[3]!)) continue
    const begin = match.index + match[0].length
    const style = text.startsWith("（", begin) ? 2 : text.startsWith("第", begin) ? 1 : 0
    const listed = runFrom(text, begin, style)
    const n = countSaid(match[1]!)
    if (listed < 2 || listed === n) continue
    const said = match[1]! + match[2]!
    found.push({
      from: match.index,
      to: match.index + said.length,
      said,
      listed,
      severity: /[：:]/.test(match[0]) && listed < n ? "error" : "warning",
    })
  }
  return found
}

const numerals = "一二三四五六七八九十"

const quotedBefore =
  /“([两二三四五六七八九十])个[\u4e00-\u9fff]{1,4}”[^，。；：、“”]{0,6}[：:]\s*(?=一是|一要)/g

/** “三个到位”：一是…；四是… */
function quotedInside(text: string): Counts["inside"] {
  const found: Counts["inside"] = []
  for (const match of text.matchAll(quotedBefore)) {
    const listed = runFrom(text, match.index + match[0].length, 0)
    if (listed < 2 || listed === countSaid(match[1]!)) continue
    const from = match.index + 1
    const to = text.indexOf("”", from)
    found.push({ from, to, said: text.slice(from, to), listed, severity: "warning" })
  }
  return found
}

/** How far a list counts on from its first, in the same text. */
function runFrom(text: string, begin: number, style: 0 | 1 | 2): number {
  let at = begin
  let count = 0
  for (const numeral of numerals) {
    const forms =
      style === 0 ? [`${numeral}是`, `${numeral}要`] : style === 1 ? [`第${numeral}`] : [`（${numeral}）`]
    const places = forms.map((form) => text.indexOf(form, at)).filter((place) => place >= 0)
    if (places.length === 0) break
    at = Math.min(...places) + 1
    count++
  }
  return count
}

const quotedNames =
  /((?:[“《][^“”《》]{1,20}[”》][、和及与]?){2,8})等?(\d|[两二三四五六七八九])(项|大|块|面|张|本|部|类|种|支|条|场|门|个(?=品牌|项目|平台|机制|体系|荣誉|称号|工程|行动|方面|特色|活动|专题|中心))/g
/** What each match of `plainNames` has near its end; few texts have it, and it is found in one pass. */
const plainCount = /[三四五六七八九](?:个中心|个方面|个环节|个领域|个重点|方面|大)/
const plainNames =
  /(?:^|[，。；：、“”\u4e00-\u9fff])((?:[\u4e00-\u9fff]{2,6}、){1,6})([\u4e00-\u9fff]{2,6})([三四五六七八九])(个中心|个方面|个环节|个领域|个重点|方面|大类|大(?=[\u4e00-\u9fff]))/g

/** “甲”“乙”三项荣誉, 甲、乙三个中心: as many as there are names. 等 leaves some out. */
function named(text: string): Counts["inside"] {
  const found: Counts["inside"] = []
  for (const match of /[”》]/.test(text) ? text.matchAll(quotedNames) : []) {
    const listed = match[1]!.match(/[”》]/g)!.length
    const n = countSaid(match[2]!)
    // “甲”“乙”、“丙”: more may stand before what was matched.
    if (listed === n || Math.abs(listed - n) > 2) continue
    // 等 may add some, but takes none away.
    const isMore = match[0].charAt(match[1]!.length) === "等"
    if (isMore && listed < n) continue
    const from = match.index + match[1]!.length + (isMore ? 1 : 0)
    found.push({ from, to: from + 2, said: match[2]! + match[3]!, listed, severity: "warning" })
  }
  for (const match of plainCount.test(text) ? text.matchAll(plainNames) : []) {
    const names = match[1]!.split("、").slice(0, -1)
    const last = match[2]!
    const n = countSaid(match[3]!)
    // The first name may have words before it, the last one words behind it: only too few can be told.
    if (
      /[等和及与或]|[好了成实强施造展动住牢立]$/.test(last) ||
      names.some((name) => /[和及与或]/.test(name))
    )
      continue
    if (names.slice(1).some((name) => name.length !== last.length) || Math.abs(last.length - 2) > 2) continue
    if (names.length + 1 !== n - 1 || !names[0]!.endsWith(names[0]!.slice(-last.length))) continue
    const from = match.index + match[0].length - match[3]!.length - match[4]!.length
    const said = match[3]! + match[4]!
    found.push({ from, to: from + said.length, said, listed: n - 1, severity: "warning" })
  }
  return found
}
