import { describe, expect, it } from "vitest"
import { parseAnswer } from "#shared/answers/parse-answer"
import { checkReport } from "#shared/checks/run"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { complaint } from "../answers/coverage"
import { sketch, trim } from "./sketch"

function read(text: string): string {
  const imported = readStructure(plainSource(trim(text)))
  imported.doc.check()
  expect(complaint(parseAnswer(imported, "a.txt", []))).toBeNull()
  return sketch(imported)
}

/** Role and first words of each section. */
const roles = (text: string) =>
  read(text)
    .split("\n")
    .filter((line) => line.startsWith("§"))
    .map((line) => line.slice(2).split(" ")[0])

describe("parts without a heading", () => {
  it.each<[string, string, string]>([
    [
      "paragraphs alone, turned by what they say",
      `
      个人述职报告
      下面我就一年来的工作作如下汇报，请大家评议。
      先说说做成的事。新建的户外游戏场6月投用，面积1200平方米，全年接收幼儿312名。
      食堂改造花了大力气。更换灶具8台，家长开放日来了260多人。
      再说说不满意的地方。教师队伍不够稳定，全年有5名教师离职。
      家园共育的渠道还比较单一，家长会一学期只开了1次。
      为什么会这样？说到底是我抓管理失之于宽，待遇保障跟不上。
      新的一年，我想做好这么几件事。
      把教师的待遇提上来。争取购买服务岗位6个，年底流失率控制在5%以内。
      `,
      `
      title 个人述职报告
      opening 下面我就一年…大家评议。
      § highlight
        h |先说说做成的…312名。
        h |食堂改造花了…0多人。
      § problem
        p |再说说不满意…教师离职。
        p |家园共育的渠…了1次。
      § cause
        c |为什么会这样…跟不上。
      § measure
        intro 新的一年，我…么几件事。
        m |把教师的待遇…5%以内。
      `,
    ],
    [
      "behind items that count",
      `
      社区书记述职报告
      2024年，我主要抓了三件事。
      第一件事，老旧小区改造。争取资金380万元，改造楼栋22栋。
      第二件事，矛盾化解。化解纠纷75起，成功率97%。
      今年最大的不足是物业管理没抓好。3个小区没有物业，居民怨言多。
      2025年，我打算先啃下物业这块硬骨头，上半年成立2个业委会。
      `,
      `
      title 社区书记述职报告
      opening 2024年，…了三件事。
      § highlight
        h 第一件事，|老旧小区改造…楼22栋。
        h 第二件事，|矛盾化解。化…率97%。
      § problem
        p |今年最大的不…怨言多。
      § measure
        m |2025年，…业委会。
      `,
    ],
    [
      "一、二、三 again behind the problems",
      `
      二、存在问题
      一是活动创新不够。二是科技水平不高。
      三、其他方面的不足
      一是作风不实。
      一、科技赋能，建设智慧粮库。争取资金120万元。
      二、抢抓机遇，壮大经营实力。力争收入增长12%。
      `,
      `
      § problem 二、|存在问题
        p 一是|活动创新不够。
        p+ 二是|科技水平不高。
      § problem 三、|其他方面的不足
        p 一是|作风不实。
      § measure
        m 一、|科技赋能，建…120万元。
        m 二、|抢抓机遇，壮…长12%。
      `,
    ],
  ])("%s", (_, text, expected) => {
    expect(read(text).replace(/\S{1,6}…\S{1,6}/g, "…")).toBe(trim(expected).replace(/\S{1,6}…\S{1,6}/g, "…"))
  })

  it.each<[string, string, string[]]>([
    [
      "problems that 一、 counts are no plan",
      "一、主要工作\n抓了学习。\n二、存在问题\n主要有以下问题：\n一、学习不够深入，研讨没有跟上。\n二、调研偏少，情况掌握不全。\n三、下一步打算\n一是深学。",
      ["highlight", "problem", "measure"],
    ],
    [
      "work on problems does not turn the work done",
      "述职报告\n现将工作汇报如下：\n抓学习。组织学习12次。\n解决群众反映的问题38个，同时化解积案4件。\n抓作风。谈话20人次。\n办实事。修路3公里。",
      ["highlight"],
    ],
    [
      "below a heading a glance ahead does not turn it, where the plan has its own",
      "一、主要工作\n一是抓学习。组织学习12次。\n下一步，我们将继续巩固这一成果。\n二、存在问题\n一是不够深入。\n三、下一步打算\n一是深学。",
      ["highlight", "problem", "measure"],
    ],
  ])("near miss: %s", (_, text, expected) => {
    expect(roles(text)).toEqual(expected)
  })
})

describe("a short sentence in front of a list turns the part", () => {
  const report = (...paragraphs: string[]) =>
    ["护林站站长述职", "职工同志们：", "我简单汇报一下。", ...paragraphs]
      .map((it) => `      ${it}`)
      .join("\n")
  const wanting = "一是火情瞭望有死角，漏报2次。二是护林员上岗不齐，缺勤37人次。"
  const plan = "一是瞭望塔再添1座，值班排到小时。二是上岗打卡，缺勤扣补贴。"

  it.each([
    ["再说不足。", "最后说打算。"],
    ["再揭短处。", "往后咋办？"],
    ["但是也有短处。", "来年怎么补？"],
  ])("%s %s", (problems, measures) => {
    const text = report(
      "先亮家底。全年巡山212次，造林300亩，没有起过火。",
      problems + wanting,
      measures + plan,
    )
    expect(roles(text)).toEqual(["highlight", "problem", "measure"])
    expect(read(text)).toContain("p+ 一是|火情瞭望有死…漏报2次。")
    expect(read(text)).toContain("m+ 二是|")
  })

  it("with 第一， in sentences, and what was done in front of it is no opening", () => {
    const numbered = (words: string) => words.replace("一是", "第一，").replace("二是", "第二，")
    const text = report(
      "一年来，巡山212次，造林300亩，没有起过火。",
      `但是也有短处。${numbered(wanting)}`,
      `往后怎么办？${numbered(plan)}`,
    )
    expect(
      read(text)
        .split("\n")
        .slice(2)
        .map((line) => line.split("|")[0]!.trim()),
    ).toEqual([
      "opening 我简单汇报一下。",
      "§ highlight",
      "h",
      "§ problem",
      "intro 但是也有短处。",
      "p+ 第一，",
      "p+ 第二，",
      "§ measure",
      "intro 往后怎么办？",
      "m+ 第一，",
      "m+ 第二，",
    ])
  })

  it.each(["先说修路。", "再想想办法的事不少。", "山上苦不苦？"])("but not %s", (words) => {
    const text = report(
      "全年巡山212次，造林300亩。",
      `${words}一是修便道4公里。二是修水窖6口。`,
      "还通了电，装灯20盏。",
    )
    expect(roles(text)).toEqual(["highlight"])
  })
})

describe("headings that say no role", () => {
  it.each<[string, string, string[]]>([
    [
      "are known by how the paragraphs below are told, and by their order",
      `
      述职报告
      一、以求极致的态度办好每一起案件
      全年办理案件213件，提出抗诉4件，改判3件。
      二、以抓管理的韧劲带好一支队伍
      组织庭审观摩9场，2人入选人才库，荣立三等功1次。
      三、心里的三个“过意不去”
      对不起埋头办案的同事。案多人少，我反映不多，加班没有调休。
      对不起等待结果的当事人。有17件案件没有按期答复，说理不透。
      四、把“过意不去”变成“过得硬”
      争取增配2名助理，人均办案降到50件以内。
      每月带案下访不少于2次，满意率力争达到95%。
      `,
      ["highlight", "highlight", "problem", "measure"],
    ],
    [
      "slogans without ordinals, over short paragraphs",
      `
      红岭街道2023年述职报告
      根据安排，现将工作情况报告如下。
      党建引领强基固本
      聚焦组织建设，新成立党支部14个，覆盖率达96%。
      为民服务用心用情
      打造议事厅9处，解决停车难等问题83个。
      问题短板不容忽视
      党员教育形式单一，互动研讨少，参与度不高。
      砥砺前行再谱新篇
      创新学习方式，每季度开展1次现场教学。
      `,
      ["highlight", "highlight", "problem", "measure"],
    ],
    [
      "a sign in front of each",
      `
      述职报告
      ★坚持立德树人，育人质量稳步提升
      1、开展活动18场；
      2、学生获奖56人次；
      ★存在不足
      1、党建特色不鲜明；
      2、青年教师培养不够。
      ★今后打算
      1、打造党建品牌；
      2、实施青蓝工程。
      `,
      ["highlight", "problem", "measure"],
    ],
    [
      "突出问题抓整改 is work done, 中医特色要亮 names none",
      `
      一、突出重点抓落实，工作取得新成效
      （一）面貌改观。清理乱堆乱放3200处。
      二、突出问题抓整改，满意度持续提升
      （一）办理诉求4680件，办结率99%。
      三、存在不足
      （一）管理有盲区。
      四、中医特色要亮
      （一）每周坐诊不少于3天。
      `,
      ["highlight", "highlight", "problem", "measure"],
    ],
  ])("%s", (_, text, expected) => {
    expect(roles(text)).toEqual(expected)
  })

  it("are no sentences that somebody says", () => {
    const text =
      "述职报告\n现汇报如下：\n一是修路。修路2公里。\n明年我给大家立个军令状。\n二是打井。打井3眼。"
    expect(roles(text)).toHaveLength(1)
  })
})

describe("groups and labels", () => {
  it("takes 问题：原因：措施： below a line that groups them", () => {
    expect(
      read(`
        二、存在的问题
        （一）思想引领方面
        问题：学习形式单一，研讨不深入。
        原因：支委谋划不细。
        措施：每季度请专家授课1次。
      `),
    ).toBe(
      trim(`
        § problem 二、|存在的问题
          o （一）|思想引领方面
            p 问题：|学习形式单一，研讨不深入。
              c 原因：|支委谋划不细。
              m 措施：|每季度请专家授课1次。
      `).replace("学习形式单一，研讨不深入。", "学习形式单一…讨不深入。"),
    )
  })

  it("takes the second list for the second role that the heading names", () => {
    const text =
      "四、存在的问题和努力方向\n1.学习不够深入。\n2.创新不足。\n1.坚持每周学习3小时。\n2.每学期上2节公开课。"
    expect(read(text)).toContain("p 2.|创新不足。\n  m 1.|坚持每周学习3小时。")
  })

  it("leaves 问题一： in a part on rectification as work done", () => {
    const text =
      "一、反馈问题整改情况\n问题一：药房库存账实不符。已全面盘点药品512种，账实相符。\n问题二：村医队伍老化。先后招聘村医4名，整改到位。\n二、存在不足\n一是支委分工虚。"
    expect(read(text)).toContain("h 问题一：|")
    expect(read(text)).toContain("h 问题二：|")
  })

  it("reads a cause behind 根子在于", () => {
    const text = "二、存在问题\n1.监督不够有力。不愿碰硬。根子在于怕得罪人。\n2.培训偏少。"
    expect(read(text)).toContain("    c+ 根子在于|怕得罪人。")
  })
})

describe("around the text", () => {
  it.each([
    ["来源：拾穗资料网　更新时间：2024-01-09　浏览：2816次"],
    ["[立即下载]  [收藏]  [举报]  所需积分：15"],
    ["声明：本文由用户“梧桐雨”上传，如有侵权请联系删除。"],
    ["（本文来自拾穗资料网，剩余60%未读，下载后阅读全文）"],
  ])("sets aside %s", (line) => {
    const text = `${line}\n述职报告\n现汇报如下：\n一、主要工作\n一是抓学习。\n二、存在问题\n一是不深。`
    expect(read(text)).toMatch(/^aside /)
  })

  it.each([
    ["时间：每月25日。"],
    ["一是抓下载登记。来源：各支部上报，逐条核对。"],
    ["建议区局开通资料下载，方便基层。"],
  ])("keeps %s", (line) => {
    expect(read(`述职报告\n一、主要工作\n${line}\n二、存在问题\n一是不深。`)).not.toContain("aside")
  })

  it("sets aside the list of other pages below the text, and nothing that has sentences", () => {
    const report = "述职报告\n一、主要工作\n一是抓学习。\n二、存在问题\n一是不深。\n李明\n2024年12月30日"
    expect(read(`${report}\n【相关推荐】\n书记员年终总结（5篇）\n庭长廉政承诺书范本`)).toMatch(
      /name 李明\ndate 2024年12月30日\naside 【相关推荐】\naside/,
    )
    expect(read("述职报告\n一、主要工作\n相关文章\n一是抓学习。发表文章3篇。\n二是抓培训。")).not.toContain(
      "aside",
    )
  })

  it("takes a lone name for the signature, a last word for none", () => {
    const report = "述职报告\n一、主要工作\n一是抓学习。\n二、存在问题\n一是不深。"
    expect(read(`${report}\n纪闻溪`)).toContain("\nname 纪闻溪")
    expect(read(`${report}\n谢谢`)).not.toContain("name")
  })
})

describe("headings that name no role by its usual word", () => {
  it("ask", () => {
    const text = `
      柳堤社区述职报告
      干了什么？
      一是改造老旧小区。更换管网12公里，惠及居民3,400户。
      二是调解纠纷。全年调成96起，回访率100%。
      差在哪里？
      一是物业监管松。投诉件仍有41件，个别小区电梯常坏。
      二是走访不勤。北片2个网格半年没去过。
      为什么差？
      一是总觉得有物业公司在，社区插不上手。
      二是陷在报表里，没有把时间挤出来。
      往后怎么补？
      一是每月组织物业评议1次，排名末位的约谈。
      二是每周入户2天，年内走遍所有网格。`
    expect(roles(text)).toEqual(["highlight", "problem", "cause", "measure"])
  })

  it("ask in plain speech, below a title that has no word for it", () => {
    const text = `
      把一年的家底摆给大伙看
      柳叶湾渔业合作社支部书记  韦大江
      2025年1月8日
      社里的老少：
      我不会念稿，想到哪说到哪。
      这一年忙活了些啥？
      头一件，船队拢到了一块。入社渔船46条，全年出海210趟。
      第二件，冷库立起来了。贷款120万元，冻鱼900吨。
      哪些活没干到点子上？
      网具补得慢。坏了31张，最长的等了半个月。
      支部会开得稀。全年只开了5回。
      病根出在哪里？
      我光盯着鱼价，顾不上人心。
      补网的师傅就一个，没有带出徒弟。
      开春以后咋整？
      再请2个师傅，坏网3天补好。
      每月十五开支部会，一年不少于12回。`
    expect(roles(text)).toEqual(["highlight", "problem", "cause", "measure"])
    const found = read(text)
    expect(found).toContain("title 把一年的家底摆给大伙看\nbyline 柳叶湾渔业合…")
    expect(found).toContain("h 头一件，|船队拢到了一…210趟。\n  h 第二件，|")
  })

  it("a question within a numbered part heads nothing", () => {
    const text = `
      述职报告
      一、工作情况
      一是修渠3公里。
      二、存在问题
      群众为什么不满意？
      垃圾清运不及时。全年投诉41件。
      三、工作打算
      每周清运2次。`
    expect(roles(text)).toEqual(["highlight", "problem", "measure"])
  })

  it("speak in pictures", () => {
    const text = `
      述职报告
      第一篇章　岁末答卷
      （一）修渠3公里，投资45万元。
      （二）办社1个，分红12万元。
      第二篇章　反躬自省
      （一）学习不经常。全年只学了5次。
      （二）环境有反弹。乱堆乱放31处。
      第三篇章　扬帆启航
      （一）每月学习1次，年底评比。
      （二）每周检查1次，评红黑榜。`
    expect(roles(text)).toEqual(["highlight", "problem", "measure"])
    expect(read(text)).toContain("§ problem 第二篇章|反躬自省")
  })

  it("give account of study, work, virtue, honesty and law one by one", () => {
    const text = `
      局长述职报告
      一、述学：勤学深悟
      （一）参加集中学习12次，发言3次。
      （二）撰写体会5篇。
      二、述职述廉：真抓实干
      （一）拆除违建31处、8,000平方米。
      （二）退回礼品2次。
      三、照镜子
      （一）调研不深。仍有2个股所全年没去过。
      （二）执法不够规范。投诉14件。
      四、朝前看
      （一）每月到股所1次，解决难题不少于10件。
      （二）办好执法培训，投诉降到5件以内。`
    expect(roles(text)).toEqual(["highlight", "highlight", "problem", "measure"])
  })

  it("put what is wanting first: no report is without work done", () => {
    const text = `
      统计站述职报告
      第一部分　照镜子
      一是源头数据不实。13家企业报表与台账对不上。
      二是乡镇站有名无实。专职人员只有4名。
      第二部分　实打实
      （一）盯着普查。
      一是核实单位11,874家，签字率100%。
      二是剔除重复633家，差错率降到0.6‰。
      （二）帮助企业。
      一是帮带47家，新增入统29家。
      二是报表由21张并成14张。
      第三部分　朝前看
      （一）每季度核查15家，台账逐样对照。
      （二）分片设中心站4个，年内配齐人员。`
    expect(roles(text)).toEqual(["problem", "highlight", "measure"])
  })
})

describe("closing words in plain speech", () => {
  it.each(["我就说这么多，说得不对的请大家批评。", "今天我就讲到这里，谢谢。", "就汇报这些。"])(
    "%s",
    (words) => {
      const text = `
      村支书述职报告
      一、工作亮点
      一是修路。硬化道路3公里。
      二、下一步打算
      一是建夜校，全年开课12次。
      ${words}`
      expect(roles(text).at(-1)).toBe("other")
    },
  )

  it.each(["我就说服了3户老人搬家。", "就讲清政策一事，入户40次。"])("but not %s", (words) => {
    const text = `
      村支书述职报告
      一、工作亮点
      一是修路。硬化道路3公里。
      ${words}
      二、下一步打算
      一是建夜校，全年开课12次。`
    expect(roles(text)).toEqual(["highlight", "measure"])
  })
})

describe("words that round a report off", () => {
  const text = (words: string) => `
    述职报告
    一、亮点
    1.修渠3公里。
    2.办夜校12期。
    二、打算
    一要修水塔1座。
    二要办夜校20期。
    ${words}`

  it.each(["山高不阻其志。社党委将以此次述职为新的起点，把工作抓得更实。", "为古渡的明天作出更大贡献！"])(
    "are no item: %s",
    (words) => {
      expect(roles(text(words))).toEqual(["highlight", "measure", "other"])
    },
  )

  it("but what counts is", () => {
    expect(roles(text("为困难户办实事20件，作出更大贡献。"))).toEqual(["highlight", "measure"])
  })
})

describe("slogans as headings, without a title", () => {
  const text = `
    各位代表：
    受支部委托，我向大家述职，请审议。
    一、擦亮招牌，客源稳中有升
    接待游客31万人次，增长12%。
    新开研学线路6条，营收480万元。
    二、带好队伍，职工劲头更足
    评出星级讲解员9名，人均增收4,200元。
    对照要求，我感到还有几个方面做得不好：
    一是淡季办法不多。冬季客流只有夏季的两成。二是新人留不住。全年走了7人。
    一、把淡季做热
    每月推出主题活动1场，冬季客流力争翻一番。
    二、把新人留住
    讲解津贴上调20%，明年流失率降到5%以内。`

  it("a sentence inside a part turns what follows it", () => {
    expect(roles(text)).toEqual(["highlight", "highlight", "measure", "measure"])
    expect(read(text)).toContain("p 一是|淡季办法不多")
  })

  it("and the problems behind it want an answer, for they are not among the achievements", () => {
    const { doc } = readStructure(plainSource(trim(text)))
    const { links } = checkReport(doc, { year: null }).facts
    expect(links.answers.map(({ missing }) => missing)).toEqual([["cause"], ["cause"]])
    expect(links.answers.map(({ measures }) => measures.length)).toEqual([1, 1])
  })
})

describe("a slogan over strict discipline, in front of the problems", () => {
  it("tells what was done where its sentences count deeds", () =>
    expect(
      roles(`
    一、夯实根基，队伍更有底气
    一是学思相长明方向。组织读书班3期，辅导报告4场。
    二、锻造铁军，风气更加清朗
    一是知人善任优结构。选拔中层骨干4名，招录新人9名，轮岗交流11名。
    二是严管厚爱正风纪。如实记录过问情况36条，开展督察18次，通报批评9人次。
    三、检视不足，剖析根源
    一是数字化推进慢。网上办件率不到三成，主要原因是投入有限。
    四、谋划新一年工作
    一是推进数字化。新增自助终端6台。`),
    ).toEqual(["highlight", "highlight", "problem", "measure"]))
})
