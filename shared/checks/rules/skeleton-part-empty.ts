import type { Block, Item, Section } from "../../model/outline"
import { readOrdinal } from "../../text/ordinals"
import { endsInColon } from "../../text/space"
import { shorten } from "../naming"
import { wholeBlock } from "../places"
import { type ReportFacts, rule } from "../types"

/** Levels of headings as GB/T 9704—2012 7.3.3 orders them. */
const ranks: Readonly<Record<string, number>> = { han: 1, hanParen: 2, arabic: 3, arabicParen: 4 }

export const skeletonPartEmpty = rule({
  id: "skeleton-part-empty",
  kind: "structure",
  severity: "error",
  scope: "report",
  title: "标题下没有内容",
  basis: "提纲：每个部分都要有内容",
  check(facts, _context, flag) {
    const { outline } = facts
    const twins = repeatedHeadings(outline.sections)
    for (const [i, section] of outline.sections.entries()) {
      const { heading } = section
      if (!heading || !isEmpty(facts, section)) continue
      if (holdsTheNext(heading, outline.sections[i + 1]) || twins.has(heading.node.textContent)) continue
      const text = facts.blocks[heading.index]!.text
      if (text.trim() === "") continue
      flag(wholeBlock(facts, heading.index), {
        message: `“${shorten(text, 20)}”下面没有内容，印出来只有一个标题。写上内容，或删去标题。`,
      })
    }
    for (const item of outline.items) {
      const { ordinal } = item
      const block = item.blocks[0]!
      // In a part that is wholly unwritten the heading has been flagged already.
      if (ordinal === "" || hasWords(facts, item) || isEmpty(facts, item.section)) continue
      flag(
        { block: block.index, in: "ordinal", from: 0, to: ordinal.length },
        { message: `“${ordinal}”后面没有内容。写上内容，或删去这一条。` },
      )
    }
    for (const block of outline.blocks) {
      if (!announces(facts, block) || leadsToSomething(facts, block)) continue
      flag(wholeBlock(facts, block.index), {
        severity: "warning",
        message: `“${shorten(facts.blocks[block.index]!.text, 20)}”后面没有列出内容。写上内容，或删去这一句。`,
      })
    }
  },
  examples: {
    flags: [
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、⟦存在问题及原因⟧
三、下一步工作思路和措施
一是坚持学用结合。`,
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。
⟦存在这些问题的主要原因是：⟧
三、下一步工作思路和措施
一是坚持学用结合。`,
    ],
    passes: [
      `一、履职工作特色和亮点
一是守住主业。召开例会18次。
二、存在问题及原因
一是学用结合不够紧。
三、下一步工作思路和措施
一是坚持学用结合。`,
      `一、工作情况
全年办班12期。
二、打算
继续办好夜校。`,
    ],
    guards: [
      `一、履职工作特色和亮点
（一）守住主业
召开例会18次。
（二）建强队伍
培训骨干60人。`,
    ],
  },
})

function hasWords(facts: ReportFacts, item: Item): boolean {
  return (
    item.blocks.some((block) => /\S/.test(facts.blocks[block.index]!.text)) ||
    item.children.some((child) => child.ordinal !== "" || hasWords(facts, child))
  )
}

function isEmpty(facts: ReportFacts, section: Section): boolean {
  for (let i = section.blocks[0]; i < section.blocks[1]; i++) {
    const block = facts.outline.blocks[i]!
    if (block === section.heading || block.type === "aside") continue
    if (/\S/.test(facts.blocks[i]!.text)) return false
  }
  return true
}

/** `一、` followed by a heading `（一）` is no empty part: the second one stands inside it. */
function holdsTheNext(heading: Block, next: Section | undefined): boolean {
  if (!next?.heading) return next !== undefined
  const rank = (block: Block) => ranks[readOrdinal(block.ordinal)?.style ?? ""] ?? 9
  return rank(next.heading) > rank(heading)
}

/** Texts of headings that come twice: a line of a contents list that was read as a heading comes again later, with text below it. */
function repeatedHeadings(sections: readonly Section[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { heading } of sections) {
    if (!heading) continue
    const text = heading.node.textContent
    if (seen.has(text)) twice.add(text)
    seen.add(text)
  }
  return twice
}

/** A paragraph that ends in a colon promises something. Without a list behind it, the reader calls it no lead-in. */
function announces(facts: ReportFacts, { type, index }: Block): boolean {
  if (type !== "leadIn" && type !== "para" && type !== "intro") return false
  return endsInColon(facts.blocks[index]!.text)
}

/** Does anything follow before the section, or the list that the next lead-in begins, is over? */
function leadsToSomething(facts: ReportFacts, block: Block): boolean {
  const end = block.section?.blocks[1] ?? 0
  for (let i = block.index + 1; i < end; i++) {
    const next = facts.outline.blocks[i]!
    if (next.type === "aside") continue
    if (next.type === "leadIn" && block.type === "leadIn") return false
    if (/\S/.test(facts.blocks[i]!.text) || next.ordinal !== "") return true
  }
  return false
}
