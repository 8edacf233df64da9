import type { Term } from "../library/term-base"
import { perBlock } from "./facts"
import { countedOtherwise, namedBy, type Part, partHits, type SetList } from "./set-phrase-lists"
import { aligned, byList, fitted, type Hit, itemBehind, type Run, runsOf, shortened } from "./set-phrase-runs"
import { belongsThere, isAlmost, sharesAffix } from "./set-phrase-strangers"
import { anyAt, enclosure, reordered, wrongHits } from "./set-phrases"
import type { LocalFix, Severity } from "./types"

/** What is wrong with members that are spelled out one after the other. */
export interface RunFault {
  what: "order" | "missing" | "wrong" | "extra"
  term: Term
  from: number
  to: number
  severity: Severity
  /** The member that is missing, or that belongs where another word stands. */
  member: string | null
  fix: LocalFix
}

const goesOn = /^[”’]?(?:[、]|以?及|和|与)[“‘]?(?=\p{Script=Han})/u
const cameFrom = /\p{Script=Han}[”’]?(?:[、]|以?及|和|与)[“‘]?$/u
/** How far from the others a member may stand that is named by itself. */
const aside = 12
interface Candidate {
  fault: RunFault
  /** From its first member to its last. */
  from: number
  to: number
  exact: number
}

/** Faults in the enumerations of a block. */
export const runFaults = perBlock((block): readonly RunFault[] => {
  const hits = partHits(block)
  if (hits.length === 0) return none
  const { text } = block
  const found: Candidate[] = []
  const complete: { from: number; to: number }[] = []
  for (const [of, own] of byList(hits)) {
    if (own.length < Math.min(2, of.parts.length - 1)) continue
    for (const run of runsOf(own, text)) {
      const from = run.hits[0]!.from
      const to = run.hits.at(-1)!.to
      const exact = run.hits.length
      const fault = faultOf(run, of, text)
      if (fault) found.push({ fault, from, to, exact })
      else if (exact === of.parts.length && exact === run.items.length) complete.push({ from, to })
    }
  }
  if (found.length === 0) return none
  const wrong = wrongHits(block)
  const kept = found.filter(({ fault, from, to, exact }, i) => {
    const start = Math.min(from, fault.from)
    const end = Math.max(to, fault.to)
    // What is known to be wrong is said once, and what is one list whole is no faulty other one.
    if (wrong.some((hit) => hit.from < end && start < hit.to)) return false
    if (complete.some((it) => it.from <= from && to <= it.to)) return false
    return !found.some((it, j) => {
      const other = it.fault
      const meets = other.from < fault.to && fault.from < other.to
      return j !== i && meets && (it.exact > exact || (it.exact === exact && j < i))
    })
  })
  return kept.length > 0 ? kept.map(({ fault }) => fault) : none
})

const none: readonly never[] = []

function faultOf(run: Run, list: SetList, text: string): RunFault | null {
  const { hits } = run
  const first = hits[0]!
  const end = hits.at(-1)!
  const count = list.parts.length
  if (hits.length < Math.min(2, count - 1)) return null
  const places = hits.map(({ entry }) => entry.place)
  if (new Set(places).size < places.length) return doubled(run, list, text)
  if (enclosure(text, first.from, end.to).titled) return null
  const strangers = run.items.length - hits.length
  if (places.length === count && strangers === 0 && isSorted(places)) return tooMany(end.to, run, list, text)
  const named = namedBy(list, text, first.from, end.to)
  // What a member shares with the others is left out where one of them says it for all.
  const told = (cut: Part["cut"], by: Hit) =>
    by.entry.cut === null || !hits.some((it) => it.entry.cut === cut)
  if (!named && !(told("head", first) && told("tail", end))) return null
  const context: Context = { run, list, text, named, places }
  if (!isSorted(places)) return strangers === 0 ? disordered(context) : null
  if (places.length === count) return null
  return misnamed(context) ?? (strangers === 0 ? incomplete(context) : exchanged(context))
}

/** A member that stands once more, in the place of another. */
function doubled(run: Run, list: SetList, text: string): RunFault | null {
  const { items, hits } = run
  if (items.length !== list.parts.length) return null
  const kept = hits.filter((hit) => items.some((it, i) => it.from === hit.from && it.place === i))
  if (kept.length !== items.length - 1) return null
  const own = items.map((it, i) => (it.place === i ? it : { ...it, place: null }))
  const named = namedBy(list, text, items[0]!.from, items.at(-1)!.to)
  const places = kept.map(({ entry }) => entry.place)
  return misnamed({ run: { hits: kept, items: own }, list, text, named, places })
}

/** One more item than the name says: “四个意识”（政治意识、大局意识、核心意识、看齐意识、责任意识）. */
function tooMany(to: number, { hits }: Run, list: SetList, text: string): RunFault | null {
  const { from } = hits[0]!
  const mark = text.slice(to, to + 20).match(itemBehind)
  if (!mark || /[，；,;]/.test(mark[1]!) || namedBy(list, text, from, to) !== "tight") return null
  const start = to + mark[1]!.length
  const end = start + mark[2]!.length
  const word = text.slice(start, end)
  if (!sharesAffix(word, list) || isAllowed(list.term, text, start, end)) return null
  const fix: LocalFix = { title: `删去“${word}”`, edits: [{ from: to, to: end, insert: "" }], safe: false }
  return { what: "extra", term: list.term, from: start, to: end, severity: "warning", member: null, fix }
}

interface Context {
  run: Run
  list: SetList
  text: string
  named: "tight" | "loose" | null
  places: readonly number[]
}

function isSorted(places: readonly number[]): boolean {
  return places.every((place, i) => i === 0 || places[i - 1]! < place)
}

function disordered({ run, list, text, named, places }: Context): RunFault | null {
  const { whole, term } = list
  const complete = places.length === list.parts.length
  const { hits } = run
  const marked = enclosure(text, hits[0]!.from, hits.at(-1)!.to).quoted === "own"
  const plain = complete && places.length >= 3 && (named === "tight" || marked)
  const order = list.order ?? (plain && !list.given ? "warning" : null)
  const enough = whole ? complete : places.length >= 3 || (order === "error" && places.length >= 2)
  if (!order || !enough) return null
  const pieces = hits.map(({ entry, from, to }) => ({ place: entry.place, from, to }))
  const edit = reordered(pieces, text)!
  const fix: LocalFix = { title: "按固定的次序排列", edits: [edit], safe: order === "error" }
  return { what: "order", term, from: edit.from, to: edit.to, severity: order, member: null, fix }
}

/** A word in the place of a member. */
function misnamed(context: Context): RunFault | null {
  const { list, text, named, places, run } = context
  const { parts, term, missing } = list
  const lost = parts.length - places.length
  if (lost > (named && places.length >= 2 ? 2 : 1)) return null
  const items = aligned(run, parts, text)
  if (!items) return null
  const odd = items.flatMap((item, place) => {
    if (item.place !== null) return []
    const member = shortened(parts[place]!, run, item)
    // 大额资金的使用
    if (text.slice(item.from, item.to).replaceAll("的", "").includes(member)) return []
    const framed = place > 0 && place < parts.length - 1
    const [from, to] = framed ? [item.from, item.to] : fitted(item, member, place === 0, list.tail, text)
    return [{ from, to, member, framed, word: text.slice(from, to) }]
  })
  if (odd.length === 0) return null
  // Of two the one that looks less like its member is told, if the other is nearly right.
  const almost = odd.filter(({ word, member }) => isAlmost(word, member))
  if (odd.length === 2 && almost.length === 0) return null
  const it = odd.find((one) => !almost.includes(one)) ?? odd[0]!
  if (isAllowed(term, text, it.from, it.to)) return null
  if (!belongsThere({ ...it, list, named, exact: places.length, text })) return null
  return {
    what: "wrong",
    term,
    from: it.from,
    to: it.to,
    severity: missing === "error" ? "error" : "warning",
    member: it.member,
    fix: replacedBy(it.member, it.from, it.to),
  }
}

/** Is the stretch a variant that is right too, or in one? */
function isAllowed({ notWrong }: Term, text: string, from: number, to: number): boolean {
  return notWrong.some((form) => {
    const at = text.indexOf(form, Math.max(0, from - form.length + 1))
    return at >= 0 && at < to
  })
}

function replacedBy(member: string, from: number, to: number): LocalFix {
  return { title: `改为“${member}”`, edits: [{ from, to, insert: member }], safe: false }
}

/** A word among the members, as many as there should be, and another of them is not there: 政治过硬、业务过硬、责任过硬. */
function exchanged({ run, list, text, places }: Context): RunFault | null {
  const { parts, term, whole, missing, given } = list
  const odd = run.items.find((it) => it.place === null)
  const enough = places.length === parts.length - 1 && run.items.length === parts.length && places.length >= 3
  if (!odd || !enough || whole || (given && !missing)) return null
  const { from, to } = odd
  const word = text.slice(from, to)
  const member = parts.find((_, place) => !places.includes(place))!
  if (word.length !== member.length || !sharesAffix(word, list)) return null
  if (isAllowed(term, text, from, to)) return null
  return { what: "wrong", term, from, to, severity: "warning", member, fix: replacedBy(member, from, to) }
}

function incomplete({ run, list, text, named, places }: Context): RunFault | null {
  const { parts, term, whole } = list
  if (places.length < 2 || places.length !== parts.length - 1) return null
  const { hits } = run
  const first = hits[0]!
  const end = hits.at(-1)!
  const plain = named === "tight" || (named !== null && places.length >= 4)
  // Four members of five that are nowhere else are hardly chosen at will.
  const most = !list.given && places.length >= 4 ? "hint" : null
  const missing = list.missing ?? (plain ? "warning" : most)
  // Everyday words are an enumeration with a gap only by the name of the whole: 创新、协调、绿色、开放的发展理念.
  if (!missing || (whole && !named)) return null
  if (goesOn.test(text.slice(end.to, end.to + 4)) || cameFrom.test(text.slice(first.from - 5, first.from)))
    return null
  if (anyAt(["等", "”等"], text, end.to)) return null
  if (countedOtherwise(list, text, first.from, end.to, places.length)) return null
  const lost = parts.findIndex((_, place) => !places.includes(place))
  const member = parts[lost]!
  // Two of three are hardly a list with a gap, unless they are the first and the last.
  if (parts.length === 3 && !named && lost !== 1) return null
  // It is said right before or behind, in other words of the sentence.
  if (text.slice(Math.max(0, first.from - aside), end.to + aside).includes(member)) return null
  return {
    what: "missing",
    term,
    from: first.from,
    to: end.to,
    severity: missing,
    member,
    fix: { title: `补上“${member}”`, edits: [added(hits, lost, member, text)], safe: false },
  }
}

function added(hits: readonly Hit[], lost: number, member: string, text: string): LocalFix["edits"][number] {
  const mark = text.slice(hits[0]!.to, hits[1]!.from)
  const next = hits[lost]
  if (next) return { from: next.from, to: next.from, insert: member + mark }
  const { to } = hits.at(-1)!
  return { from: to, to, insert: mark + member }
}
