import type { Node } from "prosemirror-model"
import { readOutline } from "../../model/outline"
import { attrsOf } from "../../model/schema"
import { xmlText } from "./characters"
import { type Layout, standardLayout } from "./layout"
import { completedParts } from "./parts"
import { filePropertiesOf, program } from "./properties"
import { ReadyXml } from "./ready-xml"
import { redlineRows } from "./redline-rows"
import { type ChangedBy, redlineXml } from "./redline-xml"
import { stylesOf } from "./styles"
import { complete, documentOf, pack } from "./write"

export interface RedlineOptions {
  /** Whom Word names beside every change; the program when nobody is said. */
  author: string
  /** Day (`2026-01-05`, at noon) or moment (`2026-01-05T08:30:00Z`) of the changes. There is no clock here. */
  date: string
}

/**
 * Writes a redline copy (花脸稿): the report as it is after, by GB/T 9704—2012, with everything that differs from the
 * report before as tracked changes. With all of them accepted it reads as the export of `after`, with all of them
 * rejected as that of `before`, paragraph by paragraph. Further changes are tracked, too. The same input gives the
 * same bytes.
 *
 * @throws RangeError when the date is none
 */
export async function writeRedline(
  before: Node,
  after: Node,
  options: RedlineOptions,
  layout: Layout = standardLayout,
): Promise<Uint8Array> {
  const by: ChangedBy = { author: xmlText(options.author).trim() || program, ...moments(options.date) }
  const rows = redlineRows(readOutline(before), readOutline(after), layout)
  const children = redlineXml(rows, by).map((xml) => new ReadyXml(xml))
  const styles = stylesOf(layout, attrsOf.report(after).properties.sealed)
  const document = documentOf(children, layout, styles, { features: { trackRevisions: true } })
  // A copy with changes is no version that was named, and must not pass for one.
  const properties = filePropertiesOf(after)
  const parts = completedParts(
    { ...properties, title: `${properties.title}（花脸稿）`, edition: null },
    layout,
  )
  return complete(await pack(document, parts))
}

/** A moment in whole seconds, as Word writes it, and another two minutes before. */
function moments(date: string): { date: string; earlier: string } {
  const read = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/.exec(date)
  if (!read || Number.isNaN(Date.parse(date))) throw new RangeError(`no date: ${date}`)
  const [, day, time = "12:00:00", zone = "Z"] = read
  const before = new Date(Date.parse(`${day}T${time}Z`) - 120_000)
  return { date: `${day}T${time}${zone}`, earlier: before.toISOString().slice(0, 19) + zone }
}
