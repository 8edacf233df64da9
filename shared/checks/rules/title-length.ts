import { noLimits } from "../../model/properties"
import { countCharacters } from "../../text/space"
import { lengthBasis, limitsOf } from "../length"
import { wholeBlock } from "../places"
import { rule } from "../types"

const title = "芦湾镇党委书记2024年度述职报告"
const report = (head: string) => `${head}

根据会议安排，现将本人2024年度履职情况述职如下：
一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够。`

export const titleLength = rule({
  id: "title-length",
  kind: "length",
  severity: "warning",
  scope: "report",
  title: "标题超过字数要求",
  basis: lengthBasis,
  check(facts, { settings }, flag) {
    const most = limitsOf(facts, settings.limits).titleCharactersMax
    if (most === null) return
    // A title of several lines is one title.
    const lines = facts.outline.blocks.filter(({ type }) => type === "title")
    const characters = lines.reduce((n, { node }) => n + countCharacters(node.textContent), 0)
    const [first] = lines
    if (!first || characters <= most) return
    flag(wholeBlock(facts, first.index), {
      subject: "title",
      message: `标题 ${characters} 字，要求不超过 ${most} 字，超出 ${characters - most} 字。职务、年份在正文里有的，标题里可以省去。`,
    })
  },
  examples: {
    flags: [
      { text: report(`⟦${title}⟧`), settings: { limits: { ...noLimits, titleCharactersMax: 12 } } },
      {
        text: report("⟦芦湾镇党委书记2024年度抓基层党建工作情况述职报告⟧"),
        settings: { limits: { ...noLimits, titleCharactersMax: 20 } },
      },
    ],
    passes: [
      report(title),
      { text: report(title), settings: { limits: { ...noLimits, titleCharactersMax: 30 } } },
    ],
    guards: [
      // Just as long as it may be; white space between its words is none of it.
      {
        text: report("芦湾镇党委书记　2024年度述职报告"),
        settings: { limits: { ...noLimits, titleCharactersMax: title.length } },
      },
      { text: report(title), settings: { limits: { ...noLimits, charactersMax: 3000 } } },
    ],
  },
})
