import { describe, expect, it } from "vitest"
import { type Item, readOutline } from "#shared/model/outline"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"

const told = (body: string) => {
  const text = `石湾县水务局副局长2025年度述职报告\n现将本人履职情况报告如下。\n一、主要工作。${body}\n二、存在不足\n一是调研不深。主要是下沉时间少。\n三、下步打算\n一是针对调研不深的问题，每月驻点5天。`
  const { sections } = readOutline(readStructure(plainSource(text)).doc)
  const show = (item: Item): unknown => [
    item.ordinal + item.blocks[0]!.node.textContent.slice(0, 3),
    ...item.children.map(show),
  ]
  return sections[0]!.items.map(show)
}

describe("a list that begins in the middle of a paragraph", () => {
  it("is counted inside that paragraph, and the paragraphs are the items", () => {
    expect(
      told(
        "守牢汛期安全。值守78小时，转移216人。\n管好河湖岸线。清理乱点19处，罚款8万元。\n补上设施短板。全年抢修管网29处，还做了这些事：(1)换水表1270只；(2)建泵站2座；(3)培训匠人38名。",
      ),
    ).toEqual([["守牢汛"], ["管好河"], ["补上设", ["(1)换水表"], ["(2)建泵站"], ["(3)培训匠"]]])
  })

  it("and what stands behind it is an item again", () => {
    expect(
      told(
        "\n守牢汛期安全。值守78小时，转移216人。\n补上设施短板。全年抢修管网29处，还做了这些事：(1)换水表1270只；(2)建泵站2座。\n管好河湖岸线。清理乱点19处，罚款8万元。",
      ),
    ).toEqual([["守牢汛"], ["补上设", ["(1)换水表"], ["(2)建泵站"]], ["管好河"]])
  })

  it("is the list of the part behind one paragraph that introduces it, and where it begins its own line", () => {
    const list = [["一是换水表"], ["二是建泵站"]]
    expect(told("围绕中心任务抓了两件事：一是换水表1270只。二是建泵站2座。")).toEqual(list)
    expect(told("\n这一年抓得实。\n都有数可查。\n一是换水表1270只。\n二是建泵站2座。")).toEqual(list)
  })
})
