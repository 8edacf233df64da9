import { compatible } from "#shared/checks/fixes"
import { ignoreKey } from "#shared/checks/ignore"
import { shorten } from "#shared/checks/naming"
import { placeName } from "#shared/checks/place-name"
import type { Checked } from "#shared/checks/run"
import type { Finding, ReportFacts } from "#shared/checks/types"
import { kept } from "#shared/model/kept"

/** A finding as the panel shows it. */
export interface Entry {
  /** Names it in the panel: `findingKey`, and a number behind it where two places are alike to the letter. */
  key: string
  /** `findingKey`: what the editor marks as current. */
  mark: string
  finding: Finding
  /** What is so: the first sentence of its message. */
  title: string
  /** Why it matters and what to do: the rest of it. */
  why: string
  /** 亮点一, 问题二 */
  place: string
  /** The place in its own words. */
  quote: string
}

/** The findings of a check, in the order of the text. */
export const entriesOf = kept((checked: Checked): readonly Entry[] => read(checked.findings, checked.facts))

/** What the writer chose to ignore. */
export const ignoredOf = kept((checked: Checked): readonly Entry[] => read(checked.ignored, checked.facts))

function read(findings: readonly Finding[], facts: ReportFacts): Entry[] {
  const seen = new Map<string, number>()
  return findings.map((finding) => {
    const mark = ignoreKey(finding, facts)
    const n = seen.get(mark) ?? 0
    seen.set(mark, n + 1)
    return {
      key: n === 0 ? mark : `${mark}${n}`,
      mark,
      finding,
      ...splitMessage(finding.message),
      place: placeName(finding.span, facts.outline),
      quote: quoteAround(finding, facts),
    }
  })
}

/** A title longer than this, in characters, goes over the end of the row. */
const longTitle = 17
/** And what is shorter than this says nothing by itself. */
const shortTitle = 6

/**
 * A message says first what is so, then why and what next. The title is its first sentence, or the first half of
 * a long one; nothing ends inside quotation marks.
 */
export function splitMessage(message: string): { title: string; why: string } {
  const [stop, comma] = [outside(message, "。", 0), outside(message, "，", shortTitle)]
  const at = stop > longTitle && comma >= 0 && comma < stop ? comma : stop
  return at < 0 ? { title: message, why: "" } : { title: message.slice(0, at), why: message.slice(at + 1) }
}

/** Where a mark stands from a place on, outside quotation marks and brackets; -1 when nowhere. */
function outside(text: string, mark: string, from: number): number {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if ("“（".includes(c)) depth++
    else if ("”）".includes(c)) depth--
    else if (c === mark && depth === 0 && i >= from) return i
  }
  return -1
}

/** Characters of the text in front of the place, and behind its start; the row cuts what does not fit. */
const [ahead, behind] = [8, 40]

function quoteAround({ span }: Finding, facts: ReportFacts): string {
  const text = facts.blocks[span.block]?.text ?? ""
  const ordinal = facts.outline.blocks[span.block]?.ordinal ?? ""
  const at = span.in === "text" ? span.from : 0
  if (at <= ahead) return shorten(ordinal + text, behind)
  return `……${shorten(text.slice(at - ahead), behind)}`
}

/** How many safe fixes can be applied together, for the button that does. */
export const safeFixes = kept(
  ({ findings }: Checked): number =>
    compatible(findings.flatMap(({ fixes }) => fixes.find(({ safe }) => safe) ?? [])).length,
)

/** The finding to go to next from a position of the text: the first behind it, or the last before; round at the ends. */
export function nextFrom(
  entries: readonly Entry[],
  at: (entry: Entry) => number,
  pos: number,
  by: 1 | -1,
): Entry | null {
  const found =
    by === 1
      ? (entries.find((entry) => at(entry) > pos) ?? entries[0])
      : (entries.filter((entry) => at(entry) < pos).at(-1) ?? entries.at(-1))
  return found ?? null
}
