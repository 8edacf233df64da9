import { readdirSync, readFileSync } from "node:fs"
import { redo, undo } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import type { Command, EditorState, Transaction } from "prosemirror-state"
import { canJoin, canSplit } from "prosemirror-transform"
import { describe, expect, test } from "vitest"
import { checkAnswer } from "#shared/answers/check-answer"
import { defaultSettings } from "#shared/checks/types"
import { readOutline } from "#shared/model/outline"
import { writeReport } from "#shared/model/report"
import { ownText, rangeOf, type TextMap } from "#shared/model/text-map"
import type { Imported } from "#shared/reading/imported"
import { readFile } from "#shared/reading/read-file"
import { findingsKey, findingsOf, rangeInDoc } from "../../renderer/editor/findings"
import { newEditorState } from "../../renderer/editor/state"

/** What the editor shows and what `shuzhi check` prints are the same findings at the same places. */

const samples = readdirSync("resources/samples").filter((name) => name.endsWith(".txt"))

function read(name: string, bytes: Uint8Array): Imported {
  const result = readFile(name, bytes)
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}
const readSample = (name: string) => read(name, readFileSync(`resources/samples/${name}`))

/** What the command line says of the report in the editor, saved and read again: it shares no memory with it. */
function asCommandLine(doc: Node) {
  const saved = new TextEncoder().encode(JSON.stringify(writeReport(doc)))
  return checkAnswer(read("报告.shuzhi", saved), "报告.shuzhi")
}

/** The editor's findings by the offsets of a plain text, shaped as the command line shapes them. */
function asOffsets(state: EditorState, map: TextMap) {
  const { facts, findings } = findingsOf(state).checked
  const keys = new Map(facts.outline.items.map((item) => [item.id, item.key]))
  return findings.map(({ span, item, subject: _, fixes, ...rest }) => {
    const [start, end] = rangeOf(map, span)
    return {
      ...rest,
      quote: map.text.slice(start, end),
      start,
      end,
      item: item === null ? null : (keys.get(item) ?? null),
      fixes: fixes.map((fix) => ({
        title: fix.title,
        safe: fix.safe,
        edits: fix.edits.map((edit) => {
          const [start, end] = rangeOf(map, edit.span)
          return { start, end, insert: edit.insert }
        }),
      })),
    }
  })
}

/** Every finding is drawn, once, where it stands, and nothing else is. */
function expectDrawn(state: EditorState): void {
  const { checked, marks } = findingsOf(state)
  const { outline } = checked.facts
  const expected = checked.findings.map((finding) => {
    const { from, to } = rangeInDoc(finding, outline)
    if (to > from) return `${from}–${to}`
    const block = outline.blocks[finding.span.block]!
    return `${block.pos}–${block.pos + block.node.nodeSize}`
  })
  expect(
    marks
      .find()
      .map(({ from, to }) => `${from}–${to}`)
      .sort(),
  ).toEqual(expected.sort())
}

/** Finding by finding, so that a failure shows the one and not two lists. */
function expectSame(state: EditorState, map: TextMap, issues: readonly unknown[]): void {
  const mine = asOffsets(state, map)
  const at = mine.findIndex((issue, i) => JSON.stringify(sorted(issue)) !== JSON.stringify(sorted(issues[i])))
  if (at >= 0) expect(mine[at]).toEqual(issues[at])
  expect(mine.length).toBe(issues.length)
}
const sorted = (value: unknown): unknown =>
  value && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

describe.each(samples)("%s", (name) => {
  test("as it is read", () => {
    const imported = readSample(name)
    const state = newEditorState(imported.doc, defaultSettings)
    const { issues } = checkAnswer(imported, name)
    expect(issues.length).toBeGreaterThan(0)
    expectSame(state, imported.map, issues)
    expectDrawn(state)
  })

  test("after each of 1,000 random edits", { timeout: 300_000 }, () => {
    const random = randomFrom(20251122)
    let state = newEditorState(readSample(name).doc, defaultSettings)
    const done = new Map<string, number>()
    for (let n = 1; n <= 1000; ) {
      const [kind, edit] = random.pick(edits)
      const next = edit(state, random)
      if (!next || next.doc.eq(state.doc)) continue
      state = next
      done.set(kind, (done.get(kind) ?? 0) + 1)
      n++
      if (findingsOf(state).behind) state = state.apply(state.tr.setMeta(findingsKey, { recheck: true }))
      expectDrawn(state)
      // Reading the saved report anew takes the longest; the marks above are looked at every time.
      if (n % 5 === 0) expectSame(state, ownText(readOutline(state.doc)), asCommandLine(state.doc).issues)
    }
    // Every kind of edit had its share, so that none of them passes by never happening.
    for (const [kind] of edits) expect(done.get(kind) ?? 0, kind).toBeGreaterThan(10)
  })
})

interface Random {
  /** A whole number from 0, below `n`. */
  below(n: number): number
  pick<T>(of: readonly T[]): T
}

/** mulberry32: the same edits in every run. */
function randomFrom(seed: number): Random {
  let a = seed
  const next = () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number) => Math.floor(next() * n)
  return { below, pick: (of) => of[below(of.length)]! }
}

type RandomEdit = (state: EditorState, random: Random) => EditorState | null

const pieces = [
  ..."，。；：、,;:!?().（）“”《》**XX__１２ ",
  "一是",
  "（二）",
  "2023年",
  "召开会议12次",
  "教育培训不够",
  "力争年底前完成",
  "学习型党组织",
  "{次数}",
  "𠀀",
]

/** Applies a transaction if the document stays one that the schema allows. */
function applied(state: EditorState, tr: Transaction): EditorState | null {
  try {
    tr.doc.check()
  } catch {
    return null
  }
  return state.apply(tr)
}

function textPosition(state: EditorState, random: Random): number {
  const block = random.pick(readOutline(state.doc).blocks)
  return block.pos + 1 + random.below(block.node.content.size + 1)
}

const type: RandomEdit = (state, random) =>
  applied(state, state.tr.insertText(random.pick(pieces), textPosition(state, random)))

const compose: RandomEdit = (state, random) =>
  applied(
    state,
    state.tr
      .insertText(random.pick(pieces), textPosition(state, random))
      .setMeta("composition", random.below(9)),
  )

const remove: RandomEdit = (state, random) => {
  const block = random.pick(readOutline(state.doc).blocks)
  const size = block.node.content.size
  const from = block.pos + 1 + random.below(size + 1)
  return applied(state, state.tr.delete(from, Math.min(from + 1 + random.below(6), block.pos + 1 + size)))
}

const removeAcross: RandomEdit = (state, random) => {
  const { blocks } = readOutline(state.doc)
  const at = 1 + random.below(blocks.length - 1)
  const [before, block] = [blocks[at - 1]!, blocks[at]!]
  // Over the border of two blocks, little of either: most of a report must be left after a thousand edits.
  const from = before.pos + 1 + Math.max(0, before.node.content.size - random.below(4))
  const to = block.pos + 1 + Math.min(block.node.content.size, random.below(4))
  return applied(state, state.tr.deleteRange(from, to))
}

const splitItem: RandomEdit = (state, random) => {
  const at = textPosition(state, random)
  return canSplit(state.doc, at, 2) ? applied(state, state.tr.split(at, 2)) : null
}

const joinBefore: RandomEdit = (state, random) => {
  const { pos } = random.pick(readOutline(state.doc).items)
  return canJoin(state.doc, pos) ? applied(state, state.tr.join(pos)) : null
}

const moveItem: RandomEdit = (state, random) => {
  const item = random.pick(readOutline(state.doc).items)
  if (item.list.items.length < 2) return null
  const tr = state.tr.delete(item.pos, item.pos + item.node.nodeSize)
  const to = tr.mapping.map(random.pick(item.list.items.filter((other) => other !== item)).pos)
  return applied(state, tr.insert(to, item.node))
}

const copyItem: RandomEdit = (state, random) => {
  if (state.doc.content.size > 9000) return null
  const { node, pos } = random.pick(readOutline(state.doc).items)
  const copy = node.type.create({ ...node.attrs, id: `${node.attrs.id}c${random.below(1e9)}` }, node.content)
  return applied(state, state.tr.insert(pos + node.nodeSize, copy))
}

const renumber: RandomEdit = (state, random) => {
  const { pos } = random.pick(readOutline(state.doc).items)
  const ordinal = random.pick(["一是", "二是", "三是", "（一）", "1.", ""])
  return applied(state, state.tr.setNodeAttribute(pos, "ordinal", ordinal))
}

const changeRole: RandomEdit = (state, random) => {
  const { pos } = random.pick(readOutline(state.doc).items)
  return applied(
    state,
    state.tr.setNodeAttribute(pos, "role", random.pick(["highlight", "problem", "cause", "measure"])),
  )
}

const changeYear: RandomEdit = (state, random) => {
  const { properties } = state.doc.attrs
  const year = random.pick([null, 2023, 2024, 2025])
  return applied(state, state.tr.setDocAttribute("properties", { ...properties, year }))
}

const paste: RandomEdit = (state, random) => {
  if (state.doc.content.size > 9000) return null
  const items = readOutline(state.doc).items
  const { pos, node } = random.pick(items)
  const at = textPosition(state, random)
  return applied(state, state.tr.replaceRange(at, at, state.doc.slice(pos, pos + node.nodeSize)))
}

const through = (command: Command, state: EditorState): EditorState | null => {
  let next: EditorState | null = null
  command(state, (tr) => {
    next = state.apply(tr)
  })
  return next
}

const undoOne: RandomEdit = (state) => through(undo, state)

const undoTwoRedoOne: RandomEdit = (state) => {
  const once = through(undo, state)
  const twice = once && through(undo, once)
  return twice && through(redo, twice)
}

const edits: readonly (readonly [string, RandomEdit])[] = [
  ["type", type],
  ["type", type],
  ["type", type],
  ["compose", compose],
  ["remove", remove],
  ["remove", remove],
  ["remove across", removeAcross],
  ["split", splitItem],
  ["join", joinBefore],
  ["move", moveItem],
  ["copy", copyItem],
  ["renumber", renumber],
  ["role", changeRole],
  ["year", changeYear],
  ["paste", paste],
  ["undo", undoOne],
  ["redo", undoTwoRedoOne],
]
