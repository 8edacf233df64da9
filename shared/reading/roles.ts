import type { Role } from "../model/roles"
import { numeralValue } from "../text/numerals"
import { leadOf, sentences } from "../text/sentences"
import { isSpace } from "../text/space"
import {
  headingCue,
  isClosing,
  isOpening,
  isPeroration,
  leadInRole,
  type RoleCue,
  subheadingRole,
} from "./cues"
import { isMeasureLabelled, tellsCauseOfAbove } from "./labels"
import { orderedRoles, type PartEvidence } from "./order"
import { cueOf } from "./section-cue"
import { announcesOnly, tenorOf, turnOf, voiceOf } from "./tenor"
import { type Told, toldLike } from "./tenor-words"
import {
  isList,
  isSection,
  listsOf,
  type Tree,
  type TreeBlock,
  type TreeItem,
  type TreeList,
  type TreeSection,
} from "./tree"

/**
 * Gives every section, list and item its role: from the heading, from the sentence that leads over to the
 * list, from a subheading, else from the place between the parts that are known.
 */
export function assignRoles(text: string, tree: Tree): void {
  const sections = tree.children.filter(isSection)
  const cues = sections.map((section) => cueOf(text, section))
  const known = cues.map((cue, i) =>
    cue && cue.strength >= 0.6 ? cue.roles[0]! : (sections[i]!.told ?? introducedAs(text, sections[i]!)),
  )
  const asked = known.findIndex((role) => role === "problem" || role === "cause")
  for (const [i, { heading }] of sections.entries())
    if (
      heading &&
      asked >= 0 &&
      i > asked &&
      known[i] === "highlight" &&
      plansYear(text.slice(...heading.text))
    )
      known[i] = "measure"
  nameRecurring(text, sections)
  const parts = sections.filter(({ told }) => told !== "other").length
  const report = looksLikeReport(text, tree)
  const ends = sections.map(turnedTo)
  const isReport = report || [...known, ...ends].some((role) => role !== null)
  let answered = false
  const evidence = sections.map((section, i): PartEvidence => {
    const role = known[i]!
    const around: Surroundings = {
      cue: cues[i] ?? null,
      closing: !section.heading && i === parts - 1 && i > 0 && onlyClosing(text, section),
      report: isReport,
      answered,
    }
    answered ||= [role, ends[i]].some((it) => it === "problem" || it === "cause")
    return { known: role, cost: role === null ? costOf(text, section, around) : free, ends: ends[i]! }
  })
  const ordered = orderedRoles(evidence)
  const isTold = [...ordered, ...ends].includes("problem")
  for (const [i, section] of sections.entries()) {
    section.role = ordered[i]!
    itemsFromParagraphs(text, section)
    if (!isTold && section.role === "highlight") problemsAtEnd(text, section)
    assignSection(text, section, cues[i] && known[i] === cues[i].roles[0] ? cues[i].roles : [section.role])
    for (const child of section.body) if (isList(child)) child.items.forEach(groupRole, text)
  }
}

/**
 * Below a slogan (向内求：) the last sentence in front of the list says what is counted: …至少有这样几桩过意不去。 Only
 * problems are taken from it: what else it may announce is told as plainly by the list itself.
 */
function introducedAs(text: string, { heading, body }: TreeSection): Role | null {
  const at = body.findIndex(isList)
  const intro = body[at - 1]
  if (!heading || !intro || isList(intro) || intro.type !== "intro") return null
  const said = sentences(text.slice(...intro.text)).at(-1)
  const cue = said && leadInRole(text.slice(intro.text[0] + said.from, intro.text[0] + said.to))
  return cue?.role === "problem" && cue.sure ? "problem" : null
}

/** A longer first sentence tells more than what is wanting. */
const longestVerdict = 16
const predicate = 6

/**
 * Parts by topics, each with the same subheadings (干了什么, 欠了什么, 怎么还): these name roles, whatever their words.
 * What each of them names is decided from all that stands below it anywhere.
 */
function nameRecurring(text: string, sections: readonly TreeSection[]): void {
  const byWords = new Map<string, TreeItem[]>()
  for (const { body } of sections)
    for (const { list } of listsOf(body))
      for (const item of list.items) {
        const words = text.slice(...item.first.text)
        if (words.length > longestSubheading || /[。；：]/.test(words) || !item.rest.some(isList)) continue
        const same = byWords.get(words)
        if (same) same.push(item)
        else byWords.set(words, [item])
      }
  const recurring = [...byWords].filter(([, items]) => items.length > 1)
  if (recurring.length < 2) return
  const evidence = recurring.map(([words, items]): PartEvidence => {
    const cue = headingCue(words)
    const body = items.flatMap(({ rest }) => rest.filter(isList))
    const all: TreeSection = { kind: "section", role: "other", part: null, heading: items[0]!.first, body }
    const known = subheadingRole(words) ?? (cue && cue.strength >= plainly ? cue.roles[0]! : null)
    return { known, cost: costOf(text, all, { cue, closing: false, report: true, answered: false }) }
  })
  const roles = orderedRoles(evidence)
  // 思想上 and 作风上 in each part name topics.
  if (!roles.includes("problem") || new Set(roles).size < 2) return
  for (const [i, [, items]] of recurring.entries()) for (const item of items) item.names = roles[i]!
}

const longestSubheading = 14
/** From here on the words of a subheading name a role by themselves. */
const plainly = 0.9

/**
 * 述学、述职、述廉、述法: each part on work done ends in what is wanting there (学得还不系统。…), and no part of the
 * report is about that alone.
 */
function problemsAtEnd(text: string, { body }: TreeSection): void {
  const list = body.at(-1)
  if (!list || !isList(list)) return
  for (let i = list.items.length - 1; i > 0; i--) {
    const item = list.items[i]!
    if (item.style !== "none" || item.told) return
    const words = text.slice(...item.first.text)
    const { from, to } = leadOf(words)
    const { highlight, measure } = voiceOf(words.slice(from, to))
    // What is said of it comes last: 难题一个不放 is no 难题.
    const { problem } = voiceOf(words.slice(Math.max(from, to - predicate), to))
    if (to - from > longestVerdict || to === words.length || problem === 0 || highlight + measure > 0) return
    item.told = "problem"
  }
}

/** The paragraphs of a section as they are told: an item with what stands inside it. */
function wordsOf(text: string, { body }: TreeSection): string[] {
  return body.flatMap((child) =>
    isList(child)
      ? child.items.map((item) => wholeItem(text, item))
      : child.type === "intro"
        ? [text.slice(...child.text)]
        : [],
  )
}

/** More of an item says nothing new. */
const enough = 240

function wholeItem(text: string, item: TreeItem): string {
  let words = text.slice(...item.first.text)
  for (const child of item.rest) {
    if (words.length >= enough) break
    if (isList(child)) for (const inner of child.items) words += wholeItem(text, inner)
    else if (child.type === "para") words += text.slice(...child.text)
  }
  return words.slice(0, enough)
}

/** 2026年主要工作 behind the problems is what will be done. */
function plansYear(heading: string): boolean {
  return /(?:20|二[〇○零])..年|明年|来年/.test(heading) && !/情况|回顾|成效|成绩|总结|整改/.test(heading)
}

const free: PartEvidence["cost"] = { highlight: 0, problem: 0, cause: 0, measure: 0, other: 0 }

interface Surroundings {
  cue: RoleCue | null
  /** It is nothing but words that close the report. */
  closing: boolean
  /** Title, opening or another heading say that this is a report. */
  report: boolean
  /** A part in front of it tells problems. */
  answered: boolean
}

/**
 * What it costs to take a part whose heading says no role (a slogan, or no heading) for each: by the way its
 * paragraphs are told, the more of them the surer, and by the weaker words of its heading.
 */
function costOf(text: string, section: TreeSection, surroundings: Surroundings): Record<Role, number> {
  const { cue, closing, report, answered } = surroundings
  if (closing) return { highlight: 9, problem: 9, cause: 9, measure: 9, other: 0 }
  const words = wordsOf(text, beforeTurn(section))
  const tenor = tenorOf(words)
  const weight = words.length >= 2 ? 3 : 1.8
  const cost = {
    highlight: weight * (0.55 - tenor.highlight),
    problem: weight * (0.75 - tenor.problem),
    cause: weight * (1 - tenor.cause) + 0.3,
    measure: weight * (0.6 - tenor.measure),
    // A part with a heading of its own tells something.
    other: report ? (section.heading ? 4 : 2) : 0,
  }
  const heard = heardIn(words)
  for (const role of ["highlight", "problem", "cause", "measure"] as const) cost[role] += heard[role]
  // Behind the problems a part without a heading of its own is as often the end as the plan.
  if (!section.heading && answered) cost.other -= 1.5
  const said = cue?.roles[0]
  if (said) cost[said] -= 1
  cost.problem -= labelledProblems(text, section)
  if (section.heading) {
    const heading = tenorOf([text.slice(...section.heading.text)])
    for (const role of ["problem", "cause", "measure"] as const) cost[role] -= heading[role]
  }
  if (!report) for (const role of ["highlight", "problem", "cause", "measure"] as const) cost[role] += 1.5
  return cost
}

/** What the words of the paragraphs speak against each role, 0 for the one that they fit best. */
function heardIn(paragraphs: readonly string[]): Told {
  const sum: Told = { highlight: 0, problem: 0, cause: 0, measure: 0 }
  const some = paragraphs.slice(0, mostHeard)
  for (const words of some) {
    const told = toldLike(words)
    for (const role of told4) sum[role] -= told[role] / some.length
  }
  const least = Math.min(...told4.map((role) => sum[role]))
  // Three paragraphs that sound alike are hardly a chance.
  const weight = some.length >= 3 ? 1.2 : some.length === 2 ? 0.9 : 0.6
  for (const role of told4)
    sum[role] = some.length === 0 ? 0 : Math.min(mostSaid, (sum[role] - least) * weight)
  return sum
}

const told4 = ["highlight", "problem", "cause", "measure"] as const
/** More paragraphs of a part say nothing new. */
const mostHeard = 10
/** Words alone are never surer than the order of a report. */
const mostSaid = 2.5

/** What it speaks for problems that items are called 问题一, 问题二, unless they tell how they were solved. */
function labelledProblems(text: string, { body }: TreeSection): number {
  const first = body.find(isList)
  if (!first || labelRole(text, first.items[0]!) !== "problem") return 0
  const named = first.items.filter((item) => labelRole(text, item) === "problem")
  const solved = named.filter((item) => rectified.test(text.slice(...item.first.text)))
  return named.length >= 2 && solved.length * 2 < named.length ? 4 : 0
}

/** A part up to the sentence inside it that turns it. */
function beforeTurn(section: TreeSection): TreeSection {
  const at = section.body.findIndex(
    (child, i) => i > 0 && !isList(child) && child.type === "leadIn" && child.sure,
  )
  return at < 0 ? section : { ...section, body: section.body.slice(0, at) }
}

/** The role to which a plain sentence behind its first words turns a part at last, or null. */
function turnedTo(section: TreeSection): Role | null {
  let told = false
  let role: Role | null = null
  for (const child of section.body) {
    if (!isList(child) && child.type === "leadIn") {
      if (told && child.sure) role = child.role ?? null
    } else told = true
  }
  return role
}

function onlyClosing(text: string, section: TreeSection): boolean {
  return section.body.every((child) => {
    if (isList(child)) return false
    const words = text.slice(...child.text)
    return child.type === "aside" || isClosing(words) || isPeroration(words)
  })
}

function looksLikeReport(text: string, tree: Tree): boolean {
  for (const child of tree.children) {
    if (isSection(child)) continue
    const own = text.slice(...child.text)
    if (
      (child.type === "title" && /述职|总结|报告|汇报/.test(own)) ||
      (child.type === "opening" && (isOpening(own) || /述职|汇报/.test(own)))
    )
      return true
  }
  return false
}

/**
 * A section without a list: its paragraphs are its items, without ordinals. A first paragraph that ends
 * with a colon introduces them; short lines without a full stop head the paragraphs below them.
 */
function itemsFromParagraphs(text: string, section: TreeSection): void {
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

/** @param named by the heading: 存在问题及下一步打算 has a list of each, the second one without a word in front */
function assignSection(text: string, section: TreeSection, named: readonly Role[]): void {
  let role = section.role
  let met = false
  let before: TreeList | null = null
  for (const child of section.body) {
    if (isList(child)) {
      const next = named[named.indexOf(role) + 1]
      if (before && next && beginsAnew(before, child) && named.includes(role)) role = next
      assignList(text, child, role)
      before = child
      met = true
    } else if (child.type === "leadIn") {
      before = null
      const said = child.role ?? "other"
      if (!accepts(section.role, role, child)) {
        child.role = role
      } else role = said
      // A sentence that only repeats what the heading says introduces the part.
      if (!met && child.role === section.role && said !== "cause") child.type = "intro"
      else met = true
    }
  }
  orderIntros(section)
}

/** Does the list count from one again where the list in front of it did? */
function beginsAnew(before: TreeList, list: TreeList): boolean {
  return list.items[0]!.n === 1 && before.items[0]!.n === 1 && before.items.length > 1
}

/** May a lead-in turn the role of what follows it? */
function accepts(section: Role, now: Role, leadIn: TreeBlock): boolean {
  const said = leadIn.role ?? "other"
  if (said === now || said === "other") return true
  if (section === "measure") return false
  // Work done may tell what it found and why; only plain words turn the part.
  if (now === "highlight") return said !== "cause" && leadIn.sure === true
  return true
}

/** The schema has paragraphs of a section in front of its lists only. */
function orderIntros(section: TreeSection): void {
  let met = false
  for (const child of section.body) {
    if (isList(child)) met = true
    else if (child.type === "leadIn") met = true
    else if (child.type === "intro" && met) child.type = "leadIn"
  }
}

function assignList(text: string, list: TreeList, role: Role): void {
  list.role = role
  for (const item of list.items) assignItem(text, item, role)
}

function assignItem(text: string, item: TreeItem, outer: Role): void {
  const role = item.told ?? outer
  item.role = role
  const words = text.slice(...item.first.text)
  const lead = leadOf(words)
  const label = labelRole(text, item)
  // 问题一：药房账实不符。已全面盘点… among work done is work on a problem that somebody found.
  const answered = role === "highlight" && label === "problem" && rectified.test(words)
  const named = answered ? null : (item.names ?? label ?? subheadingRole(words.slice(lead.from, lead.to)))
  const children = listsOf(item.rest)
  let inner = role
  if (named) {
    inner = named
    // A subheading with items below it is no problem or cause itself.
    item.role = children.length > 0 && lead.to >= words.length ? "other" : named
  }
  for (const child of item.rest) {
    if (isList(child)) assignList(text, child, inner)
    else if (child.type === "leadIn") {
      const said = child.role ?? "other"
      if (inner !== "highlight" && accepts(inner, inner, child)) inner = said
      else child.type = "para"
    }
  }
}

/** A subheading that groups items of several roles ((一)学习方面 over 问题：原因：措施：) is none of them. */
function groupRole(this: string, item: TreeItem): void {
  const lists = listsOf(item.rest)
  for (const { list } of lists) list.items.forEach(groupRole, this)
  const words = this.slice(...item.first.text)
  if (item.role === "other" || lists.length === 0 || words.length > 24 || /[。；，].|[。；]$/.test(words))
    return
  const roles = new Set(lists.flatMap(({ list }) => list.items.map(({ role }) => role)))
  if (roles.size > 1 && roles.has(item.role)) item.role = "other"
}

const rectified = /已(?!经年)|均(?!衡)|全部|完成|整改|销号|办结|到位/

function labelRole(text: string, item: TreeItem): Role | null {
  if (item.style !== "label" || !item.first.ordinal) return null
  const words = text
    .slice(...item.first.ordinal)
    .replace(/[\s：:\d一二三四五六七八九十、.．（(）)【】〔〕[\]之]/g, "")
  return subheadingRole(words)
}
