import type { Node } from "prosemirror-model"
import { attrsOf } from "../model/schema"
import type { Span } from "../model/text-map"
import { reportFacts } from "./facts"
import { acceptedReader, type HouseRules } from "./house"
import { ignoring } from "./ignore"
import { registry } from "./registry"
import {
  type BlockFacts,
  type BlockRule,
  type CheckContext,
  type CheckSettings,
  defaultSettings,
  type Finding,
  type Fix,
  type Kind,
  type LocalFix,
  type LocalReport,
  type ReportFacts,
  type Rule,
} from "./types"

export interface Checked {
  facts: ReportFacts
  /** In the order of the text. */
  findings: Finding[]
  /** What the writer chose to ignore, in the same order. */
  ignored: Finding[]
}

/**
 * Checks a report: the one entry for command line, editor and panel.
 *
 * Findings of block rules are remembered by node, rules and year, so a second call after a keystroke reads
 * one paragraph anew and then only gathers.
 *
 * @param context `year` null: the year of the report's properties is taken
 * @param rules all of them unless a test brings its own; the same array must be passed to profit from the cache
 */
export function checkReport(
  doc: Node,
  context: CheckContext,
  settings: CheckSettings = defaultSettings,
  rules: readonly Rule[] = registry,
): Checked {
  const facts = reportFacts(doc)
  const at: CheckContext = { ...context, year: context.year ?? facts.properties.year }
  const { isOff, levelOf } = levels(settings, facts.skeleton?.skeleton.id)
  const found: Finding[] = []
  const add = (rule: Rule, span: Span, report: Said, item: string | null, fixes: Fix[]) => {
    const { message, severity = rule.severity, subject } = report
    const { id, kind, basis } = rule
    found.push({
      rule: id,
      kind,
      severity: levelOf(id) ?? severity,
      message,
      span,
      item,
      basis,
      fixes,
      subject,
    })
  }

  const judge = judgeFor(rules, at.year)
  for (let index = 0; index < facts.blocks.length; index++) {
    const here = judged(facts.blocks[index]!, judge, at)
    if (here.length === 0) continue
    for (const { rule, from, to, report } of here) {
      if (isOff(rule.id)) continue
      const item = facts.outline.blocks[index]?.item?.id ?? null
      add(
        rule,
        { block: index, in: "text", from, to },
        report,
        item,
        report.fixes ? placed(report.fixes, index) : [],
      )
    }
  }

  const within = { ...at, settings }
  for (const rule of rules) {
    if (rule.scope !== "report" || isOff(rule.id)) continue
    rule.check(facts, within, (span, report) => {
      const { item = facts.outline.blocks[span.block]?.item } = report
      add(rule, span, report, item?.id ?? null, report.fixes ?? [])
    })
  }

  found.sort(byPlace)
  const told = unaccepted(found, facts, settings.house)
  const scopeOf = ignoring(facts, attrsOf.report(doc).ignored, settings.ignored)
  if (!scopeOf) return { facts, findings: told, ignored: [] }
  const findings: Finding[] = []
  const ignored: Finding[] = []
  for (const finding of told) (scopeOf(finding) ? ignored : findings).push(finding)
  return { facts, findings, ignored }
}

/** What is off and at which level the rest is, for a report of one kind. */
function levels({ off, severities, byType }: CheckSettings, type: string | undefined) {
  const own = type === undefined ? undefined : byType[type]
  const silent = new Set(own ? [...off.filter((id) => !own.on.includes(id)), ...own.off] : off)
  return {
    isOff: (rule: string) => silent.has(rule),
    levelOf: (rule: string) => own?.severities[rule] ?? severities[rule],
  }
}

/** Kinds that a word of the unit's own is right against. */
const ofWords: ReadonlySet<Kind> = new Set<Kind>([
  "wording",
  "set_phrase",
  "outdated",
  "doubled",
  "number_format",
])

/** Without what is said of words that the unit holds to be right. */
function unaccepted(found: Finding[], facts: ReportFacts, house: HouseRules): Finding[] {
  if (house.accepted.length === 0) return found
  const read = acceptedReader(house)
  return found.filter(({ kind, span }) => {
    if (!ofWords.has(kind) || span.in !== "text") return true
    return !read(facts.blocks[span.block]!).some(({ from, to }) => from < span.to && span.from < to)
  })
}

/** The findings of a report that are not ignored, in the order of the text. See `checkReport`. */
export function check(
  doc: Node,
  context: CheckContext,
  settings?: CheckSettings,
  rules?: readonly Rule[],
): Finding[] {
  return checkReport(doc, context, settings, rules).findings
}

type Said = Pick<LocalReport, "message" | "severity" | "subject">

/** Fixes of a block where the block stands now. */
function placed(fixes: readonly LocalFix[], block: number): Fix[] {
  return fixes.map(({ title, edits, safe }) => ({
    title,
    edits: edits.map(({ from, to, insert }) => ({ span: { block, in: "text", from, to }, insert })),
    safe,
  }))
}

function byPlace(a: Finding, b: Finding): number {
  return (
    a.span.block - b.span.block ||
    (a.span.in === b.span.in ? 0 : a.span.in === "ordinal" ? -1 : 1) ||
    a.span.from - b.span.from ||
    a.span.to - b.span.to ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  )
}

/** What a block rule found, by offsets in the block: it stays true wherever the block moves. */
interface LocalFinding {
  rule: BlockRule
  from: number
  to: number
  report: LocalReport
}

const nothing: readonly LocalFinding[] = []

/** The block rules of one rule set for one year: few are ever asked about, and a block remembers what each said. */
interface Judge {
  rules: readonly BlockRule[]
}

const judges = new WeakMap<readonly Rule[], Map<number | null, Judge>>()

function judgeFor(rules: readonly Rule[], year: number | null): Judge {
  const byYear = judges.get(rules) ?? new Map<number | null, Judge>()
  judges.set(rules, byYear)
  const judge: Judge = byYear.get(year) ?? {
    rules: rules.filter((rule): rule is BlockRule => rule.scope === "block"),
  }
  byYear.set(year, judge)
  return judge
}

function judged(block: BlockFacts, by: Judge, context: CheckContext): readonly LocalFinding[] {
  // What is set aside is never printed, so nothing in it can be wrong.
  if (block.type === "aside") return nothing
  for (let known = block.judged; known; known = known.before)
    if (known.by === by) return known.found as readonly LocalFinding[]
  let found: LocalFinding[] | null = null
  let rule: BlockRule
  const flag = (from: number, to: number, report: LocalReport) => {
    found ??= []
    found.push({ rule, from, to, report })
  }
  for (rule of by.rules) rule.check(block, context, flag)
  const kept = found ?? nothing
  block.judged = { by, found: kept, before: block.judged }
  return kept
}
