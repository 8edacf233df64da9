import { describe, expect, test } from "vitest"
import { check } from "#shared/checks/run"
import type { Kind } from "#shared/checks/types"
import { list, report, section } from "../../builders"
import { checkText } from "./support"

/** What every rule that is built in finds above a hint in a highlight: its kind and what is underlined. */
function found(text: string): string[] {
  const doc = report(
    { year: 2024 },
    section("highlight", "一、", "主要工作", list("highlight", "shi", `抓实工作。${text}全年办结事项36件。`)),
  )
  return check(doc, { year: 2024 })
    .filter(({ severity }) => severity !== "hint")
    .map(({ kind }) => kind)
}

describe("lines that linters are tried on, with all rules on", () => {
  test.each([
    ["办班12期,培训60人。", "halfwidth"],
    ["办班12期;培训60人。", "halfwidth"],
    ["目标明确:办班12期。", "halfwidth"],
    ["建成便民点(代办站)6处。", "halfwidth"],
    ['推行"一窗办"服务。', "halfwidth"],
    ["培训骨干６０人。", "halfwidth"],
    ["设立便民 服务点6处，方便群众。", "halfwidth"],
    ["办班12期，，培训60人。", "punctuation"],
    ["办班12期。。", "punctuation"],
    ["办班12期，。", "punctuation"],
    ["读书12本、研讨6次……。", "punctuation"],
    ["推行“一窗办服务，办结36件。", "punctuation"],
    ["推行一窗办”服务，办结36件。", "punctuation"],
    ["推行”一窗办“服务，办结36件。", "punctuation"],
    ["开展“讲好“六个一”故事”活动3场。", "punctuation"],
    ["对照2021-2025年规划，补短板6处。", "punctuation"],
    ["建成便民点（代办站6处，办结36件。", "punctuation"],
    ["学习《条例12次，研讨6次。", "punctuation"],
    ["社区\u200b食堂供餐4.2万份。", "punctuation"],
    ["办班\ufeff12期。", "punctuation"],
    ["走访**户，办结36件。", "placeholder"],
    ["走访XX户，办结36件。", "placeholder"],
    ["增强“四个意识”（政治意识、大局意识、核心意识、服从意识），学习12次。", "set_phrase"],
    ["落实“三会一堂”制度，学习12次。", "set_phrase"],
    // Told once, by the rule that knows the term, and not as a wrong word again.
    ["落实全面从严治党主题责任，学习12次。", "set_phrase"],
    ["学习习近平法制思想12次。", "set_phrase"],
    ["慰问困难群众12户，其中东片7户、西片6户。", "arithmetic"],
    ["25年3月启动改造，完成6处。", "number_format"],
    ["投入4万5千元，改造6处。", "number_format"],
    ["慰问大约200余户。", "number_format"],
    ["广大党员党员受到警醒，办班12期。", "doubled"],
    ["年初布署重点工作12项。", "wording"],
  ] as [string, Kind][])("%s", (text, kind) => {
    expect(found(text)).toEqual([kind])
  })

  test.each([
    ["一、主要工作\n一是抓学习。增强“四个意识”、“四个自信”，学习12次。", "punctuation"],
    ["一、主要工作\n（一）、抓学习。办班12期。\n（二）、抓服务。办结36件。", "punctuation"],
    ["一、主要工作\n第一、抓学习。办班12期。\n第二、抓服务。办结36件。", "punctuation"],
    ["一、主要工作\n一是抓学习。办班12期。\n三是抓服务。办结36件。", "ordinal"],
  ] as [string, Kind][])("%s", (text, kind) => {
    const { findings } = checkText(`青岭镇2024年述职报告\n${text}`, 2024)
    expect(findings.map((it) => it.kind)).toContain(kind)
  })

  test("and a clean one where all are silent", () => {
    expect(
      found(
        "2021—2025年，围绕“十四五”规划，全镇（含3个社区）投入4.5万元，增长10%—20%；学习《中国共产党纪律处分条例》12次，开展“讲好‘六个一’”活动，增强“四个意识”、坚定“四个自信”、做到“两个维护”，发展党员13名，其中男党员7名、女党员6名，落实“三会一课”……成效明显。",
      ),
    ).toEqual([])
  })
})
