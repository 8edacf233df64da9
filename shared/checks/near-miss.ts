import { confusions } from "../library/confusions"
import { type Expression, expressions, rightForms, soundAlikes } from "../library/expressions"
import { alike, isCommonWord, traitsOf } from "../library/words"
import { isQuoted, straddles } from "./neighbours"
import type { BlockFacts } from "./types"
import { CharacterBits, isBeside, watch } from "./watch"

/** A fixed expression with one character wrong, or a word for another of the same sound. Offsets are UTF-16 units of the block's text. */
export interface NearMiss {
  from: number
  to: number
  right: string
  how: "replaced" | "missing" | "swapped" | "added" | "sounded"
}

/** An expression with two characters at one end of it whole. */
interface Half {
  expression: Expression
  /** The character next to those two, and the one next but one. */
  first: number
  second: number
  /** Of three characters, when nothing is wrong but the third, the `traitsOf` what that should be; else 0. */
  traits: number
  /** Of three characters, and they may have changed places: nothing but the two tells it. */
  short: boolean
  idiom: boolean
}

/** Expressions that begin, or end, with the same two characters. */
interface Anchor {
  begins: readonly Half[]
  ends: readonly Half[]
  /** What may stand next to the two, or next but one. */
  behind: CharacterBits
  before: CharacterBits
  /** The `traits` of all that begin, and end, with the two. */
  traitsBehind: number
  traitsBefore: number
}

function bitsOf(halves: readonly Half[]): CharacterBits {
  const bits = new CharacterBits()
  for (const { short, traits, first, second } of halves) {
    if (short) bits.addAll()
    if (traits !== 0) continue
    bits.add(first)
    bits.add(second)
  }
  return bits
}

function allTraits(halves: readonly Half[]): number {
  return halves.reduce((all, { traits }) => all | traits, 0)
}

/**
 * One wrong character leaves one end of an expression whole, so the first and the last two characters of all of them
 * are watched for and the rest is compared only there: the time depends on the text alone.
 */
const anchors = watch(
  [...anchorTable()].map(([form, { begins, ends }]) => ({
    form,
    entry: {
      begins,
      ends,
      behind: bitsOf(begins),
      before: bitsOf(ends),
      traitsBehind: allTraits(begins),
      traitsBefore: allTraits(ends),
    } satisfies Anchor,
  })),
  (anchor, text, from) =>
    (anchor.traitsBehind & traitsOf(text.charCodeAt(from + 2))) !== 0 ||
    (anchor.traitsBefore & traitsOf(text.charCodeAt(from - 1))) !== 0 ||
    isBeside(anchor, text, from),
)

function anchorTable(): Map<string, { begins: Half[]; ends: Half[] }> {
  const table = new Map<string, { begins: Half[]; ends: Half[] }>()
  const at = (pair: string) => {
    const known = table.get(pair) ?? { begins: [], ends: [] }
    table.set(pair, known)
    return known
  }
  for (const expression of expressions) {
    const { form, kind } = expression
    const n = form.length
    const idiom = kind === "idiom"
    const half = (first: number, second: number): Half => ({
      expression,
      first: form.charCodeAt(first),
      second: form.charCodeAt(second),
      traits: n === 3 && !idiom ? traitsOf(form.charCodeAt(first)) : 0,
      short: n === 3 && idiom,
      idiom,
    })
    at(form.slice(0, 2)).begins.push(half(2, 3))
    at(form.slice(-2)).ends.push(half(n - 3, n - 4))
  }
  return table
}

/** Expressions with a word of the same sound in them. */
const sounded = watch(soundAlikes().map(({ wrong, right }) => ({ form: wrong, entry: right })))

/** Characters that stand by themselves between any words: hardly ever what a slip of the finger puts. */
const loose =
  "的了着过和与及或在是就不也都又还将把被为以于对向从到等之其所能会要可个各这那该我你他她它们上下里中内外前后年月日"

/** What makes words of three characters out of any two. */
const suffixes =
  "长站室员院园点店率力性化度期式师器机人户村队会组科所处部局厂场馆库区费款物品者家界线面类型级层段路车船证书表单件事案法制权级量值数额大小多少带"
/** What stands alone behind them. */
const verbs =
  "占达共仅均只未已由按用做建设抓管办有无好差高低难新老快慢严实细紧松开关停出进来去找查看问写讲比靠同"

const han = /[\u3400-\u9fff]/

/** What the table of confusions knows, with all that makes it right, is left to it. */
const known: ReadonlySet<string> = new Set(
  confusions.filter(({ type }) => type === "pair").map(({ wrong }) => wrong),
)

/** Every near miss of a block, from left to right; none overlaps another. */
export function nearMisses(block: BlockFacts): readonly NearMiss[] {
  const { text } = block
  let found: NearMiss[] | null = null
  const take = (miss: NearMiss | null) => {
    if (!miss || known.has(text.slice(miss.from, miss.to)) || isQuoted(text, miss.from, miss.to)) return
    found ??= []
    if (!found.some(({ from, to }) => from < miss.to && miss.from < to)) found.push(miss)
  }
  for (const { entry, from, to } of anchors(block)) {
    // Next to the whole end one character at least must be as it should, or the two have changed places.
    if (entry.begins.length > 0) {
      const third = text.charCodeAt(from + 2)
      const fourth = text.charCodeAt(from + 3)
      for (const half of entry.begins)
        if (mayBe(half, third, fourth)) take(fromHead(text, from, half.expression))
    }
    if (entry.ends.length > 0) {
      const last = text.charCodeAt(from - 1)
      const before = text.charCodeAt(from - 2)
      for (const half of entry.ends) if (mayBe(half, last, before)) take(fromTail(text, to, half.expression))
    }
  }
  for (const { entry: right, from, to } of sounded(block)) {
    // 不进行|政策: a word of the text around may own an edge.
    if (!straddles(text, from, to)) take({ from, to, right, how: "sounded" })
  }
  return inOrder(found ?? none)
}

function inOrder(found: readonly NearMiss[]): readonly NearMiss[] {
  return found.length < 2 ? found : [...found].sort((a, b) => a.from - b.from)
}

const none: readonly NearMiss[] = []

/** Can what stands next, and next but one, to the whole end be of the expression, with one character wrong at most? */
function mayBe({ first, second, traits, short, idiom }: Half, next: number, over: number): boolean {
  if (traits !== 0) return next !== first && (traits & traitsOf(next)) !== 0
  return short || next === first || over === second || (idiom && (next === second || over === first))
}

/** The first two characters stand at `from`. */
function fromHead(text: string, from: number, expression: Expression): NearMiss | null {
  const { form } = expression
  const n = form.length
  let k = 2
  while (k < n && text.charCodeAt(from + k) === form.charCodeAt(k)) k++
  if (k === n) return null
  const at = from + k
  // The rest behind the odd character decides what happened to it.
  if (same(text, at + 1, form, k + 1)) return replaced(text, from, k, form)
  if (expression.kind !== "idiom") return null
  if (k + 1 < n && text[at] === form[k + 1] && text[at + 1] === form[k] && same(text, at + 2, form, k + 2))
    return swapped(text, from, form)
  if (k + 1 < n && same(text, at, form, k + 1)) return missing(text, from, k, form)
  if (same(text, at + 1, form, k)) return added(text, from, at, form)
  return null
}

/** The last two characters end at `to`; the others but one stand before them. */
function fromTail(text: string, to: number, expression: Expression): NearMiss | null {
  const { form } = expression
  const n = form.length
  let k = n - 3
  while (k >= 0 && text.charCodeAt(to - n + k) === form.charCodeAt(k)) k--
  // Further in, the head is whole and tells it.
  if (k < 0 || k > 1) return null
  const from = to - n
  if (k === 0 || text[from] === form[0]) {
    if (from >= 0) return replaced(text, from, k, form)
    return null
  }
  if (expression.kind !== "idiom" || k !== 1) return null
  if (text[from] === form[1] && text[from + 1] === form[0]) return swapped(text, from, form)
  if (text[from + 1] === form[0]) return missing(text, from + 1, 1, form)
  return null
}

function same(text: string, at: number, form: string, k: number): boolean {
  return text.startsWith(form.slice(k), at)
}

function replaced(text: string, from: number, k: number, form: string): NearMiss | null {
  const to = from + form.length
  const at = from + k
  const wrong = text.charAt(at)
  // Another character altogether makes another saying: 因岗施教, 背街小巷.
  if (!alike(wrong, form.charAt(k)) || !han.test(wrong)) return null
  const first = k === 0
  if (first || k === form.length - 1) {
    // At an edge the odd character may belong to the neighbour: 居住村干部, 为群众办实事.
    if (loose.includes(wrong)) return null
    const neighbour = text.charAt(first ? at - 1 : at + 1)
    // Three characters, and one of them wrong, are little to go by: what follows must have a word of its own.
    if (form.length === 3) {
      const beyond = first ? text.charAt(at - 2) : text.charAt(at + 2)
      if (han.test(neighbour) && !(first ? isCommonWord(beyond, neighbour) : isCommonWord(neighbour, beyond)))
        return null
      // 审判站 is as good as 审判长; in 检查占时间 the odd character stands alone.
      if (!first && (suffixes.includes(wrong) || verbs.includes(wrong))) return null
    }
    if (first ? isCommonWord(neighbour, wrong) : isCommonWord(wrong, neighbour)) return null
  }
  if (isOtherWord(text, at, k, form)) return null
  if (rightForms.has(text.slice(from, to))) return null
  return { from, to, right: form, how: "replaced" }
}

/** Does the odd character of three make a common word with the next, as the right one did: 会议事 (议事), 检测站 for 监测站? */
function isOtherWord(text: string, at: number, k: number, form: string): boolean {
  if (form.length !== 3) return false
  const first = k === 0 ? at : at - 1
  return isCommonWord(text.charAt(first), text.charAt(first + 1))
}

function swapped(text: string, from: number, form: string): NearMiss | null {
  const to = from + form.length
  return rightForms.has(text.slice(from, to)) ? null : { from, to, right: form, how: "swapped" }
}

function missing(text: string, from: number, k: number, form: string): NearMiss | null {
  const to = from + form.length - 1
  const wrong = text.slice(from, to)
  if (
    rightForms.has(wrong) ||
    rightForms.has(text.slice(from - 1, to)) ||
    rightForms.has(text.slice(from, to + 1))
  )
    return null
  // What is left must stand alone: 全心意 is 全心全意, but 改头面貌 is not 改头换面.
  if (isCommonWord(text.charAt(from - 1), text.charAt(from))) return null
  if (isCommonWord(text.charAt(to - 1), text.charAt(to))) return null
  if (isCommonWord(text.charAt(from + k - 1), text.charAt(from + k))) return null
  return { from, to, right: form, how: "missing" }
}

function added(text: string, from: number, at: number, form: string): NearMiss | null {
  const wrong = text.charAt(at)
  const before = text.charAt(at - 1)
  const behind = text.charAt(at + 1)
  if (!han.test(wrong) || loose.includes(wrong)) return null
  // A character typed twice is another rule's.
  if (wrong === before || wrong === behind) return null
  if (isCommonWord(before, wrong) || isCommonWord(wrong, behind)) return null
  if (rightForms.has(text.slice(from, from + form.length + 1))) return null
  return { from, to: from + form.length + 1, right: form, how: "added" }
}
