import { readdirSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { redo, undo, undoDepth } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import { type Command, type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { checkReport } from "#shared/checks/run"
import { defaultSettings } from "#shared/checks/types"
import { listOrdinals } from "#shared/model/numbering"
import { readOutline } from "#shared/model/outline"
import { readFile } from "#shared/reading/read-file"
import { moveItem } from "../../../renderer/editor/acts"
import * as commands from "../../../renderer/editor/commands"
import { copyOf } from "../../../renderer/editor/copy"
import { findingsOf } from "../../../renderer/editor/findings"
import { insertPhrase, insertSnippet } from "../../../renderer/editor/insert"
import { pasteItems, pasteLines } from "../../../renderer/editor/paste"
import { newEditorState } from "../../../renderer/editor/state"

/** Whatever a writer does, in whatever order: the report stays a report, and every step can be taken back. */
const folder = new URL("../../fixtures/reading/", import.meta.url)
const reports = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => {
    const read = readFile(name, new Uint8Array(readFileSync(new URL(name, folder))))
    if (!read.ok) throw new Error(name)
    return { name, doc: read.value.doc }
  })

type Dispatch = (tr: Transaction) => void
type Act = (state: EditorState, dispatch: Dispatch, salt: number) => unknown

const act =
  (command: Command): Act =>
  (state, dispatch) =>
    command(state, dispatch)

/** These move text about; none may lose a character of it, ordinals aside. */
const moving: Record<string, Act> = {
  splitItem: act(commands.splitItem),
  insertItem: act(commands.insertItem),
  itemUp: act(commands.itemUp),
  itemDown: act(commands.itemDown),
  itemIn: act(commands.itemIn),
  itemOut: act(commands.itemOut),
  asHeading: act(commands.asHeading),
  asParenItem: act(commands.asParenItem),
  asYishiItem: act(commands.asYishiItem),
  asBody: act(commands.asBody),
  joinBackward: (state, dispatch) =>
    commands.deleteBackward(caretAt(state, state.selection.$from.start()), dispatch),
  joinForward: (state, dispatch) =>
    commands.deleteForward(caretAt(state, state.selection.$from.end()), dispatch),
  moveItem: (state, dispatch, salt) => {
    const { items, sections } = readOutline(state.doc)
    const pick = <T>(all: T[], at: number) => all[at % Math.max(1, all.length)]
    const [item, other, section] = [pick(items, salt), pick(items, salt >> 4), pick(sections, salt >> 8)]
    if (!item || !other || !section) return
    const to = [{ before: other.id }, { after: other.id }, { into: section.id }][salt % 3]!
    dispatch(moveItem(state, item.id, to))
  },
}

const changing: Record<string, Act> = {
  type: (state, dispatch) => dispatch(insertPhrase(state, "新写的字")),
  delete: act(commands.deleteBackward),
  deleteItem: act(commands.deleteItem),
  snippet: (state, dispatch, salt) =>
    dispatch(
      insertSnippet(state, "抓好___项工作。", (["highlight", "problem", "cause"] as const)[salt % 3]!),
    ),
  paste: (state, dispatch, salt) =>
    dispatch(
      pasteLines(
        state,
        [
          ["一段话"],
          ["甲", "乙", "丙"],
          ["一是甲", "二是乙", "接着说", "三是丙"],
          ["（一）甲", "1.子", "2.丑", "（二）乙"],
        ][salt % 4]!,
      ),
    ),
  pasteItems: (state, dispatch) => {
    const { html } = copyOf(state.doc, state.selection as TextSelection)
    const json = /data-shuzhi="([^"]*)"/.exec(html)?.[1]
    const tr =
      json &&
      pasteItems(state, json.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&"))
    if (tr) dispatch(tr)
  },
}

function caretAt(state: EditorState, pos: number): EditorState {
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos)))
}

/** Puts the selection somewhere in the text. */
function select(state: EditorState, salt: number, width: number): EditorState {
  const { blocks } = readOutline(state.doc)
  const at = (n: number) => {
    const block = blocks[n % blocks.length]!
    const offsets = [0, block.node.content.size, n % (block.node.content.size + 1)]
    return block.pos + 1 + offsets[n % 3]!
  }
  const anchor = at(salt)
  const head = width === 0 ? anchor : at(salt + width)
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, anchor, head)))
}

const letters = (doc: Node) => [...doc.textContent.replace(/\s/g, "")].sort().join("")

const sections = (doc: Node) =>
  readOutline(doc).sections.map(({ id, heading }) => `${id} ${heading !== null}`)

/** @param ended how many parts may have gone: 改成正文 on a heading ends its part, nothing else does */
function sound(before: Node, doc: Node, ended = 0): void {
  doc.check()
  const outline = readOutline(doc)
  const ids = [...outline.items, ...outline.sections].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const now = new Set(sections(doc))
  expect(sections(before).filter((section) => !now.has(section)).length).toBeLessThanOrEqual(ended)
  const known = new Map(readOutline(before).lists.map(({ node }) => [node, true]))
  // A list whose items or whose count changed is numbered; one that was only written in keeps its ordinals as read.
  const earlier = new Map(
    readOutline(before).lists.map(({ node, items }) => [
      items.map(({ id, ordinal }) => id + ordinal).join(),
      node,
    ]),
  )
  for (const { node, items } of outline.lists) {
    if (node.attrs.style === "none") continue
    if (known.has(node) || earlier.has(items.map(({ id, ordinal }) => id + ordinal).join())) continue
    expect(items.map(({ ordinal }) => ordinal)).toEqual(listOrdinals(node))
  }
}

const step = (acts: Record<string, Act>) =>
  fc.record({
    name: fc.constantFrom(...Object.keys(acts)),
    at: fc.nat(5000),
    width: fc.oneof(fc.constant(0), fc.nat(12)),
    salt: fc.nat(4095),
  })

const someReport = fc.constantFrom(...reports).map(({ doc }) => doc)

describe("random edits", () => {
  it("are edits: every act changes some report somewhere", () => {
    const changed = new Set<string>()
    for (const { doc } of reports)
      for (const [name, run] of Object.entries({ ...moving, ...changing }))
        for (let salt = 0; salt < 40 && !changed.has(name); salt++) {
          const state = select(newEditorState(doc, defaultSettings), salt * 7, salt % 3)
          run(state, (tr) => tr.docChanged && changed.add(name), salt)
        }
    expect([...changed].sort()).toEqual(Object.keys({ ...moving, ...changing }).sort())
  })

  it("keep the report a report, and undo and redo give it back exactly", () => {
    const acts = { ...moving, ...changing }
    fc.assert(
      fc.property(someReport, fc.array(step(acts), { minLength: 1, maxLength: 12 }), (doc, steps) => {
        let state = newEditorState(doc, defaultSettings)
        for (const { name, at, width, salt } of steps) {
          const before = state.doc
          state = select(state, at, width)
          const from = state
          acts[name]!(
            state,
            (tr) => {
              expect(tr.before.eq(from.doc)).toBe(true)
              state = from.apply(tr)
            },
            salt,
          )
          sound(before, state.doc, name === "asBody" && commands.kindAt(from) === "heading" ? 1 : 0)
        }
        const done = state.doc
        const undone = back(state, undo)
        expect(undone.doc.eq(doc)).toBe(true)
        expect(undone.doc.attrs).toEqual(doc.attrs)
        expect(undoDepth(undone)).toBe(0)
        expect(back(undone, redo).doc.eq(done)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it("of the structure lose no character", () => {
    fc.assert(
      fc.property(someReport, fc.array(step(moving), { minLength: 1, maxLength: 8 }), (doc, steps) => {
        let state = newEditorState(doc, defaultSettings)
        for (const { name, at, salt } of steps) {
          state = select(state, at, 0)
          moving[name]!(
            state,
            (tr) => {
              state = newEditorState(tr.doc, defaultSettings)
            },
            salt,
          )
          expect(letters(state.doc)).toBe(letters(doc))
        }
      }),
      { numRuns: 100 },
    )
  })

  it("leave the editor with the findings of a fresh check", () => {
    const acts = { ...moving, ...changing }
    fc.assert(
      fc.property(someReport, fc.array(step(acts), { minLength: 1, maxLength: 10 }), (doc, steps) => {
        let state = newEditorState(doc, defaultSettings)
        for (const { name, at, width, salt } of steps) {
          state = select(state, at, width)
          const from = state
          acts[name]!(
            state,
            (tr) => {
              state = from.apply(tr)
            },
            salt,
          )
        }
        const fresh = checkReport(state.doc.type.schema.nodeFromJSON(state.doc.toJSON()), { year: null })
        expect(findingsOf(state).checked.findings).toEqual(fresh.findings)
      }),
      { numRuns: 40 },
    )
  })
})

function back(state: EditorState, command: typeof undo): EditorState {
  let now = state
  while (
    command(now, (tr) => {
      now = now.apply(tr)
    })
  );
  return now
}
