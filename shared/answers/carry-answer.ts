import { carriedOf } from "../carry/carried"
import type { CarriedOver } from "../carry/draft"
import { promisesOf } from "../carry/promises"
import type { PromiseState } from "../carry/types"
import { reportFacts } from "../checks/facts"
import type { Outline } from "../model/outline"
import { rangeOf, type TextMap } from "../model/text-map"

/** What `shuzhi carry` prints. Names and shapes are kept to the letter. */
export interface CarryAnswer {
  /** The file that was written. */
  draft: string
  year: number
  /** In the order of the old text; `start` is an offset into it as it was imported. */
  movedOn: { from: string; to: string; start: number }[]
  /** What somebody has to say of: is it still so this year? */
  toConfirm: { numbers: number; sentences: number }
  promises: PromiseAnswer[]
}

/** One of last year's promises, as `check --last` and `carry` print it. */
export interface PromiseAnswer {
  /** Its first sentence. */
  last: string
  kind: "measure" | "problem"
  /** Running ids of the items of this year that answer it. */
  answeredBy: string[]
  basis: "stated" | "inferred"
}

/**
 * @param draft name of the written file, to print
 * @param map of last year's report
 */
export function carryAnswer(
  { doc, moves }: CarriedOver,
  draft: string,
  year: number,
  map: TextMap,
): CarryAnswer {
  const facts = reportFacts(doc)
  const carried = carriedOf(facts)
  const isOpen = (it: { unchanged: boolean; confirmed: boolean; lawful: boolean }) =>
    it.unchanged && !it.confirmed && !it.lawful
  return {
    draft,
    year,
    movedOn: moves.map(({ place, from, to }) => ({
      from,
      to,
      start: rangeOf(map, { ...place, in: "text" })[0],
    })),
    toConfirm: {
      numbers: carried?.figures.filter(isOpen).length ?? 0,
      sentences: carried?.sentences.filter(isOpen).length ?? 0,
    },
    promises: promiseAnswers(promisesOf(facts), facts.outline),
  }
}

export function promiseAnswers(promises: readonly PromiseState[], { items }: Outline): PromiseAnswer[] {
  const keys = new Map(items.map(({ id, key }) => [id, key]))
  return promises.map(({ text, kind, answeredBy, basis }) => ({
    last: text,
    kind,
    answeredBy: answeredBy.flatMap((id) => keys.get(id) ?? []),
    basis,
  }))
}
