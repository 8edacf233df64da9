import { existsSync, readFileSync } from "node:fs"
import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { type Item, readOutline } from "#shared/model/outline"
import { type LinkTable, linkTable, type ProblemAnswer } from "#shared/problems/link-table"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { bareSection, item, leadIn, list, report, section } from "../../builders"
import { readGold } from "./gold"

const summary = (doc: Node) => {
  const outline = readOutline(doc)
  const table = linkTable(outline)
  const key = (id: string) => outline.items.find((it) => it.id === id)!.key
  return Object.fromEntries(
    table.answers.map((answer) => [
      answer.problem.key,
      {
        causes: answer.causes.map((link) => key(link.target)),
        measures: answer.measures.map((link) => key(link.target)),
        mentions: answer.mentions.map((it) => it.target.key),
        missing: [...answer.missing],
      },
    ]),
  )
}

/** Problems, causes and measures as plain lists, the commonest shape. */
const plain = (problems: string[], causes: string[], measures: string[], attrs = {}) =>
  report(
    { attrs },
    section(
      "problem",
      "二、",
      "存在问题及原因",
      list("problem", "shi", ...problems),
      ...(causes.length > 0 ? [leadIn("cause", "主要原因是："), list("cause", "shi", ...causes)] : []),
    ),
    ...(measures.length > 0
      ? [section("measure", "三、", "下一步措施", list("measure", "shi", ...measures))]
      : []),
  )

describe("three outcomes, on three subjects", () => {
  it("answered", () => {
    const found = summary(readGold("village-answered").doc)
    for (const key of ["p1", "p2", "p3"]) expect(found[key]!.missing).toEqual([])
  })

  it("mentioned only: 入党 stands among the things that a cultural event is combined with", () => {
    const gold = readGold("school-mentioned")
    const found = summary(gold.doc)
    expect(found.p2).toEqual({ causes: [], measures: [], mentions: ["m3"], missing: ["cause", "measure"] })
    const answer = linkTable(readOutline(gold.doc)).answers[1]!
    expect(answer.mentions[0]!.words.join()).toContain("入党")
    expect(answer.mentions[0]!.strength).toBeLessThan(0.5)
  })

  it("unanswered", () => {
    const found = summary(readGold("hospital-unanswered").doc)
    expect(found.p2).toEqual({ causes: [], measures: [], mentions: [], missing: ["cause", "measure"] })
    expect(found.p1!.missing).toEqual([])
    expect(found.p3!.missing).toEqual([])
  })
})

describe("the seed report", () => {
  const path = new URL("../../../../shared/seed-report.txt", import.meta.url)
  it.skipIf(!existsSync(path))(
    "the second problem has neither cause nor measure, the others have both",
    () => {
      const doc = readStructure(plainSource(readFileSync(path, "utf8"))).doc
      const found = summary(doc)
      expect(found.p1!.missing).toEqual([])
      expect(found.p2).toEqual({ causes: [], measures: [], mentions: ["m2"], missing: ["cause", "measure"] })
      expect(found.p3!.missing).toEqual([])
      for (const key of ["p1", "p3"]) {
        expect(found[key]!.causes.length).toBeGreaterThan(0)
        expect(found[key]!.measures.length).toBeGreaterThan(0)
      }
    },
  )
  if (!existsSync(path)) console.log("skipped: the seed report is not here")
})

describe("a passing mention is no answer", () => {
  const problem = "党员教育培训抓得不紧。全年只办班1期，课程老旧。"
  it.each([
    ["the lead", "加强党员教育培训。分层分类办班6期。", true],
    ["a clause with its own verb and object", "夯实基层基础。规范支部台账，每季度轮训一次党务骨干。", true],
    ["subject and predicate", "夯实基层基础。台账规范统一，教育培训做到全覆盖。", true],
    ["a list of which every element is on it", "夯实基层基础。办好党课、轮训、冬训。", true],
    ["under a preposition", "丰富文体生活。结合党员冬训，举办乒乓球赛。", false],
    [
      "what something else is made of",
      "抓好园区建设。打造以采摘体验、技术培训、产品展销为一体的示范园区。",
      false,
    ],
    [
      "one of the things that something gathers",
      "用好活动阵地。改建服务中心4处，建成集议事、便民服务、技术培训于一体的综合阵地。",
      false,
    ],
    [
      "one of several things at once",
      "做好各项工作。统筹抓好教育培训、招商引资、疫病防控、信访维稳等工作。",
      false,
    ],
    ["setting", "办好民生实事。在开展主题教育培训中，为老人理发120人次。", false],
  ])("%s", (_, measure, answered) => {
    const found = summary(plain([problem], [], [measure])).p1!
    expect(found.missing.includes("measure")).toBe(!answered)
    if (!answered) expect(found.mentions).toEqual(["m1"])
  })
})

describe("a measure beside others", () => {
  const problems = ["党员教育培训走过场。冬训照着稿子念。", "村集体经济薄弱。全年收入6万元。"]
  const collective =
    "壮大集体经济。流转土地280亩，成立支部领办的合作社，与厂家签订订单，请技术员开展栽培技术培训，入股农户年底分红。"

  it("answers what it is about, not what one clause of it names", () => {
    const found = summary(plain(problems, [], [collective, "办好文艺汇演。"]))
    expect(found.p2!.measures).toEqual(["m1"])
    expect(found.p1!.missing).toContain("measure")
    expect(found.p1!.mentions).toEqual(["m1"])
  })

  it("answers by its body too where that is what it is about", () => {
    const measure = "让冬闲变冬忙。把党课搬到田头，每月轮训党员一次，学完当场考试。"
    expect(summary(plain(problems, [], [measure, collective])).p1!.measures).toEqual(["m1"])
  })

  it.each([
    ["以更实的举措育头雁。", "村干部后备力量不足。", true],
    ["在学用结合上再深化。", "理论学习与工作结合不紧。", true],
    ["结合村干部培养，举办篮球赛。", "村干部后备力量不足。", false],
  ])("a lead with a preposition: %s", (measure, problem, answered) => {
    const found = summary(plain([problem, problems[1]!], [], [measure, collective]))
    expect(found.p1!.measures).toEqual(answered ? ["m1"] : [])
  })
})

describe("a measure in the place of an answer", () => {
  const problems = ["党员教育培训走过场。冬训照着稿子念。", "村务公开做得粗。公开栏半年没换过内容。"]
  const training = "加强党员教育培训。分层分类办班6期。"

  it.each([
    [
      "comes to the matter last, by the way",
      "把路修到地头。争取资金60万元，硬化机耕路4公里，完工后在公开栏旁立碑。",
      false,
    ],
    ["deals with it first", "晒好村务的账本。公开栏每月10号换一次内容，请群众代表逐笔审核。", true],
  ])("%s", (_, measure, answered) => {
    const found = summary(plain(problems, [], [training, measure])).p2!
    expect(found.missing.includes("measure")).toBe(!answered)
  })
})

describe("a report without headings is one section that begins with achievements", () => {
  const items = (role: "highlight" | "problem" | "measure", ...texts: string[]) =>
    list(role, "none", ...texts)
  it("its problems lack what they lack", () => {
    const doc = report(
      {},
      bareSection(
        "highlight",
        items("highlight", "抓学习，集中学习12次。"),
        items("problem", "集体经济薄弱。", "教育培训不足。"),
        items("measure", "壮大集体经济。盘活闲置校舍。"),
      ),
    )
    expect(summary(doc).p1!.measures).toEqual(["m1"])
    expect(summary(doc).p2!.missing).toEqual(["cause", "measure"])
  })
  it("a part on work done may end in what is wanting there", () => {
    const part = (...problems: string[]) =>
      bareSection(
        "highlight",
        items("highlight", "抓学习，集中学习12次。", "读原著，写笔记3万字。"),
        items("problem", ...problems),
      )
    const plan = bareSection("measure", items("measure", "报名跟班学数控。"))
    expect(summary(report({}, part("数控新课学得不系统。"), plan)).p1!.measures).toEqual(["m1"])
    expect(summary(report({}, part("集体经济薄弱。"), plan)).p1!.missing).toEqual(["cause", "measure"])
  })
  it("problems told among achievements are behind the writer", () => {
    const doc = report(
      {},
      bareSection(
        "highlight",
        items("highlight", "抓学习，集中学习12次。"),
        items("problem", "集体经济薄弱。"),
      ),
    )
    expect(summary(doc).p1!.missing).toEqual([])
  })
})

describe("a general reason explains what its kind explains", () => {
  const ideas = "工作思路不够活。习惯于老办法，大胆探索、勇于创新做得少。"
  it.each([
    ["村集体经济发展不均衡。多数村收入在5万元以下。", true],
    ["党建品牌特色不鲜明。没有形成叫得响的品牌。", true],
    ["招商引资成效不明显。全年签约项目只有2个。", true],
    ["党员教育培训次数偏少。全年只集中培训1次。", false],
    ["党费收缴不及时。两个支部拖欠一个季度。", false],
    ["三会一课记录缺失较多。抽查发现5处漏记。", false],
    // The same topic, but what is wrong with it is the form.
    ["主题党日形式单一、吸引力不强。活动以念文件为主。", true],
  ])("思路不活 and “%s”", (problem, explained) => {
    // A second problem and a second cause: one of each would belong together by their place.
    const found = summary(
      plain([problem, "消防通道有堆物。"], ["消防巡查人员经费紧张。", ideas], ["做好值班值守。"]),
    )
    expect(found.p1!.missing.includes("cause")).toBe(!explained)
  })

  it("a cause with a scope of its own explains that", () => {
    const found = summary(
      plain(
        ["发展党员工作滞后。近三年没有发展年轻党员。", "消防安全检查走过场。隐患复查率只有一半。"],
        ["对培养年轻党员的紧迫性认识不足。", "忙于日常事务，值守人员经费紧张。"],
        [],
      ),
    )
    expect(found.p1!.causes).toContain("c1")
    expect(found.p2!.causes).not.toContain("c1")
  })

  it("order alone links nothing", () => {
    const found = summary(
      plain(
        ["窗口等候时间长。群众平均等候40分钟。", "档案整理进度慢。尚有800卷没有归档。"],
        ["山区冬季封路时间长。", "苗木市场行情连年走低。"],
        ["举办一届晚霞合唱节。", "绿化村道两侧边坡。"],
      ),
    )
    expect(found.p1).toMatchObject({ causes: [], measures: [] })
    expect(found.p2).toMatchObject({ causes: [], measures: [] })
  })

  it("a cause between two that are plainly in order belongs to the problem between", () => {
    const causes = [
      "对理论学习的重要性认识不足。",
      "只图眼前省事，没有长远打算。",
      "合作社带动作用弱，市场渠道少。",
    ]
    const problems = ["理论学习不系统。", "机耕道养护不到位。", "村集体经济收入低。"]
    expect(summary(plain(problems, causes, [])).p2!.causes).toEqual(["c2"])
    // Out of order, the middle place means nothing.
    const turned = [causes[2]!, causes[1]!, causes[0]!]
    expect(summary(plain(problems, turned, [])).p2!.causes).toEqual([])
  })
})

describe("the writer's decisions", () => {
  const texts = [
    ["集体经济薄弱。", "教育培训不足。"],
    ["发展集体经济办法不多。"],
    ["壮大集体经济。盘活闲置校舍。", "办好文艺汇演。"],
  ] as const
  const bare = plain([...texts[0]], [...texts[1]], [...texts[2]])
  const ids = new Map(readOutline(bare).items.map((it) => [it.key, it.id]))
  const decide = (problem: string, target: string, verdict: "confirmed" | "refused") =>
    ({ problem: ids.get(problem)!, target: ids.get(target)!, verdict }) as const
  const decided = (...linkDecisions: ReturnType<typeof decide>[]) =>
    linkTable(readOutline(plain([...texts[0]], [...texts[1]], [...texts[2]], { linkDecisions })))

  it("a refused link is gone, whatever the wording says", () => {
    const table = decided(decide("p1", "m1", "refused"))
    expect(table.answers[0]!.measures).toEqual([])
    expect(table.answers[0]!.missing).toEqual(["measure"])
    expect(table.unlinked.map((it) => it.key)).toContain("m1")
  })

  it("a confirmed link stands first, with strength 1", () => {
    const table = decided(decide("p2", "m2", "confirmed"))
    expect(table.answers[1]!.measures).toEqual([
      { problem: ids.get("p2"), target: ids.get("m2"), role: "measure", basis: "confirmed", strength: 1 },
    ])
    expect(table.answers[1]!.missing).toEqual(["cause"])
    expect(table.unlinked).toEqual([])
  })

  it("of two decisions on a pair the later holds", () => {
    const both = [decide("p2", "m2", "refused"), decide("p2", "m2", "confirmed")]
    expect(decided(...both).answers[1]!.measures).toHaveLength(1)
    expect(decided(...both.reverse()).answers[1]!.measures).toHaveLength(0)
  })

  it("decisions about items that are gone change nothing", () => {
    const gone = { problem: "x", target: "y", verdict: "confirmed" } as const
    const found = linkTable(
      readOutline(plain([...texts[0]], [...texts[1]], [...texts[2]], { linkDecisions: [gone] })),
    )
    expect(found.links).toEqual(linkTable(readOutline(bare)).links)
  })

  it("a refused cause inside the problem is gone too", () => {
    const inside = (linkDecisions: object[]) =>
      report(
        { attrs: { linkDecisions: linkDecisions as never } },
        bareSection(
          "problem",
          list(
            "problem",
            "none",
            item(
              "problem",
              "一、",
              "门诊候诊时间长。",
              list("cause", "none", item("cause", "原因：", "挂号窗口少。")),
            ),
          ),
        ),
      )
    const items = readOutline(inside([])).items
    expect(linkTable(readOutline(inside([]))).links).toHaveLength(1)
    const decision = { problem: items[0]!.id, target: items[1]!.id, verdict: "refused" }
    expect(linkTable(readOutline(inside([decision]))).links).toEqual([])
  })
})

describe("problems in parts", () => {
  const nested = (...measures: string[]) => below("队伍方面。", measures)
  const below = (heading: string, measures: readonly string[]) =>
    report(
      {},
      bareSection(
        "problem",
        list(
          "problem",
          "none",
          item(
            "problem",
            "（一）",
            heading,
            list(
              "problem",
              "none",
              item("problem", "1.", "发展党员不够及时。"),
              item("problem", "2.", "消防演练组织不到位。"),
            ),
          ),
        ),
      ),
      bareSection(
        "measure",
        list("measure", "none", ...measures.map((text, i) => item("measure", `${i + 1}.`, text))),
      ),
    )

  it("where nothing answers, only the whole is said to lack it", () => {
    const found = summary(nested("举办读书分享会。"))
    expect(found.p1!.missing).toEqual(["cause", "measure"])
    expect(found.p2!.missing).toEqual([])
    expect(found.p3!.missing).toEqual([])
  })

  it("where one part is answered, the other lacks it and the whole does not", () => {
    const found = summary(nested("做好发展党员工作。每季度发展一批。"))
    expect(found.p1!.missing).toEqual(["cause"])
    expect(found.p2!.missing).toEqual([])
    expect(found.p3!.missing).toEqual(["measure"])
  })

  it("what only fits a bare subheading answers none of the problems below it", () => {
    const measures = ["加强队伍建设。选优配强班子队伍。", "做好发展党员工作。每季度发展一批。"]
    expect(summary(below("队伍方面", measures)).p1!.measures).toContain("m1")
    expect(summary(below("队伍方面", measures)).p3!.missing).toContain("measure")
    const said = ["针对队伍方面的问题，每月逐项检查销号。", "做好发展党员工作。每季度发展一批。"]
    expect(summary(below("队伍方面", said)).p3!.missing).not.toContain("measure")
  })

  it("what answers the whole answers its parts", () => {
    const found = summary(nested("加强队伍建设。选优配强班子队伍。"))
    const whole = summary(nested("针对队伍方面的问题，每月逐项检查销号。"))
    expect(whole.p1!.measures).toEqual(["m1"])
    expect(whole.p3!.missing).toEqual([])
    expect(found.p1!.missing).not.toContain("measure")
  })
})

it("problems told among the achievements lack nothing, and past measures answer nothing new", () => {
  const found = summary(
    report(
      {},
      section(
        "highlight",
        "一、",
        "上年反馈问题整改情况",
        list("problem", "none", item("problem", "1.", "集体经济薄弱问题。已整改到位。")),
        list("measure", "none", item("measure", "1.", "壮大集体经济，收入翻番。")),
      ),
      section("problem", "二、", "存在问题", list("problem", "shi", "集体经济薄弱。")),
    ),
  )
  expect(found.p1!.missing).toEqual([])
  expect(found.p2!.missing).toEqual(["cause", "measure"])
})

it("says which roles there are, and what answers nothing", () => {
  const table: LinkTable = linkTable(
    readOutline(plain(["集体经济薄弱。"], [], ["壮大集体经济。", "办好合唱节。"])),
  )
  expect([table.hasCauses, table.hasMeasures]).toEqual([false, true])
  expect(table.unlinked.map((it: Item) => it.key)).toEqual(["m2"])
  const empty: readonly ProblemAnswer[] = linkTable(readOutline(report({}))).answers
  expect(empty).toEqual([])
})

it("a text with thousands of problems is no report: only what it states is read", () => {
  const many = (role: "problem" | "measure", text: (i: number) => string) =>
    bareSection(role, list(role, "none", ...Array.from({ length: 3000 }, (_, i) => text(i + 1))))
  const nested = list(
    "problem",
    "none",
    item("problem", "1.", "集体经济薄弱。", list("measure", "none", item("measure", "措施：", "办合作社。"))),
  )
  const doc = report(
    {},
    many("problem", (i) => `集体经济薄弱${i}。`),
    many("measure", (i) => `壮大集体经济${i}。`),
    bareSection("problem", nested),
  )
  const table = linkTable(readOutline(doc))
  expect(table.links).toHaveLength(1)
  expect(table.links[0]).toMatchObject({ basis: "stated" })
  expect(table.answers.every((answer) => answer.missing.length === 0)).toBe(true)
})

it("a paragraph without an end is read in one go", () => {
  const long = "集体经济培训、结合的以为第".repeat(8000)
  const doc = plain(
    [long, "由于".repeat(20000)],
    [`针对${long}`],
    [`针对第${"一、".repeat(20000)}个问题${long}`, "原 ".repeat(20000)],
  )
  expect(linkTable(readOutline(doc)).answers).toHaveLength(2)
})

it("a weak answer is named as such", () => {
  const table = linkTable(
    readOutline(
      plain(
        ["信访积案化解进度慢。14件只办结9件。", "集体经济薄弱。"],
        [],
        ["抓好矛盾纠纷排查。", "抓好网格治理。", "壮大集体经济。"],
      ),
    ),
  )
  const answer = table.answers[0]!
  expect(answer.missing).toContain("measure")
  expect(answer.weak.map((it) => it.target.key)).toEqual(["m1", "m2"])
  for (const { strength } of answer.weak) expect(strength).toBeLessThan(0.5)
})

describe("as many measures as problems", () => {
  const problems = ["对年轻党员关心少，一年没有谈心谈话。", "支部活动形式单一，年轻党员热情不高。"]
  const talks = "建立谈心谈话制度，与年轻党员每季谈心不少于1次。"
  const activities = "把支部活动办活，每季一个主题，让年轻党员唱主角。"
  const measuresOf = (doc: Node) => Object.values(summary(doc)).map((it) => it.measures)

  it("leaves each its own partner, though the other one shares words too", () => {
    expect(measuresOf(plain(problems, [], [talks, activities]))).toEqual([["m1"], ["m2"]])
  })

  it("keeps what one measure does for several, where there are fewer of them", () => {
    expect(measuresOf(plain(problems, [], [talks]))).toEqual([["m1"], ["m1"]])
  })

  it("keeps what the writer confirmed beside the partner", () => {
    const doc = plain(problems, [], [talks, activities])
    const [, second] = readOutline(doc).items.filter(({ role }) => role === "problem")
    const target = readOutline(doc).items.find(({ role }) => role === "measure")!
    const confirmed = plain(problems, [], [talks, activities], {
      linkDecisions: [{ problem: second!.id, target: target.id, verdict: "confirmed" }],
    })
    expect(measuresOf(confirmed)[1]).toContain("m1")
  })
})
