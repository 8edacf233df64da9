import fastDiff from "fast-diff"
import { editsBetween, type TextEdit } from "../text/diff"
import { similarity } from "./align"
import type { Credit, OwnLine, Piece, UnionCharacter } from "./types"

/** A character of the copy with its index in the stream; -1 for one that stands there only in thought. */
export type Indexed = UnionCharacter & { index: number }

export const untracked: Credit = { by: "untracked", author: null, date: null }

/**
 * Lays lines of ours over a stretch of the copy. What differs between ours and the copy before its tracked changes
 * was changed without tracking; what the copy then tracks is exactly what somebody did.
 *
 * @param numbers of the lines
 * @param met told where each character of the stretch stands in ours
 */
export function piecesOf(
  lines: readonly OwnLine[],
  numbers: readonly number[],
  stretch: readonly Indexed[],
  met: (index: number, ours: { line: number; at: number }) => void,
): Piece[] {
  const pieces: Piece[] = []
  const own: { text: string; ours: { line: number; at: number } }[] = []
  for (const line of numbers) {
    const { text } = lines[line]!
    own.push({ text: "\n", ours: { line, at: -1 } })
    for (let at = 0; at < text.length; at++) own.push({ text: text[at]!, ours: { line, at } })
  }
  const held = heldAgainst(textOf(own), stretch)
  const before = held.filter((c) => c.before)
  const edits = stretchEdits(textOf(own), textOf(before))
  let next = 0
  let a = 0
  let b = 0
  let end = stretch[0]?.at ?? 0
  /** One past the last character of the copy that the open edit puts in. */
  let filled = 0
  const remove = (to: number) => {
    for (; a < to; a++)
      pieces.push({
        text: own[a]!.text,
        ours: own[a]!.ours,
        theirs: false,
        change: null,
        credit: untracked,
        at: end,
      })
  }
  const begin = () => {
    while (next < edits.length && edits[next]!.from === a && b >= filled) {
      const { to, insert } = edits[next++]!
      remove(to)
      filled = b + insert.length
    }
  }
  for (const c of held) {
    const { text, at, after, credit } = c
    end = at
    if (!c.before) {
      if (after)
        pieces.push({ text, ours: null, theirs: true, change: null, credit: credit ?? untracked, at })
      continue
    }
    begin()
    if (b < filled) {
      if (after) pieces.push({ text, ours: null, theirs: true, change: null, credit: untracked, at })
    } else {
      const { ours } = own[a++]!
      met(c.index, ours)
      pieces.push({
        text,
        ours,
        theirs: after,
        change: null,
        credit: after ? null : (credit ?? untracked),
        at,
      })
    }
    b++
  }
  begin()
  return pieces
}

/**
 * The stretch as ours is to be held against it. A tracked change that ours has made already, because somebody accepted
 * it or typed it in, is one no more: what it put in counts as having been there, what it took out as gone.
 */
function heldAgainst(own: string, stretch: readonly Indexed[]): readonly Indexed[] {
  if (own === "" || stretch.every((c) => c.before && c.after)) return stretch
  const before = textOf(stretch.filter((c) => c.before))
  if (own === before) return stretch
  const after = stretch.filter((c) => c.after)
  if (own === textOf(after)) return after.map((c) => ({ ...c, before: true, credit: null }))
  const found = new Uint8Array(stretch.length)
  let at = 0
  for (const [kind, text] of fastDiff(own, textOf(stretch))) {
    if (kind === fastDiff.EQUAL) found.fill(1, at, at + text.length)
    if (kind !== fastDiff.DELETE) at += text.length
  }
  const out: Indexed[] = []
  for (let from = 0; from < stretch.length; ) {
    const first = stretch[from]!
    let to = from
    let here = 0
    for (; to < stretch.length && isOne(first, stretch[to]!); to++) here += found[to]!
    const isMade = first.after ? here * 2 > to - from : here * 2 <= to - from
    for (let i = from; i < to; i++) {
      const c = stretch[i]!
      if (c.before === c.after || !isMade) out.push(c)
      else if (c.after) out.push({ ...c, before: true, credit: null })
    }
    from = to
  }
  return out
}

/** Do two characters stand in the same tracked change, or both in none? */
function isOne(a: Indexed, b: Indexed): boolean {
  return a.before === b.before && a.after === b.after && a.credit?.author === b.credit?.author
}

/** What leads from one stretch to another, told whole where the two have little in common. */
export function stretchEdits(before: string, after: string): TextEdit[] {
  if (before === "" || after === "" || similarity(before, after) >= 0.3) return editsBetween(before, after)
  let from = 0
  while (from < before.length && from < after.length && before[from] === after[from]) from++
  let back = 0
  const most = Math.min(before.length, after.length) - from
  while (back < most && before.at(-1 - back) === after.at(-1 - back)) back++
  return [{ from, to: before.length - back, insert: after.slice(from, after.length - back) }]
}

/** A stretch that went at one place and came at another, as if it had been changed where it stands. */
export function movedStretch(
  gone: readonly Indexed[],
  come: readonly Indexed[],
  credit: Credit | null,
): Indexed[] {
  const edits = stretchEdits(textOf(gone), textOf(come))
  const stretch: Indexed[] = []
  let a = 0
  let b = 0
  const keep = (to: number) => {
    for (; a < to; a++, b++) stretch.push({ ...come[b]!, before: true, after: true, credit: null })
  }
  for (const { from, to, insert } of edits) {
    keep(from)
    const at = come[b]?.at ?? come.at(-1)?.at ?? 0
    for (; a < to; a++) stretch.push({ ...gone[a]!, before: true, after: false, credit, at })
    for (const last = b + insert.length; b < last; b++)
      stretch.push({ ...come[b]!, before: false, after: true, credit })
  }
  keep(gone.length)
  return stretch
}

function textOf(characters: readonly { text: string }[]): string {
  let text = ""
  for (const c of characters) text += c.text
  return text
}
