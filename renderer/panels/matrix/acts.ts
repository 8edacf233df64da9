import { type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { nameOf } from "#shared/checks/naming"
import type { ReportFacts } from "#shared/checks/types"
import { placeSnippet } from "#shared/library/insertion"
import { blanks, type Stretch } from "#shared/matrix/matrix"
import { itemWords } from "#shared/matrix/words"
import { type Item, readOutline } from "#shared/model/outline"
import { attrsOf } from "#shared/model/schema"
import type { AnswerRole } from "#shared/problems/link-table"
import { type Draft, roleOf } from "../../editor/draft"
import { Edit, undoable } from "../../editor/edit"
import { emptyItem, startList } from "../../editor/items"
import { putText } from "../../editor/text"

/**
 * What the matrix does to the report. Each answers one transaction, which is one undo step, or null when the report is
 * no longer as the matrix showed it.
 */

/** Where a stretch stands in the report now; null when its item or paragraph is gone. */
export function rangeOf(state: EditorState, { item: id, paragraph, from, to }: Stretch) {
  const item = readOutline(state.doc).items.find((it) => it.id === id)
  const block = item?.blocks[paragraph]
  if (!block || to > block.node.content.size) return null
  const start = block.pos + 1
  return { from: start + from, to: start + to }
}

/**
 * Writes the words of a card anew: 改表就是改正文. Only what differs is replaced, so that what the writer said of the
 * rest (a confirmed figure, a to-do) stays.
 *
 * @param old the words that were there when the editing began; where they are gone nothing is changed
 */
export function rewrite(state: EditorState, place: Stretch, old: string, text: string): Transaction | null {
  const range = rangeOf(state, place)
  if (!range || state.doc.textBetween(range.from, range.to) !== old) return null
  if (text === old) return state.tr
  let front = 0
  const shorter = Math.min(old.length, text.length)
  while (front < shorter && old[front] === text[front]) front++
  let back = 0
  while (back < shorter - front && old.at(-1 - back) === text.at(-1 - back)) back++
  const tr = state.tr.insertText(text.slice(front, text.length - back), range.from + front, range.to - back)
  return undoable(tr)
}

/**
 * 写一句: begins the answer that a problem lacks, with the caret in its blank. A cause goes behind what the problem says;
 * a measure becomes an item behind the last measure, linked with the problem, or where the report has none a sentence of
 * the problem itself.
 */
export function begin(
  state: EditorState,
  facts: ReportFacts,
  problem: Item,
  role: AnswerRole,
): Transaction | null {
  const edit = new Edit(state)
  const draft = edit.find("item", problem.id)
  if (!draft) return null
  if (role === "cause") return addSentence(edit, draft, `主要原因是${blanks.cause}。`, blanks.cause)
  const block = measureBlock(edit)
  if (!block) return addSentence(edit, draft, `下一步将${blanks.measure}。`, blanks.measure)
  const { head } = itemWords(problem.node)
  const aim = head.length <= longestAim ? `${head}的问题` : nameOf(problem, facts.outline)
  const text = `针对${aim}，${blanks.measure}。`
  putText({ block, offset: 0 }, text)
  const tr = onBlank(edit, block, text.indexOf(blanks.measure), blanks.measure)
  const target = block.parent!.attrs.id as string
  const { linkDecisions } = attrsOf.report(tr.doc)
  return tr.setDocAttribute("linkDecisions", [
    ...linkDecisions,
    { problem: problem.id, target, verdict: "confirmed" },
  ])
}

/** A longer head is no name of a problem: 针对第二个问题 then. */
const longestAim = 20

/** Behind the problem's own words, in front of its parts. */
function addSentence(edit: Edit, problem: Draft, sentence: string, blank: string): Transaction {
  let block = problem.children[0]!
  for (const child of problem.children) {
    if (child.name !== "para") break
    block = child
  }
  const before = block.content.textBetween(0, block.length)
  const { insert } = placeSnippet(before, "", sentence)
  const offset = block.length
  putText({ block, offset }, insert)
  return onBlank(edit, block, offset + insert.indexOf(blank), blank)
}

/** The first line of a new item behind the last measure; null where the report has no part for measures. */
function measureBlock(edit: Edit): Draft | null {
  const sections = edit.root.children.filter((child) => child.name === "section")
  const lists = sections
    .flatMap((section) => section.children)
    .filter((child) => child.name === "list" && roleOf(child.children[0]!) === "measure")
  const list = lists.at(-1)
  if (list) {
    // The last words of a report may have been read as one more item.
    const numbered = list.children.filter((item) => item.attrs.ordinal !== "")
    const last = numbered.at(-1) ?? list.children.at(-1)!
    return emptyItem(edit, list).putAfter(last).children[0]!
  }
  const section = sections.filter((child) => roleOf(child) === "measure").at(-1)
  return section ? startList(section, section.children.length, null).children[0]! : null
}

function onBlank(edit: Edit, block: Draft, offset: number, blank: string): Transaction {
  edit.caret = { block, offset }
  const tr = edit.finish()!
  const { from } = tr.selection
  return tr.setSelection(TextSelection.create(tr.doc, from, from + blank.length)).scrollIntoView()
}
