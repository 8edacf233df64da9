import type { TextSelection } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { copyOf } from "../../../renderer/editor/copy"
import { pasteItems, pasteLines } from "../../../renderer/editor/paste"
import { linesOfText } from "../../../renderer/editor/pasted-lines"
import { read, sketch } from "./sketch"

function pasted(before: string[], ...lines: string[]): string[] {
  const state = read(...before)
  return sketch(state.apply(pasteLines(state, lines)))
}

describe("pasting lines", () => {
  it("one line is words", () =>
    expect(pasted(["# 一、亮点", "- 一是甲[乙]丙"], "新词")).toEqual(["# 一、亮点", "- 一是甲新词|丙"]))

  it("into an empty item without its ordinal", () =>
    expect(pasted(["# 一、亮点", "- 一是|"], "三是强队伍。")).toEqual(["# 一、亮点", "- 一是强队伍。|"]))

  it("several lines become items; what stood behind the caret stays behind", () => {
    expect(pasted(["# 一、亮点", "- 一是甲|乙", "- 二是尾"], "子", "丑", "寅")).toEqual([
      "# 一、亮点",
      "- 一是甲子",
      "- 二是丑",
      "- 三是寅|乙",
      "- 四是尾",
    ])
    expect(pasted(["# 一、亮点", "- 一是|", "- 二是尾"], "（一）子", "接着", "（二）丑")).toEqual([
      "# 一、亮点",
      "- 一是子",
      "+ 接着",
      "- 二是丑|",
      "- 三是尾",
    ])
  })

  it("ordinals of another style are a level below", () =>
    expect(pasted(["# 一、亮点", "- （一）|"], "（一）子", "1.甲", "2.乙", "（二）丑")).toEqual([
      "# 一、亮点",
      "- （一）子",
      "  - 1.甲",
      "  - 2.乙",
      "- （二）丑|",
    ]))

  it("into a further paragraph come paragraphs", () =>
    expect(pasted(["# 一、亮点", "- 一是甲", "+ 乙|"], "丙", "丁")).toEqual([
      "# 一、亮点",
      "- 一是甲",
      "+ 乙丙",
      "+ 丁|",
    ]))

  it("below headings and lead-ins", () => {
    expect(pasted(["# 一、亮点|", "- 一是甲"], "大家好", "总的话", "一是子", "二是丑")).toEqual([
      "# 一、亮点大家好",
      "~ 总的话",
      "- 一是子",
      "- 二是丑|",
      "- 三是甲",
    ])
    expect(pasted(["# 二、问题", ": 原因是：|", "- 一是甲"], "", "子")).toEqual([
      "# 二、问题",
      ": 原因是：",
      "- 一是子|",
      "- 二是甲",
    ])
    expect(pasted(["T |", "# 一、亮点"], "标题", "开头")).toEqual(["T 标题", "= 开头|", "# 一、亮点"])
  })

  it("an unnumbered list keeps the ordinals that come", () =>
    expect(pasted(["# 一、亮点", "- 甲|"], "", "（二）乙")).toEqual(["# 一、亮点", "- 甲", "- （二）乙|"]))

  it("over several parts leaves the parts", () =>
    expect(pasted(["# 一、亮点", "- 一是甲[乙", "# 二、问题", "- 一是丙]丁"], "新")).toEqual([
      "# 一、亮点",
      "- 一是甲新|",
      "# 二、问题",
      "- 一是丁",
    ]))
})

describe("lines of plain text", () => {
  it("end at every line end; blank ones and what no paper shows are dropped", () =>
    expect(linesOfText("一、\t甲\r\n　　乙\u200b丙\u0000\n\n \u000b丁\u2029戊\rA\u00a0B\ufeff")).toEqual([
      "一、 甲",
      "乙丙",
      "丁",
      "戊",
      "A B",
    ]))
})

describe("copying", () => {
  const copied = (...lines: string[]) => {
    const state = read(...lines)
    return copyOf(state.doc, state.selection as TextSelection)
  }

  it("words are words", () =>
    expect(copied("# 一、亮点", "- 一是甲[<乙>]丙")).toEqual({ text: "<乙>", html: "<p>&lt;乙&gt;</p>" }))

  it("whole paragraphs come with their ordinals, lines as printed", () =>
    expect(copied("# 二、[问题", "- 一是甲", "-^ 二是乙", "+ 丙]丁").text).toBe("二、问题\n一是甲二是乙\n丙"))

  it("a paragraph that begins in the middle comes without", () =>
    expect(copied("# 二、问题", "- 一是甲[乙", "- 二是丙]").text).toBe("乙\n二是丙"))
})

describe("our own items", () => {
  const slice = (html: string) =>
    /data-shuzhi="([^"]*)"/
      .exec(html)![1]!
      .replaceAll("&quot;", '"')
      .replaceAll("&lt;", "<")
      .replaceAll("&amp;", "&")

  it("keep their structure; copies get new ids, what was cut keeps its own", () => {
    const from = read("# 一、亮点", "- 一是[甲", "  - （1）子", "- 二是乙]", "- 三是丙")
    const json = slice(copyOf(from.doc, from.selection as TextSelection).html)
    const ids = (state: typeof from) => {
      const found: string[] = []
      state.doc.descendants((node) => {
        if (node.type.name === "item") found.push(node.attrs.id)
      })
      return found
    }
    const at = read("# 二、问题", "- 一是|", "- 二是尾", "# 一、亮点", "- 一是甲")
    const done = at.apply(pasteItems(at, json)!)
    expect(sketch(done)).toEqual([
      "# 二、问题",
      "- 一是甲",
      "  - （1）子",
      "- 二是乙|",
      "- 三是尾",
      "# 一、亮点",
      "- 一是甲",
    ])
    const [first, child, second] = ids(done)
    expect(first).not.toBe("i甲")
    expect([child, second]).toEqual(["i子", "i乙"])
    done.doc.check()
    expect(done.doc.firstChild!.child(1).firstChild!.attrs.role).toBe("problem")
  })

  it("hostile or foreign structure is no structure", () => {
    const at = read("# 二、问题", "- 一是|")
    for (const json of [
      "",
      "{",
      "null",
      '{"content":[{"type":"script"}]}',
      '{"content":[{"type":"item","attrs":{"id":5,"role":"problem","ordinal":""},"content":[{"type":"para"}]}]}',
      '{"content":[{"type":"item","attrs":{"id":"a","role":"boss","ordinal":""},"content":[{"type":"para"}]}]}',
      '{"content":[{"type":"item","content":[{"type":"heading"}]}]}',
      '{"content":[{"type":"heading"}]}',
    ])
      expect(pasteItems(at, json)).toBeNull()
  })
})
