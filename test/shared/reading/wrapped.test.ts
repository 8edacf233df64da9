import { describe, expect, it } from "vitest"
import { parseAnswer } from "#shared/answers/parse-answer"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { complaint } from "../answers/coverage"
import { sketch, trim } from "./sketch"

/** The sketch of a text, in which no character may be lost. */
function read(text: string): string {
  const imported = readStructure(plainSource(text))
  imported.doc.check()
  expect(complaint(parseAnswer(imported, "a.txt", []))).toBeNull()
  return sketch(imported)
}

/** The words of all items, as they are read. */
function words(text: string): string[] {
  const answer = parseAnswer(readStructure(plainSource(text)), "a.txt", [])
  return answer.sections.flatMap(({ items }) => items.map((item) => item.ordinal + item.text))
}

describe("lines that were broken at a width", () => {
  it("are joined, paragraphs apart by their indent", () => {
    const text = `柳河镇2024年述职报告
    一、履行职责情况
    1.压实主体责任。召开党委会专题研究党建工作9次，制定责任清单38
项，开展督查4轮，发现并整改问题57个。
    2.建强战斗堡垒。整顿软弱涣散村党组织3个，调整村书记4名，发展
党员26名，其中35岁以下19名。
    二、存在问题
    1.村干部队伍后继乏人。全镇村干部平均年龄51岁，大专以上学历仅
占23%。
    三、下一步打算
    1.抓实后备力量培养。每村储备3名以上后备干部，实施学历提升计划，
选送20人。
`
    expect(read(text)).toBe(
      trim(`
        title 柳河镇2024年述职报告
        § highlight 一、|履行职责情况
          h 1.|压实主体责任…题57个。
          h 2.|建强战斗堡垒…下19名。
        § problem 二、|存在问题
          p 1.|村干部队伍后…占23%。
        § measure 三、|下一步打算
          m 1.|抓实后备力量…送20人。
      `),
    )
    expect(words(text)[0]).toBe(
      "1.压实主体责任。召开党委会专题研究党建工作9次，制定责任清单38项，开展督查4轮，发现并整改问题57个。",
    )
  })

  const flush = `一、主要工作
（一）深化理论武装，把牢政治方向。全年组织集中学习22
次，研讨交流6次，党员撰写体会文章31篇，其中2篇在市级刊物
发表。
（二）夯实基础业务，提升服务能力。接收档案1.2万卷，数
字化加工86万页，接待查档群众3400人次，比上年增长12.6%，
群众满意率99%。
二、存在问题
一是人才队伍青黄不接。全馆19人，50岁以上11人，懂信息
化的只有2人。二是档案开发利用深度不够，编研成果少。三
是宣传手段老旧，公众号粉丝不足800。`

  it("are joined without any indent, an ordinal broken in two included", () => {
    expect(words(flush)).toEqual([
      "（一）深化理论武装，把牢政治方向。全年组织集中学习22次，研讨交流6次，党员撰写体会文章31篇，其中2篇在市级刊物发表。",
      "（二）夯实基础业务，提升服务能力。接收档案1.2万卷，数字化加工86万页，接待查档群众3400人次，比上年增长12.6%，群众满意率99%。",
      "一是人才队伍青黄不接。全馆19人，50岁以上11人，懂信息化的只有2人。",
      "二是档案开发利用深度不够，编研成果少。",
      "三\n是宣传手段老旧，公众号粉丝不足800。",
    ])
    expect(read(flush)).toContain("（二）|夯实基础业务…率99%。")
  })

  it("are joined over a page counter, with dashes or bare", () => {
    for (const counter of ["— 3 —", "\n— 3 —\n", "3"])
      expect(words(flush.replace("刊物\n发表", `刊物\n${counter}\n发表`))[0]).toContain("市级刊物发表。")
    const whole =
      "一、主要工作\n一是抓学习。全年组织集中学习二十二次，其中研讨交流六次，班子成员到支部\n— 2 —\n讲党课八次。\n二是抓培训。培训党员一百二十人次，新任支部书记全部轮训一遍，没有一个漏训。"
    expect(read(whole)).toContain("h 一是|抓学习。全年…党课八次。\n    aside — 2 —")
  })

  it("say where their figures stand", () => {
    const answer = parseAnswer(readStructure(plainSource(flush)), "a.txt", [])
    const [{ items }] = answer.sections as [(typeof answer.sections)[number]]
    expect(items[0]!.quantities.map(({ text }) => text)).toContain("22\n次")
    for (const { start, end, text } of items[0]!.quantities) expect(answer.text.slice(start, end)).toBe(text)
  })

  it("keep the blank between two words in Latin letters", () => {
    const text = flush.replace("其中2篇在市级刊物\n发表", "其中2篇在市级刊物Party\nBuilding上发表")
    expect(words(text)[0]).toContain("Party Building")
  })
})

describe("lines broken at a count of characters, so that figures leave them of uneven width", () => {
  const broken = (...paragraphs: string[]) =>
    paragraphs.flatMap((words) => words.match(/.{1,28}/gu) ?? []).join("\n")
  const text = broken(
    "梨园街道2024年述职",
    "过去一年，街道上下一条心，把小事当大事办，把急事当要事办，下面我向大家述职。",
    "亮灯：让晚归的人看得见路",
    "　　①修补路灯有了准数。全年修补路灯412盏，新立灯杆86根，投入48.6万元，夜间报修时间由3天缩短到6小时，群众打来的催修电话少了七成，没有一条巷子还黑着。",
    "　　②老旧楼栋有了扶手。给21栋楼装上扶手，惠及老人530名，工程款由街道、社区和产权单位三家分担，没有让老人多掏一分钱，多跑一步路。",
    "补光：角落里还有暗处",
    "　　背街的下水道常堵。全年堵了37次，最长的一次堵了5天才通，住户怨言不少。究其原因，管网图纸丢了多年，哪里是干管、哪里是支管，谁也说不清楚，只能靠碰运气。",
    "　　车棚不够用。电动车飞线充电查了64起，楼道里还有人停车，劝了又停，停了又劝，见效的时候少。",
    "添油：来年把暗处照亮",
    "　　①重画管网图。请测绘队把9条背街逐段测一遍，每月清掏1次，图纸存进社区的柜子里备查。",
    "　　②再建车棚12处，装充电桩240个，年底前让飞线充电清零，楼道里不再停一辆车。",
    "梨园街道党工委",
    "2025年1月9日",
  )

  it("are joined by the indent of the paragraphs, and headings and signature stay apart", () => {
    expect(read(text)).toBe(
      trim(`
        title 梨园街道2024年述职
        opening 过去一年，街…大家述职。
        § highlight |亮灯：让晚归的人看得见路
          h ①|修补路灯有了…子还黑着。
          h ②|老旧楼栋有了…跑一步路。
        § problem |补光：角落里还有暗处
          p |背街的下水道…怨言不少。
            c+ 究其原因，|管网图纸丢了…靠碰运气。
          p |车棚不够用。…的时候少。
        § measure |添油：来年把暗处照亮
          m ①|重画管网图。…子里备查。
          m ②|再建车棚12…停一辆车。
        name 梨园街道党工委
        date 2025年1月9日
      `),
    )
  })

  it("a figure in the middle of a line of its own counts the pages, however short they are", () => {
    const counted = text
      .replace("\n补光：", `\n${" ".repeat(24)}1\n补光：`)
      .replace("\n添油：", `\n${" ".repeat(24)}2\n添油：`)
    const asides = read(counted)
      .split("\n")
      .filter((line) => line.includes("aside"))
    expect(asides.map((line) => line.trim())).toEqual(["aside 1", "aside 2"])
  })
})

describe("lines that are whole", () => {
  it.each([
    [
      "paragraphs of one length that end in a full stop",
      "一、主要工作\n抓学习不松劲，全年集中学习二十二次。\n抓培训不放松，全年培训党员一百人次。\n抓作风不手软，全年提醒谈话十五人次。\n抓服务不打折，全年走访群众三百余户。",
      5,
    ],
    [
      "items of one length without full stops",
      "一、主要工作\n1.抓学习不松劲，全年集中学习二十二次\n2.抓培训不放松，全年培训党员一百人次\n3.抓作风不手软，全年提醒谈话十五人次\n4.抓服务不打折，全年走访群众三百余户",
      5,
    ],
    [
      "headings as wide as the lines",
      `${flush0()}\n（三）守牢安全底线，确保万无一失，筑牢安全防线一道\n1.抓演练。开展应急演练4次。`,
      null,
    ],
  ])("stay apart: %s", (_, text, lines) => {
    const imported = readStructure(plainSource(text))
    if (lines === null) expect(sketch(imported)).toContain("    h 1.|抓演练。开展…演练4次。")
    else expect(imported.map.places.filter(({ segments }) => segments.length > 1)).toEqual([])
  })

  function flush0(): string {
    return "一、主要工作\n（一）深化理论武装，把牢政治方向。全年组织集中学习22\n次，研讨交流6次，党员撰写体会文章31篇，其中2篇在市级刊物\n发表。\n（二）夯实基础业务，提升服务能力。接收档案1.2万卷，数\n字化加工86万页，接待查档群众3400人次，比上年增长12.6%，\n群众满意率99%。"
  }

  it("keep row numbers of a table, which count no pages", () => {
    const text =
      "二、存在问题\n序号\n问题\n原因\n措施\n1\n学习不够深入\n抓得不紧\n每周集中学习\n2\n调研偏少\n事务缠身\n每月下村四天"
    expect(read(text)).not.toContain("aside")
  })
})
