import { describe, expect, it } from "vitest"
import { defaultSettings } from "#shared/checks/types"
import { countReport, sharesOf, spokenMinutes } from "#shared/model/counts"
import { readOutline } from "#shared/model/outline"
import { newEditorState } from "../../../renderer/editor/state"
import { summaryOf } from "../../../renderer/editor/summary"
import { aside, byline, item, leadIn, list, opening, report, section, signature, title } from "../../builders"

const doc = report(
  { year: 2026 },
  title("述职 报告"), // 4
  byline("周砚秋"), // 3
  opening("现述职如下："), // 6
  section("highlight", "一、", "亮点", list("highlight", "shi", item("highlight", "一是", "守住主业。"))), // 4 + 7
  section(
    "problem",
    "二、",
    "问题", // 4
    list("problem", "shi", item("problem", "一是", "培训不够。")), // 7
    leadIn("cause", "主要原因是："), // 6
    list("cause", "shi", item("cause", "一是", "想得少。")), // 6
    aside("第3页", "页码"),
  ),
  section("measure", "三、", "措施", list("other", "shi", item("other", "一是", "办班。"))), // 4 + 5
  signature("name", "周砚秋"), // 3
)

describe("countReport", () => {
  const counts = countReport(readOutline(doc))

  it("counts each part without white space, its ordinals included", () => {
    expect(counts.front).toBe(13)
    expect(counts.sections).toEqual([11, 23, 9])
    expect(counts.signature).toBe(3)
    expect(counts.total).toBe(59)
  })

  it("leaves out what was set aside, and agrees with what the lists show", () => {
    expect(counts.total).toBe(summaryOf(newEditorState(doc, defaultSettings)).characters)
  })

  it("counts by what the text is for: a lead-in with what it leads to, an unknown item with its part", () => {
    expect(counts.byRole).toEqual({ highlight: 11, problem: 11, cause: 12, measure: 9, other: 0 })
  })

  it("gives the shares of the whole report, causes with the problems", () => {
    const { highlight, problem, measure } = sharesOf(counts)
    expect(highlight).toBeCloseTo(11 / 59)
    expect(problem).toBeCloseTo(23 / 59)
    expect(measure).toBeCloseTo(9 / 59)
  })

  it("divides nothing by nothing", () => {
    expect(sharesOf(countReport(readOutline(report({}))))).toEqual({ highlight: 0, problem: 0, measure: 0 })
  })
})

describe("spokenMinutes", () => {
  it.each([
    [0, 220, 0],
    [40, 220, 1],
    [3126, 220, 14],
    [3126, 160, 20],
  ])("%i characters at %i a minute: %i", (characters, perMinute, minutes) =>
    expect(spokenMinutes(characters, perMinute)).toBe(minutes),
  )
})
