import { describe, expect, it } from "vitest"
import { formatNumber } from "#shared/docx/import/number-formats"
import { readDocx } from "#shared/docx/import/read-docx"
import { abstractNum, type DocxParts, docx, num, numbered, p, style } from "../../../docx-builder"

function read(body: string, options: DocxParts) {
  const result = readDocx(docx(body, options))
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}
/** The numbers in front of paragraphs of one letter each. */
function numbers(body: string, options: DocxParts): string[] {
  return read(body, options)
    .text.split("\n")
    .map((line) => line.replace(/[a-z]$/, ""))
}
const at = (numId: number, ...levels: number[]) =>
  levels.map((level) => p("x", numbered(numId, level))).join("")

describe("formats", () => {
  const cases: [format: string, numbers: number[], written: string][] = [
    ["decimal", [0, 1, 12], "0 1 12"],
    ["decimalZero", [1, 10, 100], "01 10 100"],
    ["decimalFullWidth", [1, 20], "１ ２０"],
    ["numberInDash", [2], "- 2 -"],
    ["upperRoman", [1, 4, 9, 14, 40, 90, 400, 1999, 4000], "I IV IX XIV XL XC CD MCMXCIX 4000"],
    ["lowerRoman", [3], "iii"],
    ["upperLetter", [1, 26, 27, 53], "A Z AA AAA"],
    ["lowerLetter", [2, 28], "b bb"],
    ["ordinal", [1, 2, 3, 4, 11, 12, 21, 112], "1st 2nd 3rd 4th 11th 12th 21st 112th"],
    ["chineseCounting", [1, 10, 11, 20, 21, 99, 100, 105], "一 十 十一 二十 二十一 九十九 一〇〇 一〇五"],
    [
      "chineseCountingThousand",
      [10, 12, 100, 101, 110, 1005, 1230],
      "十 十二 一百 一百零一 一百一十 一千零五 一千二百三十",
    ],
    ["japaneseCounting", [1, 10, 11, 20, 100, 111], "一 十 十一 二十 百 百十一"],
    ["ideographDigital", [1, 10, 25], "一 一〇 二五"],
    ["taiwaneseCountingThousand", [10, 22], "十 二十二"],
    ["chineseLegalSimplified", [1, 2, 10, 11], "壹 贰 壹拾 壹拾壹"],
    ["ideographLegalTraditional", [2, 3], "貳 參"],
    ["ideographTraditional", [1, 10, 11], "甲 癸 11"],
    ["ideographZodiac", [1, 12], "子 亥"],
    ["ideographZodiacTraditional", [1, 13, 60], "甲子 丙子 癸亥"],
    ["ideographEnclosedCircle", [1, 10], "㊀ ㊉"],
    ["decimalEnclosedCircle", [1, 20, 21], "① ⑳ 21"],
    ["decimalEnclosedCircleChinese", [2], "②"],
    ["decimalEnclosedFullstop", [1], "⒈"],
    ["decimalEnclosedParen", [3], "⑶"],
    ["none", [5], ""],
  ]
  it.each(cases)("%s", (format, values, written) => {
    expect(values.map((n) => formatNumber(n, format)).join(" ")).toBe(written)
  })
  it("does not know what it does not know", () => {
    expect(formatNumber(1, "thaiCounting")).toBe(null)
  })
})

describe("counting", () => {
  const outline = abstractNum(
    0,
    { text: "%1、", format: "chineseCounting" },
    { text: "（%2）", format: "chineseCounting" },
    { text: "%1.%2.%3", more: "<w:isLgl/>" },
  )

  it("writes numbers out and says where they end", () => {
    const source = read(p("履职情况", numbered(1)) + p("无号") + p("存在问题", numbered(1)), {
      numbering: outline + num(1, 0),
    })
    expect(source.text).toBe("一、履职情况\n无号\n二、存在问题")
    expect(source.paragraphs.map(({ start, numberEnd }) => numberEnd - start)).toEqual([2, 0, 2])
  })
  it("starts lower levels anew below each higher number", () => {
    expect(numbers(at(1, 0, 1, 1, 2, 2, 0, 1, 2), { numbering: outline + num(1, 0) })).toEqual([
      "一、",
      "（一）",
      "（二）",
      "1.2.1",
      "1.2.2",
      "二、",
      "（一）",
      "2.1.1",
    ])
  })
  it("counts a level that was left out", () => {
    expect(numbers(at(1, 2, 0), { numbering: outline + num(1, 0) })).toEqual(["1.1.1", "二、"])
  })
  it("goes on through lists of one definition, and starts anew where a list says so", () => {
    const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    const numbering = outline + num(1, 0) + num(2, 0) + num(3, 0, override)
    expect(numbers(at(1, 0, 0) + at(2, 0) + at(3, 0, 0) + at(1, 0), { numbering })).toEqual([
      "一、",
      "二、",
      "三、",
      "一、",
      "二、",
      "三、",
    ])
  })
  it("takes over whole levels that a list defines itself", () => {
    const own =
      '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride>'
    expect(numbers(at(1, 0, 0), { numbering: outline + num(1, 0, own) })).toEqual(["5)", "6)"])
  })
  it("restarts only after the level that lvlRestart names, or never", () => {
    const numbering =
      abstractNum(
        0,
        { text: "%1" },
        { text: "%2", more: '<w:lvlRestart w:val="0"/>' },
        { text: "%3", more: '<w:lvlRestart w:val="1"/>' },
      ) + num(1, 0)
    expect(numbers(at(1, 0, 1, 2, 1, 2, 0, 1, 2), { numbering })).toEqual([
      "1",
      "1",
      "1",
      "2",
      "2",
      "2",
      "3",
      "1",
    ])
  })
  it("starts where w:start says", () => {
    expect(
      numbers(at(1, 0, 0), { numbering: abstractNum(0, { text: "第%1条", start: 3 }) + num(1, 0) }),
    ).toEqual(["第3条", "第4条"])
  })
  it("mixes formats of levels in one number", () => {
    const numbering =
      abstractNum(0, { text: "%1", format: "upperRoman" }, { text: "%1-%2)", format: "lowerLetter" }) +
      num(1, 0)
    expect(numbers(at(1, 0, 1, 1), { numbering })).toEqual(["I", "I-a)", "I-b)"])
  })
  it("shows bullets, those of symbol fonts as characters of every font", () => {
    const bullet = (sign: string, font: string) =>
      abstractNum(0, {
        text: sign,
        format: "bullet",
        more: `<w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr>`,
      }) + num(1, 0)
    expect(numbers(at(1, 0), { numbering: bullet("\uf0d8", "Wingdings") })).toEqual(["➢"])
    expect(numbers(at(1, 0), { numbering: bullet("l", "Wingdings") })).toEqual(["●"])
    expect(numbers(at(1, 0), { numbering: bullet("\uf0d8", "Unknown") })).toEqual(["➢"])
    expect(numbers(at(1, 0), { numbering: bullet("\uf001", "Wingdings") })).toEqual(["•"])
    expect(numbers(at(1, 0), { numbering: bullet("—", "Calibri") })).toEqual(["—"])
  })
  it("reads custom formats of Word 2010 from the choice, not the fallback", () => {
    const level =
      '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    expect(
      numbers(at(1, 0, 0), {
        numbering: `<w:abstractNum w:abstractNumId="0">${level}</w:abstractNum>${num(1, 0)}`,
      }),
    ).toEqual(["001", "002"])
  })
  it("notes a format that it does not know", () => {
    const { text, notices } = read(at(1, 0), {
      numbering: abstractNum(0, { text: "%1.", format: "thaiCounting" }) + num(1, 0),
    })
    expect(text).toBe("1.x")
    expect(notices).toEqual([expect.stringContaining("thaiCounting")])
  })

  it("comes from the style, and from styles it is based on", () => {
    const styles =
      style("h1", "heading 1", '<w:numPr><w:numId w:val="1"/></w:numPr>') +
      style("h2", "heading 2", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>') +
      style("own", "own", "", "h1") +
      style("off", "off", '<w:numPr><w:numId w:val="0"/></w:numPr>', "h1")
    const styled = (id: string, more = "") => p("x", `<w:pStyle w:val="${id}"/>${more}`)
    const body =
      styled("h1") +
      styled("h2") +
      styled("own") +
      styled("off") +
      styled("h1", '<w:numPr><w:numId w:val="0"/></w:numPr>') +
      styled("h2")
    expect(numbers(body, { styles, numbering: outline + num(1, 0) })).toEqual([
      "一、",
      "（一）",
      "二、",
      "",
      "",
      "（一）",
    ])
  })
  it("finds the level that a style is tied to", () => {
    const styles = style("s", "s", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    const numbering =
      abstractNum(0, { text: "%1、" }, { text: "(%2)", more: '<w:pStyle w:val="s"/>' }) + num(1, 0)
    expect(numbers(p("x", '<w:pStyle w:val="s"/>'), { styles, numbering })).toEqual(["(1)"])
  })
  it("follows a numbering style to its list, and no circle", () => {
    const styles =
      '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style><w:style w:type="numbering" w:styleId="C"><w:name w:val="C"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    const numbering =
      '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="L"/></w:abstractNum><w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="C"/></w:abstractNum>' +
      outline +
      num(1, 8) +
      num(2, 0) +
      num(3, 9)
    expect(numbers(at(1, 0) + at(2, 0) + at(3, 0), { styles, numbering })).toEqual(["一、", "二、", ""])
  })
  it("numbers nothing without a definition", () => {
    expect(
      numbers(at(1, 0) + at(7, 0) + at(2, 8, 12), { numbering: num(1, 5) + num(2, 0) + outline }),
    ).toEqual(["", "", "", ""])
  })
  it("does not count deleted paragraphs", () => {
    const gone = p(
      '<w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del>',
      `${numbered(1)}<w:rPr><w:del w:id="2"/></w:rPr>`,
    )
    expect(numbers(at(1, 0) + gone + at(1, 0), { numbering: outline + num(1, 0) })).toEqual(["一、", "二、"])
  })
  it("does not let a level's text blow the document up", () => {
    const numbering = abstractNum(0, { text: "长".repeat(5000) }) + num(1, 0)
    expect(read(at(1, 0, 0), { numbering }).text.length).toBeLessThan(200)
  })
})
