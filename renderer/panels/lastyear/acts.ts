import type { Node } from "prosemirror-model"
import { type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import {
  confirmFigure,
  confirmSentence,
  replaceFigure,
  unconfirmFigure,
  unconfirmSentence,
} from "#shared/carry/confirm"
import { withLastYear } from "#shared/carry/last-year"
import { withRectification } from "#shared/carry/rectification"
import { standingMoves, undoMove } from "#shared/carry/standing-moves"
import type { PromiseState } from "#shared/carry/types"
import type { PromiseDecision } from "#shared/model/origin"
import { attrsOf } from "#shared/model/schema"
import { sentences } from "#shared/text/sentences"
import { undoable } from "../../editor/acts"
import { type Matter, mattersOf, placeInDoc } from "../../editor/carried"
import { Edit, replaceChanged, structureKey } from "../../editor/edit"
import { findingsOf } from "../../editor/findings"
import { newId } from "../../editor/ids"
import { emptyItem } from "../../editor/items"
import { putText } from "../../editor/text"

/**
 * What the panel of last year does to the report: each answers one transaction, which is one undo step. What it is
 * given may be of a frame ago: a place that is no longer so changes nothing.
 */

/** The matter as the text has it now, or null; null, too, while a word is being composed. */
export function liveMatter(state: EditorState, key: string): Matter | null {
  const { behind, checked } = findingsOf(state)
  if (behind) return null
  return mattersOf(checked.facts).find((it) => it.key === key) ?? null
}

/** 今年也是 38, 整句仍用: the writer's word that it holds this year too. */
export function confirm(state: EditorState, matter: Matter): Transaction {
  const by = attrsOf.report(state.doc).properties.name ?? ""
  const say = matter.kind === "figure" ? confirmFigure : confirmSentence
  return undoable(say(state.tr, matter, by))
}

/** 撤回确认: it waits for the writer's word again; source note and tie stay. */
export function unconfirm(state: EditorState, matter: Matter): Transaction {
  const take = matter.kind === "figure" ? unconfirmFigure : unconfirmSentence
  return undoable(take(state.tr, matter))
}

/** Puts another figure in its place; the same one typed again is a confirmation. */
export function changeFigure(state: EditorState, matter: Matter, text: string): Transaction {
  const wanted = text.replace(/\s+/g, "")
  if (wanted === "") return state.tr
  return wanted === matter.text ? confirm(state, matter) : undoable(replaceFigure(state.tr, matter, wanted))
}

/** 删去这句: the sentence that the matter is or stands in. */
export function deleteSentence(state: EditorState, matter: Matter): Transaction {
  const { facts } = findingsOf(state).checked
  const { text } = facts.blocks[matter.block]!
  const { from } = placeInDoc(matter, facts)
  const around = ({ from: a, to: b }: { from: number; to: number }) => a <= matter.from && matter.to <= b
  const whole = matter.kind === "sentence" ? matter : (sentences(text).find(around) ?? matter)
  const start = from - matter.from
  return undoable(state.tr.delete(start + whole.from, start + whole.to))
}

/** Holds the report against another one; null takes last year's off. Nothing of the text changes. */
export function holdAgainst(
  state: EditorState,
  last: { name: string; year: number | null; report: Node } | null,
): Transaction {
  const sources = last
    ? attrsOf.report(withLastYear(state.doc, last)).sources
    : attrsOf.report(state.doc).sources.slice(1)
  return undoable(state.tr.setDocAttribute("sources", sources))
}

/** What the writer says of a promise now, in place of all that was said of it before. */
function decide(
  tr: Transaction,
  promise: string,
  change: (own: readonly PromiseDecision[]) => readonly PromiseDecision[],
): Transaction {
  const { promiseDecisions } = attrsOf.report(tr.doc)
  const others = promiseDecisions.filter((it) => it.promise !== promise)
  const own = promiseDecisions.filter((it) => it.promise === promise)
  return undoable(tr.setDocAttribute("promiseDecisions", [...others, ...change(own)]))
}

const answers = (answer: string) => (it: PromiseDecision) => it.verdict !== "excused" && it.answer !== answer

/** 连到已有: that highlight answers the promise. */
export function linkPromise(state: EditorState, promise: string, answer: string): Transaction {
  return decide(state.tr, promise, (own) => [
    ...own.filter(answers(answer)),
    { promise, answer, verdict: "confirmed", note: "" },
  ])
}

/** 不对: that highlight does not answer it. */
export function refuseAnswer(state: EditorState, promise: string, answer: string): Transaction {
  return decide(state.tr, promise, (own) => [
    ...own.filter((it) => it.answer !== answer),
    { promise, answer, verdict: "refused", note: "" },
  ])
}

/** 不用回应, and why; null takes that back. */
export function excusePromise(state: EditorState, promise: string, why: string | null): Transaction {
  return decide(state.tr, promise, (own) => [
    ...own.filter(({ verdict }) => verdict !== "excused"),
    ...(why === null ? [] : [{ promise, answer: null, verdict: "excused" as const, note: why }]),
  ])
}

const blank = "{今年做了什么，有什么数}"

/** The sentence that answers a promise, with a blank for what was done. */
export function answerSentence({ text, kind }: Pick<PromiseState, "text" | "kind">): string {
  const what = text.replace(/[。；;，,：:\s]+$/, "")
  return `针对去年提出的${what}${kind === "problem" ? "的问题" : ""}，${blank}。`
}

/**
 * 写一句: puts the sentence at the end of a highlight, or into a new one behind the last, and links it. The caret
 * goes to the blank. A transaction without steps where the report has no highlight to put it to.
 *
 * @param into id of an item of this report; null begins a new highlight
 */
export function writeAnswer(
  state: EditorState,
  answered: Pick<PromiseState, "promise" | "text" | "kind">,
  into: string | null,
): Transaction {
  const edit = new Edit(state)
  const { outline } = findingsOf(state).checked.facts
  const last = outline.items.filter(({ role, parent }) => role === "highlight" && parent === null).at(-1)
  const item = edit.find("item", into ?? last?.id ?? "")
  if (!item) return state.tr
  const target = into === null ? emptyItem(edit, item.parent!).putAfter(item) : item
  // The last paragraph of the item itself; what lies below it stays behind.
  const block = target.children.filter((child) => child.isBlock).at(-1)!
  const sentence = answerSentence(answered)
  const offset = block.length
  putText({ block, offset }, sentence)
  edit.caret = { block, offset: offset + sentence.indexOf(blank) }
  const tr = edit.finish()!
  const { from } = tr.selection
  tr.setSelection(TextSelection.create(tr.doc, from, from + blank.length))
  const answer = target.attrs.id as string
  return decide(tr, answered.promise, (own) => [
    ...own.filter(answers(answer)),
    { promise: answered.promise, answer, verdict: "confirmed", note: "" },
  ]).scrollIntoView()
}

/** 撤回这一处: the n-th of the moves that still stand. */
export function takeMoveBack(state: EditorState, n: number): Transaction {
  const move = standingMoves(state.doc)[n]
  const { tr } = state
  if (!move || !undoMove(tr, move)) return state.tr
  return undoable(tr)
}

/** 全部撤回: all moves that still stand. */
export function takeMovesBack(state: EditorState): Transaction {
  const { tr } = state
  // From the end on, so that the places in front stay true.
  for (const move of [...standingMoves(state.doc)].reverse()) undoMove(tr, move)
  return undoable(tr)
}

/**
 * 上年问题整改情况: a part of its own with an item for each of last year's problems and measures. Those that nothing
 * has answered yet are answered there from now on. Null where there is nothing to answer, or the part stands already.
 */
export function addRectification(state: EditorState): { tr: Transaction; at: number } | null {
  const made = withRectification(findingsOf(state).checked.facts, newId)
  if (!made) return null
  const { tr } = state
  replaceChanged(tr, made.doc)
  if (made.decisions.length > 0)
    tr.setDocAttribute("promiseDecisions", [...attrsOf.report(state.doc).promiseDecisions, ...made.decisions])
  let at = 0
  tr.doc.forEach((child, pos) => {
    if (child.attrs.id === made.section) at = pos + 2
  })
  return { tr: undoable(tr).setMeta(structureKey, true), at }
}
