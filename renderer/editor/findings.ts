import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view"
import { ignoreKey } from "#shared/checks/ignore"
import { type Checked, checkReport } from "#shared/checks/run"
import type { CheckSettings, Finding, Severity } from "#shared/checks/types"
import type { Outline } from "#shared/model/outline"

/** What the check says of the report in the editor. */
export interface Findings {
  checked: Checked
  settings: CheckSettings
  /** `findingKey` of the finding that the panel has open, or null. */
  current: string | null
  marks: DecorationSet
  /** The text changed since the check: by a key that is not drawn yet, or while a word was being composed. */
  behind: false | "typed" | "composed"
}

type Change = { recheck: true } | { later: true } | { current: string | null } | { settings: CheckSettings }

export const findingsKey = new PluginKey<Findings>("findings")

export function findingsOf(state: EditorState): Findings {
  return findingsKey.getState(state)!
}

/** Names a finding across checks: it stays the same while other places are edited. */
export function findingKey(finding: Finding, { facts }: Checked): string {
  return ignoreKey(finding, facts)
}

/** Marks one finding as the one that is looked at, or none. No change of the report. */
export function setCurrent(tr: Transaction, key: string | null): Transaction {
  return tr.setMeta(findingsKey, { current: key } satisfies Change)
}

export function setCheckSettings(tr: Transaction, settings: CheckSettings): Transaction {
  return tr.setMeta(findingsKey, { settings } satisfies Change)
}

/** The report may be checked after the text was drawn: typed text, which changes nothing but its own paragraph. */
export function checkLater(tr: Transaction): Transaction {
  return tr.setMeta(findingsKey, { later: true } satisfies Change)
}

/** Looks at the report again, after what was composed has come into it. */
export function recheck(tr: Transaction): Transaction {
  return tr.setMeta(findingsKey, { recheck: true } satisfies Change).setMeta("addToHistory", false)
}

/** Where a finding stands in the document; one on an ordinal stands before the text of its block. */
export function rangeInDoc(finding: Finding, outline: Outline): { from: number; to: number } {
  const { block, in: where, from, to } = finding.span
  const start = outline.blocks[block]!.pos + 1
  return where === "text" ? { from: start + from, to: start + to } : { from: start, to: start }
}

/** Of words, and of the ordinal in front of a block, which is no text and bears its mark by the block. */
const classes: Record<Severity, readonly [inText: string, onOrdinal: string]> = {
  error: ["m-err", "o-err"],
  warning: ["m-warn", "o-warn"],
  hint: ["m-hint", "o-hint"],
}

/** What is still last year's has marks of its own (`carried.ts`). */
const drawnAsCarried: ReadonlySet<string> = new Set(["carried-figure", "carried-sentence"])

export const isDrawnAsCarried = ({ rule }: Finding): boolean => drawnAsCarried.has(rule)

/** The tab 上年 asks about it, one after the other: the list of findings would only say it twice. */
export const isOfLastYear = (finding: Finding): boolean =>
  isDrawnAsCarried(finding) || finding.rule === "promise-unanswered"

function marksOf(checked: Checked, doc: EditorState["doc"], current: string | null): DecorationSet {
  const { outline } = checked.facts
  const marks: Decoration[] = []
  for (const finding of checked.findings) {
    const isCurrent = current !== null && findingKey(finding, checked) === current
    if (isDrawnAsCarried(finding) && !isCurrent) continue
    const [inText, onOrdinal] = classes[finding.severity]
    const { from, to } = rangeInDoc(finding, outline)
    const block = outline.blocks[finding.span.block]!
    if (to > from) marks.push(Decoration.inline(from, to, { class: isCurrent ? `${inText} is-cur` : inText }))
    // Where something is missing nothing can be underlined: a sign in the margin says so.
    else if (finding.span.in === "ordinal" && block.ordinal)
      marks.push(
        Decoration.node(block.pos, block.pos + block.node.nodeSize, {
          class: isCurrent ? `${onOrdinal} o-cur` : onOrdinal,
        }),
      )
  }
  return DecorationSet.create(doc, marks)
}

function read(doc: EditorState["doc"], settings: CheckSettings, current: string | null): Findings {
  const checked = checkReport(doc, { year: null }, settings)
  return { checked, settings, current, marks: marksOf(checked, doc, current), behind: false }
}

/**
 * Checks the report with every change, in the transaction that made it; a keystroke costs its paragraph, and that
 * only once its letter is on the screen (`checkLater`). While a word is being composed nothing is checked and nothing
 * drawn: the marks only move along (`composition.ts` tells when it is over).
 */
export function findingsPlugin(settings: CheckSettings): Plugin<Findings> {
  return new Plugin<Findings>({
    key: findingsKey,
    state: {
      init: (_, { doc }) => read(doc, settings, null),
      apply(tr, before) {
        const change = tr.getMeta(findingsKey) as Change | undefined
        if (change && "settings" in change) return read(tr.doc, change.settings, before.current)
        if (change && "current" in change)
          return {
            ...before,
            current: change.current,
            marks: before.behind ? before.marks : marksOf(before.checked, tr.doc, change.current),
          }
        if (change && "recheck" in change) return read(tr.doc, before.settings, before.current)
        if (!tr.docChanged) return before
        const isComposed = tr.getMeta("composition") !== undefined
        if (isComposed || (change && "later" in change))
          return {
            ...before,
            marks: before.marks.map(tr.mapping, tr.doc),
            behind: isComposed || before.behind === "composed" ? "composed" : "typed",
          }
        return read(tr.doc, before.settings, before.current)
      },
    },
    props: { decorations: (state) => findingsOf(state).marks },
    view: () => ({ update: checkAfterPaint }),
  })
}

/** Catches up, once the frame that shows what was typed has been drawn. */
function checkAfterPaint(view: EditorView): void {
  if (findingsOf(view.state).behind !== "typed") return
  requestAnimationFrame(() =>
    setTimeout(() => {
      if (view.isDestroyed || view.composing || findingsOf(view.state).behind !== "typed") return
      view.dispatch(recheck(view.state.tr))
    }),
  )
}
