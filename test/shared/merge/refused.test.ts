import fc from "fast-check"
import { Transform } from "prosemirror-transform"
import { describe, expect, it } from "vitest"
import { applyChanges } from "#shared/merge/apply"
import { compareCopy } from "#shared/merge/compare"
import { readCopy } from "#shared/merge/read-copy"
import { digestOf, numbersLeft, refusedIn, withRefused } from "#shared/merge/refused"
import type { EditedCopy } from "#shared/merge/types"
import { readReport, writeReport } from "#shared/model/report"
import { attrsOf } from "#shared/model/schema"
import { list, report, section, title } from "../../builders"
import { bytesOf, type Copy, copyOf, deleteParagraph, insertText, moveParagraph } from "./edited-copy"
import { withIds } from "./random-report"

const ours = withIds(
  report(
    { year: 2026 },
    title("关于抓基层党建工作的述职报告"),
    section(
      "highlight",
      "一、",
      "履职工作特色和亮点",
      list(
        "highlight",
        "shi",
        "守牢主责，责任上肩。全年研究党建17次，谈心2轮。",
        "建强队伍，能力提升。选派骨干到外县跟班学习38名。",
        "服务群众，驿站扎根。建成驿站6处，办结诉求398件。",
        "正风肃纪，小节管住。开展警示教育6场，公开账目108期。",
      ),
    ),
  ),
)

/** 四是 to the top, 二是 gone, a word in 三是 and one in 四是. */
const edit = (copy: Copy) => {
  insertText(copy, 4, 8, "全面", "周砚秋")
  insertText(copy, 5, 8, "真正", null)
  moveParagraph(copy, 5, 2, null, false)
  deleteParagraph(copy, 4, "周砚秋")
}

async function copyWith(change: (copy: Copy) => void): Promise<EditedCopy> {
  const copy = await copyOf(ours)
  change(copy)
  const read = readCopy(bytesOf(copy))
  if (!read.ok) throw new Error(read.failure.message)
  return read.value
}

const remember = (doc: typeof ours, copy: EditedCopy, ids: readonly string[]) =>
  new Transform(doc).setDocAttribute(
    "copyDecisions",
    withRefused(attrsOf.report(doc).copyDecisions, copy, ids),
  ).doc

describe("what was refused of a copy", () => {
  it("is in the file of the report, and known when the same copy is read again", async () => {
    const copy = await copyWith(edit)
    const refused = compareCopy(ours, copy).changes.map(({ id }) => id)
    const stored: unknown = JSON.parse(JSON.stringify(writeReport(remember(ours, copy, refused))))
    const read = readReport(stored)
    if (!read.ok) throw new Error(read.reason)
    const again = await copyWith(edit)
    expect(refusedIn(read.doc, again)).toEqual(new Set(refused))
    expect(compareCopy(read.doc, again).changes.map(({ id }) => id)).toEqual(refused)
  })

  it("is not said of another copy", async () => {
    const copy = await copyWith(edit)
    const doc = remember(ours, copy, ["a"])
    const other = await copyWith((it) => {
      edit(it)
      insertText(it, 0, 1, "于", null)
    })
    expect(digestOf(other)).not.toBe(digestOf(copy))
    expect(refusedIn(doc, other).size).toBe(0)
  })

  it("is found again whatever else is accepted meanwhile, moves that are counted anew included", async () => {
    const copy = await copyWith(edit)
    const comparison = compareCopy(ours, copy)
    expect(comparison.changes.map(({ type }) => type).sort()).toEqual(["delete", "insert", "insert", "move"])
    fc.assert(
      fc.property(fc.subarray([...comparison.changes]), (accepted) => {
        const { doc } = applyChanges(
          comparison,
          accepted.map(({ id }) => id),
        )
        const left = compareCopy(doc, copy).changes.map(({ id }) => id)
        const waiting = comparison.changes.filter((change) => !accepted.includes(change))
        // Besides, numbers alone: the copy has them wrong.
        expect([...left].sort()).toEqual(
          [...waiting.map(({ id }) => id), ...numbersLeft(doc, comparison)].sort(),
        )
      }),
    )
  })

  it("is no more than the last 500 of the last 12 copies", async () => {
    const copies = await Promise.all(
      Array.from({ length: 14 }, (_, i) => copyWith((it) => insertText(it, 0, i, "新", null))),
    )
    const many = Array.from({ length: 600 }, (_, i) => `c${i}`)
    const doc = copies.reduce((report, copy) => remember(report, copy, many), ours)
    const { copyDecisions } = attrsOf.report(doc)
    expect(copyDecisions.map(({ copy }) => copy)).toEqual(copies.slice(2).map(digestOf))
    expect(copyDecisions[0]!.refused).toEqual(many.slice(100))
  })

  it("costs no step when it is known, and goes when nothing is refused any more", async () => {
    const copy = await copyWith(edit)
    const known = withRefused([{ copy: "x", refused: ["1"] }], copy, ["a", "b"])
    expect(withRefused(known, copy, ["a", "b"])).toBe(known)
    expect(withRefused(known, copy, [])).toEqual([{ copy: "x", refused: ["1"] }])
    expect(withRefused([], copy, [])).toEqual([])
  })
})
