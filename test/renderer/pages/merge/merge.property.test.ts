// @vitest-environment happy-dom
import fc from "fast-check"
import { describe, expect, it, vi } from "vitest"
import { applyChanges } from "#shared/merge/apply"
import { compareCopy } from "#shared/merge/compare"
import { readCopy } from "#shared/merge/read-copy"
import { readOutline } from "#shared/model/outline"
import { ownText } from "#shared/model/text-map"
import { acceptedIn, Merge } from "../../../../renderer/pages/merge/merge"
import { openDesk } from "../../desk-support"
import { leadersCopy, ours } from "./copy"

const read = readCopy(await leadersCopy())
if (!read.ok) throw new Error(read.failure.message)
const copy = read.value
const size = compareCopy(ours, copy).changes.length + compareCopy(ours, copy).comments.length
const textOf = (doc: typeof ours) => ownText(readOutline(doc)).text

function open(keep = vi.fn(async () => null as string | null)) {
  const desk = openDesk(ours)
  const comparison = compareCopy(desk.session.editor.doc, copy)
  return { desk, keep, merge: new Merge(desk.session, "回稿.docx", copy, comparison, keep) }
}

describe("decisions on a copy", () => {
  it("give what was accepted, in any order, and come back one by one", async () => {
    const act = fc.record({ at: fc.nat(size - 1), yes: fc.boolean(), undo: fc.nat(4) })
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
        const { desk, merge } = open()
        const { session } = desk
        const before = session.editor.doc
        for (const { at, yes, undo } of acts) {
          if (undo === 0) merge.undo()
          else {
            const { key, group } = merge.store.getState().matters[at]!
            const verdict = group === "comment" ? (yes ? "todo" : "done") : yes ? "accepted" : "refused"
            expect(await merge.decide([key], () => verdict)).toBeNull()
          }
          const accepted = acceptedIn(merge.store.getState().verdicts)
          expect(textOf(session.editor.doc)).toBe(
            textOf(applyChanges(compareCopy(before, copy), accepted).doc),
          )
        }
        const { doc } = session.editor
        const steps = merge.store.getState().past.length
        for (let i = 0; i < steps; i++) merge.undo()
        expect(session.editor.doc.eq(before)).toBe(true)
        for (let i = 0; i < steps; i++) merge.redo()
        expect(session.editor.doc.eq(doc)).toBe(true)
        await desk.close()
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it("keep the report first, once, and change nothing where that fails", async () => {
    const keep = vi.fn(async (): Promise<string | null> => "写不进去。")
    const { desk, merge } = open(keep)
    const keys = merge.open
    expect(await merge.decide([keys[0]!], () => "accepted")).toBe("写不进去。")
    expect(desk.session.editor.doc.eq(ours)).toBe(true)
    keep.mockImplementation(async () => null)
    for (const key of keys.slice(0, 3)) expect(await merge.decide([key], () => "accepted")).toBeNull()
    expect(keep).toHaveBeenCalledTimes(2)
    await desk.close()
  })

  it("are known when the copy is opened again, refusals and numbers that were counted anew included", async () => {
    const { desk, merge } = open()
    const { session } = desk
    const { matters } = merge.store.getState()
    const refused = matters.find((it) => it.group !== "comment" && it.change.type !== "move")!.key
    await merge.decide([refused], () => "refused")
    const once = session.editor.doc
    await merge.decide(merge.open, (it) => (it.group === "comment" ? "todo" : "accepted"))
    const again = () =>
      new Merge(session, "a.docx", copy, compareCopy(session.editor.doc, copy), async () => null)

    const second = again()
    expect(second.open).toEqual([])
    const { verdicts } = second.store.getState()
    expect(verdicts.get(refused)).toBe("refused")
    const numbers = second.store.getState().matters.filter(({ key }) => !matters.some((it) => it.key === key))
    expect(numbers.map((it) => it.group !== "comment" && it.change.from + it.change.to)).toEqual([
      "三四",
      "四三",
    ])

    // It is the report that remembers: taken back there, it waits again.
    merge.undo()
    expect(session.editor.doc.eq(once)).toBe(true)
    merge.undo()
    expect(again().open).toContain(refused)
    merge.redo()
    expect(again().open).not.toContain(refused)
    const third = again()
    await third.decide([refused], () => "accepted")
    expect(
      again()
        .store.getState()
        .matters.some(({ key }) => key === refused),
    ).toBe(false)
    await desk.close()
  })

  it("are refused of a report that takes no changes", async () => {
    const desk = openDesk(ours, { readOnly: true })
    const merge = new Merge(desk.session, "a.docx", copy, compareCopy(ours, copy), async () => null)
    for (const verdict of ["accepted", "refused"] as const)
      expect(await merge.decide([merge.open[0]!], () => verdict)).toContain("没有改成")
    expect(merge.open).toHaveLength(size)
    await desk.close()
  })
})
