import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { defaultSettings } from "#shared/checks/types"
import { newReport } from "#shared/library/new-report"
import { skeletons } from "#shared/library/skeletons"
import { idsFor } from "#shared/model/ids"
import { newEditorState } from "../../../../renderer/editor/state"
import { summaryOf } from "../../../../renderer/editor/summary"
import {
  byYear,
  nameOf,
  recentGroups,
  rowAfter,
  searchReports,
  sortReports,
  stateOf,
} from "../../../../renderer/pages/start/report-list"
import { entry } from "./support"

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id.replace(/^r0*/, ""))

describe("the name of a report", () => {
  test("is the given one, else its title, else its file, else that it has none", () => {
    expect(nameOf(entry("1", { name: "给县里的" }))).toBe("给县里的")
    expect(nameOf(entry("1", { name: "" }))).toBe("报告1")
    expect(nameOf(entry("1", { summary: { title: "" }, file: "甲.shuzhi" }))).toBe("甲.shuzhi")
    expect(nameOf(entry("1", { summary: { title: "" } }))).toBe("未命名报告")
  })
})

describe("the state of a report", () => {
  const state = (summary: object, savedAt = "2026-11-20T06:00:00.000Z") => {
    const { dot, words } = stateOf(entry("1", { summary, savedAt }))
    return `${dot} ${words}`
  }
  test("names the worst that is open", () => {
    expect(state({ errors: 3, warnings: 8 })).toBe("err 起草中，3 处必须改")
    expect(state({ warnings: 8 })).toBe("warn 起草中，8 处建议看")
    expect(state({})).toBe("null 起草中")
  })
  test("says that it was exported, what is still open, and that it was changed since", () => {
    const exportedAt = "2026-11-20T06:00:00.000Z"
    expect(state({ exportedAt }, "2026-11-20T06:00:01.200Z")).toBe("ok 已导出")
    expect(state({ exportedAt, errors: 1 }, "2026-11-20T05:59:00.000Z")).toBe("ok 已导出，1 处必须改")
    expect(state({ exportedAt }, "2026-11-20T06:05:00.000Z")).toBe("null 导出后又改过")
    expect(state({ exportedAt, warnings: 2 }, "2026-11-21T06:00:00.000Z")).toBe(
      "warn 导出后又改过，2 处建议看",
    )
  })
  test.each(skeletons.map(({ name, id }) => [name, id]))(
    "knows a blank %s, and one with a word in it",
    (_, id) => {
      const skeleton = skeletons.find((one) => one.id === id)!
      const { doc } = newEditorState(newReport(skeleton, 2026, idsFor(id)), defaultSettings)
      const summary = summaryOf(newEditorState(doc, defaultSettings))
      expect(state(summary)).toBe("none 刚建，还没有写")
      expect(state({ ...summary, characters: summary.characters + 1 })).not.toContain("还没有写")
      expect(state({ ...summary, title: "题目" })).not.toContain("还没有写")
    },
  )
})

describe("the recent reports", () => {
  const list = [
    entry("1", { savedAt: "2026-11-01T00:00:00Z", summary: { year: 2025 } }),
    entry("2", { savedAt: "2026-11-04T00:00:00Z", summary: { year: 2026 } }),
    entry("3", { savedAt: "2026-11-03T00:00:00Z", summary: { year: null } }),
    entry("4", { savedAt: "2026-11-02T00:00:00Z", summary: { year: 2026 } }),
    entry("5", {
      savedAt: "2026-11-05T00:00:00Z",
      summary: { year: 2026 },
      deletedAt: "2026-11-06T00:00:00Z",
    }),
  ]
  const shape = (groups: ReturnType<typeof byYear>) =>
    groups.map(({ year, entries }) => [year, ...ids(entries)])

  test("stand by year, the year that was worked on last first", () => {
    expect(shape(byYear(list.slice(0, 4)))).toEqual([
      [2026, "2", "4"],
      [null, "3"],
      [2025, "1"],
    ])
  })
  test("leave out the bin and whatever does not fit", () => {
    const heights = { row: 60, year: 34 }
    expect(shape(recentGroups(list, 1000, heights)).flat()).toEqual([2026, "2", "4", null, "3", 2025, "1"])
    // Three rows and one heading take 214.
    expect(shape(recentGroups(list, 214, heights))).toEqual([
      [2026, "2", "4"],
      [null, "3"],
    ])
    expect(shape(recentGroups(list, 213, heights))).toEqual([
      [2026, "2"],
      [null, "3"],
    ])
    expect(recentGroups(list, 59, heights)).toEqual([])
    expect(recentGroups([], 1000, heights)).toEqual([])
  })
})

describe("searching", () => {
  const list = [
    entry("1", { name: "给县里的一稿", summary: { year: 2025, unit: "青石镇" } }),
    entry("2", { file: "USB备份.shuzhi" }),
    entry("3", { summary: { unit: null, year: null, title: "村党支部书记述职" } }),
  ]
  test.each([
    ["", ["1", "2", "3"]],
    ["  ", ["1", "2", "3"]],
    ["县里", ["1"]],
    ["报告1", ["1"]],
    ["青石 2025", ["1"]],
    ["2026年度", ["2"]],
    ["usb", ["2"]],
    ["支部", ["3"]],
    ["青石 支部", []],
    ["null", []],
    [".*", []],
  ])("for “%s”", (query, found) => {
    expect(ids(searchReports(list, query))).toEqual(found)
  })
})

describe("sorting", () => {
  const list = [
    entry("1", { summary: { title: "第10稿", year: null, characters: 10 }, savedAt: "2026-01-03T00:00:00Z" }),
    entry("2", { summary: { title: "第9稿", year: 2025, characters: 30 }, savedAt: "2026-01-02T00:00:00Z" }),
    entry("3", {
      summary: { title: "安全", year: 2026, characters: 20, unit: null },
      savedAt: "2026-01-01T00:00:00Z",
    }),
  ]
  test.each([
    ["name", false, ["3", "2", "1"]],
    ["name", true, ["1", "2", "3"]],
    ["year", true, ["3", "2", "1"]],
    ["year", false, ["2", "3", "1"]],
    ["unit", true, ["1", "2", "3"]],
    ["characters", true, ["2", "3", "1"]],
    ["savedAt", true, ["1", "2", "3"]],
    ["savedAt", false, ["3", "2", "1"]],
  ] as const)("by %s, descending %s", (by, descending, order) => {
    expect(ids(sortReports(list, { by, descending }))).toEqual(order)
  })
  test("changes no list and loses no report", () => {
    const any = fc.array(
      fc.record({
        year: fc.option(fc.integer({ min: 1990, max: 2100 })),
        title: fc.string(),
        characters: fc.nat(),
      }),
    )
    fc.assert(
      fc.property(
        any,
        fc.constantFrom("name", "year", "characters", "savedAt"),
        fc.boolean(),
        (all, by, descending) => {
          const entries = all.map((summary, i) => entry(String(i), { summary }))
          const before = [...entries]
          const sorted = sortReports(entries, { by, descending })
          expect(entries).toEqual(before)
          expect(new Set(sorted)).toEqual(new Set(before))
        },
      ),
    )
  })
})

test("keys move in a list and stop at its ends", () => {
  expect(rowAfter("ArrowDown", 0, 3)).toBe(1)
  expect(rowAfter("ArrowDown", 2, 3)).toBe(2)
  expect(rowAfter("ArrowUp", 0, 3)).toBe(0)
  expect(rowAfter("Home", 2, 3)).toBe(0)
  expect(rowAfter("End", 0, 3)).toBe(2)
  expect(rowAfter("a", 0, 3)).toBeNull()
  expect(rowAfter("ArrowDown", 0, 0)).toBeNull()
})
