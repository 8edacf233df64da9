import { describe, expect, test } from "vitest"
import { quoteOf } from "#shared/checks/ignore"
import { ruleById } from "#shared/checks/registry"
import { checkReport } from "#shared/checks/run"
import { read } from "./support"

const rules = [ruleById("plan-year")!]

function found(
  plan: string,
  { heading = "三、下一步工作思路和措施", opening = "现就本人2024年工作述职如下：", year = 2024 } = {},
): string[] {
  const text = `${opening}\n一、主要工作\n一是守住主业。召开例会18次。\n二、存在问题\n一是学用结合不够紧。\n${heading}\n${plan}`
  const { findings, facts } = checkReport(read(text).doc, { year }, undefined, rules)
  return findings.map((it) => `${it.severity} ${quoteOf(it, facts)} → ${it.fixes[0]?.title}`)
}

const fix = "改为“2025年”"

describe("a plan for the wrong year", () => {
  test.each([
    ["2024年，镇党委将围绕中心抓党建。", [`error 2024年 → ${fix}`]],
    ["2024年度，我们要以更大力度抓落实。", [`error 2024年 → ${fix}`]],
    ["新的一年，2024年将以支部联建为抓手。", [`error 2024年 → ${fix}`]],
    ["2024年工作的总体思路是：围绕中心、建强支部。", [`error 2024年 → ${fix}`]],
    ["为做好2024年各项工作，重点抓好以下两条。", [`error 2024年 → ${fix}`]],
    ["2024年，以支部联建为抓手，推动党建和业务深度融合。", [`warning 2024年 → ${fix}`]],
    ["2023年，镇党委将围绕中心抓党建。", [`warning 2023年 → ${fix}`]],
    ["2026年，镇党委将围绕中心抓党建。", [`error 2026年 → ${fix}`.replace("error", "warning")]],
    ["一是办好夜校。力争2024年底前开到每个村。", [`warning 2024年 → ${fix}`]],
    ["一是办好夜校。到2024年底，实现村村有课堂。", [`warning 2024年 → ${fix}`]],
    ["一是办好夜校。2024年6月底前完成选址。", [`warning 2024年 → ${fix}`]],
    ["一是壮大集体经济。确保2024年每个村收入都超过20万元。", [`warning 2024年 → ${fix}`]],
    ["一是办好夜校。主要打算：2024年要开到每个村。", [`error 2024年 → ${fix}`]],
    ["明年（2024年）把夜校开到每个村。", [`error 2024年 → ${fix}`]],
    ["在即将到来的2024年，我将带头苦干。", [`error 2024年 → ${fix}`]],
    ["展望2024年，我们信心百倍。", [`error 2024年 → ${fix}`]],
    ["一是办好夜校。2024年下半年开展轮训2期。", [`warning 2024年 → ${fix}`]],
  ])("%s", (plan, expected) => {
    expect(found(plan)).toEqual(expected)
  })

  test.each([
    ["确保2024年各项任务圆满收官，为明年开好头。"],
    ["2024年建成3处，2025年再建5处。"],
    ["2024年是收官之年，2025年是开局之年。"],
    ["对2024年12月底前没有完成的3个项目，2025年一季度必须完成。"],
  ])("not %s", (plan) => {
    expect(found(plan)).toEqual([])
  })

  test("in what closes the report", () => {
    const closing = "一是办好夜校。送课到组。\n四、结束语\n2024年，我将带头苦干，不负重托。"
    expect(found(closing)).toEqual([`error 2024年 → ${fix}`])
  })

  test("in the heading of the part", () => {
    expect(found("一是办好夜校。", { heading: "三、2024年工作打算" })).toEqual([`error 2024年 → ${fix}`])
    expect(found("一是办好夜校。", { heading: "三、2024年度下一步工作思路" })).toEqual([
      `error 2024年 → ${fix}`,
    ])
  })
})

describe("years that a plan may name", () => {
  test.each([
    "2025年，镇党委将围绕中心抓党建。",
    "2025年是“十四五”收官之年，也是谋划“十五五”的关键一年。",
    "一是抓整改。针对2024年度述职评议反馈的3个问题，逐条销号。",
    "一是抓整改。2024年度考核反馈的问题，明年3月底前全部改完。",
    "一是抓整改。对照2024年民主生活会查摆的问题，继续深化整改。",
    "一是抓巩固。在2024年基础上，再建夜校2所。",
    "一是抓巩固。与2024年相比，培训人次要翻一番。",
    "一是抓巩固。较2024年增长10%以上。",
    "一是抓巩固。巩固2024年整改成果，做到常抓不懈。",
    "一是抓规划。落实2021—2025年干部教育规划，2021年至2025年培训任务全部完成。",
    "一是抓规划。按照《2024年村干部培训计划》和芦组发〔2024〕3号文件收尾。",
    "一是抓巩固。2024年以来建成的6处驿站，要管好用好。",
    "一是抓巩固。2024年建成的6处驿站，要管好用好。",
    "一是抓产业。2024年启动的冷库项目，力争明年投产。",
    "一是抓产业。截至2024年底，冷库主体已完工，下一步加快设备安装。",
    "一是抓产业。2024年底已完成选址，明年动工。",
    "2024年即将过去，成绩属于过去。2025年，我们要从头越。",
    "2024年，我镇虽然取得了一些成绩，但离群众期盼还有差距，今后要加倍努力。",
    "2022年芦湾村被评为示范村，今后要让更多的村跟上来。",
    "一是抓产业。到2026年，建成千亩芦笋基地。",
  ])("%s", (plan) => {
    expect(found(plan)).toEqual([])
  })

  test("a report in the middle of the year plans the rest of it", () => {
    expect(
      found("2024年，镇党委将围绕中心抓党建。", { opening: "现将2024年上半年工作情况报告如下：" }),
    ).toEqual([])
  })

  test("the parts before the plan are not its business", () => {
    expect(found("一是办好夜校。", { heading: "三、2024年工作打算" }).length).toBe(1)
    const text = "一、主要工作\n2024年，镇党委将支部建在链上，新建夜校2所。\n二、下一步打算\n办好夜校。"
    expect(checkReport(read(text).doc, { year: 2024 }, undefined, rules).findings).toEqual([])
  })

  test("without a year reported on nothing can be said", () => {
    const { doc } = read("一、主要工作\n一是办夜校2所。\n二、下一步打算\n2024年，镇党委将围绕中心抓党建。")
    expect(checkReport(doc, { year: null }, undefined, rules).findings).toEqual([])
  })
})
