import { describe, expect, test } from "vitest"
import { quoteOf } from "#shared/checks/ignore"
import { registry } from "#shared/checks/registry"
import { checkReport } from "#shared/checks/run"
import { enclosure } from "#shared/checks/set-phrases"
import { list, report, section, title } from "../../builders"

const rules = registry.filter(({ kind }) => kind === "set_phrase")

function found(text: string, year = 2025): string[] {
  const doc = report({ year }, section("highlight", "一、", "主要工作", list("highlight", "shi", text)))
  const { findings, facts } = checkReport(doc, { year }, undefined, rules)
  return findings.map((it) => {
    const edit = it.fixes[0]?.edits[0]
    return `${it.severity} ${quoteOf(it, facts)} → ${edit?.insert ?? ""}`
  })
}

describe("wrong forms", () => {
  test.each([
    ["落实“三会一堂”制度。", "error 三会一堂 → 三会一课"],
    ["落实三课一会制度。", "error 三课一会 → “三会一课”"],
    ["坚持和发展新时代“风桥经验”。", "error 风桥经验 → 枫桥经验"],
    ["树牢“四个意识”“四个自信”，深刻领悟“二个确立”的决定性意义。", "error 二个确立 → 两个确立"],
    ["坚定“两个自信”，做到知行合一。", "warning 两个自信 → 四个自信"],
    ["增强“三个意识”、坚定“四个自信”、做到“两个维护”。", "warning 三个意识 → 四个意识"],
    ["学习《中国共产党党内问责条例》3次。", "error 《中国共产党党内问责条例》 → 《中国共产党问责条例》"],
    ["深化监督执纪“四种状态”。", "error 监督执纪“四种状态” → 监督执纪“四种形态”"],
    ["统筹推进“四个全面”战略布局。", "warning 统筹推进“四个全面” → 协调推进“四个全面”"],
    ["落实“四个全面”总体布局。", "error “四个全面”总体布局 → “四个全面”战略布局"],
    ["推进国家治理体系现代化，发展全流程人民民主。", "error 全流程人民民主 → 全过程人民民主"],
    ["做好异地扶贫搬迁后续扶持。", "error 异地扶贫搬迁 → 易地扶贫搬迁"],
    ["执行“四重一大”事项集体研究制度。", "warning 四重一大 → 三重一大"],
    ["开展“五不两直”检查12次。", "warning 五不两直 → 四不两直"],
    ["落实“四管三必须”要求。", "warning 四管三必须 → 三管三必须"],
    ["运用监督执纪“五种形态”。", "error 监督执纪“五种形态” → 监督执纪“四种形态”"],
    ["坚持“四个区分开来”。", "warning 四个区分开来 → 三个区分开来"],
    ["落实党委领导下院长负责制。", "warning 党委领导下院长负责制 → 党委领导下的院长负责制"],
    ["推进“两学一做”学习教育常态制度化。", "warning 常态制度化 → 常态化制度化"],
    ["发挥抓方向、管大局、保落实作用。", "warning 抓方向、管大局 → 把方向、管大局"],
    ["组织党委理论中心组学习12次。", "warning 党委理论中心组 → 党委理论学习中心组"],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual([expected])
  })

  test.each([
    "强化三个意识：服务意识、效率意识、创新意识。",
    "会同十二个维护小组、第三会议组巡查18次。",
    "主管放服务，分管跟进度，监管放服并重。",
    "编印《风桥经验口述史》2册。",
    "组织党委理论学习中心组学习12次，班子成员一肩扛起责任。",
    "学习总书记重要讲话12次，树牢正确政绩观，过好政绩关。",
    "推进浦江县对口协作项目3个。",
    "发挥把方向、管大局、作决策、促改革、保落实作用。",
    "形成常态制度化安排，落实党委领导下的院长负责制。",
    "党员“五个最严”承诺上墙，“三个离不开”宣讲12场。",
  ])("not %s", (text) => {
    expect(found(text)).toEqual([])
  })

  test("that were right once are right in the reports of that time", () => {
    expect(found("坚定“三个自信”，走好自己的路。", 2014)).toEqual([])
    expect(found("坚定“三个自信”，走好自己的路。", 2020)).toEqual(["warning 三个自信 → 四个自信"])
  })
})

describe("one slip away from a term", () => {
  test.each([
    ["铸牢中华民族共同意识。", ["warning 铸牢中华民族共同意识 → 铸牢中华民族共同体意识"]],
    ["增强“四个意实”。", ["error 四个意实 → 四个意识"]],
    ["落实“三会一棵”制度。", ["warning 三会一棵 → 三会一课"]],
    ["防止返贫检测帮扶到户。", ["warning 防止返贫检测帮扶 → 防止返贫监测帮扶"]],
    ["供给侧结购性改革有进展。", ["warning 供给侧结购性改革 → 供给侧结构性改革"]],
    ["落实“三会课”制度。", ["warning 三会课 → 三会一课"]],
    ["防范“七个之”问题。", ["warning 七个之 → 七个有之"]],
    ["建设“更高水平平安中国”。", []],
    ["推行“三张单”“五个好”。", []],
    ["落实“六议两公开”“四个一批”。", []],
    ["提振“四个自觉”，开好三会一场。", []],
    ["向第一个百年奋斗目标致敬。", []],
    ["加强新时代党的建设总目标研究。", []],
    ["党总支领办合作社2家。", []],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe("characters in each other's places", () => {
  test.each([
    ["压实双岗一责，签订责任书12份。", ["warning 双岗一责 → 一岗双责"]],
    ["评选“先优两一”12名。", ["warning 先优两一 → 两优一先"]],
    ["推广“程万千工”经验。", ["warning 程万千工 → 千万工程"]],
    ["建强“堡垒战斗作用”。", ["warning 堡垒战斗作用 → 战斗堡垒作用"]],
    ["落实“3会1课”制度。", ["warning 3会1课 → 三会一课"]],
    ["运用监督执纪“四项形态”。", ["warning 四项形态 → 四种形态"]],
    ["对照“两不愁三保证”排查12户。", ["warning 两不愁三保证 → 两不愁三保障"]],
    [
      "创建让党中央满意、让人民群众放心的模范机关。",
      ["warning 让党中央满意、让人民群众放心的模范机关 → 让党中央放心、让人民群众满意的模范机关"],
    ],
    ["一岗双责、三会一课、一老一小都有人管。", []],
    ["“一小一老”两张床，“三张清单”管起来。", []],
    ["两会一开，第三会一课时12名代表到场。", []],
    ["编写《双岗一责》小册子。", []],
  ])("%s", (text, expected) => {
    const told = found(text).filter((line) => !line.endsWith("→ “"))
    expect(told).toEqual(expected)
  })

  test("are told once where they are members in another order", () => {
    expect(found("落实“看齐意识、核心意识、大局意识、政治意识”要求。")).toHaveLength(1)
  })
})

describe("verbs", () => {
  test.each([
    ["坚定“四个意识”，坚守初心。", ["warning 坚定“四个意识” → 增强"]],
    ["不断增强“四个自信”。", ["warning 增强“四个自信” → 坚定"]],
    ["坚决做到“两个确立”。", ["warning 做到“两个确立” → 衷心拥护"]],
    ["增强“两个维护”和担当精神。", ["warning 增强“两个维护” → 做到"]],
    ["坚定拥护“两个确立”、坚决做到“两个维护”。", []],
    ["增强“四个自信”的底气，增强做到“两个维护”的自觉性。", []],
    ["编写《增强“四个自信”三十问》2册。", []],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe("members", () => {
  test.each([
    ["增强政治意识、大局意识、看齐意识。", ["error 政治意识、大局意识、看齐意识 → 核心意识、"]],
    ["增强政治意识、大局意识、责任意识、看齐意识。", ["error 责任意识 → 核心意识"]],
    ["增强大局意识、核心意识、看齐意识。", ["error 大局意识、核心意识、看齐意识 → 政治意识、"]],
    ["增强政治意识、大局意识、核心意识和看齐意识。", []],
    ["增强政治意识、大局意识。", []],
    ["增强政治意识、大局意识、核心意识等。", []],
    ["提高政治判断力、政治理解力、政治执行力。", ["warning 政治理解力 → 政治领悟力"]],
    ["反对形式主义、官僚主义、享乐主义和奢华之风。", ["warning 奢华之风 → 奢靡之风"]],
    ["反对形式主义、官僚主义。", []],
    [
      "推进经济建设、政治建设、文化建设和生态文明建设。",
      ["warning 经济建设、政治建设、文化建设和生态文明建设 → 社会建设、"],
    ],
    ["加强政治建设、思想建设、组织建设、作风建设、纪律建设。", []],
    ["加强思想建设、组织建设、作风建设。", []],
    [
      "落实最严谨的标准、最严格的监管、最严厉的处罚。",
      ["warning 最严谨的标准、最严格的监管、最严厉的处罚 → 、最严肃的问责"],
    ],
    ["贯彻创新、协调、绿色、开放的新发展理念。", ["warning 创新、协调、绿色、开放 → 、共享"]],
    ["以创新、协调、绿色的办法破难题12个。", []],
    ["学习党史、新中国史、改革开放史、社会主义发展史。", []],
    ["学习党史、国史、改革开放史、社会主义发展史。", ["warning 国史 → 新中国史"]],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe("members beside their name", () => {
  test.each([
    ["“六个精准”（扶持对象精准、项目安排精准、资金使用精准、因村派人精准、脱贫成效精准）。", 1],
    ["“三务公开”（党务、村务、商务）。", 1],
    ["“四个服从”，即党员个人服从党的组织、少数服从多数、下级组织服从上级组织、部门服从全局。", 0],
    ["“六稳”（稳就业、稳金融、稳外贸、稳外资、稳投资、稳预期、稳物价）。", 1],
    ["“三农”（农业、农村、农业）。", 1],
    ["“四个意识”（政治意识、看齐意识、核心意识、看齐意识）。", 1],
    ["牢记必须坚持人民至上、坚持自信自立、坚持守正创新、坚持系统观念、坚持胸怀天下“六个必须坚持”。", 1],
    ["“四个不摘”，摘帽不摘责任、不摘政策、不摘帮扶、不摘监管。", 0],
    ["“三务公开”（党务、村务、财务）。", 0],
    ["稳就业、稳外贸有成效，“六稳”任务逐项落地。", 0],
    ["“三个过硬”：信念过硬、政治过硬、作风过硬。", 0],
    ["“三重一大”事项（重大事项决策、重要干部任免、重要项目安排、大额资金的使用）集体研究。", 0],
    ["资金、资产、人员三本账都清。", 0],
  ])("%s", (text, count) => {
    expect(found(text).filter((line) => !line.startsWith("hint"))).toHaveLength(count)
  })

  test.each([
    ["推动共同团结奋斗、共同繁荣进步。", ["warning 共同繁荣进步 → 共同繁荣发展"]],
    ["通过资源变资产、资金变股金、农民变股民，增收12万元。", ["warning 农民变股民 → 农民变股东"]],
    ["党务公开、村务公开、政务公开一起抓。", []],
    ["突出脱贫不稳定户、边缘易致贫户和突发困难户。", []],
    ["守牢不能腐的笼子、不想腐的自觉。", []],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  test("are not asked for before the term was there", () => {
    const text = "坚定道路自信、理论自信、制度自信。"
    expect(found(text, 2014)).toEqual([])
    expect(found(text, 2020)).toHaveLength(1)
  })

  test("a name that says its own members is its own", () => {
    expect(found("推行“三个自信”，即岗位自信、技能自信、服务自信。")).toEqual([])
    expect(found("推行“三个自信”，走访12户。")).toHaveLength(1)
  })
})

describe("order", () => {
  test.each([
    ["一体推进不能腐、不敢腐、不想腐。", ["error 不能腐、不敢腐 → 不敢腐、不能腐"]],
    ["增强大局意识、政治意识、核心意识、看齐意识。", ["error 大局意识、政治意识 → 政治意识、大局意识"]],
    ["健全自治、德治、法治相结合的体系。", ["warning 德治、法治 → 法治、德治"]],
    ["打好蓝天、净土、碧水保卫战。", ["warning 净土、碧水 → 碧水、净土"]],
    ["做到学史增信、学史明理、学史崇德、学史力行。", ["warning 学史增信、学史明理 → 学史明理、学史增信"]],
    [
      "做到“两个维护”、增强“四个意识”、坚定“四个自信”。",
      [
        "warning 做到“两个维护”、增强“四个意识”、坚定“四个自信” → 增强“四个意识”、坚定“四个自信”、做到“两个维护”",
      ],
    ],
    [
      "坚定“四个自信”、做到“两个维护”。",
      ["hint 坚定“四个自信”、做到“两个维护” → 增强“四个意识”、坚定“四个自信”、做到“两个维护”"],
    ],
    ["上半年研讨“两个维护”4次，下半年研讨“四个意识”4次。", []],
    ["抓绿色、协调发展，办开放、创新两个园区。", []],
    ["推动组织振兴、产业振兴。", []],
    ["编写《不想腐、不能腐、不敢腐》案例集。", []],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe("quotation marks", () => {
  test.each([
    ["增强四个意识。", ["error 四个意识 → “"]],
    ["“四个自信、两个维护”记在心里。", []],
    ["贯彻三个代表重要思想。", ["error 三个代表重要思想 → “"]],
    ["纠治四风12起，服务三农有力。", ["warning 四风 → “", "warning 三农 → “"]],
    ["选优配强村两委班子。", ["hint 村两委 → “"]],
    ["落实党政同责、一岗双责要求。", []],
    ["坚持党政同责、一岗双责、齐抓共管、失职追责。", []],
    ["实现四个全面覆盖，三农户、第四风电场都走到。", []],
    ["共读《三会一课实务》。", []],
    ['落实"三会一课"制度。', []],
    ["落实”三会一课“制度，纠治“四风“问题3个。", []],
    ["开展“三会一课怎么开”讨论。", []],
    ["坚持主题党日，解决急难愁盼。", []],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  test("are not asked for in the title of the report", () => {
    const doc = report(
      { year: 2025 },
      title("落实三会一课情况的述职报告"),
      section("highlight", "一、", "主要工作", list("highlight", "shi", "办班12期。")),
    )
    expect(checkReport(doc, { year: 2025 }, undefined, rules).findings).toEqual([])
  })
})

describe("the guiding thought", () => {
  const six =
    "马克思列宁主义、毛泽东思想、邓小平理论、“三个代表”重要思想、科学发展观、习近平新时代中国特色社会主义思想"
  const without = (name: string) => six.replace(`${name}、`, "")
  test.each([
    [`坚持以${six}为指导。`, 2025, []],
    [`坚持以${without("科学发展观")}为指导。`, 2025, ["error"]],
    [`坚持以${without("“三个代表”重要思想")}为指导。`, 2025, ["error"]],
    [`坚持以${without("马克思列宁主义")}为指导。`, 2025, ["warning"]],
    [
      `坚持以${six.replace("邓小平理论、“三个代表”重要思想", "“三个代表”重要思想、邓小平理论")}为指导。`,
      2025,
      ["error"],
    ],
    ["以邓小平理论、“三个代表”重要思想、科学发展观为指导。", 2016, []],
    ["学习马克思列宁主义、毛泽东思想。", 2025, []],
    ["学习邓小平理论、科学发展观。", 2025, []],
    ["用新时代中国特色社会主义思想凝心铸魂。", 2025, ["warning"]],
    ["用习近平新时代中国特色社会主义思想凝心铸魂。", 2025, []],
    ["用习近平新时代中国社会主义思想凝心铸魂。", 2025, ["error"]],
    ["贯彻习近平新时代有特色的社会主义思想。", 2025, ["error"]],
    ["贯彻习近平新时代中国特色社会主义经济思想。", 2018, []],
  ] as const)("%s", (text, year, expected) => {
    expect(found(text, year).map((line) => line.split(" ")[0])).toEqual(expected)
  })
})

describe("names and titles", () => {
  test.each([
    [
      "同以习近平总书记为核心的党中央保持一致。",
      ["error 以习近平总书记为核心的党中央 → 以习近平同志为核心的党中央"],
    ],
    ["同以习近平同志为核心的党中央保持一致。", []],
    ["牢记习总书记嘱托。", ["warning 习总书记 → 习近平总书记"]],
    ["学习总书记重要讲话。", []],
    ["学习习近平总书记重要讲话和重要指示批示精神。", []],
    ["学习习近平重要讲话精神。", ["warning 习近平重要讲话 → 习近平总书记重要讲话"]],
    ["按照市政府、市委部署推进。", ["warning 市政府、市委 → 市委、市政府"]],
    ["联合市政府、市委宣传部办展。", []],
    ["落实党中央、国务院决策部署。", []],
    ["落实国务院、党中央决策部署。", ["warning 国务院、党中央 → 党中央、国务院"]],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe("what encloses a place", () => {
  test.each([
    ["增强“甲乙”。", { quoted: "own", titled: false }],
    ["增强“甲乙丙”。", { quoted: "more", titled: false }],
    ["增强“丙丁”和甲乙。", { quoted: null, titled: false }],
    ["编写《甲乙集》。", { quoted: null, titled: true }],
    ["编写《丙丁》，学甲乙。", { quoted: null, titled: false }],
    ['落实"丙甲乙"。', { quoted: "more", titled: false }],
    ['落实"丙丁"和甲乙。', { quoted: null, titled: false }],
  ])("%s", (text, expected) => {
    const from = text.indexOf("甲乙")
    expect(enclosure(text, from, from + 2)).toEqual(expected)
  })
})
