import type { Node } from "prosemirror-model"
import { carriedOf } from "../carry/carried"
import type { LastYear, Place } from "../carry/types"
import { reportFacts } from "../checks/facts"
import type { ReportFacts } from "../checks/types"
import { kept } from "../model/kept"
import type { Source } from "../model/origin"
import { attrsOf } from "../model/schema"
import { scaleOf, shownFigure } from "./change"
import type { LedgerRow } from "./rows"

/** A figure in one year's report. */
export interface YearFigure {
  year: number | null
  text: string
  /** In the unit that this year's is written in. */
  number: number
}

/** An old report held against a still older one. */
const against = kept((source: Source) =>
  kept(
    (doc: Node): ReportFacts =>
      reportFacts(doc.type.create({ ...doc.attrs, sources: [source] }, doc.content)),
  ),
)

/**
 * A figure over the years whose reports are known, the oldest first, this year's last. Each year is found by what the
 * year behind it says; a year in which it cannot be told is left out. Only values of one unit are compared.
 */
export function figureOverYears(row: LedgerRow, facts: ReportFacts): YearFigure[] {
  const { last, value } = row
  if (value === null) return []
  const scale = scaleOf(row)
  const figure = (year: number | null, text: string, of: number): YearFigure => ({
    year,
    text,
    number: Number((of / scale).toPrecision(12)),
  })
  const out = [figure(facts.properties.year, row.text, value)]
  const carried = carriedOf(facts)
  if (!last || last.value === null || !row.change || !carried) return out
  out.unshift(figure(yearOf(carried.last), last.text, last.value))
  const { sources } = attrsOf.report(facts.outline.doc)
  const older = [...sources.slice(1)].filter(({ report }) => report !== null)
  older.sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
  let doc = carried.last.doc
  let place: Place = last
  for (const source of older) {
    const there = carriedOf(against(source)(doc))
    const found = there?.figures.find(({ block, from }) => block === place.block && from === place.from)
    if (!there || !found) continue
    const quantity = there.last.facts.blocks[found.last.block]!.quantities.find(
      ({ from }) => from === found.last.from,
    )
    if (quantity?.value == null) continue
    out.unshift(figure(yearOf(there.last), quantity.text, quantity.value))
    doc = there.last.doc
    place = found.last
  }
  return out
}

const yearOf = ({ source, facts }: LastYear) => source.year ?? facts.properties.year

/** At most so many figures stand in a chart. */
const most = 6

/**
 * The figures of a row's unit that have a value of last year's, for a chart: the row itself with those nearest to it
 * in the text. One alone is no comparison: then none.
 */
export function sameUnit(rows: readonly LedgerRow[], row: LedgerRow): readonly LedgerRow[] {
  const { unit } = row.shown
  if (unit === "" || !isBeside(row, unit)) return []
  const alike = rows.filter((it) => isBeside(it, unit))
  if (alike.length < 2) return []
  const at = alike.findIndex(({ key }) => key === row.key)
  const from = Math.max(0, Math.min(at - Math.floor(most / 2), alike.length - most))
  return alike.slice(from, from + most)
}

const isBeside = ({ shown, last, change }: LedgerRow, unit: string) =>
  shown.unit === unit && change !== null && last !== null && shownFigure(last.text).unit === unit
