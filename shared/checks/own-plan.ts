import type { Item } from "../model/outline"
import { sentences } from "../text/sentences"
import { saysWhen, saysWho } from "./commitments"
import { perBlock } from "./facts"
import type { ReportFacts } from "./types"

/** A sentence that begins by looking ahead. */
const ahead = /^(?:下一步|下步|接下来|今后|明年|来年|下一?年度?|新的一年|现已|目前正)/
/** Something is to be done by then: 3月底前出台…; what was to be ready by then (9月底前建成的…) is past. */
const dueBy =
  /(?:月(?:\d{1,2}日|底|末|份|初|[上中]旬)?|年底|半年|季度末?)之?前(?![^，。；]{0,16}的)|(?<![一二两三四五六七八九十几\d近])年内(?![^，。；]{0,16}的)/
/** What tells of something past or still wanting. */
const wanting =
  /了(?!解)|已经?|曾|仍|尚|未|没有|只有|仅|又|发现|发生|出现|反弹|检查|通报|反馈|反映|投诉|不[足到够深强紧细实高]|滞后|薄弱|应(?!急|对|用)|原(?:定|本|计划)/

interface Plan {
  /** It says by when or by whom. */
  dated: boolean
  /** The latest year that it names. */
  year: number
}

/** Sentences of a paragraph that may say what will be done. */
interface Plans {
  first: Plan | null
  rest: readonly Plan[]
}

const nothing: Plans = { first: null, rest: [] }

/** What is said of a year is for the caller to judge: only the report knows which years are still to come. */
const plansOf = perBlock(({ text, years }): Plans => {
  if (years.length === 0 && !/下[一步年]|[今明来]|接|前|年内/.test(text)) return nothing
  const plans = sentences(text).map(({ from, to }): Plan | null => {
    const sentence = text.slice(from, to)
    if (wanting.test(sentence)) return null
    let year = 0
    for (const mention of years)
      if (mention.from >= from && mention.to <= to) year = Math.max(year, mention.year)
    const dated = (ahead.test(sentence) && (saysWhen(sentence) || saysWho(sentence))) || dueBy.test(sentence)
    return dated || year > 0 ? { dated, year } : null
  })
  return { first: plans[0] ?? null, rest: plans.slice(1).filter((plan) => plan !== null) }
})

/**
 * Does a problem, or the cause that stands inside it, say what will be done? A sentence with a year after the one
 * reported on is a plan (2025年3月举办牧业技术班, in a report on 2024), and so is one that looks ahead and sets a day.
 * The lead of the problem says what is wrong, whatever year it names.
 */
export function hasOwnPlan(problem: Item, facts: ReportFacts, year: number | null): boolean {
  const isPlan = (plan: Plan | null) => plan !== null && (plan.dated || (year !== null && plan.year > year))
  const plans = (item: Item): boolean =>
    item.blocks.some(({ index }, i) => {
      const { first, rest } = plansOf(facts.blocks[index]!)
      return rest.some(isPlan) || (i > 0 && isPlan(first))
    }) || item.children.some(plans)
  return plans(problem)
}
