import { describe, expect, test } from "vitest"
import { blockFacts, reportFacts } from "#shared/checks/facts"
import { check, checkReport } from "#shared/checks/run"
import { type BlockRule, defaultSettings, type Rule, rule } from "#shared/checks/types"
import { aside, bareSection, intro, list, opening, report, section, title } from "../../builders"
import { find, typed } from "./support"

const noExamples = { flags: [], passes: [], guards: [] }

/** Flags every 丁 and keeps count of how often it is asked. */
function counting(): { rule: BlockRule; asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    rule: rule({
      id: "counting",
      kind: "wording",
      severity: "warning",
      scope: "block",
      title: "数一数丁",
      basis: "测试",
      examples: noExamples,
      check(block, _context, flag) {
        asked.push(block.text)
        for (const match of block.text.matchAll(/丁/g))
          flag(match.index, match.index + 1, {
            message: "这里有丁。",
            fixes: [
              {
                title: "改为“甲”",
                edits: [{ from: match.index, to: match.index + 1, insert: "甲" }],
                safe: true,
              },
            ],
          })
      },
    }),
  }
}

const doc = report(
  { year: 2025 },
  title("述职报告"),
  opening("现述职如下：丁"),
  section("highlight", "一、", "主要工作", list("highlight", "shi", "抓学习。丁丁。", "抓队伍。")),
  bareSection("measure", intro("打算。"), list("measure", "shi", "再学。丁。")),
  aside("第丁页", "page"),
)

describe("check", () => {
  test("gives the findings in the order of the text, ordinals before their text", () => {
    const onOrdinals: Rule = rule({
      id: "on-ordinals",
      kind: "ordinal",
      severity: "hint",
      scope: "report",
      title: "序号",
      basis: "测试",
      examples: noExamples,
      check({ outline }, _context, flag) {
        for (const block of [...outline.blocks].reverse())
          if (block.ordinal)
            flag({ block: block.index, in: "ordinal", from: 0, to: 1 }, { message: "序号。" })
      },
    })
    const found = check(doc, { year: null }, undefined, [onOrdinals, counting().rule])
    const places = found.map(({ span }) => [span.block, span.in, span.from])
    expect(places).toEqual([
      [1, "text", 6],
      [2, "ordinal", 0],
      [3, "ordinal", 0],
      [3, "text", 4],
      [3, "text", 5],
      [4, "ordinal", 0],
      [6, "ordinal", 0],
      [6, "text", 3],
    ])
  })

  test("adds the item of the block, and the rule's own data", () => {
    const [inOpening, inItem] = check(doc, { year: null }, undefined, [counting().rule])
    expect(inOpening).toMatchObject({ rule: "counting", kind: "wording", basis: "测试", item: null })
    const { outline } = reportFacts(doc)
    expect(inItem?.item).toBe(outline.items[0]?.id)
  })

  test("never looks at what is set aside", () => {
    const { rule, asked } = counting()
    check(doc, { year: null }, undefined, [rule])
    expect(asked).not.toContain("第丁页")
  })

  test("reads one block anew after a keystroke", () => {
    const { rule, asked } = counting()
    const rules = [rule]
    check(doc, { year: 2025 }, undefined, rules)
    const before = asked.length
    const place = find(doc, "抓队伍")
    const next = typed(doc, place.block, place.from, "丁")
    const found = check(next, { year: 2025 }, undefined, rules)
    expect(asked.slice(before)).toEqual(["丁抓队伍。"])
    expect(found).toHaveLength(5)
    expect(found).toEqual(check(next, { year: 2025 }, undefined, [counting().rule]))
  })

  test("reads everything anew for another year, and the first year still from memory", () => {
    const { rule, asked } = counting()
    const rules = [rule]
    check(doc, { year: 2025 }, undefined, rules)
    const once = asked.length
    check(doc, { year: 2024 }, undefined, rules)
    expect(asked).toHaveLength(2 * once)
    check(doc, { year: 2025 }, undefined, rules)
    expect(asked).toHaveLength(2 * once)
  })

  test("passes the year of the report's properties where the caller knows none", () => {
    const years: (number | null)[] = []
    const spy: Rule = { ...counting().rule, scope: "report", check: (_facts, { year }) => years.push(year) }
    check(doc, { year: null }, undefined, [spy])
    check(doc, { year: 2019 }, undefined, [spy])
    expect(years).toEqual([2025, 2019])
  })

  test("leaves out rules that are switched off, and takes levels from the settings", () => {
    const { rule } = counting()
    expect(check(doc, { year: null }, { ...defaultSettings, off: ["counting"] }, [rule])).toEqual([])
    const [first] = check(doc, { year: null }, { ...defaultSettings, severities: { counting: "hint" } }, [
      rule,
    ])
    expect(first?.severity).toBe("hint")
  })

  test("finds nothing in an empty report and throws at nothing", () => {
    expect(check(report({}), { year: 2025 })).toEqual([])
    expect(checkReport(report({}, title("")), { year: null }).findings).toEqual([])
  })
})

describe("facts", () => {
  test("of a block are read once, and shared by the next version of the report", () => {
    const first = reportFacts(doc)
    expect(reportFacts(doc)).toBe(first)
    const place = find(doc, "抓队伍")
    const next = reportFacts(typed(doc, place.block, 0, "一"))
    for (const [i, block] of next.blocks.entries())
      if (i === place.block) expect(block).not.toBe(first.blocks[i])
      else expect(block).toBe(first.blocks[i])
    expect(blockFacts(first.outline.blocks[0]!.node)).toBe(first.blocks[0])
  })
})
