import { describe, expect, test } from "vitest"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { shape } from "./shape"
import { trim } from "./sketch"

const read = (text: string) => shape(readStructure(plainSource(trim(text))))

describe("headings that share their line, or say two things", () => {
  test("a blank parts the heading from the first item, and from a sentence that leads over", () => {
    const text = `
      渔政站站长述职报告
      现述职如下：
      一、主要做法　1、严管渔船，守住安全底线。一是检查渔船860艘，二是更换救生衣1200件。
      2、科学养护，守住资源红线。增殖放流鱼苗300万尾。
      二、不足　对照职责要求，工作中还有以下短板：
      1、执法船艇老化，抛锚4次。
      2、夜间巡查少，每月不到2次。
      三、打算　1、明年更新船艇2艘。2、每月夜巡不少于4次。
    `
    expect(read(text)).toBe("H: h(h h) h | P: i p p | M: m m")
  })

  test("正视差距不足，深挖问题根源 tells problems first", () => {
    const text = `
      渔政站站长述职报告
      现述职如下：
      一、突出主业，抓好渔政执法
      （一）严管渔船。检查渔船860艘。
      （二）科学养护。放流鱼苗300万尾。
      二、正视差距不足，深挖问题根源
      （一）执法船艇老化。全年抛锚4次，最长一次停航11天。主要原因是更新资金没有列入预算。
      （二）夜间巡查少。每月不到2次。其主要原因是人手不足，我又没有调整班次。
      三、明确方向，改进工作
      （一）明年更新船艇2艘。
      （二）每月夜巡不少于4次。
    `
    expect(read(text)).toBe("H: h h | P: p(c) p(c) | M: m m")
  })

  test("究其原因 in the midst of the last problem's sentence tells its causes, and a plan below is no part of it", () => {
    const text = `
      渔政站站长述职报告
      现述职如下：
      一、主要工作
      一是检查渔船860艘。二是放流鱼苗300万尾。
      二、回头看
      工作中还有不少差距，集中表现为：
      一是执法船艇老化，全年抛锚4次；二是夜间巡查少，每月不到2次；三是宣传手段老套，年轻渔民不爱听，究其原因，一是我习惯了发传单，二是站里没有会做视频的人。
      新的一年是新渔业法的宣传年，我将重点做好以下工作：
      一是更新船艇2艘。
      二是每月夜巡不少于4次。
      三是每月拍一条短视频。
    `
    expect(read(text)).toBe("H: h h | P: i p p p(>c c c) >m m m m")
  })
})

describe("the end of a report", () => {
  const report = (end: string) => `
    渔政站站长述职报告
    现述职如下：
    一、主要工作
    1.检查渔船860艘。
    2.放流鱼苗300万尾。
    二、存在问题
    1.执法船艇老化，抛锚4次。
    三、下一步打算
    1.明年更新船艇2艘。
    2.每月夜巡不少于4次。
    ${end}
  `

  test.each([
    ["各位领导、同志们，海上风大浪急，有你们撑腰我心里踏实。新的一年，我将继续守好这片海。谢谢大家！"],
    ["以上述职,如有不妥,请批评指正.\n乔×\n2024年12月20日"],
    ["以上述职，请予评议。\n×××\n2024年12月20日"],
  ])("%s", (end) => expect(read(report(end))).toBe("H: h h | P: p | M: m m | O: o"))

  test("an item that addresses somebody is none", () => {
    const end = "3.各位船长反映的加油难，6月底前建成加油趸船1座。"
    expect(read(report(end))).toBe("H: h h | P: p | M: m m m")
  })
})
