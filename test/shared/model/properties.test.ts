import { describe, expect, it } from "vitest"
import { defaultReportYear, noProperties, Properties } from "#shared/model/properties"

describe("the year of a new report", () => {
  it.each([
    [2025, 12, 2025],
    [2026, 1, 2025],
    [2026, 3, 2025],
    [2026, 4, 2026],
    [2026, 11, 2026],
  ])("begun in %i-%i is %i", (year, month, expected) => expect(defaultReportYear(year, month)).toBe(expected))
})

describe("the properties", () => {
  it("of a new report are all unknown", () => {
    expect(Properties.parse(noProperties)).toEqual(noProperties)
    expect([noProperties.year, noProperties.name, noProperties.date]).toEqual([null, null, null])
  })
  it.each(["2025", "2025-12", "2025-12-30"])("take the date %s", (date) =>
    expect(Properties.safeParse({ ...noProperties, date }).success).toBe(true),
  )
  it.each(["2025-1", "25-12-30", "2025年12月"])("do not take the date %s", (date) =>
    expect(Properties.safeParse({ ...noProperties, date }).success).toBe(false),
  )
})
