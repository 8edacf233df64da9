import type { Node } from "prosemirror-model"
import { kept } from "../model/kept"
import type { Item, Outline, Section } from "../model/outline"
import { attrsOf } from "../model/schema"
import { numeralValue } from "../text/numerals"
import { ownTexts, simplified } from "./features"
import { isPast } from "./past"
import { findWords, isGeneral, plainWords, topicWords, wordAt } from "./words"

/** Links that the text itself states, and targets that belong to one problem by the place they stand in. */
export interface Stated {
  /** Problem → its targets. */
  pairs: Map<Item, Set<Item>>
  /** Targets whose place or number says whose they are: they answer nothing else. */
  bound: Set<Item>
  /** Targets that name a problem (针对…问题) but may help against another too. */
  aimed: Set<Item>
  /** Lists that say they go through the problems one by one (逐条). */
  inStep: Set<Item>
}

/**
 * Reads what the text states, strongest first:
 *
 * 1. a cause or measure inside the problem's item;
 * 2. the number of a problem: 对应问题三、四, 针对第一个问题; labels with numbers: 问题一… 措施一…;
 * 3. a group of one problem and what follows it in the same section (问题… 原因… 措施…, 问题… 原因… 措施…);
 * 4. 与上述问题一一对应 over a list as long as the list of problems;
 * 5. 以上不足，原因是多方面的：… in the only cause that stands apart from the problems;
 * 6. 针对教育培训力度不够的问题, 造成…的原因.
 *
 * @param byWords false leaves out 6, which costs problems × targets
 */
export function readStated(outline: Outline, byWords = true): Stated {
  const stated: Stated = { pairs: new Map(), bound: new Set(), aimed: new Set(), inStep: new Set() }
  const problems = outline.items.filter((item) => item.role === "problem" && !isPast(item))
  const targets = outline.items.filter((item) => isTarget(item) && !isPast(item))
  if (problems.length === 0 || targets.length === 0) return stated
  byNesting(outline, stated)
  byNumber(problems, targets, stated)
  byLabel(problems, targets, stated)
  byGroup(outline, stated)
  byCorrespondence(outline, problems, stated)
  byAll(problems, targets, stated)
  if (byWords) byAim(problems, targets, stated)
  return stated
}

function bind(stated: Stated, problem: Item, target: Item): void {
  pair(stated, problem, target)
  stated.bound.add(target)
}

function pair(stated: Stated, problem: Item, target: Item): void {
  const known = stated.pairs.get(problem)
  if (known) known.add(target)
  else stated.pairs.set(problem, new Set([target]))
}

const isTarget = (item: Item) => item.role === "cause" || item.role === "measure"

function byNesting(outline: Outline, stated: Stated): void {
  for (const item of outline.items) {
    if (!isTarget(item)) continue
    let above = item.parent
    while (above && above.role !== "problem") above = above.parent
    if (above) bind(stated, above, item)
  }
}

const label =
  /^[（(【[]?(?:存在的?|主要|突出|查摆的?|检视的?|整改|改进|具体)?(问题|不足|原因|成因|措施|对策|整改)(?:措施)?\s*[（(]?([一二三四五六七八九十]{1,3}|\d{1,2})[）)]?\s*[】\]）)]?\s*[：:、.．，,]/

/** The number of 问题一：, 措施1：, or null. */
const labelNumber = kept((item: Node) => {
  const words = simplified(attrsOf.item(item).ordinal) + (ownTexts(item)[0] ?? "").slice(0, 16)
  const match = label.exec(words)
  return match ? numberOf(match[2]!) : null
})

function numberOf(text: string): number | null {
  if (/^[①-⑩]$/.test(text)) return text.charCodeAt(0) - 0x245f
  return /^\d+$/.test(text) ? Number(text) : numeralValue(text)
}

function byLabel(problems: Item[], targets: Item[], stated: Stated): void {
  const byNumber = new Map<number, Item | null>()
  for (const problem of problems) {
    const n = labelNumber(problem.node)
    // A number used twice says nothing: two parts of the report each count from one.
    if (n !== null) byNumber.set(n, byNumber.has(n) ? null : problem)
  }
  if (byNumber.size === 0) return
  for (const target of targets) {
    if (stated.bound.has(target)) continue
    const n = labelNumber(target.node)
    const problem = n === null ? undefined : byNumber.get(n)
    if (problem) bind(stated, problem, target)
  }
}

/** Siblings in order: runs of problems, each followed by its causes and measures. One problem in the run owns them. */
function byGroup(outline: Outline, stated: Stated): void {
  const read = (siblings: readonly Item[]) => {
    let run: Item[] = []
    let answered = false
    for (const item of siblings) {
      if (item.role === "problem") {
        if (answered) run = []
        answered = false
        run.push(item)
      } else if (isTarget(item)) {
        answered = true
        if (run.length === 1 && !stated.bound.has(item) && !isPast(run[0]!)) bind(stated, run[0]!, item)
      }
    }
  }
  for (const section of outline.sections) read(section.items)
  for (const item of outline.items) if (item.role !== "problem") read(item.children)
}

const oneToOne = /一一对应|逐一对应|逐条对应|逐项对应|相对应|对应上述|对应以上|与(?:上述|以上)问题对应/
const oneByOne = /逐条|逐项|逐一|逐个/

type Announcement = "one to one" | "one by one" | null

/** What the words around the lists of a section say of how they go through the problems. */
function announcement(section: Section): Announcement {
  const said = [section.heading, ...section.intro, ...section.leadIns]
    .map((block) => simplified(block?.node.textContent ?? ""))
    .join("\n")
  return oneToOne.test(said) ? "one to one" : oneByOne.test(said) ? "one by one" : null
}

function byCorrespondence(outline: Outline, problems: Item[], stated: Stated): void {
  const lists = outline.lists.filter((list) => list.level === 1 || list.parent?.role !== list.items[0]?.role)
  const top = problems.filter((problem) => problem.parent?.role !== "problem")
  const announced = new Map(outline.sections.map((section) => [section, announcement(section)]))
  for (const list of lists) {
    const items = list.items.filter(isTarget)
    if (items.length !== list.items.length || items.length !== top.length || items.length < 2) continue
    const said = announced.get(list.section)
    if (!said) continue
    for (const [i, target] of items.entries()) {
      if (stated.bound.has(target)) continue
      if (said === "one to one") bind(stated, top[i]!, target)
      else stated.inStep.add(target)
    }
  }
}

// ——— 对应问题三、四

const digits = "[一二三四五六七八九十]{1,3}|\\d{1,2}|[①-⑩]"
const joint = "[、，和及与以]+|[至到—–~～-]+"
/** 第一、三个问题, 第二至第四方面的问题 */
const counted = new RegExp(
  `第(${digits})((?:(?:${joint})第?(?:${digits})(?:个|方面|项|条|点|类|种)?)*)(?:个|方面|项|条|点|类|种)*的?(?:突出|主要|具体|方面)*(?:问题|不足|短板|弱项)`,
  "g",
)
/**
 * 问题二, 问题3、5, where a preposition, a bracket or the clause begins before it and the number ends behind it:
 * not 存在问题三个, 整改问题12件.
 */
const byName = new RegExp(
  `(?:^|[，。；：（(“"【\\[和及与、]|对应|针对|回应|对照|解决|破解|关于|对于|就|整改|聚焦|瞄准|因|为|见)(?:上述|以上|前述|前面|前文|查摆|存在|检视|反馈|突出|主要|的)*(?:问题|不足)[（(]?(${digits})[）)]?((?:(?:${joint})(?:问题|不足)?[（(]?(?:${digits})[）)]?)*)(?=[，。；：、）)”"】\\]的]|$|中|所|症结|根子|根源|病根|原因|主要|产生|出现|整改)`,
  "g",
)
const firstFew = new RegExp(`(前|后)(两|${digits})(?:个|项|条|点)(?:突出|主要)?(?:问题|不足)`, "g")

/** Numbers of problems as a phrase lists them, 至 filled in; for 前两个 and 后两个 it takes their count. */
type Numbers = (count: number) => number[]

/** The numbers that a text refers to, in one function; null when it refers to none. */
function referredNumbers(text: string): Numbers | null {
  if (!/问题|不足|短板|弱项/.test(text)) return null
  const all: Numbers[] = []
  for (const [, side, few] of text.matchAll(firstFew)) {
    const n = few === "两" ? 2 : (numberOf(few!) ?? 0)
    all.push((count) => {
      const first = side === "前" ? 1 : Math.max(1, count - n + 1)
      return range(first, Math.min(first + n - 1, count))
    })
  }
  for (const pattern of [counted, byName])
    for (const [, first, more] of text.matchAll(pattern)) all.push(() => listed(first!, more ?? ""))
  return all.length === 0 ? null : (count) => all.flatMap((numbers) => numbers(count))
}

const listToken = new RegExp(`([至到—–~～-])|(${digits})`, "g")

function listed(first: string, more: string): number[] {
  let last = numberOf(first) ?? 0
  const out = [last]
  let through = false
  for (const [, to, next] of more.matchAll(listToken)) {
    if (to) through = true
    else {
      const n = numberOf(next!) ?? 0
      out.push(...range(through ? last + 1 : n, n))
      last = n
      through = false
    }
  }
  return out
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, Math.min(last - first + 1, 20)) }, (_, i) => first + i)
}

const numbersOf = kept((target: Node): readonly Numbers[] =>
  ownTexts(target).flatMap((text) => referredNumbers(text) ?? []),
)

/** What gives the number of a problem answers that and nothing else, whatever number it bears itself. */
function byNumber(problems: Item[], targets: Item[], stated: Stated): void {
  const counted = countedProblems(problems)
  for (const target of targets) {
    if (stated.bound.has(target)) continue
    for (const numbers of numbersOf(target.node))
      for (const n of numbers(counted.length)) {
        const problem = counted[n - 1]
        if (problem) bind(stated, problem, target)
      }
  }
}

/** The problems that 第一个问题 counts: those of the first level. */
function countedProblems(problems: Item[]): Item[] {
  return problems.filter((problem) => problem.parent?.role !== "problem")
}

const ofAll =
  /^(?:产生|存在|造成|出现)?(?:上述|以上|这些)[^。；，]{0,10}(?:问题|不足|差距|短板)[^。；]{0,16}(?:原因|根源|根子|症结)/

/** One paragraph on the causes of all problems. */
function byAll(problems: Item[], targets: Item[], stated: Stated): void {
  const causes = targets.filter(
    (target) => target.role === "cause" && target.parent?.role !== "cause" && !stated.bound.has(target),
  )
  const [only] = causes
  if (!only || causes.length > 1 || !ofAll.test(only.ordinal + (ownTexts(only.node)[0] ?? ""))) return
  for (const problem of problems) pair(stated, problem, only)
}

// ——— 针对…

const aim =
  /(?:针对|(?:^|[，。；：])(?:为|为了|着眼|聚焦|着力|重点|切实|有效|坚决|从根本上){0,3}(?:解决|破解|扭转|改变|克服|根治|补齐|补上|弥补|消除|纠治|纠正|攻克)|(?:导致|造成|致使|引起))(?:了)?([^，。；：！？\n]{2,44})/g
/** 围绕…, 聚焦… are slogans of work, but in front of …问题. */
const aimAtProblem =
  /(?:^|[，。；：])(?:[我将要须更]{0,3}|重点|着力|进一步)(?:围绕|聚焦|着眼|瞄准|紧盯|盯住|盯准|对准|直面|正视|直击)(?:于|着|了|解决|破解)*([^，。；：！？\n]{2,40}?)(?:的|这一|这个|等)*(?:突出|主要)?(?:问题|难题|短板|不足|现象|弱项|痛点|难点|堵点)(?=[，。；：、]|$)/g
const reasonFor =
  /(?:^|[，。；：])(?:之所以)?([^，。；：！？\n]{4,40}?)(?:的(?:主要|根本|直接|深层次|重要)*原因|，?(?:主要)?(?:是因为|是由于|源于|缘于|根子在|根源在|病根在|症结在|归根结底))/g
const tail = /(?:的|这一|这个|等)*(?:突出|主要)?(?:问题|难题|短板|不足|现象|情况|弱项|局面|状况).*$/
const everything = /^(?:上述|以上|这些|存在|查摆|反馈|前述|此类|各类|自身)/

/** A shorter part of what a phrase lists is a part of one thing (学习和教育不够). */
const leastOfPart = 4

/** What a cause or measure says it is for: the words that may name a problem. */
const aimsOf = kept((target: Node): readonly Contents[] => {
  const out: Contents[] = []
  for (const text of ownTexts(target)) {
    for (const pattern of target.attrs.role === "cause"
      ? [aim, aimAtProblem, reasonFor]
      : [aim, aimAtProblem]) {
      for (const match of text.matchAll(pattern)) {
        const words = match[1]!.replace(tail, "")
        if (words.length < 2 || everything.test(words)) continue
        out.push(contents(words))
        // 针对工地组织空白、一线培训走过场的问题: each of them.
        const parts = words.split(/、|以及|和|及/)
        if (parts.length > 1 && parts.every((part) => part.length >= leastOfPart))
          out.push(...parts.map(contents))
      }
    }
  }
  return out
})

function byAim(problems: Item[], targets: Item[], stated: Stated): void {
  let leads: ProblemLead[] | null = null
  for (const target of targets) {
    if (stated.bound.has(target)) continue
    for (const words of aimsOf(target.node)) {
      leads ??= problems.map((problem) => ({ problem, ...leadContents(problem.node) }))
      for (const problem of named(words, leads)) {
        pair(stated, problem, target)
        stated.aimed.add(target)
      }
    }
  }
}

/** The pairs of characters of a text, those among them that are phrases of the genre, and its topics (general ones only where there are no others). */
interface Contents {
  pairs: ReadonlySet<string>
  plain: ReadonlySet<string>
  topics: ReadonlySet<number>
}

interface ProblemLead extends Contents {
  problem: Item
}

const leadContents = kept((problem: Node) => contents((ownTexts(problem)[0] ?? "").slice(0, 40)))

function contents(text: string): Contents {
  const pairs = new Set<string>()
  const plain = new Set<string>()
  for (let i = 0; i + 1 < text.length; i++) {
    const two = text.slice(i, i + 2)
    if (/[^\u4e00-\u9fff]/.test(two)) continue
    pairs.add(two)
    if (wordAt(plainWords, text, i)) plain.add(two)
  }
  const found = findWords(topicWords, text).flatMap((hit) => hit.value.map(({ topic }) => topic))
  const specific = found.filter((topic) => !isGeneral[topic])
  return { pairs, plain, topics: new Set(specific.length > 0 ? specific : found) }
}

/** At least this share of the phrase's pairs of characters must stand in the lead of the problem it names. */
const quoted = 0.5
/** Less is enough for the one problem that shares its topic: 针对安全责任不实 — 安全生产责任压得不实. */
const reworded = 0.34

/** The problems that a phrase names: by quoting their lead, or by rewording it. None when it fits several alike. */
function named(wanted: Contents, leads: readonly ProblemLead[]): Item[] {
  let best: Item[] = []
  let most = 0
  for (const { problem, pairs, plain, topics } of leads) {
    let shared = 0
    let all = 0
    let telling = 0
    for (const two of wanted.pairs) {
      // 不够, 工作 and the like are shared by all problems.
      const weight = wanted.plain.has(two) || plain.has(two) ? 0.25 : 1
      all += weight
      if (!pairs.has(two)) continue
      shared += weight
      if (weight === 1) telling++
    }
    const share = all === 0 ? 0 : shared / all
    const sameTopic = [...wanted.topics].some((topic) => topics.has(topic))
    if (telling === 0 && !sameTopic) continue
    if (share < (sameTopic ? reworded : quoted)) continue
    if (share > most) {
      most = share
      best = [problem]
    } else if (share === most) best.push(problem)
  }
  return best.length <= 1 ? best : []
}
