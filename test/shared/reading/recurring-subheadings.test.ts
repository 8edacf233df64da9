import { describe, expect, test } from "vitest"
import { readOutline } from "#shared/model/outline"
import { linkTable } from "#shared/problems/link-table"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { shape } from "./shape"
import { trim } from "./sketch"

const byTopic = `
  码头管理所所长述职报告
  各位领导：
  现述职如下：
  一、话安全
  （一）办成的
  1.更换缆桩36根，巡查泊位420次，没有发生一起事故。
  2.开展应急演练6次，参演人员210人次。
  （二）拖着的
  1.夜间值守断断续续。全年抽查12次，有3次没人在岗。原因是排班只排到晚上十点。
  2.老吊机带病运转。4台吊机里有2台超期未检。
  （三）接着办的
  1.值守分三班，每月抽查不少于2次。
  2.6月底前把2台吊机送检，检不过的一律停用。
  二、话服务
  （一）办成的
  1.开通预约窗口，办结手续1860件。
  2.给渔船加冰2300吨，平均等候由50分钟降到20分钟。
  （二）拖着的
  1.收费单据看不懂。渔民问价全年有47起，没有一张明白的价目表。
  （三）接着办的
  1.明年3月前印好价目表，每个泊位贴一张。
  以上报告，请予审议。
`

describe("subheadings that come again in each part", () => {
  test("name roles, whatever their words", () => {
    const read = readStructure(plainSource(trim(byTopic)))
    expect(shape(read)).toBe("H: o(h h) o(p(c) p) o(m m) | H: o(h h) o(p) o(m) | O: o")
  })

  test("and the problems below them ask for causes and measures", () => {
    const { answers } = linkTable(readOutline(readStructure(plainSource(trim(byTopic))).doc))
    expect(answers.map(({ missing }) => missing.join())).toEqual(["", "cause", "cause"])
  })

  test("name topics where none of them tells what is wanting", () => {
    const text = `
      码头管理所所长述职报告
      现述职如下：
      一、春汛
      （一）看泊位
      1.更换缆桩36根，巡查泊位420次。
      （二）看吊机
      1.检修吊机4台，培训司机12名。
      二、秋汛
      （一）看泊位
      1.更换缆桩18根，巡查泊位260次。
      （二）看吊机
      1.检修吊机3台，培训司机9名。
      三、存在问题
      1.夜间值守断断续续，抽查12次有3次没人。
      四、下一步打算
      1.值守分三班，每月抽查不少于2次。
    `
    expect(shape(readStructure(plainSource(trim(text))))).toBe("H: h(h) h(h) | H: h(h) h(h) | P: p | M: m")
  })
})
