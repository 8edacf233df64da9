import { expect, it } from "vitest"
import { kept } from "#shared/model/kept"

it("reads once for each object, and keeps null too", () => {
  const read: string[] = []
  const length = kept((of: { name: string }) => {
    read.push(of.name)
    return of.name.length || null
  })
  const [a, twin, none] = [{ name: "甲" }, { name: "甲" }, { name: "" }]
  expect([length(a), length(a), length(twin), length(none), length(none)]).toEqual([1, 1, 1, null, null])
  expect(read).toEqual(["甲", "甲", ""])
})
