import { closeHistory } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import {
  type EditorState,
  PluginKey,
  type Selection,
  TextSelection,
  type Transaction,
} from "prosemirror-state"
import { ReplaceStep } from "prosemirror-transform"
import { numbered } from "#shared/model/numbering"
import { attrsOf } from "#shared/model/schema"
import { blockAt, Draft, listAttrsOf } from "./draft"

/** A place in the text while the report is rebuilt. */
export interface Place {
  block: Draft
  offset: number
}

/** How a list stood before the edit. */
interface ListBefore {
  attrs: object
  items: readonly Draft[]
  /** Its first item stands on the line of the block before it. */
  firstRunsOn: boolean
  /** So do the others. */
  othersRunOn: boolean
  /** The list whose count it goes on with. */
  continues: Draft | null
}

/** Set on transactions that were made to change the structure; others must leave it whole (`guard.ts`). */
export const structureKey = new PluginKey("structure")

/** Makes a transaction an undo step of its own: neither what was typed before nor what comes after joins it. */
export function undoable(tr: Transaction): Transaction {
  // The history lets what follows within half a second join; the beginning of time is never within it.
  return closeHistory(tr).setTime(0)
}

/** A selection of the whole report, or of a node, as one of text. */
export function inText(selection: Selection): TextSelection | null {
  if (selection instanceof TextSelection) return selection
  const between = TextSelection.between(selection.$anchor, selection.$head)
  return between instanceof TextSelection && between.$from.parent.isTextblock ? between : null
}

/**
 * A structural edit of a report: read it, move its drafts about, `finish`. Whatever a command did, the lists that
 * it changed are numbered anew, blocks run on as the list's others do, links follow their items, and the
 * selection stays with the text it was in unless `caret` was set.
 */
export class Edit {
  readonly root: Draft
  /** Where the selection begins and ends; null when it lies in no text. */
  readonly from: Place | null
  readonly to: Place | null
  /** Where the caret comes to stand; null leaves the selection with its text. */
  caret: Place | null = null
  private readonly lists = new Map<Draft, ListBefore>()
  /** Ids of items that went into another, with the other's. */
  private readonly merged = new Map<string, string>()

  constructor(private readonly state: EditorState) {
    this.root = Draft.read(state.doc)
    const selection = inText(state.selection)
    this.from = selection && this.placeOf(selection.$from)
    this.to = selection && this.placeOf(selection.$to)
    this.remember(this.root)
  }

  find(name: "item" | "section", id: string): Draft | null {
    return [...below(this.root)].find((draft) => draft.name === name && draft.attrs.id === id) ?? null
  }

  /** The text of an item goes on in another one: so do its links. */
  merge(item: Draft, into: Draft): void {
    this.merged.set(item.attrs.id as string, into.attrs.id as string)
  }

  /** Do the items of the list, but the first, stand on the line of the one before? */
  runsOn(list: Draft): boolean {
    return this.lists.get(list)?.othersRunOn ?? false
  }

  /** The edit as one transaction and one undo step; null when nothing changed. */
  finish(): Transaction | null {
    for (const draft of below(this.root)) if (draft.name === "list") this.settle(draft)
    const { tr } = this.state
    replaceChanged(tr, this.root.node())
    this.settleLinks(tr)
    const selection = this.selectionIn(tr.doc)
    if (selection && !selection.eq(tr.selection)) tr.setSelection(selection)
    if (!tr.docChanged && !tr.selectionSet) return null
    return tr.docChanged ? undoable(tr).setMeta(structureKey, true) : tr
  }

  private placeOf($pos: Selection["$from"]): Place | null {
    const block = blockAt(this.root, $pos)
    return block && { block, offset: $pos.parentOffset }
  }

  private remember(draft: Draft): void {
    for (const list of below(draft)) {
      if (list.name !== "list") continue
      const runsOn = (i: number) => list.children[i]?.children[0]?.attrs.runOn === true
      const { previous } = list
      const continues = previous?.name === "list" && goesOn(previous, list) ? previous : null
      this.lists.set(list, {
        attrs: list.attrs,
        items: [...list.children],
        firstRunsOn: runsOn(0),
        othersRunOn: list.children.length > 1 ? runsOn(1) : runsOn(0),
        continues,
      })
    }
  }

  /** Numbers a list whose items are not those that it had, and makes new ones run on like the others. */
  private settle(list: Draft): void {
    const before = this.lists.get(list)
    const { children } = list
    if (before?.continues?.parent && before.continues.parent === list.parent) {
      const { start } = listAttrsOf(before.continues)
      list.set({ start: start + before.continues.children.length })
    }
    const sameItems =
      before?.items.length === children.length && before.items.every((item, i) => item === children[i])
    if (sameItems && before.attrs === list.attrs) return
    if (before && !sameItems) settleRunOn(children, before)
    const { style, start } = listAttrsOf(list)
    // Paragraphs that nobody counts may still begin with something that came along.
    if (style === "none") return
    const ordinals = children.map((item) => item.attrs.ordinal as string)
    for (const [i, ordinal] of numbered(ordinals, style, start).entries()) children[i]!.set({ ordinal })
  }

  /** Links of items that are gone go with them; those of an item that went into another are the other's now. */
  private settleLinks(tr: Transaction): void {
    const { linkDecisions } = attrsOf.report(this.state.doc)
    if (linkDecisions.length === 0) return
    const ids = new Set<unknown>()
    for (const draft of below(this.root)) if (draft.name === "item") ids.add(draft.attrs.id)
    const now = (id: string): string => {
      const into = this.merged.get(id)
      return ids.has(id) || into === undefined ? id : now(into)
    }
    const pairs = new Set<string>()
    const decisions = linkDecisions
      .map((link) => ({ ...link, problem: now(link.problem), target: now(link.target) }))
      .filter(({ problem, target }) => {
        const pair = `${problem} ${target}`
        const stays = ids.has(problem) && ids.has(target) && problem !== target && !pairs.has(pair)
        pairs.add(pair)
        return stays
      })
    const changed =
      decisions.length !== linkDecisions.length ||
      decisions.some(
        (link, i) => link.problem !== linkDecisions[i]!.problem || link.target !== linkDecisions[i]!.target,
      )
    if (changed) tr.setDocAttribute("linkDecisions", decisions)
  }

  private selectionIn(doc: Node): TextSelection | null {
    const at = ({ block, offset }: Place) => this.root.contains(block) && positionOf(block) + 1 + offset
    if (this.caret) {
      const pos = at(this.caret)
      return pos === false ? null : TextSelection.create(doc, pos)
    }
    if (!this.from || !this.to) return null
    const [from, to] = [at(this.from), at(this.to)]
    if (from === false || to === false) return null
    const { selection } = this.state
    return selection.anchor <= selection.head
      ? TextSelection.create(doc, from, to)
      : TextSelection.create(doc, to, from)
  }
}

/** Every draft below one, in the order of the text; the tree may change while it is walked only behind the place. */
function* below(draft: Draft): Generator<Draft> {
  for (const child of draft.children) {
    yield child
    yield* below(child)
  }
}

function goesOn(list: Draft, next: Draft): boolean {
  const [a, b] = [listAttrsOf(list), listAttrsOf(next)]
  return a.style === b.style && b.start > 1 && a.start + list.children.length === b.start
}

function settleRunOn(items: readonly Draft[], before: ListBefore): void {
  for (const [i, item] of items.entries()) {
    if (i === 0) item.children[0]!.set({ runOn: before.firstRunsOn })
    else if (item === before.items[0] || !before.items.includes(item))
      item.children[0]!.set({ runOn: before.othersRunOn })
  }
}

/** Position before a draft in the node that its root makes. */
function positionOf(draft: Draft): number {
  const { parent } = draft
  if (!parent) return -1
  let pos = positionOf(parent) + 1
  for (const child of parent.children) {
    if (child === draft) break
    pos += child.node().nodeSize
  }
  return pos
}

/** Replaces what differs, as one step. */
/** Makes the content of the report that of another document, and touches nothing that is alike in both. */
export function replaceChanged(tr: Transaction, doc: Node): void {
  const start = tr.doc.content.findDiffStart(doc.content)
  const end = tr.doc.content.findDiffEnd(doc.content)
  if (start === null || end === null) return
  // What is alike before and behind may overlap: 一一 without one 一.
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const [a, b] = [end.a + overlap, end.b + overlap]
  // Slices with all their parents fit as they are: on the way down to both ends the two documents are alike.
  tr.step(new ReplaceStep(start, a, doc.slice(start, b, true)))
}
