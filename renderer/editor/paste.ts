import { type Fragment, Slice } from "prosemirror-model"
import type { EditorState, Transaction } from "prosemirror-state"
import type { BlockName } from "#shared/model/schema"
import { schema } from "#shared/model/schema"
import { type Ordinal, type OrdinalStyle, readOrdinal } from "#shared/text/ordinals"
import { deleteSelected } from "./deletion"
import { Draft, isBlank, isLead, itemOf, newBlock, newItem, newList, roleOf } from "./draft"
import { Edit, type Place } from "./edit"
import { newId } from "./ids"
import { adoptRole, roleAt } from "./items"
import { putText } from "./text"

/** Lines longer than all of this together are no paste but a file: it is to be opened. */
export const longestPaste = 200_000

/**
 * Puts lines at the caret, in place of what is selected. Several lines become items or paragraphs as the place has
 * them; an ordinal at the beginning of one becomes the item's own. No character is lost but the ordinals that the
 * list counts anew.
 */
export function pasteLines(state: EditorState, lines: readonly string[]): Transaction {
  const edit = new Edit(state)
  const place = lines.length > 0 && deleteSelected(edit)
  if (!place) return state.tr
  const ordinal = ordinalOf(place.block, lines[0]!)
  const first = ordinal ? lines[0]!.slice(ordinal.text.length).trimStart() : lines[0]!
  const rest = lines.slice(1)
  if (rest.length === 0) {
    putText(place, first)
    edit.caret = { block: place.block, offset: place.offset + first.length }
  } else edit.caret = putLines(edit, place, first, rest, ordinal)
  return edit.finish()?.scrollIntoView() ?? state.tr
}

/** In an empty item or heading that has its ordinal already, the ordinal of the line is the same once more. */
function ordinalOf(block: Draft, line: string): Ordinal | null {
  const owner = isLead(block) ? itemOf(block)! : block
  return block.length === 0 && owner.attrs.ordinal ? readOrdinal(line) : null
}

function putLines(
  edit: Edit,
  { block, offset }: Place,
  first: string,
  rest: readonly string[],
  ordinal: Ordinal | null,
): Place {
  const tail = block.content.cut(offset)
  block.content = block.content.cut(0, offset)
  putText({ block, offset }, first)
  const last = block.name === "para" ? afterPara(edit, block, rest, ordinal) : afterLine(edit, block, rest)
  const caret = { block: last, offset: last.length }
  last.content = last.content.append(tail)
  return caret
}

/**
 * Lines below a paragraph of an item. Without any ordinal among them they are all of the rank of the first.
 *
 * @param first the ordinal that the line in the block itself had
 */
function afterPara(edit: Edit, block: Draft, lines: readonly string[], first: Ordinal | null): Draft {
  const item = itemOf(block)!
  const behind = item.children.slice(block.index + 1)
  const counted = lines.some((line) => readOrdinal(line) !== null)
  const writer = new ItemWriter(item, block, edit.runsOn(item.parent!), first)
  for (const line of lines) {
    const ordinal = readOrdinal(line)
    if (ordinal) writer.item(line.slice(ordinal.text.length).trimStart(), ordinal)
    else if (!counted && isLead(block)) writer.item(line, null)
    else writer.para(line)
  }
  // What stood behind the caret in the item stays behind what was pasted.
  if (itemOf(writer.last) !== item) itemOf(writer.last)!.append(...behind)
  return writer.last
}

/** Writes lines as items of a list, and as items below those where the ordinals change their style. */
class ItemWriter {
  /** The styles that are open, from the list itself inwards. */
  private readonly open: { style: OrdinalStyle | null; item: Draft }[]

  constructor(
    /** The item that the first one comes behind. */
    item: Draft,
    /** The block that was written last. */
    public last: Draft,
    /** Items of the list stand on one line. */
    private readonly runOn: boolean,
    first: Ordinal | null,
  ) {
    this.open = [{ style: first?.style ?? null, item }]
  }

  item(text: string, ordinal: Ordinal | null): void {
    const { open } = this
    // The first ordinal that comes is of the list's own rank, whatever its style.
    if (ordinal && open[0]!.style === null) open[0]!.style = ordinal.style
    const known = ordinal ? open.findIndex(({ style }) => style === ordinal.style) : 0
    if (known >= 0) open.length = known + 1
    const { item } = open.at(-1)!
    const para = newBlock("para", text, { runOn: known === 0 && this.runOn })
    const added = newItem(roleOf(item), newId(), para)
    if (ordinal) added.set({ ordinal: ordinal.text })
    if (known >= 0) {
      added.putAfter(item)
      open[known]!.item = added
    } else {
      item.append(newList({ style: ordinal!.style }, added))
      open.push({ style: ordinal!.style, item: added })
    }
    this.last = para
  }

  para(text: string): void {
    const para = newBlock("para", text)
    if (itemOf(this.last) === this.open.at(-1)!.item) para.putAfter(this.last)
    else this.open.at(-1)!.item.append(para)
    this.last = para
  }
}

/** What lines below a line of another kind become. */
const below: Partial<Record<string, BlockName>> = {
  title: "opening",
  byline: "opening",
  addressee: "opening",
  heading: "intro",
}

/** Lines below a heading, an introduction or the frame of the report: paragraphs, then items from the first ordinal on. */
function afterLine(edit: Edit, block: Draft, lines: readonly string[]): Draft {
  const section = block.parent?.name === "section" ? block.parent : null
  const name = (below[block.name] ?? block.name) as BlockName
  let last = block
  for (const [i, line] of lines.entries()) {
    if (section && (block.name === "leadIn" || readOrdinal(line)))
      return itemsOf(edit, section, last, lines.slice(i))
    last = newBlock(name, line, name === block.name ? block.attrs : {}).putAfter(last)
  }
  return last
}

/** The lines as the first items of the list behind a block, or of a new one. */
function itemsOf(edit: Edit, section: Draft, block: Draft, lines: readonly string[]): Draft {
  const ordinal = readOrdinal(lines[0]!)
  const text = ordinal ? lines[0]!.slice(ordinal.text.length).trimStart() : lines[0]!
  const para = newBlock("para", text)
  let place = block
  while (place.next?.name === "intro" || place.next?.name === "aside") place = place.next
  const list = place.next?.name === "list" ? place.next : null
  const role = list ? roleOf(list.children[0]!) : roleAt(section, block.name === "leadIn" ? block : null)
  const item = newItem(role, newId(), para)
  if (ordinal) item.set({ ordinal: ordinal.text })
  if (list) list.insert(0, item)
  else section.insert(place.index + 1, newList({ style: ordinal?.style ?? "shi" }, item))
  return lines.length > 1 ? afterPara(edit, para, lines.slice(1), ordinal) : para
}

/**
 * Puts items that were copied here into the list that the caret is in: behind its item, or in its place when it is
 * empty. Null when what was copied is no list of whole items, or the caret is in none. Ids of items that are still
 * there stay theirs: the copies get new ones.
 *
 * @param json what `copyOf` wrote
 */
export function pasteItems(state: EditorState, json: string): Transaction | null {
  const items = copiedItems(json)
  const edit = new Edit(state)
  const place = items && deleteSelected(edit)
  const here = place && itemOf(place.block)
  if (!items || !here) return null
  const taken = new Set<unknown>()
  for (const block of edit.root.blocks())
    for (let item = itemOf(block); item; item = itemOf(item.parent!)) taken.add(item.attrs.id)
  const list = here.parent!
  let last = here
  for (const item of items) {
    giveIds(item, taken)
    item.putAfter(last)
    adoptRole(item, roleOf(here))
    last = item
  }
  if (isBlank(here) && list.children.length > items.length) here.detach()
  const end = last.blocks().at(-1)!
  edit.caret = { block: end, offset: end.length }
  return edit.finish()?.scrollIntoView() ?? state.tr
}

function giveIds(item: Draft, taken: Set<unknown>): void {
  if (item.name === "item") {
    if (!item.attrs.id || taken.has(item.attrs.id)) item.set({ id: newId() })
    taken.add(item.attrs.id)
  }
  for (const child of item.children) giveIds(child, taken)
}

/** The items of a copied slice, or null when it holds anything else. The clipboard may hold anybody's JSON. */
function copiedItems(json: string): Draft[] | null {
  try {
    const { content } = Slice.fromJSON(schema, JSON.parse(json))
    const items = itemsIn(content)
    for (const item of items ?? []) item.node().check()
    return items && items.length > 0 ? items : null
  } catch {
    return null
  }
}

function itemsIn(content: Fragment): Draft[] | null {
  const items: Draft[] = []
  for (const node of content.content) {
    const name = node.type.name
    const inner =
      name === "item"
        ? [Draft.read(node)]
        : name === "list" || name === "section"
          ? itemsIn(node.content)
          : null
    if (!inner) return null
    items.push(...inner)
  }
  return items
}
