import { perBlock } from "../facts"
import { type ReportFacts, rule } from "../types"

/** The one who reports, by name of the person: 我 but not 我镇, 我国, 自我. 我们 is he and his colleagues. */
const person = /本人|(?<![自忘敌])我(?![镇乡县市省区村局院校国党军站所队园馆厂司街委公单支社])/
/** The unit as the one who acts, where a clause begins. */
const unit =
  /(?<=^|[，。；：])(?:我(?:镇|乡|县|街道|村|社区|局|院|校|公司|单位|支部|委|站|所|队)|(?:镇|乡|街道|县|局|院|校|村|社区|公司|集团|机关|中心)?党(?:委|工委|组|总支)|(?:村|局|院|校|社区|中心)?党支部)(?=[^，。；]{2})/g
/** What each match of `unit` has in it. */
const acting = /我[镇乡县街村社局院校公单支委站所队]|党[委工组总支]/
/** Fewer such clauses are chance. */
const leastUnits = 4

/** A report that one person makes on himself: the title names his post, or the opening says 本人. */
const ofPerson = /(?:书记|主任|局长|校长|院长|所长|站长|镇长|乡长|村长|经理|董事长|委员|园长|馆长|行长)/

interface Persons {
  person: boolean
  units: readonly { from: number; to: number }[]
}

const nobody: Persons = { person: false, units: [] }

const personsOf = perBlock(({ text }): Persons => {
  if (!/[我本党]/.test(text)) return nobody
  const units: { from: number; to: number }[] = []
  if (acting.test(text))
    for (const { 0: words, index } of text.matchAll(unit))
      units.push({ from: index, to: index + words.length })
  return { person: person.test(text), units }
})

export const firstPerson = rule({
  id: "first-person",
  kind: "vague",
  severity: "hint",
  scope: "report",
  title: "个人述职没有写本人",
  basis: "述职是述本人之职：写清本人做了什么、负什么责",
  check(facts, _context, flag) {
    if (!isPersonal(facts)) return
    let units = 0
    let first: { block: number; from: number; to: number } | null = null
    for (let index = 0; index < facts.outline.blocks.length; index++) {
      const block = facts.outline.blocks[index]!
      if (!block.section || block.type === "aside") continue
      const { person, units: found } = personsOf(facts.blocks[index]!)
      if (person) return
      units += found.length
      if (found[0]) first ??= { block: index, ...found[0] }
    }
    if (!first || units < leastUnits) return
    const name = facts.blocks[first.block]!.text.slice(first.from, first.to)
    flag(
      { ...first, in: "text" },
      {
        item: null,
        subject: "report",
        message: `这是个人述职，正文却没有一处“我”或“本人”，做事的都是“${name}”这样的单位，看不出本人做了什么。挑本人牵头、到场、拍板的事，用“我”写出来。`,
      },
    )
  },
  examples: {
    flags: [
      `芦湾镇党委书记2024年度述职报告

根据会议安排，现就本人2024年抓党建工作情况述职如下：
一、履职工作特色和亮点
一是守住主业。⟦镇党委⟧召开例会18次，解决难题27件。
二是建强队伍。镇党委选派12名年轻干部驻村，我镇村干部平均年龄降到41岁。
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够，镇党委研究不深。
三、下一步工作思路和措施
一是坚持学用结合。镇党委每季度办班1期。`,
      `青石村党支部书记述职报告

一、工作情况
一是抓班子。⟦村党支部⟧开会24次，定下大事11件。
二是抓产业。我村新增大棚35座，党支部领办合作社吸纳农户86户。
三是抓环境。我村清运垃圾120吨，村党支部带头认领责任区8处。
二、打算
一是办好合作社。`,
    ],
    passes: [
      `芦湾镇党委书记2024年度述职报告

根据会议安排，现就本人2024年抓党建工作情况述职如下：
一、履职工作特色和亮点
一是守住主业。镇党委召开例会18次，我逐村过堂，解决难题27件。
二是建强队伍。镇党委选派12名年轻干部驻村，我镇村干部平均年龄降到41岁，我镇书记全部轮训。
二、存在问题及原因
一是学用结合不够紧。主要原因是镇党委研究不深。`,
      `芦湾镇2024年工作总结

一、主要工作
一是抓产业。我镇新增大棚35座，镇党委召开例会18次，镇党委督办项目12个。
二是抓环境。我镇清运垃圾120吨，我镇修路6公里。`,
    ],
    guards: [
      // A unit may report on itself.
      `芦湾镇党委2024年度抓基层党建工作述职报告

一、履职工作特色和亮点
一是守住主业。镇党委召开例会18次，镇党委解决难题27件。
二是建强队伍。镇党委选派12名年轻干部驻村，我镇村干部平均年龄降到41岁。`,
      // One who says 我们 speaks for himself, too.
      `青石村党支部书记述职报告

一、工作情况
一是抓班子。村党支部开会24次，我们定下大事11件。
二是抓产业。我村新增大棚35座，党支部领办合作社吸纳农户86户。
三是抓环境。我村清运垃圾120吨，村党支部带头认领责任区8处。`,
    ],
  },
})

function isPersonal({ outline, blocks, properties }: ReportFacts): boolean {
  if (properties.post !== null && ofPerson.test(properties.post)) return true
  return outline.blocks.some(({ type }, index) => {
    const { text } = blocks[index]!
    if (type === "title") return ofPerson.test(text) && /述职/.test(text)
    return type === "opening" && person.test(text)
  })
}
