import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { blankName, findPlaceholders } from "#shared/text/placeholders"
import { fragments } from "./fragments"

const read = (text: string) => findPlaceholders(text).map((p) => text.slice(p.from, p.to))

describe("placeholders", () => {
  it.each([
    ["后备干部**名，预备党员***名", ["**", "***"]],
    ["**农民专业合作社", ["**"]],
    ["＊＊村", ["＊＊"]],
    ["张*同志", ["*"]],
    ["投入XX万元，建成××公里", ["XX", "××"]],
    ["增长xx.x%", ["xx.x"]],
    ["增长X%，X月X日，X名", ["X", "X", "X", "X"]],
    ["20XX年、202X年", ["XX", "X"]],
    ["20XX年XX月", ["XX", "XX"]],
    ["〔2023〕X号", ["X"]],
    ["○○镇、〇〇村、□□社区", ["○○", "〇〇", "□□"]],
    ["○年○月", ["○", "○"]],
    ["收入___万元，______起", ["___", "______"]],
    ["共计？？户，???名", ["？？", "???"]],
    ["某某村、某某同志", ["某某", "某某"]],
    ["某县某镇", ["某县某镇"]],
    ["某年某月", ["某年某月"]],
    ["办结率95%（待核实）", ["（待核实）"]],
    ["设立服务岗待填个，发展党员待补充名。", ["待填", "待补充"]],
    ["【待补充具体数据】", ["【待补充具体数据】"]],
    ["（此处填写本单位做法）", ["（此处填写本单位做法）"]],
    ["（根据实际情况修改）", ["（根据实际情况修改）"]],
    ["【单位名称】【 】", ["【单位名称】", "【 】"]],
    ["姓名（　　）", ["（　　）"]],
    ["{姓名}同志，{{单位}}", ["{姓名}", "{{单位}}"]],
    ["共（）名，第X季度", ["（）", "X"]],
    ["开展{次数}次，覆盖{村名}等{个数}个村", ["{次数}", "{村名}", "{个数}"]],
    ["达到{比例}%，由｛责任人｝负责", ["{比例}", "｛责任人｝"]],
    ["{5岁以下人数}名、{月/日}、{镇（街道）}", ["{5岁以下人数}", "{月/日}", "{镇（街道）}"]],
    ["{{count}}件，{unit name}", ["{{count}}", "{unit name}"]],
    ["{次数}{人数}", ["{次数}", "{人数}"]],
    ["2025年　月　日", ["　", "　"]],
    ["走访　　户，整改##项", ["　　", "##"]],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each([
    ["7×24小时、7*24小时"],
    ["○月度、△季度两级清单，以“*”号标注"],
    ["（具体时间另行通知）（具体名单附后）"],
    ["镇党委书记　　温良，2025年 12月 8日，李  明"],
    ["3×5米"],
    ["XXL号、XL号、X光机、X射线"],
    ["“1+X”证书、党建+X"],
    ["二〇〇八年、二○○八年、一百〇五"],
    ["* 第一条"],
    ["怎么办？为什么！"],
    ["某项工作、某个环节、某村民反映"],
    ["（一）加强领导（二）落实责任"],
    ["【党建引领】抓基层"],
    ["待遇提高，人选待定后公布"],
    ["A_B"],
    ["党支部（含联合支部）"],
    ["（数据来源：县统计局）"],
    ["MAXX、Vxx1"],
    ["{1,2,3}、{x}、{}、{ }"],
    ["三类人员{脱贫户，监测户，其他农户}，按{a: 1}计"],
    ["{次数没有写完"],
    ["次数}多了一个"],
    ["{一个长得不像是名称而是一句完整的话的说明}"],
  ])("none in %s", (text) => {
    expect(read(text)).toEqual([])
  })

  it("tells masks, blanks and notes apart", () => {
    expect(findPlaceholders("**名，___万元，（待填）").map((p) => p.kind)).toEqual(["mask", "blank", "note"])
  })

  it.each([
    ["{次数}", "次数"],
    ["｛责任人｝", "责任人"],
    ["{{单位}}", "单位"],
    ["{count}", null],
    ["___", null],
    ["（待填）", null],
  ])("the blank %s asks for %s", (mark, name) => {
    expect(blankName(mark)).toBe(name)
  })

  it("gives sorted spans within any text, runs whole", () => {
    fc.assert(
      fc.property(fragments, (text) => {
        let last = 0
        for (const p of findPlaceholders(text)) {
          expect(p.from).toBeGreaterThanOrEqual(last)
          expect(p.to).toBeGreaterThan(p.from)
          expect(p.to).toBeLessThanOrEqual(text.length)
          if (text[p.from] === "*") expect(text[p.to]).not.toBe("*")
          last = p.to
        }
      }),
      { numRuns: 2000 },
    )
  })
})
