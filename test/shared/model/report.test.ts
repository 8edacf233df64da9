import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import { describe, expect, it } from "vitest"
import { migrate } from "#shared/model/migrate"
import { readOutline } from "#shared/model/outline"
import { formatVersion, readReport, reportFormat, writeReport } from "#shared/model/report"
import { schema } from "#shared/model/schema"
import { item, leadIn, list, opening, report, section, signature, title } from "../../builders"

const withId = (id: string, node: Node) => node.type.create({ ...node.attrs, id }, node.content)

const sample = report(
  {
    year: 2025,
    name: "江远帆",
    proposed: ["year"],
    attrs: {
      skeleton: "party-building-duty",
      linkDecisions: [{ problem: "ip", target: "ic", verdict: "confirmed" }],
      sources: [{ id: "s1", name: "去年.docx", year: 2024, report: null }],
      promiseDecisions: [{ promise: "im", answer: "ia", verdict: "confirmed", note: "" }],
      todos: [{ id: "t1", author: "周", date: null, text: "核一下", quote: "12次", done: false }],
      copyDecisions: [{ copy: "d1", refused: ["12-abc"] }],
      edition: { name: "送审稿", locked: false },
      ignored: ["halfwidth|,"],
    },
  },
  title("述职报告"),
  opening("现就本人2025年履职情况述职如下："),
  section("highlight", "一、", "亮点", list("highlight", "shi", "抓学习。开展12次。", "抓队伍。")),
  section(
    "problem",
    "二、",
    "问题",
    list("problem", "shi", withId("ip", item("problem", "一是", "学得不深。"))),
    leadIn("cause", "主要原因是："),
    list("cause", "shi", withId("ic", item("cause", "一是", "重视不够。"))),
  ),
  signature("name", "江远帆"),
)

/** What a JSON file would have gone through. */
const stored = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown

describe("the JSON of a report", () => {
  it("gives the report back, its properties, links, sources and ignored findings included", () => {
    const read = readReport(stored(writeReport(sample)))
    expect(read.ok && read.doc.eq(sample)).toBe(true)
    expect(read.ok && read.doc.attrs).toEqual(sample.attrs)
  })

  it("leaves out decisions about items that are gone, one of the two or both", () => {
    const { linkDecisions } = sample.attrs
    const gone = [
      { problem: "ip", target: "gone", verdict: "refused" },
      { problem: "gone", target: "ic", verdict: "confirmed" },
      { problem: "gone", target: "gone too", verdict: "confirmed" },
    ]
    const stale = sample.type.create(
      { ...sample.attrs, linkDecisions: [gone[0], ...linkDecisions, ...gone] },
      sample.content,
    )
    const read = readReport(stored(writeReport(stale)))
    expect(read.ok && read.doc.eq(sample)).toBe(true)
    expect(read.ok && read.doc.attrs).toEqual(sample.attrs)
  })

  it("is the same for the same report", () => {
    expect(JSON.stringify(writeReport(sample))).toBe(JSON.stringify(writeReport(sample)))
  })

  it("keeps the ordinals as read, wrong ones too", () => {
    const wrong = report(
      {},
      section("measure", "三、", "打算", list("measure", "shi", item("measure", "四是", "办班。"))),
    )
    const read = readReport(stored(writeReport(wrong)))
    expect(read.ok && readOutline(read.doc).items[0]!.ordinal).toBe("四是")
  })

  it("refuses a report that a newer program wrote", () => {
    expect(readReport({ ...writeReport(sample), version: formatVersion + 1 })).toEqual({
      ok: false,
      reason: "newer",
    })
  })

  it.each([
    ["null", null],
    ["another JSON", { hello: 1 }],
    ["an array", []],
    ["another format", { ...writeReport(sample), format: "note" }],
  ])("does not take %s for a report", (_, json) =>
    expect(readReport(json)).toEqual({ ok: false, reason: "not-ours" }),
  )

  it.each([
    ["an unknown node", { type: "doc", attrs: sample.attrs, content: [{ type: "blink" }] }],
    ["a node out of place", { type: "doc", attrs: sample.attrs, content: [{ type: "para" }] }],
    [
      "properties of another shape",
      { ...sample.toJSON(), attrs: { ...sample.attrs, properties: { year: "2025" } } },
    ],
    [
      "a role that nobody knows",
      JSON.parse(JSON.stringify(sample.toJSON()).replace('"role":"cause"', '"role":"reason"')),
    ],
    [
      "a list start that is no number",
      JSON.parse(JSON.stringify(sample.toJSON()).replace('"start":1', '"start":"1"')),
    ],
    [
      "a confirmation that is neither yes nor no",
      {
        type: "doc",
        attrs: sample.attrs,
        content: [
          {
            type: "opening",
            content: [
              {
                type: "text",
                text: "9次",
                marks: [{ type: "figure", attrs: { confirmed: 1 } }],
              },
            ],
          },
        ],
      },
    ],
    ["no node at all", "述职报告"],
    ["a part for the whole", sample.child(2).toJSON()],
  ])("says that %s is damaged", (_, doc) =>
    expect(readReport({ format: reportFormat, version: formatVersion, doc: stored(doc) })).toEqual({
      ok: false,
      reason: "damaged",
    }),
  )
})

describe("migration", () => {
  const along = {
    1: (doc: unknown) => ({ ...(doc as object), second: true }),
    2: (doc: unknown) => ({ ...(doc as object), third: true }),
  }
  it("goes through every version in between", () =>
    expect(migrate({}, 1, 3, along)).toEqual({ second: true, third: true }))
  it("starts where the report is", () => expect(migrate({}, 2, 3, along)).toEqual({ third: true }))
  it("leaves a report of today alone", () => expect(migrate({ a: 1 }, 3, 3, along)).toEqual({ a: 1 }))
  it("does not skip a version that it cannot take", () => expect(() => migrate({}, 1, 4, along)).toThrow())
  it("gives a report of version 1 the limit that came with 2", () => {
    const { attrs, ...rest } = stored(sample.toJSON()) as { attrs: { properties: { limits: object } } }
    const { carriedShareMax: _, ...limits } = attrs.properties.limits as { carriedShareMax: null }
    const old = { ...rest, attrs: { ...attrs, properties: { ...attrs.properties, limits } } }
    const read = readReport({ format: reportFormat, version: 1, doc: old })
    expect(read.ok && read.doc.eq(sample)).toBe(true)
    expect(read.ok && read.doc.attrs).toEqual(sample.attrs)
  })
  it("gives a report of version 2 no refused copies", () => {
    const { attrs, ...rest } = stored(sample.toJSON()) as { attrs: Record<string, unknown> }
    const { copyDecisions: _, ...others } = attrs
    const read = readReport({ format: reportFormat, version: 2, doc: { ...rest, attrs: others } })
    expect(read.ok && read.doc.attrs).toEqual({ ...sample.attrs, copyDecisions: [] })
  })
  it("has a step for every version up to today", () => {
    for (let v = 1; v < formatVersion; v++) expect(() => migrate(sample.toJSON(), v, v + 1)).not.toThrow()
  })
})

describe("what the writer said of sentences and figures", () => {
  const marked = () => {
    const origin = schema.mark("origin", { text: "开展12次。", by: "江远帆" })
    const figure = schema.mark("figure", { confirmed: "12次", note: "组织办台账", tie: "t1" })
    const paragraph = schema.node("para", {}, [
      schema.text("抓学习。"),
      schema.text("开展", [origin]),
      schema.text("12次", [origin, figure]),
      schema.text("。", [origin]),
    ])
    const it = schema.node("item", { id: "i1", role: "highlight", ordinal: "一是" }, [paragraph])
    return report({}, section("highlight", "一、", "亮点", schema.node("list", { style: "shi" }, [it])))
  }

  it("is kept in the file", () => {
    const read = readReport(stored(writeReport(marked())))
    expect(read.ok && read.doc.eq(marked())).toBe(true)
  })

  it("is kept through an edit beside it and back again", () => {
    const doc = marked()
    const at = readOutline(doc).items[0]!.blocks[0]!.pos + 1
    const edit = new Transform(doc).insert(at, schema.text("狠"))
    const typed = edit.doc
    const marks = typed.nodeAt(at + 8)!.marks.map((mark) => mark.type.name)
    expect(marks).toEqual(["origin", "figure"])
    // What undo does: the inverted steps, last first.
    const back = edit.steps[0]!.invert(edit.docs[0]!).apply(typed).doc!
    expect(back.eq(doc)).toBe(true)
  })

  it("does not spread to what is typed behind it", () => {
    for (const name of ["origin", "figure"]) expect(schema.marks[name]!.spec.inclusive).toBe(false)
  })
})
