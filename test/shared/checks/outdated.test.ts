import { describe, expect, test } from "vitest"
import { quoteOf } from "#shared/checks/ignore"
import { narratesBefore } from "#shared/checks/narration"
import { ruleById } from "#shared/checks/registry"
import { checkReport } from "#shared/checks/run"
import { list, report, section } from "../../builders"

const rules = [ruleById("outdated-term")!]

function checked(text: string, year: number | null) {
  const doc = report({ year }, section("highlight", "一、", "主要工作", list("highlight", "shi", text)))
  return checkReport(doc, { year }, undefined, rules)
}

function found(text: string, year: number | null): string[] {
  const { findings, facts } = checked(text, year)
  return findings.map((it) => `${it.severity} ${quoteOf(it, facts)} → ${it.fixes[0]?.edits[0]?.insert ?? ""}`)
}

describe("a term of yesterday for the work of today", () => {
  test.each([
    ["走访贫困户46户。", 2023, ["warning 贫困户 → 脱贫户"]],
    ["资助建档立卡贫困户子女46名。", 2022, ["warning 建档立卡贫困户 → 脱贫户"]],
    ["打赢脱贫攻坚战。", 2022, ["warning 脱贫攻坚 → "]],
    ["把脱贫攻坚记在心上。", 2022, ["hint 脱贫攻坚 → "]],
    ["打赢脱贫攻坚战。", 2021, ["hint 脱贫攻坚 → "]],
    ["会同县环保局、国土局检查12次。", 2024, ["warning 环保局 → 生态环境局", "warning 国土局 → 自然资源局"]],
    ["城乡居民新农合参保率98%。", 2023, ["warning 新农合 → 城乡居民基本医疗保险"]],
    ["疫情防控平稳有序。", 2024, ["warning 疫情防控 → "]],
    ["疫情防控平稳有序。", 2023, ["hint 疫情防控 → "]],
    ["坚持动态清零总方针抓疫情防控。", 2024, ["warning 动态清零 → ", "warning 疫情防控 → "]],
    ["深入开展扫黑除恶专项斗争。", 2023, ["warning 扫黑除恶专项斗争 → 常态化扫黑除恶斗争"]],
    ["增强党组织政治功能和组织力。", 2024, ["warning 政治功能和组织力 → 政治功能和组织功能"]],
    ["做好“六稳”工作、落实“六保”任务。", 2024, ["hint 做好“六稳”工作 → ", "hint 落实“六保”任务 → "]],
    ["建成“巾帼扶贫车间”9个。", 2023, ["warning 扶贫车间 → 帮扶车间"]],
    ["脱贫攻坚成效显著。", 2022, ["hint 脱贫攻坚 → "]],
    ["落实守初心、担使命，找差距、抓落实总要求。", 2024, ["hint 守初心、担使命，找差距、抓落实 → "]],
  ] as const)("%s in %d", (text, year, expected) => {
    expect(found(text, year)).toEqual(expected)
  })
})

describe("what tells of the past, or is right still", () => {
  test.each([
    ["2020年底最后23户贫困户脱贫，今年没有一户返贫。", 2023],
    ["二〇二〇年全村贫困户清零。", 2023],
    ["原县扶贫办移交的台账12本。", 2023],
    ["时任县环保局局长的老张回乡任职。", 2023],
    ["5年前挂牌的扶贫车间，现在招工31人。", 2023],
    ["扶贫车间更名为帮扶车间。", 2023],
    ["脱贫攻坚时期建起的茶园产茶12吨。", 2023],
    ["巩固拓展脱贫攻坚成果，弘扬脱贫攻坚精神。", 2023],
    ["做好易地扶贫搬迁后续扶持。", 2024],
    ["隐患排查36处，实现动态清零。", 2024],
    ["抓好非洲猪瘟疫情防控，消杀12次。", 2024],
    ["会同县文化和旅游局、农业局部改造组办展3次。", 2024],
    ["编写《贫困户的故事》，获评“扶贫干部口述史”项目。", 2024],
    ["走访贫困户46户。", 2020],
    ["走访贫困户46户。", null],
    ["走访困难户、低保户46户。", 2024],
    ["常态化开展“我为群众办实事”12件。", 2023],
    ["打赢脱贫攻坚战、全面建成小康社会之后，重心转到乡村振兴。", 2021],
    ["脱贫攻坚取得全面胜利，如期全面建成小康社会。", 2021],
    ["在打赢脱贫攻坚战的基础上推进乡村振兴。", 2022],
    ["走访历经脱贫攻坚洗礼的驻村干部12名。", 2023],
    ["参加过脱贫攻坚的老队员讲党课4场。", 2024],
    ["“同心扶贫车间”的牌子换下3块。", 2023],
    ["脱贫攻坚五年过渡期的第二年，监测5户。", 2022],
    ["疫情防控实施“乙类乙管”后，送药上门126次。", 2023],
    ["新冠疫情防控顺利转段，救治36人。", 2023],
  ] as const)("%s in %s", (text, year) => {
    expect(found(text, year)).toEqual([])
  })

  test("a year of another sentence does not excuse", () => {
    expect(found("2020年办起车间2处。今年走访贫困户46户。", 2023)).toEqual(["warning 贫困户 → 脱贫户"])
  })

  test("原 of 草原 and 原则 tells nothing", () => {
    const { facts } = checked("草原上坚持原则，走访贫困户46户。", 2023)
    const block = facts.blocks.find(({ text }) => text.includes("贫困户"))!
    const from = block.text.indexOf("贫困户")
    expect(narratesBefore(block, from, from + 3, 2021)).toBe(false)
    expect(found("草原上坚持原则，走访贫困户46户。", 2023)).toEqual(["warning 贫困户 → 脱贫户"])
  })
})
