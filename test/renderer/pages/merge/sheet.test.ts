import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { applyChanges } from "#shared/merge/apply"
import { compareCopy } from "#shared/merge/compare"
import { ownLines } from "#shared/merge/own-lines"
import { readCopy } from "#shared/merge/read-copy"
import { readOutline } from "#shared/model/outline"
import type { Verdict } from "../../../../renderer/pages/merge/merge"
import { sheetOf } from "../../../../renderer/pages/merge/sheet"
import { bytesOf, type Copy, copyOf, insertText, moveParagraph } from "../../../shared/merge/edited-copy"
import { ours, replaceWords } from "./copy"

async function compared(edit: (copy: Copy) => void) {
  const copy = await copyOf(ours)
  edit(copy)
  const read = readCopy(bytesOf(copy))
  if (!read.ok) throw new Error(read.failure.message)
  return compareCopy(ours, read.value)
}

const printed = (doc: Node) => ownLines(readOutline(doc), true).map(({ text }) => text)

/** 四是兴产富民 above 三是服务群众, in a copy that is changed elsewhere as well. */
const moved = (copy: Copy) => {
  insertText(copy, 2, 2, "我", null)
  moveParagraph(copy, 7, 6, null, false)
}
const renumbered = (copy: Copy) => {
  moved(copy)
  replaceWords(copy, "四是兴产", "三是兴产", null)
  replaceWords(copy, "三是服务", "四是服务", null)
}

describe("the paper while a copy is merged", () => {
  it.each([
    ["with the numbers that the copy left", moved],
    ["with numbers that were put right", renumbered],
  ])("reads as the report does, %s", async (_, edit) => {
    const comparison = await compared(edit)
    expect(comparison.changes.filter(({ type }) => type === "move")).toHaveLength(1)
    for (const { id } of comparison.changes)
      for (const [mine, others] of [
        ["accepted", "refused"],
        ["refused", "accepted"],
      ] as const) {
        const verdicts = new Map<string, Verdict>(comparison.changes.map((it) => [it.id, others]))
        verdicts.set(id, mine)
        const accepted = [...verdicts].flatMap(([key, verdict]) => (verdict === "accepted" ? [key] : []))
        const shown = sheetOf(comparison, verdicts).map(({ runs }) => runs.map(({ text }) => text).join(""))
        expect(shown).toEqual(printed(applyChanges(comparison, accepted).doc))
      }
  })

  it("shows a number that is counted anew as part of the paragraph's first sentence", async () => {
    const comparison = await compared(moved)
    const { id } = comparison.changes.find(({ type }) => type === "move")!
    const lines = sheetOf(comparison, new Map<string, Verdict>([[id, "accepted"]]))
    const line = lines.find(({ runs }) => runs.some(({ text }) => text.includes("兴产富民")))!
    expect(line.look).toBe("para")
    expect(line.runs[0]).toMatchObject({ kind: "same", lead: true })
    expect(line.runs[0]!.text).toMatch(/^三是兴产富民/)
  })

  it("leaves a number with a change of its own that waits as that change has it", async () => {
    const comparison = await compared(renumbered)
    const { id } = comparison.changes.find(({ type }) => type === "move")!
    const lines = sheetOf(comparison, new Map<string, Verdict>([[id, "accepted"]]))
    const told = lines.flatMap(({ runs }) =>
      runs.filter(({ kind }) => kind !== "same").map(({ kind, text }) => kind + text),
    )
    expect(told).toContain("del四")
    expect(told).toContain("ins三")
  })
})
