import { describe, expect, it } from "vitest"
import { readOutline } from "#shared/model/outline"
import { linkTable } from "#shared/problems/link-table"
import { ownAnswers, spanIn } from "#shared/problems/within"
import { bareSection, item, list, para, report } from "../../builders"

const own = (text: string) => {
  const { cause, measure } = ownAnswers(item("problem", "一是", text))
  const cut = (span: { from: number; to: number } | null) => span && text.slice(span.from, span.to)
  return { cause: cut(cause), measure: cut(measure) }
}

describe("a problem that explains itself", () => {
  it.each([
    ["学习不系统。主要原因是以干代学。", "主要原因是以干代学。"],
    ["学习不系统。究其原因，还是抓得不紧。", "究其原因，还是抓得不紧。"],
    ["学习不系统，原因在于没有处理好工学矛盾。还需努力。", "原因在于没有处理好工学矛盾。"],
    ["学习不系统。原　因：平时事务多。", "原　因：平时事务多。"],
    ["由于青壮年外出多，渠道无人维护。", "由于青壮年外出多，渠道无人维护。"],
    ["开工率低。受用地指标制约，两个项目落不了地。", "受用地指标制约，两个项目落不了地。"],
    ["因资金拨付不及时，工程停停建建。", "因资金拨付不及时，工程停停建建。"],
    ["发展党员少，主要是青年外出多、联系不够。", "主要是青年外出多、联系不够。"],
    ["遇到纠纷不知所措，这与本人农村工作经验欠缺有很大关系。", "这与本人农村工作经验欠缺有很大关系。"],
    ["约谈少，根子在于怕伤和气。", "根子在于怕伤和气。"],
    ["听的人少，都怪选题没问过大家。", "都怪选题没问过大家。"],
    ["晚点多，毛病出在排班太满。", "毛病出在排班太满。"],
  ])("%s", (text, expected) => {
    expect(own(text).cause).toBe(expected)
  })

  it.each([
    "教育培训有差距，造成工作开展不顺。",
    "因地制宜的办法不多。",
    "因此群众意见较大。",
    "收入渠道单一，主要是门面出租。",
    "受到群众好评的活动不多。",
    "没有分析原因、找准症结。",
    "原因：",
  ])("not: %s", (text) => {
    expect(own(text).cause).toBeNull()
  })
})

it("the text of a traditional report is read like any other, and quoted as it is", () => {
  expect(own("發展黨員少，主要原因是聯繫青年不夠。").cause).toBe("主要原因是聯繫青年不夠。")
})

describe("a problem that says what will be done", () => {
  it.each([
    ["渠道老化。措施：争取资金维修。", "措施：争取资金维修。"],
    ["渠道老化。下一步，将争取资金维修。", "下一步，将争取资金维修。"],
    ["渠道老化，对此我们将分段维修。", "对此我们将分段维修。"],
  ])("%s", (text, expected) => {
    expect(own(text).measure).toBe(expected)
  })
  it.each([
    "渠道老化，今后需要加强维护。",
    "渠道维护有待进一步加强。",
    "整改措施落实不到位。",
    // A promise without a deed.
    "渠道老化。对此，我们将高度重视，今后认真整改。",
    "渠道老化。下一步，将采取有力措施切实加以改进。",
  ])("not: %s", (text) => {
    expect(own(text).measure).toBeNull()
  })
})

it("the span stands where the paragraph stands, and counts for the verdict", () => {
  const doc = report(
    {},
    bareSection(
      "problem",
      list(
        "problem",
        "none",
        item("problem", "一是", "约谈少。"),
        item("problem", "二是", "撂荒地多。", para("究其原因，是水渠失修。")),
      ),
    ),
  )
  const outline = readOutline(doc)
  const second = outline.items[1]!
  const { cause } = ownAnswers(second.node)
  expect(spanIn(second, cause)).toEqual({ block: second.blocks[1]!.index, in: "text", from: 0, to: 11 })
  expect(linkTable(outline).answers.map((it) => it.missing)).toEqual([["cause", "measure"], ["measure"]])
})
