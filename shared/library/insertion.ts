import { readOrdinal } from "../text/ordinals"
import { findPlaceholders } from "../text/placeholders"
import { bareForm, type Phrase, phrases } from "./phrases"

/** How an entry of the library goes into a text: what is taken away beside the caret, and what comes instead. */
export interface Insertion {
  /** Characters before and behind the caret that give way. */
  deleteBefore: number
  deleteAfter: number
  insert: string
  /** What was seen to unasked, for the user; null when the entry goes in as it is. */
  note: string | null
}

/** A verb and the words that stand behind the phrase then: 统筹推进…总体布局. */
interface Verb {
  before: string
  behind: string
}

const readVerb = (verb: string): Verb => {
  const [before, behind = ""] = verb.split("…")
  return { before: before!, behind }
}

/** Verbs that any of the phrases goes with: one of them in front is a verb, even if not the usual one. */
const knownVerbs: readonly string[] = [
  ...new Set([
    ...phrases.flatMap(({ verbs }) => verbs.map((verb) => readVerb(verb).before)),
    ..."学习 领会 贯彻 践行 强化 深化 推动 抓好 抓实 做实 执行 遵守 维护 提升 提高 完善 建立 制定 印发 宣传 宣讲 参加 组织 反对 违反 查处 围绕 聚焦 紧扣 对照 立足 依托 结合 融入 服务 助力 引领 实现 是".split(
      " ",
    ),
  ]),
]

/** Behind these a name follows, not a verb. */
const nameFollows =
  /(?:的|以|对|把|将|按照?|按|根据|依据|关于|在|和|与|同|及|或|为|向|从|用|由|比|作为|属于|包括|违背|等)$/

const opening = "“《"
const closing = "”》"
const pairs: Readonly<Record<string, string>> = { "“": "”", "《": "》" }

const endsWithAny = (text: string, words: Iterable<string>) => {
  for (const word of words) if (text.endsWith(word)) return true
  return false
}

/** The part of the phrase that has been typed already: how many characters of `before`, its marks included. */
function typedPart(before: string, bare: string): number {
  const typed: string[] = []
  const lengths: number[] = []
  for (let i = before.length - 1; i >= 0 && typed.length < bare.length; i--) {
    const character = before.charAt(i)
    if (pairs[character] || closing.includes(character)) continue
    typed.unshift(character)
    lengths.unshift(before.length - i)
  }
  // One character in common is chance.
  for (let length = Math.min(typed.length, bare.length); length >= 2; length--)
    if (typed.slice(-length).join("") === bare.slice(0, length)) return lengths[typed.length - length]!
  return 0
}

/** How much of the end of the phrase stands behind the caret already: 制度 behind “三会一课”制度. */
function overlap(form: string, after: string, least: number): number {
  for (let length = form.length; length >= least; length--)
    if (after.startsWith(form.slice(-length))) return length
  return 0
}

/** The mark that was opened before the caret and not closed, or "". */
function openMark(before: string): string {
  const open: string[] = []
  for (const character of before) {
    if (pairs[character]) open.push(character)
    else if (closing.includes(character)) open.pop()
  }
  return open.at(-1) ?? ""
}

const inner = (text: string) => text.replaceAll("“", "‘").replaceAll("”", "’")

/** The verb for the phrase, or the words that its own verb in the text still lacks behind it. */
function verbFor(phrase: Phrase, base: string, after: string, nameOnly: boolean): Verb {
  const none = { before: "", behind: "" }
  if (nameOnly || phrase.verbs.length === 0) return none
  const verbs = phrase.verbs.map(readVerb)
  const missing = (verb: Verb) => (after.startsWith(verb.behind.slice(0, 2)) ? "" : verb.behind)
  const there = verbs
    .filter(({ before }) => base.endsWith(before))
    .sort((a, b) => b.before.length - a.before.length)[0]
  if (there) return { before: "", behind: there.behind && missing(there) }
  const verb = verbs[0]!
  // 落实“三会一课”制度、|: the verb of the row holds for this one too.
  const clause = base.slice(Math.max(...[..."，。；：！？"].map((mark) => base.lastIndexOf(mark))) + 1)
  if (clause.endsWith("、") && clause.includes(verb.before)) return none
  if (endsWithAny(base, knownVerbs) || nameFollows.test(base)) return none
  return { before: verb.before, behind: verb.behind && missing(verb) }
}

/** 、 between this and what stands on the one side of it, when both are parts of one row. */
function separators(text: string, base: string, after: string): [before: string, behind: string] {
  // Names side by side, each in its own marks, stand without 、 (GB/T 15834—2011, 4.5.3.5).
  const marked = (a: string, b: string) => closing.includes(a) && opening.includes(b)
  const last = base.slice(-1)
  const next = after.charAt(0)
  const rowBefore = base !== "" && (closing.includes(last) || endsWithAny(base, forms))
  const rowBehind = after !== "" && (opening.includes(next) || startsRow.test(after))
  return [
    rowBefore && !marked(last, text.charAt(0)) ? "、" : "",
    rowBehind && !marked(text.slice(-1), next) ? "、" : "",
  ]
}

const forms: readonly string[] = phrases.map(({ form }) => form)
/** A verb and a phrase in its marks: 坚定“四个自信”. */
const startsRow = new RegExp(`^(?:${knownVerbs.join("|")})[${opening}]`)

/**
 * How a phrase goes in at the caret: in its marks, which are not doubled inside marks that stand there; with its
 * usual verb when there is none; completing what was typed of it; with 、 between it and a neighbour of one row.
 *
 * @param before text of the block before the caret, without its ordinal
 * @param after the rest of it
 * @param nameOnly the phrase alone, without a verb
 */
export function placePhrase(before: string, after: string, phrase: Phrase, nameOnly = false): Insertion {
  const typed = typedPart(before, bareForm(phrase))
  const notes: string[] = []
  let deleteBefore = typed
  let deleteAfter = 0
  // A mark that stands open around nothing but the phrase becomes the phrase's own.
  for (;;) {
    const rest = before.slice(0, before.length - deleteBefore)
    const mark = openMark(rest)
    if (!mark || !rest.endsWith(mark)) break
    deleteBefore++
    if (after.startsWith(pairs[mark]!, deleteAfter)) deleteAfter++
    if (phrase.form.startsWith(mark)) notes.push("光标已在引号里，没有再加一层")
  }
  const rest = after.slice(deleteAfter)
  deleteAfter += Math.max(overlap(phrase.form, rest, 2), overlap(bareForm(phrase), rest, typed > 0 ? 1 : 2))
  const base = before.slice(0, before.length - deleteBefore)
  const behind = after.slice(deleteAfter)
  const quoted = openMark(base) === "“" && behind.includes("”")
  const form = quoted ? inner(phrase.form) : phrase.form
  if (quoted && form !== phrase.form) notes.push("外面已有引号，里面用单引号")

  const verb = verbFor(phrase, base, behind, nameOnly)
  const text = verb.before + form + verb.behind
  const [left, right] = separators(text, base, behind)
  if (typed > 0) notes.push(`接着已打的“${before.slice(-typed).replace(/[“”《》]/g, "")}”补全`)
  if (verb.before) notes.push(`前面没有动词，已替您配上“${verb.before}${verb.behind && `……${verb.behind}`}”`)
  else if (verb.behind) notes.push(`后面已替您配上“${verb.behind}”`)
  return { deleteBefore, deleteAfter, insert: left + text + right, note: notes.join("；") || null }
}

const sentenceEnd = /[。！？；：，、…“（]$/
const mark = /^[。，；、！？：]/

/**
 * How a snippet goes in at the caret: as a sentence of its own, ended once, without an ordinal, which is no text.
 *
 * @param text of the snippet; blanks stay as they are
 */
export function placeSnippet(before: string, after: string, text: string): Insertion {
  const body = text.slice(readOrdinal(text)?.text.length ?? 0).trim()
  const notes: string[] = []
  const first = before.trim() !== "" && !sentenceEnd.test(before) ? "。" : ""
  if (first) notes.push("前一句没有标点，已补上句号")
  const open = !/[。！？：；]$/.test(body)
  const insert = mark.test(after) ? body.replace(/[。；]$/, "") : open ? `${body}。` : body
  const blanks = findPlaceholders(insert).length
  if (blanks > 0) notes.push(`有 ${blanks} 处要填，按 Tab 逐处填`)
  return { deleteBefore: 0, deleteAfter: 0, insert: first + insert, note: notes.join("；") || null }
}
