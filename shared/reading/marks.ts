import type { Role } from "../model/roles"
import { kind, kindsOf } from "../text/character-kinds"
import { numeralValue } from "../text/numerals"
import { type Ordinal, type OrdinalStyle, readOrdinal } from "../text/ordinals"
import {
  headingCue,
  isClosing,
  isOpening,
  type LeadInCue,
  leadInRole,
  plain,
  type RoleCue,
  subheadingRole,
} from "./cues"
import type { Line } from "./line"
import { isSkeletonHeading } from "./skeleton-match"
import type { Range } from "./tree"

/** A place where a heading or an item may begin. Whether one does is decided over the whole text. */
export interface Candidate {
  /** Index of the line. */
  line: number
  /** The ordinal, or null: a heading without one. */
  mark: Mark | null
  /** What the line would be as a heading; only at the start of a line. */
  heading: HeadingShape | null
}

export interface Mark {
  ordinal: Range
  style: OrdinalStyle
  /** Marks that can count one list: the style, and for labels and bullets their wording too. */
  key: string
  n: number | null
  /** It begins its line; else it stands in the running text. */
  first: boolean
  /** Inside quotation marks or brackets. */
  enclosed: boolean
  /** The visible character in front, or "". */
  before: string
  /** The sentence in front of a first mark that announces a list of another role. */
  leadIn: LeadIn | null
  /** The role that the column of a table gives it. */
  told?: Role
  /** One past the last character of its cell. */
  end?: number
}

export interface LeadIn extends LeadInCue {
  range: Range
  /** It begins its line. */
  first: boolean
  line: number
  /** Behind a comma of the sentence that it goes on with. */
  inSentence?: true
}

export interface HeadingShape {
  /** One past the heading's last character; less than the line's end when text follows on the line. */
  end: number
  cue: RoleCue | null
  form: "alone" | "runIn" | "long"
  /** Heading level by the paragraph's style, 1 for the highest one in use, or null. */
  level: number | null
}

const han = "[一二三四五六七八九十]"
const runOnPattern = new RegExp(
  `${han}{1,3}[是要、]|其${han}[，,、：:是]|第${han}{1,3}(?:件|个|方面|项|点|条|步|桩|样)|头一[件桩样个项条]|第${han}{1,3}[，,、：:是]|首先[，,、是]|其次[，,、是]|再次[，,、是]|再者[，,]|最后[，,、是]|[（(〔]\\s*(?:${han}{1,3}|\\d{1,2})\\s*[）)〕]|[①-⑳]|\\d{1,2}(?:[、）)]|[.．](?!\\d))`,
  "y",
)
const afterAny = "。！？；：;:!?…"
const before: Partial<Record<OrdinalStyle, string>> = {
  shi: `${afterAny}，,”"」）)—`,
  hanParen: `${afterAny}，,`,
  arabicParen: `${afterAny}，,`,
  circled: `${afterAny}，,”）)`,
  firstly: `${afterAny}，,`,
}

/** Everything in the lines that may begin a heading or an item, in text order; nothing in those to skip. */
export function candidatesOf(
  lines: readonly Line[],
  from: number,
  to: number,
  skip: ReadonlySet<number> = new Set(),
): Candidate[] {
  const out: Candidate[] = []
  const top = topLevel(lines, from, to)
  const slogans = sloganLines(lines, from, to, top)
  const twins = slogans.size > 0 ? slogans : twinSlogans(lines, from, to, top)
  for (let i = from; i < to; i++) {
    if (skip.has(i)) continue
    const line = lines[i]!
    const { style } = line.paragraph
    const level = typeof style === "number" ? style - top + 1 : null
    const first = lineMark(line) ?? (level !== null && level > 1 ? styledMark(line, level) : null)
    const heading =
      headingShape(line, first, level) ??
      (slogans.has(i) ? sloganShape(line) : twins.has(i) ? twinShape(line) : null)
    if (first?.n === 1 && i > from) first.leadIn = leadInAbove(lines[i - 1]!, i - 1)
    if (first || heading) out.push({ line: i, mark: first, heading })
    for (const mark of runOnMarks(line, i, first))
      out.push({ line: i, mark, heading: runOnHeading(line, mark) })
  }
  return out
}

/** 一、 in the middle of a paragraph, with words behind it that can only head a part: …。二、存在问题。一是… */
function runOnHeading(line: Line, mark: Mark): HeadingShape | null {
  if (mark.style !== "han" || mark.enclosed) return null
  const from = mark.ordinal[1] - line.start
  const rest = line.text.slice(from, from + 40)
  const skip = rest.length - rest.trimStart().length
  const split = runInHeading(line.text.slice(from + skip, from + skip + 120))
  if (split) return { end: mark.ordinal[1] + skip + split.end, cue: split.cue, form: "runIn", level: null }
  const cut = /[。：！]/.exec(rest)
  if (!cut || cut.index < skip + 2) return null
  const words = rest.slice(skip, cut.index)
  const cue = headingCue(words)
  // …整改率100%。二、教学管理。听评课142节。
  const short = words.length <= 12 && cut[0] !== "！" && !/[，、；？]/.test(words)
  if (!short && (!cue || cue.strength < 0.7)) return null
  return { end: mark.ordinal[1] + cut.index + 1, cue, form: "runIn", level: null }
}

/**
 * Headings without ordinals: short lines without a full stop, each over a longer paragraph or a list. One of
 * them says nothing; several through the whole text, hardly any of them side by side, are how it is divided.
 * They count only in a text that has no headings of another kind.
 */
function sloganLines(lines: readonly Line[], from: number, to: number, top: number): ReadonlySet<number> {
  const found = new Set<number>()
  if (top < 9) return found
  let sure = 0
  let short = 0
  for (let i = from; i + 1 < to; i++) {
    const { text, paragraph } = lines[i]!
    if (/^(?:[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}部分)/.test(text))
      return new Set()
    if (text.length > 36 || paragraph.inTable || paragraph.numberEnd > paragraph.start) continue
    if (text.length < 4 && headingCue(text) === null) continue
    if (columns.test(text) || signed.test(text)) continue
    if (!couldHead(text) || (mayBeMark.test(text) && lineMark(lines[i]!))) continue
    short++
    if (i > from && (found.has(i - 1) || !/[。；！？：”）]$/.test(lines[i - 1]!.text))) continue
    const next = lines[i + 1]!
    const told = next.text.length > Math.max(30, text.length * 1.5)
    const sentence = next.text.length > text.length && /[。；]$/.test(next.text)
    const leads = i + 2 < to && /[：:]$/.test(next.text) && lineMark(lines[i + 2]!) !== null
    if (!told && !sentence && !leads && !lineMark(next)) continue
    found.add(i)
    if (headingShape(lines[i]!, null, null)) sure++
  }
  // Short lines that head nothing stand all over a text of another kind: a table, a list, broken lines.
  if (found.size < 3 || found.size < short * 0.7) return new Set()
  if (sure < 2 || sure * 2 < found.size) return found
  // Where nearly all of them name a role, the one or two that do not are subheadings below those, but for
  // what is worded as a heading: 一年来的工作回顾.
  return new Set([...found].filter((i) => headingCue(lines[i]!.text) !== null && worded.test(lines[i]!.text)))
}

/** 发展党员　　　84名　　　97名: a row of a table that is written with blanks. */
const columns = /\S[ \t\u3000]{2,}\S+[ \t\u3000]{2,}\S/
/** The date below a signature that more text follows. */
const signed = /^(?:20\d\d|二[〇○零].{2})年.{1,3}月.{1,3}日$/

/** 学习方面： and 思想上： head paragraphs of one part. */
const twin = /^([\u4e00-\u9fff]{3,6})：(?=\S)(?<!方面：|[上中时间]：)/

/**
 * Slogans that run into their text, in a text without other headings: 向上学：… 向外行：… 向内求：… They are as long as
 * each other and have a character in common at one place, which no other labels have.
 */
function twinSlogans(lines: readonly Line[], from: number, to: number, top: number): ReadonlySet<number> {
  const found = new Set<number>()
  if (top < 9) return found
  const words: string[] = []
  for (let i = from; i < to; i++) {
    const { text } = lines[i]!
    if (/^(?:[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}部分)/.test(text))
      return new Set()
    const head = twin.exec(text)?.[1]
    if (head === undefined) continue
    words.push(head)
    found.add(i)
  }
  const [first] = words
  if (first === undefined || words.length < 3 || new Set(words).size < words.length) return new Set()
  const shared = [...first].some((c, at) => words.every((it) => it.charAt(at) === c))
  return shared && words.every((it) => it.length === first.length) ? found : new Set()
}

function twinShape({ text, start }: Line): HeadingShape {
  const end = text.indexOf("：") + 1
  return { end: start + end, cue: headingCue(text.slice(0, end - 1)), form: "runIn", level: null }
}

const worded = /(?:回顾|总结|情况|做法|成效|打算|设想|思路|安排|问题|不足|原因|措施|？)$/

/** 铸魂篇：红色课堂润童心 · 扬帆再起航，奋楫新征程 · 差在哪里？ · 这一年，我们干成了什么？ */
function couldHead(text: string): boolean {
  if (/^[^。；：！？]{3,28}？$/.test(text)) return (text.match(/[，、]/g)?.length ?? 0) <= 2
  if (/[。；，：:！？、,;]$/.test(text) || /[。；！？]/.test(text)) return false
  if ((text.match(/，/g)?.length ?? 0) > 2) return false
  const colon = text.search(/[：:]/)
  return colon < 0 || (colon <= 8 && !/^(?:时间|日期|地点|单位|姓名|职务|述职人|汇报人|报告人)/.test(text))
}

function sloganShape({ text, end }: Line): HeadingShape {
  return { end, cue: headingCue(text), form: "alone", level: null }
}

/** The highest heading level by style; the title often takes the first one for itself. */
function topLevel(lines: readonly Line[], from: number, to: number): number {
  let top = 9
  for (let i = from; i < to; i++) {
    const { style } = lines[i]!.paragraph
    if (typeof style === "number" && style < top) top = style
  }
  return top
}

/** A heading of a lower level without an ordinal begins an item, as one with an ordinal would. */
function styledMark(line: Line, level: number): Mark {
  return markOf(line.start, 0, "none", `level${level}`, null)
}

const bullet = /^[•●○■□◆◇▪▶➢✓★☆※▲△◎❖♦✦►\u00b7\uf06c\uf0b7](?=\s*\S)|^——(?=\s*\S)|^[-*+](?=\s+\S)/
const qiYi = /^其([一二三四五六七八九])(?:[，,、：:]|(?=是))/
/** 问题一：; the 原因： and 措施： below it are read inside the problem (`labels.ts`). */
const label =
  /^((?:存在|突出|主要)?问\s*题)\s*([一二三四五六七八九十]{1,3}|\d{1,2})\s*[：:、.．]?|^[【〔[]?((?:存在|突出|主要)?(?:的)?(?:问\s*题|短\s*板|不\s*足|差\s*距)之?)\s*[（(]?\s*([一二三四五六七八九十]{1,3}|\d{1,2})\s*[）)]?\s*(?:[：:、】〕\]]|[.．](?!\d))[：:]?/
/** 第一件，… 头一件事，… 第二个方面，… */
const counted =
  /^(?:(?:明年|来年|新年|新的一年)(?:要[做办抓]的|我?要)?(?=第一|头一))?(?:第(?=[一二三四五六七八九十])|头(?=一))([一二三四五六七八九十]{1,3})(?:件(?:事)?|个(?:方面|问题)?|方面|项|点|条|步|桩(?:事)?|样)(?:[，,、：:]|(?=是))/
const chapter =
  /^第([一二三四五六七八九十]{1,3})(?:部分|篇章|板块|章|篇)[、：:，,]?|^([一二三四五六七八九十])问[：:，,](?=[^。；]{2,24}[？?]$)/

/** First characters of everything that `lineMark` knows, so that most lines are done with one look. */
const mayBeMark =
  /^[一二三四五六七八九十第头首其再最问存突主短不差明来新（(〔[【\d\u2460-\u249b\u3220-\u3229•●○■□◆◇▪▶➢✓★☆※▲△◎❖♦✦►\u00b7\uf06c\uf0b7*+—-]/

/** 其一， 第二件， where no line begins. */
function readCounted(text: string): Ordinal | null {
  const match = qiYi.exec(text) ?? counted.exec(text)
  return match && { text: match[0], style: "label", n: readOrdinal(`第${match[1]}，`)?.n ?? null }
}

function lineMark(line: Line): Mark | null {
  const { paragraph, text, start } = line
  if (paragraph.numberEnd > start) {
    const written = text.slice(0, paragraph.numberEnd - start).trimEnd()
    if (written !== "") return numberMark(start, written)
  }
  if (!mayBeMark.test(text)) return null
  const head = text.slice(0, 16)
  const read = readOrdinal(head)
  // 最后，恳请各位批评指正。
  if (read?.style === "firstly" && isClosing(text)) return null
  if (read && !misread(read, text)) return markOf(start, read.text.length, read.style, read.style, read.n)
  const other = (match: RegExpExecArray, key: string, numeral: string | undefined): Mark => {
    const n = numeral === undefined ? null : (readOrdinal(`第${numeral}，`)?.n ?? Number(numeral))
    return markOf(start, match[0].length, "label", key, n)
  }
  const qi = qiYi.exec(head)
  if (qi) return other(qi, "label:其", qi[1])
  const one = counted.exec(head)
  if (one) return other(one, "label:第", one[1])
  const part = chapter.exec(text.slice(0, 30))
  if (part) return other(part, "label:部分", part[1] ?? part[2])
  const named = label.exec(head)
  if (named) return other(named, `label:${(named[1] ?? named[3])!.replace(/\s/g, "")}`, named[2] ?? named[4])
  const dot = bullet.exec(head)
  return dot && other(dot, `label:${dot[0]}`, undefined)
}

/** An automatic number as Word wrote it: 一、 or 1. or, of its own making, 1.1 or •. */
function numberMark(start: number, written: string): Mark {
  const read = readOrdinal(written)
  if (read && read.text.length === written.length)
    return markOf(start, written.length, read.style, read.style, read.n)
  const n = /(\d{1,3})\D*$/.exec(written)?.[1]
  if (n !== undefined)
    return markOf(start, written.length, "label", `label:${written.replace(/\d+/g, "0")}`, Number(n))
  const part = chapter.exec(written)
  if (part) return markOf(start, written.length, "label", "label:部分", numeralValue((part[1] ?? part[2])!))
  for (const [name, pattern, value] of counters) {
    const match = pattern.exec(written)
    if (!match) continue
    // What counts is left out of the key, so that a. and b. are of one list.
    const key = `label:${written.replace(match[0], name)}`
    return markOf(start, written.length, "label", key, value(match[0]))
  }
  return markOf(start, written.length, "label", `label:${written}`, null)
}

const place = (series: string) => (text: string) => series.indexOf(text) + 1 || null

/** What Word counts with besides figures: ii) c. 丙、 叁、 第二条 */
const counters: readonly (readonly [
  name: string,
  pattern: RegExp,
  value: (text: string) => number | null,
])[] = [
  ["{i}", /(?<![A-Za-z])[ivxIVX]+(?![A-Za-z])/, (text) => romanValue(text.toLowerCase())],
  ["{a}", /(?<![A-Za-z])[A-Za-z](?![A-Za-z])/, (text) => text.toLowerCase().charCodeAt(0) - 96],
  ["{甲}", /[甲乙丙丁戊己庚辛壬癸]/, place("甲乙丙丁戊己庚辛壬癸")],
  ["{壹}", /[壹贰叁肆伍陆柒捌玖拾]/, place("壹贰叁肆伍陆柒捌玖拾")],
  ["{一}", /[一二三四五六七八九十]{1,3}/, numeralValue],
]

/** iv → 4; only i, v and x. */
function romanValue(text: string): number {
  let value = 0
  for (let i = 0; i < text.length; i++) {
    const one = text[i] === "i" ? 1 : text[i] === "v" ? 5 : 10
    const next = text[i + 1]
    value += next !== undefined && next !== "i" && (one === 1 || (one === 5 && next === "x")) ? -one : one
  }
  return value
}

/** A mark that begins its line. */
function markOf(start: number, length: number, style: OrdinalStyle, key: string, n: number | null): Mark {
  const ordinal: Range = [start, start + length]
  return { ordinal, style, key, n, first: true, enclosed: false, before: "", leadIn: null }
}

/** Shapes that count nothing: 一、二、三产业; 一是一，二是二; an ordinal with no text behind it. */
function misread(ordinal: Ordinal, text: string): boolean {
  const rest = text.slice(ordinal.text.length)
  if (ordinal.style === "han" && /^[一二三四五六七八九十]+(?:、|[组产村社班队级类期](?!\S{6}))/.test(rest))
    return true
  // 一、二两条，病在思想
  if (ordinal.style === "han" && /^[一二三四五六七八九十]+[两三四五六七]?[条点项个]/.test(rest)) return true
  if (ordinal.style === "shi" && /^[一二三四五六七八九十]/.test(rest) && rest.startsWith(ordinal.text[0]!))
    return true
  return false
}

function headingShape(line: Line, mark: Mark | null, level: number | null): HeadingShape | null {
  const { text, start, end, paragraph } = line
  const from = mark ? mark.ordinal[1] - start : 0
  const body = text.slice(from, from + 120)
  const skip = body.length - body.trimStart().length
  const rest = body.slice(skip)
  const whole = end - start - from - skip
  if (!mark) {
    if (paragraph.inTable || isOpening(rest)) return null
    const opens = level === null ? unnumberedRunIn(rest) : null
    if (opens) return { end: start + skip + opens.end, cue: opens.cue, form: "runIn", level }
    if (whole > 60) return null
    const alone = /[。；，、！？：:]/.test(rest.slice(0, -1)) ? null : rest.replace(/[：:。]$/, "")
    if (level !== null) return { end, cue: headingCue(rest), form: "alone", level }
    if (alone === null || whole > 22) return null
    // 工作中也有不少缺点： announces a list; 存在问题： is a heading.
    if (/[：:]$/.test(rest) && /有|是|要|将|做|表现|以下|如下|下面/.test(rest)) return null
    const cue = headingCue(alone)
    // Without number and style only a line that says nothing but its role is a heading.
    const sure = cue && ((cue.strength >= 0.95 && !speaks.test(rest)) || subheadingRole(alone) !== null)
    return sure ? { end, cue, form: "alone", level } : null
  }
  const split = runInHeading(rest)
  if (split) return { end: start + from + skip + split.end, cue: split.cue, form: "runIn", level }
  const stop = /[。！？；]/.exec(rest)
  if (whole <= 45 && (!stop || stop.index >= whole - 1) && !(whole > 25 && /[，,].*[，,].*[，,]/.test(rest)))
    return { end, cue: headingCue(rest), form: "alone", level }
  const cut = /[。：:！]|\s{1,}/.exec(rest)
  if (cut && cut.index > 1 && cut.index <= 45) {
    const visible = /\s/.test(cut[0]) ? cut.index : cut.index + 1
    return {
      end: start + from + skip + visible,
      cue: headingCue(rest.slice(0, cut.index)),
      form: "runIn",
      level,
    }
  }
  return {
    end: start + from + skip + (stop ? stop.index + 1 : Math.min(whole, rest.length)),
    cue: null,
    form: "long",
    level,
  }
}

/** 问题和短板。对照要求，还有差距：一是… A colon there would rather be that of a label inside an item. */
function unnumberedRunIn(text: string): { end: number; cue: RoleCue } | null {
  const head = /^([^，,。；：:！？]{2,14})。(?=\s*\S.{5})/.exec(text)
  if (!head || speaks.test(head[1]!)) return null
  const cue = headingCue(head[1]!)
  const role = cue?.roles[0]
  if (!cue || cue.strength < 0.95 || (role !== "problem" && role !== "measure")) return null
  return nothingElse.test(plain(head[1]!)) ? { end: head[0].length, cue } : null
}

/** 经营创收后劲不足。 and 关于耗材管理不严的问题。 are items. */
const nothingElse =
  /^(?:主要|突出|存在|当前|目前|工作|自身|个人|中|的|还|仍)*(?:问题|不足|短板|差距|弱项)(?:[和与及]?(?:问题|不足|短板|差距|弱项)|之处)?$|^(?:下一?步|今后|明年|来年|新的?一年|下一?年度?|20\d\d年|的|主要|工作|整改|改进|努力)*(?:打算|计划|安排|措施|思路|举措|方向|设想|目标)$/

/** 明年我给大家立个军令状。 is said by somebody; a heading is said by nobody. */
const speaks = /我(?![的镇乡村校院局站所县市区])|给|让|把|请|想|会(?!议)|谁|[吗呢吧了]|。$/

/** What may stand between a heading and the text that it runs into. */
const headingEnd = /\s*(?:[：。！]|:(?!\d))|\s+/g
const beginsList = /^(?:[一1]是|首先[，,、]|其一|第一[，,、]|[（(][一1][）)]|①|1[.．、])/
/** Verbs that slogans begin with: 聚焦履职  提升成效 is one heading of two halves. */
const urges = /^(?:聚焦|坚持|强化|狠抓|紧盯|突出|着力|抓|加强|推动|推进|提升|围绕|严格|深化|筑牢|压实|全面)/
/** 工作思路不清 is a problem, whatever it names. */
const blames = /不(?!足)[^的和与及]{1,2}$/

/**
 * Where a heading ends that runs into its text on the same line: 三、下一步打算：2025年，抓好学习。 `text` begins
 * behind the ordinal; `end` is one past the heading's colon or last word. Null where the line is no such
 * thing: 坚持党建引领：打造红色阵地 and 下一步 工作打算 are headings as a whole.
 *
 * The last end counts at which a wording stands that headings have, so that blanks within the wording do not
 * end it; else the first one behind words that plainly name a role.
 */
function runInHeading(text: string): { end: number; cue: RoleCue | null } | null {
  let found: { end: number; cue: RoleCue | null } | null = null
  headingEnd.lastIndex = 0
  for (let match = headingEnd.exec(text); match && match.index <= 24; match = headingEnd.exec(text)) {
    const head = text.slice(0, match.index)
    if (/[，,；;？。：！]/.test(head)) break
    const words = plain(head)
    if (words.length < 2) continue
    const blank = match[0].trim() === ""
    const tail = text.slice(match.index + match[0].length)
    // 履 职 情 况: blanks that fill the line.
    if (blank && /^\S(?:\s|[：。]|$)/.test(tail)) continue
    const bare = words.replace(/^(?:\d{4}年度?|一年来|本人|个人)+/, "")
    const exact = isSkeletonHeading(words) || isSkeletonHeading(bare) || subheadingRole(bare) !== null
    const cue = headingCue(head)
    const named =
      cue !== null && cue.strength >= 0.9 && words.length >= 4 && !urges.test(words) && !blames.test(words)
    if (!exact && (found || !named)) continue
    const length = plain(tail).length
    const sentence = /[。！？；]|[：:]$/.test(tail)
    const told = exact
      ? sentence && length >= (blank ? 6 : 3)
      : sentence && length >= 10 && /[，,。；].*[。！？；]/.test(tail)
    if (told || length >= 24 || beginsList.test(tail))
      found = { end: blank ? match.index : match.index + match[0].length, cue }
  }
  return found
}

/** The end of the line above, when it announces the list that begins on this one. */
function leadInAbove(above: Line, index: number): LeadIn | null {
  const { text, start, end } = above
  const marked = readOrdinal(text.slice(0, 16)) !== null
  const tail = text.slice(-90)
  const cut = behindLastEnd(tail, tail.length - 2)
  const sentence = tail.slice(cut)
  const colon = /[：:]$/.test(sentence)
  if (!colon && (marked || text.length > 60 || cut > 0)) return null
  if (cut === 0 && text.length > 90) return null
  const said = leadInRole(sentence) ?? (colon || marked ? null : subheading(sentence))
  if (!said) return null
  const from = end - sentence.trimStart().length
  return { ...said, range: [from, end], first: from === start, line: index }
}

/** One past the last end of a sentence at `from` or in front of it, 0 where there is none. */
function behindLastEnd(text: string, from: number): number {
  let at = Math.min(Math.max(from, 0), text.length - 1)
  while (at >= 0 && (kindsOf[text.charCodeAt(at)]! & (kind.ends | kind.pauses)) === 0) at--
  return at + 1
}

function subheading(text: string): LeadInCue | null {
  const role = subheadingRole(text)
  return role && { role, whole: true, sure: true }
}

function runOnMarks(line: Line, index: number, first: Mark | null): Mark[] {
  const { text, start } = line
  const out: Mark[] = []
  let enclosed: ((at: number) => boolean) | null = null
  const from = first ? first.ordinal[1] - start : 0
  let next = from
  for (let at = nextOrdinal(text, next); at >= 0; at = nextOrdinal(text, next)) {
    next = runOnPattern.lastIndex
    if (at === 0 || at === from) continue
    const read = readOrdinal(text.slice(at, at + 12)) ?? readCounted(text.slice(at, at + 12))
    if (!read) continue
    const previous = text
      .slice(Math.max(0, at - 3), at)
      .trimEnd()
      .at(-1)
    if (previous === undefined) continue
    // 重点抓好(1)…；(2)…: the first of them may stand behind any word.
    const begins = read.n === 1 && (read.style === "arabicParen" || read.style === "circled")
    if (
      !begins &&
      !(before[read.style] ?? afterAny).includes(previous) &&
      !behindHeading(text, first, from, at, read)
    )
      continue
    const behind = text.slice(at + read.text.length, at + read.text.length + 3).trimStart()
    if (behind === "" || /^[，。；、：,;:）)”]/.test(behind)) continue
    if (read.style === "han" && /^[一二三四五六七八九十]/.test(behind)) continue
    if (misread(read, text.slice(at, at + 24))) continue
    enclosed ??= enclosure(text)
    const mark: Mark = {
      ordinal: [start + at, start + at + read.text.length],
      style: read.style,
      key: read.style === "label" ? `label:${read.text.startsWith("其") ? "其" : "第"}` : read.style,
      n: read.n,
      first: false,
      enclosed: enclosed(at),
      before: previous,
      leadIn: null,
    }
    if (read.n === 1) mark.leadIn = leadInBefore(line, index, at, from)
    out.push(mark)
    next = at + read.text.length
  }
  return out
}

/** 二、主要做法　1.抓学习。 A blank parts a heading and the first item on its line. */
function behindHeading(text: string, first: Mark | null, from: number, at: number, { n }: Ordinal): boolean {
  if (n !== 1 || first?.style !== "han" || at - from > 16 || !/[\s\u3000]$/.test(text.slice(0, at)))
    return false
  const words = text.slice(from, at).trim()
  return words.length >= 2 && !/[。；，：]/.test(words)
}

/** 措　施：（1）…（2）… Below a problem it leads over to a list; as a heading of its own it may be work done. */
function remedy(text: string): LeadInCue | null {
  const isRemedy = /^(?:整改|改进|下步)?(?:措施|对策|打算)$/.test(text.replace(/[\s：:【】]/g, ""))
  return isRemedy ? { role: "measure", whole: false, sure: false } : null
}

/** Where something at `from` or behind it looks like an ordinal, or -1; `runOnPattern.lastIndex` is where that ends. */
function nextOrdinal(text: string, from: number): number {
  const last = text.length - 1
  for (let at = from; at <= last; at++) {
    const code = text.charCodeAt(at)
    if ((kindsOf[code]! & kind.counts) === 0) continue
    if (code < circledOne && (at === last || (kindsOf[text.charCodeAt(at + 1)]! & kind.countsOn) === 0))
      continue
    runOnPattern.lastIndex = at
    if (runOnPattern.test(text)) return at
  }
  return -1
}

/** ①, the first of those that stand alone. */
const circledOne = 0x2460

const whyAtEnd =
  /[，,](?:究其(?:原因|根源)|(?:其|这)?(?:主要|根本)?原因|主要(?:是)?(?:由于|因为)|归根结底)(?:[，,：:]|(?:主要)?(?:是|有|在于)[，,：:]?)*$/

/** The sentence in front of a mark in the running text. */
function leadInBefore(line: Line, index: number, at: number, from: number): LeadIn | null {
  const { text, start } = line
  const low = Math.max(from, at - 92)
  const window = text.slice(low, at)
  const cut = behindLastEnd(window, window.length - 1)
  // Nothing but 。 in front: 存在问题及原因。一是 has no lead-in.
  const all = window.slice(cut)
  // …一字未改，究其原因，一是…: the sentence tells the problem up to there.
  const turn = leadInRole(all)?.whole ? null : whyAtEnd.exec(all)
  if (cut === 0 && low > from && !turn) return null
  const sentence = turn ? all.slice(turn.index + 1) : all
  // 努力方向：一是… names the role of its list and nothing else.
  const said =
    leadInRole(sentence) ?? (/[：:]\s*$/.test(sentence) ? (subheading(sentence) ?? remedy(sentence)) : null)
  if (!said || (said.role === "highlight" && sentence.length > 0 && !leadInRole(sentence))) return null
  const begin = low + cut + (all.length - sentence.length) + (sentence.length - sentence.trimStart().length)
  const end = low + window.trimEnd().length
  const leadIn: LeadIn = { ...said, range: [start + begin, start + end], first: begin === 0, line: index }
  return turn ? { ...leadIn, inSentence: true } : leadIn
}

const pairs: Readonly<Record<string, string>> = {
  "“": "”",
  "‘": "’",
  "《": "》",
  "（": "）",
  "(": ")",
  "「": "」",
  "『": "』",
  "【": "】",
}
const encloser = new RegExp(`[${Object.entries(pairs).flat().join("")}]`, "g")

/**
 * Tells whether an offset lies inside quotation marks or brackets. Only marks that have their partner in
 * the paragraph enclose anything: one that was never closed must not swallow the list.
 */
function enclosure(text: string): (at: number) => boolean {
  const open: { close: string; at: number }[] = []
  const ranges: [number, number][] = []
  encloser.lastIndex = 0
  for (let match = encloser.exec(text); match; match = encloser.exec(text)) {
    const i = match.index
    const c = match[0]
    const close = pairs[c]
    if (close) {
      if (open.length < 16) open.push({ close, at: i })
    } else {
      for (let k = open.length - 1; k >= 0; k--) {
        if (open[k]!.close !== c) continue
        ranges.push([open[k]!.at, i])
        open.length = k
        break
      }
    }
  }
  const quotes: number[] = []
  for (let i = text.indexOf('"'); i >= 0; i = text.indexOf('"', i + 1)) quotes.push(i)
  if (quotes.length % 2 === 0)
    for (let k = 0; k < quotes.length; k += 2) ranges.push([quotes[k]!, quotes[k + 1]!])
  ranges.sort((a, b) => a[0] - b[0])
  // Outermost ranges only, so that one pointer walks along with the rising offsets asked for.
  const outer: [number, number][] = []
  for (const r of ranges) if (outer.length === 0 || r[0] > outer.at(-1)![1]) outer.push(r)
  let k = 0
  return (at) => {
    while (k < outer.length && outer[k]![1] < at) k++
    const r = outer[k]
    return r !== undefined && r[0] < at
  }
}
