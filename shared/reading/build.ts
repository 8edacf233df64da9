import type { Attrs, Node } from "prosemirror-model"
import { type IdSource, idsFor } from "../model/ids"
import type { Properties } from "../model/properties"
import { schema } from "../model/schema"
import type { Place } from "../model/text-map"
import type { SourceText } from "../source/source-text"
import type { OrdinalStyle } from "../text/ordinals"
import { isSpace } from "../text/space"
import type { Imported } from "./imported"
import {
  isList,
  isSection,
  type Tree,
  type TreeBlock,
  type TreeItem,
  type TreeList,
  type TreeSection,
} from "./tree"
import type { Origin } from "./wrapped"

/**
 * Writes the tree as the report's nodes, and the place of each block beside it. Places come out in the
 * order in which `readOutline` meets the blocks, because both walk the tree in document order.
 *
 * The tree is used up: what has become nodes is taken out of it, as both of a long text fill the memory.
 *
 * @param raw the text that the tree's ranges point into
 * @param origin where that text stands in the source
 */
export function buildReport(
  source: SourceText,
  raw: string,
  origin: Origin,
  tree: Tree,
  properties: Properties,
): Imported {
  const places: Place[] = []
  const ordinalOf = ordinalReader(raw)
  const give = idGiver(source)
  const ids = (at: number | null) => give(at === null ? null : origin.range([at, at + 1])[0])

  const block = (b: TreeBlock): Node => {
    const [start, end] = b.text
    places.push({
      ordinal: b.ordinal && origin.range(b.ordinal),
      segments: origin.segments(b.text),
      at: origin.range([start, start])[0],
    })
    const ordinal = ordinalOf(b)
    return schema.nodes[b.type].create(
      attrsFor(b, ordinal),
      end > start ? [schema.text(raw.slice(start, end))] : [],
    )
  }
  const nodes = (children: readonly (TreeBlock | TreeList)[]): Node[] =>
    children.map((child) => (isList(child) ? list(child) : block(child)))

  const list = (l: TreeList): Node => {
    const style: OrdinalStyle = l.items[0]?.style ?? "none"
    const start = l.items[0]?.n ?? 1
    const items = l.items.map(item)
    l.items = []
    return schema.nodes.list.create({ style, start: Math.max(1, start) }, items)
  }
  const item = (i: TreeItem): Node => {
    const id = ids(i.first.ordinal?.[0] ?? i.first.text[0])
    const first = block(i.first)
    const ordinal = ordinalOf(i.first)
    const content = i.rest.length === 0 ? [first] : [first, ...nodes(i.rest)]
    i.rest = []
    return withAttrs(schema.nodes.item.create(null, content), { id, role: i.role, ordinal })
  }
  const section = (s: TreeSection): Node => {
    const id = ids(s.heading ? (s.heading.ordinal?.[0] ?? s.heading.text[0]) : null)
    const heading = s.heading ? [block(s.heading)] : []
    const content = [...heading, ...nodes(s.body)]
    s.body = []
    return schema.nodes.section.create({ id, role: s.role, part: s.part }, content)
  }
  const children = tree.children.map((child) => (isSection(child) ? section(child) : block(child)))
  const doc = schema.nodes.doc.create({ skeleton: tree.skeleton, properties }, children)
  return { format: source.format, doc, map: { text: source.text, places }, notices: source.notices }
}

/** Reads the ordinals of blocks, those that are alike as one string: a long list has few, again and again. */
function ordinalReader(raw: string): (block: TreeBlock) => string {
  const known = new Map<string, string>()
  return ({ ordinal }) => {
    if (!ordinal) return ""
    const written = raw.slice(...ordinal)
    const same = known.get(written)
    if (same !== undefined) return same
    known.set(written, written)
    return written
  }
}

/**
 * Gives a node attributes of its own, all that its type has. The library makes an object without a prototype of those
 * that it is given, which the engine keeps as a table of some 300 bytes: for every item, a quarter of a long report.
 *
 * @param node fresh from `create`, seen by nobody yet
 */
function withAttrs(node: Node, attrs: Attrs): Node {
  ;(node as { attrs: Attrs }).attrs = attrs
  return node
}

/** Null where every attribute has its default: those the schema has ready. */
function attrsFor(b: TreeBlock, ordinal: string): Record<string, unknown> | null {
  switch (b.type) {
    case "heading":
      return { ordinal }
    case "leadIn":
      return { role: b.role ?? "other", runOn: b.runOn }
    case "aside":
      return { reason: b.reason ?? "", runOn: b.runOn }
    case "signature":
      return { kind: b.kind ?? "name" }
    case "intro":
    case "para":
      return b.runOn ? { runOn: true } : null
    default:
      return null
  }
}

/**
 * Gives stable ids: the bookmark that stands at the place, if it is one of ours and not yet given, else a
 * new one. A copied paragraph brings its bookmark along twice; only the first keeps it.
 */
function idGiver(source: SourceText): (at: number | null) => string {
  const anchors: { id: string; at: number }[] = []
  const taken = new Set<string>()
  let isSorted = true
  for (const paragraph of source.paragraphs)
    for (const anchor of paragraph.anchors) {
      isSorted &&= anchor.at >= (anchors[anchors.length - 1]?.at ?? 0)
      anchors.push(anchor)
      taken.add(anchor.id)
    }
  if (!isSorted) anchors.sort((a, b) => a.at - b.at)
  const used = new Set<string>()
  // A file of our own brings them all.
  let fresh: IdSource | null = null
  let next = 0
  return (at) => {
    if (at !== null) {
      // Word puts a bookmark before the spaces of an indent as readily as behind them.
      let from = at
      while (from > 0 && isSpace(source.text.charCodeAt(from - 1)) && source.text[from - 1] !== "\n") from--
      while (next < anchors.length && anchors[next]!.at < from) next++
      for (let k = next; k < anchors.length && anchors[k]!.at <= at; k++) {
        const { id } = anchors[k]!
        if (used.has(id) || !/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(id)) continue
        used.add(id)
        return id
      }
    }
    for (;;) {
      fresh ??= idsFor(source.text)
      const id = fresh()
      if (!taken.has(id)) return id
    }
  }
}
