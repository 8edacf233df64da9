import { describe, expect, it } from "vitest"
import { widthOf } from "#shared/docx/export/characters"
import { standardLayout } from "#shared/docx/export/layout"
import { signatureIndents } from "#shared/docx/export/signature"

const em = 320
const pitch = 315
const width = (text: string) => widthOf(text) * em - [...text].length * 5
const name = (text: string) => ({ kind: "name" as const, text })
const date = (text: string) => ({ kind: "date" as const, text })

/** Distance of a line's first character from the right edge of the text. */
const start = (text: string, indent: number | undefined) => (indent ?? Number.NaN) + width(text)

describe("signatureIndents, unsealed (7.3.5.2)", () => {
  it("a name longer than the date stands two characters in, the date begins two to the right", () => {
    const unit = "中共云岭镇委员会党建工作领导小组"
    const [n, d] = signatureIndents([name(unit), date("2032年1月5日")], false, standardLayout)
    expect(n).toBe(2 * em)
    expect(Math.abs(start(unit, n) - start("2032年1月5日", d) - 2 * pitch)).toBeLessThanOrEqual(1)
  })

  it("a date longer than the name stands two characters in itself", () => {
    const [n, d] = signatureIndents([name("林知远"), date("2032年12月30日")], false, standardLayout)
    expect(d).toBe(2 * em)
    expect(Math.abs(start("林知远", n) - start("2032年12月30日", d) - 2 * pitch)).toBeLessThanOrEqual(1)
  })

  it("names of two lines begin below each other", () => {
    const lines = [name("云岭镇党委书记"), name("林知远"), date("2032年1月5日")]
    const [post, person] = signatureIndents(lines, false, standardLayout)
    expect(Math.abs(start("云岭镇党委书记", post) - start("林知远", person))).toBeLessThanOrEqual(1)
  })

  it("a lone name or date stands two characters in", () => {
    expect(signatureIndents([name("林知远")], false, standardLayout)).toEqual([2 * em])
    expect(signatureIndents([date("2032年1月5日")], false, standardLayout)).toEqual([2 * em])
  })
})

describe("signatureIndents, sealed (7.3.5.1)", () => {
  it.each(["林知远", "中共云岭镇委员会", "云岭镇党建工作领导小组"])("%s is centred over the date", (unit) => {
    const text = "2032年1月5日"
    const [n, d] = signatureIndents([name(unit), date(text)], true, standardLayout)
    expect(d).toBe(4 * em)
    const middle = (own: string, indent: number | undefined) => start(own, indent) - width(own) / 2
    expect(Math.abs(middle(unit, n) - middle(text, d))).toBeLessThanOrEqual(1)
  })

  it("a very long name moves the date inwards rather than leave the page", () => {
    const unit = "中共云岭镇委员会云岭镇人民政府党建引领乡村振兴工作领导小组办公室"
    const [n, d] = signatureIndents([name(unit), date("2032年1月5日")], true, standardLayout)
    expect(n).toBe(0)
    expect(d).toBeGreaterThan(4 * em)
  })
})
