import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { findYears } from "#shared/text/years"
import { fragments } from "./fragments"

const read = (text: string) => findYears(text).map((y) => `${y.written}=${y.year}`)

describe("years", () => {
  it.each([
    ["现就本人2022年履职情况述职", ["2022年=2022"]],
    ["针对2021年度反馈问题", ["2021年=2021"]],
    ["2023 年以来", ["2023 年=2023"]],
    ["２０２４年工作", ["２０２４年=2024"]],
    ["2023年3月5日至2024年1月10日", ["2023年=2023", "2024年=2024"]],
    ["落款2022.12.30", ["2022=2022"]],
    ["落款2022-12-30", ["2022=2022"]],
    ["二〇二二年十二月三十日", ["二〇二二年=2022"]],
    ["二○二三年和二零二四年", ["二○二三年=2023", "二零二四年=2024"]],
    ["一九四九年", ["一九四九年=1949"]],
    ["22年底前完成", ["22年=2022"]],
    ["98年3月", ["98年=1998"]],
    ["2022、2023年", ["2022=2022", "2023年=2023"]],
    ["全镇动员,2014年人均增收", ["2014年=2014"]],
    ["1.2023年打算", ["2023年=2023"]],
    ["2024上半年", ["2024=2024"]],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each([
    ["办发〔2023〕12号"],
    ["云办字[2022]15号"],
    ["依据（2021）7号文件"],
    ["GB/T 9704—2012"],
    ["种植2022亩"],
    ["补助2000—2050元"],
    ["电话010-20231234"],
    ["历时10年，连续三年，近20年来"],
    ["20世纪90年代"],
    ["编号A2023"],
    ["20XX年"],
    ["一二三年级"],
  ])("none in %s", (text) => {
    expect(read(text)).toEqual([])
  })

  it("knows both ends of a range", () => {
    expect(findYears("2021—2025年规划").map(({ written, range }) => [written, range])).toEqual([
      ["2021", [2021, 2025]],
      ["2025年", [2021, 2025]],
    ])
    expect(findYears("2020年至2023年").map(({ range }) => range)).toEqual([
      [2020, 2023],
      [2020, 2023],
    ])
    expect(findYears("2022年")[0]!.range).toBeNull()
  })

  it("gives sorted spans within any text", () => {
    fc.assert(
      fc.property(fragments, (text) => {
        let last = 0
        for (const y of findYears(text)) {
          expect(y.from).toBeGreaterThanOrEqual(last)
          expect(y.written).toBe(text.slice(y.from, y.to))
          expect(y.year).toBeGreaterThanOrEqual(1800)
          last = y.to
        }
      }),
      { numRuns: 2000 },
    )
  })
})
