import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { withLastYear } from "#shared/carry/last-year"
import { promisesOf } from "#shared/carry/promises"
import { reportFacts } from "#shared/checks/facts"
import type { PromiseDecision } from "#shared/model/origin"
import { readOutline } from "#shared/model/outline"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"

const read = (text: string) => readStructure(plainSource(text)).doc

const old = read(`述职报告
现将2024年履职情况述职如下：
一、履职工作特色和亮点
一是账目公开。公示账目12期。
二、存在问题及原因
一是灌溉渠道老化。村里4条水渠渗漏严重，主要原因是多年没有投入。
三、下一步工作思路和措施
一是翻修灌溉渠道。筹资40万元，把4条水渠全部衬砌。
二是办好老年食堂。年底前在村部开起来，解决独居老人吃饭难。`)

const now = `述职报告
现将2025年履职情况述职如下：
一、履职工作特色和亮点
一是账目公开。公示账目12期。
二是水流到了田头。衬砌水渠4条6.3公里，灌溉面积恢复到820亩。
三是夜里亮了。安装路灯56盏。
二、下一步工作思路和措施
一是办好老年食堂。筹到资金后开工。`

function against(text: string, decisions: PromiseDecision[] = []): Node {
  const doc = withLastYear(read(text), { name: "去年.docx", year: null, report: old })
  return doc.type.create({ ...doc.attrs, promiseDecisions: decisions }, doc.content)
}

/** Each promise with the leads of what answers it. */
function told(doc: Node) {
  const facts = reportFacts(doc)
  const leads = new Map(
    facts.outline.items.map(({ id, blocks }) => [id, blocks[0]!.node.textContent.replace(/。.*/, "")]),
  )
  return promisesOf(facts).map(({ kind, text, answeredBy, basis, excused }) => ({
    kind,
    text,
    by: answeredBy.map((id) => leads.get(id)),
    basis,
    excused,
  }))
}

describe("last year's promises", () => {
  it("are its problems and measures, in its order, answered by what is told anew", () =>
    expect(told(against(now))).toEqual([
      { kind: "problem", text: "灌溉渠道老化。", by: ["水流到了田头"], basis: "inferred", excused: null },
      { kind: "measure", text: "翻修灌溉渠道。", by: ["水流到了田头"], basis: "inferred", excused: null },
      { kind: "measure", text: "办好老年食堂。", by: [], basis: "inferred", excused: null },
    ]))

  it("are none where last year's report is not known", () => expect(told(read(now))).toEqual([]))

  it("are not answered by a sentence that stood so last year", () => {
    const copied = now.replace(
      "三是夜里亮了。安装路灯56盏。",
      "三是翻修灌溉渠道。筹资40万元，把4条水渠全部衬砌。",
    )
    const [, measure] = told(against(copied.replace(/二是水流.*\n/, "")))
    expect(measure!.by).toEqual([])
  })

  it("are not answered by what is still to come", () => {
    const planned = now.replace(
      "三是夜里亮了。安装路灯56盏。",
      "三是准备老年食堂。正在筹备老年食堂，尚未开工。",
    )
    expect(told(against(planned))[2]!.by).toEqual([])
  })

  describe("go by what the writer decided", () => {
    const facts = reportFacts(against(now))
    const canteen = promisesOf(facts)[2]!.promise
    const canals = promisesOf(facts)[1]!.promise
    const [, water, lamps] = readOutline(against(now)).items.map(({ id }) => id)

    it("linked by hand", () =>
      expect(
        told(against(now, [{ promise: canteen, answer: lamps!, verdict: "confirmed", note: "" }]))[2],
      ).toMatchObject({ by: ["夜里亮了"], basis: "stated" }))

    it("a suggestion that was refused", () =>
      expect(
        told(against(now, [{ promise: canals, answer: water!, verdict: "refused", note: "" }]))[1],
      ).toMatchObject({ by: [] }))

    it("excused, with the reason", () =>
      expect(
        told(against(now, [{ promise: canteen, answer: null, verdict: "excused", note: "并入镇食堂" }]))[2],
      ).toMatchObject({ by: [], excused: "并入镇食堂" }))

    it("but not by an item that is gone", () =>
      expect(
        told(against(now, [{ promise: canteen, answer: "igone", verdict: "confirmed", note: "" }]))[2],
      ).toMatchObject({ by: [], basis: "inferred" }))
  })
})
