import { describe, expect, test } from "vitest"
import { quoteOf } from "#shared/checks/ignore"
import { ruleById } from "#shared/checks/registry"
import { checkReport } from "#shared/checks/run"
import type { Finding } from "#shared/checks/types"
import { numeral } from "#shared/text/numerals"
import { expectSound } from "../../rule-tester"
import { read } from "./support"

const rules = [ruleById("ordinal-sequence")!]

/** A part with items under the given ordinals. */
function part(...ordinals: string[]): string {
  const texts = [
    "抓学习。办班12期。",
    "抓队伍。培训80人。",
    "抓服务。办结36件。",
    "抓廉洁。谈话20人次。",
    "抓产业。增收9万元。",
  ]
  return `一、主要工作\n${ordinals.map((ordinal, i) => ordinal + texts[i % texts.length]).join("\n")}\n二、存在问题\n学用结合不够紧。`
}

function found(text: string): { quotes: string[]; findings: Finding[] } {
  const checked = checkReport(read(text).doc, { year: null }, undefined, rules)
  for (const finding of checked.findings) expectSound(finding, checked)
  return { quotes: checked.findings.map((it) => quoteOf(it, checked.facts)), findings: checked.findings }
}

describe("lists that nobody would write", () => {
  test("one number over and over is told once", () => {
    const { quotes, findings } = found(part("一是", "一是", "一是", "一是"))
    expect(quotes).toEqual(["一是"])
    expect(findings[0]!.message).toContain("用了 4 次")
    expect(findings[0]!.fixes[0]!.edits.map((edit) => edit.insert)).toEqual(["二是", "三是", "四是"])
  })

  test("a list longer than any that is numbered is told without a fix", () => {
    for (const ordinal of ["一是", "二是", "1."]) {
      const { findings } = found(part("一是", "二是", ...Array<string>(500).fill(ordinal)))
      expect(findings.length).toBeLessThan(4)
      expect(findings.flatMap((it) => it.fixes.flatMap((fix) => fix.edits)).length).toBeLessThan(400)
    }
  })

  test("the fixes of a list that is wrong all over stay in proportion to it", () => {
    const mixed = Array.from({ length: 90 }, (_, i) => `${(i % 90) + (i % 3 === 1 ? 2 : 1)}.`)
    const { findings } = found(part(...mixed, ...mixed, ...mixed))
    expect(findings.length).toBeGreaterThan(30)
    expect(findings.flatMap((it) => it.fixes.flatMap((fix) => fix.edits)).length).toBeLessThan(1000)
  })
})

describe("ordinals that are wrong", () => {
  const cases: [name: string, ordinals: string[], quotes: string[], fix: string | null, safe: boolean][] = [
    ["a gap", ["一是", "二是", "四是", "五是"], ["四是"], "重排为“一是”到“四是”", false],
    ["a gap before the last", ["一是", "二是", "四是"], ["四是"], "改为“三是”", false],
    [
      "a number twice",
      ["（一）", "（二）", "（二）", "（三）"],
      ["（二）"],
      "重排为“（一）”到“（四）”",
      false,
    ],
    ["a slip", ["一是", "二是", "二是", "四是"], ["二是"], "改为“三是”", true],
    ["a slip to one", ["1.", "2.", "1.", "4."], ["1."], "改为“3.”", true],
    ["a slip upwards", ["1.", "5.", "3.", "4."], ["5."], "改为“2.”", false],
    ["two that changed places", ["一是", "三是", "二是", "四是"], ["三是"], "重排为“一是”到“四是”", false],
    ["first and second changed places", ["二是", "一是", "三是"], ["二是"], "重排为“一是”到“三是”", false],
    ["no first", ["二是", "三是", "四是"], ["二是"], "重排为“一是”到“三是”", false],
    ["another style midway", ["一是", "二是", "第三，"], ["第三，"], "改为“三是”", false],
    [
      "another style from midway on",
      ["一是", "二是", "第三，", "第四，"],
      ["第三，"],
      "改为“三是”到“四是”",
      false,
    ],
    ["another bracket midway", ["（1）", "（2）", "3）", "（4）"], ["3）"], "改为“（3）”", false],
  ]
  test.each(cases)("%s", (_name, ordinals, quotes, fix, safe) => {
    const { quotes: got, findings } = found(part(...ordinals))
    expect(got).toEqual(quotes)
    expect(findings[0]?.fixes.map((it) => it.title)).toEqual(fix === null ? [] : [fix])
    expect(findings[0]?.fixes[0]?.safe).toBe(safe)
  })

  test("headings are a list too", () => {
    expect(
      found("一、主要工作\n办班12期。\n三、存在问题\n学得不深。\n四、下一步打算\n学以致用。").quotes,
    ).toEqual(["三、"])
    expect(
      found("一、主要工作\n办班12期。\n二、存在问题\n学得不深。\n二、下一步打算\n学以致用。").quotes,
    ).toEqual(["二、"])
  })

  test("two items are no more than a warning, three bear witness", () => {
    expect(found(part("一是", "三是")).findings[0]?.severity).toBe("warning")
    expect(found(part("一是", "二是", "四是")).findings[0]?.severity).toBe("error")
  })
})

describe("ordinals that are right", () => {
  test.each([
    ["in order", ["一是", "二是", "三是"]],
    ["首先 and its like", ["首先，", "其次，", "其次，", "最后，"]],
    ["最后 behind a list", ["一是", "二是", "三是", "最后，"]],
    ["一要 beside 一是", ["一是", "二要", "三是"]],
    ["beyond ten", Array.from({ length: 12 }, (_, i) => `${i + 1}.`)],
  ])("%s", (_name, ordinals) => {
    expect(found(part(...ordinals)).quotes).toEqual([])
  })

  test.each([
    [
      "a new list behind a lead-in",
      "一、存在问题及原因\n一是学得不深。二是办法不多。三是作风不实。\n主要原因是：一是重视不够。二是调研太少。",
    ],
    [
      "a list inside each item",
      "一、主要工作\n（一）抓学习\n1.办班12期。\n2.研讨6次。\n（二）抓队伍\n1.培训80人。\n2.轮岗5人。",
    ],
    [
      "counting on behind a subheading",
      "一、主要工作\n（一）抓学习\n1.办班12期。\n2.研讨6次。\n（二）抓队伍\n3.培训80人。",
    ],
    [
      "counting on in the next part",
      "一、主要工作\n（一）抓学习。办班12期。\n（二）抓队伍。培训80人。\n二、特色亮点\n（三）抓服务。办结36件。\n（四）抓产业。增收9万元。",
    ],
    [
      "a second run of headings",
      "一、主要工作\n办班12期。\n二、存在问题\n学得不深。\n一、下一步打算\n学以致用。\n二、工作保障\n配齐人手。",
    ],
    [
      "a list inside a sentence of each item",
      "一、存在问题及原因\n一是学得不深，主要原因一是重视不够；二是调研不够。三是督促不够。二是办法不多，究其原因，一是思路不宽，二是闯劲不足。三是作风不实。",
    ],
    [
      "a list in the text of the first item",
      "一、主要工作\n一是抓学习。做到三点：一是领导带头；二是骨干领学；三是全员跟进。\n二是抓队伍。培训80人。\n三是抓服务。办结36件。",
    ],
    [
      "as many inside as outside",
      "一、主要工作\n1.抓学习。办班12期。\n2.抓队伍。培训80人。\n3.抓服务。办了三件事：1.修桥1座。2.铺路2公里。3.打井3眼。\n4.抓廉洁。谈话20人次。\n5.抓产业。增收9万元。",
    ],
    [
      "figures that look like ordinals",
      "一、主要工作\n一是抓防汛。4、5月份巡堤12次。二、三产业增收9万元。（一）期工程完工；一、二组通了自来水。\n二是抓队伍。培训80人。",
    ],
    [
      "一 to 三 run on, with lists inside",
      "一、存在问题\n一是学得不深：1.读得少；2.想得浅。二是办法不多。三是作风不实。",
    ],
  ])("%s", (_name, text) => {
    expect(found(text).quotes).toEqual([])
  })
})

describe("a list inside an item, written like the list around it", () => {
  const write = (...lines: string[]) => `一、主要工作\n${lines.join("\n")}\n二、下一步打算\n学以致用。`
  const inside = {
    "right behind the topic": "一是抓学习。一是集中学12次；二是个人学5次；三是外出学3次。",
    "behind a comma":
      "一是抓学习。具体做到三个坚持，一是坚持集中学12次，二是坚持个人学5次，三是坚持外出学2次。",
    "behind a sentence": "一是抓学习。重点抓了三件事。一是集中学12次。二是个人学5次。三是外出学2次。",
    "its first hidden":
      "一是抓学习。做到“三个坚持”，即一是坚持集中学12次；二是坚持个人学5次；三是坚持外出学2次。",
    "on its own line": "一是抓学习。集中学12次。\n其中，一是机关8次。二是农村4次。",
  }
  const rest = ["抓队伍。培训30人次。", "抓阵地。建成2处。", "抓服务。办结36件。", "抓产业。增收9万元。"]
  const numbers = (ns: readonly number[]) => ns.map((n, i) => `${numeral(n)}是${rest[i]}`)

  test.each(Object.entries(inside))("%s: silent, wherever it stands", (_name, text) => {
    for (const length of [1, 2, 3, 4])
      expect(found(write(text, ...numbers([2, 3, 4, 5].slice(0, length)))).quotes, `${length}`).toEqual([])
    for (const at of [2, 3]) {
      const before = ["一是抓产业。增收9万元。", "二是抓治理。调处7件。"].slice(0, at - 1)
      const own = text.replace("一是", `${numeral(at)}是`)
      expect(found(write(...before, own, ...numbers([at + 1, at + 2]))).quotes, `at ${at}`).toEqual([])
      expect(found(write(...before, own)).quotes, `last, at ${at}`).toEqual([])
    }
  })

  test.each(Object.entries(inside))("%s: a number twice around it is found", (_name, text) => {
    expect(found(write(text, ...numbers([2, 2, 3]))).quotes).toEqual(["二是"])
  })

  test("figures of speech hide no first", () => {
    const { quotes, findings } = found(
      write("一是抓学习。要求统一是12次，亮点之一是外出学。", ...numbers([2, 2, 3])),
    )
    expect(quotes).toEqual(["二是"])
    expect(findings[0]!.severity).toBe("error")
  })
})

describe("any single change of a list", () => {
  const styles: Record<string, (n: number) => string> = {
    shi: (n) => `${numeral(n)}是`,
    hanParen: (n) => `（${numeral(n)}）`,
    arabic: (n) => `${n}.`,
    arabicParen: (n) => `（${n}）`,
    di: (n) => `第${numeral(n)}，`,
    circled: (n) => String.fromCharCode(0x245f + n),
  }
  const texts = [
    "抓学习。办班12期，人人发言。",
    "抓队伍。培训80人。",
    "抓服务。办结36件。",
    "抓廉洁。谈话20人次。",
    "抓产业。增收9万元。",
  ]

  /** Every list that one mistyped number, one item too few or too many, or two swapped items make of 1…length. */
  function changes(length: number): number[][] {
    const right = Array.from({ length }, (_, i) => i + 1)
    const out: number[][] = []
    for (const [i, n] of right.entries()) {
      for (const other of [n + 1, n - 1, n + 2, 1])
        if (other >= 1 && other !== n) out.push(right.map((it, j) => (j === i ? other : it)))
      if (i > 0)
        out.push(
          right.map((it, j) => (j >= i ? it + 1 : it)),
          right.map((it, j) => (j >= i ? it - 1 : it)),
        )
      if (i + 1 < length) out.push(right.map((it, j) => (j === i ? it + 1 : j === i + 1 ? it - 1 : it)))
    }
    return out
  }

  const layouts = ["\n", ""]
  const write = (ns: readonly number[], style: (n: number) => string, between: string) =>
    `一、主要工作\n${ns.map((n, i) => style(n) + texts[i]).join(between)}\n二、下一步打算\n学以致用。`

  test.each(Object.entries(styles))("%s: nineteen of twenty are found", (_name, style) => {
    const missed: string[] = []
    let total = 0
    for (const between of layouts)
      for (const length of [3, 4, 5])
        for (const ns of changes(length)) {
          total++
          if (found(write(ns, style, between)).quotes.length === 0)
            missed.push(`${JSON.stringify(between)} ${ns}`)
        }
    expect(total).toBeGreaterThan(100)
    expect(missed.length / total, missed.join("; ")).toBeLessThan(0.05)
  })

  test.each(Object.entries(styles))("%s: the unchanged list is silent", (_name, style) => {
    for (const between of layouts)
      for (const length of [1, 2, 3, 4, 5])
        expect(
          found(
            write(
              Array.from({ length }, (_, i) => i + 1),
              style,
              between,
            ),
          ).quotes,
        ).toEqual([])
  })
})

describe("the mark behind an ordinal", () => {
  const forms = [ruleById("ordinal-form")!]
  const told = (text: string) => {
    const checked = checkReport(read(text).doc, { year: null }, undefined, forms)
    for (const finding of checked.findings) expectSound(finding, checked)
    return checked.findings.map((it) => [quoteOf(it, checked.facts), it.severity, it.fixes[0]!.title])
  }

  test.each([
    ["（一）、 in one of three", ["（一）", "（二）、", "（三）"], "（二）、", "error", "改为“（二）”"],
    ["（一）、 in all", ["（一）、", "（二）、", "（三）、"], "（一）、", "error", "改为“（一）”"],
    ["（1）、", ["（1）", "（2）、", "（3）"], "（2）、", "error", "改为“（2）”"],
    ["二是、", ["一是", "二是、", "三是"], "、", "error", "改为“二是”"],
    ["②、", ["①", "②、", "③"], "、", "error", "改为“②”"],
    ["第二、", ["第一，", "第二、", "第三，"], "第二、", "warning", "改为“第二，”"],
    ["3、 among 1.", ["1.", "2.", "3、", "4."], "3、", "warning", "改为“3.”"],
    ["2， among 1.", ["1.", "2，", "3."], "2，", "error", "改为“2.”"],
    ["1、 all through", ["1、", "2、", "3、"], "1、", "hint", "改为“1.”"],
    ["一是： all through", ["一是：", "二是：", "三是："], "一是：", "hint", "改为“一是”"],
  ])("%s", (_name, ordinals, quote, severity, title) => {
    expect(told(part(...ordinals))).toEqual([[quote, severity, title]])
  })

  test("headings", () => {
    const text = "一、主要工作\n办班12期。\n二，存在问题\n学得不深。\n三、下一步打算\n学以致用。"
    expect(told(text)).toEqual([["二，", "error", "改为“二、”"]])
  })

  test("一、是 is either 一、 or 一是", () => {
    const text =
      "一、主要工作\n一是抓学习。\n二、存在问题\n一、是学得不深。学用脱节。\n二、是办法不多。思路不宽。"
    expect(told(text)).toEqual([["一、", "error", "改为“一是”"]])
  })

  test.each([
    ["right marks", ["一是", "二是", "三是"]],
    ["brackets", ["（一）", "（二）", "（三）"]],
    ["points", ["1.", "2.", "3."]],
    ["commas", ["第一，", "第二，", "第三，"]],
    ["firstly", ["首先，", "其次，", "最后，"]],
  ])("nothing of %s", (_name, ordinals) => {
    expect(told(part(...ordinals))).toEqual([])
  })

  test("nor of figures and names in running text", () => {
    const text =
      "一、主要工作\n一是抓阵地。第一、第二党支部建成活动室2处，1、2号线增开班次12个。（一）期工程完工。\n二是抓队伍。培训80人。"
    expect(told(text)).toEqual([])
  })

  test("what is told here is not told as a mixed list as well", () => {
    expect(found(part("1.", "2.", "3、", "4.")).quotes).toEqual([])
    expect(found(part("1.", "2，", "3.")).quotes).toEqual([])
  })
})

describe("an item that is numbered twice", () => {
  test.each([
    ["1.", "2.第二，", "3."],
    ["（一）", "（二）二是", "（三）"],
  ])("%s %s", (...ordinals) => {
    const { quotes, findings } = found(part(...ordinals))
    expect(quotes).toEqual([ordinals[1]!.replace(/^（二）|^2\./, "")])
    expect(findings[0]!.severity).toBe("warning")
    expect(findings[0]!.message).toContain("编了两次号")
    expect(findings[0]!.fixes[0]!.edits.map((edit) => edit.insert)).toEqual([""])
  })

  test("unless a list begins inside", () => {
    const text =
      "一、主要工作\n（一）抓学习。办班12期。\n（二）一是抓队伍，培训80人。二是抓服务，办结36件。\n（三）抓产业。增收9万元。"
    expect(found(text).quotes).toEqual([])
  })
})

describe("what is called the last", () => {
  test("is not, where the list goes on", () => {
    const { quotes, findings } = found(part("首先，", "其次，", "最后，", "第四，", "第五，"))
    expect(quotes).toEqual(["最后，"])
    expect(findings[0]!.message).toContain("不是最后一条")
  })

  test("is, where another list begins behind it", () => {
    expect(found(part("首先，", "其次，", "最后，")).quotes).toEqual([])
    const text =
      "一、主要工作\n首先，抓学习。办班12期。\n其次，抓队伍。培训80人。\n最后，抓服务。做了三件事：\n1.办结36件。\n2.走访80户。\n3.修路3公里。\n4.建站2处。"
    expect(found(text).quotes).toEqual([])
  })
})

describe("a list that another style breaks into", () => {
  test("is not told for its mark as well", () => {
    const forms = [ruleById("ordinal-form")!]
    const text =
      "一、主要工作\n抓学习。\n二、原因分析\n一是重视不够。二是办法不多。第三、规划缺乏。\n三、打算\n学以致用。"
    expect(checkReport(read(text).doc, { year: null }, undefined, forms).findings).toEqual([])
    expect(found(text).quotes).toEqual(["第三、"])
  })

  test("is told once, where it does", () => {
    expect(found(part("（一）", "（二）", "三、", "（四）")).quotes).toEqual(["三、"])
    expect(found(part("一是", "二是", "第三，", "四是")).quotes).toEqual(["第三，"])
  })

  test("goes on behind the measures of one problem", () => {
    const text =
      "一、存在问题\n（一）学得不深。原因在于时间少。改进措施：一是每周学习。\n二是定期考试。\n（二）作风不实。原因在于下村少。\n改进措施：\n一是包村联户。\n二是每月通报。\n（三）服务不优。原因在于人手紧。"
    expect(found(text).quotes).toEqual([])
  })
})
