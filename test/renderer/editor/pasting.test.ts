import { redo, undo } from "prosemirror-history"
import type { EditorState, Transaction } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { defaultSettings } from "#shared/checks/types"
import { newReport } from "#shared/library/new-report"
import { defaultSkeleton, skeletonById } from "#shared/library/skeletons"
import { idsFor } from "#shared/model/ids"
import { readOutline } from "#shared/model/outline"
import { attrsOf } from "#shared/model/schema"
import { isFresh, replay } from "../../../renderer/editor/paste-place"
import { type PastedLine, readClipboard } from "../../../renderer/editor/pasted-lines"
import { Pasting, type Placing } from "../../../renderer/editor/pasting"
import { newEditorState } from "../../../renderer/editor/state"
import { read, run, sketch } from "./sketch"

const linesOf = (text: string): PastedLine[] => readClipboard("", text)

function pasting(before: string[], ...lines: string[]) {
  const state = read(...before)
  return { state, act: new Pasting(state, linesOf(lines.join("\n"))) }
}

function here(before: string[], ...lines: string[]): string[] {
  const { state, act } = pasting(before, ...lines)
  return drawn(state, act.made("here", false))
}

function parts(before: string[], ...lines: string[]): string[] {
  const { state, act } = pasting(before, ...lines)
  return drawn(state, act.made("parts", false))
}

function drawn(state: EditorState, tr: Transaction): string[] {
  const after = state.apply(tr)
  after.doc.check()
  return sketch(after)
}

const roles = (state: EditorState) => readOutline(state.doc).items.map(({ role }) => role)

const two = ["# 一、亮点", "- 一是甲|", "- 二是乙", "# 二、存在问题", "- 一是|"]

describe("items at the caret", () => {
  it("come behind the item, counted on, with what belongs to them", () =>
    expect(
      here(
        ["# 二、存在问题", "- 一是甲。|", "- 二是尾。"],
        "一是学习不够深入。原因是重视不够。",
        "二是作风不实。",
      ),
    ).toEqual([
      "# 二、存在问题",
      "- 一是甲。",
      "- 二是学习不够深入。",
      "  -^ 原因是重视不够。",
      "- 三是作风不实。|",
      "- 四是尾。",
    ]))

  it("take the place of an empty one", () =>
    expect(
      here(
        ["# 一、亮点", "- 一是甲。", "- 二是|", "- 三是尾。"],
        "（一）建强队伍",
        "培训36人。",
        "（二）抓实学习",
        "学习12次。",
      ),
    ).toEqual([
      "# 一、亮点",
      "- 一是甲。",
      "- 二是建强队伍",
      "+ 培训36人。",
      "- 三是抓实学习",
      "+ 学习12次。|",
      "- 四是尾。",
    ]))

  it("take the place of the empty ones behind it, as many as there are items", () => {
    const before = ["# 一、亮点", "- 一是|", "- 二是", "- 三是", "- 四是尾。"]
    expect(here(before, "一是子。", "二是丑。")).toEqual([
      "# 一、亮点",
      "- 一是子。",
      "- 二是丑。|",
      "- 三是",
      "- 四是尾。",
    ])
    expect(here(before, "一是子。", "二是丑。", "三是寅。", "四是卯。").slice(4)).toEqual([
      "- 四是卯。|",
      "- 五是尾。",
    ])
  })

  it("come in front of the item that the caret stands at the beginning of", () =>
    expect(here(["# 一、亮点", "- 一是|甲。"], "一是子。", "二是丑。")).toEqual([
      "# 一、亮点",
      "- 一是子。",
      "- 二是丑。|",
      "- 三是甲。",
    ]))

  it("go to the rank that counts as they do", () =>
    expect(
      here(["# 一、亮点", "- （一）甲", "  - 1.子。|", "  - 2.丑。", "- （二）乙"], "1.寅。", "2.卯。"),
    ).toEqual([
      "# 一、亮点",
      "- （一）甲",
      "  - 1.子。",
      "  - 2.寅。",
      "  - 3.卯。|",
      "  - 4.丑。",
      "- （二）乙",
    ]))

  it("become the list of a part that has none, below its heading or lead-in", () => {
    expect(here(["# 一、亮点|"], "总的情况如下。", "一是子。", "二是丑。")).toEqual([
      "# 一、亮点",
      "~ 总的情况如下。",
      "- 一是子。",
      "- 二是丑。|",
    ])
    expect(here(["# 二、问题", "- 一是甲。", ": 主要原因是：|"], "一是子。", "二是丑。")).toEqual([
      "# 二、问题",
      "- 一是甲。",
      ": 主要原因是：",
      "- 一是子。",
      "- 二是丑。|",
    ])
  })

  it("keep causes behind the problems as causes", () => {
    const { state, act } = pasting(
      ["# 二、存在问题", "- 一是|"],
      "一是学习不够深入。",
      "二是作风不实。",
      "产生上述问题的主要原因是：",
      "一是重视不够。",
      "二是督促不够。",
    )
    const after = state.apply(act.made("here", false))
    after.doc.check()
    expect(roles(after).filter((role) => role === "cause")).toHaveLength(2)
    expect(roles(after).filter((role) => role === "problem").length).toBeGreaterThanOrEqual(2)
  })

  it("say as words what is no number", () =>
    expect(here(["# 二、存在问题", "- 一是甲。|"], "问题一：学习不够。", "问题二：作风不实。")).toEqual([
      "# 二、存在问题",
      "- 一是甲。",
      "- 二是问题一：学习不够。",
      "- 三是问题二：作风不实。|",
    ]))

  it("with the heading of the part itself leave it out when it is there, and keep another one unprinted", () => {
    expect(here(["# 二、存在问题", "- 一是|"], "三、存在问题", "一是学习不够。", "二是作风不实。")).toEqual([
      "# 二、存在问题",
      "- 一是学习不够。",
      "- 二是作风不实。|",
    ])
    expect(
      here(["# 二、存在问题", "- 一是|"], "三、主要问题和不足", "一是学习不够。", "二是作风不实。"),
    ).toEqual(["# 二、存在问题", "/ 三、主要问题和不足", "- 一是学习不够。", "- 二是作风不实。|"])
  })

  it("in the middle of a sentence, and without structure, go in as lines", () => {
    expect(here(["# 一、亮点", "- 一是甲|乙"], "子", "丑")).toEqual([
      "# 一、亮点",
      "- 一是甲子",
      "- 二是丑|乙",
    ])
    expect(here(["# 一、亮点", "- 一是甲|乙"], "一是子", "二是丑")).toEqual([
      "# 一、亮点",
      "- 一是甲一是子",
      "- 二是丑|乙",
    ])
    expect(here(["T |"], "标题", "正文")).toEqual(["T 标题", "= 正文|"])
  })

  it("get ids of their own", () => {
    const { state, act } = pasting(["# 一、亮点", "- 一是|"], "一是子。", "二是丑。")
    const once = state.apply(act.made("here", false))
    const again = new Pasting(once, linesOf("一是子。\n二是丑。"))
    const ids = readOutline(once.apply(again.made("here", false)).doc).items.map(({ id }) => id)
    expect(new Set(ids).size).toBe(4)
  })
})

describe("text that belongs elsewhere", () => {
  const problems = ["二、存在的不足", "一是学习不够深入。", "二是作风不实。", "三是抓落实不够。"]

  it("is offered its part, and stays meanwhile", () => {
    const { act } = pasting(["# 一、亮点", "- 一是甲。|", "# 二、存在问题", "- 一是"], ...problems)
    expect(act.placing).toBe("here")
    expect(act.offer()).toEqual({
      said: "粘贴的内容像是“存在的不足”3 条",
      ways: [{ label: "放到“二、存在问题”", placing: "parts", isSimplified: false }],
      stay: "留在这里",
    })
  })

  it("goes to the items that are still to be written there; its own heading is kept", () =>
    expect(parts(["# 一、亮点", "- 一是甲。|", "# 二、存在问题", "- 一是", "- 二是"], ...problems)).toEqual([
      "# 一、亮点",
      "- 一是甲。",
      "# 二、存在问题",
      "/ 二、存在的不足",
      "- 一是学习不够深入。",
      "- 二是作风不实。",
      "- 三是抓落实不够。|",
    ]))

  it("goes behind what is written there", () =>
    expect(
      parts(
        ["# 一、亮点", "- 一是甲。|", "# 二、存在问题", "- （一）子。"],
        "存在问题：",
        "1.丑不够。",
        "2.寅不实。",
      ),
    ).toEqual([
      "# 一、亮点",
      "- 一是甲。",
      "# 二、存在问题",
      "- （一）子。",
      "- （二）丑不够。",
      "- （三）寅不实。|",
    ]))

  it("of several parts goes to each", () => {
    const before = ["# 一、亮点", "- 一是甲。|", "# 二、存在问题", "- 一是", "# 三、整改措施", "- 一是"]
    const text = ["存在的问题", "一是学习不够。", "下一步打算", "一是加强学习。", "二是转变作风。"]
    expect(pasting(before, ...text).act.offer()).toMatchObject({
      said: "粘贴的内容像是 2 个部分、3 条",
      ways: [{ label: "分别放到各部分", placing: "parts" }],
    })
    expect(parts(before, ...text)).toEqual([
      "# 一、亮点",
      "- 一是甲。",
      "# 二、存在问题",
      "/ 存在的问题",
      "- 一是学习不够。",
      "# 三、整改措施",
      "/ 下一步打算",
      "- 一是加强学习。",
      "- 二是转变作风。|",
    ])
  })

  it("is not offered where it is already, nor where nothing says so", () => {
    expect(pasting(["# 二、存在问题", "- 一是|", "# 一、亮点", "- 一是"], ...problems).act.offer()).toBeNull()
    for (const lines of [["一是抓学习。", "二是强队伍。"], ["今年开会12次。", "走访300户。"], ["存在问题"]])
      expect(pasting(two.slice(0, 4).concat("- 一是"), ...lines).act.offer()).toBeNull()
    // A part that the report does not have.
    expect(pasting(["# 一、亮点", "- 一是|"], ...problems).act.offer()).toBeNull()
  })
})

describe("traditional characters", () => {
  const traditional = ["存在問題", "一是學習還不夠深入。", "二是黨員作風不實。"]
  const before = ["# 一、亮点", "- 一是|"]

  it("are counted, and converted when asked", () => {
    const { state, act } = pasting(before, ...traditional)
    const offer = act.offer()!
    expect(offer.said).toMatch(/^粘贴的内容有 \d+ 个繁体字$/)
    expect(offer.ways).toEqual([{ label: "转成简体", placing: "here", isSimplified: true }])
    expect(drawn(state, act.made("here", true)).join("\n")).toContain("- 二是学习还不够深入。")
    expect(drawn(state, act.made("here", false)).join("\n")).toContain("- 二是學習還不夠深入。")
    act.isSimplified = true
    expect(act.offer()).toBeNull()
  })

  it("are offered beside another place", () => {
    const { act } = pasting(["# 一、亮点", "- 一是|", "# 二、存在问题", "- 一是"], ...traditional)
    expect(act.offer()!.ways.map(({ label, placing }) => [label, placing])).toEqual([
      ["放到“二、存在问题”", "parts"],
      ["转成简体", "here"],
    ])
  })

  it("are called by their simplified name once they were converted", () => {
    const { act } = pasting(["# 一、亮点", "- 一是|", "# 二、存在问题", "- 一是"], ...traditional)
    expect(act.offer()!.said).toContain("像是“存在問題”2 条")
    act.isSimplified = true
    expect(act.offer()!.said).toBe("粘贴的内容像是“存在问题”2 条")
  })

  it("are no matter in a name or two", () =>
    expect(pasting(before, "一是与樊於期、王志昇谈心。").act.offer()).toBeNull())
})

describe("choosing another way", () => {
  it("is one step of its own, there and back", () => {
    let state = read("# 一、亮点", "- 一是甲。|", "# 二、存在问题", "- 一是")
    const begun = sketch(state)
    const act = new Pasting(state, linesOf("存在問題：\n一是學習不夠。\n二是作風不實。"))
    state = state.apply(act.made("here", false))
    const stayed = sketch(state)
    state = state.apply(replay(state, act.made("parts", false)))
    const moved = sketch(state)
    expect(moved).toEqual([
      "# 一、亮点",
      "- 一是甲。",
      "# 二、存在问题",
      "- 一是學習不夠。",
      "- 二是作風不實。|",
    ])
    state = state.apply(replay(state, act.made("parts", true)))
    expect(sketch(state).slice(3)).toEqual(["- 一是学习不够。", "- 二是作风不实。|"])
    for (const before of [moved, stayed, begun]) {
      state = run(state, undo)!
      expect(sketch(state)).toEqual(before)
    }
    for (const after of [stayed, moved]) {
      state = run(state, redo)!
      expect(sketch(state)).toEqual(after)
    }
  })
})

const report = `2025年度抓基层党建工作述职报告
青石镇党委书记 周远山
现将2025年度工作情况报告如下。
一、主要工作和亮点
一是抓学习。开展学习12次。
二是强队伍。培训36人。
二、存在问题和不足
一是学习不够深入。
1.联系实际不紧。
2.研讨不多。
二是作风不实。
周远山
2025年12月30日`

describe("a whole report", () => {
  const fresh = (id = defaultSkeleton.id) =>
    newEditorState(newReport(skeletonById(id)!, 2026, idsFor("test")), defaultSettings)
  const paste = (state: EditorState, placing: Placing, text = report) => {
    const act = new Pasting(state, linesOf(text))
    return { act, after: state.apply(act.made(placing, false)) }
  }

  it("takes the place of an empty skeleton, whose other parts stay to be written", () => {
    const state = fresh()
    const { act, after } = paste(state, "report")
    expect(act.placing).toBe("report")
    expect(act.offer()).toMatchObject({
      said: "按提纲放好了 2 个部分、4 条",
      ways: [{ label: "改放在光标处", placing: "here" }],
    })
    after.doc.check()
    const lines = sketch(after)
    expect(lines.slice(0, 9)).toEqual([
      "T 2025年度抓基层党建工作述职报告",
      "B 青石镇党委书记 周远山",
      "= 现将2025年度工作情况报告如下。",
      "# 一、主要工作和亮点",
      "- 一是抓学习。开展学习12次。",
      "- 二是强队伍。培训36人。",
      "# 二、存在问题和不足",
      "- 一是学习不够深入。",
      "  - 1.联系实际不紧。",
    ])
    expect(lines.slice(-2)).toEqual(["S 周远山", "S 2025年12月30日|"])
    const headings = readOutline(after.doc).sections.map(({ heading, part }) => [heading!.ordinal, part])
    expect(headings.map(([ordinal]) => ordinal)).toEqual(["一、", "二、", "三、"])
    expect(headings.map(([, part]) => part)).toEqual(defaultSkeleton.parts.map(({ key }) => key))
    const { skeleton, properties } = attrsOf.report(after.doc)
    expect(skeleton).toBe(defaultSkeleton.id)
    expect(properties.year).toBe(2026)
    expect(properties.name).toBe("周远山")
    expect(properties.proposed).toContain("name")
  })

  it("fits whichever skeleton was chosen", () => {
    for (const id of ["annual-summary", "duty-virtue-integrity", "rectification"]) {
      const { after } = paste(fresh(id), "report")
      after.doc.check()
      expect(attrsOf.report(after.doc).skeleton).toBe(id)
      const text = sketch(after).join("\n")
      for (const line of report.split("\n")) expect(text).toContain(line.replace(/^[一二]、|^\d\./, ""))
    }
  })

  it("without any heading is laid in front of the parts that are still to be written", () => {
    const text =
      "2025年度述职报告\n一是抓学习。开展学习12次。\n二是强队伍。培训36人。\n三是促振兴。增收5万元。"
    const { act, after } = paste(fresh(), "report", text)
    expect(act.placing).toBe("report")
    after.doc.check()
    const lines = sketch(after)
    expect(lines.indexOf("- 一是抓学习。开展学习12次。")).toBeGreaterThan(0)
    expect(lines.findIndex((line) => line.startsWith("# 一、"))).toBeGreaterThan(
      lines.indexOf("- 三是促振兴。增收5万元。|"),
    )
  })

  it("is not laid over anything that was written", () => {
    const state = fresh()
    expect(isFresh(state.doc)).toBe(true)
    let at = 0
    state.doc.descendants((node, pos) => {
      if (node.type.name === "para") at ||= pos + 1
    })
    const written = state.apply(state.tr.insertText("写了一句。", at))
    expect(isFresh(written.doc)).toBe(false)
    const { act, after } = paste(written, "here")
    expect(act.placing).toBe("here")
    expect(act.offer()).toMatchObject({ ways: [{ label: "分别放到各部分" }] })
    after.doc.check()
    const parted = written.apply(act.made("parts", false))
    parted.doc.check()
    const text = sketch(parted).join("\n")
    expect(text).toContain("写了一句。")
    for (const line of report.split("\n")) expect(text).toContain(line.replace(/^[一二](?:、|是)|^\d\./, ""))
  })
})
