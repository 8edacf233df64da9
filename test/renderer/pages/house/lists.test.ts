import { describe, expect, test } from "vitest"
import { houseWith, readHouseRules, writeHouseRules } from "#shared/checks/house"
import {
  type Cells,
  cellsIn,
  contentsOf,
  emptyCells,
  type Field,
  type ListName,
  listOf,
  lists,
  withCells,
  wrongIn,
} from "../../../../renderer/pages/house/lists"
import { inWords, mergeHouse, replaceHouse } from "../../../../renderer/pages/house/merge"
import { pastedLines } from "../../../../renderer/pages/house/pasted"

const cells = (change: Partial<Cells>): Cells => ({ ...emptyCells, ...change })

const full = houseWith({
  words: [{ word: "一把手", instead: "主要负责同志", why: "文稿规范", level: "error" }, { word: "老百姓" }],
  mentions: [{ word: "党政同责", also: ["一岗双责", "齐抓共管"], level: "hint" }],
  counts: [
    { word: "创新", max: 8 },
    { word: "粮食安全", min: 1, max: 3, why: "年度重点" },
  ],
  accepted: ["付家湾", "一网统管办"],
})

test("what is shown of rules and put back is the same", () => {
  let house = houseWith({})
  for (const { name } of lists) house = withCells(house, name, cellsIn(full, name))
  expect(house).toEqual(full)
  expect(contentsOf(full)).toBe("不用的词 2 条，配套提法 1 条，次数 2 条，认可的词 2 条")
})

describe("a line that cannot hold says where", () => {
  test.each<[ListName, Partial<Cells>, Field, string]>([
    ["words", { word: "" }, "word", "填上词"],
    ["words", { word: " 的 " }, "word", "至少 2 个字，一个字到处都会碰上"],
    ["words", { word: "长".repeat(61) }, "word", "最多 60 个字"],
    ["words", { word: "一把手", instead: "一把手" }, "instead", "和不用的词一样"],
    ["words", { word: "一把手", instead: "长".repeat(61) }, "instead", "最多 60 个字"],
    ["words", { word: "一把手", why: "长".repeat(201) }, "why", "最多 200 个字"],
    ["mentions", { word: "党政同责" }, "also", "填上须提到的词"],
    ["mentions", { word: "党政同责", also: "一岗双责、责" }, "also", "“责”至少 2 个字，一个字到处都会碰上"],
    ["mentions", { word: "党政同责", also: "党政同责" }, "also", "不能是它自己"],
    ["counts", { word: "创新" }, "max", "最少、最多至少填一个"],
    ["counts", { word: "创新", min: "5", max: "3" }, "max", "比最少的还少"],
    ["counts", { word: "创新", min: "0" }, "min", "填 1—9999 之间的整数"],
    ["counts", { word: "创新", max: "三次" }, "max", "填 0—9999 之间的整数"],
    ["accepted", { word: "湾" }, "word", "至少 2 个字，一个字到处都会碰上"],
  ])("%s %j", (name, change, field, message) => {
    expect(wrongIn(name, cells(change))).toEqual({ [field]: message })
  })

  test.each<[ListName, Partial<Cells>]>([
    ["words", { word: "长".repeat(60), instead: "长话".repeat(30), why: "长".repeat(200) }],
    ["mentions", { word: "党政同责", also: "一岗双责， 齐抓共管;失职追责" }],
    ["counts", { word: "创新", max: "０" }],
    ["counts", { word: "创新", min: "3", max: "3" }],
  ])("but one that holds is read by every version: %s %j", (name, change) => {
    expect(wrongIn(name, cells(change))).toEqual({})
    const house = withCells(houseWith({}), name, [cells(change)])
    expect(readHouseRules(writeHouseRules(house))).toEqual({ ok: true, value: house })
  })
})

describe("an import", () => {
  const own = houseWith({ words: [{ word: "一把手" }, { word: "老百姓" }], accepted: ["付家湾"] })
  const other = {
    ...houseWith({
      words: [{ word: "老百姓", instead: "群众" }, { word: "领导视察" }],
      accepted: ["付家湾", "杨柳台"],
    }),
    name: "栗坪镇",
  }

  test("merges: a word that both have is as it came, and everything else stays where it was", () => {
    const { house, changed } = mergeHouse(own, other)
    expect(house.words.map(({ word, instead }) => [word, instead])).toEqual([
      ["一把手", null],
      ["老百姓", "群众"],
      ["领导视察", null],
    ])
    expect(house.accepted).toEqual(["付家湾", "杨柳台"])
    expect(house.name).toBe("栗坪镇")
    expect(inWords(changed)).toBe("加了 2 条，改了 1 条")
    expect(mergeHouse({ ...own, name: "本镇" }, other).house.name).toBe("本镇")
  })

  test("replaces: what did not come is gone", () => {
    const { house, changed } = replaceHouse(own, other)
    expect(house).toEqual(other)
    expect(inWords(changed)).toBe("加了 2 条，改了 1 条，去掉 1 条")
  })

  test("of the same changes nothing", () => {
    expect(inWords(mergeHouse(full, full).changed)).toBeNull()
    expect(replaceHouse(full, full).house).toEqual(full)
  })

  test("tells of a table that would be too full", () => {
    const words = (start: number) =>
      Array.from({ length: 400 }, (_, i) => ({ word: `词${start + i}`, min: 1 }))
    const merged = mergeHouse(houseWith({ counts: words(0) }), houseWith({ counts: words(200) }))
    expect(merged.full).toEqual({ title: "次数", most: 500 })
    expect(mergeHouse(houseWith({ counts: words(0) }), houseWith({ counts: words(100) })).full).toBeNull()
  })

  test("takes a word that a file has twice as the check reads it: as it stands last", () => {
    const twice = houseWith({ words: [{ word: "老百姓" }, { word: "老百姓", instead: "群众" }] })
    expect(replaceHouse(houseWith({}), twice).house.words).toEqual([twice.words[1]])
  })
})

describe("pasted", () => {
  const pasted = (name: ListName, text: string) =>
    pastedLines(listOf(name), text)?.map((line) =>
      Object.fromEntries(Object.entries(line).filter(([key, value]) => value && key !== "level")),
    ) ?? null

  test("text of one field is left to the field", () => {
    expect(pasted("words", "一把手")).toBeNull()
    expect(pasted("words", " 一把手 \r\n")).toBeNull()
    expect(pasted("accepted", "甲→乙")).toBeNull()
  })

  test("a column is a line for each", () => {
    expect(pasted("accepted", "付家湾\r\n\r\n 杨柳台\n")).toEqual([{ word: "付家湾" }, { word: "杨柳台" }])
  })

  test.each([
    "一把手→主要负责同志",
    "一把手 -> 主要负责同志",
    "一把手——>主要负责同志",
    "一把手\t主要负责同志",
  ])("“%s” brings the replacement along", (text) => {
    expect(pasted("words", text)).toEqual([{ word: "一把手", instead: "主要负责同志" }])
  })

  test("a table of Word or Excel fills the fields in their order, without its head", () => {
    expect(pasted("counts", "词\t最少\t最多\n创新\t\t8\n粮食安全\t1\t\t年度重点")).toEqual([
      { word: "创新", max: "8" },
      { word: "粮食安全", min: "1", why: "年度重点" },
    ])
    const [line] = pastedLines(listOf("words"), "一把手\t主要负责同志\t文稿规范\t必须改")!
    expect(line!.level).toBe("error")
  })
})
