import { describe, expect, it } from "vitest"
import { withLastYear } from "#shared/carry/last-year"
import { checkReport } from "#shared/checks/run"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { entriesOf } from "../../../../renderer/panels/findings/entries"
import { asRows, type GroupBy, groupsOf, ownEntries } from "../../../../renderer/panels/findings/groups"

const text = `石湾镇党委书记2025年度述职报告
现将本人2025年履职情况报告如下:
一、履职工作特色和亮点
一是抓学习,强本领。办班12期，走访**村。
二是抓作风，干部面貌一新。
二、存在问题及原因
一是调研不深,主要是下沉时间少。
三、下一步工作思路和措施
一是针对调研不深的问题，每名干部每月驻点5天。`

const checked = checkReport(readStructure(plainSource(text)).doc, { year: 2025 })
const entries = entriesOf(checked)
const groups = (by: GroupBy) => groupsOf(entries, by, checked.facts.outline)
const labels = (by: GroupBy) => groups(by).map(({ label }) => label)

describe("findings in groups", () => {
  it.each(["severity", "part", "rule"] as const)("by %s stand in one group each", (by) => {
    const rows = asRows(groups(by))
    expect(rows).toHaveLength(entries.length)
    expect(new Set(rows)).toEqual(new Set(entries))
  })

  it("by level: gravest first, hints fold", () => {
    expect(labels("severity").slice(0, 2)).toEqual(["必须改", "建议看"])
    expect(
      groups("severity")
        .filter(({ fold }) => fold !== null)
        .every(({ key }) => key === "hint"),
    ).toBe(true)
  })

  it("by part: as in the text, under the heading", () => {
    expect(labels("part").slice(0, 3)).toEqual(["标题和开头", "一、履职工作特色和亮点", "二、存在问题及原因"])
  })

  it("by rule: the rule with the gravest finding first, of the others the most frequent", () => {
    const told = groups("rule")
    expect(told[0]!.entries[0]!.finding.severity).toBe("error")
    const commas = told.find(({ key }) => key === "halfwidth-punctuation")!
    expect([commas.label, commas.note]).toEqual(["半角标点或全角数字", "3 处"])
  })

  it.each(["severity", "part", "rule"] as const)(
    "by %s: what the tab 上年 asks about waits folded at the end",
    (by) => {
      const last = readStructure(plainSource(text.replaceAll("2025", "2024"))).doc
      const held = checkReport(
        withLastYear(readStructure(plainSource(text)).doc, { name: "去年.docx", year: 2024, report: last }),
        { year: 2025 },
      )
      const all = entriesOf(held)
      const told = groupsOf(all, by, held.facts.outline)
      const { label, fold, entries: folded } = told.at(-1)!
      expect([label, fold]).toEqual(["还是去年的", "lastYear"])
      expect(folded.length).toBeGreaterThan(2)
      expect(told.filter((group) => group.fold === "lastYear")).toHaveLength(1)
      expect(ownEntries(all)).toHaveLength(all.length - folded.length)
      expect(asRows(told)).toHaveLength(all.length)
    },
  )
})
