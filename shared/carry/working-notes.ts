import { reportFacts } from "../checks/facts"
import type { WorkingNotes } from "../docx/export/working-copy"
import type { Item } from "../model/outline"
import { carriedOf } from "./carried"
import type { CarriedOver } from "./draft"

/**
 * What the working copy of a draft says: what is last year's, and at each item what is to be done there: sentences and
 * figures to look at, years that were moved on, years that were left and why.
 */
export function workingNotes({ doc, moves, stays }: CarriedOver): WorkingNotes {
  const facts = reportFacts(doc)
  const carried = carriedOf(facts)
  if (!carried) return { carried: [], comments: [] }
  const blocks = carried.last.facts.outline.blocks
  const oldItem = (place: { block: number }) => blocks[place.block]?.item?.id
  return {
    carried: carried.sentences.flatMap(({ block, stretches }) =>
      stretches.map(([from, to]) => ({ block, from, to })),
    ),
    comments: facts.outline.items.map((item) => {
      const own = new Set(item.blocks.map(({ index }) => index))
      const open = <T extends { block: number; confirmed: boolean; lawful: boolean; unchanged: boolean }>(
        all: readonly T[],
      ) => all.filter((it) => own.has(it.block) && it.unchanged && !it.confirmed && !it.lawful)
      const lines = [
        ...sentenceLine(open(carried.sentences).length),
        ...figureLine(open(carried.figures).map(({ text }) => text)),
        ...moves
          .filter(({ place }) => oldItem(place) === item.id)
          .map(({ from, to, why }) => `“${from}”已改为“${to}”：${why}。`),
        ...stays
          .filter(({ place }) => oldItem(place) === item.id)
          .map(({ text, why }) => `“${text}”没有改：${why}。`),
        ...roleLine(item),
      ]
      return { item: item.id, lines: lines.length > 0 ? lines : ["这一条没有去年的文字要核对。"] }
    }),
  }
}

function sentenceLine(n: number): string[] {
  return n > 0 ? [`有 ${n} 句还是去年的，今年仍是这样就照用，不然改写。`] : []
}

function figureLine(figures: readonly string[]): string[] {
  return figures.length > 0
    ? [`有 ${figures.length} 个数还是去年的：${figures.join("、")}。核对后改成今年的。`]
    : []
}

/** Of the items that last year promised something. */
function roleLine({ role }: Item): string[] {
  if (role === "problem") return ["这是去年查摆的问题：整改得怎样写进亮点，已经解决的换成今年的问题。"]
  if (role === "measure") return ["这是去年答应的事：做得怎样写进亮点，这里写明年的打算。"]
  return []
}
