import { existsSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { checkReport } from "#shared/checks/run"
import { expectSound, expectVoice } from "../../rule-tester"
import { checkText, lines, read } from "./support"

const at = (name: string) => new URL(name, import.meta.url)
const fixture = (name: string) => readFileSync(at(`reports/${name}.txt`), "utf8")
const seed = at("../../../../shared/seed-report.txt")

describe("whole reports", () => {
  test("a clean report of real length has no finding", () => {
    const text = fixture("clean")
    expect(text.replace(/\s/g, "").length).toBeGreaterThan(1200)
    expect(lines(checkText(text))).toEqual([])
  })

  test("every finding of a report full of defects", () => {
    const checked = checkText(fixture("defective"))
    for (const finding of checked.findings) {
      expectSound(finding, checked)
      expectVoice(finding)
    }
    expect(lines(checked)).toMatchSnapshot()
    expect(checked.findings.map((finding) => finding.message)).toMatchSnapshot()
  })

  test.skipIf(!existsSync(seed))("the seed report has exactly the known findings of these rules", () => {
    const { doc } = read(readFileSync(seed, "utf8"))
    const checked = checkReport(doc, { year: null })
    expect(checked.facts.properties.year).toBe(2022)
    const count = new Map<string, number>()
    for (const line of lines(checked)) count.set(line, (count.get(line) ?? 0) + 1)
    expect(Object.fromEntries(count)).toEqual({
      "error placeholder h2 “**”": 2,
      "error placeholder h3 “**”": 5,
      "error placeholder h4 “**”": 1,
      "error placeholder p1 “**”": 1,
      "warning cause-missing p2 “教育培训力度有待加强。”": 1,
      "warning measure-missing p2 “教育培训力度有待加强。”": 1,
      "error plan-year - “2022年”": 1,
      "warning halfwidth-punctuation m3 “,”": 2,
    })
  })
  if (!existsSync(seed)) console.log("seed report not here: its findings were not checked")
})
