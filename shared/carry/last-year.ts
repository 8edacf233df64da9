import type { Node } from "prosemirror-model"
import { blockFacts, reportFacts } from "../checks/facts"
import type { ReportFacts } from "../checks/types"
import { hash } from "../model/ids"
import { kept } from "../model/kept"
import type { Source } from "../model/origin"
import { readOutline } from "../model/outline"
import { attrsOf, schema } from "../model/schema"
import type { LastYear } from "./types"

/** Last year's report as the source holds it, or null where only its name is known or its nodes cannot be read. */
const readSource = kept((source: Source): LastYear | null => {
  if (typeof source.report !== "object" || source.report === null) return null
  try {
    const doc = schema.nodeFromJSON(source.report)
    doc.check()
    return { source, doc, facts: factsOf(doc) }
  } catch {
    // A source of a damaged or newer file: the report itself can still be worked on.
    return null
  }
})

/** The facts of last year's report. Its links take as long to read as all the rest: only its promises ask for them. */
function factsOf(doc: Node): ReportFacts {
  const outline = readOutline(doc)
  return {
    outline,
    blocks: outline.blocks.map((block) => blockFacts(block.node)),
    properties: attrsOf.report(doc).properties,
    get links() {
      return reportFacts(doc).links
    },
    get skeleton() {
      return reportFacts(doc).skeleton
    },
  }
}

/** Last year's report, if the report knows it. Read once in the life of the source. */
export function lastYearOf(doc: Node): LastYear | null {
  const source = attrsOf.report(doc).sources[0]
  return source ? readSource(source) : null
}

/**
 * The report held against last year's, which takes the place of the one that it was held against before. Older
 * sources of last year's own are left out: a report would grow with every year.
 *
 * @param last `name` as the user knows the file, `year` null: the year of its own properties
 */
export function withLastYear(doc: Node, last: { name: string; year: number | null; report: Node }): Node {
  const { attrs, content } = last.report
  const bare = last.report.type.create({ ...attrs, sources: [], promiseDecisions: [] }, content)
  const source: Source = {
    id: `s${hash(last.name + bare.textContent)}`,
    name: last.name,
    year: last.year ?? attrsOf.report(last.report).properties.year,
    report: bare.toJSON(),
  }
  const rest = attrsOf.report(doc).sources.slice(1)
  return doc.type.create({ ...doc.attrs, sources: [source, ...rest] }, doc.content, doc.marks)
}
