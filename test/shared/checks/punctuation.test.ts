import fc from "fast-check"
import type { Node } from "prosemirror-model"
import { describe, expect, test } from "vitest"
import { applyFixes, fixAllSafe } from "#shared/checks/fixes"
import { registry } from "#shared/checks/registry"
import { check } from "#shared/checks/run"
import type { Finding, Kind } from "#shared/checks/types"
import { opening, report } from "../../builders"
import { read } from "./support"

const kinds: ReadonlySet<Kind> = new Set(["halfwidth", "punctuation", "doubled", "number_format"])
const rules = registry.filter((rule) => kinds.has(rule.kind))

const found = (doc: Node): Finding[] => check(doc, { year: null }, undefined, rules)

/** The paragraph with every finding marked; of those that lie in one another the outer ones. */
function marked(text: string, hints = false): string {
  let out = text
  let from = Number.POSITIVE_INFINITY
  const findings = found(report({}, opening(text))).filter((it) => hints || it.severity !== "hint")
  for (const { span } of findings.sort((a, b) => b.span.to - a.span.to || a.span.from - b.span.from)) {
    if (span.to > from) continue
    from = span.from
    out = `${out.slice(0, from)}⟦${out.slice(from, span.to)}⟧${out.slice(span.to)}`
  }
  return out
}

describe("lines that every proofreader stops at", () => {
  test.each([
    ["抓产业⟦,⟧促增收", "halfwidth"],
    ["带动就业210人⟦;⟧户均增收", "halfwidth"],
    ["村集体⟦(合作社)⟧收入", "halfwidth"],
    ["培训⟦１２⟧期", "halfwidth"],
    ['推行⟦"一站式"⟧办理', "halfwidth"],
    ["办结诉求36件⟦，，⟧群众满意", "punctuation"],
    ["办结诉求36件⟦。。⟧群众满意", "punctuation"],
    ["办结诉求36件⟦；；⟧群众满意", "punctuation"],
    ["审核流程长⟦，。⟧", "punctuation"],
    ["审核流程长⟦。，⟧要改", "punctuation"],
    ["请批评指正⟦！。⟧", "punctuation"],
    ["一手抓学习⟦；;⟧一手抓服务", "punctuation"],
    ["开展了研讨⟦……。⟧", "punctuation"],
    ["群众说：“听得懂⟦。”。⟧", "punctuation"],
    ["办理⟦“⟧一键呼叫设备47台。", "punctuation"],
    ["办理一键呼叫⟦”⟧设备47台。", "punctuation"],
    ["推行⟦”先诊疗后付费“⟧模式", "punctuation"],
    ["收集⟦“好差评“⟧意见", "punctuation"],
    ["讲好“⟦“⟧千村”故事", "punctuation"],
    ["开展“讲好⟦“六个一”⟧故事”活动", "punctuation"],
    ["观看⟦“零距离》⟧专题片", "punctuation"],
    ["开展⟦‘云上党课’⟧12次", "punctuation"],
    ["建好⟦「党群之家」⟧", "punctuation"],
    ["学习⟦《⟧条例3次", "punctuation"],
    ["设立便民点⟦（⟧代办站6处", "punctuation"],
    ["便民点（代办站⟦】⟧6处".replace("（代办站⟦】⟧", "⟦（代办站】⟧"), "punctuation"],
    ["对照2021⟦-⟧2025年规划", "punctuation"],
    ["走访20⟦-⟧30户", "punctuation"],
    ["平均年龄下降2⟦~⟧3岁", "punctuation"],
    ["抓住一条主线⟦--⟧党建引领", "punctuation"],
    ["读书、研讨⟦...⟧学了12次", "punctuation"],
    ["到院校⟦……等⟧地参观", "punctuation"],
    ["采取座谈、走访⟦、等⟧方式", "punctuation"],
    ["镇、村⟦、和⟧组三级", "punctuation"],
    ["芦党发⟦[2021]⟧36号", "punctuation"],
    ["举办⟦“五·四”⟧活动", "punctuation"],
    ["社区⟦\u200b⟧食堂", "punctuation"],
    ["办班⟦\ufeff⟧12期", "punctuation"],
    ["学习⟦\u00ad⟧条例", "punctuation"],
    ["严格落实组织⟦ ⟧生活制度，培训60人。", "halfwidth"],
    ["推出⟦《山河新貌》主题活动⟧", "punctuation"],
    ["走访⟦三、五⟧户", "punctuation"],
    ["配备代办员（含村干部⟦，⟧）8名", "punctuation"],
    ["全年入库36件，档⟦ ⟧案管理达标。", "halfwidth"],
    ["感谢大家的信任⟦！！⟧", "punctuation"],
    ["坚持⟦“⟧学在前、做在前工作法，建站8处；推动“好邻居”活动走深，做到⟦”有呼必应“⟧", "punctuation"],
    ["广大⟦党员党员⟧受到警醒", "doubled"],
    ["规划⟦的的⟧项目", "doubled"],
    ["⟦约130余⟧件", "number_format"],
    ["投入⟦4万5千⟧元", "number_format"],
    ["⟦25年⟧3月启动", "number_format"],
    ["投入⟦3，200⟧万元", "number_format"],
    ["全年⟦3、4⟧次", "number_format"],
    ["控制在⟦30～40万⟧元", "number_format"],
    ["我⟦二零一五⟧年到任", "number_format"],
  ] as [string, Kind][])("%s", (expected, kind) => {
    const text = expected.replace(/[⟦⟧]/g, "")
    expect(marked(text)).toBe(expected)
    expect(found(report({}, opening(text))).map((it) => it.kind)).toContain(kind)
  })

  test("and a clean one where nobody stops", () => {
    const clean =
      "2021—2025年，围绕“十四五”规划，全镇（含3个社区）投入4.5万元、30万～40万元不等，增长10%—20%；学习《〈条例〉学习问答》12次，开展“讲好‘六个一’”活动，落实芦党发〔2021〕36号文件，做到“三会一课”……成效明显——群众说：“往往一件件小事，最见真章。”真的吗？！"
    expect(marked(clean, true)).toBe(clean)
  })
})

describe("what only looks wrong", () => {
  test.each([
    "公开电话0571-87654321，热线12345，手机13800000000，地址3-2-101室。",
    "网址https://lw.example.cn/a--b?x=1,2;y，邮箱a.b-c@lw.example.cn。",
    "执行GB/T 9704—2012和GB/T 27025-2019，型号A-12，COVID-19，比分3-1，男女比例3:1，每天8:30开门。",
    "2024-12-30发布，2024.12.30更新，版本v1.2.3，Windows 10 (x64)电脑8台。",
    "“一二·九”运动、“一·二八”抗战、“3·15”活动，约翰·史密斯来访。",
    "分三步走：1）建点；2）配人；3）开门。（1）学深；（2）做实。",
    "增强“四个意识”、坚定“四个自信”、做到“两个维护”。“讲得好！”“听得懂！”成了口头禅。",
    "“‘两个确立’是最大成果”，徐师傅写道：“一句‘谢谢你等我’，比什么都暖。”",
    "太好了！！！真的吗？？？”".replace("？？？”", "？！"),
    "和谐、和美、及时、等级评定，快捷、及时，建设平安、和谐村组。",
    "一、二组，三、四季度，第三、四次，一、三、五户。",
    "开展《民法典》主题活动，学习《关于加强作风建设的规定》。",
    "（2024）临0102民初36号案件已执结。",
    '安装 WPS 软件 8 套，购买55"电视2台，增速<5%。',
    "参加McDonald’s开放日，’90后党员12名。".replace("’90后", "90后"),
    "下午3点—5点，3～5天，15～20分钟，400～500元，稻—蟹共作。",
    "一级……二级……三级逐级推进，他说：“……好啊。”",
    "责任人：张 岚，完成时限　2025年6月。",
    "责任人：高 山主任、林 岚同志，6月底前完成。",
    "群众连声说“真好！！”，写下“太好了”12次。",
    "群众说：“管用。”干部说：“好。”大家都在学。",
    "要求如下：“先学一步，再做一步。”（见附件）",
    "培训80人（其中党员30人），办结36件（含上年结转5件）。",
    "",
  ])("%s", (text) => {
    expect(marked(text)).toBe(text)
  })
})

describe("beyond one paragraph", () => {
  const places = (text: string) => {
    const { doc } = read(text)
    return found(doc).map((it) => `${it.rule} ${it.span.block} ${it.span.from}`)
  }

  test("a quotation that the next paragraph closes is in order", () => {
    expect(places("一、主要工作\n一是抓学习。要求写道：“先学一步。\n再做一步。”")).toEqual([])
    expect(places("一、主要工作\n一是抓学习。要求写道：“先学一步。\n二是抓服务。办结36件。")).toHaveLength(1)
  })

  test("a mark behind an ordinal is the ordinal's own affair, one in front of a paragraph is not", () => {
    const rule = rules.filter((it) => it.id === "mark-misplaced")
    const at = (text: string) => check(read(text).doc, { year: null }, undefined, rule).length
    expect(at("一、主要工作\n一是、抓学习。办班12期。\n二是、抓服务。办结36件。")).toBe(0)
    expect(at("一、主要工作\n一是抓学习。办班12期。\n，全年培训120人次，群众普遍欢迎，效果明显。")).toBe(1)
  })

  test("the last sentence of a paragraph without its mark is a hint", () => {
    const text = "一、主要工作\n一是抓服务。设立便民点6处，做到随到随办。全年办结群众诉求36件，上门代办210次"
    const findings = found(read(text).doc)
    expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(["final-mark hint"])
    expect(found(read(`${text}。`).doc)).toEqual([])
  })
})

describe("fixes", () => {
  const fixed = (text: string) =>
    fixAllSafe(report({}, opening(text)), { year: null }, undefined, rules).tr.doc

  test.each([
    ["抓产业,,促增收。。", "抓产业，促增收。"],
    ["推行”先学后做“，收集“好差评“意见", "推行“先学后做”，收集“好差评”意见"],
    ["讲好““千村”故事，开展“讲好“六个一”故事”活动", "讲好“千村”故事，开展“讲好‘六个一’故事”活动"],
    ["对照2021-2025年规划，走访20 - 30户", "对照2021—2025年规划，走访20—30户"],
    ["芦党发(2021)36号，社区\u200b食堂...供餐", "芦党发〔2021〕36号，社区食堂……供餐"],
    ['推行"一站式"办理，学习<<条例>>', "推行“一站式”办理，学习《条例》"],
    ["投入4万5千元，占百分之20，2024年06月05日完工", "投入4.5万元，占20%，2024年6月5日完工"],
    ["座谈、走访、等方式，院校……等地", "座谈、走访等方式，院校等地"],
  ])("%s", (text, expected) => {
    expect(fixed(text).textContent).toBe(expected)
  })

  const marks = [
    ..."，。；：、！？,.;:!?“”‘’\"'（）()《》〈〉【】[]〔〕「」…·-~—～ 　0123５％",
    "……",
    "...",
    "——",
    "\u200b",
    "\u00a0",
    "党员",
    "等",
    "和",
    "约",
    "余",
    "户",
    "2021",
    "年",
    "万",
    "千",
    "元",
    "几",
    "的",
    "了解",
    "二零二四年",
  ]
  const line = fc.array(fc.constantFrom(...marks), { maxLength: 24 }).map((parts) => parts.join(""))

  test("all safe ones, again and again, come to rest, whatever the marks", () => {
    fc.assert(
      fc.property(line, (text) => {
        const after = fixAllSafe(report({}, opening(text)), { year: null }, undefined, rules).tr.doc
        const left = found(after).filter((it) => it.fixes.some((fix) => fix.safe))
        expect(
          left.map((it) => `${it.rule} ${it.message}`),
          `${text} → ${after.textContent}`,
        ).toEqual([])
      }),
      { numRuns: 1500 },
    )
  })

  test("each one takes its own finding away", () => {
    fc.assert(
      fc.property(line, (text) => {
        const doc = report({}, opening(text))
        for (const rule of rules) {
          const before = check(doc, { year: null }, undefined, [rule])
          for (const finding of before)
            for (const fix of finding.fixes) {
              const after = check(applyFixes(doc, [fix]).doc, { year: null }, undefined, [rule])
              const same = after.filter(
                ({ message, span }) => message === finding.message && span.from === finding.span.from,
              )
              expect(same, `${rule.id}: ${fix.title} in ${text}`).toEqual([])
            }
        }
      }),
      { numRuns: 600 },
    )
  })

  test("long rows of marks are read in time that grows with their length", () => {
    for (const unit of [
      "“",
      "”",
      "（",
      "）",
      "，",
      "。",
      "…",
      ".",
      "-",
      "\u200b",
      " ",
      "党员",
      "的",
      "“”",
      "1-",
      "约1余",
      "、和",
    ]) {
      const doc = report({}, opening(unit.repeat(20_000)))
      const start = performance.now()
      found(doc)
      expect(performance.now() - start, unit).toBeLessThan(3000)
    }
  })
})
