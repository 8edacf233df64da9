import { describe, expect, it } from "vitest"
import { readOutline } from "#shared/model/outline"
import { attrsOf } from "#shared/model/schema"
import { readStructure } from "#shared/reading/read"
import { visible, visibleText } from "#shared/reading/visible"
import { plainSource } from "#shared/source/source-text"
import { paragraphsOf } from "../../../../renderer/pages/recognition/paragraphs"
import {
  answer,
  askedDoubt,
  byHand,
  charactersByRole,
  chooseYear,
  comeBack,
  currentBlock,
  dropCaret,
  goTo,
  goToDoubt,
  level,
  makeKind,
  merge,
  moveCaret,
  newRecognition,
  openDoubts,
  redo,
  split,
  stepDoubt,
  takeSuggestion,
  undo,
} from "../../../../renderer/pages/recognition/recognition"
import { doubtful } from "./samples"

const open = (text = doubtful) => newRecognition(readStructure(plainSource(text)))
const titles = (of: ReturnType<typeof open>) => openDoubts(of, of.store.getState()).map(({ title }) => title)
const words = (of: ReturnType<typeof open>) => {
  const state = of.store.getState()
  const block = visibleText(state.doc).outline.blocks[currentBlock(state)]
  return block ? block.ordinal + block.node.textContent : null
}
const roleOf = (of: ReturnType<typeof open>, begins: string) =>
  readOutline(of.store.getState().doc).items.find((item) =>
    (item.ordinal + item.blocks[0]!.node.textContent).startsWith(begins),
  )?.role
/** Goes to the paragraph that begins like this. */
function go(of: ReturnType<typeof open>, begins: string): void {
  const rows = paragraphsOf(of.store.getState().doc)
  const segment = rows.flatMap(({ segments }) => segments).find((one) => one.words.startsWith(begins))
  goTo(of, segment!.from)
}

describe("answering", () => {
  it("takes the suggestion and goes on to the next doubt, round to those that were passed", () => {
    const of = open()
    expect(titles(of)).toEqual([
      "又起了一组“一是”，没有标题",
      "像是问题，却写在亮点里",
      "一段里有问题也有原因",
      "单独一行“— 3 —”",
    ])
    expect(words(of)).toMatch(/^一是抓实镇村夜校/)
    stepDoubt(of, 1)
    takeSuggestion(of)
    expect(askedDoubt(of, of.store.getState())?.title).toBe("一段里有问题也有原因")
    takeSuggestion(of)
    takeSuggestion(of)
    expect(askedDoubt(of, of.store.getState())?.title).toBe("又起了一组“一是”，没有标题")
    answer(of, 3)
    expect(roleOf(of, "一是抓实镇村夜校")).toBe("measure")
    expect(roleOf(of, "二是抓实阵地")).toBe("measure")
    expect(titles(of)).toEqual([])
    expect(of.store.getState().said).toContain("拿不准的都定了")
  })

  it("ignores an answer that is not there", () => {
    const of = open()
    goToDoubt(of, of.doubts[3]!.id)
    answer(of, 4)
    expect(titles(of)).toHaveLength(4)
  })

  it("undoes the change and the answer together, and does them again", () => {
    const of = open()
    answer(of, 1)
    const after = of.store.getState()
    undo(of)
    expect(titles(of)).toHaveLength(4)
    expect(of.store.getState().doc).toBe(of.imported.doc)
    expect(words(of)).toMatch(/^一是抓实镇村夜校/)
    redo(of)
    expect(of.store.getState().doc).toBe(after.doc)
    expect(of.store.getState().settled).toBe(after.settled)
    redo(of)
    undo(of)
    undo(of)
    expect(of.store.getState().past).toHaveLength(0)
    answer(of, 2)
    expect(of.store.getState().future).toHaveLength(0)
  })

  it("gives a paragraph that no doubt is about its role", () => {
    const of = open()
    go(of, "二是服务群众")
    expect(of.store.getState().doubt).toBeNull()
    answer(of, 1)
    expect(roleOf(of, "二是服务群众")).toBe("problem")
    expect(titles(of)).toHaveLength(4)
    go(of, "县委组织部")
    expect(askedDoubt(of, of.store.getState())?.title).toBe("像是问题，却写在亮点里")
  })
})

describe("boundaries", () => {
  it("puts the caret where a split is likeliest, moves it, and splits", () => {
    const of = open()
    go(of, "一是守牢主责")
    split(of)
    const { caret, doc } = of.store.getState()
    expect(visibleText(doc).text.slice(caret!.at, caret!.at + 4)).toBe("全年主持")
    moveCaret(of, 1, true)
    expect(of.store.getState().said).toBe("拆在“14次，”和“与9名村”之间")
    moveCaret(of, -1, false)
    moveCaret(of, 1, false)
    split(of)
    expect(words(of)).toMatch(/^与9名村党支部/)
    expect(roleOf(of, "与9名村党支部")).toBe("highlight")
    undo(of)
    expect(of.store.getState().doc).toBe(doc)
  })

  it("settles the doubt that is split or merged by hand", () => {
    const of = open()
    goToDoubt(of, of.doubts[2]!.id)
    split(of)
    split(of)
    expect(of.store.getState().settled.get(of.doubts[2]!.id)).toBe(byHand)
    expect(roleOf(of, "主要是外出")).toBe("cause")
  })

  it("drops a caret, and keeps it within its paragraph", () => {
    const of = open()
    go(of, "二是抓实阵地建设")
    split(of)
    for (let i = 0; i < 80; i++) moveCaret(of, -1, false)
    expect(visibleText(of.store.getState().doc).text.slice(of.store.getState().caret!.at - 1)).toMatch(/^抓/)
    dropCaret(of)
    expect(of.store.getState().caret).toBeNull()
  })

  it("merges, moves levels, changes kinds, brings back, and says when it cannot", () => {
    const of = open()
    go(of, "二是服务群众")
    level(of, 1)
    expect(readOutline(of.store.getState().doc).items.find((item) => item.ordinal === "二是")!.level).toBe(2)
    level(of, -1)
    merge(of)
    expect(words(of)).toMatch(/二是服务群众/)
    makeKind(of, "aside")
    comeBack(of)
    go(of, "2025年度")
    const before = of.store.getState().doc
    merge(of)
    expect(of.store.getState().doc).toBe(before)
    expect(of.store.getState().said).toBe("这一段不能这样改")
  })
})

describe("going through the kinds by arrows", () => {
  it("leaves no more than the last one, and one step to undo", () => {
    const of = open()
    go(of, "二是服务群众")
    for (const kind of ["title", "heading", "aside"] as const) makeKind(of, kind)
    expect(of.store.getState().past).toHaveLength(1)
    makeKind(of, "item")
    expect(of.store.getState().doc).toBe(of.imported.doc)
    answer(of, 1)
    makeKind(of, "item")
    expect(of.store.getState().past).toHaveLength(1)
    makeKind(of, "heading")
    expect(of.store.getState().past).toHaveLength(2)
  })
})

describe("what is shown", () => {
  it("counts every character once, by role", () => {
    const of = open()
    for (const act of [() => answer(of, 1), () => takeSuggestion(of), () => takeSuggestion(of)]) {
      act()
      const counts = Object.values(charactersByRole(of.store.getState().doc))
      expect(counts.reduce((sum, n) => sum + n)).toBe(visible(doubtful).length)
    }
  })

  it("puts the cause of a problem into the problem's paragraph, and names the rows", () => {
    const rows = paragraphsOf(open().store.getState().doc)
    const mixed = rows.find(({ segments }) => segments.length > 1)!
    expect(mixed.segments.map(({ role, label }) => [role, label])).toEqual([
      ["problem", "第二条"],
      ["cause", "原因"],
    ])
    expect(mixed.note).toBe("从“究其原因，主要是”分开")
    expect(rows.slice(0, 4).map(({ segments, note }) => [segments[0]!.label, note])).toEqual([
      ["标题", ""],
      ["开头", ""],
      ["标题", ""],
      ["第一条", "5 个数"],
    ])
  })

  it("keeps the signature of rows that a change does not touch", () => {
    const of = open()
    const before = paragraphsOf(of.store.getState().doc)
    answer(of, 1)
    const after = paragraphsOf(of.store.getState().doc)
    const changed = after.filter((row, i) => row.signature !== before[i]!.signature)
    expect(changed.map(({ segments }) => segments[0]!.words.slice(0, 4))).toEqual(["一是抓实", "二是抓实"])
  })

  it("stores the year that was chosen", () => {
    const of = open()
    chooseYear(of, 2026)
    expect(attrsOf.report(of.store.getState().doc).properties.year).toBe(2026)
    chooseYear(of, null)
    expect(attrsOf.report(of.store.getState().doc).properties.year).toBeNull()
    undo(of)
    undo(of)
    expect(attrsOf.report(of.store.getState().doc).properties.year).toBe(2025)
  })
})
