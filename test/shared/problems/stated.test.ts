import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { readOutline } from "#shared/model/outline"
import { readStated } from "#shared/problems/stated"
import { bareSection, intro, item, list, report, section } from "../../builders"

const pairs = (doc: Node) => {
  const { pairs } = readStated(readOutline(doc))
  return [...pairs]
    .flatMap(([problem, targets]) => [...targets].map((target) => `${problem.key}-${target.key}`))
    .sort()
}

const problems = [
  "教育培训力度不够。党员参训率低。",
  "集体经济发展不均衡。收入差距大。",
  "网格化管理不够精细。走访次数少。",
]
const measures = (...texts: string[]) =>
  report(
    {},
    section("problem", "二、", "存在问题", list("problem", "shi", ...problems)),
    section("measure", "三、", "下一步措施", list("measure", "shi", ...texts)),
  )

describe("one paragraph on the causes of all problems", () => {
  const explained = (...causes: string[]) =>
    report(
      {},
      bareSection(
        "problem",
        list("problem", "shi", ...problems),
        list("cause", "none", ...causes.map((text) => item("cause", "", text))),
      ),
    )

  it.each([
    ["以上不足，原因是多方面的。从班子看，抓得不紧；从队伍看，人手老化。"],
    ["产生上述问题的原因，主要是我抓得不紧。"],
  ])("%s", (text) => expect(pairs(explained(text))).toEqual(["p1-c1", "p2-c1", "p3-c1"]))

  it("is none where there are more of them, or where it names none of the problems", () => {
    expect(pairs(explained("以上不足，原因是多方面的。", "班子抓得不紧。"))).toEqual([])
    expect(pairs(explained("班子抓得不紧，原因是多方面的。"))).toEqual([])
  })
})

describe("针对", () => {
  it.each([
    ["针对第一个问题，办好夜校。", ["p1-m1"]],
    ["针对第二方面的问题，办好夜校。", ["p2-m1"]],
    ["针对第一、三个问题，办好夜校。", ["p1-m1", "p3-m1"]],
    ["针对问题二，办好夜校。", ["p2-m1"]],
    ["针对前两个问题，办好夜校。", ["p1-m1", "p2-m1"]],
    ["针对问题一和问题三，办好夜校。", ["p1-m1", "p3-m1"]],
    ["针对第一至第三个问题，办好夜校。", ["p1-m1", "p2-m1", "p3-m1"]],
    ["针对后两个问题，办好夜校。", ["p2-m1", "p3-m1"]],
    ["办好夜校（对应问题2、3）。每月两课。", ["p2-m1", "p3-m1"]],
    ["办好夜校（问题①）。每月两课。", ["p1-m1"]],
    ["对应问题二、问题三，办好夜校。", ["p2-m1", "p3-m1"]],
    ["问题3，要靠夜校。", ["p3-m1"]],
    ["扭转集体经济发展不均衡的局面，选派工作队。", ["p2-m1"]],
    ["針對教育培訓力度不夠的問題，辦好夜校。", ["p1-m1"]],
    ["针对教育培训力度不够的问题，办好夜校。", ["p1-m1"]],
    ["针对集体经济薄弱，选派工作队。", ["p2-m1"]],
    ["为解决集体经济发展不均衡问题，选派工作队。", ["p2-m1"]],
    ["办好夜校。着力破解网格管理不够精细的难题。", ["p3-m1"]],
    ["围绕教育培训力度不够问题，办好夜校。", ["p1-m1"]],
    ["聚焦网格化管理不够精细的突出问题，办好夜校。", ["p3-m1"]],
    ["瞄准集体经济发展不均衡的短板，选派工作队。", ["p2-m1"]],
    ["破解集体经济发展不均衡难题，选派工作队。", ["p2-m1"]],
    ["着眼解决教育培训力度不够问题，办好夜校。", ["p1-m1"]],
    [
      "办好夜校。聚焦教育培训力度不够问题，排课40节。围绕网格化管理不够精细问题，划小网格。",
      ["p1-m1", "p3-m1"],
    ],
    ["针对教育培训力度不够问题，办夜校。针对集体经济不均衡问题，选派工作队。", ["p1-m1", "p2-m1"]],
    ["针对教育培训力度不够、集体经济发展不均衡的问题，办好夜校。", ["p1-m1", "p2-m1"]],
    // A slogan of work, and problems of others.
    ["围绕集体经济发展，选派工作队。", []],
    ["聚焦群众关心的停车问题，划线20处。", []],
    // Names all of them, or something that is no problem of this report.
    ["针对上述问题，办好夜校。", []],
    ["针对存在的问题，办好夜校。", []],
    ["针对秋冬季森林防火形势，办好夜校。", []],
    ["针对第七个问题，办好夜校。", []],
    ["解决群众急难愁盼问题20件。", []],
    // A count, not a number.
    ["督促整改问题3个。", []],
    ["解决问题二十余件。", []],
    ["梳理存在问题两类、制定措施6条。", []],
    ["盯住问题一抓到底。", []],
    ["办好夜校。", []],
  ])("%s", (text, expected) => {
    expect(pairs(measures(text))).toEqual(expected)
  })

  it("造成 and 的原因 in causes", () => {
    const doc = report(
      {},
      bareSection("problem", list("problem", "shi", ...problems)),
      bareSection(
        "cause",
        list(
          "cause",
          "shi",
          "课程陈旧，导致教育培训力度不够。",
          "造成第二个问题的原因是底子薄。",
          "网格化管理不够精细的主要原因，是补贴低。",
        ),
      ),
    )
    expect(pairs(doc)).toEqual(["p1-c1", "p2-c2", "p3-c3"])
  })
})

describe("labels with numbers", () => {
  it("问题一 — 措施一, in whatever order they stand", () => {
    const doc = report(
      {},
      bareSection(
        "problem",
        list(
          "problem",
          "label",
          item("problem", "问题一：", "甲事慢。"),
          item("problem", "问题二：", "乙事乱。"),
        ),
      ),
      bareSection(
        "measure",
        list(
          "measure",
          "label",
          item("measure", "整改措施2：", "快办。"),
          item("measure", "措施一：", "理顺。"),
        ),
      ),
    )
    expect(pairs(doc)).toEqual(["p1-m2", "p2-m1"])
  })

  it("a number that two problems bear says nothing", () => {
    const two = (heading: string) =>
      section(
        "problem",
        "",
        heading,
        list(
          "problem",
          "label",
          item("problem", "问题1：", `${heading}慢。`),
          item("problem", "问题2：", `${heading}乱。`),
        ),
      )
    const doc = report(
      {},
      two("甲"),
      two("乙"),
      bareSection("measure", list("measure", "label", item("measure", "措施1：", "快办。"))),
    )
    expect(pairs(doc)).toEqual([])
  })

  it("the number of a problem in the text comes before the number of the item itself", () => {
    const label = (role: "problem" | "cause", n: string, text: string) =>
      item(role, `${role === "problem" ? "问题" : "原因"}${n}：`, text)
    const doc = report(
      {},
      bareSection(
        "problem",
        list("problem", "label", label("problem", "一", "甲事慢。"), label("problem", "二", "乙事乱。")),
      ),
      bareSection(
        "cause",
        list(
          "cause",
          "label",
          label("cause", "一", "对应问题二，人少。"),
          label("cause", "二", "症结在钱。"),
        ),
      ),
    )
    expect(pairs(doc)).toEqual(["p2-c1", "p2-c2"])
  })
})

describe("place", () => {
  it("inside the problem", () => {
    const doc = report(
      {},
      bareSection(
        "problem",
        list(
          "problem",
          "none",
          item(
            "problem",
            "1.",
            "甲事慢。",
            list("cause", "none", item("cause", "原因：", "人少。")),
            list("measure", "none", item("measure", "措施：", "加人。")),
          ),
          item("problem", "2.", "乙事乱。"),
        ),
      ),
    )
    expect(pairs(doc)).toEqual(["p1-c1", "p1-m1"])
  })

  it("behind its problem, before the next", () => {
    const doc = report(
      {},
      bareSection(
        "problem",
        list("problem", "none", item("problem", "1.", "甲事慢。")),
        list("cause", "none", item("cause", "原因：", "人少。")),
        list("problem", "none", item("problem", "2.", "乙事乱。")),
        list("cause", "none", item("cause", "原因：", "无章可循。")),
        list("measure", "none", item("measure", "措施：", "立规矩。")),
      ),
    )
    expect(pairs(doc)).toEqual(["p1-c1", "p2-c2", "p2-m1"])
  })

  it("behind several problems says nothing", () => {
    const doc = report(
      {},
      bareSection(
        "problem",
        list("problem", "shi", "甲事慢。", "乙事乱。"),
        list("cause", "shi", "人少。", "钱少。"),
      ),
    )
    expect(pairs(doc)).toEqual([])
  })
})

describe("一一对应", () => {
  const said = (words: string, count: number) =>
    report(
      {},
      section("problem", "二、", "存在问题", list("problem", "shi", "甲事慢。", "乙事乱。")),
      section(
        "measure",
        "三、",
        "措施",
        intro(words),
        list("measure", "shi", ...["快办。", "理顺。", "再议。"].slice(0, count)),
      ),
    )
  it("by number, when there are as many", () => {
    expect(pairs(said("措施与上述问题一一对应：", 2))).toEqual(["p1-m1", "p2-m2"])
    expect(pairs(said("措施与上述问题一一对应：", 3))).toEqual([])
    expect(pairs(said("重点抓好以下工作：", 2))).toEqual([])
  })
  it("逐条 only strengthens order", () => {
    const stated = readStated(readOutline(said("逐条制定措施：", 2)))
    expect(stated.pairs.size).toBe(0)
    expect(stated.inStep.size).toBe(2)
  })
})
