import { describe, expect, test } from "vitest"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { shape } from "./shape"
import { trim } from "./sketch"

const asides = (text: string) => {
  const found: string[] = []
  readStructure(plainSource(text)).doc.descendants((node) => {
    if (node.type.name === "aside") found.push(node.textContent)
    return !node.isTextblock
  })
  return found
}

describe("page marks that a report was copied with", () => {
  const lines = (mark: string) =>
    trim(`
    灯塔管理站站长述职报告
    现述职如下：
    一、主要工作
    1.守灯护标。巡检灯塔26座，更换灯器18台，检修航标灯电池360组，清理航道障碍21处，${mark}修复浮标40座次。
    2.应急值守。救助遇险渔民9人，发布警示130条。
    二、存在问题
    1.老旧浮标偏多，在册的浮标里有一半以上用了十年，锈蚀漏水的有46座，${mark}三年没有上坞检修。
    三、下一步打算
    1.明年6月底前轮换浮标36座。
    `)

  test.each([
    ["第 2 页 共 6 页", "inside a line"],
    ["第2页/共6页", "inside a line, with a stroke"],
    ["\n・ 2 ・\n", "between dots"],
    ["\n- 2 -\n", "between dashes"],
  ])("%j %s are set aside, and the sentence goes on", (mark) => {
    const text = lines(mark)
    expect(shape(readStructure(plainSource(text)))).toMatch(/^H: h\S* h \| P: p\S* \| M: m$/)
    expect(asides(text)).toEqual([mark.trim(), mark.trim()])
  })

  test.each([["共2页：上一页 1 [2] 下一页"], ["上一页 [1] 2 3 下一页 尾页"], ["[首页] 上一页 1 2 下一页"]])(
    "%s is set aside",
    (pager) => expect(asides(lines("").replace("二、存在", `${pager}\n二、存在`))).toEqual([pager]),
  )

  test.each([["手册第2页写明值守要求。"], ["共印制宣传册6页。"], ["上一页的台账已经补齐。"]])(
    "%s is text",
    (words) => expect(asides(lines("").replace("修复浮标", `${words}修复浮标`))).toEqual([]),
  )
})

test("an ordinal at the end of a broken line counts what stands below", () => {
  const text = trim(`
    灯塔管理站站长述职报告
    现述职如下：
    一、主要工作
    1.值守更加扎实。围绕灯塔、浮标、船艇三个方面，着重做了下面几件事：
    (1)更换灯器18台，正常率由百分之九十提高到百分之九十七；(2)
    修复浮标40座次，轮换缆绳2600米，备件入库出库全部登记；(3)组织
    船艇保养12次，排除隐患9处，出海巡检没有发生一起责任事故，全年
    航程达到4300海里。
    2.服务更加周到。救助遇险渔民9人，发布警示130条，把渔民夜校办到
    码头上，开课16期，听课的渔民有480人次，群众都说灯塔站的人贴心。
    二、存在问题
    1.老旧浮标偏多。
    三、下一步打算
    1.明年6月底前轮换浮标36座。
  `)
  expect(shape(readStructure(plainSource(text)))).toBe("H: h(h h h) h | P: p | M: m")
})
