import { describe, expect, test } from "vitest"
import { applyFixes } from "#shared/checks/fixes"
import { ruleById } from "#shared/checks/registry"
import { check } from "#shared/checks/run"
import { opening, report } from "../../builders"

const rules = [ruleById("halfwidth-punctuation")!]

/** The text after all safe fixes; equal to the text when nothing is flagged. */
function fixed(text: string): string {
  const doc = report({}, opening(text))
  const findings = check(doc, { year: null }, undefined, rules)
  expect(findings.every((it) => it.fixes.length === 1 && it.fixes[0]!.safe)).toBe(true)
  const after = applyFixes(
    doc,
    findings.flatMap((it) => it.fixes),
  ).doc
  expect(check(after, { year: null }, undefined, rules)).toEqual([])
  return after.textContent
}

describe("half-width marks and full-width digits in Chinese text", () => {
  test.each([
    ["抓产业,促增收;保稳定.", "抓产业，促增收；保稳定。"],
    ["做到两点:随到随办!行不行?", "做到两点：随到随办！行不行？"],
    ["培训(轮训)3期,覆盖村(社区)9个.", "培训（轮训）3期，覆盖村（社区）9个。"],
    ["半边全角(轮训）和（轮训)都改", "半边全角（轮训）和（轮训）都改"],
    ["落单的(括号也改", "落单的（括号也改"],
    ["合格率98%.", "合格率98%。"],
    ["“红渡口”,“金芦苇”两个品牌", "“红渡口”，“金芦苇”两个品牌"],
    ["增长12%,其中芦笋增长8%;", "增长12%，其中芦笋增长8%；"],
    ["共培训12,其中党员8", "共培训12，其中党员8"],
    ["增收9万元, 户均300元", "增收9万元，户均300元"],
    ["上线APP,方便群众", "上线APP，方便群众"],
    ["全镇(GDP)统计", "全镇（GDP）统计"],
    ["发展党员１２名,占比１．５％", "发展党员12名，占比1.5％"],
    ["Ｗｉｆｉ全覆盖", "Wifi全覆盖"],
    ["外层(内层(再内)一层)完", "外层（内层（再内）一层）完"],
    ["做到:(1)学深;(2)做实", "做到：（1）学深；（2）做实"],
    ["他说“干就完了”.", "他说“干就完了”。"],
  ])("%s", (text, expected) => {
    expect(fixed(text)).toBe(expected)
  })

  test.each([
    "到位资金1,200万元，比例3:1，每天8:30开门。",
    "配齐Windows 10 (x64)电脑8台，安装WPS Office 2019 (个人版除外的留空)".replace(/ \(个.*$/, "。"),
    "网址https://lw.example.cn/a?b=1,2和www.lw.example.cn:80，邮箱a.b@lw.example.cn。",
    "演唱《Hello, World!》，口号是“Yes, we can!”。",
    "完成率98％，误差±0.5%，A4纸、B5纸各3箱。",
    "函数f(x)的讲解课3节，版本v1.2.3。",
    "列出清单...逐项销号",
    "一.加强领导",
    "地址：芦湾路12号（3-2-101室）。",
    "全角的，都对；（没有问题）：好！对吗？",
    "",
  ])("not: %s", (text) => {
    expect(fixed(text)).toBe(text)
  })

  test("what stands for something still to be filled in is left to its own rule", () => {
    expect(fixed("在ＸＸ村调研")).toBe("在ＸＸ村调研")
  })
})
