import { describe, expect, it } from "vitest"
import { readStructure } from "#shared/reading/read"
import { plainSource, type SourceParagraph } from "#shared/source/source-text"
import { sketch, trim } from "./sketch"

const read = (text: string) => sketch(readStructure(plainSource(trim(text))))

/** Heading lines of sections, and items with their depth. */
const outline = (text: string) =>
  read(text)
    .split("\n")
    .filter((line) => /^§|^ +[hpcmo]\+? /.test(line))

describe("a report that is a run of items itself", () => {
  it("is answered by a second run", () => {
    expect(
      outline(`
        一、强堡垒，支部面貌焕然一新。发展党员6名。
        二、兴产业，集体收入稳步增长。流转土地300亩。
        三、惠民生，出行条件明显改善。修路4公里。
        存在的问题主要有：一是学得不深。二是产业单一。
        一、常学常新，每月集中学习2次。
        二、引进加工企业1家。
        三、每季度走访农户60户。
      `),
    ).toEqual([
      "§ highlight",
      "  h 一、|强堡垒，支部…党员6名。",
      "  h 二、|兴产业，集体…300亩。",
      "  h 三、|惠民生，出行…路4公里。",
      "  p+ 一是|学得不深。",
      "  p+ 二是|产业单一。",
      "§ measure",
      "  m 一、|常学常新，每…学习2次。",
      "  m 二、|引进加工企业1家。",
      "  m 三、|每季度走访农户60户。",
    ])
  })

  it("is answered though only two items tell the work", () => {
    const found = outline(`
      一、夯实根基，支部建设提档升级。发展党员6名。
      二、盘活资源，集体收入稳步增长。流转土地300亩。
      不足之处主要表现在：一是党员管理偏松。二是产业单一。
      一、建好外出党员台账，每月联系一次。
      二、引进加工企业1家。
    `)
    expect(found.map((line) => line.trim().split("|")[0])).toEqual([
      "§ highlight",
      "h 一、",
      "h 二、",
      "p+ 一是",
      "p+ 二是",
      "§ measure",
      "m 一、",
      "m 二、",
    ])
  })

  it("may still have headings that name their part", () => {
    const found = outline(`
      一、强堡垒。发展党员6名。
      二、兴产业。流转土地300亩。
      存在的问题主要有：一是学得不深。二是产业单一。
      一、整改思路
      每月集中学习2次。
      二、工作打算
      引进加工企业1家。
    `)
    expect(found.filter((line) => line.startsWith("§"))).toEqual([
      "§ highlight",
      "§ measure 一、|整改思路",
      "§ measure 二、|工作打算",
    ])
  })
})

describe("short headings of one paragraph", () => {
  it.each([
    ["within a line", "。"],
    ["and on lines of their own", "。\n"],
  ])("%s", (_, end) => {
    const rest = ["四、不足。经费偏紧，台账不全", "五、措施。按月对账，抽查台账6次。"].join(end)
    expect(
      outline(
        `工作述职\n一、后勤保障。修缮教室12间。二、教学管理。听课120节。三、招生工作。走访村屯30个。\n${rest}`,
      ),
    ).toEqual([
      "§ highlight 一、|后勤保障。",
      "  h+ |修缮教室12间。",
      "§ highlight 二、|教学管理。",
      "  h+ |听课120节。",
      "§ highlight 三、|招生工作。",
      "  h+ |走访村屯30个。",
      "§ problem 四、|不足。",
      "  p+ |经费偏紧，台账不全。",
      "§ measure 五、|措施。",
      "  m+ |按月对账，抽查台账6次。",
    ])
  })

  it("are items below a heading that counts like them", () => {
    expect(
      outline(
        "述职\n一、成绩\n培训12次。\n二、问题\n一、学习不紧。读书不多。二、调研不久。走马观花。\n三、打算\n多读书。",
      ),
    ).toEqual([
      "§ highlight 一、|成绩",
      "  h |培训12次。",
      "§ problem 二、|问题",
      "  p 一、|学习不紧。读书不多。",
      "  p+ 二、|调研不久。走马观花。",
      "§ measure 三、|打算",
      "  m |多读书。",
    ])
  })
})

describe("a heading without a number in front of its text", () => {
  const work = "述职报告\n一.擦亮治理品牌.全年议事46次.\n二.做实助企服务.走访企业58家.\n"

  it("ends the part above it", () => {
    expect(
      outline(
        `${work}短板和不足.对照要求,还有差距:一是品牌不响亮.二是发展党员不多.\n下步打算.一是打造品牌1个.二是开会4次.`,
      ),
    ).toEqual([
      "§ highlight 一.|擦亮治理品牌.",
      "  h+ |全年议事46次.",
      "§ highlight 二.|做实助企服务.",
      "  h+ |走访企业58家.",
      "§ problem |短板和不足.",
      "  p+ 一是|品牌不响亮.",
      "  p+ 二是|发展党员不多.",
      "§ measure |下步打算.",
      "  m+ 一是|打造品牌1个.",
      "  m+ 二是|开会4次.",
    ])
  })

  it.each([
    "一、成绩\n培训12次。\n二、存在问题\n创收后劲不足。广告收入下降34%，新项目迟迟没有落地。",
    "一、成绩\n关于收费混乱的问题。统一派工，价目上墙，投诉降到2件。\n二、存在问题\n学得不深。",
    "一、成绩\n培训12次。\n二、存在问题\n1.学得不深。\n主要措施。每月读书1本，写心得2篇。\n2.走访不多。",
  ])("is none: %j", (text) => {
    expect(outline(text).filter((line) => line.startsWith("§"))).toEqual([
      "§ highlight 一、|成绩",
      "§ problem 二、|存在问题",
    ])
  })
})

describe("automatic numbers that count without figures", () => {
  it.each([
    [["a.", "b.", "c."]],
    [["A)", "B)", "C)"]],
    [["（i）", "（ii）", "（iii）"]],
    [["iii.", "iv.", "v."]],
    [["甲、", "乙、", "丙、"]],
    [["壹、", "贰、", "叁、"]],
    [["第一条", "第二条", "第三条"]],
  ])("%j are items side by side", (numbers) => {
    const rows: [number: string, words: string][] = [
      ["", "一、成绩"],
      ["1.", "办好实事"],
      [numbers[0]!, "修路3公里"],
      [numbers[1]!, "架桥2座"],
      [numbers[2]!, "装灯60盏"],
      ["2.", "抓好学习"],
      ["", "二、存在问题"],
      ["", "学得不深。"],
    ]
    let text = ""
    const paragraphs = rows.map(([number, words]): SourceParagraph => {
      const start = text.length === 0 ? 0 : text.length + 1
      text += `${start === 0 ? "" : "\n"}${number}${words}`
      const numberEnd = start + number.length
      return { start, end: text.length, style: null, inTable: false, numberEnd, anchors: [] }
    })
    const imported = readStructure({ ...plainSource(text), text, paragraphs })
    expect(sketch(imported).split("\n").slice(1, 6)).toEqual([
      "  h 1.|办好实事",
      `    h ${numbers[0]}|修路3公里`,
      `    h ${numbers[1]}|架桥2座`,
      `    h ${numbers[2]}|装灯60盏`,
      "  h 2.|抓好学习",
    ])
  })
})

describe("a few stray line ends", () => {
  it("go through an item that begins within its line", () => {
    expect(
      outline(`
        2024年述职
        一、成绩
        一是抓学习。培训12次。二是抓服务，走访群众
        136户，办结诉求98件。
        二、问题
        一是学得不深，联系本地的实
        际不够。二是走访少。
        三、打算
        一是多学习。二是多走访，把群众的急难愁盼放
        在心上。
      `),
    ).toEqual([
      "§ highlight 一、|成绩",
      "  h 一是|抓学习。培训12次。",
      "  h+ 二是|抓服务，走访…求98件。",
      "§ problem 二、|问题",
      "  p 一是|学得不深，联…实际不够。",
      "  p+ 二是|走访少。",
      "§ measure 三、|打算",
      "  m 一是|多学习。",
      "  m+ 二是|多走访，把群…放在心上。",
    ])
  })

  it.each([
    [
      "one item without a full stop",
      "一、成绩\n一是抓学习。培训12次。二是抓服务\n全年新建广场3处，安装健身器材40套。",
    ],
    [
      "items without full stops above paragraphs of their own",
      "一、成绩\n一是抓学习。培训12次。二是抓服务\n同时，新建广场3处。\n二、问题\n一是学得不深。二是走访少\n下一步将加强学习。",
    ],
  ])("are none: %s", (_, text) => {
    expect(read(text)).toMatch(/二是\|抓服务$/m)
  })
})
