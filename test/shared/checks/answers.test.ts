import { Transform } from "prosemirror-transform"
import { describe, expect, test } from "vitest"
import { checkReport } from "#shared/checks/run"
import type { Finding } from "#shared/checks/types"
import { attrsOf } from "#shared/model/schema"
import { read } from "./support"

const text = `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是村级集体经济底子薄。四个村没有经营性收入。二是党员教育培训效果不明显。党课以念文件为主。
存在这些问题的主要原因是：一是发展村级集体经济办法不多。不敢闯市场，产业项目储备少。
三、下一步工作思路和措施
一是壮大村级集体经济。盘活闲置校舍，发展冷链仓储，结合党员冬训抓好换届后续工作。`

const missing = (findings: readonly Finding[]) => findings.filter((it) => /^missing_/.test(it.kind))

describe("problems without an answer", () => {
  const { doc } = read(text)
  const checked = checkReport(doc, { year: null })

  test("are flagged on their lead, the answered one is not", () => {
    const found = missing(checked.findings)
    expect(found.map((it) => [it.rule, it.severity])).toEqual([
      ["cause-missing", "warning"],
      ["measure-missing", "warning"],
    ])
    for (const { span, item, message } of found) {
      expect(checked.facts.blocks[span.block]!.text.slice(span.from, span.to)).toBe(
        "党员教育培训效果不明显。",
      )
      expect(checked.facts.outline.items.find((it) => it.id === item)?.key).toBe("p2")
      expect(message).toMatch(/^第二个问题/)
    }
  })

  test("are an error once the writer has refused what was inferred", () => {
    const { items } = checked.facts.outline
    const id = (key: string) => items.find((it) => it.key === key)!.id
    const linkDecisions = [
      ...attrsOf.report(doc).linkDecisions,
      { problem: id("p1"), target: id("c1"), verdict: "refused" as const },
    ]
    const refused = new Transform(doc).setDocAttribute("linkDecisions", linkDecisions).doc
    const found = missing(checkReport(refused, { year: null }).findings)
    expect(found.map((it) => [it.rule, it.severity, it.message.slice(0, 5)])).toEqual([
      ["cause-missing", "error", "第一个问题"],
      ["cause-missing", "warning", "第二个问题"],
      ["measure-missing", "warning", "第二个问题"],
    ])
  })

  test("are answered once the writer has linked them", () => {
    const { items } = checked.facts.outline
    const id = (key: string) => items.find((it) => it.key === key)!.id
    const linkDecisions = ["c1", "m1"].map((target) => ({
      problem: id("p2"),
      target: id(target),
      verdict: "confirmed" as const,
    }))
    const linked = new Transform(doc).setDocAttribute("linkDecisions", linkDecisions).doc
    expect(missing(checkReport(linked, { year: null }).findings)).toEqual([])
  })

  test("are an error where nothing in the report could be the answer", () => {
    const bare = text.replace(/存在这些[^\n]*\n/, "").replace(/三、下一步[\s\S]*$/, "")
    const found = missing(checkReport(read(bare).doc, { year: null }).findings)
    expect(found).toHaveLength(4)
    expect(found.every((it) => it.severity === "error" && it.message.includes("全文也没有一处"))).toBe(true)
  })

  test("that only come up in passing are told so", () => {
    const [measure] = missing(checked.findings).filter((it) => it.rule === "measure-missing")
    expect(measure?.message).toMatch(/第一条措施提到“[^”]*”，只是带过|可能没有答到点上/)
  })
})
