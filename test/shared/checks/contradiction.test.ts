import { describe, expect, test } from "vitest"
import { quoteOf } from "#shared/checks/ignore"
import { ruleById } from "#shared/checks/registry"
import { checkReport } from "#shared/checks/run"
import { expectSound, expectVoice } from "../../rule-tester"
import { read } from "./support"

const rules = [ruleById("figure-contradiction")!]

/** What is told of a report in which two items and a plan say something. */
function told(first: string, second: string, plan = "办夜校2期。"): string[] {
  const text = `一、主要工作\n一是抓学习。${first}\n二是抓服务。${second}\n二、下一步打算\n一是学以致用。${plan}`
  const checked = checkReport(read(text).doc, { year: 2024 }, undefined, rules)
  for (const finding of checked.findings) {
    expectSound(finding, checked)
    expectVoice(finding)
    expect(finding.severity).toBe("warning")
  }
  return checked.findings.map((it) => quoteOf(it, checked.facts))
}

describe("one thing counted twice", () => {
  test.each([
    ["two digits changed places", "服务3860户居民。", "同3680户的居民规模相比，人手偏紧。", "3680户"],
    ["with the noun in front", "覆盖师生1260人。", "2024年覆盖师生1620人的党课反响良好。", "1620人"],
    ["all of them, twice", "全镇下辖13个行政村。", "全镇12个村只走了一遍。", "12个"],
    [
      "a long name, once in front and once behind",
      "组建家庭医生团队6个。",
      "5个家庭医生团队均由骨干带队。",
      "5个",
    ],
    ["the rarer of two", "全镇15个村集中学习。全镇15个村都有夜校。", "全镇16个村实现网格全覆盖。", "16个"],
    [
      "income per head",
      "人均可支配收入由2万元增加到2.2万元。",
      "牧民人均收入从1.8万元提高到2.4万元。",
      "2.4万元",
    ],
    [
      "one of what a place is made of",
      "河口村辖7个组，386户1420人，党员46名。",
      "全村49名党员里，外出的17名。",
      "49名",
    ],
    ["all of them, among whom", "现有教职工86名。", "83名教职工中，50岁以上的31名。", "83名"],
    ["what was done, and to what", "完成农村危桥改造17座。", "全年改造的19座农村危桥中，有3座超期。", "19座"],
    [
      "what they lack",
      "114座涵闸中，有23座没有落实专职管护员。",
      "为13座没有专职管护员的涵闸逐一定人。",
      "13座",
    ],
    [
      "a rate and what failed",
      "调解纠纷164件，调解成功率98.2%，调解失败的有13件。",
      "办事80件。",
      "调解失败的有13件",
    ],
  ])("%s", (_name, first, second, quote) => {
    expect(told(first, second)).toEqual([quote])
  })

  test("a plan for all of them counts, too", () => {
    expect(told("7个党支部全部达标。", "办事80件。", "2025年3月底前逐一制定8个党支部提升方案。")).toEqual([
      "8个",
    ])
  })
})

describe("figures that differ by right", () => {
  test.each([
    ["what is named in brackets besides", "全镇辖12个行政村、4个社区。", "16个村（社区）全部完成换届。"],
    ["what is chosen from all", "全镇后备力量48名。", "安排18名后备力量到重点岗位锻炼。"],
    ["what is left of all", "全县农村公路1860公里。", "全县尚有186公里农村公路没有硬化。"],
    ["all of one side", "东片6个村全部通水。", "西片7个村全部通路。"],
    ["those that do something", "全院6个临床科室开展新技术。", "4个临床科室骨干断层。"],
    ["the beginning and the end of the year", "年初在册困难户236户。", "年末在册困难户263户。"],
    ["those that lack two things", "26户群众没有安装智能水表。", "16户群众没有安装智能电表。"],
    ["nouns that only end alike", "联系服务群众126户。", "走访困难群众162户。"],
    ["money for two things", "投入资金486万元改厕。", "投入资金468万元修路。"],
    ["those of one body", "全村党员52名。", "联建支部26名党员中，青年9名。"],
    ["a longer noun", "48个村民小组长参加培训。", "全镇84个村民小组。"],
    ["the same figure", "服务3860户居民。", "同3860户的居民规模相比，人手偏紧。"],
    ["last year's", "办理事项1086项。", "比上年的1068项多18项。"],
    ["parts of the same", "15个村党组织中仍有2个连续垫底。", "286个旱厕改完了271个。"],
    ["some of them", "4个党支部中有3个达标。", "培训2个党支部，新增5个党支部。"],
    ["halves of the year", "上半年走访企业1231家。", "下半年走访企业1213家。"],
    ["something else in the same place", "全镇12个村全部达标。", "全镇86个村民小组都有联络员。"],
    ["people of two kinds", "全园62名教职工中，党员12名。", "全园310名幼儿中，独生的96名。"],
    ["those that were added", "全区实有经营主体3.2万户。", "全年新登记经营主体4100户。"],
    ["those that something was done to", "全社区独居老人186名。", "走访独居老人120名，慰问独居老人60名。"],
    ["digits that are alike by chance", "走访企业213家。", "走访企业312家。"],
    ["a rate that fits", "调解纠纷164件，调解成功率92.1%，调解失败的有13件。", "办事80件。"],
    ["income of some", "人均可支配收入2.2万元。", "脱贫户人均纯收入1.6万元，人均增收800元。"],
  ])("%s", (_name, first, second) => {
    expect(told(first, second)).toEqual([])
  })

  test("what is planned", () => {
    expect(told("办理事项1086项。", "办事80件。", "力争全年办理事项1806项，人均收入达到3万元。")).toEqual([])
  })
})
