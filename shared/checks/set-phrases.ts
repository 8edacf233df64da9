import { type Term, termBase, type WrongForm } from "../library/term-base"
import { perBlock } from "./facts"
import type { BlockFacts } from "./types"
import { watch } from "./watch"

/** What stands around a stretch of text. */
export interface Enclosure {
  /** Right between quotation marks (`own`), inside a longer quotation (`more`), or in none. */
  quoted: "own" | "more" | null
  /** Inside 《》. */
  titled: boolean
}

/** Quotation marks and 《》 are looked for so far back: a longer quotation is no quoted term. */
const reach = 80
const opens = '“‘「『"'
const closes = '”’」』"'

/** What encloses the stretch [from, to) of a text. */
export function enclosure(text: string, from: number, to: number): Enclosure {
  if (from > 0 && to < text.length && opens.includes(text[from - 1]!) && closes.includes(text[to]!))
    return { quoted: "own", titled: titledAt(text, from) }
  return { quoted: quotedAt(text, from) ? "more" : null, titled: titledAt(text, from) }
}

function quotedAt(text: string, at: number): boolean {
  let straight = 0
  let open: boolean | null = null
  for (let i = at - 1; i >= 0 && i >= at - reach; i--) {
    const c = text[i]!
    if (c === '"') straight++
    else if (open === null && (c === "“" || c === "‘" || c === "「" || c === "『")) open = true
    else if (open === null && (c === "”" || c === "’" || c === "」" || c === "』")) open = false
    else if (c === "。" && open === null) open = false
  }
  return open === true || straight % 2 === 1
}

function titledAt(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - reach; i--) {
    if (text[i] === "》" || text[i] === "。") return false
    if (text[i] === "《") return true
  }
  return false
}

const numerals = "〇零一二三四五六七八九十百千万两几数第0123456789"

/** Is what begins here with a numeral only the tail of a longer number or an ordinal: 第三会, 二十四风? */
export function continuesNumber(text: string, from: number): boolean {
  return from > 0 && numerals.includes(text[from]!) && numerals.includes(text[from - 1]!)
}

/** Does one of the words begin at `at`? */
export function anyAt(words: readonly string[], text: string, at: number): boolean {
  return words.some((word) => text.startsWith(word, at))
}

/** Does one of the words end at `at`? */
export function anyBefore(words: readonly string[], text: string, at: number): boolean {
  return words.some((word) => text.startsWith(word, at - word.length))
}

/** In quotation marks, unless it brings them; those inside become single ones. */
export function cite(text: string): string {
  if (/^“[^“”]*”$/.test(text)) return text
  return `“${text.replaceAll("“", "‘").replaceAll("”", "’")}”`
}

/** What a finding says of its term, with the source that it goes by. */
export function sourceNote({ source }: Pick<Term, "source">): string {
  // An address tells the reader of a message nothing.
  return source.startsWith("http") ? "" : `（见${source}）`
}

/** Was it first said after the year reported on? Then there was another one, or none (2013: 三个自信). */
export function isLater({ since }: Pick<Term, "since">, year: number | null): boolean {
  return since !== undefined && year !== null && year < Number(since.slice(0, 4))
}

/** Names that are written in quotation marks. */
export const namesInMarks: ReadonlySet<string> = new Set(
  termBase.flatMap(({ unquoted, name }) =>
    unquoted ? [name, ...(unquoted.forms ?? []).filter((form) => !form.includes(name))] : [],
  ),
)

/** A wrong form where it stands. */
export interface WrongHit {
  term: Term
  wrong: WrongForm
  from: number
  to: number
}

type Known = Pick<WrongHit, "term" | "wrong">

const wrongForms = watch<Known>(
  termBase.flatMap((term) => term.wrong.map((wrong) => ({ form: wrong.form, entry: { term, wrong } }))),
)

/** How far the words may stand that make a wrong form one. */
const near = 60

/** Wrong forms of set terms in a block, from left to right, none inside another; for any year. */
export const wrongHits = perBlock((block): readonly WrongHit[] => {
  const hits: WrongHit[] = []
  let end = 0
  for (const { entry, from, to } of wrongForms(block)) {
    if (from < end || !isWrong(entry, block, from, to)) continue
    hits.push({ ...entry, from, to })
    end = to
  }
  return hits.length > 0 ? hits : nothing
})

const nothing: readonly never[] = []

function isWrong({ term, wrong }: Known, { text }: BlockFacts, from: number, to: number): boolean {
  if (continuesNumber(text, from)) return false
  if (anyAt(wrong.notBefore, text, to) || anyBefore(wrong.notAfter, text, from)) return false
  const { quoted, titled } = enclosure(text, from, to)
  if (titled || (wrong.quoted && quoted !== "own")) return false
  if (quoted === "own" && isOtherNumber(wrong) && tellsItsOwn(text, to, wrong.form, term)) return false
  if (!wrong.near) return true
  const around = text.slice(Math.max(0, from - near), to + near)
  return wrong.near.some((word) => around.includes(word))
}

/** Does the form differ from the right one by its number only? */
function isOtherNumber({ form, right }: WrongForm): boolean {
  return form !== right && form[0] !== "二" && form.slice(1) === right.slice(1) && numerals.includes(form[0]!)
}

/** A name of a unit's own, which says itself what its members are: “三个引路人”，即政策引路人、技术引路人、致富引路人. */
function tellsItsOwn(text: string, to: number, form: string, { members = [] }: Term): boolean {
  const said = text
    .slice(to, to + 80)
    .match(/^[”’][^。；]{0,8}?(?:[：:（(]|即|也?就是|包括|分别是)([^。；：）)]+)/)
  if (!said) return false
  const items = said[1]!.split("、")
  const last = items.at(-1)!.split("，")[0]!
  const told = [...items.slice(0, -1), last]
  const count = "〇一二三四五六七八九十".indexOf(form[0]!.replace("两", "二"))
  return told.length === count && !told.some((item) => members.some((member) => item.endsWith(member)))
}

/**
 * Pieces of a text put in the order of their places, what stands between them left where it is: the edit of the stretch
 * from the first that is out of place to the last, or null when all are in order.
 */
export function reordered(
  pieces: readonly { place: number; from: number; to: number }[],
  text: string,
): { from: number; to: number; insert: string } | null {
  const sorted = [...pieces].sort((a, b) => a.place - b.place)
  const moved = pieces.flatMap((piece, i) => (piece === sorted[i] ? [] : [i]))
  const first = moved[0]
  const last = moved.at(-1)
  if (first === undefined || last === undefined) return null
  let insert = ""
  for (let i = first; i <= last; i++) {
    if (i > first) insert += text.slice(pieces[i - 1]!.to, pieces[i]!.from)
    insert += text.slice(sorted[i]!.from, sorted[i]!.to)
  }
  return { from: pieces[first]!.from, to: pieces[last]!.to, insert }
}
