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
      "error confusion h3 “反包倒租”": 1,
      "error placeholder h2 “**”": 2,
      "error placeholder h3 “**”": 5,
      "error placeholder h4 “**”": 1,
      "error placeholder p1 “**”": 1,
      "warning cause-missing p2 “教育培训力度有待加强。”": 1,
      "warning measure-missing p2 “教育培训力度有待加强。”": 1,
      "error plan-year - “2022年”": 1,
      "warning halfwidth-punctuation m3 “,”": 2,
      "warning anniversary m2 “100周年”": 1,
      "warning confusion h4 “增改方案”": 1,
      "warning confusion m2 “激发基层党组织活动”": 1,
      "warning outdated-term h2 “扫黑除恶专项斗争”": 1,
      "warning outdated-term h3 “贫困户”": 1,
      "warning outdated-term m3 “脱贫攻坚”": 1,
      "warning set-phrase-wrong h1 “党委理论中心组”": 1,
      "hint answer-unlinked m2 “创新工作举措，激发组织建设“新活力”。”": 1,
      "hint outdated-term h2 “村级后备干部”": 1,
      "hint outdated-term h2 “脱贫攻坚”": 1,
      "hint term-of-office h2 “村“两委”换届”": 1,
    })
  })
  if (!existsSync(seed)) console.log("seed report not here: its findings were not checked")
})
