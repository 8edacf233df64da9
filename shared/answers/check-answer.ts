import { checkReport } from "../checks/run"
import type { CheckSettings, Finding, Fix, Kind, Severity } from "../checks/types"
import { rangeOf, type TextMap } from "../model/text-map"
import type { Imported } from "../reading/imported"
import { countCharacters } from "../text/space"
import { type LinkAnswer, linkAnswers } from "./parse-answer"

/** What `shuzhi check --json` prints for one file. Names and shapes are kept to the letter. */
export interface CheckAnswer {
  file: string
  text: string
  year: number | null
  /** Without white space. */
  characters: number
  issues: IssueAnswer[]
  links: LinkAnswer[]
}

export interface IssueAnswer {
  rule: string
  kind: Kind
  severity: Severity
  message: string
  /** `text` from `start` to `end`. */
  quote: string
  start: number
  end: number
  /** Running id of the item that it is about (`p2`). */
  item: string | null
  basis: string | null
  fixes: FixAnswer[]
}

export interface FixAnswer {
  title: string
  edits: { start: number; end: number; insert: string }[]
  safe: boolean
}

/**
 * Checks an imported report and tells it in offsets of its own text.
 *
 * @param file name to print
 * @param year reported on, when the caller knows better than the text
 */
export function checkAnswer(
  imported: Imported,
  file: string,
  year?: number | null,
  settings?: CheckSettings,
): CheckAnswer {
  const { doc, map } = imported
  const { facts, findings } = checkReport(doc, { year: year ?? null }, settings)
  const keys = new Map(facts.outline.items.map((item) => [item.id, item.key]))
  const fixAnswer = fixAnswers(map)
  return {
    file,
    text: map.text,
    year: year ?? facts.properties.year,
    characters: countCharacters(map.text),
    issues: findings.map((finding) => issueAnswer(finding, map, keys, fixAnswer)),
    links: linkAnswers(facts.links.links, facts.outline),
  }
}

/** Findings of one list share the fix that renumbers it: its places are looked up once. */
function fixAnswers(map: TextMap): (fix: Fix) => FixAnswer {
  const known = new Map<Fix, FixAnswer>()
  return (fix) => {
    const made = known.get(fix)
    if (made) return made
    const answer: FixAnswer = {
      title: fix.title,
      edits: fix.edits.map(({ span, insert }) => {
        const [start, end] = rangeOf(map, span)
        return { start, end, insert }
      }),
      safe: fix.safe,
    }
    known.set(fix, answer)
    return answer
  }
}

function issueAnswer(
  finding: Finding,
  map: TextMap,
  keys: ReadonlyMap<string, string>,
  fixAnswer: (fix: Fix) => FixAnswer,
): IssueAnswer {
  const [start, end] = rangeOf(map, finding.span)
  return {
    rule: finding.rule,
    kind: finding.kind,
    severity: finding.severity,
    message: finding.message,
    quote: map.text.slice(start, end),
    start,
    end,
    item: finding.item === null ? null : (keys.get(finding.item) ?? null),
    basis: finding.basis,
    fixes: finding.fixes.map(fixAnswer),
  }
}
