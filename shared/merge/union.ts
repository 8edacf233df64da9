import type { TrackedText } from "../docx/import/read-docx"
import type { CommentRange, TrackedRange } from "../docx/import/tracking"
import type { SourceParagraph, SourceText } from "../source/source-text"
import { editsBetween } from "../text/diff"
import { isSpace } from "../text/space"
import type { Credit, UnionCharacter } from "./types"

/** A character while the stream is made. */
interface Character {
  text: string
  before: boolean
  after: boolean
  credit: Credit | null
  at: number
  items: string[]
  /** Of a tracked one (`TrackedRange.order`). */
  order: number
}

export interface Union {
  characters: readonly UnionCharacter[]
  /** The stretch of the stream in which a range of one of the two readings lies. */
  placed(range: CommentRange, reading: "accepted" | "refused"): { from: number; to: number }
}

/**
 * Puts the two readings of a copy together. What is tracked in neither is the same in both; where it is not, because
 * an automatic number counts otherwise, the difference is a consequence of the tracked changes and is told as one.
 */
export function unionOf(accepted: TrackedText, refused: TrackedText): Union {
  const after = charactersOf(accepted, false)
  const before = charactersOf(refused, true)
  const plainAfter = after.filter((c) => c.credit === null)
  const plainBefore = before.filter((c) => c.credit === null)
  creditLeftovers(plainBefore, plainAfter)
  nameLeftovers(before)
  nameLeftovers(after)

  const union: Character[] = []
  const indexAfter: Character[] = []
  const indexBefore: Character[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    for (;;) {
      const gone = before[i]?.credit ? before[i]! : null
      const come = after[j]?.credit ? after[j]! : null
      if (gone && !(come && come.order < gone.order)) {
        gone.at = after[j]?.at ?? accepted.source.text.length
        indexBefore.push(gone)
        union.push(gone)
        i++
      } else if (come) {
        indexAfter.push(come)
        union.push(come)
        j++
      } else break
    }
    const old = before[i++]
    const now = after[j++]
    if (!old || !now) continue
    now.before = true
    now.items = old.items
    union.push(now)
    indexBefore.push(now)
    indexAfter.push(now)
  }
  joinTitleLines(indexBefore, refused.source)
  joinTitleLines(indexAfter, accepted.source)
  dropBlank(union, "before")
  dropBlank(union, "after")
  const characters = union.filter((c) => c.before || c.after)
  settleLineEnds(characters)

  const places = new Map<Character, number>(characters.map((c, place) => [c, place]))
  return {
    characters,
    placed(range, reading) {
      const index = reading === "accepted" ? indexAfter : indexBefore
      let from = -1
      let to = -1
      // The first of the index is the line end that the text has in front.
      for (let k = range.from; k < range.to; k++) {
        const place = places.get(index[k + 1]!)
        if (place === undefined || index[k + 1]!.text === "\n") continue
        if (from < 0) from = place
        to = place + 1
      }
      if (from >= 0) return { from, to }
      for (let k = range.from + 1; k < index.length; k++) {
        const place = places.get(index[k]!)
        if (place !== undefined) return { from: place, to: place }
      }
      return { from: characters.length, to: characters.length }
    },
  }
}

/** The characters of one reading, each beginning a paragraph has a line end in front. */
function charactersOf({ source, ranges }: TrackedText, isBefore: boolean): Character[] {
  const credits = new Array<Credit | null>(source.text.length).fill(null)
  const orders = new Float64Array(source.text.length)
  for (const range of ranges) {
    const credit = creditOf(range)
    credits.fill(credit, range.from, range.to)
    orders.fill(range.order, range.from, range.to)
  }
  const begin: Character = {
    text: "\n",
    before: isBefore,
    after: !isBefore,
    credit: null,
    at: 0,
    items: [],
    order: 0,
  }
  const characters = [begin]
  for (let at = 0; at < source.text.length; at++)
    characters.push({
      ...begin,
      text: source.text[at]!,
      credit: credits[at]!,
      at,
      items: [],
      order: orders[at]!,
    })
  if (isBefore)
    for (const { start, anchors } of source.paragraphs)
      if (anchors.length > 0) characters[start]!.items = anchors.map(({ id }) => id)
  return characters
}

function creditOf({ author, date }: TrackedRange): Credit {
  return { by: "tracked", author, date }
}

/** What is plain in both readings and yet not the same is nobody's by name. */
function creditLeftovers(before: Character[], after: Character[]): void {
  const old = before.map((c) => c.text).join("")
  const now = after.map((c) => c.text).join("")
  if (old === now) return
  let shift = 0
  for (const { from, to, insert } of editsBetween(old, now)) {
    for (let at = from; at < to; at++) before[at]!.credit = leftover
    for (let at = from; at < from + insert.length; at++) after[at + shift]!.credit = leftover
    shift += insert.length - (to - from)
  }
}

const leftover: Credit = { by: "tracked", author: null, date: null }

/** The last paragraph has no mark that could be tracked, and a number has none: both go with the text beside them. */
function nameLeftovers(characters: readonly Character[]): void {
  const adopt = (c: Character, beside: Character | undefined) => {
    if (c.credit !== leftover || !beside?.credit || beside.credit === leftover) return
    c.credit = beside.credit
    c.order = beside.order
  }
  for (let i = characters.length - 1; i >= 0; i--) adopt(characters[i]!, characters[i + 1])
  for (let i = 0; i < characters.length; i++) adopt(characters[i]!, characters[i - 1])
}

/** A title is one line, however it was broken for the page; Latin words of two lines stay apart. */
function joinTitleLines(index: readonly Character[], source: SourceText): void {
  const { paragraphs } = source
  for (let i = 1; i < paragraphs.length; i++) {
    const { start, continues } = paragraphs[i]!
    if (!continues || !isTitle(paragraphs, i)) continue
    // The line end in front of a paragraph has the paragraph's own offset, as the text has one in front of it.
    const end = index[start]!
    const apart = /[A-Za-z0-9]$/.test(
      source.text
        .slice(0, start - 1)
        .trimEnd()
        .slice(-1),
    )
    if (apart && /^\s*[A-Za-z0-9]/.test(source.text.slice(start, start + 8))) end.text = " "
    else if (end.text === "\n") {
      end.before = false
      end.after = false
    }
  }
}

/** A line of a title: by its style, or because nothing but lines of the same paragraph stands above it. */
function isTitle(paragraphs: readonly SourceParagraph[], i: number): boolean {
  if (paragraphs[i]!.style === "title") return true
  let first = i
  while (first > 0 && paragraphs[first]!.continues) first--
  return paragraphs.slice(0, first).every(({ start, end }) => start === end)
}

/** In one of the readings: blank lines, and white space at the ends of lines. */
function dropBlank(union: readonly Character[], side: "before" | "after"): void {
  const own = union.filter((c) => c[side])
  for (let from = 0; from < own.length; ) {
    let to = from + 1
    while (to < own.length && own[to]!.text !== "\n") to++
    let a = from + 1
    let b = to
    while (a < b && isSpace(own[a]!.text.charCodeAt(0))) own[a++]![side] = false
    while (b > a && isSpace(own[b - 1]!.text.charCodeAt(0))) own[--b]![side] = false
    if (a === b) own[from]![side] = false
    from = to
  }
  for (const c of own) if (c[side] === false) c.credit ??= edge
}

const edge: Credit = { by: "untracked", author: null, date: null }

/**
 * Word marks the end of a paragraph that goes or comes; here a line end begins its paragraph. So that whole
 * paragraphs come and go with their own, the mark is moved in front of the text where that says the same.
 */
function settleLineEnds(union: Character[]): void {
  const starts: number[] = []
  for (let i = 0; i < union.length; i++) if (union[i]!.text === "\n") starts.push(i)
  for (let k = 0; k + 1 < starts.length; k++) {
    const own = union[starts[k]!]!
    const next = union[starts[k + 1]!]!
    if (!own.before || !own.after || next.before === next.after) continue
    let same = starts[k]! + 1 < starts[k + 1]!
    for (let i = starts[k]! + 1; same && i < starts[k + 1]!; i++)
      same = union[i]!.before === next.before && union[i]!.after === next.after
    if (!same) continue
    own.before = next.before
    own.after = next.after
    own.credit = next.credit
    next.before = true
    next.after = true
    next.credit = null
    // What comes has no item of the text before.
    if (own.after) {
      next.items = own.items
      own.items = []
    }
  }
}
