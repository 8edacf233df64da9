import { type Term, termBase } from "../library/term-base"
import type { Severity } from "./types"
import { type Watched, watch } from "./watch"

/** The members of a set term, as they are spelled out one after the other. */
export interface SetList {
  term: Term
  parts: readonly string[]
  order: Severity | null
  missing: Severity | null
  /** Everyday words: this enumeration only beside its name, or when they stand together. */
  whole: boolean
  /** The base says itself how they are enumerated; of the others only what is plain is told. */
  given: boolean
  /** Short names that say how many they are: 四个意识. */
  names: readonly string[]
  /** What all of them begin and end with: 摘帽不摘, 下基层. */
  head: string
  tail: string
}

export interface Part {
  of: SetList
  place: number
  /** Its head or tail stands with another member only: 摘帽不摘责任、不摘政策. */
  cut: "head" | "tail" | null
  length: number
}

const counts = "一二三四五六七八九十两双"

/** Told by a rule of their own. */
const elsewhere = new Set(["马克思列宁主义"])

export const setLists: readonly SetList[] = termBase.flatMap((term): SetList[] => {
  const { enumerated, name, members, notWrong } = term
  const parts = enumerated?.parts ?? members ?? pieces(name)
  if (parts.length < 2 || parts.some((part) => part.length < 2) || elsewhere.has(parts[0]!)) return []
  if (parts.some((part) => /[“（]/.test(part))) return []
  const head = common(parts, (part, i) => part.slice(0, i))
  const tail = common(parts, (part, i) => part.slice(part.length - i))
  const numbered = [name, ...notWrong].filter((it) => counts.includes(it[0]!) && !it.includes("、"))
  // 发展理念; what ends with a member names nothing but that.
  const ends = name.endsWith(parts.at(-1)!) ? [] : [name.slice(-4)]
  const names = enumerated?.whole && numbered.length === 0 ? ends : numbered
  return [
    {
      term,
      parts,
      order: enumerated?.order ?? null,
      missing: enumerated?.missing ?? null,
      whole: enumerated?.whole ?? parts.some((part) => part.length < 3),
      given: enumerated !== undefined,
      names,
      head,
      tail,
    },
  ]
})

/** The halves of a name that has no members of its own: 人民至上、生命至上. */
function pieces(name: string): readonly string[] {
  const found = name.split("、")
  return found.every((piece) => /^\p{Script=Han}{3,}$/u.test(piece)) ? found : []
}

function common(parts: readonly string[], piece: (part: string, length: number) => string): string {
  let length = 0
  const first = parts[0]!
  while (length + 1 < first.length && parts.every((it) => piece(it, length + 1) === piece(first, length + 1)))
    length++
  return piece(first, length)
}

function formsOf(of: SetList): Watched<Part>[] {
  const { parts, head, tail } = of
  return parts.flatMap((part, place) => {
    const forms = new Map<string, Part["cut"]>([[part, null]])
    // 宣传党的路线方针政策下基层
    if (part.includes("、")) forms.set(part.replaceAll("、", ""), null).set(part.replaceAll("、", "，"), null)
    for (let n = 1; n <= head.length; n++) if (part.length - n > 1) forms.set(part.slice(n), "head")
    for (let n = 1; n <= tail.length; n++) if (part.length - n > 1) forms.set(part.slice(0, -n), "tail")
    return [...forms].map(([form, cut]) => ({ form, entry: { of, place, cut, length: form.length } }))
  })
}

/** What stands beside a member that is cut short: no 核心意 in 核心意象. */
const bound = /[^\p{Script=Han}]|和|与|及/u

/** Members of lists, from left to right. */
export const partHits = watch<Part>(
  setLists.flatMap(formsOf),
  ({ cut, length }, text, from) =>
    cut === null || bound.test((cut === "head" ? text.charAt(from - 1) : text.charAt(from + length)) || "。"),
)

/** How far a name may stand before and behind what it names. */
const before = 16
const behind = 12
const leads =
  /^[”’]?(?:[，,]|\p{Script=Han}{0,6}?(?:[（(：:]|[，,]?(?:即|也就是|就是|包括|做到|坚持|抓好?|指的?是?|——)))[“‘]?\p{Script=Han}{0,2}$/u

/** How the short name of a list stands by its members: tight when nothing but 即, a bracket or 的 is between them. */
export function namedBy(
  { names }: SetList,
  text: string,
  from: number,
  to: number,
): "tight" | "loose" | null {
  if (names.length === 0) return null
  const ahead = text.slice(Math.max(0, from - before - 6), from).replace(/^.*[。；！？]/su, "")
  const after = text.slice(to, to + behind).replace(/[。；！？].*$/su, "")
  let loose = false
  for (const name of names) {
    const at = ahead.lastIndexOf(name)
    if (at >= 0) {
      const between = ahead.slice(at + name.length)
      if (between.length <= before && leads.test(between)) return "tight"
      loose ||= between.length <= before
    }
    const next = after.indexOf(name)
    if (next < 0) continue
    if (/^[”’]?的?[“‘]?$/.test(after.slice(0, next))) return "tight"
    loose = true
  }
  return loose ? "loose" : null
}

const counted = /[“‘]([一二三四五六七八九十])(?![^”’]*[一二三四五六七八九十两双])[^“”‘’]{1,8}[”’]/g
const said = /^的?([一二三四五六七八九十])[个项种大条句字]/

/** Do so many stand there as is said by them, in a name of another list: “三个自信” beside three of four? */
export function countedOtherwise(
  list: SetList,
  text: string,
  from: number,
  to: number,
  items: number,
): boolean {
  if (items === list.parts.length) return false
  const isSo = (character: string) => counts.indexOf(character) + 1 === items
  const direct = text.slice(to, to + 4).match(said)
  if (direct && isSo(direct[1]!)) return true
  const ahead = text.slice(Math.max(0, from - before), from).replace(/^.*[。；！？]/su, "")
  const after = text.slice(to, to + 20).replace(/[。；！？].*$/su, "")
  return [ahead, after].some((around) => [...around.matchAll(counted)].some(([, count]) => isSo(count!)))
}
