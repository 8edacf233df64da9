import { Fragment, type Node, type NodeType, type ResolvedPos } from "prosemirror-model"
import type { Role } from "#shared/model/roles"
import { type BlockName, type ListAttrs, type SectionAttrs, schema } from "#shared/model/schema"

/**
 * A node of a report while commands rebuild it. A structural edit reads the report into drafts, moves them about, and
 * writes the whole back (`edit.ts`): what was not touched is the very same node again, so that the step covers
 * the changed stretch only. Working on a tree of objects keeps every command free of positions.
 */
export class Draft {
  parent: Draft | null = null
  private changed = false

  constructor(
    private type: NodeType,
    public attrs: Record<string, unknown>,
    /** Of a block always empty. */
    readonly children: Draft[],
    /** The text of a block, with its marks. */
    private text: Fragment,
    private readonly origin: Node | null,
  ) {
    for (const child of children) child.parent = this
  }

  static read(node: Node): Draft {
    if (node.isTextblock) return new Draft(node.type, node.attrs, [], node.content, node)
    return new Draft(node.type, node.attrs, node.content.content.map(Draft.read), Fragment.empty, node)
  }

  get name(): string {
    return this.type.name
  }

  get isBlock(): boolean {
    return this.type.isTextblock
  }

  get content(): Fragment {
    return this.text
  }

  set content(text: Fragment) {
    this.text = text
    this.changed = true
  }

  get length(): number {
    return this.text.size
  }

  set(attrs: Record<string, unknown>): void {
    if (Object.entries(attrs).every(([name, value]) => this.attrs[name] === value)) return
    this.attrs = { ...this.attrs, ...attrs }
    this.changed = true
  }

  /** Makes a block one of another kind; attributes that both have stay. */
  become(name: BlockName, attrs: object = {}): this {
    this.type = schema.nodes[name]
    const known = Object.entries(this.attrs).filter(([key]) => key in (this.type.spec.attrs ?? {}))
    this.attrs = { ...this.type.create().attrs, ...Object.fromEntries(known), ...attrs }
    this.changed = true
    return this
  }

  /** The node, the original one where nothing changed. */
  node(): Node {
    if (this.isBlock)
      return this.origin && !this.changed ? this.origin : this.type.create(this.attrs, this.text)
    const nodes = this.children.map((child) => child.node())
    const { origin } = this
    const same =
      origin !== null &&
      !this.changed &&
      origin.childCount === nodes.length &&
      nodes.every((node, i) => node === origin.child(i))
    return same ? origin : this.type.create(this.attrs, nodes)
  }

  get index(): number {
    return this.parent ? this.parent.children.indexOf(this) : 0
  }

  get previous(): Draft | null {
    return this.parent?.children[this.index - 1] ?? null
  }

  get next(): Draft | null {
    return this.parent?.children[this.index + 1] ?? null
  }

  /** Takes the draft out of its parent; a list that loses its last item goes with it. */
  detach(): this {
    const { parent } = this
    if (!parent) return this
    parent.children.splice(this.index, 1)
    this.parent = null
    if (parent.name === "list" && parent.children.length === 0) parent.detach()
    return this
  }

  insert(at: number, ...drafts: Draft[]): void {
    for (const draft of drafts) {
      draft.detach()
      draft.parent = this
    }
    this.children.splice(at, 0, ...drafts)
  }

  append(...drafts: Draft[]): void {
    for (const draft of drafts) draft.detach()
    this.insert(this.children.length, ...drafts)
  }

  putBefore(place: Draft): this {
    this.detach()
    place.parent!.insert(place.index, this)
    return this
  }

  putAfter(place: Draft): this {
    this.detach()
    place.parent!.insert(place.index + 1, this)
    return this
  }

  /** The blocks at and below the draft, in the order of the text. */
  blocks(): Draft[] {
    return this.isBlock ? [this] : this.children.flatMap((child) => child.blocks())
  }

  /** The nearest draft of the type above, or null. */
  above(name: string): Draft | null {
    for (let up = this.parent; up; up = up.parent) if (up.name === name) return up
    return null
  }

  contains(other: Draft): boolean {
    for (let up: Draft | null = other; up; up = up.parent) if (up === this) return true
    return false
  }
}

/** The draft of the block that a position lies in, or null between blocks. */
export function blockAt(root: Draft, $pos: ResolvedPos): Draft | null {
  if (!$pos.parent.isTextblock) return null
  let draft = root
  for (let depth = 0; depth < $pos.depth; depth++) draft = draft.children[$pos.index(depth)]!
  return draft
}

export function newBlock(name: BlockName, text: string | Fragment = "", attrs: object = {}): Draft {
  const content = typeof text === "string" ? (text ? Fragment.from(schema.text(text)) : Fragment.empty) : text
  const node = schema.nodes[name].create(attrs)
  return new Draft(node.type, node.attrs, [], content, null)
}

export function newItem(role: Role, id: string, ...children: Draft[]): Draft {
  return parentOf(schema.nodes.item, { id, role, ordinal: "" }, children)
}

export function newList(attrs: Partial<ListAttrs>, ...items: Draft[]): Draft {
  return parentOf(schema.nodes.list, { style: "none", start: 1, ...attrs }, items)
}

export function newSection(attrs: Omit<SectionAttrs, "part">, ...children: Draft[]): Draft {
  return parentOf(schema.nodes.section, { ...attrs, part: null }, children)
}

function parentOf(type: NodeType, attrs: Record<string, unknown>, children: Draft[]): Draft {
  const draft = new Draft(type, attrs, [], Fragment.empty, null)
  draft.append(...children)
  return draft
}

/** The innermost item that a block belongs to. */
export const itemOf = (block: Draft): Draft | null => (block.parent?.name === "item" ? block.parent : null)

/** The block that stands behind its item's ordinal. */
export const isLead = (block: Draft): boolean => itemOf(block)?.children[0] === block

export const isBlank = (draft: Draft): boolean => draft.blocks().every((block) => block.length === 0)

export const roleOf = (draft: Draft): Role => draft.attrs.role as Role

export const listAttrsOf = (list: Draft) => list.attrs as ListAttrs
