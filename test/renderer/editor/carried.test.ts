import fc from "fast-check"
import { undo } from "prosemirror-history"
import type { EditorState } from "prosemirror-state"
import type { Decoration } from "prosemirror-view"
import { describe, expect, test } from "vitest"
import { carryOver } from "#shared/carry/draft"
import { defaultSettings } from "#shared/checks/types"
import { moveItem } from "../../../renderer/editor/acts"
import {
  carriedKey,
  currentMatter,
  mattersOf,
  openMatters,
  setMatter,
} from "../../../renderer/editor/carried"
import { checkLater, findingsOf, recheck } from "../../../renderer/editor/findings"
import { newEditorState } from "../../../renderer/editor/state"
import { changeFigure, confirm } from "../../../renderer/panels/lastyear/acts"
import { lastYear } from "../panels/lastyear/report"

const { doc: draft } = carryOver(lastYear, { name: "去年.docx", year: 2026 })
const open = () => newEditorState(draft, defaultSettings)
const matters = (state: EditorState) => mattersOf(findingsOf(state).checked.facts)

/** What is drawn, each mark as place, class and words. */
function drawn(state: EditorState): string[] {
  return carriedKey
    .getState(state)!
    .set.find()
    .map((it: Decoration) => {
      const { attrs } = (it as unknown as { type: { attrs: { class: string } } }).type
      return `${it.from}–${it.to} ${attrs.class} ${state.doc.textBetween(it.from, it.to)}`
    })
    .sort()
}

const marked = (state: EditorState, name: string) =>
  drawn(state).filter((it) => it.includes(` ${name} `)).length

describe("the marks of what is still last year's", () => {
  test("are a tint under each sentence and a chip around each figure", () => {
    const state = open()
    const all = matters(state)
    expect(openMatters(all)).toEqual(all)
    expect(marked(state, "n-old")).toBe(all.filter(({ kind }) => kind === "figure").length)
    expect(marked(state, "m-carry")).toBe(all.filter(({ kind }) => kind === "sentence").length)
  })

  test("a confirmed figure is underlined, a confirmed sentence bears nothing", () => {
    const state = open()
    const figure = matters(state).find(({ kind }) => kind === "figure")!
    const one = state.apply(confirm(state, figure))
    expect(marked(one, "n-ok")).toBe(1)
    const sentence = matters(one).find(({ kind }) => kind === "sentence")!
    const two = one.apply(confirm(one, sentence))
    expect(marked(two, "m-carry")).toBe(marked(one, "m-carry") - 1)
  })

  test("the current one is drawn so, and following it changes no text", () => {
    const state = open()
    const { key } = matters(state).find(({ kind }) => kind === "figure")!
    const after = state.apply(setMatter(state.tr, key))
    expect(currentMatter(after)).toBe(key)
    expect(marked(after, "is-cur")).toBe(1)
    expect(after.doc).toBe(state.doc)
    expect(marked(after.apply(setMatter(after.tr, null)), "is-cur")).toBe(0)
  })

  test("only move along while the check is behind, and are right once it has caught up", () => {
    const state = open()
    const at = findingsOf(state).checked.facts.outline.items[0]!.blocks[0]!.pos + 12
    const typed = state.apply(checkLater(state.tr.insertText("新写的几个字", at)))
    expect(drawn(typed)).toHaveLength(drawn(state).length)
    const caught = typed.apply(recheck(typed.tr))
    expect(drawn(caught)).toEqual(drawn(newEditorState(caught.doc, defaultSettings)))
  })

  test("are, after any edits, those of the report read anew", () => {
    const edit = fc.oneof(
      fc.record({ at: fc.nat(), text: fc.constantFrom("，", "新", "今年共走访12户。", "38名") }),
      fc.record({ at: fc.nat(), cut: fc.integer({ min: 1, max: 12 }) }),
      fc.record({ confirm: fc.nat() }),
      fc.record({ figure: fc.nat(), to: fc.constantFrom("7名", "1,234元") }),
      fc.record({ move: fc.nat(), behind: fc.nat() }),
      fc.record({ current: fc.nat() }),
      fc.constant({ undo: true as const }),
    )
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        let state = open()
        for (const it of edits) {
          const { blocks, items } = findingsOf(state).checked.facts.outline
          const all = matters(state)
          const place = (n: number) => {
            const block = blocks[n % blocks.length]!
            return { block, pos: block.pos + 1 + (n % (block.node.content.size + 1)) }
          }
          if ("text" in it) state = state.apply(state.tr.insertText(it.text, place(it.at).pos))
          else if ("cut" in it) {
            const { block, pos } = place(it.at)
            const end = Math.min(pos + it.cut, block.pos + 1 + block.node.content.size)
            if (end > pos) state = state.apply(state.tr.delete(pos, end))
          } else if ("confirm" in it) {
            const matter = all[it.confirm % Math.max(1, all.length)]
            if (matter) state = state.apply(confirm(state, matter))
          } else if ("figure" in it) {
            const figures = all.filter(({ kind }) => kind === "figure")
            const matter = figures[it.figure % Math.max(1, figures.length)]
            if (matter) state = state.apply(changeFigure(state, matter, it.to))
          } else if ("move" in it) {
            const [item, other] = [items[it.move % items.length]!, items[it.behind % items.length]!]
            state = state.apply(moveItem(state, item.id, { after: other.id }))
          } else if ("current" in it) {
            state = state.apply(setMatter(state.tr, all[it.current % Math.max(1, all.length)]?.key ?? null))
          } else
            undo(state, (tr) => {
              state = state.apply(tr)
            })
        }
        let fresh = newEditorState(state.doc, defaultSettings)
        fresh = fresh.apply(setMatter(fresh.tr, currentMatter(state)))
        expect(drawn(state)).toEqual(drawn(fresh))
      }),
      { numRuns: 60 },
    )
  })
})
