import fc from "fast-check"
import { type EditorState, TextSelection } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { defaultSettings } from "#shared/checks/types"
import { newReport } from "#shared/library/new-report"
import { skeletons } from "#shared/library/skeletons"
import { idsFor } from "#shared/model/ids"
import { readOutline } from "#shared/model/outline"
import { readClipboard } from "../../../renderer/editor/pasted-lines"
import { Pasting, type Placing } from "../../../renderer/editor/pasting"
import { newEditorState } from "../../../renderer/editor/state"
import { read } from "./sketch"

/** Characters that are part of no ordinal and of no heading of a skeleton: what is counted anew stays out of the sum. */
const word = fc.string({
  unit: fc.constantFrom(..."甲丙戊庚壬癸寅卯辰巳煮豆燃萁釜"),
  minLength: 1,
  maxLength: 12,
})
const counted = /[^甲丙戊庚壬癸寅卯辰巳煮豆燃萁釜]/g

const line = fc
  .tuple(
    fc.constantFrom(
      "",
      "",
      "一是",
      "二是",
      "（一）",
      "1.",
      "①",
      "一、",
      "二、存在的问题",
      "三、下一步打算",
      "存在的主要问题：",
      "主要原因是：",
      "问题一：",
      "原因：",
      "2025年度述职报告",
      "现将情况报告如下。",
      "— 3 —",
    ),
    word,
    fc.constantFrom("", "。", "；", "：", "。一是丙。二是丁。"),
  )
  .map((parts) => parts.join(""))

const fresh = skeletons.map((skeleton) =>
  newEditorState(newReport(skeleton, 2026, idsFor(skeleton.id)), defaultSettings),
)
const reports = [
  read(
    "T 题",
    "= 开头",
    "# 一、亮点",
    "~ 引",
    "- 一是学",
    "  - （1）子",
    "- 二是",
    "# 二、存在问题",
    "- 一是",
    ": 原因是：",
    "- 一是",
  ),
  read("# 一、亮点", "- 学", "+ 接", "# 二、下一步措施", "~ ", "- 1.", "S 名"),
  read("#!", "- 学", "/ 页码"),
  ...fresh,
]

/** Items that share the id of another one: empty ones of a sketch do. */
function twins(state: EditorState): number {
  const ids = readOutline(state.doc).items.map(({ id }) => id)
  return ids.length - new Set(ids).size
}

const placings: readonly Placing[] = ["here", "parts", "report"]

/** Every counted character of the report, wherever it is, in alphabetical order. */
const bag = (text: string) => [...text.replace(counted, "")].sort().join("")

describe("pasting", () => {
  it("loses no character and leaves a valid report with the caret in it, wherever it goes", () =>
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 14 }),
        fc.nat(reports.length - 1),
        fc.constantFrom(...placings),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (lines, which, wanted, at) => {
          const report = reports[which]!
          const places: number[] = []
          report.doc.descendants((node, pos) => {
            if (node.isTextblock) places.push(pos + 1, pos + 1 + node.content.size)
          })
          const pos = places[Math.min(places.length - 1, Math.floor(at * places.length))]!
          const state = report.apply(report.tr.setSelection(TextSelection.create(report.doc, pos)))
          const act = new Pasting(state, readClipboard("", lines.join("\n")))
          // A whole report is laid into an empty one only.
          const placing = wanted === "report" && act.placing !== "report" ? "here" : wanted
          const after = state.apply(act.made(placing, false))
          after.doc.check()
          expect(after.selection.$head.parent.isTextblock).toBe(true)
          expect(bag(after.doc.textContent)).toBe(bag(report.doc.textContent + lines.join("")))
          expect(twins(after)).toBeLessThanOrEqual(twins(report))
          expect(() => act.offer()).not.toThrow()
        },
      ),
      { numRuns: 600 },
    ))
})
