import type { Node } from "prosemirror-model"
import type { Item, Outline } from "../model/outline"
import { noPartLimits, type PartLimits } from "../model/part-limits"
import { type Limits, noLimits, type Properties } from "../model/properties"
import type { BlockName } from "../model/schema"
import type { Span } from "../model/text-map"
import type { LinkTable } from "../problems/link-table"
import type { TextFacts } from "../text/scan"
import { type HouseRules, noHouseRules } from "./house"
import type { FittedSkeleton } from "./skeleton-fit"

/** What a finding is about. The names are part of the command line's contract. */
export const kinds = [
  "no_quantity",
  "missing_cause",
  "missing_measure",
  "unlinked",
  "structure",
  "ordinal",
  "stale",
  "placeholder",
  "set_phrase",
  "outdated",
  "arithmetic",
  "halfwidth",
  "punctuation",
  "doubled",
  "number_format",
  "wording",
  "length",
  "carried",
  "promise",
  "vague",
  "contradiction",
  "house",
] as const
export type Kind = (typeof kinds)[number]

/** error 必须改: it must not be printed like this. warning 建议看. hint 可参考. */
export type Severity = "error" | "warning" | "hint"

export const severityNames: Readonly<Record<Severity, string>> = {
  error: "必须改",
  warning: "建议看",
  hint: "可参考",
}

/** One replacement. Spans of one fix never overlap; all refer to the text before the fix. */
export interface Edit {
  span: Span
  insert: string
}

export interface Fix {
  /** A verb and its object, as on a button: 改为“。” */
  title: string
  edits: Edit[]
  /** May be applied unasked by 改正全部确定无疑的. */
  safe: boolean
}

export interface Finding {
  rule: string
  kind: Kind
  severity: Severity
  /** What is so, why it matters, what to do. Chinese. */
  message: string
  span: Span
  /** Stable id of the item that it is about. */
  item: string | null
  basis: string | null
  fixes: Fix[]
  /**
   * What the finding is about when its text does not tell: the key of a part that is not there. Part of what
   * an ignored finding is remembered by (`ignore.ts`).
   */
  subject: string | undefined
}

/** What a rule says about one place; `run.ts` adds the rule's own data. */
export interface Report {
  message: string
  fixes?: Fix[]
  /** When it differs from the rule's own. */
  severity?: Severity
  /** See `Finding.subject`. */
  subject?: string
}

/** A fix inside the block that is being checked: offsets into its text. */
export interface LocalFix {
  title: string
  edits: { from: number; to: number; insert: string }[]
  safe: boolean
}

/** What a block rule says about a stretch of its block. */
export interface LocalReport extends Omit<Report, "fixes"> {
  fixes?: LocalFix[]
}

/**
 * What one pass over a block found. A pure function of the node, so it is cached by the immutable node:
 * a keystroke costs its own paragraph.
 */
export interface BlockFacts extends TextFacts {
  node: Node
  type: BlockName
  text: string
  /** What rules have read from it so far, each at its place: see `perBlock`. */
  read: unknown[]
  /** What block rules found in it: see `run.ts`. */
  judged: Judged | null
}

/** What the block rules of one rule set found for one year, and what was found for others before. */
export interface Judged {
  by: object
  found: readonly unknown[]
  before: Judged | null
}

/** Everything that rules about the whole report may read. */
export interface ReportFacts {
  outline: Outline
  /** Facts of each block, in the order of `outline.blocks`. */
  blocks: readonly BlockFacts[]
  links: LinkTable
  properties: Properties
  /** The skeleton that the report follows, or null when none fits: then nobody can say what is missing. */
  skeleton: FittedSkeleton | null
}

/** What comes from outside the report: a rule sees no clock, no disk, no window. */
export interface CheckContext {
  /** The year reported on, or null when nobody knows it. */
  year: number | null
}

/** What a rule about the whole report may know besides the report. Blocks are remembered whatever is set. */
export interface ReportContext extends CheckContext {
  settings: CheckSettings
}

/** What the writer or the unit set for the rules. */
export interface CheckSettings {
  /** Ids of rules that are switched off. */
  off: readonly string[]
  /** Levels that differ from what the rule says, by rule id. They hold for every finding of the rule. */
  severities: Readonly<Record<string, Severity>>
  /** For reports that set no limit of their own (`Properties.limits`). */
  limits: Limits
  partLimits: PartLimits
  /** Characters read aloud in a minute. */
  charactersPerMinute: number
  /** What the unit asks of its reports. */
  house: HouseRules
  /** What differs for reports of one kind, by the id of the skeleton that they follow. */
  byType: Readonly<Record<string, TypeSettings>>
  /** What the writer never wants to hear again in any report; see `alwaysKey`. */
  ignored: readonly string[]
}

/** Settings of one kind of report: they go before those for all. */
export interface TypeSettings {
  off: readonly string[]
  /** Ids of rules that are on here though they are off for all. */
  on: readonly string[]
  severities: Readonly<Record<string, Severity>>
}

/** Nothing is off and nothing is limited: only notices limit, and each asks for something else. */
export const defaultSettings: CheckSettings = {
  off: [],
  severities: {},
  limits: noLimits,
  partLimits: noPartLimits,
  charactersPerMinute: 220,
  house: noHouseRules,
  byType: {},
  ignored: [],
}

interface RuleMeta {
  /** Kebab-case; file name, help page and settings go by it. */
  id: string
  kind: Kind
  /** The level of most of its findings; a single report may say another. */
  severity: Severity
  /** 半句话，作为发现的标题：有问题、无措施 */
  title: string
  /** Clause or source, in Chinese. */
  basis: string
  examples: Examples
}

/**
 * Small reports (or single paragraphs) as text; `⟦…⟧` marks what must be flagged. They run as tests and
 * illustrate the help page.
 */
export interface Examples {
  flags: Example[]
  passes: Example[]
  /** Near misses, that a simpler rule would flag. */
  guards: Example[]
}

/** Rules that go by a limit are shown under the settings that set it. */
export type Example =
  | string
  | {
      text: string
      year?: number
      settings?: Partial<CheckSettings>
      /** Last year's report, as text, for rules that hold the one against the other. */
      last?: string
      /** Figures of the text that the writer tied to one another, for the rule about those. */
      tied?: readonly string[]
    }

/**
 * Judges one block from its own facts, whatever stands around it. Findings are cached by the node and the
 * context, so `check` must read nothing else. Blocks set aside are never shown to it.
 */
export interface BlockRule extends RuleMeta {
  scope: "block"
  check(
    block: BlockFacts,
    context: CheckContext,
    flag: (from: number, to: number, report: LocalReport) => void,
  ): void
}

/** Judges the report from the facts that its blocks yield. Runs anew with every change: it must be cheap. */
export interface ReportRule extends RuleMeta {
  scope: "report"
  check(
    facts: ReportFacts,
    context: ReportContext,
    /** `item` is the one that the block belongs to unless it is given. */
    flag: (span: Span, report: Report & { item?: Item | null }) => void,
  ): void
}

export type Rule = BlockRule | ReportRule

/** Defines a rule; only there to give its literal a type. */
export function rule<T extends Rule>(definition: T): T {
  return definition
}
