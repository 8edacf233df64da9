import fc from "fast-check"
import { Transform } from "prosemirror-transform"
import { describe, expect, it } from "vitest"
import { carryOver } from "#shared/carry/draft"
import { moveOn } from "#shared/carry/move-on"
import { applyMoves, findMoves, standingMoves, undoMove } from "#shared/carry/standing-moves"
import { reportFacts } from "#shared/checks/facts"
import { readOutline } from "#shared/model/outline"
import { schema } from "#shared/model/schema"
import { ownText } from "#shared/model/text-map"
import { list, opening, report, section, signature, title } from "../../builders"

const last = report(
  { year: 2024 },
  title("2024年度述职报告"),
  opening("现将本人2024年履职情况报告如下："),
  section(
    "highlight",
    "一、",
    "2024年主要做法",
    list(
      "highlight",
      "shi",
      "抓学习。2024年办班3期，2024年走访5户。",
      "办盛会。举办第九届茶会，第三届灯会。",
    ),
  ),
  section("problem", "二、", "存在的问题", list("problem", "shi", "学得不深。")),
  section("measure", "三、", "2025年打算", list("measure", "shi", "2025年底前建成2处。")),
  signature("date", "2024年12月30日"),
)
const draft = carryOver(last, { name: "去年.docx", year: 2025 }).doc
const textOf = (doc: typeof draft) => ownText(readOutline(doc)).text

describe("the moves that stand in a draft", () => {
  it("are all of them at first, each at its own words", () => {
    const standing = standingMoves(draft)
    expect(standing).toHaveLength(moveOn(reportFacts(last), 2024, 2025).moves.length)
    for (const { move, from, to } of standing) expect(draft.textBetween(from, to)).toBe(move.to)
    expect(new Set(standing.map(({ from }) => from)).size).toBe(standing.length)
  })

  it("undone one by one in any order give last year's text again", () => {
    const count = standingMoves(draft).length
    fc.assert(
      fc.property(fc.shuffledSubarray([...Array(count).keys()], { minLength: count }), (order) => {
        const moves = standingMoves(draft).map(({ move }) => move)
        let doc = draft
        for (const n of order) {
          const standing = findMoves(doc, moves).find(({ move }) => move === moves[n])
          expect(standing).toBeDefined()
          const tr = new Transform(doc)
          expect(undoMove(tr, standing!)).toBe(true)
          doc = tr.doc
        }
        expect(textOf(doc)).toBe(textOf(last))
        expect(standingMoves(doc)).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it("are found where their item was written on", () => {
    const at = standingMoves(draft).find(({ move }) => move.to === "十届")!
    const tr = new Transform(draft).insert(at.from - 1, schema.text("隆重"))
    const now = standingMoves(tr.doc).find(({ move }) => move.to === "十届")!
    expect(now.from).toBe(at.from + 2)
  })

  it("are not those that the writer changed", () => {
    const at = standingMoves(draft).find(({ move }) => move.to === "十届")!
    const tr = new Transform(draft).replaceWith(at.from, at.to, schema.text("首届"))
    expect(standingMoves(tr.doc).some(({ move }) => move.to === "十届")).toBe(false)
    expect(undoMove(tr, at)).toBe(false)
    expect(tr.steps).toHaveLength(1)
  })

  it("are none in a report that knows no old one", () => {
    expect(standingMoves(last)).toEqual([])
  })
})

it("keeps the marks on moved words", () => {
  const mark = schema.marks.origin.create({ text: "x", by: "" })
  const doc = report({ year: 2024 }, schema.node("title", null, [schema.text("2024年述职报告", [mark])]))
  const moved = applyMoves(new Transform(doc), moveOn(reportFacts(doc), 2024, 2025).moves).doc
  expect(moved.firstChild!.firstChild).toMatchObject({ text: "2025年述职报告", marks: [mark] })
})
