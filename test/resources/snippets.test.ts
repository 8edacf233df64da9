import { describe, expect, it } from "vitest"
import { snippets } from "#shared/library/snippets"
import { findPlaceholders } from "#shared/text/placeholders"
import { findQuantities } from "#shared/text/quantities"

describe("the snippets", () => {
  it("have ids of their own, and there are some for every part", () => {
    expect(new Set(snippets.map((it) => it.id)).size).toBe(snippets.length)
    for (const role of ["highlight", "problem", "cause", "measure"])
      expect(snippets.some((it) => it.role === role)).toBe(true)
  })

  it.each(snippets.map((it) => [it.id, it.text]))(
    "%s brings no figure of its own, and shows what is to be filled in",
    (_, text) => {
      expect(findQuantities(text)).toEqual([])
      if (!text.endsWith("：")) expect(findPlaceholders(text).length).toBeGreaterThan(0)
    },
  )

  it("for highlights ask for figures", () => {
    for (const { role, text } of snippets)
      if (role === "highlight")
        expect(findQuantities(text.replaceAll("___", "12")).length).toBeGreaterThanOrEqual(2)
  })
})
