import { describe, expect, test } from "vitest"
import { ruleById } from "#shared/checks/registry"
import { checkReport } from "#shared/checks/run"
import { cliches } from "#shared/library/cliches"
import { setPhrases } from "#shared/library/terms"
import { read } from "./support"

const of = (text: string, id: string) => {
  const { facts, findings } = checkReport(read(text).doc, { year: null }, undefined, [ruleById(id)!])
  return findings.map(({ span, message, severity }) => ({
    said: facts.blocks[span.block]!.text.slice(span.from, span.to),
    message,
    severity,
  }))
}

describe("empty phrases", () => {
  const plain = "新修村道6公里，架起便民桥2座，芦湾组的娃娃上学不再绕山，老人看病也能坐上班车。"
  const report = (phrases: readonly string[], sentences: number) =>
    `一、主要工作\n一是抓建设。${plain.repeat(sentences)}\n二是抓服务。${phrases.map((it) => `${it}，`).join("")}办结36件。`

  test("are told by how many stand in a thousand characters, the most frequent named", () => {
    const [finding] = of(
      report(["高度重视", "狠抓落实", "高度重视", "成效显著", "再接再厉", "攻坚克难"], 5),
      "cliche-density",
    )
    expect(finding?.severity).toBe("hint")
    expect(finding?.said).toBe("高度重视")
    expect(finding?.message).toMatch(
      /^全文每千字有 \d+ 处套话，共 6 处，最多的是“高度重视”2 次、“狠抓落实”、“成效显著”。/,
    )
  })

  test.each([
    [
      "the same in a long report",
      report(["高度重视", "狠抓落实", "高度重视", "成效显著", "再接再厉", "攻坚克难"], 20),
    ],
    ["a few in a short one", report(["高度重视", "狠抓落实", "成效显著", "再接再厉", "攻坚克难"], 5)],
    [
      "any number in a few lines",
      report(["高度重视", "狠抓落实", "成效显著", "再接再厉", "攻坚克难", "开拓创新"], 1),
    ],
    ["none", report([], 10)],
  ])("are left alone: %s", (_, text) => {
    expect(of(text, "cliche-density")).toEqual([])
  })

  test("a phrase inside a longer one counts once", () => {
    const [finding] = of(
      report(["奠定坚强组织保证", "提高政治站位", "满意的答卷", "狠抓工作落实", "显著成效", "明显成效"], 5),
      "cliche-density",
    )
    expect(finding?.message).toContain("共 6 处")
  })

  test("are unique, and none is a set phrase of the Party", () => {
    expect(cliches.filter((it, i) => cliches.indexOf(it) !== i)).toEqual([])
    const forms = new Set(setPhrases.map(({ form }) => form))
    expect(cliches.filter((it) => forms.has(it))).toEqual([])
  })
})

describe("the person", () => {
  const report = ({
    title = "芦湾镇党委书记2024年度述职报告",
    opening = "根据安排，现述职如下：",
    body = units,
  } = {}) => `${title}\n\n${opening}\n一、工作情况\n${body}`
  const units =
    "一是抓班子。镇党委召开例会18次，镇党委督办项目12个。\n二是抓产业。我镇新增大棚35座。\n三是抓环境。我镇清运垃圾120吨。"

  test.each([
    ["the title names a post", report()],
    [
      "the opening says 本人",
      report({ title: "述职报告", opening: "根据安排，现将本人一年来的工作述职如下：" }),
    ],
    [
      "我 stands in 我国, 自我 and 我县 only",
      report({ body: `${units}\n四是抓学习。自我革命不停步，我国我县都在变。` }),
    ],
  ])("is missing: %s", (_, text) => {
    expect(of(text, "first-person").map(({ said, severity }) => `${severity} ${said}`)).toEqual([
      "hint 镇党委",
    ])
  })

  test.each([
    ["我 acts once", report({ body: `${units}\n四是抓学习。我带头讲课3次。` })],
    ["本人 does", report({ body: `${units}\n四是抓学习。本人讲课3次。` })],
    ["我们 do", report({ body: `${units}\n四是抓学习。我们讲课3次。` })],
    ["a unit reports", report({ title: "芦湾镇2024年工作总结" })],
    ["sentences have no subject", report({ body: "一是抓班子。召开例会18次。\n二是抓产业。新增大棚35座。" })],
    [
      "the unit is the object",
      report({ body: "一是抓班子。帮助村党支部24个，联系镇党委36次，走访我镇农户400户，检查村党支部12次。" }),
    ],
  ])("is not: %s", (_, text) => {
    expect(of(text, "first-person")).toEqual([])
  })
})
