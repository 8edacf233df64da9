import { figureSpans } from "../../carry/marks"
import type { BlockFacts, Edit, ReportFacts } from "../types"
import { rule } from "../types"

/** One place of a figure that stands in several. */
interface Tied {
  block: number
  from: number
  to: number
  text: string
}

export const tiedFigure = rule({
  id: "tied-figure",
  kind: "contradiction",
  severity: "warning",
  scope: "report",
  title: "绑在一起的数不一致",
  basis: "公文数据应准确：同一数据全文一致",
  check(facts, _context, flag) {
    for (const places of tiesOf(facts)) {
      const first = places[0]!
      const other = places.find((it) => differ(facts, first, it))
      if (!other) continue
      const readings = [...new Set(places.map((it) => it.text))]
      const fixes = readings.map((text) => ({
        title: `都改为“${text}”`,
        edits: places
          .filter((it) => it.text !== text)
          .map(({ block, from, to }): Edit => ({ span: { block, in: "text", from, to }, insert: text })),
        safe: false,
      }))
      const { block, from, to, text } = other
      flag(
        { block, in: "text", from, to },
        {
          message: `这两处是同一个数，写的不一样：前面是“${first.text}”，这里是“${text}”。核对哪个是准的，两处改成一样。`,
          fixes,
        },
      )
    }
  },
  examples: {
    flags: [
      {
        tied: ["97件", "79件"],
        text: "一、主要工作\n一是抓治理。调解纠纷97件。\n二、存在问题\n一是人手少。⟦79件⟧纠纷只有两人管。",
      },
      {
        tied: ["1.2万亩", "1.3万亩"],
        text: "一、主要工作\n一是抓产业。种植核桃1.2万亩。\n二、下一步打算\n一是抓管护。⟦1.3万亩⟧核桃全部剪枝。",
      },
    ],
    passes: [
      {
        tied: ["97件"],
        text: "一、主要工作\n一是抓治理。调解纠纷97件。\n二、存在问题\n一是人手少。97件纠纷只有两人管。",
      },
      // Nobody said that they are one.
      "一、主要工作\n一是抓治理。调解纠纷97件。\n二、存在问题\n一是人手少。79件纠纷只有两人管。",
    ],
    guards: [
      // The same number written in two ways.
      {
        tied: ["1.2万亩", "12000亩"],
        text: "一、主要工作\n一是抓产业。种植核桃1.2万亩。\n二、下一步打算\n一是抓管护。12000亩核桃全部剪枝。",
      },
    ],
  },
})

/** Figures with the same tie, those of one tie together, in the order of the text. */
function tiesOf(facts: ReportFacts): Tied[][] {
  const byTie = new Map<string, Tied[]>()
  for (let block = 0; block < facts.blocks.length; block++) {
    const blockFacts = facts.blocks[block]!
    if (blockFacts.type === "aside") continue
    for (const { from, to, attrs } of figureSpans(blockFacts.node)) {
      if (attrs.tie === "") continue
      const place = { block, from, to, text: blockFacts.text.slice(from, to) }
      const known = byTie.get(attrs.tie)
      if (known) known.push(place)
      else byTie.set(attrs.tie, [place])
    }
  }
  return [...byTie.values()].filter((places) => places.length > 1)
}

function differ({ blocks }: ReportFacts, a: Tied, b: Tied): boolean {
  const one = amountOf(blocks[a.block]!, a)
  const two = amountOf(blocks[b.block]!, b)
  return one !== null && two !== null ? one !== two : a.text !== b.text
}

/** What the figure comes to: 1.2万亩 and 12000亩 are one. Null where the marked words are no quantity. */
function amountOf({ quantities }: BlockFacts, { from, to }: Tied): number | null {
  return quantities.find((it) => it.from < to && from < it.to)?.value ?? null
}
