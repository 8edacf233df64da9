import { Fragment, Node } from "prosemirror-model"
import { hash } from "../model/ids"
import type { Block, Item, List, Outline, Section } from "../model/outline"
import type { Role } from "../model/roles"
import { attrsOf, type BlockName, schema } from "../model/schema"
import { type OrdinalStyle, readOrdinal } from "../text/ordinals"
import type { Row } from "./rows"

type Kind = "doc" | "section" | "list" | "item"
type Ref = Section | List | Item

/** A node with children while the report is put together. */
interface Holder {
  kind: Kind
  /** What it is of ours; null for a new one. */
  ref: Ref | null
  attrs: Record<string, unknown>
  children: (Holder | Node)[]
}

/**
 * Puts a report together from its rows. A row of ours goes where it stood, as far as what it stood in is there; a
 * row that comes in, or has come from elsewhere, goes where its surroundings and its number say. Whatever the rows,
 * the report is a valid one, and its text is theirs in order.
 */
export function buildFrom(rows: readonly Row[], outline: Outline): Node {
  const top: Holder = { kind: "doc", ref: null, attrs: outline.doc.attrs, children: [] }
  const builder = new Builder(top, outline)
  for (const [i, row] of rows.entries()) builder.place(row, () => nextFixed(rows, i))
  return nodeOf(top, outline.doc)
}

function nextFixed(rows: readonly Row[], i: number): Block | null {
  for (let k = i + 1; k < rows.length; k++) if (!rows[k]!.floats) return rows[k]!.source
  return null
}

function nodeOf(holder: Holder, original: Node | null): Node {
  const children = holder.children.map((child) =>
    child instanceof Node ? child : nodeOf(child, child.ref?.node ?? null),
  )
  if (
    original &&
    original.attrs === holder.attrs &&
    original.childCount === children.length &&
    children.every((child, i) => child === original.child(i))
  )
    return original
  return schema.nodes[holder.kind].create(holder.attrs, children)
}

/** Everything that a block stands in, outermost first: its section, then list and item by turns. */
function chainOf(block: Block): Ref[] {
  const chain: Ref[] = []
  for (let item = block.item; item; item = item.parent) chain.unshift(item.list, item)
  if (block.section) chain.unshift(block.section)
  return chain
}

const kindAt = (level: number): Kind => (level === 0 ? "section" : level % 2 === 1 ? "list" : "item")

/** Depth of a number by GB/T 9704—2012 7.3.3; 一是 and its kin stand below all of them. */
const ranks: Readonly<Record<OrdinalStyle, number>> = {
  han: 1,
  hanParen: 2,
  arabic: 3,
  arabicParen: 4,
  circled: 5,
  shi: 6,
  di: 6,
  firstly: 6,
  label: 7,
  none: 7,
}

const topTypes: readonly BlockName[] = ["title", "byline", "addressee", "opening", "signature"]

class Builder {
  private path: Holder[]
  private readonly used = new Set<Ref>()
  private readonly ids: Set<string>

  constructor(
    private readonly top: Holder,
    outline: Outline,
  ) {
    this.path = [top]
    this.ids = new Set([...outline.items, ...outline.sections].map(({ id }) => id))
  }

  place(row: Row, next: () => Block | null): void {
    const { source } = row
    if (!source) {
      this.placeNew(row, next())
      return
    }
    const chain = chainOf(source)
    if (chain.length === 0) {
      this.closeTo(0)
      this.top.children.push(blockOf(row, source.type, row.runOn))
    } else if (source.section!.heading === source) this.openSection(row, source.section!)
    else if (row.floats && !this.isOpen(chain[0]!)) this.placeMoved(row, source, next())
    else this.placeIn(row, source, chain)
  }

  private isOpen(ref: Ref): boolean {
    return this.path.some((holder) => holder.ref === ref)
  }

  private get depth(): number {
    return this.path.length - 1
  }

  private closeTo(depth: number): void {
    this.path.length = depth + 1
  }

  private open(kind: Kind, ref: Ref | null, attrs: Record<string, unknown>): void {
    const holder: Holder = { kind, ref, attrs, children: [] }
    if (ref) this.used.add(ref)
    this.path.at(-1)!.children.push(holder)
    this.path.push(holder)
  }

  /** Opens something of ours, or its like where it is there already. */
  private openRef(kind: Kind, ref: Ref, changed: Record<string, unknown> = {}): void {
    const { attrs } = ref.node
    const isNew = this.used.has(ref)
    const all = { ...changed, ...(isNew && kind !== "list" ? { id: this.newId(`${attrs.id}`) } : {}) }
    const same = Object.entries(all).every(([name, value]) => attrs[name] === value)
    this.open(kind, isNew ? null : ref, same ? attrs : { ...attrs, ...all })
  }

  /** The same text at the same place gets the same id. */
  private newId(seed: string): string {
    for (let n = 1; ; n++) {
      const id = `i${hash(seed)}n${n}`
      if (this.ids.has(id)) continue
      this.ids.add(id)
      return id
    }
  }

  private openSection(row: Row, section: Section): void {
    this.closeTo(0)
    this.openRef("section", section)
    this.path[1]!.children.push(blockOf(row, "heading", false))
  }

  private placeIn(row: Row, source: Block, chain: readonly Ref[]): void {
    const opens = source.item?.blocks[0] === source
    let depth = 0
    let from = 0
    for (let k = chain.length - 1; k >= 0 && depth === 0; k--) {
      const at = this.path.findIndex((holder) => holder.ref === chain[k])
      if (at > 0) {
        depth = at
        from = k + 1
      }
    }
    for (let k = from; k < chain.length; k++) {
      const ref = chain[k]!
      const kind = kindAt(k)
      const last = k === chain.length - 1
      const above = this.path[depth + 1]
      if (kind === "section") depth = this.enterSection(ref)
      else if (kind === "list" && opens && k === chain.length - 2) {
        if (!(this.used.has(ref) && above?.kind === "list")) {
          this.closeTo(depth)
          this.openRef("list", ref)
        }
        depth++
      } else if (kind === "item" && opens && last) {
        this.closeTo(depth)
        this.openRef("item", ref, { ordinal: row.ordinal })
        this.path.at(-1)!.children.push(blockOf(row, "para", row.runOn))
        return
      }
      // What it stood in is gone, or closed: what stands there now takes it in.
      else if (this.path[depth]!.kind !== (kind === "list" ? "list" : "item"))
        depth = this.enterLast(depth, kind)
    }
    this.attach(row, source.type, depth)
  }

  private enterSection(ref: Ref): number {
    if (this.used.has(ref)) {
      if (this.path[1]) return 1
      const last = this.top.children.at(-1)
      if (last && !(last instanceof Node)) {
        this.path.push(last)
        return 1
      }
    }
    this.closeTo(0)
    this.openRef("section", ref)
    return 1
  }

  /** Goes into what is open below, or was last; stays where there is none. */
  private enterLast(depth: number, kind: Kind): number {
    const above = this.path[depth + 1]
    if (above?.kind === kind) return depth + 1
    const last = this.path[depth]!.children.at(-1)
    if (!last || last instanceof Node || last.kind !== kind) return depth
    this.closeTo(depth)
    this.path.push(last)
    return depth + 1
  }

  /** Puts a block that begins nothing into what is open at a depth. */
  private attach(begun: Row, type: BlockName, depth: number): void {
    const row = withOrdinal(begun)
    this.closeTo(depth)
    const holder = this.path[depth]!
    switch (holder.kind) {
      case "list": {
        this.path.push(holder.children.at(-1) as Holder)
        this.attach(row, type, depth + 1)
        return
      }
      case "item": {
        const own = type === "leadIn" || type === "aside" ? type : "para"
        holder.children.push(blockOf(row, own, row.runOn))
        return
      }
      case "section":
        this.attachToSection(row, type, holder, depth)
        return
      case "doc": {
        const last = holder.children.filter((child) => !(child instanceof Node)).at(-1) as Holder | undefined
        if (last && holder.children.at(-1) === last) {
          this.path.push(last)
          this.attach(row, type, 1)
          return
        }
        if (last) {
          this.open("section", null, { id: this.newId(`s${row.at}`), role: "other", part: null })
          this.attach(row, type, 1)
          return
        }
        const own = topTypes.includes(type) || type === "aside" ? type : "opening"
        holder.children.push(blockOf(row, own, row.runOn))
      }
    }
  }

  private attachToSection(row: Row, type: BlockName, section: Holder, depth: number): void {
    if (type === "leadIn" || type === "aside") {
      section.children.push(blockOf(row, type, row.runOn))
      return
    }
    const isBegun = section.children.some(
      (child) => !(child instanceof Node) || child.type === schema.nodes.leadIn,
    )
    if (!isBegun) {
      section.children.push(blockOf(row, "intro", row.runOn))
      return
    }
    const last = section.children.at(-1)
    if (last && !(last instanceof Node)) {
      this.path.push(last)
      this.attach(row, type, depth + 1)
      return
    }
    this.open("list", null, { style: "none", start: 1 })
    const role = row.source?.item?.role ?? row.hint?.item?.role ?? (section.attrs.role as Role)
    this.open("item", null, { id: this.newId(`p${row.at}`), role, ordinal: "" })
    this.path.at(-1)!.children.push(blockOf(row, "para", row.runOn))
  }

  /** A row of ours in a part that it did not stand in. */
  private placeMoved(row: Row, source: Block, next: Block | null): void {
    const { item } = source
    if (!item || item.blocks[0] !== source) {
      this.attach(row, source.type, this.depth)
      return
    }
    const style = readOrdinal(row.ordinal)?.style ?? attrsOf.list(item.list.node).style
    this.openListFor(style, next, item.list.node.attrs)
    this.openRef("item", item, { ordinal: row.ordinal })
    this.path.at(-1)!.children.push(blockOf(row, "para", row.runOn))
  }

  private placeNew(row: Row, next: Block | null): void {
    const { hint } = row
    const type = hint?.type ?? "para"
    const nextIsTop = next === null || next.section === null
    const isAtTop = this.depth === 0
    if (topTypes.includes(type) && nextIsTop && (isAtTop || type === "signature")) {
      this.closeTo(0)
      this.top.children.push(blockOf(withOrdinal(row), type, false))
      return
    }
    if (
      type === "heading" &&
      (next === null || next.section === null || next.type === "heading" || !isAtTop)
    ) {
      const { role } = hint!.section!
      this.closeTo(0)
      this.open("section", null, { id: this.newId(`h${row.at}`), role, part: null })
      this.path[1]!.children.push(blockOf(row, "heading", false))
      return
    }
    if (this.isItem(row, type)) {
      this.placeNewItem(row, next)
      return
    }
    this.attach(row, type === "leadIn" ? "leadIn" : "para", this.depth)
  }

  /** Without a number, only a list of such items has one more. */
  private isItem({ ordinal, hint }: Row, type: BlockName): boolean {
    if (this.depth === 0) return false
    if (ordinal !== "") return true
    if (type !== "para" || hint?.item?.blocks[0] !== hint) return false
    const list = this.path.filter((holder) => holder.kind === "list").at(-1)
    return list !== undefined && list.attrs.style === "none"
  }

  private placeNewItem(row: Row, next: Block | null): void {
    const { hint, ordinal } = row
    const number = readOrdinal(ordinal)
    const style = number?.style ?? (ordinal === "" ? "none" : "label")
    this.openListFor(style, next, { style, start: number?.n ?? 1 })
    const list = this.path.at(-1)!
    const beside = list.children.at(-1) as Holder | undefined
    const role =
      beside?.attrs.role ??
      (list.ref as List | null)?.items[0]?.role ??
      hint?.item?.role ??
      this.path[1]!.attrs.role
    this.open("item", null, { id: this.newId(`${row.at}${ordinal}`), role, ordinal })
    this.path.at(-1)!.children.push(blockOf(row, "para", row.runOn))
  }

  /** Opens the list that an item so numbered belongs to: one that is open, the one that follows, or a new one. */
  private openListFor(style: OrdinalStyle, next: Block | null, attrs: Record<string, unknown>): void {
    for (let at = this.depth; at > 0; at--)
      if (this.path[at]!.kind === "list" && this.path[at]!.attrs.style === style) {
        this.closeTo(at)
        return
      }
    const chain = next ? chainOf(next) : []
    for (let k = chain.length - 2; k >= 1; k -= 2) {
      const list = chain[k] as List
      const parent = this.path.findIndex((holder) => holder.ref === chain[k - 1])
      if (parent < 1 || this.used.has(list) || attrsOf.list(list.node).style !== style) continue
      this.closeTo(parent)
      this.openRef("list", list)
      return
    }
    let parent = Math.min(1, this.depth)
    for (let at = 2; at < this.depth; at += 2)
      if (ranks[this.path[at]!.attrs.style as OrdinalStyle] < ranks[style]) parent = at + 1
    this.closeTo(parent)
    if (parent === 0) this.open("section", null, { id: this.newId(`l${style}`), role: "other", part: null })
    this.open("list", null, { style: attrs.style, start: attrs.start })
  }
}

/** A number that numbers nothing is text. */
function withOrdinal(row: Row): Row {
  if (row.ordinal === "") return row
  const content = Fragment.from(schema.text(row.ordinal)).append(row.content)
  return { ...row, ordinal: "", content }
}

function blockOf(row: Row, type: BlockName, runOn: boolean): Node {
  const { source, hint, ordinal } = row
  const nodeType = schema.nodes[type]
  const known = (source ?? hint)?.node
  const attrs: Record<string, unknown> = {}
  if (known?.type === nodeType) Object.assign(attrs, known.attrs)
  else if (type === "signature") attrs.kind = "name"
  if (nodeType.spec.attrs && "runOn" in nodeType.spec.attrs) attrs.runOn = runOn
  if (type === "heading") attrs.ordinal = ordinal
  if (
    source?.node.type === nodeType &&
    source.node.content.eq(row.content) &&
    Object.entries(attrs).every(([name, value]) => source.node.attrs[name] === value)
  )
    return source.node
  return nodeType.create(attrs, row.content)
}
