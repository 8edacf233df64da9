import { describe, expect, it } from "vitest"
import { measures, setPhrases, sloganHeads } from "#shared/library/terms"
import { findQuantities } from "#shared/text/quantities"

describe("set phrases", () => {
  it("have ids and spellings that are unique", () => {
    const forms = setPhrases.map((p) => p.form)
    expect(forms.filter((form, i) => forms.indexOf(form) !== i)).toEqual([])
    const ids = new Set(setPhrases.map((p) => p.id))
    expect(setPhrases.filter((p) => p.form !== p.id && ids.has(p.form))).toEqual([])
  })

  it("name their source and hold no white space or quotation marks", () => {
    for (const { form, source } of setPhrases) {
      expect(form).not.toMatch(/[\s“”"‘’]/)
      expect(source.length).toBeGreaterThan(3)
    }
  })

  it("are never figures, quoted or bare", () => {
    const read = setPhrases.filter(({ form }) => findQuantities(`坚持${form}，落实“${form}”。`).length > 0)
    expect(read.map((p) => p.form)).toEqual([])
  })

  it("do not swallow a count of the same words", () => {
    expect(findQuantities("黄牛十四头，十五家企业，两会期间走访三户").map((q) => q.text)).toEqual([
      "十四头",
      "十五家",
      "三户",
    ])
  })
})

describe("measure words", () => {
  const units = measures.groups.flatMap((g) => g.units)

  it("stand in one group each", () => {
    expect(units.filter((unit, i) => units.indexOf(unit) !== i)).toEqual([])
  })

  it("have guards and slogans for known measure words only", () => {
    const known = new Set(units)
    expect(Object.keys(measures.notBefore).filter((unit) => !known.has(unit))).toEqual([])
    expect(Object.keys(sloganHeads).filter((unit) => !known.has(unit))).toEqual([])
    expect(measures.gatedUnits.filter((unit) => !known.has(unit))).toEqual([])
  })

  it.each(measures.groups.flatMap(({ units }) => units))("%s closes a figure in digits", (unit) => {
    const text = `共37${unit}。`
    // By themselves 37日 is a day of the month and 37级 a grade.
    const named = unit === "日" || unit === "级"
    expect(findQuantities(text).map((q) => q.text)).toEqual(named ? [] : [`37${unit}`])
  })
})
