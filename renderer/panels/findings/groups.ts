import { ruleById } from "#shared/checks/registry"
import { type Severity, severityNames } from "#shared/checks/types"
import type { Outline } from "#shared/model/outline"
import { isOfLastYear } from "../../editor/findings"
import type { Entry } from "./entries"

/** What findings are put together by. */
export type GroupBy = "severity" | "part" | "rule"

export const groupings: readonly (readonly [GroupBy, string])[] = [
  ["severity", "级别"],
  ["part", "部分"],
  ["rule", "规则"],
]

export const severities: readonly Severity[] = ["error", "warning", "hint"]
const notes: Record<Severity, string> = { error: "改完才好印", warning: "请人看一眼", hint: "" }

/** What waits folded: hints as a group of their own, and what the tab 上年 asks about one by one. */
export type FoldName = "hints" | "lastYear"

export interface Group {
  key: string
  label: string
  note: string
  fold: FoldName | null
  entries: readonly Entry[]
}

/** What is folded away with a finding, or null. */
export function foldOf({ finding }: Entry, by: GroupBy): FoldName | null {
  if (isOfLastYear(finding)) return "lastYear"
  return finding.severity === "hint" && by === "severity" ? "hints" : null
}

/** How many findings the tab 检查 has to show for itself. */
export function ownEntries(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ finding }) => !isOfLastYear(finding))
}

/** Findings in groups that are not empty, each in the order of the text; what is still last year's comes last. */
export function groupsOf(entries: readonly Entry[], by: GroupBy, outline: Outline): Group[] {
  const groups = ownGroups(ownEntries(entries), by, outline)
  const lastYear = entries.filter(({ finding }) => isOfLastYear(finding))
  if (lastYear.length === 0) return groups
  const note = `${lastYear.length} 处，在“上年”里逐处过`
  return [...groups, { key: "lastYear", label: "还是去年的", note, fold: "lastYear", entries: lastYear }]
}

function ownGroups(entries: readonly Entry[], by: GroupBy, outline: Outline): Group[] {
  if (by === "severity")
    return severities.flatMap((severity) => {
      const group = entries.filter(({ finding }) => finding.severity === severity)
      if (group.length === 0) return []
      const fold = severity === "hint" ? "hints" : null
      const note = fold ? `${group.length} 条` : notes[severity]
      return [{ key: severity, label: severityNames[severity], note, fold, entries: group }]
    })
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = by === "rule" ? entry.finding.rule : partOf(entry, outline)
    const known = groups.get(key)
    if (known) known.push(entry)
    else groups.set(key, [entry])
  }
  const told = [...groups].map(([key, group]): Group => {
    const label = by === "rule" ? (ruleById(key)?.title ?? key) : key
    return { key, label, note: `${group.length} 处`, fold: null, entries: group }
  })
  // Parts stand as in the text; of rules the gravest come first, and of these the most frequent.
  if (by === "part") return told
  const gravest = ({ entries: group }: Group) =>
    Math.min(...group.map(({ finding }) => severities.indexOf(finding.severity)))
  return told.sort((a, b) => gravest(a) - gravest(b) || b.entries.length - a.entries.length)
}

function partOf({ finding }: Entry, { blocks, sections }: Outline): string {
  const block = blocks[finding.span.block]
  if (!block?.section) return block && block.index > 0 && block.type === "signature" ? "落款" : "标题和开头"
  const { heading } = block.section
  if (heading) return `${heading.ordinal}${heading.node.textContent}`
  return `第${sections.indexOf(block.section) + 1}部分`
}

/** Findings as the rows stand. */
export function asRows(groups: readonly Group[]): Entry[] {
  return groups.flatMap(({ entries }) => entries)
}
