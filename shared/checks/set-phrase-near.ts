import { expressions } from "../library/expressions"
import { type Term, termBase } from "../library/term-base"
import { setPhrases } from "../library/terms"
import { alike } from "../library/words"
import { perBlock } from "./facts"
import { runFaults } from "./set-phrase-faults"
import { swappedNames } from "./set-phrase-swaps"
import { continuesNumber, enclosure, namesInMarks, wrongHits } from "./set-phrases"
import { type Beside, CharacterBits, isBeside, type Watched, watch } from "./watch"

/** A set term with a slip that no list of wrong forms knows: a character wrong, missing or in another's place. */
export interface NearTerm {
  term: Term
  from: number
  to: number
  /** What should stand there: the term, or its members one after the other. */
  right: string
  /** Its characters are all there, in other places. */
  swapped: boolean
}

interface Candidate {
  term: Term
  name: string
  /** Its members one after the other: what stands in their places is told of the list. */
  listed: boolean
}

/** Shorter ones are told from other words by their quotation marks only. */
const shortest = 4
const longEnough = 6
/** From here on a term is itself whatever single character stands in it. */
const unmistakable = 8

const counts = "一二三四五六七八九十两双"

/** The rules about wording compare these; what a number begins is a name first. */
const elsewhere = new Set(expressions.map(({ form }) => form))

const written = /^[\p{Script=Han}、]+$/u

const candidates: readonly Candidate[] = termBase.flatMap((term) => {
  const { name, confidence, form, members = [] } = term
  if (confidence !== "high" || form.startsWith("《")) return []
  // 懂农业、爱农村、爱农民
  const all = members.length < 8 ? members.join("、") : ""
  return [...new Set([name, all])].flatMap((it) =>
    (counts.includes(it[0]!) || !elsewhere.has(it)) &&
    written.test(it) &&
    it.length >= (counts.includes(it[0]!) ? shortest : longEnough)
      ? [{ term, name: it, listed: it !== name }]
      : [],
  )
})

/** What is right, however near it comes to something else. */
const right = new Set([
  ...termBase.flatMap(({ name, form, notWrong, members = [] }) => [name, form, ...notWrong, ...members]),
  ...setPhrases.map(({ form }) => form),
])

/** One end of a term, its first two characters or its last two. */
interface End {
  of: Candidate
  begins: boolean
}

interface Anchor extends Beside {
  ends: End[]
}

/** One wrong character leaves the first two or the last two characters whole, and one of the two beside them. */
const anchors = watch(anchorTable(), isBeside)

/** Many terms begin or end alike: whoever finds the two characters gets all of them at once. */
function anchorTable(): Watched<Anchor>[] {
  const table = new Map<string, Anchor>()
  const add = (pair: string, end: End) => {
    const known = table.get(pair) ?? {
      ends: [],
      behind: new CharacterBits(),
      before: new CharacterBits(),
    }
    table.set(pair, known)
    known.ends.push(end)
    const { name } = end.of
    const n = name.length
    // Where characters changed places, any of them may stand there.
    const beside = n >= longEnough ? [...Array(n).keys()] : end.begins ? [2, 3] : [n - 3, n - 4]
    for (const at of beside) known[end.begins ? "behind" : "before"].add(name.charCodeAt(at))
  }
  for (const of of candidates) {
    add(of.name.slice(0, 2), { of, begins: true })
    add(of.name.slice(-2), { of, begins: false })
  }
  return [...table].map(([form, entry]) => ({ form, entry }))
}

const none: readonly never[] = []

/** Near misses of set terms in a block, from left to right, none inside another. */
export const nearTerms = perBlock((block): readonly NearTerm[] => {
  const swapped = swappedNames(block)
  const found: NearTerm[] = swapped.map((it) => ({ ...it, right: it.term.name, swapped: true }))
  const { text } = block
  for (const { entry, from, to } of anchors(block))
    for (const { of, begins } of entry.ends) {
      const { length } = of.name
      const start = begins ? from : to - length
      if (start >= 0 && text.startsWith(of.name, start)) continue
      const miss =
        missAt(text, start, length, of) ?? missAt(text, begins ? from : to - length + 1, length - 1, of)
      if (miss) found.push(miss)
    }
  if (found.length === 0) return none
  const told = [...wrongHits(block), ...runFaults(block)]
  found.sort((a, b) => a.from - b.from || b.to - a.to)
  let end = 0
  return found.filter((it) => {
    if (it.from < end || told.some((hit) => hit.from < it.to && it.from < hit.to)) return false
    end = it.to
    return true
  })
})

function missAt(text: string, from: number, length: number, of: Candidate): NearTerm | null {
  const { term, name, listed } = of
  const to = from + length
  if (from < 0 || to > text.length) return null
  const slip = slipOf(text, from, length, name)
  if (!slip || (listed && slip.how !== "permuted")) return null
  const word = text.slice(from, to).replaceAll("，", "、")
  if (right.has(word) || !written.test(word) || continuesNumber(text, from)) return null
  const { quoted, titled } = enclosure(text, from, to)
  if (titled || !isSlip(slip, name, quoted === "own")) return null
  return { term, from, to, right: name, swapped: slip.how === "permuted" }
}

type Slip =
  | { how: "replaced"; at: number; by: string }
  | { how: "missing" | "swapped"; at: number }
  | { how: "permuted" }

/** Is it the character of the name, or a comma for one of another kind? */
function sameAt(text: string, at: number, name: string, place: number): boolean {
  const code = text.charCodeAt(at)
  const other = name.charCodeAt(place)
  return code === other || (code === 0xff0c && other === 0x3001)
}

/** How the stretch differs from the term by one slip, or null. */
function slipOf(text: string, from: number, length: number, name: string): Slip | null {
  let head = 0
  while (head < length && sameAt(text, from + head, name, head)) head++
  const last = from + length - 1
  let tail = 0
  while (tail < length - head && sameAt(text, last - tail, name, name.length - 1 - tail)) tail++
  if (length < name.length) {
    // A term that merely ends early is another word.
    return head + tail === length && head > 0 && tail > 0 ? { how: "missing", at: head } : null
  }
  const differ = length - head - tail
  if (differ === 1) return { how: "replaced", at: head, by: text[from + head]! }
  const swapped = differ === 2 && text[from + head] === name[head + 1] && text[from + head + 1] === name[head]
  if (swapped) return { how: "swapped", at: head }
  if (length < longEnough || differ < 3 || !areShuffled(text, from, name, head, length - tail)) return null
  const stretch = text.slice(from, from + length).replaceAll("，", "、")
  const pieces = stretch.split("、")
  // Members in another order are told as that.
  if (pieces.length > 1 && sorted(pieces) === sorted(name.split("、"))) return null
  return sorted(stretch) === sorted(name) ? { how: "permuted" } : null
}

/** Have the two the same characters between two places, as far as their sums tell, and commas where the other has them? */
function areShuffled(text: string, from: number, name: string, start: number, end: number): boolean {
  let sum = 0
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(from + i)
    const other = name.charCodeAt(i)
    if (code < 0x3400 || code > 0x9fff || other === 0x3001) {
      if (!sameAt(text, from + i, name, i)) return false
    } else sum += code - other
  }
  return sum === 0
}

function sorted(parts: Iterable<string>): string {
  return [...parts].sort().join()
}

function isSlip(slip: Slip, name: string, quoted: boolean): boolean {
  const { length } = name
  if (slip.how === "permuted") return true
  if (slip.how === "replaced") {
    const { at, by } = slip
    const rest = name[at]!
    // “二个” is never said.
    if (at === 0 && by === "二" && rest === "两") return true
    if (by === "、" || rest === "、") return false
    // Another number, or another kind of thing counted, makes another term as a rule.
    if (counts.includes(by) || counts.includes(rest)) return false
    if (alike(by, rest)) return quoted || length >= longEnough
    if (quoted && at > 1 && (isNumbered(name) || (name.includes("、") && length >= unmistakable))) return true
    const inside = at > 1 && at < length - 1
    return inside && length >= (quoted ? longEnough : unmistakable - 1)
  }
  // “三会课”, “七个之”: what is left between the marks of a name is no word.
  const inMarks = quoted && namesInMarks.has(name) && length >= shortest && slip.at > 1
  if (slip.how === "missing" && name[slip.at] === "、") return false
  if (slip.how === "missing") return inMarks || (length >= unmistakable && slip.at > 1)
  return inMarks || (length >= longEnough && slip.at > 0)
}

/** Numbers enough to be no other name: 三管三必须, 六个必须坚持. */
function isNumbered(name: string): boolean {
  if (!counts.includes(name[0]!)) return false
  return (
    name.length >= longEnough ||
    (name.length > shortest && [...name.slice(1)].some((c) => counts.includes(c)))
  )
}
