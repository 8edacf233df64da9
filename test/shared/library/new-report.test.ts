import { describe, expect, it } from "vitest"
import { newReport } from "#shared/library/new-report"
import { defaultSkeleton, skeletons } from "#shared/library/skeletons"
import { idsFor } from "#shared/model/ids"
import { readOutline } from "#shared/model/outline"
import { readReport, writeReport } from "#shared/model/report"
import { ownText } from "#shared/model/text-map"

describe.each(skeletons.map((skeleton) => [skeleton.name, skeleton] as const))("a new %s", (_, skeleton) => {
  const doc = newReport(skeleton, 2025, idsFor("新"))
  const outline = readOutline(doc)

  it("has every part of the skeleton, in order, and fits the model", () => {
    doc.check()
    expect(outline.sections.map((s) => s.part)).toEqual(skeleton.parts.map((part) => part.key))
    expect(outline.sections.map((s) => s.role)).toEqual(skeleton.parts.map((part) => part.role))
  })

  it("gives every item an id of its own and a number of the program's", () => {
    const ids = [...outline.items.map((it) => it.id), ...outline.sections.map((s) => s.id)]
    expect(new Set(ids).size).toBe(ids.length)
    for (const list of outline.lists) expect(list.items[0]!.ordinal).toMatch(/^(一是|（一）)$/)
  })

  it("says nothing that nobody wrote: only the year is proposed", () => {
    expect(doc.attrs.properties).toMatchObject({
      year: 2025,
      name: null,
      unit: null,
      date: null,
      proposed: ["year"],
    })
    expect(outline.items.every((it) => it.node.textContent === "")).toBe(true)
  })

  it("can be stored and read again", () => {
    const read = readReport(JSON.parse(JSON.stringify(writeReport(doc))))
    expect(read.ok && read.doc.eq(doc)).toBe(true)
  })
})

it("is written on the skeleton of the mission by default", () => {
  const { text } = ownText(readOutline(newReport(defaultSkeleton, 2025, idsFor("新"))))
  expect(text.split("\n").filter((line) => line !== "")).toEqual([
    "按照述职评议会要求，现将本人2025年抓基层党建工作情况报告如下：",
    "一、履职工作特色和亮点",
    "一是",
    "二是",
    "三是",
    "四是",
    "二、存在问题及原因",
    "一是二是三是",
    "存在这些问题的主要原因是：一是二是三是",
    "三、下一步工作思路和措施",
    "一是",
    "二是",
    "三是",
  ])
})
