import { describe, expect, it } from "vitest"
import { readOutline } from "#shared/model/outline"
import { attrsOf } from "#shared/model/schema"
import { ownText } from "#shared/model/text-map"
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
  keepScript,
  level,
  makeKind,
  merge,
  moveCaret,
  newRecognition,
  openDoubts,
  redo,
  simplify,
  split,
  stepDoubt,
  stepOpenDoubt,
  takeSuggestion,
  undo,
} from "../../../../renderer/pages/recognition/recognition"
import { convertVisible } from "../../../../renderer/pages/recognition/script"
import { read as draft, sketchOf } from "../../editor/sketch"
import { doubtful, traditional } from "./samples"

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

describe("going through what is open", () => {
  it("takes the order of the text, round its ends, and leaves out what is settled", () => {
    const of = open()
    const places: number[] = []
    for (let i = 0; i < 5; i++) {
      places.push(of.store.getState().at!)
      stepOpenDoubt(of, 1)
    }
    expect(places[4]).toBe(places[0])
    expect([...new Set(places)]).toHaveLength(4)
    const turn = [...places.slice(0, 4)].sort((a, b) => a - b)
    expect(places.slice(0, 4)).toEqual([
      ...turn.slice(turn.indexOf(places[0]!)),
      ...turn.slice(0, turn.indexOf(places[0]!)),
    ])
    stepOpenDoubt(of, -1)
    expect(of.store.getState().at).toBe(places[0])
    takeSuggestion(of)
    const seen = new Set<number | null>()
    for (let i = 0; i < 6; i++) {
      stepOpenDoubt(of, 1)
      seen.add(of.store.getState().at)
    }
    expect(seen.size).toBe(3)
    expect(seen).not.toContain(places[0])
  })

  it("begins at the paragraph that one is at, and says when there is nothing left", () => {
    const of = open()
    goTo(of, 0)
    stepOpenDoubt(of, 1)
    const { range } = [...of.doubts].sort((a, b) => a.range![0] - b.range![0])[0]!
    expect(of.store.getState().at).toBe(range![0])
    while (titles(of).length > 0) takeSuggestion(of)
    stepOpenDoubt(of, 1)
    expect(of.store.getState().said).toBe("没有拿不准的了")
  })
})

describe("headings made by hand", () => {
  /** A reading that took the first part for the opening, and knows no heading of the rest. */
  const misread = () => {
    const { doc } = draft(
      "T 述责述廉的话",
      "= 下面说三件事。",
      "= 掂量过的活儿",
      "= 头一件，支部阵地翻新6处。",
      "= 后头那几笔账",
      "#!",
      "- 一是党课改成案例课。",
      "-^ 二是村账每月10日前上墙。",
      "S 林见川",
    )
    return newRecognition({ format: "txt", doc, map: ownText(readOutline(doc)), notices: [] })
  }

  it("head what stood behind them as opening, and the text without a heading", () => {
    const of = misread()
    go(of, "掂量过的活儿")
    makeKind(of, "heading")
    const { doc, past } = of.store.getState()
    doc.check()
    expect(past).toHaveLength(1)
    expect(sketchOf(doc.toJSON(), 0, 0)).toEqual([
      "T 述责述廉的话",
      "= 下面说三件事。",
      "# 掂量过的活儿",
      "- 头一件，支部阵地翻新6处。",
      "- 后头那几笔账",
      "- 一是党课改成案例课。",
      "-^ 二是村账每月10日前上墙。",
      "S 林见川",
    ])
    expect(visibleText(doc).text).toBe(visibleText(of.imported.doc).text)
    undo(of)
    expect(of.store.getState().doc).toBe(of.imported.doc)
  })

  it("of what stands right above a part without one take it over, with what it is about", () => {
    const of = misread()
    go(of, "一是党课")
    answer(of, 3)
    go(of, "后头那几笔账")
    makeKind(of, "heading")
    const [section, ...more] = readOutline(of.store.getState().doc).sections
    expect(more).toEqual([])
    expect(section).toMatchObject({ role: "measure" })
    expect(section!.items.map(({ ordinal }) => ordinal)).toEqual(["一是", "二是"])
  })

  it("of a part without one give it to the whole part", () => {
    const of = misread()
    const part = of.doubts.find(({ id }) => id.startsWith("part-"))!
    goToDoubt(of, part.id)
    answer(of, 3)
    expect(readOutline(of.store.getState().doc).items.map(({ role }) => role)).toEqual(["measure", "measure"])
  })

  it("in the midst of a part divide it, as before", () => {
    const of = open()
    go(of, "二是抓实阵地")
    makeKind(of, "heading")
    const { sections } = readOutline(of.store.getState().doc)
    expect(sections.map(({ heading }) => heading?.node.textContent)).toContain(
      "抓实阵地建设，新建党群活动场所4处。",
    )
  })
})

describe("a text in traditional characters", () => {
  const begun = () => newRecognition(readStructure(plainSource(traditional)))

  it("is doubted for what it says, not for how it is written", () => {
    const of = begun()
    expect(of.doubts.map(({ title }) => title)).toContain("像是问题，却写在亮点里")
    expect(of.doubts.filter(({ id }) => id.startsWith("traditional"))).toEqual([])
    expect(of.conversion.size).toBeGreaterThan(40)
    expect(open().conversion.size).toBe(0)
  })

  it("is converted character by character, whatever was amended before and after", () => {
    const of = begun()
    goTo(of, visibleText(of.imported.doc).text.indexOf("縣委組織部"))
    merge(of)
    goTo(of, visibleText(of.imported.doc).text.indexOf("一是乾淨"))
    makeKind(of, "intro")
    simplify(of)
    const after = of.store.getState().doc
    after.check()
    const text = visibleText(after).text
    expect(text).toBe(convertVisible(visible(traditional), of.conversion))
    expect(text).toContain("一是干净整洁抓阵地，新建几个场所，与乾元村结对。")
    expect(text).toContain("着力抓到底")
    expect(text).toContain("投入3.5万余元")
    level(of, 1)
    simplify(of)
    expect(visibleText(of.store.getState().doc).text).toBe(text)
    while (of.store.getState().past.length > 0) undo(of)
    expect(of.store.getState()).toMatchObject({ doc: of.imported.doc, simplified: false })
  })

  it("may stay as it is", () => {
    const of = begun()
    keepScript(of)
    expect(of.store.getState()).toMatchObject({ keepsScript: true, past: [], doc: of.imported.doc })
  })
})
