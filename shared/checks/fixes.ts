import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import { type Block, type Outline, readOutline } from "../model/outline"
import type { Span } from "../model/text-map"
import { readOrdinal } from "../text/ordinals"
import { checkReport } from "./run"
import type { CheckContext, CheckSettings, Edit, Fix, Rule } from "./types"

/**
 * Chooses the fixes that can be applied together: an edit that touches a place which an earlier fix already
 * changes puts its whole fix out. Two findings that offer the very same edit (a pair of brackets) share it.
 */
export function compatible(fixes: readonly Fix[]): Fix[] {
  const taken = new Map<string, Edit[]>()
  const chosen: Fix[] = []
  for (const fix of fixes) {
    const near = (edit: Edit) => taken.get(placeOf(edit)) ?? []
    const fresh = fix.edits.filter((edit) => !near(edit).some((other) => sameEdit(edit, other)))
    if (fresh.length === 0 || fresh.some((edit) => near(edit).some((other) => collide(edit, other)))) continue
    for (const edit of fresh) taken.set(placeOf(edit), [...near(edit), edit])
    chosen.push({ ...fix, edits: fresh })
  }
  return chosen
}

function placeOf({ span }: Edit): string {
  return `${span.block} ${span.in}`
}

/**
 * Applies fixes to the report that they were found in, as steps of one transform, so that the editor makes
 * one undo step of them. Marks of the replaced text stay on what replaces it.
 *
 * @param tr a transform of that very report without steps yet; the editor passes its transaction
 */
export function applyFixes(doc: Node, fixes: readonly Fix[], tr = new Transform(doc)): Transform {
  const outline = readOutline(doc)
  const edits = compatible(fixes).flatMap((fix) => fix.edits)
  const inText = edits.filter((edit) => edit.span.in === "text")
  // Attributes first: setting one moves nothing, so the positions of the text edits stay true.
  setOrdinals(
    tr,
    outline,
    edits.filter((edit) => edit.span.in === "ordinal"),
  )
  // From the end, so that no edit moves one that is still to come.
  inText.sort((a, b) => b.span.block - a.span.block || b.span.from - a.span.from)
  for (const { span, insert } of inText) {
    const start = blockAt(outline, span).pos + 1
    const [from, to] = [start + span.from, start + span.to]
    if (insert === "") tr.delete(from, to)
    else {
      const marks = span.to > span.from ? (tr.doc.nodeAt(from)?.marks ?? []) : tr.doc.resolve(from).marks()
      tr.replaceWith(from, to, doc.type.schema.text(insert, marks))
    }
  }
  return tr
}

/**
 * 改正全部确定无疑的: applies every safe fix as one transform. Where two fixes collided, the second is found
 * anew and applied after the first; a few rounds are enough, and a bound keeps a quarrel between two rules
 * from going on for ever.
 *
 * @returns the transform, and how many fixes went in
 */
export function fixAllSafe(
  doc: Node,
  context: CheckContext,
  settings?: CheckSettings,
  rules?: readonly Rule[],
): { tr: Transform; count: number } {
  const tr = new Transform(doc)
  let count = 0
  for (let round = 0; round < 4; round++) {
    const { findings } = checkReport(tr.doc, context, settings, rules)
    const safe = compatible(findings.flatMap((finding) => finding.fixes.find((fix) => fix.safe) ?? []))
    if (safe.length === 0) break
    count += safe.length
    for (const step of applyFixes(tr.doc, safe).steps) tr.step(step)
  }
  return { tr, count }
}

function setOrdinals(tr: Transform, outline: Outline, edits: readonly Edit[]): void {
  const edited = new Map<Block, Edit[]>()
  for (const edit of edits) {
    const block = blockAt(outline, edit.span)
    edited.set(block, [...(edited.get(block) ?? []), edit])
  }
  for (const [block, changes] of edited) {
    changes.sort((a, b) => b.span.from - a.span.from)
    let ordinal = block.ordinal
    for (const { span, insert } of changes)
      ordinal = ordinal.slice(0, span.from) + insert + ordinal.slice(span.to)
    const { item } = block
    if (!item) {
      tr.setNodeAttribute(block.pos, "ordinal", ordinal)
      continue
    }
    tr.setNodeAttribute(item.pos, "ordinal", ordinal)
    // The list goes on from what its first item says, or its next renumbering would undo the fix.
    const read = readOrdinal(ordinal)
    if (item.list.items[0] === item && read?.n) {
      tr.setNodeAttribute(item.list.pos, "start", read.n)
      tr.setNodeAttribute(item.list.pos, "style", read.style)
    }
  }
}

function blockAt(outline: Outline, span: Span): Block {
  const block = outline.blocks[span.block]
  if (!block) throw new RangeError(`no block ${span.block}`)
  return block
}

function sameEdit(a: Edit, b: Edit): boolean {
  return a.insert === b.insert && a.span.from === b.span.from && a.span.to === b.span.to
}

/** Two edits of one text collide when their ranges overlap, or when both insert at one place: their order is not known. */
function collide(a: Edit, b: Edit): boolean {
  if (a.span.from === b.span.from) return true
  return a.span.from < b.span.to && b.span.from < a.span.to
}
