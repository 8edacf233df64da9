import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { ontoSkeleton } from "#shared/carry/skeleton"
import { idsFor } from "#shared/model/ids"
import { readOutline } from "#shared/model/outline"
import { ownText } from "#shared/model/text-map"
import { bareSection, byline, list, opening, report, section, signature, title } from "../../builders"

const shaped = (doc: Node) => ontoSkeleton(doc, 2025, idsFor("初稿"))
const headings = (doc: Node) =>
  readOutline(doc).sections.map(({ heading, part }) => [
    heading ? heading.ordinal + heading.node.textContent : null,
    part,
  ])

describe("the sections of an old report on the skeleton", () => {
  it("know the parts that they fill, by wording", () => {
    const doc = shaped(
      report(
        {},
        section("highlight", "一、", "主要做法", list("highlight", "shi", "抓学习。")),
        section("problem", "二、", "存在的不足", list("problem", "shi", "学得不深。")),
        section("measure", "三、", "2025年下一步打算", list("measure", "shi", "办夜校。")),
      ),
    )
    expect(doc.attrs.skeleton).toBe("party-building-duty")
    expect(headings(doc)).toEqual([
      ["一、主要做法", "highlights"],
      ["二、存在的不足", "problems"],
      ["三、2025年下一步打算", "plan"],
    ])
  })

  it("by role where the wording is the unit's own; what fits no part stays", () => {
    const doc = shaped(
      report(
        {},
        section("highlight", "一、", "筑牢政治忠诚", list("highlight", "shi", "抓学习。")),
        section("other", "二、", "家风家教", list("other", "shi", "廉洁。")),
        section("problem", "三、", "差距在哪里", list("problem", "shi", "学得不深。")),
        section("measure", "四、", "往哪里使劲", list("measure", "shi", "办夜校。")),
      ),
    )
    expect(headings(doc).map(([, part]) => part)).toEqual(["highlights", null, "problems", "plan"])
  })

  it("get the part that is missing, with the headings behind it numbered anew", () => {
    const old = report(
      {},
      title("述职报告"),
      opening("报告如下："),
      section("highlight", "一、", "主要做法", list("highlight", "shi", "抓学习。")),
      section("measure", "二、", "下一步打算", list("measure", "shi", "办夜校。")),
      signature("name", "方远"),
    )
    const doc = shaped(old)
    expect(headings(doc)).toEqual([
      ["一、主要做法", "highlights"],
      ["二、存在问题及原因", "problems"],
      ["三、下一步打算", "plan"],
    ])
    doc.check()
    for (const line of ["述职报告", "抓学习。", "办夜校。", "方远"])
      expect(ownText(readOutline(doc)).text).toContain(line)
    const ids = readOutline(doc).items.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it("give a new part no number where they have none", () => {
    const doc = shaped(
      report(
        {},
        section("highlight", "", "主要做法", list("highlight", "shi", "抓学习。")),
        section("measure", "", "下一步打算", list("measure", "shi", "办夜校。")),
      ),
    )
    expect(headings(doc).map(([heading]) => heading)).toEqual(["主要做法", "存在问题及原因", "下一步打算"])
  })

  it("lack no part whose items stand elsewhere", () => {
    const doc = shaped(
      report(
        {},
        bareSection(
          "highlight",
          list("highlight", "shi", "抓学习。"),
          list("problem", "shi", "学得不深。"),
          list("measure", "shi", "办夜校。"),
        ),
      ),
    )
    expect(headings(doc)).toEqual([[null, "highlights"]])
  })
})

it("puts all parts behind the opening of a report that has none", () => {
  const doc = shaped(report({}, title("述职报告"), byline("方远"), signature("name", "方远")))
  expect(doc.content.content.map(({ type }) => type.name)).toEqual([
    "title",
    "byline",
    "section",
    "section",
    "section",
    "signature",
  ])
  expect(headings(doc).map(([heading]) => heading?.slice(0, 2))).toEqual(["一、", "二、", "三、"])
})
