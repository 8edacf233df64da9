import type { Finding, ReportFacts } from "./types"

/** Characters of the neighbouring text that an ignored finding is remembered by, on each side. */
const reach = 6

/**
 * What an ignored finding is remembered by: rule, the text it stands on, and a little text around. So it
 * stays ignored while other places are edited and while the paragraph moves, and comes back when the place
 * itself changes. Two places that are alike to the letter are ignored together.
 *
 * The key is stored in the report (`doc.attrs.ignored`) and readable, so that a list of them can be shown.
 */
export function ignoreKey(finding: Finding, facts: ReportFacts): string {
  const { rule, subject = "" } = finding
  const [before, quote, after] = surroundings(finding, facts)
  return JSON.stringify([rule, subject, before, quote, after])
}

/**
 * What all findings of one rule on the same words have in common, wherever they stand: ignored by this key they are
 * ignored in the whole report (`doc.attrs.ignored`) or in every report (`CheckSettings.ignored`).
 */
export function alikeKey(finding: Finding, facts: ReportFacts): string {
  const { rule, subject = "" } = finding
  return JSON.stringify([rule, subject, quoteOf(finding, facts)])
}

/** How far a finding is ignored: at its place, in the whole report, or in every report. */
export type IgnoreScope = "place" | "report" | "always"

/** Tells what each finding is ignored by, or null. The place is asked first: what is nearest is undone first. */
export function ignoring(
  facts: ReportFacts,
  inReport: readonly string[],
  always: readonly string[],
): ((finding: Finding) => IgnoreScope | null) | null {
  if (inReport.length === 0 && always.length === 0) return null
  const here = new Set(inReport)
  const everywhere = new Set(always)
  return (finding) => {
    if (here.has(ignoreKey(finding, facts))) return "place"
    const key = alikeKey(finding, facts)
    return here.has(key) ? "report" : everywhere.has(key) ? "always" : null
  }
}

/** The text that a finding stands on; for a finding on an ordinal the ordinal. */
export function quoteOf(finding: Finding, facts: ReportFacts): string {
  return surroundings(finding, facts)[1]
}

function surroundings(finding: Finding, facts: ReportFacts): [before: string, quote: string, after: string] {
  const { block, in: where, from, to } = finding.span
  const text = facts.blocks[block]?.text ?? ""
  if (where === "text")
    return [text.slice(Math.max(0, from - reach), from), text.slice(from, to), text.slice(to, to + reach)]
  const ordinal = facts.outline.blocks[block]?.ordinal ?? ""
  return ["", ordinal.slice(from, to), text.slice(0, reach)]
}
