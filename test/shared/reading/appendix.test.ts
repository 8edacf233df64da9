import { describe, expect, test } from "vitest"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { shape } from "./shape"
import { trim } from "./sketch"

const slogans = (end: string) =>
  trim(`
  守好一座水塔
  ——2024年度述职报告
  水厂党支部书记　凌知远
  全厂职工同志们：
  现将一年来的工作报告如下。
  清水润心，把学习抓在日常
  支部全年集中学习24次，班子讲党课6次，参学党员310人次，学习笔记抽查4轮，参学率保持在98%以上。
  活水强基，把班组建在一线
  6个班组全部建立党员责任区，设置先锋岗18个，抢修时间由90分钟压缩到55分钟，群众满意度达到96%。
  浊处自省，还差在哪里
  水质化验力量薄弱。化验室只有3名人员，全年漏检2批次。
  管网底数没有摸清。老城区36公里管网还有9公里没有图纸。
  正本清源，来年怎么干
  补齐化验人员2名，建立双人复核制度，每月抽检不少于8批次。
  上半年完成9公里管网探测，图纸全部入库。
  以上报告，请同志们评议。
  2024年12月26日
  ${end}
`)

const table = `附：主要数据对照表
  项　目　　　　　　2023年　　2024年
  供水量　　　　　　310万吨　　336万吨
  抢修次数　　　　　86次　　　71次
  漏损率　　　　　　12.4%　　10.9%`

describe("what is attached behind the signature", () => {
  const parts = "H: h | H: h | P: p p | M: m m | O: o"

  test("is a part of its own, and its rows do not hide the headings of the report", () => {
    const read = readStructure(plainSource(slogans(table)))
    expect(shape(read)).toBe(`${parts} | O: i o o o`)
    const types = read.doc.content.content.map((child) => child.type.name)
    expect(types.slice(-2)).toEqual(["signature", "section"])
  })

  test("is none where nothing is attached", () => {
    expect(shape(readStructure(plainSource(slogans(""))))).toBe(parts)
  })

  test("is told from a sentence that begins with 附 in the text", () => {
    const text = slogans("").replace("图纸全部入库。", "图纸全部入库。\n附近居民反映的水压问题同步解决。")
    expect(shape(readStructure(plainSource(text)))).toBe("H: h | H: h | P: p p | M: m m m | O: o")
  })
})
