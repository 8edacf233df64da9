import { describe, expect, test } from "vitest"
import { blockFacts } from "#shared/checks/facts"
import { applyFixes } from "#shared/checks/fixes"
import { ruleById } from "#shared/checks/registry"
import { check } from "#shared/checks/run"
import { byline, opening, report, signature } from "../../builders"

const rules = ["confusion", "expression-near-miss", "homophone", "collocation", "particle"].map(
  (id) => ruleById(id)!,
)

/** What the rules on wording underline in a paragraph, with the level when it is no warning. */
function flagged(text: string): string[] {
  return check(report({}, opening(text)), { year: 2024 }, undefined, rules).map(({ span, severity }) => {
    const quote = text.slice(span.from, span.to)
    return severity === "warning" ? quote : `${severity} ${quote}`
  })
}

/** The text after the first fix of every finding. */
function mended(text: string): string {
  const doc = report({}, opening(text))
  const fixes = check(doc, { year: 2024 }, undefined, rules).flatMap(({ fixes }) => fixes.slice(0, 1))
  return applyFixes(doc, fixes).doc.textContent
}

describe("wrong words of the table", () => {
  test.each([
    ["年初布署重点工作，招开动员会。", ["error 布署", "招开"]],
    ["制定增改方案，推广反包倒租。", ["增改方案", "error 反包倒租"]],
    ["建立台帐，对帐36次。", ["台帐", "对帐"]],
    ["按装路灯55盏，幅射周边6个村。", ["按装", "幅射"]],
    ["必竟基础薄弱，由其是山区。", ["error 必竟", "由其是"]],
    ["当前形式严峻，群众反应的问题较多。", ["当前形式", "群众反应的"]],
    ["权利监督没有跟上，小微权利清单没有公开。", ["权利监督", "小微权利"]],
    ["防汛形式复杂，储备应急物质3类。", ["防汛形式", "error 应急物质"]],
    ["严格要求自已，带头执行。", ["自已"]],
    ["群众生活必须品供应充足。", ["必须品"]],
    ["短板较为突岀。", ["error 突岀"]],
    ["落实减负措失8条，前赡谋划项目3个。", ["措失", "前赡"]],
    ["为项目提供有利支撑，把隐患消除在萌牙状态。", ["提供有利支撑", "萌牙"]],
    ["办成民生事实12件，己建成广场2处。", ["民生事实", "己建成"]],
  ])("%s", (text, expected) => expect(flagged(text)).toEqual(expected))

  test.each([
    "按排水分区走访，按排名通报，上报消防隐患3处。",
    "因举措失当被通报，路面加宽扩建3处，形成有利条件，往实里抓、往深处走。",
    "居住村干部家的2户，投诉职能部门的3件，自己建成的凉亭。",
    "搭建帐篷6顶，恢复盖章，引导至窗口，补充份额2万元。",
    "作出贡献，做出成绩，制订方案，凸显特色，突显优势，明查暗访，交待清楚，其它事项。",
    "改善自身条件，提供献血服务，共献爱心，校园满意度高。",
    "报名截止日期为5月20日，防犯罪宣传8场，图书纪念册60本。",
    "采纳人大代表建议9条，引进人才4名，金融人才2名。",
    "检察院开展专项检察3次，法律监督检察建议12份。",
    "周末完成清扫，期末能按时结项，各村自己开展评比。",
    "联合做好宣传，员工做好防护，基本工作按月报告。",
  ])("leaves alone: %s", (text) => expect(flagged(text)).toEqual([]))
})

describe("a real word of the same sound where it cannot stand", () => {
  test.each([
    ["采购结果每周在内网公式，接受职工监督。", ["内网公式"]],
    ["树立优绩优酬的分配倒向。", ["分配倒向"]],
    ["加强运行病例质控，每月抽查36份。", ["运行病例"]],
    ["窗口人员主动服务的意思不强。", ["意思不强"]],
    ["正确行使手中的权利，管好身边人。", ["手中的权利"]],
    ["县纪委向被监督单位发出政治几率提醒函。", ["政治几率"]],
    ["调节委员会全年受理邻里纠纷46件。", ["调节委员会"]],
    ["自来水公司新建排水官网3.2公里。", ["排水官网"]],
    ["产业园引进战略性新型产业项目2个。", ["战略性新型产业"]],
    ["召开回忆精神传达会4场，做好换届环节选举准备。", ["召开回忆", "环节选举"]],
    ["返乡创业带动征收致富，培养支付带头人14名。", ["带动征收", "支付带头人"]],
    ["病虫害防止面积达到1.2万亩，防治返贫任务不轻。", ["虫害防止", "防治返贫"]],
  ])("%s", (text, expected) => expect(flagged(text)).toEqual(expected))

  test.each([
    "套用公式计算补偿标准，结果在内网公示7天。",
    "山体倒向公路，值班员及时处置；树立鲜明的用人导向。",
    "全年上报传染病病例12例，运行病历质控合格率98%。",
    "他的意思不难懂：服务意识还要增强。",
    "群众的民主权利得到保障，权力清单按时公布。",
    "税收调节收入分配，调解室调处纠纷46件。",
    "官网发布信息320条，供水管网改造12公里。",
    "新兴产业和新型农业经营主体同步培育。",
    "土地征收按时完成，农民增收渠道拓宽；移动支付进了村，致富带头人带出一批户。",
    "防治资金足额到位，防止耕地撂荒；污染防治行动全面推开。",
    "综合数字化平台上线，服务智能化水平提升。",
    "一件事整改一件、销号一件，听取意见建议54条。",
    "工作重心下移，服务重心下沉，便民服务中心办件3600件。",
    "党员自愿参加，志愿者服务队12支；年度人物评选公开进行。",
  ])("leaves alone: %s", (text) => expect(flagged(text)).toEqual([]))
})

describe("misspelt common words", () => {
  test.each([
    ["每半年组织医升轮训1次。", ["医升"], "每半年组织医生轮训1次。"],
    ["考核何格人数达95人。", ["何格"], "考核合格人数达95人。"],
    ["经营性收入比列偏低。", ["比列"], "经营性收入比例偏低。"],
    ["物业服务缺少有效监读。", ["监读"], "物业服务缺少有效监督。"],
    ["重点项目顺利开攻建设。", ["开攻"], "重点项目顺利开工建设。"],
  ])("%s", (text, expected, right) => {
    expect(flagged(text)).toEqual(expected)
    expect(mended(text)).toBe(right)
  })

  test.each([
    "对比列出12项，总监都到场，军医升职2人，下班后监都有人看。",
    "号召学习何格同志，推广“医升”服务队。",
    "学习《比列之歌》，会同文化和旅游局办展12场。",
    "通过述学述职述德述廉，提质增效，家校共育，诉源治理，县卫健局党委带案下访。",
  ])("leaves alone: %s", (text) => expect(flagged(text)).toEqual([]))

  // Two words that meet, and names of rivers.
  test.each([
    "组织对外培训12场，已流转出土地3200亩，均已流转入合作社。",
    "垃圾一袋走到底，3袋走绿色通道；推行“网格+”一托三模式。",
    "乌水两岸植树2.3万株，乌水流域水质达标。",
  ])("leaves alone: %s", (text) => expect(flagged(text)).toEqual([]))

  test("names the words that it may be", () => {
    const [finding] = check(report({}, opening("考核何格人数达95人。")), { year: null }, undefined, rules)
    expect(finding?.message).toContain("“合格”")
    expect(finding?.fixes.every((fix) => !fix.safe)).toBe(true)
  })

  test("never in a byline or signature, where names stand", () => {
    const doc = report({}, byline("何格"), opening("考核何格人数达95人。"), signature("name", "何格"))
    const findings = check(doc, { year: null }, undefined, rules)
    expect(findings.map(({ span }) => span.block)).toEqual([1])
  })
})

describe("one character off a fixed expression", () => {
  test.each([
    ["干部队伍清黄不接，", "干部队伍青黄不接，"],
    ["宣传月活动深的人心。", "宣传月活动深得人心。"],
    ["村干部一如既住抓落实。", "村干部一如既往抓落实。"],
    ["坚持求真实务的作风。", "坚持求真务实的作风。"],
    ["抓工作往往顾此彼。", "抓工作往往顾此失彼。"],
    ["遇到矛盾迎难面而上。", "遇到矛盾迎难而上。"],
    ["全年走房慰问困难党员36人次。", "全年走访慰问困难党员36人次。"],
    ["开展“颂党思、护青山”活动6场。", "开展“颂党恩、护青山”活动6场。"],
    ["坚持标本间治。", "坚持标本兼治。"],
    ["矛盾究纷全部化解。", "矛盾纠纷全部化解。"],
  ])("%s", (text, right) => {
    expect(flagged(text)).toHaveLength(1)
    expect(mended(text)).toBe(right)
  })

  test.each([
    "全心全力帮扶，一心一德干事，因时制宜，因岗施教，源源不绝，有所作为。",
    "为群众办实事12件，安全隐蔽工程验收8处，攻坚克服困难3项。",
    "打扫背街小巷，往往下班以后才有人看，名列第一，名列前十。",
    "编排《莓开眼笑》，打造“青莲不接”品牌，评选“领头燕”。",
    "不断深入人群，团结一致，成千上百，知难而退的2人。",
    "卫生员6名，主动型服务，执委会4次，领头羊企业3家。",
    "青黄不接、深得人心、一如既往、求真务实、顾此失彼、迎难而上。",
  ])("leaves alone: %s", (text) => expect(flagged(text)).toEqual([]))
})

describe("verb and object", () => {
  test.each([
    ["加强执法力度。", ["加强执法力度"]],
    ["提高服务力度，加大建设步伐。", ["提高服务力度", "加大建设步伐"]],
    ["充分发挥党员模范带头，带动群众。", ["充分发挥党员模范带头"]],
    ["截止2024年12月，办结36件。", ["截止"]],
    ["截止到2024年底，办结36件。", ["hint 截止到"]],
    ["截止目前，入库项目5个。", ["截止"]],
  ])("%s", (text, expected) => expect(flagged(text)).toEqual(expected))

  test.each([
    "加大执法力度，加快建设步伐，提高服务水平。",
    "加强队伍建设，加大执法力度；加强监管提高服务水平。",
    "充分发挥党员模范带头作用，充分发挥支部模范带头和桥梁纽带作用。",
    "报名截止6月底，征集12月底截止，截止日期未变，截至目前入库5个。",
  ])("leaves alone: %s", (text) => expect(flagged(text)).toEqual([]))

  test("the right verb is put in", () => {
    expect(mended("加强执法力度。")).toBe("加大执法力度。")
    expect(mended("充分发挥党员模范带头，带动群众。")).toBe("充分发挥党员模范带头作用，带动群众。")
  })
})

describe("的, 地 and 得", () => {
  test.each([
    ["审核计划抓的不紧。", "审核计划抓得不紧。"],
    ["政策学的不深、措施落实的不到位。", "政策学得不深、措施落实得不到位。"],
    ["工作研究的还不够深入，", "工作研究得还不够深入，"],
    ["这项工作做的很实。", "这项工作做得很实。"],
    ["营商环境的到明显改善。", "营商环境得到明显改善。"],
    ["党建工作取的了成效。", "党建工作取得了成效。"],
    ["积极的开展了宣传。", "积极地开展了宣传。"],
    ["更好的为群众服务。", "更好地为群众服务。"],
  ])("%s", (text, right) => {
    expect(flagged(text).length).toBeGreaterThan(0)
    expect(mended(text)).toBe(right)
  })

  test.each([
    "抓的实事有12件，做的好事很多，建的高标准农田验收合格。",
    "大学的好做法、落实的好经验、管理的细则、研究的深度都有了。",
    "提供更好的服务，形成有效的解决办法，深入的学习体会12篇。",
    "参会的到齐后开会，学习的到会率95%，目的到底是什么。",
    "抓得紧、落实得好、积极地开展、得到了明显改善。",
    "争取的了解渠道有3条，听取的显著意见2条。",
  ])("leaves alone: %s", (text) => expect(flagged(text)).toEqual([]))
})

test("one place is told once", () => {
  // In the table, one character off an expression, and no word besides.
  expect(flagged("大家再接再励。")).toHaveLength(1)
  expect(flagged("工作弛而不息。")).toHaveLength(1)
  expect(flagged("深入开展走防慰问。")).toHaveLength(1)
})

test("a hundred thousand characters take no more time each than a thousand", () => {
  const sentence = "党员干部服务群众，加强安全生产工作责任落实，《通知》要求抓好矛盾究纷和监读，抓的不紧。"
  const time = (text: string) => {
    const block = blockFacts(opening(text))
    let best = Number.POSITIVE_INFINITY
    for (let i = 0; i < 5; i++) {
      // A copy each time: what is remembered of a block is not read again.
      const fresh = { ...block }
      const start = performance.now()
      for (const rule of rules) if (rule.scope === "block") rule.check(fresh, { year: 2024 }, () => {})
      best = Math.min(best, performance.now() - start)
    }
    return best / text.length
  }
  time(sentence.repeat(100))
  // One paragraph of any length: ten times as long may take ten times as long, not a hundred.
  expect(time(sentence.repeat(4000))).toBeLessThan(8 * time(sentence.repeat(400)))
})
