import { type Command, type EditorState, TextSelection } from "prosemirror-state"
import { blockFacts } from "#shared/checks/facts"
import { type OrdinalStyle, readOrdinal } from "#shared/text/ordinals"
import { deleteSelected, joinBefore, unwrapItem } from "./deletion"
import { type Draft, isBlank, isLead, itemOf, listAttrsOf, newBlock, newItem, newList } from "./draft"
import { Edit, inText, type Place } from "./edit"
import { newId } from "./ids"
import { emptyItem, listOf, moveDown, moveIn, moveOut, moveUp, roleAt, roleOfList, startList } from "./items"
import { endSection, startSection } from "./sections"
import { splitAt } from "./split"

/**
 * Commands of the editor, in ProseMirror's shape: without `dispatch` they answer whether they may act. Each is one
 * undo step, and the lists that it changes are numbered anew in it.
 */
function structural(act: (edit: Edit) => boolean): Command {
  return (state, dispatch) => {
    const edit = new Edit(state)
    if (!edit.from || !act(edit)) return false
    if (!dispatch) return true
    const tr = edit.finish()
    if (tr) dispatch(tr.scrollIntoView())
    return true
  }
}

/** A command on the item that the caret is in; with its paragraphs and items, never with a part of them. */
const onItem = (act: (item: Draft, edit: Edit) => boolean): Command =>
  structural((edit) => {
    const item = itemOf(edit.from!.block)
    return item !== null && act(item, edit)
  })

/** Enter: the next item, or the next paragraph. */
export const splitItem: Command = structural((edit) => {
  const place = deleteSelected(edit)
  if (!place) return false
  edit.caret = splitAt(edit, place)
  return true
})

/** 加一条: an empty item behind the one that the caret is in. */
export const insertItem: Command = structural((edit) => {
  const { block } = edit.from!
  const item = itemOf(block)
  const added = item ? emptyItem(edit, item.parent!).putAfter(item) : firstItemOf(edit, block)
  if (!added) return false
  edit.caret = { block: added.children[0]!, offset: 0 }
  return true
})

/** Outside the items of a part: at the beginning of the list that a lead-in introduces, else at the end of the first. */
function firstItemOf(edit: Edit, block: Draft): Draft | null {
  const section = block.above("section")
  if (!section) return null
  const leadIn = block.name === "leadIn" ? block : null
  const list = leadIn ? (leadIn.next?.name === "list" ? leadIn.next : null) : listOf(section)
  if (!list) return startList(section, leadIn ? leadIn.index + 1 : section.children.length, leadIn)
  const added = emptyItem(edit, list)
  list.insert(leadIn ? 0 : list.children.length, added)
  return added
}

export const itemUp: Command = onItem(moveUp)
export const itemDown: Command = onItem(moveDown)
export const itemIn: Command = onItem(moveIn)
export const itemOut: Command = onItem(moveOut)

/** Takes out the item that the caret is in, all that belongs to it included. */
export const deleteItem: Command = onItem((item, edit) => {
  const list = item.parent!
  const near = item.next ?? item.previous
  if (!near && list.parent!.name === "section") {
    // The last item of a part's list is where its text is to be written: it stays, empty.
    if (isBlank(item)) return false
    const fresh = newItem(
      roleOfList(list),
      newId(),
      newBlock("para", "", { runOn: item.children[0]!.attrs.runOn }),
    )
    fresh.set({ ordinal: item.attrs.ordinal })
    fresh.putAfter(item)
    edit.caret = { block: fresh.children[0]!, offset: 0 }
  } else edit.caret = { block: (near ?? itemOf(list)!).children[0]!, offset: 0 }
  item.detach()
  return true
})

/** 改成标题: a part of its own begins with this paragraph. */
export const asHeading: Command = structural((edit) => startSection(edit.root, edit.from!.block))

export const asParenItem: Command = structural((edit) => asItem(edit, "hanParen"))
export const asYishiItem: Command = structural((edit) => asItem(edit, "shi"))

/** 改成正文: the item becomes text of the one before it, a part goes on in the one before it. */
export const asBody: Command = structural((edit) => {
  const { block } = edit.from!
  if (block.name === "heading") {
    endSection(edit.root, block)
    return true
  }
  return isLead(block) && unwrapItem(edit, itemOf(block)!)
})

/** Makes an item of a paragraph; an item's whole list takes the style, for its items are of one rank. */
function asItem(edit: Edit, style: OrdinalStyle): boolean {
  const { block } = edit.from!
  const item = itemOf(block)
  if (block.name !== "para" && block.name !== "intro" && block.name !== "leadIn") return false
  if (item && isLead(block)) {
    const list = item.parent!
    if (listAttrsOf(list).style === style) return false
    // A list that had no numbers, or labels, begins to count.
    list.set({ style })
    return true
  }
  if (item && block.name === "para") return paragraphToItem(item, block, style)
  return block.name !== "para" && partTextToItem(block, style)
}

/** A further paragraph of an item: the next item of its list, or an item below it when the list is of another style. */
function paragraphToItem(item: Draft, block: Draft, style: OrdinalStyle): boolean {
  const list = item.parent!
  if (listAttrsOf(list).style === style) {
    const rest = item.children.slice(block.index)
    newItem(roleOfList(list), newId(), ...rest).putAfter(item)
    return true
  }
  const { previous, next } = block
  const role = item.attrs.role as Parameters<typeof newItem>[0]
  const fits = (near: Draft | null) => near?.name === "list" && listAttrsOf(near).style === style
  if (fits(previous)) previous!.append(newItem(role, newId(), block))
  else if (fits(next)) next!.insert(0, newItem(role, newId(), block))
  else {
    const at = block.index
    item.insert(at, newList({ style }, newItem(role, newId(), block)))
  }
  return true
}

/** A paragraph in front of the items of a part: the first of them; the paragraphs behind it go on with it. */
function partTextToItem(block: Draft, style: OrdinalStyle): boolean {
  const { parent } = block
  const leadIn = block.name === "leadIn" ? block : null
  const rest: Draft[] = []
  for (let next = block.next; next && (next.name === "intro" || next.name === "aside"); next = next.next)
    rest.push(next)
  const list = (rest.at(-1) ?? block).next
  const fits = list?.name === "list" && listAttrsOf(list).style === style ? list : null
  const role = fits ? roleOfList(fits) : leadIn ? roleAt(parent!, leadIn) : roleAt(parent!, null)
  const at = block.index
  const paras = [block, ...rest].map((draft) => (draft.name === "aside" ? draft : draft.become("para")))
  const item = newItem(role, newId(), ...paras)
  if (fits) fits.insert(0, item)
  else parent!.insert(at, newList({ style }, item))
  return true
}

export type BlockKind = "heading" | "paren" | "yishi" | "other-item" | "body" | "fixed"

/** What the paragraph that the caret is in is, for the buttons that change it. */
export function kindAt(state: EditorState): BlockKind {
  const selection = inText(state.selection)
  if (!selection) return "fixed"
  const { $from } = selection
  switch ($from.parent.type.name) {
    case "heading":
      return "heading"
    case "opening":
    case "intro":
    case "leadIn":
      return "body"
    case "para": {
      if ($from.index(-1) > 0) return "body"
      const style = readOrdinal($from.node(-1).attrs.ordinal)?.style
      return style === "hanParen" ? "paren" : style === "shi" ? "yishi" : "other-item"
    }
    default:
      return "fixed"
  }
}

/** The places that are still to be filled in, in the order of the text. */
function blanks(state: EditorState): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  state.doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    if (node.type.name !== "aside")
      for (const { from, to } of blockFacts(node).placeholders)
        found.push({ from: pos + 1 + from, to: pos + 1 + to })
    return false
  })
  return found
}

function selectBlank(choose: (state: EditorState) => { from: number; to: number } | undefined): Command {
  return (state, dispatch) => {
    const blank = choose(state)
    if (!blank) return false
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, blank.from, blank.to)).scrollIntoView())
    return true
  }
}

/** Selects the next blank; what is typed then takes its place. */
export const nextBlank: Command = selectBlank((state) => {
  const { from, to, empty } = state.selection
  // A caret right before a blank goes to that one.
  return blanks(state).find((blank) => (empty ? blank.from >= from : blank.from >= to))
})

export const previousBlank: Command = selectBlank((state) =>
  blanks(state)
    .reverse()
    .find((blank) => blank.to <= state.selection.from),
)

/** Backspace. In the text it deletes what the browser says; this is about selections and beginnings of blocks. */
export const deleteBackward: Command = structural((edit) => {
  const { from, to } = edit as { from: Place; to: Place }
  if (from.block !== to.block) return deleteSelected(edit) !== null
  if (from.offset !== to.offset || from.offset > 0) return false
  edit.caret = joinBefore(edit, from.block) ?? from
  return true
})

/** Delete: the mirror image. */
export const deleteForward: Command = structural((edit) => {
  const { from, to } = edit as { from: Place; to: Place }
  if (from.block !== to.block) return deleteSelected(edit) !== null
  if (from.offset !== to.offset || from.offset < from.block.length) return false
  const blocks = edit.root.blocks()
  const next = blocks[blocks.indexOf(from.block) + 1]
  edit.caret = from
  if (!next) return true
  const item = itemOf(from.block)
  if (item && isBlank(item) && item.next) {
    item.detach()
    edit.caret = { block: next, offset: 0 }
    return true
  }
  // An empty line in front of a heading or another part goes; nothing else would.
  if (joinBefore(edit, next) === null && from.block.length === 0)
    edit.caret = joinBefore(edit, from.block) ?? from
  return true
})
