import { Transform } from "prosemirror-transform"
import { describe, expect, it } from "vitest"
import { listOrdinals, renumberList } from "#shared/model/numbering"
import { readOutline } from "#shared/model/outline"
import { schema } from "#shared/model/schema"
import { item, list, report, section } from "../../builders"

describe("the ordinals that the program writes", () => {
  it.each([
    [
      "a gap is closed",
      list("cause", "shi", item("cause", "一是", "甲。"), item("cause", "三是", "乙。")),
      ["一是", "二是"],
    ],
    ["the writer's 要 stays", list("measure", "shi", item("measure", "二要", "甲。")), ["一要"]],
    ["half-width brackets stay", list("highlight", "arabicParen", item("highlight", "(3)", "甲。")), ["(1)"]],
    ["a list without ordinals stays without", list("highlight", "none", "甲。", "乙。"), ["", ""]],
    [
      "labels are the writer's own",
      list("cause", "label", item("cause", "原因在于：", "甲。")),
      ["原因在于："],
    ],
  ])("%s", (_, node, expected) => expect(listOrdinals(node)).toEqual(expected))

  it("begin where the list begins", () => {
    const node = schema.node("list", { style: "hanParen", start: 4 }, [
      item("other", "", "甲。"),
      item("other", "", "乙。"),
    ])
    expect(listOrdinals(node)).toEqual(["（四）", "（五）"])
  })
})

describe("an edit of a list", () => {
  const before = report(
    {},
    section(
      "measure",
      "三、",
      "打算",
      list("measure", "shi", "甲。", "乙。"),
      list("measure", "hanParen", item("measure", "（三）", "丙。")),
    ),
  )
  const first = () => readOutline(before).lists[0]!

  it("renumbers that list in the same undo step, and no other", () => {
    const tr = new Transform(before).insert(first().pos + 1, item("measure", "", "新。"))
    renumberList(tr, first().pos)
    expect(readOutline(tr.doc).items.map((it) => it.ordinal)).toEqual(["一是", "二是", "三是", "（三）"])
    let back = tr.doc
    for (let i = tr.steps.length - 1; i >= 0; i--) back = tr.steps[i]!.invert(tr.docs[i]!).apply(back).doc!
    expect(back.eq(before)).toBe(true)
  })

  it("costs nothing where every number is right", () => {
    expect(renumberList(new Transform(before), first().pos).steps).toEqual([])
  })

  it("leaves a list alone that is longer than ordinals go", () => {
    const long = report(
      {},
      section("other", "一、", "清单", list("other", "none", ...Array<string>(100).fill("甲。"))),
    )
    const { pos, node } = readOutline(long).lists[0]!
    const tr = new Transform(long).setNodeAttribute(pos, "style", "shi")
    expect(renumberList(tr, pos).doc.nodeAt(pos)!.childCount).toBe(node.childCount)
    expect(tr.steps).toHaveLength(1)
  })

  it("is refused where there is no list", () => {
    expect(() => renumberList(new Transform(before), 0)).toThrow(RangeError)
  })
})
