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
