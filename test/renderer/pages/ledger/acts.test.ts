import { undo } from "prosemirror-history"
import { type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { defaultSettings } from "#shared/checks/types"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { newEditorState } from "../../../../renderer/editor/state"
import {
  changeRow,
  changeTied,
  confirmRow,
  liveRows,
  noteRow,
  rowAt,
  rowAtCaret,
  tieRows,
  unconfirmRow,
  untieRow,
} from "../../../../renderer/pages/ledger/acts"

const text = `柏溪镇2026年述职报告
周砚秋
现将2026年履职情况述职如下：
一、履职工作特色和亮点
一是集体增收。村集体经济收入486万元，流转土地380亩，发展党员**名。
二、存在的问题
一是发展不够均衡。村集体经济收入约486万元，带动务工0.0486亿元。`

const open = () => newEditorState(readStructure(plainSource(text)).doc, defaultSettings)
const row = (state: EditorState, at: number) => liveRows(state)[at]!
const texts = (state: EditorState) => liveRows(state).map((it) => it.text)

/** Does each of the acts, then takes it back in one step. */
function inOneStep(state: EditorState, tr: Transaction): EditorState {
  const after = state.apply(tr)
  let back = after
  undo(after, (it) => {
    back = after.apply(it)
  })
  expect(back.doc.eq(state.doc)).toBe(true)
  return after
}

describe("what the ledger does to the report", () => {
  it("reads every figure, and the blank", () =>
    expect(texts(open())).toEqual(["486万元", "380亩", "**", "约486万元", "0.0486亿元"]))

  it("confirms a figure and takes it back, its note stays", () => {
    let state = open()
    state = inOneStep(state, noteRow(state, row(state, 1), " 农经站台账 "))
    state = inOneStep(state, confirmRow(state, row(state, 1)))
    expect(row(state, 1)).toMatchObject({
      status: "confirmed",
      attrs: { note: "农经站台账", confirmed: "380亩" },
    })
    state = inOneStep(state, unconfirmRow(state, row(state, 1)))
    expect(row(state, 1).status).toBe("plain")
    expect(row(state, 1).attrs.note).toBe("农经站台账")
  })

  it.each([
    [0, "500", "500万元"],
    [3, "500", "约500万元"],
    [1, "五百亩", "五百亩"],
    [2, "13", "13名"],
  ])("writes another number: %i %s", (at, typed, wanted) => {
    const state = open()
    const { block, from } = row(state, at)
    const after = inOneStep(state, changeRow(state, row(state, at), typed))
    expect(liveRows(after).find((it) => it.block === block && it.from === from)?.text).toBe(wanted)
    expect(rowAt(after, row(state, at))?.text).toBe(wanted)
  })

  it.each(["", " ", "486"])("changes nothing for what stands there already: “%s”", (typed) => {
    const state = open()
    expect(changeRow(state, row(state, 0), typed).docChanged).toBe(false)
  })

  it("voids a confirmation by another number", () => {
    let state = open()
    state = state.apply(confirmRow(state, row(state, 0)))
    state = state.apply(changeRow(state, row(state, 0), "500"))
    expect(row(state, 0).status).toBe("plain")
  })

  it("cannot confirm a blank", () => {
    const state = open()
    expect(confirmRow(state, row(state, 2)).docChanged).toBe(false)
  })

  it("ties three places, and writes the number into the others in one step", () => {
    let state = open()
    state = inOneStep(state, tieRows(state, row(state, 0), row(state, 3)))
    state = inOneStep(state, tieRows(state, row(state, 4), row(state, 0)))
    const ties = [0, 3, 4].map((at) => row(state, at).attrs.tie)
    expect(new Set(ties).size).toBe(1)
    expect(ties[0]).not.toBe("")
    expect(tieRows(state, row(state, 0), row(state, 4)).docChanged).toBe(false)
    state = state.apply(changeRow(state, row(state, 0), "500"))
    expect(row(state, 3).clashes.join()).toContain("500万元")
    state = inOneStep(state, changeTied(state, row(state, 0)))
    expect(texts(state)).toEqual(["500万元", "380亩", "**", "约500万元", "500万元"])
    expect(row(state, 3).clashes).toEqual([])
  })

  it("unties one of three, and both of two", () => {
    let state = open()
    state = state.apply(tieRows(state, row(state, 0), row(state, 3)))
    state = state.apply(tieRows(state, row(state, 0), row(state, 4)))
    state = inOneStep(state, untieRow(state, row(state, 3)))
    expect([0, 3, 4].map((at) => row(state, at).attrs.tie !== "")).toEqual([true, false, true])
    state = inOneStep(state, untieRow(state, row(state, 0)))
    expect(liveRows(state).every(({ attrs }) => attrs.tie === "")).toBe(true)
  })

  it("begins at the figure that the caret is at", () => {
    const state = open()
    let at = 0
    state.doc.descendants((node, pos) => {
      if (node.isText && node.text!.includes("流转土地")) at = pos + node.text!.indexOf("流转土地")
    })
    const moved = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)))
    expect(rowAtCaret(moved)?.text).toBe("380亩")
  })
})
