import { type Term, termBase } from "../library/term-base"
import { setPhrases } from "../library/terms"
import { perBlock } from "./facts"
import { continuesNumber, enclosure } from "./set-phrases"
import { type Watched, watch } from "./watch"

/** The name of a term with its numbers, its halves or its characters in each other's places: 双岗一责, “党日主题”. */
export interface SwappedName {
  term: Term
  from: number
  to: number
}

const counts = "一二三四五六七八九十两双"
const numbered = new RegExp(`^([${counts}])([^${counts}]+?)(、?)([${counts}])([^${counts}]+)$`)
/** What is counted by it is said just as well by another one, but not in a name: “四个形态”. */
const measures = "个种大项条类"

const known = new Set([
  ...termBase.flatMap(({ name, form, notWrong, members = [] }) => [name, form, ...notWrong, ...members]),
  ...setPhrases.map(({ form }) => form),
])
for (const { wrong } of termBase) for (const { form } of wrong) known.add(form)

const sure = termBase.filter(({ confidence }) => confidence === "high")

/** 三会一课: 三课一会, 一会三课, and 二会一课 of 两会一课. */
function exchanged(name: string): string[] {
  const found = name.match(numbered)
  if (!found) return []
  const [, one, what, mark, two, other] = found as unknown as [string, string, string, string, string, string]
  const halves = mark === "" ? [] : [`${two}${other}${mark}${one}${what}`]
  return [`${one}${other}${mark}${two}${what}`, `${two}${what}${mark}${one}${other}`, ...halves].filter(
    (form) => form !== name && !known.has(form),
  )
}

const exchangedForms = watch(
  sure.flatMap((term): Watched<Term>[] => exchanged(term.name).map((form) => ({ form, entry: term }))),
)

function sorted(word: string): string {
  return [...word].sort().join("")
}

function unmeasured(word: string): string | null {
  return counts.includes(word[0]!) && measures.includes(word[1]!) ? word[0] + word.slice(2) : null
}

const names = sure.filter(({ name }) => /^[\p{Script=Han}、]+$/u.test(name))
const bySorted = new Map(names.map((term) => [sorted(term.name), term]))
const byNumber = new Map(
  names.flatMap((term) => {
    const key = unmeasured(term.name)
    return key === null ? [] : [[key, term] as const]
  }),
)
const digits = "0一二三四五六七八九"

const quotation = /[“「]([\p{Script=Han}\d、]{2,24})[”」]/gu

/** In a block, from left to right. */
export const swappedNames = perBlock((block): readonly SwappedName[] => {
  const { text } = block
  const found: SwappedName[] = []
  for (const { entry, from, to } of exchangedForms(block))
    if (!continuesNumber(text, from) && !enclosure(text, from, to).titled)
      found.push({ term: entry, from, to })
  if (text.includes("“") || text.includes("「"))
    for (const match of text.matchAll(quotation)) {
      const from = match.index + 1
      const to = from + match[1]!.length
      const term = meant(match[1]!)
      if (!term || found.some((it) => it.from < to && from < it.to)) continue
      if (!enclosure(text, from, to).titled) found.push({ term, from, to })
    }
  return found.length > 0 ? found.sort((a, b) => a.from - b.from) : none
})

const none: readonly never[] = []

/** The term that words between quotation marks of their own are a slip for. */
function meant(word: string): Term | null {
  if (known.has(word)) return null
  const swapped = bySorted.get(sorted(word))
  // Members in another order are told as that.
  if (swapped && !reorders(word, swapped.name)) return swapped
  const key = unmeasured(word)
  const measured = key === null ? null : byNumber.get(key)
  if (measured) return measured
  if (!/[2-9二]/.test(word)) return null
  const spelled = word.replace(/\d/g, (digit) => digits[Number(digit)]!)
  for (const form of [spelled, spelled.replace("二", "两")]) {
    const term = byName.get(form)
    if (term) return term
  }
  return null
}

const byName = new Map(names.filter(({ name }) => counts.includes(name[0]!)).map((term) => [term.name, term]))

function reorders(word: string, name: string): boolean {
  return name.includes("、") && sorted(word) === sorted(name) && same(word.split("、"), name.split("、"))
}

function same(some: readonly string[], others: readonly string[]): boolean {
  return some.length > 1 && [...some].sort().join() === [...others].sort().join()
}
