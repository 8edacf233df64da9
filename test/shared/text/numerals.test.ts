import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { numeral, numeralValue } from "#shared/text/numerals"

describe("numeralValue", () => {
  it.each<[string, number | null]>([
    ["一", 1],
    ["十", 10],
    ["十二", 12],
    ["二十", 20],
    ["九十九", 99],
    ["一百零五", 105],
    ["二百三十", 230],
    ["两千", 2000],
    ["一万二千", 12000],
    ["三亿五千万", 350000000],
    ["五万亿", 5e12],
    ["万", 10000],
    ["一亿零三万", 100030000],
    ["二〇二五", 2025],
    ["一九", 19],
    ["", null],
    ["几十", null],
    ["半", null],
    ["一a", null],
  ])("%s is %s", (text, value) => {
    expect(numeralValue(text)).toBe(value)
  })
})

describe("numeral", () => {
  it("writes what numeralValue reads", () => {
    for (let n = 1; n <= 99; n++) expect(numeralValue(numeral(n))).toBe(n)
  })

  it.each([0, 100, 1.5, -1])("knows no ordinal %s", (n) => {
    expect(() => numeral(n)).toThrow(RangeError)
  })
})

it("numeralValue answers every text", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."零〇一二两十百千万亿甲") }), (text) => {
      const value = numeralValue(text)
      expect(value === null || Number.isFinite(value)).toBe(true)
    }),
  )
})
