import { Fragment, type Mark, type Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import { reportFacts } from "../checks/facts"
import { idsFor } from "../model/ids"
import type { FigureAttrs } from "../model/origin"
import type { Properties } from "../model/properties"
import { attrsOf } from "../model/schema"
import { findDates, isoDate } from "../text/dates"
import { withLastYear } from "./last-year"
import { type MovedOn, moveOn } from "./move-on"
import { ontoSkeleton } from "./skeleton"
import { applyMoves } from "./standing-moves"

export interface CarryInto {
  /** File name of last year's report, as the user knows it, without a folder. */
  name: string
  /** The year that the draft reports on. */
  year: number
  /** The year that last year's report is on, when its properties do not say so. */
  from?: number
}

/** This year's draft; `moves` and `stays` have their places in last year's report (`findMoves` for the draft). */
export interface CarriedOver extends MovedOn {
  doc: Node
}

/**
 * This year's draft from last year's report: all of its text on its skeleton, years moved on where that is certain,
 * ids of the items kept, last year's report whole inside it. What the writer said of last year's text (confirmed
 * figures and sentences, decisions on promises and copies, to-dos, the edition, ignored findings) was said of last
 * year and is not taken over; where a figure comes from, and which figures are one, is.
 *
 * @throws RangeError when the year of the old report is not known, or not before `year`
 */
export function carryOver(last: Node, { name, year, from }: CarryInto): CarriedOver {
  const fromYear = from ?? attrsOf.report(last).properties.year
  if (fromYear === null) throw new RangeError("the old report's year is not known")
  const moved = moveOn(reportFacts(last), fromYear, year)
  const { doc } = applyMoves(new Transform(last), moved.moves)
  const fresh = doc.type.create(
    {
      ...doc.attrs,
      properties: propertiesFor(doc, year),
      sources: [],
      promiseDecisions: [],
      todos: [],
      copyDecisions: [],
      edition: null,
      ignored: [],
    },
    unsaid(doc).content,
  )
  const shaped = ontoSkeleton(fresh, year, idsFor(`${name}\n${year}\n${fresh.textContent}`))
  return { doc: withLastYear(shaped, { name, year: fromYear, report: last }), ...moved }
}

/** Person and unit are proposed anew; the date is the one that the moved text bears. */
function propertiesFor(doc: Node, year: number): Properties {
  const { properties } = attrsOf.report(doc)
  const date = signedOn(doc)
  const known = Object.entries({ ...properties, date })
  return {
    ...properties,
    year,
    date,
    proposed: known
      .filter(([key, value]) => ["name", "post", "unit", "date"].includes(key) && value !== null)
      .map(([key]) => key),
  }
}

function signedOn(doc: Node): string | null {
  const dates = doc.content.content
    .filter(({ type }) => type.name === "signature" || type.name === "byline")
    .flatMap(({ textContent }) => findDates(textContent))
    .filter(({ month }) => month !== null)
  const last = dates.at(-1)
  return last ? isoDate(last) : null
}

/** The same nodes without what the writer said of their text. */
function unsaid(node: Node): Node {
  if (node.isText) {
    const marks = node.marks.flatMap(markLeft)
    return marks.length === node.marks.length && marks.every((mark, i) => mark === node.marks[i])
      ? node
      : node.mark(marks)
  }
  const children = node.content.content.map(unsaid)
  return children.every((child, i) => child === node.child(i))
    ? node
    : node.copy(Fragment.fromArray(children))
}

function markLeft(mark: Mark): Mark[] {
  if (mark.type.name !== "figure") return []
  const { note, tie } = mark.attrs as FigureAttrs
  return note === "" && tie === "" ? [] : [mark.type.create({ note, tie, confirmed: "", by: "" })]
}
