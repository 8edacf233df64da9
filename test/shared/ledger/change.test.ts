import { describe, expect, it } from "vitest"
import { changeOf, jumpOf, percent, shownFigure } from "#shared/ledger/change"
import { findQuantities } from "#shared/text/quantities"

/** The first quantity of a text, with what stands in front of it. */
function first(text: string) {
  const quantity = findQuantities(text)[0]!
  return { quantity, before: text.slice(0, quantity.from) }
}

describe("a figure as a table shows it", () => {
  it.each([
    ["486万元", "486", "万元"],
    ["约130余件", "130", "余件"],
    ["1.38亿元", "1.38", "亿元"],
    ["96.6%", "96.6", "%"],
    ["三个荣誉称号", "三", "个荣誉称号"],
    ["4,200元", "4,200", "元"],
    ["百分之八", "百分之八", ""],
    ["数十家", "数十", "家"],
  ])("%s", (text, number, unit) => expect(shownFigure(text)).toEqual({ number, unit }))
})

describe("the change from last year's figure", () => {
  it.each([
    ["收入486万元", "收入424万元", 62, "14.6%", false],
    ["收入4.86亿元", "收入42400万元", 0.62, "14.6%", false],
    ["办结率96.6%", "办结率95.8%", 0.8, null, true],
    ["党员38名", "党员38人", 0, "0%", false],
    ["办班6期", "办班0期", 6, null, false],
    ["发展党员9名", "发展党员12名", -3, "-25%", false],
  ])("%s after %s", (now, then, difference, ratio, points) => {
    const change = changeOf(first(now).quantity, first(then).quantity)!
    expect({ ...change, ratio: change.ratio === null ? null : percent(change.ratio) }).toEqual({
      difference,
      ratio,
      points,
    })
  })

  it.each([
    ["办班6期", "培训6人"],
    ["占比8%", "8件"],
    ["数十家", "30家"],
  ])("is none between %s and %s", (now, then) =>
    expect(changeOf(first(now).quantity, first(then).quantity)).toBeNull(),
  )
})

describe("a jump that nobody believes unasked", () => {
  const jump = (now: string, then: string) => {
    const [a, b] = [first(now), first(then)]
    return jumpOf(a.quantity, b.quantity, { now: a.before, last: b.before })
  }
  it.each([
    ["受理诉求4120件", "受理诉求356件", "tenfold"],
    ["收入48万元", "收入486万元", "tenfold"],
    ["信访量增长22%", "信访量下降18%", "sign"],
  ])("%s after %s", (now, then, found) => expect(jump(now, then)).toBe(found))

  it.each([
    ["受理诉求412件", "受理诉求356件"],
    ["建成驿站12处", "建成驿站1处"],
    ["信访量下降22%", "信访量下降18%"],
  ])("but not %s after %s", (now, then) => expect(jump(now, then)).toBeNull())
})
