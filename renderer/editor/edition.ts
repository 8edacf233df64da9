import type { Node } from "prosemirror-model"
import type { EditorState, Transaction } from "prosemirror-state"
import { AddMarkStep, DocAttrStep, RemoveMarkStep, type Step } from "prosemirror-transform"
import type { Edition } from "#shared/model/origin"
import { attrsOf } from "#shared/model/schema"
import { replaceChanged, structureKey, undoable } from "./edit"

/** 定稿 is locked: the report takes no changes until it is unlocked on purpose. */
export function isLocked(doc: Node): boolean {
  return attrsOf.report(doc).edition?.locked ?? false
}

/** （送审稿） behind the name of a report that is at this version; empty for a draft. */
export function editionMark(doc: Node): string {
  const { edition } = attrsOf.report(doc)
  return edition ? `（${edition.name}）` : ""
}

const isEdition = (step: Step) => step instanceof DocAttrStep && step.attr === "edition"

/** Does it name, lock or unlock the report and nothing else? */
export function isAboutEdition(tr: Transaction): boolean {
  return tr.steps.every(isEdition)
}

/** What the writer says about the text (a confirmation, a link, a to-do done) changes nothing that is printed. */
function isSaying(step: Step): boolean {
  if (step instanceof DocAttrStep) return step.attr !== "properties"
  return step instanceof AddMarkStep || step instanceof RemoveMarkStep
}

/**
 * A report whose text changes is no longer at its named version. Part of the same change, so that taking the change
 * back brings the name back. Adds to the transaction given.
 */
export function leaveEdition(tr: Transaction): Transaction {
  const { edition } = attrsOf.report(tr.before)
  if (!edition || tr.steps.every(isSaying) || tr.steps.some(isEdition)) return tr
  return tr.setDocAttribute("edition", null)
}

/** Says at which named version the report is. No undo step: 撤销 is about the text. */
export function setEdition(state: EditorState, edition: Edition | null): Transaction {
  return state.tr.setDocAttribute("edition", edition).setMeta("addToHistory", false)
}

/** The report as it was in an earlier version, in one undo step. One that was locked then is not locked now. */
export function restoreVersion(state: EditorState, version: Node): Transaction {
  const { tr } = state
  replaceChanged(tr, version)
  for (const [name, value] of Object.entries(version.attrs))
    if (name !== "edition" && JSON.stringify(value) !== JSON.stringify(state.doc.attrs[name]))
      tr.setDocAttribute(name, value)
  const { edition } = attrsOf.report(version)
  tr.setDocAttribute("edition", edition && { ...edition, locked: false })
  return undoable(tr).setMeta(structureKey, true)
}
