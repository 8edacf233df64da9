import { Node } from "prosemirror-model"
import { z } from "zod"
import { LinkDecision } from "./links"
import { migrate } from "./migrate"
import { CopyDecision, Edition, PromiseDecision, Source, Todo } from "./origin"
import { Properties } from "./properties"
import { attrsOf, schema } from "./schema"

/** Version of the JSON below. Raise it with every change of shape, and add the step to `migrate.ts`. */
export const formatVersion = 3

export const reportFormat = "shuzhi-report"

/** What a `.shuzhi` file holds, and what the store keeps for each report. */
export interface ReportJson {
  format: typeof reportFormat
  version: number
  /** The `doc` node as ProseMirror writes it. */
  doc: unknown
}

export type ReadReport = { ok: true; doc: Node } | { ok: false; reason: "not-ours" | "newer" | "damaged" }

const Envelope = z.object({
  format: z.literal(reportFormat),
  version: z.number().int().positive(),
  doc: z.unknown(),
})

const Attrs = z.object({
  skeleton: z.string().nullable(),
  properties: Properties,
  linkDecisions: z.array(LinkDecision),
  sources: z.array(Source),
  promiseDecisions: z.array(PromiseDecision),
  todos: z.array(Todo),
  copyDecisions: z.array(CopyDecision),
  edition: Edition.nullable(),
  ignored: z.array(z.string()),
})

/** The JSON of a report. The same report always gives the same JSON. */
export function writeReport(doc: Node): ReportJson {
  return { format: reportFormat, version: formatVersion, doc: doc.toJSON() }
}

/**
 * Reads the JSON of a report, older versions included. A report that a newer program wrote is refused: what
 * this program does not know of it would be lost at the next save. Decisions about items that are gone are left out:
 * while the report was open, taking the deletion back would have brought them back.
 */
export function readReport(json: unknown): ReadReport {
  const envelope = Envelope.safeParse(json)
  if (!envelope.success) return { ok: false, reason: "not-ours" }
  if (envelope.data.version > formatVersion) return { ok: false, reason: "newer" }
  try {
    const doc = Node.fromJSON(schema, migrate(envelope.data.doc, envelope.data.version, formatVersion))
    doc.check()
    if (doc.type !== schema.topNodeType) return { ok: false, reason: "damaged" }
    const attrs = Attrs.safeParse(doc.attrs)
    if (!attrs.success) return { ok: false, reason: "damaged" }
    return { ok: true, doc: withoutGoneLinks(doc) }
  } catch {
    return { ok: false, reason: "damaged" }
  }
}

function withoutGoneLinks(doc: Node): Node {
  const { linkDecisions } = attrsOf.report(doc)
  if (linkDecisions.length === 0) return doc
  const ids = new Set<unknown>()
  doc.descendants((node) => {
    if (node.type === schema.nodes.item) ids.add(node.attrs.id)
    return !node.isTextblock
  })
  const there = linkDecisions.filter(({ problem, target }) => ids.has(problem) && ids.has(target))
  if (there.length === linkDecisions.length) return doc
  return doc.type.create({ ...doc.attrs, linkDecisions: there }, doc.content)
}
