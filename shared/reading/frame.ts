import { isOpening } from "./cues"
import type { Line } from "./line"
import type { TreeBlock } from "./tree"

/**
 * What stands around the parts of a report: title lines, byline and addressee in front, signature behind.
 * Only what is plain to see is taken; everything else is text.
 */
export interface Frame {
  head: TreeBlock[]
  /** First and one past the last line between head and signature. */
  from: number
  to: number
  signature: TreeBlock[]
  /** First line of what is attached behind the signature (附：…), or the number of lines. */
  appendix: number
}

const digit = "[〇○OＯ零一二三四五六七八九十\\d]"
const dateText = `(?:${digit}{4})\\s*年\\s*${digit}{1,3}\\s*月(?:\\s*${digit}{1,3}\\s*日)?|(?:19|20)\\d{2}[-./](?:0?[1-9]|1[0-2])(?:[-./](?:0?[1-9]|[12]\\d|3[01]))?`
const dateLine = new RegExp(`^[（(]?\\s*(?:${dateText})\\s*[）)]?$`)
const yearLine = /^[（(]\s*(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})\s*年度?\s*[）)]$/
const nameAndDate = new RegExp(`^(\\S[^。；！？]{0,38}?)\\s*((?:${dateText}))$`)
const titleWord = /报告|总结|述职|汇报|讲话|发言|材料|提纲|述德|述廉/
const sentenceEnd = /[。！？；：，、,;:!?]$/
const salutation =
  /^(?:尊敬的|敬爱的|各位|同志们)|(?:领导|同志们?|代表们?|委员们?|评委们?|党员们?|老师们|同事们?|朋友们|大家好?|组织部|党工委|党委|党组)[：:，,]?$/
const signer = /^(?:述职人|汇报人|报告人|总结人|述职者|签名|签字|单位|姓名|职务|时间|日期)\s*[：:]/
const unitEnd =
  /(?:委员会|党委|党组|党工委|支部|总支|办公室|政府|街道|街道办|办事处|[县市区乡镇村]|局|处|科|院|校|小学|中学|大学|学校|医院|公司|集团|中心|站|所|队|部|厅|社区|园|馆|厂|场|联社|分局|大队|支队|银行|支行|合作社|[工纪团市县区镇乡]委|工会|妇联|协会|领导班子|班子|主席团|[管居村]委会|理事会|监狱|法庭|[残文侨]联|工商联|科协|商会)$/

/** 石门村  郭大成: with the blank between them plain enough without a date. */
const unitAndName =
  /^(?![一二三四五六七八九十]{1,3}、)([\p{Script=Han}（）()、]{3,24})\s+(?:\p{Script=Han}{2,3}|\p{Script=Han}\s+\p{Script=Han})$/u
const postEnd =
  /(?:书记|主任|镇长|乡长|校长|院长|局长|科长|处长|部长|站长|所长|队长|主席|经理|董事长|园长|教导员|指导员|委员|组长|护士长|秘书长|会长|理事长|行长|厂长|庭长|总监|总工程师)$/

export function frameOf(all: readonly Line[]): Frame {
  const appendix = appendixStart(all)
  const lines = appendix < all.length ? all.slice(0, appendix) : all
  const signatureFrom = signatureStart(lines)
  const signature = lines.slice(signatureFrom).flatMap(signatureBlocks)
  const head: TreeBlock[] = []
  let i = titleEnd(lines, signatureFrom)
  for (let k = 0; k < i; k++) head.push(blockOf("title", lines[k]!))
  if (i > 0)
    while (i < signatureFrom && i < 8 && isByline(lines[i]!)) head.push(blockOf("byline", lines[i++]!))
  if (i < signatureFrom && isAddressee(lines[i]!.text)) head.push(blockOf("addressee", lines[i++]!))
  return { head, from: i, to: signatureFrom, signature, appendix }
}

const attached = /^附\s*(?:[件表录]\s*)?[一二三四五六七八九十\d]{0,2}\s*(?:[：:]|$)/

/** A line that begins with 附： right behind a signature, or one past the last line. */
function appendixStart(lines: readonly Line[]): number {
  const at = lines.findIndex(({ text }, i) => i > 1 && attached.test(text))
  return at > 0 && signatureStart(lines.slice(0, at)) < at ? at : lines.length
}

function blockOf(type: TreeBlock["type"], line: Line): TreeBlock {
  return { type, ordinal: null, text: [line.start, line.end], runOn: false }
}

function isAddressee(text: string): boolean {
  return (
    text.length <= 40 && /[：:，,！]$/.test(text) && salutation.test(text) && !/如下|原因|问题/.test(text)
  )
}

function isByline(line: Line): boolean {
  const { text } = line
  if (text.length > 45 || line.paragraph.numberEnd > line.paragraph.start) return false
  if (dateLine.test(text) || signer.test(text) || yearLine.test(text)) return true
  const inner = /^[（(](.*)[）)]$/.exec(text)?.[1] ?? text
  if (dateLine.test(inner)) return true
  if (/[。！？；：:，,]/.test(inner) || titleWord.test(inner) || /^[一二三四五六七八九十]+[、.]/.test(inner))
    return false
  if (/^[\p{Script=Han}]{2,4}$/u.test(inner)) return !isHeadingLike(inner)
  if (/^\p{Script=Han}\s+\p{Script=Han}$/u.test(inner)) return true
  const words = inner.split(/\s+/)
  const post =
    /书记|主任|镇长|乡长|校长|院长|局长|科长|处长|部长|站长|所长|队长|主席|委员|干部|经理|董事长|园长/
  return words.length > 1 && words.some((word) => post.test(word) || unitEnd.test(word)) && words.length <= 5
}

/** ——2023年度 below the title goes on with it. */
const titleGoesOn = /^(?:——|--|—)\s*\S.{1,40}$/

function isHeadingLike(text: string): boolean {
  return /情况|问题|打算|措施|工作|前言|引言|目录|摘要|原因|不足/.test(text)
}

/**
 * How many lines at the top are the title. A title of two or three lines has its word (报告, 总结) in one
 * of them; without any such word one first line is taken when an opening, a byline or a heading follows.
 */
function titleEnd(lines: readonly Line[], limit: number): number {
  const max = Math.min(lines.length, limit, 4)
  let styled = 0
  // Who gives 一、主要工作 the style of a title means a heading.
  while (styled < max && lines[styled]!.paragraph.style === "title" && !counted.test(lines[styled]!.text))
    styled++
  if (styled > 0) return styled
  let end = 0
  for (let i = 0; i < max; i++) {
    if (!couldBeTitle(lines[i]!)) break
    if (hasTitleWord(lines[i]!) && !isOpening(lines[i]!.text)) {
      end = i + 1
      // 述职报告 alone may be followed by a line that only repeats it; a name or a date is a byline.
      const next = lines[i + 1]
      if (next && i + 1 < max && titleGoesOn.test(next.text) && couldBeTitle(next)) end = i + 2
      if (!next || i + 1 >= max || !couldBeTitle(next) || isByline(next) || !hasTitleWord(next)) break
    } else if (i > 0 && (isByline(lines[i]!) || !lines[i + 1])) break
  }
  if (end > 0) return end
  const [first, second] = lines
  if (!first || !second || limit < 2 || !couldBeTitle(first) || isByline(first)) return 0
  const opens = ({ text }: Line) => isOpening(text) || isAddressee(text) || dateLine.test(text)
  // Whose report it is stands below its title, and above what the title is above otherwise.
  const third = lines[2]
  const announces =
    opens(second) ||
    /^一、/.test(second.text) ||
    (third !== undefined && limit > 2 && isByline(second) && opens(third))
  return announces && first.text.length >= 4 && !isHeadingLike(first.text) ? 1 : 0
}

/** 述 职 报 告 is written with spaces to fill the line. */
function hasTitleWord({ text }: Line): boolean {
  return titleWord.test(text.replace(/\s/g, ""))
}

const counted = /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(〔][一二三四五六七八九十]{1,3}[）)〕])/

function couldBeTitle(line: Line): boolean {
  const { text, paragraph } = line
  if (text.length > 45 || sentenceEnd.test(text) || /[。；！？]/.test(text)) return false
  if (paragraph.inTable || paragraph.numberEnd > paragraph.start) return false
  if (
    /^(?:[一二三四五六七八九十]{1,3}[、.．是要]|[（(〔][一二三四五六七八九十\d]{1,3}[）)〕]|\d{1,2}[、.．](?!\d)|第[一二三四五六七八九十][，、])/.test(
      text,
    )
  )
    return false
  return !isAddressee(text)
}

/**
 * First line of the signature, or the number of lines. It must hold a date, or say that it is one
 * (述职人：…): a short last line alone may be the last item's.
 */
function signatureStart(lines: readonly Line[]): number {
  const n = lines.length
  let at = n
  let seen = false
  for (let i = n - 1; i >= 1 && i >= n - 5; i--) {
    const { text } = lines[i]!
    if (dateLine.test(text) || (text.length <= 45 && signatureLine(text))) {
      at = i
      seen = true
      continue
    }
    const posted = postedName.exec(text)
    if (posted && (seen ? signs(posted[1]!) : i === n - 1 && isLonePost(posted[1]!, lines[i - 1]!))) {
      at = i
      seen = true
      continue
    }
    const bare =
      text.length <= 30 &&
      !/[。！？；：:，,]/.test(text) &&
      !/^(?:[一二三四五六七八九十]{1,3}[、是要.]|[（(〔]|\d)/.test(text) &&
      lines[i]!.paragraph.style === null &&
      (/^[\p{Script=Han}]\s*[\p{Script=Han}]{1,3}$/u.test(text) ||
        maskedName.test(text) ||
        unitEnd.test(text) ||
        (seen && postEnd.test(text)) ||
        isByline(lines[i]!))
    if (!bare || (isHeadingLike(text) && !(seen && unitEnd.test(text)))) break
    // Undated names count only where a date or a label is found below or above them.
    if (
      !seen &&
      !lines.slice(Math.max(1, i - 3), i).some((l) => dateLine.test(l.text) || signer.test(l.text))
    )
      break
    at = i
  }
  return seen ? at : n > 2 && isLoneName(lines[n - 1]!, lines[n - 2]!) ? n - 1 : n
}

/** 骨科主任：尚可亭 */
const postedName = /^([^。；，：:]{2,26})[：:]\s*(?:\p{Script=Han}{2,4}|\p{Script=Han}\s+\p{Script=Han})$/u

/** Only a post, below a sentence that is at its end: in a list of who is in charge the line above is one more. */
function isLonePost(words: string, above: Line): boolean {
  return (
    postEnd.test(words) &&
    !/^(?:[一二三四五六七八九十]{1,3}[、是要.．]|[（(〔①-⑳]|\d|第[一二三四五六七八九十])/.test(words) &&
    /[。！？]["”’]?$/.test(above.text)
  )
}

/** Nothing but a name below the last sentence. */
function isLoneName({ text, paragraph }: Line, above: Line): boolean {
  return (
    /^(?:\p{Script=Han}{2,3}|\p{Script=Han}[ \u3000]+\p{Script=Han})$/u.test(text) &&
    paragraph.style === null &&
    !paragraph.inTable &&
    /[。！？]["”’]?$/.test(above.text) &&
    !/谢谢|完毕|结束|报告|述职|汇报|感谢|此致|敬礼|结语|[的了吧]$/.test(text) &&
    !isHeadingLike(text)
  )
}

function signs(words: string): boolean {
  return unitEnd.test(words) || postEnd.test(words)
}

function signatureLine(text: string): boolean {
  if (/^(?:述职人|汇报人|报告人|总结人|述职者|签名|签字)\s*[：:]/.test(text)) return true
  if (unitAndName.test(text) && signs(unitAndName.exec(text)![1]!)) return true
  const match = nameAndDate.exec(text)
  if (!match) return false
  if (/^(?:述职|汇报|报告)?(?:时间|日期)\s*[：:]$/.test(match[1]!.trim())) return true
  const name = match[1]!.trim()
  return (
    !/[，,：:。]$/.test(name) &&
    (unitEnd.test(name) || /^[\p{Script=Han}\s]{2,5}$/u.test(name) || signer.test(name)) &&
    !/截至|截止|到|至$/.test(name)
  )
}

/** ××× and 祁**: a name that is masked. */
const maskedName = /^(?:\p{Script=Han}[×xX＊*○〇]{1,2}|[×xX＊*○〇]{2,3})$/u

function signatureBlocks(line: Line): TreeBlock[] {
  const date = new RegExp(`[（(]?\\s*(?:${dateText})\\s*[）)]?$`).exec(line.text)
  const whole: TreeBlock = { ...blockOf("signature", line), kind: date?.index === 0 ? "date" : "name" }
  if (!date || date.index === 0) return [whole]
  const cut = line.start + date.index + (date[0].length - date[0].trimStart().length)
  const head = line.text.slice(0, date.index).trimEnd()
  // 日期：2025年12月30日 is one line about the date.
  if (/^(?:时间|日期)\s*[：:]$/.test(head)) return [{ ...whole, kind: "date" }]
  return [
    { ...whole, kind: "name", text: [line.start, line.start + head.length] },
    { ...whole, kind: "date", text: [cut, line.end] },
  ]
}
