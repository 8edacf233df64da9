import { describe, expect, test } from "vitest"
import { blockFacts } from "#shared/checks/facts"
import { highlightQuantity } from "#shared/checks/rules/highlight-quantity"
import { highlightVague } from "#shared/checks/rules/highlight-vague"
import { checkReport } from "#shared/checks/run"
import { vagueAmounts } from "#shared/checks/vague-amounts"
import { vagueWords } from "#shared/library/vague"
import { schema } from "#shared/model/schema"
import { read } from "./support"

const rules = [highlightQuantity, highlightVague]

/** The findings about highlights of a report whose part on highlights is `body`: severity, rule and quotation. */
function found(body: string, heading = "一、履职工作特色和亮点"): string[] {
  const { doc } = read(`${heading}\n${body}\n二、存在问题及原因\n一是学用结合不够紧。`)
  const { facts, findings } = checkReport(doc, { year: null }, undefined, rules)
  return findings.map(({ severity, rule, span }) => {
    const text = facts.blocks[span.block]!.text.slice(span.from, span.to)
    return `${severity} ${rule.slice(10)} ${text}`
  })
}

describe("a highlight without a figure", () => {
  const counted = "一是守住主业。召开例会18次。\n"

  test.each([
    ["words only", "二是建强队伍。常态化抓好村干部学历提升。", "warning quantity 建强队伍。"],
    ["an ordinal", "二是建强队伍。当好第一责任人，争创第一名。", "warning quantity 建强队伍。"],
    ["years and dates", "二是建强队伍。2024年6月起，村干部全部上岗培训。", "warning quantity 建强队伍。"],
    [
      "set phrases",
      "二是旗帜鲜明讲政治。坚定“四个自信”，落实“三会一课”。",
      "warning quantity 旗帜鲜明讲政治。",
    ],
    ["one of something", "二是建强队伍。拧成一股绳，下好一盘棋。", "warning quantity 建强队伍。"],
    ["a mask", "二是建强队伍。发展党员**名。", "warning quantity 建强队伍。"],
    [
      "a document number",
      "二是规范管理。印发芦委〔2024〕12号文件，逐条抓落实。",
      "warning quantity 规范管理。",
    ],
  ])("%s", (_, item, expected) => {
    expect(found(counted + item)).toEqual([expected])
  })

  test.each([
    ["digits", "二是建强队伍。培训60人。"],
    ["Chinese numerals", "二是建强队伍。十二名村干部拿到文凭。"],
    ["a share", "二是建强队伍。大专以上的过了三分之二。"],
    ["per cent", "二是建强队伍。持证率达到98.2%。"],
    ["a doubling", "二是建强队伍。后备干部翻了一番。"],
    ["zero", "二是守牢底线。全年事故0起。"],
    ["a figure in a second sentence", "二是建强队伍。选派年轻同志跟班学习。培训60人。"],
  ])("%s is one", (_, item) => {
    expect(found(counted + item)).toEqual([])
  })

  test("is a hint where nothing but its place makes a paragraph a highlight", () => {
    const body = `芦湾村挂在半山上，早先进出全靠石梯。
路修通了。修通公路6.8公里，通车那天开上来57辆车。
水接上了。打深井2口，换水管9200米。`
    expect(found(body)).toEqual(["hint quantity 芦湾村挂在半山上，早先进出全靠石梯。"])
  })

  test("is a hint in a part on conduct, and nothing in one on honesty", () => {
    expect(found("一是改进作风。开短会、讲短话。", "一、作风建设情况")).toEqual(["hint quantity 改进作风。"])
    expect(found("一是守住底线。没有收过礼品。", "一、廉洁自律情况")).toEqual([])
  })
})

describe("a point of a highlight", () => {
  const long = "从返乡能人、退伍军人里物色苗子，老书记手把手教，年轻干部很快挑起了担子。"
  const report = (...points: string[]) =>
    `（一）强基固本\n${points.map((point, i) => `${i + 1}.${point}`).join("\n")}`

  test("stands out among points with figures", () => {
    expect(found(report("建强支部。整顿后进支部2个。", `育好骨干。${long}`))).toEqual([
      "warning quantity 育好骨干。",
    ])
    expect(found(report("建强支部。整顿后进支部2个。", "建好阵地。新建4处。", `育好骨干。${long}`))).toEqual([
      "warning quantity 育好骨干。",
    ])
  })

  test.each([
    ["most others have none either", report("整顿支部2个。", `育好骨干。${long}`, `建好阵地。${long}`)],
    ["it is a phrase", report("建强支部。整顿后进支部2个。", "选好带头人。")],
    ["it runs on in one paragraph", `（一）强基固本。一是整顿支部2个。二是育好骨干，${long}`],
  ])("does not when %s", (_, body) => {
    expect(found(body)).toEqual([])
  })
})

describe("what was read into a highlight but counts on beside it", () => {
  test("does not count for it", () => {
    const body =
      "首先，建强支部。整顿支部2个。\n其次，建好阵地。新建4处。\n最后，育好骨干。老书记手把手教，年轻干部挑起了担子。\n第四，办好实事。修路3公里。\n第五，抓好安全。检查40次。"
    expect(found(body)).toEqual(["warning quantity 育好骨干。"])
  })
})

describe("words instead of figures", () => {
  const amounts = (text: string) =>
    vagueAmounts(blockFacts(schema.node("para", null, [schema.text(text)]))).map(({ from, to }) =>
      text.slice(from, to),
    )

  test.each([
    ["多次到村走访，解决了一批难题", ["多次", "一批"]],
    ["收入大幅度提高，环境显著改善", ["大幅度", "显著"]],
    ["举办多场次宣讲，众多群众参加", ["多场次", "众多"]],
    ["出台一系列举措", ["一系列"]],
  ])("%s", (text, words) => {
    expect(amounts(text)).toEqual(words)
  })

  test.each([
    "每月集中学习不少于2次",
    "学习《关于新形势下党内政治生活的若干准则》",
    "深入领会一系列重要讲话精神",
    "把学习摆在显著位置",
    "群众说：“你们来了许多趟，真不容易。”",
    "大大小小的事都有人管",
    "最多跑一次",
  ])("none in %s", (text) => {
    expect(amounts(text)).toEqual([])
  })

  test("are hinted at once in a highlight, and never beside a figure", () => {
    expect(found("一是建强队伍。选派一批年轻同志跟班学习，多次上门请教。")).toEqual([
      "warning quantity 建强队伍。",
      "hint vague 一批",
    ])
    expect(found("一是建强队伍。选派一批年轻同志跟班学习，共12人。")).toEqual([])
  })

  test("are in one list or the other", () => {
    const all = [...vagueWords.amounts, ...vagueWords.notAmounts]
    expect(all.filter((word, i) => all.indexOf(word) !== i)).toEqual([])
    // A mask that touches no amount masks nothing.
    const idle = vagueWords.notAmounts.filter(
      (mask) => !vagueWords.amounts.some((word) => touches(mask, word)),
    )
    expect(idle).toEqual([])
  })
})

/** Does a word stand in a longer one, or lie over one of its ends? */
function touches(mask: string, word: string): boolean {
  if (mask.includes(word)) return true
  for (let n = 1; n < word.length; n++)
    if (mask.endsWith(word.slice(0, n)) || mask.startsWith(word.slice(-n))) return true
  return false
}
