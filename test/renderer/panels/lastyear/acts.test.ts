import { undo } from "prosemirror-history"
import type { EditorState, Transaction } from "prosemirror-state"
import { describe, expect, test } from "vitest"
import { carryOver } from "#shared/carry/draft"
import { lastYearOf } from "#shared/carry/last-year"
import { promisesOf } from "#shared/carry/promises"
import { standingMoves } from "#shared/carry/standing-moves"
import { defaultSettings } from "#shared/checks/types"
import { attrsOf } from "#shared/model/schema"
import { type Matter, mattersOf } from "../../../../renderer/editor/carried"
import { findingsOf } from "../../../../renderer/editor/findings"
import { newEditorState } from "../../../../renderer/editor/state"
import {
  addRectification,
  answerSentence,
  changeFigure,
  confirm,
  deleteSentence,
  excusePromise,
  holdAgainst,
  linkPromise,
  liveMatter,
  refuseAnswer,
  takeMoveBack,
  takeMovesBack,
  unconfirm,
  writeAnswer,
} from "../../../../renderer/panels/lastyear/acts"
import { lastYear } from "./report"

const draft = () =>
  newEditorState(carryOver(lastYear, { name: "去年.docx", year: 2026 }).doc, defaultSettings)
const facts = (state: EditorState) => findingsOf(state).checked.facts
const matterOf = (state: EditorState, text: string): Matter =>
  mattersOf(facts(state)).find((it) => it.text === text)!

/** Applies it, and shows that it is one undo step that leaves nothing behind. */
function done(state: EditorState, tr: Transaction): EditorState {
  expect(tr.docChanged).toBe(true)
  const after = state.apply(tr)
  after.doc.check()
  let back = after
  undo(after, (it) => {
    back = after.apply(it)
  })
  expect(back.doc.eq(state.doc)).toBe(true)
  return after
}

describe("confirming", () => {
  test("a figure, with who says so, and taking it back", () => {
    const state = draft()
    const after = done(state, confirm(state, matterOf(state, "38名")))
    const now = matterOf(after, "38名")
    expect(now.state).toBe("confirmed")
    expect(after.doc.textContent).toBe(state.doc.textContent)
    expect(matterOf(done(after, unconfirm(after, now)), "38名").state).toBe("open")
  })

  test("a sentence; once its text is another, the word is void", () => {
    const state = draft()
    const sentence = mattersOf(facts(state)).find(({ text }) => text.startsWith("代办证照520份"))!
    const after = done(state, confirm(state, sentence))
    expect(liveMatter(after, sentence.key)!.state).toBe("confirmed")
    const changed = done(after, changeFigure(after, matterOf(after, "520份"), "533份"))
    expect(liveMatter(changed, sentence.key)!.state).toBe("changed")
  })

  test("another figure takes the place; the same one typed again is a confirmation", () => {
    const state = draft()
    const matter = matterOf(state, "38名")
    const after = done(state, changeFigure(state, matter, " 41名 "))
    expect(liveMatter(after, matter.key)).toMatchObject({ text: "41名", state: "changed" })
    expect(liveMatter(done(state, changeFigure(state, matter, "38名")), matter.key)!.state).toBe("confirmed")
    expect(changeFigure(state, matter, "  ").docChanged).toBe(false)
  })

  test("deletes the sentence that a figure stands in, and no more", () => {
    const state = draft()
    const after = done(state, deleteSentence(state, matterOf(state, "38名")))
    expect(after.doc.textContent).toBe(
      state.doc.textContent.replace("组建志愿服务队11支，慰问困难党员38名。", ""),
    )
  })
})

describe("what the report is held against", () => {
  test("is put on and taken off, the text untouched", () => {
    const bare = newEditorState(lastYear, defaultSettings)
    expect(mattersOf(facts(bare))).toEqual([])
    const held = done(bare, holdAgainst(bare, { name: "前年.docx", year: 2024, report: lastYear }))
    expect(lastYearOf(held.doc)?.source.name).toBe("前年.docx")
    expect(mattersOf(facts(held)).length).toBeGreaterThan(50)
    expect(held.doc.textContent).toBe(bare.doc.textContent)
    const off = done(held, holdAgainst(held, null))
    expect(lastYearOf(off.doc)).toBeNull()
  })

  test("what moved on is taken back one by one, and all together", () => {
    const state = draft()
    const moves = standingMoves(state.doc)
    expect(moves.length).toBeGreaterThan(3)
    const one = done(state, takeMoveBack(state, 0))
    expect(standingMoves(one.doc)).toHaveLength(moves.length - 1)
    const all = done(state, takeMovesBack(state))
    expect(all.doc.textContent).toBe(lastYear.textContent)
  })
})

describe("promises", () => {
  const state = draft()
  const of = (it: EditorState, text: string) =>
    promisesOf(facts(it)).find((one) => one.text.startsWith(text))!
  const answered = of(state, "办一期村会计实务班")
  const { promise } = answered
  const highlights = facts(state).outline.items.filter(({ role }) => role === "highlight")

  test("are linked, refused, excused, each in the place of what was said before", () => {
    const linked = done(state, linkPromise(state, promise, highlights[0]!.id))
    expect(of(linked, "办一期").answeredBy).toEqual([highlights[0]!.id])
    const refused = done(linked, refuseAnswer(linked, promise, highlights[0]!.id))
    expect(of(refused, "办一期").answeredBy).toEqual([])
    expect(attrsOf.report(refused.doc).promiseDecisions).toHaveLength(1)
    const excused = done(refused, excusePromise(refused, promise, "职能已划转"))
    expect(of(excused, "办一期").excused).toBe("职能已划转")
    const again = done(excused, linkPromise(excused, promise, highlights[1]!.id))
    expect(of(again, "办一期")).toMatchObject({ excused: null, answeredBy: [highlights[1]!.id] })
    const asked = done(excused, excusePromise(excused, promise, null))
    expect(of(asked, "办一期").excused).toBeNull()
  })

  test("a sentence for one goes to the end of a highlight, its blank selected", () => {
    const after = done(state, writeAnswer(state, answered, highlights[1]!.id))
    const text = after.doc.textContent
    expect(text).toContain(`更新公示栏19块。${answerSentence(answered)}`)
    const { from, to } = after.selection
    expect(after.doc.textBetween(from, to)).toBe("{今年做了什么，有什么数}")
    expect(of(after, "办一期").answeredBy).toEqual([highlights[1]!.id])
  })

  test("a sentence for a problem says that it is one", () => {
    expect(answerSentence({ kind: "problem", text: "村会计业务不熟练。" })).toBe(
      "针对去年提出的村会计业务不熟练的问题，{今年做了什么，有什么数}。",
    )
  })

  test("or begins a new highlight, numbered on", () => {
    const after = done(state, writeAnswer(state, answered, null))
    const now = facts(after).outline.items.filter(({ role }) => role === "highlight")
    expect(now).toHaveLength(highlights.length + 1)
    expect(now.at(-1)!.ordinal).toBe("六是")
    expect(of(after, "办一期").answeredBy).toEqual([now.at(-1)!.id])
  })

  test("the part on last year's problems is one step", () => {
    const made = addRectification(state)!
    const after = done(state, made.tr)
    expect(after.doc.resolve(made.at).parent.type.name).toBe("heading")
    expect(addRectification(after)).toBeNull()
    expect(promisesOf(facts(after)).every(({ answeredBy }) => answeredBy.length > 0)).toBe(true)
  })
})
