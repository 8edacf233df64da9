import { expect, it } from "vitest"
import { kept, keptBeside } from "#shared/model/kept"

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

it("reads once for each two objects", () => {
  const read: string[] = []
  const pair = keptBeside((of: { name: string }, by: { name: string }) => {
    read.push(of.name + by.name)
    return of.name + by.name
  })
  const [a, b] = [{ name: "甲" }, { name: "乙" }]
  expect([pair(a, b), pair(b, a), pair(a, b), pair(a, a)]).toEqual(["甲乙", "乙甲", "甲乙", "甲甲"])
  expect(read).toEqual(["甲乙", "乙甲", "甲甲"])
})
