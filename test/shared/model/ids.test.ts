import fc from "fast-check"
import { expect, it } from "vitest"
import { hash, idsFor } from "#shared/model/ids"

it("gives the same ids for the same text", () => {
  const a = idsFor("甲")
  const b = idsFor("甲")
  expect([a(), a()]).toEqual([b(), b()])
})

it("gives other ids for another text, and never one twice", () => {
  const ids = idsFor("甲")
  const many = Array.from({ length: 50 }, () => ids())
  expect(new Set(many).size).toBe(50)
  expect(many).not.toContain(idsFor("乙")())
})

it("yields names that a Word bookmark may bear", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(`_sz_${idsFor(text)()}`).toMatch(/^_sz_i[0-9a-z]{1,34}$/)
      expect(hash(text)).toBe(hash(text))
    }),
  )
})
