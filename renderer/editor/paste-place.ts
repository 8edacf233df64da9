import { closeHistory } from "prosemirror-history"
import { Fragment, type Node, Slice } from "prosemirror-model"
import { type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { ReplaceStep } from "prosemirror-transform"
import { skeletonById } from "#shared/library/skeletons"
import { numbered } from "#shared/model/numbering"
import type { Properties } from "#shared/model/properties"
import type { Role } from "#shared/model/roles"
import { attrsOf, schema } from "#shared/model/schema"
import { readOrdinal } from "#shared/text/ordinals"
import { toSimplified } from "#shared/text/traditional"
import { deleteSelected } from "./deletion"
import { Draft, isBlank, isLead, itemOf, listAttrsOf, newBlock, roleOf } from "./draft"
import { Edit, type Place, structureKey, undoable } from "./edit"
import { newId } from "./ids"
import { adoptRole, roleAt, roleOfList } from "./items"
import { pasteLines } from "./paste"
import {
  type Group,
  groupsOf,
  hasStructure,
  isUnwritten,
  isWholeReport,
  type Pasted,
  type Piece,
  piecesOf,
  spoken,
  textOf,
} from "./paste-content"

/** Why something that was pasted is kept and not printed. */
export const reasons = {
  heading: "粘贴时带来的标题，不印出",
  frame: "粘贴时带来的，稿子里已有，不印出",
} as const

/**
 * Puts what was pasted at the caret, in place of what is selected: items with their structure into the list that the
 * caret is in, numbered on; words as paragraphs. What has no structure, or stands in the middle of a sentence, goes
 * in as lines.
 */
export function pasteHere(state: EditorState, pasted: Pasted): Transaction {
  const pieces = piecesOf(pasted.doc)
  if (pasted.lines.length < 2 || !hasStructure(pieces)) return pasteLines(state, pasted.lines)
  const edit = new Edit(state)
  const place = deleteSelected(edit)
  const last = place && putPieces(place, pieces)
  if (!last) return pasteLines(state, pasted.lines)
  edit.caret = { block: last, offset: last.length }
  return edit.finish()?.scrollIntoView() ?? state.tr
}

/** Answers the last block that was written, or null where pieces cannot stand. */
function putPieces(place: Place, pieces: readonly Piece[]): Draft | null {
  const { block, offset } = place
  const item = itemOf(block)
  if (item && block.name === "para") {
    if (isBlank(item) && isLead(block)) return putInstead(item, pieces)
    if (offset === 0 && isLead(block) && block.length > 0) return putInFront(item, pieces)
    return offset === block.length ? putBehind(item, block, pieces) : null
  }
  const leads = block.name === "heading" || block.name === "intro" || block.name === "leadIn"
  if (!leads || offset < block.length) return null
  return putBelow(block.parent!, block, pieces)
}

/** In the place of an item that is still to be written, and of those behind it, as many as come. */
function putInstead(item: Draft, pieces: readonly Piece[]): Draft | null {
  const lead = item.children[0]!
  const list = item.parent!
  const before = list.children.length
  const words = pieces.findIndex((piece) => piece.kind !== "text" || !goesToHeading(piece, item))
  const first = pieces[words]
  let last: Draft
  let taken = 0
  if (first?.kind === "text") {
    lead.content = first.text
    last = writeInto(item, [...pieces.slice(0, words), ...pieces.slice(words + 1)], lead)
  } else {
    last = writeInto(item, pieces, lead)
    if (isBlank(item) && list.children.length > before) taken = 1
  }
  const added = list.children.length - before
  const end = list.children.indexOf(item) + added + 1
  const rest = list.children.slice(end)
  const full = rest.findIndex((other) => !isBlank(other))
  for (const blank of rest.slice(0, full < 0 ? undefined : full).slice(0, added - taken)) blank.detach()
  if (taken > 0) item.detach()
  return last
}

/** A heading that says what the part says that it comes to. */
function goesToHeading({ heads }: Piece & { kind: "text" }, within: Draft): boolean {
  const section = within.above("section")
  return section !== null && heads !== null && heads === roleOf(section)
}

/** Items in front of one that the caret stands at the beginning of. */
function putInFront(item: Draft, pieces: readonly Piece[]): Draft | null {
  const lists = pieces.flatMap((piece) => (piece.kind === "list" ? [piece.list] : []))
  if (lists.length < pieces.length) return null
  let last: Draft | null = null
  for (const list of lists)
    for (const added of taken(list, item.parent!, roleOf(item))) {
      added.putBefore(item)
      last = added
    }
  return last?.blocks().at(-1) ?? null
}

function putBehind(item: Draft, block: Draft, pieces: readonly Piece[]): Draft | null {
  return writeInto(ofRank(item, pieces), pieces, block)
}

/** The item, or one that it is below, whose list counts as the first pasted one does. */
function ofRank(item: Draft, pieces: readonly Piece[]): Draft {
  const first = pieces.find((piece) => piece.kind === "list")
  const style = first && listAttrsOf(first.list).style
  for (let up: Draft | null = item; up; up = itemOf(up.parent!))
    if (listAttrsOf(up.parent!).style === style) return up
  return item
}

/** Writes on behind a block of an item: words as its paragraphs, items as its siblings. */
function writeInto(item: Draft, pieces: readonly Piece[], block: Draft): Draft {
  const list = item.parent!
  let owner = item
  let at = block
  let last = block
  const below = (draft: Draft) => {
    if (itemOf(at) === owner) draft.putAfter(at)
    else owner.append(draft)
    at = draft
  }
  for (const piece of pieces) {
    switch (piece.kind) {
      case "text":
        if (goesToHeading(piece, item)) setHeadingAside(item.above("section")!, piece.text)
        else {
          below(newBlock("para", piece.text))
          last = at
        }
        break
      case "aside":
        below(newBlock("aside", piece.block.content, { reason: piece.block.attrs.reason }))
        break
      case "answer":
        at = last = answerBelow(owner, piece)
        break
      case "list":
        for (const added of taken(piece.list, list, roleOf(item))) {
          added.putAfter(owner)
          owner = added
        }
        at = last = owner.blocks().at(-1)!
    }
  }
  return last
}

/** The heading of the part that it comes to is kept, but not printed a second time; one that says the same is there. */
function setHeadingAside(section: Draft, text: Fragment): void {
  const [heading] = section.children
  if (heading?.name === "heading" && sameWords(heading.content, text)) return
  introduce(section, newBlock("aside", text, { reason: reasons.heading }))
}

/** The same but for the number in front and the stop behind. */
function sameWords(a: Fragment, b: Fragment): boolean {
  const bare = (content: Fragment) => {
    const words = toSimplified(textOf(content)).replace(/\s+/g, "")
    return words.slice(readOrdinal(words)?.text.length ?? 0).replace(/[：:。]$/, "")
  }
  return bare(a) === bare(b)
}

/** Causes and measures behind the problems of a list go to the last of them. */
function answerBelow(item: Draft, { leadIn, list }: Piece & { kind: "answer" }): Draft {
  freshIds(list)
  if (leadIn) item.append(newBlock("leadIn", spoken(leadIn), { role: roleOfList(list) }))
  item.append(list)
  return list.blocks().at(-1)!
}

/** Below a heading, an introduction or a lead-in of a part. */
function putBelow(section: Draft, block: Draft, pieces: readonly Piece[]): Draft | null {
  const at = pieces.findIndex((piece) => piece.kind === "list" || piece.kind === "answer")
  const before = at < 0 ? pieces : pieces.slice(0, at)
  const kind = block.name === "leadIn" ? "leadIn" : "intro"
  let last = block
  for (const piece of before) {
    if (piece.kind === "aside")
      last = newBlock("aside", piece.block.content, { reason: piece.block.attrs.reason }).putAfter(last)
    else if (piece.kind === "text") {
      if (piece.heads !== null && piece.heads === roleOf(section)) setHeadingAside(section, piece.text)
      else if (block.length === 0 && last === block) block.content = piece.text
      else last = newBlock(kind, piece.text, kind === "leadIn" ? block.attrs : {}).putAfter(last)
    }
  }
  const first = at < 0 ? null : (pieces[at] as Piece & { kind: "list" | "answer" })
  if (!first) return last
  let place = last
  while (place.next?.name === "intro" || place.next?.name === "aside") place = place.next
  const behind = place.next?.name === "list" ? place.next : null
  const role = behind ? roleOfList(behind) : roleAt(section, block.name === "leadIn" ? block : null)
  let owner: Draft
  if (behind) owner = fill(behind, first.list, 0).at(-1)!
  else {
    freshIds(first.list)
    for (const item of first.list.children) adoptRole(item, role)
    section.insert(place.index + 1, first.list)
    owner = first.list.children.at(-1)!
  }
  return writeInto(owner, pieces.slice(at + 1), owner.blocks().at(-1)!)
}

/** The items of a pasted list as those of another one. */
function taken(list: Draft, into: Draft, role: Role): Draft[] {
  const items = [...list.children]
  for (const item of items) {
    freshIds(item)
    adoptRole(item, role)
    settleOrdinal(item, list, into)
  }
  return items
}

/** A list that counts gives its own ordinals; 问题一： says more than a number, and becomes words. */
function settleOrdinal(item: Draft, from: Draft, into: Draft): void {
  const counts = listAttrsOf(into).style
  if (counts === "none" || counts === "label") return
  const ordinal = String(item.attrs.ordinal)
  if (listAttrsOf(from).style === "label" && ordinal !== "")
    item.children[0]!.content = newBlock("para", ordinal).content.append(item.children[0]!.content)
  item.set({ ordinal: "" })
}

/** What is pasted may have been copied here: its ids are given anew. */
function freshIds(draft: Draft): void {
  if (draft.name === "item") draft.set({ id: newId() })
  for (const child of draft.children) freshIds(child)
}

/**
 * Puts the items of a pasted list into one: in the place of items that are still to be written, as many as there
 * are; else at `at`.
 */
function fill(list: Draft, from: Draft, at = list.children.length): Draft[] {
  const blanks = list.children.filter(isBlank)
  const items = taken(from, list, roleOfList(list))
  list.insert(blanks[0] ? list.children.indexOf(blanks[0]) : at, ...items)
  for (const blank of blanks.slice(0, items.length)) blank.detach()
  return items
}

/** Where the groups of a pasted text belong in a report: null for those that it has no part for. */
export function targetsOf(doc: Node, groups: readonly Group[]): (Draft | null)[] {
  const sections = Draft.read(doc).children.filter(({ name }) => name === "section")
  return groups.map((group) => targetIn(sections, group))
}

function targetIn(sections: readonly Draft[], { role }: Group): Draft | null {
  if (role === "other") return null
  const own = sections.filter((section) => roleOf(section) === role)
  const holds = (section: Draft) =>
    section.children.some((child) => child.name === "list" && roleOfList(child) === role)
  return own.find((section) => section.attrs.part !== null) ?? own[0] ?? sections.find(holds) ?? null
}

/** Puts every group into the part that it belongs to, behind what is written there. The caret follows the last. */
export function pasteToParts(state: EditorState, pasted: Pasted): Transaction {
  const edit = new Edit(state)
  if (!deleteSelected(edit)) return state.tr
  const groups = groupsOf(pasted.doc)
  const sections = edit.root.children.filter(({ name }) => name === "section")
  const found = groups.map((group) => targetIn(sections, group))
  const known = found.find((target) => target !== null)
  if (!known) return pasteHere(state, pasted)
  let last: Draft | null = null
  let target = known
  for (const [i, { blocks }] of groups.entries()) {
    // What belongs nowhere goes along with what it stood behind.
    target = found[i] ?? target
    last = addTo(target, blocks) ?? last
  }
  keepFrame(edit.root, known, pasted.doc)
  if (last) edit.caret = { block: last, offset: last.length }
  return edit.finish()?.scrollIntoView() ?? state.tr
}

function addTo(section: Draft, blocks: readonly Draft[]): Draft | null {
  let last: Draft | null = null
  let leadIn: Draft | null = null
  for (const block of blocks) {
    switch (block.name) {
      case "list":
        last = addList(section, block, leadIn)
        leadIn = null
        break
      case "leadIn":
        if (leadIn) introduce(section, newBlock("intro", leadIn.content))
        leadIn = block
        break
      case "heading":
        setHeadingAside(section, spoken(block))
        break
      case "aside":
        introduce(section, newBlock("aside", block.content, { reason: block.attrs.reason }))
        break
      default:
        last = introduce(section, newBlock("intro", block.content))
    }
  }
  if (leadIn) last = introduce(section, newBlock("intro", leadIn.content))
  return last
}

/** A list of a role goes to the list of that role; a new kind of list comes behind the others, led over to. */
function addList(section: Draft, list: Draft, leadIn: Draft | null): Draft {
  const role = roleOfList(list)
  const lists = section.children.filter((child) => child.name === "list")
  const same = lists.filter((own) => roleOfList(own) === role)
  const target = same.find(isUnwritten) ?? same.at(-1) ?? (role === "other" ? lists.at(-1) : undefined)
  if (target) {
    if (leadIn) {
      const own = target.previous?.name === "leadIn" ? target.previous : null
      if (!own) introduce(section, newBlock("intro", leadIn.content))
      else if (!sameWords(own.content, leadIn.content))
        newBlock("aside", leadIn.content, { reason: reasons.heading }).putBefore(own)
    }
    return fill(target, list).at(-1)!.blocks().at(-1)!
  }
  freshIds(list)
  if (role === "other") for (const item of list.children) adoptRole(item, roleOf(section))
  if (leadIn) section.append(newBlock("leadIn", leadIn.content, { role: roleOfList(list) }))
  section.append(list)
  return list.blocks().at(-1)!
}

/** A paragraph in front of the lists of a part, behind those that are there; an empty one is filled. */
function introduce(section: Draft, block: Draft): Draft {
  const heads = section.children.findIndex(
    ({ name }) => name !== "heading" && name !== "intro" && name !== "aside",
  )
  const before = section.children.slice(0, heads < 0 ? undefined : heads)
  const blank = before.find((own) => own.name === "intro" && own.length === 0)
  if (block.name === "intro" && blank) {
    blank.content = block.content
    return blank
  }
  section.insert(before.length, block)
  return block
}

/** Title, opening and signature of the pasted text: where the report has none yet, else kept beside the first part. */
function keepFrame(root: Draft, first: Draft, doc: Node): void {
  for (const child of Draft.read(doc).children) {
    if (child.name === "section") continue
    const own = root.children.filter(({ name }) => name === child.name)
    const blank = own.find(({ length }) => length === 0)
    if (child.name !== "aside" && blank) blank.content = child.content
    else if (child.name === "signature" && own.length === 0)
      root.append(newBlock("signature", child.content, child.attrs))
    else {
      const reason = child.name === "aside" ? child.attrs.reason : reasons.frame
      newBlock("aside", child.content, { reason }).putBefore(first)
    }
  }
}

/** Nothing of the report was written yet but what its skeleton brings. */
export function isFresh(doc: Node): boolean {
  const skeleton = skeletonById(attrsOf.report(doc).skeleton)
  const [before, behind] = (skeleton?.opening ?? "").split("{year}")
  return Draft.read(doc)
    .blocks()
    .every((block) => {
      const words = textOf(block.content)
      if (words === "" || block.name === "heading" || block.name === "leadIn") return true
      if (block.name === "addressee") return words === skeleton?.addressee
      if (block.name !== "opening" || before === undefined) return false
      return words.startsWith(before) && words.endsWith(behind ?? "") && /\d{4}/.test(words)
    })
}

/** May a pasted text take the place of the empty skeleton? */
export function fitsFresh(doc: Node, pasted: Pasted): boolean {
  return isFresh(doc) && isWholeReport(pasted.doc)
}

/**
 * Lays a whole report into an empty one: its parts take the place of the skeleton's, parts that it does not have stay
 * to be written. Ordinals stay as read, as with a file; headings are counted anew where a part was left between them.
 */
export function pasteReport(state: EditorState, { doc }: Pasted): Transaction {
  const attrs = attrsOf.report(state.doc)
  const children = layInto(state.doc, doc)
  const { tr } = state
  tr.step(new ReplaceStep(0, tr.doc.content.size, new Slice(Fragment.from(children), 0, 0)))
  const read = attrsOf.report(doc).properties
  const properties = withRead(attrs.properties, read)
  if (properties !== attrs.properties) tr.setDocAttribute("properties", properties)
  tr.setSelection(endOf(tr.doc, doc))
  return undoable(tr).setMeta(structureKey, true).scrollIntoView()
}

/** What the pasted text says of name, post, unit and date, where nothing is known yet: a proposal. */
function withRead(own: Properties, read: Properties): Properties {
  const names = (["name", "post", "unit", "date"] as const).filter(
    (name) => own[name] === null && read[name] !== null,
  )
  if (names.length === 0) return own
  const found = Object.fromEntries(names.map((name) => [name, read[name]]))
  return { ...own, ...found, proposed: [...own.proposed, ...names] }
}

function layInto(fresh: Node, pasted: Node): Node[] {
  const skeleton = skeletonById(attrsOf.report(fresh).skeleton)
  const own = fresh.content.content
  const given = pasted.content.content
  const isSection = (node: Node) => node.type.name === "section"
  const sections = own.filter(isSection)
  const from = given.findIndex(isSection)
  const to = lastPlace(given, isSection) + 1
  const parts = partsOf(sections, given, attrsOf.report(pasted).skeleton === skeleton?.id)
  const written = given.slice(from, to).map((node) => asPart(node, parts.get(node) ?? null))
  const missing = sections.filter((section) => !isFilled(section, written))
  const body = withMissing(written, missing, sections)
  return [...headOf(own, given.slice(0, from)), ...body, ...tailOf(own, given.slice(to))]
}

/** Which part of the skeleton each pasted section fills: as it was read, else the first of its role. */
function partsOf(
  sections: readonly Node[],
  given: readonly Node[],
  sameSkeleton: boolean,
): Map<Node, string | null> {
  const free = new Map(sections.map((section) => [attrsOf.section(section).part, section]))
  const parts = new Map<Node, string | null>()
  const take = (node: Node, part: string | null) => {
    if (part === null || !free.delete(part)) return
    parts.set(node, part)
  }
  const pasted = given.filter((node) => node.type.name === "section")
  if (sameSkeleton) for (const node of pasted) take(node, attrsOf.section(node).part)
  for (const node of pasted) {
    const { role } = attrsOf.section(node)
    if (parts.has(node) || role === "other" || node.firstChild?.type.name !== "heading") continue
    const match = [...free].find(([, section]) => attrsOf.section(section).role === role)
    if (match) take(node, match[0])
  }
  return parts
}

function asPart(node: Node, part: string | null): Node {
  if (node.type.name !== "section") return node
  return node.type.create({ ...node.attrs, part }, node.content)
}

/** A part is there when a section fills it, or items of its role stand in another one. */
function isFilled(section: Node, written: readonly Node[]): boolean {
  const { part, role } = attrsOf.section(section)
  return written.some((node) => {
    if (node.type.name !== "section") return false
    if (part !== null && node.attrs.part === part) return true
    let met = node.attrs.role === role
    node.descendants((child) => {
      met ||= child.type.name === "item" && child.attrs.role === role
      return !met
    })
    return met
  })
}

/** Puts the parts that are still to be written where the skeleton has them. */
function withMissing(written: readonly Node[], missing: readonly Node[], sections: readonly Node[]): Node[] {
  if (missing.length === 0) return [...written]
  const order = sections.map((section) => attrsOf.section(section).part)
  const body = [...written]
  for (const section of missing) {
    const rank = order.indexOf(attrsOf.section(section).part)
    const before = lastPlace(body, (node) => {
      const part = node.type.name === "section" ? attrsOf.section(node).part : null
      return part !== null && order.indexOf(part) < rank
    })
    const firstPart = body.findIndex((node) => node.type.name === "section" && node.attrs.part !== null)
    body.splice(before >= 0 ? before + 1 : firstPart >= 0 ? firstPart : body.length, 0, section)
  }
  const headings = body.flatMap((node) => (node.firstChild?.type.name === "heading" ? [node.firstChild] : []))
  const counted = headings.filter((heading) => heading.attrs.ordinal !== "" || isOf(missing, heading))
  const first = written.find((node) => node.firstChild?.type.name === "heading")?.firstChild ?? null
  const like = readOrdinal(String(first?.attrs.ordinal ?? ""))
  const ordinals =
    first && !like
      ? counted.map((heading) => (isOf(missing, heading) ? "" : String(heading.attrs.ordinal)))
      : numbered(
          counted.map(({ attrs }) => String(attrs.ordinal)),
          like?.style ?? "han",
          1,
          like?.text,
        )
  return body.map((node) => {
    const at = node.firstChild ? counted.indexOf(node.firstChild) : -1
    if (at < 0) return node
    const heading = schema.nodes.heading.create({ ordinal: ordinals[at] }, node.firstChild!.content)
    return node.type.create(node.attrs, node.content.replaceChild(0, heading))
  })
}

function lastPlace(nodes: readonly Node[], fits: (node: Node) => boolean): number {
  return nodes.reduce((last, node, i) => (fits(node) ? i : last), -1)
}

const isOf = (sections: readonly Node[], heading: Node) =>
  sections.some((section) => section.firstChild === heading)

/** Title, byline, addressee and opening as pasted; of the skeleton those that did not come. */
function headOf(own: readonly Node[], given: readonly Node[]): Node[] {
  const order = ["title", "byline", "addressee", "opening"]
  const head = [...given]
  for (const [rank, kind] of order.entries()) {
    if (head.some((node) => node.type.name === kind)) continue
    const at = head.findIndex((node) => order.indexOf(node.type.name) > rank)
    head.splice(at < 0 ? head.length : at, 0, ...own.filter((node) => node.type.name === kind))
  }
  return head
}

function tailOf(own: readonly Node[], given: readonly Node[]): Node[] {
  const signed = given.some((node) => node.type.name === "signature")
  return signed ? [...given] : [...given, ...own.filter((node) => node.type.name === "signature")]
}

/** Behind the last block that came with the pasted text. */
function endOf(doc: Node, pasted: Node): TextSelection {
  const words = lastWords(pasted)
  let end = 1
  doc.descendants((node, pos) => {
    if (node.isTextblock && node.content.size > 0 && node.textContent === words)
      end = pos + 1 + node.content.size
  })
  return TextSelection.create(doc, end)
}

function lastWords(doc: Node): string {
  let words = ""
  doc.descendants((node) => {
    if (node.isTextblock && node.content.size > 0) words = node.textContent
  })
  return words
}

/** Makes the report of a state the one that another transaction, begun from an earlier state, made: one undo step. */
export function replay(state: EditorState, made: Transaction): Transaction {
  const { tr } = state
  const start = tr.doc.content.findDiffStart(made.doc.content)
  const end = tr.doc.content.findDiffEnd(made.doc.content)
  if (start !== null && end !== null) {
    const overlap = Math.max(0, start - Math.min(end.a, end.b))
    tr.step(new ReplaceStep(start, end.a + overlap, made.doc.slice(start, end.b + overlap, true)))
  }
  const { properties } = attrsOf.report(made.doc)
  if (attrsOf.report(tr.doc).properties !== properties) tr.setDocAttribute("properties", properties)
  const { linkDecisions } = attrsOf.report(made.doc)
  if (attrsOf.report(tr.doc).linkDecisions !== linkDecisions)
    tr.setDocAttribute("linkDecisions", linkDecisions)
  tr.setSelection(TextSelection.create(tr.doc, made.selection.anchor, made.selection.head))
  return closeHistory(tr).setTime(0).setMeta(structureKey, true).scrollIntoView()
}
