import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import { describe, expect, test } from "vitest"
import { ignoreKey } from "#shared/checks/ignore"
import { checkReport } from "#shared/checks/run"
import { checkText, find, lines, read, typed } from "./support"

const text = `一、履职工作特色和亮点
一是守住主业,责任压实。召开例会18次。
二是建强队伍,能力提升。培训骨干60人。
二、存在问题及原因
一是学用结合不够紧。`

const isComma = (rule: string) => rule === "halfwidth-punctuation"

/** The report with its first half-width comma ignored. */
function ignoring(doc: Node): Node {
  const checked = checkReport(doc, { year: null })
  const finding = checked.findings.find((it) => isComma(it.rule))!
  return new Transform(doc).setDocAttribute("ignored", [ignoreKey(finding, checked.facts)]).doc
}

function commas(doc: Node): { found: number; ignored: number } {
  const { findings, ignored } = checkReport(doc, { year: null })
  return { found: findings.filter((it) => isComma(it.rule)).length, ignored: ignored.length }
}

describe("an ignored finding", () => {
  const doc = ignoring(read(text).doc)

  test("is put apart, its like elsewhere is not", () => {
    expect(commas(doc)).toEqual({ found: 1, ignored: 1 })
  })

  test("stays ignored while other places change, in its paragraph and before it", () => {
    const place = find(doc, "18次")
    expect(commas(typed(doc, place.block, place.from, "全年"))).toEqual({ found: 1, ignored: 1 })
    expect(commas(typed(doc, 0, 0, "（修改稿）"))).toEqual({ found: 1, ignored: 1 })
  })

  test("comes back when the place itself changes", () => {
    const place = find(doc, "守住主业")
    expect(commas(typed(doc, place.block, place.from + 4, "务"))).toEqual({ found: 2, ignored: 0 })
  })

  test("is told apart by rule and by what is missing", () => {
    const { findings, facts } = checkText(text)
    const keys = findings.map((finding) => ignoreKey(finding, facts))
    expect(new Set(keys).size).toBe(keys.length)
    const missing = findings.filter((it) => it.subject)
    expect(missing.map((it) => it.subject)).toEqual(["plan"])
    const key = ignoreKey(missing[0]!, facts)
    expect(ignoreKey({ ...missing[0]!, subject: "problems" }, facts)).not.toBe(key)
  })

  test("does not depend on where in the report it stands", () => {
    const moved = `一、履职工作特色和亮点\n一是新添的一条。走访农户40户。\n${text
      .slice(text.indexOf("\n") + 1)
      .replace("一是守", "二是守")
      .replace("二是建", "三是建")}`
    const ignored = new Transform(read(moved).doc).setDocAttribute("ignored", doc.attrs.ignored).doc
    expect(commas(ignored)).toEqual({ found: 1, ignored: 1 })
    expect(lines(checkText(moved)).filter((it) => it.includes("halfwidth"))).toHaveLength(2)
  })
})
