import { describe, expect, it } from "vitest"
import { blocksOf, readOutline } from "#shared/model/outline"
import { schema } from "#shared/model/schema"
import {
  aside,
  bareSection,
  intro,
  item,
  leadIn,
  list,
  opening,
  para,
  report,
  runOnItem,
  section,
  signature,
  title,
} from "../../builders"

const doc = report(
  {},
  title("述职报告"),
  opening("现将情况报告如下："),
  section(
    "highlight",
    "一、",
    "工作亮点",
    intro("一年来，工作有进展。"),
    list(
      "highlight",
      "shi",
      item(
        "highlight",
        "一是",
        "抓学习。",
        para("全年培训6次。"),
        list("highlight", "arabicParen", "建班子。", "定制度。"),
        para("效果明显。"),
      ),
      "抓服务。",
    ),
  ),
  section(
    "problem",
    "二、",
    "存在问题",
    list("problem", "shi", "学得不深。", runOnItem("problem", "二是", "下村不多。")),
    leadIn("cause", "主要原因是："),
    aside("- 2 -", "页码"),
    list("cause", "shi", "抓得不紧。"),
  ),
  bareSection("other", list("other", "none", "以上报告。")),
  signature("name", "李明"),
  signature("date", "2025年12月30日"),
)
doc.check()
const outline = readOutline(doc)

describe("readOutline", () => {
  it("lists every block where it stands", () => {
    for (const [i, block] of outline.blocks.entries()) {
      expect(block.index).toBe(i)
      expect(doc.nodeAt(block.pos)).toBe(block.node)
    }
    let count = 0
    doc.descendants((node) => {
      if (node.isTextblock) count++
    })
    expect(outline.blocks).toHaveLength(count)
    const positions = outline.blocks.map((block) => block.pos)
    expect(positions).toEqual([...positions].sort((a, b) => a - b))
  })

  it("numbers items by role through the whole report", () => {
    expect(outline.items.map((i) => i.key)).toEqual(["h1", "h2", "h3", "h4", "p1", "p2", "c1", "o1"])
    expect(outline.items.map((i) => i.level)).toEqual([1, 2, 2, 1, 1, 1, 1, 1])
    for (const i of outline.items) expect(doc.nodeAt(i.pos)).toBe(i.node)
  })

  it("gives an item its own paragraphs, and its children theirs", () => {
    const [first] = outline.items
    expect(first!.blocks.map((b) => b.node.textContent)).toEqual(["抓学习。", "全年培训6次。", "效果明显。"])
    expect(first!.blocks.map((b) => b.ordinal)).toEqual(["一是", "", ""])
    expect(first!.children.map((i) => i.blocks[0]!.node.textContent)).toEqual(["建班子。", "定制度。"])
    expect(first!.children[0]!.parent).toBe(first)
    expect(first!.children[0]!.list.parent).toBe(first)
  })

  it("gives sections their parts", () => {
    const [work, problems, rest] = outline.sections
    expect(work!.heading!.node.textContent).toBe("工作亮点")
    expect(work!.heading!.ordinal).toBe("一、")
    expect(work!.intro.map((b) => b.node.textContent)).toEqual(["一年来，工作有进展。"])
    expect(problems!.leadIns).toHaveLength(1)
    expect(problems!.items.map((i) => i.role)).toEqual(["problem", "problem", "cause"])
    expect(rest!.heading).toBeNull()
    for (const s of outline.sections) {
      const own = outline.blocks.slice(...s.blocks)
      expect(own.every((b) => b.section === s)).toBe(true)
      expect(outline.blocks.filter((b) => b.section === s)).toHaveLength(own.length)
    }
  })

  it("knows the lists of every level", () => {
    expect(outline.lists.map((l) => [l.level, l.items.length])).toEqual([
      [1, 2],
      [2, 2],
      [1, 2],
      [1, 1],
      [1, 1],
    ])
  })

  it("finds blocks by type", () => {
    expect(blocksOf(outline, "signature").map((b) => b.node.textContent)).toEqual(["李明", "2025年12月30日"])
    expect(blocksOf(outline, "aside")).toHaveLength(1)
    expect(blocksOf(outline, "byline")).toEqual([])
  })

  it("reads a report with a list of very many items", () => {
    const many = Array.from({ length: 150_000 }, () => item("highlight", "", "甲。"))
    const nested = item("highlight", "一是", "乙。", schema.node("list", {}, many))
    const long = report({}, section("highlight", "一、", "工作", list("highlight", "shi", nested)))
    expect(readOutline(long).items).toHaveLength(150_001)
  })
})
