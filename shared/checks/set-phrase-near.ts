import { expressions } from "../library/expressions"
import { type Term, termBase } from "../library/term-base"
import { setPhrases } from "../library/terms"
import { alike } from "../library/words"
import { perBlock } from "./facts"
import { continuesNumber, enclosure, namesInMarks, wrongHits } from "./set-phrases"
import { type Beside, CharacterBits, isBeside, type Watched, watch } from "./watch"

/** A set term with one character wrong, missing or in its neighbour's place, that no list of wrong forms knows. */
export interface NearTerm {
  term: Term
  from: number
  to: number
}

/** Shorter ones are told from other words by their quotation marks only. */
const shortest = 4
const longEnough = 6
/** From here on a term is itself whatever single character stands in it. */
const unmistakable = 8

const counts = "一二三四五六七八九十两双"

/** The rules about wording compare these. */
const elsewhere = new Set(expressions.map(({ form }) => form))

const candidates = termBase.filter(
  ({ name, confidence, form }) =>
    !elsewhere.has(name) &&
    confidence === "high" &&
    !form.startsWith("《") &&
    /^\p{Script=Han}+$/u.test(name) &&
    name.length >= (counts.includes(name[0]!) ? shortest : longEnough),
)

/** What is right, however near it comes to something else. */
const right = new Set([
  ...termBase.flatMap(({ name, form, notWrong, members = [] }) => [name, form, ...notWrong, ...members]),
  ...setPhrases.map(({ form }) => form),
])

/** One end of a term, its first two characters or its last two. */
interface End {
  term: Term
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
    const { name } = end.term
    const n = name.length
    const beside = end.begins ? [2, 3] : [n - 3, n - 4]
    for (const at of beside) known[end.begins ? "behind" : "before"].add(name.charCodeAt(at))
  }
  for (const term of candidates) {
    add(term.name.slice(0, 2), { term, begins: true })
    add(term.name.slice(-2), { term, begins: false })
  }
  return [...table].map(([form, entry]) => ({ form, entry }))
}

const none: readonly never[] = []

/** Near misses of set terms in a block, from left to right, none inside another. */
export const nearTerms = perBlock((block): readonly NearTerm[] => {
  const found: NearTerm[] = []
  const { text } = block
  for (const { entry, from, to } of anchors(block))
    for (const { term, begins } of entry.ends) {
      const { length } = term.name
      const start = begins ? from : to - length
      if (start >= 0 && text.startsWith(term.name, start)) continue
      const miss =
        missAt(text, start, length, term) ?? missAt(text, begins ? from : to - length + 1, length - 1, term)
      if (miss) found.push(miss)
    }
  if (found.length === 0) return none
  const told = wrongHits(block)
  found.sort((a, b) => a.from - b.from || b.to - a.to)
  let end = 0
  return found.filter((it) => {
    if (it.from < end || told.some((hit) => hit.from < it.to && it.from < hit.to)) return false
    end = it.to
    return true
  })
})

function missAt(text: string, from: number, length: number, term: Term): NearTerm | null {
  const to = from + length
  if (from < 0 || to > text.length) return null
  const { name } = term
  const slip = slipOf(text, from, length, name)
  if (!slip) return null
  const word = text.slice(from, to)
  if (right.has(word) || !/^\p{Script=Han}+$/u.test(word) || continuesNumber(text, from)) return null
  const { quoted, titled } = enclosure(text, from, to)
  if (titled || !isSlip(slip, name, quoted === "own")) return null
  return { term, from, to }
}

type Slip = { how: "replaced"; at: number; by: string } | { how: "missing" | "swapped"; at: number }

/** How the stretch differs from the term by one slip, or null. */
function slipOf(text: string, from: number, length: number, name: string): Slip | null {
  let head = 0
  while (head < length && text.charCodeAt(from + head) === name.charCodeAt(head)) head++
  const last = from + length - 1
  let tail = 0
  while (tail < length - head && text.charCodeAt(last - tail) === name.charCodeAt(name.length - 1 - tail))
    tail++
  if (length < name.length) {
    // A term that merely ends early is another word.
    return head + tail === length && head > 0 && tail > 0 ? { how: "missing", at: head } : null
  }
  const differ = length - head - tail
  if (differ === 1) return { how: "replaced", at: head, by: text[from + head]! }
  const swapped = differ === 2 && text[from + head] === name[head + 1] && text[from + head + 1] === name[head]
  return swapped ? { how: "swapped", at: head } : null
}

function isSlip(slip: Slip, name: string, quoted: boolean): boolean {
  const { length } = name
  if (slip.how === "replaced") {
    // Another number, or another kind of thing counted, makes another term as a rule.
    if (counts.includes(slip.by) || counts.includes(name[slip.at]!)) return false
    if (alike(slip.by, name[slip.at]!)) return quoted || length >= longEnough
    const inside = slip.at > 1 && slip.at < length - 1
    return inside && length >= unmistakable
  }
  // “三会课”, “七个之”: what is left between the marks of a name is no word.
  const inMarks = quoted && namesInMarks.has(name) && length >= shortest && slip.at > 1
  if (slip.how === "missing") return inMarks || (length >= unmistakable && slip.at > 1)
  return inMarks || (length >= longEnough && slip.at > 0)
}
