import { describe, expect, it } from "vitest"
import { attrsOf } from "#shared/model/schema"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"

const work = [
  "今年出工的日子比往年多，全年检修水泵86台、清淤渠道43公里，汛期3次洪峰没有漫堤。",
  "用水户的难处一件件办了。减免困难户水费210户，合计6.8万元，给17户独居老人装了水表。",
  "老规矩也改了几样。同6个村商量轮灌办法，灌一亩地少等40分钟，抢水打架的少了八成。",
]
const wanting = [
  "第一，待人不够暖。有人来问水费，窗口头也不抬，全年收到意见16条。",
  "第二，渠道漏水。东干渠有4公里没有衬砌，跑掉的水够浇300亩地。",
  "第三，后头没人。泵工11人，最年轻的47岁，招考2回只有1人报名。",
]
const why = [
  "先说第一条和第三条。干这一行受累还受白眼，津贴十几年没有动过，心里憋屈，脸上就没有笑。",
  "至于第二条，是我总想再凑合凑合，把钱先花在了看得见的门面上。",
]
const plans = [
  "学着把心焐热。请老师来教10天，从递水、让座练起，用水户打分，前3名戴红花。",
  "把漏水的地方补上。上半年衬砌4公里，完工后请用水户代表来看。",
]

interface Ways {
  opening?: string
  turn?: string
  ask?: string
  ahead?: string
}
const usual: Required<Ways> = {
  opening: "我在站里干了多年，不会说漂亮话，今天就把这一年的活计摊开，请大家看个明白。",
  turn: "活儿是干了，可站里的短处我心里有数，不能光报喜。",
  ask: "为什么会成这个样子，我夜里睡不着也琢磨过。",
  ahead: "账算清了，来年就照着账还。",
}

function paragraphsOf(ways: Ways): string[] {
  const { opening, turn, ask, ahead } = { ...usual, ...ways }
  return [opening, ...work, turn, ...wanting, ask, ...why, ahead, ...plans]
}

/** Lines of 30 characters, each paragraph indented by two. */
const wrapped = (paragraph: string) => `　　${paragraph}`.match(/.{1,30}/gs)!.join("\n")

function partsOf(paragraphs: readonly string[]): string[] {
  const head = ["守着一渠清水", "——云渡灌溉站党支部书记、站长石九河2023年述职发言", "各位代表，同志们："]
  const { doc } = readStructure(plainSource([...head, ...paragraphs].join("\n")))
  const out: string[] = []
  doc.forEach((node) => {
    if (node.type.name === "opening") out.push("opening")
    if (node.type.name !== "section") return
    const kinds: string[] = []
    node.descendants((child) => {
      if (child.type.name === "item") kinds.push(`${attrsOf.item(child).role[0]}`)
      if (child.type.name === "intro") kinds.push("i")
    })
    out.push(`${attrsOf.section(node).role} ${kinds.join("")}`)
  })
  return out
}

const expected = ["opening", "highlight hhh", "problem ippp", "cause icc", "measure imm"]

const ways: Ways[] = [
  {},
  { opening: "我是个粗人，今天把一年的账在大伙面前捋一捋。" },
  { opening: "各位坐了半天也累了，我拣要紧的念叨念叨。" },
  { opening: "年底了，照规矩，我给大家交个底。" },
  { turn: "话说回来，毛病也是明摆着的。" },
  { turn: "成绩不说跑不了，问题不说不得了。" },
  { turn: "光说好的不行，也得亮亮家丑。" },
  { turn: "可也有几件事，到现在想起来还脸红。" },
  { turn: "但是，对照大家的期盼，我们还差着一截。" },
  { turn: "当然，不足的地方也明摆着。" },
  { ask: "为啥会这样？我想了很久。" },
  { ask: "这些毛病是怎么来的，我也反复想过。" },
  { ask: "病根在哪儿？我跟班子一起找过。" },
  { ask: "说到原因，我看主要在自己。" },
  { ask: "刨刨根子，还得从自己身上找。" },
  { ahead: "病找着了，就得下药。" },
  { ahead: "毛病摆在这儿，改起来不能含糊。" },
  { ahead: "明年怎么干，我心里有了谱。" },
  { ahead: "接下来的路，我打算这样走。" },
  { ahead: "新的一年，要把欠下的一样一样补上。" },
]

describe("a report without headings in plain speech", () => {
  it.each(ways.map((way): [string, Ways] => [Object.values(way)[0] ?? "as usual", way]))("%s", (_, way) => {
    expect(partsOf(paragraphsOf(way))).toEqual(expected)
  })

  it.each(ways.map((way): [string, Ways] => [Object.values(way)[0] ?? "as usual", way]))(
    "with its lines broken: %s",
    (_, way) => {
      expect(partsOf(paragraphsOf(way).map(wrapped))).toEqual(expected)
    },
  )

  it("closes with words of its own", () => {
    for (const words of [
      "就说到这儿，说得不对的地方，同志们尽管敲打。",
      "话糙理不糙，大家多包涵，请多批评。",
    ])
      expect(partsOf([...paragraphsOf({}), words])).toEqual([...expected, "other o"])
  })
})
