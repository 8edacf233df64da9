import { expect, it } from "vitest"
import { carryOver } from "#shared/carry/draft"
import { workingNotes } from "#shared/carry/working-notes"
import { readOutline } from "#shared/model/outline"
import { list, opening, report, section } from "../../builders"

const last = report(
  { year: 2024 },
  opening("现将本人2024年履职情况报告如下："),
  section(
    "highlight",
    "一、",
    "履职工作特色和亮点",
    list("highlight", "shi", "把学习抓在经常，队伍面貌有变化。2024年举办夜校36期，学校始建于1958年。"),
  ),
  section("measure", "二、", "下一步打算", list("measure", "shi", "更新夜校课程。请3名老师傅上课。")),
)

it("says at each item what is to be done there", () => {
  const carried = carryOver(last, { name: "去年.docx", year: 2025 })
  const outline = readOutline(carried.doc)
  const { comments, carried: stretches } = workingNotes(carried)
  expect(comments.map(({ item }) => item)).toEqual(outline.items.map(({ id }) => id))
  const linesOf = (role: string) =>
    comments.filter(({ item }) => outline.items.find(({ id }) => id === item)!.role === role)[0]!.lines

  expect(linesOf("highlight")).toEqual([
    "有 2 句还是去年的，今年仍是这样就照用，不然改写。",
    "有 1 个数还是去年的：36期。核对后改成今年的。",
    "“2024年”已改为“2025年”：述职年度。",
    "“1958年”没有改：那一年的事，不随述职年度走。",
  ])
  expect(linesOf("measure").at(-1)).toContain("去年答应的事")
  // The part that was missing is new, so nothing in it is last year's.
  expect(linesOf("cause")).toEqual(["这一条没有去年的文字要核对。"])

  for (const { block, from, to } of stretches)
    expect(outline.blocks[block]!.node.textContent.slice(from, to)).not.toBe("")
  const shaded = stretches.map(({ block, from, to }) =>
    outline.blocks[block]!.node.textContent.slice(from, to),
  )
  expect(shaded.join("")).toContain("请3名老师傅上课。")
})

it("has nothing to say of a draft that is not held against last year's", () => {
  expect(workingNotes({ doc: last, moves: [], stays: [] })).toEqual({ carried: [], comments: [] })
})
