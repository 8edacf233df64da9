import { describe, expect, it } from "vitest"
import { lastYearOf, withLastYear } from "#shared/carry/last-year"
import { foreignNames } from "#shared/carry/names"
import { shortFormsOf } from "#shared/carry/unit-kinds"
import { reportFacts } from "#shared/checks/facts"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"

const read = (text: string) => readStructure(plainSource(text)).doc

/** The names of others in a report of this unit and person, held against one that says nothing. */
function foreign(byline: string, text: string): string[] {
  const report = (said: string) => read(`${byline}\n述职报告\n一、主要工作\n一是抓落实。${said}`)
  const doc = withLastYear(report(text), { name: "去年.docx", year: 2024, report: report("认真落实。") })
  return foreignNames(reportFacts(doc), lastYearOf(doc)!).map((it) => it.text)
}

describe("another unit of the same kind", () => {
  it.each([
    ["柳河镇党委书记 周启明", "汛期里青桥镇党委还成立了巡堤队。", ["青桥镇"]],
    ["松岗监狱党委书记 周启明", "北坪监狱党委还探索了夜巡办法。", ["北坪监狱"]],
    ["柳河县供电公司党委书记 周启明", "青桥县供电公司党委建立了护线队。", ["青桥县供电公司"]],
    ["乌兰嘎查党支部书记 周启明", "哈日嘎查的嫂子们也送来了鲜奶。", ["哈日嘎查"]],
    ["柳河区消防救援大队教导员 周启明", "青桥区消防救援大队还设了取水标识牌。", ["青桥区消防救援大队"]],
    ["柳河县水务局党组书记 周启明", "青桥县水务局还建了三处水站。", ["青桥县水务局"]],
    // Of a kind that no list knows: it ends as the own one does.
    ["柳河地质队党支部书记 周启明", "青桥地质队在山里打了十二个孔。", ["青桥地质队"]],
  ])("%s: %s", (byline, text, expected) => expect(foreign(byline, text)).toEqual(expected))

  it.each([
    ["柳河镇党委书记 周启明", "到青桥镇学习积分办法，向青桥镇党委请教。"],
    ["柳河镇党委书记 周启明", "示范镇党委还成立了专班，各镇党委也都照办。"],
    ["松岗监狱党委书记 周启明", "与北坪监狱党委结对，邀请北坪监狱民警来讲课。"],
    ["柳河县供电公司党委书记 周启明", "青桥县人民法院也来走访。"],
    ["柳河县水务局党组书记 周启明", "财政局也拨付资金，县财政局、柳河县水务局还建了水站。"],
    ["柳河镇党委书记 周启明", "由两名支部书记、纪委书记各包一个，老书记也来帮忙。"],
  ])("is rightly named: %s: %s", (byline, text) => expect(foreign(byline, text)).toEqual([]))

  it("is then found by what it is called for short", () => {
    expect(
      foreign(
        "松岗监狱党委书记 周启明",
        "北坪监狱党委还探索了夜巡办法，北坪的民警也来讲课，北监的做法很实。",
      ),
    ).toEqual(["北坪监狱", "北坪", "北监"])
    // Nobody took it for the own one: it is a neighbour.
    expect(foreign("松岗监狱党委书记 周启明", "到北坪监狱学习，北坪的做法很实。")).toEqual([])
  })

  it.each([
    ["青桥县供电公司", ["青桥"]],
    ["北坪监狱", ["北坪", "北监"]],
    ["巴彦哈日图嘎查", ["巴彦哈日图", "哈日图"]],
    ["供电公司", []],
  ])("%s is called %j for short", (unit, expected) => expect(shortFormsOf(unit)).toEqual(expected))
})

describe("words for the own unit", () => {
  it.each([
    ["柳河县民政局党组书记 周启明", "我区各所全部参加演练。", ["我区"]],
    ["柳河区民政局党组书记 周启明", "我县全年发放补贴。", ["我县"]],
    ["柳河供电公司党委书记 周启明", "与县委组织部共建，我区各所参加演练。", ["我区"]],
    ["柳河乡党委书记 周启明", "我镇全年调解纠纷。", ["我镇"]],
    ["柳河镇党委书记 周启明", "我局全年调解纠纷。", ["我局"]],
    ["柳河小学党支部书记 周启明", "我院全年开展教研。", ["我院"]],
  ])("cannot be the reporter's: %s: %s", (byline, text, expected) =>
    expect(foreign(byline, text)).toEqual(expected),
  )

  it.each([
    ["柳河县民政局党组书记 周启明", "我县、我市、我局全部参加，我区分轻重缓急。"],
    ["柳河供电公司党委书记 周启明", "我县、我公司、我局全部参加。"],
    ["柳河县人民医院党委书记 周启明", "我院全年接诊，自我局限于本职，我县也来检查。"],
    ["柳河乡青石村党支部书记 周启明", "我乡、我村全年调解纠纷。"],
    ["青石村党支部书记 周启明", "我镇、我乡亲们都来帮忙。"],
    ["乌兰嘎查党支部书记 周启明", "我区的政策送到了毡房。"],
    ["柳河镇党委书记 周启明", "老人说“我区上看病也不远”。"],
  ])("are the reporter's: %s: %s", (byline, text) => expect(foreign(byline, text)).toEqual([]))
})

describe("somebody else in the reporter's post", () => {
  it.each([
    ["乌兰嘎查党支部书记 周启明", "疫情一来，巴图书记带着党员守卡点。", ["巴图"]],
    ["松岗监狱监狱长 周启明", "何远山监狱长带队来看过。", ["何远山"]],
    ["松岗监狱监狱长 周启明", "周启明监狱长带队来看过，副监狱长也到场。", []],
    ["柳河镇党委书记 周启明", "接任何远山书记以来，支部书记带着党员上门，全体书记都来了。", []],
  ])("%s: %s", (byline, text, expected) => expect(foreign(byline, text)).toEqual(expected))
})
