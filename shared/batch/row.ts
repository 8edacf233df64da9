import type { Node } from "prosemirror-model"
import { carriedOf } from "../carry/carried"
import { withLastYear } from "../carry/last-year"
import { checkReport } from "../checks/run"
import type { CheckSettings, Kind, Severity } from "../checks/types"
import { countReport, sharesOf } from "../model/counts"
import { blocksOf, type Item, type Outline } from "../model/outline"
import { type Limits, noLimits } from "../model/properties"
import { attrsOf } from "../model/schema"
import { rangeOf } from "../model/text-map"
import type { Imported } from "../reading/imported"
import { linePlaces } from "../text/line-places"
import { joinTitle } from "../text/title"

/** What a reviewing department sees of one report. */
export interface BatchRow {
  /** Its path below the folder, with `/`. */
  file: string
  title: string | null
  unit: string | null
  name: string | null
  year: number | null
  /** Without white space. */
  characters: number
  /** Share of 问题 in the text, 0–1. */
  problemShare: number
  highlights: number
  highlightsWithFigures: number
  problems: number
  /** Those that have a cause and a measure. */
  problemsAnswered: number
  /** 沿用率: share of the text that is still last year's, 0–1; null where last year's report is not known. */
  carriedRatio: number | null
  levels: Record<Severity, number>
  kinds: Partial<Record<Kind, number>>
  findings: BatchFinding[]
}

export interface BatchFinding {
  rule: string
  kind: Kind
  severity: Severity
  message: string
  quote: string
  basis: string | null
  /** Place in the file's text, counted from 1 as editors do. */
  paragraph: number
  column: number
}

/** A file of the folder that could not be read, and why. */
export interface BatchFailure {
  file: string
  failure: string
}

export type BatchResult = BatchRow | BatchFailure

export function isFailure(result: BatchResult): result is BatchFailure {
  return "failure" in result
}

/**
 * Checks one report of a folder.
 *
 * @param file its path below the folder
 * @param year reported on, when the caller knows better than the text
 * @param last last year's report of the same unit
 */
export function batchRow(
  { doc, map }: Imported,
  file: string,
  year: number | null,
  settings?: CheckSettings,
  last?: { name: string; report: Node } | null,
): BatchRow {
  const bare = settings ? underLimits(doc, settings.limits) : doc
  const held = last ? withLastYear(bare, { ...last, year: null }) : bare
  const { facts, findings } = checkReport(held, { year }, settings)
  const share = carriedOf(facts)?.share
  const { outline } = facts
  const { properties } = attrsOf.report(doc)
  const counts = countReport(outline)
  const levels: BatchRow["levels"] = { error: 0, warning: 0, hint: 0 }
  const kinds: BatchRow["kinds"] = {}
  for (const { severity, kind } of findings) {
    levels[severity]++
    kinds[kind] = (kinds[kind] ?? 0) + 1
  }
  const placeOf = linePlaces(map.text)
  const highlights = outermost(outline, "highlight")
  const withFigures = new Set<Item>()
  for (const [index, { quantities }] of facts.blocks.entries())
    if (quantities.length > 0) {
      const item = outermostOf(outline.blocks[index]?.item ?? null, "highlight")
      if (item) withFigures.add(item)
    }
  const problems = facts.links.answers.filter(({ problem }) => problem.parent?.role !== "problem")
  return {
    file,
    title: joinTitle(blocksOf(outline, "title").map((block) => block.node.textContent)).text || null,
    unit: properties.unit,
    name: properties.name,
    year: year ?? properties.year,
    characters: counts.total,
    problemShare: sharesOf(counts).problem,
    highlights: highlights.length,
    highlightsWithFigures: withFigures.size,
    problems: problems.length,
    problemsAnswered: problems.filter(({ missing }) => missing.length === 0).length,
    carriedRatio: share ? share.carried / Math.max(1, share.characters) : null,
    levels,
    kinds,
    findings: findings.map(({ rule, kind, severity, message, basis, span }) => {
      const [start, end] = rangeOf(map, span)
      return { rule, kind, severity, message, basis, quote: map.text.slice(start, end), ...placeOf(start) }
    }),
  }
}

/** A reviewer's limits go before those that the author set for himself. */
function underLimits(doc: Node, limits: Limits): Node {
  if (Object.values(limits).every((limit) => limit === null)) return doc
  const { properties } = attrsOf.report(doc)
  const attrs = { ...doc.attrs, properties: { ...properties, limits: noLimits } }
  return doc.type.create(attrs, doc.content, doc.marks)
}

function outermost(outline: Outline, role: Item["role"]): Item[] {
  return outline.items.filter((item) => item.role === role && item.parent?.role !== role)
}

/** The highest item of a role that an item is or lies in without a break. */
function outermostOf(item: Item | null, role: Item["role"]): Item | null {
  let found: Item | null = null
  for (let at = item; at; at = at.parent) {
    if (at.role === role) found = at
    else if (found) break
  }
  return found
}
