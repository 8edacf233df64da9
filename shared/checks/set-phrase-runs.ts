import type { Part, SetList } from "./set-phrase-lists"
import type { WatchHit } from "./watch"

export type Hit = WatchHit<Part>

/** A member, or (place null) a word among or beside the members that is none. */
export interface Item {
  from: number
  to: number
  place: number | null
}

/** Members of one list that follow one another, with what stands among them. */
export interface Run {
  hits: Hit[]
  items: Item[]
}

const comma = "(?:[、，,；;]|以?及|和|与)"
/** Each of them has quotation marks, or none. */
const mark = `(?:${comma}|[”’]${comma}?[“‘])`
const joins = new RegExp(`^(?:${comma}?(?:和|与)?|[”’]${comma}?[“‘])$`)
/** One item that is no member, with the marks around it. */
const stranger = new RegExp(`^(${mark})(\\p{Script=Han}{2,12}?)(${mark})$`, "u")
/** The next item, with the mark before it. */
export const itemBehind = new RegExp(`^(${mark})(\\p{Script=Han}{2,16})`, "u")
const itemBefore = new RegExp(`(\\p{Script=Han}{2,16})(${mark})$`, "u")

/** Longest text between two members that can be one stranger with its marks. */
const gap = 18

/** The hits of each list, none inside another. */
export function byList(hits: readonly Hit[]): Map<SetList, Hit[]> {
  const lists = new Map<SetList, Hit[]>()
  for (const hit of hits) {
    const before = lists.get(hit.entry.of)
    if (!before) lists.set(hit.entry.of, [hit])
    // 形式主义 inside a longer member: the longest came first.
    else if (before.at(-1)!.to <= hit.from) before.push(hit)
  }
  return lists
}

export function runsOf(hits: readonly Hit[], text: string): Run[] {
  const runs: Run[] = []
  let run: Run = { hits: [], items: [] }
  for (const hit of hits) {
    const before = run.hits.at(-1)
    if (before) {
      const apart = hit.from - before.to
      const between = apart <= gap ? text.slice(before.to, hit.from) : null
      const isFirst = run.items.length === run.hits.length
      const odd = between !== null && isFirst ? between.match(stranger) : null
      if (between === null || (!joins.test(between) && !odd)) {
        runs.push(run)
        run = { hits: [], items: [] }
      } else if (odd) {
        const from = before.to + odd[1]!.length
        run.items.push({ from, to: from + odd[2]!.length, place: null })
      }
    }
    run.hits.push(hit)
    run.items.push({ from: hit.from, to: hit.to, place: hit.entry.place })
  }
  runs.push(run)
  return runs
}

/** As many items as the list has members, each member in its own place, or null. */
export function aligned({ hits, items: own }: Run, parts: readonly string[], text: string): Item[] | null {
  const items = [...own]
  const count = parts.length
  const place = hits[0]!.entry.place
  while (items.findIndex((it) => it.place !== null) < place) {
    const first = items[0]!
    const mark = text.slice(Math.max(0, first.from - 20), first.from).match(itemBefore)
    if (!mark) return null
    const to = first.from - mark[2]!.length
    items.unshift({ from: to - mark[1]!.length, to, place: null })
  }
  while (items.length < count) {
    const { to } = items.at(-1)!
    const mark = text.slice(to, to + 20).match(itemBehind)
    if (!mark) return null
    const from = to + mark[1]!.length
    const member = parts[items.length]!
    // 务必敢于斗争、善于斗争 is one member: its own mark ends nothing.
    const length = member.includes("、") ? member.length : mark[2]!.length
    items.push({ from, to: Math.min(text.length, from + length), place: null })
  }
  const fits = items.length === count && items.every((it, i) => it.place === null || it.place === i)
  return fits ? items : null
}

/** The member without what the one beside it leaves out, too: 不摘监管 beside 不摘帮扶. */
export function shortened(member: string, { hits }: Run, { from }: Item): string {
  const before = hits.filter((hit) => hit.to <= from).at(-1) ?? hits[0]!
  const { cut, of, place } = before.entry
  const less = of.parts[place]!.length - (before.to - before.from)
  if (cut === null || less >= member.length) return member
  return cut === "head" ? member.slice(less) : member.slice(0, -less)
}

/**
 * At either end of a list nothing tells where its word begins or ends: it ends as all members do, or is as long as the
 * one that belongs there.
 */
export function fitted(
  item: Item,
  member: string,
  isFirst: boolean,
  tail: string,
  text: string,
): [number, number] {
  const { from, to } = item
  if (isFirst) return [Math.max(from, to - member.length), to]
  const end = tail.length > 1 && member.endsWith(tail) ? text.slice(from, to).indexOf(tail) : -1
  return [from, end > 0 ? from + end + tail.length : Math.min(to, from + member.length)]
}
