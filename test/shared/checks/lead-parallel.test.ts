import { describe, expect, test } from "vitest"
import { quoteOf } from "#shared/checks/ignore"
import { ruleById } from "#shared/checks/registry"
import { checkReport } from "#shared/checks/run"
import { read } from "./support"

const rules = [ruleById("lead-parallel")!]
const ordinals = ["（一）", "（二）", "（三）", "（四）", "（五）", "（六）"]

function told(...leads: string[]): string[] {
  const text = `一、主要工作\n${leads.map((lead, i) => `${ordinals[i]}${lead}。办班${i + 11}期。`).join("\n")}`
  const checked = checkReport(read(text).doc, { year: null }, undefined, rules)
  for (const { severity, kind } of checked.findings) expect([severity, kind]).toEqual(["hint", "ordinal"])
  return checked.findings.map((it) => quoteOf(it, checked.facts))
}

describe("leads of one list", () => {
  test.each([
    [
      "one clause among pairs",
      ["学理论，铸师魂", "带队伍，提素养", "加强安全保卫工作", "办实事，暖人心"],
      "加强安全保卫工作",
    ],
    [
      "a longer pair among fours",
      ["凝心聚力，学思践悟", "选优配强，建强队伍", "扎扎实实办好民生实事，群众满意", "守正创新，攻坚克难"],
      "扎扎实实办好民生实事，群众满意",
    ],
    ["another first word", ["突出政治引领", "突出选优配强", "突出兴业富民", "强化正风肃纪"], "强化正风肃纪"],
  ])("that break off: %s", (_name, leads, quote) => {
    expect(told(...leads)).toEqual([quote])
  })

  test.each([
    ["all of one measure", ["学理论，铸师魂", "带队伍，提素养", "护校园，保平安", "办实事，暖人心"]],
    ["of no measure", ["学习不深", "党员队伍年龄明显老化", "作风不够扎实", "集体经济底子薄"]],
    ["of two measures", ["学理论，铸师魂", "带队伍，提素养", "加强安全保卫工作", "改进后勤服务质量"]],
    ["three only", ["学理论，铸师魂", "带队伍，提素养", "加强安全保卫工作"]],
    ["with a name", ["学理论，铸师魂", "带队伍，提素养", "学“枫桥经验”，促和谐", "办实事，暖人心"]],
    ["a character more", ["突出政治引领", "建好骨干队伍", "发展富民产业", "改进机关作风", "守牢防汛安全线"]],
  ])("that are left alone: %s", (_name, leads) => {
    expect(told(...leads)).toEqual([])
  })
})
