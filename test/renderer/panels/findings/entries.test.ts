import { describe, expect, it } from "vitest"
import { kindNames } from "#shared/checks/kind-names"
import { checkReport } from "#shared/checks/run"
import { kinds } from "#shared/checks/types"
import { entriesOf, nextFrom, safeFixes, splitMessage } from "../../../../renderer/panels/findings/entries"
import { inPlaceOf } from "../../../../renderer/panels/findings/FindingsPanel"
import { list, opening, report, section } from "../../../builders"

const checked = checkReport(
  report(
    { year: 2026 },
    opening("现就本人2026年情况述职如下："),
    section(
      "highlight",
      "一、",
      "履职工作特色和亮点",
      list(
        "highlight",
        "shi",
        "守住主业。召开例会**次。",
        "建强队伍。抓班子,带队伍,促落实。",
        "建强队伍。抓班子,带队伍,促落实。",
      ),
    ),
  ),
  { year: null },
)
const entries = entriesOf(checked)

describe("entries", () => {
  it("are the findings in the order of the text", () =>
    expect(entries.map(({ finding }) => finding)).toEqual(checked.findings))

  it("have each a key of its own, even where two places are alike to the letter", () => {
    const commas = entries.filter(({ finding }) => finding.kind === "halfwidth")
    expect(commas.length).toBeGreaterThan(2)
    expect(new Set(commas.map(({ mark }) => mark)).size).toBeLessThan(commas.length)
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length)
  })

  it("say where they are and in which words", () => {
    const blank = entries.find(({ finding }) => finding.kind === "placeholder")!
    expect(blank.place).toBe("亮点一")
    expect(blank.quote).toBe("……住主业。召开例会**次。")
    const last = entries.filter(({ finding }) => finding.kind === "halfwidth").at(-1)!
    expect(last.quote).toBe("……。抓班子,带队伍,促落实。")
  })

  it("are made once for one check", () => expect(entriesOf(checked)).toBe(entries))
})

it("counts the fixes that can be made together", () => expect(safeFixes(checked)).toBe(4))

it.each([
  ["第二个问题没有写原因。写一句，或连到已有的原因。", "第二个问题没有写原因", "写一句，或连到已有的原因。"],
  ["逗号是半角的，中文里用全角。改为“，”。", "逗号是半角的，中文里用全角", "改为“，”。"],
  ["“**个”里的数字没有填，印出来就是空的。补上。", "“**个”里的数字没有填", "印出来就是空的。补上。"],
  ["写着“好。很好，真的很好，非常好”。改。", "写着“好。很好，真的很好，非常好”", "改。"],
  ["没有句号", "没有句号", ""],
])("splits %s", (message, title, why) => expect(splitMessage(message)).toEqual({ title, why }))

describe("the next finding", () => {
  const at = (entry: (typeof entries)[number]) => entry.finding.span.block * 1000 + entry.finding.span.from
  it("is the first behind the caret, and goes round at the end", () => {
    expect(nextFrom(entries, at, -1, 1)).toBe(entries[0])
    expect(nextFrom(entries, at, at(entries[0]!), 1)).toBe(entries.find((it) => at(it) > at(entries[0]!)))
    expect(nextFrom(entries, at, 1e9, 1)).toBe(entries[0])
  })
  it("is the last before it the other way", () => {
    expect(nextFrom(entries, at, 1e9, -1)).toBe(entries.at(-1))
    expect(nextFrom(entries, at, -1, -1)).toBe(entries.at(-1))
  })
  it("is none where there are none", () => expect(nextFrom([], at, 0, 1)).toBeNull())
})

it("gives the place of a row that goes to the next in the list, levels in their order", () => {
  const shown = ["error", "warning"].flatMap((level) =>
    entries.filter(({ finding }) => finding.severity === level),
  )
  const without = (...gone: typeof shown) => shown.filter((entry) => !gone.includes(entry))
  expect(inPlaceOf(shown[0]!.key, shown, without(shown[0]!))).toBe(shown[1]!.key)
  expect(inPlaceOf(shown[0]!.key, shown, without(shown[0]!, shown[1]!))).toBe(shown[2]!.key)
  expect(inPlaceOf(shown.at(-1)!.key, shown, without(shown.at(-1)!))).toBe(shown.at(-2)!.key)
  expect(inPlaceOf(shown[0]!.key, shown, [])).toBeNull()
  expect(inPlaceOf("gone", shown, shown)).toBeNull()
})

it("names every kind in Chinese", () => {
  for (const kind of kinds) expect(kindNames[kind]).toMatch(/^\p{Script=Han}+$/u)
})
