import { numeralValue } from "../text/numerals"
import { leadOf } from "../text/sentences"
import { isSpace } from "../text/space"
import { isMeasureLabelled, tellsCauseOfAbove } from "./labels"
import { announcesOnly, turnOf } from "./tenor"
import { isList, type TreeBlock, type TreeItem, type TreeList, type TreeSection } from "./tree"

/**
 * A section without a list: its paragraphs are its items, without ordinals. A first paragraph that ends
 * with a colon introduces them; short lines without a full stop head the paragraphs below them.
 */
export function itemsFromParagraphs(text: string, section: TreeSection): void {
  // Paragraphs in front of 主要原因是：一是… are the problems themselves, without ordinals.
  const first = section.body.findIndex((child) => isList(child) || child.type === "leadIn")
  const next = section.body[first]
  if (first >= 0 && (isList(next!) || next!.role === section.role)) {
    itemsAroundInner(text, section)
    return
  }
  const tail = first < 0 ? [] : section.body.slice(first)
  const blocks = (first < 0 ? section.body : section.body.slice(0, first)) as TreeBlock[]
  const words = (b: TreeBlock) => text.slice(...b.text)
  const intros = blocks.filter((b) => b.type === "intro")
  if (intros.length === 0) return
  const short = (b: TreeBlock) => b.text[1] - b.text[0] <= 30 && !/[。；：！？，]$/.test(words(b))
  const headed = intros.filter(short).length
  const byLines = headed >= 2 && headed < intros.length
  // Measures against each problem; once, behind several of them, they are against all.
  const paired = intros.length === 2 || intros.filter((b) => isMeasureLabelled(words(b))).length > 1
  const isOfAbove = (own: string) =>
    !label.test(own.slice(0, 16)) &&
    (tellsCauseOfAbove(own.slice(0, 80)) || (paired && isMeasureLabelled(own)))
  const body: (TreeBlock | TreeList)[] = []
  let list: TreeList | null = null
  for (const block of blocks) {
    if (block.type === "aside") {
      if (list) list.items.at(-1)!.rest.push(block)
      else body.push(block)
      continue
    }
    const introduces =
      !list &&
      ((intros.length > 1 && (/[：:]$/.test(words(block)) || (byLines && !short(block)))) ||
        (intros.length > 2 && announces.test(words(block))) ||
        (block === intros[0] && opensGenerally(intros.map(words))) ||
        (intros.length > 1 &&
          block === intros[0] &&
          section.told !== undefined &&
          section.told !== "highlight" &&
          announcesOnly(words(block)) &&
          // 总觉得出不了事，制度挂在墙上。 may open the causes, and is one of them.
          (section.told !== "cause" || turnOf(words(block), "problem") === "cause")))
    if (introduces) {
      body.push(block)
      continue
    }
    const para: TreeBlock = { ...block, type: "para" }
    const goesOn = (byLines && !short(block)) || (section.role === "problem" && isOfAbove(words(block)))
    if (list && goesOn) list.items.at(-1)!.rest.push(para)
    else {
      if (!list) {
        list = { kind: "list", role: "other", items: [] }
        body.push(list)
      }
      list.items.push(labelled(text, para))
    }
  }
  section.body = [...body, ...tail]
}

/**
 * Paragraphs in front of a list that begins in mid-paragraph, …。同时做了这些事：(1)…；(2)…。: the list is counted inside
 * the last of them, and they are the items. One paragraph alone introduces the list.
 */
function itemsAroundInner(text: string, section: TreeSection): void {
  const at = section.body.findIndex(isList)
  const inner = section.body[at] as TreeList | undefined
  if (!inner?.items[0]?.first.runOn) return
  const front = section.body.slice(0, at)
  // What leads to the list on its own line is part of the paragraph that it stands in.
  const paragraphs = front.filter((child): child is TreeBlock => !isList(child) && child.type !== "aside")
  const last = paragraphs.length > 1 ? paragraphs.at(-1) : undefined
  // The first may stand on the line of its heading.
  const starts = paragraphs.filter((block, i) => i === 0 || !block.runOn)
  const tells = (block: TreeBlock) => /[。；].{2}/s.test(text.slice(...block.text))
  if (starts.length !== front.length - (last?.runOn ? 1 : 0) || starts.length < 2 || !starts.every(tells))
    return
  const items = starts.map((block) => labelled(text, { ...block, type: "para" }))
  const holder = items.at(-1)!
  if (last?.runOn) holder.rest.push({ ...last, type: "para" })
  holder.rest.push(inner)
  const list: TreeList = { kind: "list", role: "other", items }
  let behind = at + 1
  for (; behind < section.body.length; behind++) {
    const child = section.body[behind]!
    if (!isList(child) || child.items[0]!.style !== "none") break
    items.push(...child.items)
  }
  section.body = [list, ...section.body.slice(behind)]
}

const label =
  /^(?:(?:主要|具体)?原\s*因|(?:整改|改进)?(?:措\s*施|举措|对策))\s*([一二三四五六七八九十\d]{1,2})\s*[：:、.．]/

/** A paragraph as an item; 原因1： and 措施一： in front of it are its ordinal. */
function labelled(text: string, para: TreeBlock): TreeItem {
  const [from, to] = para.text
  const match = label.exec(text.slice(from, Math.min(to, from + 16)))
  if (!match || from + match[0].length >= to)
    return { kind: "item", role: "other", style: "none", n: null, first: para, rest: [] }
  let at = from + match[0].length
  while (at < to && isSpace(text.charCodeAt(at))) at++
  const first: TreeBlock = { ...para, ordinal: [from, from + match[0].length], text: [at, to] }
  const n = Number(match[1]) || (numeralValue(match[1]!) ?? null)
  return { kind: "item", role: "other", style: "label", n, first, rest: [] }
}

/** A lead: the short first sentence of a paragraph, without a figure. */
function hasLead(words: string): boolean {
  const { from, to } = leadOf(words)
  return to - from <= longestLead && to < words.length && !/\d/.test(words.slice(from, to))
}

const longestLead = 32

/** 农场下辖9个连队, 县残联机关核定编制11名: what the unit is and has. */
const describesUnit =
  /^(?:[^，。；]{0,8}是[^，。；]{2,24}[，,])?[^，。；]{2,18}?(?:现有|现辖|下辖|下设|内设|管辖|辖区|辖|核定|机关编制|编制|在编|共有|占地|总面积|始建于|建于|成立于|位于|地处|坐落|联系指导)/

const sumsUp =
  /(?:完成|实现)了?[^，。；]{0,12}(?:任务|目标)|取得了?[^，。；]{0,12}(?:成效|成绩|成果|进展|进步)|(?:迈上|再上|跃上)[^，。；]{0,6}台阶|(?:平稳|有序|健康)(?:发展|运行|推进)/

const tellsOfYear =
  /^(?:20\d\d年|[二两][〇○零][〇○零一二三四五六七八九]{2}年|一年来|一年多来|过去(?:的)?一年|这一年|今年以来|今年|本年度|任职以来|到任以来|上任以来|明年|来年|新的一年|下一步|今后)/

/**
 * Is the first of several paragraphs a general one: what the unit is, or one sentence on the year as a whole, while
 * those behind it each begin with a lead of their own?
 */
function opensGenerally([first, ...others]: readonly string[]): boolean {
  if (first === undefined || others.length < 2 || hasLead(first)) return false
  if (others.filter(hasLead).length < others.length * 0.7) return false
  const lead = first.slice(0, leadOf(first).to)
  if (describesUnit.test(lead)) return true
  const alone = lead.length >= first.length
  return (
    alone && tellsOfYear.test(first) && (sumsUp.test(first) || !/\d/.test(first.replace(/20\d\d年/g, "")))
  )
}

/** One sentence that only announces what comes: …主要表现在以下三个方面。 在总结成绩的同时，也看到存在的问题和不足。 */
const announces =
  /^(?=.{4,90}$)[^。；：]*(?:(?:以下|下列|如下)[^。；：]{0,14}|[一二两三四五六七八九几]个方面(?:的?(?:工作|问题|不足|努力|做起|着手|入手))?|(?:同时|虽然|尽管|但是?|对照|也要看到|清醒)[^。；：]*(?:问题|不足|差距|短板))[。：]$/
