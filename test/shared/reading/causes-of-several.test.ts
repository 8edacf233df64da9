import { describe, expect, it } from "vitest"
import { readOutline } from "#shared/model/outline"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"

const problems = [
  "学习走了样。集中学常常是一人念、大家听，8名党员说不上学了啥。",
  "议事不够规范。修水渠没有开够会就定了，公开栏有3个月没有更新。",
  "卖货卖不起价。全村产蜜1.1万斤，八成以上被贩子上门收走。",
]

/** The problems, counted in one paragraph or in several, with paragraphs behind them. */
function read(ordinals: readonly string[], join: string, ...behind: string[]) {
  const text = [
    "述职报告",
    "一、工作情况",
    "一是修渠3公里。二是栽树200棵。",
    "二、存在的问题",
    problems.map((words, i) => ordinals[i]! + words).join(join),
    ...behind,
    "三、明年打算",
    "一是把学习搬到院坝里，每月1次。",
  ].join("\n")
  return readOutline(readStructure(plainSource(text)).doc)
    .items.filter(({ role }) => role === "problem" || role === "cause")
    .map(
      ({ role, parent, node }) =>
        `${role}${parent ? "<" : ""} ${node.attrs.ordinal}|${node.firstChild!.textContent.slice(0, 8)}`,
    )
}

const ways: readonly [string, readonly string[], string][] = [
  ["一是…二是…", ["一是", "二是", "三是"], ""],
  ["1. on lines", ["1.", "2.", "3."], "\n"],
  ["第一， on lines", ["第一，", "第二，", "第三，"], "\n"],
  ["（一） on lines", ["（一）", "（二）", "（三）"], "\n"],
  ["问题一： on lines", ["问题一：", "问题二：", "问题三："], "\n"],
]

describe("a paragraph that tells the cause of several problems in front of it", () => {
  const causes = [
    "前两个毛病，根子都在我身上。我做事图快，嫌开会麻烦，没有钻研过章程。",
    "第三个毛病，是我们把卖货当成了贩子的事，没有人肯动脑筋。",
    "先说第一条和第二条。这些年我一直在外包工，书本摸得少，规矩懂得少。",
    "至于第三条，是我总想着先种出来再说，销路没有放在心上。",
    "第一条怪我。我觉得文件发下去就算学了，从来没有检查过。",
    "回头细想，问题一、问题二其实同出一源：上头看数字，我们就做数字。",
    "学习走样、议事随意，说到底是一个病根：我把心思全放在了跑项目上。",
    "卖不起价，又没有人愿意出头，则是因为前几年合伙吃过亏，大家心里怕。",
    "以上三点，都怪我平时抓得不紧、管得不严。",
    "后两个问题，主要是人手少、经费缺造成的。",
    "上面这几条，说穿了是班子里没有人愿意得罪人。",
    "头两个问题的根源，是考核只看数量不看质量。",
    "这几个问题看似不同，病根却是一个：责任没有压到人头上。",
    "学习走样、公开不及时，都是因为我规矩意识淡薄。",
    "其中第三个问题，更多的是能力问题，班子里没有人懂经营。",
    "一、二两条，病在思想，我把党建当成了软任务。",
  ]
  it.each(causes)("%s", (words) => {
    for (const [name, ordinals, join] of ways) {
      const found = read(ordinals, join, words)
      expect(
        found.slice(0, 3).every((line) => line.startsWith("problem ")),
        name,
      ).toBe(true)
      expect(found.slice(3), name).toEqual([`cause |${words.slice(0, 8)}`])
    }
  })

  it("and one more behind it", () => {
    const [first, second] = causes as [string, string]
    for (const [name, ordinals, join] of ways)
      expect(read(ordinals, join, first, second).slice(3), name).toEqual([
        `cause |${first.slice(0, 8)}`,
        `cause |${second.slice(0, 8)}`,
      ])
  })

  it.each([
    "第三季度以来，又有2户把蜜卖给了外乡人。",
    "第二次开会时到会的只有11人。",
    "前两年的账也没有公开，群众问过3次。",
    "这两个组的垃圾池常年冒尖，柴草乱堆的有37户。",
    "问题整改以后又反弹了3处。",
    "邻县每斤卖到45元，我们只卖30元。",
    "上述3户至今没有入社。",
  ])("but not what goes on with the last of them: %s", (words) => {
    for (const [name, ordinals, join] of ways.slice(1, 4))
      expect(
        read(ordinals, join, words).filter((line) => line.startsWith("cause")),
        name,
      ).toEqual([])
  })
})
