import { undo, undoDepth } from "prosemirror-history"
import type { EditorState, Transaction } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { attrsOf } from "#shared/model/schema"
import {
  applyFix,
  changeProperties,
  fixAllSafe,
  ignoreFinding,
  moveItem,
  restoreFinding,
  setLink,
} from "../../../renderer/editor/acts"
import { findingsOf } from "../../../renderer/editor/findings"
import { insertPhrase, insertSnippet } from "../../../renderer/editor/insert"
import { read, run, sketch, withAttrs } from "./sketch"

/** Applies an act, and expects that it is one undo step that goes back exactly, whatever was typed around it. */
function act(before: EditorState, make: (state: EditorState) => Transaction): EditorState {
  // Words right before and right behind, faster than the history's half second.
  const typed = before.apply(before.tr.insertText("字"))
  const done = typed.apply(make(typed))
  const more = done.apply(done.tr.insertText("后"))
  const backOnce = run(more, undo)!
  expect(backOnce.doc.eq(done.doc)).toBe(true)
  const backTwice = run(backOnce, undo)!
  expect(backTwice.doc.eq(typed.doc)).toBe(true)
  expect(backTwice.doc.attrs).toEqual(typed.doc.attrs)
  expect(backTwice.selection.eq(typed.selection)).toBe(true)
  expect(run(backTwice, undo)!.doc.eq(before.doc)).toBe(true)
  expect(undoDepth(done)).toBe(2)
  return done
}

const finding = (state: EditorState, rule: string) =>
  findingsOf(state).checked.findings.find((it) => it.rule === rule)!

describe("acts of the panels", () => {
  const report = () =>
    read("# 一、亮点", "- 一是强队伍。培训干部12人次,发展党员3名;效果好。|", "- 三是办实事。建成阵地3处。")

  it("a fix", () => {
    const done = act(report(), (state) => {
      const found = finding(state, "halfwidth-punctuation")
      return applyFix(state, found, found.fixes[0]!)
    })
    expect(sketch(done)[1]).toContain("12人次，")
  })

  it("a fix of an ordinal numbers on", () => {
    const done = act(report(), (state) => {
      const found = finding(state, "ordinal-sequence")
      return applyFix(state, found, found.fixes[0]!)
    })
    expect(sketch(done)[2]).toContain("二是办实事")
  })

  it("a fix of a finding that is gone changes nothing", () => {
    const state = report()
    const found = finding(state, "ordinal-sequence")
    const mended = state.apply(applyFix(state, found, found.fixes[0]!))
    expect(applyFix(mended, found, found.fixes[0]!).docChanged).toBe(false)
  })

  it("all safe fixes", () => {
    let count = 0
    const done = act(report(), (state) => {
      const all = fixAllSafe(state)!
      count = all.count
      return all.tr
    })
    expect(count).toBeGreaterThan(0)
    expect(fixAllSafe(done)).toBeNull()
  })

  it("ignore and restore", () => {
    const before = report()
    const done = act(before, (state) => ignoreFinding(state, finding(state, "ordinal-sequence")))
    expect(finding(done, "ordinal-sequence")).toBeUndefined()
    const [ignored] = findingsOf(done).checked.ignored
    const restored = done.apply(restoreFinding(done, ignored!))
    expect(finding(restored, "ordinal-sequence")).toBeDefined()
    expect(attrsOf.report(restored.doc).ignored).toEqual([])
  })

  it("a link, and taking it back", () => {
    const problems = () => read("# 二、问题", "- 一是甲|", ": 原因是：", "- 一是乙")
    const done = act(problems(), (state) => setLink(state, "i甲", "i乙", "confirmed"))
    expect(attrsOf.report(done.doc).linkDecisions).toEqual([
      { problem: "i甲", target: "i乙", verdict: "confirmed" },
    ])
    const refused = done.apply(setLink(done, "i甲", "i乙", "refused"))
    expect(attrsOf.report(refused.doc).linkDecisions).toHaveLength(1)
    const none = refused.apply(setLink(refused, "i甲", "i乙", null))
    expect(attrsOf.report(none.doc).linkDecisions).toEqual([])
    expect(setLink(none, "i甲", "i乙", null).docChanged).toBe(false)
  })

  it("properties: what a person sets is proposed no more", () => {
    const proposed = { ...attrsOf.report(report().doc).properties, year: 2025, proposed: ["year", "unit"] }
    const done = act(withAttrs(report(), { properties: proposed }), (state) =>
      changeProperties(state, { year: 2026 }),
    )
    expect(attrsOf.report(done.doc).properties).toMatchObject({ year: 2026, proposed: ["unit"] })
  })
})

describe("moving an item from the outline", () => {
  const report = () =>
    read(
      "# 一、亮点",
      "- 一是甲|",
      "- 二是乙",
      "# 二、问题",
      "- 一是丙",
      ": 原因是：",
      "- 一是丁",
      "# 三、措施",
    )

  it("before, behind, into", () => {
    const moved = (to: Parameters<typeof moveItem>[2], id = "i丙") =>
      sketch(report().apply(moveItem(report(), id, to)))
    expect(moved({ before: "i甲" }).slice(0, 4)).toEqual(["# 一、亮点", "- 一是丙", "- 二是甲|", "- 三是乙"])
    expect(moved({ after: "i丁" }).slice(3)).toEqual([
      "# 二、问题",
      ": 原因是：",
      "- 一是丁",
      "- 二是丙",
      "# 三、措施",
    ])
    expect(moved({ into: "s2" }).slice(-2)).toEqual(["# 三、措施", "- 一是丙"])
    expect(moved({ after: "i乙" }, "i甲").slice(0, 3)).toEqual(["# 一、亮点", "- 一是乙", "- 二是甲|"])
    expect(moved({ before: "i甲" }, "i乙").slice(0, 3)).toEqual(["# 一、亮点", "- 一是乙", "- 二是甲|"])
  })

  it("takes the role of its new place and is one step", () => {
    const done = act(report(), (state) => moveItem(state, "i丙", { after: "i丁" }))
    let role = ""
    done.doc.descendants((node) => {
      if (node.attrs.id === "i丙") role = node.attrs.role
    })
    expect(role).toBe("cause")
  })

  it("goes nowhere where it cannot", () => {
    const nested = read("# 一、亮点", "- 一是甲|", "  - （1）乙")
    expect(moveItem(nested, "i甲", { after: "i乙" }).docChanged).toBe(false)
    expect(moveItem(nested, "i甲", { before: "i甲" }).docChanged).toBe(false)
    expect(moveItem(nested, "i甲", { into: "s0" }).docChanged).toBe(false)
    expect(moveItem(nested, "nobody", { into: "s0" }).docChanged).toBe(false)
  })
})

describe("inserting", () => {
  it("a phrase in place of the selection; the caret stands behind it", () =>
    expect(
      sketch(act(read("# 一、亮点", "- 一是增强[甲]意识"), (state) => insertPhrase(state, "“四个意识”")))[1],
    ).toMatch(/“四个意识”/))

  it("a snippet into the empty item at the caret, on its first blank", () => {
    const state = read("# 一、亮点", "- 一是|", "- 二是乙")
    expect(sketch(state.apply(insertSnippet(state, "发展党员___名。", "highlight")))).toEqual([
      "# 一、亮点",
      "- 一是发展党员[___]名。",
      "- 二是乙",
    ])
  })

  it("a snippet where its kind belongs", () => {
    const from = (...lines: string[]) => {
      const state = read(...lines)
      return sketch(state.apply(insertSnippet(state, "抓好整改。", "measure")))
    }
    expect(from("# 一、亮点", "- 一是甲|", "# 二、措施", "- 一是乙", "- 二是")).toEqual([
      "# 一、亮点",
      "- 一是甲",
      "# 二、措施",
      "- 一是乙",
      "- 二是抓好整改。|",
    ])
    expect(from("# 一、亮点", "- 一是甲|", "# 二、措施", "- 一是乙").slice(-1)).toEqual(["- 二是抓好整改。|"])
    expect(from("# 二、措施", "- 一是|乙", "- 二是丙")).toEqual([
      "# 二、措施",
      "- 一是乙",
      "- 二是抓好整改。|",
      "- 三是丙",
    ])
    expect(from("# 一、亮点", "- 一是甲|")).toEqual(["# 一、亮点", "- 一是甲抓好整改。|"])
  })
})
