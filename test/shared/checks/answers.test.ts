import { Transform } from "prosemirror-transform"
import { describe, expect, test } from "vitest"
import { ruleById } from "#shared/checks/registry"
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

/** The findings of some rules on a report: severity and quotation. */
function found(report: string, ids: readonly string[], year: number | null = null): string[] {
  const asked = ids.map((id) => ruleById(id)!)
  const { facts, findings } = checkReport(read(report).doc, { year }, undefined, asked)
  return findings.map(({ severity, span }) => {
    const said = facts.blocks[span.block]!.text.slice(span.from, span.to)
    return `${severity} ${said}`
  })
}

describe("a measure inside the problem", () => {
  const report = (rest: string) => `一、工作情况
一是抓产业。新增大棚35座。
二、问题和改进
一是护理队伍不够稳。全年离职14人。主要原因是夜班多、待遇低。${rest}
二是品牌不够亮。主要原因是谋划不深。2025年上半年，由我牵头开设工作室1个。`

  test.each([
    "2025年3月，出台星级津贴办法。",
    "2025年3—6月，办护理班3期，由本人负责。",
    "下一步，由人事股负责，年内离职率控制在15%以内。",
    "3月底前出台星级津贴办法。",
    "明年，每月开一次谈心会，我到场。",
  ])("%s", (rest) => {
    expect(found(report(rest), ["measure-missing"], 2024)).toEqual([])
  })

  test.each([
    "这方面还要加强。",
    "2025年1月检查发现，又走了2人。",
    "去年12月底前应当补齐的6人，至今没有补上。",
    "两年内退休3人。",
    "2023年离职9人。",
    "2025年1月，又有2户家属反映换人太勤。",
  ])("is none in %s", (rest) => {
    expect(found(report(rest), ["measure-missing"], 2024)).toEqual(["warning 护理队伍不够稳。"])
  })
})

test("a year still to come in the lead of a problem is no measure", () => {
  const report = `一、工作情况
一是抓产业。新增大棚35座。
二、存在问题
一是2026—2030年规划研究得粗。群众叫不出一个项目的名字。主要原因是谋划不深。
二是码头老旧。主要原因是资金少。
三、下一步措施
一是争取资金改造老旧码头。`
  expect(found(report, ["measure-missing"], 2025)).toEqual(["warning 2026—2030年规划研究得粗。"])
})

describe("how sure the check is", () => {
  const problems = `一、工作情况
一是抓产业。新增大棚35座。
二、存在的不足
一是护理队伍不够稳。全年离职14人。
二是品牌不够亮。群众叫不出名字。`
  const missing = ["measure-missing"]

  test("certain where nothing at all is planned", () => {
    expect(found(problems, missing)).toEqual(["error 护理队伍不够稳。", "error 品牌不够亮。"])
  })

  test("not where something is said of what will be done, read as a measure or not", () => {
    expect(found(`${problems}明年打算请人设计。`, missing).every((it) => it.startsWith("warning"))).toBe(true)
  })

  test("a hint where most of several problems seem to lack what the report has", () => {
    const many = `一、工作情况
一是抓产业。新增大棚35座。
二、存在问题
一是党员教育培训效果不明显。党课念文件。
二是矛盾纠纷排查不够细。小事拖大。
三是渔港码头老旧。石阶塌了一段。
四是档案库房漏雨。卷宗受潮。
三、下一步措施
一是办好党员教育培训。按需设课，送课到组。
二是请设计院出一张图纸。`
    const levels = found(many, missing).map((it) => it.slice(0, 4))
    expect(levels.length).toBeGreaterThanOrEqual(3)
    expect(new Set(levels)).toEqual(new Set(["hint"]))
  })
})

describe("a problem or a measure that says nothing", () => {
  const report = (problem: string, measure: string) => `一、工作情况
一是抓产业。新增大棚35座。
二、存在问题
一是党员教育培训效果不明显。党课念文件。主要原因是课程照搬往年。
二是${problem}
三、下一步措施
一是办好党员教育培训。按需设课，送课到组。
二是${measure}`
  const plainly = "改建码头。请石匠把塌了的石阶照原样砌回去。"

  test.each([
    "作风建设永远在路上，仍需努力。",
    "思想解放还要加强。",
    "个别方面还做得不够好。",
    "工作水平有待进一步提高。",
    "与上级要求、群众期盼相比，还有一定差距。",
  ])("%s", (problem) => {
    expect(found(report(problem, plainly), ["problem-empty"])).toEqual([`hint ${problem}`])
  })

  test.each([
    "渔港码头老旧。",
    "学用结合不够紧。",
    "作风建设有差距，12件诉求拖了半年。",
    "工作作风不实，“指尖上的形式主义”抬头。",
    "服务水平有待提高。窗口前排长队，老人找不到座位，填表要跑三趟。",
  ])("not %s", (problem) => {
    expect(found(report(problem, plainly), ["problem-empty"])).toEqual([])
  })

  test.each([
    "进一步加强自身建设，不断提升干部素质和能力。",
    "着力加强自身建设。不断提高自己的综合素质，努力把各项工作做得更好。",
    "继续发扬优良传统，再接再厉，努力提高服务群众的能力和水平。",
    "强化责任担当，切实转变作风，推动各项工作再上新台阶。",
  ])("%s", (measure) => {
    const [lead] = measure.split(/(?<=。)/)
    expect(found(report("码头老旧。", measure), ["measure-accountable"])).toEqual([`hint ${lead}`])
  })

  test.each([
    "加强自身建设，每月集中学习一次。",
    "加强自身建设，由组织委员负责。",
    "加强自身建设，年底前全部轮训。",
    "加强自身建设，办班3期。",
    "加强自身建设，到码头上请老把式讲潮汛。",
    plainly,
  ])("not %s", (measure) => {
    expect(found(report("码头老旧。", measure), ["measure-accountable"])).toEqual([])
  })

  test("is told of the last item, whatever the last words of the report are", () => {
    const closing = "\n总之，一年来全村收入86万元，是大家齐心干出来的。"
    const text = report("码头老旧。", `进一步加强自身建设，不断提高能力。${closing}`)
    expect(found(text, ["measure-accountable"])).toEqual(["hint 进一步加强自身建设，不断提高能力。"])
  })
})

describe("causes and measures that answer nothing", () => {
  const report = (cause: string, measure: string) => `一、工作情况
一是抓产业。新增大棚35座。
二、存在问题
一是党员教育培训效果不明显。党课念文件。
二是矛盾纠纷排查不够细。小事拖成大事。
存在这些问题的主要原因是：一是对党员教育培训研究不深，课程照搬往年。二是矛盾纠纷排查网没有织密，网格员入户少。${cause}
三、下一步措施
一是办好党员教育培训。按需设课，送课到组。
二是织密矛盾纠纷排查网。每周走访，当日登记。
${measure}`

  test.each(["改造机关食堂。", "建好老干部活动室。", "规范车辆管理。", "推出文创新品。"])("%s", (measure) => {
    expect(found(report("", `三是${measure}5月底前完成。`), ["answer-unlinked"])).toEqual([`hint ${measure}`])
  })

  test("the frame of the plans is none of them", () => {
    const own = `一、工作情况
一是抓产业。新增大棚35座。
二、存在问题、原因及措施
（一）党员教育培训效果不明显。原因：课程照搬往年。措施：2025年3月底前送课到组，由组织委员负责。
（二）矛盾纠纷排查不够细。原因：网格员入户少。措施：每周走访，当日登记，由网格长负责。
三、下一步打算
2025年是“十四五”收官之年。我将抓好以上措施的落实，每季度调度1次。`
    expect(found(own, ["answer-unlinked"])).toEqual([])
  })

  test.each(["", "三是建强网格员队伍，把矛盾纠纷排查到户。", "以上报告，敬请评议。"])(
    "none: %s",
    (measure) => {
      expect(found(report("", measure), ["answer-unlinked"])).toEqual([])
    },
  )

  test("are linked once the writer says so", () => {
    const { doc } = read(report("", "三是改造机关食堂。5月底前完成。"))
    const { items } = checkReport(doc, { year: null }).facts.outline
    const id = (key: string) => items.find((it) => it.key === key)!.id
    const linkDecisions = [{ problem: id("p2"), target: id("m3"), verdict: "confirmed" as const }]
    const linked = new Transform(doc).setDocAttribute("linkDecisions", linkDecisions).doc
    const of = (it: typeof doc) =>
      checkReport(it, { year: null }).findings.filter(({ rule }) => rule === "answer-unlinked")
    expect(of(doc)).toHaveLength(1)
    expect(of(linked)).toEqual([])
  })
})
