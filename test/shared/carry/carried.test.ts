import fc from "fast-check"
import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import { describe, expect, it } from "vitest"
import { carriedOf } from "#shared/carry/carried"
import {
  confirmFigure,
  confirmSentence,
  replaceFigure,
  setFigureNote,
  tieFigures,
  unconfirmFigure,
  unconfirmSentence,
} from "#shared/carry/confirm"
import { lastYearOf, withLastYear } from "#shared/carry/last-year"
import { figureAttrs, figureSpans } from "#shared/carry/marks"
import { measuredOf } from "#shared/carry/measured"
import { folding } from "#shared/carry/sentences"
import { reportFacts } from "#shared/checks/facts"
import { list, opening, report, section } from "../../builders"

const parts = (...items: string[]) =>
  report(
    { year: 2025 },
    opening("现将有关情况述职如下："),
    section("highlight", "一、", "履职工作特色和亮点", list("highlight", "shi", ...items)),
  )

/** This year's report, held against last year's; items as text. */
function held(last: readonly string[], own: readonly string[]): Node {
  return withLastYear(parts(...own), { name: "去年.docx", year: 2024, report: parts(...last) })
}

const carried = (doc: Node) => carriedOf(reportFacts(doc))!
const textOf = (doc: Node, { block, from, to }: { block: number; from: number; to: number }) =>
  reportFacts(doc).blocks[block]!.text.slice(from, to)

/** The figures that have not changed, those that are rightly the same in brackets. */
function unchanged(last: string, own: string): string[] {
  const found = carried(held([last], [own])).figures.filter((it) => it.unchanged)
  return found.map((it) => (it.lawful ? `(${it.text})` : it.text))
}

describe("last year's report", () => {
  it("travels inside the report, without the sources that it had itself", () => {
    const older = parts("抓学习。学习12次。")
    const last = withLastYear(parts("抓学习。学习14次。"), { name: "前年.docx", year: null, report: older })
    const doc = withLastYear(parts("抓学习。学习16次。"), { name: "去年.docx", year: null, report: last })
    const found = lastYearOf(doc)!
    expect(found.source).toMatchObject({ name: "去年.docx", year: 2025 })
    expect(found.doc.textContent).toBe(last.textContent)
    expect(lastYearOf(found.doc)).toBeNull()
    expect(lastYearOf(doc)).toBe(found)
  })

  it.each([null, 7, {}, { type: "doc", content: [{ type: "nothing" }] }])(
    "is none where the source holds %j",
    (of) => {
      const doc = report({ attrs: { sources: [{ id: "s1", name: "去年.docx", year: 2024, report: of }] } })
      expect(lastYearOf(doc)).toBeNull()
      expect(carriedOf(reportFacts(doc))).toBeNull()
    },
  )
})

describe("a sentence is compared", () => {
  it.each([
    ["2024年，办好了夜校。", "2025年办好夜校。"],
    ["今年，逐户上门征求的意见。", "2025年逐户上门征求意见。"],
    ["第十六届艺术节如期举办。", "第十七届艺术节如期举办。"],
    ["种植核桃１.2万亩。", "种植核桃1.2万亩。"],
  ])("as one: %s %s", (a, b) => expect(folding(a)).toBe(folding(b)))

  it.each([
    ["种植核桃1.2万亩。", "种植核桃12万亩。"],
    ["培训38名。", "培训39名。"],
    ["办好夜校。", "办好日校。"],
  ])("as two: %s %s", (a, b) => expect(folding(a)).not.toBe(folding(b)))
})

describe("a figure that has not changed", () => {
  it.each([
    ["抓交通。班船每天往返4班，全年运送旅客3.2万人次。", ["(4班)", "3.2万人次"]],
    ["抓监督。每月对5个网点抽查不少于2次，发现问题12个。", ["(5个)", "(2次)", "12个"]],
    ["抓新人。每名新职工配备1名师傅，新招职工8名。", ["(1名)", "8名"]],
    ["抓宣传。1921路红色专线接待主题党日46次。", ["(1921路)", "46次"]],
    ["抓产业。到2029年种植面积达到10万亩，全年新种600亩。", ["(10万亩)", "600亩"]],
    ["抓产业。到2025年底种植面积达到10万亩。", ["10万亩"]],
  ])("is asked about unless it is a rule, a name or the goal of several years: %s", (text, expected) => {
    expect(unchanged(text, text)).toEqual(expected)
  })
})

describe("sentences", () => {
  const old = "抓培训。把课堂搬到田间地头，党员边学边干，果农学会了剪枝。"
  it("are found wherever they stand now", () => {
    const doc = held(
      [old, "抓治理。院坝会开到每一户门口。"],
      ["抓治理。把课堂搬到田间地头，党员边学边干，果农学会了剪枝。"],
    )
    expect(
      carried(doc)
        .sentences.filter((it) => it.unchanged)
        .map((it) => textOf(doc, it)),
    ).toContain("把课堂搬到田间地头，党员边学边干，果农学会了剪枝。")
  })

  it("shrink with the editing", () => {
    const doc = held([old], ["抓培训。把课堂搬到田间地头，党员边学边干，三百多名茶农学会了制茶。"])
    const it = carried(doc).sentences.find((sentence) => !sentence.unchanged)!
    expect(it.stretches.map(([from, to]) => textOf(doc, { block: it.block, from, to }))).toEqual([
      "把课堂搬到田间地头，党员边学边干",
    ])
    const { share } = carried(doc)
    expect(share.carried).toBeLessThan(share.characters)
  })

  it("that are alike by a few words are not copied", () => {
    const doc = held([old], ["抓服务。干部上门送药，独居老人不再跑腿。"])
    const { sentences, share } = carried(doc)
    expect(sentences.map((it) => textOf(doc, it))).toEqual(["现将有关情况述职如下："])
    expect(share.carried).toBe(11)
  })
})

describe("figures that have not changed", () => {
  it.each([
    ["举办冬训班6期，培训党员38名。", "举办冬训班7期，38名党员参加培训。", ["38名"]],
    ["发展党员6名，其中女党员2名。", "6名同志光荣入党，其中女党员3名。", ["6名"]],
    ["召开党员大会5次、支委会13次。", "召开党员大会5次、支委会15次。", ["5次"]],
    ["村里报表从每月17张减到8张。", "村里报表从每月17张减到8张。", ["17张", "8张"]],
    // In words, with another measure word, 万 against digits.
    ["开展应急演练3次。", "应急演练先后搞了三次。", ["三次"]],
    ["上门走访企业，解决难题63个。", "上门走访企业，解决难题63件。", ["63件"]],
    ["参与贸易的边民1.6万人。", "16000名边民参与贸易。", ["16000名"]],
    // By how much something grew, and what somebody means to reach, is no rule.
    ["信访件同比下降6.3%。", "信访件同比下降6.3%。", ["6.3%"]],
    ["申报科研项目3项以上。", "申报科研项目3项以上。", ["3项"]],
    ["公示账目14期。", "公示账目14期。", ["14期"]],
    // Whatever is said of all of them, there are nine; done is another matter.
    ["9个村集体经济收入424万元。", "9个村集体经济收入486万元。", ["(9个)"]],
    ["整顿3个村。", "整顿3个村。", ["3个村"]],
    ["划分网格43个，选聘网格员43名。", "划分网格43个，选聘网格员43名。", ["(43个)", "(43名)"]],
    // A class, a time that is allowed, what an earlier year had.
    ["35岁以下党员6名。", "35岁以下党员8名。", ["(35岁)"]],
    ["群众来信3个工作日内答复。", "群众来信3个工作日内答复。", ["(3个工作日)"]],
    ["支部帮扶9户。", "支部对9户去年脱贫的逐户回访。", ["(9户)"]],
    // Something else by the same number.
    ["走访企业12家，解决难题20个。", "新栽果树12亩，修好水渠20处。", []],
    // Rules, and what there is.
    ["每季度至少对账1次，培训不少于32学时。", "每季度至少对账1次，培训不少于32学时。", ["(1次)", "(32学时)"]],
    ["全镇所辖9个村全部走到。", "全镇所辖9个村全部装上路灯。", ["(9个)"]],
    // People come and go, and so do vehicles; posts, parts and ranks of a unit do not.
    ["大队有指战员94人、消防车21辆。", "大队有指战员94人、消防车21辆。", ["94人", "21辆"]],
    ["下辖9个党支部、党员163名。", "下辖9个党支部、党员163名。", ["(9个)", "163名"]],
    ["核定编制45名。", "核定编制45名。", ["(45名)"]],
    ["监狱设8个监区。", "监狱设8个监区。", ["(8个)"]],
    ["大队辖6个政府专职队。", "大队辖6个政府专职队。", ["(6个)"]],
    ["村务监督委员会3人。", "村务监督委员会3人。", ["(3人)"]],
    // What lies there, unless something is done to it.
    ["江堤长18.6公里。", "江堤长18.6公里。", ["(18.6公里)"]],
    ["加固江堤长18.6公里。", "加固江堤长18.6公里。", ["18.6公里"]],
    ["浩特离嘎查部80公里。", "浩特离嘎查部80公里。", ["(80公里)"]],
    ["散在340平方公里草场上。", "散在340平方公里草场上。", ["(340平方公里)"]],
    ["补播草场6000亩。", "补播草场6000亩。", ["6000亩"]],
    // A class, a standard, as many as are named, an article.
    ["改造10千伏线路。", "改造10千伏线路。", ["(10千伏)"]],
    ["接警后5分钟到场。", "接警后5分钟到场。", ["(5分钟)"]],
    ["接警后平均5分钟到场。", "接警后平均5分钟到场。", ["5分钟"]],
    ["开展缝纫、电工、烘焙三项培训。", "开展缝纫、电工、烘焙三项培训。", ["(三项)"]],
    ["高层建筑建档率100%。", "高层建筑建档率100%。", ["100%"]],
    // Done with now; where last year said so too, it is only copied.
    ["巡察反馈的23个问题已改22个。", "巡察反馈的23个问题全部改完。", ["(23个)"]],
    ["巡察反馈的23个问题全部改完。", "巡察反馈的23个问题全部改完。", ["23个"]],
    // Figures in words that only the other year proves to be such.
    ["车库门坏了两扇，仍未换。", "车库门坏了两扇，等着换。", ["两扇"]],
    ["加工八成依靠一家厂。", "加工八成依靠一家老厂。", ["八成"]],
    // What this year began with.
    ["单箱查验由95分钟缩短到70分钟。", "单箱查验由70分钟缩短到61分钟。", ["(70分钟)"]],
  ])("%s → %s", (last, own, expected) =>
    expect(unchanged(`抓工作。${last}`, `抓工作。${own}`)).toEqual(expected),
  )
})

it("figures by the hundred that tell of one thing still find their own", () => {
  const many = Array.from({ length: 80 }, (_, i) => `走访困难党员${i + 101}名`).join("，")
  expect(unchanged(`抓工作。${many}。`, `抓走访。${many}。`)).toHaveLength(80)
})

describe("what a figure counts", () => {
  it.each([
    ["新建机井12眼、维修机井19眼，共31眼。", ["新建机井", "维修机井", "机井"]],
    ["新增服务点3处。", ["服务点"]],
    ["9个村集体经济收入424万元。", ["村集体经济收入", "村集体经济收入"]],
  ])("%s", (text, phrases) => {
    const { blocks } = reportFacts(parts(`抓工作。${text}`))
    expect(blocks.flatMap((block) => measuredOf(block).map(({ phrase }) => phrase))).toEqual(phrases)
  })
})

describe("what the writer says", () => {
  const doc = held(["抓培训。举办冬训班6期，培训党员38名。"], ["抓培训。举办冬训班7期，培训党员38名。"])
  const figure = carried(doc).figures.find((it) => it.unchanged)!

  it("confirms a figure, until its text differs", () => {
    const sure = confirmFigure(new Transform(doc), figure, "何远山").doc
    sure.check()
    expect(carried(sure).figures.find((it) => it.from === figure.from)!.confirmed).toBe(true)
    const back = unconfirmFigure(new Transform(sure), figure).doc
    expect(back.toJSON()).toEqual(doc.toJSON())
    const other = replaceFigure(new Transform(sure), figure, "41名").doc
    expect(textOf(other, figure)).toBe("41名")
    expect(carried(other).figures.find((it) => it.from === figure.from)).toMatchObject({
      confirmed: false,
      unchanged: false,
    })
  })

  it("keeps note and tie when the digits are replaced", () => {
    const tr = setFigureNote(new Transform(doc), figure, "台账第3页")
    tieFigures(tr, [figure], "t1")
    replaceFigure(tr, figure, "120名")
    const { node } = reportFacts(tr.doc).blocks[figure.block]!
    const to = figure.from + 4
    expect(figureAttrs(node, figure.from, to)).toMatchObject({ note: "台账第3页", tie: "t1" })
    expect(figureSpans(node)).toHaveLength(1)
    tieFigures(setFigureNote(tr, { ...figure, to }, ""), [{ ...figure, to }], "")
    expect(figureSpans(reportFacts(tr.doc).blocks[figure.block]!.node)).toEqual([])
  })

  it("confirms a sentence, until its text differs", () => {
    const said = held(["抓培训。把课堂搬到田间地头，边学边干。"], ["抓培训。把课堂搬到田间地头，边学边干。"])
    const place = carried(said).sentences.at(-1)!
    const sure = confirmSentence(new Transform(said), place, "").doc
    expect(carried(sure).sentences.at(-1)!.confirmed).toBe(true)
    expect(unconfirmSentence(new Transform(sure), place).doc.toJSON()).toEqual(said.toJSON())
    const other = replaceFigure(new Transform(sure), { ...place, to: place.from + 1 }, "又把").doc
    expect(carried(other).sentences.filter((it) => it.confirmed)).toEqual([])
  })

  it("is refused for a block that is not there", () => {
    expect(() => confirmFigure(new Transform(doc), { block: 99, from: 0, to: 1 }, "")).toThrow(RangeError)
  })
})

describe("whatever the two texts are", () => {
  const words = fc.constantFrom(
    "培训党员",
    "走访",
    "办班",
    "38名",
    "24人次",
    "6期",
    "，",
    "。",
    "、",
    "由",
    "到",
    "每月",
    "2025年",
    "村",
    "的",
  )
  const text = fc.array(words, { minLength: 1, maxLength: 30 }).map((it) => it.join(""))
  it("places lie inside their blocks, no old figure answers two, and the share is a share", () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        fc.array(text, { minLength: 1, maxLength: 4 }),
        (a, b) => {
          const doc = held(a, b)
          const { sentences, figures, share, last } = carried(doc)
          const { blocks } = reportFacts(doc)
          for (const it of [...sentences, ...figures]) {
            expect(it.to).toBeLessThanOrEqual(blocks[it.block]!.text.length)
            expect(it.from).toBeLessThan(it.to)
            expect(it.last.text).toBe(last.facts.blocks[it.last.block]!.text.slice(it.last.from, it.last.to))
          }
          for (const { from, to, stretches } of sentences)
            for (const [a, b] of stretches) expect(from <= a && a < b && b <= to).toBe(true)
          const old = figures.map((it) => `${it.last.block} ${it.last.from}`)
          expect(new Set(old).size).toBe(old.length)
          expect(share.carried).toBeLessThanOrEqual(share.characters)
        },
      ),
      { numRuns: 200 },
    )
  })

  it("all of a report that nobody touched is last year's", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (items) => {
        const { sentences, figures } = carried(held(items, items))
        expect(sentences.every((it) => it.unchanged)).toBe(true)
        expect(figures.every((it) => it.unchanged)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})
