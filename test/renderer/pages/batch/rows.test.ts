import { describe, expect, it } from "vitest"
import { standardScale } from "#shared/batch/review-scale"
import {
  carriedMean,
  countBy,
  figureShare,
  nextOrder,
  type SortKey,
  searchRows,
  sortRows,
  tableRows,
  unitOf,
} from "../../../../renderer/pages/batch/rows"
import { row, withErrors } from "./support"

const results = [
  row("一片/甲.docx", {
    unit: "柳桥镇",
    name: "裴知行",
    characters: 2100,
    highlightsWithFigures: 1,
    carriedRatio: 0.12,
  }),
  { file: "一片/坏.docx", failure: "这份文件打不开。它设了密码。" },
  { ...withErrors("乙.docx", 4), unit: "云台岭镇", name: "石柏川", characters: 3000, carriedRatio: 0.47 },
  row("丙.docx", { characters: 900, highlights: 0, highlightsWithFigures: 0 }),
]
const rows = tableRows(results, new Map([["一片/甲.docx", { verdict: "passed" as const }]]), standardScale)
const names = (of: readonly (typeof rows)[number][]) => of.map(({ result }) => unitOf(result))

describe("the lines of the table", () => {
  it("have the unit's name, else the file's", () =>
    expect(names(rows)).toEqual(["柳桥镇", "坏", "云台岭镇", "丙"]))

  it("are counted by what is to become of them", () =>
    expect(countBy(rows)).toEqual({ all: 4, back: 1, revise: 0, ask: 1, open: 0, passed: 1, failed: 1 }))

  it.each([
    ["all", "", ["柳桥镇", "坏", "云台岭镇", "丙"]],
    ["all", "石柏川", ["云台岭镇"]],
    ["all", "镇 裴", ["柳桥镇"]],
    ["all", "一片", ["柳桥镇", "坏"]],
    ["back", "", ["云台岭镇"]],
    ["back", "裴", []],
    ["failed", "", ["坏"]],
  ] as const)("of %s that hold %j", (filter, query, found) =>
    expect(names(searchRows(rows, filter, query))).toEqual(found),
  )

  it.each<[SortKey, boolean, string[]]>([
    ["characters", false, ["丙", "柳桥镇", "云台岭镇", "坏"]],
    ["characters", true, ["云台岭镇", "柳桥镇", "丙", "坏"]],
    ["errors", true, ["云台岭镇", "柳桥镇", "丙", "坏"]],
    ["name", false, ["柳桥镇", "云台岭镇", "坏", "丙"]],
    ["highlights", false, ["柳桥镇", "云台岭镇", "坏", "丙"]],
    ["carried", true, ["云台岭镇", "柳桥镇", "坏", "丙"]],
    ["carried", false, ["柳桥镇", "云台岭镇", "坏", "丙"]],
    ["verdict", false, ["云台岭镇", "丙", "柳桥镇", "坏"]],
  ])("sorted by %s, descending %s, with the unknown last", (by, descending, sorted) =>
    expect(names(sortRows(rows, { by, descending }))).toEqual(sorted),
  )

  it("come back to the order of the folder with the third click on a head", () => {
    let order = nextOrder(null, "errors")
    expect(order).toEqual({ by: "errors", descending: true })
    order = nextOrder(order, "errors")
    expect(order).toEqual({ by: "errors", descending: false })
    expect(nextOrder(order, "errors")).toBeNull()
    expect(nextOrder(order, "unit")).toEqual({ by: "unit", descending: false })
    expect(sortRows(rows, null)).toBe(rows)
  })

  it("tell how much is last year's on the average of those that were held against it", () => {
    expect(carriedMean(rows)).toBeCloseTo(0.295)
    expect(carriedMean([])).toBeNull()
    expect(nextOrder(null, "carried")).toEqual({ by: "carried", descending: true })
  })

  it("tell how many highlights have a figure in all", () => {
    expect(figureShare(rows)).toBeCloseTo(5 / 8)
    expect(figureShare([])).toBeNull()
  })
})
