import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fixAllSafe } from "#shared/checks/fixes"
import { ignoreKey } from "#shared/checks/ignore"
import { registry } from "#shared/checks/registry"
import { check, checkReport } from "#shared/checks/run"
import { schema } from "#shared/model/schema"
import { rangeOf } from "#shared/model/text-map"
import { expectSound } from "../../rule-tester"
import { read, typed } from "./support"

const pieces = [
  ..."，。；：、,;:!?().（）“”《》**XX__１２ 　\t",
  "一、履职工作特色和亮点",
  "二、存在问题及原因",
  "三、下一步工作思路和措施",
  "存在这些问题的主要原因是：",
  "一是",
  "二是",
  "四是",
  "（一）",
  "(二)",
  "1.",
  "3、",
  "首先，",
  "第二，",
  "2024年，镇党委将",
  "力争2023年底前完成",
  "召开会议12次",
  "十二名党员",
  "教育培训不够",
  "**名",
  "Windows 10 (x64)",
  "http://a.cn/x,y",
  "现就本人2024年工作述职如下",
  "𠀀",
  "芦湾",
]
const line = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(""))
const text = fc
  .array(fc.oneof({ weight: 9, arbitrary: line }, fc.string({ unit: "binary" })), { maxLength: 14 })
  .map((parts) => parts.join("\n"))
const year = fc.constantFrom(null, 2023, 2024, 2025)

describe("for any report", () => {
  test("checking throws nothing, its spans lie in the text and come in order", () => {
    fc.assert(
      fc.property(text, year, (text, year) => {
        const { doc, map } = read(text)
        const checked = checkReport(doc, { year })
        let last = -1
        for (const finding of checked.findings) {
          expectSound(finding, checked)
          const [start, end] = rangeOf(map, finding.span)
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(finding.span.block).toBeGreaterThanOrEqual(last)
          last = finding.span.block
        }
        expect(checkReport(doc, { year }).findings).toEqual(checked.findings)
      }),
      { numRuns: 300 },
    )
  })

  test("the safe fixes leave nothing safe to fix, and a report that is still one", () => {
    fc.assert(
      fc.property(text, year, (text, year) => {
        const { doc } = read(text)
        const { tr } = fixAllSafe(doc, { year })
        tr.doc.check()
        const left = check(tr.doc, { year }).filter((it) => it.fixes.some((fix) => fix.safe))
        expect(left).toEqual([])
        expect(fixAllSafe(tr.doc, { year }).tr.steps).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test("checking after edits says what a first check of the same text says", () => {
    const edits = fc.array(
      fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(...pieces.filter((it) => it !== "\t"))),
      {
        maxLength: 12,
      },
    )
    fc.assert(
      fc.property(text, year, edits, (text, year, edits) => {
        let { doc } = read(text)
        check(doc, { year })
        for (const [block, at, insert] of edits) {
          const { outline } = checkReport(doc, { year }).facts
          const target = outline.blocks[block % Math.max(1, outline.blocks.length)]
          if (!target) return
          doc = typed(doc, target.index, at % (target.node.content.size + 1), insert)
          check(doc, { year })
        }
        const cold = schema.nodeFromJSON(doc.toJSON())
        expect(check(doc, { year })).toEqual(check(cold, { year }, undefined, [...registry]))
      }),
      { numRuns: 150 },
    )
  })

  test("ignoring everything leaves nothing, and everything is kept", () => {
    fc.assert(
      fc.property(text, year, (text, year) => {
        const { doc } = read(text)
        const { findings, facts } = checkReport(doc, { year })
        const ignored = findings.map((finding) => ignoreKey(finding, facts))
        const quiet = schema.node("doc", { ...doc.attrs, ignored }, doc.content)
        const after = checkReport(quiet, { year })
        expect(after.findings).toEqual([])
        expect(after.ignored).toEqual(findings)
      }),
      { numRuns: 100 },
    )
  })
})
