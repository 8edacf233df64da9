import { Fragment, type Node } from "prosemirror-model"
import type { Properties } from "#shared/model/properties"
import { attrsOf, schema } from "#shared/model/schema"
import { type VisibleText, visible, visibleText } from "#shared/reading/visible"
import { isTraditional, simplifications, toSimplified } from "#shared/text/traditional"

/**
 * Traditional characters by the numbers of the visible characters that they are (`visible.ts`), each with the
 * simplified one in its place. Amending moves no character, so the numbers hold; one stands for one.
 */
export type Conversion = ReadonlyMap<number, string>

const none: Conversion = new Map()

/** What a reading would be written with in simplified script; empty when it is not a traditional text. */
export function conversionOf(doc: Node): Conversion {
  const of = visibleText(doc)
  if (!isTraditional(of.text)) return none
  const changes = new Map<number, string>()
  for (const [i, block] of of.outline.blocks.entries()) addChanges(of, i, block, changes)
  return changes
}

function addChanges(
  { starts }: VisibleText,
  i: number,
  { ordinal, node }: { ordinal: string; node: Node },
  changes: Map<number, string>,
): void {
  const words = ordinal + node.textContent
  let n = starts[i]!
  let done = 0
  for (const { at, to } of simplifications(words)) {
    n += visible(words.slice(done, at)).length
    done = at
    changes.set(n, to)
  }
}

/** The visible characters of a text, converted. */
export function convertVisible(text: string, changes: Conversion): string {
  if (changes.size === 0) return text
  return [...Array(text.length).keys()].map((n) => changes.get(n) ?? text.charAt(n)).join("")
}

/** A reading with the characters converted, wherever amending has put them. */
export function convertReading(doc: Node, changes: Conversion): Node {
  let n = 0
  /** A text whose first visible character is the n-th. */
  const converted = (text: string) =>
    text.replace(/\S/g, (character) => {
      const to = changes.get(n)
      n += 1
      return to ?? character
    })
  const walk = (node: Node): Node => {
    if (node.isText) return schema.text(converted(node.text!), node.marks)
    const { ordinal } = node.attrs
    const attrs = typeof ordinal === "string" ? { ...node.attrs, ordinal: converted(ordinal) } : node.attrs
    return node.type.create(attrs, Fragment.from(node.content.content.map(walk)), node.marks)
  }
  const next = walk(doc)
  const { properties } = attrsOf.report(doc)
  return doc.type.create({ ...doc.attrs, properties: inSimplified(properties) }, next.content)
}

function inSimplified(properties: Properties): Properties {
  const read = (text: string | null) => text && toSimplified(text)
  return {
    ...properties,
    name: read(properties.name),
    post: read(properties.post),
    unit: read(properties.unit),
  }
}
