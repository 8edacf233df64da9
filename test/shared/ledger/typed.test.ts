import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parsedFigure, shownFigure } from "#shared/ledger/change"
import { typedFigure } from "#shared/ledger/typed"

describe("a figure that is typed into the table", () => {
  it.each([
    ["486万元", "500", "500万元"],
    ["约486万元", "500", "约500万元"],
    ["38名", " 4 0 ", "40名"],
    ["38名", "四十名", "四十名"],
    ["486万元", "0.05亿元", "0.05亿元"],
    ["1,200亩", "1,350", "1,350亩"],
    ["95.8%", "96.6", "96.6%"],
    ["三分之二", "80%", "80%"],
    ["**", "12", "12"],
    ["{人数}", "12", "12"],
    ["38名", "", ""],
  ])("%s, %s typed → %s", (text, typed, wanted) => expect(typedFigure(text, typed)).toBe(wanted))

  it("keeps what stands around the number, whatever the number is", () =>
    fc.assert(
      fc.property(
        fc.constantFrom("", "约", "近", "超"),
        fc.nat(99_999),
        fc.constantFrom("名", "万元", "%", "个村", "余人"),
        fc.nat(99_999),
        (before, old, behind, now) => {
          const text = `${before}${old}${behind}`
          expect(typedFigure(text, String(now))).toBe(`${before}${now}${behind}`)
          expect(parsedFigure(text)).toEqual({ before, number: String(old), behind })
          expect(shownFigure(text)).toEqual({ number: String(old), unit: behind })
        },
      ),
    ))
})
