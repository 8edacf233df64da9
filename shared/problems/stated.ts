import type { Node } from "prosemirror-model"
import { kept } from "../model/kept"
import type { Item, Outline, Section } from "../model/outline"
import { attrsOf } from "../model/schema"
import { numeralValue } from "../text/numerals"
import { ownTexts } from "./features"
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
 * 2. labels with numbers: 问题一… 措施一…;
 * 3. a group of one problem and what follows it in the same section (问题… 原因… 措施…, 问题… 原因… 措施…);
 * 4. 与上述问题一一对应 over a list as long as the list of problems;
 * 5. 针对第一个问题, 针对教育培训力度不够的问题, 造成…的原因.
 *
 * @param byWords false leaves out 5, which costs problems × targets
 */
export function readStated(outline: Outline, byWords = true): Stated {
  const stated: Stated = { pairs: new Map(), bound: new Set(), aimed: new Set(), inStep: new Set() }
  const problems = outline.items.filter(
    (item) => item.role === "problem" && item.section.role !== "highlight",
  )
  const targets = outline.items.filter(
    (item) => (item.role === "cause" || item.role === "measure") && item.section.role !== "highlight",
  )
  if (problems.length === 0 || targets.length === 0) return stated
  byNesting(outline, stated)
  byLabel(problems, targets, stated)
  byGroup(outline, stated)
  byCorrespondence(outline, problems, stated)
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
  const match = label.exec(attrsOf.item(item).ordinal + (ownTexts(item)[0] ?? "").slice(0, 16))
  return match ? numberOf(match[2]!) : null
})

function numberOf(text: string): number | null {
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
        if (run.length === 1 && !stated.bound.has(item) && run[0]!.section.role !== "highlight")
          bind(stated, run[0]!, item)
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
    .map((block) => block?.node.textContent ?? "")
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

// ——— 针对…

const aim =
  /(?:针对|(?:^|[，。；：])(?:为|为了|着眼|聚焦|着力|重点|切实|有效){0,3}(?:解决|破解)|(?:导致|造成|致使|引起))(?:了)?([^，。；：！？\n]{2,44})/g
const reasonFor = /(?:^|[，。；：])([^，。；：！？\n]{4,40}?)的(?:主要|根本|直接)?原因/g
const tail = /(?:的|这一|这个|等)*(?:突出|主要)?(?:问题|难题|短板|不足|现象|情况|弱项|局面|状况).*$/
const everything = /^(?:上述|以上|这些|存在|查摆|反馈|前述|此类|各类|自身)/

/** What a cause or measure says it is for: numbers of problems, or words that may name one. */
type Aim = { numbers: (count: number) => number[] } | { words: Contents }

const aimsOf = kept((target: Node): readonly Aim[] => {
  const out: Aim[] = []
  for (const text of ownTexts(target)) {
    if (!/针对|解决|破解|导致|造成|致使|引起|原因/.test(text)) continue
    for (const pattern of target.attrs.role === "cause" ? [aim, reasonFor] : [aim]) {
      for (const match of text.matchAll(pattern)) {
        const phrase = match[1]!
        const numbers = referredNumbers(phrase)
        const words = phrase.replace(tail, "")
        if (numbers) out.push({ numbers })
        else if (words.length >= 2 && !everything.test(words)) out.push({ words: contents(words) })
      }
    }
  }
  return out
})

function byAim(problems: Item[], targets: Item[], stated: Stated): void {
  const counted = countedProblems(problems)
  let leads: ProblemLead[] | null = null
  for (const target of targets) {
    if (stated.bound.has(target)) continue
    for (const it of aimsOf(target.node)) {
      let meant: (Item | undefined)[]
      if ("numbers" in it) meant = it.numbers(counted.length).map((n) => counted[n - 1])
      else {
        leads ??= problems.map((problem) => ({ problem, ...leadContents(problem.node) }))
        meant = named(it.words, leads)
      }
      for (const problem of meant) {
        if (!problem) continue
        pair(stated, problem, target)
        stated.aimed.add(target)
      }
    }
  }
}

/** The problems that 第一个问题 counts: those of the first level, where they make one list. */
function countedProblems(problems: Item[]): Item[] {
  return problems.filter((problem) => problem.parent?.role !== "problem")
}

const han = "[一二三四五六七八九十]{1,2}|\\d{1,2}"
const numbered = new RegExp(
  `第(${han})((?:[、和及与]第?(?:${han}))*)(?:个|方面|项|条|点|类)*的?(?:突出|主要)?(?:问题|不足|短板)`,
)
const labelled = new RegExp(`问题[（(]?(${han})((?:[、和及与](?:问题)?(?:${han}))*)`)
const firstFew = new RegExp(`前(两|${han})(?:个|项|条|点)(?:突出|主要)?(?:问题|不足)`)

/** The numbers that a phrase refers to: 第一个问题, 第一、三个问题, 问题二, 前两个问题; null when it refers to none. */
function referredNumbers(phrase: string): ((count: number) => number[]) | null {
  const few = firstFew.exec(phrase)
  if (few) {
    const n = few[1] === "两" ? 2 : (numberOf(few[1]!) ?? 0)
    return (count) => Array.from({ length: Math.min(n, count) }, (_, i) => i + 1)
  }
  const match = numbered.exec(phrase) ?? labelled.exec(phrase)
  if (!match) return null
  const numbers = [match[1]!, ...(match[2]?.match(new RegExp(han, "g")) ?? [])]
    .map(numberOf)
    .filter((n): n is number => n !== null)
  return () => numbers
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
