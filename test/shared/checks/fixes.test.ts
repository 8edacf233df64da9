import { describe, expect, test } from "vitest"
import { applyFixes, compatible, fixAllSafe } from "#shared/checks/fixes"
import { check } from "#shared/checks/run"
import type { Fix } from "#shared/checks/types"
import { readOutline } from "#shared/model/outline"
import { schema } from "#shared/model/schema"
import { ownText } from "#shared/model/text-map"
import { item, list, report, section } from "../../builders"
import { read } from "./support"

const edit = (
  block: number,
  from: number,
  to: number,
  insert: string,
  where: "text" | "ordinal" = "text",
) => ({
  span: { block, in: where, from, to },
  insert,
})
const fix = (...edits: Fix["edits"]): Fix => ({ title: "改", edits, safe: true })

describe("fixes that are applied together", () => {
  test("the first wins where two touch one place", () => {
    const first = fix(edit(0, 2, 5, "甲"))
    expect(compatible([first, fix(edit(0, 4, 6, "乙"))])).toEqual([first])
    expect(compatible([first, fix(edit(0, 2, 2, "乙"))])).toEqual([first])
    expect(compatible([first, fix(edit(0, 3, 3, "乙"))])).toEqual([first])
    expect(compatible([fix(edit(0, 3, 3, "乙")), first])).toHaveLength(1)
  })

  test("neighbours, other blocks and the ordinal of the same block are no conflict", () => {
    const all = [
      fix(edit(0, 2, 5, "甲")),
      fix(edit(0, 5, 6, "乙")),
      fix(edit(1, 2, 5, "丙")),
      fix(edit(0, 2, 5, "丁", "ordinal")),
    ]
    expect(compatible(all)).toEqual(all)
  })

  test("a fix goes in whole or not at all", () => {
    const first = fix(edit(0, 2, 5, "甲"))
    expect(compatible([first, fix(edit(1, 0, 1, "乙"), edit(0, 4, 6, "丙"))])).toEqual([first])
  })

  test("the same edit twice is made once", () => {
    const both = [
      fix(edit(0, 0, 1, "（"), edit(0, 4, 5, "）")),
      fix(edit(0, 0, 1, "（"), edit(0, 4, 5, "）")),
    ]
    expect(compatible(both)).toHaveLength(1)
  })
})

describe("applying", () => {
  const doc = report(
    {},
    section("highlight", "一、", "主要工作", list("highlight", "shi", "抓学习,促队伍,见成效。", "抓服务。")),
  )

  test("keeps the marks of what it replaces", () => {
    const mark = schema.mark("origin", { source: "s1", text: "抓学习,促队伍" })
    const marked = report(
      {},
      section(
        "highlight",
        "一、",
        "主要工作",
        schema.node("list", { style: "shi" }, [
          schema.node("item", { id: "a", role: "highlight", ordinal: "一是" }, [
            schema.node("para", null, [schema.text("抓学习,促队伍", [mark]), schema.text("。见效.")]),
          ]),
        ]),
      ),
    )
    const { doc: fixed } = applyFixes(marked, [fix(edit(1, 3, 4, "，")), fix(edit(1, 10, 11, "。"))])
    const block = readOutline(fixed).blocks[1]!.node
    expect(block.textContent).toBe("抓学习，促队伍。见效。")
    expect(block.child(0).text).toBe("抓学习，促队伍")
    expect(block.child(0).marks).toEqual([mark])
    expect(block.child(1).marks).toEqual([])
  })

  test("makes several edits of one text, deletions and ordinals, in one transform", () => {
    const tr = applyFixes(doc, [
      fix(edit(1, 3, 4, "，")),
      fix(edit(1, 7, 8, "")),
      fix(edit(2, 0, 2, "三是", "ordinal")),
    ])
    expect(ownText(readOutline(tr.doc)).text).toBe("一、主要工作\n一是抓学习，促队伍见成效。\n三是抓服务。")
    tr.doc.check()
    // Undo takes the steps back one by one and must arrive where it began.
    let back = tr.doc
    for (let i = tr.steps.length - 1; i >= 0; i--) back = tr.steps[i]!.invert(tr.docs[i]!).apply(back).doc!
    expect(back.eq(doc)).toBe(true)
  })

  test("a list that is numbered anew goes on from its new first number", () => {
    const wrong = report(
      {},
      section(
        "highlight",
        "一、",
        "主要工作",
        schema.node("list", { style: "shi", start: 2 }, [
          item("highlight", "二是", "抓学习。办班12期。"),
          item("highlight", "三是", "抓服务。办结36件。"),
        ]),
      ),
    )
    const [finding] = check(wrong, { year: null }).filter((it) => it.rule === "ordinal-sequence")
    const fixed = applyFixes(wrong, finding!.fixes).doc
    const [first] = readOutline(fixed).lists
    expect(first?.items.map((it) => it.ordinal)).toEqual(["一是", "二是"])
    expect(first?.node.attrs.start).toBe(1)
  })
})

describe("改正全部确定无疑的", () => {
  const text = `一、履职工作特色和亮点
一是守住主业,责任压实(逐级)。召开例会１８次。
二是建强队伍。培训骨干60人.
二是贴心服务。办结36件。
四是抓廉洁。谈话20人次。
二、存在问题及原因
一是学用结合不够紧。
三、下一步工作思路和措施
2024年，镇党委将以联建为抓手。
一是坚持学用结合。`

  test("does all that is safe and leaves the rest", () => {
    const { doc, map } = read(text)
    const { tr, count } = fixAllSafe(doc, { year: 2024 })
    expect(count).toBe(5)
    expect(ownText(readOutline(tr.doc)).text).toBe(
      map.text
        .replace("主业,", "主业，")
        .replace("(逐级)", "（逐级）")
        .replace("１８", "18")
        .replace("60人.", "60人。")
        .replace("二是贴心", "三是贴心"),
    )
    const left = check(tr.doc, { year: 2024 })
    expect(left.some((it) => it.fixes.some((fix) => fix.safe))).toBe(false)
    expect(left.map((it) => it.rule)).toContain("plan-year")
    expect(fixAllSafe(tr.doc, { year: 2024 }).count).toBe(0)
  })
})
