import type { Node } from "prosemirror-model"
import type { IdSource } from "../model/ids"
import { noProperties } from "../model/properties"
import { schema } from "../model/schema"
import { writeOrdinal } from "../text/ordinals"
import type { Skeleton, SkeletonPart } from "./skeletons"

/**
 * An empty report on a skeleton: every part with its heading, its lead-ins and as many empty items as the
 * skeleton asks for, numbered by the program. Nothing is filled in but the opening's year.
 *
 * @param year the year reported on (`defaultReportYear`), proposed until a person confirms it
 */
export function newReport(skeleton: Skeleton, year: number, ids: IdSource): Node {
  const properties = { ...noProperties, year, proposed: ["year"] }
  const children = [
    schema.node("title"),
    ...(skeleton.addressee ? [line("addressee", skeleton.addressee)] : []),
    line("opening", skeleton.opening.replace("{year}", String(year))),
    ...skeleton.parts.map((part, i) => newSection(part, i + 1, ids)),
  ]
  return schema.node("doc", { skeleton: skeleton.id, properties }, children)
}

function line(type: string, text: string, attrs = {}): Node {
  return schema.node(type, attrs, text ? [schema.text(text)] : [])
}

function newSection(part: SkeletonPart, n: number, ids: IdSource): Node {
  const children = [line("heading", part.heading, { ordinal: writeOrdinal("han", n) })]
  if (part.intro !== undefined) children.push(schema.node("intro"))
  const sectionId = ids()
  for (const { role, leadIn, style, items, runOn } of part.lists) {
    if (leadIn) children.push(line("leadIn", leadIn, { role }))
    const nodes = Array.from({ length: items }, (_, i) =>
      schema.node("item", { id: ids(), role, ordinal: writeOrdinal(style, i + 1) }, [
        // The first stands behind its lead-in; without one it begins the paragraph.
        schema.node("para", { runOn: runOn && (i > 0 || leadIn !== undefined) }),
      ]),
    )
    children.push(schema.node("list", { style, start: 1 }, nodes))
  }
  return schema.node("section", { id: sectionId, role: part.role, part: part.key }, children)
}
