import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type OrdinalStyle, ordinalStyles, readOrdinal, writeOrdinal } from "#shared/text/ordinals"

describe("readOrdinal", () => {
  it.each<[string, string, OrdinalStyle, number]>([
    ["一、履职情况", "一、", "han", 1],
    ["十二、其他", "十二、", "han", 12],
    ["一.履职情况", "一.", "han", 1],
    ["一，履职情况", "一，", "han", 1],
    ["（一）抓学习", "（一）", "hanParen", 1],
    ["(二)抓学习", "(二)", "hanParen", 2],
    ["（ 三 ）抓学习", "（ 三 ）", "hanParen", 3],
    ["〔四〕抓学习", "〔四〕", "hanParen", 4],
    ["1.抓学习", "1.", "arabic", 1],
    ["2、抓学习", "2、", "arabic", 2],
    ["3．抓学习", "3．", "arabic", 3],
    ["4.2025年完成", "4.", "arabic", 4],
    ["5.6月开展", "5.", "arabic", 5],
    ["（1）抓学习", "（1）", "arabicParen", 1],
    ["2)抓学习", "2)", "arabicParen", 2],
    ["①抓学习", "①", "circled", 1],
    ["⑵抓学习", "⑵", "circled", 2],
    ["⒊抓学习", "⒊", "circled", 3],
    ["㈣抓学习", "㈣", "circled", 4],
    ["一是抓学习", "一是", "shi", 1],
    ["三要抓学习", "三要", "shi", 3],
    ["二是：抓学习", "二是：", "shi", 2],
    ["第一，抓学习", "第一，", "di", 1],
    ["第二、抓学习", "第二、", "di", 2],
    ["第三是抓学习", "第三", "di", 3],
    ["首先，抓学习", "首先，", "firstly", 1],
    ["最后，抓学习", "最后，", "firstly", 4],
    ["首先是抓学习", "首先是", "firstly", 1],
    ["再者，抓学习", "再者，", "firstly", 3],
  ])("%s begins with %s", (text, written, style, n) => {
    expect(readOrdinal(text)).toEqual({ text: written, style, n })
  })

  it.each([
    "一个问题",
    "一一、抓学习",
    "十一十、抓学习",
    "1.5万元",
    "2025年，抓学习",
    "12345热线",
    "第一书记",
    "第一责任人",
    "一是否参加",
    "首先要抓学习",
    "（甲）抓学习",
    "1 2 3",
    "",
  ])("%j begins with none", (text) => {
    expect(readOrdinal(text)).toBeNull()
  })
})

describe("writeOrdinal", () => {
  it.each<[OrdinalStyle, number, string, string]>([
    ["han", 3, "", "三、"],
    ["hanParen", 3, "(一)", "(三)"],
    ["hanParen", 3, "〔一〕", "〔三〕"],
    ["arabic", 3, "1、", "3、"],
    ["arabicParen", 3, "1）", "3）"],
    ["circled", 3, "①", "③"],
    ["circled", 3, "⑴", "⑶"],
    ["circled", 11, "㈠", "（11）"],
    ["shi", 3, "一要", "三要"],
    ["shi", 3, "一是：", "三是："],
    ["di", 3, "第一、", "第三、"],
    ["firstly", 3, "首先，", "再次，"],
    ["firstly", 2, "首先是", "其次是"],
    ["label", 3, "原因：", "原因："],
  ])("%s %i like %s", (style, n, like, expected) => {
    expect(writeOrdinal(style, n, like)).toBe(expected)
  })

  it("writes what readOrdinal reads", () => {
    const counting = ordinalStyles.filter((style) => style !== "label" && style !== "none")
    fc.assert(
      fc.property(fc.constantFrom(...counting), fc.integer({ min: 1, max: 99 }), (style, n) => {
        fc.pre(style !== "firstly" || n <= 4)
        fc.pre(style !== "circled" || n <= 20)
        const written = writeOrdinal(style, n)
        expect(readOrdinal(`${written}甲`)).toEqual({ text: written, style, n })
      }),
    )
  })
})
