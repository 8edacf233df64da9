import fc from "fast-check"
import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { readDocx } from "#shared/docx/import/read-docx"
import { applyChanges } from "#shared/merge/apply"
import { compareCopy } from "#shared/merge/compare"
import { ownLines } from "#shared/merge/own-lines"
import { readCopy } from "#shared/merge/read-copy"
import type { Change, Comparison, EditedCopy } from "#shared/merge/types"
import { listOrdinals } from "#shared/model/numbering"
import { type List, readOutline } from "#shared/model/outline"
import type { SourceText } from "#shared/source/source-text"
import { joinTitle } from "#shared/text/title"
import {
  bytesOf,
  type Copy,
  copyOf,
  deleteParagraph,
  deleteText,
  insertParagraph,
  insertText,
  joinParagraphs,
  moveParagraph,
  splitParagraph,
  textOf,
} from "./edited-copy"
import { anyReport, sentences } from "./random-report"

const runs = Number(process.env.SHUZHI_MERGE_RUNS ?? 60)

/** Evenly, so that not all edits meet in the title. */
const share = fc.noBias(fc.integer({ min: 0, max: 9999 })).map((n) => n / 10_000)

/** One edit; places are shares of what is there when it comes to it. */
const edit = fc.record({
  kind: fc.constantFrom("insert", "delete", "replace", "split", "join", "addLine", "dropLine", "move"),
  paragraph: share,
  at: share,
  to: share,
  text: fc.oneof(
    sentences,
    fc.constantFrom("新", "12次", "（二）", "四是", "，", "二、"),
    sentences.map((text) => `（三）${text}`),
    sentences.map((text) => `三是${text}`),
  ),
  tracked: fc.constantFrom(null, "周书记", "周书记", "林晓"),
  asMove: fc.boolean(),
})
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

function make(copy: Copy, { kind, paragraph, at, to, text, tracked, asMove }: Edit): void {
  if (copy.paragraphs.length === 0) return
  const p = Math.floor(paragraph * copy.paragraphs.length)
  const { length } = copy.paragraphs[p]!.characters
  const from = Math.round(at * length)
  const until = Math.min(length, from + 1 + Math.round(to * 12))
  switch (kind) {
    case "insert":
      insertText(copy, p, from, text, tracked)
      break
    case "delete":
      deleteText(copy, p, from, until, tracked)
      break
    case "replace":
      deleteText(copy, p, from, until, tracked)
      insertText(copy, p, Math.min(from, copy.paragraphs[p]!.characters.length), text, tracked)
      break
    case "split":
      splitParagraph(copy, p, from, tracked)
      break
    case "join":
      joinParagraphs(copy, p, tracked)
      break
    case "addLine":
      insertParagraph(copy, p, text, tracked)
      break
    case "dropLine":
      deleteParagraph(copy, p, tracked)
      break
    case "move":
      moveParagraph(copy, p, Math.round(to * copy.paragraphs.length), tracked, asMove)
      break
  }
}

/** Lines of a text as they are compared: nothing blank, no white space at the ends. */
const plain = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n")

/** The printed text of a report. Its title may be broken for the page: how it is broken is not compared. */
const printed = (doc: Node, oneTitle = true) =>
  ownLines(readOutline(doc), oneTitle)
    .map(({ text }) => text)
    .join("\n")

/** Line ends of the title are no text. */
const squeezed = (text: string) => text.replace(/\n/g, "")

function expectText(doc: Node, text: string): void {
  const one = printed(doc)
  if (one === text || printed(doc, false) === text) return
  // Only what is broken inside the title may differ.
  expect(squeezed(one)).toBe(squeezed(text))
  const own = new Set([...one.split("\n"), ...printed(doc, false).split("\n")])
  expect(
    text
      .split("\n")
      .slice(3)
      .filter((line) => !own.has(line)),
  ).toEqual([])
}

/** The text of a file as it is compared: a title that is broken for the page is one line. */
function linesIn({ text, paragraphs }: SourceText): string {
  const lines: string[] = []
  for (const { start, end, continues } of paragraphs) {
    const line = text.slice(start, end)
    if (continues) lines.push(joinTitle([lines.pop()!, line]).text)
    else lines.push(line)
  }
  return plain(lines.join("\n"))
}

/** The lists that a move alone takes items out of, and puts them into, count on. Answers how many these are. */
function expectCounted(comparison: Comparison, { id, spans }: Change): number {
  const { blocks, lists } = readOutline(comparison.ours)
  const { doc } = applyChanges(comparison, [id])
  doc.check()
  const keyOf = ({ items }: List) => items.map((item) => item.id).join()
  const before = new Set(lists.map(keyOf))
  const moved = spans.flatMap(({ block }) => {
    const { item } = blocks[block]!
    return item && item.blocks[0]!.index === block ? item.list.items.map((it) => it.id) : []
  })
  const changed = readOutline(doc).lists.filter(
    (list) => !before.has(keyOf(list)) && list.items.some((item) => moved.includes(item.id)),
  )
  for (const { items, node } of changed)
    expect(items.map(({ ordinal }) => ordinal)).toEqual(listOrdinals(node))
  return changed.length
}

function read(copy: Copy): EditedCopy {
  const result = readCopy(bytesOf(copy))
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}

describe(`the leader's copy comes back, ${runs} documents with random edits`, () => {
  it("accepting all gives the edited text, accepting none ours, any order the same", async () => {
    let changes = 0
    let tracked = 0
    let moves = 0
    let counted = 0
    let asked = 0
    let known = 0
    await fc.assert(
      fc.asyncProperty(
        anyReport,
        fc.array(edit, { minLength: 1, maxLength: 9 }),
        fc.func(fc.boolean()),
        async (ours, edits, chosen) => {
          const copy = await copyOf(ours)
          for (const each of edits) make(copy, each)
          const bytes = bytesOf(copy)
          const source = readDocx(bytes)
          if (!source.ok) throw new Error(source.failure.message)
          expect(plain(source.value.text)).toBe(plain(textOf(copy, "accepted")))
          const edited = read(copy)
          expect(edited.accepted).toEqual({ ...source.value, notices: edited.accepted.notices })

          const comparison = compareCopy(ours, edited)
          changes += comparison.changes.length
          tracked += comparison.changes.filter(({ by }) => by === "tracked").length
          moves += comparison.changes.filter(({ type }) => type === "move").length
          const ids = comparison.changes.map(({ id }) => id)
          expect(new Set(ids).size).toBe(ids.length)
          expect(applyChanges(comparison, []).doc).toBe(ours)

          const all = applyChanges(comparison, ids).doc
          all.check()
          expectText(all, linesIn(source.value))
          expect(compareCopy(all, edited).changes).toEqual([])

          if (ids.length > 1)
            for (const change of comparison.changes)
              if (change.type === "move") counted += expectCounted(comparison, change)

          // Some first, the rest when they are found anew.
          const accepted = ids.filter(chosen)
          const some = applyChanges(comparison, accepted).doc
          some.check()
          const rest = compareCopy(some, edited)
          const left = new Set(rest.changes.map(({ id }) => id))
          const waiting = ids.filter((id) => !accepted.includes(id))
          asked += waiting.length
          known += waiting.filter((id) => left.has(id)).length
          const both = applyChanges(
            rest,
            rest.changes.map(({ id }) => id),
          ).doc
          expectText(both, linesIn(source.value))

          if (edits.every((each) => each.tracked === null))
            expect(comparison.changes.filter(({ by }) => by === "tracked")).toEqual([])
        },
      ),
      { numRuns: runs, endOnFailure: true },
    )
    // What was refused is remembered by its id; where others were accepted inside the same words it may be another.
    expect(known / Math.max(1, asked)).toBeGreaterThan(0.95)
    console.log(
      `merge: ${runs} documents, ${changes} changes (${tracked} tracked, ${moves} moves), all accepted = edited text, none accepted = ours, ${counted} lists counted anew after one move alone, ${known} of ${asked} left out known again`,
    )
  }, 1_200_000)
})
