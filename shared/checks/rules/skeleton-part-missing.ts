import type { SkeletonPart } from "../../library/skeletons"
import { numeral } from "../../text/numerals"
import { perBlock } from "../facts"
import { endOfText } from "../places"
import { wordedLike } from "../skeleton-fit"
import { type ReportFacts, rule } from "../types"

/** Words that a part gives itself away by when it stands without a heading of its own. */
const telltale: Readonly<Record<string, RegExp>> = {
  highlight: /取得|成效|工作开展情况/,
  problem: /(?:存在|还有|仍有).{0,12}(?:问题|不足|差距|短板)|(?:不足|差距)(?:之处|和问题)/,
  measure: /(?:下一步|下步|今后|明年|新的一年|来年|接下来).{0,16}(?:将|要|重点|工作|打算|努力)/,
}

/** Which roles a block shows signs of, when no heading says so. */
const signs = perBlock(({ text }) => Object.keys(telltale).filter((role) => telltale[role]!.test(text)))

export const skeletonPartMissing = rule({
  id: "skeleton-part-missing",
  kind: "structure",
  severity: "warning",
  scope: "report",
  title: "缺少一个部分",
  basis: "提纲：固定的几个部分一个不能少",
  check(facts, _context, flag) {
    const { skeleton: fit } = facts
    if (!fit) return
    const end = endOfText(facts)
    if (!end) return
    for (const [i, part] of fit.skeleton.parts.entries()) {
      if (!part.required || (fit.sections.get(part.key) ?? []).length > 0) continue
      if (isLeftOut(facts, part)) continue
      const seen = seenElsewhere(facts, part)
      if (seen === "written") continue
      flag(end, {
        item: null,
        subject: part.key,
        // Signs of the part in running text make it possible that only the heading is missing.
        severity: seen === "hinted" ? "hint" : "warning",
        message:
          seen === "hinted"
            ? `没有找到“${part.heading}”这一部分，它可能写在了别的段落里。加上标题“${heading(i, part)}”会更清楚。`
            : `缺“${part.heading}”这一部分。按《${fit.skeleton.name}》的提纲，它是第${numeral(i + 1)}部分。补上标题和内容。`,
      })
    }
  },
  examples: {
    flags: [
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。
主要原因是：一是思想上重视不够。⟦⟧`,
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二是建强队伍。培训骨干60人。
二、下一步工作思路和措施
一是坚持学用结合，把课堂搬到田间地头。⟦⟧`,
    ],
    passes: [
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。
三、下一步工作思路和措施
一是坚持学用结合。`,
      `一、主要工作及成效
（一）抓学习。办班12期。
二、存在的不足
一是学得不深。
三、今后打算
一是学以致用。`,
    ],
    guards: [
      // A bureau's report on parts of its own: nobody knows what it lacks.
      `一、法治宣传情况
举办讲座12场。
二、行政执法情况
立案36件。
三、复议应诉情况
应诉4件。`,
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。`,
      // The title says that nothing is told of virtue.
      `张家渡镇镇长述职述廉报告
一、履职情况
一是抓发展。新修村道6公里。
二、廉洁自律情况
严守廉洁纪律，管好家人和身边人。
三、存在的问题
一是调研不够深。原因是事务缠身。
四、努力方向
一是多下村组调研。`,
    ],
  },
})

function heading(index: number, part: SkeletonPart): string {
  return `${numeral(index + 1)}、${part.heading}`
}

/** A 述职述廉报告 has no part 述德, and its title says so. */
function isLeftOut({ outline, blocks }: ReportFacts, part: SkeletonPart): boolean {
  const told = /[德廉学法]/.exec(part.heading)?.[0]
  if (!told) return false
  return outline.blocks.some(({ type, index }) => {
    const text = blocks[index]!.text
    return type === "title" && /述职述/.test(text) && !text.includes(told)
  })
}

/**
 * Is the part there after all? `written`: a heading of any section speaks of it, or it has items. `hinted`:
 * some paragraph sounds like it.
 */
function seenElsewhere(facts: ReportFacts, part: SkeletonPart): "written" | "hinted" | null {
  const { outline, skeleton } = facts
  // Where several parts share a role (履职、述德、述廉), an item of the role tells nothing.
  const alone = skeleton?.skeleton.parts.filter((it) => it.role === part.role).length === 1
  if (alone && outline.items.some((item) => item.role === part.role)) return "written"
  if (alone && outline.sections.some((section) => section.role === part.role)) return "written"
  if (outline.sections.some((it) => it.heading && wordedLike(it.heading.node.textContent, part)))
    return "written"
  if (!alone) return null
  for (const block of outline.blocks) {
    if (block.type === "aside" || block.type === "title" || block.type === "opening") continue
    if (signs(facts.blocks[block.index]!).includes(part.role)) return "hinted"
  }
  return null
}
