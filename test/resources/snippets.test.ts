import { describe, expect, it } from "vitest"
import { checkReport } from "#shared/checks/run"
import { type Snippet, snippets } from "#shared/library/snippets"
import type { Role } from "#shared/model/roles"
import { blankName, findPlaceholders } from "#shared/text/placeholders"
import { findQuantities } from "#shared/text/quantities"
import { list, report, section } from "../builders"

const table = snippets.map((snippet): [string, Snippet] => [snippet.id, snippet])
const sections: readonly Role[] = ["highlight", "problem", "cause", "measure"]
const marks = (text: string) => findPlaceholders(text).map(({ from, to }) => text.slice(from, to))
const leadIn = (text: string) => text.endsWith("：")

/** What the check says of the snippet as the one item of its section. */
function found(role: Role, text: string) {
  const doc = report({ year: 2026 }, section(role, "一、", "工作情况", list(role, "shi", text)))
  const { findings } = checkReport(doc, { year: null })
  return findings.map(({ kind, span }) => ({ kind, quote: text.slice(span.from, span.to) }))
}

/** These speak of the report around the item, not of its words. */
const aroundIt = new Set(["missing_cause", "missing_measure", "unlinked", "structure", "no_quantity"])

describe("the snippets", () => {
  it("have ids and texts of their own", () => {
    expect(new Set(snippets.map(({ id }) => id)).size).toBe(snippets.length)
    expect(new Set(snippets.map(({ text }) => text)).size).toBe(snippets.length)
  })

  it.each(sections)(
    "are twelve and more for %s, for townships, villages, schools, hospitals, bureaus",
    (role) => {
      const own = snippets.filter((snippet) => snippet.role === role)
      expect(own.length).toBeGreaterThanOrEqual(12)
      for (const unit of ["township", "village", "school", "hospital", "bureau"] as const)
        expect(own.filter(({ units }) => !units || units.includes(unit)).length).toBeGreaterThanOrEqual(8)
    },
  )

  it.each(table)("%s brings no figure of its own, and blanks that say what is missing", (_, { text }) => {
    expect(findQuantities(text)).toEqual([])
    expect(text.replace(/\{[^{}]+\}/g, "")).not.toMatch(/[{}_0-9]/)
    for (const mark of text.match(/\{[^{}]*\}/g) ?? [])
      expect(blankName(mark)).toMatch(/^[\u4e00-\u9fff（）]{2,6}$/)
    if (!leadIn(text)) expect(marks(text).length).toBeGreaterThan(0)
    expect(marks(text)).toEqual(text.match(/\{[^{}]*\}/g) ?? [])
  })

  it.each(table)("%s in a report leaves nothing to find but its blanks", (_, { role, text }) => {
    const findings = found(role, text).filter(({ kind }) => !aroundIt.has(kind))
    expect(findings).toEqual(marks(text).map((quote) => ({ kind: "placeholder", quote })))
  })

  it.each(table)("%s filled in leaves nothing to find", (_, { role, text }) => {
    const filled = text.replace(
      /\{([^{}]+)\}(?=([\u4e00-\u9fff%]?))/g,
      (_mark, name: string, unit: string) =>
        /^(?:责任|部门|牵头|村名|名称|地点|支部|科室|岗位|平台|场所|会议|工作|业务|重点|具体|原有|对象|人员类别|兼职|事项|项目名|本职|时限)/.test(
          name,
        ) || unit === ""
          ? name
          : "12",
    )
    const findings = found(role, filled).filter(({ kind }) => !aroundIt.has(kind) || kind === "no_quantity")
    expect(findings).toEqual([])
  })

  it.each(table.filter(([, { role }]) => role === "highlight"))("%s asks for figures", (_, { text }) => {
    expect(findQuantities(text.replace(/\{[^{}]+\}/g, "12")).length).toBeGreaterThanOrEqual(2)
  })

  it.each(table.filter(([, { role }]) => role === "measure"))(
    "%s has a place for what, when and who",
    (_, { text }) => {
      expect(text).toMatch(/^针对/)
      expect(text).toMatch(/由|责任|领导班子/)
      expect(text).toMatch(/\{(?:月份|时限|日期|天数|小时数)\}|每(?:月|周|季度|学期)/)
    },
  )

  it.each(table)("%s ends as a sentence or a lead-in does, and has no ordinal", (_, { text }) => {
    expect(text).toMatch(/[。：]$/)
    expect(text).not.toMatch(/^(?:[一二三四五六七八九十]+[是、]|（|\d)/)
  })
})
