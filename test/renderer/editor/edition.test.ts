// @vitest-environment happy-dom
import { redo, undo } from "prosemirror-history"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { attrsOf } from "#shared/model/schema"
import { editionMark, isLocked, restoreVersion, setEdition } from "../../../renderer/editor/edition"
import { list, report, section, title } from "../../builders"
import { type Desk, openDesk } from "../desk-support"

const doc = report(
  { unit: "苇渡镇" },
  title("述职报告"),
  section("highlight", "一、", "工作亮点", list("highlight", "shi", "走访群众300余人次。", "建成文化站。")),
)

let desk: Desk
beforeEach(() => {
  desk = openDesk(doc)
})
afterEach(() => desk.close())

const now = () => desk.session.editor
const edition = () => attrsOf.report(now().doc).edition
const name = (text: string, locked = false) =>
  desk.session.dispatch(setEdition(now(), { name: text, locked }))
const type = (text: string) => desk.session.dispatch(now().tr.insertText(text, 1).setTime(0))

describe("a report at a named version", () => {
  beforeEach(() => name("送审稿"))

  it("is a draft again with the first change of its text, and at it again when that is taken back", () => {
    type("新")
    expect(edition()).toBeNull()
    undo(now(), desk.session.dispatch)
    expect(now().doc.textContent).toBe(doc.textContent)
    expect(edition()).toEqual({ name: "送审稿", locked: false })
    redo(now(), desk.session.dispatch)
    expect(edition()).toBeNull()
  })

  it("is a draft again when a change from before is taken back", async () => {
    type("新")
    name("二稿")
    type("又")
    undo(now(), desk.session.dispatch)
    expect(edition()).toEqual({ name: "二稿", locked: false })
    undo(now(), desk.session.dispatch)
    expect(edition()).toEqual({ name: "送审稿", locked: false })
  })

  it.each([
    [
      "a name of the report's person",
      (s = now()) => s.tr.setDocAttribute("properties", { ...attrsOf.report(s.doc).properties, name: "林" }),
      true,
    ],
    ["a decision about a link", (s = now()) => s.tr.setDocAttribute("linkDecisions", []), false],
    [
      "a confirmed sentence",
      (s = now()) => s.tr.addMark(1, 3, s.schema.marks.origin!.create({ text: "述职", by: "" })),
      false,
    ],
    ["the place of the caret", (s = now()) => s.tr.setSelection(s.selection), false],
  ])("after %s", (_, change, leaves) => {
    desk.session.dispatch(change())
    expect(edition()).toEqual(leaves ? null : { name: "送审稿", locked: false })
  })

  it("says so behind its name, and a draft says nothing", () => {
    expect(editionMark(now().doc)).toBe("（送审稿）")
    expect(editionMark(doc)).toBe("")
  })
})

describe("a locked report", () => {
  beforeEach(() => {
    type("新")
    name("定稿", true)
  })

  it("takes no change, not even one taken back, and says so at once", () => {
    expect(isLocked(now().doc)).toBe(true)
    expect(desk.session.store.getState().readOnly).toBe(true)
    const before = now().doc
    type("又")
    undo(now(), desk.session.dispatch)
    desk.session.dispatch(now().tr.setDocAttribute("ignored", ["a"]))
    desk.session.dispatch(setEdition(now(), null).insertText("又", 1))
    expect(now().doc).toBe(before)
  })

  it("is saved as locked, and takes changes again once it is unlocked", async () => {
    await desk.session.save()
    expect(JSON.stringify(desk.host.saveReport!.mock.calls)).toContain('"locked":true')
    name("定稿")
    expect(desk.session.store.getState().readOnly).toBe(false)
    expect(edition()).toEqual({ name: "定稿", locked: false })
    type("又")
    expect(edition()).toBeNull()
  })
})

it("opens locked as it was stored", async () => {
  await desk.close()
  desk = openDesk(doc.type.create({ ...doc.attrs, edition: { name: "定稿", locked: true } }, doc.content))
  expect(desk.session.store.getState().readOnly).toBe(true)
  type("新")
  expect(now().doc.textContent).toBe(doc.textContent)
})

it("goes back to a version and its properties in one step, unlocked, and comes forth again in one", () => {
  const locked = doc.type.create({ ...doc.attrs, edition: { name: "定稿", locked: true } }, doc.content)
  type("新")
  desk.session.dispatch(now().tr.setDocAttribute("properties", { ...doc.attrs.properties, unit: "芦湾镇" }))
  name("二稿")
  const present = now().doc
  desk.session.dispatch(restoreVersion(now(), locked))
  expect(now().doc.content.eq(doc.content)).toBe(true)
  expect(attrsOf.report(now().doc).properties.unit).toBe("苇渡镇")
  expect(edition()).toEqual({ name: "定稿", locked: false })
  undo(now(), desk.session.dispatch)
  expect(now().doc.eq(present)).toBe(true)
  expect(edition()).toEqual({ name: "二稿", locked: false })
})
