import fc from "fast-check"
import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { readOutline } from "#shared/model/outline"
import { pairBlocks } from "#shared/model/pair-blocks"
import { schema } from "#shared/model/schema"
import { item, opening, para, report, section, signature, title } from "../../builders"

const study = "坚持把学习摆在首位，组织集中学习12次，人人写了心得。"
const visit = "走访群众86户，解决饮水、道路等难题19件，户户有回音。"
const build = "新建党群服务站3处，培训村级后备力量27名，队伍有了接续。"

const withItems = (...items: [id: string, text: string, more?: string][]) =>
  report(
    {},
    section(
      "highlight",
      "一、",
      "主要工作",
      schema.node(
        "list",
        { style: "shi" },
        items.map(([id, text, more]) => {
          const node = item("highlight", "是", text, ...(more ? [para(more)] : []))
          return node.type.create({ ...node.attrs, id }, node.content)
        }),
      ),
    ),
  )

/** Pairs as the beginnings of their texts, a moved one with an arrow. */
function told(before: Node, after: Node): string[] {
  const [old, now] = [readOutline(before), readOutline(after)]
  const words = (of: typeof old, i: number) => of.blocks[i]!.node.textContent.slice(0, 4)
  return pairBlocks(old, now).pairs.map(
    (pair) => `${words(old, pair.before)} ${pair.moved ? "→" : "="} ${words(now, pair.after)}`,
  )
}

describe("pairBlocks", () => {
  it("by id, whatever the words are", () => {
    expect(told(withItems(["i1", study], ["i2", visit]), withItems(["i1", visit], ["i2", study]))).toEqual([
      "主要工作 = 主要工作",
      "坚持把学 = 走访群众",
      "走访群众 = 坚持把学",
    ])
  })

  it("what moved is the least text that explains the order", () => {
    expect(
      told(
        withItems(["i1", study], ["i2", `${visit}${build}`]),
        withItems(["i2", `${visit}${build}`], ["i1", study]),
      ),
    ).toEqual(["主要工作 = 主要工作", "走访群众 = 走访群众", "坚持把学 → 坚持把学"])
  })

  it("without ids by the same words, wherever they are, and by likeness in order", () => {
    expect(
      told(
        withItems(["i1", study], ["i2", visit], ["i3", build]),
        withItems(["i7", build], ["i8", study.replace("12", "18")], ["i9", visit]),
      ),
    ).toEqual(["主要工作 = 主要工作", "新建党群 → 新建党群", "坚持把学 = 坚持把学", "走访群众 = 走访群众"])
  })

  it("further paragraphs of an item stay with it", () => {
    expect(
      told(withItems(["i1", study, visit]), withItems(["i1", build, visit.replace("86", "90")])),
    ).toEqual(["主要工作 = 主要工作", "坚持把学 = 新建党群", "走访群众 = 走访群众"])
  })

  it("other words are another paragraph; a title is the title whatever it says", () => {
    const before = report({}, title("述职报告"), opening(study), signature("date", "2031年1月5日"))
    const after = report({}, title("工作总结"), opening(build), signature("date", "去年冬至"))
    expect(told(before, after)).toEqual(["述职报告 = 工作总结", "2031 = 去年冬至"])
    const { removed, added } = pairBlocks(readOutline(before), readOutline(after))
    expect([removed, added]).toEqual([[1], [1]])
  })

  it("every block once: in a pair, removed, or added", () => {
    const texts = fc.array(fc.constantFrom(study, visit, build, `${study}${visit}`, "", "短"), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const [old, now] = [a, b].map((each) => readOutline(report({}, ...each.map(opening))))
        const { pairs, removed, added } = pairBlocks(old!, now!)
        const sorted = (all: readonly number[]) => [...all].sort((x, y) => x - y)
        expect(sorted([...pairs.map((pair) => pair.before), ...removed])).toEqual(a.map((_, i) => i))
        expect(sorted([...pairs.map((pair) => pair.after), ...added])).toEqual(b.map((_, i) => i))
        const stays = pairs.filter((pair) => !pair.moved).map((pair) => pair.before)
        expect(stays).toEqual(sorted(stays))
      }),
      { numRuns: 300 },
    )
  })

  it("takes two long reports without a common word in its stride", () => {
    const long = (c: string) =>
      report({}, ...Array.from({ length: 3000 }, (_, i) => opening(`${c}${i}`.repeat(5))))
    const { pairs } = pairBlocks(readOutline(long("甲")), readOutline(long("乙")))
    expect(pairs.length).toBeLessThan(3000)
  })
})
