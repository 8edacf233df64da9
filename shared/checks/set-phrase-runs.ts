import { type Term, termBase } from "../library/term-base"
import { perBlock } from "./facts"
import { anyAt, enclosure, reordered, wrongHits } from "./set-phrases"
import type { LocalFix, Severity } from "./types"
import { type WatchHit, watch } from "./watch"

/** What is wrong with members that are spelled out one after the other. */
export interface RunFault {
  what: "order" | "missing" | "wrong"
  term: Term
  from: number
  to: number
  severity: Severity
  /** The member that is missing, or that belongs where another word stands. */
  member: string | null
  fix: LocalFix
}

interface Enumerated {
  term: Term
  parts: readonly string[]
}

interface Part {
  of: Enumerated
  place: number
}

const enumerated: readonly Enumerated[] = termBase.flatMap((term) => {
  const parts = term.enumerated?.parts ?? term.members
  return term.enumerated && parts ? [{ term, parts }] : []
})

const parts = watch(
  enumerated.flatMap((of) => of.parts.map((form, place) => ({ form, entry: { of, place } }))),
)

const comma = "(?:[、，,；;]|以?及|和|与)"
const joins = new RegExp(`^[”’]?${comma}?(?:和|与)?[“‘]?$`)
/** One item that is no member, with the marks around it. */
const stranger = new RegExp(`^([”’]?${comma}[“‘]?)([\\p{Script=Han}]{2,10}?)([”’]?${comma}[“‘]?)$`, "u")
const goesOn = /^[”’]?(?:[、]|以?及|和|与)[“‘]?(?=\p{Script=Han})/u
const cameFrom = /\p{Script=Han}[”’]?(?:[、]|以?及|和|与)[“‘]?$/u

type Hit = WatchHit<Part>

interface Run {
  hits: Hit[]
  /** An item among the members that is none. */
  odd: { after: number; from: number; to: number } | null
}

/** Longest text between two members that can be one stranger with its marks. */
const gap = 16

/** Faults in the enumerations of a block. */
export const runFaults = perBlock((block): readonly RunFault[] => {
  const hits = parts(block)
  if (hits.length < 2) return none
  const byTerm = new Map<Enumerated, Hit[]>()
  for (const hit of hits) {
    const before = byTerm.get(hit.entry.of)
    if (!before) byTerm.set(hit.entry.of, [hit])
    // 形式主义 inside a longer member: the longest came first.
    else if (before.at(-1)!.to <= hit.from) before.push(hit)
  }
  const faults: RunFault[] = []
  const wrong = wrongHits(block)
  for (const [of, own] of byTerm) {
    if (own.length < 2) continue
    for (const run of runsOf(own, block.text)) {
      const fault = faultOf(run, of, block.text)
      if (!fault) continue
      // What is known to be wrong is said once.
      const from = Math.min(run.hits[0]!.from, fault.from)
      const to = Math.max(run.hits.at(-1)!.to, fault.to)
      if (!wrong.some((hit) => hit.from < to && from < hit.to)) faults.push(fault)
    }
  }
  return faults.length > 0 ? faults : none
})

const none: readonly never[] = []

function runsOf(hits: readonly Hit[], text: string): Run[] {
  const runs: Run[] = []
  let run: Run = { hits: [], odd: null }
  for (const hit of hits) {
    const before = run.hits.at(-1)
    if (before) {
      const apart = hit.from - before.to
      const between = apart <= gap ? text.slice(before.to, hit.from) : null
      const odd = between !== null && !run.odd ? between.match(stranger) : null
      if (between === null || (!joins.test(between) && !odd)) {
        runs.push(run)
        run = { hits: [], odd: null }
      } else if (odd) {
        const from = before.to + odd[1]!.length
        run.odd = { after: run.hits.length, from, to: from + odd[2]!.length }
      }
    }
    run.hits.push(hit)
  }
  runs.push(run)
  return runs.filter((it) => it.hits.length > 1)
}

function faultOf(run: Run, { term, parts }: Enumerated, text: string): RunFault | null {
  const { order, missing, whole } = term.enumerated!
  const { hits } = run
  const places = hits.map(({ entry }) => entry.place)
  if (new Set(places).size < places.length) return null
  const first = hits[0]!
  const end = hits.at(-1)!
  if (enclosure(text, first.from, end.to).titled) return null
  const edit = reordered(
    hits.map(({ entry, from, to }) => ({ place: entry.place, from, to })),
    text,
  )
  const lost = parts.findIndex((_, place) => !places.includes(place))
  const allButOne = places.length === parts.length - 1

  if (edit) {
    const enough = whole ? lost < 0 : places.length >= 3 || (order === "error" && places.length >= 2)
    if (!order || !enough || run.odd) return null
    const fix: LocalFix = { title: "按固定的次序排列", edits: [edit], safe: order === "error" }
    return { what: "order", term, from: edit.from, to: edit.to, severity: order, member: null, fix }
  }
  if (!allButOne || places.length < 2) return null
  const member = parts[lost]!
  const odd = run.odd ?? atEnd(run, member, lost, parts.length, text)
  if (odd) {
    // The stranger must stand in the empty place and look like the member that belongs there.
    const word = text.slice(odd.from, odd.to)
    // Right between two members it is in its place whatever it says, if it is as long.
    const framed =
      run.odd !== null && !whole && parts.length > 3 && missing !== undefined && word.length === member.length
    if (odd.after !== lost || !(framed || alike(word, member))) return null
    return {
      what: "wrong",
      term,
      from: odd.from,
      to: odd.to,
      severity: missing === "error" ? "error" : "warning",
      member,
      fix: {
        title: `改为“${member}”`,
        edits: [{ from: odd.from, to: odd.to, insert: member }],
        safe: false,
      },
    }
  }
  if (!missing) return null
  // Everyday words are an enumeration with a gap only when the name of the whole follows: 创新、协调、绿色、开放的发展理念.
  if (whole && !text.slice(end.to, end.to + 8).includes(term.name.slice(-4))) return null
  if (goesOn.test(text.slice(end.to, end.to + 4)) || cameFrom.test(text.slice(first.from - 5, first.from)))
    return null
  if (anyAt(["等", "”等"], text, end.to)) return null
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

/** A word in the place of the first or the last member, before or behind the members that are there. */
function atEnd({ hits }: Run, member: string, lost: number, count: number, text: string): Run["odd"] {
  if (lost === count - 1) {
    const { to } = hits.at(-1)!
    const mark = text.slice(to, to + 4).match(goesOn)
    if (!mark) return null
    const from = to + mark[0].length
    return { after: lost, from, to: Math.min(text.length, from + member.length) }
  }
  if (lost === 0) {
    const { from } = hits[0]!
    const mark = text.slice(Math.max(0, from - 4), from).match(/[”’]?(?:[、]|以?及|和|与)[“‘]?$/)
    if (!mark) return null
    const to = from - mark[0].length
    return { after: 0, from: Math.max(0, to - member.length), to }
  }
  return null
}

/** A part of the member (国史 for 新中国史), or at least half of its characters. */
function alike(word: string, member: string): boolean {
  if (word !== member && member.includes(word)) return true
  if (Math.abs(word.length - member.length) > 1) return false
  const shared = [...word].filter((c) => member.includes(c)).length
  return shared * 2 >= member.length && word !== member
}

function added(hits: readonly Hit[], lost: number, member: string, text: string): LocalFix["edits"][number] {
  const mark = text.slice(hits[0]!.to, hits[1]!.from)
  const next = hits[lost]
  if (next) return { from: next.from, to: next.from, insert: member + mark }
  const { to } = hits.at(-1)!
  return { from: to, to, insert: mark + member }
}
