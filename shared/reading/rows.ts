import { Fragment, type Node } from "prosemirror-model"
import { idsFor } from "../model/ids"
import type { Role } from "../model/roles"
import { attrsOf, type BlockName, type ListAttrs, type SectionAttrs, schema } from "../model/schema"
import { readOrdinal } from "../text/ordinals"

/**
 * A report as a flat run of its blocks, each with its place in the tree as a number, the way a clerk sees
 * indented lines. Moving a boundary or a level is a change of one row here; in the tree it is taking nodes
 * apart. `rowsOf` and `contentOf` are inverse to each other, and `contentOf` makes a valid report of any rows.
 *
 * The n-th row is the n-th block of `readOutline`. A section without any block has no row.
 */
export interface Row {
  type: BlockName
  text: Fragment
  /** In front of the text of a heading or of an item's first paragraph; else "". */
  ordinal: string
  runOn: boolean
  /** Of an item or a lead-in. */
  role: Role
  /** Of what is set aside. */
  reason: string
  /** Of a line of the signature. */
  kind: "name" | "date"
  /** What the block lies in: the document (-1), its section (0), the item that is open at level 1, 2, … */
  depth: number
  /** Id of the item that the block begins, at level `depth`. */
  item: string | null
  /** The section that the block begins. */
  section: SectionAttrs | null
  /** The list that the item begins; null where it goes on with the list in front of it. */
  list: ListAttrs | null
}

/** The types that stand outside all sections; an aside may stand anywhere. */
const outside: ReadonlySet<BlockName> = new Set<BlockName>([
  "title",
  "byline",
  "addressee",
  "opening",
  "signature",
])

export function standsOutside(type: BlockName): boolean {
  return outside.has(type)
}

/** The blocks of a report in order. */
export function rowsOf(doc: Node): Row[] {
  const rows: Row[] = []
  const add = (node: Node, depth: number, more: Partial<Row> = {}) => {
    rows.push({
      type: node.type.name as BlockName,
      text: node.content,
      ordinal: "",
      runOn: node.attrs.runOn === true,
      role: node.attrs.role ?? "other",
      reason: node.attrs.reason ?? "",
      kind: node.attrs.kind ?? "name",
      depth,
      item: null,
      section: null,
      list: null,
      ...more,
    })
  }
  const walkList = (list: Node, depth: number) => {
    list.forEach((item, _, i) => {
      const { id, role, ordinal } = attrsOf.item(item)
      item.forEach((child, _, k) => {
        if (child.type === schema.nodes.list) walkList(child, depth + 1)
        else if (k > 0) add(child, depth)
        else add(child, depth, { item: id, role, ordinal, list: i === 0 ? attrsOf.list(list) : null })
      })
    })
  }
  doc.forEach((child) => {
    if (child.type !== schema.nodes.section) {
      add(child, -1)
      return
    }
    child.forEach((part, _, i) => {
      if (part.type === schema.nodes.list) {
        const from = rows.length
        walkList(part, 1)
        if (i === 0) rows[from]!.section = attrsOf.section(child)
      } else
        add(part, 0, {
          section: i === 0 ? attrsOf.section(child) : null,
          ...(part.type === schema.nodes.heading ? { ordinal: part.attrs.ordinal } : {}),
        })
    })
  })
  return rows
}

interface OpenSection {
  attrs: SectionAttrs
  children: (Node | OpenList)[]
  /** It has a list or a lead-in, so paragraphs of its own can no longer introduce them. */
  listed: boolean
}

interface OpenList {
  attrs: ListAttrs
  items: OpenItem[]
}

interface OpenItem {
  attrs: { id: string; role: Role; ordinal: string }
  /** As its row had it; levels may jump there. */
  depth: number
  children: (Node | OpenList)[]
}

const isNode = (child: Node | OpenList): child is Node => !("items" in child)

/**
 * The children of the report that has these blocks. A row that cannot be what it says where it stands
 * becomes the nearest thing that it can: a paragraph without an item an item, one that introduces a list
 * that has begun a lead-in. An item deeper than its surroundings allow lies as deep as they do.
 */
export function contentOf(rows: readonly Row[]): Node[] {
  const top: (Node | OpenSection)[] = []
  let section: OpenSection | null = null
  let items: OpenItem[] = []
  const ids = newIds(rows)

  const openSection = (attrs: SectionAttrs): OpenSection => {
    section = { attrs, children: [], listed: false }
    items = []
    top.push(section)
    return section
  }
  /** Closes the items that are deeper than `depth`. */
  const closeTo = (depth: number) => {
    while (items.length > 0 && items.at(-1)!.depth > depth) items.pop()
  }
  const put = (open: OpenSection, node: Node) => {
    const item = items.at(-1)
    ;(item ?? open).children.push(node)
    if (!item && node.type === schema.nodes.leadIn) open.listed = true
  }
  const addItem = (open: OpenSection, row: Row, depth: number) => {
    closeTo(depth - 1)
    const siblings = (items.at(-1) ?? open).children
    const last = siblings.at(-1)
    let list = last && !isNode(last) && row.list === null ? last : null
    if (!list) {
      list = { attrs: row.list ?? listFor(row.ordinal), items: [] }
      siblings.push(list)
    }
    if (items.length === 0) open.listed = true
    const item: OpenItem = {
      attrs: { id: row.item ?? ids(), role: row.role, ordinal: row.ordinal },
      depth,
      children: [schema.nodes.para.create({ runOn: row.runOn }, row.text)],
    }
    list.items.push(item)
    items.push(item)
  }

  for (const row of rows) {
    if (outside.has(row.type) || (row.type === "aside" && (row.depth < 0 || !(section || row.section)))) {
      section = null
      items = []
      top.push(nodeOf(row))
      continue
    }
    const open: OpenSection = row.section
      ? openSection(row.section)
      : (section ?? openSection({ id: ids(), role: row.role, part: null }))
    if (row.type === "heading") {
      // A heading opens its section; one that opens none heads the rest of the section anew.
      const headed = row.section ? open : openSection({ id: ids(), role: open.attrs.role, part: null })
      headed.children.push(nodeOf(row))
      continue
    }
    if (row.item !== null) {
      addItem(open, row, Math.max(1, row.depth))
      continue
    }
    closeTo(row.type === "intro" ? 0 : row.depth)
    if (row.type === "intro") {
      const node = open.listed ? nodeOf({ ...row, type: "leadIn", role: open.attrs.role }) : nodeOf(row)
      put(open, node)
    } else if (row.type === "para" && items.length === 0)
      addItem(open, { ...row, role: open.attrs.role, list: null }, 1)
    else put(open, nodeOf(row))
  }
  return top.map((child) => ("attrs" in child && "listed" in child ? sectionNode(child) : child))
}

function nodeOf(row: Row): Node {
  const { ordinal, runOn, role, reason, kind } = row
  const attrs = { ordinal, runOn, role, reason, kind }
  const type = schema.nodes[row.type]
  // A node keeps the attributes that its type has.
  const own = Object.keys(type.spec.attrs ?? {}) as (keyof typeof attrs)[]
  return type.create(Object.fromEntries(own.map((name) => [name, attrs[name]])), row.text)
}

function sectionNode({ attrs, children }: OpenSection): Node {
  return schema.nodes.section.create(attrs, childNodes(children))
}

function childNodes(children: readonly (Node | OpenList)[]): Node[] {
  return children.map((child) =>
    isNode(child)
      ? child
      : schema.nodes.list.create(
          child.attrs,
          child.items.map((item) => schema.nodes.item.create(item.attrs, childNodes(item.children))),
        ),
  )
}

/** A list that begins with this ordinal. */
function listFor(ordinal: string): ListAttrs {
  const read = readOrdinal(ordinal)
  return { style: read?.style ?? (ordinal === "" ? "none" : "label"), start: Math.max(1, read?.n ?? 1) }
}

/** Ids that no row has: from the text, as those of an import are. */
export function newIds(rows: readonly Row[]): () => string {
  let fresh: (() => string) | null = null
  const taken = new Set(rows.flatMap((row) => [row.item, row.section?.id]))
  return () => {
    fresh ??= idsFor(rows.map(textOf).join("\n"))
    let id = fresh()
    while (taken.has(id)) id = fresh()
    taken.add(id)
    return id
  }
}

/** The text of a row behind its ordinal. */
export function textOf(row: Row): string {
  return row.text.textBetween(0, row.text.size)
}

/** What a row says, its ordinal included. */
export function wordsOf(row: Row): string {
  return row.ordinal + textOf(row)
}

/** The ordinal as part of the text, where the row is to be something that has none. */
export function ordinalIntoText(row: Row): void {
  if (row.ordinal === "") return
  row.text = Fragment.from(schema.text(row.ordinal)).append(row.text)
  row.ordinal = ""
}

/** The ordinal that the text begins with, if there is one, in front of it. */
export function ordinalOutOfText(row: Row): void {
  if (row.ordinal !== "") return
  trimStart(row)
  const read = readOrdinal(textOf(row).slice(0, 16))
  if (read) takeOrdinal(row, read.text.length)
}

/** Makes the first `length` characters of the text the ordinal. */
export function takeOrdinal(row: Row, length: number): void {
  row.ordinal = textOf(row).slice(0, length).trimEnd()
  row.text = row.text.cut(length)
  trimStart(row)
}

export function trimStart(row: Row): void {
  const words = textOf(row)
  row.text = row.text.cut(words.length - words.trimStart().length)
}
