import { describe, expect, it } from "vitest"
import { parseAnswer } from "#shared/answers/parse-answer"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { complaint } from "../answers/coverage"
import { sketch, trim } from "./sketch"

function read(text: string): string {
  const imported = readStructure(plainSource(text))
  imported.doc.check()
  expect(complaint(parseAnswer(imported, "a.txt", []))).toBeNull()
  return sketch(imported)
}

const expected = trim(`
  § problem 二、|存在问题
    p 1|分馆建而不管
      c 总馆只管配书
      m 给管理员发补贴
    p 2|少儿读物陈旧
      c 没有听读者意见
`)

/** A sketch without the marks that say on which line something stands. */
const bare = (sketch: string) =>
  sketch
    .split("\n")
    .filter((line) => !line.includes("intro") && !line.includes("¶"))
    .join("\n")
    .replace(/\+ /g, " ")
    .replace(/ ([cm]) \|/g, " $1 ")

describe("a table of problems, causes and measures", () => {
  it.each([
    [
      "with tabs",
      "二、存在问题\n序号\t存在问题\t产生原因\t整改措施\n1\t分馆建而不管\t总馆只管配书\t给管理员发补贴\n2\t少儿读物陈旧\t没有听读者意见\t/",
    ],
    [
      "with each cell on a line",
      "二、存在问题\n序号\n问题\n原因\n措施\n1\n分馆建而不管\n总馆只管配书\n给管理员发补贴\n2\n少儿读物陈旧\n没有听读者意见\n—",
    ],
  ])("%s", (_, text) => {
    expect(bare(read(text))).toBe(expected)
  })

  it("with other columns, and without numbers", () => {
    expect(
      bare(
        read(
          "二、问题清单\n存在问题\t整改措施\t责任人\t完成时限\n分馆建而不管\t给管理员发补贴\t方晓\t6月底\n少儿读物陈旧\t每季荐书\t鲁真\t3月底",
        ),
      ),
    ).toBe(
      "§ problem 二、|问题清单\n  p |分馆建而不管\n    m 给管理员发补贴\n  p |少儿读物陈旧\n    m 每季荐书",
    )
  })

  const rows = [
    "1.分馆建而不管\t总馆只管配书\t给管理员发补贴",
    "2.少儿读物陈旧\t\t每季荐书3次",
    "3.目录难查\t编目人手少\t",
    "4.夜间不开门\t\t",
    "5.座位不够\t馆舍小\t扩建阅览室",
  ]
  const filled = trim(`
    § problem 二、|不足与对策
      p 1.|分馆建而不管
        c 总馆只管配书
        m 给管理员发补贴
      p 2.|少儿读物陈旧
        m 每季荐书3次
      p 3.|目录难查
        c 编目人手少
      p 4.|夜间不开门
      p 5.|座位不够
        c 馆舍小
        m 扩建阅览室
    § other 三、|表态
      o |我将守好这座馆。
  `)

  it.each(["存在问题\t原因分析\t整改措施", "薄弱环节\t成因\t对策", "主要短板\t产生根源\t具体举措\t"])(
    "with empty cells, numbered in the cell of the problem: %s",
    (head) => {
      const text = ["二、不足与对策", head, ...rows, "三、表态", "我将守好这座馆。"].join("\n")
      expect(bare(read(text))).toBe(filled)
      // The tabs behind the last words are lost where a text was tidied.
      expect(bare(read(text.replace(/\t+$/gm, "")))).toBe(filled)
    },
  )

  it("with empty cells and a column of numbers", () => {
    const numbered = rows.map((row) => row.replace(".", "\t"))
    const text = [
      "二、不足与对策",
      "序号\t问题\t原因\t措施",
      ...numbered,
      "三、表态",
      "我将守好这座馆。",
    ].join("\n")
    expect(bare(read(text))).toBe(filled.replace(/p (\d)\./g, "p $1"))
  })

  it("with a cell of two paragraphs", () => {
    const text = [
      "二、不足与对策",
      "问题\t原因\t措施",
      rows[0],
      "每季再查一次",
      ...rows.slice(1),
      "三、表态",
      "我将守好这座馆。",
    ]
    expect(bare(read(text.join("\n")))).toBe(filled)
  })

  it("of a Word file, whose empty cells are empty paragraphs", () => {
    const cells = ["问题\t原因\t措施", ...rows].flatMap((row) => row.split("\t"))
    const source = plainSource(["二、不足与对策", ...cells, "三、表态", "我将守好这座馆。"].join("\n"))
    for (const paragraph of source.paragraphs.slice(1, 1 + cells.length)) paragraph.inTable = true
    const imported = readStructure(source)
    expect(complaint(parseAnswer(imported, "a.docx", []))).toBeNull()
    expect(bare(sketch(imported))).toBe(filled)
  })

  it("behind a numbered list: the row at the top belongs to none of its items", () => {
    const list = "二、存在问题\n1.馆舍陈旧\n2.人手紧张\n"
    const rows =
      "序号\t存在问题\t产生原因\t整改措施\n1\t分馆建而不管\t总馆只管配书\t给管理员发补贴\n三、打算\n一是多读书。"
    expect(read(list + rows)).toBe(
      trim(`
        § problem 二、|存在问题
          p 1.|馆舍陈旧
          p 2.|人手紧张
          > problem 序号\t存在问…\t整改措施
          p 1|分馆建而不管
            c+ |总馆只管配书
            m+ |给管理员发补贴
        § measure 三、|打算
          m 一是|多读书。
      `),
    )
    const cells = "序号\n问题\n原因\n措施\n1\n分馆建而不管\n总馆只管配书\n给管理员发补贴"
    expect(read(list + cells)).toMatch(/ {2}p 2\.\|人手紧张\n {2}> problem 序号\n/)
  })

  it.each([
    [
      "of figures",
      "一、主要工作\n一是指标完成。情况见下表：\n指标\t年初目标\t实际完成\n到馆读者\t20万人次\t27万人次",
    ],
    ["of one column", "二、存在问题\n问题\n学习不深。\n调研不多。"],
    [
      "of words that only name problems and causes",
      "二、问题与原因\n问题多，原因杂，措施少。\n一是学得不深。",
    ],
  ])("is not one %s", (_, text) => {
    expect(read(text)).not.toMatch(/^ {4}[cm]/m)
  })
})
