import { existsSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { findPlaceholders } from "#shared/text/placeholders"
import { findQuantities } from "#shared/text/quantities"
import { fragments } from "./fragments"

/** `text value unit`, with ~ before an approximate value; the text must be found at its place. */
const read = (text: string) =>
  findQuantities(text).map((q) => `${q.text} ${q.approx ? "~" : ""}${q.value} ${q.unit}`)

describe("value and unit", () => {
  it.each([
    ["投入4.5万元", ["4.5万元 45000 元"]],
    ["投入4.35万元", ["4.35万元 43500 元"]],
    ["总投资1.2亿元", ["1.2亿元 120000000 元"]],
    ["完成1.2亿", ["1.2亿 120000000 null"]],
    ["发电36万千瓦时", ["36万千瓦时 360000 千瓦时"]],
    ["到位1 200万元", ["1 200万元 12000000 元"]],
    ["到位1,200万元", ["1,200万元 12000000 元"]],
    ["到位1，200万元", ["1，200万元 12000000 元"]],
    ["满意率９８．５％", ["９８．５％ 98.5 %"]],
    ["办理56件（次）", ["56件（次） 56 件次"]],
    ["新建2000㎡厂房", ["2000㎡ 2000 平方米"]],
    ["租金每年120元/亩", ["120元/亩 120 元/亩"]],
    ["完成2/3", ["2/3 0.6666666666666666 null"]],
    ["比例为3∶1", ["3∶1 null null"]],
    ["得分96", ["96 96 null"]],
    ["化解二百三十件", ["二百三十件 230 件"]],
    ["投入一百二十万元", ["一百二十万元 1200000 元"]],
    ["完成任务的三分之二", ["三分之二 0.6666666666666666 null"]],
    ["合格率百分之九十八", ["百分之九十八 98 %"]],
    ["产值翻一番", ["翻一番 1 番"]],
    ["产值翻了近三番", ["近三番 ~3 番"]],
    ["比上年多收一成半", ["一成半 1.5 成"]],
    ["占比提高到九成五", ["九成五 9.5 成"]],
    ["硬化三点五公里", ["三点五公里 3.5 公里"]],
    ["投资一点二亿元", ["一点二亿元 120000000 元"]],
    ["合格率百分之八十五点五", ["百分之八十五点五 85.5 %"]],
    ["挽回损失约610万元", ["约610万元 ~6100000 元"]],
    ["违约30起", ["30起 30 起"]],
    ["研修名额七成留给新教师", ["七成 7 成"]],
    ["空出的职级六成用于一线", ["六成 6 成"]],
    ["连续两个季度没有报告", ["两个季度 2 个季度"]],
    ["门诊楼前92个车位", ["92个 92 个"]],
    ["成绩排在前92名", []],
    ["9月底前17座塘坝", ["17座 17 座"]],
    ["年末118名党员", ["118名 118 名"]],
    ["列全县末3位", []],
    ["26个村（社区）经费", ["26个 26 个"]],
    ["在全省139个县（市、区）中", ["139个县 139 个"]],
    ["轮岗一年半，", ["一年半 1.5 年"]],
    ["等了三个半小时", ["三个半小时 3.5 小时"]],
    ["按1比14配备", ["1比14 null null"]],
    ["增长三成", ["三成 3 成"]],
    ["其中县道32.5公里、乡道41.3公里", ["32.5公里 32.5 公里", "41.3公里 41.3 公里"]],
    ["养护省道12公里、乡道3条", ["12公里 12 公里", "3条 3 条"]],
    ["沿省道302线巡查2次，县道18沿线整治3处", ["2次 2 次", "3处 3 处"]],
    ["半年内完成", ["半年 0.5 年"]],
    ["覆盖9个镇、112个行政村", ["9个镇 9 个", "112个行政村 112 个"]],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual(expected)
  })
})

describe("what is not exact", () => {
  it.each([
    ["走访200余户", ["200余户 ~200 户"]],
    ["走访1200多人次", ["1200多人次 ~1200 人次"]],
    ["走访近800户", ["近800户 ~800 户"]],
    ["走访约800户", ["约800户 ~800 户"]],
    ["节约30万元", ["30万元 300000 元"]],
    ["最近3次", ["3次 3 次"]],
    ["收入在5万元左右", ["5万元 ~50000 元"]],
    ["收入突破12万元", ["12万元 ~120000 元"]],
    ["收入达12万元", ["12万元 120000 元"]],
    ["每季度1次以上", ["1次 ~1 次"]],
    ["补贴3000—5000元", ["3000—5000元 ~null 元"]],
    ["培养三至五名", ["三至五名 ~null 名"]],
    ["提升3%—5%", ["3%—5% ~null %"]],
    ["数十家企业", ["数十家 ~null 家"]],
    ["走访七八户", ["七八户 ~null 户"]],
    ["十余次", ["十余次 ~10 次"]],
    ["近千亩", ["近千亩 ~1000 亩"]],
    ["上百名专家", ["上百名 ~100 名"]],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it("keeps both ends of a change apart", () => {
    expect(read("由3个增加到8个")).toEqual(["3个 3 个", "8个 8 个"])
    expect(read("从18%提高到23%")).toEqual(["18% 18 %", "23% 23 %"])
    expect(read("由18%到23%")).toEqual(["18% 18 %", "23% 23 %"])
  })
})

describe("units that no list holds", () => {
  it.each([
    ["试制新品3款，上架7味。", ["3款 3 款", "7味 7 味"]],
    ["改造20余铺，", ["20余铺 ~20 铺"]],
    ["整理1.2万匣以上", ["1.2万匣 ~12000 匣"]],
    ["得分96的有12个", ["96 96 null", "12个 12 个"]],
    ["排到第96，得了96，", ["96 96 null"]],
    ["职工書屋借出900冊，安裝路燈86盞", ["900冊 900 册", "86盞 86 盏"]],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual(expected)
  })
})

describe("what trades count by, and what only sounds counted", () => {
  it.each([
    ["复排老戏4出，新创1出小戏，演出2出大戏", "4出 1出 2出"],
    ["合成1张明白单，印发3张便民卡", "1张 3张"],
    ["医生轮流坐诊416天次，值守38夜次", "416天次 38夜次"],
    ["整理曲牌57支，收藏古琴3床，修复字画12轴", "57支 3床 12轴"],
    ["烧制陶器9窑，出炉16炉", "9窑 16炉"],
    ["开设专栏12档，播出节目9档节目", "12档 9档"],
    ["两种收成2茬，种植蔬菜3茬", "2茬 3茬"],
    ["移植大树35蔸，补植12丛", "35蔸 12丛"],
    ["放养鱼苗30万尾，孵化雏鸡2.4万羽", "30万尾 2.4万羽"],
    ["组建马帮2支、骡马36匹，出栏生猪4200头", "2支 36匹 4200头"],
    ["办结公证2300余件，出具鉴定意见书416份", "2300余件 416份"],
    ["开行班列62列，到发集装箱3.2万标箱", "62列 3.2万标箱"],
    ["审理案件结案率98.2%，服判息诉率91.6个百分点", "98.2% 91.6个百分点"],
    ["发放明白纸2.6万张，张贴海报300张", "2.6万张 300张"],
    ["演职员六成时间在乡下，八成群众叫得出名字", "六成 八成"],
    ["七成以上党员在外务工，三成多农户入了股", "七成 三成多"],
    ["办理时限由7天压到2天，少跑3趟", "7天 2天 3趟"],
    ["同一班组一个月内被通报两回", "两回"],
    ["一周内答复171条", "一周 171条"],
    ["全年诵读36晨，开放夜场60晚", "36晨 60晚"],
    ["完成绿化断面9处、护坡3.4万方", "9处 3.4万方"],
    ["建档4.1万盒，数字化卷宗860卷", "4.1万盒 860卷"],
    ["清运垃圾1260车，洒水450罐", "1260车 450罐"],
    ["组织技能比武4回，夺冠2回", "4回 2回"],
    ["录播课程96学时，编写教案12套", "96学时 12套"],
    ["排练节目22个，获金奖3个、银奖5个", "22个 3个 5个"],
    ["成立12支队伍，共186人", "12支 186人"],
    ["每栋楼选顶、边、底5户装无线测温器，共装1.9万只", "5户 1.9万只"],
    ["失水率由2.9%降到1.7%，省水23万吨", "2.9% 1.7% 23万吨"],
    ["余热40兆瓦，用煤21.6万吨", "40兆瓦 21.6万吨"],
    ["每度0.8元，共85个端口", "0.8元 85个"],
    ["9类、1.3万件物资", "9类 1.3万件"],
    ["7·20暴雨中救出36人", "36人"],
    ["“八五”普法中期评估获评优秀，普法讲座42场", "42场"],
    ["查出三类问题26条，四种情形21人", "26条 21人"],
    ["老人走失3次，最长的找了两天两夜", "3次 两天"],
    ["占总数的三分之一，不到一半", "三分之一 一半"],
    ["平均每人每月下村12天，最多的跑了23天", "12天 23天"],
    ["一人身兼三职，两人管着四摊事", "两人"],
    ["全省仅3家，全市头一家", "3家"],
    ["近三年，年均增长6%", "6%"],
    ["连续三年零事故，三年来共投入120万元", "三年 120万元"],
    ["用了半年，花了三个月", "半年 三个月"],
    ["四百多平方米的场地，近两千元的补贴", "四百多平方米 近两千元"],
    ["一亩地多收200斤", "200斤"],
    ["百人以上企业42家，万元以上项目6个", "42家 6个"],
    ["每3户1名联络员，每5公里1个驿站", "3户 1名 5公里 1个"],
    ["80后、90后干部占到47%", "47%"],
    ["召开座谈会一次、推进会一次、现场会一次", "一次 一次 一次"],
    ["新增一名，培养一名", "一名 一名"],
  ])("%s", (text, figures) => {
    expect(
      findQuantities(text)
        .map((q) => q.text)
        .join(" "),
    ).toBe(figures)
  })

  it.each([
    "演一场补一场，修一段坏一段",
    "查实一起、通报一起、处理一起",
    "发现一处整改一处，谈好一家签约一家",
    "成熟一个发展一个，整顿一个达标一个",
    "种下一棵成活一棵",
    "十年磨一剑，三天打鱼两天晒网",
    "一个季度开一次会，一年下来没有换过一次",
    "排名由第9位升到第3位，得分位列全市第二",
    "早上6点出车，晚上11点收工",
    "两头老牛拉一挂车",
    "一班人拧成一股绳",
    "门诊一号难求，床位一床难求",
    "几个月没有开会，好几次被通报",
  ])("%s", (text) => {
    expect(read(text)).toEqual([])
  })
})

describe("numbers of the report itself", () => {
  it.each([
    ["1", []],
    [" 12 ", []],
    ["党员外出多\n3\n集体经济弱", []],
    ["2\t村规民约没人当真", []],
    ["45户", ["45户 45 户"]],
    ["（二）问题3和问题5，症结在方法", []],
    ["（对应问题1、6）", []],
    ["整改问题13个，落实措施4条", ["13个 13 个", "4条 4 条"]],
    ["问题1：参训率仅60%", ["60% 60 %"]],
    ["见附件2，如表3所示", []],
    ["（2023）云0902民初77号案", []],
  ])("%j", (text, expected) => {
    expect(read(text)).toEqual(expected)
  })
})

describe("masks and names", () => {
  it("takes no figure out of a placeholder", () => {
    expect(read("储备干部**名，投入XX万元，20XX年，收入12.X万元，覆盖3×个村")).toEqual([])
  })

  it("reads the figures beside set phrases", () => {
    expect(read("“三会一课”48次，5项“四议两公开”事项")).toEqual(["48次 48 次", "5项 5 项"])
  })

  it("reads a real figure inside a long quotation and passes over the numbers of a short one", () => {
    expect(read("“带动群众户均增收5000元以上的新路子”")).toEqual(["5000元 ~5000 元"])
    expect(read("“15分钟便民圈”和“1+6+N”")).toEqual([])
  })

  it("does not lose what follows an unclosed quotation mark", () => {
    expect(read("“先锋引领，走访20户。建成3座")).toEqual(["20户 20 户", "3座 3 座"])
    expect(read('打造"红色驿站"3个,开展"双报到"5次')).toEqual(["3个 3 个", "5次 5 次"])
  })

  it("reads traditional characters by the same rules", () => {
    expect(read("化解糾紛三十餘件，硬化道路8公里，五個社區")).toEqual([
      "三十餘件 ~30 件",
      "8公里 8 公里",
      "五個社區 5 个",
    ])
  })
})

describe("any text at all", () => {
  const sound = (text: string) => {
    let last = 0
    for (const q of findQuantities(text)) {
      expect(q.from).toBeGreaterThanOrEqual(last)
      expect(q.to).toBeGreaterThan(q.from)
      expect(q.to).toBeLessThanOrEqual(text.length)
      expect(q.text).toBe(text.slice(q.from, q.to))
      expect(q.value === null || Number.isFinite(q.value)).toBe(true)
      last = q.to
    }
    for (const hole of findPlaceholders(text))
      expect(findQuantities(text).filter((q) => q.from < hole.to && hole.from < q.to)).toEqual([])
  }

  it("made of the pieces that reports are made of", () => {
    fc.assert(fc.property(fragments, sound), { numRuns: 3000 })
  })

  it("made of any characters", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), sound), { numRuns: 1000 })
  })

  it("hangs on no repetition", () => {
    const pieces = [
      "一",
      "1",
      "1,",
      "1+",
      "1、",
      "1月、",
      "1:",
      "1-",
      "一个、",
      "一届一",
      "“",
      "“一",
      "2021、",
      "2021-",
      "第一、",
      "w.",
      "A1-",
      "（待",
      "百分之",
      "某",
      "问题1、",
      "附件1",
      "3组、",
      "三点",
      "三成",
      "一半",
      "一名",
      "三所",
      "比1",
      "1\t",
      "1\n",
      "x",
      "{",
    ]
    for (const piece of pieces) sound(piece.repeat(2000))
  })
})

describe("the example report", () => {
  const path = new URL("../../../../shared/seed-report.txt", import.meta.url)
  if (!existsSync(path)) console.log("跳过：旁边没有样例报告 seed-report.txt")

  it.skipIf(!existsSync(path))("has figures in each highlight and none in its slogans", () => {
    const lines = readFileSync(path, "utf8").split("\n")
    const counts = lines.filter((l) => /^[一二三四]是/.test(l)).map((l) => findQuantities(l).length)
    expect(counts.slice(0, 4).every((n) => n > 0)).toBe(true)
    expect(findQuantities(lines.join("\n")).map((q) => q.text)).not.toContain("一组")
    expect(findPlaceholders(lines.join("\n"))).toHaveLength(9)
  })
})
