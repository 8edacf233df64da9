import { readdirSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { checkReport } from "#shared/checks/run"
import { sampleReports } from "#shared/library/samples"
import { attrsOf } from "#shared/model/schema"
import { readFile } from "#shared/reading/read-file"
import { countCharacters } from "#shared/text/space"
import { lines } from "../shared/checks/support"

/** What each sample is meant to show, and nothing else. */
const meant: Record<string, string[]> = {
  "liping-2025": [
    "error placeholder h3 “**”",
    "warning highlight-quantity h4 “培育文明新风，民心聚得更拢。”",
    "warning halfwidth-punctuation h5 “,”",
    "warning cause-missing p4 “村务公开不够及时规范。”",
    "error plan-year - “2025年”",
    "hint answer-unlinked m5 “带头改进作风。”",
  ],
  "qingshi-2025": [
    "warning halfwidth-punctuation h4 “,”",
    "warning measure-missing p2 “党员教育培训针对性不强。”",
    "hint answer-unlinked m2 “用好活动阵地，把支部生活过得更实。”",
  ],
  "qingshi-2025-draft": [
    "error placeholder h1 “**”",
    "error placeholder h2 “**”",
    "warning highlight-quantity h3 “丰富活动载体，支部生活更有味道。”",
    "error placeholder h4 “**”",
    "warning cause-missing p2 “年轻干部培养跟不上。”",
    "warning measure-missing p2 “年轻干部培养跟不上。”",
    "error plan-year - “2025年”",
    "warning halfwidth-punctuation - “,”",
    "hint answer-unlinked m2 “建好用好阵地，激发支部活力。”",
    "error ordinal-sequence m3 “四是”",
    "warning halfwidth-punctuation m3 “,”",
  ],
}

function read(id: string) {
  const { fileName, text } = sampleReports.find((sample) => sample.id === id)!
  const result = readFile(fileName, new TextEncoder().encode(text))
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}

describe("the samples", () => {
  test("are all built in", () => {
    const folder = fileURLToPath(new URL("../../resources/samples/", import.meta.url))
    const files = readdirSync(folder).map((name) => name.replace(/\.txt$/, ""))
    expect(sampleReports.map(({ id }) => id).sort()).toEqual(files.sort())
    expect(Object.keys(meant).sort()).toEqual(files.sort())
  })

  for (const { id } of sampleReports) {
    test(`${id} is read without a doubt about its year and has the findings it is there for`, () => {
      const { doc, notices } = read(id)
      expect(notices).toEqual([])
      expect(attrsOf.report(doc).properties.year).toBe(2025)
      expect(attrsOf.report(doc).skeleton).toBe("party-building-duty")
      expect(lines(checkReport(doc, { year: null }))).toEqual(meant[id])
    })
  }

  test("begin with one as long as real reports are", () => {
    const [first] = sampleReports
    expect(first!.id).toBe("liping-2025")
    const length = countCharacters(first!.text)
    expect(length).toBeGreaterThanOrEqual(3000)
    expect(length).toBeLessThanOrEqual(3600)
  })
})
