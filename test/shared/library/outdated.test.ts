import { describe, expect, it } from "vitest"
import { ruleById } from "#shared/checks/registry"
import { checkReport } from "#shared/checks/run"
import { type OutdatedTerm, outdatedTerms } from "#shared/library/outdated"
import { list, report, section } from "../../builders"

const rules = [ruleById("outdated-term")!]
const table = outdatedTerms.map((term): [string, OutdatedTerm] => [Object.keys(term.forms).join(" "), term])

function found(text: string, year: number): string[] {
  const doc = report(
    { year },
    section("highlight", "一、", "主要工作", list("highlight", "shi", `办实事12件。${text}`)),
  )
  return checkReport(doc, { year }, undefined, rules).findings.map(({ severity }) => severity)
}

const say = ({ near, task }: OutdatedTerm, form: string) =>
  `今年${near?.[0] ?? ""}${task?.[0] ?? "抓好"}${form}12处。`

describe("the outdated terms", () => {
  it("stand once each and name their source", () => {
    const forms = outdatedTerms.flatMap((term) => Object.keys(term.forms))
    expect(forms.length).toBeGreaterThanOrEqual(150)
    expect(forms.filter((form, i) => forms.indexOf(form) !== i)).toEqual([])
    for (const { source } of outdatedTerms) expect(source.length).toBeGreaterThan(3)
  })

  it("are warnings only where it is sure", () => {
    for (const { level, confidence } of outdatedTerms) if (confidence !== "high") expect(level).toBe("hint")
  })

  it.each(table)("%s: found from its year on, not before", (_, term) => {
    const [year, month] = term.from.split("-").map(Number)
    for (const form of Object.keys(term.forms)) {
      expect(found(say(term, form), year! + 1), form).toEqual([term.level])
      expect(found(say(term, form), year! - 1), form).toEqual([])
      const inYear = (month ?? 1) <= 2 ? [term.level] : month! <= 8 ? ["hint"] : []
      expect(found(say(term, form), year!), form).toEqual(inYear)
    }
  })

  it.each(table)("%s: left alone in a title, in a longer quotation and in the years before", (_, term) => {
    const year = Number(term.from.slice(0, 4))
    for (const form of Object.keys(term.forms)) {
      expect(found(`学习《${form}纪事》12次。`, year + 1), form).toEqual([])
      expect(found(`${year - 2}年${say(term, form)}`, year + 1), form).toEqual([])
      if (!form.includes("“")) expect(found(`编写“${form}的故事”12篇。`, year + 1), form).toEqual([])
    }
  })

  it.each(table)("%s: what takes its place is current the year after", (_, term) => {
    const year = Number(term.from.slice(0, 4)) + 1
    for (const right of Object.values(term.forms))
      if (right) expect(found(say(term, right), year), right).toEqual([])
    for (const longer of term.within ?? [])
      expect(
        found(`今年讲好${longer}12场。`, year).filter((level) => level !== "hint"),
        longer,
      ).toEqual([])
  })
})
