import { describe, expect, it } from "vitest"
import { readOutline } from "#shared/model/outline"
import { linkTable } from "#shared/problems/link-table"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"

/** Two problems below a heading that says nothing of causes; the first is the one in question. */
const outlineOf = (problem: string) =>
  readOutline(
    readStructure(
      plainSource(`一、主要工作\n一是修渠3公里。\n二、存在问题\n一是${problem}\n二是台账更新慢。`),
    ).doc,
  )

const told = (problem: string) =>
  outlineOf(problem)
    .items.filter(({ role }) => role === "problem" || role === "cause")
    .map(({ key, parent, node }) => [
      key,
      parent?.key ?? null,
      `${node.attrs.ordinal}|${node.firstChild!.textContent}`,
    ])

describe("a cause told within the sentence of its problem", () => {
  it.each<[string, string, string]>([
    ["夜校到课率低，主要是课表与农时冲突没有考虑。", "夜校到课率低，", "主要是|课表与农时冲突没有考虑。"],
    ["入户走访少，主要是我陷于文件和报表。", "入户走访少，", "主要是|我陷于文件和报表。"],
    ["值班空岗两次，主要是检查组占去了人手。", "值班空岗两次，", "主要是|检查组占去了人手。"],
    [
      "加工业起步晚，冷链跟不上，主要是会管理的人才缺乏。",
      "加工业起步晚，冷链跟不上，",
      "主要是|会管理的人才缺乏。",
    ],
    ["巡河有盲区。这与河长制考核偏重台账有直接关系。", "巡河有盲区。", "这与|河长制考核偏重台账有直接关系。"],
    ["巡河有盲区，这与我放手太早分不开。", "巡河有盲区，", "这与|我放手太早分不开。"],
    ["约谈次数少，说到底，是怕伤和气。", "约谈次数少，", "说到底，是|怕伤和气。"],
    ["约谈次数少。归根到底，我把面子看得太重。", "约谈次数少。", "归根到底，|我把面子看得太重。"],
    ["约谈次数少，根子在于怕伤和气。", "约谈次数少，", "根子在于|怕伤和气。"],
    ["讲座没人听，都怪选题没问过大家。", "讲座没人听，", "都怪|选题没问过大家。"],
  ])("%s", (problem, own, cause) => {
    expect(told(problem).slice(0, 2)).toEqual([
      ["p1", null, `一是|${own}`],
      ["c1", "p1", cause],
    ])
  })

  it.each([
    "收入来路单一，主要是门面出租。",
    "投诉仍有17件，主要是停车难、噪音扰民。",
    "服务对象难找，重点对象，主要是没有手机的老人。",
    "还有一些问题，主要是学习不深、走访不多。",
    "留守的劳力弱，主要是老年人居多。",
    "会议不精简，主要是指周例会开得过长。",
    "宣传册写着“乱停车，主要是图省事”，没有人看。",
    "与邻村的联系不紧，这与邻村无关。",
  ])("a description stays whole: %s", (problem) => {
    expect(told(problem)[0]).toEqual(["p1", null, `一是|${problem}`])
  })

  it("leaves the problem with the measure that its whole sentence asks for", () => {
    const text =
      "一、成绩\n一是修渠3公里。\n二、问题\n一是点子少，主要是读书不够。\n二是宣讲听不懂。\n三、打算\n一要多读书，全年读书12本。\n二要用方言宣讲，每月2场。"
    const { answers } = linkTable(readOutline(readStructure(plainSource(text)).doc))
    expect(answers[0]!.missing).toEqual([])
  })
})

describe("a paragraph of causes without ordinal behind the problems", () => {
  const rolesOf = (...paragraphs: string[]) =>
    readOutline(
      readStructure(
        plainSource(["述职报告", "一、工作", "一是修渠3公里。", "二、存在问题", ...paragraphs].join("\n")),
      ).doc,
    )
      .items.filter(({ role }) => role !== "highlight")
      .map(({ role, node }) => `${role} ${node.firstChild!.textContent}`)

  it.each<[string, string]>([
    ["之所以出现这些问题，主要是我对新业态研究不透。", "我对新业态研究不透。"],
    ["之所以存在上述差距，是因为我下得去、蹲不住。", "我下得去、蹲不住。"],
    ["造成这些问题，根子在于我对账目钻得不深。", "我对账目钻得不深。"],
    ["上述不足，源于我抓得不紧。", "我抓得不紧。"],
    ["说到底，还是我眼光短，不懂经营。", "我眼光短，不懂经营。"],
    ["归根结底，是我怕担责任。", "我怕担责任。"],
  ])("%s", (words, cause) => {
    const problems = ["网格员流动快，全年走了7人。", "冷库空着半年没有租出去。"]
    expect(rolesOf(...problems, words)).toEqual([...problems.map((it) => `problem ${it}`), `cause ${cause}`])
  })

  it("but not in front of any problem, nor as one of the problems", () => {
    const first = "说到底，干部办法不多，活动冷清。"
    expect(rolesOf(first, "冷库空着半年没有租出去。")[0]).toBe(`problem ${first}`)
    expect(rolesOf("网格员流动快。", "造成浪费的会议仍然不少。")[1]).toBe("problem 造成浪费的会议仍然不少。")
  })
})

describe("labels below each problem", () => {
  const rolesIn = (heading: string, ...paragraphs: string[]) =>
    readOutline(
      readStructure(
        plainSource(
          [
            "述职报告",
            "一、工作",
            "一是修渠3公里。",
            `二、${heading}`,
            ...paragraphs,
            "三、廉洁自律情况",
            "退回礼金2次。",
          ].join("\n"),
        ),
      ).doc,
    )
      .items.slice(1, -1)
      .map(({ key, parent, node }) => `${key}<${parent?.key ?? ""} ${node.attrs.ordinal}`)

  it.each([
    ["【原因】", "【措施】"],
    ["问题根源：", "整改措施："],
    ["根源剖析：", "改进思路："],
    ["症结所在：", "解决办法："],
    ["为什么：", "怎么改："],
    ["成因：", "整改目标与措施："],
    ["（原因）", "（对策）"],
  ])("%s and %s, with ordinals in front of the problems", (cause, measure) => {
    expect(
      rolesIn(
        "存在问题及整改措施",
        "（一）夜校到课率低。平均到课11人。",
        `${cause}课表同农时撞在一处。`,
        `${measure}农忙停课，冬闲每周开课3次。`,
        "（二）台账更新慢。",
        `${measure}每月更新1次。`,
      ),
    ).toEqual(["p1< （一）", `c1<p1 ${cause}`, `m1<p1 ${measure}`, "p2< （二）", `m2<p2 ${measure}`])
  })

  it("and without", () => {
    expect(
      rolesIn(
        "存在问题及整改措施",
        "夜校到课率低。平均到课11人。",
        "问题根源：课表同农时撞在一处。",
        "整改措施：农忙停课，冬闲每周开课3次。",
        "台账更新慢。",
        "整改措施：每月更新1次。",
      ),
    ).toEqual(["p1< ", "c1<p1 问题根源：", "m1<p1 整改措施：", "p2< ", "m2<p2 整改措施："])
  })

  it("and in their sentences", () => {
    expect(
      rolesIn("存在问题", "1.夜校到课率低。根源：课表同农时撞在一处。整改：农忙停课。", "2.台账更新慢。"),
    ).toEqual(["p1< 1.", "c1<p1 根源：", "m1<p1 整改：", "p2< 2."])
  })

  it("a cause in words of its own below a problem without ordinal", () => {
    expect(
      rolesIn(
        "存在问题及原因",
        "夜校到课率低。",
        "究其原因，课表同农时撞在一处。",
        "台账更新慢。",
        "走访少。",
      ),
    ).toEqual(["p1< ", "c1<p1 究其原因，", "p2< ", "p3< "])
  })

  it("one measure behind several problems is not the last one's", () => {
    expect(
      rolesIn(
        "存在问题及整改措施",
        "夜校到课率低。",
        "台账更新慢。",
        "整改措施：把两件事都列进周例会。",
      ).some((it) => it.startsWith("m1<p")),
    ).toBe(false)
  })

  it.each([
    "会议强调：原因要找准。",
    "反映：措施不够具体。",
    "数据显示：到课11人。",
    "最大的办法短缺：没有师资。",
  ])("but not %s", (words) => {
    expect(rolesIn("存在问题", `（一）夜校到课率低。`, words, "（二）台账更新慢。")).toEqual([
      "p1< （一）",
      "p2< （二）",
    ])
  })

  it("a count of reasons belongs to the words that announce them", () => {
    const found = rolesIn(
      "存在问题",
      "一是课少。",
      "二是人散。",
      "原因主要有两个方面：一方面，师资欠缺；另一方面，我懒散。",
    )
    expect(found.map((it) => it.split("<")[0])).toEqual(["p1", "p2", "c1"])
  })

  it("既有…也有… tells causes too", () => {
    const found = rolesIn(
      "存在问题",
      "一是课少。二是人散。出现上述问题的原因，既有师资的欠缺，也有我的懒散。",
    )
    expect(found.map((it) => it.split("<")[0])).toEqual(["p1", "p2", "c1"])
  })
})

describe("problems that are called so below a heading that names nothing", () => {
  const partOf = (heading: string, ...paragraphs: string[]) => {
    const text = [
      "一湖清波照初心",
      "——月塘社区党委书记方敬亭2023年度述职报告",
      "各位代表：",
      "这一年的日子怎么过的，我向大家说一说。",
      "循着湖岸走，留下一串足印",
      "楼栋换了新装。争取资金2140万元，改造楼房47栋，加装电梯16部。",
      "纠纷化在亭子里。调解漏水、噪声纠纷142件，成功率95.1%。",
      heading,
      ...paragraphs,
      "迎着朝阳赶，再撑一篙新船",
      "给桌面瘦身。没有依据的群一律解散，力争砍到10个以内，把人从屏幕前撵到楼道里。",
      "让湖湾更美。明年建设2.1公里步道和3座口袋公园，请物业一起参加。",
    ].join("\n")
    const items = readOutline(readStructure(plainSource(text)).doc).items
    return items
      .filter(({ role }) => role !== "highlight")
      .map(({ role }) => role[0])
      .join("")
  }

  it.each(["对着湖面照，看清几处斑痕", "迎着晨光走，数一数深浅", "问心有愧处，不敢轻易忘"])(
    "%s",
    (heading) => {
      expect(
        partOf(
          heading,
          "问题一：入户走访不深。网格员全年打卡2.6万次，独居老人摔倒两天才被发现的事还有1起。",
          "措施一：取消打卡排名，由社区随机抽楼栋当面问。",
          "问题二：飞线充电禁不住。整治8轮，清理后反弹的有63处。",
          "问题三：党员队伍沉寂。376名党员中六成已经退休多年，新业态只发展了1名。",
          "措施三：把课堂搬到驿站，每月1次。",
        ),
      ).toBe("pmppmmm")
    },
  )

  it("but not where each of them tells how it was solved", () => {
    expect(
      partOf(
        "对照清单抓整改，件件有着落",
        "问题一：电梯加装慢。已完成整改，加装16部。",
        "问题二：飞线充电多。已全部清理，建充电棚85个。",
      ),
    ).toBe("mm")
  })
})
