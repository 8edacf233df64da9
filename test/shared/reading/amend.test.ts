import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import fc from "fast-check"
import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { readOutline } from "#shared/model/outline"
import { roles } from "#shared/model/roles"
import { attrsOf, schema } from "#shared/model/schema"
import {
  type BlockKind,
  bringBack,
  changeLevel,
  mergeWithPrevious,
  setAside,
  setBlockKind,
  setRole,
  setSectionRole,
  setYear,
  splitAt,
} from "#shared/reading/amend"
import { readStructure } from "#shared/reading/read"
import { contentOf, rowsOf } from "#shared/reading/rows"
import { visibleText } from "#shared/reading/visible"
import { plainSource } from "#shared/source/source-text"
import { sketch, trim } from "./sketch"

const folder = fileURLToPath(new URL("../../fixtures/reading/", import.meta.url))
const fixtures = readdirSync(folder)
  .filter((file) => file.endsWith(".txt"))
  .map((file) => [file, readFileSync(folder + file, "utf8")] as const)

const read = (text: string) => readStructure(plainSource(trim(text)))

/** Place of the block whose ordinal and text begin like this. */
function at(doc: Node, begins: string): number {
  const found = readOutline(doc).blocks.findIndex((block) =>
    (block.ordinal + block.node.textContent).startsWith(begins),
  )
  expect(found, begins).toBeGreaterThanOrEqual(0)
  return found
}

const shown = (doc: Node) => sketch({ doc } as Parameters<typeof sketch>[0])

const small = `
    2025年度述职报告
    现将本人2025年履职情况报告如下：
    一、工作亮点
    一是抓学习。开展培训12次。
    二是抓阵地。新建广场3处。
    — 3 —
    二、存在问题
    一是调研不够。下村少，主要是年底一起去。
    二是载体单一。
`

describe("a report as rows", () => {
  it.each(fixtures)("is the same report again: %s", (_, text) => {
    const { doc } = readStructure(plainSource(text))
    const again = schema.nodes.doc.create(doc.attrs, contentOf(rowsOf(doc)))
    expect(again.eq(doc)).toBe(true)
    expect(rowsOf(doc).length).toBe(readOutline(doc).blocks.length)
  })
})

describe("amending a reading", () => {
  const { doc } = read(small)

  it("turns an item, and leaves the others as the very nodes that they were", () => {
    const next = setRole(doc, at(doc, "二是抓阵地"), "problem")
    expect(shown(next)).toContain("p 二是|抓阵地")
    expect(next.child(3)).toBe(doc.child(3))
    expect(setRole(doc, at(doc, "一是抓学习"), "highlight")).toBe(doc)
    expect(setRole(doc, readOutline(doc).blocks.length, "measure")).toBe(doc)
  })

  it("turns a section with the items that were about the same, and finds the parts anew", () => {
    const id = readOutline(doc).sections[1]!.id
    const next = setSectionRole(doc, id, "measure")
    expect(shown(next)).toContain(trim("m 一是|调研不够"))
    expect(readOutline(next).sections[1]!.role).toBe("measure")
    expect(setRole(doc, at(doc, "二、存在"), "measure").eq(next)).toBe(true)
  })

  it("splits a problem from its cause, and the cause lies in the problem", () => {
    const block = at(doc, "一是调研不够")
    const text = readOutline(doc).blocks[block]!.node.textContent
    const next = splitAt(doc, block, text.indexOf("主要是"), { role: "cause" })
    expect(shown(next)).toContain(
      "  p 一是|调研不够。下村少，\n    c+ 主要是|年底一起去。\n  p 二是|载体单一。",
    )
  })

  it("splits beside where both are about the same, with the ordinal that the words begin with", () => {
    const { doc } = read("一、工作亮点\n抓学习，培训12次。二是抓阵地，新建广场3处。")
    const block = at(doc, "抓学习")
    const text = readOutline(doc).blocks[block]!.node.textContent
    const next = splitAt(doc, block, text.indexOf("二是"))
    expect(shown(next)).toBe(
      "§ highlight 一、|工作亮点\n  h |抓学习，培训12次。\n  h+ 二是|抓阵地，新建广场3处。",
    )
    expect(splitAt(doc, block, 0)).toBe(doc)
    expect(splitAt(doc, block, text.length)).toBe(doc)
  })

  it("merges with the paragraph above, over a page counter too", () => {
    const next = mergeWithPrevious(doc, at(doc, "二是抓阵地"))
    expect(shown(next)).toContain("h 一是|抓学习。开展…广场3处。")
    const { doc: cut } = read(
      "一、工作亮点\n一是抓学习。全年组织\n— 3 —\n培训12次。\n二、存在问题\n一是调研不够。",
    )
    const over = mergeWithPrevious(cut, at(cut, "培训12次"))
    expect(shown(over)).toContain("  h 一是|抓学习。全年组织\n    aside — 3 —\n    ¶+ 培训12次。")
  })

  it("sets aside and brings back", () => {
    const aside = setAside(doc, at(doc, "二是抓阵地"))
    expect(shown(aside)).toContain("aside 二是抓阵地。…广场3处。")
    expect(shown(bringBack(aside, at(aside, "二是抓阵地")))).toContain("抓阵地")
    expect(shown(bringBack(doc, at(doc, "— 3")))).toContain("    ¶ — 3 —")
    expect(bringBack(doc, at(doc, "二是抓阵地"))).toBe(doc)
  })

  it("begins a section at a block, which takes what follows along", () => {
    const { doc } = read("工作总结\n一、工作亮点\n一是抓学习。\n存在问题\n一是调研不够。\n二是载体单一。")
    const flat = setBlockKind(doc, at(doc, "存在问题"), "para")
    const next = setBlockKind(flat, at(flat, "存在问题"), "heading")
    expect(shown(next)).toContain("§ problem |存在问题\n  p 一是|调研不够。\n  p 二是|载体单一。")
    expect(attrsOf.report(next).skeleton).toBe("annual-summary")
    expect(readOutline(next).sections.map((section) => section.part)).not.toContain(null)
  })

  it("moves items down and up, and no further than they can go", () => {
    const block = at(doc, "二是抓阵地")
    const down = changeLevel(doc, block, 1)
    expect(shown(down)).toContain("  h 一是|抓学习。开展培训12次。\n    h 二是|抓阵地")
    expect(changeLevel(down, block, -1).eq(doc)).toBe(true)
    expect(changeLevel(doc, at(doc, "一是抓学习"), 1)).toBe(doc)
    const heading = changeLevel(doc, block, -1)
    expect(shown(heading)).toContain("§ highlight 二是|抓阵地。新建广场3处。")
    expect(changeLevel(doc, at(doc, "二、存在"), 1).textContent).toBe(doc.textContent)
  })

  it("makes a paragraph the title", () => {
    const { doc } = read("关于学习的几点体会\n一是抓学习。开展培训12次。")
    expect(shown(setBlockKind(doc, 0, "title"))).toMatch(/^title 关于学习的几点体会/)
    expect(setBlockKind(setBlockKind(doc, 0, "title"), 0, "title")).toEqual(setBlockKind(doc, 0, "title"))
  })

  it("makes a heading's words text again, and its items stay in the part above", () => {
    const next = setBlockKind(doc, at(doc, "二、存在"), "para")
    expect(readOutline(next).sections.length).toBe(1)
    expect(shown(next)).toContain("¶ 二、存在问题\n  p 一是|调研不够")
  })

  it("takes the year as confirmed", () => {
    const next = setYear(doc, 2026)
    expect(attrsOf.report(next).properties).toMatchObject({ year: 2026 })
    expect(attrsOf.report(next).properties.proposed).not.toContain("year")
    expect(next.content.eq(doc.content)).toBe(true)
  })
})

const kinds: BlockKind[] = [
  "title",
  "byline",
  "addressee",
  "opening",
  "heading",
  "intro",
  "leadIn",
  "item",
  "para",
  "signature",
  "aside",
]

const lines = fc.constantFrom(
  "一、工作亮点",
  "二、存在问题及原因",
  "三、下一步打算",
  "一是抓学习。开展培训12次；二是抓阵地。",
  "一是调研不够。究其原因，主要是作风不实。下一步，将多下村。",
  "（一）突出政治引领。",
  "1.抓理论武装。",
  "— 3 —",
  "主要原因是：",
  "一是 学习不深。",
  "二是  压力传导不够。",
  "2025年度 述职报告",
  "现将情况报告如下：",
  "全年培训12次，   慰问38人。",
  "张三  2025年12月30日",
  "",
)
const text = fc.array(lines, { minLength: 1, maxLength: 14 }).map((all) => all.join("\n"))

interface Edit {
  act: number
  block: number
  number: number
}
const edits = fc.array(
  fc.record({ act: fc.nat(7), block: fc.nat(30), number: fc.nat(60) }) satisfies fc.Arbitrary<Edit>,
  { maxLength: 12 },
)

function apply(doc: Node, { act, block: n, number }: Edit): Node {
  const { blocks, sections } = readOutline(doc)
  const block = n % Math.max(1, blocks.length)
  const role = roles[number % roles.length]!
  switch (act) {
    case 0:
      return setRole(doc, block, role)
    case 1:
      return sections.length > 0 ? setSectionRole(doc, sections[n % sections.length]!.id, role) : doc
    case 2:
      return setBlockKind(doc, block, kinds[number % kinds.length]!)
    case 3:
      return splitAt(doc, block, number % (1 + (blocks[block]?.node.textContent.length ?? 0)))
    case 4:
      return mergeWithPrevious(doc, block)
    case 5:
      return changeLevel(doc, block, number % 2 === 0 ? 1 : -1)
    case 6:
      return setAside(doc, block)
    default:
      return bringBack(doc, block)
  }
}

function expectSame(before: Node, after: Node): void {
  after.check()
  expect(visibleText(after).text).toBe(visibleText(before).text)
  const outline = readOutline(after)
  const ids = [...outline.items, ...outline.sections].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(schema.nodes.doc.create(after.attrs, contentOf(rowsOf(after))).eq(after)).toBe(true)
}

describe("whatever is amended", () => {
  it("keeps every character in its order, and the report valid", () => {
    let changed = 0
    fc.assert(
      fc.property(text, edits, (source, all) => {
        let { doc } = readStructure(plainSource(source))
        for (const edit of all) {
          const next = apply(doc, edit)
          if (next !== doc) changed++
          expectSame(doc, next)
          doc = next
        }
      }),
      { numRuns: 600 },
    )
    expect(changed).toBeGreaterThan(1000)
  })

  it.each(fixtures.slice(0, 12))("holds for whole reports: %s", (_, source) => {
    fc.assert(
      fc.property(edits, (all) => {
        let { doc } = readStructure(plainSource(source))
        for (const edit of all) {
          const next = apply(doc, { ...edit, block: edit.block * 7 })
          expectSame(doc, next)
          doc = next
        }
      }),
      { numRuns: 15 },
    )
  })
})
