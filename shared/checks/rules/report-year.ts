import type { YearMention } from "../../text/years"
import { perBlock } from "../facts"
import { type BlockFacts, rule } from "../types"

export const reportYear = rule({
  id: "report-year",
  kind: "stale",
  severity: "warning",
  scope: "report",
  title: "标题或开头的年份对不上",
  basis: "标题、开头的年份就是述职年度；纪检机关通报的“跨时抄”，指把往年的材料照抄进今年",
  check(facts, { year }, flag) {
    if (year === null) return
    for (const { index, type } of facts.outline.blocks) {
      if (type !== "title" && type !== "opening" && type !== "byline") continue
      for (const mention of reported(facts.blocks[index]!)) {
        if (mention.year === year) continue
        flag(
          { block: index, in: "text", from: mention.from, to: mention.to },
          {
            message: `${type === "opening" ? "开头" : "标题"}写的是${mention.year}年，述职年度是${year}年，两处对不上。核对哪个是准的，再改成一致。`,
            fixes: [
              {
                title: `改为“${year}年”`,
                edits: [
                  {
                    span: { block: index, in: "text", from: mention.from, to: mention.to },
                    insert: `${year}年`,
                  },
                ],
                safe: false,
              },
            ],
          },
        )
      }
    }
  },
  examples: {
    flags: [
      {
        year: 2025,
        text: "下面，我把⟦2024年⟧的工作向大家汇报如下：\n一、主要工作\n一是抓学习。办班12期。",
      },
      {
        year: 2025,
        text: "现将本人⟦2024年⟧抓党建工作情况报告如下：\n一、主要工作\n一是抓学习。办班12期。",
      },
      {
        year: 2025,
        text: "芦湾镇⟦2024年⟧度党建工作述职报告\n现就本人2025年抓党建工作情况报告如下：\n一、主要工作\n一是抓学习。办班12期。",
      },
      {
        year: 2025,
        text: "芦湾镇党委书记述职报告\n（⟦2024年⟧度）\n现就本人2025年抓党建工作情况报告如下：\n一、主要工作\n一是抓学习。办班12期。",
      },
    ],
    passes: [
      {
        year: 2025,
        text: "现将本人2025年抓党建工作情况报告如下：\n一、主要工作\n一是抓学习。办班12期。",
      },
      "芦湾镇2025年度党建工作述职报告\n现就本人2025年抓党建工作情况报告如下：\n一、主要工作\n一是抓学习。办班12期。",
    ],
    guards: [
      {
        year: 2025,
        text: "2021年3月任职以来，本人坚持学在前、干在先。现将履职情况报告如下：\n一、主要工作\n一是抓学习。办班12期。",
      },
      {
        year: 2025,
        text: "我把2024年定下的12件实事逐件办完，大家都看在眼里，向大家汇报两句心里话。现将履职情况报告如下：\n一、主要工作\n一是抓学习。办班12期。",
      },
      {
        year: 2025,
        text: "根据2026年1月会议安排，现就本人2025年抓党建工作情况报告如下：\n一、主要工作\n一是抓学习。办班12期。",
      },
    ],
  },
})

/** 下面把2018年的工作向大家汇报, 我将2018年履职情况报告如下. */
const informal =
  /(?:^|[，。；])(?:(?:下面|接下来|以下|现在)，?)?(?:请?由?我|本人|我们)?[就将把对](?:我|本人|自己|我们|我[村镇乡局院校])?的?$/
const toldOf =
  /^度?(?:全年)?的?[^。，；]{0,14}(?:工作|情况|履职)[^。；，]{0,12}(?:，)?[^。；，]{0,12}(?:述职|述|汇报|报告)/

/**
 * The year that a title or an opening reports on: the only year of a title, and the year in 现就本人…年…述职如下.
 * A term of office (2021年3月任职以来), a range and the year of a notice are none.
 */
const reported = perBlock((block: BlockFacts): readonly YearMention[] => {
  const { text, type } = block
  const years = block.years.filter((it) => text.charAt(it.to - 1) === "年" && !isOther(text, it))
  if (new Set(years.map((it) => it.year)).size !== 1) return []
  if (type === "title") return years.slice(0, 1)
  // Of the lines under the title only one that is nothing but the year: the others may hold a date.
  if (type === "byline") return /^\s*[（(]?\s*\d{4}年度?\s*[）)]?\s*$/.test(text) ? years.slice(0, 1) : []
  return years.filter(
    (it) =>
      (/(?:现|兹)[就将把对]?[^。]{0,24}$/.test(text.slice(0, it.from)) &&
        /^度?[^。]{0,60}(?:述职|述|汇报|报告|总结)/.test(text.slice(it.to))) ||
      (informal.test(text.slice(0, it.from)) && toldOf.test(text.slice(it.to))),
  )
})

function isOther(text: string, { from, to }: YearMention): boolean {
  const before = text.slice(0, from)
  const after = text.slice(to)
  return (
    /^(?:\d{1,2}月|[—–\-~～－至到、和]|以来|起|开始)/.test(after) ||
    /(?:\d{2,4}年?[—–\-~～－至到、和]|自|从)$/.test(before) ||
    before.lastIndexOf("《") > before.lastIndexOf("》") ||
    before.lastIndexOf("〔") > before.lastIndexOf("〕")
  )
}
