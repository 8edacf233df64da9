import { describe, expect, it } from "vitest"
import { inkTrueLayout, Layout, layouts, standardLayout } from "#shared/docx/export/layout"

const millimetres = (twips: number) => (twips / 1440) * 25.4

describe("layouts", () => {
  it.each(Object.entries(layouts))("%s has the shape of the settings", (_, layout) => {
    expect(Layout.parse(layout)).toEqual(layout)
  })

  it("refuses a line of no height and an unknown look", () => {
    expect(Layout.safeParse({ ...standardLayout, line: 0 }).success).toBe(false)
    const lead = { ...standardLayout.lead, look: "italic" }
    expect(Layout.safeParse({ ...standardLayout, lead }).success).toBe(false)
  })

  it.each(Object.entries(layouts))(
    "%s holds 22 lines of 28 characters (5.2.3)",
    (_, { page, line, ...l }) => {
      const height = page.height - page.top - page.bottom
      const width = page.width - page.left - page.right
      expect(Math.floor(height / line)).toBe(22)
      const pitch = l.sizes.body * 10 + l.characterSpacing
      expect(Math.floor(width / pitch)).toBe(28)
      // One step less tight and the 28th character does not fit.
      expect(Math.floor(width / (pitch + 1))).toBe(27)
    },
  )

  it("the standard sets page and margins as 5.2.1 says", () => {
    const { page } = standardLayout
    const sides = [page.top, page.bottom, page.left, page.right].map((side) => Math.round(millimetres(side)))
    expect(sides).toEqual([37, 35, 28, 26])
    expect(millimetres(page.width - page.left - page.right)).toBeCloseTo(156, 0)
    expect(millimetres(page.height - page.top - page.bottom)).toBeCloseTo(225, 0)
  })

  it("ink-true puts the characters themselves on 225 mm", () => {
    const { page, line, sizes } = inkTrueLayout
    expect(millimetres(21 * line + sizes.body * 10)).toBeCloseTo(225, 0)
    // Above and below the characters of an exact line stands half of what the line has left.
    const above = millimetres(page.top + (line - sizes.body * 10) / 2)
    expect(Math.round(above)).toBe(37)
  })
})
