import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { type Layout, standardLayout } from "#shared/docx/export/layout"
import { paperOf } from "#shared/docx/export/paper"
import { textOf } from "#shared/docx/export/paragraph"
import {
  addressee,
  aside,
  bareSection,
  byline,
  intro,
  item,
  leadIn,
  list,
  opening,
  para,
  report,
  runOnItem,
  section,
  signature,
  title,
} from "../../../builders"

const bold: Layout = { ...standardLayout, lead: { ...standardLayout.lead, look: "bold" } }
const plain: Layout = { ...standardLayout, lead: { ...standardLayout.lead, look: "plain" } }
const body = "镇党委先后召开会议12次，走访农户240户，推动各项部署在村组落地，群众反映较好。"

/** `Style[run]LeadRun[run]`, one string a paragraph. */
function looks(layout: Layout, ...children: Node[]): string[] {
  return paperOf(report({}, ...children), layout).map(
    ({ style, runs }) => style + runs.map((run) => `${run.style ?? ""}[${run.text}]`).join(""),
  )
}
const standard = (...children: Node[]) => looks(standardLayout, ...children)

describe("paragraph styles", () => {
  it("title, byline, addressee, opening, heading", () => {
    expect(
      standard(
        title("述职报告"),
        byline("林知远"),
        addressee("各位同志："),
        opening("现报告如下："),
        section("highlight", "一、", "主要工作", intro("一年来，成绩不少。")),
      ),
    ).toEqual([
      "Title[述职报告]",
      "Byline[林知远]",
      "Addressee[各位同志：]",
      "Normal[现报告如下：]",
      "Heading1[一、主要工作]",
      "Normal[一年来，成绩不少。]",
    ])
  })

  it("several title lines are one title; a byline follows it closely", () => {
    const doc = report(
      {},
      title("云岭镇党委书记林知远"),
      title("2031年度述职报告"),
      byline("（2032年1月5日）"),
    )
    const [first] = paperOf(doc, standardLayout)
    expect(first).toEqual({
      style: "Title",
      runs: [{ text: "云岭镇党委书记林知远" }, { text: "2031年度述职报告", newLine: true }],
      closeToNext: true,
    })
  })

  it("invents no title and prints nothing set aside", () => {
    expect(standard(aside("由用户上传", "网页"), opening("现报告如下："))).toEqual(["Normal[现报告如下：]"])
  })

  it("short （一） paragraphs are headings, kept with what is below them only if there is something", () => {
    expect(
      standard(
        bareSection(
          "highlight",
          list(
            "highlight",
            "hanParen",
            item("highlight", "（一）", "压实责任", para(body)),
            "改进作风。",
            "严明纪律。开展警示教育12次。",
          ),
        ),
      ),
    ).toEqual([
      "Heading2[（一）压实责任]",
      `Normal[${body}]`,
      "Heading2LeafLevel2Run[（二）改进作风。]",
      "Heading2LeafLevel2Run[（三）严明纪律。]BodyRun[开展警示教育12次。]",
    ])
  })

  it("a long （一） paragraph stays text, its number and first sentence are level two", () => {
    const [one, two] = standard(
      bareSection(
        "highlight",
        list("highlight", "hanParen", `压实责任。${body}`, body.repeat(3).replaceAll("。", "，")),
      ),
    )
    expect(one).toBe(`NormalLevel2Run[（一）压实责任。][${body}]`)
    expect(two).toBe(`NormalLevel2Run[（二）][${body.repeat(3).replaceAll("。", "，")}]`)
  })

  it("levels three and four are headings only above text of their own", () => {
    expect(
      standard(
        bareSection(
          "highlight",
          list("highlight", "arabic", item("highlight", "1.", "建立清单", para(body)), "办结事项12件。"),
          list("highlight", "arabicParen", item("highlight", "（1）", "明确领导", para(body))),
        ),
      ),
    ).toEqual([
      "Heading3[1.建立清单]",
      `Normal[${body}]`,
      "Normal[2.办结事项12件。]",
      "Heading3[（1）明确领导]",
      `Normal[${body}]`,
    ])
  })

  it("items numbered 一、 follow level one", () => {
    const [short, long] = standard(
      bareSection("measure", list("measure", "han", "加强学习。", `改进作风。${body}`)),
    )
    expect(short).toBe("Heading1[一、加强学习。]")
    expect(long).toBe(`Normal[二、]Level1Run[改进作风。][${body}]`)
  })

  it("a heading with text on its line keeps its look to itself", () => {
    const [line] = standard(section("highlight", "一、", "加强学习，提高本领。", intro(body, true)))
    expect(line).toBe(`Normal[一、]Level1Run[加强学习，提高本领。][${body}]`)
  })
})

describe("leads", () => {
  const one = bareSection("highlight", list("highlight", "shi", `聚焦主业，压实责任。${body}`))

  it("the first sentence behind 一是 takes the look of the lead", () => {
    expect(standard(one)).toEqual([`Normal[一是]LeadRun[聚焦主业，压实责任。][${body}]`])
    expect(looks(bold, one)).toEqual([`Normal[一是]LeadRun[聚焦主业，压实责任。][${body}]`])
    expect(looks(plain, one)).toEqual([`Normal[一是聚焦主业，压实责任。${body}]`])
  })

  it("runs on in one paragraph, each lead for itself", () => {
    const line = standard(
      bareSection(
        "problem",
        leadIn("cause", "主要原因是："),
        list(
          "cause",
          "shi",
          runOnItem("cause", "一是", `认识不够。${body}`),
          runOnItem("cause", "二是", `办法不多。${body}`),
        ),
      ),
    )
    expect(line).toEqual([
      `Normal[主要原因是：][一是]LeadRun[认识不够。][${body}][二是]LeadRun[办法不多。][${body}]`,
    ])
  })

  it("a sentence that nothing follows, or a long one, is no lead", () => {
    const long = `${body.replaceAll("。", "，")}${body}`
    expect(standard(bareSection("cause", list("cause", "shi", "认识不够。", long + body)))).toEqual([
      "Normal[一是认识不够。]",
      `Normal[二是${long}${body}]`,
    ])
  })

  it("further paragraphs make a sentence a lead", () => {
    const [first] = standard(
      bareSection("cause", list("cause", "shi", item("cause", "一是", "认识不够。", para(body)))),
    )
    expect(first).toBe("Normal[一是]LeadRun[认识不够。]")
  })

  it("numbers of level three stay 仿宋, what counts below them too", () => {
    const nested = bareSection(
      "highlight",
      list(
        "highlight",
        "arabic",
        item("highlight", "1.", `抓学习。${body}`, list("highlight", "shi", `读原著。${body}`)),
      ),
    )
    expect(standard(nested)).toEqual([`Normal[1.抓学习。${body}]`, `Normal[一是读原著。${body}]`])
    expect(looks(bold, nested)[0]).toBe(`Normal[1.]LeadRun[抓学习。][${body}]`)
  })

  it("an item without a number looks like text", () => {
    expect(standard(bareSection("other", list("other", "none", `办实事。${body}`)))).toEqual([
      `Normal[办实事。${body}]`,
    ])
  })
})

describe("text", () => {
  it("joins what runs on across a part set aside, and begins anew behind a line set aside", () => {
    const doc = report(
      {},
      bareSection(
        "other",
        intro("前半句，"),
        ...[aside("— 3 —", "页码")].map((node) =>
          node.type.create({ ...node.attrs, runOn: true }, node.content),
        ),
        intro("后半句。", true),
        aside("目录", "目录"),
        intro("新段。", true),
      ),
    )
    expect(paperOf(doc, standardLayout).map(textOf)).toEqual(["前半句，后半句。", "新段。"])
  })

  it("drops blank lines and typed indents, keeps spaces inside", () => {
    expect(standard(opening("　　甲 乙  丙 "), opening("  "), opening(""), opening("丁"))).toEqual([
      "Normal[甲 乙  丙]",
      "Normal[丁]",
    ])
  })
})

describe("bookmarks", () => {
  it("one for each item, none twice, none for an id that cannot be one", () => {
    const twice = item("highlight", "一是", "甲。")
    const odd = twice.type.create({ ...twice.attrs, id: "不行" }, twice.content)
    const doc = report({}, bareSection("highlight", twice.type.schema.node("list", {}, [twice, twice, odd])))
    const marks = paperOf(doc, standardLayout).map((p) => p.runs.flatMap((run) => run.bookmarks ?? []))
    expect(marks).toEqual([[`_sz_${twice.attrs.id}`], [], []])
  })
})

describe("signature", () => {
  const lines = (n: number, sealed: boolean) =>
    paperOf(
      report(
        { sealed },
        ...Array.from({ length: n }, () => opening("田")),
        opening("田".repeat(40)),
        signature("name", "林知远"),
        signature("date", "2032年1月5日"),
      ),
      standardLayout,
    )

  it("name and date stay together; the blank line is the first one's", () => {
    const own = lines(3, false).slice(-2)
    expect(own.map((p) => [p.style, p.keepNext ?? false])).toEqual([
      ["SignatureFirst", true],
      ["Signature", false],
    ])
  })

  it("holds the text's end only where the page may end between them (7.3.5.5)", () => {
    const kept = (n: number, sealed = false) => lines(n, sealed).at(-3)!.keepNext ?? false
    expect(kept(5)).toBe(false)
    // 16 + 2 lines of text, a blank one, two of the signature: one line is left in reserve.
    expect(kept(16)).toBe(false)
    expect(kept(16, true)).toBe(true)
    expect(kept(17)).toBe(true)
    expect(kept(20)).toBe(true)
    expect(kept(21)).toBe(false)
  })
})
