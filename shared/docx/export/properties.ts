import type { Node } from "prosemirror-model"
import { skeletonById } from "../../library/skeletons"
import { attrsOf } from "../../model/schema"
import { xmlText } from "./characters"
import { titleOf } from "./paper"

/** What the file says about itself, in the program's dialogs and in the file manager; never printed. */
export interface FileProperties {
  title: string
  creator: string
  /** W3CDTF, or null: no clock is read, the same report gives the same bytes. */
  date: string | null
  /** The named version that was exported (内容状态 in Word and the file manager); none: a draft. */
  edition?: string | null
}

/** The program's name stands in when nobody has said who reports: Word would show its user's. */
export const program = "述职台"

/** The properties of the file of a report. A report without a title is named by what it is, in the file only. */
export function filePropertiesOf(doc: Node): FileProperties {
  const { properties, skeleton, edition } = attrsOf.report(doc)
  const kind = skeletonById(skeleton)?.name ?? "述职报告"
  const named = properties.year === null ? kind : `${properties.year}年${kind}`
  return {
    title: titleOf(doc) ?? named,
    creator: xmlText(properties.name ?? "").trim() || program,
    date: properties.date?.length === 10 ? `${properties.date}T00:00:00Z` : null,
    edition: xmlText(edition?.name ?? "").trim() || null,
  }
}
