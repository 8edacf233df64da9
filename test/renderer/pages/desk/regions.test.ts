import { expect, it } from "vitest"
import { type Region, regionAfter, regions } from "../../../../renderer/pages/desk/regions"

it("goes round outline, text, panel, status and back", () => {
  let at: Region | null = null
  const walked = [1, 1, 1, 1, 1].map((by) => {
    at = regionAfter(at, by as 1)
    return at
  })
  expect(walked).toEqual([...regions, "outline"])
})

it("goes the other way with Shift, and from outside of all to the last", () => {
  expect(regionAfter(null, -1)).toBe("status")
  expect(regionAfter("outline", -1)).toBe("status")
  expect(regionAfter("panel", -1)).toBe("text")
})
