import { describe, expect, it } from "vitest"
import { sceneLexicon } from "#shared/library/scenes"
import { topicLexicon } from "#shared/library/topics"
import { type Item, readOutline } from "#shared/model/outline"
import { sceneLikeness } from "#shared/problems/scenes"
import { bareSection, list, report } from "../../builders"

const item = (role: "problem" | "cause" | "measure", text: string): Item =>
  readOutline(report({}, bareSection(role, list(role, "none", text)))).items[0]!

const likeness = (problem: string, role: "cause" | "measure", text: string) =>
  sceneLikeness(item("problem", problem).node, item(role, text).node)

describe("the words of the scenes", () => {
  const lists = sceneLexicon.scenes.flatMap(({ problem, cause, measure }, scene) =>
    [problem, cause, measure].map((words) => ({ scene, words: words.split(" ") })),
  )

  it("are two to seven characters long and stand once in a list", () => {
    expect(lists.length).toBeGreaterThan(2400)
    for (const { scene, words } of lists) {
      expect(new Set(words).size, `${scene}`).toBe(words.length)
      expect(
        words.filter((word) => word.length < 2 || word.length > 7 || /\s/.test(word)),
        `${scene}`,
      ).toEqual([])
    }
  })

  it("are none that every report has", () => {
    const plain = new Set(topicLexicon.plain)
    expect(lists.flatMap(({ words }) => words).filter((word) => plain.has(word))).toEqual([])
  })

  it("stand in few scenes each", () => {
    const scenes = new Map<string, Set<number>>()
    for (const { scene, words } of lists)
      for (const word of words) scenes.set(word, (scenes.get(word) ?? new Set()).add(scene))
    const common = [...scenes].filter(([, of]) => of.size > lists.length / 3 / 12)
    expect(common.map(([word]) => word)).toEqual([])
  })
})

describe("how alike the scenes of two items are", () => {
  const smoke = "夜间烧烤油烟扰民。沿街商户烟道老旧，投诉多。"
  it.each([
    ["measure", "给每家装净化器，烟道接到楼顶，错峰出摊。"],
    ["cause", "老楼没有公共烟道，净化装置一台要上万元，摊主舍不得装。"],
  ] as const)("a %s in the words of the trade belongs to it", (role, text) => {
    const other = "年轻教师留不住。近三年走了九人。"
    expect(likeness(smoke, role, text)).toBeGreaterThan(0.2)
    expect(likeness(smoke, role, text)).toBeGreaterThan(3 * likeness(other, role, text))
  })

  it("is 0 for what no scene knows, 1 for the same words in the same role", () => {
    expect(likeness(smoke, "measure", "")).toBe(0)
    expect(likeness("", "cause", "老楼没有公共烟道。")).toBe(0)
    expect(likeness(smoke, "measure", "abc 123")).toBe(0)
    const { node } = item("problem", smoke)
    expect(sceneLikeness(node, node)).toBeCloseTo(1, 9)
  })

  it("does not depend on what was asked before", () => {
    const ask = () => likeness(smoke, "measure", "给每家装净化器，错峰出摊。")
    const first = ask()
    likeness("年轻教师留不住。", "measure", "盖周转房，职称向一线倾斜，师徒结对。")
    expect(ask()).toBe(first)
  })
})
