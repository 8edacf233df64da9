import { describe, expect, it } from "vitest"
import { likelyYear, moveOn } from "#shared/carry/move-on"
import { writeYear } from "#shared/carry/move-years"
import { reportFacts } from "#shared/checks/facts"
import { byline, list, opening, report, section, signature, title } from "../../builders"

/** A report on 2024 with one highlight, one problem and one measure. */
function reportOn2024({ review = "办班3期。", problem = "学得不深。", plan = "送课到组。" }) {
  return report(
    { year: 2024 },
    section("highlight", "一、", "主要工作", list("highlight", "shi", review)),
    section("problem", "二、", "存在的问题", list("problem", "shi", problem)),
    section("measure", "三、", "下一步打算", list("measure", "shi", plan)),
  )
}

const movesOf = (doc: ReturnType<typeof report>, to = 2025) =>
  moveOn(reportFacts(doc), 2024, to).moves.map((move) => `${move.from}→${move.to}`)

describe("what the review of 2024 says goes on to 2025", () => {
  it.each([
    ["the year itself", "2024年，办班3期。", ["2024年→2025年"]],
    ["with 度", "完成2024年度任务。", ["2024年→2025年"]],
    ["a date of that year", "2024年7月洪水中转移群众。", ["2024年→2025年"]],
    ["a range inside the year", "2024年1月至12月，走访56户。", ["2024年→2025年"]],
    [
      "both ends, where both say the year",
      "2024年1月至2024年12月，走访56户。",
      ["2024年→2025年", "2024年→2025年"],
    ],
    ["Chinese numerals", "二〇二四年，办班3期。", ["二〇二四年→二〇二五年"]],
    ["two digits", "到24年底全部完工。", ["24年→25年"]],
    ["the last review's findings", "对照2023年度述职评议反馈的3个问题整改。", ["2023年→2024年"]],
    ["findings of that year's", "针对2023年度巡察反馈的9个问题整改。", ["2023年→2024年"]],
    ["the duty that somebody has in that year", "现将我2024年履行责任制情况报告。", ["2024年→2025年"]],
    ["what is compared with", "收入比2023年增长12%。", ["2023年→2024年"]],
    ["a year spelled out", "较去年（2023年）多办2期。", ["2023年→2024年"]],
    ["a school year", "2023—2024学年办学稳定。", ["2023→2024", "2024→2025"]],
    ["a yearly event", "举办第十九届桃花节。", ["十九届→二十届"]],
    ["in Arabic", "举办第9届龙舟赛。", ["9届→10届"]],
    ["an anniversary", "庆祝新中国成立75周年，办展1次。", ["75周年→76周年"]],
    ["one in Chinese numerals", "迎接建党一百零三周年。", []],
    ["of the unit's own", "创建场64周年以来新高。", ["64周年→65周年"]],
    ["a counted day", "第40个教师节前夕慰问教师。", ["40个→41个"]],
  ])("%s", (_, review, expected) => {
    expect(movesOf(reportOn2024({ review }))).toEqual(expected)
  })
})

describe("what has a year of its own stays", () => {
  it.each([
    ["history", "学校始建于1958年。"],
    ["a title", "印发《2024年工作要点》。"],
    ["the number of a paper", "落实〔2024〕12号文件。"],
    ["a plan of years", "落实“十四五”规划（2021—2025年）任务。"],
    ["several years", "落实2022—2024年行动方案。"],
    ["a document", "落实2024年印发的管理办法。"],
    ["a building", "2024年建成的文化站，开放200天。"],
    ["an honour", "获评2024年度县级先进集体。"],
    ["taking office", "我于2024年3月到石岭镇工作。"],
    ["since when", "自2024年5月起推行积分制。"],
    ["two years side by side", "2023年和2024年连续两年获奖。"],
    ["three of them", "2022年、2023年、2024年三年持平。"],
    ["a stretch over the turn of the year", "2023年12月至2024年3月开展冬训。"],
    ["an inspection of another year", "2023年县委巡察移交线索2条。"],
    ["a figure of the year before", "收入比2023年的480万元增加132万元。"],
    ["a fact of the year before", "占比由2023年的31%提高到34%。"],
    ["words that are right again", "今年比去年多办2期，明年再办。"],
    ["a congress", "学习党的二十届三中全会精神。"],
    ["a people's congress", "召开第十四届人民代表大会。"],
    ["a staff congress", "召开第三届职工代表大会。"],
    ["a national event", "服务第十五届全国运动会。"],
    ["a round anniversary", "庆祝建院60周年。"],
    ["an anniversary that does not follow", "纪念新中国成立73周年。"],
    ["the next year in a review", "提前谋划2025年项目。"],
    ["a campaign that says when it began", "党纪学习教育2024年4月启动，办班3期。"],
    ["since something began", "积分制2024年3月推行以来，兑换1200次。"],
    ["an anniversary in the name of a show", "举办“山河礼赞——庆祝新中国成立75周年”图片展。"],
  ])("%s", (_, review) => {
    expect(movesOf(reportOn2024({ review }))).toEqual([])
  })
})

it("says of what it leaves why", () => {
  const { stays } = moveOn(
    reportFacts(reportOn2024({ review: "始建于1958年，2023年和2024年获奖。" })),
    2024,
    2025,
  )
  expect(stays.map(({ text }) => text)).toEqual(["1958年", "2023年", "2024年"])
  for (const { why } of stays) expect(why).toMatch(/^[\u4e00-\u9fff，]{6,24}$/)
})

describe("plans go on to the year after", () => {
  it("in the part that plans", () => {
    expect(movesOf(reportOn2024({ plan: "2025年底前建成2处。" }))).toEqual(["2025年→2026年"])
  })
  it("from a day of that year on", () => {
    expect(movesOf(reportOn2024({ plan: "2025年1月起推行积分制。" }))).toEqual(["2025年→2026年"])
  })
  it("in a problem that says what will be done", () => {
    expect(movesOf(reportOn2024({ problem: "学得不深。2025年上半年人均发言2次。" }))).toEqual([
      "2025年→2026年",
    ])
  })
  it("in its heading", () => {
    const doc = report(
      { year: 2024 },
      section("measure", "三、", "2025年工作打算", list("measure", "shi", "办班。")),
    )
    expect(movesOf(doc)).toEqual(["2025年→2026年"])
  })
  it("but not to the year after an election", () => {
    expect(movesOf(reportOn2024({ plan: "为2025年底开始的村组换届储备干部20名。" }))).toEqual([])
  })
  it("but not what a later year is the goal of", () => {
    expect(movesOf(reportOn2024({ plan: "到2027年全部建成。" }))).toEqual([])
  })
})

it("moves title, byline, opening and the day of signing", () => {
  const doc = report(
    { year: 2024 },
    title("2024年度述职报告"),
    byline("（2025年1月6日）"),
    opening("按照2024年度述职评议方案要求，现将2023年12月至2024年11月履职情况报告如下。"),
    section("highlight", "一、", "主要工作", list("highlight", "shi", "办班3期。")),
    signature("date", "2025年1月8日"),
  )
  const { moves } = moveOn(reportFacts(doc), 2024, 2025)
  expect(moves.map(({ from, to }) => `${from}→${to}`)).toEqual([
    "2024年→2025年",
    "2025年→2026年",
    "2024年→2025年",
    "2023年→2024年",
    "2024年→2025年",
    "2025年→2026年",
  ])
})

it("goes on by as many years as lie between", () => {
  const doc = reportOn2024({ review: "2024年举办第七届茶会。", plan: "2025年底前建成。" })
  expect(movesOf(doc, 2027)).toEqual(["2024年→2027年", "七届→十届", "2025年→2028年"])
})

it("refuses to go back", () => {
  expect(() => moveOn(reportFacts(reportOn2024({})), 2024, 2024)).toThrow(RangeError)
})

it("keeps the way a year is written", () => {
  expect(writeYear("２０２４年", 2025)).toBe("２０２５年")
  expect(writeYear("二○二九年", 2030)).toBe("二○三○年")
  expect(writeYear("’29年", 2030)).toBe("’30年")
})

it("takes the year before for the old report's only when the text bears it out", () => {
  const saying = (review: string) => reportFacts(reportOn2024({ review }))
  expect(likelyYear(saying("2024年办班，2024年3月建站，2019年立项。"), 2025)).toBe(2024)
  expect(likelyYear(saying("2019年立项，2024年建站。"), 2025)).toBeNull()
  expect(likelyYear(saying("办班3期。"), 2025)).toBeNull()
})
