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
