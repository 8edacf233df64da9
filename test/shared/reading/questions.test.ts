import { describe, expect, it } from "vitest"
import { attrsOf } from "#shared/model/schema"
import { headingCue } from "#shared/reading/cues"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"

const told = {
  highlight: [
    "管网动起来了。完成9个小区改造，更换管道14公里，漏损率由2.9%降到1.7%。",
    "队伍立起来了。选派6名骨干到一线，调解纠纷38件，全年没有发生安全事故。",
  ],
  problem: [
    "走访还不深。全年入户只有40户，独居老人摔倒两天后才有人知道。",
    "回复太慢。热线工单平均19小时才有人上门，群众怨气不小。",
  ],
  cause: [
    "调度还靠老师傅的手感。站里只看温度表，看不见屋里几度，全凭经验。",
    "总觉得出不了大事，制度写在墙上，没有人当真，怕得罪人的思想很重。",
  ],
  measure: [
    "把尺子放进屋里。每栋楼装测温器5只，每月入户不少于2次，力争投诉降到20件以内。",
    "把电话打通。座席由6个增到20个，报修后2小时内到家，明年6月底前全部到位。",
  ],
}

/** A report with four headings, each alone on its line, and what became of them. */
function partsOf(headings: readonly string[]): string[] {
  const text = [
    "把温度送到每一户",
    "——北河热力公司书记、经理2024年度述职报告",
    "方敬亭",
    "各位代表：",
    "供热是民生，也是民心。下面向大家交个底。",
    ...Object.values(told).flatMap((paragraphs, i) => [headings[i]!, ...paragraphs]),
  ].join("\n")
  const { doc } = readStructure(plainSource(text))
  const out: string[] = []
  doc.forEach((node) => {
    if (node.type.name !== "section") return
    const first = node.firstChild!
    const heading = first.type.name === "heading" ? `${first.attrs.ordinal}${first.textContent}` : ""
    let items = 0
    node.descendants((child) => {
      if (child.type.name === "item") items++
    })
    out.push(`${attrsOf.section(node).role} ${heading} ${items}`)
  })
  return out
}

const asked = {
  highlight: [
    "这一年，我们干成了什么？",
    "一年来，都干了些啥？",
    "今年我们交出了怎样的答卷？",
    "这一年，我为大家做了什么？",
    "年初定的任务，完成得怎么样？",
    "大家托付的事，办得如何？",
    "今年有哪些变化？",
    "我们做对了什么？",
    "一年到头，忙出了哪些名堂？",
  ],
  problem: [
    "哪些地方没有让大家满意？",
    "哪里还拖着后腿？",
    "差距到底在哪里？",
    "群众还有哪些不满意？",
    "对照要求，我们还差多少？",
    "哪些事没有办成？",
    "短板弱项是什么？",
    "哪几件事办砸了？",
    "回头看，哪些地方掉了链子？",
    "毛病有哪些？",
  ],
  cause: [
    "根子究竟在哪里？",
    "为什么会这样？",
    "问题出在谁身上？",
    "这些毛病从何而来？",
    "病根究竟是什么？",
    "这些事，为什么老是办不好？",
    "是什么绊住了我们的脚？",
  ],
  measure: [
    "明年准备怎么改？",
    "下一步往哪里走？",
    "新的一年，我们要做什么？",
    "来年打算干些什么？",
    "明年，路怎么走？",
    "今后我该怎么做？",
    "短板怎样补齐？",
    "接下来，拿什么来补？",
  ],
} as const

const roles = ["highlight", "problem", "cause", "measure"] as const

describe("headings that ask, without ordinals", () => {
  const plain = [
    "这一年，我们干成了什么？",
    "哪些地方没有让大家满意？",
    "根子究竟在哪里？",
    "明年准备怎么改？",
  ]
  const cases = roles.flatMap((role, at) =>
    asked[role].map((question): [string, string[]] => [
      question,
      plain.map((it, i) => (i === at ? question : it)),
    ]),
  )
  it.each(cases)("%s", (_, headings) => {
    expect(partsOf(headings)).toEqual(roles.map((role, i) => `${role} ${headings[i]} 2`))
  })
})

describe("headings that ask, counted and with no mark of a question", () => {
  const plain = ["一、工作回顾", "二、存在的问题", "三、原因分析", "四、下一步打算"]
  const bare = {
    highlight: ["这一年，台上台下唱了些什么", "一年来干了哪些活", "开年到现在，都忙了些啥"],
    problem: [
      "静下心来听，哪些地方跑了调",
      "对着镜子照，哪里还有灰尘",
      "扪心自问，哪些事办走了样",
      "掰着指头算，还差哪几样",
    ],
    cause: ["刨一刨，根在什么地方", "想一想，为什么总慢半拍"],
    measure: ["明年怎样把调子找回来", "开了春，这些活怎么补", "往后的路该怎么走"],
  } as const
  const cases = roles.flatMap((role, at) =>
    bare[role].map((words): [string, string[]] => {
      const heading = `${"一二三四"[at]}、${words}`
      return [heading, plain.map((it, i) => (i === at ? heading : it))]
    }),
  )
  it.each(cases)("%s", (_, headings) => {
    expect(partsOf(headings)).toEqual(roles.map((role, i) => `${role} ${headings[i]} 2`))
  })
})

describe("questions that are no headings", () => {
  it("a question within a paragraph heads nothing", () => {
    const text =
      "述职报告\n一、主要工作\n一是抓学习。培训12次。\n群众满意吗？\n群众说满意，回访36户，35户说好。\n二、存在问题\n一是走访少。"
    const headings: string[] = []
    readStructure(plainSource(text)).doc.descendants((node) => {
      if (node.type.name === "heading") headings.push(node.textContent)
    })
    expect(headings).toEqual(["主要工作", "存在问题"])
  })

  it.each(["谁来养老？", "地谁来种？", "钱从哪里来？", "孩子放学后去哪儿？"])(
    "%s names no role plainly",
    (words) => {
      expect(headingCue(words)?.strength ?? 0).toBeLessThan(0.6)
    },
  )
})
