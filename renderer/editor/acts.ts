import type { EditorState, Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { applyFixes, fixAllSafe as fixAllSafeIn } from "#shared/checks/fixes"
import { alikeKey, ignoreKey } from "#shared/checks/ignore"
import type { Finding, Fix } from "#shared/checks/types"
import type { LinkDecision } from "#shared/model/links"
import type { Properties } from "#shared/model/properties"
import { attrsOf } from "#shared/model/schema"
import { Edit, undoable } from "./edit"
import { findingsOf } from "./findings"
import { appendTo, moveInto } from "./items"

export { undoable } from "./edit"

/**
 * What panels and dialogs do to the report: each answers one transaction, which is one undo step. What they are
 * given may come from the state of a frame ago; what is no longer so changes nothing.
 */

/** Applies one of the ways to mend a finding. */
export function applyFix(state: EditorState, finding: Finding, fix: Fix): Transaction {
  const now = currentFinding(state, finding)
  const same = now?.fixes[finding.fixes.indexOf(fix)] ?? now?.fixes.find((it) => it.title === fix.title)
  if (!same) return state.tr
  return undoable(applyFixes(state.doc, [same], state.tr) as Transaction)
}

/** 改正全部确定无疑的. Null when there is nothing of the kind. */
export function fixAllSafe(state: EditorState): { tr: Transaction; count: number } | null {
  const { tr: steps, count } = fixAllSafeIn(state.doc, { year: null }, findingsOf(state).settings)
  if (count === 0) return null
  const { tr } = state
  for (const step of steps.steps) tr.step(step)
  return { tr: undoable(tr), count }
}

/** The finding as the check has it now, by what it is remembered by: its place may have moved. */
function currentFinding(state: EditorState, finding: Finding): Finding | null {
  const { checked, behind } = findingsOf(state)
  // In the middle of a word the places of the last check are no longer those of the text.
  if (behind) return null
  if (checked.findings.includes(finding)) return finding
  const alike = checked.findings.filter(
    (it) => it.rule === finding.rule && it.message === finding.message && it.item === finding.item,
  )
  return alike.length === 1 ? alike[0]! : null
}

export function ignoreFinding(
  state: EditorState,
  finding: Finding,
  scope: "place" | "report" = "place",
): Transaction {
  const now = currentFinding(state, finding)
  if (!now) return state.tr
  const { ignored } = attrsOf.report(state.doc)
  const { facts } = findingsOf(state).checked
  const key = scope === "place" ? ignoreKey(now, facts) : alikeKey(now, facts)
  return ignored.includes(key) ? state.tr : setAttribute(state, "ignored", [...ignored, key])
}

/**
 * Takes back what a finding is ignored by in this report, the place before the whole report.
 *
 * @param finding one of `Checked.ignored`
 */
export function restoreFinding(state: EditorState, finding: Finding): Transaction {
  const { ignored } = attrsOf.report(state.doc)
  const { facts } = findingsOf(state).checked
  const key = [ignoreKey(finding, facts), alikeKey(finding, facts)].find((it) => ignored.includes(it))
  if (key === undefined) return state.tr
  const others = ignored.filter((it) => it !== key)
  return setAttribute(state, "ignored", others)
}

/** What the writer says of one pair; null takes the decision back and leaves it to the text. */
export function setLink(
  state: EditorState,
  problemId: string,
  targetId: string,
  verdict: LinkDecision["verdict"] | null,
): Transaction {
  const { linkDecisions } = attrsOf.report(state.doc)
  const isPair = (it: LinkDecision) => it.problem === problemId && it.target === targetId
  if ((linkDecisions.find(isPair)?.verdict ?? null) === verdict) return state.tr
  const others = linkDecisions.filter((it) => !isPair(it))
  const decision = verdict === null ? [] : [{ problem: problemId, target: targetId, verdict }]
  return setAttribute(state, "linkDecisions", [...others, ...decision])
}

/** What a person sets is no proposal any more. */
export function changeProperties(state: EditorState, change: Partial<Properties>): Transaction {
  const { properties } = attrsOf.report(state.doc)
  const proposed = properties.proposed.filter((name) => !(name in change))
  return setAttribute(state, "properties", { ...properties, proposed, ...change })
}

function setAttribute(state: EditorState, name: string, value: unknown): Transaction {
  return undoable(state.tr.setDocAttribute(name, value))
}

/**
 * Moves an item with all that belongs to it. Its role becomes that of the place; its links stay, for ids do. Answers
 * a transaction without steps when it cannot go there, or is there.
 *
 * @param to before or behind an item of any list, or at the end of a part
 */
export function moveItem(
  state: EditorState,
  itemId: string,
  to: { before: string } | { after: string } | { into: string },
): Transaction {
  const edit = new Edit(state)
  const item = edit.find("item", itemId)
  if (!item) return state.tr
  if ("into" in to) {
    const section = edit.find("section", to.into)
    if (!section) return state.tr
    appendTo(item, section)
  } else {
    const other = edit.find("item", "before" in to ? to.before : to.after)
    if (!other || item.contains(other)) return state.tr
    const list = other.parent!
    const behind = "after" in to ? 1 : 0
    // Taken out of the same list first, the places behind it move up.
    const own = item.parent === list && item.index < other.index ? 1 : 0
    moveInto(item, list, other.index + behind - own)
  }
  return edit.finish() ?? state.tr
}

/** Scrolls the paper so that a stretch of it can be seen. Caret and focus stay where they are. */
export function revealRange(view: EditorView, from: number, to: number): void {
  const size = view.state.doc.content.size
  const top = view.coordsAtPos(Math.min(from, size))
  const bottom = to > from ? view.coordsAtPos(Math.min(to, size), -1) : top
  const box = scrollerOf(view.dom)
  if (!box) return
  const { top: start, bottom: end } = box.getBoundingClientRect()
  const margin = 48
  if (top.top >= start + margin && bottom.bottom <= end - margin) return
  // A third from the top: what follows matters more to a reader than what came before.
  box.scrollTop += top.top - start - (end - start) / 3
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let up = element.parentElement; up; up = up.parentElement) {
    const { overflowY } = getComputedStyle(up)
    if (overflowY === "auto" || overflowY === "scroll") return up
  }
  return null
}
