import { carriedOf } from "../carry/carried"
import { promisesOf } from "../carry/promises"
import { checkReport } from "../checks/run"
import type { CheckSettings, Finding, Fix, Kind, ReportFacts, Severity } from "../checks/types"
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
  /** What is still last year's, and what became of its promises: only where it was held against last year's. */
  carried?: CarriedAnswer
  promises?: PromiseAnswer[]
}

export interface CarriedAnswer {
  /** 沿用率, 0–1: characters that are last year's, of those told in sentences. */
  ratio: number
  /** Figures that have not changed, rightly unchanged ones among them; `issues` tells which of them to look at. */
  numbers: { text: string; start: number; end: number; last: { text: string } }[]
  sentences: { text: string; start: number; end: number }[]
}

export interface PromiseAnswer {
  last: string
  kind: "measure" | "problem"
  /** Running ids of the items that answer it (`h2`). */
  answeredBy: string[]
  basis: "stated" | "inferred"
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
 * @param against tell what is still last year's; the report must know it (`withLastYear`)
 */
export function checkAnswer(
  imported: Imported,
  file: string,
  year?: number | null,
  settings?: CheckSettings,
  against = false,
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
    ...(against ? lastAnswer(facts, map, keys) : {}),
  }
}

function lastAnswer(
  facts: ReportFacts,
  map: TextMap,
  keys: ReadonlyMap<string, string>,
): Pick<CheckAnswer, "carried" | "promises"> {
  const carried = carriedOf(facts)
  if (!carried) return {}
  const at = ({ block, from, to }: { block: number; from: number; to: number }) => {
    const [start, end] = rangeOf(map, { block, in: "text", from, to })
    return { text: map.text.slice(start, end), start, end }
  }
  const { share } = carried
  return {
    carried: {
      ratio: share.characters === 0 ? 0 : Math.round((share.carried / share.characters) * 1e4) / 1e4,
      numbers: carried.figures
        .filter((it) => it.unchanged)
        .map((it) => ({ ...at(it), last: { text: it.last.text } })),
      sentences: wholeSentences(carried.sentences.filter((it) => it.unchanged).map(at), map.text),
    },
    promises: promisesOf(facts).map(({ text, kind, answeredBy, basis }) => ({
      last: text,
      kind,
      answeredBy: answeredBy.map((id) => keys.get(id)).filter((key) => key !== undefined),
      basis,
    })),
  }
}

/** A sentence that the structure takes apart (…不够，主要原因是…) is told as the one sentence that the text has. */
function wholeSentences<It extends { text: string; start: number; end: number }>(
  pieces: readonly It[],
  text: string,
): { text: string; start: number; end: number }[] {
  const out: { text: string; start: number; end: number }[] = []
  for (const { start, end } of pieces) {
    const before = out.at(-1)
    const goesOn =
      before !== undefined &&
      !/[。！？!?][”’」』）)》]*\s*$/.test(before.text) &&
      !/[\n。！？]/.test(text.slice(before.end, start))
    const from = goesOn ? before.start : start
    if (goesOn) out.pop()
    out.push({ text: text.slice(from, end), start: from, end })
  }
  return out
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
